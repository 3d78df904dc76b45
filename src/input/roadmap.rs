//! A roadmap of ours, as an office has filled it. What was typed is kept or refused by its cell, never lost.

use std::collections::BTreeMap;

use super::Spreadsheet;
use super::as_typed::AsTyped;
use super::grid::{Content, Grid};
use super::sight::At;
use crate::commune::RoadmapRow;
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::{property, roadmap};
use crate::text::{fold, fold_loose};

/// Rows among which the headings are.
const SEARCHED: u32 = 20;

impl Spreadsheet {
    /// Whether this is a roadmap of ours; found by its headings where a program dropped the stamp.
    pub fn is_roadmap(&self) -> bool {
        let other = self.property(property::KIND).is_some_and(|kind| kind != roadmap::KIND);
        !other && sheet(&self.sheets).is_some_and(|(grid, _)| AsTyped::of(&self.bytes, &grid.name).is_some())
    }

    /// What was typed into a roadmap of a commune, in order.
    ///
    /// # Errors
    /// It is the roadmap of another commune, or something was typed that cannot be kept.
    pub fn roadmap(&self, commune: &str) -> Result<Vec<RoadmapRow>, Vec<Diagnostic>> {
        if let Some(other) = self.property(roadmap::COMMUNE).filter(|own| fold(own) != fold(commune)) {
            let finding = Diagnostic::new(Code::RoadmapOther, self.place()).with("own", other);
            return Err(vec![finding.with("commune", commune)]);
        }
        let Some((grid, top)) = sheet(&self.sheets) else { return Ok(Vec::new()) };
        let typed = AsTyped::of(&self.bytes, &grid.name).unwrap_or_default();
        let mut reader = RoadmapReader { grid, typed, above: None, rows: Vec::new(), faults: Vec::new() };
        let others = self.sheets().iter().filter(|g| !std::ptr::eq(*g, grid));
        others.filter_map(|g| g.cells.keys().next().map(|at| (g, *at))).for_each(|(g, at)| reader.unkept(g, at));
        grid.cells.keys().filter(|(row, column)| *row <= top && *column > last_shown(*row, top)).for_each(|at| reader.unkept(grid, *at));
        grid.rows().filter(|r| *r > top).for_each(|row| reader.row(row));
        if reader.faults.is_empty() { Ok(reader.rows) } else { Err(reader.faults) }
    }
}

/// The sheet of a roadmap of ours, with the row of its headings.
pub(super) fn sheet(sheets: &[Grid]) -> Option<(&Grid, u32)> {
    sheets.iter().find_map(|grid| Some((grid, heading_row(grid)?)))
}

/// Titles are in the first column; headings reach to the hidden one.
fn last_shown(row: u32, top: u32) -> u32 {
    if row == top || row + 1 == top { u32::from(roadmap::id_column()) } else { 0 }
}

fn heading_row(grid: &Grid) -> Option<u32> {
    let is = |row: u32, id: &str| fold_loose(&grid.text(row, u32::from(roadmap::index(id)))) == fold_loose(&roadmap::heading(id));
    grid.rows().take_while(|row| *row < SEARCHED).find(|row| roadmap::COLUMNS.iter().all(|(id, _)| is(*row, id)))
}

struct RoadmapReader<'a> {
    grid: &'a Grid,
    typed: AsTyped,
    /// Id and name of the item whose rows are being read.
    above: Option<(String, String)>,
    rows: Vec<RoadmapRow>,
    faults: Vec<Diagnostic>,
}

impl RoadmapReader<'_> {
    fn unkept(&mut self, grid: &Grid, (row, column): At) {
        let read = grid.text(row, column);
        self.faults.push(Diagnostic::new(Code::RoadmapUnkept, Place::Cell(grid.origin(row, column))).with("read", read));
    }

    fn all_unkept(&mut self, row: u32, lost: impl Fn(u32, &Content) -> bool) {
        let found: Vec<u32> = self.grid.row(row).filter(|(column, content)| lost(*column, content)).map(|(c, _)| c).collect();
        found.into_iter().for_each(|column| self.unkept(self.grid, (row, column)));
    }

    /// A row put in between without an id is more work for the item above it.
    fn row(&mut self, row: u32) {
        let id = self.grid.text(row, u32::from(roadmap::id_column()));
        if id == roadmap::TOTAL || id == roadmap::SECTION {
            self.above = None;
            return self.ours(row, &id);
        }
        let own = (!id.is_empty()).then(|| (id, self.grid.text(row, u32::from(roadmap::index("indicator")))));
        let put_in = own.is_none();
        self.above = own.or_else(|| self.above.take());
        let Some((id, name)) = self.above.clone() else { return self.all_unkept(row, |_, _| true) };
        self.all_unkept(row, |column, content| is_lost(column, content, put_in));
        let cells = self.cells(row);
        let origins = cells.keys().map(|id| (*id, self.grid.origin(row, u32::from(roadmap::index(id))))).collect();
        self.rows.push(RoadmapRow { id, name, cells, origins, origin: self.grid.origin(row, 0) });
    }

    /// In a row of our own making nothing is typed, not even a sum of its own.
    fn ours(&mut self, row: u32, id: &str) {
        let sum = u32::from(roadmap::index("cost"));
        let counted = id == roadmap::TOTAL && self.typed.formula((row, sum)).is_some();
        self.all_unkept(row, |column, _| is_typed(column) && !(counted && column == sum));
    }

    fn cells(&mut self, row: u32) -> BTreeMap<&'static str, Content> {
        let mut cells = BTreeMap::new();
        for id in roadmap::TYPED {
            let at = (row, u32::from(roadmap::index(id)));
            match self.grid.get(at.0, at.1) {
                _ if self.typed.formula(at).is_some() => self.formula(at),
                Some(Content::Error(_) | Content::NoResult | Content::Broken) => self.unkept(self.grid, at),
                Some(content) => drop(cells.insert(id, self.whole(at, content))),
                None => {}
            }
        }
        cells
    }

    /// A formula would point at other rows the next time.
    fn formula(&mut self, at: At) {
        let formula = self.typed.formula(at).unwrap_or_default();
        self.faults.push(Diagnostic::new(Code::RoadmapFormula, Place::Cell(self.grid.origin(at.0, at.1))).with("read", formula));
    }

    fn whole(&self, at: At, content: &Content) -> Content {
        match content {
            Content::Text(read) => Content::Text(self.typed.lines(at, read).unwrap_or(read).to_string()),
            other => other.clone(),
        }
    }
}

fn is_typed(column: u32) -> bool {
    roadmap::TYPED.iter().any(|id| u32::from(roadmap::index(id)) == column)
}

/// What is in a row of works where nothing is kept: behind the hidden column, among the marks of the quarters, or,
/// in a row put in, wherever the program itself writes.
fn is_lost(column: u32, content: &Content, put_in: bool) -> bool {
    let (state, id) = (u32::from(roadmap::index("state")), u32::from(roadmap::id_column()));
    let mark = matches!(content, Content::NoResult) || content.plain() == roadmap::MARK;
    match column {
        c if c > id => true,
        c if c > state => c < id && !mark,
        c => put_in && !is_typed(c),
    }
}
