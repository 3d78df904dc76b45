//! One commune formed from several: what adds up is added, whatever does not is laid side by side for a person to decide.

mod answers;
mod attributes;

use crate::commune::{Commune, Given, Value};
use crate::criteria::{Law, Level, Measure, Period, Version};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::text::Date;

/// A commune that goes into another.
#[derive(Debug, Clone)]
pub struct Part {
    /// File it was read from, as given.
    pub file: String,
    pub commune: Commune,
    /// The day it is judged on.
    pub as_of: Date,
    /// The years of the sets it is judged by.
    pub period: Period,
}

/// How the parts' answers to a measure came together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// Added: numerators and denominators, or amounts.
    Added,
    /// It does not add; a person decides.
    Open,
    /// It adds, and one part has no figure that can be added.
    Lacking,
    /// It applies to none of the parts.
    NotApplicable,
}

impl Joined {
    pub fn id(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Open => "open",
            Self::Lacking => "lacking",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// What one part gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// Name of the part.
    pub commune: String,
    /// What it gave; none where its cells are blank.
    pub given: Option<Given>,
    pub origin: Option<Origin>,
}

/// Where the figure of a measure comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    pub measure: Measure,
    /// How it came together.
    pub joined: Joined,
    /// The result, if there is one.
    pub value: Option<Value>,
    /// What each part gave, in their order.
    pub shares: Vec<Share>,
}

/// The level the parts hold, at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposal {
    /// The lowest of the parts' levels.
    Level(Level),
    /// One of the parts is not recognised.
    None,
    /// One of the parts does not say.
    Unknown,
}

/// A commune formed from several.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The commune: never recognised at any level, for that is not for a program to say.
    pub commune: Commune,
    /// Where each figure comes from, in the order of the sets.
    pub sources: Vec<Source>,
    /// What each part holds.
    pub held: Vec<(String, Option<Option<Level>>)>,
    /// The lowest of them: a proposal to be decided on, filled in nowhere.
    pub proposal: Proposal,
    /// What a person must look at.
    pub findings: Vec<Diagnostic>,
}

/// Forms one commune of several; name and code are given by whoever decided on it.
///
/// # Errors
/// The parts cannot be added up: they are of different years, days or provinces, or fewer than two.
pub fn merge(law: &Law, parts: &[Part], name: Option<&str>, code: Option<&str>) -> Result<Merged, Vec<Diagnostic>> {
    let differing = attributes::differing(law, parts);
    if !differing.is_empty() {
        return Err(differing);
    }
    let mut findings = Vec::new();
    let mut commune = attributes::joined(law, parts, &mut findings);
    commune.name.value = name.map(str::to_string);
    commune.code.value = code.map(str::to_string);
    let sources = answers::sources(law, parts);
    for source in &sources {
        if let Some(answer) = answers::answer(parts, source) {
            commune.answers.insert(source.measure.id.clone(), answer);
        }
    }
    findings.extend(answers::findings(parts, &sources));
    let held: Vec<_> = parts.iter().map(|p| (called(p), p.commune.held.value.as_ref().map(|h| h.as_ref().map(|h| h.level)))).collect();
    Ok(Merged { commune, sources, proposal: proposal(&held), held, findings })
}

fn proposal(held: &[(String, Option<Option<Level>>)]) -> Proposal {
    let levels: Option<Vec<Option<Level>>> = held.iter().map(|(_, level)| *level).collect();
    match levels.map(|l| l.into_iter().reduce(common).flatten()) {
        None => Proposal::Unknown,
        Some(None) => Proposal::None,
        Some(Some(level)) => Proposal::Level(level),
    }
}

/// The highest level that two communes both have.
fn common(a: Option<Level>, b: Option<Level>) -> Option<Level> {
    let b = b?;
    a?.up_to().rev().find(|level| b.includes(*level))
}

/// The name of a part; its file where it has none.
fn called(part: &Part) -> String {
    part.commune.name.value.clone().filter(|n| !n.is_empty()).unwrap_or_else(|| part.file.clone())
}

fn place(origin: Option<&Origin>, part: &Part) -> Place {
    origin.map_or_else(|| Place::File(part.file.as_str().into()), Place::from)
}

/// A finding that one attribute of a part is not that of the first.
fn differs(code: Code, origin: Option<&Origin>, part: &Part, first: &Part, read: String, other: String) -> Diagnostic {
    Diagnostic::new(code, place(origin, part)).with("read", read).with("other", other).with("commune", called(first))
}

/// The versions in force on a day, in the order of the sets up to a level; then those of the conditions.
fn versions(law: &Law, day: Date, target: Level) -> Vec<&Version> {
    let sets = law.sets.values().filter(|s| target.includes(s.level)).flat_map(|s| s.indicators().map(|(_, i)| i));
    sets.chain(&law.nation.conditions).filter_map(|i| i.version_on(day)).map(|v| &**v).collect()
}
