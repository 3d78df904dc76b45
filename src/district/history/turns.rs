//! What a commune lost from one year to a later one, and what came back.

use super::{ItemRecord, Line, Record};
use crate::assess::Verdict;
use crate::criteria::ItemRef;
use crate::district::compare::Why;
use crate::text::ids;

/// Which way a verdict went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Was met, and is not.
    Lost,
    /// Is met, was not, and had been met before.
    Regained,
    /// Is met for the first time of which anything is known.
    Gained,
}

ids! { Step: Lost => "lost", Regained => "regained", Gained => "gained" }

/// An item whose verdict is another than when it was last known.
#[derive(Debug)]
pub struct Change<'a> {
    pub step: Step,
    pub why: Why,
    /// The last year before in which it was known whether it is met.
    pub then: (&'a Record, &'a ItemRecord),
    pub now: (&'a Record, &'a ItemRecord),
}

impl Line {
    /// What was lost and gained, in the order of the years and sets. A year without the commune, the item, its figures or
    /// thresholds is a gap: the next year is held against the last one in which it was known whether the item is met.
    pub fn changes(&self) -> Vec<Change<'_>> {
        let mut found: Vec<Change> = self.items().into_iter().flat_map(|item| self.changes_of(item)).collect();
        found.sort_by_key(|change| change.now.0.year);
        found
    }

    /// Every item of any year, the latest order first.
    fn items(&self) -> Vec<&ItemRef> {
        let mut items: Vec<&ItemRef> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for item in self.records.iter().rev().flat_map(|r| &r.items).map(|i| &i.item) {
            if seen.insert(item) {
                items.push(item);
            }
        }
        items
    }

    fn changes_of(&self, of: &ItemRef) -> Vec<Change<'_>> {
        let known = |record| {
            let item = Record::item(record, of)?;
            matches!(item.verdict, Verdict::Met | Verdict::NotMet).then_some((record, item))
        };
        let mut found = Vec::new();
        let (mut before, mut was_met): (Option<(&Record, &ItemRecord)>, bool) = (None, false);
        for now in self.records.iter().filter_map(known) {
            if let Some(then) = before {
                found.extend(Change::between(then, now, was_met));
                // What asks something else begins anew.
                was_met &= now.1.is_comparable(then.1);
            }
            was_met |= now.1.verdict == Verdict::Met;
            before = Some(now);
        }
        found
    }
}

impl<'a> Change<'a> {
    fn between(then: (&'a Record, &'a ItemRecord), now: (&'a Record, &'a ItemRecord), was_met: bool) -> Option<Self> {
        let step = match (then.1.verdict, now.1.verdict) {
            (Verdict::Met, Verdict::NotMet) => Step::Lost,
            (Verdict::NotMet, Verdict::Met) if was_met => Step::Regained,
            (Verdict::NotMet, Verdict::Met) => Step::Gained,
            _ => return None,
        };
        let (old, new) = (then.1, now.1);
        let why = Why::of(old.verdict, new.verdict, new.with_figures_of(old), old.with_figures_of(new));
        old.is_comparable(new).then_some(Self { step, why, then, now })
    }
}
