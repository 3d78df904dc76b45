//! Data problems: everything found while reading and judging, with the cell and what to do.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::{Context, sheet_name};
use crate::messages::Lang;

const WIDTHS: [f64; 5] = [6.0, 13.0, 36.0, 60.0, 60.0];

/// Writes the list.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::fitted(context.styles, &sheet_name("problems"), true, &WIDTHS)?;
    table.title(&Lang::Vi.text("dossier-title-problems"))?;
    table.headings(&["number", "severity", "place", "problem", "remedy"])?;
    let mut findings: Vec<_> = context.spec.findings.iter().collect();
    findings.sort_by(|a, b| (a.severity(), &a.place, a.code).cmp(&(b.severity(), &b.place, b.code)));
    for (number, finding) in (1..).zip(&findings) {
        table.row(&[
            Cell::Centre(format!("{number}")),
            Cell::Centre(Lang::Vi.severity(finding.severity())),
            Cell::Text(finding.place.to_string()),
            Cell::Text(Lang::Vi.finding(finding)),
            Cell::Text(Lang::Vi.hint(finding).unwrap_or_default()),
        ])?;
    }
    if findings.is_empty() {
        table.remark(&Lang::Vi.text("problems-none"))?;
    }
    table.finish()
}
