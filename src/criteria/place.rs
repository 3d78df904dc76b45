//! Which threshold applies at a place and time: effective region, year, class, day.

use super::model::*;
use super::nation::*;
use crate::text::Date;

/// The regions whose levels may bind a commune. One is certain; two where a rule is not settled or
/// the class is not answered; all where the province is unknown; the levels must then agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readings {
    /// Candidates, the geographic region first.
    pub regions: Vec<RegionId>,
    /// The commune's class put it into another region than its own.
    pub overridden: bool,
    /// The class is not answered.
    pub class_missing: bool,
}

/// Where and when a commune is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Assessment year: by-year thresholds.
    pub year: i16,
    /// As-of date: versions, rules, expiry.
    pub as_of: Date,
    /// Classes on the as-of date; `None` when not answered.
    pub classes: Option<Vec<String>>,
}

/// A threshold found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// What it says.
    pub bound: Bound,
    /// How far it is trusted: the weakest of its parts.
    pub evidence: Evidence,
    /// Where it was read.
    pub source: String,
    /// Layer it came from.
    pub layer: String,
    /// Remark.
    pub note: String,
}

/// Why there is no threshold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// Nobody has entered it.
    NotEntered,
    /// Left to an authority whose decision has not been entered.
    LeftTo(String),
    /// It depends on the region or the class of the commune, and that is not settled.
    RegionUnsettled,
}

/// A threshold, or why there is none.
pub type Lookup = Result<Resolved, Missing>;

/// A threshold with what was considered on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// The level that binds.
    pub lookup: Lookup,
    /// The level of the commune's own region where another region's binds and differs.
    pub other_reading: Option<(RegionId, Lookup)>,
}

impl Law {
    /// The regions whose levels of a set may bind at a place.
    pub fn readings(&self, level: Level, place: &Place) -> Readings {
        let own = self.own_regions();
        let Some(rule) = self.region_rule(place.as_of) else {
            return Readings { regions: own, overridden: false, class_missing: false };
        };
        let with = |extra: bool, alone: bool, class_missing: bool| {
            let mut regions = if alone { Vec::new() } else { own.clone() };
            if (extra || alone) && !regions.contains(&rule.region) {
                regions.push(rule.region.clone());
            }
            let overridden = alone && !own.contains(&rule.region);
            Readings { regions, overridden, class_missing }
        };
        let (sure, unsure) = (rule.levels.contains(&level), rule.unsettled_levels.contains(&level));
        let Some(classes) = &place.classes else {
            return with(sure || unsure, false, true);
        };
        let covered = classes.iter().any(|c| rule.classes.contains(c));
        let maybe = covered || classes.iter().any(|c| rule.unsettled_classes.contains(c));
        let settled = covered && sure;
        with(maybe && (sure || unsure), settled, false)
    }

    /// The province's region; every region when there is no province.
    fn own_regions(&self) -> Vec<RegionId> {
        if self.region.is_empty() { self.nation.regions.iter().map(|r| r.id.clone()).collect() } else { vec![self.region.clone()] }
    }

    /// Whether levels of a region may bind a commune of the province: its own, and those some class takes.
    pub fn may_bind(&self, region: &str) -> bool {
        self.region.is_empty() || self.region == region || self.nation.region_rules.iter().any(|r| r.region == region)
    }

    /// The threshold of a test at a place.
    pub fn threshold(&self, test: &Test, readings: &Readings, place: &Place) -> Threshold {
        let lookup = self.agreed(test, &readings.regions, place);
        let other_reading = (readings.overridden && !self.region.is_empty())
            .then(|| (self.region.clone(), self.in_region(test, &self.region, place)))
            .filter(|(_, other)| bound(other) != bound(&lookup));
        Threshold { lookup, other_reading }
    }

    /// The level on which all candidate regions agree.
    fn agreed(&self, test: &Test, regions: &[RegionId], place: &Place) -> Lookup {
        let mut found = regions.iter().map(|r| self.in_region(test, r, place));
        let first = found.next().unwrap_or(Err(Missing::NotEntered));
        let mut agreed = first;
        for other in found {
            agreed = match (agreed, other) {
                (Ok(a), Ok(b)) if a.bound == b.bound => Ok(weaker(a, b)),
                (Err(a), Err(b)) if a == b => Err(a),
                _ => return Err(Missing::RegionUnsettled),
            };
        }
        agreed
    }

    /// The level of one region.
    pub fn in_region(&self, test: &Test, region: &str, place: &Place) -> Lookup {
        let row = row(test, region, place)?;
        let resolved = |bound: Bound| Resolved {
            bound,
            evidence: row.evidence,
            source: row.source.clone(),
            layer: row.layer.clone(),
            note: row.note.clone(),
        };
        match &row.content {
            Content::Bound(bound) => Ok(resolved(bound.clone())),
            Content::LeftTo(authority) => Err(Missing::LeftTo(authority.clone())),
            Content::Factor { factor, of } => {
                let base = self.strictest(test.op, of, region, place)?;
                let Bound::Number(number) = &base.bound else { return Err(Missing::NotEntered) };
                let mut found = resolved(Bound::Number(factor * number));
                found.source = format!("{}; {} × {} ({})", found.source, factor, number, base.source);
                found.evidence = found.evidence.max(base.evidence);
                Ok(found)
            }
        }
    }

    /// The threshold a factor multiplies: of several that all bind, as where a province added its own,
    /// the strictest; none where one of them is missing.
    fn strictest(&self, op: Op, of: &ItemRef, region: &str, place: &Place) -> Lookup {
        let mut strictest: Option<Resolved> = None;
        for test in self.base_tests(of, place.as_of) {
            let found = self.in_region(test, region, place)?;
            let stricter = strictest.as_ref().is_none_or(|s| is_stricter(op, &found.bound, &s.bound));
            if stricter {
                strictest = Some(found);
            }
        }
        strictest.ok_or(Missing::NotEntered)
    }

    /// The tests of an item that asks one thing, or several that must all be met.
    fn base_tests(&self, of: &ItemRef, as_of: Date) -> Vec<&Test> {
        let version = self.item(of).and_then(|i| i.version_on(as_of));
        match version.map(|v| &v.requirement) {
            Some(Node::Test(test)) => vec![test],
            Some(Node::All(parts)) => {
                let tests = parts.iter().map(|p| if let Node::Test(test) = p { Some(test) } else { None });
                tests.collect::<Option<Vec<_>>>().unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }
}

fn is_stricter(op: Op, a: &Bound, b: &Bound) -> bool {
    match (a, b) {
        (Bound::Number(a), Bound::Number(b)) if op == Op::AtMost => a < b,
        (Bound::Number(a), Bound::Number(b)) => a > b,
        _ => false,
    }
}

fn bound(lookup: &Lookup) -> Option<&Bound> {
    lookup.as_ref().ok().map(|r| &r.bound)
}

fn weaker(a: Resolved, b: Resolved) -> Resolved {
    if b.evidence > a.evidence { b } else { a }
}

/// The row that applies. Nothing falls through a row of certain classes while the class is not
/// answered, and of two classes with different levels none is chosen.
fn row<'a>(test: &'a Test, region: &str, place: &Place) -> Result<&'a LevelRow, Missing> {
    let mut rows = test.levels.iter().filter(|row| applies(row, region, place));
    let row = rows.next().ok_or(Missing::NotEntered)?;
    let unsettled = match &place.classes {
        None => !row.classes.is_empty(),
        Some(_) => rows.any(|other| other.layer == row.layer && other.content != row.content),
    };
    if unsettled { Err(Missing::RegionUnsettled) } else { Ok(row) }
}

/// Whether a row may apply; of a class that is not answered it may.
fn applies(row: &LevelRow, region: &str, place: &Place) -> bool {
    let of_class = || place.classes.as_ref().is_none_or(|own| own.iter().any(|c| row.classes.contains(c)));
    (row.regions.is_empty() || row.regions.iter().any(|r| r == region))
        && (row.years.is_empty() || row.years.contains(&place.year))
        && (row.classes.is_empty() || of_class())
        && row.from.is_none_or(|from| from <= place.as_of)
        && row.to.is_none_or(|to| place.as_of <= to)
}
