//! The text itself: paragraphs, tables, and the sections of upright and turned pages.

use std::fmt::Write;

use super::layout::{Layout, twips};
use super::parts::{W, style_id};
use super::{Cell, Document, Merge, Page, Paragraph, Piece, Run, Style, Table};
use crate::text::{BOLD, Words};

const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The main part.
pub(super) fn document(document: &Document, layout: &Layout) -> String {
    let mut body = Body { xml: String::new(), layout, page: Page::Portrait, sections: 0, tail: Tail::Nothing };
    document.pieces.iter().for_each(|piece| body.piece(piece));
    body.after_table();
    let last = body.section();
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    format!(r#"{head}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{}{last}</w:body></w:document>"#, body.xml)
}

/// Text as XML holds it; what no XML may hold is left out.
pub(in super::super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if (c.is_control() && c != '\t' && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// What was written last.
#[derive(PartialEq, Eq)]
enum Tail {
    Nothing,
    Paragraph,
    Table,
}

struct Body<'a> {
    xml: String,
    layout: &'a Layout,
    page: Page,
    sections: usize,
    tail: Tail,
}

impl Body<'_> {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Paragraph(paragraph) => {
                self.xml.push_str(&paragraph_xml(paragraph, ""));
                self.tail = Tail::Paragraph;
            }
            Piece::Table(table) => {
                self.after_table();
                let width = self.layout.text_width(self.page);
                table_xml(&mut self.xml, table, width, self.layout);
                self.tail = Tail::Table;
            }
            Piece::Turn(page) => self.turn(*page),
        }
    }

    /// Two tables without a paragraph between them are one, and none may stand last.
    fn after_table(&mut self) {
        if self.tail == Tail::Table {
            self.xml.push_str(&paragraph_xml(&Paragraph::rule(), ""));
            self.tail = Tail::Paragraph;
        }
    }

    /// Ends the section of the pages so far, unless nothing stands on them.
    fn turn(&mut self, page: Page) {
        if page == self.page {
            return;
        }
        if self.tail != Tail::Nothing {
            let section = self.section();
            self.xml.push_str(&paragraph_xml(&Paragraph::rule(), &section));
            self.sections += 1;
        }
        self.page = page;
        self.tail = Tail::Nothing;
    }

    /// Page numbers everywhere but on the first page of the paper.
    fn section(&self) -> String {
        let (width, height) = self.layout.sheet(self.page);
        let turned = if self.page == Page::Landscape { r#" w:orient="landscape""# } else { "" };
        let first = if self.sections == 0 { "<w:titlePg/>" } else { "" };
        let margin = |mm: f64| twips(mm);
        let page = &self.layout.page;
        format!(
            r#"<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{header}" w:footer="{header}" w:gutter="0"/>{first}</w:sectPr>"#,
            margin(page.top),
            margin(page.right),
            margin(page.bottom),
            margin(page.left),
            header = margin(page.header)
        )
    }
}

fn paragraph_xml(paragraph: &Paragraph, properties: &str) -> String {
    let runs: String = paragraph.runs.iter().filter(|r| !r.text.is_empty()).map(run_xml).collect();
    let dots = if paragraph.style == Style::Blank { "<w:r><w:tab/></w:r>" } else { "" };
    let kept = if paragraph.kept { "<w:keepNext/><w:keepLines/>" } else { "" };
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{}"/>{kept}{properties}</w:pPr>{runs}{dots}</w:p>"#, style_id(paragraph.style))
}

fn run_xml(run: &Run) -> String {
    let bold = if run.bold { "<w:rPr><w:b/><w:bCs/></w:rPr>" } else { "" };
    let lines: Vec<String> = run.text.split('\n').map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(line))).collect();
    format!("<w:r>{bold}{}</w:r>", lines.join("<w:br/>"))
}

fn table_xml(xml: &mut String, table: &Table, width: u32, layout: &Layout) {
    let columns = columns(&fitted(table, width, layout), width);
    let line = if table.lines { "single" } else { "nil" };
    let edge = |name: &str| format!(r#"<w:{name} w:val="{line}" w:sz="4" w:space="0" w:color="000000"/>"#);
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).concat();
    let total: u32 = columns.iter().sum();
    let _ = write!(
        xml,
        r#"<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#
    );
    columns.iter().for_each(|c| xml.push_str(&format!(r#"<w:gridCol w:w="{c}"/>"#)));
    xml.push_str("</w:tblGrid>");
    for (index, row) in table.rows.iter().enumerate() {
        row_xml(xml, row, &columns, index < table.head, layout);
    }
    xml.push_str("</w:tbl>");
}

/// What a cell keeps free of letters at both sides, in twentieths of a point.
const ASIDE: u32 = 190;
/// About as many rows have room on a page, on each of which the headings stand.
const ROWS_ON_A_PAGE: usize = 12;

/// The widths the texts of a table with lines ask for; those given where it has none, or room for people to write.
fn fitted(table: &Table, width: u32, layout: &Layout) -> Vec<u32> {
    let from = columns(&table.widths, width);
    if !table.lines || from.is_empty() {
        return from;
    }
    // half points are ten twentieths of a point
    let letters = layout.size(Style::Cell).max(1) * 10;
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

fn row_xml(xml: &mut String, row: &[Cell], columns: &[u32], head: bool, layout: &Layout) {
    let repeated = if head { "<w:tblHeader/>" } else { "" };
    xml.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"));
    let mut at = 0;
    for cell in row {
        let width: u32 = columns.iter().skip(at).take(cell.span).sum();
        at += cell.span;
        cell_xml(xml, cell, width, layout);
    }
    xml.push_str("</w:tr>");
}

fn cell_xml(xml: &mut String, cell: &Cell, width: u32, layout: &Layout) {
    let span = if cell.span > 1 { format!(r#"<w:gridSpan w:val="{}"/>"#, cell.span) } else { String::new() };
    let merge = match cell.merge {
        Merge::No => "",
        Merge::First => r#"<w:vMerge w:val="restart"/>"#,
        Merge::Rest => "<w:vMerge/>",
    };
    let _ = write!(xml, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>"#);
    for paragraph in &cell.paragraphs {
        let line = if paragraph.style == Style::Rule { rule(cell, width, layout) } else { String::new() };
        xml.push_str(&paragraph_xml(paragraph, &line));
    }
    xml.push_str("</w:tc>");
}

/// The lower edge of a paragraph, in the middle and as long as the text it belongs to.
fn rule(cell: &Cell, width: u32, layout: &Layout) -> String {
    let Some((text, share)) = &cell.rule else { return String::new() };
    let long = (length(text, layout.size(Style::Motto)) * share / 100).min(width);
    let aside = width.saturating_sub(long) / 2;
    let edge = r#"<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>"#;
    format!(r#"{edge}<w:ind w:left="{aside}" w:right="{aside}"/>"#)
}

/// The length of a bold text in twentieths of a point: half points are ten of them.
fn length(text: &str, half_points: u32) -> u32 {
    (crate::text::width(text).saturating_mul(half_points) / 100).saturating_mul(BOLD) / 100
}
