//! Verdicts typed by a person beside the figures: compared with the computed ones, never used.

use super::judge::{Cause, Judged};
use super::{Assessment, ItemResult, Verdict};
use crate::commune::{Commune, TypedVerdict};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::book_word;

/// Names every typed verdict that the figures contradict, or that stands where a figure is missing.
pub(super) fn notes(commune: &Commune, assessment: &Assessment) -> Vec<Diagnostic> {
    commune.typed_verdicts.iter().filter_map(|typed| note(commune, assessment.item(&typed.item)?, typed)).collect()
}

fn note(commune: &Commune, item: &ItemResult, typed: &TypedVerdict) -> Option<Diagnostic> {
    let computed = computed(item, typed)?;
    let measure = typed.measure.as_ref().or_else(|| item.version.measures.first().map(|m| &m.id));
    let cell = measure.and_then(|m| commune.answers.get(m)).and_then(|a| a.origin.as_ref());
    let finding = Diagnostic::new(Code::TypedVerdictDiffers, Place::from(&typed.origin));
    let finding = finding.with("code", format!("{} {}", book_word(item.item.book), item.item.code)).with("typed", typed.typed.as_str());
    let other = cell.map_or_else(|| "none".to_string(), ToString::to_string);
    Some(finding.with("computed", computed.id()).with("other", other))
}

/// The computed verdict, if it is another. A threshold that is not there is no fault of the sheet.
fn computed(item: &ItemResult, typed: &TypedVerdict) -> Option<Verdict> {
    let tests = item.judged.tests();
    let own: Vec<&Judged> = tests.iter().filter(|(t, _)| Some(&t.measure) == typed.measure.as_ref()).map(|(_, j)| *j).collect();
    let of_row = item.version.measures.len() > 1 && !own.is_empty();
    let (verdict, causes): (Verdict, Vec<Option<&Cause>>) = match of_row {
        true => (Verdict::all(own.iter().map(|j| j.verdict)), own.iter().map(|j| j.cause.as_ref()).collect()),
        false => (item.judged.verdict, vec![item.judged.cause.as_ref()]),
    };
    let no_figure = causes.iter().any(|c| matches!(c, Some(Cause::NoAnswer | Cause::Unusable | Cause::NotApplicableRefused)));
    let differs = match verdict {
        Verdict::Met => !typed.met,
        Verdict::NotMet => typed.met,
        Verdict::NotApplicable => true,
        Verdict::Undetermined => typed.met && no_figure,
    };
    differs.then_some(verdict)
}
