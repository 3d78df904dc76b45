//! The summary of a round of many communes: for reading, filtering, printing, and for finding the cell behind a figure.

mod charts;
mod departments;
pub(super) mod districts;
mod failing;
pub(super) mod items;
pub(super) mod marks;
mod matrix;
mod near;
mod overview;
mod quality;
mod unread;
mod watch;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::sheet::{Styles, save, workbook};
use super::table::Cell;
use super::{SummarySpec, WorkbookError};
use crate::diag::Origin;
use crate::district::Standing;
use crate::layout::{property, summary::KIND};
use crate::messages::Lang;
use marks::Marks;

/// Most rows of one list: beyond that nobody reads on, and the long table for machines has them all.
const MAX_LISTED: usize = 20_000;

/// What every sheet of a summary is written from.
pub(super) struct Context<'a> {
    spec: &'a SummarySpec<'a>,
    styles: Styles,
    marks: Marks,
    /// Communes of one name, to be told apart by their district.
    several_districts: bool,
}

/// Writes the summary.
pub(super) fn summary(spec: &SummarySpec) -> Result<Vec<u8>, WorkbookError> {
    let districts: std::collections::BTreeSet<&str> = spec.review.standings.iter().map(|s| s.district.as_str()).collect();
    let context = Context { spec, styles: Styles::new(), marks: Marks::new(), several_districts: districts.len() > 1 };
    let mut book = workbook()?;
    book.set_properties(&properties(spec)?);
    book.push_worksheet(overview::write(&context)?);
    matrix::criteria(&context, &mut book)?;
    matrix::items(&context, &mut book)?;
    let mut lists = vec![failing::write(&context)?, near::write(&context)?, watch::write(&context)?];
    lists.extend(districts::write(&context)?);
    lists.push(quality::write(&context)?);
    for sheet in lists {
        book.push_worksheet(sheet);
    }
    departments::write(&context, &mut book)?;
    book.push_worksheet(unread::write(&context)?);
    save(book)
}

/// Fixed properties: the same round is the same bytes. The time is that of the year judged, not of a clock.
fn properties(spec: &SummarySpec) -> Result<DocProperties, WorkbookError> {
    let year = spec.review.standings.first().map_or(FIRST_YEAR, |s| s.year);
    let created = ExcelDateTime::from_ymd(year as u16, 1, 1)?;
    let properties = DocProperties::new().set_title(text("title", &[])).set_author("ntm").set_creation_datetime(&created);
    Ok(properties.set_custom_property(property::KIND, KIND).set_custom_property(property::TOOL, env!("CARGO_PKG_VERSION")))
}

/// The year in the properties of a round without communes: any will do, so that it is always the same.
const FIRST_YEAR: i16 = 2021;

/// A text of the summary.
fn text(id: &str, facts: &[(&'static str, crate::diag::Fact)]) -> String {
    Lang::Vi.say(&format!("summary-{id}"), facts)
}

impl Context<'_> {
    /// The commune's name, its district behind it where there are several.
    fn name(&self, standing: &Standing) -> String {
        let name = if standing.name.is_empty() { text("nameless", &[]) } else { standing.name.clone() };
        if self.several_districts && !standing.district.is_empty() { format!("{name} – {}", standing.district) } else { name }
    }

    /// A text that leads to the file a commune was read from.
    fn file_link(&self, standing: &Standing, words: String) -> Cell {
        match (self.spec.link)(&standing.file) {
            Some(to) => Cell::File(words, to),
            None => Cell::Text(words),
        }
    }

    /// A text that leads to the cell behind it.
    fn cell_link(&self, origin: Option<&Origin>, words: String) -> Cell {
        match origin.and_then(|o| Some((o, (self.spec.link)(&o.file)?))) {
            Some((origin, file)) => Cell::File(words, format!("{file}{}", within(origin))),
            None => Cell::Text(words),
        }
    }

    /// The address of a cell, which leads to it.
    fn address(&self, origin: Option<&Origin>) -> Cell {
        let words = origin.map(|o| Lang::Vi.spot(o)).unwrap_or_default();
        self.cell_link(origin, words)
    }
}

/// The part of a link that leads to a cell of a workbook; a Word document opens at its beginning.
fn within(origin: &Origin) -> String {
    match origin.of_word() {
        None => format!("#'{}'!{}", origin.sheet.replace('\'', "''"), origin.cell()),
        Some(_) => String::new(),
    }
}

/// Adds a sheet whose rows are written once, from the top down, and then let go.
fn thrifty_sheet<'b>(book: &'b mut Workbook, name: &str) -> Result<&'b mut rust_xlsxwriter::Worksheet, WorkbookError> {
    let sheet = book.add_worksheet_with_low_memory()?;
    sheet.set_name(name)?;
    Ok(sheet)
}
