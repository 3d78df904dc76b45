//! How a workbook made by hand was understood: columns and rows of each table, and the lines of a matrix. What is not used
//! is marked as not decided.

use super::{Cell, List, Shows, shows};
use crate::assess::{Finding, Verdict};
use crate::commune::Commune;
use crate::criteria::Law;
use crate::explain;
use crate::layout::understanding::{ATTRIBUTE, AboutView, ColumnView, LineView, RowView, TableView, Unused};
use crate::layout::{item_code, measure_code};
use crate::messages::Lang;

/// A workbook that was read: its law, and its commune if it holds only one.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub lang: Lang,
    pub law: &'a Law,
    pub commune: Option<&'a Commune>,
}

fn list<'a, T: 'a>(lang: Lang, id: &'static str, columns: Vec<Shows<(usize, T)>>, rows: Vec<T>) -> List<'a> {
    List::headed(id, columns, rows, |id| lang.text(&format!("report-read-{id}")))
}

/// Words of what something is taken for; in colour where it is not used.
fn taken(words: String, used: bool) -> Cell {
    let open = Finding { verdict: Verdict::Undetermined, provisional: false };
    if used { Cell::text(words) } else { Cell::marked(words, open) }
}

type Column<'a> = (usize, (Lang, &'a TableView, &'a ColumnView));

fn of_column<'a>(lying: bool) -> Vec<Shows<Column<'a>>> {
    vec![
        shows(if lying { "row" } else { "column" }, 8.0, |(_, (_, table, column))| Cell::text(table.place(column))),
        shows("heading", 60.0, |(_, (_, _, column))| Cell::text(&column.heading)),
        shows("meaning", 60.0, |(_, (lang, _, column))| taken(meaning(*lang, column), column.role.is_ok())),
    ]
}

/// The columns of a table; of one that lies on its side the rows.
pub fn columns(lang: Lang, of: &TableView) -> List<'_> {
    list(lang, "read-columns", of_column(of.lying), of.columns.iter().map(|column| (lang, of, column)).collect())
}

/// What a column is taken for, or why it is not used.
fn meaning(lang: Lang, column: &ColumnView) -> String {
    match column.role {
        Ok(role) => lang.text(&format!("report-read-role-{}", role.id())),
        Err(unused) => {
            let year = if let Unused::OtherYear(year) = unused { year.to_string() } else { String::new() };
            lang.say(&format!("report-read-unused-{}", unused.id()), &[("year", year.into())])
        }
    }
}

type Line<'a> = (usize, (Reading<'a>, &'a RowView));

fn of_row<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("cell", 8.0, |(_, (_, row))| Cell::text(row.at.cell())),
        shows("label", 60.0, |(_, (_, row))| Cell::text(&row.label)),
        shows("meaning", 20.0, |(_, (of, row))| taken(about(of.lang, &row.about), !row.is_left())),
        shows("why", 24.0, |(_, (of, row))| {
            Cell::text(row.why.map(|why| of.lang.text(&format!("report-read-why-{}", why.id()))).unwrap_or_default())
        }),
        shows("figure", 30.0, |(_, (of, row))| Cell::text(figure(*of, row))),
    ]
}

/// The rows of a table that have words or figures.
pub fn rows<'a>(of: Reading<'a>, table: &'a TableView) -> List<'a> {
    let written = table.rows.iter().filter(|r| !r.label.is_empty() || !r.figures.is_empty());
    list(of.lang, "read-rows", of_row(), written.map(|row| (of, row)).collect())
}

/// What a row is about, as officials call it.
fn about(lang: Lang, about: &AboutView) -> String {
    match about {
        AboutView::Measure(of, _, true) | AboutView::Together(of) => item_code(of),
        AboutView::Measure(_, measure, false) => measure_code(measure),
        AboutView::Criterion(number) => lang.say("report-read-criterion", &[("number", number.as_str().into())]),
        AboutView::Total => lang.text("report-read-total"),
        AboutView::Nothing => lang.text("report-read-nothing"),
        AboutView::Unknown => lang.text("report-read-not-understood"),
    }
}

/// "95,5 % (E5)": the figure as it was read, with its cells.
fn figure(of: Reading, row: &RowView) -> String {
    if row.figures.is_empty() {
        return String::new();
    }
    let cells: Vec<String> = row.figures.iter().map(|f| f.at.cell()).collect();
    let typed = || row.figures.iter().map(|f| format!("“{}”", f.typed)).collect::<Vec<_>>().join(", ");
    let read = explain::read_of(of.lang, of.law, of.commune, row).unwrap_or_else(typed);
    of.lang.say("report-read-figure-at", &[("figure", read.into()), ("cells", cells.join(", ").into())])
}

type Matrix<'a> = (usize, (Lang, &'a LineView));

fn of_line<'a>() -> Vec<Shows<Matrix<'a>>> {
    vec![
        shows("cell", 8.0, |(_, (_, line))| Cell::text(line.at.cell())),
        shows("heading", 60.0, |(_, (_, line))| Cell::text(&line.heading)),
        shows("meaning", 60.0, |(_, (lang, line))| match line.holds.as_deref() {
            None => taken(lang.text("report-read-not-used"), false),
            Some(id) if id.starts_with(ATTRIBUTE) => Cell::text(lang.text("report-read-attribute")),
            Some(id) => Cell::text(measure_code(id)),
        }),
    ]
}

/// The columns of a matrix, or the rows where communes are side by side.
pub fn lines(lang: Lang, of: &[LineView]) -> List<'_> {
    list(lang, "read-lines", of_line(), of.iter().map(|line| (lang, line)).collect())
}
