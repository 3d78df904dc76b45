//! Which column holds what, told by the words of its heading: in one row or in up to three, of which a
//! lower one says more than the one above it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::catalog::Catalog;
use super::grid::{Content, Grid};
use super::rows::Columns;
use super::words::WORDS;
use crate::diag::Origin;
use crate::layout::Column;
use crate::text::fold_loose;

/// Rows searched for headings: titles and attributes stand above them.
pub(super) const SEARCHED: u32 = 30;
/// Most rows of headings, the upper ones over several columns.
const DEEPEST: u32 = 3;
/// How many codes below a heading make its column one of codes, whatever else stands there.
const ENOUGH_CODES: usize = 3;
/// Cells that make a row of column numbers.
const ENOUGH_NUMBERS: usize = 3;

/// A table's headings.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// Last row of the headings.
    pub row: u32,
    /// First row of the headings.
    pub top: u32,
    /// The columns.
    pub columns: Columns,
    /// Headings of several columns that could each hold the results.
    pub several: Vec<String>,
    /// The years that the headings of the results name, with the cell that does.
    pub years: Vec<(i16, Origin)>,
}

/// The headings of a hand-made table; of several result columns the one that names `year` is meant.
pub(super) fn hand_made(grid: &Grid, year: Option<i16>, catalog: &Catalog) -> Option<Header> {
    grid.rows().into_iter().take(SEARCHED as usize).find_map(|row| header(grid, row, year, catalog))
}

fn header(grid: &Grid, top: u32, year: Option<i16>, catalog: &Catalog) -> Option<Header> {
    // The code or name and the result: a label above a table is one word.
    if grid.row(top).filter(|(_, c)| is_heading(c)).count() < 2 {
        return None;
    }
    let block = Block { grid, top, bottom: top + (1..DEEPEST).take_while(|n| is_heading_row(grid, top + n, catalog)).count() as u32 };
    let mut columns = Columns::new();
    for column in block.columns() {
        if let Some(role) = block.role(column) {
            columns.entry(role).or_insert(column);
        }
    }
    let maybe: Vec<u32> = block.columns().into_iter().filter(|c| block.is_among(*c, &WORDS.maybe_code)).collect();
    let named = columns.get(&Column::Name).copied();
    let code = columns.get(&Column::Code).copied();
    let code = code.or_else(|| maybe.iter().copied().chain(named).find(|c| holds_codes(grid, block.bottom, *c, catalog)));
    if let Some(name) = maybe.iter().rev().find(|c| Some(**c) != code) {
        columns.entry(Column::Name).or_insert(*name);
    }
    match code {
        Some(code) => columns.insert(Column::Code, code),
        None if columns.get(&Column::Name).is_some_and(|c| holds_names(grid, block.bottom, *c, catalog)) => None,
        None => return None,
    };
    let several = block.results(year, &mut columns);
    if let Some(result) = block.columns().into_iter().find(|c| block.is_among(*c, &WORDS.maybe_result)) {
        columns.entry(Column::Result).or_insert(result);
    }
    let ratio = columns.contains_key(&Column::Numerator) && columns.contains_key(&Column::Denominator);
    let found = ratio || columns.contains_key(&Column::Result);
    let years = block.years(&columns);
    found.then(|| Header { row: block.bottom + u32::from(is_column_numbers(grid, block.bottom + 1)), top, columns, several, years })
}

/// The rows of headings.
struct Block<'a> {
    grid: &'a Grid,
    top: u32,
    bottom: u32,
}

impl<'a> Block<'a> {
    /// Every column with a heading.
    fn columns(&self) -> Vec<u32> {
        let mut columns: Vec<u32> = (self.top..=self.bottom).flat_map(|r| self.grid.row(r).map(|(column, _)| column)).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// The headings over a column from its own upwards; a heading over several columns stands in the
    /// first of them, merged or not.
    fn path(&self, column: u32) -> Vec<&'a Content> {
        let over = |row: u32| self.grid.row(row).filter(|(c, _)| *c <= column).last();
        let mut path = Vec::new();
        for row in (self.top..=self.bottom).rev() {
            match over(row) {
                Some((at, content)) if at == column || !path.is_empty() => path.push(content),
                _ => {}
            }
        }
        path
    }

    /// What a column holds: the lowest of its headings that says so.
    fn role(&self, column: u32) -> Option<Column> {
        self.path(column).into_iter().find_map(role)
    }

    /// A column whose own heading is one of some words, none of its headings being sure.
    fn is_among(&self, column: u32, words: &[String]) -> bool {
        self.role(column).is_none() && self.path(column).into_iter().any(|c| words.contains(&key(c)))
    }

    fn heading(&self, column: u32) -> String {
        self.path(column).into_iter().rev().map(Content::plain).collect::<Vec<_>>().join(" › ")
    }

    /// The years named over the figures that are read, each once.
    fn years(&self, columns: &Columns) -> Vec<(i16, Origin)> {
        let mut years: Vec<(i16, Origin)> = Vec::new();
        for role in [Column::Result, Column::Numerator, Column::Denominator] {
            let Some(column) = columns.get(&role) else { continue };
            let named = (self.top..=self.bottom).rev().find_map(|row| {
                let (at, content) = self.grid.row(row).filter(|(c, _)| c <= column).last()?;
                let over = at == *column || self.path(*column).iter().any(|c| std::ptr::eq(*c, content));
                Some((year_of(content).filter(|_| over)?, self.grid.origin(row, at)))
            });
            years.extend(named.filter(|(year, at)| !years.iter().any(|(y, o)| y == year && o == at)));
        }
        years
    }

    /// Settles which of several result columns is meant; the headings of those between which it is open.
    fn results(&self, year: Option<i16>, columns: &mut Columns) -> Vec<String> {
        let year = year.map(|y| y.to_string());
        let names_year = |c: &&u32| year.as_ref().is_some_and(|y| self.heading(**c).contains(y.as_str()));
        let mut open = Vec::new();
        for wanted in [Column::Result, Column::Numerator, Column::Denominator] {
            let found: Vec<u32> = self.columns().into_iter().filter(|c| self.role(*c) == Some(wanted)).collect();
            let of_year: Vec<u32> = found.iter().filter(names_year).copied().collect();
            match (found.len(), of_year.as_slice()) {
                (..2, _) => {}
                (_, [only]) => {
                    columns.insert(wanted, *only);
                }
                _ => open.extend(found),
            }
        }
        open.into_iter().map(|c| format!("“{}” ({})", self.heading(c), crate::diag::column_letters(c))).collect()
    }
}

/// Whether a row below headings is one more of them: words for columns or years, and nothing of an answer.
fn is_heading_row(grid: &Grid, row: u32, catalog: &Catalog) -> bool {
    let year = |c: &Content| is_year(&c.plain()) || key(c).strip_prefix("nam ").is_some_and(is_year);
    let cells: Vec<&Content> = grid.row(row).map(|(_, c)| c).collect();
    let said = cells.iter().any(|c| is_heading(c) || year(c));
    said && cells.iter().all(|c| year(c) || (matches!(c, Content::Text(_)) && !catalog.recognises(c) && !catalog.names(&c.plain())))
}

/// A word for a column, sure or not.
fn is_heading(content: &Content) -> bool {
    role(content).is_some() || WORDS.maybe_code.contains(&key(content)) || maybe_result(content)
}

/// "Kết quả năm 2023" → 2023, if the heading names one year.
fn year_of(content: &Content) -> Option<i16> {
    let text = content.plain();
    let mut years = text.split(|c: char| !c.is_ascii_digit()).filter(|w| is_year(w));
    years.next().filter(|_| years.next().is_none())?.parse().ok()
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with("20") && text.chars().all(|c| c.is_ascii_digit())
}

/// "(1) (2) (3)" or "A B 1 2" below the headings.
fn is_column_numbers(grid: &Grid, row: u32) -> bool {
    let bare =
        |c: &Content| c.plain().trim_matches(['(', ')', '[', ']', ' ']).split(['=', ')']).next().unwrap_or_default().trim().to_string();
    let cells: Vec<String> = grid.row(row).map(|(_, c)| bare(c)).collect();
    let letter = |t: &String| t.chars().count() == 1 && t.chars().all(char::is_alphabetic);
    let numbers: Vec<u32> = cells.iter().filter(|t| !letter(t)).filter_map(|t| t.parse().ok()).collect();
    let letters = cells.iter().filter(|t| letter(t)).count();
    cells.len() >= ENOUGH_NUMBERS && letters + numbers.len() == cells.len() && numbers.windows(2).all(|w| w[0] + 1 == w[1])
}

fn below(grid: &Grid, row: u32, column: u32) -> impl Iterator<Item = &Content> {
    grid.rows().into_iter().filter(move |r| *r > row).filter_map(move |r| grid.get(r, column))
}

fn holds_codes(grid: &Grid, row: u32, column: u32, catalog: &Catalog) -> bool {
    let known = below(grid, row, column).filter(|c| catalog.recognises(c)).count();
    known >= ENOUGH_CODES || (known > 0 && known * 2 >= below(grid, row, column).count())
}

fn holds_names(grid: &Grid, row: u32, column: u32, catalog: &Catalog) -> bool {
    below(grid, row, column).any(|c| catalog.names(&c.plain()))
}

/// Headings of our own forms.
static OWN: LazyLock<BTreeMap<String, Column>> = LazyLock::new(|| Column::ALL.iter().map(|c| (fold_loose(&c.heading()), *c)).collect());

fn own(key: &str) -> Option<Column> {
    OWN.get(key).copied()
}

/// What a heading says its column holds.
pub(super) fn role(content: &Content) -> Option<Column> {
    let key = key(content);
    if key.is_empty() {
        return None;
    }
    WORDS.headings.get(&key).copied().or_else(|| own(&key).filter(|c| *c != Column::Id))
}

/// A heading of results where no other column holds them.
pub(super) fn maybe_result(content: &Content) -> bool {
    WORDS.maybe_result.contains(&key(content))
}

/// A heading without brackets, year and closing marks.
fn key(content: &Content) -> String {
    let Content::Text(text) = content else { return String::new() };
    let folded = fold_loose(text);
    let bare = folded.split('(').next().unwrap_or_default().trim().trim_end_matches([':', '.', ',']).trim();
    match bare.rsplit_once(" nam ") {
        Some((before, year)) if year.len() == 4 && year.chars().all(|c| c.is_ascii_digit()) => before.to_string(),
        _ => bare.to_string(),
    }
}

/// The headings of an answers sheet of a form of ours: its own words, wherever its columns have moved.
pub(super) fn of_form(grid: &Grid) -> Option<Header> {
    let needed = [Column::Code, Column::Result];
    grid.rows().into_iter().take(SEARCHED as usize).find_map(|row| {
        let mut columns = Columns::new();
        for (column, content) in grid.row(row) {
            if let Some(role) = own(&fold_loose(&content.plain())) {
                columns.entry(role).or_insert(column);
            }
        }
        needed.iter().all(|c| columns.contains_key(c)).then(|| Header {
            row,
            top: row,
            columns: completed(columns),
            several: Vec::new(),
            years: Vec::new(),
        })
    })
}

/// Columns whose heading was overwritten stand where they always did, if the others do. Forms of the first
/// layout had no column of explanations.
fn completed(mut columns: Columns) -> Columns {
    let first: Vec<Column> = Column::ALL.iter().copied().filter(|c| *c != Column::Explanation).collect();
    let layouts = [Column::ALL, &first].map(|l| (0u32..).zip(l.iter().copied()).map(|(at, role)| (role, at)).collect::<Columns>());
    if let Some(layout) = layouts.into_iter().find(|l| columns.iter().all(|(role, at)| l.get(role) == Some(at))) {
        for (role, at) in layout {
            columns.entry(role).or_insert(at);
        }
    }
    columns
}
