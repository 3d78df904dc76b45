//! A cell of an .ods with the pieces of its text.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::dress::Styles;
use super::{At, Pieces, value};
use crate::input::look::{Face, Piece};

/// Most bytes of one text kept in pieces.
const MOST_BYTES: usize = 4 * 32_767;

/// Most blanks in a row kept.
const MOST_BLANKS: usize = 100;

/// A cell being read, tag by tag.
pub(in crate::input) struct Cell {
    /// First column of those that are written once, and the one after the last.
    pub columns: At,
    /// What the font of the whole cell does.
    pub face: Face,
    has_value: bool,
    pieces: Vec<Piece>,
    /// The faces of the parts that are open.
    spans: Vec<Option<Face>>,
    depth: usize,
    paragraphs: usize,
    /// How deep inside a comment.
    aside: usize,
    bytes: usize,
}

impl Cell {
    /// A cell in these columns.
    pub fn new(tag: &BytesStart, columns: At, face: Face) -> Self {
        let has_value = value(tag, "value-type").is_some_and(|kind| kind != "string");
        Self { columns, face, has_value, pieces: Vec::new(), spans: Vec::new(), depth: 0, paragraphs: 0, aside: 0, bytes: 0 }
    }

    /// Whether it ends with this.
    pub fn event(&mut self, event: &Event, styles: &Styles) -> bool {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.begin(tag, styles);
            }
            Event::Empty(tag) => self.blank(tag),
            Event::End(_) if self.depth == 0 => return true,
            Event::End(tag) => {
                self.depth -= 1;
                self.end(tag.local_name().as_ref());
            }
            Event::Text(text) => self.push(&text.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(letter)) => self.push(letter.encode_utf8(&mut [0; 4])),
                _ => self.push(resolve_xml_entity(name).unwrap_or_default()),
            },
            _ => {}
        }
        false
    }

    /// Its text, unless it is too long.
    pub fn text(&self) -> Option<String> {
        (self.bytes <= MOST_BYTES).then(|| self.pieces.iter().map(|piece| piece.text.as_str()).collect())
    }

    /// Its text in pieces, if it has one and a font says anything of it.
    pub fn dressed(self) -> Option<Pieces> {
        let plain = Face::default();
        let marked = self.face != plain || self.pieces.iter().any(|piece| piece.face.is_some_and(|face| face != plain));
        let blank = !self.has_value && self.pieces.iter().all(|piece| piece.text.trim().is_empty());
        (marked && !blank).then(|| (self.bytes <= MOST_BYTES).then(|| self.pieces.into()))
    }

    fn begin(&mut self, tag: &BytesStart, styles: &Styles) {
        match tag.local_name().as_ref() {
            "annotation" => self.aside += 1,
            "p" if self.aside == 0 => {
                self.paragraphs += 1;
                if self.paragraphs > 1 {
                    self.push("\n");
                }
            }
            "span" => self.spans.push(styles.of_text(tag).or_else(|| self.spans.last().copied().flatten())),
            _ => self.blank(tag),
        }
    }

    /// Blanks and line ends are tags.
    fn blank(&mut self, tag: &BytesStart) {
        match tag.local_name().as_ref() {
            "s" => {
                let times = value(tag, "c").and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
                self.push(&" ".repeat(times.min(MOST_BLANKS)));
            }
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "annotation" => self.aside = self.aside.saturating_sub(1),
            "span" => {
                self.spans.pop();
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.aside > 0 {
            return;
        }
        let face = self.spans.last().copied().flatten();
        self.bytes += text.len();
        match self.pieces.last_mut().filter(|piece| piece.face == face) {
            _ if self.bytes > MOST_BYTES => {}
            Some(piece) => piece.text.push_str(text),
            None => {
                self.bytes += size_of::<Piece>();
                self.pieces.push(Piece { text: text.to_string(), face });
            }
        }
    }
}
