//! One table for several communes: a column says whose each row is, or below every indicator is a row for each commune.

use super::region::Region;
use super::titles;
use crate::input::fields::{FieldCell, FieldCells, Fields};
use crate::input::grid::{Content, Grid};
use crate::input::matrix::{attribute_of, is_name_heading, is_unit};
use crate::layout::Field;
use crate::layout::matrix::ColumnId;
use crate::text::fold_loose;

/// Rows a commune has at least where it is below each indicator, and rows of one value that make it everybody's.
const ENOUGH: usize = 3;
/// Years that a table may be about.
const YEARS: std::ops::Range<i16> = 2000..2100;
/// What a column may say of all its rows.
const COMMON: [Field; 5] = [Field::Name, Field::Code, Field::District, Field::Province, Field::Year];

/// A row with the row of its labels and the cell that says whose it is.
struct Owned {
    row: u32,
    label: u32,
    whose: Option<FieldCell>,
}

/// The table of each commune by its folded name, in the order they first come; nothing where all rows are one commune's.
pub(in crate::input) fn parts(grid: &Grid, region: &Region) -> Vec<(String, Region)> {
    let rows = in_column(grid, region).or_else(|| below_each(grid, region)).unwrap_or_default();
    let mut names: Vec<(String, FieldCell)> = Vec::new();
    for whose in rows.iter().filter_map(|r| r.whose.as_ref()) {
        let key = key(whose);
        if !names.iter().any(|(known, _)| *known == key) {
            names.push((key, whose.clone()));
        }
    }
    if names.len() < 2 {
        return Vec::new();
    }
    let part = |(name, whose): (String, FieldCell)| {
        let own = rows.iter().filter(|r| r.whose.as_ref().is_none_or(|w| key(w) == name));
        let pairs = own.map(|r| (r.row, r.label)).collect();
        (name, Region { pairs: Some(pairs), commune: Some(whose), ..region.clone() })
    };
    names.into_iter().map(part).collect()
}

fn key(cell: &FieldCell) -> String {
    fold_loose(&cell.content.as_ref().map(Content::plain).unwrap_or_default())
}

/// A column of communes' names, written in every row or once for the rows below.
fn in_column(grid: &Grid, region: &Region) -> Option<Vec<Owned>> {
    let column = region.columns.iter().filter(|c| !c.is_result() && !c.is_label()).find(|c| {
        let heading = c.path.last().map(|text| text.replace('_', " ")).unwrap_or_default();
        let named = is_name_heading(&Content::Text(heading.clone()));
        let sure = format!(" {}", fold_loose(&heading)).ends_with(" xa");
        let cells = region.column(grid, c.at);
        named && !cells.is_empty() && (sure || cells.iter().all(|(_, content)| is_unit(&content.plain())))
    })?;
    let mut whose: Option<FieldCell> = None;
    let mut owned = Vec::new();
    for row in region.rows(grid) {
        if let Some(content) = grid.get(row, column.at) {
            whose = Some(FieldCell { content: Some(content.clone()), origin: grid.origin(row, column.at) });
        }
        owned.extend(whose.clone().map(|whose| Owned { row, label: row, whose: Some(whose) }));
    }
    Some(owned)
}

/// Rows that have no more than a commune's name, as many times as there are indicators above them.
fn below_each(grid: &Grid, region: &Region) -> Option<Vec<Owned>> {
    let columns: Vec<u32> = region.columns.iter().filter(|c| c.is_label()).map(|c| c.at).collect();
    let named = |row: u32| {
        columns.iter().find_map(|at| {
            let name = titles::commune(&grid.text(row, *at))?;
            Some(FieldCell { content: Content::of_text(&name), origin: grid.origin(row, *at) })
        })
    };
    let is_labelled = |row: u32| columns.iter().any(|at| grid.get(row, *at).is_some());
    let mut label = None;
    let mut owned: Vec<Owned> = Vec::new();
    for row in region.rows(grid) {
        match (named(row), label) {
            (Some(whose), Some(label)) => owned.push(Owned { row, label, whose: Some(whose) }),
            _ => {
                label = is_labelled(row).then_some(row).or(label);
                owned.push(Owned { row, label: row, whose: None });
            }
        }
    }
    let labels: std::collections::BTreeSet<u32> = owned.iter().filter(|o| o.whose.is_some()).map(|o| o.label).collect();
    owned.retain(|o| o.whose.is_some() || !labels.contains(&o.row));
    (labels.len() >= ENOUGH).then_some(owned)
}

/// What a column of the table says of all its rows: the year, the district, the only commune.
pub(in crate::input) fn facts(grid: &Grid, region: &Region) -> Fields {
    let mut fields = Fields::new();
    if let Some(whose) = &region.commune {
        fields.insert(Field::Name, FieldCells { value: whose.clone(), more: Vec::new() });
    }
    for column in region.columns.iter().filter(|c| !c.is_result()) {
        let heading = column.path.last().map(|text| text.replace('_', " ")).unwrap_or_default();
        let Some(ColumnId::Field(field)) = attribute_of(&heading).filter(|id| COMMON.iter().any(|f| *id == ColumnId::Field(*f))) else {
            continue;
        };
        let cells = region.column(grid, column.at);
        let Some((row, first)) = cells.first().filter(|_| cells.len() >= ENOUGH) else { continue };
        if cells.iter().all(|(_, content)| content == first) && (field != Field::Year || is_year(first)) {
            let cell = FieldCell { content: Some((*first).clone()), origin: grid.origin(*row, column.at) };
            fields.entry(field).or_insert(FieldCells { value: cell, more: Vec::new() });
        }
    }
    fields
}

fn is_year(content: &Content) -> bool {
    content.plain().parse::<i16>().is_ok_and(|year| YEARS.contains(&year))
}
