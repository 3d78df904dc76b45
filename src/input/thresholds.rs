//! What a form shows as thresholds, compared with the law it is now judged by.

use std::collections::HashMap;

use super::form::sheet;
use super::grid::{Content, Grid};
use super::values::NONE;
use crate::criteria::{Book, ItemRef, Law, Place, Test, Version};
use crate::diag::{Code, Diagnostic, Fact, Place as Where};
use crate::layout::thresholds::{self, ANY_REGION, Cell, FIRST_YEAR, HEADING_ROW, KEY, REGION};
use crate::layout::{Sheet, item_label, measure_label};
use crate::messages::Lang;
use crate::text::fold;

/// Of these one by one what is shown and what is in force.
const SHOWN: usize = 3;

/// That the form shows thresholds otherwise than they are in force: of the form as a whole, since nobody is to correct the
/// hidden sheet they are in.
pub(super) fn differing(sheets: &[Grid], law: &Law, place: &Place) -> Option<Diagnostic> {
    let grid = sheet(sheets, Sheet::Thresholds)?;
    let year = year_column(grid, place.year)?;
    let (rows, first) = rows(grid);
    let found = all_differing(&Shown { grid, year, end: years_end(grid), rows, first }, law, place);
    let file = &grid.origin(0, 0).file;
    let old = |lang: Lang| {
        let said = |d: &Differing| {
            lang.say("form-threshold", &[("name", d.name.as_str().into()), ("form", d.form.clone()), ("tool", d.tool.clone())])
        };
        found.iter().take(SHOWN).map(said).collect::<Vec<_>>().join("; ")
    };
    let finding =
        || Diagnostic::new(Code::FormThresholdDiffers, Where::File(file.clone())).with("count", found.len()).with("file", &**file);
    let more = if found.len() > SHOWN { "yes" } else { "no" };
    (!found.is_empty()).then(|| finding().with("shown", Fact::Name(old(Lang::Vi), old(Lang::En))).with("more", more))
}

/// A threshold as the form shows it and as it is.
struct Differing {
    name: String,
    form: Fact,
    tool: Fact,
}

/// Thresholds in force that the form shows otherwise, in the order of their keys.
fn all_differing(shown: &Shown, law: &Law, place: &Place) -> Vec<Differing> {
    let mut found: Vec<(String, Differing)> = Vec::new();
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

/// Rows by key of the test and region, of several the first; and the first of each test.
fn rows(grid: &Grid) -> (Rows<'_>, HashMap<&str, u32>) {
    let text = |row: u32, column: u16| match grid.get(row, u32::from(column)) {
        Some(Content::Text(text)) => text.as_str(),
        _ => "",
    };
    let (mut rows, mut first) = (HashMap::new(), HashMap::new());
    for row in grid.rows().filter(|r| *r > HEADING_ROW) {
        rows.entry((text(row, KEY), text(row, REGION))).or_insert(row);
        first.entry(text(row, KEY)).or_insert(row);
    }
    (rows, first)
}

fn year_column(grid: &Grid, year: i16) -> Option<u32> {
    let is_year = |content: &Content| content.plain() == year.to_string();
    grid.row(HEADING_ROW).find(|(column, content)| *column >= u32::from(FIRST_YEAR) && is_year(content)).map(|(column, _)| column)
}

fn years_end(grid: &Grid) -> u32 {
    grid.row(HEADING_ROW).map(|(column, _)| column + 1).max().unwrap_or_default()
}

type Rows<'a> = HashMap<(&'a str, &'a str), u32>;

/// The table of a form.
struct Shown<'a> {
    grid: &'a Grid,
    /// Column of the year asked for.
    year: u32,
    /// The column behind the last year.
    end: u32,
    rows: Rows<'a>,
    /// First row of each test.
    first: HashMap<&'a str, u32>,
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
    ) -> Option<Differing> {
        let variant = thresholds::Turning::of(law, test).at(place).mark();
        let own = format!("{region}{variant}");
        let row = [own.as_str(), region, ANY_REGION].into_iter().find_map(|region| self.rows.get(&(key, region)).copied())?;
        let (shown, own) = (
            shown(self.content(row).or_else(|| self.content(*self.first.get(key)?))),
            thresholds::cell(&law.in_region(test, region, place)),
        );
        if same(&shown, &own) {
            return None;
        }
        let measure = version.measures.iter().find(|m| m.id == test.measure);
        let name = measure.map_or_else(|| item_label(of, &version.name), measure_label);
        Some(Differing { name, form: fact(&shown), tool: fact(&own) })
    }

    /// What a row shows in the year: of a threshold that is the same in every year only the first has a cell, of one that
    /// is the same in every row only the first row.
    fn content(&self, row: u32) -> Option<&Content> {
        let alone = || self.grid.row(row).filter(|(column, _)| *column > u32::from(FIRST_YEAR)).all(|(column, _)| column >= self.end);
        self.grid.get(row, self.year).or_else(|| self.grid.get(row, u32::from(FIRST_YEAR)).filter(|_| alone()))
    }
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
