//! A cell with its address, as it is being read.

use super::grid::{Content, Grid};
use super::look::Look;
use crate::diag::{Code, Diagnostic, Fact, Origin, Place};

/// A cell that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Spot<'a> {
    /// What stands there.
    pub content: &'a Content,
    /// Where.
    pub origin: Origin,
    /// What it looks like, where that is something else.
    pub look: Option<&'a Look>,
}

impl<'a> Spot<'a> {
    /// The cell of a grid, unless blank.
    pub fn at(grid: &'a Grid, row: u32, column: u32) -> Option<Self> {
        let look = grid.look(row, column);
        grid.get(row, column).map(|content| Self { content, origin: grid.origin(row, column), look })
    }

    /// Another content of the same cell.
    pub fn holding<'b>(&self, content: &'b Content) -> Spot<'b> {
        Spot { content, origin: self.origin.clone(), look: None }
    }

    /// What stands there as a person sees it.
    pub fn fact(&self) -> Fact {
        let seen = self.look.and_then(|look| look.seen.as_deref());
        seen.map_or_else(|| self.content.fact(), Fact::from)
    }

    /// A finding at this cell.
    pub fn finding(&self, code: Code) -> Diagnostic {
        Diagnostic::new(code, Place::from(&self.origin))
    }
}
