//! Figures that are not what they were.

use std::cmp::Ordering;

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::Cell;
use super::{Context, address, count, district, finished, list, name, sheet, text};
use crate::district::FigureChange;
use crate::explain;
use crate::layout::measure_label;
use crate::messages::Lang;

const HEADINGS: [&str; 10] = ["number", "commune", "district", "code", "measure", "then", "now", "direction", "cell-then", "cell-now"];
const WIDTHS: [f64; 10] = [5.0, 24.0, 18.0, 17.0, 40.0, 26.0, 26.0, 14.0, 34.0, 34.0];

/// Writes the list.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = sheet(context, "figures", &WIDTHS)?;
    let all: Vec<_> = context.comparison.pairs.iter().flat_map(|p| p.figures.iter().map(move |f| (p, f))).collect();
    list(&mut table, &HEADINGS, &all, |table, number, (pair, figure)| {
        let value = |v: &Option<_>| match v {
            Some(v) => explain::value(Lang::Vi, &figure.measure, v, None),
            None => Lang::Vi.text("verdict-no-answer"),
        };
        table.row(&[
            count(number),
            Cell::Text(name(&pair.new)),
            Cell::Text(district(&pair.new)),
            Cell::Text(measure_label(&figure.measure.id)),
            Cell::Text(figure.measure.name.clone()),
            Cell::Text(value(&figure.old)),
            Cell::Bold(value(&figure.new)),
            Cell::Centre(direction(figure)),
            address(figure.old_origin.as_ref()),
            address(figure.new_origin.as_ref()),
        ])
    })?;
    finished(table)
}

fn direction(figure: &FigureChange) -> String {
    match figure.direction {
        Some(Ordering::Less) => text("down", &[]),
        Some(Ordering::Equal) => text("same", &[]),
        Some(Ordering::Greater) => text("up", &[]),
        None => String::new(),
    }
}
