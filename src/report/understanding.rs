//! How a workbook was understood, on the screen: sheet by sheet, column by column, row by row, and what was left over.

mod json;

use comfy_table::{Cell, Color, Table};

use super::View;
use super::page::Page;
use crate::commune::{Answer, Commune};
use crate::criteria::Law;
use crate::diag::{Diagnostic, column_letters};
use crate::explain;
use crate::layout::understanding::*;
use crate::layout::{
    measure_label, {book_word, item_code},
};
use crate::messages::Lang;

pub use json::json;
pub(super) use json::{DocumentJson, SCHEMA};

/// A file with all that is said of how it was understood.
#[derive(Clone, Copy)]
pub struct ReadCase<'a> {
    /// How its sheets were understood.
    pub understanding: &'a Understanding,
    /// The law by which it was read.
    pub law: &'a Law,
    /// The commune, where it holds one.
    pub commune: Option<&'a Commune>,
    /// How many communes it holds.
    pub communes: usize,
    /// Everything found while reading.
    pub findings: &'a [Diagnostic],
}

/// Every sheet in words.
pub fn screen(view: View, case: &ReadCase) -> String {
    let mut page = Page::new(view);
    let lang = view.lang;
    page.say(&case.understanding.file);
    if let Some(commune) = case.commune {
        page.say(&who(lang, commune));
    }
    case.understanding.sheets.iter().for_each(|s| sheet(&mut page, view, case, s));
    page.finish()
}

/// "Xã Minh Tân; năm 2024; NTM": what is judged, as far as it is known.
fn who(lang: Lang, commune: &Commune) -> String {
    let unknown = || lang.text("report-read-unknown");
    let year = commune.year.value.map(|y| y.to_string());
    let facts = [
        ("name", commune.name.value.clone().unwrap_or_else(|| lang.text("report-nameless")).into()),
        ("province", commune.province.value.clone().unwrap_or_else(unknown).into()),
        ("year", year.unwrap_or_else(unknown).into()),
        ("level", commune.target.value.map_or_else(unknown, |l| explain::level_short(lang, l)).into()),
    ];
    lang.say("report-read-who", &facts)
}

fn sheet(page: &mut Page, view: View, case: &ReadCase, sheet: &SheetView) {
    let lang = view.lang;
    let facts = [("sheet", sheet.name.as_str().into()), ("how", how(lang, case, &sheet.taken).into())];
    page.heading(&lang.say("report-read-sheet", &facts));
    sheet.tables.iter().for_each(|t| table(page, view, case, t));
    if !sheet.lines.is_empty() {
        put(page, &lines(view, &sheet.lines));
    }
}

/// What a sheet is taken for, or why it is passed over.
fn how(lang: Lang, case: &ReadCase, taken: &Taken) -> String {
    match taken {
        Taken::Passed(Passed::Other(other)) => lang.say("report-read-passed-other_sheet", &[("other", other.as_str().into())]),
        Taken::Passed(why) => lang.text(&format!("report-read-passed-{}", why.id())),
        taken => lang.say(&format!("report-read-taken-{}", taken.id()), &[("count", case.communes.into())]),
    }
}

fn table(page: &mut Page, view: View, case: &ReadCase, table: &TableView) {
    let lang = view.lang;
    let (first, last) = table.headings;
    let line = |number: u32| if table.lying { column_letters(number.saturating_sub(1)) } else { number.to_string() };
    let place = if first == last { line(first) } else { format!("{} – {}", line(first), line(last)) };
    let facts = [
        ("set", book_word(table.book).into()),
        ("way", if table.lying { "lying" } else { "upright" }.into()),
        ("rows", place.into()),
        ("layout", table.layout.as_deref().unwrap_or("none").into()),
    ];
    page.say(&lang.say("report-read-table", &facts));
    put(page, &columns(view, table));
    put(page, &rows(view, case, table));
    left(page, lang, table);
}

fn put(page: &mut Page, table: &Table) {
    table.lines().for_each(|line| page.raw(&line));
}

fn columns(view: View, of: &TableView) -> Table {
    let lang = view.lang;
    let mut table = view.table();
    let first = if of.lying { "report-read-row" } else { "report-read-column" };
    table.set_header([first, "report-read-heading", "report-read-meaning"].map(|id| lang.text(id)));
    for column in &of.columns {
        let meaning = Cell::new(meaning(lang, column));
        let meaning = if column.role.is_ok() { meaning } else { meaning.fg(Color::Yellow) };
        table.add_row(vec![Cell::new(of.place(column)), Cell::new(&column.heading), meaning]);
    }
    table
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

fn rows(view: View, case: &ReadCase, of: &TableView) -> Table {
    let lang = view.lang;
    let mut table = view.table();
    let headings = ["report-read-cell", "report-read-label", "report-read-meaning", "report-read-why", "report-read-figure"];
    table.set_header(headings.map(|id| lang.text(id)));
    for row in of.rows.iter().filter(|r| !r.label.is_empty() || !r.figures.is_empty()) {
        let about = Cell::new(about(lang, &row.about));
        let about = if row.is_left() { about.fg(Color::Yellow) } else { about };
        let why = row.why.map(|why| lang.text(&format!("report-read-why-{}", why.id()))).unwrap_or_default();
        table.add_row(vec![Cell::new(row.at.cell()), Cell::new(&row.label), about, Cell::new(why), Cell::new(figure(lang, case, row))]);
    }
    table
}

/// What a row is about, as officials call it.
fn about(lang: Lang, about: &AboutView) -> String {
    match about {
        AboutView::Measure(of, _, true) | AboutView::Together(of) => item_code(of),
        AboutView::Measure(_, measure, false) => measure_label(measure),
        AboutView::Criterion(number) => lang.say("report-read-criterion", &[("number", number.as_str().into())]),
        AboutView::Total => lang.text("report-read-total"),
        AboutView::Nothing => lang.text("report-read-nothing"),
        AboutView::Unknown => lang.text("report-read-not-understood"),
    }
}

/// "95,5 % (E5)": the figure as it was read, with its cells.
fn figure(lang: Lang, case: &ReadCase, row: &RowView) -> String {
    let cells: Vec<String> = row.figures.iter().map(|f| f.at.cell()).collect();
    let typed: Vec<String> = row.figures.iter().map(|f| format!("“{}”", f.typed)).collect();
    let read = read(lang, case, row);
    let said = match (&read, row.figures.is_empty()) {
        (_, true) => return String::new(),
        (Some(read), _) => read.clone(),
        (None, _) => typed.join(", "),
    };
    lang.say("report-read-figure-at", &[("figure", said.into()), ("cells", cells.join(", ").into())])
}

/// The figure of a row as it was read: none where no answer came of it.
fn read(lang: Lang, case: &ReadCase, row: &RowView) -> Option<String> {
    let (measure, answer) = answer(case, row)?;
    let (_, measure) = explain::measure_name(case.law, measure)?;
    Some(explain::given(lang, &measure, &answer.given))
}

/// The answer that came of a row.
fn answer<'a>(case: &ReadCase<'a>, row: &RowView) -> Option<(&'a str, &'a Answer)> {
    let own = |answer: &Answer| answer.origin.as_ref().is_some_and(|at| row.figures.iter().any(|f| f.at == *at));
    let about = |id: &str| match &row.about {
        AboutView::Measure(_, measure, _) => id == measure,
        AboutView::Together(of) => id.split('/').next() == Some(of.to_string().as_str()),
        _ => false,
    };
    let answers = case.commune.into_iter().flat_map(|c| &c.answers);
    answers.filter(|(id, answer)| about(id) && own(answer)).map(|(id, answer)| (id.as_str(), answer)).next()
}

/// Rows with figures that are nobody's.
fn left(page: &mut Page, lang: Lang, table: &TableView) {
    let lost: Vec<&RowView> = table.rows.iter().filter(|r| r.is_left()).collect();
    if lost.is_empty() {
        return;
    }
    page.say(&lang.say("report-read-left", &[("count", lost.len().into())]));
    for row in lost {
        let figures: Vec<String> = row.figures.iter().map(|f| format!("“{}” ({})", f.typed, f.at.cell())).collect();
        let facts = [("label", row.label.as_str().into()), ("cell", row.at.cell().into()), ("figures", figures.join(", ").into())];
        page.entry(1, "- ", &lang.say("report-read-left-row", &facts));
    }
}

/// The columns of a matrix, or the rows where communes are side by side.
fn lines(view: View, of: &[LineView]) -> Table {
    let lang = view.lang;
    let mut table = view.table();
    table.set_header(["report-read-cell", "report-read-heading", "report-read-meaning"].map(|id| lang.text(id)));
    for line in of {
        let meaning = match line.holds.as_deref() {
            None => Cell::new(lang.text("report-read-not-used")).fg(Color::Yellow),
            Some(id) if id.starts_with(ATTRIBUTE) => Cell::new(lang.text("report-read-attribute")),
            Some(id) => Cell::new(measure_label(id)),
        };
        table.add_row(vec![Cell::new(line.at.cell()), Cell::new(&line.heading), meaning]);
    }
    table
}
