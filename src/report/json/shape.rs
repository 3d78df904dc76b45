//! The shape of the contract: what is under which key.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::{Cause, Counts, DocumentFault, Gap, Verdict, Zone};
use crate::criteria::{Evidence, Level, Missing, Op};
use crate::report::contract::{AnswerOriginJson, DayJson, DiagnosticJson, FileJson, NamesJson, Sha256Json, ValueJson};
use crate::report::facts::Answered;
use crate::text::Decimal;

#[derive(Serialize, JsonSchema)]
pub(super) struct CommuneJson<'a> {
    #[serde(flatten)]
    pub names: NamesJson<'a>,
    pub region: Option<&'a str>,
    /// Of the target's set; null where it is not settled.
    pub effective_region: Option<&'a str>,
    pub effective_region_candidates: &'a [String],
    /// Area of the province; null where it has none or the commune's cannot be determined.
    pub area: Option<&'a str>,
    pub year: i16,
    /// The day whose law was applied.
    pub as_of: DayJson,
    pub target: Level,
    /// Judged for keeping the level it holds: no conditions of recognition.
    pub maintenance: bool,
    pub level_met: Option<Level>,
    /// Fields in which it is a model commune; left out where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields_met: Vec<&'a str>,
    pub recognised: Option<RecognisedJson<'a>>,
    pub criteria_verdict: Verdict,
    pub criteria_provisional: bool,
    pub verdict: Verdict,
    pub provisional: bool,
    pub sets: Vec<SetJson<'a>>,
    /// Left out of verdicts alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Vec<ItemJson<'a>>>,
    pub revocation: Option<RevocationJson<'a>>,
    /// Checklists of villages; left out where no village is entered, and of less than everything.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub villages: Vec<super::villages::ChecklistJson<'a>>,
    /// Duties of the procedure; left out where the commune tells of none, and of less than everything.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub procedure: Vec<super::procedure::DutyJson<'a>>,
    pub inputs: Vec<InputJson>,
    /// Left out of verdicts alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diagnostics: Option<Vec<DiagnosticJson>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct RecognisedJson<'a> {
    pub level: Level,
    pub year: Option<i16>,
    pub decision: &'a str,
    pub date: Option<DayJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct InputJson {
    pub file: FileJson,
    pub sha256: Sha256Json,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct SetJson<'a> {
    pub id: &'a str,
    pub version: &'a str,
    pub level: Level,
    pub verdict: Verdict,
    pub provisional: bool,
    pub effective_region: Option<&'a str>,
    pub counts: Counts,
    pub indicator_counts: Counts,
    /// Left out of verdicts alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CriterionJson<'a>>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CriterionJson<'a> {
    #[schemars(extend("minimum" = 1))]
    pub number: u32,
    pub name: &'a str,
    pub group: &'a str,
    /// Weighs more in revocation.
    pub critical: bool,
    pub verdict: Verdict,
    pub provisional: bool,
    pub indicators: Vec<ItemJson<'a>>,
}

/// An indicator (with `code`) or a condition (with `id`).
#[derive(Serialize, JsonSchema)]
#[schemars(extend("oneOf" = [{ "required": ["code"] }, { "required": ["id"] }]))]
pub(super) struct ItemJson<'a> {
    /// Code of an indicator; absent from a condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    /// Id of a condition of recognition; absent from an indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a str>,
    /// First day of the version in force.
    pub version: DayJson,
    pub name: &'a str,
    /// Responsible department; empty if nobody was named.
    pub department: &'a str,
    pub verdict: Verdict,
    /// The verdict would change if every threshold that is not confirmed were missing.
    pub provisional: bool,
    /// Why it is undetermined.
    pub cause: Option<&'a Cause>,
    /// In the language of --lang; for people.
    pub reason: Option<String>,
    pub waiver: Option<WaiverJson<'a>>,
    /// Met by its own answers, and no document is named behind them: a remark, never a verdict.
    pub met_without_documents: bool,
    /// Named groups of the requirement; left out where it has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldJson<'a>>,
    /// Left out of less than everything, as `tests` are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measures: Option<Vec<MeasureJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tests: Option<Vec<TestJson<'a>>>,
}

/// A named group of a requirement.
#[derive(Serialize, JsonSchema)]
pub(super) struct FieldJson<'a> {
    pub name: &'a str,
    pub verdict: Verdict,
}

/// A document next to a verdict; it changes none.
#[derive(Serialize, JsonSchema)]
pub(super) struct WaiverJson<'a> {
    pub reason: &'a str,
    pub document: &'a str,
    pub date: Option<DayJson>,
    pub signer: &'a str,
    pub expires: Option<DayJson>,
    /// On the as-of date; null where it does not say until when it holds.
    pub expired: Option<bool>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct MeasureJson<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub given: Answered,
    pub value: ValueJson,
    pub numerator: Option<&'a Decimal>,
    pub denominator: Option<&'a Decimal>,
    /// The rate typed next to numerator and denominator; absent where there is none. Where it is another than theirs, tests
    /// that it would decide otherwise are undetermined with the cause `figures_disagree`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typed_rate: Option<&'a Decimal>,
    pub unit: &'a str,
    pub not_applicable_reason: Option<&'a str>,
    pub origin: Option<AnswerOriginJson>,
    pub dated: &'a str,
    pub confirmed_by: &'a str,
    pub note: &'a str,
    pub documents: Vec<EvidenceDocumentJson<'a>>,
    /// Added up from the villages' figures, nothing typed; left out where it is not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub summed: bool,
}

/// A document of the list, or with its title alone what the answer's own row names.
#[derive(Serialize, JsonSchema, Default)]
pub(super) struct EvidenceDocumentJson<'a> {
    /// Its code in the register: "NTM 2.1-03"; empty for one that only the answer's own row names.
    pub code: String,
    pub kind: &'a str,
    pub title: &'a str,
    pub number: &'a str,
    pub date: Option<DayJson>,
    pub issuer: &'a str,
    /// Last day it holds.
    pub until: Option<DayJson>,
    pub file: FileJson,
    /// Of its file, where that was looked for and is there.
    pub sha256: Option<Sha256Json>,
    /// What is wrong with it: dated after the as-of date, no longer in force, older than asked for, named before behind the
    /// same indicator. Never part of a verdict.
    pub faults: Vec<DocumentFault<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct TestJson<'a> {
    pub id: &'a str,
    pub measure: &'a str,
    pub operator: Op,
    pub threshold: ValueJson,
    /// Why there is no threshold.
    pub missing: Option<&'a Missing>,
    /// The number that is shown and does not decide.
    pub predicted: Option<PredictedJson>,
    pub unit: &'a str,
    /// "nation", or the id of the province's file.
    pub layer: Option<&'a str>,
    pub source: Option<&'a str>,
    pub evidence: Option<Evidence>,
    pub verdict: Verdict,
    pub cause: Option<&'a Cause>,
    pub gap: Option<LackJson<'a>>,
    pub other_reading: Option<ReadingJson<'a>>,
}

/// An interpolated threshold, or one computed from such.
#[derive(Serialize, JsonSchema)]
pub(super) struct PredictedJson {
    pub threshold: ValueJson,
    /// The verdict if it were the threshold; null without a value.
    pub verdict: Option<Verdict>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct LackJson<'a> {
    pub kind: &'a Gap,
    pub amount: Option<Decimal>,
    pub unit: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ReadingJson<'a> {
    pub region: &'a str,
    pub threshold: ValueJson,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct RevocationJson<'a> {
    pub zone: Zone,
    pub provisional: bool,
    pub measured_by: Level,
    pub failed: usize,
    pub undetermined: usize,
    pub total: usize,
    pub critical: &'a [u32],
    pub failed_criteria: &'a [u32],
    pub undetermined_criteria: &'a [u32],
}
