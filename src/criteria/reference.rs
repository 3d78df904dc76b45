//! How indicators and conditions are referred to.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::level::{ID, Level};
use super::packed::packed;

/// An indicator or condition: its book (the level of a set, "condition") with the series of its period, and
/// its code: "basic:17.10"; "basic-2026:3" is of a later period. Codes are text: "17.10" is not 17.1, and the same code
/// means something else in another set or period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemRef {
    /// Which set, or the conditions.
    pub book: Book,
    /// Which of the sets of that level, as these call themselves; empty for the first and for conditions.
    pub series: Arc<str>,
    /// Code in that set.
    pub code: String,
}

packed! { ItemRef { book, series, code } }

/// A list of items: one of the sets, or the conditions of recognition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Book {
    /// A criteria set.
    Set(Level),
    /// Conditions of recognition other than the sets.
    Condition,
}

packed! { enum Book { 0 = Set(level), 1 = Condition } }

impl Book {
    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Set(level) => level.id(),
            Self::Condition => "condition",
        }
    }
}

impl Serialize for Book {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl JsonSchema for Book {
    fn schema_name() -> Cow<'static, str> {
        "Book".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": format!("^{ID}$") })
    }
}

/// Between a level and a series. Levels have it in their ids too; only a series begins with a digit.
const SERIES: char = '-';

impl fmt::Display for ItemRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.book.id())?;
        if !self.series.is_empty() {
            write!(f, "{SERIES}{}", self.series)?;
        }
        write!(f, ":{}", self.code)
    }
}

impl std::str::FromStr for ItemRef {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (book, code) = text.split_once(':').ok_or(())?;
        let (book, series) = match book {
            "condition" => (Book::Condition, ""),
            set => {
                let of_series = |(_, last): &(&str, &str)| last.starts_with(|c: char| c.is_ascii_digit());
                let (level, series) = set.rsplit_once(SERIES).filter(of_series).unwrap_or((set, ""));
                (Book::Set(Level::from_id(level).ok_or(())?), series)
            }
        };
        Ok(Self { book, series: series.into(), code: code.to_string() })
    }
}

/// Id of a measure: "basic:12.1/nam". Shared by every item that names it.
pub type MeasureId = String;

/// Id of a region, as in the nation's file.
pub type RegionId = String;
