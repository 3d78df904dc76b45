//! Rows of plans and of other years between those of results: "Kế hoạch" and "Thực hiện" below each other, a row for each
//! year. Only those of results of the year are read.

use std::collections::{BTreeMap, BTreeSet};

use super::heading::{self, Says};
use super::region::Region;
use crate::diag::{Code, Diagnostic, Origin};
use crate::input::grid::{Content, Grid};
use crate::layout::Column;

/// Cells of each kind that make a column one that says what its rows hold.
const ENOUGH: usize = 3;

/// Which rows of a table hold the results of the year, as a column of it says.
pub(in crate::input) struct Strata {
    /// The rows the column speaks of: whether they are the results'.
    rows: BTreeMap<u32, bool>,
    /// What it calls the others.
    others: BTreeSet<String>,
    at: Origin,
}

impl Strata {
    /// Of a table; none where no column says so.
    pub fn of(grid: &Grid, region: &Region, year: Option<i16>) -> Option<Self> {
        let columns = region.columns.iter().filter(|c| !c.is_result());
        columns.map(|c| c.at).find_map(|column| Self::in_column(grid, region, column, year))
    }

    fn in_column(grid: &Grid, region: &Region, column: u32, year: Option<i16>) -> Option<Self> {
        let cells = region.column(grid, column);
        // One of ten may say nothing of the kind: a column of names is given up after a few.
        let mut silent = cells.len() / 10;
        let mut said: Vec<(u32, &Content, bool)> = Vec::new();
        for (row, content) in cells {
            match is_ours(content, year) {
                Some(ours) => said.push((row, content, ours)),
                None => silent = silent.checked_sub(1)?,
            }
        }
        let count = |ours: bool| said.iter().filter(|(.., o)| *o == ours).count();
        if count(true) < ENOUGH || count(false) < ENOUGH {
            return None;
        }
        let others = said.iter().filter(|(.., ours)| !ours).map(|(_, c, _)| format!("“{}”", c.plain())).collect();
        let rows = said.iter().map(|(row, _, ours)| (*row, *ours)).collect();
        Some(Self { rows, others, at: grid.origin(region.first.saturating_sub(1), column) })
    }

    /// Rows to be read, each with the row that says what it is about: the last above that says anything.
    pub fn labelled(&self, pairs: &[(u32, u32)], is_labelled: impl Fn(u32) -> bool) -> Vec<(u32, u32)> {
        let mut label = None;
        let mut kept = Vec::new();
        for (row, own) in pairs {
            label = if is_labelled(*own) { Some(*own) } else { label };
            match self.rows.get(row) {
                Some(false) => {}
                Some(true) => kept.push((*row, label.unwrap_or(*own))),
                None => kept.push((*row, *own)),
            }
        }
        kept
    }

    /// The rows left out, said.
    pub fn passed(&self) -> Diagnostic {
        let count = self.rows.values().filter(|ours| !**ours).count();
        let others: Vec<&str> = self.others.iter().map(String::as_str).collect();
        Diagnostic::new(Code::RowsPassed, &self.at).with("count", count).with("read", others.join(", "))
    }
}

/// Whether a cell says that its row holds the results of the year; none where it says nothing of the kind.
fn is_ours(content: &Content, year: Option<i16>) -> Option<bool> {
    let heading = heading::read(content);
    let other_year = heading.year.is_some() && year.is_some() && heading.year != year;
    match heading.says? {
        Says::Column(Column::Result) | Says::MaybeResult => Some(!other_year),
        Says::Column(Column::Required | Column::LastYear) | Says::Estimate | Says::Partial => Some(false),
        _ => None,
    }
}
