//! The whole law in force for one province in the years of one period.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::checklist::Checklist;
use super::derived::Derived;
use super::district_rule::{self, DistrictRule};
use super::forms::Form;
use super::level::Level;
use super::model::{CriteriaSet, Item};
use super::nation::{Area, Nation};
use super::packed::packed;
use super::period::Period;
use super::plausible::Plausibility;
use super::procedure::Procedure;
use super::reference::{Book, ItemRef, RegionId};
use crate::text::Date;

/// A file of criteria in force, for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawFile {
    pub id: String,
    pub version: String,
    pub title: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

packed! { LawFile { id, version, title, sha256 } }

/// What a province's file adds to the nation's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlayInfo {
    pub id: String,
    pub title: String,
    /// Who issued it, by which decision.
    pub issuer: String,
    /// Number and date of the decision.
    pub decision: String,
    pub province: String,
    /// Made up for illustration.
    pub illustration: bool,
}

packed! { OverlayInfo { id, title, issuer, decision, province, illustration } }

/// The law in force for one province in the years of one period: the nation's sets with the province's overlay laid
/// over them.
#[derive(Debug, Clone)]
pub struct Law {
    pub nation: Nation,
    /// The years it is for.
    pub period: Period,
    /// What the sets of these years call themselves in references.
    pub series: Arc<str>,
    pub sets: BTreeMap<Level, CriteriaSet>,
    /// Overlays laid, in order.
    pub overlays: Vec<OverlayInfo>,
    pub checklists: Vec<Checklist>,
    /// Areas of the province; of several that a commune belongs to the first counts.
    pub areas: Vec<Area>,
    /// Files it was made from.
    pub files: Vec<LawFile>,
    /// What is odd enough to be asked about; decides nothing.
    pub plausibility: Plausibility,
    /// The province's name and region, as asked for.
    pub province: String,
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

    /// Every list of items there may be: the sets, lowest first, then the conditions.
    pub fn books(&self) -> impl DoubleEndedIterator<Item = Book> + '_ {
        self.nation.levels.books()
    }

    /// The level a commune aims at that names none.
    pub fn lowest(&self) -> Option<Level> {
        self.sets.keys().next().copied()
    }

    /// The level after the one reached.
    pub fn next_level(&self, reached: Level) -> Option<Level> {
        self.sets.keys().copied().find(|level| *level != reached && level.includes(reached))
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

    pub fn form(&self, id: &str) -> Option<&Form> {
        self.nation.forms.iter().find(|f| f.id == id)
    }

    /// One mark for all files it was made from: the same mark, the same law for every province they speak of.
    pub fn fingerprint(&self) -> String {
        let mut all = Sha256::new();
        self.files.iter().for_each(|file| all.update(file.sha256.as_bytes()));
        all.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }

    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|a| a.id == id)
    }

    /// The province's overlay is made up for illustration.
    pub fn illustration(&self) -> bool {
        self.overlays.iter().any(|o| o.illustration)
    }
}
