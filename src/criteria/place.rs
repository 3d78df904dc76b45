//! Which threshold applies at a place and time: effective region, year, class, day.

use std::sync::Arc;

use super::law::Law;
use super::level::Level;
use super::nation::{Area, Words};
use super::reference::{ItemRef, RegionId};
use super::requirement::Node;
use super::threshold::{Bound, Content, Evidence, LevelRow, Op, Test};
use crate::text::{Date, ids};

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
    /// Area of the province; `None` when it cannot be determined or the province has none.
    pub area: Option<String>,
    /// The commune groups of which it may be any, as its classes name none.
    pub open_groups: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    pub bound: Bound,
    /// How far it is trusted: the weakest of its parts.
    pub evidence: Evidence,
    /// Where it was read.
    pub source: Arc<str>,
    /// Layer it came from.
    pub layer: Arc<str>,
    pub note: Arc<str>,
    /// A province's row that binds here only by our reading, as the commune takes another region's levels.
    pub widened: bool,
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
    /// There is a number, but interpolated or computed from one that is: shown, and decides nothing.
    Predicted(Box<Resolved>),
}

ids! {
    match Missing:
    Self::NotEntered => "no_threshold",
    Self::LeftTo(_) => "left_to_authority",
    Self::RegionUnsettled => "region_unsettled",
    Self::Predicted(_) => "predicted",
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

impl Threshold {
    /// The number there is, whether or not it may decide.
    pub fn known(&self) -> Option<&Resolved> {
        match &self.lookup {
            Ok(found) => Some(found),
            Err(_) => self.predicted(),
        }
    }

    /// The number that is shown and does not decide.
    pub fn predicted(&self) -> Option<&Resolved> {
        match &self.lookup {
            Err(Missing::Predicted(found)) => Some(found),
            _ => None,
        }
    }
}

impl Law {
    /// The place of a commune of these classes and district. A commune of no class has the class that says so.
    pub fn place(&self, year: i16, as_of: Date, classes: Option<Vec<String>>, district: Option<&str>) -> Place {
        let none = || self.nation.classes.iter().filter(|c| c.none).map(|c| c.id.clone()).collect();
        let classes = classes.map(|own| if own.is_empty() { none() } else { own });
        let area = self.area_of(classes.as_deref(), district).map(|a| a.id.clone());
        let open_groups = self.open_groups(classes.as_deref());
        Place { year, as_of, classes, area, open_groups }
    }

    /// The commune groups to one of which a commune of these classes must belong, and does not say to which.
    pub fn open_groups(&self, classes: Option<&[String]>) -> Vec<String> {
        let groups = &self.nation.commune_groups;
        let has_group = classes.is_some_and(|own| own.iter().any(|class| groups.contains(class)));
        if has_group { Vec::new() } else { groups.clone() }
    }

    /// The first area a commune belongs to. Nothing is reported past an area it may belong to.
    fn area_of(&self, classes: Option<&[String]>, district: Option<&str>) -> Option<&Area> {
        let district = district.filter(|own| self.district_listed(own));
        for area in &self.areas {
            match area.takes(&self.nation.words, classes, district) {
                Some(true) => return Some(area),
                Some(false) => {}
                None => return None,
            }
        }
        None
    }

    /// Whether a district is in the list of some area: one that is not is as good as unknown.
    pub fn district_listed(&self, district: &str) -> bool {
        self.areas.iter().flat_map(|a| &a.districts).any(|d| self.nation.words.same_name(d, district))
    }

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

    pub fn threshold(&self, test: &Test, readings: &Readings, place: &Place) -> Threshold {
        let lookup = self.agreed(test, &readings.regions, place);
        let other_reading = (readings.overridden && !self.region.is_empty())
            .then(|| (self.region.clone(), self.entered(test, &self.region, place)))
            .filter(|(_, other)| bound(other) != bound(&lookup));
        Threshold { lookup: deciding(lookup), other_reading: other_reading.map(|(region, other)| (region, deciding(other))) }
    }

    /// The level on which all candidate regions agree.
    fn agreed(&self, test: &Test, regions: &[RegionId], place: &Place) -> Lookup {
        let mut found = regions.iter().map(|r| self.entered(test, r, place));
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
        deciding(self.entered(test, region, place))
    }

    /// The level of one region as it is entered, be it a prediction.
    fn entered(&self, test: &Test, region: &str, place: &Place) -> Lookup {
        let row = row(test, region, place)?;
        let widened = row.is_widened(region);
        let resolved = |bound: Bound| Resolved {
            bound,
            evidence: if widened { row.evidence.max(Evidence::Derived) } else { row.evidence },
            source: row.source.clone(),
            layer: row.layer.clone(),
            note: row.note.clone(),
            widened,
        };
        match &row.content {
            Content::Bound(bound) => Ok(resolved(bound.clone())),
            Content::LeftTo(authority) => Err(Missing::LeftTo(authority.clone())),
            Content::Factor { factor, of } => {
                let base = self.strictest(test.op, of, region, place)?;
                let Bound::Number(number) = &base.bound else { return Err(Missing::NotEntered) };
                let mut found = resolved(Bound::Number(factor * number));
                found.source = format!("{}; {} × {} ({})", found.source, factor, number, base.source).into();
                found.evidence = found.evidence.max(base.evidence);
                Ok(found)
            }
        }
    }

    /// What each layer says of a test in a region, the nation first; layers that say nothing here are left out.
    pub fn layered(&self, test: &Test, region: &str, place: &Place) -> Vec<(String, Lookup)> {
        let mut layers: Vec<&str> = Vec::new();
        for row in test.levels.iter().rev() {
            if !layers.contains(&&*row.layer) {
                layers.push(&row.layer);
            }
        }
        let alone = |layer: &str| {
            let levels = test.levels.iter().filter(|row| *row.layer == *layer).cloned().collect();
            self.in_region(&Test { levels, ..test.clone() }, region, place)
        };
        let said = layers.into_iter().map(|layer| (layer.to_string(), alone(layer)));
        said.filter(|(_, lookup)| *lookup != Err(Missing::NotEntered)).collect()
    }

    /// The threshold a factor multiplies: of several that all bind, as where a province added its own,
    /// the strictest, trusted as far as the weakest of them; none where one of them is missing.
    fn strictest(&self, op: Op, of: &ItemRef, region: &str, place: &Place) -> Lookup {
        let mut strictest: Option<Resolved> = None;
        for test in self.base_tests(of, place.as_of) {
            let found = self.entered(test, region, place)?;
            strictest = Some(match strictest {
                Some(other) => {
                    let evidence = found.evidence.max(other.evidence);
                    let stricter = if is_stricter(op, &found.bound, &other.bound) { found } else { other };
                    Resolved { evidence, ..stricter }
                }
                None => found,
            });
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

impl Area {
    fn takes(&self, words: &Words, classes: Option<&[String]>, district: Option<&str>) -> Option<bool> {
        if self.districts.is_empty() && self.classes.is_empty() {
            return Some(true);
        }
        let of_district = district.map(|own| self.districts.iter().any(|d| words.same_name(d, own)));
        let of_class = classes.map(|own| own.iter().any(|c| self.classes.contains(c)));
        let asked = [(!self.districts.is_empty(), of_district), (!self.classes.is_empty(), of_class)];
        let answers = || asked.iter().filter(|(asked, _)| *asked).map(|(_, answer)| *answer);
        if answers().any(|a| a == Some(true)) { Some(true) } else { answers().all(|a| a.is_some()).then_some(false) }
    }
}

fn is_stricter(op: Op, a: &Bound, b: &Bound) -> bool {
    match (a, b) {
        (Bound::Number(a), Bound::Number(b)) if op == Op::AtMost => a < b,
        (Bound::Number(a), Bound::Number(b)) => a > b,
        _ => false,
    }
}

/// A number that was interpolated is there to be seen, not to decide.
fn deciding(lookup: Lookup) -> Lookup {
    match lookup {
        Ok(found) if found.evidence == Evidence::Interpolated => Err(Missing::Predicted(Box::new(found))),
        other => other,
    }
}

fn bound(lookup: &Lookup) -> Option<&Bound> {
    lookup.as_ref().ok().map(|r| &r.bound)
}

fn weaker(a: Resolved, b: Resolved) -> Resolved {
    let widened = a.widened || b.widened;
    Resolved { widened, ..if b.evidence > a.evidence { b } else { a } }
}

/// The row that applies: of the latest layer, and there of the narrowest; of two as narrow, the one that names regions. Rows that may apply, because
/// the class or the area is not known, must say the same as the one that surely does; so must two rows of
/// one rank that both do.
fn row<'a>(test: &'a Test, region: &str, place: &Place) -> Result<&'a LevelRow, Missing> {
    let rank = |row: &LevelRow| {
        let layer = test.levels.iter().position(|r| r.layer == row.layer);
        (layer, std::cmp::Reverse(row.narrowness()), row.home.is_some())
    };
    let mut rows: Vec<(&LevelRow, bool)> = test.levels.iter().filter_map(|r| Some((r, applies(r, region, place)?))).collect();
    rows.sort_by_key(|(row, _)| rank(row));
    let sure = rows.iter().find(|(_, sure)| *sure).map(|(row, _)| rank(row));
    let considered = rows.iter().map(|(row, _)| *row).take_while(|row| sure.is_none_or(|sure| rank(row) <= sure));
    let considered: Vec<&LevelRow> = considered.collect();
    let first = considered.first().ok_or(Missing::NotEntered)?;
    if sure.is_none() || considered.iter().any(|row| row.content != first.content) {
        return Err(Missing::RegionUnsettled);
    }
    considered.into_iter().max_by_key(|row| row.evidence).ok_or(Missing::NotEntered)
}

/// Whether a row applies: surely, maybe, as of a class that is not answered, or not at all.
fn applies(row: &LevelRow, region: &str, place: &Place) -> Option<bool> {
    let here = row.regions.is_empty() || row.regions.iter().any(|r| r == region);
    let now = (row.years.is_empty() || row.years.contains(&place.year)) && row.days.contain(place.as_of);
    if !here || !now {
        return None;
    }
    let of_class = within(&row.classes, place.classes.as_deref());
    let of_class = of_class.filter(|of| *of || !row.classes.iter().any(|c| place.open_groups.contains(c)));
    let of_area = within(&row.areas, place.area.as_ref().map(std::slice::from_ref));
    match (of_class, of_area) {
        (Some(false), _) | (_, Some(false)) => None,
        (Some(true), Some(true)) => Some(true),
        _ => Some(false),
    }
}

/// Whether one of `own` is in a list; an empty list takes all, and of what is not known nothing is sure.
fn within(list: &[String], own: Option<&[String]>) -> Option<bool> {
    if list.is_empty() { Some(true) } else { own.map(|own| own.iter().any(|o| list.contains(o))) }
}
