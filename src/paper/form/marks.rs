//! A line of text with its marks: `{key}` stands for a fact, `**` begins and ends bold letters.

use super::super::facts::{Terms, key_of};
use super::Faults;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Mark {
    Text(String),
    /// A fact by its key.
    Key(String),
    /// From here on the other way: bold, or no longer.
    Bold,
}

/// The marks of a line; keys that no term in sight has are found.
pub(in super::super) fn marks(line: &str, at: usize, scope: &[&Terms], faults: &mut Faults) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut rest = line;
    while let Some(next) = rest.find(['{', '*']) {
        let (before, from) = rest.split_at(next);
        push(&mut marks, before);
        if let Some(after) = from.strip_prefix("**") {
            marks.push(Mark::Bold);
            rest = after;
        } else if let Some(after) = from.strip_prefix('*') {
            push(&mut marks, "*");
            rest = after;
        } else if let Some((key, after)) = from.strip_prefix('{').and_then(|f| f.split_once('}')) {
            marks.push(Mark::Key(known(key, at, scope, faults)));
            rest = after;
        } else {
            faults.unended(at, from);
            return marks;
        }
    }
    push(&mut marks, rest);
    marks
}

fn push(marks: &mut Vec<Mark>, text: &str) {
    if !text.is_empty() {
        marks.push(Mark::Text(text.to_string()));
    }
}

fn known(written: &str, at: usize, scope: &[&Terms], faults: &mut Faults) -> String {
    let key = key_of(written);
    let all: Vec<&str> = scope.iter().rev().flat_map(|t| t.keys.iter().copied()).collect();
    if !all.contains(&key.as_str()) {
        faults.unknown(at, "key", written, &all);
    }
    key
}
