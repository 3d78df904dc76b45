//! A sheet as the eye sees it: what is in merged cells is in each of them.

use std::collections::BTreeMap;

use crate::diag::Origin;
use crate::input::grid::Grid;

/// Most rows and columns of merged cells that are followed.
const MOST_ROWS: u32 = 500;
const MOST_COLUMNS: u32 = 64;

pub(super) struct Seen<'a> {
    pub grid: &'a Grid,
    /// The first cell of each that is merged.
    covered: BTreeMap<(u32, u32), (u32, u32)>,
    width: u32,
}

impl<'a> Seen<'a> {
    pub fn of(grid: &'a Grid) -> Self {
        let mut covered = BTreeMap::new();
        for area in &grid.merged {
            let (bottom, right) = (area.bottom.min(area.top + MOST_ROWS), area.right.min(area.left + MOST_COLUMNS));
            let cells = (area.top..=bottom).flat_map(|row| (area.left..=right).map(move |column| (row, column)));
            covered.extend(cells.map(|cell| (cell, (area.top, area.left))));
        }
        let width = grid.rows().flat_map(|row| grid.row(row).last().map(|(column, _)| column + 1)).max().unwrap_or_default();
        Self { grid, covered, width: width.min(MOST_COLUMNS) }
    }

    /// The cell whose content is seen at a place.
    pub fn at(&self, row: u32, column: u32) -> (u32, u32) {
        self.covered.get(&(row, column)).copied().unwrap_or((row, column))
    }

    /// What is seen at a place, in one line.
    pub fn text(&self, row: u32, column: u32) -> String {
        let (row, column) = self.at(row, column);
        self.grid.text(row, column).trim().to_string()
    }

    pub fn origin(&self, row: u32, column: u32) -> Origin {
        let (_, column) = self.at(row, column);
        self.grid.origin(row, column)
    }

    pub fn columns(&self) -> impl Iterator<Item = u32> + use<> {
        0..self.width
    }

    /// The different cells with something in them that are seen in a row.
    pub fn cells(&self, row: u32) -> Vec<(u32, u32)> {
        let mut cells: Vec<(u32, u32)> = self.columns().map(|column| self.at(row, column)).collect();
        cells.dedup();
        cells.retain(|(row, column)| self.grid.get(*row, *column).is_some());
        cells
    }
}
