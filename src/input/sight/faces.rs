//! What the fonts of an .xlsx do to whole cells, by the number of a cell's format.

use quick_xml::events::{BytesStart, Event};

use super::runs::dress;
use super::value;
use crate::input::look::Face;

/// The part that holds formats, tag by tag.
#[derive(Default)]
pub(in super::super) struct Faces {
    fonts: Vec<Face>,
    /// The font of each format.
    formats: Vec<usize>,
    list: List,
}

/// The list that tags belong to.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum List {
    #[default]
    None,
    Fonts,
    Formats,
}

impl Faces {
    /// Whether a part is the one of formats.
    pub fn is_part(name: &str) -> bool {
        name.starts_with("xl/") && name.ends_with("/styles.xml")
    }

    pub fn event(&mut self, event: &Event) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::Empty(tag) => {
                self.begin(tag);
                self.end(tag.local_name().as_ref());
            }
            Event::End(tag) => self.end(tag.local_name().as_ref()),
            _ => {}
        }
    }

    /// What the font of each format does; none where no font does anything.
    pub fn faces(&self) -> Vec<Face> {
        if self.fonts.iter().all(|face| *face == Face::default()) {
            return Vec::new();
        }
        self.formats.iter().map(|font| self.fonts.get(*font).copied().unwrap_or_default()).collect()
    }

    fn begin(&mut self, tag: &BytesStart) {
        match (self.list, tag.local_name().as_ref()) {
            (List::None, "fonts") => self.list = List::Fonts,
            (List::None, "cellXfs") => self.list = List::Formats,
            (List::Fonts, "font") => self.fonts.push(Face::default()),
            (List::Fonts, _) => self.fonts.iter_mut().next_back().into_iter().for_each(|face| dress(face, tag)),
            (List::Formats, "xf") => self.formats.push(value(tag, "fontId").and_then(|id| id.parse().ok()).unwrap_or_default()),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if matches!(name, "fonts" | "cellXfs") {
            self.list = List::None;
        }
    }
}
