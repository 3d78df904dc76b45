//! The first sheet of a matrix: what all communes have in common, and how to fill it.

use super::MatrixContext;
use crate::layout::{Sheet, matrix as layout};
use crate::messages::Lang;
use crate::workbook::WorkbookError;
use crate::workbook::commune_sheet::{self, put};
use crate::workbook::page::Leaf;
use crate::workbook::sheet::row_height;

const LABEL: f64 = 38.0;
const TEXT: f64 = 90.0;
const STEPS: usize = 9;

pub(super) fn write(context: &MatrixContext) -> Result<Leaf, WorkbookError> {
    let styles = context.styles;
    let mut sheet = Leaf::new(&Sheet::Guide.name(), false, &[LABEL, TEXT, 4.0])?;
    sheet.across(0, (0, 1), &Lang::Vi.text("matrix-guide-title"), &styles.title)?;
    sheet.across(1, (0, 1), &Lang::Vi.text("matrix-common"), &styles.subtitle)?;
    for (row, field) in (layout::COMMON_ROW..).zip(layout::COMMON) {
        sheet.text((row, 0), &field.label(), &styles.bold)?;
        let format = if field == crate::layout::Field::AsOf { &styles.input_date } else { &styles.input };
        put(sheet.worksheet(), row, 1, commune_sheet::entry(context.spec.law, &context.common, field), format)?;
        sheet.key((row, 2), &field.id())?;
        if let Some(check) = commune_sheet::check(field, context.lists)? {
            sheet.check((row, 1), (row, 1), &check)?;
        }
        sheet.height(row, 20.0)?;
    }
    let first = layout::COMMON_ROW + layout::COMMON.len() as u32 + 1;
    for (row, step) in (first..).zip(1..=STEPS) {
        let text = Lang::Vi.text(&format!("matrix-step-{step}"));
        sheet.number((row, 0), step as f64, &styles.centre)?;
        sheet.text((row, 1), &text, &styles.cell)?;
        sheet.height(row, row_height(&[(&text, TEXT)]))?;
    }
    sheet.hide(2)?;
    sheet.lock();
    Ok(sheet)
}
