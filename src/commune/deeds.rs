//! What was done of the procedure: a row per duty of the sheet "Trình tự". Nothing here decides a verdict.

use super::Attribute;
use crate::diag::Origin;
use crate::text::{Date, Decimal};

/// What is said of one duty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deed {
    /// Id of the duty.
    pub duty: String,
    /// Từ ngày.
    pub from: Attribute<Date>,
    /// Đến ngày; blank where it was done in one day.
    pub to: Attribute<Date>,
    /// Nơi, hình thức.
    pub place: Attribute<String>,
    /// Số, ngày văn bản.
    pub document: Attribute<String>,
    /// Số ý kiến.
    pub comments: Attribute<Decimal>,
    /// Giải trình.
    pub explanation: Attribute<String>,
    /// Each time it was done, where that is given one by one.
    pub times: Vec<Time>,
    /// Its first cell, blank or not.
    pub origin: Option<Origin>,
}

/// One of several times.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Time {
    pub day: Attribute<Date>,
    /// Nơi, hình thức.
    pub place: Attribute<String>,
}

impl Deed {
    pub fn is_blank(&self) -> bool {
        *self == Self { duty: self.duty.clone(), origin: self.origin.clone(), ..Self::default() }
    }

    /// Its last day is before its first.
    pub fn is_reversed(&self) -> bool {
        matches!((self.from.value, self.to.value), (Some(from), Some(to)) if to < from)
    }

    /// The days of its times, in order.
    pub fn days(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.times.iter().filter_map(|t| t.day.value).collect();
        days.sort_unstable();
        days
    }

    /// Its first day, as far as days are given.
    pub fn first(&self) -> Option<Date> {
        self.days().first().copied().or(self.from.value)
    }

    /// Its last day, as far as days are given.
    pub fn last(&self) -> Option<Date> {
        let to = self.to.value.filter(|_| !self.is_reversed());
        self.days().last().copied().or(to).or(self.from.value)
    }

    /// Every day given, with its cell.
    pub fn given_days(&self) -> impl Iterator<Item = &Attribute<Date>> {
        [&self.from, &self.to].into_iter().chain(self.times.iter().map(|t| &t.day)).filter(|d| d.value.is_some())
    }
}
