//! The styles of an .ods by which fonts say something of a text.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::value;
use crate::input::look::{Apart, Face};
use crate::input::symbols::Symbols;

const MOST_STYLES: usize = 20_000;

/// Styles by family and name, as far as they say how a text is placed, crossed out or in which font.
#[derive(Default)]
pub(in crate::input) struct Styles {
    faces: BTreeMap<(String, String), Face>,
    /// The one whose tags are being read.
    open: Option<(String, String)>,
}

impl Styles {
    /// Whether none says anything.
    pub fn are_plain(&self) -> bool {
        self.faces.values().all(|face| *face == Face::default())
    }

    /// The face of the style that a tag of a cell names.
    pub fn of_cell(&self, tag: &BytesStart, attribute: &str) -> Option<Face> {
        self.face("table-cell", &value(tag, attribute)?)
    }

    /// The face of the style that a tag inside a text names.
    pub fn of_text(&self, tag: &BytesStart) -> Option<Face> {
        self.face("text", &value(tag, "style-name")?)
    }

    fn face(&self, family: &str, name: &str) -> Option<Face> {
        if self.faces.is_empty() {
            return None;
        }
        self.faces.get(&(family.to_string(), name.to_string())).copied()
    }

    pub fn begin(&mut self, tag: &BytesStart) {
        match tag.local_name().as_ref() {
            "style" => {
                let text = |name| value(tag, name).unwrap_or_default().into_owned();
                let (family, name) = (text("family"), text("name"));
                let parent = self.face(&family, &text("parent-style-name"));
                if let Some(face) = parent.filter(|_| self.faces.len() < MOST_STYLES) {
                    self.faces.insert((family.clone(), name.clone()), face);
                }
                self.open = Some((family, name));
            }
            "text-properties" => self.text(tag),
            _ => {}
        }
    }

    pub fn end(&mut self, name: &str) {
        if name == "style" {
            self.open = None;
        }
    }

    fn text(&mut self, tag: &BytesStart) {
        let Some(style) = self.open.clone().filter(|_| self.faces.len() < MOST_STYLES) else { return };
        // A line is known by its style, its kind or both.
        let line = value(tag, "text-line-through-type").filter(|kind| kind != "none").or_else(|| value(tag, "text-line-through-style"));
        let line = line.or_else(|| value(tag, "text-line-through-type"));
        let position = value(tag, "text-position");
        let font = value(tag, "font-name").or_else(|| value(tag, "font-family"));
        if line.is_none() && position.is_none() && font.is_none() {
            return;
        }
        let face = self.faces.entry(style).or_default();
        if let Some(position) = position {
            face.apart = placed(&position);
        }
        if let Some(line) = line {
            face.apart = if line == "none" { face.apart.filter(|apart| *apart != Apart::Struck) } else { Some(Apart::Struck) };
        }
        if let Some(font) = font {
            face.symbols = Symbols::named(font.trim_matches('\''));
        }
    }
}

/// "super 58%", "sub", "33% 58%", "0% 100%".
fn placed(position: &str) -> Option<Apart> {
    let first = position.split_whitespace().next().unwrap_or_default();
    match first {
        "super" => Some(Apart::Raised),
        "sub" => Some(Apart::Lowered),
        percent if percent.starts_with('-') => Some(Apart::Lowered),
        percent => percent.starts_with(|c: char| ('1'..='9').contains(&c)).then_some(Apart::Raised),
    }
}
