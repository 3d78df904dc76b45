//! The tables of an .ods: which of their rows and columns are hidden, and what fonts do to the texts in their cells.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::cell::Cell;
use super::dress::Styles;
use super::{At, Hidden, MOST_HIDDEN, Pieces, Sight, Sights, value};
use crate::input::look::Face;

/// Most cells of a file kept with what fonts do to their texts.
const MOST_DRESSED: usize = 100_000;

/// Tables by name, and where the last one has come to.
#[derive(Default)]
pub(in super::super) struct Tables {
    tables: Vec<SightedTable>,
    row: u32,
    column: u32,
    styles: Styles,
    cells: Cells,
    dressed: usize,
}

#[derive(Default)]
struct SightedTable {
    name: String,
    hidden: Hidden,
    placed: BTreeMap<At, (Pieces, Face)>,
    /// What the fonts of whole columns do.
    columns: Vec<(At, Face)>,
}

/// Where the cells of a row have come to.
#[derive(Default)]
struct Cells {
    /// First row of those that are written once, and the one after the last.
    rows: At,
    face: Option<Face>,
    column: u32,
    open: Option<Cell>,
}

impl Tables {
    pub fn event(&mut self, event: &Event) {
        if let Some(cell) = &mut self.cells.open {
            if cell.event(event, &self.styles) {
                self.close();
            }
            return;
        }
        let (tag, empty) = match event {
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::End(tag) => return self.styles.end(tag.local_name().as_ref()),
            _ => return,
        };
        match tag.local_name().as_ref() {
            "table" => {
                self.tables.push(SightedTable { name: value(tag, "name").unwrap_or_default().into_owned(), ..SightedTable::default() });
                (self.row, self.column) = (0, 0);
            }
            "table-row" => self.row(tag),
            "table-column" => self.columns(tag),
            "table-cell" | "covered-table-cell" => self.cell(tag, empty),
            _ => self.styles.begin(tag),
        }
    }

    /// What was seen of the tables.
    pub fn sights(self) -> Sights {
        let sight = |table: SightedTable| (table.name, Sight { hidden: table.hidden, placed: table.placed, ..Sight::default() });
        self.tables.into_iter().map(sight).collect()
    }

    fn row(&mut self, tag: &BytesStart) {
        let first = self.row;
        if let Some(table) = self.tables.last_mut() {
            next(&mut table.hidden.rows, &mut self.row, tag, "number-rows-repeated");
        }
        let face = self.styles.of_cell(tag, "default-cell-style-name");
        self.cells = Cells { rows: (first, self.row), face, column: 0, open: None };
    }

    fn columns(&mut self, tag: &BytesStart) {
        let first = self.column;
        let face = self.styles.of_cell(tag, "default-cell-style-name");
        if let Some(table) = self.tables.last_mut() {
            next(&mut table.hidden.columns, &mut self.column, tag, "number-columns-repeated");
            table.columns.extend(face.filter(|face| *face != Face::default()).map(|face| ((first, self.column), face)));
        }
    }

    fn cell(&mut self, tag: &BytesStart, empty: bool) {
        let first = self.cells.column;
        let times = value(tag, "number-columns-repeated").and_then(|n| n.parse::<u32>().ok()).unwrap_or(1);
        self.cells.column = first.saturating_add(times);
        if self.styles.are_plain() {
            return;
        }
        let of_column = || {
            let columns = &self.tables.last()?.columns;
            columns.iter().find(|((from, to), _)| (*from..*to).contains(&first)).map(|(_, face)| *face)
        };
        let face = self.styles.of_cell(tag, "style-name").or(self.cells.face).or_else(of_column).unwrap_or_default();
        self.cells.open = Some(Cell::new(tag, (first, self.cells.column), face));
        if empty {
            self.close();
        }
    }

    /// Keeps what a cell looks like, wherever it is repeated.
    fn close(&mut self) {
        let Some((cell, table)) = self.cells.open.take().zip(self.tables.last_mut()) else { return };
        let (columns, face) = (cell.columns, cell.face);
        let Some(pieces) = cell.dressed() else { return };
        let rows = self.cells.rows;
        let places = (rows.0..rows.1).flat_map(|row| (columns.0..columns.1).map(move |column| (row, column)));
        for at in places.take(MOST_DRESSED - self.dressed) {
            self.dressed += 1;
            table.placed.insert(at, (pieces.clone(), face));
        }
    }
}

fn next(hidden: &mut Vec<At>, at: &mut u32, tag: &BytesStart, repeated: &str) {
    let times = value(tag, repeated).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1);
    let after = at.saturating_add(times);
    if hidden.len() < MOST_HIDDEN && value(tag, "visibility").is_some_and(|v| v != "visible") {
        hidden.push((*at, after.saturating_sub(1)));
    }
    *at = after;
}
