//! Thu hồi: whether a recognised commune has lost enough criteria to lose its recognition.

use super::SetResult;
use super::verdict::Verdict;
use crate::criteria::{Level, RevocationRule};
use crate::text::ids;

/// Where a recognised commune stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// Every criterion is kept.
    Kept,
    /// Nothing has failed, some cannot be judged, and even all of them would not suffice.
    Unclear,
    /// Some criteria have failed, too few for revocation: "không duy trì".
    NotMaintained,
    /// The rule would be met if what cannot be judged had failed too.
    Possible,
    /// The failed criteria alone meet the rule.
    Certain,
}

ids! { Zone: Kept => "kept", Unclear => "unclear", NotMaintained => "not_maintained", Possible => "possible", Certain => "certain" }

/// The zone with the criteria that decide it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revocation {
    /// Zone.
    pub zone: Zone,
    /// Treating every threshold that is not confirmed as missing would change the zone.
    pub provisional: bool,
    /// The set that measures.
    pub measured_by: Level,
    /// Failed criteria.
    pub failed: Vec<u32>,
    /// Criteria that cannot be judged.
    pub undetermined: Vec<u32>,
    /// Criteria of the set.
    pub total: usize,
    /// Critical ones among the failed and undetermined.
    pub critical: Vec<u32>,
}

/// Applies the rule to a judged set, in integers.
pub(super) fn zone(rule: &RevocationRule, set: &SetResult) -> Revocation {
    let of = |wanted: Verdict| set.criteria.iter().filter(move |c| c.finding.verdict == wanted);
    let (failed, open): (Vec<_>, Vec<_>) = (of(Verdict::NotMet).collect(), of(Verdict::Undetermined).collect());
    let total = set.criteria.len();
    let reached =
        |count: usize, critical: bool| rule.outright.reached(count, total) || (critical && rule.with_critical.reached(count, total));
    let failed_critical = failed.iter().any(|c| c.critical);
    let any_critical = failed_critical || open.iter().any(|c| c.critical);
    let zone = if reached(failed.len(), failed_critical) {
        Zone::Certain
    } else if reached(failed.len() + open.len(), any_critical) {
        Zone::Possible
    } else if !failed.is_empty() {
        Zone::NotMaintained
    } else if !open.is_empty() {
        Zone::Unclear
    } else {
        Zone::Kept
    };
    let numbers = |list: &[&super::CriterionResult]| list.iter().map(|c| c.number).collect();
    let critical = failed.iter().chain(&open).filter(|c| c.critical).map(|c| c.number).collect();
    Revocation { zone, provisional: false, measured_by: set.level, failed: numbers(&failed), undetermined: numbers(&open), total, critical }
}
