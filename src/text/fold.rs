//! One spelling for words that look the same: Unicode form, blanks, case, tone marks.

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

/// NFC, invisible characters out, every run of blanks one space, trimmed. What is kept of any text read.
pub fn clean(text: &str) -> String {
    // Nearly every text is in one form already, and composing it anew takes longer than reading the workbook.
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => spaced(text.len(), text.chars()),
        _ => spaced(text.len(), text.nfc()),
    }
}

fn spaced(length: usize, letters: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(length);
    for c in letters.filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')) {
        if c.is_whitespace() || c.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// [`clean`] and lower case: the key by which two texts are the same.
pub fn fold(text: &str) -> String {
    clean(text).to_lowercase()
}

/// [`fold`] without tone marks, đ as d, dashes alike: the key that makes hòa and hoà the same.
pub fn fold_loose(text: &str) -> String {
    fold(text)
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'đ' => 'd',
            '–' | '—' | '−' => '-',
            other => other,
        })
        .collect()
}

/// Whether two texts are spelled alike wherever their tone marks stand: "Hoà Bình" and "Hòa Bình", but not "Đồng Tiến"
/// and "Đông Tiên".
pub fn same_spelling(a: &str, b: &str) -> bool {
    let marks = |text: &str| {
        let mut marks: Vec<char> = fold(text).nfd().filter(|c| is_combining_mark(*c) || *c == 'đ').collect();
        marks.sort_unstable();
        marks
    };
    fold_loose(a) == fold_loose(b) && marks(a) == marks(b)
}

/// The candidate that looks most like `text`, if one is close enough to be offered as a question.
pub fn nearest<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold_loose(text);
    candidates
        .into_iter()
        .map(|c| (strsim::normalized_damerau_levenshtein(&wanted, &fold_loose(c)), c))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, c)| c)
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
    }

    #[test]
    fn a_near_word_is_offered_and_a_far_one_is_not() {
        assert_eq!(nearest("Hai Duong", ["Hải Dương", "Hà Nam"]), Some("Hải Dương"));
        assert_eq!(nearest("xyz", ["Hải Dương", "Hà Nam"]), None);
    }
}
