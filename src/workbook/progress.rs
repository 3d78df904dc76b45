//! A plan and how far it has come: targets, the communes of each, districts, what reports lack.

use super::book::Book;
use super::print;
use super::sheet::Styles;
use super::table::Table;
use super::{ProgressSpec, WorkbookError};
use crate::explain;
use crate::layout::summary::KIND;
use crate::messages::Lang;
use crate::tables::List;
use crate::tables::progress as tables;

pub(super) fn progress(spec: &ProgressSpec) -> Result<Vec<u8>, WorkbookError> {
    let (styles, progress) = (Styles::new(), spec.progress);
    let mut book = Book::new(&text("title"), Some(progress.plan.year), KIND)?;
    book.push(overview(spec, &styles)?);
    for list in [tables::communes(spec.law, progress), tables::districts(progress), tables::reports(progress), tables::who(progress)] {
        book.push(printed(begin(&styles, &list)?, &list)?);
    }
    book.save()
}

fn text(id: &str) -> String {
    Lang::Vi.text(&format!("yearplan-{id}"))
}

fn begin<'a>(styles: &'a Styles, list: &List) -> Result<Table<'a>, WorkbookError> {
    print::sheet(styles, &text(&format!("sheet-{}", list.id)), list)
}

/// Nothing leads to the files of a plan: they are handed in over a year and move.
fn printed<'a>(mut table: Table<'a>, list: &List) -> Result<Table<'a>, WorkbookError> {
    print::list(&mut table, list, &|_| None)?;
    Ok(table)
}

/// Targets under what is to be known of the plan.
fn overview<'a>(spec: &ProgressSpec, styles: &'a Styles) -> Result<Table<'a>, WorkbookError> {
    let (lang, progress) = (Lang::Vi, spec.progress);
    let (plan, source) = (progress.plan, &progress.plan.source);
    let list = tables::targets(spec.law, progress);
    let mut table = begin(styles, &list)?;
    let date = source.date.map_or_else(|| "none".into(), |d| d.into());
    let evidence = explain::evidence(lang, source.evidence);
    let facts = [("document", source.document.as_str().into()), ("date", date), ("evidence", evidence.into())];
    table.remark(&lang.say("progress-source", &facts))?;
    table.remark(&lang.say("progress-counted", &[("count", progress.counted.len().into())]))?;
    let day = progress.as_of.map_or_else(|| lang.text("progress-no-day"), |day| lang.say("progress-as-of", &[("date", day.into())]));
    table.remark(&day)?;
    plan.notes.iter().try_for_each(|note| table.remark(note))?;
    printed(table, &list)
}
