//! The sheet "Minh chứng" and the codes by which its documents are called.

use super::book_word;
use crate::commune::Document;
use crate::messages::Lang;

/// Row of the column headings.
pub const HEADING_ROW: u32 = 2;
/// First document.
pub const FIRST_ROW: u32 = 3;
pub const ROWS: u32 = 120;
/// Ids of the columns in order, the code first, which the sheet makes itself.
pub const COLUMNS: [&str; 11] = ["mark", "book", "code", "kind", "title", "number", "date", "issuer", "until", "file", "note"];

/// What messages take for nothing.
const NONE: &str = "none";

/// Heading of a column.
pub fn heading(id: &str) -> String {
    Lang::Vi.text(&format!("document-{id}"))
}

/// Where a column is.
pub fn column(id: &str) -> u16 {
    COLUMNS.iter().position(|c| *c == id).unwrap_or_default() as u16
}

/// "NTM 2.1-03": the code of a document, the third of its indicator; none for one without an indicator.
pub fn mark(documents: &[Document], number: usize) -> String {
    let Some(item) = documents.get(number).and_then(|d| d.item.as_ref()) else { return String::new() };
    let count = documents[..=number].iter().filter(|d| d.item.as_ref() == Some(item)).count();
    format!("{} {}-{count:02}", book_word(item.book), item.code)
}

/// What is noted next to a document that comes from another year's register, with the code it had there.
pub fn carried_note(year: Option<i16>, mark: &str) -> String {
    let year = year.map_or_else(|| NONE.to_string(), |y| y.to_string());
    let facts = [("year", year.into()), ("mark", if mark.is_empty() { NONE } else { mark }.into())];
    Lang::Vi.say("document-carried", &facts)
}
