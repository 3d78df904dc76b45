//! Tables as papers have them: headings over every page, numbers in the middle, names over their rows.

use super::docx::{Cell, Merge, Style, Table};
use crate::messages::Lang;
use crate::tables::{self, Join, Look, Row};

fn headed_by(widths: &[u32], headings: &[String]) -> Table {
    let head = headings.iter().map(|text| Cell::of(Style::CellHead, text).kept()).collect();
    Table { widths: widths.to_vec(), head: 1, lines: true, rows: vec![head] }
}

/// A table with all of its columns.
pub(super) fn printed(table: &tables::Table) -> Table {
    without(table, &[])
}

/// The same without some columns, for which a page has no room.
pub(super) fn without(table: &tables::Table, left_out: &[&str]) -> Table {
    let places: Vec<usize> = (0..table.columns.len()).filter(|at| !left_out.contains(&table.columns[*at].id.as_str())).collect();
    let columns = || places.iter().map(|at| &table.columns[*at]);
    let widths: Vec<u32> = columns().map(|c| c.width as u32).collect();
    let headings: Vec<String> = columns().map(|c| c.heading.clone()).collect();
    let mut paper = headed_by(&widths, &headings);
    table.remarks.iter().for_each(|remark| paper.remark(&remark.text));
    for (at, row) in table.rows.iter().enumerate() {
        match row {
            Row::Section(text) => paper.section(text),
            Row::Remark(remark) => paper.remark(&remark.text),
            Row::Cells(_, cells) => {
                let goes_on = |column: usize| matches!(table.rows.get(at + 1), Some(Row::Cells(_, next)) if next.get(column).is_some_and(|c| c.join == Join::Rest));
                paper.rows.push(cells_of(cells, &places, &goes_on));
            }
        }
    }
    paper
}

fn cells_of(cells: &[tables::Cell], places: &[usize], goes_on: &dyn Fn(usize) -> bool) -> Vec<Cell> {
    let mut row = Vec::new();
    let mut covered = 0;
    for at in places {
        let Some(cell) = cells.get(*at) else { continue };
        if covered > 0 {
            covered -= 1;
            continue;
        }
        covered = cell.over.max(1) - 1;
        let merge = match cell.join {
            Join::First if goes_on(*at) => Merge::First,
            Join::Rest => Merge::Rest,
            _ => Merge::No,
        };
        row.push(cell_of(cell).over(cell.over.max(1)).joined(merge));
    }
    row
}

/// A figure that is missing is room to write.
fn cell_of(cell: &tables::Cell) -> Cell {
    let own = match cell.look {
        Look::Text | Look::Open => Cell::of(Style::Cell, &cell.text),
        Look::Centre | Look::Count | Look::Verdict | Look::Marked(_) => Cell::of(Style::CellCentre, &cell.text),
        Look::Figure if cell.text.is_empty() => Cell::of(Style::CellNumber, &Lang::Vi.text("dotted-name")),
        Look::Figure => Cell::of(Style::CellNumber, &cell.text),
    };
    if cell.bold { own.bold() } else { own }
}

impl Table {
    /// A line over all columns: the name of what follows.
    fn section(&mut self, text: &str) {
        self.rows.push(vec![Cell::of(Style::CellSection, text).over(self.widths.len())]);
    }

    /// A remark in place of rows.
    fn remark(&mut self, text: &str) {
        self.rows.push(vec![Cell::of(Style::CellCentre, text).over(self.widths.len())]);
    }
}
