//! The parts' answers, measure by measure: added exactly, or not at all.

use std::collections::HashSet;

use super::{Joined, Part, Share, Source, called, place, versions};
use crate::commune::{Answer, Given, Value};
use crate::criteria::{Kind, Law, Measure};
use crate::diag::{Code, Diagnostic};
use crate::layout::measure_label;

/// Every measure that some part answered, each once, in the order of the sets.
pub(super) fn sources(law: &Law, parts: &[Part]) -> Vec<Source> {
    let Some((day, target)) = parts.first().and_then(|p| Some((p.as_of, parts.iter().filter_map(|p| p.commune.target.value).max()?)))
    else {
        return Vec::new();
    };
    let mut seen: HashSet<&str> = HashSet::new();
    let measures = versions(law, day, target).into_iter().flat_map(|v| &v.measures).filter(|m| m.kind != Kind::Villages);
    measures.filter(|m| seen.insert(&m.id)).filter_map(|m| source(parts, m)).collect()
}

fn source(parts: &[Part], measure: &Measure) -> Option<Source> {
    let share = |part: &Part| {
        let answer = part.commune.answers.get(&measure.id);
        // A rate that is not that of its numerator and denominator leaves open which figure is right.
        let given = |a: &Answer| if a.other_rate().is_some() { Given::Unusable } else { a.given.clone() };
        Share { commune: called(part), given: answer.map(given), origin: answer.and_then(|a| a.origin.clone()) }
    };
    let shares: Vec<Share> = parts.iter().map(share).collect();
    if shares.iter().all(|s| s.given.is_none()) {
        return None;
    }
    let nowhere = shares.iter().all(|s| matches!(s.given, Some(Given::NotApplicable(_))));
    let value = shares.iter().map(|s| s.given.as_ref()).collect::<Option<Vec<_>>>().and_then(|given| sum(measure, &given));
    let joined = match &value {
        _ if nowhere && measure.if_any => Joined::NotApplicable,
        Some(_) => Joined::Added,
        None if measure.by_village => Joined::Lacking,
        None => Joined::Open,
    };
    Some(Source { measure: measure.clone(), joined, value, shares })
}

/// The exact sum, where the measure says that parts add up and every part is an addend.
fn sum(measure: &Measure, given: &[&Given]) -> Option<Value> {
    let addend = |given: &&Given| match (measure.kind, given) {
        (Kind::Rate, Given::Value(Value::Ratio { numerator, denominator })) => Some((numerator.clone(), Some(denominator.clone()))),
        (Kind::Number | Kind::Count, Given::Value(Value::Number(number))) => Some((number.clone(), None)),
        _ => None,
    };
    let addends = given.iter().map(addend).collect::<Option<Vec<_>>>().filter(|_| measure.by_village)?;
    let (part, whole) = addends.into_iter().reduce(|(n, d), (more, rest)| (&n + &more, d.zip(rest).map(|(d, rest)| &d + &rest)))?;
    Some(match whole {
        Some(denominator) => Value::Ratio { numerator: part, denominator },
        None => Value::Number(part),
    })
}

/// The answer of the whole, with what each part said next to it.
pub(super) fn answer(parts: &[Part], source: &Source) -> Option<Answer> {
    let given = match (&source.value, source.joined) {
        (Some(value), _) => Given::Value(value.clone()),
        (None, Joined::NotApplicable) => Given::NotApplicable(reasons(source)),
        _ => return None,
    };
    let own: Vec<(&Part, &Answer)> = parts.iter().filter_map(|p| Some((p, p.commune.answers.get(&source.measure.id)?))).collect();
    let joined = |of: fn(&Answer) -> &str| distinct(own.iter().map(|(_, a)| of(a)));
    let note = own.iter().map(|(p, a)| match &a.origin {
        Some(origin) => format!("{}: {origin}", called(p)),
        None => called(p),
    });
    Some(Answer {
        dated: joined(|a| &a.dated),
        confirmed_by: joined(|a| &a.confirmed_by),
        documents: joined(|a| &a.documents),
        explanation: joined(|a| &a.explanation),
        // The reason of what does not apply is read from the note.
        note: if source.joined == Joined::NotApplicable { reasons(source) } else { note.collect::<Vec<_>>().join("; ") },
        ..Answer::given(given)
    })
}

fn reasons(source: &Source) -> String {
    let reasons = source.shares.iter().filter_map(|s| match &s.given {
        Some(Given::NotApplicable(reason)) => Some(reason.as_str()),
        _ => None,
    });
    distinct(reasons)
}

/// Texts that say something, each once.
fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut found: Vec<&str> = Vec::new();
    for text in texts.map(str::trim).filter(|t| !t.is_empty()) {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found.join("; ")
}

/// Each cell that keeps a sum from being made, and how much is left for a person to decide.
pub(super) fn findings(parts: &[Part], sources: &[Source]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for source in sources.iter().filter(|s| s.joined == Joined::Lacking) {
        for (part, share) in parts.iter().zip(&source.shares) {
            found.extend(lacking(part, source, share));
        }
    }
    let open: Vec<String> = sources.iter().filter(|s| s.joined == Joined::Open).map(|s| measure_label(&s.measure)).collect();
    if !open.is_empty() {
        let place = crate::diag::Place::Nowhere;
        found.push(Diagnostic::new(Code::MergeOpen, place).with("count", open.len()).with("codes", open.join(", ")));
    }
    found
}

fn lacking(part: &Part, source: &Source, share: &Share) -> Option<Diagnostic> {
    let code = match (&share.given, source.measure.kind) {
        (Some(Given::Value(Value::Ratio { .. })), Kind::Rate) | (Some(Given::Value(Value::Number(_))), Kind::Number | Kind::Count) => {
            return None;
        }
        (Some(Given::Value(Value::Number(_))), Kind::Rate) => Code::MergeBareRate,
        (None, _) => Code::MergeMissing,
        _ => Code::MergeNoAddend,
    };
    let finding = Diagnostic::new(code, place(share.origin.as_ref(), part));
    Some(finding.with("code", measure_label(&source.measure)).with("commune", share.commune.as_str()))
}
