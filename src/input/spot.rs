//! A cell with its address, as it is being read.

use super::grid::{Content, Grid};
use super::look::Look;
use crate::diag::{Code, Diagnostic, Fact, Origin, Place};
use crate::text::Decimal;

/// A cell that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Spot<'a> {
    pub content: &'a Content,
    pub origin: Origin,
    /// What it looks like, where that is something else.
    pub look: Option<&'a Look>,
    /// How many decimals it shows of a number that may have more.
    pub decimals: Option<u8>,
    /// In a table written as text by another program.
    pub exported: bool,
}

impl<'a> Spot<'a> {
    /// The cell of a grid, unless blank.
    pub fn at(grid: &'a Grid, row: u32, column: u32) -> Option<Self> {
        let (look, decimals) = (grid.look(row, column), grid.decimals(row, column));
        grid.get(row, column).map(|content| Self { content, origin: grid.origin(row, column), look, decimals, exported: grid.exported })
    }

    /// Another content of the same cell.
    pub fn holding<'b>(&self, content: &'b Content) -> Spot<'b> {
        Spot { content, origin: self.origin.clone(), look: None, decimals: None, exported: self.exported }
    }

    /// What is there as a person sees it.
    pub fn fact(&self) -> Fact {
        let seen = self.look.and_then(|look| look.seen.as_deref());
        seen.map_or_else(|| self.content.fact(), Fact::from)
    }

    /// The number a person sees, where it is another than the one stored: 80,0 for 79,96. A percentage in per cent.
    pub fn shown(&self) -> Option<Decimal> {
        let Content::Number { value, percent } = self.content else { return None };
        let value = if *percent { value * &Decimal::from(100) } else { value.clone() };
        let rounded = value.rounded(i64::from(self.decimals?));
        (rounded != value).then_some(rounded)
    }

    /// A finding at this cell.
    pub fn finding(&self, code: Code) -> Diagnostic {
        Diagnostic::new(code, Place::from(&self.origin))
    }
}
