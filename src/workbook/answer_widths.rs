//! Widths and heights of the sheets of answers: as laid out in a form that is to be filled, fitted to what was typed in a
//! dossier, whose rows nobody widens any more.

use super::answer_names::{criterion_name, item_name, measure_name, note, shown_note};
use super::answers_sheet::Context;
use super::form_rows::{PlannedRow, RowKind, SheetPlan};
use super::sheet::{lines_height, room, width_of};
use crate::criteria::{Kind, Measure};
use crate::layout::Column;
use crate::messages::Lang;
use crate::text::{Words, fitted};

/// Columns whose texts are as long as the law or the official makes them.
const TEXTS: [Column; 6] = [Column::Name, Column::Dated, Column::Authority, Column::Documents, Column::Note, Column::Explanation];

/// The width of each column.
pub(super) fn widths(context: &Context, plan: &SheetPlan) -> Vec<f64> {
    let mut widths: Vec<f64> = Column::ALL.iter().map(|column| column.width()).collect();
    if context.open {
        return widths;
    }
    let rows: Vec<Vec<Words>> = plan.rows.iter().map(|row| words(context, plan, row)).chain([headings()]).collect();
    let found = fitted(&rows, &TEXTS.map(|column| room(column.width())));
    for (column, found) in TEXTS.iter().zip(found) {
        if let Some(width) = widths.get_mut(usize::from(column.index())) {
            *width = width_of(found);
        }
    }
    widths
}

/// The height the long texts of a row need.
pub(super) fn height(context: &Context, plan: &SheetPlan, row: &PlannedRow, widths: &[f64]) -> f64 {
    let width = |column: &Column| widths.get(usize::from(column.index())).copied().unwrap_or_default();
    let lines = words(context, plan, row).iter().zip(&TEXTS).map(|(words, column)| words.lines(room(width(column)))).max();
    lines_height(lines.unwrap_or(1))
}

/// The height the headings need.
pub(super) fn heading(widths: &[f64]) -> f64 {
    let lines = Column::ALL.iter().zip(widths).map(|(column, width)| Words::bold(&column.heading()).lines(room(*width)));
    lines_height(lines.max().unwrap_or(1)).max(34.0)
}

fn headings() -> Vec<Words> {
    TEXTS.iter().map(|column| Words::bold(&column.heading())).collect()
}

fn words(context: &Context, plan: &SheetPlan, row: &PlannedRow) -> Vec<Words> {
    match &row.kind {
        RowKind::Criterion(_, criterion) => vec![Words::bold(&criterion_name(criterion))],
        RowKind::Single(_, item, None) | RowKind::Head(_, item) => vec![Words::of(&item_name(item))],
        RowKind::Single(_, item, Some(measure)) => typed(context, plan, row.row, measure, item_name(item)),
        RowKind::Measure(_, item, measure) => typed(context, plan, row.row, measure, measure_name(item, measure)),
    }
}

fn typed(context: &Context, plan: &SheetPlan, row: u32, measure: &Measure, name: String) -> Vec<Words> {
    let empty = String::new();
    let own = measure.kind != Kind::Villages && context.plan.is_input(measure, &plan.name, row);
    let answer = context.commune.answers.get(&measure.id).filter(|_| own);
    let beside = match answer {
        Some(answer) => note(answer).clone(),
        None if measure.kind == Kind::Villages => Lang::Vi.text("answers-villages"),
        None => context.plan.inputs.get(&measure.id).filter(|_| !own).map(shown_note).unwrap_or_default(),
    };
    let text = |of: fn(&crate::commune::Answer) -> &String| answer.map_or(&empty, of);
    let texts = [&name, text(|a| &a.dated), text(|a| &a.confirmed_by), text(|a| &a.documents), &beside, text(|a| &a.explanation)];
    texts.map(|text| Words::of(text)).into()
}
