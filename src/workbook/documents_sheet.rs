//! The sheet "Minh chứng": the list of documents behind the answers.

use rust_xlsxwriter::{DataValidation, Formula, Worksheet};

use super::WorkbookError;
use super::answers_sheet::Context;
use super::sheet::{page, print_filled, protect};
use crate::commune::Document;
use crate::layout::{Sheet, book_word, documents};
use crate::messages::Lang;

const WIDTHS: [f64; 7] = [6.0, 18.0, 13.0, 54.0, 26.0, 28.0, 30.0];

/// Writes the sheet.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut sheet = page(&Sheet::Documents.name(), true, &WIDTHS)?;
    sheet.merge_range(0, 0, 0, 6, &Lang::Vi.text("documents-title"), &context.styles.title)?;
    sheet.merge_range(1, 0, 1, 6, &Lang::Vi.text("documents-subtitle"), &context.styles.subtitle)?;
    sheet.set_row_height(1, 32)?;
    for (column, id) in (0u16..).zip(documents::COLUMNS) {
        sheet.write_with_format(documents::HEADING_ROW, column, Lang::Vi.text(&format!("document-{id}")), &context.styles.heading)?;
    }
    let rows = documents::ROWS.max(context.commune.documents.len() as u32);
    for index in 0..rows {
        let row = documents::FIRST_ROW + index;
        sheet.write_number_with_format(row, 0, f64::from(index + 1), &context.styles.centre)?;
        let texts = context.commune.documents.get(index as usize).map(texts).unwrap_or_default();
        for (column, text) in (1u16..).zip(texts) {
            match text.as_str() {
                "" => sheet.write_blank(row, column, &context.styles.input_text)?,
                text => sheet.write_string_with_format(row, column, text, &context.styles.input_text)?,
            };
        }
    }
    let books = DataValidation::new().allow_list_formula(Formula::new(format!("={}", context.lists.books.range)));
    sheet.add_data_validation(documents::FIRST_ROW, 1, documents::FIRST_ROW + rows - 1, 1, &books)?;
    sheet.set_freeze_panes(documents::FIRST_ROW, 0)?;
    sheet.set_repeat_rows(documents::HEADING_ROW, documents::HEADING_ROW)?;
    let last = documents::COLUMNS.len() as u16 - 1;
    print_filled(&mut sheet, context.open, (documents::FIRST_ROW, last), context.commune.documents.len())?;
    protect(&mut sheet);
    Ok(sheet)
}

/// The columns after the number.
fn texts(document: &Document) -> [String; 6] {
    let item = document.item.as_ref();
    [
        item.map(|i| book_word(i.book)).unwrap_or_default(),
        item.map(|i| i.code.clone()).unwrap_or_default(),
        document.title.clone(),
        document.number.clone(),
        document.issuer.clone(),
        document.file.clone(),
    ]
}
