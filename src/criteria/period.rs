//! The years that sets are made for, and the days on which something holds.

use super::packed::packed;
use std::fmt;

use serde::Deserialize;

use crate::text::Date;

/// The years that sets are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First year.
    #[serde(rename = "from")]
    pub first: i16,
    /// Last year.
    #[serde(rename = "to")]
    pub last: i16,
}

packed! { Period { first, last } }

impl fmt::Display for Period {
    /// "2021-2025"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.first, self.last)
    }
}

impl Period {
    /// Every year, where no set is known that would say which.
    pub const EVER: Self = Self { first: i16::MIN, last: i16::MAX };

    pub fn contains(self, year: i16) -> bool {
        (self.first..=self.last).contains(&year)
    }

    /// Each year in order.
    pub fn years(self) -> std::ops::RangeInclusive<i16> {
        self.first..=self.last
    }

    /// Whether some year is in both.
    pub(super) fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many years a year lies outside.
    pub(super) fn distance(self, year: i16) -> u16 {
        year.abs_diff(year.max(self.first).min(self.last))
    }
}

/// A first and a last day, each open if absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

packed! { Days { from, to } }

impl Days {
    /// Whether a day is one of them.
    pub fn contain(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether some day is in both.
    pub fn meet(self, other: Days) -> bool {
        self.to.is_none_or(|to| other.from.is_none_or(|from| from <= to))
            && other.to.is_none_or(|to| self.from.is_none_or(|from| from <= to))
    }
}
