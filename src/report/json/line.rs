//! One line per commune: documents that can be read one by one, each with the criteria it was judged by.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::detail::{Detail, JsonView};
use super::shape::CommuneJson;
use super::{UnjudgedJson, criteria_of};
use crate::report::Outcome;
use crate::report::contract::{CriteriaFileJson, Head};

/// Name and version of the contract.
pub(in crate::report) const SCHEMA: &str = "ntm.commune/1";

/// A line of `ntm assess --format jsonl` and `ntm batch --jsonl`: a commune, or what could not be judged.
#[derive(Serialize, JsonSchema)]
#[schemars(extend("oneOf" = [{ "required": ["commune"] }, { "required": ["unjudged"] }]))]
pub(in crate::report) struct LineJson<'a> {
    #[serde(flatten)]
    head: Head,
    /// What --detail asked for; left out where everything is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Detail>,
    /// The criteria files it was judged by; empty where it was not.
    criteria: Vec<CriteriaFileJson>,
    /// As in `communes` of `ntm.assessment`.
    #[serde(skip_serializing_if = "Option::is_none")]
    commune: Option<CommuneJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unjudged: Option<UnjudgedJson>,
}

/// The line of a commune.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json_line(view: JsonView, outcome: &Outcome) -> io::Result<String> {
    let line = LineJson { head: Head::of(SCHEMA), detail: view.said(), criteria: Vec::new(), commune: None, unjudged: None };
    let line = match outcome {
        Outcome::Judged(case) => LineJson { criteria: criteria_of(case).collect(), commune: Some(CommuneJson::of(view, case)), ..line },
        Outcome::Unjudged { .. } => LineJson { unjudged: UnjudgedJson::of(view.lang, outcome), ..line },
    };
    Ok(serde_json::to_string(&line)? + "\n")
}
