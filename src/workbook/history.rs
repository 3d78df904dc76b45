//! The communes of an archive over its years: all of them, criteria met per year with a chart, what was lost and came back,
//! what shrinks, what was not matched.

mod chart;

use super::WorkbookError;
use super::book::Book;
use super::print;
use super::sheet::Styles;
use super::table::Table;
use crate::district::History;
use crate::layout::summary::KIND;
use crate::messages::Lang;
use crate::tables::{Lead, List, history as tables};

pub(super) fn write(history: &History) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let mut book = Book::new(&text("title-communes"), history.years.last().copied(), KIND)?;
    book.push(sheet(&styles, &tables::communes(history))?);
    let met = tables::met(history);
    let mut sums = sheet(&styles, &met)?;
    chart::below(&mut sums, &name(&met), &history.met())?;
    book.push(sums);
    for list in [tables::changes(history), tables::falling(history), tables::alone(history)] {
        book.push(sheet(&styles, &list)?);
    }
    book.save()
}

fn text(id: &str) -> String {
    Lang::Vi.text(&format!("history-{id}"))
}

fn name(list: &List) -> String {
    text(&format!("sheet-{}", list.id))
}

/// Files of earlier years need not be where they were: nothing leads to them.
fn nowhere(_: &Lead) -> Option<String> {
    None
}

fn sheet<'a>(styles: &'a Styles, list: &List) -> Result<Table<'a>, WorkbookError> {
    let mut table = print::sheet(styles, &name(list), list)?;
    print::list(&mut table, list, &nowhere)?;
    Ok(table)
}
