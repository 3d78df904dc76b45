//! Communes of several rows each: one for numerators, one for denominators, one for rates. In a sheet turned
//! these are the columns under a commune's name.

use std::collections::BTreeMap;

use super::heading::{SPOT_ROWS, is_unit};
use super::rows::is_sum;
use crate::input::columns::SEARCHED;
use crate::input::grid::{Content, Grid};
use crate::input::rows::AnswerCells;
use crate::input::sheet::heading::{Says, read};
use crate::input::spot::Spot;
use crate::layout::Column;

/// The rows of one commune by what they hold.
pub(in crate::input) type Part = BTreeMap<Column, u32>;

/// The rows of every commune, by the one with its name.
#[derive(Debug, Clone, Default)]
pub(in crate::input) struct Parts(BTreeMap<u32, Part>);

/// How many cells of each kind make a column one of "Tử số" and "Mẫu số".
const ENOUGH: usize = 2;
/// How far before that column the names may be.
const BEFORE: u32 = 2;

impl Parts {
    /// Those of a sheet; none unless every one of them has the name of a commune or of a sum.
    pub fn of(grid: &Grid) -> Self {
        let mut columns: BTreeMap<u32, Vec<(u32, Column)>> = BTreeMap::new();
        for ((row, column), content) in grid.cells.range(..(SPOT_ROWS, 0)).filter(|((_, column), _)| *column < SEARCHED) {
            columns.entry(*column).or_default().extend(kind(content).map(|kind| (*row, kind)));
        }
        let enough = |of: Column, rows: &[(u32, Column)]| rows.iter().filter(|(_, kind)| *kind == of).count() >= ENOUGH;
        let is_enough = |rows: &[(u32, Column)]| enough(Column::Numerator, rows) && enough(Column::Denominator, rows);
        columns.into_iter().filter(|(_, rows)| is_enough(rows)).find_map(|(column, _)| Self::beside(grid, column)).unwrap_or_default()
    }

    fn beside(grid: &Grid, column: u32) -> Option<Self> {
        let rows = kinds(grid, column);
        let first = rows.first()?.0;
        let names = (1..=BEFORE).filter_map(|n| column.checked_sub(n)).find(|c| grid.get(first, *c).is_some())?;
        let mut parts: BTreeMap<u32, Part> = BTreeMap::new();
        for (row, role) in rows {
            if grid.get(row, names).is_some() {
                parts.insert(row, Part::new());
            }
            if parts.last_entry()?.get_mut().insert(role, row).is_some() {
                return None;
            }
        }
        let name = |row: &u32| grid.text(*row, names);
        let is_whole = |part: &Part| part.contains_key(&Column::Numerator) && part.contains_key(&Column::Denominator);
        let known = parts.iter().all(|(row, part)| is_whole(part) && (is_unit(&name(row)) || is_sum(&name(row))));
        (known && parts.len() >= ENOUGH && parts.keys().any(|row| is_unit(&name(row)))).then_some(Self(parts))
    }

    /// The rows of the commune named in a row.
    pub fn named(&self, row: u32) -> Option<&Part> {
        self.0.get(&row)
    }

    /// Whether a row is one of a commune named in a row above.
    pub fn is_further(&self, row: u32) -> bool {
        self.0.range(..row).next_back().is_some_and(|(_, part)| part.values().any(|r| *r == row))
    }
}

/// Numerator, denominator or rate, as a heading says.
fn kind(content: &Content) -> Option<Column> {
    match (content, read(content).says) {
        (Content::Text(_), Some(Says::Column(role @ (Column::Numerator | Column::Denominator | Column::Result)))) => Some(role),
        (Content::Text(_), Some(Says::MaybeResult)) => Some(Column::Result),
        _ => None,
    }
}

fn kinds(grid: &Grid, column: u32) -> Vec<(u32, Column)> {
    grid.rows().filter_map(|row| Some((row, kind(grid.get(row, column)?)?))).collect()
}

/// The cells of an answer in the rows of a commune. The one cell over all of them, or the only one filled where no
/// parts are asked for, holds the result.
pub(super) fn cells<'a>(grid: &'a Grid, part: &Part, column: u32, rate: bool) -> AnswerCells<'a> {
    let spot = |role: Column| part.get(&role).and_then(|row| Spot::at(grid, *row, column));
    let (numerator, denominator, result) = (spot(Column::Numerator), spot(Column::Denominator), spot(Column::Result));
    let (first, last) = (part.values().min().copied(), part.values().max().copied());
    let merged = first.and_then(|row| grid.merged_down(row, column)).is_some_and(|area| Some(area.bottom) >= last);
    let filled: Vec<&Spot> = [&numerator, &denominator, &result].into_iter().flatten().collect();
    match filled.as_slice() {
        [only] if merged || !rate => AnswerCells { result: Some((*only).clone()), ..AnswerCells::default() },
        _ => AnswerCells { numerator, denominator, result, ..AnswerCells::default() },
    }
}
