//! A hand-made sheet: a column of codes and a column of results, wherever they stand.

use super::HandVerdict;
use super::catalog::{Catalog, Meant};
use super::columns::{Header, hand_made};
use super::grid::{Content, Grid};
use super::rows::{Answers, Row};
use super::spot::Spot;
use super::values::{Desk, NONE};
use crate::criteria::{Book, ItemRef};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::Column;
use crate::text::{fold, nearest};

/// A sheet with its headings.
pub(super) struct Table<'a> {
    /// The sheet.
    pub grid: &'a Grid,
    /// The headings.
    pub header: Header,
}

/// The table that is meant: the only one, or the one on the sheet asked for.
pub(super) fn choose<'a>(
    sheets: &'a [Grid],
    asked: Option<&str>,
    find: &dyn Fn(&Grid) -> Option<Header>,
    file: &Place,
) -> Result<Table<'a>, Diagnostic> {
    let named = |grid: &&Grid| asked.is_none_or(|name| fold(&grid.name) == fold(name));
    let candidates: Vec<&Grid> = sheets.iter().filter(named).filter(|g| asked.is_some() || !g.hidden).collect();
    exists(sheets, asked, file)?;
    let mut tables: Vec<Table> = candidates.iter().filter_map(|grid| Some(Table { grid, header: find(grid)? })).collect();
    match tables.len() {
        0 => Err(Diagnostic::new(Code::NoTable, file.clone()).with("sheets", names(candidates.into_iter()))),
        1 if !tables[0].header.several.is_empty() => {
            let place = Place::Sheet(tables[0].grid.file.clone(), tables[0].grid.name.clone());
            Err(Diagnostic::new(Code::SeveralColumns, place).with("columns", tables[0].header.several.join(", ")))
        }
        1 => Ok(tables.remove(0)),
        _ => Err(Diagnostic::new(Code::SeveralTables, file.clone()).with("sheets", names(tables.iter().map(|t| t.grid)))),
    }
}

/// The sheet asked for is in the file.
pub(super) fn exists(sheets: &[Grid], asked: Option<&str>, file: &Place) -> Result<(), Diagnostic> {
    let Some(name) = asked.filter(|name| sheets.iter().all(|g| fold(&g.name) != fold(name))) else { return Ok(()) };
    let near = nearest(name, sheets.iter().map(|g| &*g.name)).unwrap_or(NONE);
    let finding = Diagnostic::new(Code::SheetUnknown, file.clone()).with("read", name).with("nearest", near);
    Err(finding.with("sheets", names(sheets.iter())))
}

fn names<'a>(sheets: impl Iterator<Item = &'a Grid>) -> String {
    sheets.map(|g| format!("“{}”", g.name)).collect::<Vec<_>>().join(", ")
}

impl<'a> Table<'a> {
    /// The headings of a sheet.
    pub fn header(grid: &Grid, year: Option<i16>, catalog: &Catalog) -> Option<Header> {
        hand_made(grid, year, &|code| catalog.knows(code))
    }

    /// Reads every row below the headings.
    pub fn read(&self, catalog: &Catalog, book: Option<Book>, desk: &mut Desk) -> (Answers, Vec<HandVerdict>) {
        let mut answers = Answers::default();
        let (mut verdicts, mut doubts) = (Vec::new(), Vec::new());
        let Some(code_column) = self.header.columns.get(&Column::Code) else { return (answers, verdicts) };
        for row in self.grid.rows().into_iter().filter(|r| *r > self.header.row) {
            let cells = Row::of(self.grid, row, &self.header.columns);
            let Some(code) = Spot::at(self.grid, row, *code_column).filter(|_| !cells.is_blank()) else { continue };
            if self.repeats_heading(&code) {
                continue;
            }
            match catalog.meant(&code, &self.text(row, Column::Name), book) {
                Meant::Heading | Meant::NoLevel => {}
                Meant::Fault(finding, measures) => {
                    desk.findings.push(finding);
                    doubts.push((measures, code.origin.clone()));
                }
                Meant::Measure(of, asked) => {
                    if let Some(answer) = cells.answer(desk, asked) {
                        verdicts.extend(self.verdict(row, &of, catalog, desk));
                        answers.add(of, asked, code.origin.clone(), answer, &mut desk.findings);
                    }
                }
            }
        }
        doubts.iter().for_each(|(measures, origin)| answers.doubt(measures, origin));
        (answers, verdicts)
    }

    fn text(&self, row: u32, column: Column) -> String {
        self.header.columns.get(&column).map(|c| self.grid.text(row, *c)).unwrap_or_default()
    }

    /// Headings repeated on a further page.
    fn repeats_heading(&self, code: &Spot) -> bool {
        self.grid.get(self.header.top, code.origin.column) == Some(code.content)
    }

    /// What a person typed under "Đánh giá": never an answer, but worth comparing.
    fn verdict(&self, row: u32, of: &ItemRef, catalog: &Catalog, desk: &Desk) -> Option<HandVerdict> {
        let spot = Spot::at(self.grid, row, *self.header.columns.get(&Column::Verdict)?)?;
        let Content::Text(word) = spot.content else { return None };
        let among = |list: &[String]| list.iter().any(|w| fold(w) == fold(word));
        let words = &desk.nation.words;
        let met = if among(&words.yes) {
            true
        } else if among(&words.no) {
            false
        } else {
            return None;
        };
        (catalog.parts(of) == 1).then(|| HandVerdict { item: of.clone(), met, typed: word.clone(), origin: spot.origin.clone() })
    }
}
