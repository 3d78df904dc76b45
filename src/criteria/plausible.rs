//! Sanity limits: what an official is asked to look at again. They are no law and decide nothing; a limit
//! that is not there asks nothing.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::build::decimal;
use super::load::Loaded;
use super::measure::Kind;
use super::packed::packed;
use super::raw::{RawEntries, Source};
use super::reference::MeasureId;
use crate::diag::{Code, Diagnostic};
use crate::text::Decimal;

/// A figure of the commune that no indicator asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommuneFact {
    /// Số hộ.
    Households,
    /// Dân số.
    Population,
    /// How many villages are named.
    Villages,
}

packed! { enum CommuneFact { 0 = Households, 1 = Population, 2 = Villages } }

/// One measure is part of another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartRule {
    pub part: MeasureId,
    /// What it is part of.
    pub whole: MeasureId,
}

packed! { PartRule { part, whole } }

/// Figures that count the same things, so that they must be equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalRule {
    pub name: String,
    pub unit: String,
    /// What the denominators of rates are called.
    pub denominators: Vec<String>,
    /// Measures that are this number themselves.
    pub amounts: Vec<MeasureId>,
    /// The commune's own figure.
    pub fact: Option<CommuneFact>,
    /// By how many per cent they may differ.
    pub percent: Decimal,
    /// Denominators that add up to it; none where the figures are to be equal.
    pub parts: Vec<String>,
}

packed! { TotalRule { name, unit, denominators, amounts, fact, percent, parts } }

/// One figure of the commune over another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProportionRule {
    pub name: String,
    /// Numerator.
    pub over: CommuneFact,
    /// Denominator.
    pub under: CommuneFact,
    /// Fewer are odd.
    pub least: Decimal,
    /// More are odd.
    pub most: Decimal,
}

packed! { ProportionRule { name, over, under, least, most } }

/// Which figures a limit is for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    pub measures: Vec<MeasureId>,
    /// Every measure of these kinds.
    pub kinds: Vec<Kind>,
    /// These figures of the commune.
    pub facts: Vec<CommuneFact>,
}

packed! { Scope { measures, kinds, facts } }

impl Scope {
    pub fn has(&self, measure: &str, kind: Kind) -> bool {
        self.measures.iter().any(|m| m == measure) || self.kinds.contains(&kind)
    }
}

/// How far a figure may be from last year's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JumpRule {
    pub scope: Scope,
    /// Percentage points of a rate.
    pub points: Option<Decimal>,
    /// Per cent of last year's figure.
    pub percent: Option<Decimal>,
}

packed! { JumpRule { scope, points, percent } }

/// How far a figure may be from those of the other communes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlierRule {
    pub scope: Scope,
    /// Fewer communes tell nothing.
    pub communes: usize,
    /// How many median absolute deviations from the median.
    pub deviations: Decimal,
    /// A smaller deviation counts as this one.
    pub floor: Decimal,
}

packed! { OutlierRule { scope, communes, deviations, floor } }

/// Every sanity limit in force.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plausibility {
    pub parts: Vec<PartRule>,
    /// Figures that must be equal, or add up.
    pub totals: Vec<TotalRule>,
    /// Proportions between figures of the commune.
    pub proportions: Vec<ProportionRule>,
    /// Against last year; the first that is for a figure holds.
    pub jumps: Vec<JumpRule>,
    /// Against the other communes; the first that is for a figure holds.
    pub outliers: Vec<OutlierRule>,
}

packed! { Plausibility { parts, totals, proportions, jumps, outliers } }

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHeader {
    kind: String,
    #[serde(rename = "id")]
    _id: String,
    #[serde(rename = "version")]
    _version: String,
    #[serde(rename = "title")]
    _title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTotal {
    name: String,
    unit: String,
    #[serde(default)]
    denominators: Vec<String>,
    #[serde(default)]
    amounts: Vec<MeasureId>,
    fact: Option<CommuneFact>,
    percent: toml::Value,
    #[serde(default)]
    parts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProportion {
    name: String,
    over: CommuneFact,
    under: CommuneFact,
    least: toml::Value,
    most: toml::Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawJump {
    #[serde(default)]
    measures: Vec<MeasureId>,
    #[serde(default)]
    kinds: Vec<Kind>,
    #[serde(default)]
    facts: Vec<CommuneFact>,
    points: Option<toml::Value>,
    percent: Option<toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOutlier {
    #[serde(default)]
    measures: Vec<MeasureId>,
    #[serde(default)]
    kinds: Vec<Kind>,
    communes: usize,
    deviations: toml::Value,
    #[serde(default = "nothing")]
    floor: toml::Value,
}

fn nothing() -> toml::Value {
    toml::Value::Integer(0)
}

/// The word by which a file says that it is one of sanity limits.
pub(super) const KIND: &str = "plausibility";

/// Reads a file of sanity limits. A measure that no set has asks for a look at the file, and nothing else.
pub(super) fn load(source: &Source, known: &BTreeSet<&str>) -> Loaded<Plausibility> {
    let mut doc = RawEntries::parse(source);
    let mut reader = LimitReader { source, known, findings: Vec::new() };
    let parts = doc.list::<PartRule>("part");
    let totals = [doc.list::<RawTotal>("total"), doc.list::<RawTotal>("sum")];
    let proportions = doc.list::<RawProportion>("proportion");
    let jumps = doc.list::<RawJump>("jump");
    let outliers = doc.list::<RawOutlier>("outlier");
    let header = doc.header::<RawHeader>();
    let limits = Plausibility {
        parts: parts.into_iter().filter(|e| reader.measures(e.at, [&e.value.part, &e.value.whole])).map(|e| e.value).collect(),
        totals: totals.into_iter().flatten().filter_map(|e| reader.total(e.at, e.value)).collect(),
        proportions: proportions.into_iter().filter_map(|e| reader.proportion(e.at, e.value)).collect(),
        jumps: jumps.into_iter().filter_map(|e| reader.jump(e.at, e.value)).collect(),
        outliers: outliers.into_iter().filter_map(|e| reader.outlier(e.at, e.value)).collect(),
    };
    if let Some(other) = header.filter(|h| h.kind != KIND) {
        reader.findings.push(source.finding(Code::CriteriaUnknown, 0).with("name", other.kind));
    }
    doc.findings.append(&mut reader.findings);
    (Some(limits), doc.findings)
}

struct LimitReader<'a> {
    source: &'a Source<'a>,
    known: &'a BTreeSet<&'a str>,
    findings: Vec<Diagnostic>,
}

impl LimitReader<'_> {
    /// Whether all measures are there; the others are reported.
    fn measures<'m>(&mut self, at: usize, ids: impl IntoIterator<Item = &'m MeasureId>) -> bool {
        let missing: Vec<&MeasureId> = ids.into_iter().filter(|id| !self.known.contains(id.as_str())).collect();
        let unused = missing.iter().map(|id| self.source.finding(Code::LimitUnused, at).with("name", id.as_str()));
        self.findings.extend(unused);
        missing.is_empty()
    }

    /// A limit that is no number cannot be used.
    fn number(&mut self, at: usize, value: &toml::Value) -> Option<Decimal> {
        let number = decimal(value).filter(|n| !n.is_negative());
        if number.is_none() {
            self.findings.push(self.source.finding(Code::CriteriaWrongValue, at).with("name", value.to_string()));
        }
        number
    }

    fn total(&mut self, at: usize, raw: RawTotal) -> Option<TotalRule> {
        let percent = self.number(at, &raw.percent)?;
        let amounts = raw.amounts.into_iter().filter(|id| self.measures(at, [id])).collect();
        let RawTotal { name, unit, denominators, fact, parts, .. } = raw;
        Some(TotalRule { name, unit, denominators, amounts, fact, percent, parts })
    }

    fn proportion(&mut self, at: usize, raw: RawProportion) -> Option<ProportionRule> {
        let (least, most) = (self.number(at, &raw.least)?, self.number(at, &raw.most)?);
        Some(ProportionRule { name: raw.name, over: raw.over, under: raw.under, least, most })
    }

    fn scope(&mut self, at: usize, measures: Vec<MeasureId>, kinds: Vec<Kind>, facts: Vec<CommuneFact>) -> Scope {
        Scope { measures: measures.into_iter().filter(|id| self.measures(at, [id])).collect(), kinds, facts }
    }

    fn jump(&mut self, at: usize, raw: RawJump) -> Option<JumpRule> {
        let points = raw.points.as_ref().map(|v| self.number(at, v).ok_or(())).transpose().ok()?;
        let percent = raw.percent.as_ref().map(|v| self.number(at, v).ok_or(())).transpose().ok()?;
        Some(JumpRule { scope: self.scope(at, raw.measures, raw.kinds, raw.facts), points, percent })
    }

    fn outlier(&mut self, at: usize, raw: RawOutlier) -> Option<OutlierRule> {
        let (deviations, floor) = (self.number(at, &raw.deviations)?, self.number(at, &raw.floor)?);
        Some(OutlierRule { scope: self.scope(at, raw.measures, raw.kinds, Vec::new()), communes: raw.communes, deviations, floor })
    }
}
