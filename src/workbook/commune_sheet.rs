//! The sheet "Thông tin xã": what the commune is, and which level, year and date it is judged for.

use rust_xlsxwriter::{ExcelDateTime, Worksheet};

use super::checks::Check;
use super::lists::Lists;
use super::sheet::{Styles, page, protect, row_height};
use super::{WorkbookError, sheet::Written};
use crate::commune::{ClassEntry, Commune};
use crate::criteria::Law;
use crate::explain;
use crate::layout::{Field, Sheet, commune as columns};
use crate::messages::Lang;
use crate::text::Date;

const WIDTHS: [f64; 7] = [36.0, 44.0, 24.0, 14.0, 14.0, 52.0, 4.0];

/// A value of a field as it is written.
pub(super) enum Entry {
    Blank,
    Text(String),
    Number(f64),
    Day(Date),
}

/// Writes the sheet, filled with what is known.
pub(super) fn write(law: &Law, commune: &Commune, lists: &Lists, styles: &Styles) -> Result<Worksheet, WorkbookError> {
    let mut sheet = page(&Sheet::Commune.name(), true, &WIDTHS)?;
    sheet.merge_range(0, 0, 0, 5, &Lang::Vi.text("commune-title"), &styles.title)?;
    sheet.merge_range(1, 0, 1, 5, &Lang::Vi.text("commune-subtitle"), &styles.subtitle)?;
    sheet.set_row_height(1, 32)?;
    for (column, id) in (0u16..).zip(["field", "value", "document", "from", "to", "guide"]) {
        sheet.write_with_format(columns::HEADING_ROW, column, Lang::Vi.text(&format!("commune-{id}")), &styles.heading)?;
    }
    for field in Field::all() {
        line(&mut sheet, law, commune, field, styles)?;
        validate(&mut sheet, field, lists)?;
    }
    sheet.set_column_hidden(columns::ID)?;
    sheet.set_freeze_panes(columns::FIRST_ROW, 0)?;
    sheet.set_repeat_rows(columns::HEADING_ROW, columns::HEADING_ROW)?;
    protect(&mut sheet);
    Ok(sheet)
}

fn line(sheet: &mut Worksheet, law: &Law, commune: &Commune, field: Field, styles: &Styles) -> Written {
    let row = field.row();
    let guide = guide(field);
    sheet.write_with_format(row, columns::LABEL, field.label(), &styles.bold)?;
    sheet.write_with_format(row, columns::GUIDE, &guide, &styles.cell)?;
    sheet.write(row, columns::ID, field.id())?;
    let value = entry(law, commune, field);
    let words = if let Entry::Text(words) = &value { words.clone() } else { String::new() };
    let beside = explanation(commune, field).or_else(|| class_of(commune, field).map(|c| c.document.as_str())).unwrap_or_default();
    let [label_width, value_width, document_width, .., guide_width, _] = WIDTHS;
    let texts = [(guide.as_str(), guide_width), (&field.label(), label_width), (words.as_str(), value_width), (beside, document_width)];
    sheet.set_row_height(row, row_height(&texts))?;
    let format = match field {
        Field::AsOf | Field::HeldDate => &styles.input_date,
        Field::Year | Field::HeldYear | Field::Households | Field::Population => &styles.input,
        _ => &styles.input_text,
    };
    put(sheet, row, columns::VALUE, value, format)?;
    if let Some(explanation) = explanation(commune, field) {
        put(sheet, row, columns::DOCUMENT, text(explanation), &styles.input_text)?;
        sheet.write_blank(row, columns::FROM, &styles.closed)?;
        sheet.write_blank(row, columns::TO, &styles.closed)?;
        return Ok(());
    }
    let Field::Class(_) = field else {
        for column in [columns::DOCUMENT, columns::FROM, columns::TO] {
            sheet.write_blank(row, column, &styles.closed)?;
        }
        return Ok(());
    };
    let class = class_of(commune, field);
    let day = |date: Option<Date>| date.map_or(Entry::Blank, Entry::Day);
    put(sheet, row, columns::DOCUMENT, class.map_or(Entry::Blank, |c| text(&c.document)), &styles.input_text)?;
    put(sheet, row, columns::FROM, day(class.and_then(|c| c.from)), &styles.input_date)?;
    put(sheet, row, columns::TO, day(class.and_then(|c| c.to)), &styles.input_date)
}

/// The class a field is for.
fn class_of(commune: &Commune, field: Field) -> Option<&ClassEntry> {
    let Field::Class(n) = field else { return None };
    commune.classes.value.as_ref().and_then(|c| c.get(usize::from(n).checked_sub(1)?))
}

/// Why a figure is right though it looks odd; none for what is no figure.
fn explanation(commune: &Commune, field: Field) -> Option<&str> {
    match field {
        Field::Households => Some(&commune.households.explanation),
        Field::Population => Some(&commune.population.explanation),
        _ => None,
    }
}

pub(super) fn put(sheet: &mut Worksheet, row: u32, column: u16, entry: Entry, format: &rust_xlsxwriter::Format) -> Written {
    match entry {
        Entry::Blank => sheet.write_blank(row, column, format)?,
        Entry::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
        Entry::Number(number) => sheet.write_number_with_format(row, column, number, format)?,
        Entry::Day(day) => {
            let date = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
            sheet.write_datetime_with_format(row, column, &date, format)?
        }
    };
    Ok(())
}

/// A text, blank when empty.
pub(super) fn text(text: &str) -> Entry {
    if text.is_empty() { Entry::Blank } else { Entry::Text(text.to_string()) }
}

/// The value of a field as it is known.
pub(super) fn entry(law: &Law, commune: &Commune, field: Field) -> Entry {
    let held = commune.held();
    let words = |value: &Option<String>| value.as_deref().map_or(Entry::Blank, text);
    let year = |value: Option<i16>| value.map_or(Entry::Blank, |y| Entry::Number(f64::from(y)));
    let day = |value: Option<Date>| value.map_or(Entry::Blank, Entry::Day);
    match field {
        Field::Name => words(&commune.name.value),
        Field::Code => words(&commune.code.value),
        Field::District => words(&commune.district.value),
        Field::Province => text(&law.province),
        Field::Year => year(commune.year.value),
        Field::AsOf => day(commune.as_of.value),
        Field::Target => commune.target.value.map_or(Entry::Blank, |l| text(&explain::level(Lang::Vi, l))),
        Field::HeldLevel => match &commune.held.value {
            None => Entry::Blank,
            Some(None) => text(&Lang::Vi.text("level-none")),
            Some(Some(held)) => text(&explain::level(Lang::Vi, held.level)),
        },
        Field::HeldYear => year(held.and_then(|h| h.year)),
        Field::HeldDecision => held.map_or(Entry::Blank, |h| text(&h.decision)),
        Field::HeldDate => day(held.and_then(|h| h.date)),
        Field::Households => commune.households.count.value.as_ref().map_or(Entry::Blank, |n| Entry::Number(n.to_double())),
        Field::Population => commune.population.count.value.as_ref().map_or(Entry::Blank, |n| Entry::Number(n.to_double())),
        Field::Class(n) => class_entry(law, commune.classes.value.as_deref(), usize::from(n)),
    }
}

/// The n-th class; "Không thuộc diện nào" first when the answer is none.
fn class_entry(law: &Law, classes: Option<&[ClassEntry]>, n: usize) -> Entry {
    let name = |id: &str| law.nation.classes.iter().find(|c| c.id == id).map_or(Entry::Blank, |c| text(&c.name));
    match classes {
        None => Entry::Blank,
        Some([]) if n == 1 => law.nation.classes.iter().find(|c| c.none).map_or(Entry::Blank, |c| text(&c.name)),
        Some(classes) => classes.get(n - 1).map_or(Entry::Blank, |c| name(&c.class)),
    }
}

fn guide(field: Field) -> String {
    match field {
        Field::Class(1) => Lang::Vi.text("guide-class"),
        Field::Class(_) => Lang::Vi.text("guide-class-more"),
        other => Lang::Vi.text(&format!("guide-{}", other.id())),
    }
}

fn validate(sheet: &mut Worksheet, field: Field, lists: &Lists) -> Written {
    if let Some(check) = check(field, lists)? {
        sheet.add_data_validation(field.row(), columns::VALUE, field.row(), columns::VALUE, check.rule())?;
    }
    if matches!(field, Field::Class(_)) {
        sheet.add_data_validation(field.row(), columns::FROM, field.row(), columns::TO, Check::day()?.rule())?;
    }
    Ok(())
}

/// What the cell of a field accepts; `None` for any text.
pub(super) fn check(field: Field, lists: &Lists) -> Result<Option<Check>, WorkbookError> {
    let check = match field {
        Field::Province => Check::listed(&lists.provinces.range),
        Field::Target => Check::listed(&lists.levels.range),
        Field::HeldLevel => Check::listed(&lists.held.range),
        Field::Class(_) => Check::listed(&lists.classes.range),
        Field::Year | Field::HeldYear => Check::year(),
        Field::AsOf | Field::HeldDate => Check::day(),
        Field::Households | Field::Population => Check::count(),
        Field::Name | Field::Code | Field::District | Field::HeldDecision => return Ok(None),
    };
    check.map(Some)
}
