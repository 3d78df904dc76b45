//! Questionnaires: no headings over columns, but before each answer a cell that says what it is: "Kết quả:" | 95,5%.

use std::collections::BTreeMap;

use super::heading::{self, Says};
use super::region::{Headed, Region};
use crate::input::grid::{Content, Grid};
use crate::layout::Column;
use crate::text::fold_loose;

/// Rows in which a cell says the same at the same place, so that it is a label and not an answer.
const ENOUGH: usize = 3;
/// Rows that are looked at: a questionnaire has a few for each indicator.
const MOST_ROWS: usize = 1000;

/// The table that rows of labelled answers make; none where there is no label of results.
pub(in crate::input) fn region(grid: &Grid) -> Option<Region> {
    let labels = labels(grid);
    let is_result = |c: &Headed| c.says == Some(Says::Column(Column::Result));
    if !labels.values().any(is_result) {
        return None;
    }
    let is_label = |row: u32, column: u32| labels.get(&column).is_some_and(|l| is(grid, row, column, l));
    let answered = |row: u32| labels.keys().any(|column| is_label(row, *column));
    let rows: Vec<u32> = grid.rows().take(MOST_ROWS).collect();
    // What an answer is about is before its label, or in the last row above.
    let name = rows.iter().filter(|row| !answered(**row)).filter_map(|row| grid.row(*row).next()).map(|(column, _)| column).min()?;
    let first = *rows.iter().find(|row| answered(**row))?;
    let top = rows.iter().copied().rfind(|row| *row < first).unwrap_or(first);
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for row in rows.into_iter().filter(|row| *row >= top) {
        let own = grid.get(row, name).is_some() && !is_label(row, name);
        let above = pairs.last().filter(|(last, label)| last == label && grid.get(*last, name).is_some()).map(|(last, _)| *last);
        match above.filter(|_| answered(row) && !own) {
            Some(label) => {
                pairs.pop();
                pairs.push((row, label));
            }
            None => pairs.push((row, row)),
        }
    }
    let end = pairs.last().map_or(0, |(row, _)| row + 1);
    let mut columns: Vec<Headed> = labels.into_values().collect();
    columns.insert(0, headed(name, String::new(), Some(Says::Label)));
    let region = Region::new(top, top, end, columns, (0, u32::MAX));
    Some(Region { pairs: Some(pairs.into()), ..region })
}

/// The labels by their columns, each as the heading of the answers behind it.
fn labels(grid: &Grid) -> BTreeMap<u32, Headed> {
    let mut counts: BTreeMap<(u32, String), usize> = BTreeMap::new();
    let end = grid.rows().nth(MOST_ROWS).unwrap_or(u32::MAX);
    for ((_, column), content) in grid.cells.range(..(end, 0)) {
        if !matches!(heading::read(content).says, None | Some(Says::Tick(_) | Says::MaybeResult)) {
            *counts.entry((*column, fold_loose(&content.plain()))).or_default() += 1;
        }
    }
    let mut labels: BTreeMap<u32, (usize, Headed)> = BTreeMap::new();
    for ((column, text), count) in counts.into_iter().filter(|(_, count)| *count >= ENOUGH) {
        let heading = heading::read(&Content::Text(text.clone()));
        let mut label = headed(column + 1, text.trim_end_matches([':', ' ']).to_string(), heading.says);
        (label.year, label.agency) = (heading.year, heading.agency);
        if labels.get(&column).is_none_or(|(most, _)| count > *most) {
            labels.insert(column, (count, label));
        }
    }
    // "Đã đạt" behind a label is an answer, however often it is given.
    let columns: Vec<u32> = labels.keys().copied().collect();
    for column in columns {
        if labels.contains_key(&column) {
            labels.remove(&(column + 1));
        }
    }
    labels.into_iter().map(|(column, (_, label))| (column, label)).collect()
}

fn is(grid: &Grid, row: u32, column: u32, label: &Headed) -> bool {
    grid.get(row, column).is_some_and(|c| fold_loose(&c.plain()).trim_end_matches([':', ' ']) == label.title())
}

fn headed(at: u32, title: String, says: Option<Says>) -> Headed {
    Headed { at, path: vec![title], says, year: None, year_at: (0, at), agency: false }
}
