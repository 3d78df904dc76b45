//! Who does what between a commune's own assessment and its recognition, what is to be done at each step and what must
//! show that it was done. A number that was not read is not there: it is said to be missing, nothing is checked by it.

use serde::Deserialize;

use super::build::Builder;
use super::packed::packed;
use super::threshold::Evidence;
use crate::diag::Code;
use crate::text::Date;

/// Who does what between a commune's own assessment and its recognition, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedure {
    /// First day; it holds until the next one's.
    pub from: Date,
    /// The steps in order, the commune's own first.
    pub steps: Vec<Step>,
    /// How far it is trusted.
    pub evidence: Evidence,
    /// Where it was read.
    pub source: String,
}

packed! { Procedure { from, steps, evidence, source } }

impl Procedure {
    /// Everything to be done, in order, each with its step; the first step is the commune's own.
    pub fn duties(&self) -> impl Iterator<Item = (usize, &Duty)> {
        self.steps.iter().enumerate().flat_map(|(index, step)| step.duties.iter().map(move |duty| (index, duty)))
    }

    /// A step that tells of no duty has those of the same step of another procedure: who names other authorities
    /// has not done away with what is to be done.
    pub(super) fn with_duties_of(&self, other: Option<&Procedure>) -> Procedure {
        let mut procedure = self.clone();
        for step in procedure.steps.iter_mut().filter(|s| s.duties.is_empty()) {
            let same = other.and_then(|o| o.steps.iter().find(|s| s.id == step.id));
            step.duties = same.map(|s| s.duties.clone()).unwrap_or_default();
        }
        procedure
    }
}

/// The administrative unit an authority belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Commune,
    District,
    /// Its province as it was before July 2025.
    Province,
}

packed! { enum Unit { 0 = Commune, 1 = District, 2 = Province } }

/// One step of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stable id: "xa", "huyen", "tinh".
    pub id: String,
    /// Who does it; `{ten}` stands for the name of its unit, dotted where it is not known.
    pub authority: String,
    /// Whose name that is; known of no one if absent.
    pub unit: Option<Unit>,
    /// The kind written before a name that is alone: "huyện".
    #[serde(default)]
    pub kind: String,
    /// What it does: "thẩm tra".
    pub task: String,
    /// Heading of the column of its result.
    pub result: String,
    /// Who found something and how, in few words: "huyện thẩm tra"; the heading stands for it if absent.
    #[serde(default)]
    pub short: String,
    /// The same in English.
    #[serde(default)]
    pub english: String,
    /// Heading of the column of who confirms it; empty if there is none.
    #[serde(default)]
    pub office: String,
    /// What is to be done at this step, in order.
    #[serde(default, rename = "duty")]
    pub duties: Vec<Duty>,
}

packed! { Step { id, authority, unit, kind, task, result, short, english, office, duties } }

/// Something to be done at a step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Stable id: "cong-khai".
    pub id: String,
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

packed! { Duty { id, name, source, evidence, document, times, comments, vote, survey, after } }

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

packed! { Least { at_least, within_days, evidence, source } }

impl Duty {
    /// What is counted, by the stable id of what it is.
    pub fn counted(&self) -> impl Iterator<Item = (&'static str, &Least)> {
        let all = [("times", &self.times), ("comments", &self.comments), ("vote", &self.vote)];
        all.into_iter().filter_map(|(id, least)| Some((id, least.as_ref()?)))
    }
}

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

packed! { After { duties, evidence, source } }

/// Finds what is reported twice, unknown, without evidence or without a source among the duties of a procedure.
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
