//! Tables: columns as wide as their texts ask for, rows that no page cuts, headings over every page.

use std::fmt::Write;

use super::body::paragraph_xml;
use super::layout::Layout;
use super::{Cell, Merge, Page, Style, Table};
use crate::text::{BOLD, Words};

pub(super) fn table_xml(xml: &mut String, table: &Table, page: Page, layout: &Layout) {
    let (width, size) = (layout.text_width(page), layout.table(page).filter(|_| table.lines));
    let columns = columns(&fitted(table, width, size.unwrap_or(layout.size(Style::Cell))), width);
    let grid = Grid { columns, size, layout };
    let line = if table.lines { "single" } else { "nil" };
    let edge = |name: &str| format!(r#"<w:{name} w:val="{line}" w:sz="4" w:space="0" w:color="000000"/>"#);
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).concat();
    let total: u32 = grid.columns.iter().sum();
    let _ = write!(
        xml,
        r#"<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#
    );
    grid.columns.iter().for_each(|c| xml.push_str(&format!(r#"<w:gridCol w:w="{c}"/>"#)));
    xml.push_str("</w:tblGrid>");
    for (index, row) in table.rows.iter().enumerate() {
        grid.row(xml, row, index < table.head);
    }
    xml.push_str("</w:tbl>");
}

/// What a cell keeps free of letters at both sides, in twentieths of a point.
const ASIDE: u32 = 200;
/// About as many rows have room on a page, on each of which the headings are.
const ROWS_ON_A_PAGE: usize = 7;

/// The widths the texts of a table with lines ask for; those given where it has none, or room for people to write.
fn fitted(table: &Table, width: u32, size: u32) -> Vec<u32> {
    let from = columns(&table.widths, width);
    if !table.lines || from.is_empty() {
        return from;
    }
    // half points are ten twentieths of a point
    let letters = size.max(1) * 10;
    let room = |width: &u32| width.saturating_sub(ASIDE) * 1000 / letters;
    let whole = |row: &&Vec<Cell>| row.len() == from.len();
    let open =
        |column: usize| table.rows.iter().skip(table.head).filter(whole).all(|row| row.get(column).is_none_or(|c| c.text().is_empty()));
    let free: Vec<usize> = (0..from.len()).filter(|column| !open(*column)).collect();
    let words = |row: &Vec<Cell>| free.iter().filter_map(|c| row.get(*c)).map(|cell| Words::bold(&cell.text())).collect::<Vec<_>>();
    let headings = std::iter::repeat_n(&table.rows, table.rows.len() / ROWS_ON_A_PAGE).filter_map(|rows| rows.first());
    let rows: Vec<Vec<Words>> = table.rows.iter().chain(headings).filter(whole).map(words).collect();
    let now: Vec<u32> = free.iter().filter_map(|c| from.get(*c)).map(room).collect();
    let mut widths = from.clone();
    for (column, found) in free.iter().zip(crate::text::fitted(&rows, &now)) {
        widths.iter_mut().skip(*column).take(1).for_each(|w| *w = found * letters / 1000 + ASIDE);
    }
    widths
}

/// Columns that take the whole width together.
fn columns(widths: &[u32], width: u32) -> Vec<u32> {
    let sum: u32 = widths.iter().sum::<u32>().max(1);
    let mut columns: Vec<u32> = widths.iter().map(|w| w * width / sum).collect();
    let rest = width.saturating_sub(columns.iter().sum());
    columns.last_mut().into_iter().for_each(|last| *last += rest);
    columns
}

/// What the rows of a table are drawn by.
struct Grid<'a> {
    columns: Vec<u32>,
    /// Of its letters, where it is another than their style's.
    size: Option<u32>,
    layout: &'a Layout,
}

impl Grid<'_> {
    fn row(&self, xml: &mut String, row: &[Cell], head: bool) {
        let repeated = if head { "<w:tblHeader/>" } else { "" };
        xml.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"));
        let mut at = 0;
        for cell in row {
            let width: u32 = self.columns.iter().skip(at).take(cell.span).sum();
            at += cell.span;
            self.cell(xml, cell, width);
        }
        xml.push_str("</w:tr>");
    }

    fn cell(&self, xml: &mut String, cell: &Cell, width: u32) {
        let span = if cell.span > 1 { format!(r#"<w:gridSpan w:val="{}"/>"#, cell.span) } else { String::new() };
        let merge = match cell.merge {
            Merge::No => "",
            Merge::First => r#"<w:vMerge w:val="restart"/>"#,
            Merge::Rest => "<w:vMerge/>",
        };
        let _ = write!(xml, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>"#);
        for paragraph in &cell.paragraphs {
            let line = if paragraph.style == Style::Rule { rule(cell, width, self.layout) } else { String::new() };
            xml.push_str(&paragraph_xml(paragraph, &line, self.size));
        }
        xml.push_str("</w:tc>");
    }
}

/// The lower edge of a paragraph, in the middle and as long as the text it belongs to.
fn rule(cell: &Cell, width: u32, layout: &Layout) -> String {
    let Some((text, share)) = &cell.rule else { return String::new() };
    let long = (length(text, layout.size(Style::Motto)) * share / 100).min(width);
    edge(long, width)
}

/// A lower edge of a length in the middle of a width.
pub(super) fn edge(long: u32, width: u32) -> String {
    let aside = width.saturating_sub(long) / 2;
    let edge = r#"<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>"#;
    format!(r#"{edge}<w:ind w:left="{aside}" w:right="{aside}"/>"#)
}

/// The length of a bold text in twentieths of a point: half points are ten of them.
pub(super) fn length(text: &str, half_points: u32) -> u32 {
    (crate::text::width(text).saturating_mul(half_points) / 100).saturating_mul(BOLD) / 100
}
