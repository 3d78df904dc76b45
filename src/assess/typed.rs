//! Verdicts typed by a person next to the figures: compared with the computed ones, never used.

use super::judge::{Cause, Judged};
use super::{Assessment, CriterionResult, ItemResult, Verdict};
use crate::commune::{Answer, Commune, TypedVerdict};
use crate::criteria::Book;
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::layout::item_label;

/// Names every typed verdict that the figures contradict, or that is where a figure is missing.
pub(super) fn notes(commune: &Commune, assessment: &Assessment) -> Vec<Diagnostic> {
    let note = |typed: &TypedVerdict| match assessment.item(&typed.item) {
        Some(item) => of_item(commune, item, typed),
        None => of_criterion(commune, criterion(assessment, typed)?, typed),
    };
    commune.typed_verdicts.iter().chain(&beside_figures(commune)).filter_map(note).collect()
}

/// Verdicts typed into the cells of the figures: "Đạt (95,5%)".
fn beside_figures(commune: &Commune) -> Vec<TypedVerdict> {
    let typed = |(id, answer): (&String, &Answer)| {
        let (met, typed) = answer.typed_verdict.clone()?;
        let item = id.split('/').next()?.parse().ok()?;
        Some(TypedVerdict { item, measure: Some(id.clone()), met, typed, origin: answer.origin.clone()? })
    };
    commune.answers.iter().filter_map(typed).collect()
}

/// The criterion a typed verdict is next to.
fn criterion<'a>(assessment: &'a Assessment, typed: &TypedVerdict) -> Option<&'a CriterionResult> {
    let set = assessment.sets.iter().find(|s| Book::Set(s.level) == typed.item.book)?;
    set.criteria.iter().find(|c| c.number.to_string() == typed.item.code)
}

fn of_item(commune: &Commune, item: &ItemResult, typed: &TypedVerdict) -> Option<Diagnostic> {
    let (verdict, no_figure) = computed(item, typed);
    let measure = typed.measure.as_ref().or_else(|| item.version.measures.first().map(|m| &m.id));
    let cell = measure.and_then(|m| commune.answers.get(m)).and_then(|a| a.origin.as_ref());
    differs(verdict, no_figure, typed).then(|| finding(typed, item_label(&typed.item, &item.version.name), verdict, cell))
}

/// A criterion against its indicators; the cell is that of one that decides against what was typed.
fn of_criterion(commune: &Commune, criterion: &CriterionResult, typed: &TypedVerdict) -> Option<Diagnostic> {
    let verdict = criterion.finding.verdict;
    let lacking = |item: &ItemResult| item.finding.verdict == Verdict::Undetermined && item.judged.cause.as_ref().is_some_and(is_of_figure);
    let no_figure = criterion.indicators.iter().any(lacking);
    let decides = |item: &&ItemResult| item.finding.verdict == verdict && (verdict != Verdict::Undetermined || lacking(item));
    let measures = criterion.indicators.iter().filter(decides).flat_map(|i| &i.version.measures);
    let cell = measures.filter_map(|m| commune.answers.get(&m.id)).find_map(|a| a.origin.as_ref());
    differs(verdict, no_figure, typed).then(|| finding(typed, item_label(&typed.item, &criterion.name), verdict, cell))
}

fn finding(typed: &TypedVerdict, label: String, computed: Verdict, cell: Option<&Origin>) -> Diagnostic {
    let finding = Diagnostic::new(Code::TypedVerdictDiffers, Place::from(&typed.origin));
    let finding = finding.with("code", label).with("typed", typed.typed.as_str());
    let other = cell.map_or_else(|| "none".to_string(), ToString::to_string);
    finding.with("computed", computed.id()).with("other", other)
}

/// The computed verdict, and whether a figure is missing for it.
fn computed(item: &ItemResult, typed: &TypedVerdict) -> (Verdict, bool) {
    let tests = item.judged.tests();
    let own: Vec<&Judged> = tests.iter().filter(|(t, _)| Some(&t.measure) == typed.measure.as_ref()).map(|(_, j)| *j).collect();
    let of_row = item.version.measures.len() > 1 && !own.is_empty();
    let (verdict, causes): (Verdict, Vec<Option<&Cause>>) = match of_row {
        true => (Verdict::all(own.iter().map(|j| j.verdict)), own.iter().map(|j| j.cause.as_ref()).collect()),
        false => (item.judged.verdict, vec![item.judged.cause.as_ref()]),
    };
    (verdict, causes.into_iter().flatten().any(is_of_figure))
}

/// A threshold that is not there is no fault of the sheet.
fn is_of_figure(cause: &Cause) -> bool {
    matches!(cause, Cause::NoAnswer | Cause::Unusable | Cause::FiguresDisagree | Cause::NotApplicableRefused)
}

/// Whether the computed verdict is another than the one typed.
fn differs(verdict: Verdict, no_figure: bool, typed: &TypedVerdict) -> bool {
    match verdict {
        Verdict::Met => !typed.met,
        Verdict::NotMet => typed.met,
        Verdict::NotApplicable => true,
        Verdict::Undetermined => typed.met && no_figure,
    }
}
