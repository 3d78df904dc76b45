//! The first sheet of a matrix: what all communes have in common, and how to fill it.

use rust_xlsxwriter::Worksheet;

use super::MatrixContext;
use crate::layout::{Sheet, matrix as layout};
use crate::messages::Lang;
use crate::workbook::WorkbookError;
use crate::workbook::commune_sheet::{self, put};
use crate::workbook::sheet::{page, protect, row_height};

const LABEL: f64 = 38.0;
const TEXT: f64 = 90.0;
const STEPS: usize = 9;

pub(super) fn write(context: &MatrixContext) -> Result<Worksheet, WorkbookError> {
    let styles = context.styles;
    let mut sheet = page(&Sheet::Guide.name(), false, &[LABEL, TEXT, 4.0])?;
    sheet.merge_range(0, 0, 0, 1, &Lang::Vi.text("matrix-guide-title"), &styles.title)?;
    sheet.merge_range(1, 0, 1, 1, &Lang::Vi.text("matrix-common"), &styles.subtitle)?;
    for (row, field) in (layout::COMMON_ROW..).zip(layout::COMMON) {
        sheet.write_with_format(row, 0, field.label(), &styles.bold)?;
        let format = if field == crate::layout::Field::AsOf { &styles.input_date } else { &styles.input };
        put(&mut sheet, row, 1, commune_sheet::entry(context.spec.law, &context.common, field), format)?;
        sheet.write(row, 2, field.id())?;
        if let Some(check) = commune_sheet::check(field, context.lists)? {
            sheet.add_data_validation(row, 1, row, 1, &check)?;
        }
        sheet.set_row_height(row, 20)?;
    }
    let first = layout::COMMON_ROW + layout::COMMON.len() as u32 + 1;
    for (row, step) in (first..).zip(1..=STEPS) {
        let text = Lang::Vi.text(&format!("matrix-step-{step}"));
        sheet.write_number_with_format(row, 0, step as f64, &styles.centre)?;
        sheet.write_string_with_format(row, 1, &text, &styles.cell)?;
        sheet.set_row_height(row, row_height(&[(&text, TEXT)]))?;
    }
    sheet.set_column_hidden(2)?;
    protect(&mut sheet);
    Ok(sheet)
}
