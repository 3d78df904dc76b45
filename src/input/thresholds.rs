//! What a form shows as thresholds, compared with the law it is now judged by.

use std::collections::BTreeMap;

use super::form::sheet;
use super::grid::{Content, Grid};
use super::values::NONE;
use crate::criteria::{Book, Item, ItemRef, Law, Level, Place, Test};
use crate::diag::{Code, Diagnostic, Fact, Place as Where};
use crate::layout::thresholds::{self, ANY_REGION, Cell, FIRST_YEAR, HEADING_ROW, KEY, REGION};
use crate::layout::{Sheet, book_word};
use crate::text::fold;

/// Thresholds in force that the form shows otherwise.
pub(super) fn differing(sheets: &[Grid], law: &Law, place: &Place) -> Vec<Diagnostic> {
    let Some(grid) = sheet(sheets, Sheet::Thresholds) else { return Vec::new() };
    let Some(year) = year_column(grid, place.year) else { return Vec::new() };
    let items: Vec<(ItemRef, &Item)> = Level::ALL
        .into_iter()
        .map(Book::Set)
        .chain([Book::Condition])
        .flat_map(|book| law.items(book).into_iter().map(move |i| (ItemRef { book, code: i.code.clone() }, i)))
        .collect();
    let text = |row, column: u16| grid.text(row, u32::from(column));
    let mut shown: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    for row in grid.rows().into_iter().filter(|r| *r > HEADING_ROW) {
        shown.entry(text(row, KEY)).or_default().entry(text(row, REGION)).or_insert(row);
    }
    shown.iter().filter_map(|(key, rows)| compare(grid, rows, year, law, place, &items, key)).collect()
}

fn year_column(grid: &Grid, year: i16) -> Option<u32> {
    let is_year = |content: &Content| content.plain() == year.to_string();
    grid.row(HEADING_ROW).find(|(column, content)| *column >= u32::from(FIRST_YEAR) && is_year(content)).map(|(column, _)| column)
}

fn compare(
    grid: &Grid,
    rows: &BTreeMap<String, u32>,
    year: u32,
    law: &Law,
    place: &Place,
    items: &[(ItemRef, &Item)],
    key: &str,
) -> Option<Diagnostic> {
    let (version, test) = thresholds::find(items, key)?;
    let (of, item) = items.iter().find(|(of, _)| key.split_once('#').is_some_and(|(owner, _)| of.to_string() == owner))?;
    if item.version_on(place.as_of).is_none_or(|v| **v != *version) {
        return None;
    }
    let region = region(law, of.book, place)?;
    let variant = thresholds::Turning::of(law, test).at(place).mark();
    let row = *rows.get(&format!("{region}{variant}")).or_else(|| rows.get(&region)).or_else(|| rows.get(ANY_REGION))?;
    let (shown, own) = (shown(grid.get(row, year)), thresholds::cell(&law.in_region(test, &region, place)));
    if same(&shown, &own) {
        return None;
    }
    let finding = Diagnostic::new(Code::FormThresholdDiffers, Where::from(&grid.origin(row, year)));
    let name = format!("{} {} {}", book_word(of.book), of.code, part(version.name.as_str(), &version.measures, test));
    Some(finding.with("name", name).with("form", fact(&shown)).with("tool", fact(&own)))
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
