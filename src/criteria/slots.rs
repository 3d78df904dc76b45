//! Every place where a threshold stands or could stand: per version of an item, test, region and, where
//! levels differ by year, year. Regions that share one row share one slot.

use super::model::*;
use super::nation::*;
use crate::text::Date;

/// Stands in a key for "every region" or "every year".
pub const EVERY: &str = "*";

/// A place for one threshold and what stands there now. Rows of certain classes are not among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Whose threshold.
    pub of: ItemRef,
    /// First day of the text of the item's version.
    pub version: Date,
    /// Id of the test.
    pub test: String,
    /// Regions it covers.
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
    /// What stands there.
    pub row: Option<LevelRow>,
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
    /// Nothing there.
    Missing,
}

impl Standing {
    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Unconfirmed => "unconfirmed",
            Self::LeftTo => "left",
            Self::Missing => "missing",
        }
    }
}

impl Slot {
    /// "basic:10@2022-03-08##dbsh#2024": item, version, test, region, year.
    pub fn key(&self) -> String {
        let region = if self.shared { EVERY } else { self.regions.first().map_or(EVERY, String::as_str) };
        let year = self.year.map_or_else(|| EVERY.to_string(), |y| y.to_string());
        format!("{}@{}#{}#{region}#{year}", self.of, self.version, self.test)
    }

    /// What stands there in words of the data, to tell whether it has changed since.
    pub fn present(&self) -> String {
        match self.row.as_ref().map(|r| &r.content) {
            None => "?".into(),
            Some(Content::LeftTo(authority)) => format!("? {authority}"),
            Some(Content::Factor { factor, of }) => format!("{} * {of}", factor.plain()),
            Some(Content::Bound(Bound::Met)) => Op::Met.id().into(),
            Some(Content::Bound(Bound::None)) => Op::None.id().into(),
            Some(Content::Bound(Bound::Number(number))) => number.plain(),
            Some(Content::Bound(Bound::Grade(_, word))) => word.clone(),
        }
    }

    /// How far it is settled.
    pub fn standing(&self) -> Standing {
        match &self.row {
            None => Standing::Missing,
            Some(LevelRow { content: Content::LeftTo(_), .. }) => Standing::LeftTo,
            Some(row) if row.evidence == Evidence::Confirmed => Standing::Confirmed,
            Some(_) => Standing::Unconfirmed,
        }
    }

    /// A multiple of another indicator's threshold.
    pub fn is_factor(&self) -> bool {
        matches!(self.row, Some(LevelRow { content: Content::Factor { .. }, .. }))
    }
}

impl Law {
    /// The slots of a book as of a day, in order.
    pub fn slots(&self, book: Book, as_of: Date) -> Vec<Slot> {
        let items = self.items(book).into_iter().filter_map(|i| Some((i, i.version_on(as_of)?)));
        items.flat_map(|(item, version)| self.version_slots(&ItemRef { book, code: item.code.clone() }, version, as_of)).collect()
    }

    /// The slots of one version of an item.
    pub fn version_slots(&self, of: &ItemRef, version: &Version, as_of: Date) -> Vec<Slot> {
        let every: Vec<RegionId> = self.nation.regions.iter().map(|r| r.id.clone()).collect();
        let mut tests: Vec<(&Test, Vec<RegionId>)> = Vec::new();
        reached(&version.requirement, &every, &mut |test, regions| tests.push((test, regions.to_vec())));
        let mut slots: Vec<Slot> = Vec::new();
        for (test, regions) in &tests {
            if slots.iter().any(|s| s.test == test.id) {
                continue;
            }
            let Some(measure) = version.measures.iter().find(|m| m.id == test.measure) else { continue };
            let base = Slot {
                of: of.clone(),
                version: version.text_from,
                test: test.id.clone(),
                regions: regions.clone(),
                shared: true,
                year: None,
                op: test.op,
                measure: measure.clone(),
                name: version.name.clone(),
                parts: parts(version, &tests, &test.id),
                row: None,
            };
            slots.extend(self.years(test).into_iter().flat_map(|year| split(&base, test, year, as_of)));
        }
        slots
    }

    /// The years a threshold is told by; one for all where no row names a year.
    fn years(&self, test: &Test) -> Vec<Option<i16>> {
        let by_year = test.levels.iter().any(|row| !row.years.is_empty());
        let period = self.sets.values().next().map(|s| s.period);
        match period {
            Some((first, last)) if by_year => (first..=last).map(Some).collect(),
            _ => vec![None],
        }
    }

    /// The slot of a key, as the law stands now. A key of all regions stays one though they differ by now.
    pub fn slot(&self, key: &str, as_of: Date) -> Option<Slot> {
        let (head, rest) = key.split_once('#')?;
        let (of, from) = head.rsplit_once('@')?;
        let of: ItemRef = of.parse().ok()?;
        let item = self.item(&of)?;
        let of_text = |v: &&Version| v.text_from.to_string() == from;
        let version = item.version_on(as_of).filter(of_text).or_else(|| item.versions.iter().find(of_text))?;
        let slots = self.version_slots(&of, version, as_of);
        if let Some(found) = slots.iter().find(|s| s.key() == key) {
            return Some(found.clone());
        }
        let mut fields = rest.rsplitn(3, '#');
        let (year, region, test) = (fields.next()?, fields.next()?, fields.next()?);
        let here = |s: &&Slot| s.test == test && s.year.map_or_else(|| EVERY.to_string(), |y| y.to_string()) == year;
        let shared = slots.iter().find(|s| here(s) && s.shared && s.regions.iter().any(|r| r == region));
        let one = |s: &Slot| Slot { regions: vec![region.to_string()], shared: false, ..s.clone() };
        shared.map(one).or_else(|| slots.iter().find(|s| here(s) && region == EVERY).cloned())
    }
}

/// Names of the parts compared with one threshold, where the item has several measures.
fn parts(version: &Version, tests: &[(&Test, Vec<RegionId>)], id: &str) -> Vec<String> {
    if version.measures.len() < 2 {
        return Vec::new();
    }
    let of = |id: &str| tests.iter().filter(|(t, _)| t.id == id).map(|(t, _)| t.measure.as_str()).collect::<Vec<_>>();
    let twins = tests.iter().any(|(t, _)| t.id != id && of(&t.id) == of(id));
    let mut names: Vec<String> = Vec::new();
    for (test, _) in tests.iter().filter(|(t, _)| t.id == id) {
        let name = version.measures.iter().find(|m| m.id == test.measure).map(|m| m.name.clone()).unwrap_or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    // Two thresholds of one part, as in different cases, are told apart by their ids.
    names.extend(twins.then(|| format!("[{id}]")));
    names
}

/// One slot where all regions share a row, else one per region.
fn split(base: &Slot, test: &Test, year: Option<i16>, as_of: Date) -> Vec<Slot> {
    let found: Vec<Option<&LevelRow>> = base.regions.iter().map(|r| row(test, r, year, as_of)).collect();
    let first = found.first().copied().flatten();
    let shared = first.is_some_and(|a| found.iter().all(|b| b.is_some_and(|b| std::ptr::eq(a, b))));
    if shared {
        return vec![Slot { year, row: first.cloned(), ..base.clone() }];
    }
    let one = |(region, row): (&RegionId, &Option<&LevelRow>)| Slot {
        regions: vec![region.clone()],
        shared: false,
        year,
        row: row.cloned(),
        ..base.clone()
    };
    base.regions.iter().zip(&found).map(one).collect()
}

/// The row that holds in a region and year for a commune of no class.
fn row<'a>(test: &'a Test, region: &str, year: Option<i16>, as_of: Date) -> Option<&'a LevelRow> {
    test.levels.iter().find(|row| {
        (row.regions.is_empty() || row.regions.iter().any(|r| r == region))
            && (row.years.is_empty() || year.is_none_or(|y| row.years.contains(&y)))
            && row.narrowness() == 0
            && row.days.contain(as_of)
    })
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
