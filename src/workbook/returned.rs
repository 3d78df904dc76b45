//! One page to send back to a commune: what to correct, what is missing, what falls short, and until when to answer.

use super::sheet::{Styles, save, workbook};
use super::table::{Cell, Table};
use super::{ReturnSpec, WorkbookError};
use crate::assess::{Assessment, Cause, ItemResult, Verdict, met_without_documents};
use crate::commune::Commune;
use crate::diag::{Diagnostic, Fact, Place, Severity};
use crate::explain;
use crate::messages::Lang;
use rust_xlsxwriter::{DocProperties, ExcelDateTime};

const WIDTHS: [f64; 3] = [18.0, 50.0, 42.0];
/// Rows of one section: more than that no longer fits on a page that can be read.
const ROWS: usize = 14;

type Row = [String; 3];

/// Writes the page.
pub(super) fn returned(spec: &ReturnSpec) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let mut table = Table::new(&styles, &text("sheet", &[]), false, &WIDTHS)?;
    head(&mut table, spec)?;
    section(&mut table, "correct", ["place", "problem", "remedy"], spec.findings.iter().filter_map(correction).collect())?;
    if let Some((commune, assessment)) = spec.judged {
        section(&mut table, "short", ["code", "indicator", "gap"], short(commune, assessment))?;
        listed(&mut table, "missing", &missing(assessment))?;
        listed(&mut table, "documents", &undocumented(commune, assessment))?;
    }
    foot(&mut table, spec)?;
    table.sheet.set_print_fit_to_pages(1, 1);
    let mut book = workbook()?;
    let year = spec.judged.map_or(FIRST_YEAR, |(_, a)| a.place.year);
    let created = ExcelDateTime::from_ymd(year as u16, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(text("title", &[])).set_author("ntm").set_creation_datetime(&created));
    book.push_worksheet(table.sheet);
    save(book)
}

/// The year in the properties of a page about a file that holds no commune: any will do, so that it is always the same.
const FIRST_YEAR: i16 = 2021;

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

/// A heading, its rows and how many more there are; nothing where there is nothing to say.
fn section(table: &mut Table, id: &str, heads: [&str; 3], rows: Vec<Row>) -> Result<(), WorkbookError> {
    if rows.is_empty() {
        return Ok(());
    }
    table.section(&text(&format!("section-{id}"), &[("count", rows.len().into())]))?;
    table.row(&heads.map(|h| Cell::Bold(super::table::heading(h))))?;
    for row in rows.iter().take(ROWS) {
        table.row(&row.clone().map(Cell::Text))?;
    }
    let left = rows.len().saturating_sub(ROWS);
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
    table.remark(&items.iter().map(|i| code(i)).collect::<Vec<_>>().join(", "))
}

/// A finding with its place, for whoever has the file before them. What is said of the criteria is no matter of theirs.
fn correction(finding: &Diagnostic) -> Option<Row> {
    let place = match &finding.place {
        Place::Cell(origin) => Lang::Vi.spot(origin),
        Place::Sheet(_, sheet) => sheet.to_string(),
        Place::File(_) => text("whole-file", &[]),
        Place::Line(..) | Place::Option(_) | Place::Nowhere => return None,
    };
    let asked = finding.severity() != Severity::Note;
    asked.then(|| [place, Lang::Vi.finding(finding), Lang::Vi.hint(finding).unwrap_or_default()])
}

fn code(item: &ItemResult) -> String {
    match item.item.book {
        crate::criteria::Book::Set(level) => format!("{} {}", explain::level_short(Lang::Vi, level), item.item.code),
        crate::criteria::Book::Condition => Lang::Vi.say("report-condition-code", &[("code", item.item.code.as_str().into())]),
    }
}

fn missing(assessment: &Assessment) -> Vec<&ItemResult> {
    assessment.items().filter(|i| matches!(i.judged.cause, Some(Cause::NoAnswer))).collect()
}

fn short(commune: &Commune, assessment: &Assessment) -> Vec<Row> {
    let own = |i: &&ItemResult| i.finding.verdict == Verdict::NotMet && i.version.requirement != crate::criteria::Node::Criteria;
    let row = |i: &ItemResult| {
        let gaps = explain::gaps(Lang::Vi, &i.version.measures, &i.judged).join("; ");
        let found = explain::results(Lang::Vi, commune, i).join("; ");
        [code(i), text("found", &[("name", i.version.name.as_str().into()), ("found", found.into())]), gaps]
    };
    assessment.items().filter(own).map(row).collect()
}

/// Items met with nothing named behind them.
pub(super) fn undocumented<'a>(commune: &Commune, assessment: &'a Assessment) -> Vec<&'a ItemResult> {
    assessment.items().filter(|item| met_without_documents(commune, item)).collect()
}
