//! Rows that tell of one item of one commune: what is asked, what was found, what is missing, and where.

use super::super::table::Cell;
use super::Context;
use crate::assess::Verdict;
use crate::criteria::{Book, ItemRef};
use crate::district::{ItemStanding, Standing};
use crate::explain;
use crate::messages::Lang;

/// "NTM 2.1", "Điều kiện no-dong".
pub(in crate::workbook) fn code(item: &ItemRef) -> String {
    match item.book {
        Book::Set(level) => format!("{} {}", explain::level_short(Lang::Vi, level), item.code),
        Book::Condition => Lang::Vi.say("report-condition-code", &[("code", item.code.as_str().into())]),
    }
}

/// The word for the verdict, with the reason where there is none.
pub(super) fn verdict(item: &ItemStanding) -> String {
    explain::finding_word(Lang::Vi, item.finding, item.cause.as_ref())
}

/// What it asks, where it is not met or undetermined.
pub(super) fn required(item: &ItemStanding) -> String {
    let judged = item.judged.as_deref();
    judged.map(|j| explain::requirement(Lang::Vi, &item.head.version.measures, j)).unwrap_or_default()
}

/// What was found, where it is not met or undetermined.
pub(super) fn achieved(item: &ItemStanding) -> String {
    let Some(judged) = item.judged.as_deref() else { return String::new() };
    explain::judged_values(Lang::Vi, &item.head.version.measures, judged).join("; ")
}

/// What is missing, where it is not met or undetermined.
pub(super) fn gap(item: &ItemStanding) -> String {
    let judged = item.judged.as_deref();
    judged.map(|j| explain::gaps(Lang::Vi, &item.head.version.measures, j).join("; ")).unwrap_or_default()
}

/// Commune, code, name, verdict, required, achieved, gap, address.
pub(super) fn cells(context: &Context, standing: &Standing, item: &ItemStanding) -> Vec<Cell> {
    let word = verdict(item);
    vec![
        context.file_link(standing, context.name(standing)),
        Cell::Text(code(&item.head.item)),
        Cell::Text(item.head.version.name.clone()),
        if item.finding.verdict == Verdict::NotMet { Cell::Bold(word) } else { Cell::Text(word) },
        Cell::Text(required(item)),
        Cell::Text(achieved(item)),
        Cell::Text(gap(item)),
        context.address(item.origin.as_ref()),
    ]
}

/// Headings of [`cells`].
pub(super) const HEADINGS: [&str; 8] = ["commune", "code", "indicator", "verdict", "required", "achieved", "gap", "source-cell"];
/// Widths of [`cells`].
pub(super) const WIDTHS: [f64; 8] = [24.0, 15.0, 40.0, 17.0, 26.0, 26.0, 26.0, 22.0];
