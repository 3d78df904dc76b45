//! Long tables that have nothing to do with indicators: lists of households, of payments. They are dismissed after a look,
//! for a workbook may hold ten thousand rows of them.

use super::label;
use super::orient::LIKE;
use super::region::Region;
use crate::input::catalog::Catalog;
use crate::input::grid::{Content, Grid};
use crate::text::fold_loose;

/// Rows of which even a name in other words is recognised: a table of fewer is read to its end.
const LOOKED_AT: usize = 100;
/// Rows of which a code or a whole name is recognised: indicators may follow a list under the same headings.
const PASSED_OVER: usize = 1500;
/// Rows among them about indicators that are worth going on for.
const ENOUGH: usize = 2;

/// Whether hardly any row of a long table is about an indicator of any set.
pub(in crate::input) fn is_stranger(grid: &Grid, region: &Region, catalog: &Catalog) -> bool {
    if region.pairs.is_some() || grid.rows_in(region.first, region.end).nth(LOOKED_AT).is_none() {
        return false;
    }
    let columns: Vec<u32> = region.columns.iter().filter(|c| c.is_label()).map(|c| c.at).collect();
    let known = |(at, row): &(usize, u32)| {
        let mut cells = columns.iter().filter_map(|column| grid.get(*row, *column));
        cells.any(|content| is_known(content, catalog, *at < LOOKED_AT))
    };
    grid.rows_in(region.first, region.end).take(PASSED_OVER).enumerate().filter(known).nth(ENOUGH - 1).is_none()
}

/// A code or a whole name; where that is asked too, a name in other words.
fn is_known(content: &Content, catalog: &Catalog, reworded: bool) -> bool {
    if catalog.recognises(content) {
        return true;
    }
    let Content::Text(text) = content else { return false };
    let label = label::read(&fold_loose(text));
    let outlines = catalog.outlines();
    let exact = || label.body.contains(' ') && outlines.iter().any(|outline| !outline.bearing(&label.body).is_empty());
    let likest = || outlines.iter().filter_map(|outline| outline.likest(&label.body)).fold(0.0, f64::max);
    label.criterion || exact() || (reworded && label.body.contains(' ') && likest() >= LIKE)
}
