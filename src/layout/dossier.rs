//! The sheets of a finished dossier, for those who write it and those who read it again.

use crate::messages::Lang;

/// Sheets of the dossier proper, in order, by the id of their name.
pub const SHEETS: [&str; 9] = ["cover", "t6", "t1", "t2", "villages", "t5", "plan", "problems", "provenance"];

/// Those whose every cell is the program's own, with the first row that depends on the inputs alone: the heading
/// of a paper above it has a number and a date.
pub const COMPUTED: [(&str, u32); 5] = [("cover", HEAD_ROWS), ("t6", HEAD_ROWS), ("t1", HEAD_ROWS), ("t2", HEAD_ROWS), ("villages", 0)];

/// Rows the heading of a paper takes.
pub const HEAD_ROWS: u32 = 8;

/// Visible name of a sheet.
pub fn sheet_name(id: &str) -> String {
    Lang::Vi.text(&format!("dossier-sheet-{id}"))
}

/// The property that keeps the fingerprint of a criteria file.
pub fn sha_property(file: &str) -> String {
    format!("ntm-sha256 {file}")
}

/// Columns that people write into, by sheet: ids of their headings. Each such sheet has the ids of its rows in its
/// hidden last column, under [`ROW_ID`].
pub const OPEN: [(&str, &[&str]); 1] = [("plan", &["work", "department", "deadline"])];

/// Heading of the hidden column of row ids.
pub const ROW_ID: &str = "id";

/// Heading of a column of a dossier.
pub fn heading(id: &str) -> String {
    Lang::Vi.text(&format!("heading-{id}"))
}
