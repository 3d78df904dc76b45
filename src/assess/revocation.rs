//! Thu hồi: whether a recognised commune has lost enough criteria to lose its recognition.

use super::verdict::Verdict;
use super::{CriterionResult, ItemResult, Lack, Lacking, Part, SetResult, lacks};
use crate::criteria::{Level, RevocationRule};
use crate::text::ids;

/// Where a recognised commune is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// Every criterion is kept.
    Kept,
    /// Nothing has failed, some cannot be judged, and even all of them would not suffice.
    Unclear,
    /// Nothing has failed, and what would be enough is undetermined for want of thresholds.
    WithoutThreshold,
    /// Some criteria have failed, too few for revocation: "không duy trì".
    NotMaintained,
    /// The rule would be met if the criteria whose figures are missing had failed too.
    Possible,
    /// The failed criteria alone meet the rule.
    Certain,
}

ids! { Zone: Kept => "kept", Unclear => "unclear", WithoutThreshold => "without_threshold", NotMaintained => "not_maintained", Possible => "possible", Certain => "certain" }

/// The zone with the criteria that decide it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revocation {
    pub zone: Zone,
    /// Treating every threshold that is not confirmed as missing would change the zone.
    pub provisional: bool,
    /// The set that measures.
    pub measured_by: Level,
    pub failed: Vec<u32>,
    /// Criteria that cannot be judged.
    pub undetermined: Vec<u32>,
    /// Criteria of the set.
    pub total: usize,
    /// Critical ones among the failed and undetermined.
    pub critical: Vec<u32>,
}

/// Applies the rule to a judged set, in integers; `sets` are all judged, it and those below it.
pub(super) fn zone(rule: &RevocationRule, set: &SetResult, sets: &[SetResult]) -> Revocation {
    let of = |wanted: Verdict| set.criteria.iter().filter(move |c| c.finding.verdict == wanted);
    let (failed, open): (Vec<_>, Vec<_>) = (of(Verdict::NotMet).collect(), of(Verdict::Undetermined).collect());
    let total = set.criteria.len();
    let reached =
        |count: usize, critical: bool| rule.outright.reached(count, total) || (critical && rule.with_critical.reached(count, total));
    let blank: Vec<_> = open.iter().copied().filter(|c| lacks_figure(c, sets)).collect();
    let critical = |list: &[&CriterionResult]| list.iter().any(|c| c.critical);
    let with = |more: &[&CriterionResult]| reached(failed.len() + more.len(), critical(&failed) || critical(more));
    let zone = if with(&[]) {
        Zone::Certain
    } else if with(&blank) {
        Zone::Possible
    } else if !failed.is_empty() {
        Zone::NotMaintained
    } else if with(&open) {
        Zone::WithoutThreshold
    } else if !open.is_empty() {
        Zone::Unclear
    } else {
        Zone::Kept
    };
    let numbers = |list: &[&CriterionResult]| list.iter().map(|c| c.number).collect();
    let critical = failed.iter().chain(&open).filter(|c| c.critical).map(|c| c.number).collect();
    Revocation { zone, provisional: false, measured_by: set.level, failed: numbers(&failed), undetermined: numbers(&open), total, critical }
}

/// Whether figures that are blank or wrong could still make a criterion fail: its own, or those of a criterion it rests on.
fn lacks_figure(criterion: &CriterionResult, sets: &[SetResult]) -> bool {
    let open = |item: &&ItemResult| item.finding.verdict == Verdict::Undetermined;
    criterion.indicators.iter().filter(open).flat_map(lacks).any(|lacking| is_figure(&lacking, sets))
}

fn is_figure(lacking: &Lacking, sets: &[SetResult]) -> bool {
    match (lacking.lack, &lacking.judged.part) {
        // a figure without its threshold would decide nothing
        (Lack::Figure | Lack::Wrong, _) => lacking.test.is_none_or(|test| test.threshold.lookup.is_ok()),
        (Lack::Elsewhere, Part::Criterion(level, number)) => {
            let set = sets.iter().filter(|set| set.level == *level);
            set.flat_map(|set| &set.criteria).any(|c| c.number == *number && lacks_figure(c, sets))
        }
        (Lack::Elsewhere, Part::Set(level)) => {
            sets.iter().filter(|set| set.level == *level).flat_map(|set| &set.criteria).any(|c| lacks_figure(c, sets))
        }
        _ => false,
    }
}
