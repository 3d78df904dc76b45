//! Near misses: where little is missing.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::{Context, MAX_LISTED, items, text};
use crate::district::NEAR_PER_CENT;
use crate::messages::Lang;

/// Writes the list, nearest first.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let widths: Vec<f64> = items::WIDTHS.into_iter().chain([14.0]).collect();
    let mut table = Table::new(&context.styles, &text("sheet-near", &[]), true, &widths)?;
    table.title(&text("title-near", &[]))?;
    table.remark(&text("near-meaning", &[("limit", (NEAR_PER_CENT as usize).into())]))?;
    let near = context.spec.review.near_misses();
    let headings: Vec<&str> = items::HEADINGS.into_iter().chain(["distance"]).collect();
    table.headings(&headings)?;
    let heading = table.row - 1;
    for miss in near.iter().take(MAX_LISTED) {
        let mut cells = items::cells(context, miss.standing, miss.item);
        cells.push(Cell::Centre(format!("{} %", Lang::Vi.number(&miss.distance))));
        table.row(&cells)?;
    }
    table.filter(heading)?;
    Ok(table.sheet)
}
