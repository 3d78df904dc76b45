//! What fails most often.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::{Context, items, text};
use crate::district::ItemTotals;
use crate::explain;
use crate::messages::Lang;

const HEADINGS: [&str; 8] = ["number", "code", "indicator", "department", "failed-count", "open-count", "failed-share", "communes-failing"];
const WIDTHS: [f64; 8] = [5.0, 15.0, 44.0, 26.0, 10.0, 12.0, 12.0, 60.0];
/// Communes named in one field; the sheets of the departments have all.
const NAMED: usize = 30;

/// Writes the list, most frequent first.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::new(&context.styles, &text("sheet-failing", &[]), true, &WIDTHS)?;
    table.title(&text("title-failing", &[]))?;
    let totals = context.spec.review.failing();
    if totals.is_empty() {
        table.remark(&text("none-failing", &[]))?;
    }
    table.headings(&HEADINGS)?;
    let heading = table.row - 1;
    for (number, total) in (1..).zip(&totals) {
        line(context, &mut table, number, total)?;
    }
    table.filter(heading)?;
    Ok(table.sheet)
}

fn line(context: &Context, table: &mut Table, number: usize, total: &ItemTotals) -> Result<(), WorkbookError> {
    let names: Vec<String> = total.failed.iter().take(NAMED).map(|(s, _)| context.name(s)).collect();
    let left = total.failed.len().saturating_sub(NAMED);
    let more = if left > 0 { text("and-more", &[("count", left.into())]) } else { String::new() };
    let share = explain::share(total.failed.len(), total.counts.total);
    table.row(&[
        Cell::Number(number as f64),
        Cell::Text(items::code(&total.head.item)),
        Cell::Text(total.head.version.name.clone()),
        Cell::Text(total.head.department.clone()),
        Cell::Number(total.failed.len() as f64),
        Cell::Number(total.open.len() as f64),
        Cell::Centre(format!("{} %", Lang::Vi.number(&share))),
        Cell::Text(format!("{}{more}", names.join("; "))),
    ])
}
