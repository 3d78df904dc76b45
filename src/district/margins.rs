//! Early warning: what a recognised commune still meets, but by less than before.

use std::cmp::Ordering;

use super::compare::{Comparison, ItemChange, Pair, Subject};
use super::review::Review;
use super::standing::Standing;
use crate::assess::{Amount, Assessment, ItemResult, JudgedTest, Verdict};
use crate::commune::{Commune, Value};
use crate::criteria::{Bound, ItemRef, Measure, Op};
use crate::text::Decimal;

/// A threshold met at both points, nearer now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Margin {
    pub item: ItemRef,
    pub name: String,
    pub measure: Measure,
    /// At least, or at most.
    pub op: Op,
    pub old: Value,
    pub new: Value,
    pub old_bound: Decimal,
    pub new_bound: Decimal,
    /// Distance to the threshold then, in the measure's unit; percentage points of a rate.
    pub old_margin: Amount,
    pub new_margin: Amount,
}

impl Margin {
    /// Both distances rounded for reading: different ones never to the same, and what is left never to nothing.
    pub fn shown(&self) -> (Decimal, Decimal) {
        let at = |places| (self.old_margin.rounded(places), self.new_margin.rounded(places));
        let tells = |(old, new): &(Decimal, Decimal)| old != new && (!new.is_zero() || self.new_margin.is_zero());
        (2..12).map(at).find(tells).unwrap_or_else(|| at(12))
    }

    /// Whether as much again as was lost since then is more than is left.
    pub fn is_lost_at_this_pace(&self) -> bool {
        self.old_margin.exceeds(&self.new_margin.twice())
    }

    /// The distance now as a share of the threshold; none of a threshold of nothing.
    fn share(&self) -> Option<Amount> {
        self.new_margin.per(&self.new_bound)
    }
}

impl Comparison {
    /// What shrank in all communes, nearest to its threshold first; of equals in the order of the communes.
    pub fn warnings(&self) -> Vec<(&Pair, &Margin)> {
        let mut all: Vec<(&Pair, &Margin)> = self.pairs.iter().flat_map(|p| p.margins.iter().map(move |m| (p, m))).collect();
        all.sort_by(|(_, a), (_, b)| nearest_first(a, b));
        all
    }
}

impl Review {
    /// What shrank since last year's figures in all communes, nearest to its threshold first.
    pub fn warnings(&self) -> Vec<(&Standing, &Margin)> {
        let mut all: Vec<(&Standing, &Margin)> = self.standings.iter().flat_map(|s| s.margins.iter().map(move |m| (s, m))).collect();
        all.sort_by(|(_, a), (_, b)| nearest_first(a, b));
        all
    }
}

/// What a recognised commune meets by less than with last year's figures, both held against what is asked now.
pub(super) fn since_last_year(commune: &Commune, assessment: &Assessment) -> Vec<Margin> {
    if commune.held().is_none() {
        return Vec::new();
    }
    let met = assessment.items().filter(|i| i.finding.verdict == Verdict::Met);
    let mut found: Vec<Margin> = met.flat_map(|item| by_last_year(commune, item)).collect();
    found.sort_by(nearest_first);
    found
}

fn by_last_year(commune: &Commune, item: &ItemResult) -> Vec<Margin> {
    let margin = |now: &JudgedTest| {
        let (old, _) = commune.previous.answers.get(&now.measure)?;
        let then = JudgedTest { value: Some(old.clone()), ..now.clone() };
        let measure = item.version.measures.iter().find(|m| m.id == now.measure)?;
        was_met(measure, &then).then(|| between(item, &then, now))?
    };
    met_tests(&item.judged).iter().filter_map(margin).collect()
}

fn was_met(measure: &Measure, then: &JudgedTest) -> bool {
    let Some((value, bound, _)) = side(measure, then) else { return false };
    let Some(value) = Amount::of(measure.kind, &value) else { return false };
    let bound = Amount::whole(bound);
    if then.op == Op::AtMost { !value.exceeds(&bound) } else { !bound.exceeds(&value) }
}

/// What shrank, nearest to its threshold first: as a share of the threshold, so that units do not matter.
pub(super) fn shrunk(new: &Subject, items: &[ItemChange]) -> Vec<Margin> {
    if new.commune.held().is_none() {
        return Vec::new();
    }
    let met = |i: &&ItemChange| i.old.finding.verdict == Verdict::Met && i.new.finding.verdict == Verdict::Met;
    let mut found: Vec<Margin> = items.iter().filter(met).flat_map(of_item).collect();
    found.sort_by(nearest_first);
    found
}

fn nearest_first(a: &Margin, b: &Margin) -> Ordering {
    match (a.share(), b.share()) {
        (Some(a), Some(b)) => a.compare(&b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

fn of_item(item: &ItemChange) -> Vec<Margin> {
    let before = met_tests(&item.old.judged);
    let same = |now: &JudgedTest| before.iter().find(|then| (&then.id, &then.measure, then.op) == (&now.id, &now.measure, now.op)).cloned();
    let margin = |now: &JudgedTest| between(&item.new, &same(now)?, now);
    met_tests(&item.new.judged).iter().filter_map(margin).collect()
}

fn met_tests(judged: &crate::assess::Judged) -> Vec<JudgedTest> {
    judged.tests().into_iter().filter(|(_, j)| j.verdict == Verdict::Met).map(|(t, _)| t.clone()).collect()
}

fn between(item: &ItemResult, then: &JudgedTest, now: &JudgedTest) -> Option<Margin> {
    let measure = item.version.measures.iter().find(|m| m.id == now.measure)?;
    let ((old, old_bound, old_margin), (new, new_bound, new_margin)) = (side(measure, then)?, side(measure, now)?);
    let nearer = old_margin.exceeds(&new_margin);
    nearer.then(|| Margin {
        item: item.item.clone(),
        name: item.version.name.clone(),
        measure: measure.clone(),
        op: now.op,
        old,
        new,
        old_bound,
        new_bound,
        old_margin,
        new_margin,
    })
}

/// Value, threshold and the distance between them, of numbers only.
fn side(measure: &Measure, test: &JudgedTest) -> Option<(Value, Decimal, Amount)> {
    let Bound::Number(bound) = &test.threshold.lookup.as_ref().ok()?.bound else { return None };
    let value = test.value.as_ref().filter(|_| matches!(test.op, Op::AtLeast | Op::AtMost))?;
    let distance = Amount::of(measure.kind, value)?.distance(bound);
    Some((value.clone(), bound.clone(), distance))
}
