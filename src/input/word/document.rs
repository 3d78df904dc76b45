//! The text of a document, tag by tag: paragraphs and tables. What was deleted, is hidden or is only how it was before a
//! change is passed over; tables within a cell are lines of its text.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::numbering::Numbering;
use super::pieces::Pieces;
use super::table::{Down, MAX_SPAN, WordCell, WordTable};
use super::xml;
use crate::input::failure::Failure;
use crate::input::guard::{Fault, MAX_SHEETS};
use crate::input::legacy::Font;
use crate::input::look::Apart;

/// Most lines kept of what is written above a table: the first of them and those next to it.
const FIRST_LINES: usize = 8;
const LAST_LINES: usize = 16;

/// What is not part of the document as it is: deleted, moved away, as it was before a change, said again for old programs.
const PASSED_OVER: [&str; 11] = [
    "del",
    "moveFrom",
    "Fallback",
    "pPrChange",
    "rPrChange",
    "tcPrChange",
    "trPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "sectPrChange",
];

#[derive(Default)]
pub(super) struct WordDocument {
    /// Its tables in order.
    pub tables: Vec<WordTable>,
    /// Which numbers paragraphs have depends on changes that are not accepted.
    pub unsure: bool,
    numbering: Numbering,
    /// Lines since the last table.
    lines: Vec<String>,
    /// The text of the body being read.
    body: Pieces,
    /// The outermost table being read, and how many there are within each other.
    table: Option<WordTable>,
    depth: usize,
    cell: Option<WordCell>,
    run: Run,
    paragraph: Paragraph,
    within: Within,
    /// How many tags are open, and at which of them something begins that is passed over or says nothing.
    open: usize,
    passed_over: Option<usize>,
    mute: Option<usize>,
    placeholder: bool,
}

/// What is in one font.
#[derive(Default)]
struct Run {
    apart: Option<Apart>,
    hidden: bool,
}

/// The number of a paragraph: list and level.
#[derive(Default)]
struct Paragraph {
    list: Option<String>,
    level: usize,
}

/// Which properties are being read, and whether a text is.
#[derive(Default)]
struct Within {
    paragraph: bool,
    run: bool,
    row: bool,
    properties: bool,
    text: bool,
}

impl WordDocument {
    pub fn read(text: &str, numbering: Numbering) -> Result<Self, Failure> {
        let mut document = Self { numbering, ..Self::default() };
        let whole = xml::each(text, |event| document.event(event));
        if !whole || document.open > 0 {
            return Err(Failure::Refused(Fault::Damaged));
        }
        if document.tables.len() > MAX_SHEETS {
            return Err(Failure::Refused(Fault::Excess("tables", MAX_SHEETS)));
        }
        Ok(document)
    }

    fn event(&mut self, event: &Event) {
        match event {
            Event::Start(tag) => {
                self.open += 1;
                self.begin(tag);
            }
            Event::Empty(tag) => {
                self.open += 1;
                self.begin(tag);
                self.end(tag.local_name().as_ref());
            }
            Event::End(tag) => self.end(tag.local_name().as_ref()),
            Event::Text(text) if self.within.text => self.write(&text.xml10_content()),
            Event::CData(text) if self.within.text => self.write(&text.xml10_content()),
            Event::GeneralRef(name) if self.within.text => match name.resolve_char_ref() {
                Ok(Some(letter)) => self.write(letter.encode_utf8(&mut [0; 4])),
                _ => self.write(resolve_xml_entity(name).unwrap_or_default()),
            },
            _ => {}
        }
    }

    fn begin(&mut self, tag: &BytesStart) {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.passed_over.is_some() {
            return;
        }
        if PASSED_OVER.contains(&name) {
            self.changed(name);
            self.passed_over = Some(self.open);
            return;
        }
        match name {
            "tbl" | "tr" | "tc" | "trPr" | "gridBefore" | "gridSpan" | "vMerge" => self.frame(name, tag),
            "p" => self.target().end_line(),
            "pPr" => (self.within.paragraph, self.paragraph) = (true, Paragraph::default()),
            "numId" if self.within.paragraph => self.paragraph.list = xml::attribute(tag, "val"),
            "ilvl" if self.within.paragraph => self.paragraph.level = xml::number(tag).unwrap_or_default() as usize,
            "showingPlcHdr" => self.placeholder = xml::is_on(tag),
            "sdtContent" if self.placeholder && self.mute.is_none() => self.mute = Some(self.open),
            _ => self.in_run(name, tag),
        }
    }

    /// What a tag does within a run of letters in one font.
    fn in_run(&mut self, name: &str, tag: &BytesStart) {
        match name {
            "r" => (self.within.run, self.run) = (true, Run::default()),
            "rPr" => self.within.properties = true,
            _ if !self.within.run => {}
            "strike" | "dstrike" if xml::is_on(tag) => self.run.apart = Some(Apart::Struck),
            "vertAlign" | "position" if self.run.apart.is_none() => self.run.apart = shifted(tag),
            "vanish" | "webHidden" => self.run.hidden = xml::is_on(tag),
            "rFonts" => self.font(tag),
            _ if self.within.properties => {}
            "t" if is_formula(tag) => {
                // 382/400 as a fraction must not become 382400.
                self.target().end_line();
                self.within.text = true;
            }
            "t" => self.within.text = true,
            "tab" | "ptab" => self.write(" "),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" => self.sign(tag),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        let here = Some(self.open);
        self.open = self.open.saturating_sub(1);
        if self.passed_over.is_some() {
            self.passed_over.take_if(|at| Some(*at) == here);
            return;
        }
        self.mute.take_if(|at| Some(*at) == here);
        match name {
            "tc" | "tr" | "trPr" | "tbl" => self.end_frame(name),
            "p" => self.end_paragraph(),
            "pPr" => {
                self.within.paragraph = false;
                self.number();
            }
            "sdt" | "sdtContent" => self.placeholder = false,
            "r" => self.within.run = false,
            "rPr" => self.within.properties = false,
            "t" => self.within.text = false,
            _ => {}
        }
    }

    /// The tags that make up tables: those of the outermost alone.
    fn frame(&mut self, name: &str, tag: &BytesStart) {
        if name == "tbl" {
            self.depth += 1;
            if self.depth == 1 {
                self.table = Some(WordTable::below(lines_above(std::mem::take(&mut self.lines))));
            }
        }
        let Some(table) = self.table.as_mut().filter(|_| self.depth == 1) else { return };
        match (name, &mut self.cell) {
            ("trPr", _) => self.within.row = true,
            ("tc", cell) => *cell = Some(WordCell::default()),
            ("gridBefore", _) => table.pass(xml::number(tag).unwrap_or_default()),
            ("gridSpan", Some(cell)) => cell.span = xml::number(tag).unwrap_or(1).clamp(1, MAX_SPAN),
            ("vMerge", Some(cell)) => {
                let first = xml::attribute(tag, "val").is_some_and(|value| value == "restart");
                cell.down = if first { Down::First } else { Down::Goes };
            }
            _ => {}
        }
    }

    fn end_frame(&mut self, name: &str) {
        let outermost = self.depth == 1;
        match (name, &mut self.table) {
            ("tc", Some(table)) if outermost => table.cell(self.cell.take().unwrap_or_default()),
            ("tr", Some(table)) if outermost => table.end_row(),
            ("trPr", _) => self.within.row = false,
            ("tbl", _) => {
                self.depth = self.depth.saturating_sub(1);
                if let Some(table) = self.table.take_if(|_| outermost) {
                    self.lines = table.heading();
                    self.tables.push(table);
                }
            }
            _ => {}
        }
    }

    /// A change that is not accepted yet.
    fn changed(&mut self, name: &str) {
        let gone = ["del", "moveFrom"].contains(&name);
        if let Some(table) = self.table.as_mut().filter(|_| gone && self.within.row) {
            table.deleted = true;
        }
        self.unsure |= gone && (self.within.paragraph || self.within.row);
    }

    fn target(&mut self) -> &mut Pieces {
        match &mut self.cell {
            Some(cell) => &mut cell.text,
            None => &mut self.body,
        }
    }

    fn write(&mut self, text: &str) {
        if self.mute.is_none() && !self.run.hidden {
            let apart = self.run.apart;
            self.target().push(apart, text);
        }
    }

    fn number(&mut self) {
        let Paragraph { list, level } = std::mem::take(&mut self.paragraph);
        let number = list.and_then(|list| self.numbering.next(&list, level));
        if let Some(number) = number.filter(|_| self.mute.is_none()) {
            self.target().push(None, &(number + " "));
        }
    }

    fn end_paragraph(&mut self) {
        self.target().end_line();
        if self.cell.is_none() {
            let lines = std::mem::take(&mut self.body).lines();
            self.lines.extend(lines);
        }
    }

    fn font(&mut self, tag: &BytesStart) {
        let named = ["ascii", "hAnsi"].iter().find_map(|name| xml::attribute(tag, name));
        if let Some(font) = named.as_deref().and_then(Font::named) {
            self.target().font = Some(font);
        }
    }

    /// A sign of a font of signs, by its number.
    fn sign(&mut self, tag: &BytesStart) {
        let code = xml::attribute(tag, "char").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
        if let Some(sign) = code.and_then(char::from_u32) {
            self.write(sign.encode_utf8(&mut [0; 4]));
        }
    }
}

/// By its name, or by how far the letters are moved: LibreOffice raises them so.
fn shifted(tag: &BytesStart) -> Option<Apart> {
    let value = xml::attribute(tag, "val").unwrap_or_default();
    let moved = value.parse::<i32>().unwrap_or_default();
    match value.as_str() {
        "superscript" => Some(Apart::Raised),
        "subscript" => Some(Apart::Lowered),
        _ if moved > 0 => Some(Apart::Raised),
        _ if moved < 0 => Some(Apart::Lowered),
        _ => None,
    }
}

/// The text of a formula has a tag of its own by the same name.
fn is_formula(tag: &BytesStart) -> bool {
    tag.name().as_ref().starts_with("m:")
}

fn lines_above(mut lines: Vec<String>) -> Vec<String> {
    if lines.len() > FIRST_LINES + LAST_LINES {
        lines.drain(FIRST_LINES..lines.len() - LAST_LINES);
    }
    lines
}
