//! A letter and a colour for each commune and criterion or item, under names that are upright.

use std::cell::Cell as Count;

use rust_xlsxwriter::{Format, Worksheet};

use super::super::WorkbookError;
use super::super::print;
use super::super::sheet::set_page;
use super::{SummaryContext, text};
use crate::tables::{Lead, List};

/// Columns before the verdicts: number, commune, target, verdict.
const FIRST: u16 = 4;
/// Row of the headings; those above it say what the letters mean.
const HEADING: u32 = 3;
/// Columns of verdicts on one page.
const PRINTED: u16 = 40;
/// Excel takes some 65,000 links on one sheet: so many to files, and as many to cells; the others have none.
const MAX_LINKS: usize = 30_000;

/// Writes a table on a sheet whose rows are let go.
pub(super) fn write(context: &SummaryContext, sheet: &mut Worksheet, list: &List) -> Result<(), WorkbookError> {
    let styles = &context.styles;
    let widths: Vec<f64> = list.columns.iter().map(|c| c.width).collect();
    set_page(sheet, true, &widths)?;
    sheet.write_string_with_format(0, 0, text("matrix-legend", &[]), &styles.plain)?;
    sheet.write_string_with_format(1, 0, text("matrix-provisional", &[]), &styles.plain)?;
    headings(context, sheet, list)?;
    let (files, cells) = (Count::new(MAX_LINKS), Count::new(MAX_LINKS));
    let way = |lead: &Lead| {
        let left = if matches!(lead, Lead::File(_)) { &files } else { &cells };
        let to = (context.way)(lead).filter(|_| left.get() > 0)?;
        left.set(left.get() - 1);
        Some(to)
    };
    for (row, cells) in (HEADING + 1..).zip(list.rows()) {
        for (column, cell) in (0u16..).zip(&cells) {
            print::cell(cell, &way).put(sheet, styles, (row, column))?;
        }
    }
    let letters = list.columns.len() as u16 - FIRST;
    sheet.autofilter(HEADING, 0, HEADING + list.count as u32, FIRST + letters - 1)?;
    sheet.set_freeze_panes(HEADING + 1, FIRST)?;
    // So many columns to a page that the letters can be read on paper.
    sheet.set_print_fit_to_pages(letters.div_ceil(PRINTED).max(1), 0);
    sheet.set_repeat_rows(HEADING - 1, HEADING)?.set_repeat_columns(0, FIRST - 1)?;
    Ok(())
}

/// Names of the columns above their codes.
fn headings(context: &SummaryContext, sheet: &mut Worksheet, list: &List) -> Result<(), WorkbookError> {
    let heading = &context.styles.heading;
    let upright: Format = heading.clone().set_rotation(90).set_font_size(9);
    sheet.set_row_height(HEADING - 1, 150)?;
    for (at, column) in (0u16..).zip(&list.columns) {
        let format = if column.above.is_empty() { heading } else { &upright };
        sheet.write_string_with_format(HEADING - 1, at, &column.above, format)?;
    }
    sheet.set_row_height(HEADING, 46)?;
    for (at, column) in (0u16..).zip(&list.columns) {
        sheet.write_string_with_format(HEADING, at, &column.heading, heading)?;
    }
    Ok(())
}
