//! Sources of funds, and the ratio that a council sets between some of them: vốn đối ứng.

use serde::Deserialize;
use toml::value::Datetime;

use super::build::{Builder, day, decimal};
use super::forms::Tables;
use super::packed::packed;
use super::period::Days;
use super::raw::Entry;
use super::threshold::Evidence;
use crate::diag::Code;
use crate::text::{Decimal, fold};

/// A source of funds that is offered. Any other may be typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundSource {
    /// The stable id: "trung-uong".
    pub id: String,
    pub name: String,
    /// Other spellings people type.
    #[serde(default)]
    pub also: Vec<String>,
    /// The sources it stands for, where it is several at once.
    #[serde(default)]
    pub parts: Vec<String>,
}

packed! { FundSource { id, name, also, parts } }

/// Whether what a source gave counts on a side of a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    In,
    Out,
    /// Some of what it stands for does.
    Unclear,
}

impl FundSource {
    /// As it may be typed.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.also)
    }

    pub fn is(&self, typed: &str) -> bool {
        self.names().any(|name| fold(name) == fold(typed))
    }

    /// Whether it counts among these.
    pub fn side(&self, among: &[String]) -> Side {
        let inside = self.parts.iter().filter(|part| among.contains(part)).count();
        match inside {
            _ if among.contains(&self.id) => Side::In,
            0 => Side::Out,
            some if some < self.parts.len() => Side::Unclear,
            _ => Side::In,
        }
    }
}

/// How much some sources must give next to others. It decides nothing: it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterpart {
    pub name: String,
    /// Ids of the sources that are the counterpart, those that one of them stands for among them.
    pub numerator: Vec<String>,
    /// Ids of those that it is measured by.
    pub denominator: Vec<String>,
    /// Numerator over denominator.
    pub at_least: Decimal,
    pub source: String,
    pub evidence: Evidence,
    /// The days on which it holds.
    pub days: Days,
}

packed! { Counterpart { name, numerator, denominator, at_least, source, evidence, days } }

/// A ratio as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCounterpart {
    name: String,
    numerator: Vec<String>,
    denominator: Vec<String>,
    at_least: toml::Value,
    evidence: Evidence,
    #[serde(default)]
    source: String,
    confirmed_by: Option<String>,
    confirmed_on: Option<Datetime>,
}

/// Ratios checked: their sources are known, their numbers are more than nothing, and somebody stands for what is confirmed.
pub(super) fn load(builder: &mut Builder, tables: &Tables, decision: &str, entries: Vec<Entry<RawCounterpart>>) -> Vec<Counterpart> {
    let mut found: Vec<Counterpart> = Vec::new();
    for Entry { at, value: raw } in entries {
        if found.iter().any(|other| other.name == raw.name) {
            builder.fault(Code::CriteriaTwice, at, raw.name.as_str());
        }
        let named = raw.confirmed_by.is_some() && raw.confirmed_on.as_ref().and_then(day).is_some();
        if raw.evidence == Evidence::Confirmed && !named {
            builder.fault(Code::CriteriaNoSource, at, raw.evidence.id());
        }
        let numerator = sources(builder, tables, at, &raw.numerator);
        let denominator = sources(builder, tables, at, &raw.denominator);
        let Some(at_least) = decimal(&raw.at_least).filter(|least| !least.is_negative() && !least.is_zero()) else {
            builder.fault(Code::CriteriaSyntax, at, "at_least");
            continue;
        };
        let source = if raw.source.is_empty() { decision.to_string() } else { raw.source };
        let days = builder.names.days;
        found.push(Counterpart { name: raw.name, numerator, denominator, at_least, source, evidence: raw.evidence, days });
    }
    found
}

/// The sources named, and what each stands for.
fn sources(builder: &mut Builder, tables: &Tables, at: usize, ids: &[String]) -> Vec<String> {
    if ids.is_empty() {
        builder.fault(Code::CriteriaUnused, at, "counterpart");
    }
    let mut all = Vec::new();
    for id in ids {
        match tables.sources.iter().find(|source| source.id == *id) {
            Some(source) => all.extend(std::iter::once(&source.id).chain(&source.parts).cloned()),
            None => builder.fault(Code::CriteriaUnknown, at, id.as_str()),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_of_several_counts_only_where_all_of_them_do() {
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        let local =
            FundSource {
                id: "local".into(), name: "Ngân sách địa phương".into(), also: words(&["NSĐP"]), parts: words(&["a", "b"])
            };
        assert_eq!(local.side(&words(&["a", "b", "c"])), Side::In);
        assert_eq!(local.side(&words(&["a", "c"])), Side::Unclear);
        assert_eq!(local.side(&words(&["c"])), Side::Out);
        assert_eq!(local.side(&words(&["local"])), Side::In);
        assert!(local.is(" ngân sách  địa phương ") && local.is("nsđp") && !local.is("ngan sach dia phuong"));
    }
}
