//! Sheets as people see them.

use std::collections::BTreeMap;

use ntm::input::{Content, Spreadsheet};
use ntm::messages::Lang;

/// The rows of a sheet, each with its texts by column.
pub fn shown(book: &Spreadsheet, sheet: &str) -> Vec<BTreeMap<u32, String>> {
    let grid = book.sheets().iter().find(|g| &*g.name == sheet).unwrap_or_else(|| panic!("no sheet {sheet}"));
    let text = |c: &Content| match c {
        Content::Number { value, .. } => Lang::Vi.number(value),
        other => other.plain(),
    };
    grid.rows().map(|row| grid.row(row).map(|(at, c)| (at, text(c))).collect()).collect()
}

/// What is below the headings of a sheet, under some of them; the others are left out.
pub fn under(book: &Spreadsheet, sheet: &str, headings: &[String]) -> Option<Vec<Vec<String>>> {
    let rows = shown(book, sheet);
    let top = rows.iter().position(|row| {
        let own: Vec<String> = row.values().map(|c| plain(c)).collect();
        headings.len() > 2 && headings.iter().all(|h| own.contains(&plain(h))) && own.first() == headings.first().map(|h| plain(h)).as_ref()
    })?;
    let columns: Vec<u32> =
        headings.iter().filter_map(|h| rows[top].iter().find(|(_, c)| plain(c) == plain(h))).map(|(at, _)| *at).collect();
    let cells = |row: &BTreeMap<u32, String>| match row.get(&0) {
        // A line over all columns is in its first cell.
        Some(line) if row.len() == 1 => vec![plain(line)],
        _ => columns.iter().map(|at| plain(row.get(at).map_or("", String::as_str))).collect(),
    };
    Some(rows[top + 1..].iter().map(cells).filter(|row| !row.iter().all(String::is_empty)).collect())
}

/// What is room to write in a paper is a dash in a workbook.
pub fn plain(cell: &str) -> String {
    let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if cell.chars().all(|c| c == '…' || c == '.') || cell == "–" { String::new() } else { cell }
}
