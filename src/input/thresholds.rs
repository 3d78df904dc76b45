//! What a form shows as thresholds, compared with the law it is now judged by.

use std::collections::HashMap;

use super::form::sheet;
use super::grid::{Content, Grid};
use super::values::NONE;
use crate::criteria::{Book, ItemRef, Law, Place, Test, Version};
use crate::diag::{Code, Diagnostic, Fact, Place as Where};
use crate::layout::thresholds::{self, ANY_REGION, Cell, FIRST_YEAR, HEADING_ROW, KEY, REGION};
use crate::layout::{Sheet, book_word};
use crate::text::fold;

/// Thresholds in force that the form shows otherwise, in the order of their keys.
pub(super) fn differing(sheets: &[Grid], law: &Law, place: &Place) -> Vec<Diagnostic> {
    let Some(grid) = sheet(sheets, Sheet::Thresholds) else { return Vec::new() };
    let Some(year) = year_column(grid, place.year) else { return Vec::new() };
    let shown = Shown { grid, year, rows: rows(grid) };
    let mut found: Vec<(String, Diagnostic)> = Vec::new();
    for book in law.books() {
        let Some(region) = region(law, book, place) else { continue };
        for item in law.items(book) {
            let of = law.refer(book, item.code.clone());
            let Some(version) = item.version_on(place.as_of) else { continue };
            for test in version.requirement.tests() {
                let key = thresholds::key(&of, version, test);
                let finding = shown.compare(&key, &of, version, test, &region, law, place);
                found.extend(finding.filter(|_| !found.iter().any(|(k, _)| *k == key)).map(|f| (key, f)));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// Rows by key of the test and region; of several the first.
fn rows(grid: &Grid) -> HashMap<(&str, &str), u32> {
    let text = |row: u32, column: u16| match grid.get(row, u32::from(column)) {
        Some(Content::Text(text)) => text.as_str(),
        _ => "",
    };
    let mut rows = HashMap::new();
    for row in grid.rows().filter(|r| *r > HEADING_ROW) {
        rows.entry((text(row, KEY), text(row, REGION))).or_insert(row);
    }
    rows
}

fn year_column(grid: &Grid, year: i16) -> Option<u32> {
    let is_year = |content: &Content| content.plain() == year.to_string();
    grid.row(HEADING_ROW).find(|(column, content)| *column >= u32::from(FIRST_YEAR) && is_year(content)).map(|(column, _)| column)
}

/// The table of a form.
struct Shown<'a> {
    grid: &'a Grid,
    year: u32,
    rows: HashMap<(&'a str, &'a str), u32>,
}

impl Shown<'_> {
    #[allow(clippy::too_many_arguments)] // A test, where it is in the law, and where it is asked about.
    fn compare(
        &self,
        key: &str,
        of: &ItemRef,
        version: &Version,
        test: &Test,
        region: &str,
        law: &Law,
        place: &Place,
    ) -> Option<Diagnostic> {
        let variant = thresholds::Turning::of(law, test).at(place).mark();
        let own = format!("{region}{variant}");
        let row = [own.as_str(), region, ANY_REGION].into_iter().find_map(|region| self.rows.get(&(key, region)).copied())?;
        let (shown, own) = (shown(self.grid.get(row, self.year)), thresholds::cell(&law.in_region(test, region, place)));
        if same(&shown, &own) {
            return None;
        }
        let finding = Diagnostic::new(Code::FormThresholdDiffers, Where::from(&self.grid.origin(row, self.year)));
        let name = format!("{} {} {}", book_word(of.book), of.code, part(version.name.as_str(), &version.measures, test));
        Some(finding.with("name", name).with("form", fact(&shown)).with("tool", fact(&own)))
    }
}

fn part(name: &str, measures: &[crate::criteria::Measure], test: &Test) -> String {
    let part = measures.iter().find(|m| m.id == test.measure && !m.part.is_empty());
    part.map_or_else(|| name.to_string(), |m| format!("{name} – {}", m.name))
}

/// The one region whose levels bind; conditions are the same in all.
fn region(law: &Law, book: Book, place: &Place) -> Option<String> {
    let Book::Set(level) = book else { return Some(law.region.clone()) };
    let mut regions = law.readings(level, place).regions;
    (regions.len() == 1).then(|| regions.remove(0))
}

fn shown(content: Option<&Content>) -> Cell {
    match content {
        None => Cell::Blank,
        Some(Content::Number { value, .. }) => Cell::Number(value.clone()),
        Some(Content::Text(text)) if text.starts_with(thresholds::MISSING) => Cell::Blank,
        Some(other) => Cell::Word(other.plain()),
    }
}

fn same(a: &Cell, b: &Cell) -> bool {
    match (a, b) {
        (Cell::Word(a), Cell::Word(b)) => fold(a) == fold(b),
        _ => a == b,
    }
}

fn fact(cell: &Cell) -> Fact {
    match cell {
        Cell::Blank => NONE.into(),
        Cell::Number(number) => number.into(),
        Cell::Word(word) => word.as_str().into(),
    }
}
