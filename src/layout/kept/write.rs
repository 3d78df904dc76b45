//! Writes how a file was understood as a layout, with what is to be known for correcting it next to every entry.

use super::NONE;
use crate::layout::understanding::{AboutView, ColumnView, Role, RowView, SheetView, TableView, Understanding};
use crate::messages::Lang;

/// The layout of the tables of a file; nothing where it has none of one commune that is upright.
pub fn write(understanding: &Understanding) -> Option<String> {
    let tables: Vec<(&SheetView, &TableView)> = understanding.tables().filter(|(_, table)| !table.lying).collect();
    if tables.is_empty() {
        return None;
    }
    let mut text = remarks("layout-head", understanding);
    for (sheet, table) in &tables {
        let alike = tables.iter().filter(|(_, other)| headings(other) == headings(table)).count();
        text.push_str(&of_table(sheet, table, alike > 1));
    }
    Some(text)
}

fn headings(table: &TableView) -> Vec<&str> {
    table.columns.iter().map(|c| c.heading.as_str()).collect()
}

/// What is at the head of the file, every line of it a remark.
fn remarks(id: &str, understanding: &Understanding) -> String {
    let said = Lang::Vi.say(id, &[("file", understanding.file.replace('\n', " ").into())]);
    said.lines().map(|line| format!("{}\n", format!("# {line}").trim_end())).collect()
}

/// A text as TOML quotes it; JSON quotes it the same way.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The sheet is named where headings alone do not tell its table.
fn of_table(sheet: &SheetView, table: &TableView, named: bool) -> String {
    let mark = if named { "" } else { "# " };
    let mut text = format!("\n[[table]]\n{mark}sheet = {}\nway = \"table\"\nbook = \"{}\"\n", quoted(&sheet.name), table.book.id());
    table.columns.iter().for_each(|c| text.push_str(&of_column(table, c)));
    table.rows.iter().filter(|r| !r.label.is_empty()).for_each(|r| text.push_str(&of_row(r)));
    text
}

fn of_column(table: &TableView, column: &ColumnView) -> String {
    let is = column.role.map_or(NONE, Role::id);
    format!("\n[[table.column]] # {}\nheading = {}\nis = \"{is}\"\n", table.place(column), quoted(&column.heading))
}

/// A row with a figure that was not understood is left for a person to decide: it is there as a remark, so that it is
/// reported whenever it is met.
fn of_row(row: &RowView) -> String {
    let is = row.about.id().unwrap_or_else(|| NONE.to_string());
    let cell = row.at.cell();
    if row.about == AboutView::Unknown {
        let remark = Lang::Vi.say("layout-unknown-row", &[("cell", cell.into())]);
        return format!("\n# {remark}\n# [[table.row]]\n# label = {}\n# is = \"{is}\"\n", quoted(&row.label));
    }
    format!("\n[[table.row]] # {cell}\nlabel = {}\nis = \"{is}\"\n", quoted(&row.label))
}
