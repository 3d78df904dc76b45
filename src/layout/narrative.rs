//! The sheet “Thuyết minh”: below a heading for each section of the report and for each criterion are rows to write in. The id
//! is in the row of the heading: a row somebody puts in is of the heading above it, and a paragraph in each row is as good as
//! all of them in one.

use std::sync::LazyLock;

use serde::Deserialize;

use super::supplements::Block;
use super::{Sheet, split_own, with_own};
use crate::commune::Topic;
use crate::criteria::ItemRef;

/// What is told of a criterion: its work, the volume of it, the money it took. A section is written in the first column.
pub const NARRATIVE: Block = Block {
    sheet: Sheet::Narrative,
    id: "narrative",
    fields: &[],
    columns: &["work", "volume", "money"],
    widths: &[92.0, 36.0, 28.0],
    rows: 0,
};

/// Most letters Excel keeps in a cell, as it counts them.
pub const LONGEST: usize = 32_767;

/// Id of the row over headings of one kind.
pub const CHAPTER: &str = "chapter";

/// A section of the report.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The stable id, by which forms of papers name it.
    pub id: String,
    pub title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sections {
    section: Vec<Section>,
}

static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| {
    let text = include_str!("../../criteria/forms/thuyet-minh.toml");
    toml::from_str::<Sections>(text).map(|sections| sections.section).unwrap_or_default()
});

/// The sections in the order of the report.
pub fn sections() -> &'static [Section] {
    &SECTIONS
}

/// What a heading is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    Section(String),
    Criterion(ItemRef),
}

impl Head {
    /// As in the hidden column.
    pub fn write(&self) -> String {
        match self {
            Self::Section(id) => format!("section {id}"),
            Self::Criterion(of) => format!("criterion {of}"),
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text.split_once(' ')? {
            ("section", id) => Some(Self::Section(id.to_string())),
            ("criterion", of) => of.parse().ok().map(Self::Criterion),
            _ => None,
        }
    }

    /// The same with the columns below that were typed into the dossier in whose place this one is: they are in no form.
    pub fn write_own(&self, columns: &[&str]) -> String {
        with_own(self.write(), columns)
    }

    /// Reads the hidden column: the heading, and such columns.
    pub fn read_own(text: &str) -> Option<(Self, Vec<String>)> {
        let (bare, own) = split_own(text);
        Some((Self::read(bare)?, own.into_iter().map(str::to_string).collect()))
    }

    /// The heading a topic is under.
    pub fn of(topic: &Topic) -> Self {
        match topic {
            Topic::Section(id) => Self::Section(id.clone()),
            Topic::Criterion(of, _) => Self::Criterion(of.clone()),
        }
    }

    /// What is written below it in a column; a section has but one text.
    pub fn topic(&self, column: &'static str) -> Topic {
        match self {
            Self::Section(id) => Topic::Section(id.clone()),
            Self::Criterion(of) => Topic::Criterion(of.clone(), column),
        }
    }
}

/// The column a topic is written in.
pub fn column_id(topic: &Topic) -> &'static str {
    match topic {
        Topic::Section(_) => NARRATIVE.columns[0],
        Topic::Criterion(_, column) => column,
    }
}

/// The id of a topic: "section thuan_loi", "criterion basic:3 work".
pub fn topic_id(topic: &Topic) -> String {
    match topic {
        Topic::Section(_) => Head::of(topic).write(),
        Topic::Criterion(_, column) => format!("{} {column}", Head::of(topic).write()),
    }
}

/// The topic of an id.
pub fn topic_of(id: &str) -> Option<Topic> {
    let (head, column) = match id.split_once(' ')?.0 {
        "criterion" => id.rsplit_once(' ')?,
        _ => (id, ""),
    };
    let column = NARRATIVE.columns.iter().find(|own| **own == column);
    match Head::read(head)? {
        head @ Head::Section(_) => Some(head.topic("")),
        head @ Head::Criterion(_) => Some(head.topic(column?)),
    }
}
