//! A finished dossier read again: what is in the cells it computed, next to what they should say.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::columns::of_form;
use super::grid::{Content, Grid};
use super::{Spreadsheet, form, narrative};
use crate::criteria::{Book, ItemRef, Levels};
use crate::diag::Origin;
use crate::layout::dossier::{self, COMPUTED, Computed, ROW_ID, heading, sha_property, sheet_name};
use crate::layout::narrative::Head;
use crate::layout::{self, Column, RowId, Sheet, answers, property, split_own};
use crate::messages::Lang;
use crate::text::fold;

/// A cell that says something else than it should; a side is empty where the cell is blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    pub origin: Origin,
    pub stands: String,
    /// What should.
    pub computed: String,
    /// A formula that some program saved without calculating it: nobody has changed it.
    pub uncalculated: bool,
}

/// A criteria file as a workbook names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCriteria {
    pub id: String,
    pub version: String,
    /// Its fingerprint, if it is kept.
    pub sha256: Option<String>,
}

/// The sheet appraisers write into.
pub(super) const APPRAISED: &str = "t3";

/// Input sheets that are all rows, taken as they are.
pub(super) const ROWS: [Sheet; 9] = [
    Sheet::Villages,
    Sheet::VillageFigures,
    Sheet::Documents,
    Sheet::Specials,
    Sheet::Resources,
    Sheet::Debts,
    Sheet::Survey,
    Sheet::Meeting,
    Sheet::Procedure,
];

impl Spreadsheet {
    /// Whether this is a finished dossier of ours.
    pub fn is_dossier(&self) -> bool {
        self.property(property::KIND) == Some("dossier") && self.is_ours()
    }

    /// SHA-256 of everything typed into its input sheets, whatever the law makes of it: a line per cell, named by
    /// the hidden id of its row where it has one.
    pub fn inputs_fingerprint(&self) -> String {
        self.inputs_fingerprint_beside(self)
    }

    /// The same; for a formula that some program saved without calculating it is what the same dossier written
    /// again has there.
    pub fn inputs_fingerprint_beside(&self, anew: &Spreadsheet) -> String {
        let mut text = String::new();
        for ((sheet, id, column), (_, content)) in by_column(self) {
            line(&mut text, sheet, &id, column, &content);
        }
        for sheet in ROWS {
            let calculated = form::sheet(&anew.sheets, sheet);
            let cells = form::sheet(&self.sheets, sheet).into_iter().flat_map(|grid| &grid.cells);
            for ((row, column), content) in cells {
                let content = match content {
                    Content::NoResult => calculated.map(|grid| grid.text(*row, *column)).unwrap_or_default(),
                    other => other.plain(),
                };
                line(&mut text, sheet, &row.to_string(), *column, &content);
            }
        }
        Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
    }

    /// The criteria files it was written by.
    pub fn criteria(&self) -> Vec<NamedCriteria> {
        let listed = self.property(property::CRITERIA).unwrap_or_default().split("; ");
        let named = listed.filter_map(|file| file.rsplit_once('@')).map(|(id, version)| NamedCriteria {
            id: id.to_string(),
            version: version.to_string(),
            sha256: self.property(&sha_property(id)).map(str::to_string),
        });
        named.collect()
    }

    /// The sheet of a dossier by the id of its name.
    pub fn paper(&self, id: &str) -> Option<&Grid> {
        let name = fold(&sheet_name(id));
        self.sheets.iter().find(|g| fold(&g.name) == name)
    }

    /// The indicator a row of a sheet is of, by the hidden id of the row: "basic:2.2", "basic:2.2 muc".
    pub fn row_id(&self, sheet: &str, row: u32) -> Option<ItemRef> {
        let grid = self.paper(sheet)?;
        let (_, id) = find(grid, ROW_ID)?;
        grid.text(row, id).split(' ').next()?.parse().ok()
    }

    /// The word under "Đánh giá" of every item, with its cell.
    pub fn verdict_words(&self) -> BTreeMap<ItemRef, (Origin, String)> {
        let mut words = BTreeMap::new();
        for book in books() {
            let Some(grid) = form::sheet(&self.sheets, Sheet::Answers(book)) else { continue };
            let Some(header) = of_form(grid) else { continue };
            let series = form::owner_of(grid).map(|of| of.series).unwrap_or_default();
            let at = |column| header.columns.get(&column).copied();
            let (Some(id), Some(code), Some(verdict)) = (at(Column::Id), at(Column::Code), at(Column::Verdict)) else { continue };
            for row in grid.rows().filter(|r| *r > header.row) {
                let of = item_of(book, &series, RowId::read(&grid.text(row, id)), grid.text(row, code));
                // Parts of an indicator are below its own row.
                if let Some(of) = of.filter(|of| !of.code.contains('/')) {
                    words.entry(of).or_insert_with(|| (grid.origin(row, verdict), grid.text(row, verdict)));
                }
            }
        }
        words
    }

    /// Every computed cell that says something else than in the same dossier written again.
    pub fn differing(&self, anew: &Spreadsheet) -> Vec<Differing> {
        let mut found = Vec::new();
        for computed in COMPUTED {
            match (self.paper(computed.sheet), anew.paper(computed.sheet)) {
                (Some(old), Some(new)) => own_cells(computed, old, new, &mut found),
                (None, Some(new)) => found.push(missing(self, new)),
                _ => {}
            }
        }
        for book in books() {
            let sheet = |book: &Spreadsheet, of| form::sheet(&book.sheets, Sheet::Answers(of)).cloned();
            if let (Some(old), Some(new)) = (sheet(self, book), sheet(anew, book)) {
                let own = [Column::Required, Column::Verdict].map(|c| u32::from(c.index()));
                compare(&old, &new, &|row, column| row >= answers::HEADING_ROW - 1 && own.contains(&column), &mut found);
            }
        }
        found
    }
}

/// The item a row is of: conditions by their hidden ids, for what stands under “Mã” is a number.
fn item_of(book: Book, series: &std::sync::Arc<str>, id: Option<RowId>, code: String) -> Option<ItemRef> {
    match (book, id?) {
        (_, RowId::Criterion(_)) => None,
        (Book::Set(_), _) => Some(ItemRef { book, series: series.clone(), code }),
        (Book::Condition, RowId::Item(id) | RowId::Measure(id) | RowId::Shown(id)) => id.parse().ok(),
    }
}

fn books() -> Vec<Book> {
    Levels::named().books().collect()
}

/// A typed cell: its sheet, the id of its row, and what its column is counted as.
pub(super) type TypedCell = (Sheet, String, u32);

/// The typed cells of the rows that have an id, by sheet, id and column: those of answers are counted as before there were
/// columns that answer, so that dossiers keep their fingerprints.
pub(super) fn by_column(book: &Spreadsheet) -> BTreeMap<TypedCell, (Origin, String)> {
    let mut cells = BTreeMap::new();
    for sheet in books().into_iter().map(Sheet::Answers).chain([Sheet::Commune]) {
        let Some(grid) = form::sheet(&book.sheets, sheet) else { continue };
        let Some((id, columns)) = typed_columns(sheet, grid) else { continue };
        for row in grid.rows() {
            let written = grid.text(row, id);
            let id = split_own(&written).0.to_string();
            if id.is_empty() || (sheet != Sheet::Commune && !matches!(RowId::read(&id), Some(RowId::Measure(_)))) {
                continue;
            }
            for (counted, column) in columns.iter().copied().filter(|(_, c)| grid.get(row, *c).is_some()) {
                cells.insert((sheet, id.clone(), counted), (grid.origin(row, column), grid.text(row, column)));
            }
        }
    }
    let told = |(topic, cell)| ((Sheet::Narrative, Head::of(&topic).write(), narrative::column(&topic)), cell);
    cells.extend(narrative::told(book).texts.into_iter().map(told));
    cells
}

/// The cells next to answers whose words were typed into the dossier before this one, and are in no form.
pub(super) fn own_words(book: &Spreadsheet) -> BTreeSet<TypedCell> {
    let of_row = |(sheet, written): (Sheet, String)| {
        let (id, own) = split_own(&written);
        let columns = Column::TYPED.into_iter().filter(|column| own.contains(&column.id()));
        columns.map(|column| (sheet, id.to_string(), counted(column))).collect::<Vec<_>>()
    };
    answer_rows(book).flat_map(of_row).collect()
}

/// The rows of the sheets of answers that have a place for words: those that only show what is answered elsewhere have other ids.
pub(super) fn open_rows(book: &Spreadsheet) -> BTreeSet<(Sheet, String)> {
    answer_rows(book)
        .map(|(sheet, written)| (sheet, split_own(&written).0.to_string()))
        .filter(|(_, id)| id.starts_with("measure "))
        .collect()
}

/// Each row of the sheets of answers with its hidden id.
fn answer_rows(book: &Spreadsheet) -> impl Iterator<Item = (Sheet, String)> {
    books().into_iter().map(Sheet::Answers).flat_map(|sheet| {
        let grid = form::sheet(&book.sheets, sheet);
        let id = grid.and_then(of_form).and_then(|header| header.columns.get(&Column::Id).copied());
        let rows = grid.zip(id).into_iter().flat_map(|(grid, id)| grid.rows().map(move |row| grid.text(row, id)));
        rows.map(move |written| (sheet, written)).collect::<Vec<_>>()
    })
}

/// What a column of answers is counted as.
pub(super) fn counted(column: Column) -> u32 {
    Column::before_answering().position(|c| c == column).unwrap_or_default() as u32
}

/// The column of the ids, and of those typed into what each is counted as and where it is.
fn typed_columns(sheet: Sheet, grid: &Grid) -> Option<(u32, Vec<(u32, u32)>)> {
    if sheet == Sheet::Commune {
        let own = u32::from(layout::commune::VALUE)..=u32::from(layout::commune::TO);
        return Some((u32::from(layout::commune::ID), own.map(|c| (c, c)).collect()));
    }
    let columns = of_form(grid)?.columns;
    let typed = Column::TYPED.iter().filter_map(|column| Some((counted(*column), *columns.get(column)?))).collect();
    Some((*columns.get(&Column::Id)?, typed))
}

/// Blank cells say nothing; the parts are apart by a mark no cell can hold.
fn line(text: &mut String, sheet: Sheet, row: &str, column: u32, content: &str) {
    if !content.is_empty() {
        text.push_str(&format!("{}\u{1f}{row}\u{1f}{column}\u{1f}{content}\u{1e}", sheet.name()));
    }
}

/// A sheet that is gone: reported at its first cell.
fn missing(of: &Spreadsheet, new: &Grid) -> Differing {
    let origin = Origin { file: of.file.clone(), ..new.origin(0, 0) };
    Differing { origin, stands: String::new(), computed: new.name.to_string(), uncalculated: false }
}

/// The rows and columns people write into: below a row of headings, these columns.
pub(super) struct Open {
    /// The row of the headings.
    pub top: u32,
    /// The column of the ids of the rows.
    pub id: u32,
    /// Each column with the id of its heading, or its words where those are data.
    pub columns: Vec<(String, u32)>,
}

impl Open {
    /// Those of a sheet, found by the headings that are there.
    pub fn of(grid: &Grid, open: dossier::Open) -> Option<Self> {
        let (top, id) = find(grid, ROW_ID)?;
        let at = |column: &str| grid.row(top).find(|(_, c)| c.plain() == heading(column)).map(|(at, _)| at);
        let columns = match open {
            dossier::Open::Headed(ids) => ids.iter().filter_map(|column| Some(((*column).to_string(), at(column)?))).collect(),
            dossier::Open::From(first) => grid.row(top).filter(|(at, _)| (first..id).contains(at)).map(|(at, c)| (c.plain(), at)).collect(),
        };
        Some(Self { top, id, columns })
    }
}

/// The first cell with the words of a heading.
fn find(grid: &Grid, id: &str) -> Option<(u32, u32)> {
    let words = heading(id);
    grid.cells.iter().find(|(_, content)| content.plain() == words).map(|(at, _)| *at)
}

/// Compares the program's own cells: what it leaves blank in a column for people is theirs.
fn own_cells(computed: Computed, old: &Grid, new: &Grid, found: &mut Vec<Differing>) {
    let open = dossier::open(computed.sheet).and_then(|open| Open::of(new, open));
    let apart: Vec<(u32, u32)> = computed.apart.iter().filter_map(|id| find(new, id)).collect();
    let free = |row: u32, column: u32| {
        let typed = open.as_ref().is_some_and(|o| row > o.top && o.columns.iter().any(|(_, at)| *at == column));
        (typed && new.get(row, column).is_none()) || apart.iter().any(|(top, at)| row > *top && column == *at)
    };
    compare(old, new, &|row, column| row >= computed.first && !free(row, column), found);
}

fn compare(old: &Grid, new: &Grid, own: &dyn Fn(u32, u32) -> bool, found: &mut Vec<Differing>) {
    let text = |content: Option<&Content>| content.map(Content::plain).unwrap_or_default();
    let mut cells: Vec<(u32, u32)> = old.cells.keys().chain(new.cells.keys()).copied().collect();
    cells.sort_unstable();
    cells.dedup();
    for (row, column) in cells.into_iter().filter(|(row, column)| own(*row, *column)) {
        let (stands, computed) = (text(old.get(row, column)), text(new.get(row, column)));
        if stands != computed {
            let uncalculated = old.get(row, column) == Some(&Content::NoResult);
            found.push(Differing { origin: old.origin(row, column), stands, computed, uncalculated });
        }
    }
}

/// A file of the register with the fingerprint it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// Its path, as the register names it.
    pub file: String,
    /// SHA-256 in hex.
    pub sha256: String,
    /// The cell of its fingerprint.
    pub origin: Origin,
}

impl Spreadsheet {
    /// The files of the register whose fingerprint was taken.
    pub fn registered(&self) -> Vec<Registered> {
        let Some(grid) = self.paper("t5") else { return Vec::new() };
        let (file, sha) = (Lang::Vi.text("heading-document-file"), Lang::Vi.text("heading-sha256"));
        let column = |row: u32, heading: &str| grid.row(row).find(|(_, c)| c.plain() == heading).map(|(at, _)| at);
        let Some((top, file, sha)) = grid.rows().find_map(|r| Some((r, column(r, &file)?, column(r, &sha)?))) else { return Vec::new() };
        let one = |row: u32| Registered { file: grid.text(row, file), sha256: grid.text(row, sha), origin: grid.origin(row, sha) };
        grid.rows().filter(|r| *r > top).map(one).filter(|r| !r.file.is_empty() && !r.sha256.is_empty()).collect()
    }
}
