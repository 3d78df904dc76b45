//! A code as people type it: "Chỉ tiêu NTM nâng cao 12.1/nam." taken apart.

use super::words::WORDS;
use crate::criteria::{Book, Law};
use crate::layout;
use crate::text::{clean, fold, fold_loose};

/// A code as typed, taken apart.
pub(super) struct Typed {
    /// The set it names, or the conditions.
    pub book: Option<Book>,
    /// Its number.
    pub code: String,
    /// What is behind it.
    pub part: String,
}

/// The words by which codes name the books of a law.
pub(super) struct BookWords {
    /// What may be before a code, longest first.
    prefixes: Vec<([String; 2], Book)>,
    /// What may be before a colon, spoken without tone marks and dashes.
    spoken: Vec<(String, Book)>,
}

impl BookWords {
    pub fn of(law: &Law) -> Self {
        let mut known: Vec<(String, Book)> = law.books().flat_map(|b| book_words(b).into_iter().map(move |w| (w, b))).collect();
        known.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let of_period = |book: Book| law.refer(book, "").to_string().trim_end_matches(':').to_string();
        let ids = law.books().flat_map(|book| [(book.id().to_string(), book), (of_period(book), book)]);
        let spoken = ids.chain(known.iter().cloned()).map(|(word, book)| (spoken(&word), book)).collect();
        let prefixes = known.into_iter().map(|(word, book)| ([format!("{word} "), format!("{word}: ")], book)).collect();
        Self { prefixes, spoken }
    }

    /// The book that a text begins with, and what follows.
    fn prefix<'t>(&self, text: &'t str) -> Option<(Book, &'t str)> {
        if let Some((id, rest)) = text.split_once(':') {
            let id = spoken(id);
            if let Some((_, book)) = self.spoken.iter().find(|(word, _)| *word == id) {
                return Some((*book, rest.trim_start()));
            }
        }
        self.prefixes.iter().find_map(|(prefixes, book)| Some((*book, after_any(text, prefixes)?)))
    }
}

/// On a command line words are typed without tone marks and blanks: "nang-cao:3.2".
fn spoken(word: &str) -> String {
    fold_loose(word).replace('-', " ")
}

/// "Chỉ tiêu NTM nâng cao 12.1/nam." taken apart.
pub(super) fn typed(text: &str, words: &BookWords) -> Typed {
    let text = clean(text);
    let mut rest = text.trim_end_matches(['.', ':', ')', ' ']);
    let mut book = None;
    while rest.starts_with(char::is_alphabetic) {
        if let Some(after) = after_prefix(rest) {
            rest = after;
        } else if let Some((found, after)) = words.prefix(rest).filter(|_| book.is_none()) {
            (book, rest) = (Some(found), after);
        } else {
            break;
        }
    }
    let (code, part) = rest.split_once(['/', ' ']).unwrap_or((rest, ""));
    let code = code.trim_end_matches(['.', ':']).replace(',', ".");
    Typed { book, code, part: part.trim().trim_start_matches(['(', '-', '–']).trim().to_string() }
}

/// What follows "Chỉ tiêu", "TC." and the like.
fn after_prefix(text: &str) -> Option<&str> {
    let (word, rest) = text.split_at(text.find([' ', '.'])?);
    let (pair, after) = rest[1..].find(' ').map_or((text, ""), |at| text.split_at(word.len() + 1 + at));
    if WORDS.prefixes.contains(&fold_loose(pair)) {
        return Some(after.trim_start());
    }
    let dotted = rest.starts_with('.') && WORDS.prefixes.contains(&format!("{}.", fold_loose(word)));
    (dotted || (rest.starts_with(' ') && WORDS.prefixes.contains(&fold_loose(word)))).then(|| rest[1..].trim_start())
}

/// The words for a book: with "NTM" and without.
fn book_words(book: Book) -> Vec<String> {
    let word = fold(&layout::book_word(book));
    let bare = word.split_once(' ').map(|(_, bare)| bare.to_string()).filter(|_| book != Book::Condition);
    [Some(word), bare].into_iter().flatten().collect()
}

/// What follows one of some prefixes, whatever the case.
fn after_any<'t>(text: &'t str, prefixes: &[String]) -> Option<&'t str> {
    prefixes.iter().find_map(|prefix| {
        let mut rest = text.chars();
        let same = prefix.chars().all(|p| rest.next().is_some_and(|c| c.to_lowercase().eq(p.to_lowercase())));
        same.then(|| rest.as_str().trim_start())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::criteria::{Level, Shelf};

    fn set(id: &str) -> Book {
        Book::Set(Level::from_id(id).unwrap())
    }

    #[test]
    fn codes_are_taken_apart_and_kept_as_text() {
        let words = BookWords::of(&Shelf::open(&[]).unwrap().nation(2024));
        for (text, book, code, part) in [
            ("17.10", None, "17.10", ""),
            (" 17.1. ", None, "17.1", ""),
            ("17,10", None, "17.10", ""),
            ("TC 1.1", None, "1.1", ""),
            ("TC.1.1", None, "1.1", ""),
            ("CT. 1,1", None, "1.1", ""),
            ("CHỈ TIÊU 1.1.", None, "1.1", ""),
            ("Chi\u{309} tiêu 1.1", None, "1.1", ""),
            ("Chỉ tiêu1.1", None, "Chỉ", "tiêu1.1"),
            ("Tiêu chí 5", None, "5", ""),
            ("Chỉ tiêu 12.1/nam", None, "12.1", "nam"),
            ("12.1 nữ", None, "12.1", "nữ"),
            ("12.1 (nữ", None, "12.1", "nữ"),
            ("basic:17.10", Some(set("basic")), "17.10", ""),
            ("nang-cao:4", Some(set("advanced")), "4", ""),
            ("dieu-kien:no-dong", Some(Book::Condition), "no-dong", ""),
            ("condition:no-dong", Some(Book::Condition), "no-dong", ""),
            ("NTM 17.10", Some(set("basic")), "17.10", ""),
            ("nâng cao 4", Some(set("advanced")), "4", ""),
            ("NTM nâng cao 4", Some(set("advanced")), "4", ""),
            ("Chỉ tiêu kiểu mẫu 2", Some(set("model")), "2", ""),
            ("17:10", None, "17:10", ""),
        ] {
            let got = typed(text, &words);
            assert_eq!((got.book, got.code.as_str(), got.part.as_str()), (book, code, part), "{text}");
        }
    }
}
