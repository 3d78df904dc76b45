//! What a form may speak of: keys, conditions, tables, lists. The terms are known before any commune is, so that a form
//! is checked when it is read; facts are what the terms mean for one commune or district.

use crate::text::fold_loose;

use super::docx::Table;

/// What may be named.
#[derive(Debug)]
pub(super) struct Terms {
    /// `{key}`.
    pub keys: &'static [&'static str],
    /// `@neu`.
    pub conditions: &'static [&'static str],
    /// `@bang`.
    pub tables: &'static [&'static str],
    /// `@lap`, with what may be named inside.
    pub lists: &'static [(&'static str, &'static Terms)],
}

/// What the terms mean.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub keys: Vec<(&'static str, String)>,
    pub conditions: Vec<(&'static str, bool)>,
    pub tables: Vec<(&'static str, Table)>,
    pub lists: Vec<(&'static str, Vec<Facts>)>,
    /// What keys are about that people may write themselves.
    pub topics: Vec<(&'static str, String)>,
}

impl Facts {
    /// Facts of keys alone.
    pub fn of(keys: Vec<(&'static str, String)>) -> Self {
        Self { keys, ..Self::default() }
    }

    /// The fact of a key.
    pub fn key(&self, name: &str) -> Option<&str> {
        self.keys.iter().find(|(n, _)| *n == name).map(|(_, text)| text.as_str())
    }

    /// Whether a condition holds.
    pub fn holds(&self, name: &str) -> Option<bool> {
        self.conditions.iter().find(|(n, _)| *n == name).map(|(_, holds)| *holds)
    }

    pub fn topic(&self, name: &str) -> Option<&str> {
        self.topics.iter().find(|(n, _)| *n == name).map(|(_, topic)| topic.as_str())
    }

    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|(n, _)| *n == name).map(|(_, table)| table)
    }

    pub fn list(&self, name: &str) -> Option<&[Facts]> {
        self.lists.iter().find(|(n, _)| *n == name).map(|(_, list)| list.as_slice())
    }
}

pub(super) const fn names<T: Copy, const N: usize>(pairs: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut at = 0;
    while at < N {
        names[at] = pairs[at].0;
        at += 1;
    }
    names
}

/// A name as it is known: "Tên xã" and "ten_xa" are the same.
pub(super) fn key_of(written: &str) -> String {
    fold_loose(written).replace([' ', '-'], "_")
}

#[cfg(test)]
impl Facts {
    /// What the facts lack of their terms, or have besides: nothing, in a program that is right.
    pub(super) fn differences(&self, terms: &Terms, path: &str) -> Vec<String> {
        let pairs: [(Vec<&str>, Vec<&str>); 4] = [
            (self.keys.iter().map(|k| k.0).collect(), terms.keys.to_vec()),
            (self.conditions.iter().map(|k| k.0).collect(), terms.conditions.to_vec()),
            (self.tables.iter().map(|k| k.0).collect(), terms.tables.to_vec()),
            (self.lists.iter().map(|k| k.0).collect(), terms.lists.iter().map(|l| l.0).collect()),
        ];
        let mut found: Vec<String> = pairs.iter().filter(|(a, b)| a != b).map(|(a, b)| format!("{path}: {a:?} {b:?}")).collect();
        for (name, list) in &self.lists {
            let inner = terms.lists.iter().find(|(n, _)| n == name);
            found.extend(list.iter().zip(inner).flat_map(|(f, (n, t))| f.differences(t, n)));
        }
        found
    }
}
