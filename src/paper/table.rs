//! Tables as papers have them: headings over every page, numbers in the middle, names over their rows.

use super::docx::{Cell, Style, Table};
use crate::criteria::{Book, ItemRef};
use crate::layout::book_word;
use crate::messages::Lang;

/// A table with its headings, by their words.
pub(super) fn headed(widths: &[u32], headings: &[&str]) -> Table {
    let texts: Vec<String> = headings.iter().map(|id| heading(id)).collect();
    headed_by(widths, &texts)
}

/// A heading of the workbooks, which the papers share.
pub(super) fn heading(id: &str) -> String {
    Lang::Vi.text(&format!("heading-{id}"))
}

/// The same with headings in full.
pub(super) fn headed_by(widths: &[u32], headings: &[String]) -> Table {
    let head = headings.iter().map(|text| Cell::of(Style::CellHead, text).kept()).collect();
    Table { widths: widths.to_vec(), head: 1, lines: true, rows: vec![head] }
}

/// A text.
pub(super) fn text(text: impl AsRef<str>) -> Cell {
    Cell::of(Style::Cell, text.as_ref())
}

/// "NTM 17.10"; a condition is one, whatever the data call it.
pub(super) fn code(of: &ItemRef) -> Cell {
    text(named(of))
}

/// The same in running text.
pub(super) fn named(of: &ItemRef) -> String {
    match of.book {
        Book::Condition => book_word(of.book),
        Book::Set(_) => format!("{} {}", book_word(of.book), of.code),
    }
}

/// A short word or count, in the middle.
pub(super) fn centre(text: impl ToString) -> Cell {
    Cell::of(Style::CellCentre, &text.to_string())
}

/// A cell for people to fill.
pub(super) fn open() -> Cell {
    Cell::of(Style::Cell, "")
}

impl Table {
    /// A line over all columns: the name of what follows.
    pub(super) fn section(&mut self, text: &str) {
        self.rows.push(vec![Cell::of(Style::CellSection, text).over(self.widths.len())]);
    }

    /// A remark in place of rows.
    pub(super) fn remark(&mut self, text: &str) {
        self.rows.push(vec![Cell::of(Style::CellCentre, text).over(self.widths.len())]);
    }
}
