//! How far a commune is from a level, by its figures: which level it holds is another question.

use std::cmp::Ordering;

use super::near::distance;
use super::standing::{ItemStanding, Standing};
use crate::assess::{Finding, Verdict};
use crate::criteria::{Book, Level};
use crate::text::Decimal;

/// What a commune lacks to a level.
#[derive(Debug)]
pub struct Lacking<'a> {
    pub standing: &'a Standing,
    /// Whether it has the level.
    pub finding: Finding,
    /// It was judged for this level, and not for a lower one only.
    pub asked: bool,
    pub failed: usize,
    /// Criteria that cannot be judged.
    pub open: usize,
    /// Indicators and conditions that are not met or cannot be judged.
    pub items: Vec<&'a ItemStanding>,
    /// The farthest of its values from a threshold, in per cent of that; none where something without a distance fails.
    pub distance: Option<Decimal>,
}

impl Lacking<'_> {
    /// Nearest first: by criteria, then by indicators, then by the farthest value. Who was not judged for the level comes last.
    pub fn nearer(&self, other: &Self) -> Ordering {
        let key = |l: &Self| (!l.asked, l.failed + l.open, l.items.len());
        let by_distance = || match (&self.distance, &other.distance) {
            (Some(a), Some(b)) => a.cmp(b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        };
        key(self).cmp(&key(other)).then_with(by_distance)
    }
}

/// Findings that must all be met; what is provisional counts as not known where nothing but the confirmed is trusted.
pub(super) fn combined(parts: &[Finding]) -> Finding {
    let firm = |f: &Finding| if f.provisional { Verdict::Undetermined } else { f.verdict };
    let verdict = Verdict::all(parts.iter().map(|f| f.verdict));
    Finding { verdict, provisional: verdict != Verdict::all(parts.iter().map(firm)) }
}

const OPEN: Finding = Finding { verdict: Verdict::Undetermined, provisional: false };

impl Standing {
    /// It holds the level or a higher one.
    pub fn holds(&self, level: Level) -> bool {
        self.held.as_ref().is_some_and(|h| h.level.includes(level))
    }

    /// Whether its figures meet a level: the sets up to it and, where it does not hold the level yet, the conditions.
    pub fn reach(&self, level: Level) -> Finding {
        if self.target == level {
            self.overall
        } else if self.target.includes(level) {
            self.passed_below(level)
        } else if level.includes(self.target) {
            // Every level needs the ones below it; what comes on top was not asked.
            combined(&[self.criteria, OPEN])
        } else {
            OPEN
        }
    }

    /// A level below its target. The conditions were asked for the target: those of every level count for this one too,
    /// that of the residents' satisfaction has its own figures.
    fn passed_below(&self, level: Level) -> Finding {
        if self.overall.verdict == Verdict::Met {
            return self.overall;
        }
        let mut parts: Vec<Finding> = self.sets.iter().filter(|s| level.includes(s.level)).map(|s| s.finding).collect();
        if !self.holds(level) {
            let common = |i: &&ItemStanding| is_own(i) && i.head.item.book == Book::Condition && i.head.version.levels.is_empty();
            parts.extend(self.items.iter().filter(common).map(|i| i.finding));
            parts.push(OPEN);
        }
        combined(&parts)
    }

    /// Whether it keeps the level it holds by the sets of the period; none where it holds none.
    pub fn keeps(&self) -> Option<Finding> {
        let held = self.held.as_ref()?.level;
        if self.target.includes(held) {
            let sets: Vec<Finding> = self.sets.iter().filter(|s| held.includes(s.level)).map(|s| s.finding).collect();
            return Some(combined(&sets));
        }
        // Judged for less than it holds: of the set above only what revocation looked at is known.
        let above = self.revocation.as_ref().map_or(OPEN, |r| {
            let verdict = match (r.failed.is_empty(), r.undetermined.is_empty()) {
                (false, _) => Verdict::NotMet,
                (true, true) if r.measured_by == held => Verdict::Met,
                _ => Verdict::Undetermined,
            };
            Finding { verdict, provisional: r.provisional }
        });
        Some(combined(&[self.criteria, above]))
    }

    pub fn lacks(&self, level: Level) -> Lacking<'_> {
        let sets = || self.sets.iter().filter(|s| level.includes(s.level));
        let items: Vec<&ItemStanding> = self.items.iter().filter(|i| is_own(i) && is_open(i) && counts_for(i, level)).collect();
        let failing = items.iter().filter(|i| i.finding.verdict == Verdict::NotMet);
        let distances: Option<Vec<Decimal>> = failing.map(|i| distance(i)).collect();
        Lacking {
            standing: self,
            finding: self.reach(level),
            asked: self.target.includes(level),
            failed: sets().map(|s| s.counts.not_met).sum(),
            open: sets().map(|s| s.counts.undetermined).sum(),
            distance: distances.map(|d| d.into_iter().max().unwrap_or_default()),
            items,
        }
    }
}

/// What merely repeats the verdict of the sets is no item of its own.
pub(super) fn is_own(item: &ItemStanding) -> bool {
    !item.head.version.is_derived()
}

/// Not met, or not known.
fn is_open(item: &ItemStanding) -> bool {
    matches!(item.finding.verdict, Verdict::NotMet | Verdict::Undetermined)
}

fn counts_for(item: &ItemStanding, level: Level) -> bool {
    match item.head.item.book {
        Book::Set(own) => level.includes(own),
        Book::Condition => true,
    }
}
