//! The summary of a round of many communes: for reading, filtering, printing, and for finding the cell behind a figure.

mod charts;
mod departments;
mod matrix;
mod overview;

use super::book::Book;
use super::print::{self, Way};
use super::sheet::Styles;
use super::table::Table;
use super::{SummarySpec, WorkbookError};
use crate::diag::{Fact, Origin};
use crate::layout::summary::KIND;
use crate::messages::Lang;
use crate::tables::district::{self, Round};
use crate::tables::{Lead, List};

/// What every sheet of a summary is written from.
struct SummaryContext<'a> {
    round: Round<'a>,
    styles: Styles,
    way: Way<'a>,
}

pub(super) fn summary(spec: &SummarySpec) -> Result<Vec<u8>, WorkbookError> {
    let way = |lead: &Lead| match lead {
        Lead::File(file) => (spec.link)(file),
        Lead::Cell(origin) => (spec.link)(&origin.file).map(|file| file + &within(origin)),
    };
    let context = SummaryContext { round: Round::of(spec.review), styles: Styles::new(), way: &way };
    let round = context.round;
    let year = spec.review.standings.first().map(|s| s.year);
    let mut book = Book::new(&text("title", &[]), year, KIND)?;
    let failing = district::failing(round);
    book.push(overview::write(&context, &failing)?);
    for list in [district::criteria(round), district::items(round)] {
        matrix::write(&context, book.thrifty(&name(&list))?, &list)?;
    }
    for list in [failing, district::near(round), district::watch(round)] {
        book.push(sheet(&context, &name(&list), &list)?);
    }
    let districts = spec.review.districts();
    if !districts.is_empty() {
        book.push(sheet(&context, &text("sheet-districts", &[]), &district::rules(&districts))?);
    }
    book.push(quality(&context)?);
    departments::write(&context, &mut book)?;
    let unread = district::unread(round);
    book.push(sheet(&context, &name(&unread), &unread)?);
    book.save()
}

fn name(list: &List) -> String {
    text(&format!("sheet-{}", list.id), &[])
}

fn sheet<'a>(context: &'a SummaryContext, name: &str, list: &List) -> Result<Table<'a>, WorkbookError> {
    let mut table = print::sheet(&context.styles, name, list)?;
    print::list(&mut table, list, context.way)?;
    Ok(table)
}

/// The counts of each commune, then every finding.
fn quality<'a>(context: &'a SummaryContext) -> Result<Table<'a>, WorkbookError> {
    let (counts, findings) = (district::quality(context.round), district::findings(context.round));
    let mut table = print::sheet(&context.styles, &name(&counts), &counts)?;
    print::rows(&mut table, &counts, context.way)?;
    table.title(&findings.title)?;
    print::list(&mut table, &findings, context.way)?;
    Ok(table)
}

/// A text of the summary.
fn text(id: &str, facts: &[(&'static str, Fact)]) -> String {
    Lang::Vi.say(&format!("summary-{id}"), facts)
}

/// The part of a link that leads to a cell of a workbook; a Word document opens at its beginning.
fn within(origin: &Origin) -> String {
    match origin.of_word() {
        None => format!("#'{}'!{}", origin.sheet.replace('\'', "''"), origin.cell()),
        Some(_) => String::new(),
    }
}
