//! The contract for programs: `ntm.assessment/1`. A round of many communes (`ntm batch`) adds `review`, the roll-ups.

mod detail;
mod kept;
mod line;
mod parts;
mod procedure;
mod review;
mod shape;
mod villages;

use std::cell::RefCell;
use std::io;

use schemars::JsonSchema;
use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::ser::{Formatter, PrettyFormatter};
use serde_json::value::RawValue;

use super::contract::{CriteriaFileJson, DiagnosticJson, FileJson, Head};
use super::{Case, Outcome};
use crate::diag::Diagnostic;
use crate::district::Review;
use crate::messages::Lang;
pub use kept::kept;
use review::ReviewJson;
use shape::CommuneJson;

pub use detail::{Detail, JsonView};
pub use line::json_line;
pub(super) use line::{LineJson, SCHEMA as LINE_SCHEMA};

/// Name and version of the contract.
pub(super) const SCHEMA: &str = "ntm.assessment/1";

/// Results of `ntm assess --format json` and `ntm batch --json`.
#[derive(Serialize, JsonSchema)]
pub(super) struct AssessmentsJson<'a> {
    #[serde(flatten)]
    head: Head,
    /// What --detail asked for; left out where everything is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Detail>,
    /// Every criteria file that any of the communes was judged by.
    criteria: &'a [CriteriaFileJson],
    #[schemars(with = "Vec<CommuneJson>")]
    communes: Waiting<'a>,
    /// Files, or communes in them, that could not be judged.
    unjudged: &'a [UnjudgedJson],
    /// What is odd about communes next to the others, and files of evidence that none names; absent where nothing is.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    diagnostics: &'a [DiagnosticJson],
    /// Roll-ups of a round of many communes (`ntm batch`).
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<ReviewJson>,
}

#[derive(Serialize, JsonSchema)]
struct UnjudgedJson {
    file: FileJson,
    /// Absent for a whole file.
    #[serde(skip_serializing_if = "String::is_empty")]
    commune: String,
    diagnostics: Vec<DiagnosticJson>,
}

impl UnjudgedJson {
    /// None of what was judged.
    fn of(lang: Lang, outcome: &Outcome) -> Option<Self> {
        let Outcome::Unjudged { file, name, findings } = outcome else { return None };
        Some(Self { file: (*file).into(), commune: (*name).to_string(), diagnostics: DiagnosticJson::all(lang, findings) })
    }
}

/// The files of the law that a commune was judged by.
pub(super) fn criteria_of(case: &Case) -> impl Iterator<Item = CriteriaFileJson> {
    case.law.files.iter().map(CriteriaFileJson::from)
}

/// Communes written before their document, taken one at a time.
struct Waiting<'a>(RefCell<&'a mut dyn Iterator<Item = String>>);

impl Serialize for Waiting<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let mut communes = self.0.borrow_mut();
        for text in &mut **communes {
            list.serialize_element(serde_json::from_str::<&RawValue>(&text).map_err(S::Error::custom)?)?;
        }
        list.end()
    }
}

/// All communes as one JSON document.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, outcomes: &[Outcome]) -> io::Result<String> {
    let view = JsonView::full(lang);
    let mut document = Json::new(view);
    let mut communes = Vec::new();
    for outcome in outcomes {
        document.add(outcome);
        communes.extend(json_of(view, outcome)?);
    }
    let mut text = Vec::new();
    document.write(&mut communes.into_iter(), None, &mut text)?;
    String::from_utf8(text).map_err(io::Error::other)
}

/// One commune as it is in the document; none for what could not be judged.
///
/// # Errors
/// As [`json`].
pub fn json_of(view: JsonView, outcome: &Outcome) -> io::Result<Option<String>> {
    let Outcome::Judged(case) = outcome else { return Ok(None) };
    let mut text = Vec::new();
    CommuneJson::of(view, case).serialize(&mut serde_json::Serializer::with_formatter(&mut text, within_a_list()?))?;
    String::from_utf8(text).map(Some).map_err(io::Error::other)
}

/// Lays out what is in a list of the document.
fn within_a_list() -> io::Result<PrettyFormatter<'static>> {
    let mut formatter = PrettyFormatter::new();
    formatter.begin_object(&mut io::sink())?;
    formatter.begin_array(&mut io::sink())?;
    Ok(formatter)
}

/// The document without its communes, so that thousands of them need not be held at once: what is learnt of each as it
/// comes. The whole is written when all have come, since the criteria are before them.
pub struct Json {
    view: JsonView,
    criteria: Vec<CriteriaFileJson>,
    unjudged: Vec<UnjudgedJson>,
    across: Vec<DiagnosticJson>,
}

impl Json {
    /// A document that knows of no commune.
    pub fn new(view: JsonView) -> Self {
        Self { view, criteria: Vec::new(), unjudged: Vec::new(), across: Vec::new() }
    }

    /// Takes note of a commune, or of what could not be judged.
    pub fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Judged(case) => self.take_note(case),
            Outcome::Unjudged { .. } => self.unjudged.extend(UnjudgedJson::of(self.view.lang, outcome)),
        }
    }

    /// What was found by comparing the communes.
    pub fn across(&mut self, findings: &[Diagnostic]) {
        self.across = DiagnosticJson::all(self.view.lang, findings);
    }

    /// Writes the document around its communes, each as [`json_of`] gave it, with the roll-ups of a round.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, communes: &mut dyn Iterator<Item = String>, round: Option<&Review>, mut out: impl io::Write) -> io::Result<()> {
        let document = AssessmentsJson {
            head: Head::of(SCHEMA),
            detail: self.view.said(),
            criteria: &self.criteria,
            communes: Waiting(RefCell::new(communes)),
            unjudged: &self.unjudged,
            diagnostics: &self.across,
            review: round.map(ReviewJson::of),
        };
        serde_json::to_writer_pretty(&mut out, &document)?;
        writeln!(out)
    }

    fn take_note(&mut self, case: &Case) {
        for file in criteria_of(case) {
            if !self.criteria.contains(&file) {
                self.criteria.push(file);
            }
        }
    }
}
