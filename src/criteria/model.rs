//! What a set says, after checking: its criteria, and their indicators in their versions.

use std::sync::Arc;

use serde::Deserialize;

use super::document_kind::DocumentKind;
use super::level::Level;
use super::measure::Measure;
use super::packed::packed;
use super::period::{Days, Period};
use super::requirement::Node;
use crate::text::Date;

/// A version of an item: in force from a day until the next version's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// First day in force.
    pub from: Date,
    /// First day of the text it comes from: earlier than `from` where a province adds to a text in between.
    pub text_from: Date,
    /// Name of the indicator in this version.
    pub name: String,
    /// The decision that made it.
    pub decision: String,
    /// Remark for the reader.
    pub note: String,
    /// Levels a condition applies to; empty for all.
    pub levels: Vec<Level>,
    pub measures: Vec<Measure>,
    pub requirement: Node,
}

packed! { Version { from, text_from, name, decision, note, levels, measures, requirement } }

/// An indicator or a condition of recognition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Code inside its book.
    pub code: String,
    /// Responsible department, if the data names one.
    pub department: String,
    /// Versions, oldest first.
    pub versions: Vec<Arc<Version>>,
    /// The days on which it is asked at all.
    pub days: Days,
}

packed! { Item { code, department, versions, days } }

impl Item {
    /// The version in force on a day, if it is asked then. Before the first version's day the first one serves: a set
    /// applies to its whole period, though its decision came later.
    pub fn version_on(&self, day: Date) -> Option<&Arc<Version>> {
        if !self.days.contain(day) {
            return None;
        }
        self.versions.iter().rev().find(|v| v.from <= day).or_else(|| self.versions.first())
    }

    /// What it is called now.
    pub fn name(&self) -> &str {
        self.versions.last().map_or("", |v| &v.name)
    }
}

impl Version {
    /// Whether it merely repeats the verdict of sets: it is no item of its own.
    pub fn is_derived(&self) -> bool {
        matches!(self.requirement, Node::Criteria | Node::Set(_))
    }
}

/// A criterion of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its number in the set.
    pub number: u32,
    pub name: String,
    /// Its group, if the set has groups.
    pub group: String,
    /// One of those whose loss weighs more in revocation.
    pub critical: bool,
    /// Its indicators, in the set's order.
    pub indicators: Vec<Item>,
}

packed! { Criterion { number, name, group, critical, indicators } }

/// A remark of a criteria file about its own certainty, shown with every result it touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// From this day on; always if absent.
    pub from: Option<Date>,
    pub text: String,
    /// The same in English.
    pub english: String,
}

packed! { Notice { from, text, english } }

/// A group of criteria.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// "II".
    pub id: String,
    /// "Hạ tầng kinh tế - xã hội".
    pub name: String,
}

packed! { Group { id, name } }

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriteriaSet {
    pub level: Level,
    /// Id of the file.
    pub id: String,
    /// Version of the file.
    pub version: String,
    pub title: String,
    /// The years it is for.
    pub period: Period,
    pub groups: Vec<Group>,
    /// Criteria in order.
    pub criteria: Vec<Criterion>,
    /// Kinds of document asked for.
    pub documents: Vec<DocumentKind>,
    pub notices: Vec<Notice>,
    /// Days on which an amendment came into force.
    pub amendments: Vec<Date>,
}

packed! { CriteriaSet { level, id, version, title, period, groups, criteria, documents, notices, amendments } }

impl CriteriaSet {
    /// Every indicator with its criterion, in order.
    pub fn indicators(&self) -> impl Iterator<Item = (&Criterion, &Item)> {
        self.criteria.iter().flat_map(|c| c.indicators.iter().map(move |i| (c, i)))
    }

    pub fn indicator(&self, code: &str) -> Option<&Item> {
        self.indicators().map(|(_, i)| i).find(|i| i.code == code)
    }
}
