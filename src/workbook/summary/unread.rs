//! What could not be judged, and why.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::{Context, text};
use crate::messages::Lang;

const WIDTHS: [f64; 6] = [5.0, 44.0, 26.0, 13.0, 60.0, 60.0];

/// Writes the list, in the order of the files.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::new(&context.styles, &text("sheet-unread", &[]), true, &WIDTHS)?;
    table.title(&text("title-unread", &[]))?;
    let unjudged = &context.spec.review.unjudged;
    if unjudged.is_empty() {
        table.remark(&text("none-unread", &[]))?;
    }
    table.headings(&["number", "file", "commune", "severity", "problem", "remedy"])?;
    let heading = table.row - 1;
    for (number, one) in (1..).zip(unjudged) {
        for finding in &one.findings {
            let file =
                (context.spec.link)(&one.file).map_or_else(|| Cell::Text(one.file.to_string()), |to| Cell::File(one.file.to_string(), to));
            table.row(&[
                Cell::Number(f64::from(number)),
                file,
                Cell::Text(one.name.clone()),
                Cell::Text(Lang::Vi.severity(finding.severity())),
                Cell::Text(Lang::Vi.finding(finding)),
                Cell::Text(Lang::Vi.hint(finding).unwrap_or_default()),
            ])?;
        }
    }
    table.filter(heading)?;
    Ok(table.sheet)
}
