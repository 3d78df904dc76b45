//! How a workbook was understood, on the screen: sheet by sheet, column by column, row by row, and what was left over.

mod json;

use super::View;
use super::page::Page;
use crate::commune::Commune;
use crate::criteria::Law;
use crate::diag::{Diagnostic, column_letters};
use crate::explain;
use crate::layout::book_word;
use crate::layout::understanding::*;
use crate::messages::Lang;
use crate::tables::understanding as tables;

pub use json::json;
pub(super) use json::{SCHEMA, UnderstandingJson};

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
        page.table(view, &tables::lines(lang, &sheet.lines));
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
    let reading = tables::Reading { lang, law: case.law, commune: case.commune };
    page.table(view, &tables::columns(lang, table));
    page.table(view, &tables::rows(reading, table));
    left(page, lang, table);
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
