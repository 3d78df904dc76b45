//! The contract for programs: `ntm.assessment/1`. Keys are only ever added.
//!
//! Besides what the contract names: `unjudged` lists files whose commune could not be judged; a test of
//! operator `met` has the threshold true, one of operator `none` the threshold 0.

mod parts;
mod shape;
mod villages;

use serde::Serialize;

use super::Outcome;
use crate::messages::Lang;
use shape::{CommuneJson, DiagnosticJson};

/// Name and version of the contract.
const SCHEMA: &str = "ntm.assessment/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: &'static str,
    criteria: Vec<CriteriaJson<'a>>,
    communes: Vec<CommuneJson<'a>>,
    unjudged: Vec<UnjudgedJson<'a>>,
}

#[derive(Serialize, PartialEq)]
struct CriteriaJson<'a> {
    id: &'a str,
    version: &'a str,
    title: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct UnjudgedJson<'a> {
    file: &'a str,
    diagnostics: Vec<DiagnosticJson>,
}

/// All communes as one JSON document.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, outcomes: &[Outcome]) -> Result<String, serde_json::Error> {
    let mut document = Document {
        schema: SCHEMA,
        tool: concat!("ntm ", env!("CARGO_PKG_VERSION")),
        criteria: criteria(outcomes),
        communes: Vec::new(),
        unjudged: Vec::new(),
    };
    for outcome in outcomes {
        match outcome {
            Outcome::Judged(case) => document.communes.push(CommuneJson::of(lang, case)),
            Outcome::Unjudged { file, findings } => {
                let diagnostics = findings.iter().map(|f| DiagnosticJson::of(lang, f)).collect();
                document.unjudged.push(UnjudgedJson { file, diagnostics });
            }
        }
    }
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

/// Every criteria file that any of the communes was judged by.
fn criteria<'a>(outcomes: &[Outcome<'a>]) -> Vec<CriteriaJson<'a>> {
    let mut files = Vec::new();
    for outcome in outcomes {
        let Outcome::Judged(case) = outcome else { continue };
        for file in &case.law.files {
            let file = CriteriaJson { id: &file.id, version: &file.version, title: &file.title, sha256: &file.sha256 };
            if !files.contains(&file) {
                files.push(file);
            }
        }
    }
    files
}
