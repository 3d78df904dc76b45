//! One page to send back to a commune, what it can do and nothing else: what to correct, what is missing, what falls short,
//! which documents are asked for, and until when to answer.

use super::book::Book;
use super::print;
use super::sheet::Styles;
use super::table::Table;
use super::{ReturnSpec, WorkbookError};
use crate::assess::{Assessment, Cause, ItemResult, met_without_documents};
use crate::diag::Fact;
use crate::explain;
use crate::layout::property;
use crate::messages::Lang;
use crate::tables::{List, corrections, documents_asked, short};

const WIDTHS: [f64; 3] = [18.0, 50.0, 42.0];
/// Rows of one section: more than that no longer fits on a page that can be read.
const ROWS: usize = 14;

pub(super) fn returned(spec: &ReturnSpec) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let mut table = Table::new(&styles, &text("sheet", &[]), false, &WIDTHS)?;
    head(&mut table, spec)?;
    let above = table.row;
    section(&mut table, &corrections(spec.findings))?;
    if let Some((commune, assessment)) = spec.judged {
        listed(&mut table, "missing", &missing(assessment))?;
        section(&mut table, &short(commune, assessment))?;
        documents(&mut table, &documents_asked(spec.findings))?;
    }
    let is_faultless = table.row == above;
    if is_faultless {
        table.remark(&text("nothing", &[]))?;
    }
    without_documents(&mut table, spec)?;
    if !is_faultless {
        foot(&mut table, spec)?;
    }
    table.on_one_page();
    let mut book = Book::new(&text("title", &[]), spec.judged.map(|(_, a)| a.place.year), property::SLIP)?;
    book.push(table);
    book.save()
}

fn text(id: &str, facts: &[(&'static str, Fact)]) -> String {
    Lang::Vi.say(&format!("return-{id}"), facts)
}

fn head(table: &mut Table, spec: &ReturnSpec) -> Result<(), WorkbookError> {
    table.title(&text("title", &[]))?;
    let name = if spec.name.is_empty() { Lang::Vi.text("dotted-name") } else { spec.name.to_string() };
    table.remark(&text("to", &[("name", name.into()), ("file", spec.file.into())]))?;
    let Some((_, assessment)) = spec.judged else {
        return table.remark(&text("unjudged", &[]));
    };
    let facts = [
        ("level", explain::level(Lang::Vi, assessment.target).into()),
        ("year", assessment.place.year.into()),
        ("verdict", explain::finding_word(Lang::Vi, assessment.overall, None).into()),
    ];
    table.remark(&text("verdict", &facts))?;
    let Some(set) = assessment.sets.last() else { return Ok(()) };
    table.remark(&explain::sum(Lang::Vi, "return-counts", set.indicator_counts))
}

fn foot(table: &mut Table, spec: &ReturnSpec) -> Result<(), WorkbookError> {
    table.row += 1;
    let day = spec.answer_by.map_or_else(|| Lang::Vi.text("dotted-date"), |d| Lang::Vi.day(d));
    table.remark(&text("answer-by", &[("date", day.into())]))
}

/// A list under its title, and how many rows there are besides; nothing where there is nothing to say.
fn section(table: &mut Table, list: &List) -> Result<(), WorkbookError> {
    if list.count == 0 {
        return Ok(());
    }
    let left = print::block(table, list, ROWS, &|_| None)?;
    if left > 0 {
        table.remark(&text("more", &[("count", left.into())]))?;
    }
    Ok(())
}

/// A heading and one line of codes, all of them: whoever fills the form finds them by code.
fn listed(table: &mut Table, id: &str, items: &[&ItemResult]) -> Result<(), WorkbookError> {
    if items.is_empty() {
        return Ok(());
    }
    table.section(&text(&format!("section-{id}"), &[("count", items.len().into())]))?;
    table.remark(&items.iter().map(|i| explain::title(Lang::Vi, &i.item, &i.version.name)).collect::<Vec<_>>().join(", "))
}

/// Documents that are asked for, in a sentence each.
fn documents(table: &mut Table, asked: &[String]) -> Result<(), WorkbookError> {
    if asked.is_empty() {
        return Ok(());
    }
    table.section(&text("section-documents", &[("count", asked.len().into())]))?;
    asked.iter().take(ROWS).try_for_each(|sentence| table.remark(sentence))?;
    match asked.len().saturating_sub(ROWS) {
        0 => Ok(()),
        left => table.remark(&text("more", &[("count", left.into())])),
    }
}

/// Evidence is no fault, and is only counted.
fn without_documents(table: &mut Table, spec: &ReturnSpec) -> Result<(), WorkbookError> {
    let count =
        spec.judged.map_or(0, |(commune, assessment)| assessment.items().filter(|item| met_without_documents(commune, item)).count());
    if count == 0 { Ok(()) } else { table.remark(&text("undocumented", &[("count", count.into())])) }
}

fn missing(assessment: &Assessment) -> Vec<&ItemResult> {
    assessment.items().filter(|i| matches!(i.judged.cause, Some(Cause::NoAnswer))).collect()
}
