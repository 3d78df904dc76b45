//! The first sheet: every finding, with a link to its cell, what was read there, why and what to do.

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::{CopyContext, cell, colour};
use crate::commune::Content;
use crate::diag::{Diagnostic, Place};
use crate::messages::Lang;
use crate::text::Decimal;

const HEADINGS: [&str; 6] = ["severity", "sheet", "cell", "read", "why", "remedy"];
const WIDTHS: [f64; 6] = [11.0, 20.0, 8.0, 24.0, 58.0, 58.0];
/// Longest text of a cell shown in the list; the whole is in the cell itself.
const SHOWN: usize = 200;

pub(super) fn write<'a>(context: &'a CopyContext) -> Result<Table<'a>, WorkbookError> {
    let name = context.names.last().map(String::as_str).unwrap_or_default();
    let mut table = Table::new(&context.styles, name, true, &WIDTHS)?;
    table.title(&Lang::Vi.say("annotated-title", &[("file", context.spec.file.into())]))?;
    table.remark(&Lang::Vi.text("annotated-legend"))?;
    if context.left > 0 {
        table.remark(&Lang::Vi.say("annotated-left", &[("count", context.left.into())]))?;
    }
    if context.findings.is_empty() {
        table.remark(&Lang::Vi.text("problems-none"))?;
    }
    let heading = table.row;
    table.headings(&HEADINGS)?;
    for finding in &context.findings {
        line(context, &mut table, finding)?;
    }
    table.filter(heading)?;
    Ok(table)
}

fn line(context: &CopyContext, table: &mut Table, finding: &Diagnostic) -> Result<(), WorkbookError> {
    let (sheet, link, read) = place(context, finding);
    let severity = Lang::Vi.severity(finding.severity());
    let hint = Lang::Vi.hint(finding).unwrap_or_default();
    let row = table.row;
    table.row(&[
        Cell::Text(severity.clone()),
        Cell::Text(sheet),
        link,
        Cell::Text(read),
        Cell::Text(Lang::Vi.finding(finding)),
        Cell::Text(hint),
    ])?;
    table.filled((row, 0), &severity, colour(finding.severity()))
}

/// Sheet, cell, and what is there; of a finding without a cell the place it names.
fn place(context: &CopyContext, finding: &Diagnostic) -> (String, Cell, String) {
    let none = || Cell::Centre(String::new());
    let Some((index, origin)) = cell(context.spec, finding) else {
        let place = match &finding.place {
            Place::Sheet(_, sheet) => sheet.to_string(),
            other => other.to_string(),
        };
        return (place, none(), String::new());
    };
    let name = context.names.get(index).cloned().unwrap_or_default();
    let target = format!("'{}'!{}", name.replace('\'', "''"), origin.cell());
    let content = context.spec.sheets.get(index).and_then(|s| s.cells.get(&(origin.row, origin.column)));
    let read = content.map(printed).unwrap_or_default();
    (name, Cell::Link(origin.cell(), target), read)
}

/// As a Vietnamese would write it.
fn printed(content: &Content) -> String {
    match content {
        Content::Number { value, percent: false } => Lang::Vi.number(value),
        Content::Number { value, percent: true } => format!("{}%", Lang::Vi.number(&(value * &Decimal::from(100)))),
        other => other.plain().chars().take(SHOWN).collect(),
    }
}
