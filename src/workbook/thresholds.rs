//! The hidden sheet of thresholds: per test a row for each region and one for "region unknown", with
//! value, source and evidence of each year. The form's formulas pick from it.

use std::collections::BTreeMap;

use super::WorkbookError;
use super::form_rows::Plan;
use super::page::Leaf;
use super::sheet::reference;
use crate::criteria::{Book, ItemRef, Law, Lookup, Missing, Place, Readings, Resolved, Test, Version};
use crate::layout::thresholds::{Turning, Variant};
use crate::layout::{Sheet, thresholds as columns};
use crate::text::Date;

/// A threshold as a cell shows it to the formulas.
pub(super) use crate::layout::thresholds::Cell;

/// Where the block of each test is.
pub(super) struct Thresholds {
    pub sheet: Leaf,
    /// First row of the block by key, and its rows.
    blocks: BTreeMap<String, (u32, u32)>,
    years: Vec<i16>,
    regions: usize,
}

/// Which part of a block.
#[derive(Clone, Copy)]
pub(super) enum Facet {
    Value,
    Source,
    Evidence,
}

/// The mark of a threshold in a cell: a missing one is a text that begins with "?".
pub(super) fn mark(lookup: &Lookup) -> Cell {
    match lookup {
        Err(Missing::NotEntered) => Cell::Word(columns::MISSING.into()),
        Err(Missing::LeftTo(authority)) => Cell::Word(format!("{}{authority}", columns::MISSING)),
        Err(Missing::RegionUnsettled) => Cell::Word(columns::UNSETTLED.into()),
        Err(Missing::Predicted(found)) => Cell::Word(format!("{}{}", columns::PREDICTED, plain(&columns::bound(&found.bound)))),
        found => columns::cell(found),
    }
}

/// A threshold inside a mark, with a decimal point.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Number(number) => number.plain(),
        Cell::Word(word) => word.clone(),
    }
}

impl Thresholds {
    /// Writes the blocks of every test of the plan.
    pub fn new(law: &Law, plan: &Plan) -> Result<Self, WorkbookError> {
        let mut sheet = Leaf::unseen(&Sheet::Thresholds.name())?;
        let years = law.years();
        for (offset, year) in (0u16..).zip(&years) {
            sheet.figure((columns::HEADING_ROW, columns::FIRST_YEAR + offset), f64::from(*year))?;
        }
        let mut new = Self { sheet, blocks: BTreeMap::new(), years, regions: law.nation.regions.len() };
        let mut row = columns::HEADING_ROW + 1;
        for (of, item) in plan.items() {
            for version in &item.versions {
                for test in version.requirement.tests() {
                    row = new.block(law, of, version, test, row)?;
                }
            }
        }
        Ok(new)
    }

    fn block(&mut self, law: &Law, of: &ItemRef, version: &Version, test: &Test, row: u32) -> Result<u32, WorkbookError> {
        let key = columns::key(of, version, test);
        if self.blocks.contains_key(&key) {
            return Ok(row);
        }
        let ids: Vec<&str> = law.nation.regions.iter().map(|r| r.id.as_str()).chain([columns::ANY_REGION]).collect();
        let variants = Turning::of(law, test).variants(law);
        let rows = variants.iter().flat_map(|variant| ids.iter().map(move |region| (variant, *region)));
        self.blocks.insert(key.clone(), (row, (variants.len() * ids.len()) as u32));
        for (at, (variant, region)) in (row..).zip(rows) {
            self.sheet.key((at, columns::KEY), &key)?;
            self.sheet.key((at, columns::REGION), &format!("{region}{}", variant.mark()))?;
            for (offset, year) in (0u16..).zip(self.years.clone()) {
                let lookup = in_year(law, test, region, variant, year);
                self.cell(at, columns::FIRST_YEAR + offset, &mark(&lookup))?;
                let (source, evidence) = source_and_evidence(&lookup);
                self.cell(at, self.column(Facet::Source, offset), &Cell::Word(source))?;
                self.cell(at, self.column(Facet::Evidence, offset), &Cell::Word(evidence))?;
            }
        }
        Ok(row + (variants.len() * ids.len()) as u32)
    }

    fn cell(&mut self, row: u32, column: u16, cell: &Cell) -> Result<(), WorkbookError> {
        match cell {
            Cell::Blank => Ok(()),
            Cell::Number(number) => self.sheet.figure((row, column), number.to_double()),
            Cell::Word(word) => self.sheet.key((row, column), word),
        }
    }

    fn column(&self, facet: Facet, year: u16) -> u16 {
        let years = self.years.len() as u16;
        let block = match facet {
            Facet::Value => 0,
            Facet::Source => 1,
            Facet::Evidence => 2,
        };
        columns::FIRST_YEAR + block * years + year
    }

    /// INDEX formula of a test's facet, by cells that hold the index of the region, of the variant if there
    /// are several (from 0), and of the year.
    pub fn index(&self, key: &str, facet: Facet, region: &str, variant: Option<&str>, year: &str) -> String {
        let (row, rows) = self.blocks.get(key).copied().unwrap_or_default();
        let place = variant.map_or_else(|| region.to_string(), |variant| format!("{region}+{}*{variant}", self.regions + 1));
        let first = reference(&Sheet::Thresholds.name(), row, self.column(facet, 0));
        let last = reference("x", row + rows.saturating_sub(1), self.column(facet, self.years.len() as u16 - 1));
        format!("INDEX({first}:{},{place},{year})", last.trim_start_matches("'x'!"))
    }

    /// The years in the heading row.
    pub fn year_range(&self) -> String {
        let first = reference(&Sheet::Thresholds.name(), columns::HEADING_ROW, columns::FIRST_YEAR);
        let last = reference("x", columns::HEADING_ROW, columns::FIRST_YEAR + self.years.len() as u16 - 1);
        format!("{first}:{}", last.trim_start_matches("'x'!"))
    }

    /// One-based index of a year; 0 when outside.
    pub fn year_index(&self, year: i16) -> usize {
        self.years.iter().position(|y| *y == year).map_or(0, |i| i + 1)
    }
}

/// What is shown next to a threshold.
pub(super) fn source_and_evidence(lookup: &Lookup) -> (String, String) {
    match lookup {
        Ok(found) => beside(found),
        Err(Missing::Predicted(found)) => beside(found),
        Err(_) => ("–".into(), "–".into()),
    }
}

fn beside(found: &Resolved) -> (String, String) {
    (found.source.to_string(), crate::explain::evidence(crate::messages::Lang::Vi, found.evidence))
}

/// The level of a region in a year. Overlays and amendments of a year are taken as of its last day.
fn in_year(law: &Law, test: &Test, region: &str, variant: &Variant, year: i16) -> Lookup {
    let (classes, area) = (variant.classes.clone(), variant.area.clone());
    let open_groups = law.open_groups(classes.as_deref());
    let place = Place { year, as_of: Date::constant(year, 12, 31), classes, area, open_groups };
    if region != columns::ANY_REGION {
        return law.in_region(test, region, &place);
    }
    let regions = law.nation.regions.iter().map(|r| r.id.clone()).collect();
    let readings = Readings { regions, overridden: false, class_missing: true };
    law.threshold(test, &readings, &place).lookup
}

/// The level whose readings choose an item's region: its own set's; the target's for conditions.
pub(super) fn reading_level(of: &ItemRef, target: crate::criteria::Level) -> crate::criteria::Level {
    match of.book {
        Book::Set(level) => level,
        Book::Condition => target,
    }
}
