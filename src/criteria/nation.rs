//! What is common to all sets: regions, classes, words, conditions, revocation, checklists; and the
//! whole law in force for one province.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::model::*;
use crate::text::Date;

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

/// What is common to all sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nation {
    /// Id of the file.
    pub id: String,
    /// Version of the file.
    pub version: String,
    /// Regions.
    pub regions: Vec<Region>,
    /// Commune classes.
    pub classes: Vec<Class>,
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
    /// Remarks.
    pub notices: Vec<Notice>,
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

/// The law in force for one province: the nation's sets with the province's overlay laid over them.
#[derive(Debug, Clone)]
pub struct Law {
    /// What is common.
    pub nation: Nation,
    /// The sets by level.
    pub sets: BTreeMap<Level, CriteriaSet>,
    /// Overlays laid, in order.
    pub overlays: Vec<OverlayInfo>,
    /// Village checklists.
    pub checklists: Vec<Checklist>,
    /// Files it was made from.
    pub files: Vec<LawFile>,
    /// The province's name and region, as asked for.
    pub province: String,
    /// Its geographic region.
    pub region: RegionId,
}

impl Law {
    /// The items of a book in order: indicators of a set, or the conditions.
    pub fn items(&self, book: Book) -> Vec<&Item> {
        match book {
            Book::Set(level) => self.sets.get(&level).map(|s| s.indicators().map(|(_, i)| i).collect()).unwrap_or_default(),
            Book::Condition => self.nation.conditions.iter().collect(),
        }
    }

    /// An item by its reference.
    pub fn item(&self, of: &ItemRef) -> Option<&Item> {
        self.items(of.book).into_iter().find(|i| i.code == of.code)
    }

    /// An item by its reference, for change.
    pub(super) fn item_mut(&mut self, of: &ItemRef) -> Option<&mut Item> {
        match of.book {
            Book::Condition => self.nation.conditions.iter_mut().find(|i| i.code == of.code),
            Book::Set(level) => {
                let set = self.sets.get_mut(&level)?;
                set.criteria.iter_mut().flat_map(|c| &mut c.indicators).find(|i| i.code == of.code)
            }
        }
    }

    /// A checklist by id.
    pub fn checklist(&self, id: &str) -> Option<&Checklist> {
        self.checklists.iter().find(|c| c.id == id)
    }

    /// The province's overlay is made up for illustration.
    pub fn illustration(&self) -> bool {
        self.overlays.iter().any(|o| o.illustration)
    }
}
