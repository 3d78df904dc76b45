//! Text from before Unicode reported by its letters alone: by those that are where neither Unicode nor the
//! other encoding has them.

use std::collections::BTreeSet;

use super::{CellsFound, Encoding, TABLES, TextCell, is_letter, small};

/// Fewest texts, with more different letters than that in them, by which an encoding is known without a font.
const UNMISTAKABLE: usize = 3;
/// How many times as many texts must show one encoding as show the other.
const CLEARLY: usize = 4;

/// The texts that show an encoding.
struct Shown {
    encoding: &'static Encoding,
    first: Option<(u32, u32)>,
    texts: usize,
    letters: BTreeSet<char>,
}

/// The texts that show each encoding, the one most shown first.
pub(super) struct Evidence([Shown; 2]);

impl Evidence {
    /// What these texts show.
    pub fn of<'a>(texts: impl Iterator<Item = TextCell<'a>>) -> Self {
        let none = |encoding| Shown { encoding, first: None, texts: 0, letters: BTreeSet::new() };
        let mut shown = [none(&TABLES.tcvn3), none(&TABLES.vni)];
        for (at, text) in texts {
            shown.iter_mut().for_each(|s| s.add(at, text));
        }
        shown.sort_by_key(|s| std::cmp::Reverse(s.texts));
        Self(shown)
    }

    /// The encoding they are of, where there is no doubt.
    pub fn sure(&self) -> Option<&'static Encoding> {
        let [most, other] = &self.0;
        (most.are_enough() && most.texts >= CLEARLY * other.texts).then_some(most.encoding)
    }

    /// The encoding they seem to be of.
    pub fn doubt(&self) -> Option<CellsFound> {
        let [most, _] = &self.0;
        most.first.filter(|_| most.are_enough()).map(|first| (first, most.texts, most.encoding))
    }
}

impl Shown {
    fn are_enough(&self) -> bool {
        self.texts >= UNMISTAKABLE && self.letters.len() > UNMISTAKABLE
    }

    fn add(&mut self, at: (u32, u32), text: &str) {
        let letters = letters(self.encoding, text);
        if !letters.is_empty() {
            self.first.get_or_insert(at);
            self.texts += 1;
            self.letters.extend(letters);
        }
    }
}

pub(super) fn shows(encoding: &Encoding, text: &str) -> bool {
    !letters(encoding, text).is_empty()
}

/// The letters of a text that show an encoding, as small ones.
fn letters(encoding: &Encoding, text: &str) -> Vec<char> {
    if is_unicode(text) {
        return Vec::new();
    }
    let around = std::iter::once(' ').chain(text.chars());
    let after = text.chars().skip(1).chain([' ']);
    let triples = around.zip(text.chars()).zip(after).filter(|((_, c), _)| !c.is_ascii());
    let found: Vec<char> =
        triples.filter(|((before, c), after)| is_sign(encoding, *before, *c, *after)).map(|((_, c), _)| small(c)).collect();
    if found.is_empty() || is_unicode_misread(text) { Vec::new() } else { found }
}

/// Whether a text has letters that no encoding of a byte each can have left: nearly all Vietnamese has.
fn is_unicode(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{1ea0}'..='\u{1ef9}'))
}

/// A mark behind its vowel, small or capital as that is; or a sign or capital in the middle of a word, where
/// none but an old encoding of one letter each has it.
fn is_sign(encoding: &Encoding, before: char, c: char, after: char) -> bool {
    let is_mark = |of: &Encoding| before.is_uppercase() == c.is_uppercase() && of.mark(before, c).is_some();
    if is_mark(&TABLES.vni) {
        return is_mark(encoding) && !is_letter(c);
    }
    if !encoding.marks.is_empty() || encoding.letter(c).is_none() || TABLES.vni.letter(c).is_some() && !c.is_uppercase() {
        return false;
    }
    let in_word = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
    let small_beside = before.is_ascii_lowercase() || after.is_ascii_lowercase();
    match c {
        '×' | ..'\u{c0}' => in_word,
        _ => c.is_uppercase() && before.is_ascii_alphabetic() && small_beside,
    }
}

/// UTF-8 taken for windows-1252: none of ours to mend.
fn is_unicode_misread(text: &str) -> bool {
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(text);
    !lost && !text.is_ascii() && std::str::from_utf8(&bytes).is_ok()
}
