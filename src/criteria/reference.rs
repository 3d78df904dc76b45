//! How indicators and conditions are referred to.

use std::fmt;
use std::sync::Arc;

use super::level::Level;
use crate::text::json_ids;

/// An indicator or condition: its book ("basic", "advanced", "model", "condition") with the series of its period, and
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

/// A list of items: one of the sets, or the conditions of recognition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Book {
    /// A criteria set.
    Set(Level),
    /// Conditions of recognition other than the sets.
    Condition,
}

impl Book {
    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Set(level) => level.id(),
            Self::Condition => "condition",
        }
    }
}

json_ids!(Book, Level::ALL.map(Level::id).into_iter().chain([Book::Condition.id()]).collect::<Vec<_>>());

/// Between a level and a series.
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
                let (level, series) = set.split_once(SERIES).unwrap_or((set, ""));
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
