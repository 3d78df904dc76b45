//! The shape of the contract: what stands under which key.

use serde::Serialize;

use crate::assess::{Counts, Verdict};
use crate::report::appraisal::{AppraisalJson, RulingChangeJson};
use crate::text::Decimal;

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub schema: &'static str,
    pub tool: &'static str,
    pub sums: Sums,
    pub communes: Vec<PairJson<'a>>,
    pub early_warnings: Vec<WarningJson<'a>>,
    pub unpaired: Sides<Vec<AloneJson<'a>>>,
    pub unjudged: Sides<Vec<UnjudgedJson<'a>>>,
}

/// One thing at either point.
#[derive(Serialize)]
pub(super) struct Sides<T> {
    pub old: T,
    pub new: T,
}

#[derive(Serialize)]
pub(super) struct Sums {
    pub pairs: usize,
    pub verdicts: Sides<Counts>,
    pub criteria: Vec<CriterionJson>,
    pub zone_moves: Vec<ZoneMoveJson>,
}

#[derive(Serialize)]
pub(super) struct CriterionJson {
    pub level: &'static str,
    pub number: u32,
    pub name: String,
    pub old: Counts,
    pub new: Counts,
    pub gained: usize,
    pub lost: usize,
}

#[derive(Serialize)]
pub(super) struct ZoneMoveJson {
    pub old: Option<&'static str>,
    pub new: Option<&'static str>,
    pub communes: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct PairJson<'a> {
    pub name: Option<&'a str>,
    pub old_name: Option<&'a str>,
    pub code: Option<&'a str>,
    pub district: Option<&'a str>,
    pub province: Option<&'a str>,
    pub old: StandingJson<'a>,
    pub new: StandingJson<'a>,
    pub gained: Vec<ItemJson<'a>>,
    pub lost: Vec<ItemJson<'a>>,
    pub other: Vec<ItemJson<'a>>,
    /// The years of the sets on either side, where these are others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periods: Option<Sides<String>>,
    pub not_comparable: Vec<ItemJson<'a>>,
    pub only_old: Vec<String>,
    pub only_new: Vec<String>,
    pub figures: Vec<FigureJson<'a>>,
    pub appraisals: Sides<Option<AppraisalJson<'a>>>,
    pub rulings: Vec<RulingChangeJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct StandingJson<'a> {
    pub file: &'a str,
    pub year: i16,
    pub as_of: String,
    pub target: &'static str,
    pub verdict: Verdict,
    pub provisional: bool,
    pub level_met: Option<&'static str>,
    pub zone: Option<&'static str>,
    pub sets: Vec<SetJson>,
}

#[derive(Serialize)]
pub(super) struct SetJson {
    pub level: &'static str,
    pub verdict: Verdict,
    pub counts: Counts,
}

/// Without a cause where the two are not comparable.
#[derive(Serialize)]
pub(super) struct ItemJson<'a> {
    pub item: String,
    pub criterion: Option<u32>,
    pub name: &'a str,
    pub old_name: &'a str,
    pub old: StateJson,
    pub new: StateJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<&'static str>,
    pub old_by_new: Option<Verdict>,
    pub new_by_old: Option<Verdict>,
}

#[derive(Serialize)]
pub(super) struct StateJson {
    pub version: String,
    pub verdict: Verdict,
    pub provisional: bool,
    pub required: String,
    pub values: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct FigureJson<'a> {
    pub item: String,
    pub measure: &'a str,
    pub name: &'a str,
    pub unit: &'a str,
    pub old: Option<ValueJson<'a>>,
    pub new: Option<ValueJson<'a>>,
    pub direction: Option<&'static str>,
    pub old_place: Option<PlaceJson<'a>>,
    pub new_place: Option<PlaceJson<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum ValueJson<'a> {
    YesNo(bool),
    Number(&'a Decimal),
    Word(&'a str),
    Ratio { numerator: &'a Decimal, denominator: &'a Decimal },
}

#[derive(Serialize)]
pub(super) struct PlaceJson<'a> {
    pub file: &'a str,
    pub sheet: &'a str,
    pub cell: String,
}

#[derive(Serialize)]
pub(super) struct WarningJson<'a> {
    pub commune: Option<&'a str>,
    pub code: Option<&'a str>,
    pub item: String,
    pub measure: &'a str,
    pub name: &'a str,
    pub unit: &'a str,
    pub operator: &'static str,
    pub old: ValueJson<'a>,
    pub new: ValueJson<'a>,
    pub old_threshold: &'a Decimal,
    pub new_threshold: &'a Decimal,
    pub old_margin: Decimal,
    pub new_margin: Decimal,
    pub lost_at_this_pace: bool,
}

#[derive(Serialize)]
pub(super) struct AloneJson<'a> {
    pub name: Option<&'a str>,
    pub code: Option<&'a str>,
    pub district: Option<&'a str>,
    pub province: Option<&'a str>,
    pub file: &'a str,
    pub several: bool,
    pub nearest: Option<&'a str>,
    pub appraisal: Option<AppraisalJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct UnjudgedJson<'a> {
    pub file: &'a str,
    pub commune: &'a str,
    pub reasons: Vec<String>,
}
