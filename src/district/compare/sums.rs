//! What became of the whole: by criterion, by zone of revocation, by verdict.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::items::Turn;
use super::{Comparison, Pair};
use crate::assess::{Assessment, Counts, CriterionResult, Verdict, Zone};
use crate::criteria::Level;

/// A criterion over all communes judged on it in both rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionChange {
    pub level: Level,
    pub number: u32,
    pub name: Arc<str>,
    pub old: Counts,
    pub new: Counts,
    /// Communes that have come to meet it.
    pub gained: usize,
    /// Communes that meet it no longer.
    pub lost: usize,
    /// Communes that met it, and of which it cannot be determined now.
    pub unclear: usize,
}

/// Communes that went from one zone of revocation to another; none where a commune was not recognised.
#[derive(Debug)]
pub struct ZoneMove<'a> {
    pub old: Option<Zone>,
    pub new: Option<Zone>,
    pub pairs: Vec<&'a Pair>,
}

impl Comparison {
    /// Overall verdicts of the paired communes, then and now.
    pub fn verdicts(&self) -> (Counts, Counts) {
        let of = |side: fn(&Pair) -> Verdict| Counts::of(self.pairs.iter().map(side));
        (of(|p| p.old.assessment.overall.verdict), of(|p| p.new.assessment.overall.verdict))
    }

    /// Every criterion, lower sets first.
    pub fn criteria(&self) -> Vec<CriterionChange> {
        let mut sums: BTreeMap<(Level, u32), CriterionChange> = BTreeMap::new();
        for pair in self.pairs.iter().filter(|p| p.same_sets()) {
            for (level, now) in criteria(&pair.new.assessment) {
                let before = criteria(&pair.old.assessment).find(|(l, c)| (*l, c.number) == (level, now.number));
                if let Some((_, then)) = before {
                    sums.entry((level, now.number)).or_insert_with(|| CriterionChange::new(level, now)).add(then, now);
                }
            }
        }
        sums.into_values().collect()
    }

    /// Moves between zones, gravest first; communes that stayed are left out, and those measured by other sets than before.
    pub fn zone_moves(&self) -> Vec<ZoneMove<'_>> {
        let zone = |a: &Assessment| a.revocation.as_ref().map(|r| r.zone);
        let mut moves: BTreeMap<(Option<Zone>, Option<Zone>), Vec<&Pair>> = BTreeMap::new();
        for pair in self.pairs.iter().filter(|p| p.same_sets()) {
            let (old, new) = (zone(&pair.old.assessment), zone(&pair.new.assessment));
            if old != new {
                moves.entry((new, old)).or_default().push(pair);
            }
        }
        moves.into_iter().rev().map(|((new, old), pairs)| ZoneMove { old, new, pairs }).collect()
    }
}

fn criteria(assessment: &Assessment) -> impl Iterator<Item = (Level, &CriterionResult)> {
    assessment.sets.iter().flat_map(|s| s.criteria.iter().map(move |c| (s.level, c)))
}

impl CriterionChange {
    fn new(level: Level, criterion: &CriterionResult) -> Self {
        let none = Counts::default();
        Self { level, number: criterion.number, name: criterion.name.as_str().into(), old: none, new: none, gained: 0, lost: 0, unclear: 0 }
    }

    fn add(&mut self, then: &CriterionResult, now: &CriterionResult) {
        let (old, new) = (then.finding.verdict, now.finding.verdict);
        self.old = self.old + Counts::of([old]);
        self.new = self.new + Counts::of([new]);
        match Turn::of(old, new, None) {
            Turn::Gained => self.gained += 1,
            Turn::Lost => self.lost += 1,
            Turn::Blank | Turn::Unclear => self.unclear += 1,
            Turn::Other => {}
        }
    }

    /// Whether some commune has come to meet it, or is not known to meet it any more.
    pub fn turned(&self) -> bool {
        self.gained + self.lost + self.unclear > 0
    }
}
