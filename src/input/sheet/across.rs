//! Indicators below each other, communes side by side: turned, the sheet is a matrix like any other.

use std::collections::BTreeMap;

use super::columns::Chosen;
use super::heading::{self, Says};
use super::region::{Headed, Region};
use crate::input::catalog::Catalog;
use crate::input::grid::{Content, Grid};
use crate::input::matrix::{Heading, Parts, Question, attribute_of, is_unit};
use crate::layout::Column;
use crate::layout::matrix::ColumnId;

/// How much of a column must be filled where only its place says that it is a commune's.
const ENOUGH_FILLED: usize = 2;

/// The columns of communes, from the left; none where the columns are those of one commune.
pub(in crate::input) fn communes(grid: &Grid, region: &Region, chosen: &Chosen) -> Vec<u32> {
    let named: Vec<u32> = region.columns.iter().filter(|c| is_commune(c) && !is_judged(region, c)).map(|c| c.at).collect();
    let free: Vec<&Headed> = region.columns.iter().filter(|c| c.says.is_none() && !c.agency && !c.path.is_empty()).collect();
    let names: std::collections::BTreeSet<String> =
        region.columns.iter().filter(|c| is_commune(c)).filter_map(|c| unit(c).map(str::to_string)).collect();
    let alone = chosen.columns.contains_key(&Column::Result);
    if names.len() > 1 || (names.len() == 1 && !alone) {
        let first = named.first().copied().unwrap_or_default();
        let more = free.iter().filter(|c| c.at > first).map(|c| c.at);
        let mut all: Vec<u32> = named.into_iter().chain(more).collect();
        all.sort_unstable();
        all.dedup();
        return all;
    }
    let filled = |c: &&&Headed| {
        let cells = grid.cells.range((region.first, 0)..(region.end, 0)).filter(|((_, column), _)| *column == c.at);
        let answers = cells.filter(|(_, content)| is_answer(content)).count();
        answers * ENOUGH_FILLED >= region.rows(grid).len() && answers > 1
    };
    let unnamed: Vec<u32> = free.iter().filter(filled).map(|c| c.at).collect();
    if !alone && unnamed.len() > 1 { unnamed } else { Vec::new() }
}

fn is_answer(content: &Content) -> bool {
    match content {
        Content::Text(text) => text.chars().count() <= 40,
        Content::Number { .. } | Content::Bool(_) => true,
        _ => false,
    }
}

/// A column under the name of a commune.
fn is_commune(column: &Headed) -> bool {
    let part = matches!(
        column.says,
        None | Some(Says::MaybeResult | Says::Column(Column::Result | Column::Numerator | Column::Denominator | Column::Verdict))
    );
    part && unit(column).is_some()
}

/// How a commune is judged that has a column of results besides.
fn is_judged(region: &Region, column: &Headed) -> bool {
    let judged = column.says == Some(Says::Column(Column::Verdict)) && is_commune(column);
    judged && region.columns.iter().any(|c| c.at != column.at && unit(c) == unit(column) && c.says != column.says && is_commune(c))
}

/// The heading that is the name of a commune.
fn unit(column: &Headed) -> Option<&str> {
    let named = |text: &&String| is_unit(text) && heading::read(&Content::Text((*text).clone())).says.is_none();
    column.path.iter().find(named).map(String::as_str)
}

/// The sheet turned, with a question for every row.
pub(in crate::input) fn turned(
    grid: &Grid,
    region: &Region,
    chosen: &Chosen,
    communes: &[u32],
    catalog: &Catalog,
) -> Option<(Grid, Heading)> {
    let first = *communes.first()?;
    let name = name_row(grid, region, communes);
    let turned = grid.turned();
    let mut fields: BTreeMap<ColumnId, u32> = BTreeMap::from([(ColumnId::Field(crate::layout::Field::Name), name)]);
    let mut questions = Vec::new();
    for row in region.top..region.end {
        let label = label(grid, row, chosen);
        let Some((at, words)) = label else { continue };
        let attribute = words.first().and_then(|w| attribute_of(w)).or_else(|| attribute_of(&grid.text(row, at)));
        match attribute {
            Some(id) if row != name && !catalog.recognises(grid.get(row, at)?) => {
                fields.entry(id).or_insert(row);
            }
            _ if row >= region.first => questions.push(question(grid, row, at, words, questions.last())),
            _ => {}
        }
    }
    let parts = Parts::of(&turned);
    let aside = region.columns.iter().filter(|c| is_judged(region, c)).map(|c| c.at).collect();
    Some((turned, Heading { top: first, first, name, fields, questions, unused: Vec::new(), own: false, parts, aside }))
}

/// What a row asks for; "Tử số" below an indicator asks for a part of its figure.
fn question(grid: &Grid, row: u32, at: u32, words: Vec<String>, above: Option<&Question>) -> Question {
    let role = grid.get(row, at).and_then(heading::column).filter(|c| matches!(c, Column::Numerator | Column::Denominator));
    match (role, above) {
        (Some(role), Some(above)) => Question { column: row, role, ..above.clone() },
        _ => Question { column: row, code: (at, row), words, role: Column::Result, id: None },
    }
}

fn name_row(grid: &Grid, region: &Region, communes: &[u32]) -> u32 {
    let names = |row: &u32| communes.iter().filter(|c| grid.get(*row, **c).is_some_and(|content| is_unit(&content.plain()))).count();
    let named = (region.top..region.first).rev().max_by_key(names).filter(|row| names(row) > 0);
    named.unwrap_or(region.top)
}

/// The cell that says what a row is about, and the words next to it.
fn label(grid: &Grid, row: u32, chosen: &Chosen) -> Option<(u32, Vec<String>)> {
    let filled = |role: Column| chosen.columns.get(&role).copied().filter(|c| grid.get(row, *c).is_some());
    let name = filled(Column::Name);
    match (filled(Column::Code).filter(|_| chosen.coded), name) {
        (Some(code), name) => Some((code, name.filter(|n| *n != code).map(|n| grid.text(row, n)).into_iter().collect())),
        (None, Some(name)) => Some((name, Vec::new())),
        _ => None,
    }
}
