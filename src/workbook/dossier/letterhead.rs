//! The heading of an official paper by Nghị định 30/2020/NĐ-CP: issuing bodies left, national title right,
//! number and date dotted unless given, title of the paper below.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::Context;
use crate::messages::Lang;
use crate::text::Date;

/// Rows the heading takes.
pub(super) const ROWS: u32 = 8;

/// Writes the heading over columns 0..=last, split after `split`.
pub(super) fn write(context: &Context, sheet: &mut Worksheet, split: u16, last: u16, title: &str) -> Result<(), WorkbookError> {
    let styles = context.styles;
    let commune = context.spec.commune;
    let words = Lang::Vi;
    let or_dots = |value: &Option<String>| value.clone().filter(|v| !v.is_empty()).unwrap_or_else(|| words.text("dotted-name"));
    let upper = |text: String| text.to_uppercase();
    let district = upper(words.say("letterhead-district", &[("name", bare(&or_dots(&commune.district.value)).into())]));
    let own = upper(words.say("letterhead-commune", &[("name", commune_name(&or_dots(&commune.name.value)).into())]));
    let rows = [
        (district, &styles.head, words.text("national-title"), &styles.head_bold),
        (own, &styles.head_bold, words.text("national-motto"), &styles.head_bold),
        (words.text("letterhead-line-short"), &styles.head, words.text("letterhead-line"), &styles.head),
        (words.text("letterhead-number"), &styles.head, place_and_date(context), &styles.head_italic),
    ];
    for (row, (left, left_format, right, right_format)) in (0u32..).zip(rows) {
        sheet.merge_range(row, 0, row, split, &left, left_format)?;
        sheet.merge_range(row, split + 1, row, last, &right, right_format)?;
        sheet.set_row_height(row, if row == 2 { 10 } else { 18 })?;
    }
    sheet.merge_range(5, 0, 5, last, title, &styles.head_bold)?;
    sheet.set_row_height(5, 22)?;
    let subtitle = subtitle(context);
    sheet.merge_range(6, 0, 6, last, &subtitle, &styles.head_italic)?;
    sheet.set_row_height(6, if context.spec.law.illustration() { 52 } else { 18 })?;
    Ok(())
}

/// "Năm đánh giá 2024, tại ngày 31/12/2024", and that the thresholds are invented where they are.
fn subtitle(context: &Context) -> String {
    let place = &context.spec.assessment.place;
    let line = Lang::Vi.say("letterhead-subtitle", &[("year", place.year.into()), ("as_of", place.as_of.into())]);
    if context.spec.law.illustration() { format!("{line}\n{}", Lang::Vi.text("illustration-banner")) } else { line }
}

/// "Đồng Tiến, ngày 05 tháng 3 năm 2025": days under 10 and months 1 and 2 get a zero.
fn place_and_date(context: &Context) -> String {
    let name = context.spec.commune.name.value.clone().filter(|n| !n.is_empty()).unwrap_or_else(|| Lang::Vi.text("dotted-name"));
    let place = bare(&name);
    match context.spec.date {
        Some(date) => {
            let facts = [
                ("place", place.into()),
                ("day", format!("{:02}", date.day()).into()),
                ("month", month(date).into()),
                ("year", date.year().into()),
            ];
            Lang::Vi.say("letterhead-date", &facts)
        }
        None => Lang::Vi.say("letterhead-date-dotted", &[("place", place.into())]),
    }
}

fn month(date: Date) -> String {
    if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() }
}

/// "Xã Đồng Tiến" → "Đồng Tiến"; "Huyện A" → "A".
fn bare(name: &str) -> String {
    let prefixes = Lang::Vi.text("unit-prefixes");
    let folded = crate::text::fold(name);
    for prefix in prefixes.split('|') {
        if let Some(rest) = folded.strip_prefix(&format!("{} ", crate::text::fold(prefix))) {
            let skip = name.chars().count() - rest.chars().count();
            return name.chars().skip(skip).collect();
        }
    }
    name.to_string()
}

/// The commune's name without its kind, which the letterhead adds.
fn commune_name(name: &str) -> String {
    bare(name)
}
