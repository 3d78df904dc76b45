//! The shape of the contract: what is under which key.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::{Verdict, Zone};
use crate::criteria::{Aim, Evidence, Level, Whom};
use crate::district::{Member, Outlook, WhyAside};
use crate::report::contract::{DayJson, FileJson, Head, ItemIdJson, RefusedJson};
use crate::text::Decimal;

/// A plan held against the communes: `ntm progress --format json`.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct ProgressJson<'a> {
    #[serde(flatten)]
    pub(super) head: Head,
    pub(super) plan: PlanJson,
    pub(super) as_of: Option<DayJson>,
    pub(super) counted: Vec<CommuneJson>,
    pub(super) aside: Vec<AsideJson>,
    pub(super) unplanned: Vec<CommuneJson>,
    pub(super) not_filed: Vec<NotFiledJson>,
    pub(super) targets: Vec<TargetJson<'a>>,
    pub(super) districts: Vec<DistrictJson>,
    pub(super) reports: Vec<ReportJson>,
    pub(super) unjudged: Vec<RefusedJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct PlanJson {
    pub file: FileJson,
    pub title: String,
    pub province: String,
    pub first_year: i16,
    pub year: i16,
    pub document: String,
    pub date: Option<DayJson>,
    pub evidence: Evidence,
    pub notes: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CommuneJson {
    pub name: String,
    pub code: String,
    pub district: String,
    pub file: FileJson,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct AsideJson {
    #[serde(flatten)]
    pub commune: CommuneJson,
    pub why: WhyAside,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct NotFiledJson {
    pub name: String,
    pub district: String,
}

/// Possible: cannot be judged, may be met. Provisional: met by thresholds that are not confirmed.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct TallyJson {
    pub sure: usize,
    pub provisional: usize,
    pub possible: usize,
    pub not_met: usize,
    pub no_file: usize,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct TargetJson<'a> {
    pub kind: &'a Aim,
    pub name: String,
    pub by: DayJson,
    pub past: Option<bool>,
    pub outlook: Outlook,
    pub wanted: usize,
    pub per_cent: Option<usize>,
    pub tally: TallyJson,
    pub short: usize,
    pub short_of_sure: usize,
    pub short_at_best: usize,
    /// The plan states all communes the target is about.
    pub whole: bool,
    pub met: Vec<MetJson>,
    pub nearest: Vec<NearJson>,
    pub held_before: Vec<CommuneJson>,
    pub unsure: Vec<CommuneJson>,
    pub not_filed: Vec<String>,
    pub zones: Vec<CommuneZoneJson>,
    pub at_risk: Option<usize>,
    pub villages: Vec<VillagesJson>,
    pub without_villages: Vec<CommuneJson>,
    pub districts: Vec<DistrictVerdictJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct MetJson {
    #[serde(flatten)]
    pub commune: CommuneJson,
    pub provisional: bool,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct NearJson {
    #[serde(flatten)]
    pub commune: CommuneJson,
    pub verdict: Verdict,
    pub provisional: bool,
    pub asked: bool,
    pub criteria_not_met: usize,
    pub criteria_undetermined: usize,
    /// Per cent of the threshold, of the farthest value; null where something without a distance fails.
    pub distance: Option<Decimal>,
    pub items: Vec<ItemJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ItemJson {
    pub item: ItemIdJson,
    pub name: String,
    pub department: String,
    pub verdict: Verdict,
    pub provisional: bool,
    pub lacks: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CommuneZoneJson {
    #[serde(flatten)]
    pub commune: CommuneJson,
    pub zone: Zone,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct VillagesJson {
    #[serde(flatten)]
    pub commune: CommuneJson,
    pub member: Member,
    pub tally: TallyJson,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct DistrictVerdictJson {
    pub district: String,
    pub verdict: Verdict,
    pub provisional: bool,
}

#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct DistrictJson {
    pub name: String,
    pub communes: usize,
    pub no_file: usize,
    /// A plan states how many communes it has.
    pub whole: bool,
    pub held: Option<String>,
    pub rules: Vec<RuleJson>,
}

#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct RuleJson {
    pub id: String,
    pub name: String,
    pub verdict: Verdict,
    pub provisional: bool,
    pub shares: Vec<ShareJson>,
    pub revocation: Option<DangerJson>,
}

#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct ShareJson {
    pub level: Level,
    pub per_cent: usize,
    pub evidence: Evidence,
    pub source: String,
    pub tally: TallyJson,
    pub verdict: Verdict,
    pub provisional: bool,
}

#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct DangerJson {
    pub per_cent: usize,
    pub evidence: Evidence,
    pub source: String,
    pub certain: usize,
    pub possible: usize,
    pub total: usize,
    /// "kept": not enough of its communes.
    pub zone: Zone,
    pub provisional: bool,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ReportJson {
    pub name: String,
    pub before: DayJson,
    pub past: Option<bool>,
    pub who: Vec<Whom>,
    /// `summary`, `departments`, or items as the plan writes them.
    pub needs: Vec<String>,
    pub departments: Vec<DepartmentJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct DepartmentJson {
    pub name: String,
    pub items: Vec<OpenJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct OpenJson {
    pub item: ItemIdJson,
    pub name: String,
    pub without_figure: Vec<String>,
    pub without_threshold: Vec<String>,
}
