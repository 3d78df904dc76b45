//! Thresholds of an item at two points, by region, year, class and area; equal neighbours are reported once.

use super::items::{MeasureChange, MeasureDiff};
use super::{Point, Sides};
use crate::criteria::confirm::is_looser;
use crate::criteria::measure::Measure;
use crate::criteria::model::Version;
use crate::criteria::place::{Lookup, Place};
use crate::criteria::reference::RegionId;
use crate::criteria::slots::reached;
use crate::criteria::threshold::{Op, Test};
use crate::text::ids;

/// The regions whose levels are compared: one, or the two provinces' own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Region at the first point.
    pub a: RegionId,
    /// Region at the second.
    pub b: RegionId,
}

/// What is asked of a measure in one region and year of some communes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// How it is compared.
    pub op: Op,
    /// Unit of the threshold.
    pub unit: String,
    /// The threshold, or why there is none.
    pub lookup: Lookup,
}

ids! {
    /// What a difference does to a commune.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Effect {
        Stricter = "stricter",
        Looser = "looser",
        /// Something else is asked, neither more nor less.
        Changed = "changed",
        /// Asked at the second point only.
        Added = "added",
        /// Asked at the first point only.
        Removed = "removed",
        /// At one point at least the threshold is not known, so neither is the difference.
        Unknown = "unknown",
        /// The same is asked; it was read elsewhere or is trusted otherwise.
        Evidence = "evidence",
    }
}

/// Which communes of a region.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whose {
    /// Only those of this class.
    pub class: Option<String>,
    /// Only those of this area of the province.
    pub area: Option<String>,
}

/// A threshold that differs, with all regions and years where it differs alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThresholdDiff {
    pub measure: Measure,
    /// Where; empty for all.
    pub spots: Vec<Spot>,
    /// Years; empty for all.
    pub years: Vec<i16>,
    /// Only these communes.
    pub whose: Whose,
    pub sides: Sides<Asked>,
    /// What the difference does.
    pub effect: Effect,
}

/// A version at its point.
pub(super) struct Half<'a> {
    point: Point<'a>,
    version: &'a Version,
}

impl<'a> Half<'a> {
    pub fn new(point: Point<'a>, version: &'a Version) -> Self {
        Self { point, version }
    }

    /// The tests of a measure that can be reached in a region, each once.
    fn tests(&self, measure: &str, region: &RegionId) -> Vec<&'a Test> {
        let mut found: Vec<&Test> = Vec::new();
        reached(&self.version.requirement, std::slice::from_ref(region), &mut |test, here| {
            let known = found.iter().any(|t| t.id == test.id);
            if test.measure == measure && !here.is_empty() && !known {
                found.push(test);
            }
        });
        found
    }

    fn asked(&self, measure: &Measure, nth: usize, region: &RegionId, year: i16, whose: &Whose) -> Option<Asked> {
        let test = *self.tests(&measure.id, region).get(nth)?;
        let law = self.point.law;
        let place = law.place(year, self.point.as_of, Some(whose.class.iter().cloned().collect()), None);
        let lookup = law.in_region(test, region, &Place { area: whose.area.clone().or(Some(String::new())), ..place });
        Some(Asked { op: test.op, unit: measure.unit.clone(), lookup })
    }

    /// Each class and each area some threshold is for, alone and together.
    fn whose(&self) -> impl Iterator<Item = Whose> {
        let rows = self.version.requirement.tests().into_iter().flat_map(|t| &t.levels);
        rows.flat_map(|row| {
            let some = |list: &[String]| if list.is_empty() { vec![None] } else { list.iter().cloned().map(Some).collect() };
            let areas = some(&row.areas);
            let each = move |class: Option<String>| areas.clone().into_iter().map(move |area| Whose { class: class.clone(), area });
            some(&row.classes).into_iter().flat_map(each).collect::<Vec<_>>()
        })
    }
}

/// Where, when and for whom thresholds are compared.
struct Grid {
    spots: Vec<Spot>,
    years: Vec<i16>,
    whose: Vec<Whose>,
}

/// What is known of the two versions compared.
#[derive(Clone, Copy)]
pub(super) struct Versions {
    /// They are one: what is missing at both points is no difference.
    pub same: bool,
    /// They are of one item: another name of a measure is another content.
    pub one_item: bool,
}

pub(super) fn compare(halves: &Sides<Half>, measures: &[MeasureDiff], versions: Versions) -> Vec<ThresholdDiff> {
    let Some(grid) = grid(halves) else { return Vec::new() };
    measures.iter().flat_map(|m| (0..most(halves, m, &grid)).flat_map(|nth| rows(halves, m, nth, &grid, versions))).collect()
}

fn grid(halves: &Sides<Half>) -> Option<Grid> {
    let points: Vec<Point> = [&halves.a, &halves.b].into_iter().flatten().map(|h| h.point).collect();
    let (first, last) = (points.first()?, points.last()?);
    let mut whose = vec![Whose::default()];
    for one in [&halves.a, &halves.b].into_iter().flatten().flat_map(Half::whose) {
        if !whose.contains(&one) {
            whose.push(one);
        }
    }
    Some(Grid { spots: spots(*first, *last), years: last.law.years(), whose })
}

/// The regions that may bind at both points; where the provinces' own differ, these as one pair before them.
fn spots(a: Point, b: Point) -> Vec<Spot> {
    let own = (a.law.region != b.law.region).then(|| Spot { a: a.law.region.clone(), b: b.law.region.clone() });
    let binds = |r: &&RegionId| a.law.may_bind(r) && b.law.may_bind(r);
    let every: Vec<RegionId> = b.law.nation.regions.iter().map(|r| r.id.clone()).collect();
    let shared = every.iter().filter(binds).map(|r| Spot { a: r.clone(), b: r.clone() });
    own.into_iter().chain(shared).collect()
}

fn most(halves: &Sides<Half>, measure: &MeasureDiff, grid: &Grid) -> usize {
    let of = |half: &Option<Half>, m: &Option<Measure>, region: &RegionId| {
        half.as_ref().zip(m.as_ref()).map_or(0, |(h, m)| h.tests(&m.id, region).len())
    };
    let counts = grid.spots.iter().flat_map(|s| [of(&halves.a, &measure.sides.a, &s.a), of(&halves.b, &measure.sides.b, &s.b)]);
    counts.max().unwrap_or(0)
}

fn rows(halves: &Sides<Half>, measure: &MeasureDiff, nth: usize, grid: &Grid, versions: Versions) -> Vec<ThresholdDiff> {
    let Some(named) = measure.sides.either() else { return Vec::new() };
    let mut rows: Vec<ThresholdDiff> = Vec::new();
    for (whose, spot) in grid.whose.iter().flat_map(|w| grid.spots.iter().map(move |s| (w, s))) {
        for (years, sides) in by_year(halves, measure, nth, grid, (whose, spot)) {
            let Some(effect) = effect(&sides, versions, measure) else { continue };
            match rows.iter_mut().find(|r| r.whose == *whose && r.years == years && r.sides == sides) {
                Some(row) => row.spots.push(spot.clone()),
                None => {
                    let (measure, spots, whose) = (named.clone(), vec![spot.clone()], whose.clone());
                    rows.push(ThresholdDiff { measure, spots, years, whose, sides, effect });
                }
            }
        }
    }
    rows.iter_mut().filter(|r| r.spots.len() == grid.spots.len()).for_each(|r| r.spots.clear());
    rows.iter_mut().filter(|r| r.years.len() == grid.years.len()).for_each(|r| r.years.clear());
    rows
}

/// What is asked at one spot, years that ask the same together.
fn by_year(
    halves: &Sides<Half>,
    measure: &MeasureDiff,
    nth: usize,
    grid: &Grid,
    (whose, spot): (&Whose, &Spot),
) -> Vec<(Vec<i16>, Sides<Asked>)> {
    let side = |half: &Option<Half>, m: &Option<Measure>, region: &RegionId, year: i16| {
        half.as_ref().zip(m.as_ref()).and_then(|(h, m)| h.asked(m, nth, region, year, whose))
    };
    let mut found: Vec<(Vec<i16>, Sides<Asked>)> = Vec::new();
    for year in &grid.years {
        let a = side(&halves.a, &measure.sides.a, &spot.a, *year);
        let sides = Sides { a, b: side(&halves.b, &measure.sides.b, &spot.b, *year) };
        match found.iter_mut().find(|(_, known)| *known == sides) {
            Some((years, _)) => years.push(*year),
            None => found.push((vec![*year], sides)),
        }
    }
    found
}

fn effect(sides: &Sides<Asked>, versions: Versions, measure: &MeasureDiff) -> Option<Effect> {
    let (a, b) = match (&sides.a, &sides.b) {
        (None, None) => return None,
        (None, Some(_)) => return Some(Effect::Added),
        (Some(_), None) => return Some(Effect::Removed),
        (Some(a), Some(b)) => (a, b),
    };
    let (Ok(x), Ok(y)) = (&a.lookup, &b.lookup) else {
        let same = versions.same && a.op == b.op && a.lookup == b.lookup;
        return (!same).then_some(Effect::Unknown);
    };
    let renamed = versions.one_item && measure.sides.both().is_some_and(|(m, n)| m.name != n.name);
    let trusted = (x.evidence, &x.source, &x.layer) == (y.evidence, &y.source, &y.layer);
    match () {
        () if a.op != b.op || a.unit != b.unit || measure.change == MeasureChange::Kind => Some(Effect::Changed),
        // "Đạt" of another content is not the same "Đạt".
        () if x.bound == y.bound && renamed => Some(Effect::Changed),
        () if x.bound == y.bound => (!trusted).then_some(Effect::Evidence),
        () if is_looser(b.op, &y.bound, &x.bound) => Some(Effect::Looser),
        () if is_looser(b.op, &x.bound, &y.bound) => Some(Effect::Stricter),
        () => Some(Effect::Changed),
    }
}
