//! The sheet "Minh chứng": the register of documents behind the answers.

use rust_xlsxwriter::utility::{row_col_to_cell, row_col_to_cell_absolute};
use rust_xlsxwriter::{DataValidation, ExcelDateTime, Format, Formula, Worksheet};

use super::WorkbookError;
use super::answers_sheet::Context;
use super::formula::Live;
use super::shared::alike;
use super::sheet::{Stored, page, print_filled, protect};
use crate::commune::{Attribute, Document};
use crate::layout::{Sheet, book_word, documents};
use crate::messages::Lang;
use crate::text::Date;

const WIDTHS: [f64; documents::COLUMNS.len()] = [15.0, 15.0, 11.0, 17.0, 46.0, 18.0, 12.0, 24.0, 12.0, 26.0, 24.0];

pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut sheet = page(&Sheet::Documents.name(), true, &WIDTHS)?;
    let last = WIDTHS.len() as u16 - 1;
    sheet.merge_range(0, 0, 0, last, &Lang::Vi.text("documents-title"), &context.styles.title)?;
    sheet.merge_range(1, 0, 1, last, &Lang::Vi.text("documents-subtitle"), &context.styles.subtitle)?;
    sheet.set_row_height(1, 32)?;
    for (column, id) in (0u16..).zip(documents::COLUMNS) {
        sheet.write_with_format(documents::HEADING_ROW, column, documents::heading(id), &context.styles.heading)?;
    }
    sheet.set_row_height(documents::HEADING_ROW, 32)?;
    let register = &context.commune.documents;
    let rows = documents::ROWS.max(register.len() as u32);
    let blank = Document::default();
    for (number, row) in (0..rows as usize).zip(documents::FIRST_ROW..) {
        let mark = mark(row, rows, documents::mark(register, number));
        sheet.write_formula_with_format(row, 0, mark.stored.of(&format!("={}", mark.formula)), &context.styles.centre)?;
        line(context, &mut sheet, row, register.get(number).unwrap_or(&blank))?;
    }
    dropdowns(context, &mut sheet, rows)?;
    sheet.set_freeze_panes(documents::FIRST_ROW, 0)?;
    sheet.set_repeat_rows(documents::HEADING_ROW, documents::HEADING_ROW)?;
    print_filled(&mut sheet, context.open, (documents::FIRST_ROW, last), context.commune.documents.len())?;
    protect(&mut sheet);
    Ok(sheet)
}

/// The code of a row: its indicator and which of that indicator's documents it is; the number of the row where no
/// indicator is named. Texts are compared, not numbers: 17.1 is not 17.10.
fn mark(row: u32, rows: u32, mark: String) -> Live {
    let cell = |id: &str| row_col_to_cell(row, documents::column(id));
    let so_far = |id: &str| format!("--({}:{}={})", anchored(id), cell(id), cell(id));
    let (book, code, number) = (cell("book"), cell("code"), format!("ROW()-{}", documents::FIRST_ROW));
    let count = format!("TEXT(SUMPRODUCT({},{}),\"00\")", so_far("book"), so_far("code"));
    let formula = format!("IF(OR({book}=\"\",{code}=\"\"),{number},{book}&\" \"&{code}&\"-\"&{count})");
    let stored = if mark.is_empty() { Stored::Number(f64::from(row + 1 - documents::FIRST_ROW)) } else { Stored::Text(mark) };
    Live { formula: alike((row, 0), (documents::FIRST_ROW, documents::FIRST_ROW + rows - 1), &formula), stored }
}

/// The first cell of a column, its row fixed.
fn anchored(id: &str) -> String {
    let cell = row_col_to_cell_absolute(documents::FIRST_ROW, documents::column(id));
    cell.trim_start_matches('$').to_string()
}

fn line(context: &Context, sheet: &mut Worksheet, row: u32, document: &Document) -> Result<(), WorkbookError> {
    let item = document.item.as_ref();
    let (text, day) = (&context.styles.input_text, &context.styles.input_date);
    let texts = [
        ("book", item.map(|i| book_word(i.book)).unwrap_or_default()),
        ("code", item.map(|i| i.code.clone()).unwrap_or_default()),
        ("kind", document.kind.clone()),
        ("title", document.title.clone()),
        ("number", document.number.clone()),
        ("issuer", document.issuer.clone()),
        ("file", document.file.clone()),
        ("note", document.note.clone()),
    ];
    for (id, words) in &texts {
        match words.as_str() {
            "" => sheet.write_blank(row, documents::column(id), text)?,
            words => sheet.write_string_with_format(row, documents::column(id), words, text)?,
        };
    }
    date(sheet, row, "date", &document.date, day)?;
    date(sheet, row, "until", &document.until, day)
}

fn date(sheet: &mut Worksheet, row: u32, id: &str, of: &Attribute<Date>, format: &Format) -> Result<(), WorkbookError> {
    match of.value {
        None => sheet.write_blank(row, documents::column(id), format)?,
        Some(day) => {
            let day = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
            sheet.write_datetime_with_format(row, documents::column(id), day, format)?
        }
    };
    Ok(())
}

/// Books to choose from, and the kinds that the rules name: another kind may be written too.
fn dropdowns(context: &Context, sheet: &mut Worksheet, rows: u32) -> Result<(), WorkbookError> {
    let last = documents::FIRST_ROW + rows - 1;
    let list = |range: &str| DataValidation::new().allow_list_formula(Formula::new(format!("={range}")));
    let column = documents::column("book");
    sheet.add_data_validation(documents::FIRST_ROW, column, last, column, &list(&context.lists.books.range))?;
    if let Some(kinds) = &context.lists.document_kinds {
        let column = documents::column("kind");
        let offered = list(&kinds.range).show_error_message(false);
        sheet.add_data_validation(documents::FIRST_ROW, column, last, column, &offered)?;
    }
    Ok(())
}
