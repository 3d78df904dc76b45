//! Marks in the text of a document, paragraph by paragraph: one that begins in one run and ends in another is in pieces.

use super::super::docx::{escaped, name, tag_length};
use super::super::facts::key_of;
use crate::diag::{Code, Diagnostic, Place};
use crate::text::nearest;

/// Letters shown before and behind a mark that is wrong.
const AROUND: usize = 30;
/// Deepest nesting of paragraphs: text in frames in text.
const MAX_DEPTH: usize = 64;

/// A document being filled.
pub(super) struct Filling<'a> {
    file: &'a str,
    keys: &'a [(&'static str, String)],
    findings: Vec<Diagnostic>,
    filled: usize,
}

/// The text of one run: where it is in the part, and in its paragraph.
struct Piece {
    start: usize,
    end: usize,
    at: usize,
}

/// A paragraph with the texts of its runs.
#[derive(Default)]
struct Paragraph {
    text: String,
    pieces: Vec<Piece>,
}

/// What is put in the place of what.
struct Change {
    start: usize,
    end: usize,
    with: String,
}

impl<'a> Filling<'a> {
    pub fn new(file: &'a str, keys: &'a [(&'static str, String)]) -> Self {
        Self { file, keys, findings: Vec::new(), filled: 0 }
    }

    /// Everything wrong, and that there was nothing to fill where there was nothing.
    pub fn findings(self) -> Vec<Diagnostic> {
        if self.filled > 0 || !self.findings.is_empty() {
            return self.findings;
        }
        let keys: Vec<&str> = self.keys.iter().map(|(name, _)| *name).collect();
        vec![Diagnostic::new(Code::DocxNoKey, Place::File(self.file.into())).with("known", keys.join(", "))]
    }

    /// A part with its marks filled; none where it is no XML.
    pub fn part(&mut self, name: &str, xml: &str) -> Option<String> {
        let mut changes = Vec::new();
        for paragraph in paragraphs(xml)? {
            self.paragraph(name, &paragraph, &mut changes);
        }
        changes.sort_by_key(|c: &Change| c.start);
        let (mut out, mut at) = (String::with_capacity(xml.len()), 0);
        for change in &changes {
            out.push_str(xml.get(at..change.start)?);
            out.push_str(&change.with);
            at = change.end;
        }
        out.push_str(xml.get(at..)?);
        Some(out)
    }

    fn paragraph(&mut self, part: &str, paragraph: &Paragraph, changes: &mut Vec<Change>) {
        let text = &paragraph.text;
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|t| t.find("{{")).map(|i| from + i) {
            let Some(end) = text.get(start..).and_then(|t| t.find("}}")).map(|i| start + i + 2) else {
                self.wrong(Code::DocxKeySplit, part, text, start, text.len());
                return;
            };
            from = end;
            let inside = paragraph.pieces.iter().find(|p| p.at <= start && end <= p.at + (p.end - p.start));
            match inside {
                None => self.wrong(Code::DocxKeySplit, part, text, start, end),
                Some(piece) => changes.extend(self.change(part, text, (start, end), piece)),
            }
        }
    }

    fn change(&mut self, part: &str, text: &str, (start, end): (usize, usize), piece: &Piece) -> Option<Change> {
        let written = text.get(start + 2..end - 2).unwrap_or_default();
        let key = key_of(written);
        let Some((_, value)) = self.keys.iter().find(|(name, _)| *name == key) else {
            self.wrong(Code::DocxKeyUnknown, part, text, start, end);
            return None;
        };
        self.filled += 1;
        let lines: Vec<String> = value.split('\n').map(escaped).collect();
        let with = lines.join(r#"</w:t><w:br/><w:t xml:space="preserve">"#);
        Some(Change { start: piece.start + (start - piece.at), end: piece.start + (end - piece.at), with })
    }

    fn wrong(&mut self, code: Code, part: &str, text: &str, start: usize, end: usize) {
        let before: String = text.get(..start).unwrap_or_default().chars().rev().take(AROUND).collect();
        let behind: String = text.get(end..).unwrap_or_default().chars().take(AROUND).collect();
        let mark: String = text.get(start..end).unwrap_or_default().chars().take(2 * AROUND).collect();
        let around = format!("{}{mark}{behind}", before.chars().rev().collect::<String>());
        let finding =
            Diagnostic::new(code, Place::File(self.file.into())).with("part", part).with("mark", mark.as_str()).with("around", around);
        let finding = if code == Code::DocxKeyUnknown {
            let names = self.keys.iter().map(|(name, _)| *name);
            let near = nearest(&key_of(mark.trim_matches(['{', '}'])), names.clone()).unwrap_or("none").to_string();
            finding.with("nearest", near).with("known", names.collect::<Vec<_>>().join(", "))
        } else {
            finding
        };
        self.findings.push(finding);
    }
}

/// The paragraphs of a part, each with what its runs say; none where the tags are broken off.
fn paragraphs(xml: &str) -> Option<Vec<Paragraph>> {
    let (mut done, mut open) = (Vec::new(), Vec::<Paragraph>::new());
    let mut at = 0;
    while let Some(start) = xml.get(at..)?.find('<').map(|i| at + i) {
        let end = start + tag_length(xml.get(start..)?)?;
        let tag = xml.get(start..end)?;
        at = end;
        match name(tag) {
            "w:p" if !tag.ends_with("/>") => open.push(Paragraph::default()),
            "/w:p" => done.extend(open.pop()),
            "w:t" if !tag.ends_with("/>") => {
                at = end + xml.get(end..)?.find('<')?;
                let paragraph = open.last_mut()?;
                paragraph.pieces.push(Piece { start: end, end: at, at: paragraph.text.len() });
                paragraph.text.push_str(xml.get(end..at)?);
            }
            _ => {}
        }
        if open.len() > MAX_DEPTH {
            return None;
        }
    }
    open.is_empty().then_some(done)
}
