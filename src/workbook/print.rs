//! Tables printed on sheets: each cell by its look, and lists of many rows one row at a time.

use super::WorkbookError;
use super::sheet::Styles;
use super::table::{Cell, Table};
use crate::messages::Lang;
use crate::tables::{self, Lead, List, Look};

/// What is shown for a figure that is missing.
const MISSING: &str = "–";
/// Most rows of one list: beyond that nobody reads on, and what is written for programs has them all.
const MAX_LISTED: usize = 20_000;

/// The way to where a cell leads; none where no link can go there.
pub(super) type Way<'a> = &'a dyn Fn(&Lead) -> Option<String>;

/// A sheet of its own for a list, with its title and remarks above.
pub(super) fn sheet<'a>(styles: &'a Styles, name: &str, list: &List) -> Result<Table<'a>, WorkbookError> {
    let widths: Vec<f64> = list.columns.iter().map(|c| c.width).collect();
    let mut table = Table::new(styles, name, true, &widths)?;
    table.title(&list.title)?;
    list.remarks.iter().try_for_each(|remark| table.remark(&remark.text))?;
    Ok(table)
}

/// The list below what is there: headings with filters, rows, and how many are left out.
pub(super) fn list(table: &mut Table, list: &List, way: Way) -> Result<(), WorkbookError> {
    let heading = rows(table, list, way)?;
    table.filter(heading)?;
    let left = list.count.saturating_sub(MAX_LISTED);
    if left > 0 {
        table.remark(&Lang::Vi.say("summary-and-more", &[("count", left.into())]))?;
    }
    Ok(())
}

/// The same without filters, of which a sheet has one place; gives back the row of the headings.
pub(super) fn rows(table: &mut Table, list: &List, way: Way) -> Result<u32, WorkbookError> {
    if let Some(none) = list.none.as_ref().filter(|_| list.count == 0) {
        table.remark(none)?;
    }
    table.heading_texts(&list.columns.iter().map(|c| c.heading.clone()).collect::<Vec<_>>())?;
    let heading = table.row - 1;
    for cells in list.rows().take(MAX_LISTED) {
        table.row(&cells.iter().map(|c| cell(c, way)).collect::<Vec<_>>())?;
    }
    Ok(heading)
}

/// A short list inside a sheet, under its title; its headings do not repeat in print. Gives back how many rows are left out.
pub(super) fn block(table: &mut Table, list: &List, most: usize, way: Way) -> Result<usize, WorkbookError> {
    table.section(&list.title)?;
    if let Some(none) = list.none.as_ref().filter(|_| list.count == 0) {
        table.remark(none)?;
        return Ok(0);
    }
    table.row(&list.columns.iter().map(|c| Cell::Bold(c.heading.clone())).collect::<Vec<_>>())?;
    for cells in list.rows().take(most) {
        table.row(&cells.iter().map(|c| cell(c, way)).collect::<Vec<_>>())?;
    }
    Ok(list.count.saturating_sub(most))
}

/// A cell that no formula keeps.
pub(super) fn cell(cell: &tables::Cell, way: Way) -> Cell {
    let text = || cell.text.clone();
    match cell.look {
        Look::Open if cell.text.is_empty() => Cell::Open,
        Look::Open => Cell::Written(text()),
        Look::Figure if cell.text.is_empty() => Cell::Centre(MISSING.to_string()),
        Look::Centre | Look::Figure | Look::Verdict => Cell::Centre(text()),
        Look::Count => cell.text.parse().map_or_else(|_| Cell::Centre(text()), Cell::Number),
        Look::Marked(finding) => Cell::Marked(text(), finding, cell.leads.as_ref().and_then(way)),
        Look::Text => match cell.leads.as_ref().and_then(way) {
            Some(to) => Cell::File(text(), to),
            None if cell.bold => Cell::Bold(text()),
            None => Cell::Text(text()),
        },
    }
}
