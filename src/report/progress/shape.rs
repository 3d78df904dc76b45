//! The shape of the contract: what stands under which key.

use serde::Serialize;

use crate::assess::Verdict;
use crate::text::Decimal;

#[derive(Serialize)]
pub(super) struct Document {
    pub schema: &'static str,
    pub tool: &'static str,
    pub plan: PlanJson,
    pub as_of: Option<String>,
    pub counted: Vec<CommuneJson>,
    pub aside: Vec<AsideJson>,
    pub unplanned: Vec<CommuneJson>,
    pub not_filed: Vec<NotFiledJson>,
    pub targets: Vec<TargetJson>,
    pub districts: Vec<DistrictJson>,
    pub reports: Vec<ReportJson>,
    pub unjudged: Vec<UnjudgedJson>,
}

#[derive(Serialize)]
pub(super) struct PlanJson {
    pub file: String,
    pub title: String,
    pub province: String,
    pub first_year: i16,
    pub year: i16,
    pub document: String,
    pub date: Option<String>,
    pub evidence: &'static str,
    pub notes: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct CommuneJson {
    pub name: String,
    pub code: String,
    pub district: String,
    pub file: String,
}

#[derive(Serialize)]
pub(super) struct AsideJson {
    #[serde(flatten)]
    pub commune: CommuneJson,
    pub why: &'static str,
}

#[derive(Serialize)]
pub(super) struct NotFiledJson {
    pub name: String,
    pub district: String,
}

#[derive(Serialize)]
pub(in crate::report) struct TallyJson {
    pub sure: usize,
    pub provisional: usize,
    pub possible: usize,
    pub not_met: usize,
    pub no_file: usize,
}

#[derive(Serialize)]
pub(super) struct TargetJson {
    pub kind: &'static str,
    pub name: String,
    pub by: String,
    pub past: Option<bool>,
    pub outlook: &'static str,
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
    pub zones: Vec<ZoneJson>,
    pub at_risk: Option<usize>,
    pub villages: Vec<VillagesJson>,
    pub without_villages: Vec<CommuneJson>,
    pub districts: Vec<DistrictVerdictJson>,
}

#[derive(Serialize)]
pub(super) struct MetJson {
    #[serde(flatten)]
    pub commune: CommuneJson,
    pub provisional: bool,
}

#[derive(Serialize)]
pub(super) struct NearJson {
    #[serde(flatten)]
    pub commune: CommuneJson,
    pub verdict: Verdict,
    pub provisional: bool,
    pub asked: bool,
    pub criteria_not_met: usize,
    pub criteria_undetermined: usize,
    pub distance: Option<Decimal>,
    pub items: Vec<ItemJson>,
}

#[derive(Serialize)]
pub(super) struct ItemJson {
    pub item: String,
    pub name: String,
    pub department: String,
    pub verdict: Verdict,
    pub provisional: bool,
    pub lacks: String,
}

#[derive(Serialize)]
pub(super) struct ZoneJson {
    #[serde(flatten)]
    pub commune: CommuneJson,
    pub zone: &'static str,
}

#[derive(Serialize)]
pub(super) struct VillagesJson {
    #[serde(flatten)]
    pub commune: CommuneJson,
    pub member: &'static str,
    pub tally: TallyJson,
}

#[derive(Serialize)]
pub(super) struct DistrictVerdictJson {
    pub district: String,
    pub verdict: Verdict,
    pub provisional: bool,
}

#[derive(Serialize)]
pub(in crate::report) struct DistrictJson {
    pub name: String,
    pub communes: usize,
    pub no_file: usize,
    /// A plan states how many communes it has.
    pub whole: bool,
    pub held: Option<String>,
    pub rules: Vec<RuleJson>,
}

#[derive(Serialize)]
pub(in crate::report) struct RuleJson {
    pub id: String,
    pub name: String,
    pub verdict: Verdict,
    pub provisional: bool,
    pub shares: Vec<ShareJson>,
    pub revocation: Option<DangerJson>,
}

#[derive(Serialize)]
pub(in crate::report) struct ShareJson {
    pub level: &'static str,
    pub per_cent: usize,
    pub evidence: &'static str,
    pub source: String,
    pub tally: TallyJson,
    pub verdict: Verdict,
    pub provisional: bool,
}

#[derive(Serialize)]
pub(in crate::report) struct DangerJson {
    pub per_cent: usize,
    pub evidence: &'static str,
    pub source: String,
    pub certain: usize,
    pub possible: usize,
    pub total: usize,
    /// "kept": not enough of its communes.
    pub zone: &'static str,
    pub provisional: bool,
}

#[derive(Serialize)]
pub(super) struct ReportJson {
    pub name: String,
    pub before: String,
    pub past: Option<bool>,
    pub who: Vec<&'static str>,
    pub needs: Vec<String>,
    pub departments: Vec<DepartmentJson>,
}

#[derive(Serialize)]
pub(super) struct DepartmentJson {
    pub name: String,
    pub items: Vec<OpenJson>,
}

#[derive(Serialize)]
pub(super) struct OpenJson {
    pub item: String,
    pub name: String,
    pub without_figure: Vec<String>,
    pub without_threshold: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct UnjudgedJson {
    pub file: String,
    pub commune: String,
    pub reasons: Vec<String>,
}
