//! The heading of an official paper by Nghị định 30/2020/NĐ-CP: issuing bodies left, national title right,
//! date dotted unless given, title of the table below and the report it goes with.

use super::super::WorkbookError;
use super::super::page::Leaf;
use super::super::sheet::room;
use super::super::table::Table;
use super::DossierContext;
use crate::criteria::Law;
use crate::explain;
use crate::messages::Lang;
use crate::text::Words;

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

/// Writes the heading over columns 0..=last, split after `split`; the texts whose rows must be as high as they are.
pub(super) fn write(
    context: &DossierContext,
    sheet: &mut Leaf,
    split: u16,
    last: u16,
    title: &Title,
) -> Result<Vec<Across>, WorkbookError> {
    let styles = context.styles;
    let words = Lang::Vi;
    let spec = context.spec;
    let [kind, unit] = explain::own_authority(spec.law, spec.commune, spec.assessment.place.as_of);
    let mut across = Vec::new();
    if !title.label.is_empty() {
        sheet.across(4, (split + 1, last), &title.label, &styles.head_italic)?;
    }
    let rows = [
        (kind.to_uppercase(), &styles.head_line, words.text("national-title"), &styles.head_line),
        (unit.to_uppercase(), &styles.head_line, words.text("national-motto"), &styles.head_line),
        (words.text("letterhead-line-short"), &styles.head, words.text("letterhead-line"), &styles.head),
        (String::new(), &styles.head, explain::place_and_date(Lang::Vi, spec.law, spec.commune, spec.date), &styles.head_italic),
    ];
    for (row, (left, left_format, right, right_format)) in (0u32..).zip(rows) {
        sheet.across(row, (0, split), &left, left_format)?;
        sheet.across(row, (split + 1, last), &right, right_format)?;
        let (left, right) = if row < LINE { ("", "") } else { (left.as_str(), right.as_str()) };
        across.push(Across::of(row, 0..=split, left));
        across.push(Across::of(row, split + 1..=last, right));
    }
    sheet.across(5, (0, last), &title.name.to_uppercase(), &styles.head_bold)?;
    let subtitle = subtitle(context);
    sheet.across(6, (0, last), &subtitle, &styles.head_italic)?;
    across.extend([Across::of(5, 0..=last, &title.name.to_uppercase()), Across::of(6, 0..=last, &subtitle)]);
    Ok(across)
}

/// Writes the heading over a table, whose first row is the next.
pub(super) fn over(context: &DossierContext, table: &mut Table, split: u16, last: u16, title: &Title) -> Result<(), WorkbookError> {
    let across = write(context, &mut table.sheet, split, last, title)?;
    table.above = Some(Box::new(move |widths| heights(&across, widths)));
    table.row = ROWS;
    Ok(())
}

/// The row of the line under the names.
const LINE: u32 = 2;
/// The row of the title.
const TITLE: u32 = 5;

/// The heights of the rows of a heading at these widths of columns.
pub(super) fn heights(across: &[Across], widths: &[f64]) -> Vec<(u32, f64)> {
    let height = |row: u32| {
        let lines = across.iter().filter(|a| a.row == row).map(|a| a.lines(widths)).max().unwrap_or(1);
        match row {
            LINE => 10.0,
            TITLE => f64::from(lines) * SPACING + 4.0,
            _ => f64::from(lines) * SPACING,
        }
    };
    let mut rows: Vec<u32> = across.iter().map(|a| a.row).collect();
    rows.dedup();
    rows.into_iter().map(|row| (row, height(row))).collect()
}

/// Points from a line to the next, letters being of thirteen.
const SPACING: f64 = 18.0;

/// A text over some columns.
pub(super) struct Across {
    row: u32,
    columns: std::ops::RangeInclusive<u16>,
    words: Words,
}

impl Across {
    fn of(row: u32, columns: std::ops::RangeInclusive<u16>, text: &str) -> Self {
        Self { row, columns, words: Words::bold(text) }
    }

    fn lines(&self, widths: &[f64]) -> u32 {
        let width: f64 = self.columns.clone().filter_map(|column| widths.get(usize::from(column))).sum();
        // letters of thirteen points, of which so many fewer have room than of eleven
        self.words.lines(room(width * 11.0 / 13.0))
    }
}

/// "(Kèm theo Báo cáo số 05/BC-UBND ngày 05/3/2025)": the number is the report's, and what is not given is dotted.
fn attached(context: &DossierContext) -> String {
    let number = match context.extras.number.as_deref() {
        None => Lang::Vi.text("letterhead-report-dotted"),
        Some(given) => {
            let (bare, behind) = (explain::paper_number(given), given.split_once('/').map(|(_, behind)| format!("/{behind}")));
            behind.map_or_else(|| Lang::Vi.say("letterhead-report", &[("number", bare.as_str().into())]), |behind| bare.clone() + &behind)
        }
    };
    let date = context.spec.date.map_or_else(|| Lang::Vi.text("dotted-date"), |day| Lang::Vi.day(day));
    Lang::Vi.say("letterhead-attached", &[("number", number.into()), ("date", date.into())])
}

/// The report it goes with; "Năm đánh giá 2024, tại ngày 31/12/2024", and that the thresholds are invented where they are.
fn subtitle(context: &DossierContext) -> String {
    let place = &context.spec.assessment.place;
    let line = Lang::Vi.say("letterhead-subtitle", &[("year", place.year.into()), ("as_of", place.as_of.into())]);
    let banner = context.spec.law.illustration().then(|| Lang::Vi.text("illustration-banner"));
    [attached(context), line].into_iter().chain(banner).collect::<Vec<_>>().join("\n")
}
