//! The hidden sheet of thresholds: per test a row for each region the form can be of and one for "region unknown", with
//! value, source and evidence of each year; what is the same everywhere or in every year is there once. The form's
//! formulas pick from it.

use std::collections::BTreeMap;

use super::WorkbookError;
use super::form_rows::Plan;
use super::page::Leaf;
use super::regions::Regions;
use super::sheet::{quoted, reference, span};
use crate::criteria::{Book, ItemRef, Law, Lookup, Missing, Place, Readings, Resolved, Test, Version};
use crate::layout::thresholds::{Turning, Variant};
use crate::layout::{Sheet, thresholds as columns};
use crate::text::Date;

/// A threshold as a cell shows it to the formulas.
pub(super) use crate::layout::thresholds::Cell;

/// Where the block of each test is.
pub(super) struct Thresholds {
    pub sheet: Leaf,
    blocks: BTreeMap<String, Block>,
    years: Vec<i16>,
    pub regions: Regions,
}

/// The rows of a test.
struct Block {
    first: u32,
    rows: u32,
    value: Spread,
    source: Spread,
    evidence: Spread,
}

/// What a facet turns on: what is the same in every row or year is written once.
#[derive(Clone, Copy)]
struct Spread {
    rows: bool,
    years: bool,
}

impl Spread {
    fn of<T: PartialEq>(table: &[Vec<T>]) -> Self {
        let years = table.iter().any(|row| row.iter().any(|cell| *cell != row[0]));
        Self { rows: table.iter().any(|row| *row != table[0]), years }
    }

    fn holds(self, row: usize, year: usize) -> bool {
        (row == 0 || self.rows) && (year == 0 || self.years)
    }
}

/// Which part of a block.
#[derive(Clone, Copy)]
pub(super) enum Facet {
    Value,
    Source,
    Evidence,
}

impl Facet {
    const ALL: [Self; 3] = [Self::Value, Self::Source, Self::Evidence];
}

impl Block {
    fn spread(&self, facet: Facet) -> Spread {
        match facet {
            Facet::Value => self.value,
            Facet::Source => self.source,
            Facet::Evidence => self.evidence,
        }
    }
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
    /// Writes the blocks of every test of the plan, for communes of these regions.
    pub fn new(law: &Law, plan: &Plan, regions: Regions) -> Result<Self, WorkbookError> {
        let mut sheet = Leaf::unseen(&Sheet::Thresholds.name())?;
        let years = law.years();
        for (offset, year) in (0u16..).zip(&years) {
            sheet.figure((columns::HEADING_ROW, columns::FIRST_YEAR + offset), f64::from(*year))?;
        }
        let mut new = Self { sheet, blocks: BTreeMap::new(), years, regions };
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

    fn block(&mut self, law: &Law, of: &ItemRef, version: &Version, test: &Test, first: u32) -> Result<u32, WorkbookError> {
        let key = columns::key(of, version, test);
        if self.blocks.contains_key(&key) {
            return Ok(first);
        }
        let rows = self.rows(law, test);
        let facets = |of: fn(&Lookup) -> Cell| rows.iter().map(|(_, found)| found.iter().map(of).collect()).collect::<Vec<Vec<Cell>>>();
        let tables = [facets(mark), facets(source), facets(evidence)];
        let [value, source, evidence] = [0, 1, 2].map(|facet: usize| Spread::of(&tables[facet]));
        let height = if value.rows || source.rows || evidence.rows { rows.len() } else { 1 };
        let block = Block { first, rows: height as u32, value, source, evidence };
        for (at, (place, _)) in rows.iter().take(height).enumerate() {
            let row = first + at as u32;
            self.sheet.key((row, columns::KEY), &key)?;
            self.sheet.key((row, columns::REGION), if height == 1 { columns::ANY_REGION } else { place })?;
            for (facet, table) in Facet::ALL.into_iter().zip(&tables) {
                for (year, cell) in table[at].iter().enumerate().filter(|(year, _)| block.spread(facet).holds(at, *year)) {
                    self.cell(row, self.column(facet, year as u16), cell)?;
                }
            }
        }
        let next = first + block.rows;
        self.blocks.insert(key, block);
        Ok(next)
    }

    /// What holds in each year, by variant and region; the last region of a variant is the one that is not known.
    fn rows(&self, law: &Law, test: &Test) -> Vec<(String, Vec<Lookup>)> {
        let variants = Turning::of(law, test).variants(law);
        let regions: Vec<&str> = self.regions.ids().chain([columns::ANY_REGION]).collect();
        let places = variants.iter().flat_map(|variant| regions.iter().map(move |region| (variant, *region)));
        let years = |variant, region| self.years.iter().map(|year| in_year(law, test, region, variant, *year)).collect();
        places.map(|(variant, region)| (format!("{region}{}", variant.mark()), years(variant, region))).collect()
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

    /// Whether a test's facet turns on region, class or area.
    pub fn turns(&self, key: &str, facet: Facet) -> bool {
        self.blocks.get(key).is_some_and(|block| block.spread(facet).rows)
    }

    /// A test's facet as a formula, by cells that hold the index of the region, of the variant if there
    /// are several (from 0), and of the year.
    pub fn index(&self, key: &str, facet: Facet, region: &str, variant: Option<&str>, year: &str) -> String {
        let Some(block) = self.blocks.get(key) else { return quoted(columns::MISSING) };
        let Spread { rows, years } = block.spread(facet);
        let (last_row, last_year) = (if rows { block.rows - 1 } else { 0 }, if years { self.years.len() as u16 - 1 } else { 0 });
        let cell = |row: u32, year: u16| reference(&Sheet::Thresholds.name(), block.first + row, self.column(facet, year));
        let place = variant.map_or_else(|| region.to_string(), |variant| format!("{region}+{}*{variant}", self.regions.unknown()));
        let range = span(&cell(0, 0), &cell(last_row, last_year));
        match (rows, years) {
            (true, true) => format!("INDEX({range},{place},{year})"),
            (true, false) => format!("INDEX({range},{place})"),
            (false, true) => format!("INDEX({range},{year})"),
            (false, false) => cell(0, 0),
        }
    }

    /// The years in the heading row.
    pub fn year_range(&self) -> String {
        let year = |offset| reference(&Sheet::Thresholds.name(), columns::HEADING_ROW, columns::FIRST_YEAR + offset);
        span(&year(0), &year(self.years.len() as u16 - 1))
    }

    /// One-based index of a year; 0 when outside.
    pub fn year_index(&self, year: i16) -> usize {
        self.years.iter().position(|y| *y == year).map_or(0, |i| i + 1)
    }
}

fn source(lookup: &Lookup) -> Cell {
    Cell::Word(source_and_evidence(lookup).0)
}

fn evidence(lookup: &Lookup) -> Cell {
    Cell::Word(source_and_evidence(lookup).1)
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
