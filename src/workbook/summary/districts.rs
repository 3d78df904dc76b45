//! Districts by their own rules.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::{Context, text};
use crate::district::DistrictLine;
use crate::explain;
use crate::messages::Lang;

const HEADINGS: [&str; 5] = ["district", "communes-counted", "district-rule", "district-shares", "district-danger"];
/// Widths of the columns.
pub(in crate::workbook) const WIDTHS: [f64; 5] = [24.0, 34.0, 18.0, 80.0, 46.0];

/// Writes the sheet; none where no commune names its district.
pub(super) fn write(context: &Context) -> Result<Option<Worksheet>, WorkbookError> {
    let lines = context.spec.review.districts();
    if lines.is_empty() {
        return Ok(None);
    }
    let mut sheet = Table::new(&context.styles, &text("sheet-districts", &[]), true, &WIDTHS)?;
    sheet.title(&text("title-districts", &[]))?;
    table(&mut sheet, &lines)?;
    Ok(Some(sheet.sheet))
}

/// Writes a row for each district and rule.
pub(in crate::workbook) fn table(table: &mut Table, lines: &[DistrictLine]) -> Result<(), WorkbookError> {
    let lang = Lang::Vi;
    table.headings(&HEADINGS)?;
    let heading = table.row - 1;
    for line in lines {
        let danger = line.danger_told().map(|(rule, danger)| (&rule.rule.id, explain::district_danger(lang, line, danger)));
        for rule in &line.rules {
            let told = danger.as_ref().filter(|(id, _)| **id == rule.rule.id).map(|(_, words)| words.clone()).unwrap_or_default();
            table.row(&[
                Cell::Text(line.name.clone()),
                Cell::Text(explain::district_counted(lang, line)),
                Cell::Bold(explain::finding_word(lang, rule.finding, None)),
                Cell::Text(explain::district_rule(lang, rule)),
                Cell::Text(told),
            ])?;
        }
    }
    table.filter(heading)
}
