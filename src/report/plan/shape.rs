//! The shape of `ntm.plan/1`: what stands under which key.

use serde::Serialize;

use crate::assess::{Counts, Verdict};
use crate::report::json::DiagnosticJson;
use crate::text::Decimal;

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub schema: &'static str,
    pub tool: &'static str,
    pub commune: CommuneJson<'a>,
    pub year: i16,
    pub as_of: String,
    pub target: &'static str,
    pub next_level: Option<&'static str>,
    /// True where `steps` and `budget` rest on suppositions.
    pub supposed: bool,
    pub now: StateJson,
    /// Null unless anything is supposed.
    pub supposition: Option<SuppositionsJson<'a>>,
    pub steps: StepsJson<'a>,
    /// Null where no unit cost was entered.
    pub budget: Option<BudgetsJson<'a>>,
    /// Null without a roadmap.
    pub roadmap: Option<RoadmapJson<'a>>,
    pub diagnostics: Vec<DiagnosticJson>,
}

#[derive(Serialize)]
pub(super) struct CommuneJson<'a> {
    pub name: Option<&'a str>,
    pub code: Option<&'a str>,
    pub district: Option<&'a str>,
    pub province: Option<&'a str>,
    pub files: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct StateJson {
    pub verdict: Verdict,
    pub provisional: bool,
    pub level_met: Option<&'static str>,
    pub sets: Vec<SetJson>,
}

#[derive(Serialize)]
pub(super) struct SetJson {
    pub level: &'static str,
    pub verdict: Verdict,
    pub provisional: bool,
    pub counts: Counts,
}

#[derive(Serialize)]
pub(super) struct SuppositionsJson<'a> {
    pub suppositions: Vec<SuppositionJson<'a>>,
    pub state: StateJson,
    pub items: Vec<TurnedJson<'a>>,
    pub criteria: Vec<CriterionJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct SuppositionJson<'a> {
    pub option: &'a str,
    pub measure: &'a str,
    pub value: String,
    pub present: String,
}

#[derive(Serialize)]
pub(super) struct TurnedJson<'a> {
    pub item: String,
    pub name: &'a str,
    pub before: FindingJson,
    pub after: FindingJson,
}

#[derive(Serialize)]
pub(super) struct FindingJson {
    pub verdict: Verdict,
    pub provisional: bool,
}

#[derive(Serialize)]
pub(super) struct CriterionJson<'a> {
    pub level: &'static str,
    pub number: u32,
    pub name: &'a str,
    pub before: FindingJson,
    pub after: FindingJson,
}

#[derive(Serialize)]
pub(super) struct StepsJson<'a> {
    pub target: Vec<StepJson<'a>>,
    pub next: Vec<StepJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct StepJson<'a> {
    pub item: String,
    pub criterion: Option<u32>,
    pub name: &'a str,
    pub need: &'static str,
    pub verdict: Verdict,
    pub provisional: bool,
    /// Per cent of the threshold; null where something other than a number is missing.
    pub distance: Option<Decimal>,
    pub required: String,
    pub results: Vec<String>,
    pub missing: Vec<String>,
    pub amounts: Vec<AmountJson<'a>>,
    /// Who decides a threshold that is missing.
    pub left_to: Vec<&'a str>,
    pub department: &'a str,
    /// Million đồng; null where nothing could be computed.
    pub cost: Option<Decimal>,
    pub cost_complete: bool,
}

#[derive(Serialize)]
pub(super) struct AmountJson<'a> {
    pub measure: &'a str,
    pub amount: Decimal,
    pub unit: String,
}

#[derive(Serialize)]
pub(super) struct BudgetsJson<'a> {
    pub target: BudgetJson<'a>,
    /// The target's included; null where there is no higher level.
    pub next: Option<BudgetJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct BudgetJson<'a> {
    pub total: Decimal,
    pub funds: Vec<FundJson<'a>>,
    pub lines: Vec<LineJson<'a>>,
    /// Items not computed, or not in full.
    pub incomplete: usize,
}

#[derive(Serialize)]
pub(super) struct FundJson<'a> {
    pub fund: &'a str,
    pub total: Decimal,
}

#[derive(Serialize)]
pub(super) struct LineJson<'a> {
    pub measure: &'a str,
    pub amount: Decimal,
    pub unit_cost: &'a Decimal,
    pub fund: &'a str,
    pub total: Decimal,
}

#[derive(Serialize)]
pub(super) struct RoadmapJson<'a> {
    pub late: Vec<LateJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct LateJson<'a> {
    pub item: &'a str,
    pub quarter: String,
}
