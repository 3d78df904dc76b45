//! Words of decisions: `words.toml`, folded once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::fold_loose;

/// The words of `words.toml`, without tone marks and letter case.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionWords {
    pub headings: Headings,
    /// Short names of regions by their ids.
    pub regions: BTreeMap<String, List>,
    pub cells: Cells,
    pub rows: Rows,
    pub source: Source,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Headings {
    pub number: List,
    pub criterion: List,
    pub name: List,
    pub general: List,
    pub regional: List,
    pub value: List,
    /// Of columns that tell nothing of levels.
    pub beside: List,
    /// Of a level, or of a name where no other column has it.
    pub either: List,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Cells {
    pub met: List,
    pub none: List,
    pub at_least: List,
    pub at_most: List,
    pub upwards: List,
    pub downwards: List,
    pub before_grade: List,
    /// Authorities that a level may be left to.
    pub left: List,
    /// That it is.
    pub left_says: List,
    pub of_which: List,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rows {
    pub year: List,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub decision: List,
    pub number: List,
    pub day: List,
    pub month: List,
    pub year: List,
    pub national: List,
    pub provincial: List,
    /// What an annex says before its decision.
    pub with: List,
}

/// Words, folded; spaces around commas and brackets do not matter.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct List(Vec<String>);

impl From<Vec<String>> for List {
    fn from(words: Vec<String>) -> Self {
        let mut words: Vec<String> = words.iter().map(|w| plain(w)).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self(words)
    }
}

impl List {
    /// One of them is exactly this text, folded.
    pub fn has(&self, folded: &str) -> bool {
        self.0.iter().any(|word| word == folded)
    }

    /// One of them is in a text, folded.
    pub fn within(&self, folded: &str) -> bool {
        self.0.iter().any(|word| folded.contains(word.as_str()))
    }

    /// What follows the longest of them that a text begins with.
    pub fn after<'t>(&self, folded: &'t str) -> Option<&'t str> {
        self.rests(folded).next()
    }

    /// What follows each of them that a text begins with, longest first.
    pub fn rests<'t>(&self, folded: &'t str) -> impl Iterator<Item = &'t str> {
        let rest = |word: &String| folded.strip_prefix(word.as_str()).filter(|rest| !rest.starts_with(char::is_alphanumeric));
        self.0.iter().filter_map(rest).map(str::trim_start)
    }

    /// A text, folded, ends with one of them.
    pub fn ends(&self, folded: &str) -> bool {
        self.before(folded).is_some()
    }

    /// What is before the longest of them that a text ends with.
    pub fn before<'t>(&self, folded: &'t str) -> Option<&'t str> {
        let rest = |word: &String| folded.strip_suffix(word.as_str()).filter(|rest| !rest.ends_with(char::is_alphanumeric));
        self.0.iter().find_map(rest).map(str::trim_end)
    }
}

/// A text by which two are the same: folded, without the marks that end it.
pub(super) fn plain(text: &str) -> String {
    fold_loose(text).replace('²', "2").replace('³', "3").trim_matches([' ', '.', ':', ';', ',']).to_string()
}

pub(super) static DECISION_WORDS: LazyLock<DecisionWords> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).unwrap_or_default());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_read() {
        let words: DecisionWords = toml::from_str(include_str!("words.toml")).unwrap();
        assert!(words.headings.general.has("chi tieu chung") && words.cells.at_least.has("≥"));
        assert_eq!(words.cells.at_least.after("toi thieu dat 5"), Some("5"));
    }
}
