//! The text itself: paragraphs, tables, and the sections of upright and turned pages.

use super::grid::{edge, length, table_xml};
use super::layout::{Layout, twips};
use super::parts::{W, style_id};
use super::told::told_xml;
use super::{Page, PaperDocument, Paragraph, Piece, Run, Style};

/// Of a hundred parts of the text.
const UNDER_SUBJECT: u32 = 40;

const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) fn document(document: &PaperDocument, layout: &Layout) -> String {
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
                self.xml.push_str(&paragraph_xml(paragraph, "", None));
                if paragraph.style == Style::Subject {
                    self.xml.push_str(&paragraph_xml(&Paragraph::rule(), &self.below(paragraph), None));
                }
                self.tail = Tail::Paragraph;
            }
            Piece::Told(told) => {
                self.xml.push_str(&told_xml(told));
                self.tail = Tail::Paragraph;
            }
            Piece::Table(table) => {
                self.after_table();
                table_xml(&mut self.xml, table, self.page, self.layout);
                self.tail = Tail::Table;
            }
            Piece::Turn(page) => self.turn(*page),
        }
    }

    /// The line under what a paper is about: from a third to half as long as its text.
    fn below(&self, subject: &Paragraph) -> String {
        let text: String = subject.runs.iter().map(|run| run.text.as_str()).collect();
        let width = self.layout.text_width(self.page);
        let long = length(&text, self.layout.size(Style::Subject)).min(width) * UNDER_SUBJECT / 100;
        edge(long, width)
    }

    /// Two tables without a paragraph between them are one, and none may be last.
    fn after_table(&mut self) {
        if self.tail == Tail::Table {
            self.xml.push_str(&paragraph_xml(&Paragraph::rule(), "", None));
            self.tail = Tail::Paragraph;
        }
    }

    /// Ends the section of the pages so far, unless nothing is on them.
    fn turn(&mut self, page: Page) {
        if page == self.page {
            return;
        }
        if self.tail != Tail::Nothing {
            let section = self.section();
            self.xml.push_str(&paragraph_xml(&Paragraph::rule(), &section, None));
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

/// A paragraph, its letters of another size than its style has where one is given.
pub(super) fn paragraph_xml(paragraph: &Paragraph, properties: &str, size: Option<u32>) -> String {
    let runs: String = paragraph.runs.iter().filter(|r| !r.text.is_empty()).map(|run| run_xml(run, size)).collect();
    let dots = if paragraph.style == Style::Blank { "<w:r><w:tab/></w:r>" } else { "" };
    let kept = if paragraph.kept { "<w:keepNext/><w:keepLines/>" } else { "" };
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{}"/>{kept}{properties}</w:pPr>{runs}{dots}</w:p>"#, style_id(paragraph.style))
}

fn run_xml(run: &Run, size: Option<u32>) -> String {
    let bold = if run.bold { "<w:b/><w:bCs/>" } else { "" };
    let size = size.map(|size| format!(r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#)).unwrap_or_default();
    let look = if bold.is_empty() && size.is_empty() { String::new() } else { format!("<w:rPr>{bold}{size}</w:rPr>") };
    let lines: Vec<String> = run.text.split('\n').map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(line))).collect();
    format!("<w:r>{look}{}</w:r>", lines.join("<w:br/>"))
}
