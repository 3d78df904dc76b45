//! Early warnings: what recognised communes still meet, but by less than before.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::summary::items::code;
use super::super::table::Cell;
use super::{Context, count, district, finished, list, name, sheet, text};
use crate::criteria::Bound;
use crate::explain;
use crate::messages::Lang;

const HEADINGS: [&str; 11] =
    ["number", "commune", "district", "held-level", "code", "measure", "then", "now", "threshold", "margin-then", "margin-now"];
const WIDTHS: [f64; 11] = [5.0, 24.0, 18.0, 15.0, 15.0, 40.0, 26.0, 26.0, 20.0, 20.0, 20.0];

/// Writes the list, nearest first.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = sheet(context, "warnings", &WIDTHS)?;
    table.remark(&text("warnings-meaning", &[]))?;
    list(&mut table, &HEADINGS, &context.comparison.warnings(), |table, number, (pair, margin)| {
        let value = |v, bound: &crate::text::Decimal| explain::value(Lang::Vi, &margin.measure, v, Some(&Bound::Number(bound.clone())));
        let held = pair.new.commune.held().map(|h| explain::level_short(Lang::Vi, h.level)).unwrap_or_default();
        let (before, after) = explain::distances(Lang::Vi, margin);
        table.row(&[
            count(number),
            Cell::Text(name(&pair.new)),
            Cell::Text(district(&pair.new)),
            Cell::Text(held),
            Cell::Text(code(&margin.item)),
            Cell::Text(margin.measure.name.clone()),
            Cell::Text(value(&margin.old, &margin.old_bound)),
            Cell::Text(value(&margin.new, &margin.new_bound)),
            Cell::Text(explain::margin_bounds(Lang::Vi, margin)),
            Cell::Text(before),
            Cell::Bold(after),
        ])
    })?;
    finished(table)
}
