//! A roadmap of ours, as an office has filled it. What was typed is kept or refused by its cell, never lost.

use super::Spreadsheet;
use super::grid::{Content, Grid};
use crate::commune::RoadmapRow;
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::{property, roadmap};
use crate::text::{fold, fold_loose};

impl Spreadsheet {
    /// The sheet of a roadmap of ours, if this is one; found by its headings where a program dropped the stamp.
    fn roadmap_sheet(&self) -> Option<(&Grid, u32)> {
        self.sheets().iter().find_map(|grid| Some((grid, heading_row(grid)?)))
    }

    /// Whether this is a roadmap of ours.
    pub fn is_roadmap(&self) -> bool {
        let other = self.property(property::KIND).is_some_and(|kind| kind != roadmap::KIND);
        !other && self.roadmap_sheet().is_some()
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
        let Some((grid, top)) = self.roadmap_sheet() else { return Ok(Vec::new()) };
        let mut reader = Reader { grid, rows: Vec::new(), faults: Vec::new() };
        let others = self.sheets().iter().filter(|g| !std::ptr::eq(*g, grid));
        others.filter_map(|g| g.cells.keys().next().map(|at| (g, *at))).for_each(|(g, at)| reader.unkept(g, at));
        grid.cells.keys().filter(|(row, column)| *row <= top && *column > last_shown(*row, top)).for_each(|at| reader.unkept(grid, *at));
        grid.rows().into_iter().filter(|r| *r > top).for_each(|row| reader.row(row));
        if reader.faults.is_empty() { Ok(reader.rows) } else { Err(reader.faults) }
    }
}

/// Titles stand in the first column; headings reach to the hidden one.
fn last_shown(row: u32, top: u32) -> u32 {
    if row == top || row + 1 == top { u32::from(roadmap::id_column()) } else { 0 }
}

fn heading_row(grid: &Grid) -> Option<u32> {
    let is = |row: u32, id: &str| fold_loose(&grid.text(row, u32::from(roadmap::index(id)))) == fold_loose(&roadmap::heading(id));
    grid.rows().into_iter().find(|row| roadmap::COLUMNS.iter().all(|(id, _)| is(*row, id)))
}

struct Reader<'a> {
    grid: &'a Grid,
    rows: Vec<RoadmapRow>,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn unkept(&mut self, grid: &Grid, (row, column): (u32, u32)) {
        let read = grid.text(row, column);
        self.faults.push(Diagnostic::new(Code::RoadmapUnkept, Place::Cell(grid.origin(row, column))).with("read", read));
    }

    /// A row put in between without an id is more work for the item above it.
    fn row(&mut self, row: u32) {
        let id = self.grid.text(row, u32::from(roadmap::id_column()));
        if id == roadmap::TOTAL || id == roadmap::SECTION {
            return self.ours(row);
        }
        let cells = self.cells(row);
        let beyond: Vec<u32> = self.grid.row(row).map(|(c, _)| c).filter(|c| *c > u32::from(roadmap::id_column())).collect();
        beyond.into_iter().for_each(|column| self.unkept(self.grid, (row, column)));
        let above = self.rows.last().map(|r| (r.id.clone(), r.name.clone()));
        let (id, name) = match (id.is_empty(), above) {
            (false, _) => (id, self.grid.text(row, u32::from(roadmap::index("indicator")))),
            (true, Some(above)) => {
                self.stray(row);
                above
            }
            (true, None) => {
                return self.grid.row(row).map(|(c, _)| c).collect::<Vec<_>>().into_iter().for_each(|c| self.unkept(self.grid, (row, c)));
            }
        };
        let origins = cells.keys().map(|id| (*id, self.grid.origin(row, u32::from(roadmap::index(id))))).collect();
        self.rows.push(RoadmapRow { id, name, cells, origins, origin: self.grid.origin(row, 0) });
    }

    /// In a row of our own making nothing is typed.
    fn ours(&mut self, row: u32) {
        let typed = roadmap::TYPED.iter().filter(|id| **id != "cost").map(|id| u32::from(roadmap::index(id)));
        let found: Vec<u32> = typed.filter(|column| self.grid.get(row, *column).is_some()).collect();
        found.into_iter().for_each(|column| self.unkept(self.grid, (row, column)));
    }

    /// What stands outside the columns to be typed in, in a row put in between.
    fn stray(&mut self, row: u32) {
        let typed: Vec<u32> = roadmap::TYPED.iter().map(|id| u32::from(roadmap::index(id))).collect();
        let drawn = u32::from(roadmap::index("state"))..=u32::from(roadmap::id_column());
        let found: Vec<u32> = self.grid.row(row).map(|(c, _)| c).filter(|c| !typed.contains(c) && !drawn.contains(c)).collect();
        found.into_iter().for_each(|column| self.unkept(self.grid, (row, column)));
    }

    fn cells(&mut self, row: u32) -> std::collections::BTreeMap<&'static str, Content> {
        let mut cells = std::collections::BTreeMap::new();
        for id in roadmap::TYPED {
            let at = (row, u32::from(roadmap::index(id)));
            match self.grid.get(at.0, at.1) {
                Some(Content::Error(_) | Content::NoResult | Content::Broken) => self.unkept(self.grid, at),
                Some(content) => drop(cells.insert(id, content.clone())),
                None => {}
            }
        }
        cells
    }
}
