//! The hidden sheet of thresholds: a block of rows per test, one row per region and a last one for
//! "region unknown", one column per year.

use crate::criteria::{Bound, Content, ItemRef, Law, Lookup, Place, Test, Version};
use crate::text::Decimal;

/// Row of the headings; the years are here as numbers.
pub const HEADING_ROW: u32 = 0;
/// Key of the test.
pub const KEY: u16 = 0;
/// Region id; "*" for the row that all regions share.
pub const REGION: u16 = 1;
/// Column of the first year.
pub const FIRST_YEAR: u16 = 2;
/// Stands for a threshold that is missing; the authority it is left to may follow.
pub const MISSING: &str = "?";
/// Stands before a number that is predicted and does not decide.
pub const PREDICTED: &str = "?=";
/// Stands for a threshold on which the regions do not agree.
pub const UNSETTLED: &str = "??";
/// Region id of the shared row.
pub const ANY_REGION: &str = "*";

/// Which communes of a region a row of a block is for: of which area and which classes, as far as the
/// test's threshold turns on them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variant {
    /// The area; `None` if unknown or of no matter.
    pub area: Option<String>,
    /// Those of the classes that matter; `None` if unknown or of no matter.
    pub classes: Option<Vec<String>>,
}

/// What a test's threshold turns on besides region and year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turning {
    pub areas: bool,
    pub classes: Vec<String>,
}

impl Turning {
    /// Of a test, and of the threshold it is a multiple of.
    pub fn of(law: &Law, test: &Test) -> Self {
        let mut found = Self::default();
        found.add(law, test);
        found
    }

    fn add(&mut self, law: &Law, test: &Test) {
        for row in &test.levels {
            self.areas |= !row.areas.is_empty();
            let new: Vec<&String> = row.classes.iter().filter(|c| !self.classes.contains(c)).collect();
            self.classes.extend(new.into_iter().cloned());
            if let Content::Factor { of, .. } = &row.content {
                let base = law.item(of).into_iter().flat_map(|i| &i.versions).flat_map(|v| v.requirement.tests());
                base.for_each(|test| self.add(law, test));
            }
        }
    }

    /// How many ways the classes that matter can be answered: not at all, or any of them held or not.
    pub fn class_ways(&self) -> usize {
        if self.classes.is_empty() { 1 } else { 1 + (1 << self.classes.len()) }
    }

    /// Every variant; the first is the one of which nothing is known.
    pub fn variants(&self, law: &Law) -> Vec<Variant> {
        let areas = if self.areas { law.areas.as_slice() } else { &[] };
        let areas = [None].into_iter().chain(areas.iter().map(|a| Some(a.id.clone())));
        let held = |bits: usize| self.classes.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1).map(|(_, c)| c.clone()).collect();
        let classes: Vec<Option<Vec<String>>> = [None].into_iter().chain((0..self.class_ways() - 1).map(|bits| Some(held(bits)))).collect();
        areas.flat_map(|area| classes.iter().map(move |c| Variant { area: area.clone(), classes: c.clone() })).collect()
    }

    pub fn at(&self, place: &Place) -> Variant {
        let matter = |own: &Vec<String>| self.classes.iter().filter(|c| own.contains(c)).cloned().collect();
        let classes = place.classes.as_ref().filter(|_| !self.classes.is_empty()).map(matter);
        Variant { area: place.area.clone().filter(|_| self.areas), classes }
    }
}

impl Variant {
    /// What is behind the region's id: "|vung-1|kv2+kv3"; nothing where nothing is known.
    pub fn mark(&self) -> String {
        let area = self.area.as_deref().unwrap_or_default();
        let classes = self.classes.as_ref().map(|c| format!("={}", c.join("+"))).unwrap_or_default();
        if area.is_empty() && classes.is_empty() { String::new() } else { format!("|{area}|{classes}") }
    }
}

/// Key of a test: "basic:12.1#muc#basic:12.1/nam@2022-03-08".
pub fn key(item: &ItemRef, version: &Version, test: &Test) -> String {
    format!("{item}#{}#{}@{}", test.id, test.measure, version.from)
}

/// A threshold as it is in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Blank,
    Number(Decimal),
    /// A word: "Đạt", "Không", a grade.
    Word(String),
}

/// The cell of a threshold found; a missing one is blank here and a mark beginning with
/// [`MISSING`] in the sheet.
pub fn cell(lookup: &Lookup) -> Cell {
    lookup.as_ref().map_or(Cell::Blank, |resolved| bound(&resolved.bound))
}

/// The cell of a number or a word asked.
pub fn bound(bound: &Bound) -> Cell {
    match bound {
        Bound::Number(number) => Cell::Number(number.clone()),
        Bound::Met => Cell::Word(crate::messages::Lang::Vi.text("require-met")),
        Bound::None => Cell::Word(crate::messages::Lang::Vi.text("require-none")),
        Bound::Grade(_, word) => Cell::Word(word.clone()),
    }
}
