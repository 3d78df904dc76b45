//! What the commune tells of its work in words, for its report. Nothing here decides a verdict.

use std::collections::BTreeMap;

use super::Attribute;
use crate::criteria::ItemRef;

/// What a text is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// A section of the report, by its id.
    Section(String),
    /// A criterion, by its number in a set, and the column of the sheet: work, volume, money.
    Criterion(ItemRef, &'static str),
}

/// Texts by what they are about; each line is a paragraph.
pub type Narrative = BTreeMap<Topic, Attribute<String>>;
