//! Long tables that have nothing to do with indicators: lists of households, of payments. They are dismissed after their
//! first rows, for a workbook may hold ten thousand.

use super::label;
use super::orient::LIKE;
use super::region::Region;
use crate::input::catalog::Catalog;
use crate::input::grid::{Content, Grid};
use crate::text::fold_loose;

/// Rows that are looked at: a table of fewer is read to its end.
const LOOKED_AT: usize = 100;
/// Rows among them about indicators that are worth going on for.
const ENOUGH: usize = 2;

/// Whether hardly any of the first rows of a long table is about an indicator of any set.
pub(in crate::input) fn is_stranger(grid: &Grid, region: &Region, catalog: &Catalog) -> bool {
    if region.pairs.is_some() || grid.rows_in(region.first, region.end).nth(LOOKED_AT).is_none() {
        return false;
    }
    let columns: Vec<u32> = region.columns.iter().filter(|c| c.is_label()).map(|c| c.at).collect();
    let known = |row: &u32| columns.iter().any(|at| grid.get(*row, *at).is_some_and(|content| is_known(content, catalog)));
    grid.rows_in(region.first, region.end).take(LOOKED_AT).filter(known).nth(ENOUGH - 1).is_none()
}

/// A code or a name, as far as can be told without what stands around it.
fn is_known(content: &Content, catalog: &Catalog) -> bool {
    if catalog.recognises(content) {
        return true;
    }
    let Content::Text(text) = content else { return false };
    let label = label::read(&fold_loose(text));
    let likest = || catalog.outlines().iter().filter_map(|outline| outline.likest(&label.body)).fold(0.0, f64::max);
    label.criterion || (label.body.contains(' ') && likest() >= LIKE)
}
