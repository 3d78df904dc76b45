//! A commune as JSON → the sheets of a form, so that it is read as one: each value by the reader of cells, each finding at
//! the path of what it is about. A text need not be typed as strictly as into a form.

mod node;
mod sheets;

use std::sync::Arc;

use super::grid::Grid;
use super::reader::Contents;
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::json_input::{self as keys, SCHEMA};
use crate::layout::property;
use crate::text::nearest;
use node::{Node, Pairs, Shape};
use sheets::Sheets;

/// What messages take for nothing.
const NONE: &str = "none";
/// Longest description of a fault of the library that is said.
const MAX_REASON: usize = 200;

/// Whether bytes begin as an object of JSON; so does a text of RTF.
pub(super) fn is_json(head: &str) -> bool {
    head.starts_with('{') && !head.starts_with("{\\")
}

/// The sheets of the form that a document stands for.
///
/// # Errors
/// It is no JSON, or none of a commune.
pub(super) fn contents(bytes: &[u8], file: &Arc<str>) -> Result<Contents, Diagnostic> {
    let text = std::str::from_utf8(bytes).map_err(|_| Diagnostic::new(Code::TextEncodingUnknown, Place::File(file.clone())))?;
    let top = Node::top(text.trim_start_matches('\u{feff}')).map_err(|error| syntax(file, &error))?;
    let mut reader = JsonReader { sheets: Sheets::new(file), findings: Vec::new() };
    reader.document(&top)?;
    let properties = [(property::FORM.to_string(), crate::layout::FORM_VERSION.to_string())].into();
    Ok(Contents { sheets: reader.sheets.into_grids(), properties, findings: reader.findings, ..Contents::default() })
}

fn syntax(file: &Arc<str>, error: &serde_json::Error) -> Diagnostic {
    let reason: String = error.to_string().chars().take(MAX_REASON).collect();
    Diagnostic::new(Code::JsonSyntax, Place::Line(file.clone(), error.line().max(1))).with("reason", reason)
}

struct JsonReader {
    sheets: Sheets,
    findings: Vec<Diagnostic>,
}

impl JsonReader {
    fn document(&mut self, top: &Node) -> Result<(), Diagnostic> {
        let parts = self.pairs(top);
        let named = parts.get("schema").and_then(|node| node.text()).unwrap_or_else(|| NONE.to_string());
        if named != SCHEMA {
            let place = Place::File(self.sheets.file().clone());
            return Err(Diagnostic::new(Code::JsonNotOurs, place).with("read", named).with("schema", SCHEMA));
        }
        self.known(&parts, &keys::PARTS);
        let part = |key| parts.get(key);
        part(keys::COMMUNE).into_iter().for_each(|node| self.commune(node));
        part(keys::ANSWERS).into_iter().for_each(|node| self.answers(node));
        part(keys::DOCUMENTS).into_iter().for_each(|node| self.rows(node, &keys::DOCUMENT, Sheets::document));
        part(keys::SPECIALS).into_iter().for_each(|node| self.rows(node, &keys::SPECIAL, Sheets::special));
        Ok(())
    }

    fn commune(&mut self, node: &Node) {
        let pairs = self.pairs(node);
        let own: Vec<&str> = keys::FIELDS.iter().map(|(key, _)| *key).chain([keys::CLASSES]).collect();
        self.known(&pairs, &own);
        for (key, field) in keys::FIELDS {
            if let Some(content) = pairs.get(key).and_then(|node| self.cell(node)) {
                self.sheets.field(field, content);
            }
        }
        let Some(classes) = pairs.get(keys::CLASSES) else { return };
        let list = self.list(classes);
        if list.is_empty() {
            self.sheets.no_class(classes.path());
        }
        if list.len() > usize::from(crate::layout::Field::CLASSES) {
            self.shape(classes, Shape::Classes);
        }
        (1..=crate::layout::Field::CLASSES).zip(&list).for_each(|(number, class)| self.class(number, class));
    }

    fn class(&mut self, number: u8, node: &Node) {
        let cells = match node.shape() {
            Shape::Object => {
                let pairs = self.pairs(node);
                self.known(&pairs, &keys::CLASS);
                keys::CLASS.map(|key| pairs.get(key).and_then(|node| self.cell(node)))
            }
            _ => [self.cell(node), None, None, None],
        };
        self.sheets.class(number, cells);
    }

    fn answers(&mut self, node: &Node) {
        for (key, answer) in self.pairs(node).all() {
            let cells: Vec<_> = match answer.shape() {
                Shape::Object => {
                    let pairs = self.pairs(answer);
                    self.known(&pairs, &keys::ANSWER.map(|(key, _)| key));
                    keys::ANSWER.iter().filter_map(|(key, column)| Some((*column, self.cell(pairs.get(key)?)?))).collect()
                }
                _ => self.cell(answer).map(|cell| (crate::layout::Column::Result, cell)).into_iter().collect(),
            };
            if !self.sheets.answer(key, answer.path(), cells) {
                let finding = Diagnostic::new(Code::JsonReference, self.sheets.place(answer.path()));
                self.findings.push(finding.with("read", key).with("known", sheets::known_books()));
            }
        }
    }

    /// A list of objects of these keys, each a row of a sheet.
    fn rows(&mut self, node: &Node, own: &[&'static str], put: fn(&mut Sheets, Vec<(&'static str, sheets::Cell)>)) {
        for row in self.list(node) {
            let pairs = self.pairs(&row);
            self.known(&pairs, own);
            let cells = own.iter().filter_map(|key| Some((*key, self.cell(pairs.get(key)?)?))).collect();
            put(&mut self.sheets, cells);
        }
    }

    /// What is in a cell; none where it is blank.
    fn cell(&mut self, node: &Node) -> Option<sheets::Cell> {
        match node.content() {
            Some(content) => content.map(|content| sheets::Cell { content, path: node.path().into() }),
            None => {
                self.shape(node, Shape::Cell);
                None
            }
        }
    }

    /// The keys of an object. One that comes twice is said, and its first value is taken.
    fn pairs<'n>(&mut self, node: &'n Node) -> Pairs<'n> {
        match node.pairs() {
            Some(pairs) => {
                let place = |path: &str| self.sheets.place(path);
                let twice = pairs.twice().map(|path| Diagnostic::new(Code::JsonKeyTwice, place(path)).with("read", path));
                self.findings.extend(twice.collect::<Vec<_>>());
                pairs
            }
            None => {
                self.shape(node, Shape::Object);
                Pairs::default()
            }
        }
    }

    fn list<'n>(&mut self, node: &'n Node) -> Vec<Node<'n>> {
        node.list().unwrap_or_else(|| {
            self.shape(node, Shape::List);
            Vec::new()
        })
    }

    /// Says which keys of an object are none of its own.
    fn known(&mut self, pairs: &Pairs, own: &[&str]) {
        for (key, node) in pairs.all().filter(|(key, _)| !own.contains(key)) {
            let near = nearest(key, own.iter().copied()).unwrap_or(NONE);
            let finding = Diagnostic::new(Code::JsonKeyUnknown, self.sheets.place(node.path())).with("read", key).with("nearest", near);
            self.findings.push(finding.with("known", own.join(", ")));
        }
    }

    fn shape(&mut self, node: &Node, wanted: Shape) {
        let finding = Diagnostic::new(Code::JsonShape, self.sheets.place(node.path()));
        self.findings.push(finding.with("read", node.shape().id()).with("wanted", wanted.id()));
    }
}

/// A sheet that stands for a part of a document.
impl Grid {
    pub(super) fn is_of_json(&self) -> bool {
        !self.paths.is_empty()
    }
}
