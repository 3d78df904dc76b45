//! What the commune tells of a duty of the procedure, dotted where it tells nothing.

use super::super::PaperSpec;
use super::{dots, number, or_dots};
use crate::commune::Deed;
use crate::explain;
use crate::messages::Lang;
use crate::text::Date;

/// What is said of one duty, if anything.
pub(super) struct Told<'a>(Option<&'a Deed>);

/// What is said of the duty of an id.
pub(super) fn of<'a>(spec: &PaperSpec<'a>, duty: &str) -> Told<'a> {
    Told(spec.commune.deeds.iter().find(|d| d.duty == duty))
}

impl Told<'_> {
    /// It was done at least once, on a day that is reported.
    pub fn is_given(&self) -> bool {
        self.0.is_some_and(|deed| deed.first().is_some())
    }

    pub fn times(&self) -> String {
        let days = self.0.map(Deed::days).unwrap_or_default();
        if days.is_empty() { dots() } else { days.len().to_string() }
    }

    pub fn days(&self) -> String {
        let days: Vec<String> = self.0.map(Deed::days).unwrap_or_default().into_iter().map(|day| Lang::Vi.day(day)).collect();
        or_dots(Some(&days.join("; ")))
    }

    pub fn first(&self) -> String {
        date(self.0.and_then(Deed::first))
    }

    pub fn last(&self) -> String {
        date(self.0.and_then(Deed::last))
    }

    /// Its last day where that is kept apart from the first.
    pub fn end(&self) -> String {
        date(self.0.filter(|deed| !deed.is_reversed()).and_then(|deed| deed.to.value))
    }

    pub fn places(&self) -> String {
        or_dots(self.0.and_then(explain::places).as_deref())
    }

    pub fn document(&self) -> String {
        or_dots(self.0.and_then(|deed| deed.document.value.as_deref()))
    }

    pub fn comments(&self) -> String {
        number(self.0.and_then(|deed| deed.comments.value.as_ref()))
    }
}

fn date(day: Option<Date>) -> String {
    day.map_or_else(|| Lang::Vi.text("dotted-date"), |day| Lang::Vi.day(day))
}
