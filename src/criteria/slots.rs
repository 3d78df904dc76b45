//! Every place where a threshold is or could be: per version of an item, test, region and, where
//! levels differ by year, year. Regions that share one row share one slot.

use std::sync::Arc;

use super::law::Law;
use super::measure::Measure;
use super::model::Version;
use super::reference::{Book, ItemRef, RegionId};
use super::requirement::{Node, When};
use super::threshold::{Bound, Content, Evidence, LevelRow, Narrow, Op, Test};
use crate::text::{Date, ids};

/// Stands in a key for "every region" or "every year".
pub const EVERY: &str = "*";

/// Between the overlay that added a test and the test's id.
const ADDED: char = '!';

/// A place for one threshold and what is there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    pub of: ItemRef,
    /// First day of the text of the item's version.
    pub version: Date,
    /// Id of the test.
    pub test: String,
    /// "nation", or the overlay that added the test.
    pub layer: String,
    pub regions: Vec<RegionId>,
    /// The regions share one row.
    pub shared: bool,
    /// The year, where levels differ by year.
    pub year: Option<i16>,
    /// How the threshold is compared.
    pub op: Op,
    /// A measure compared with it.
    pub measure: Measure,
    /// Name of the item.
    pub name: String,
    /// Names of the parts compared, where the item has several.
    pub parts: Vec<String>,
    /// What is there for communes that no narrower row names.
    pub row: Option<LevelRow>,
    /// What is there for certain areas or classes.
    pub specials: Vec<LevelRow>,
}

/// How far a slot is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Compared with the decision's text.
    Confirmed,
    /// There, but not compared.
    Unconfirmed,
    /// Left to an authority whose decision is not entered.
    LeftTo,
    Missing,
}

ids! { Standing: Confirmed => "confirmed", Unconfirmed => "unconfirmed", LeftTo => "left", Missing => "missing" }

impl Slot {
    /// "basic:10@2022-03-08##dbsh#2024": item, version, test, region, year.
    pub fn key(&self) -> String {
        let region = if self.shared { EVERY } else { self.regions.first().map_or(EVERY, String::as_str) };
        format!("{}@{}#{}#{region}#{}", self.of, self.version, self.test_key(), self.year_key())
    }

    fn test_key(&self) -> String {
        if self.is_added() { format!("{}{ADDED}{}", self.layer, self.test) } else { self.test.clone() }
    }

    fn year_key(&self) -> String {
        self.year.map_or_else(|| EVERY.to_string(), |y| y.to_string())
    }

    /// The test is a province's own.
    pub fn is_added(&self) -> bool {
        self.layer != super::NATION_LAYER
    }

    /// What is there in words of the data, to tell whether it has changed since.
    pub fn present(&self) -> String {
        self.row.as_ref().map_or_else(|| "?".into(), |row| words(&row.content))
    }

    /// The same of its special levels: "vung-1=80; vung-2+kv2=66".
    pub fn present_specials(&self) -> String {
        self.specials.iter().map(|row| format!("{}={}", row.narrow(), words(&row.content))).collect::<Vec<_>>().join("; ")
    }

    /// How far it is settled: as far as every row of it.
    pub fn standing(&self) -> Standing {
        let sure = |row: &LevelRow| row.evidence == Evidence::Confirmed && !matches!(row.content, Content::LeftTo(_));
        match &self.row {
            None => Standing::Missing,
            Some(LevelRow { content: Content::LeftTo(_), .. }) => Standing::LeftTo,
            Some(row) if sure(row) && self.specials.iter().all(sure) => Standing::Confirmed,
            Some(_) => Standing::Unconfirmed,
        }
    }

    /// A multiple of another indicator's threshold.
    pub fn is_factor(&self) -> bool {
        matches!(self.row, Some(LevelRow { content: Content::Factor { .. }, .. }))
    }

    /// The row for exactly these communes.
    pub fn row_of(&self, narrow: &Narrow) -> Option<&LevelRow> {
        self.row.iter().chain(&self.specials).find(|row| row.narrow() == *narrow)
    }
}

fn words(content: &Content) -> String {
    match content {
        Content::LeftTo(authority) => format!("? {authority}"),
        Content::Factor { factor, of } => format!("{} * {of}", factor.plain()),
        Content::Bound(Bound::Met) => Op::Met.id().into(),
        Content::Bound(Bound::None) => Op::None.id().into(),
        Content::Bound(Bound::Number(number)) => number.plain(),
        Content::Bound(Bound::Grade(_, word)) => word.clone(),
    }
}

impl Law {
    /// The slots of a book as of a day, in order.
    pub fn slots(&self, book: Book, as_of: Date) -> Vec<Slot> {
        let items = self.items(book).into_iter().filter_map(|i| Some((i, i.version_on(as_of)?)));
        items.flat_map(|(item, version)| self.version_slots(&self.refer(book, item.code.clone()), version, as_of)).collect()
    }

    pub fn version_slots(&self, of: &ItemRef, version: &Version, as_of: Date) -> Vec<Slot> {
        let every: Vec<RegionId> = self.nation.regions.iter().map(|r| r.id.clone()).collect();
        let mut tests: Vec<(&Test, Vec<RegionId>)> = Vec::new();
        reached(&version.requirement, &every, &mut |test, regions| tests.push((test, regions.to_vec())));
        let mut slots: Vec<Slot> = Vec::new();
        for (test, regions) in &tests {
            if slots.iter().any(|s| s.test == test.id && s.layer == test.layer) {
                continue;
            }
            let Some(measure) = version.measures.iter().find(|m| m.id == test.measure) else { continue };
            let base = Slot {
                of: of.clone(),
                version: version.text_from,
                test: test.id.clone(),
                layer: test.layer.clone(),
                regions: regions.clone(),
                shared: true,
                year: None,
                op: test.op,
                measure: measure.clone(),
                name: version.name.clone(),
                parts: parts(version, &tests, test),
                row: None,
                specials: Vec::new(),
            };
            slots.extend(self.years_of(test).into_iter().flat_map(|year| split(&base, test, year, as_of)));
        }
        slots
    }

    /// The years a threshold is known by; one for all where no row names a year.
    fn years_of(&self, test: &Test) -> Vec<Option<i16>> {
        let by_year = test.levels.iter().any(|row| !row.years.is_empty());
        let years = self.years();
        if by_year && !years.is_empty() { years.into_iter().map(Some).collect() } else { vec![None] }
    }

    /// The slot of a key, as the law is now. A key of all regions stays one though they differ by now.
    pub fn slot(&self, key: &str, as_of: Date) -> Option<Slot> {
        let (head, rest) = key.split_once('#')?;
        let (of, from) = head.rsplit_once('@')?;
        let of: ItemRef = of.parse().ok()?;
        let item = self.item(&of)?;
        let of_text = |v: &&Arc<Version>| v.text_from.to_string() == from;
        let version = item.version_on(as_of).filter(of_text).or_else(|| item.versions.iter().find(of_text))?;
        let slots = self.version_slots(&of, version, as_of);
        if let Some(found) = slots.iter().find(|s| s.key() == key) {
            return Some(found.clone());
        }
        let mut fields = rest.rsplitn(3, '#');
        let (year, region, test) = (fields.next()?, fields.next()?, fields.next()?);
        let here = |s: &&Slot| s.test_key() == test && s.year_key() == year;
        let shared = slots.iter().find(|s| here(s) && s.shared && s.regions.iter().any(|r| r == region));
        let one = |s: &Slot| Slot { regions: vec![region.to_string()], shared: false, ..s.clone() };
        shared.map(one).or_else(|| slots.iter().find(|s| here(s) && region == EVERY).cloned())
    }
}

/// Names of the parts compared with one threshold, where the item has several measures.
fn parts(version: &Version, tests: &[(&Test, Vec<RegionId>)], own: &Test) -> Vec<String> {
    if version.measures.len() < 2 {
        return Vec::new();
    }
    let same = |a: &Test, b: &Test| a.id == b.id && a.layer == b.layer;
    let of = |one: &Test| tests.iter().filter(|(t, _)| same(t, one)).map(|(t, _)| t.measure.as_str()).collect::<Vec<_>>();
    let twins = tests.iter().any(|(t, _)| !same(t, own) && of(t) == of(own));
    let mut names: Vec<String> = Vec::new();
    for id in of(own) {
        let name = version.measures.iter().find(|m| m.id == id).map(|m| m.name.clone()).unwrap_or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    // Two thresholds of one part, as in different cases, are kept apart by their ids.
    names.extend(twins.then(|| format!("[{}]", own.id)));
    names
}

/// What is in one region and year.
type SlotRows<'a> = (Option<&'a LevelRow>, Vec<&'a LevelRow>);

/// One slot where all regions share their rows, else one per region.
fn split(base: &Slot, test: &Test, year: Option<i16>, as_of: Date) -> Vec<Slot> {
    let found: Vec<SlotRows> = base.regions.iter().map(|r| rows(test, r, year, as_of)).collect();
    let slot = |(row, specials): &SlotRows| Slot {
        year,
        row: row.cloned(),
        specials: specials.iter().map(|row| (*row).clone()).collect(),
        ..base.clone()
    };
    match found.first() {
        Some(first) if first.0.is_some() && found.iter().all(|other| same_rows(first, other)) => vec![slot(first)],
        _ => {
            let one = |(region, found): (&RegionId, &SlotRows)| Slot { regions: vec![region.clone()], shared: false, ..slot(found) };
            base.regions.iter().zip(&found).map(one).collect()
        }
    }
}

/// The very same rows, not only equal ones.
fn same_rows(a: &SlotRows, b: &SlotRows) -> bool {
    let all = |(row, specials): &SlotRows| row.iter().chain(specials).map(|r| std::ptr::from_ref::<LevelRow>(r)).collect::<Vec<_>>();
    a.0.is_some() == b.0.is_some() && all(a) == all(b)
}

/// The rows that hold in a region and year: the one for communes that no narrower row names, and the narrower ones
/// that are not of an earlier layer; of two for the same communes, the later layer's, then the one that names regions.
fn rows<'a>(test: &'a Test, region: &str, year: Option<i16>, as_of: Date) -> SlotRows<'a> {
    let here = |row: &&LevelRow| {
        (row.regions.is_empty() || row.regions.iter().any(|r| r == region))
            && (row.years.is_empty() || year.is_none_or(|y| row.years.contains(&y)))
            && row.days.contain(as_of)
    };
    let layer = |row: &LevelRow| test.levels.iter().position(|r| r.layer == row.layer);
    let mut all: Vec<&LevelRow> = test.levels.iter().filter(here).collect();
    all.sort_by_key(|row| (layer(row), row.home.is_some()));
    let general = all.iter().copied().find(|row| row.narrow().is_general());
    let mut specials: Vec<&LevelRow> = Vec::new();
    for row in all.into_iter().filter(|row| !row.narrow().is_general()) {
        let shadowed = general.is_some_and(|general| layer(general) < layer(row));
        if !shadowed && !specials.iter().any(|other| other.narrow() == row.narrow()) {
            specials.push(row);
        }
    }
    (general, specials)
}

/// Every test with the regions in which its branch can be reached.
pub(super) fn reached<'a>(node: &'a Node, regions: &[RegionId], visit: &mut impl FnMut(&'a Test, &[RegionId])) {
    match node {
        Node::Test(test) => visit(test, regions),
        Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => parts.iter().for_each(|p| reached(p, regions, visit)),
        Node::Named(_, part) => reached(part, regions, visit),
        Node::Case(branches) => {
            let mut left = regions.to_vec();
            for branch in branches {
                let here: Vec<RegionId> = match &branch.when {
                    When::Regions(list) => left.iter().filter(|r| list.contains(r)).cloned().collect(),
                    When::MoreThan(..) | When::Otherwise => left.clone(),
                };
                if matches!(branch.when, When::Regions(_)) {
                    left.retain(|r| !here.contains(r));
                }
                reached(&branch.then, &here, visit);
            }
        }
        Node::Criterion(..) | Node::Set(_) | Node::Criteria | Node::Open(_) => {}
    }
}
