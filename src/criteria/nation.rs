//! What is common to all sets: regions, classes, words, conditions, revocation, checklists; and the
//! whole law in force for one province.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::derived::Derived;
use super::district_rule::{self, DistrictRule};
use super::document_kind::DocumentKind;
use super::model::{Book, CriteriaSet, Evidence, Item, ItemRef, Level, Measure, MeasureId, Narrow, Notice, Period, RegionId, Test};
use super::packed::packed;
use super::plausible::Plausibility;
use super::procedure::Procedure;
use crate::text::{Date, clean, fold, fold_loose};

/// A region and its provinces, as they were before July 2025.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Id used in thresholds.
    pub id: RegionId,
    /// Its name.
    pub name: String,
    /// Its provinces.
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
    /// Kinds of administrative units, as they stand before a name; longer ones before those they begin with.
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
    /// Their names.
    pub names: Vec<String>,
}

packed! { Cities { kind, names } }

/// A table or paper of the dossier as a province labels it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Stable id: "T1", "to-trinh".
    pub id: String,
    /// What it is.
    pub name: String,
    /// The label printed above it, such as "Mẫu số …"; nothing is printed if it is empty.
    #[serde(default)]
    pub label: String,
}

packed! { Form { id, name, label } }

/// A part of a province whose communes have levels of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Id used in thresholds.
    pub id: String,
    /// Its name.
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

/// What the tables of a dossier beside the indicators ask for, and which measures they answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tables {
    /// Sources of funds offered.
    #[serde(default)]
    pub sources: Vec<String>,
    /// The measure answered by what all works owe.
    pub debts: Option<MeasureId>,
    /// The residents' survey.
    #[serde(default)]
    pub survey: SurveyRule,
}

packed! { Tables { sources, debts, survey } }

impl Tables {
    /// Every measure that a table answers.
    pub fn measures(&self) -> impl Iterator<Item = &MeasureId> {
        let parts = self.survey.parts.iter().flat_map(|p| [&p.overall, &p.lowest]);
        [&self.debts, &self.survey.returned].into_iter().chain(parts).flatten()
    }
}

/// The questions of the residents' survey and which measures their answers answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyRule {
    /// How many questions; none where no survey is known.
    #[serde(default)]
    pub questions: u32,
    /// Where that was read.
    #[serde(default)]
    pub source: String,
    /// The measure answered by the forms that came back over the households.
    pub returned: Option<MeasureId>,
    /// Questions looked at together.
    #[serde(default, rename = "part")]
    pub parts: Vec<SurveyPart>,
    /// Texts of questions by their number, where one is known.
    #[serde(skip)]
    pub texts: BTreeMap<u32, String>,
}

packed! { SurveyRule { questions, source, returned, parts, texts } }

/// Questions of a survey looked at together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyPart {
    /// First question.
    pub from: u32,
    /// Last question.
    pub to: u32,
    /// The measure answered by all their answers together.
    pub overall: Option<MeasureId>,
    /// The measure answered by the question of the lowest rate.
    pub lowest: Option<MeasureId>,
}

packed! { SurveyPart { from, to, overall, lowest } }

/// The text of a question as a province's file gives it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its number.
    pub number: u32,
    /// Its text.
    pub text: String,
}

packed! { Question { number, text } }

/// What is common to all sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nation {
    /// Id of the file.
    pub id: String,
    /// Version of the file.
    pub version: String,
    /// Regions.
    pub regions: Vec<Region>,
    /// Commune classes, the groups of the sets in force among them.
    pub classes: Vec<Class>,
    /// Ids of those classes of which every commune belongs to one: the groups that thresholds hang on in place of regions.
    pub commune_groups: Vec<String>,
    /// Rules of the effective region, oldest first.
    pub region_rules: Vec<RegionRule>,
    /// Ordered scales of grades, lowest word first.
    pub scales: BTreeMap<String, Vec<String>>,
    /// Words of answers.
    pub words: Words,
    /// Conditions of recognition.
    pub conditions: Vec<Item>,
    /// Revocation.
    pub revocation: RevocationRule,
    /// Rules of districts, oldest first.
    pub district_rules: Vec<DistrictRule>,
    /// Provinces that are cities.
    pub cities: Cities,
    /// Procedures, oldest first.
    pub procedures: Vec<Procedure>,
    /// Tables and papers of the dossier.
    pub forms: Vec<Form>,
    /// Tables of the dossier beside the indicators.
    pub tables: Tables,
    /// Kinds of document asked for behind a condition, and those of the province.
    pub documents: Vec<DocumentKind>,
    /// Remarks.
    pub notices: Vec<Notice>,
}

packed! { Nation { id, version, regions, classes, commune_groups, region_rules, scales, words, conditions, revocation, district_rules, cities, procedures, forms, tables, documents, notices } }

/// Between names of which one must hold, and between an area and a class of which both must.
pub const OR: &str = ", ";
/// See [`OR`].
pub const AND: &str = " + ";

impl Nation {
    /// "Vùng 1, Vùng 2 + Xã khu vực I": the communes of a level by name.
    pub fn communes(&self, areas: &[Area], narrow: &Narrow) -> String {
        let area = |id: &String| areas.iter().find(|a| a.id == *id).map_or_else(|| id.clone(), |a| a.name.clone());
        let class = |id: &String| self.classes.iter().find(|c| c.id == *id).map_or_else(|| id.clone(), |c| c.name.clone());
        let lists = [narrow.areas.iter().map(area).collect::<Vec<_>>(), narrow.classes.iter().map(class).collect()];
        lists.iter().filter(|list| !list.is_empty()).map(|list| list.join(OR)).collect::<Vec<_>>().join(AND)
    }
}

/// A checklist every village is scored on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// Id used by villages measures.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Items: each a measure and what it asks.
    pub items: Vec<ChecklistItem>,
    /// How many items a village must meet.
    pub pass: usize,
    /// Layer it came from.
    pub layer: String,
    /// How far it is trusted.
    pub evidence: Evidence,
    /// Where it was read.
    pub source: String,
    /// What a recognition is to it.
    pub recognition: RecognitionRule,
}

packed! { Checklist { id, name, items, pass, layer, evidence, source, recognition } }

/// What a decision of recognition is to a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecognitionRule {
    /// It is shown beside the verdict.
    #[default]
    Shown,
    /// A village counts only if it is also recognised.
    Required,
}

packed! { enum RecognitionRule { 0 = Shown, 1 = Required } }

/// One line of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistItem {
    /// Its text.
    pub name: String,
    /// What is asked of the village.
    pub measure: Measure,
    /// The comparison.
    pub test: Test,
}

packed! { ChecklistItem { name, measure, test } }

/// A file of criteria in force, for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawFile {
    /// Id.
    pub id: String,
    /// Version.
    pub version: String,
    /// Title.
    pub title: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

packed! { LawFile { id, version, title, sha256 } }

/// What a province's file adds to the nation's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlayInfo {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Who issued it, by which decision.
    pub issuer: String,
    /// Number and date of the decision.
    pub decision: String,
    /// Its province.
    pub province: String,
    /// Made up for illustration.
    pub illustration: bool,
}

packed! { OverlayInfo { id, title, issuer, decision, province, illustration } }

/// The law in force for one province in the years of one period: the nation's sets with the province's overlay laid
/// over them.
#[derive(Debug, Clone)]
pub struct Law {
    /// What is common.
    pub nation: Nation,
    /// The years it is for.
    pub period: Period,
    /// What the sets of these years call themselves in references.
    pub series: Arc<str>,
    /// The one set of each level.
    pub sets: BTreeMap<Level, CriteriaSet>,
    /// Overlays laid, in order.
    pub overlays: Vec<OverlayInfo>,
    /// Village checklists.
    pub checklists: Vec<Checklist>,
    /// Areas of the province; of several that a commune belongs to the first counts.
    pub areas: Vec<Area>,
    /// Files it was made from.
    pub files: Vec<LawFile>,
    /// What is odd enough to be asked about; decides nothing.
    pub plausibility: Plausibility,
    /// The province's name and region, as asked for.
    pub province: String,
    /// Its geographic region.
    pub region: RegionId,
    /// What was made of it.
    pub derived: Derived,
}

/// The series of a book where the sets have this one; conditions are common to all years.
pub(super) fn series(of_sets: &Arc<str>, book: Book) -> Arc<str> {
    if book == Book::Condition { Arc::default() } else { of_sets.clone() }
}

/// See [`Law::refer`].
pub(super) fn refer(of_sets: &Arc<str>, book: Book, code: impl Into<String>) -> ItemRef {
    ItemRef { book, series: series(of_sets, book), code: code.into() }
}

impl Law {
    /// The items of a book in order: indicators of a set, or the conditions.
    pub fn items(&self, book: Book) -> Vec<&Item> {
        match book {
            Book::Set(level) => self.sets.get(&level).map(|s| s.indicators().map(|(_, i)| i).collect()).unwrap_or_default(),
            Book::Condition => self.nation.conditions.iter().collect(),
        }
    }

    /// The reference of a code in a book of this law.
    pub fn refer(&self, book: Book, code: impl Into<String>) -> ItemRef {
        refer(&self.series, book, code)
    }

    /// The reference a user has typed; one of a level without a series means this law's.
    pub fn typed(&self, text: &str) -> Option<ItemRef> {
        let of: ItemRef = text.trim().parse().ok()?;
        Some(if of.series.is_empty() { self.refer(of.book, of.code) } else { of })
    }

    /// Each of its years; none where no set says which.
    pub fn years(&self) -> Vec<i16> {
        if self.sets.is_empty() { Vec::new() } else { self.period.years().collect() }
    }

    /// The last day of its years: that of who asks without a day, as no clock is read.
    pub fn last_day(&self) -> Date {
        Date::new(self.period.last, 12, 31).unwrap_or(Date::MAX)
    }

    /// Whether a reference is to a book of this law, and not to one of other years.
    pub fn holds(&self, of: &ItemRef) -> bool {
        of.series == series(&self.series, of.book)
    }

    /// An item by its reference.
    pub fn item(&self, of: &ItemRef) -> Option<&Item> {
        self.items(of.book).into_iter().find(|i| i.code == of.code).filter(|_| self.holds(of))
    }

    /// An item by its reference, for change.
    pub(super) fn item_mut(&mut self, of: &ItemRef) -> Option<&mut Item> {
        if !self.holds(of) {
            return None;
        }
        match of.book {
            Book::Condition => self.nation.conditions.iter_mut().find(|i| i.code == of.code),
            Book::Set(level) => {
                let set = self.sets.get_mut(&level)?;
                set.criteria.iter_mut().flat_map(|c| &mut c.indicators).find(|i| i.code == of.code)
            }
        }
    }

    /// The items a key means: an indicator or condition, or every indicator of a criterion ("basic:17").
    pub fn meant(&self, key: &str) -> Vec<ItemRef> {
        let Ok(of) = key.parse::<ItemRef>() else { return Vec::new() };
        if self.item(&of).is_some() {
            return vec![of];
        }
        let (true, Book::Set(level)) = (self.holds(&of), of.book) else { return Vec::new() };
        let criteria = self.sets.get(&level).into_iter().flat_map(|s| &s.criteria);
        let inside = criteria.filter(|c| c.number.to_string() == of.code).flat_map(|c| &c.indicators);
        inside.map(|i| self.refer(of.book, i.code.as_str())).collect()
    }

    /// Names the department of the items a key means.
    pub(super) fn assign(&mut self, key: &str, department: &str) {
        for of in self.meant(key) {
            self.item_mut(&of).into_iter().for_each(|item| item.department = department.to_string());
        }
    }

    /// A checklist by id.
    pub fn checklist(&self, id: &str) -> Option<&Checklist> {
        self.checklists.iter().find(|c| c.id == id)
    }

    /// The procedure of a day; before the first one's day the first one serves.
    pub fn procedure_on(&self, day: Date) -> Option<&Procedure> {
        self.nation.procedures.iter().rev().find(|p| p.from <= day).or_else(|| self.nation.procedures.first())
    }

    /// The rules of districts of a day.
    pub fn district_rules_on(&self, day: Date) -> Vec<&DistrictRule> {
        district_rule::on(&self.nation.district_rules, day)
    }

    /// A form by id.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.nation.forms.iter().find(|f| f.id == id)
    }

    /// One mark for all files it was made from: the same mark, the same law for every province they speak of.
    pub fn fingerprint(&self) -> String {
        let mut all = Sha256::new();
        self.files.iter().for_each(|file| all.update(file.sha256.as_bytes()));
        all.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }

    /// An area by id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|a| a.id == id)
    }

    /// The province's overlay is made up for illustration.
    pub fn illustration(&self) -> bool {
        self.overlays.iter().any(|o| o.illustration)
    }
}
