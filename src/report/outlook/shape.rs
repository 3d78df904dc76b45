//! The shape of `ntm.plan/1`: what is under which key.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::{Counts, Need, Verdict};
use crate::criteria::Level;
use crate::report::contract::{DayJson, DiagnosticJson, FileJson, Head, ItemIdJson, NamesJson};
use crate::text::Decimal;

/// What separates a commune from its target and the next level: `ntm plan --format json`. Where `supposed` is true, `steps` and
/// `budget` rest on suppositions and are no results; `now` never does. Money is in million đồng.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct OutlookJson<'a> {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) commune: CommuneJson<'a>,
    pub(super) year: i16,
    pub(super) as_of: DayJson,
    pub(super) target: Level,
    pub(super) next_level: Option<Level>,
    /// True where `steps` and `budget` rest on suppositions.
    pub(super) supposed: bool,
    pub(super) now: StateJson,
    /// Null unless anything is supposed.
    pub(super) supposition: Option<SuppositionsJson<'a>>,
    pub(super) steps: StepsJson<'a>,
    /// Null where no unit cost was entered.
    pub(super) budget: Option<BudgetsJson<'a>>,
    /// Null without a roadmap.
    pub(super) roadmap: Option<RoadmapJson<'a>>,
    pub(super) diagnostics: Vec<DiagnosticJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CommuneJson<'a> {
    #[serde(flatten)]
    pub names: NamesJson<'a>,
    pub files: Vec<FileJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct StateJson {
    pub verdict: Verdict,
    pub provisional: bool,
    pub level_met: Option<Level>,
    pub sets: Vec<SetJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct SetJson {
    pub level: Level,
    pub verdict: Verdict,
    pub provisional: bool,
    pub counts: Counts,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct SuppositionsJson<'a> {
    pub suppositions: Vec<SuppositionJson<'a>>,
    pub state: StateJson,
    pub items: Vec<TurnedJson<'a>>,
    pub criteria: Vec<CriterionJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct SuppositionJson<'a> {
    pub option: &'a str,
    pub measure: &'a str,
    pub value: String,
    pub present: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct TurnedJson<'a> {
    pub item: ItemIdJson,
    pub name: &'a str,
    pub before: FindingJson,
    pub after: FindingJson,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct FindingJson {
    pub verdict: Verdict,
    pub provisional: bool,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CriterionJson<'a> {
    pub level: Level,
    pub number: u32,
    pub name: &'a str,
    pub before: FindingJson,
    pub after: FindingJson,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct StepsJson<'a> {
    pub target: Vec<StepJson<'a>>,
    pub next: Vec<StepJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct StepJson<'a> {
    pub item: ItemIdJson,
    pub criterion: Option<u32>,
    pub name: &'a str,
    pub need: Need,
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

#[derive(Serialize, JsonSchema)]
pub(super) struct AmountJson<'a> {
    pub measure: &'a str,
    pub amount: Decimal,
    pub unit: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct BudgetsJson<'a> {
    pub target: BudgetJson<'a>,
    /// The target's included; null where there is no higher level.
    pub next: Option<BudgetJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct BudgetJson<'a> {
    pub total: Decimal,
    pub funds: Vec<FundJson<'a>>,
    pub lines: Vec<LineJson<'a>>,
    /// Items not computed, or not in full.
    pub incomplete: usize,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct FundJson<'a> {
    pub fund: &'a str,
    pub total: Decimal,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct LineJson<'a> {
    pub measure: &'a str,
    pub amount: Decimal,
    pub unit_cost: &'a Decimal,
    pub fund: &'a str,
    pub total: Decimal,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct RoadmapJson<'a> {
    pub late: Vec<LateJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct LateJson<'a> {
    pub item: &'a str,
    #[schemars(extend("pattern" = r"^\d{4}-Q[1-4]$"))]
    pub quarter: String,
}
