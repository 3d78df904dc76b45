//! What is common to all sets: regions, classes, words, conditions, revocation.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::decree::Decree;
use super::district_rule::DistrictRule;
use super::document_kind::DocumentKind;
use super::forms::{Form, Tables};
use super::level::Level;
use super::levels::Levels;
use super::model::{Item, Notice};
use super::packed::packed;
use super::period::Period;
use super::procedure::Procedure;
use super::province_names::ProvinceNames;
use super::reference::RegionId;
use super::threshold::{Evidence, Narrow};
use crate::diag::{Code, Diagnostic, Place};
use crate::text::{Date, clean, fold, fold_loose};

/// A region and its provinces, as they were before July 2025.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Id used in thresholds.
    pub id: RegionId,
    pub name: String,
    pub provinces: Vec<String>,
}

packed! { Region { id, name, provinces } }

/// A class a commune may belong to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Id used in rules.
    pub id: String,
    /// As officials write it.
    pub name: String,
    /// "Không thuộc diện nào": an answer that names no class.
    #[serde(default)]
    pub none: bool,
}

packed! { Class { id, name, none } }

/// Which communes take the levels of another region than their own, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionRule {
    /// First day in force; the rule holds until the next one's.
    pub from: Date,
    /// The region whose levels bind.
    pub region: RegionId,
    /// Levels for which the rule is settled.
    pub levels: Vec<Level>,
    /// Levels for which it is not known whether the rule holds.
    pub unsettled_levels: Vec<Level>,
    /// Classes it surely covers.
    pub classes: Vec<String>,
    /// Classes of which it is not known.
    pub unsettled_classes: Vec<String>,
    /// Where the rule was read.
    pub source: String,
}

packed! { RegionRule { from, region, levels, unsettled_levels, classes, unsettled_classes, source } }

/// Words an answer may be given in; the first of each list is the one we write.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Đạt, Có …
    pub yes: Vec<String>,
    /// Chưa đạt, Không …
    pub no: Vec<String>,
    /// Không áp dụng.
    pub not_applicable: Vec<String>,
    /// Không, Không có: passes a "none" test.
    pub none: Vec<String>,
    /// Kinds of administrative units, as they are before a name; longer ones before those they begin with.
    pub units: Vec<String>,
}

packed! { Words { yes, no, not_applicable, none, units } }

impl Words {
    /// "Xã Đồng Tiến" → "Đồng Tiến"; "TP. Hồ Chí Minh" → "Hồ Chí Minh".
    pub fn bare<'a>(&self, name: &'a str) -> &'a str {
        self.kind(name).map_or(name, |kind| name[kind.len()..].trim_start())
    }

    /// "Thị xã Kinh Môn" → "Thị xã": the kind before a name, as it is written there.
    pub fn kind<'a>(&self, name: &'a str) -> Option<&'a str> {
        let first = |text: &str| text.chars().find_map(|c| fold_loose(c.encode_utf8(&mut [0; 4])).chars().next());
        let begins = first(name);
        let after = |kind: &String| {
            // Cutting every name after each of its letters takes long, and nearly none begins like a kind.
            if first(kind) != begins {
                return None;
            }
            let end = name.char_indices().map(|(i, c)| i + c.len_utf8()).find(|end| fold(&name[..*end]) == fold(kind))?;
            (name[end..].starts_with([' ', '\u{a0}']) || kind.ends_with('.')).then(|| &name[..end])
        };
        self.units.iter().find_map(after)
    }

    /// The same name, letter by letter, with or without its kind: as the form's formulas compare.
    pub fn same_name(&self, a: &str, b: &str) -> bool {
        fold(self.bare(&clean(a))) == fold(self.bare(&clean(b)))
    }

    /// "Tỉnh Hải Dương" and "hải dương" are the same; so are "Hoà Bình" and "Hòa Bình".
    pub fn same_unit(&self, a: &str, b: &str) -> bool {
        fold_loose(self.bare(&clean(a))) == fold_loose(self.bare(&clean(b)))
    }
}

/// A share of a total as whole numbers: 3 of 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Numerator.
    pub failed: usize,
    /// Denominator.
    pub of: usize,
}

packed! { Share { failed, of } }

impl Share {
    /// Whether `failed` of `total` is at least this share, in integers.
    pub fn reached(self, failed: usize, total: usize) -> bool {
        total > 0 && failed * self.of >= total * self.failed
    }
}

/// A period whose decision is known and whose sets may not be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComingPeriod {
    pub years: Period,
    /// Number and date of the decision.
    pub decision: String,
    /// How far that is trusted.
    pub evidence: Evidence,
}

packed! { ComingPeriod { years, decision, evidence } }

/// When a recognised commune may lose its recognition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevocationRule {
    /// Enough by itself.
    pub outright: Share,
    /// Enough together with a critical criterion.
    pub with_critical: Share,
    /// Which set measures a commune of each held level.
    pub measured_by: BTreeMap<Level, Level>,
    /// Where the rule was read.
    pub source: String,
}

packed! { RevocationRule { outright, with_critical, measured_by, source } }

/// Provinces called otherwise than the rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cities {
    /// What they are called.
    pub kind: String,
    pub names: Vec<String>,
}

packed! { Cities { kind, names } }

/// A part of a province whose communes have levels of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Id used in thresholds.
    pub id: String,
    pub name: String,
    /// Districts that lie in it.
    pub districts: Vec<String>,
    /// Classes whose communes belong to it. Without districts and classes it is the rest of the province.
    pub classes: Vec<String>,
    /// Where it was read.
    pub source: String,
    /// Id of the overlay that defines it.
    pub layer: String,
}

packed! { Area { id, name, districts, classes, source, layer } }

impl Area {
    /// What it says in words of the data, to tell whether it has changed since.
    pub fn present(&self) -> String {
        [self.name.clone(), self.districts.join(";"), self.classes.join(";")].join("|")
    }
}

/// What is common to all sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nation {
    /// Id of the file.
    pub id: String,
    /// Version of the file.
    pub version: String,
    /// The levels that this law and those of other years have.
    pub levels: Levels,
    /// Periods whose decisions are known.
    pub coming: Vec<ComingPeriod>,
    /// Decisions as papers name them.
    pub decrees: Vec<Decree>,
    pub regions: Vec<Region>,
    /// Commune classes, the groups of the sets in force among them.
    pub classes: Vec<Class>,
    /// Ids of those classes of which every commune belongs to one: the groups that thresholds hang on in place of regions.
    pub commune_groups: Vec<String>,
    /// Rules of the effective region, oldest first.
    pub region_rules: Vec<RegionRule>,
    /// Ordered scales of grades, lowest word first.
    pub scales: BTreeMap<String, Vec<String>>,
    pub words: Words,
    pub conditions: Vec<Item>,
    pub revocation: RevocationRule,
    /// Rules of districts, oldest first.
    pub district_rules: Vec<DistrictRule>,
    /// Provinces that are cities.
    pub cities: Cities,
    /// Names of provinces besides those of the regions.
    pub provinces: Vec<ProvinceNames>,
    /// Procedures, oldest first.
    pub procedures: Vec<Procedure>,
    /// Tables and papers of the dossier.
    pub forms: Vec<Form>,
    /// Tables of the dossier next to the indicators.
    pub tables: Tables,
    /// Kinds of document asked for behind a condition, and those of the province.
    pub documents: Vec<DocumentKind>,
    pub notices: Vec<Notice>,
}

packed! { Nation { id, version, levels, coming, decrees, regions, classes, commune_groups, region_rules, scales, words, conditions, revocation, district_rules, cities, provinces, procedures, forms, tables, documents, notices } }

/// Between names of which one must hold, and between an area and a class of which both must.
pub const OR: &str = ", ";
/// See [`OR`].
pub const AND: &str = " + ";

impl Nation {
    /// That a year is outside a period, with the decision that such a year follows, where it is known.
    pub fn year_outside(&self, place: Place, year: i16, period: Period) -> Diagnostic {
        let coming = self.coming.iter().find(|c| c.years.contains(year));
        let finding = Diagnostic::new(Code::YearOutside, place).with("year", year).with("first", period.first).with("last", period.last);
        let finding = finding.with("decision", coming.map_or("none", |c| c.decision.as_str()));
        finding.with("period", coming.map_or_else(String::new, |c| c.years.to_string()))
    }

    /// "Vùng 1, Vùng 2 + Xã khu vực I": the communes of a level by name.
    pub fn communes(&self, areas: &[Area], narrow: &Narrow) -> String {
        let area = |id: &String| areas.iter().find(|a| a.id == *id).map_or_else(|| id.clone(), |a| a.name.clone());
        let class = |id: &String| self.classes.iter().find(|c| c.id == *id).map_or_else(|| id.clone(), |c| c.name.clone());
        let lists = [narrow.areas.iter().map(area).collect::<Vec<_>>(), narrow.classes.iter().map(class).collect()];
        lists.iter().filter(|list| !list.is_empty()).map(|list| list.join(OR)).collect::<Vec<_>>().join(AND)
    }
}
