//! What words typed into a result mean, as numbers: looked up once per cell.

use std::collections::BTreeMap;

use super::formula::Given;
use super::lists::both_forms;
use super::sheet::Stored;
use super::working::Working;

/// What a word can mean, each a bit of its code.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    Yes = 1,
    No = 2,
    NotApplicable = 4,
    /// In an answer to "none".
    Zero = 8,
}

/// The words of the law with their codes.
pub(super) struct WordCodes {
    /// By the word in small letters: formulas do not tell letters apart by size.
    codes: BTreeMap<String, u8>,
    words: String,
    marks: String,
}

impl WordCodes {
    /// Writes the list of words.
    pub fn of(given: &Given, working: &mut Working) -> Self {
        let words = &given.law.nation.words;
        let meant = [
            (&words.yes, Meaning::Yes),
            (&words.no, Meaning::No),
            (&words.not_applicable, Meaning::NotApplicable),
            (&words.none, Meaning::Zero),
        ];
        let mut codes: BTreeMap<String, u8> = BTreeMap::new();
        for (words, meaning) in meant {
            for word in both_forms(words) {
                *codes.entry(word.to_lowercase()).or_default() |= meaning as u8;
            }
        }
        let list: Vec<(String, f64)> = codes.iter().map(|(word, code)| (word.clone(), f64::from(*code))).collect();
        let (words, marks) = working.list(&list);
        Self { codes, words, marks }
    }

    /// The code of a word, 0 if it is none of them; `stored` is the word.
    pub fn code(&self, typed: &str, stored: &str, working: &mut Working) -> String {
        let code = self.codes.get(&stored.to_lowercase()).copied().unwrap_or_default();
        let formula = format!("IFERROR(SUMPRODUCT(({}={typed})*{}),0)", self.words, self.marks);
        working.add(formula, Stored::Number(f64::from(code)))
    }

    /// Whether a code has a meaning.
    pub fn means(&self, code: &str, meaning: Meaning) -> String {
        let mut with: Vec<u8> = self.codes.values().copied().filter(|code| code & meaning as u8 != 0).collect();
        with.sort_unstable();
        with.dedup();
        match with.as_slice() {
            [] => "FALSE".to_string(),
            [one] => format!("{code}={one}"),
            several => format!("OR({})", several.iter().map(|one| format!("{code}={one}")).collect::<Vec<_>>().join(",")),
        }
    }
}
