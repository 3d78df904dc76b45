//! Sections of a report that people may write into: each is a content control with its topic and what it said when it was
//! written, so that what was typed there can be taken out again, and nothing else of the document is taken for it.

use sha2::{Digest, Sha256};

use super::tags::{Tag, tags, unescaped};
use super::{Paragraph, body::escaped, body::paragraph_xml};

/// What the tag of our controls begins with.
const OURS: &str = "ntm ";
/// Letters of a fingerprint kept in a tag.
const SHORT: usize = 8;
/// Most letters Word takes for the tag and the title of a control.
const MOST: usize = 64;

/// A section as it is written.
#[derive(Debug)]
pub(in super::super) struct Told {
    /// The stable id of what it is about.
    pub topic: String,
    /// What stands before the text, if anything.
    pub label: String,
    pub paragraphs: Vec<Paragraph>,
}

/// The section in a control; as plain paragraphs where Word has no room for what is kept of it.
pub(super) fn told_xml(told: &Told) -> String {
    let paragraphs: String = told.paragraphs.iter().map(|p| paragraph_xml(p, "", None)).collect();
    let text: String = told.paragraphs.iter().flat_map(|p| &p.runs).map(|r| r.text.as_str()).collect();
    let tag = format!("{OURS}{} {}", told.topic, short(&text));
    if tag.chars().count() > MOST || told.label.chars().count() > MOST {
        return paragraphs;
    }
    let title = if told.label.is_empty() { String::new() } else { format!(r#"<w:alias w:val="{}"/>"#, escaped(&told.label)) };
    format!(r#"<w:sdt><w:sdtPr>{title}<w:tag w:val="{}"/></w:sdtPr><w:sdtContent>{paragraphs}</w:sdtContent></w:sdt>"#, escaped(&tag))
}

/// A section as it is found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Section {
    pub topic: String,
    /// The fingerprint of what it said.
    was: String,
    label: String,
    text: String,
    /// Something is in it that is no text: a picture, a table.
    pub rich: bool,
}

impl Section {
    pub fn is_changed(&self) -> bool {
        self.rich || short(&self.text) != self.was
    }

    /// What it says behind its label, a paragraph a line.
    pub fn typed(&self) -> String {
        let text = self.text.trim_start();
        let lines = text.strip_prefix(self.label.trim()).unwrap_or(text).lines().map(crate::text::clean);
        lines.filter(|line| line.chars().any(char::is_alphanumeric)).collect::<Vec<_>>().join("\n")
    }
}

/// The sections of a document, and the fingerprint of the text around them; none where it is damaged.
pub(in super::super) fn sections(xml: &str) -> Option<(Vec<Section>, String)> {
    let mut reader = Reader::default();
    tags(xml)?.iter().for_each(|tag| reader.tag(tag));
    let found = reader.found.into_iter().filter(|section| !section.topic.is_empty()).collect();
    Some((found, long(&reader.around)))
}

#[derive(Default)]
struct Reader {
    found: Vec<Section>,
    /// The controls that are open, ours with their place in `found`.
    open: Vec<usize>,
    around: String,
}

impl Reader {
    fn tag(&mut self, tag: &Tag) {
        match tag.name() {
            "w:sdt" if tag.is_open() => {
                self.open.push(self.found.len());
                self.found.push(Section::default());
            }
            "/w:sdt" => drop(self.open.pop()),
            "w:tag" => self.own(tag.value().unwrap_or_default()),
            "w:alias" => self.last(|section| section.label = tag.value().unwrap_or_default()),
            "w:t" if tag.is_open() => self.write(&unescaped(tag.text)),
            "w:br" | "w:cr" | "/w:p" => self.write("\n"),
            "w:tab" => self.write(" "),
            "w:tbl" | "w:drawing" | "w:pict" | "w:object" | "mc:AlternateContent" => {
                if let Some(section) = self.ours() {
                    section.rich = true;
                }
            }
            _ => {}
        }
    }

    fn own(&mut self, value: String) {
        let Some((topic, was)) = value.strip_prefix(OURS).and_then(|own| own.rsplit_once(' ')) else { return };
        self.last(|section| (section.topic, section.was) = (topic.to_string(), was.to_string()));
    }

    /// The innermost control.
    fn last(&mut self, change: impl FnOnce(&mut Section)) {
        if let Some(section) = self.open.last().and_then(|at| self.found.get_mut(*at)) {
            change(section);
        }
    }

    /// The outermost control of ours.
    fn ours(&mut self) -> Option<&mut Section> {
        let at = self.open.iter().copied().find(|at| self.found.get(*at).is_some_and(|section| !section.topic.is_empty()))?;
        self.found.get_mut(at)
    }

    fn write(&mut self, text: &str) {
        match self.ours() {
            Some(section) => section.text.push_str(text),
            None => self.around.push_str(text),
        }
    }
}

/// The fingerprint of the letters of a text: programs set blanks and line ends as they like.
fn long(text: &str) -> String {
    let letters: String = text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    Sha256::digest(letters.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

fn short(text: &str) -> String {
    long(text).chars().take(SHORT).collect()
}
