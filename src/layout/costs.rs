//! The sheet of unit costs, written on request and filled by those who want a budget.

use crate::messages::Lang;

pub const HEADING_ROW: u32 = 2;
pub const FIRST_ROW: u32 = 3;
/// Open rows behind those of the indicators, for further sources of funds.
pub const OPEN_ROWS: u32 = 20;
/// Ids of the columns in order, with their widths; the last is hidden.
pub const COLUMNS: [(&str, f64); 7] =
    [("code", 16.0), ("name", 60.0), ("unit", 14.0), ("cost", 18.0), ("fund", 26.0), ("note", 26.0), ("id", 4.0)];

/// Name of the sheet.
pub fn name() -> String {
    Lang::Vi.text("sheet-costs")
}

/// Heading of a column.
pub fn heading(id: &str) -> String {
    Lang::Vi.text(&format!("cost-column-{id}"))
}

/// Zero-based index of a column.
pub fn index(id: &str) -> u16 {
    COLUMNS.iter().position(|(c, _)| *c == id).unwrap_or_default() as u16
}
