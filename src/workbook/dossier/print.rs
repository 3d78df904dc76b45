//! Tables of the dossier, each printed on a sheet of its own.

use std::collections::BTreeMap;

use super::super::WorkbookError;
use super::super::answers_sheet::colour_verdicts;
use super::super::print;
use super::super::table::{Cell, Table};
use super::letterhead::{self, Title};
use super::live::{Place, live};
use super::{DossierContext, sheet_name};
use crate::layout::dossier::{SHEETS, open};
use crate::tables::{self, Join, Lead, Look, Offer, Row};

/// Where the rows of a table are on its sheet, by their ids.
pub(super) type Rows = BTreeMap<String, u32>;

/// How a sheet is laid out.
struct Page {
    id: &'static str,
    landscape: bool,
    /// The column behind which the heading of an official paper is split; none where the sheet has a title alone.
    split: Option<u16>,
}

const PAGES: [Page; 14] = [
    Page { id: "t1", landscape: false, split: Some(1) },
    Page { id: "t2", landscape: true, split: Some(2) },
    Page { id: "t3", landscape: true, split: Some(2) },
    Page { id: "t5", landscape: true, split: None },
    Page { id: "t6", landscape: true, split: Some(1) },
    Page { id: "t7", landscape: false, split: Some(1) },
    Page { id: "t8", landscape: true, split: Some(1) },
    Page { id: "t9", landscape: false, split: Some(2) },
    Page { id: "narrative", landscape: true, split: None },
    Page { id: "procedure", landscape: true, split: None },
    Page { id: "plan", landscape: true, split: None },
    Page { id: "explanations", landscape: true, split: None },
    Page { id: "thresholds", landscape: false, split: None },
    Page { id: "problems", landscape: true, split: None },
];

/// Prints a table; `detail` says where the rows of T2 are, for one that takes cells from there.
pub(super) fn print<'a>(context: &DossierContext<'a>, table: &tables::Table, detail: &Rows) -> Result<(Table<'a>, Rows), WorkbookError> {
    let mut printer = Printer { context, table, detail, sheet: begin(context, table)?, rows: Rows::new(), joined: Vec::new() };
    let first = printer.sheet.row;
    table.rows.iter().try_for_each(|row| printer.row(row))?;
    printer.join()?;
    printer.colour(first)?;
    printer.offer(first)?;
    if !on_paper(table) {
        printer.sheet.sheet.keep_off_paper()?;
    }
    Ok((printer.sheet.finish()?, printer.rows))
}

/// Whether a table is printed with the others: not one without rows, nor the forms of appraisers before they have written
/// anything, nor what is worked through on the screen: the thresholds to compare, and the data to look at again.
fn on_paper(table: &tables::Table) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| match row {
        Row::Cells(_, cells) => Some(cells),
        _ => None,
    });
    match table.id {
        "thresholds" | "problems" => false,
        "t3" => cells.any(|row| row.iter().any(|cell| cell.look == Look::Open && !cell.text.is_empty())),
        _ => table.rows.iter().any(|row| !matches!(row, Row::Remark(_))),
    }
}

/// The sheet with everything above the rows.
fn begin<'a>(context: &DossierContext<'a>, table: &tables::Table) -> Result<Table<'a>, WorkbookError> {
    debug_assert!(SHEETS.contains(&table.id), "{} is no sheet", table.id);
    let page = PAGES.iter().find(|page| page.id == table.id);
    let (landscape, split) = page.map_or((true, None), |page| (page.landscape, page.split));
    let widths: Vec<f64> = table.columns.iter().map(|c| c.width).collect();
    let mut sheet = Table::fitted(context.styles, &sheet_name(table.id), landscape, &widths)?;
    let title = Title::of(context.spec.law, table.id);
    match split {
        Some(split) => {
            let last = sheet.last();
            letterhead::over(context, &mut sheet, split, last, &title)?;
        }
        None => sheet.title(&title.line())?,
    }
    for remark in &table.remarks {
        put_remark(context, &mut sheet, remark)?;
    }
    sheet.heading_texts(&table.columns.iter().map(|c| c.heading.clone()).collect::<Vec<_>>())?;
    if open(table.id).is_some() {
        sheet.id_heading()?;
    }
    Ok(sheet)
}

fn put_remark(context: &DossierContext, sheet: &mut Table, remark: &tables::Remark) -> Result<(), WorkbookError> {
    let formula = remark.live.as_ref().and_then(|key| live(context, key, &remark.text, None, &Place::default()));
    match formula {
        Some(formula) => sheet.live_remark(&formula),
        None => sheet.remark(&remark.text),
    }
}

struct Printer<'p, 'a> {
    context: &'p DossierContext<'a>,
    table: &'p tables::Table,
    detail: &'p Rows,
    sheet: Table<'a>,
    rows: Rows,
    /// Cells that are one: column, first and last row, text.
    joined: Vec<(u16, u32, u32, String)>,
}

impl Printer<'_, '_> {
    fn row(&mut self, row: &Row) -> Result<(), WorkbookError> {
        match row {
            Row::Section(text) => self.sheet.section(text),
            Row::Remark(remark) => put_remark(self.context, &mut self.sheet, remark),
            Row::Cells(id, cells) => self.cells(id.as_deref(), cells),
        }
    }

    fn cells(&mut self, id: Option<&str>, cells: &[tables::Cell]) -> Result<(), WorkbookError> {
        let row = self.sheet.row;
        let place = Place { row, table: Some(self.table), detail: Some(self.detail) };
        self.sheet.row(&cells.iter().map(|cell| printed(self.context, cell, &place)).collect::<Vec<_>>())?;
        for (column, cell) in (0u16..).zip(cells) {
            if cell.over > 1 {
                self.sheet.across(row, column, column + cell.over as u16 - 1, &cell.text)?;
            }
            match cell.join {
                Join::No => {}
                Join::First => self.joined.push((column, row, row, cell.text.clone())),
                Join::Rest => self.joined.iter_mut().rev().find(|(c, ..)| *c == column).into_iter().for_each(|last| last.2 = row),
            }
        }
        if let Some(id) = id {
            self.rows.insert(id.to_string(), row);
            if open(self.table.id).is_some() {
                self.sheet.id(id)?;
            }
        }
        Ok(())
    }

    fn join(&mut self) -> Result<(), WorkbookError> {
        for (column, first, last, text) in std::mem::take(&mut self.joined) {
            self.sheet.merged(first, last, column, &text)?;
        }
        Ok(())
    }

    /// Colours the columns of verdicts.
    fn colour(&mut self, first: u32) -> Result<(), WorkbookError> {
        let verdicts = (0..self.table.columns.len()).filter(|at| {
            let is_verdict = |row: &Row| matches!(row, Row::Cells(_, cells) if cells.get(*at).is_some_and(|c| c.look == Look::Verdict));
            self.table.rows.iter().any(is_verdict)
        });
        let last = self.sheet.row.saturating_sub(1).max(first);
        verdicts.collect::<Vec<_>>().into_iter().try_for_each(|at| colour_verdicts(self.sheet.sheet.worksheet(), first, last, at as u16))
    }

    /// The words that may be written into some columns.
    fn offer(&mut self, first: u32) -> Result<(), WorkbookError> {
        let last = self.sheet.row.saturating_sub(1).max(first);
        for (at, _) in (0u16..).zip(&self.table.columns).filter(|(_, c)| c.offers == Some(Offer::Ruling)) {
            let range = &self.context.formulas.grounds.given.lists.offer_yes_no_na.range;
            self.sheet.offer((first, last), at, range)?;
        }
        Ok(())
    }
}

fn printed(context: &DossierContext, cell: &tables::Cell, place: &Place) -> Cell {
    let formula = cell.live.as_ref().and_then(|key| live(context, key, &cell.text, cell.number.as_ref(), place));
    match formula {
        Some(formula) if cell.look == Look::Text => Cell::LiveText(formula),
        Some(formula) => Cell::Live(formula),
        None => print::cell(cell, &|lead| match lead {
            Lead::File(file) => context.extras.files.get(file).cloned(),
            Lead::Cell(_) => None,
        }),
    }
}
