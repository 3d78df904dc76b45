//! Criteria files as written. Each entry is read on its own, so that every mistake of a file is
//! reported at once and with its line.

use serde::{Deserialize, de::DeserializeOwned};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::checklist::RecognitionRule;
use super::level::Level;
use super::measure::Kind;
use super::period::Period;
use super::threshold::{Evidence, Op};
use crate::diag::{Code, Diagnostic, Place};

/// A criteria file and its lines.
pub(super) struct Source<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

impl Source<'_> {
    /// The place of a byte of the text.
    pub fn place(&self, byte: usize) -> Place {
        let line = self.text.as_bytes().iter().take(byte).filter(|b| **b == b'\n').count() + 1;
        Place::Line(self.name.into(), line)
    }

    pub fn finding(&self, code: Code, byte: usize) -> Diagnostic {
        Diagnostic::new(code, self.place(byte))
    }

    /// A parse error as a finding.
    fn syntax(&self, error: &toml::de::Error, fallback: usize) -> Diagnostic {
        let byte = error.span().map_or(fallback, |s| s.start);
        self.finding(Code::CriteriaSyntax, byte).with("message", error.message())
    }
}

/// An entry with the byte where it starts.
pub(super) struct Entry<T> {
    /// Byte in the file.
    pub at: usize,
    pub value: T,
}

/// The entries of a file, taken out one kind after the other.
pub(super) struct RawEntries<'a> {
    source: &'a Source<'a>,
    table: DeTable<'a>,
    /// Everything wrong so far.
    pub findings: Vec<Diagnostic>,
}

impl<'a> RawEntries<'a> {
    /// Parses the file; syntax errors are kept as findings.
    pub fn parse(source: &'a Source<'a>) -> Self {
        let (table, errors) = DeTable::parse_recoverable(source.text);
        let findings = errors.iter().map(|e| source.syntax(e, 0)).collect();
        Self { source, table: table.into_inner(), findings }
    }

    /// Takes out the entries `[[key]]`, reading each by itself.
    pub fn list<T: DeserializeOwned>(&mut self, key: &str) -> Vec<Entry<T>> {
        let Some(value) = self.table.remove(key) else { return Vec::new() };
        let at = value.span().start;
        let DeValue::Array(array) = value.into_inner() else {
            self.findings.push(self.source.finding(Code::CriteriaSyntax, at).with("message", format!("`{key}`: [[{key}]]")));
            return Vec::new();
        };
        array.into_iter().filter_map(|entry| self.read(entry)).collect()
    }

    /// Takes out the table `[key]`.
    pub fn single<T: DeserializeOwned>(&mut self, key: &str) -> Option<Entry<T>> {
        let value = self.table.remove(key)?;
        self.read(value)
    }

    /// Whatever is left: the header keys, of which every one must be known.
    pub fn header<T: DeserializeOwned>(&mut self) -> Option<T> {
        let table = std::mem::take(&mut self.table);
        let end = self.source.text.len();
        self.read(Spanned::new(0..end, DeValue::Table(table))).map(|e| e.value)
    }

    fn read<T: DeserializeOwned>(&mut self, value: Spanned<DeValue<'a>>) -> Option<Entry<T>> {
        let at = value.span().start;
        match T::deserialize(toml::de::ValueDeserializer::from(value)) {
            Ok(value) => Some(Entry { at, value }),
            Err(error) => {
                self.findings.push(self.source.syntax(&error, at));
                None
            }
        }
    }
}

/// A procedure as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawProcedure {
    pub from: Datetime,
    pub evidence: Evidence,
    pub source: String,
    pub step: Vec<super::procedure::Step>,
}

/// An area of a province as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawArea {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub districts: Vec<String>,
    #[serde(default)]
    pub classes: Vec<String>,
    #[serde(default)]
    pub source: String,
}

/// Header keys of a set.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSetHeader {
    pub id: String,
    pub level: Level,
    #[expect(dead_code, reason = "a level is known before its set is read")]
    pub requires: Option<String>,
    pub version: String,
    pub title: String,
    pub period: Period,
    /// What tells its items apart from those of the level's other sets.
    #[serde(default)]
    pub series: String,
    #[serde(default)]
    pub amendments: Vec<Datetime>,
}

/// Header keys of the nation's common file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNationHeader {
    pub id: String,
    pub version: String,
    #[expect(dead_code, reason = "required in every file; the shelf keeps it as text")]
    pub title: String,
    pub scales: std::collections::BTreeMap<String, Vec<String>>,
    pub words: super::nation::Words,
    #[serde(default)]
    pub cities: super::nation::Cities,
}

/// Header keys of an overlay.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOverlayHeader {
    pub id: String,
    #[expect(dead_code, reason = "required in every file; the shelf keeps it as text")]
    pub version: String,
    pub title: String,
    pub province: String,
    pub region: Spanned<String>,
    pub issuer: String,
    pub decision: String,
    pub base: Vec<Spanned<String>>,
    #[serde(default)]
    pub illustration: bool,
    pub from: Option<Datetime>,
    pub to: Option<Datetime>,
    /// Departments by indicator, or by criterion for all its indicators.
    #[serde(default)]
    pub departments: std::collections::BTreeMap<Spanned<String>, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNotice {
    pub from: Option<Datetime>,
    pub text: String,
    pub english: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCriterion {
    pub number: u32,
    pub name: String,
    #[serde(default)]
    pub group: String,
    #[serde(default)]
    pub critical: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRegionRule {
    pub from: Datetime,
    pub region: String,
    pub levels: Vec<Level>,
    #[serde(default)]
    pub unsettled_levels: Vec<Level>,
    pub classes: Vec<String>,
    #[serde(default)]
    pub unsettled_classes: Vec<String>,
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRevocation {
    pub outright: super::nation::Share,
    pub with_critical: super::nation::Share,
    pub measured_by: std::collections::BTreeMap<Level, Level>,
    pub source: String,
}

/// An indicator or condition as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawItem {
    pub code: String,
    /// The set an overlay adds it to; the file's own in a national one.
    pub set: Option<Level>,
    #[serde(default)]
    pub criterion: u32,
    pub from: Datetime,
    pub name: String,
    pub decision: String,
    #[serde(default)]
    pub department: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub levels: Vec<Level>,
    #[serde(default)]
    pub measure: Vec<RawMeasure>,
    #[serde(default)]
    pub test: Vec<RawTest>,
    pub require: Option<RawNode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMeasure {
    #[serde(default)]
    pub part: String,
    #[serde(default)]
    pub name: String,
    /// "basic:3.1": this measure is that one, answered once.
    pub same_as: Option<String>,
    pub kind: Option<Kind>,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub counted: String,
    #[serde(default)]
    pub numerator: String,
    #[serde(default)]
    pub denominator: String,
    pub step: Option<f64>,
    #[serde(default)]
    pub scale: String,
    #[serde(default)]
    pub checklist: String,
    #[serde(default)]
    pub if_any: bool,
    #[serde(default)]
    pub zero_is_not_applicable: bool,
    #[serde(default)]
    pub small: bool,
    pub most: Option<f64>,
    /// The villages' figures add up to the commune's; by default those of things counted do.
    pub by_village: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTest {
    #[serde(default)]
    pub id: String,
    /// Parts compared with this threshold; the only measure if absent.
    #[serde(default)]
    pub measures: Vec<String>,
    pub op: Op,
    #[serde(default)]
    pub levels: Vec<Spanned<RawLevel>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLevel {
    #[serde(default)]
    pub regions: Vec<String>,
    #[serde(default)]
    pub years: Vec<i16>,
    #[serde(default)]
    pub classes: Vec<String>,
    #[serde(default)]
    pub areas: Vec<String>,
    pub value: Option<toml::Value>,
    pub factor: Option<f64>,
    pub of: Option<String>,
    pub left_to: Option<String>,
    pub evidence: Option<Evidence>,
    #[serde(default)]
    pub source: String,
    pub confirmed_by: Option<String>,
    pub confirmed_on: Option<Datetime>,
    #[serde(default)]
    pub note: String,
}

/// A requirement as written: a test's id, or a table.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum RawNode {
    /// The tests of this id.
    Test(String),
    Table(Box<RawNodeTable>),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNodeTable {
    /// A name of its own: the field a group stands for.
    pub name: Option<String>,
    pub all: Option<Vec<RawNode>>,
    pub any: Option<Vec<RawNode>>,
    pub at_least: Option<usize>,
    pub of: Option<Vec<RawNode>>,
    pub case: Option<Vec<RawBranch>>,
    pub criterion: Option<String>,
    pub set: Option<Level>,
    pub criteria: Option<bool>,
    pub left_to: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBranch {
    #[serde(default)]
    pub regions: Vec<String>,
    pub measure: Option<String>,
    pub more_than: Option<f64>,
    pub then: RawNode,
}

/// An overlay's threshold: replaces the nation's where and when it applies.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReplace {
    pub indicator: String,
    /// The test's id, if the indicator has several.
    pub test: Option<String>,
    /// First day of the only version it was read for; every version that has the test if absent.
    pub version: Option<Datetime>,
    pub levels: Vec<Spanned<RawLevel>>,
}

/// An overlay's addition to an indicator: further tests, all of which must be met too; or the
/// requirement itself where the nation left it open.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExtend {
    pub indicator: String,
    #[serde(default)]
    pub measure: Vec<RawMeasure>,
    #[serde(default)]
    pub test: Vec<RawTest>,
    pub require: Option<RawNode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChecklist {
    pub id: String,
    pub name: String,
    pub pass: Option<usize>,
    pub evidence: Evidence,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub recognition: RecognitionRule,
    pub confirmed_by: Option<String>,
    pub confirmed_on: Option<Datetime>,
    pub item: Vec<RawChecklistItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChecklistItem {
    pub name: String,
    pub kind: Kind,
    #[serde(default)]
    pub unit: String,
    pub op: Op,
    pub value: Option<toml::Value>,
    #[serde(default)]
    pub small: bool,
}
