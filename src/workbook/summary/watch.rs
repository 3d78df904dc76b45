//! The watch over recognised communes.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::items::code;
use super::{Context, text};
use crate::assess::Revocation;
use crate::district::{Margin, Standing};
use crate::explain;
use crate::messages::Lang;

const HEADINGS: [&str; 9] =
    ["number", "commune", "held-level", "zone", "measured-by", "failed-criteria", "open-criteria", "critical-criteria", "shrinking"];
const WIDTHS: [f64; 9] = [5.0, 26.0, 22.0, 34.0, 16.0, 26.0, 26.0, 20.0, 44.0];

/// Writes the list, gravest first.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::new(&context.styles, &text("sheet-watch", &[]), true, &WIDTHS)?;
    table.title(&text("title-watch", &[]))?;
    let watched = context.spec.review.watch();
    if watched.is_empty() {
        table.remark(&text("none-watched", &[]))?;
    }
    table.headings(&HEADINGS)?;
    let heading = table.row - 1;
    for (number, (standing, revocation)) in (1..).zip(&watched) {
        line(context, &mut table, number, standing, revocation)?;
    }
    table.filter(heading)?;
    Ok(table.sheet)
}

fn line(context: &Context, table: &mut Table, number: usize, standing: &Standing, revocation: &Revocation) -> Result<(), WorkbookError> {
    let numbers = |list: &[u32]| list.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let counted = |list: &[u32]| match list {
        [] => "0".to_string(),
        some => format!("{}/{}: {}", some.len(), revocation.total, numbers(some)),
    };
    table.row(&[
        Cell::Number(number as f64),
        context.file_link(standing, context.name(standing)),
        Cell::Text(super::overview::held(standing)),
        Cell::Bold(explain::zone(Lang::Vi, revocation)),
        Cell::Text(explain::level_short(Lang::Vi, revocation.measured_by)),
        Cell::Text(counted(&revocation.failed)),
        Cell::Text(counted(&revocation.undetermined)),
        Cell::Text(numbers(&revocation.critical)),
        Cell::Text(standing.margins.iter().map(shrinking).collect::<Vec<_>>().join("\n")),
    ])
}

/// "NTM 2.1: 5 → 2 điểm phần trăm", and whether it is lost at this pace.
fn shrinking(margin: &Margin) -> String {
    let (before, after) = explain::distances(Lang::Vi, margin);
    let words = text("shrinking", &[("code", code(&margin.item).into()), ("before", before.into()), ("after", after.into())]);
    if margin.is_lost_at_this_pace() { words + &Lang::Vi.text("margin-lost") } else { words }
}
