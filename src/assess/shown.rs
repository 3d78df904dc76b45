//! Numbers that a cell shows rounded: the one stored is judged, and where the one shown would be judged otherwise, that is
//! said.

use super::judge::passes;
use super::{Assessment, JudgedTest};
use crate::commune::{Answer, Commune, Value};
use crate::criteria::Bound;
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::measure_label as label;

/// One finding for each answer whose cell shows a number on the other side of a threshold.
pub(super) fn notes(commune: &Commune, assessment: &Assessment) -> Vec<Diagnostic> {
    let tests: Vec<&JudgedTest> = assessment.items().flat_map(|item| item.judged.tests()).map(|(test, _)| test).collect();
    let first = |(id, answer): (&String, &Answer)| tests.iter().filter(|test| test.measure == *id).find_map(|test| note(test, answer));
    commune.answers.iter().filter_map(first).collect()
}

fn note(test: &JudgedTest, answer: &Answer) -> Option<Diagnostic> {
    let (Some(shown), Some(Value::Number(stored)), Some(origin)) = (&answer.shown, &test.value, &answer.origin) else { return None };
    let resolved = test.threshold.lookup.as_ref().ok()?;
    let Bound::Number(threshold) = &resolved.bound else { return None };
    let passes = |number| passes(test.op, &Value::Number(number), &resolved.bound);
    let finding = || Diagnostic::new(Code::ShownOtherwise, Place::from(origin)).with("code", label(&test.measure));
    let differs = passes(stored.clone()) != passes(shown.clone());
    differs.then(|| finding().with("shown", shown).with("stored", stored).with("threshold", threshold))
}
