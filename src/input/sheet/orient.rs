//! Whether the indicators of a sheet are below each other or side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::label::{self, Number};
use super::outline::{About, Outline};
use super::titles;
use crate::input::catalog::Catalog;
use crate::input::grid::{Content, Grid};
use crate::text::fold_loose;

/// Rows and columns of a sheet that are looked at.
const ROWS: u32 = 300;
const COLUMNS: u32 = 400;
/// Rows that may be headings of reworded names, and how many names make it worth asking.
const HEADINGS: usize = 15;
const ENOUGH: usize = 6;
/// Likeness of a reworded name in a heading.
pub(in crate::input) const LIKE: f64 = 0.45;

/// Likeness of a name that has the indicator's number.
const NUMBERED: f64 = 0.25;

/// How many different indicators the best row and the best column of a sheet hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::input) struct Spread {
    pub row: usize,
    pub column: usize,
    /// Of the column's, those that are written as text: 4,2 may be a figure as well.
    pub column_texts: usize,
}

impl Spread {
    /// Communes below each other, indicators side by side.
    pub fn is_matrix(self) -> bool {
        self.row >= 2 && self.row > self.column
    }

    /// The same where only one indicator is asked for, if names of communes are below each other.
    pub fn is_of_one(self, grid: &Grid) -> bool {
        self.row <= 1 && self.column_texts <= 1 && communes(grid) >= self.column.max(2)
    }
}

/// How many communes the best column of a sheet names.
fn communes(grid: &Grid) -> usize {
    let mut columns: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for ((_, column), content) in grid.cells.range(..(ROWS, 0)).filter(|((_, c), _)| *c < COLUMNS) {
        if let Content::Text(text) = content
            && let Some(name) = titles::commune(text)
        {
            columns.entry(*column).or_default().insert(name);
        }
    }
    columns.values().map(BTreeSet::len).max().unwrap_or_default()
}

/// Counts the indicators of a sheet in both directions: by code and whole name; by likeness along rows of names.
pub(in crate::input) fn spread(grid: &Grid, catalog: &Catalog) -> Spread {
    let mut rows: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    let mut columns: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    let mut texts: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for ((row, column), content) in grid.cells.range(..(ROWS, 0)).filter(|((_, c), _)| *c < COLUMNS) {
        if let Some(code) = code_of(content, catalog) {
            rows.entry(*row).or_default().insert(code.clone());
            if matches!(content, Content::Text(_)) {
                texts.entry(*column).or_default().insert(code.clone());
            }
            columns.entry(*column).or_default().insert(code);
        }
    }
    let most = |sets: &BTreeMap<u32, BTreeSet<String>>| sets.values().map(BTreeSet::len).max().unwrap_or_default();
    let reworded = grid.rows().take(HEADINGS).map(|row| alike(grid, row, catalog).len()).max().unwrap_or_default();
    Spread { row: most(&rows).max(reworded), column: most(&columns), column_texts: most(&texts) }
}

/// The columns of a row whose names are like different indicators'.
pub(in crate::input) fn alike(grid: &Grid, row: u32, catalog: &Catalog) -> BTreeSet<u32> {
    let names: Vec<(u32, String)> = grid.row(row).filter_map(|(at, c)| Some((at, name(c)?))).collect();
    if names.len() < ENOUGH {
        return BTreeSet::new();
    }
    let of = |outline: &Arc<Outline>| {
        let mut taken = BTreeSet::new();
        let mut columns = BTreeSet::new();
        for (at, name) in &names {
            let like = outline.likeness(name).into_iter().enumerate();
            let best = like.filter(|(node, _)| outline.nodes[*node].about == About::Item).max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((node, like)) = best
                && like >= LIKE
                && taken.insert(node)
            {
                columns.insert(*at);
            }
        }
        columns
    };
    let found = catalog.outlines().iter().map(of).max_by_key(BTreeSet::len).unwrap_or_default();
    if found.len() < ENOUGH { BTreeSet::new() } else { found }
}

/// Whether a heading is "10. Thu nhập bình quân": the number of an indicator before a name like its own.
pub(in crate::input) fn is_numbered_name(content: &Content, catalog: &Catalog) -> bool {
    let Content::Text(text) = content else { return false };
    let label = label::read(&fold_loose(text));
    let Some(Number::Whole(number)) = label.number else { return false };
    let code = number.to_string();
    let bears = |outline: &Arc<Outline>| {
        outline.likeness(&label.body).into_iter().enumerate().any(|(at, like)| like >= NUMBERED && outline.nodes[at].of.code == code)
    };
    !label.criterion && catalog.outlines().iter().any(bears)
}

/// A text of several words.
fn name(content: &Content) -> Option<String> {
    let Content::Text(text) = content else { return None };
    let label = label::read(&fold_loose(text));
    (label.body.contains(' ') && text.len() < 1000).then_some(label.body)
}

/// The code of the only indicator a cell can mean.
fn code_of(content: &Content, catalog: &Catalog) -> Option<String> {
    match content {
        Content::Number { value, .. } if value.is_whole() => None,
        Content::Number { .. } => catalog.recognises(content).then(|| content.plain()),
        Content::Text(text) if text.len() < 1000 => {
            let folded = fold_loose(text);
            match label::read(&folded).number {
                Some(Number::Dotted(code)) => catalog.recognises(&Content::Text(code.clone())).then_some(code),
                Some(Number::Whole(_)) => catalog.code_named(text),
                // "NTM 10": the set is named with it.
                _ => catalog.code_named(text).or_else(|| catalog.item_of(content, None).map(|of| of.code)),
            }
        }
        _ => None,
    }
}
