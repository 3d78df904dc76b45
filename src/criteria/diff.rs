//! What differs between the law at two points: two days, two sets, two provinces, without and with a file.

mod items;
mod other;
mod thresholds;

use super::law::Law;
use super::level::Level;
use super::model::Notice;
use super::nation::RegionRule;
use super::reference::Book;
use crate::text::{Date, ids};

pub use items::{Entry, ItemDiff, MeasureChange, MeasureDiff};
pub use other::{Other, Part};
pub use thresholds::{Asked, Effect, Spot, ThresholdDiff, Whose};

/// One of the two points compared.
#[derive(Debug, Clone, Copy)]
pub struct Point<'a> {
    pub law: &'a Law,
    /// Versions and rules in force on this day.
    pub as_of: Date,
    /// Only the set of this level and the conditions of its recognition.
    pub level: Option<Level>,
}

/// One thing as it is at either point; absent where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides<T> {
    /// At the first point.
    pub a: Option<T>,
    pub b: Option<T>,
}

impl<T> Sides<T> {
    /// What is there, the second point before the first.
    pub fn either(&self) -> Option<&T> {
        self.b.as_ref().or(self.a.as_ref())
    }

    pub fn both(&self) -> Option<(&T, &T)> {
        Some((self.a.as_ref()?, self.b.as_ref()?))
    }
}

/// How items of the two points are put side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pairing {
    /// By book and code: the same sets at two points.
    Codes,
    /// By the measures they share: codes are not stable between sets.
    Measures,
}

ids! { Pairing: Codes => "codes", Measures => "measures" }

/// Everything that differs. Departments are no law and not compared.
#[derive(Debug, Clone)]
pub struct LawDiff {
    /// How items were paired.
    pub pairing: Pairing,
    /// Items that differ; paired by measures, also pairs that do not, for which belong together is reported too.
    pub items: Vec<ItemDiff>,
    /// The rule of the effective region, where it differs.
    pub rule: Option<Sides<RegionRule>>,
    /// Remarks that hold only at the second point.
    pub begun: Vec<Notice>,
    /// Remarks that hold only at the first point.
    pub ended: Vec<Notice>,
    /// Whatever else differs, named without detail.
    pub other: Vec<Other>,
}

impl LawDiff {
    /// Compares two points. Two different levels are paired by measures, anything else by code.
    pub fn between(a: Point, b: Point) -> Self {
        let pairing = if a.level == b.level { Pairing::Codes } else { Pairing::Measures };
        let (left, right) = (a.notices(), b.notices());
        let only = |of: &[&Notice], besides: &[&Notice]| {
            of.iter().filter(|n| !besides.iter().any(|o| o.text == n.text)).map(|n| (*n).clone()).collect()
        };
        Self {
            pairing,
            items: items::compare(a, b, pairing),
            rule: rule(a, b),
            begun: only(&right, &left),
            ended: only(&left, &right),
            other: if pairing == Pairing::Codes { other::compare(a, b) } else { Vec::new() },
        }
    }

    pub fn is_empty(&self) -> bool {
        let quiet = self.begun.is_empty() && self.ended.is_empty() && self.other.is_empty() && self.rule.is_none();
        quiet && self.items.iter().all(ItemDiff::is_same)
    }

    /// How many thresholds changed with this effect. What has no counterpart in another set is not counted.
    pub fn count(&self, effect: Effect) -> usize {
        let counted = |i: &&ItemDiff| self.pairing == Pairing::Codes || i.sides.both().is_some();
        self.items.iter().filter(counted).flat_map(|i| &i.thresholds).filter(|t| t.effect == effect).count()
    }
}

impl<'a> Point<'a> {
    /// The books looked at, in order.
    pub fn books(self) -> Vec<Book> {
        let levels = self.law.sets.keys().filter(|l| self.level.is_none_or(|own| own == **l));
        levels.map(|l| Book::Set(*l)).chain([Book::Condition]).collect()
    }

    /// The remarks that hold.
    fn notices(self) -> Vec<&'a Notice> {
        let sets = self.law.sets.values().filter(|s| self.level.is_none_or(|own| own == s.level));
        let all = self.law.nation.notices.iter().chain(sets.flat_map(|s| &s.notices));
        all.filter(|n| n.from.is_none_or(|from| from <= self.as_of)).collect()
    }

    /// The rule of the effective region as far as it concerns the levels looked at.
    fn rule(self) -> Option<RegionRule> {
        let rule = self.law.region_rule(self.as_of)?.clone();
        let keep = |levels: &[Level]| levels.iter().filter(|l| self.level.is_none_or(|own| own == **l)).copied().collect();
        Some(RegionRule { levels: keep(&rule.levels), unsettled_levels: keep(&rule.unsettled_levels), ..rule })
    }
}

/// The rules, where what they say differs; of different levels, where they hold for one and not for the other.
fn rule(a: Point, b: Point) -> Option<Sides<RegionRule>> {
    let sides = Sides { a: a.rule(), b: b.rule() };
    let says = |r: &RegionRule| {
        let levels = if a.level == b.level { (r.levels.clone(), r.unsettled_levels.clone()) } else { Default::default() };
        let counts = (r.levels.len(), r.unsettled_levels.len());
        (r.region.clone(), levels, counts, r.classes.clone(), r.unsettled_classes.clone(), r.source.clone())
    };
    (sides.a.as_ref().map(says) != sides.b.as_ref().map(says)).then_some(sides)
}

impl Law {
    /// The rule of the effective region on a day. Before the first one's day the first one serves, as with versions.
    pub fn region_rule(&self, day: Date) -> Option<&RegionRule> {
        let rules = &self.nation.region_rules;
        rules.iter().rev().find(|r| r.from <= day).or_else(|| rules.first())
    }
}
