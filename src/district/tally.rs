//! Findings counted in three values, the provisional kept apart.

use crate::assess::{Finding, Verdict};
use crate::criteria::reaches;
use crate::text::ids;

/// How many are sure, provisional, still possible, out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Met, and that rests on nothing unconfirmed.
    pub sure: usize,
    /// Met by thresholds that are not confirmed.
    pub provisional: usize,
    /// Cannot be judged: may be met.
    pub open: usize,
    pub failed: usize,
    /// Of those not met, those that fail by thresholds that are not confirmed.
    pub failed_provisional: usize,
    /// Of whom nothing was handed in.
    pub no_file: usize,
}

/// Whether a number is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outlook {
    /// By what is sure alone.
    Certain,
    Provisional,
    /// If all that cannot be judged turns out well.
    Possible,
    /// Not even then, by today's figures.
    Short,
}

ids! { Outlook: Certain => "certain", Provisional => "provisional", Possible => "possible", Short => "short" }

impl Tally {
    pub fn add(&mut self, finding: Finding) {
        match finding.verdict {
            Verdict::Met if finding.provisional => self.provisional += 1,
            Verdict::Met => self.sure += 1,
            Verdict::NotMet => {
                self.failed += 1;
                self.failed_provisional += usize::from(finding.provisional);
            }
            Verdict::Undetermined | Verdict::NotApplicable => self.open += 1,
        }
    }

    /// Met, sure or not.
    pub fn met(&self) -> usize {
        self.sure + self.provisional
    }

    /// All that may still be met.
    pub fn at_best(&self) -> usize {
        self.met() + self.open + self.no_file
    }

    pub fn total(&self) -> usize {
        self.at_best() + self.failed
    }

    /// Whether so many are reached.
    pub fn outlook(&self, wanted: usize) -> Outlook {
        let steps = [(self.sure, Outlook::Certain), (self.met(), Outlook::Provisional), (self.at_best(), Outlook::Possible)];
        steps.into_iter().find(|(count, _)| *count >= wanted).map_or(Outlook::Short, |(_, outlook)| outlook)
    }

    /// Whether at least so many per cent are met; a share that is not confirmed settles nothing by itself.
    pub fn share(&self, per_cent: usize, confirmed: bool) -> Finding {
        let total = self.total();
        let verdict = |met: usize, best: usize| match (reaches(met, total, per_cent), reaches(best, total, per_cent)) {
            _ if total == 0 => Verdict::Undetermined,
            (true, _) => Verdict::Met,
            (false, true) => Verdict::Undetermined,
            (false, false) => Verdict::NotMet,
        };
        let all = verdict(self.met(), self.at_best());
        let firm = verdict(self.sure, self.at_best() + self.failed_provisional);
        Finding { verdict: all, provisional: all != if confirmed { firm } else { Verdict::Undetermined } }
    }
}
