//! The shape of the contract: what is under which key.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::{Counts, Verdict};
use crate::criteria::{Level, Op};
use crate::district::{Step, Why};
use crate::report::contract::{FileJson, Head, ItemIdJson, RefusedJson};
use crate::text::Decimal;

/// Communes over the years of an archive: `ntm history --format json`. A year that a commune has not is a gap and no loss.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct HistoryJson<'a> {
    #[serde(flatten)]
    pub(super) head: Head,
    /// Years of which anything is kept, oldest first.
    pub(super) years: &'a [i16],
    pub(super) communes: Vec<CommuneJson<'a>>,
    /// Communes not found in all years before or after those they have.
    pub(super) unmatched: Vec<UnmatchedJson<'a>>,
    pub(super) unjudged: Vec<YearUnjudgedJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CommuneJson<'a> {
    #[serde(flatten)]
    pub names: WhoJson<'a>,
    /// Oldest first.
    pub years: Vec<YearJson<'a>>,
    pub changes: Vec<ChangeJson<'a>>,
    /// What it meets by less and less three years in a row, where it is recognised: a remark, no verdict.
    pub falling: Vec<FallingJson<'a>>,
}

/// As it was called in its last year; the code is folded, as communes are matched by it.
#[derive(Serialize, JsonSchema)]
pub(super) struct WhoJson<'a> {
    pub name: &'a str,
    pub code: &'a str,
    pub district: &'a str,
    pub province: &'a str,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct YearJson<'a> {
    pub year: i16,
    pub file: FileJson,
    pub name: &'a str,
    pub target: Level,
    /// Level it was recognised at.
    pub held: Option<Level>,
    pub verdict: Verdict,
    pub provisional: bool,
    pub sets: Vec<SetJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct SetJson {
    pub level: Level,
    pub counts: Counts,
}

/// An item that is met and was not, or the other way; held against the last year in which that was known.
#[derive(Serialize, JsonSchema)]
pub(super) struct ChangeJson<'a> {
    pub item: ItemIdJson,
    pub name: &'a str,
    /// `gained` is met for the first time of which anything is known.
    pub step: Step,
    pub cause: Why,
    pub then: StateJson,
    pub now: StateJson,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct StateJson {
    pub year: i16,
    /// For people, as `required` is.
    pub values: String,
    /// Empty where the item rests on others.
    pub required: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct FallingJson<'a> {
    pub item: ItemIdJson,
    pub measure: &'a str,
    pub name: &'a str,
    pub unit: &'a str,
    pub operator: Op,
    /// Within a tenth of its threshold, or not met next year at this pace.
    pub near: bool,
    /// Three successive years, oldest first.
    pub points: Vec<PointJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct PointJson {
    pub year: i16,
    pub value: String,
    /// Of that year.
    pub threshold: Decimal,
    /// Distance of the value to it, percentage points of a rate; rounded, different ones never to the same.
    pub margin: Decimal,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct UnmatchedJson<'a> {
    #[serde(flatten)]
    pub names: WhoJson<'a>,
    pub years: Vec<i16>,
    /// It is missing after its last year; else before its first.
    pub ends: bool,
    /// Another year has several communes that it could be.
    pub several: bool,
    /// The name that looks most like it: a question, no answer.
    pub nearest: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct YearUnjudgedJson {
    pub year: i16,
    #[serde(flatten)]
    pub refused: RefusedJson,
}
