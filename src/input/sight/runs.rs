//! A text in pieces, each with what its font does to it: a shared string of an .xlsx or the text in a cell.

use std::sync::Arc;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::value;
use crate::input::look::{Apart, Face, Piece};
use crate::input::symbols::Symbols;

/// Most bytes of one text kept in pieces: Excel takes 32,767 letters.
const MOST_BYTES: usize = 4 * 32_767;

/// The pieces of a text; `None` of one too long to be kept.
pub(in super::super) type Pieces = Option<Arc<[Piece]>>;

/// A text being read, tag by tag.
#[derive(Default)]
pub(super) struct Runs {
    pieces: Vec<Piece>,
    /// What the font of the present run does, where it has one of its own.
    face: Option<Face>,
    in_text: bool,
    /// Blanks around the text count.
    kept: bool,
    /// Inside what only tells how to pronounce the text.
    aside: bool,
    bytes: usize,
}

impl Runs {
    pub fn event(&mut self, event: &Event) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::Empty(tag) => {
                self.begin(tag);
                self.end(tag.local_name().as_ref());
            }
            Event::End(tag) => self.end(tag.local_name().as_ref()),
            Event::Text(text) => self.push(&text.xml10_content()),
            Event::CData(text) => self.push(&text.xml10_content()),
            Event::GeneralRef(name) => self.reference(name),
            _ => {}
        }
    }

    /// Its pieces, if a font says anything of one of them.
    pub fn marked(self) -> Option<Pieces> {
        let marked = self.pieces.iter().any(|piece| piece.face.is_some_and(|face| face != Face::default()));
        let found = (self.bytes <= MOST_BYTES).then(|| self.pieces.into());
        marked.then_some(found)
    }

    fn begin(&mut self, tag: &BytesStart) {
        match tag.local_name().as_ref() {
            "r" => self.face = None,
            "rPr" => self.face = Some(Face::default()),
            "rPh" => self.aside = true,
            "t" if !self.aside => {
                self.in_text = true;
                self.kept = value(tag, "space").is_some_and(|space| space == "preserve");
                self.bytes += size_of::<Piece>();
                if self.bytes <= MOST_BYTES {
                    self.pieces.push(Piece { text: String::new(), face: self.face });
                }
            }
            _ => {
                if let Some(face) = &mut self.face {
                    dress(face, tag);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" if self.in_text => {
                self.in_text = false;
                if let (false, Some(piece)) = (self.kept, self.pieces.last_mut()) {
                    piece.text = piece.text.trim_matches([' ', '\t', '\r', '\n']).to_string();
                }
            }
            "r" => self.face = None,
            "rPh" => self.aside = false,
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if let (true, Some(piece)) = (self.in_text, self.pieces.last_mut()) {
            self.bytes += text.len();
            if self.bytes <= MOST_BYTES {
                // Looking for a sign takes a moment, for a word of several much longer, and this is done for every text.
                match text.contains('_') {
                    true => piece.text.push_str(&text.replace("_x000D_", "")),
                    false => piece.text.push_str(text),
                }
            }
        }
    }

    fn reference(&mut self, name: &quick_xml::events::BytesRef) {
        match name.resolve_char_ref() {
            Ok(Some(letter)) => self.push(letter.encode_utf8(&mut [0; 4])),
            _ => self.push(resolve_xml_entity(name).unwrap_or_default()),
        }
    }
}

/// What a tag of a font does to its text.
pub(super) fn dress(face: &mut Face, tag: &BytesStart) {
    let said = || value(tag, "val").unwrap_or_default();
    match tag.local_name().as_ref() {
        "strike" if !matches!(&*said(), "0" | "false") => face.apart = Some(Apart::Struck),
        "vertAlign" if face.apart != Some(Apart::Struck) => {
            face.apart = match &*said() {
                "superscript" => Some(Apart::Raised),
                "subscript" => Some(Apart::Lowered),
                _ => None,
            };
        }
        "rFont" | "name" => face.symbols = Symbols::named(&said()),
        _ => {}
    }
}
