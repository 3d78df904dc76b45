//! A table of a Word document on its way into a grid.

use std::collections::BTreeMap;

use super::pieces::Pieces;
use crate::input::grid::{Area, Grid};
use crate::input::limits::{Limits, MAX_MERGED};

/// Widest cell, in columns.
pub(super) const MAX_SPAN: u32 = 512;
/// What a table at most has that only places a heading on the page.
const HEADING_ROWS: u32 = 2;
const HEADING_COLUMNS: u32 = 2;

/// How a cell hangs together with the one above it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) enum Down {
    #[default]
    Alone,
    /// It begins cells that are one.
    First,
    Goes,
}

/// A cell being read.
pub(super) struct WordCell {
    pub text: Pieces,
    pub span: u32,
    pub down: Down,
}

impl Default for WordCell {
    fn default() -> Self {
        Self { text: Pieces::default(), span: 1, down: Down::Alone }
    }
}

/// A table being read.
#[derive(Default)]
pub(super) struct WordTable {
    /// What is written above it, line by line.
    pub above: Vec<String>,
    /// The cells of the present row, with their first columns.
    row: Vec<(u32, WordCell)>,
    column: u32,
    /// Cells of rows far too long.
    outside: usize,
    /// The present row was deleted, which nobody has accepted yet.
    pub deleted: bool,
    rows: u32,
    columns: u32,
    cells: BTreeMap<(u32, u32), Pieces>,
    areas: Vec<Area>,
    /// Areas that may go on, by their first columns.
    open: BTreeMap<u32, Area>,
}

impl WordTable {
    /// A table below some lines.
    pub fn below(above: Vec<String>) -> Self {
        Self { above, ..Self::default() }
    }

    pub fn pass(&mut self, columns: u32) {
        self.column = self.column.saturating_add(columns.min(MAX_SPAN));
    }

    pub fn cell(&mut self, cell: WordCell) {
        let column = self.column;
        self.pass(cell.span);
        if column < MAX_SPAN {
            self.row.push((column, cell));
        } else {
            self.outside += 1;
        }
    }

    pub fn end_row(&mut self) {
        self.columns = self.columns.max(self.column);
        let row = std::mem::take(&mut self.row);
        if std::mem::take(&mut self.deleted) {
            self.close(|_| true);
        } else {
            self.close(|left| !row.iter().any(|(column, cell)| *column == left && cell.down == Down::Goes));
            row.into_iter().for_each(|(column, cell)| self.put(column, cell));
        }
        self.column = 0;
        self.rows = self.rows.saturating_add(1);
    }

    fn put(&mut self, column: u32, cell: WordCell) {
        let area = Area { top: self.rows, left: column, bottom: self.rows, right: (column + cell.span - 1).min(MAX_SPAN - 1) };
        match (cell.down, self.open.get_mut(&column)) {
            (Down::Goes, Some(open)) if open.right == area.right => {
                open.bottom = area.bottom;
                return;
            }
            (Down::Goes | Down::First, _) => {
                let before = self.open.insert(column, area);
                self.areas.extend(before);
            }
            (Down::Alone, _) if area.right > area.left => self.areas.push(area),
            (Down::Alone, _) => {}
        }
        if !cell.text.is_blank() {
            self.cells.insert((self.rows, column), cell.text);
        }
    }

    /// Ends the areas of some columns.
    fn close(&mut self, ends: impl Fn(u32) -> bool) {
        let (ended, open) = std::mem::take(&mut self.open).into_iter().partition(|(left, _)| ends(*left));
        self.open = open;
        let ended: BTreeMap<u32, Area> = ended;
        self.areas.extend(ended.into_values());
    }

    /// The lines of a table that only places a heading on the page: what is said there is said of the next one.
    pub fn heading(&self) -> Vec<String> {
        let is_heading = self.rows <= HEADING_ROWS && self.columns <= HEADING_COLUMNS;
        if is_heading { self.cells.values().flat_map(Pieces::lines).collect() } else { Vec::new() }
    }

    /// Puts all of it into a grid.
    pub fn fill(mut self, grid: &mut Grid, limits: &mut Limits) {
        self.close(|_| true);
        limits.leave_out(self.outside);
        let above = self.above.len() as u32;
        for (row, line) in self.above.iter().enumerate() {
            if let Some(content) = limits.text(line) {
                limits.keep(grid, (row as u32, 0), content);
            }
        }
        for ((row, column), text) in self.cells {
            let at = (row.saturating_add(above), column);
            let (content, look) = text.content(limits);
            let Some(content) = content.filter(|_| limits.go_on()) else { continue };
            grid.looks.extend(look.map(|look| (at, look)));
            grid.fonts.extend(text.font.map(|font| (at, font)));
            limits.keep(grid, at, content);
        }
        let several = self.areas.into_iter().filter(|a| a.bottom > a.top || a.right > a.left);
        let lower = |a: Area| Area { top: a.top + above, bottom: a.bottom + above, ..a };
        grid.merged = several.map(lower).take(MAX_MERGED).collect();
    }
}
