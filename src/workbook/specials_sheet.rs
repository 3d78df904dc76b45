//! The sheet "Văn bản đặc thù": waivers and attestations. No formula looks at it.

use rust_xlsxwriter::{DataValidation, Formula, Worksheet};

use super::answers_sheet::Context;
use super::checks::Check;
use super::commune_sheet::{Entry, put, text};
use super::sheet::{page, print_filled, protect};
use super::{WorkbookError, sheet::Written};
use crate::commune::Special;
use crate::layout::{Sheet, book_word, special_word, specials};
use crate::messages::Lang;

const WIDTHS: [f64; 9] = [6.0, 22.0, 18.0, 13.0, 44.0, 24.0, 14.0, 28.0, 16.0];

pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut sheet = page(&Sheet::Specials.name(), true, &WIDTHS)?;
    let last = specials::COLUMNS.len() as u16 - 1;
    sheet.merge_range(0, 0, 0, last, &Lang::Vi.text("specials-title"), &context.styles.title)?;
    sheet.merge_range(1, 0, 1, last, &Lang::Vi.text("specials-subtitle"), &context.styles.subtitle)?;
    sheet.set_row_height(1, 34)?;
    for (column, id) in (0u16..).zip(specials::COLUMNS) {
        sheet.write_with_format(specials::HEADING_ROW, column, specials::heading(id), &context.styles.heading)?;
    }
    let rows = specials::ROWS.max(context.commune.specials.len() as u32);
    for index in 0..rows {
        let row = specials::FIRST_ROW + index;
        sheet.write_number_with_format(row, 0, f64::from(index + 1), &context.styles.centre)?;
        line(context, row, context.commune.specials.get(index as usize), &mut sheet)?;
    }
    checks(context, rows, &mut sheet)?;
    sheet.set_freeze_panes(specials::FIRST_ROW, 0)?;
    sheet.set_repeat_rows(specials::HEADING_ROW, specials::HEADING_ROW)?;
    print_filled(&mut sheet, context.open, (specials::FIRST_ROW, last), context.commune.specials.len())?;
    protect(&mut sheet);
    Ok(sheet)
}

fn line(context: &Context, row: u32, special: Option<&Special>, sheet: &mut Worksheet) -> Written {
    for (column, id) in (0u16..).zip(specials::COLUMNS).skip(1) {
        let is_day = ["date", "expires"].contains(&id);
        let format = if is_day { &context.styles.input_date } else { &context.styles.input_text };
        put(sheet, row, column, special.map_or(Entry::Blank, |s| entry(s, id)), format)?;
    }
    Ok(())
}

fn entry(special: &Special, id: &str) -> Entry {
    let item = special.item.as_ref();
    match id {
        "kind" => text(&special_word(special.kind)),
        "book" => item.map_or(Entry::Blank, |i| text(&book_word(i.book))),
        "code" => item.map_or(Entry::Blank, |i| text(&i.code)),
        "reason" => text(&special.reason),
        "document" => text(&special.document),
        "date" => special.date.map_or(Entry::Blank, Entry::Day),
        "signer" => text(&special.signer),
        "expires" => special.expires.map_or(Entry::Blank, Entry::Day),
        _ => Entry::Blank,
    }
}

/// Dropdowns and days.
fn checks(context: &Context, rows: u32, sheet: &mut Worksheet) -> Written {
    let (first, last) = (specials::FIRST_ROW, specials::FIRST_ROW + rows - 1);
    let title = Lang::Vi.text("check-title");
    for (id, list) in [("kind", &context.lists.specials), ("book", &context.lists.books)] {
        let list = DataValidation::new().allow_list_formula(Formula::new(format!("={}", list.range)));
        let list = list.set_error_message(Lang::Vi.text("check-list"))?.set_error_title(&title)?;
        sheet.add_data_validation(first, specials::column(id), last, specials::column(id), &list)?;
    }
    for id in ["date", "expires"] {
        let column = specials::column(id);
        sheet.add_data_validation(first, column, last, column, Check::day()?.rule())?;
    }
    Ok(())
}
