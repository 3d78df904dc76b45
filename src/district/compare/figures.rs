//! The figures of a commune that are not what they were.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::Subject;
use super::items::{ItemChange, same_question};
use crate::assess::{Amount, ItemResult};
use crate::commune::{Commune, Given, Value};
use crate::criteria::{ItemRef, Kind, Measure};
use crate::diag::Origin;

/// A figure at both points.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureChange {
    /// The first item that asks for it.
    pub item: ItemRef,
    /// Name of that item.
    pub name: String,
    /// The measure, as it is asked now.
    pub measure: Measure,
    /// As it was; none where nothing could be used.
    pub old: Option<Value>,
    pub new: Option<Value>,
    /// Whether the amount is less or more than it was; none of what has no amount. A share may stay the same.
    pub direction: Option<Ordering>,
    pub old_origin: Option<Origin>,
    pub new_origin: Option<Origin>,
}

/// Every figure that changed, each once though several items ask for it.
pub(super) fn changes(old: &Subject, new: &Subject, items: &[ItemChange]) -> Vec<FigureChange> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut found = Vec::new();
    for item in items {
        for measure in item.new.version.measures.iter().filter(|m| seen.insert(&m.id)) {
            let before = item.old.version.measures.iter().find(|m| m.id == measure.id).filter(|m| same_question(m, measure));
            found.extend(before.and_then(|_| change(old, new, item, measure)));
        }
    }
    found
}

fn change(old: &Subject, new: &Subject, item: &ItemChange, measure: &Measure) -> Option<FigureChange> {
    let was = value(&old.commune, &item.old, measure);
    let is = value(&new.commune, &item.new, measure);
    let amount = |value: Option<&Value>| Amount::of(measure.kind, value?);
    let direction = amount(is).zip(amount(was)).map(|(a, b)| a.compare(&b));
    let origin = |commune: &Commune| commune.answers.get(&measure.id).and_then(|a| a.origin.clone());
    (was != is).then(|| FigureChange {
        item: item.new.item.clone(),
        name: item.new.version.name.clone(),
        measure: measure.clone(),
        old: was.cloned(),
        new: is.cloned(),
        direction,
        old_origin: origin(&old.commune),
        new_origin: origin(&new.commune),
    })
}

/// The answer, or what was counted in the villages.
fn value<'a>(commune: &'a Commune, item: &'a ItemResult, measure: &Measure) -> Option<&'a Value> {
    if measure.kind == Kind::Villages {
        return item.judged.tests().into_iter().find(|(t, _)| t.measure == measure.id).and_then(|(t, _)| t.value.as_ref());
    }
    match commune.answers.get(&measure.id).map(|a| &a.given) {
        Some(Given::Value(value)) => Some(value),
        _ => None,
    }
}
