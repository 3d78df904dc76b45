//! A value of a document with its path, written as jq would ask for it: `.answers["basic:2.1"].numerator`. Objects are
//! taken apart one by one, so that a key that comes twice is not lost.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::input::grid::Content;
use crate::text::ids;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Object,
    List,
    /// A text, a number, yes or no, or nothing.
    Cell,
    /// No more classes than a form has rows for.
    Classes,
}

ids! { Shape: Object => "object", List => "list", Cell => "cell", Classes => "classes" }

/// A value of the document.
pub(super) struct Node<'t> {
    raw: &'t str,
    path: String,
}

/// The keys of an object in their order.
#[derive(Default)]
pub(super) struct Pairs<'t>(Vec<(String, Node<'t>)>);

impl<'t> Node<'t> {
    /// The whole document, which is valid.
    pub fn top(text: &'t str) -> Result<Self, serde_json::Error> {
        serde_json::from_str::<&RawValue>(text).map(|raw| Self { raw: raw.get(), path: String::new() })
    }

    pub fn path(&self) -> &str {
        if self.path.is_empty() { "." } else { &self.path }
    }

    pub fn shape(&self) -> Shape {
        match self.raw.as_bytes().first() {
            Some(b'{') => Shape::Object,
            Some(b'[') => Shape::List,
            _ => Shape::Cell,
        }
    }

    pub fn pairs(&self) -> Option<Pairs<'t>> {
        let Entries(entries) = serde_json::from_str(self.raw).ok()?;
        let node = |(key, raw): (String, &'t RawValue)| {
            let path = format!("{}{}", self.path, step(&key));
            (key, Node { raw: raw.get(), path })
        };
        Some(Pairs(entries.into_iter().map(node).collect()))
    }

    pub fn list(&self) -> Option<Vec<Node<'t>>> {
        let values: Vec<&'t RawValue> = serde_json::from_str(self.raw).ok()?;
        let node = |(at, raw): (usize, &'t RawValue)| Node { raw: raw.get(), path: format!("{}[{at}]", self.path()) };
        Some(values.into_iter().enumerate().map(node).collect())
    }

    pub fn text(&self) -> Option<String> {
        serde_json::from_str(self.raw).ok()
    }

    /// What a cell would hold; nothing inside where it is blank, and none where it is no cell.
    pub fn content(&self) -> Option<Option<Content>> {
        match self.raw.as_bytes().first()? {
            b'{' | b'[' => None,
            b'n' => Some(None),
            b't' | b'f' => Some(Some(Content::Bool(self.raw == "true"))),
            b'"' => Some(Content::of_text(&self.text()?)),
            _ => Some(Some(number(self.raw))),
        }
    }
}

/// A number as it is written, unless it is one that no cell could hold.
fn number(raw: &str) -> Content {
    raw.parse().map_or(Content::Broken, |value| Content::Number { value, percent: false })
}

/// A key as jq names it.
fn step(key: &str) -> String {
    let plain = key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if plain { format!(".{key}") } else { format!("[{}]", serde_json::Value::from(key)) }
}

impl<'t> Pairs<'t> {
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, node)| node)
    }

    /// Each key once.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Node<'t>)> {
        let first = |at: usize| !self.0[..at].iter().any(|(key, _)| *key == self.0[at].0);
        self.0.iter().enumerate().filter(move |(at, _)| first(*at)).map(|(_, (key, node))| (key.as_str(), node))
    }

    /// Paths of the keys that were there before.
    pub fn twice(&self) -> impl Iterator<Item = &str> {
        let again = |at: usize| self.0[..at].iter().any(|(key, _)| *key == self.0[at].0);
        self.0.iter().enumerate().filter(move |(at, _)| again(*at)).map(|(_, (_, node))| node.path())
    }
}

/// The entries of an object, those that come twice too.
struct Entries<'t>(Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_what_jq_asks_for() {
        let top = Node::top(r#"{"answers": {"basic:12.1/nam": {"value": 75.50}, "b": [1, null]}}"#).unwrap();
        let pairs = top.pairs().unwrap();
        let answers = pairs.get("answers").unwrap().pairs().unwrap();
        let value = answers.get("basic:12.1/nam").unwrap().pairs().unwrap();
        let value = value.get("value").unwrap();
        assert_eq!(value.path(), r#".answers["basic:12.1/nam"].value"#);
        assert_eq!(value.content().unwrap().unwrap().plain(), "75.5");
        assert_eq!(answers.get("b").unwrap().list().unwrap()[1].path(), ".answers.b[1]");
    }

    #[test]
    fn a_key_that_comes_twice_is_seen() {
        let top = Node::top(r#"{"a": 1, "a": 2, "b": 3}"#).unwrap();
        let pairs = top.pairs().unwrap();
        assert_eq!(pairs.twice().collect::<Vec<_>>(), [".a"]);
        assert_eq!(pairs.all().map(|(key, node)| format!("{key}={}", node.raw)).collect::<Vec<_>>(), ["a=1", "b=3"]);
    }
}
