//! A cell with its address, as it is being read.

use super::grid::{Content, Grid};
use crate::diag::{Code, Diagnostic, Origin, Place};

/// A cell that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Spot<'a> {
    /// What stands there.
    pub content: &'a Content,
    /// Where.
    pub origin: Origin,
}

impl<'a> Spot<'a> {
    /// The cell of a grid, unless blank.
    pub fn at(grid: &'a Grid, row: u32, column: u32) -> Option<Self> {
        grid.get(row, column).map(|content| Self { content, origin: grid.origin(row, column) })
    }

    /// A finding at this cell.
    pub fn finding(&self, code: Code) -> Diagnostic {
        Diagnostic::new(code, Place::from(&self.origin))
    }
}
