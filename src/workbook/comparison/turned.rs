//! Items whose verdict turned one way, with what made the difference.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::summary::items::code;
use super::super::table::Cell;
use super::{Context, count, district, finished, list, name, sheet};
use crate::district::Turn;
use crate::explain;
use crate::messages::Lang;

const HEADINGS: [&str; 10] = ["number", "commune", "district", "code", "indicator", "then", "now", "required", "change-cause", "crossed"];
const WIDTHS: [f64; 10] = [5.0, 24.0, 18.0, 15.0, 40.0, 28.0, 28.0, 26.0, 26.0, 36.0];

/// Writes the list.
pub(super) fn write(context: &Context, turn: Turn) -> Result<Worksheet, WorkbookError> {
    let mut table = sheet(context, turn.id(), &WIDTHS)?;
    let all: Vec<_> = context.comparison.turned(turn).collect();
    list(&mut table, &HEADINGS, &all, |table, number, (pair, item)| {
        table.row(&[
            count(number),
            Cell::Text(name(&pair.new)),
            Cell::Text(district(&pair.new)),
            Cell::Text(code(&item.new.item)),
            Cell::Text(item.new.version.name.clone()),
            Cell::Text(explain::state(Lang::Vi, &item.old)),
            Cell::Bold(explain::state(Lang::Vi, &item.new)),
            Cell::Text(explain::requirements(Lang::Vi, item)),
            Cell::Text(explain::why(Lang::Vi, item.why)),
            Cell::Text(explain::crossed(Lang::Vi, item).unwrap_or_default()),
        ])
    })?;
    finished(table)
}
