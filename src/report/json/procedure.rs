//! The procedure in the contract: each duty with what it asks for, what was done of it and what it lacks.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::Done;
use crate::criteria::{Evidence, Least};
use crate::report::Case;
use crate::report::contract::DayJson;
use crate::text::Decimal;

#[derive(Serialize, JsonSchema)]
pub(super) struct DutyJson<'a> {
    id: &'a str,
    name: &'a str,
    /// Id of its step, such as "xa".
    step: &'a str,
    /// The commune's own to do.
    own: bool,
    source: &'a str,
    evidence: Evidence,
    required: RequiredJson<'a>,
    first: Option<DayJson>,
    last: Option<DayJson>,
    times: Vec<TimeJson<'a>>,
    place: Option<&'a str>,
    document: Option<&'a str>,
    comments: Option<&'a Decimal>,
    explanation: Option<&'a str>,
    /// Codes of the warnings about it; they change no verdict.
    missing: Vec<&'static str>,
}

#[derive(Serialize, JsonSchema)]
struct RequiredJson<'a> {
    document: bool,
    times: Option<LeastJson<'a>>,
    comments: Option<LeastJson<'a>>,
    vote: Option<LeastJson<'a>>,
    survey: bool,
    after: Vec<&'a str>,
}

/// A least number; null where it was not read.
#[derive(Serialize, JsonSchema)]
struct LeastJson<'a> {
    at_least: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within_days: Option<u32>,
    evidence: Option<Evidence>,
    source: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct TimeJson<'a> {
    date: Option<DayJson>,
    place: Option<&'a str>,
}

/// Every duty; none where the commune tells of none.
pub(super) fn duties<'a>(case: &Case<'a>) -> Vec<DutyJson<'a>> {
    if case.commune.deeds.is_empty() {
        return Vec::new();
    }
    let procedure = case.law.procedure_on(case.assessment.place.as_of);
    let step = |done: &Done| procedure.and_then(|p| p.steps.get(done.step)).map_or("", |s| s.id.as_str());
    case.assessment.procedure.iter().map(|done| of(done, step(done))).collect()
}

fn of<'a>(done: &'a Done, step: &'a str) -> DutyJson<'a> {
    let (duty, deed) = (&done.duty, &done.deed);
    DutyJson {
        id: &duty.id,
        name: &duty.name,
        step,
        own: done.step == 0,
        source: &duty.source,
        evidence: duty.evidence,
        required: RequiredJson {
            document: duty.document,
            times: duty.times.as_ref().map(least),
            comments: duty.comments.as_ref().map(least),
            vote: duty.vote.as_ref().map(least),
            survey: duty.survey,
            after: duty.after.iter().flat_map(|a| &a.duties).map(String::as_str).collect(),
        },
        first: done.days.map(|(first, _)| first.into()),
        last: done.days.map(|(_, last)| last.into()),
        times: deed.times.iter().map(time).collect(),
        place: deed.place.value.as_deref(),
        document: deed.document.value.as_deref(),
        comments: deed.comments.value.as_ref(),
        explanation: deed.explanation.value.as_deref(),
        missing: done.lacks.iter().map(|lack| lack.code.id()).collect(),
    }
}

fn time(time: &crate::commune::Time) -> TimeJson<'_> {
    TimeJson { date: time.day.value.map(DayJson::from), place: time.place.value.as_deref() }
}

fn least(rule: &Least) -> LeastJson<'_> {
    LeastJson { at_least: rule.at_least, within_days: rule.within_days, evidence: rule.evidence, source: &rule.source }
}
