//! The shape of the contract: what stands under which key.

use serde::Serialize;

use crate::assess::{Counts, Verdict};
use crate::text::Decimal;

#[derive(Serialize)]
pub(super) struct CommuneJson<'a> {
    pub name: Option<&'a str>,
    pub code: Option<&'a str>,
    pub district: Option<&'a str>,
    pub province: Option<&'a str>,
    pub region: Option<&'a str>,
    /// Of the target's set; null where it is not settled.
    pub effective_region: Option<&'a str>,
    pub effective_region_candidates: &'a [String],
    /// Area of the province; null where it has none or the commune's cannot be told.
    pub area: Option<&'a str>,
    pub year: i16,
    pub as_of: String,
    pub target: &'static str,
    pub maintenance: bool,
    pub level_met: Option<&'static str>,
    /// Fields in which it is a model commune; left out where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields_met: Vec<&'a str>,
    pub recognised: Option<RecognisedJson<'a>>,
    pub criteria_verdict: Verdict,
    pub criteria_provisional: bool,
    pub verdict: Verdict,
    pub provisional: bool,
    pub sets: Vec<SetJson<'a>>,
    pub conditions: Vec<ItemJson<'a>>,
    pub revocation: Option<RevocationJson<'a>>,
    /// Checklists of villages; left out where no village is entered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub villages: Vec<super::villages::ChecklistJson<'a>>,
    /// Duties of the procedure; left out where the commune tells of none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub procedure: Vec<super::procedure::DutyJson<'a>>,
    pub inputs: Vec<InputJson<'a>>,
    pub diagnostics: Vec<DiagnosticJson>,
}

#[derive(Serialize)]
pub(super) struct RecognisedJson<'a> {
    pub level: &'static str,
    pub year: Option<i16>,
    pub decision: &'a str,
    pub date: Option<String>,
}

#[derive(Serialize)]
pub(super) struct InputJson<'a> {
    pub file: &'a str,
    pub sha256: &'a str,
}

#[derive(Serialize)]
pub(super) struct SetJson<'a> {
    pub id: &'a str,
    pub version: &'a str,
    pub level: &'static str,
    pub verdict: Verdict,
    pub provisional: bool,
    pub effective_region: Option<&'a str>,
    pub counts: Counts,
    pub indicator_counts: Counts,
    pub criteria: Vec<CriterionJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct CriterionJson<'a> {
    pub number: u32,
    pub name: &'a str,
    pub group: &'a str,
    pub critical: bool,
    pub verdict: Verdict,
    pub provisional: bool,
    pub indicators: Vec<ItemJson<'a>>,
}

/// An indicator (with `code`) or a condition (with `id`).
#[derive(Serialize)]
pub(super) struct ItemJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a str>,
    pub version: String,
    pub name: &'a str,
    pub department: &'a str,
    pub verdict: Verdict,
    pub provisional: bool,
    pub cause: Option<&'static str>,
    pub reason: Option<String>,
    pub waiver: Option<WaiverJson<'a>>,
    /// Met by its own answers, and no document is named behind them: a remark, never a verdict.
    pub met_without_documents: bool,
    /// Named groups of the requirement; left out where it has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldJson<'a>>,
    pub measures: Vec<MeasureJson<'a>>,
    pub tests: Vec<TestJson<'a>>,
}

/// A named group of a requirement.
#[derive(Serialize)]
pub(super) struct FieldJson<'a> {
    pub name: &'a str,
    pub verdict: Verdict,
}

/// A document beside a verdict; it changes none.
#[derive(Serialize)]
pub(super) struct WaiverJson<'a> {
    pub reason: &'a str,
    pub document: &'a str,
    pub date: Option<String>,
    pub signer: &'a str,
    pub expires: Option<String>,
    /// On the as-of date; null where it does not say until when it holds.
    pub expired: Option<bool>,
}

#[derive(Serialize)]
pub(super) struct MeasureJson<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub given: &'static str,
    pub value: ValueJson,
    pub numerator: Option<&'a Decimal>,
    pub denominator: Option<&'a Decimal>,
    /// Typed beside them; left out where nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typed_rate: Option<&'a Decimal>,
    pub unit: &'a str,
    pub not_applicable_reason: Option<&'a str>,
    pub origin: Option<OriginJson<'a>>,
    pub dated: &'a str,
    pub confirmed_by: &'a str,
    pub note: &'a str,
    pub documents: Vec<DocumentJson<'a>>,
    /// Added up from the villages' figures, nothing typed; left out where it is not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub summed: bool,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum ValueJson {
    None,
    Word(String),
    YesNo(bool),
    Number(Decimal),
}

#[derive(Serialize)]
pub(super) struct OriginJson<'a> {
    pub file: &'a str,
    pub sheet: &'a str,
    pub cell: String,
}

/// A document of the list, or with its title alone what the answer's own row names.
#[derive(Serialize, Default)]
pub(super) struct DocumentJson<'a> {
    /// Its code in the register: "NTM 2.1-03".
    pub code: String,
    pub kind: &'a str,
    pub title: &'a str,
    pub number: &'a str,
    pub date: Option<String>,
    pub issuer: &'a str,
    /// Last day it holds.
    pub until: Option<String>,
    pub file: &'a str,
    /// Of its file, where that was looked for and is there.
    pub sha256: Option<&'a str>,
    /// "after", "expired", "old", "twice".
    pub faults: Vec<&'static str>,
}

#[derive(Serialize)]
pub(super) struct TestJson<'a> {
    pub id: &'a str,
    pub measure: &'a str,
    pub operator: &'static str,
    pub threshold: ValueJson,
    /// Why there is no threshold.
    pub missing: Option<&'static str>,
    pub unit: &'a str,
    pub layer: Option<&'a str>,
    pub source: Option<&'a str>,
    pub evidence: Option<&'static str>,
    pub verdict: Verdict,
    pub cause: Option<&'static str>,
    pub gap: Option<GapJson<'a>>,
    pub other_reading: Option<ReadingJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct GapJson<'a> {
    pub kind: &'static str,
    pub amount: Option<Decimal>,
    pub unit: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct ReadingJson<'a> {
    pub region: &'a str,
    pub threshold: ValueJson,
}

#[derive(Serialize)]
pub(super) struct RevocationJson<'a> {
    pub zone: &'static str,
    pub provisional: bool,
    pub measured_by: &'static str,
    pub failed: usize,
    pub undetermined: usize,
    pub total: usize,
    pub critical: &'a [u32],
    pub failed_criteria: &'a [u32],
    pub undetermined_criteria: &'a [u32],
}

#[derive(Serialize)]
pub(in crate::report) struct DiagnosticJson {
    pub code: &'static str,
    pub severity: &'static str,
    pub place: Option<PlaceJson>,
    pub message: String,
    pub hint: Option<String>,
}

#[derive(Serialize, Default)]
pub(in crate::report) struct PlaceJson {
    pub file: String,
    pub sheet: Option<String>,
    pub cell: Option<String>,
    pub line: Option<usize>,
}
