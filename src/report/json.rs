//! The contract for programs: `ntm.assessment/1`. Keys are only ever added.
//!
//! A round of many communes (`ntm batch`) adds `review`, the roll-ups. Besides what the contract names: `unjudged` lists files whose commune could not be judged; a test of
//! operator `met` has the threshold true, one of operator `none` the threshold 0.

mod parts;
mod procedure;
mod review;
mod shape;
mod villages;

use serde::Serialize;

use super::{Case, Outcome};
use crate::diag::Diagnostic;
use crate::district::Review;
use crate::messages::Lang;
use review::ReviewJson;
use shape::CommuneJson;

pub(super) use shape::DiagnosticJson;

/// Name and version of the contract.
const SCHEMA: &str = "ntm.assessment/1";

/// Written before the lists that grow with the communes.
#[derive(Serialize)]
struct Head<'a> {
    schema: &'static str,
    tool: &'static str,
    criteria: &'a [CriteriaJson],
}

#[derive(Serialize, PartialEq)]
struct CriteriaJson {
    id: String,
    version: String,
    title: String,
    sha256: String,
}

#[derive(Serialize)]
struct UnjudgedJson<'a> {
    file: &'a str,
    /// The commune's name; left out for a whole file.
    #[serde(skip_serializing_if = "str::is_empty")]
    commune: &'a str,
    diagnostics: Vec<DiagnosticJson>,
}

/// All communes as one JSON document.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, outcomes: &[Outcome]) -> Result<String, serde_json::Error> {
    let mut json = Json::new(lang);
    let mut communes = String::new();
    for outcome in outcomes {
        communes.push_str(&json.commune(outcome)?);
    }
    Ok(json.head()? + &communes + &json.tail(None)?)
}

/// One commune, or what could not be judged, as it stands in the document.
///
/// # Errors
/// As [`json`].
pub fn json_of(lang: Lang, outcome: &Outcome) -> Result<String, serde_json::Error> {
    let text = match outcome {
        Outcome::Judged(case) => serde_json::to_string_pretty(&CommuneJson::of(lang, case))?,
        Outcome::Unjudged { file, name, findings } => {
            let diagnostics = findings.iter().map(|f| DiagnosticJson::of(lang, f)).collect();
            serde_json::to_string_pretty(&UnjudgedJson { file, commune: name, diagnostics })?
        }
    };
    Ok(indented(&text, 4))
}

/// The document in pieces, so that thousands of communes need not be held at once: each commune as it
/// comes; then, to stand before them, the head, which names the criteria all were judged by; then the tail.
pub struct Json {
    lang: Lang,
    criteria: Vec<CriteriaJson>,
    communes: usize,
    unjudged: Vec<String>,
    across: Vec<String>,
}

impl Json {
    /// A document without communes.
    pub fn new(lang: Lang) -> Self {
        Self { lang, criteria: Vec::new(), communes: 0, unjudged: Vec::new(), across: Vec::new() }
    }

    /// The text of one commune; none for one that could not be judged, which stands in the tail.
    ///
    /// # Errors
    /// As [`json`].
    pub fn commune(&mut self, outcome: &Outcome) -> Result<String, serde_json::Error> {
        Ok(self.add(outcome, json_of(self.lang, outcome)?))
    }

    /// The same from the text [`json_of`] gave, which can be made elsewhere.
    pub fn add(&mut self, outcome: &Outcome, text: String) -> String {
        match outcome {
            Outcome::Judged(case) => {
                self.criteria_of(case);
                let separator = if self.communes == 0 { "\n" } else { ",\n" };
                self.communes += 1;
                format!("{separator}{text}")
            }
            Outcome::Unjudged { .. } => {
                self.unjudged.push(text);
                String::new()
            }
        }
    }

    /// What was found by comparing the communes, which stands in the tail; the key is left out where there is nothing.
    pub fn across(&mut self, findings: &[Diagnostic]) {
        let text = |f: &Diagnostic| serde_json::to_string_pretty(&DiagnosticJson::of(self.lang, f)).ok();
        self.across = findings.iter().filter_map(text).map(|t| indented(&t, 4)).collect();
    }

    /// Everything before the communes.
    ///
    /// # Errors
    /// As [`json`].
    pub fn head(&self) -> Result<String, serde_json::Error> {
        let head = Head { schema: SCHEMA, tool: concat!("ntm ", env!("CARGO_PKG_VERSION")), criteria: &self.criteria };
        let text = serde_json::to_string_pretty(&head)?;
        Ok(format!("{},\n  \"communes\": [", text.trim_end_matches("\n}")))
    }

    /// Everything behind the communes: what could not be judged, then the roll-ups of a round.
    ///
    /// # Errors
    /// As [`json`].
    pub fn tail(&self, round: Option<&Review>) -> Result<String, serde_json::Error> {
        let close = if self.communes == 0 { "]" } else { "\n  ]" };
        let unjudged = match self.unjudged.as_slice() {
            [] => "[]".to_string(),
            some => format!("[\n{}\n  ]", some.join(",\n")),
        };
        let across = match self.across.as_slice() {
            [] => String::new(),
            some => format!(",\n  \"diagnostics\": [\n{}\n  ]", some.join(",\n")),
        };
        let review = match round {
            None => String::new(),
            Some(round) => format!(",\n  \"review\": {}", indented(&serde_json::to_string_pretty(&ReviewJson::of(round))?, 2).trim_start()),
        };
        Ok(format!("{close},\n  \"unjudged\": {unjudged}{across}{review}\n}}\n"))
    }

    /// Every criteria file that any of the communes was judged by.
    fn criteria_of(&mut self, case: &Case) {
        for file in &case.law.files {
            let known = |c: &CriteriaJson| c.id == file.id && c.version == file.version && c.sha256 == file.sha256;
            if !self.criteria.iter().any(known) {
                let (id, version) = (file.id.clone(), file.version.clone());
                self.criteria.push(CriteriaJson { id, version, title: file.title.clone(), sha256: file.sha256.clone() });
            }
        }
    }
}

/// Each line moved in. No text has a line break of its own: JSON writes it as two characters.
fn indented(text: &str, by: usize) -> String {
    let blank = " ".repeat(by);
    text.lines().map(|line| format!("{blank}{line}")).collect::<Vec<_>>().join("\n")
}
