//! What became of the communes between two rounds: sums, lists of what turned, figures, early warnings, the rest.

mod alone;
mod appraisal;
mod figures;
mod overview;
mod turned;
mod warnings;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use super::WorkbookError;
use super::sheet::{Styles, save, workbook};
use super::summary::marks::Marks;
use super::table::{Cell, Table};
use crate::diag::{Fact, Origin};
use crate::district::{Comparison, Subject, Turn};
use crate::layout::{property, summary::KIND};
use crate::messages::Lang;

/// Most rows of one list: beyond that nobody reads on, and the JSON has them all.
const MAX_LISTED: usize = 20_000;
/// The year in the properties where no commune was paired: any will do, so that it is always the same.
const FIRST_YEAR: i16 = 2021;

/// What every sheet is written from.
struct Context<'a> {
    comparison: &'a Comparison,
    styles: Styles,
    marks: Marks,
}

/// Writes the workbook.
pub(super) fn comparison(comparison: &Comparison) -> Result<Vec<u8>, WorkbookError> {
    let context = Context { comparison, styles: Styles::new(), marks: Marks::new() };
    let mut book: Workbook = workbook()?;
    book.set_properties(&properties(comparison)?);
    book.push_worksheet(overview::write(&context)?);
    book.push_worksheet(turned::write(&context, Turn::Gained)?);
    book.push_worksheet(turned::write(&context, Turn::Lost)?);
    for turn in [Turn::Blank, Turn::Unclear, Turn::Other] {
        if comparison.turned(turn).next().is_some() {
            book.push_worksheet(turned::write(&context, turn)?);
        }
    }
    for sheet in [figures::write(&context)?, warnings::write(&context)?, alone::write(&context)?] {
        book.push_worksheet(sheet);
    }
    for sheet in appraisal::write(&context.styles, &sides(comparison))? {
        book.push_worksheet(sheet);
    }
    save(book)
}

/// The dossiers of both rounds, those without counterpart too.
fn sides(comparison: &Comparison) -> Vec<appraisal::Side<'_>> {
    let pairs = comparison.pairs.iter();
    let old = pairs.clone().map(|p| &p.old).chain(comparison.old_alone.iter().map(|a| &a.subject));
    let new = pairs.map(|p| &p.new).chain(comparison.new_alone.iter().map(|a| &a.subject));
    [appraisal::sides(&text("old", &[]), old), appraisal::sides(&text("new", &[]), new)].concat()
}

/// Writes the workbook of dossiers compared within themselves.
pub(super) fn appraisals(dossiers: &[Subject]) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let mut book: Workbook = workbook()?;
    let year = dossiers.first().map_or(FIRST_YEAR, |d| d.assessment.place.year);
    book.set_properties(&stamped(year, "title-appraisal")?);
    let sides = dossiers.iter().flat_map(|d| appraisal::sides(&d.assessment.place.year.to_string(), [d]));
    for sheet in appraisal::write(&styles, &sides.collect::<Vec<_>>())? {
        book.push_worksheet(sheet);
    }
    save(book)
}

/// Fixed properties: the same rounds are the same bytes. The time is that of the year judged, not of a clock.
fn properties(comparison: &Comparison) -> Result<DocProperties, WorkbookError> {
    stamped(comparison.pairs.first().map_or(FIRST_YEAR, |p| p.new.assessment.place.year), "title")
}

fn stamped(year: i16, title: &str) -> Result<DocProperties, WorkbookError> {
    let created = ExcelDateTime::from_ymd(year as u16, 1, 1)?;
    let properties = DocProperties::new().set_title(text(title, &[])).set_author("ntm").set_creation_datetime(&created);
    Ok(properties.set_custom_property(property::KIND, KIND).set_custom_property(property::TOOL, env!("CARGO_PKG_VERSION")))
}

/// A text of the comparison.
fn text(id: &str, facts: &[(&'static str, Fact)]) -> String {
    Lang::Vi.say(&format!("comparison-{id}"), facts)
}

fn name(subject: &Subject) -> String {
    subject.commune.name.value.clone().unwrap_or_else(|| Lang::Vi.text("summary-nameless"))
}

fn district(subject: &Subject) -> String {
    subject.commune.district.value.clone().unwrap_or_default()
}

fn count(number: usize) -> Cell {
    Cell::Number(number as f64)
}

/// "tệp › trang › ô".
fn address(origin: Option<&Origin>) -> Cell {
    Cell::Text(origin.map(ToString::to_string).unwrap_or_default())
}

/// A list under its title and headings, or the remark that there is nothing.
fn list<T>(
    table: &mut Table,
    headings: &[&str],
    rows: &[T],
    mut row: impl FnMut(&mut Table, usize, &T) -> Result<(), WorkbookError>,
) -> Result<(), WorkbookError> {
    if rows.is_empty() {
        table.remark(&text("none", &[]))?;
    }
    table.headings(headings)?;
    let heading = table.row - 1;
    for (number, one) in (1..).zip(rows.iter().take(MAX_LISTED)) {
        row(table, number, one)?;
    }
    table.filter(heading)?;
    let left = rows.len().saturating_sub(MAX_LISTED);
    if left > 0 {
        table.remark(&text("more", &[("count", left.into())]))?;
    }
    Ok(())
}

fn sheet<'a>(context: &'a Context, id: &str, widths: &[f64]) -> Result<Table<'a>, WorkbookError> {
    let mut table = Table::new(&context.styles, &text(&format!("sheet-{id}"), &[]), true, widths)?;
    let title = if id == "overview" { text("title", &[]) } else { text(&format!("title-{id}"), &[]) };
    table.title(&title)?;
    Ok(table)
}

fn finished(table: Table) -> Result<Worksheet, WorkbookError> {
    Ok(table.sheet)
}
