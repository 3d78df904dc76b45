//! What is to be done at each step of a procedure and what must show that it was done. A number that was not read is
//! not there: it is said to be missing and nothing is checked by it.

use serde::Deserialize;

use super::build::Builder;
use super::model::Evidence;
use super::nation::Step;
use crate::diag::Code;

/// Something to be done at a step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Stable id: "cong-khai".
    pub id: String,
    /// What it is.
    pub name: String,
    /// Where it was read that it is to be done.
    pub source: String,
    /// How far that is trusted.
    pub evidence: Evidence,
    /// A document with number and date shows it.
    #[serde(default)]
    pub document: bool,
    /// It is done several times, each on a day of its own.
    pub times: Option<Least>,
    /// Comments are received and counted.
    pub comments: Option<Least>,
    /// It is the meeting and its vote, in per cent of those asked.
    pub vote: Option<Least>,
    /// It is the residents' survey.
    #[serde(default)]
    pub survey: bool,
    /// What must be over before it begins.
    pub after: Option<After>,
}

/// The least of something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Least {
    /// The number; none where it was not read.
    pub at_least: Option<u32>,
    /// Of times: so many of them within so many days, the first day counted.
    pub within_days: Option<u32>,
    /// How far the numbers are trusted.
    pub evidence: Option<Evidence>,
    /// Where they were read.
    #[serde(default)]
    pub source: String,
}

impl Duty {
    /// What is counted, by the stable id of what it is.
    pub fn counted(&self) -> impl Iterator<Item = (&'static str, &Least)> {
        let all = [("times", &self.times), ("comments", &self.comments), ("vote", &self.vote)];
        all.into_iter().filter_map(|(id, least)| Some((id, least.as_ref()?)))
    }
}

/// What comes before.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// Ids of other duties of the procedure.
    pub duties: Vec<String>,
    /// How far the order is trusted.
    pub evidence: Evidence,
    /// Where it was read.
    #[serde(default)]
    pub source: String,
}

/// Finds what is told twice, unknown, without evidence or without a source among the duties of a procedure.
pub(super) fn check(builder: &mut Builder, at: usize, steps: &[Step]) {
    let duties = || steps.iter().flat_map(|s| &s.duties);
    for (index, duty) in duties().enumerate() {
        if duties().take(index).any(|d| d.id == duty.id) {
            builder.fault(Code::CriteriaTwice, at, duty.id.as_str());
        }
        sourced(builder, at, duty.evidence, &duty.source);
        for (id, rule) in duty.counted() {
            if rule.within_days.is_some() && (rule.at_least.is_none() || id != "times") {
                builder.fault(Code::CriteriaUnused, at, "within_days");
            }
            match (rule.at_least, rule.evidence) {
                (Some(_), None) => builder.fault(Code::CriteriaNoEvidence, at, ""),
                (Some(_), Some(evidence)) => sourced(builder, at, evidence, &rule.source),
                (None, _) => {}
            }
        }
        if let Some(least) = duty.vote.as_ref().and_then(|v| v.at_least).filter(|n| *n > 100) {
            builder.fault(Code::CriteriaShare, at, least.to_string());
        }
        if let Some(after) = &duty.after {
            sourced(builder, at, after.evidence, &after.source);
            let unknown = after.duties.iter().find(|id| **id == duty.id || !duties().any(|d| d.id == **id));
            unknown.into_iter().for_each(|id| builder.fault(Code::CriteriaUnknown, at, id.as_str()));
        }
    }
}

fn sourced(builder: &mut Builder, at: usize, evidence: Evidence, source: &str) {
    if source.is_empty() && !matches!(evidence, Evidence::Unverified | Evidence::Invented) {
        builder.fault(Code::CriteriaNoSource, at, evidence.id());
    }
}
