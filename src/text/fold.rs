//! One spelling for words that look the same: Unicode form, blanks, case, tone marks.

use std::ops::Range;
use std::sync::LazyLock;

use super::number::is_blank;
use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

/// NFC, invisible characters out, every run of blanks one space, trimmed. What is kept of any text read.
pub fn clean(text: &str) -> String {
    cleaned(text, false)
}

/// [`clean`], but between two digits anything else than one blank stays the end of a line: 7⏎9 is two numbers, and so
/// must 1⏎234 be.
pub fn clean_figures(text: &str) -> String {
    cleaned(text, true)
}

fn cleaned(text: &str, figures: bool) -> String {
    // What cannot be seen goes first: a letter and its mark may be on either side of it.
    let visible = || text.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'));
    if is_composed(visible()) { spaced(text.len(), visible(), figures) } else { spaced(text.len(), visible().nfc(), figures) }
}

/// Nearly every text is, and composing it again takes longer than reading the workbook.
fn is_composed(mut letters: impl Iterator<Item = char> + Clone) -> bool {
    letters.clone().all(is_usual) || is_nfc_quick(&mut letters) == IsNormalized::Yes
}

/// Letters up to the combining marks, those of Vietnamese, dashes and quotation marks: none of them changes when composed
/// with another of them.
fn is_usual(c: char) -> bool {
    c < FIRST_MARK || VIETNAMESE.contains(&c) || PUNCTUATION.contains(&c)
}

const FIRST_MARK: char = '\u{300}';
const VIETNAMESE: Range<char> = '\u{1ea0}'..'\u{1efa}';
const PUNCTUATION: Range<char> = '\u{2010}'..'\u{2028}';

fn spaced(length: usize, letters: impl Iterator<Item = char>, figures: bool) -> String {
    let mut out = String::with_capacity(length);
    let mut gap = Gap::None;
    for c in letters {
        if c.is_whitespace() || c.is_control() {
            gap = gap.and(c);
            continue;
        }
        let apart = figures && gap == Gap::Wide && c.is_ascii_digit() && out.ends_with(|before: char| before.is_ascii_digit());
        if gap != Gap::None && !out.is_empty() {
            out.push(if apart { '\n' } else { ' ' });
        }
        gap = Gap::None;
        out.push(c);
    }
    out
}

/// What is between two letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
    /// More of them, a tab, the end of a line.
    Wide,
}

impl Gap {
    fn and(self, c: char) -> Self {
        if self == Self::None && is_blank(c) { Self::Blank } else { Self::Wide }
    }
}

/// [`clean`] and lower case: the key by which two texts are the same.
pub fn fold(text: &str) -> String {
    fold_usual(text, |letter| letter.small).unwrap_or_else(|| fold_any(text))
}

fn fold_any(text: &str) -> String {
    let lower = clean(text).to_lowercase();
    // Some small letters have a mark composed with them that their capitals lack.
    if is_composed(lower.chars()) { lower } else { lower.nfc().collect() }
}

/// [`fold`] without tone marks, đ as d, dashes alike: the key that makes hòa and hoà the same.
pub fn fold_loose(text: &str) -> String {
    fold_usual(text, |letter| letter.bare).unwrap_or_else(|| fold_any_loose(text))
}

fn fold_any_loose(text: &str) -> String {
    fold_any(text).nfd().filter(|c| !is_combining_mark(*c)).map(plain).collect()
}

fn plain(c: char) -> char {
    match c {
        // The last two are letters of other languages that look the same; many keyboards of old gave them.
        'đ' | 'ð' | 'ɖ' => 'd',
        '–' | '—' | '−' => '-',
        other => other,
    }
}

/// What becomes of a usual letter.
struct Letter {
    /// A blank, or none that is seen.
    blank: bool,
    /// In lower case.
    small: char,
    /// The same without its mark.
    bare: char,
}

/// Folds a text of usual letters alone, each once: taking every text apart again would be most of the work of reading a
/// workbook.
fn fold_usual(text: &str, kept: impl Fn(&Letter) -> char) -> Option<String> {
    let letters = LETTERS.as_slice();
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        let letter = letters.get(place(c)?)?.as_ref()?;
        if letter.blank {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(kept(letter));
    }
    Some(out)
}

/// The usual letters in order; none for one that is two in lower case.
static LETTERS: LazyLock<Vec<Option<Letter>>> = LazyLock::new(|| {
    let letter = |c: char| {
        let mut lower = c.to_lowercase();
        let small = lower.next().filter(|_| lower.next().is_none())?;
        let bare = small.nfd().find(|part| !is_combining_mark(*part)).map(plain)?;
        Some(Letter { blank: c.is_whitespace() || c.is_control(), small, bare })
    };
    ('\0'..FIRST_MARK).chain(VIETNAMESE).chain(PUNCTUATION).map(letter).collect()
});

/// Where a usual letter is among them.
fn place(c: char) -> Option<usize> {
    const BEHIND_LATIN: usize = FIRST_MARK as usize;
    const BEHIND_VIETNAMESE: usize = BEHIND_LATIN + VIETNAMESE.end as usize - VIETNAMESE.start as usize;
    match c {
        _ if c < FIRST_MARK => Some(c as usize),
        _ if VIETNAMESE.contains(&c) => Some(BEHIND_LATIN + c as usize - VIETNAMESE.start as usize),
        _ if PUNCTUATION.contains(&c) => Some(BEHIND_VIETNAMESE + c as usize - PUNCTUATION.start as usize),
        _ => None,
    }
}

/// Whether two texts are spelled alike wherever their tone marks are: "Hoà Bình" and "Hòa Bình", but not "Đồng Tiến"
/// and "Đông Tiên".
pub fn same_spelling(a: &str, b: &str) -> bool {
    let marks = |text: &str| {
        let folded = fold(text).replace(['ð', 'ɖ'], "\u{111}");
        let mut marks: Vec<char> = folded.nfd().filter(|c| is_combining_mark(*c) || *c == 'đ').collect();
        marks.sort_unstable();
        marks
    };
    fold_loose(a) == fold_loose(b) && marks(a) == marks(b)
}

/// Most bytes of what may be a code, a name or a word; the longest name of an indicator has half as many.
const LONGEST_NAME: usize = 1000;

/// The candidate that looks most like `text`, if one is close enough to be offered as a question.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Comparing a page of text letter by letter takes long.
    if text.len() > LONGEST_NAME {
        return None;
    }
    let wanted = fold_loose(text);
    let length = wanted.chars().count();
    // Texts so unlike in length cannot be alike.
    let near = |other: usize| length.min(other) * 5 >= length.max(other) * 3;
    candidates
        .into_iter()
        .map(|c| (fold_loose(c), c))
        .filter(|(other, _)| near(other.chars().count()))
        .map(|(other, c)| (strsim::normalized_damerau_levenshtein(&wanted, &other), c))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, c)| c)
}

/// The same text with a capital at its beginning.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_word_typed_two_ways_is_one() {
        assert_eq!(fold("Kho\u{302}ng đa\u{323}t"), fold("KHÔNG  ĐẠT\u{a0}"));
        assert_eq!(fold_loose("Hòa Bình"), fold_loose("Hoà Bình"));
        assert_eq!(fold_loose("Đạt"), "dat");
        assert_eq!(clean("  95,5\u{a0}% \n(ước) "), "95,5 % (ước)");
        assert_eq!(clean("Nga\u{200b}\u{300}nh"), "Ngành");
        assert_eq!(clean("7\n9 "), "7 9");
        for eth in ["\u{d0}\u{1ea1}t", "\u{189}ạt", "\u{f0}ạt", "\u{256}ạt"] {
            assert_eq!(fold_loose(eth), "dat", "{eth}");
        }
        assert!(same_spelling("\u{d0}ồng Tháp", "Đồng Tháp"));
        for text in ["H\u{331}", "\u{130}\u{322}\u{385}", "\u{130}\u{362}\u{36a}\u{361}"] {
            assert_eq!(fold(text), fold(&fold(text)));
        }
    }

    #[test]
    fn what_parts_two_digits_is_not_lost() {
        for (text, cleaned) in [
            ("7\r\n9", "7\n9"),
            (" 1 \u{a0}234 ", "1\n234"),
            ("1\t234", "1\n234"),
            ("1\u{a0}234", "1 234"),
            ("95,5 %\n(382/400)", "95,5 % (382/400)"),
            ("Số 12\nngày 3", "Số 12 ngày 3"),
        ] {
            assert_eq!(clean_figures(text), cleaned, "{text:?}");
        }
    }

    #[test]
    fn the_usual_letters_are_folded_as_unicode_does() {
        for c in ('\0'..FIRST_MARK).chain(VIETNAMESE).chain(PUNCTUATION) {
            let text = format!("a{c} {c}\u{a0}b{c}");
            assert_eq!(fold(&text), fold_any(&text), "{c:?}");
            assert_eq!(fold_loose(&text), fold_any_loose(&text), "{c:?}");
            assert!(c.to_string().chars().eq(c.to_string().nfc()), "{c:?} is composed");
        }
        assert_eq!(fold_loose("ĐƯỜNG – Ỹ ß Ǆ"), "duong - y ß ǆ");
    }

    #[test]
    fn a_near_word_is_offered_and_a_far_one_is_not() {
        assert_eq!(nearest("Hai Duong", ["Hải Dương", "Hà Nam"]), Some("Hải Dương"));
        assert_eq!(nearest("xyz", ["Hải Dương", "Hà Nam"]), None);
    }
}
