//! A form of ours: sheets by name, columns by heading, rows by their hidden id.

use super::catalog::{Catalog, Meant};
use super::columns::of_form;
use super::grid::Grid;
use super::rows::{AnswerCells, Answers};
use super::spot::Spot;
use super::values::Desk;
use crate::criteria::{Book, ItemRef, Law, Levels};
use crate::layout::{Column, RowId, Sheet, costs};
use crate::text::fold;

/// The sheet of a name. A sheet of answers that has another one, as somebody renamed it or saved it as text alone, is
/// known by its ids.
pub(super) fn sheet(sheets: &[Grid], wanted: Sheet) -> Option<&Grid> {
    let name = fold(&wanted.name());
    let renamed = |g: &&Grid| matches!(wanted, Sheet::Answers(book) if !is_named(g) && book_of(g) == Some(book));
    sheets.iter().find(|g| fold(&g.name) == name).or_else(|| sheets.iter().find(renamed))
}

/// Whether a sheet has the name of one of ours, which says what it is.
fn is_named(grid: &Grid) -> bool {
    let name = fold(&grid.name);
    Sheet::every().map(Sheet::name).chain([costs::name()]).any(|own| fold(&own) == name)
}

/// Sheets with something in them that are none of a form's: one of its own that somebody renamed may be among them.
pub(super) fn strangers(sheets: &[Grid]) -> impl Iterator<Item = &Grid> {
    let answers =
        |grid: &Grid| book_of(grid).and_then(|book| sheet(sheets, Sheet::Answers(book))).is_some_and(|own| std::ptr::eq(own, grid));
    sheets.iter().filter(move |grid| !grid.hidden && !grid.cells.is_empty() && !is_named(grid) && !answers(grid))
}

/// A sheet of answers saved as text alone.
pub(super) fn is_alone(sheets: &[Grid]) -> bool {
    matches!(sheets, [only] if only.exported && book_of(only).is_some())
}

/// The set whose measures the hidden ids of a sheet name.
fn book_of(grid: &Grid) -> Option<Book> {
    owner_of(grid).map(|of| of.book)
}

/// The item of the first measure that the hidden ids of a sheet name.
pub(super) fn owner_of(grid: &Grid) -> Option<ItemRef> {
    let header = of_form(grid)?;
    let id = *header.columns.get(&Column::Id)?;
    let own = |row: u32| match RowId::read(&grid.text(row, id))? {
        RowId::Measure(id) => id.split('/').next()?.parse().ok(),
        _ => None,
    };
    grid.rows().filter(|r| *r > header.row).find_map(own)
}

fn books() -> Vec<Book> {
    Levels::named().books().collect()
}

/// The first sheet whose rows are of the sets of another period than the law's.
pub(super) fn of_other_period<'g>(sheets: &'g [Grid], law: &Law) -> Option<&'g Grid> {
    let grids = books().into_iter().filter_map(|book| sheet(sheets, Sheet::Answers(book)));
    grids.into_iter().find(|grid| owner_of(grid).is_some_and(|of| !law.holds(&of)))
}

/// Whether any sheet of answers is there.
pub(super) fn has_answers(sheets: &[Grid]) -> bool {
    books().into_iter().any(|book| sheet(sheets, Sheet::Answers(book)).and_then(of_form).is_some())
}

pub(super) fn answers(sheets: &[Grid], catalog: &Catalog, desk: &mut Desk) -> Answers {
    let mut answers = Answers::default();
    let mut doubts = Vec::new();
    for book in books() {
        let Some(grid) = sheet(sheets, Sheet::Answers(book)) else { continue };
        let Some(header) = of_form(grid) else { continue };
        for row in grid.rows().filter(|r| *r > header.row) {
            let cells = AnswerCells::of(grid, row, &header.columns);
            let line = FormRow { grid, row, book, cells: &cells };
            let at = |column| header.columns.get(&column).copied();
            if let Some(doubt) = line.read(at(Column::Id), at(Column::Code), at(Column::Name), catalog, desk, &mut answers) {
                doubts.push((doubt, grid.origin(row, 0)));
            }
        }
    }
    doubts.iter().for_each(|(measures, origin)| answers.doubt(measures, origin));
    answers
}

struct FormRow<'a> {
    grid: &'a Grid,
    row: u32,
    book: Book,
    cells: &'a AnswerCells<'a>,
}

impl FormRow<'_> {
    /// Reads one row; the measures it may have been about when it is not understood.
    fn read(
        &self,
        id: Option<u32>,
        code: Option<u32>,
        name: Option<u32>,
        catalog: &Catalog,
        desk: &mut Desk,
        answers: &mut Answers,
    ) -> Option<Vec<String>> {
        let hidden = id.map(|c| self.grid.text(self.row, c)).and_then(|text| RowId::read(&text));
        let code = code.and_then(|c| Spot::at(self.grid, self.row, c));
        let found = match hidden {
            Some(RowId::Shown(_) | RowId::Item(_) | RowId::Criterion(_)) => return None,
            Some(RowId::Measure(id)) if self.cells.is_blank() => {
                if let Some(asked) = catalog.measure(&id) {
                    answers.compare_with(asked, self.cells, desk.strict);
                }
                answers.beside.insert(id, self.cells.beside());
                return None;
            }
            _ if self.cells.is_blank() => return None,
            Some(RowId::Measure(id)) => catalog.measure(&id).map(|asked| (item_of(&id, self.book, catalog), asked)),
            None => None,
        };
        let (of, asked) = match found {
            Some(found) => found,
            None => {
                let name = name.map(|c| self.grid.text(self.row, c)).unwrap_or_default();
                match catalog.meant(code.as_ref()?, &name, Some(self.book)) {
                    Meant::Measure(of, asked) => (of, asked),
                    Meant::Criterion(_) | Meant::Heading | Meant::NoLevel => return None,
                    Meant::Fault(finding, measures) => {
                        desk.findings.push(finding);
                        return Some(measures);
                    }
                }
            }
        };
        let at = code.map_or_else(|| self.grid.origin(self.row, 0), |c| c.origin);
        answers.compare_with(asked, self.cells, desk.strict);
        let answer = self.cells.answer(desk, asked)?;
        answers.add(of, asked, at, answer, &mut desk.findings);
        None
    }
}

/// The item that owns a measure: "basic:12.1/nam" is of basic:12.1.
fn item_of(measure: &str, book: Book, catalog: &Catalog) -> ItemRef {
    let owner = measure.split('/').next().unwrap_or_default();
    owner.parse().unwrap_or_else(|()| catalog.refer(book, owner))
}
