//! The heading of an official paper by Nghị định 30/2020/NĐ-CP: issuing bodies left, national title right,
//! number and date dotted unless given, title of the paper below.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::Context;
use crate::criteria::Law;
use crate::explain;
use crate::messages::Lang;

/// Rows the heading takes.
pub(super) const ROWS: u32 = crate::layout::dossier::HEAD_ROWS;

/// What a paper is called, and the label its form has by the province's rules.
pub(super) struct Title {
    /// "Biểu tổng hợp …".
    pub name: String,
    /// "Mẫu số …", empty if none is known.
    pub label: String,
}

impl Title {
    /// Of a sheet of the dossier: by the law's list of forms, else by the sheet's own name.
    pub fn of(law: &Law, id: &str) -> Self {
        match law.form(&id.to_uppercase()) {
            Some(form) => Self { name: form.name.clone(), label: form.label.clone() },
            None => Self { name: Lang::Vi.text(&format!("dossier-title-{id}")), label: String::new() },
        }
    }

    /// Both in one line.
    pub fn line(&self) -> String {
        [self.label.as_str(), self.name.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(". ")
    }
}

/// Writes the heading over columns 0..=last, split after `split`.
pub(super) fn write(context: &Context, sheet: &mut Worksheet, split: u16, last: u16, title: &Title) -> Result<(), WorkbookError> {
    let styles = context.styles;
    let words = Lang::Vi;
    let spec = context.spec;
    let (own, above) = explain::authorities(spec.law, spec.commune, spec.assessment.place.as_of);
    if !title.label.is_empty() {
        sheet.merge_range(4, split + 1, 4, last, &title.label, &styles.head_italic)?;
    }
    let rows = [
        (above.to_uppercase(), &styles.head, words.text("national-title"), &styles.head_bold),
        (own.to_uppercase(), &styles.head_bold, words.text("national-motto"), &styles.head_bold),
        (words.text("letterhead-line-short"), &styles.head, words.text("letterhead-line"), &styles.head),
        (
            number(context.extras.number.as_deref()),
            &styles.head,
            explain::place_and_date(Lang::Vi, spec.law, spec.commune, spec.date),
            &styles.head_italic,
        ),
    ];
    for (row, (left, left_format, right, right_format)) in (0u32..).zip(rows) {
        sheet.merge_range(row, 0, row, split, &left, left_format)?;
        sheet.merge_range(row, split + 1, row, last, &right, right_format)?;
        let height = if row == 2 { 10 } else { 18 * lines(&left) };
        sheet.set_row_height(row, height)?;
    }
    sheet.merge_range(5, 0, 5, last, &title.name.to_uppercase(), &styles.head_bold)?;
    sheet.set_row_height(5, 22)?;
    let subtitle = subtitle(context);
    sheet.merge_range(6, 0, 6, last, &subtitle, &styles.head_italic)?;
    sheet.set_row_height(6, if context.spec.law.illustration() { 52 } else { 18 })?;
    Ok(())
}

/// "Số: 05/BC-UBND".
fn number(given: Option<&str>) -> String {
    let Some(given) = given else { return Lang::Vi.text("letterhead-number-dotted") };
    let behind = given.split_once('/').map(|(_, behind)| format!("/{behind}")).unwrap_or_default();
    Lang::Vi.say("letterhead-number", &[("number", (explain::paper_number(given) + &behind).into())])
}

/// Lines a name takes in the left half of a heading.
fn lines(name: &str) -> u32 {
    const LINE: usize = 36;
    if name.chars().count() > LINE { 2 } else { 1 }
}

/// "Năm đánh giá 2024, tại ngày 31/12/2024", and that the thresholds are invented where they are.
fn subtitle(context: &Context) -> String {
    let place = &context.spec.assessment.place;
    let line = Lang::Vi.say("letterhead-subtitle", &[("year", place.year.into()), ("as_of", place.as_of.into())]);
    if context.spec.law.illustration() { format!("{line}\n{}", Lang::Vi.text("illustration-banner")) } else { line }
}
