//! Numbers that a cell shows rounded: the one stored is judged, and where the one shown would be judged otherwise, that is
//! said.

use super::judge::passes;
use super::{Assessment, ItemResult, JudgedTest};
use crate::commune::{Answer, Commune, Value};
use crate::criteria::Bound;
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::measure_label as label;

/// One finding for each answer whose cell shows a number on the other side of a threshold.
pub(super) fn notes<'a>(commune: &Commune, assessment: &'a Assessment) -> Vec<Diagnostic> {
    let of = |item: &'a ItemResult| item.judged.tests().into_iter().map(move |(test, _)| (item, test));
    let tests: Vec<(&ItemResult, &JudgedTest)> = assessment.items().flat_map(of).collect();
    let first = |(id, answer): (&String, &Answer)| {
        tests.iter().filter(|(_, test)| test.measure == *id).find_map(|(item, test)| note(item, test, answer))
    };
    commune.answers.iter().filter_map(first).collect()
}

fn note(item: &ItemResult, test: &JudgedTest, answer: &Answer) -> Option<Diagnostic> {
    let (Some(shown), Some(Value::Number(stored)), Some(origin)) = (&answer.shown, &test.value, &answer.origin) else { return None };
    let resolved = test.threshold.lookup.as_ref().ok()?;
    let Bound::Number(threshold) = &resolved.bound else { return None };
    let passes = |number| passes(test.op, &Value::Number(number), &resolved.bound);
    let finding = || {
        Diagnostic::new(Code::ShownOtherwise, Place::from(origin)).with("code", item.measure(&test.measure).map(label).unwrap_or_default())
    };
    let differs = passes(stored.clone()) != passes(shown.clone());
    differs.then(|| finding().with("shown", shown).with("stored", stored).with("threshold", threshold))
}
