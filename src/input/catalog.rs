//! What may be answered: measures by id and by the code an official types.

use std::collections::BTreeMap;

use super::grid::Content;
use super::spot::Spot;
use crate::criteria::*;
use crate::diag::{Code, Diagnostic};
use crate::layout;
use crate::text::{Date, Decimal, clean, fold, fold_loose, nearest};

/// A measure and how it is compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// Compared with "none": words for none mean zero.
    pub none: bool,
}

/// The measures of a law on a day.
pub(super) struct Catalog<'a> {
    law: &'a Law,
    as_of: Option<Date>,
    measures: BTreeMap<&'a str, Asked<'a>>,
}

/// What a row is about.
pub(super) enum Meant<'a> {
    /// A measure of an item.
    Measure(ItemRef, Asked<'a>),
    /// A heading: a criterion, or no code at all.
    Heading,
    /// The level is not known, so the code means nothing yet.
    NoLevel,
    /// Not understood; the measures it may have been about.
    Fault(Diagnostic, Vec<MeasureId>),
}

/// A code as typed, taken apart.
struct Typed {
    book: Option<Book>,
    code: String,
    part: String,
}

impl<'a> Catalog<'a> {
    /// The measures in force on a day; of the latest versions when no day is known.
    pub fn new(law: &'a Law, as_of: Option<Date>) -> Self {
        let mut catalog = Self { law, as_of, measures: BTreeMap::new() };
        for book in books() {
            let in_force: Vec<&Version> = law.items(book).into_iter().filter_map(|i| catalog.version(i)).collect();
            in_force.into_iter().for_each(|version| catalog.add(version));
        }
        for version in books().flat_map(|b| law.items(b)).flat_map(|i| &i.versions) {
            catalog.add(version);
        }
        for item in law.checklists.iter().flat_map(|c| &c.items) {
            let asked = Asked { measure: &item.measure, none: item.test.op == Op::None };
            catalog.measures.entry(&item.measure.id).or_insert(asked);
        }
        catalog
    }

    fn add(&mut self, version: &'a Version) {
        let tests = version.requirement.tests();
        for measure in &version.measures {
            let none = tests.iter().any(|t| t.measure == measure.id && t.op == Op::None);
            self.measures.entry(&measure.id).or_insert(Asked { measure, none });
        }
    }

    fn version(&self, item: &'a Item) -> Option<&'a Version> {
        self.as_of.map_or_else(|| item.versions.last(), |day| item.version_on(day))
    }

    /// A measure by id.
    pub fn measure(&self, id: &str) -> Option<Asked<'a>> {
        self.measures.get(id).copied()
    }

    /// Whether a text is the code of an indicator of any set.
    pub fn knows(&self, code: &str) -> bool {
        Level::ALL.into_iter().any(|l| self.item(Book::Set(l), code).is_some())
    }

    /// How many measures an item has.
    pub fn parts(&self, of: &ItemRef) -> usize {
        self.law.item(of).and_then(|i| self.version(i)).map_or(0, |v| v.measures.len())
    }

    /// The item a typed code means, for lists of documents.
    pub fn item_of(&self, content: &Content, book: Option<Book>) -> Option<ItemRef> {
        let typed = typed(&content.plain());
        let book = typed.book.or(book)?;
        if matches!(content, Content::Day(_)) || self.namesakes(book, content).len() > 1 {
            return None;
        }
        self.item(book, &typed.code).map(|i| ItemRef { book, code: i.code.clone() })
    }

    /// What a row with this code means; `name` is what stands in its name column.
    pub fn meant(&self, code: &Spot, name: &str, book: Option<Book>) -> Meant<'a> {
        let read = code.content.plain();
        if let Content::Day(day) = code.content {
            let finding = code.finding(Code::CodeIsDate).with("read", *day);
            return Meant::Fault(finding.with("suggest", format!("{}.{}", day.day(), day.month())), Vec::new());
        }
        let typed = typed(&read);
        if typed.code.is_empty() {
            return Meant::Heading;
        }
        let Some(book) = typed.book.or(book) else { return Meant::NoLevel };
        let found = match self.namesakes(book, code.content) {
            several if several.len() > 1 => match several.iter().find(|i| self.is_named(i, name)) {
                Some(item) => Some(*item),
                None => return self.ambiguous(code, book, &several),
            },
            _ => self.item(book, &typed.code),
        };
        match found {
            Some(item) => self.part(code, ItemRef { book, code: item.code.clone() }, item, &typed.part, name),
            None if typed.part.is_empty() && self.is_criterion(book, &typed.code) => Meant::Heading,
            None => Meant::Fault(self.unknown(code, book, &typed.code), Vec::new()),
        }
    }

    fn item(&self, book: Book, code: &str) -> Option<&'a Item> {
        let items = self.law.items(book);
        let exact = |code: &str| items.iter().find(|i| fold(&i.code) == fold(code)).copied();
        // Officials number the only indicator of an advanced criterion "10.1", though the law writes "10".
        let short = code.strip_suffix(".1").filter(|_| book == Book::Set(Level::Advanced));
        exact(code).or_else(|| short.and_then(exact))
    }

    /// Items whose code is the same number: 17.1 and 17.10 are one to a cell that holds a number.
    fn namesakes(&self, book: Book, content: &Content) -> Vec<&'a Item> {
        let Content::Number { value, .. } = content else { return Vec::new() };
        let same = |code: &str| code.parse::<Decimal>().is_ok_and(|n| n == *value);
        self.law.items(book).into_iter().filter(|i| same(&i.code)).collect()
    }

    fn is_criterion(&self, book: Book, code: &str) -> bool {
        let Book::Set(level) = book else { return false };
        self.law.sets.get(&level).is_some_and(|s| s.criteria.iter().any(|c| c.number.to_string() == code))
    }

    fn is_named(&self, item: &Item, name: &str) -> bool {
        item.versions.iter().any(|v| alike(&v.name, name) || v.measures.iter().any(|m| alike(&m.name, name)))
    }

    fn ambiguous(&self, code: &Spot, book: Book, items: &[&'a Item]) -> Meant<'a> {
        let codes: Vec<&str> = items.iter().map(|i| i.code.as_str()).collect();
        let finding = code.finding(Code::CodeAmbiguous).with("read", code.content.plain()).with("codes", codes.join(", "));
        let measures = items.iter().filter_map(|i| self.version(i)).flat_map(|v| &v.measures).map(|m| m.id.clone());
        Meant::Fault(finding.with("book", layout::book_word(book)), measures.collect())
    }

    fn unknown(&self, code: &Spot, book: Book, read: &str) -> Diagnostic {
        let items = self.law.items(book);
        let near = nearest(read, items.iter().map(|i| i.code.as_str())).unwrap_or("none");
        let finding = code.finding(Code::CodeUnknown).with("read", code.content.plain());
        finding.with("nearest", near).with("book", layout::book_word(book))
    }

    /// The measure of an item a row is about: the only one, the part typed, or the one of that name.
    fn part(&self, code: &Spot, of: ItemRef, item: &'a Item, part: &str, name: &str) -> Meant<'a> {
        let Some(version) = self.version(item) else { return Meant::Heading };
        let measures: Vec<&Measure> = version.measures.iter().collect();
        let key = fold_loose(part).replace(' ', "-");
        let by_part = || measures.iter().find(|m| fold_loose(&m.part) == key || fold_loose(&m.name) == fold_loose(part));
        let chosen = match (measures.len(), part) {
            (0, _) => return Meant::Heading,
            (1, words) if words.is_empty() || item.versions.iter().any(|v| alike(&v.name, words)) => measures.first(),
            // A measure named like its item is not told from it by that name.
            (_, "") => measures.iter().find(|m| alike(&m.name, name) && !alike(&version.name, name)),
            _ => by_part(),
        };
        match chosen.and_then(|m| self.measure(&m.id)) {
            Some(asked) => Meant::Measure(of, asked),
            None => {
                let label = |m: &&Measure| format!("{}/{} ({})", of.code, m.part, m.name);
                let parts: Vec<String> = measures.iter().map(label).collect();
                let finding = code.finding(Code::MeasureUnnamed).with("read", code.content.plain());
                let finding = finding.with("code", of.code.as_str()).with("parts", parts.join("; "));
                Meant::Fault(finding, measures.iter().map(|m| m.id.clone()).collect())
            }
        }
    }
}

/// What headings of a matrix say.
impl<'a> Catalog<'a> {
    /// The only item of this name in a book.
    pub fn item_named(&self, name: &str, book: Book) -> Option<ItemRef> {
        let named = |item: &&Item| item.versions.iter().any(|v| alike(&v.name, name));
        let mut found = self.law.items(book).into_iter().filter(named);
        let item = found.next()?;
        found.next().is_none().then(|| ItemRef { book, code: item.code.clone() })
    }

    /// Whether a text names a part, or the unit, of the item a code means in some book.
    pub fn is_part(&self, code: &str, text: &str) -> bool {
        let typed = typed(code);
        let key = fold_loose(text);
        let key = key.trim_start_matches(['-', ' ']);
        let same = |own: &str| !own.is_empty() && fold_loose(own) == key;
        let of = |book: Book| self.item(book, &typed.code).and_then(|i| self.version(i));
        let measures = books().filter_map(of).flat_map(|v| &v.measures);
        measures.into_iter().any(|m| [&m.part, &m.name, &m.unit, &m.counted].into_iter().any(|own| same(own)))
    }
}

/// A measure as officials call it: "NTM 12.1/nam".
pub(super) fn label(measure: &str) -> String {
    let (owner, part) = measure.split_once('/').map_or((measure, None), |(o, p)| (o, Some(p)));
    let Ok(of) = owner.parse::<ItemRef>() else { return measure.to_string() };
    let part = part.map(|p| format!("/{p}")).unwrap_or_default();
    format!("{} {}{part}", layout::book_word(of.book), of.code)
}

fn books() -> impl Iterator<Item = Book> {
    Level::ALL.into_iter().map(Book::Set).chain([Book::Condition])
}

/// The same name. A likeness would take "lao động nữ" for "lao động nam".
fn alike(own: &str, read: &str) -> bool {
    !read.is_empty() && fold_loose(own) == fold_loose(read)
}

/// "Chỉ tiêu NTM nâng cao 12.1/nam." taken apart.
fn typed(text: &str) -> Typed {
    let text = clean(text);
    let mut rest = text.trim_end_matches(['.', ':', ')', ' ']);
    let mut book = None;
    loop {
        if let Some(after) = after_any(rest, &["tiêu chí ", "chỉ tiêu ", "tc ", "ct ", "tc.", "ct."]) {
            rest = after;
        } else if let Some((found, after)) = book_prefix(rest).filter(|_| book.is_none()) {
            (book, rest) = (Some(found), after);
        } else {
            break;
        }
    }
    let (code, part) = rest.split_once(['/', ' ']).unwrap_or((rest, ""));
    let code = code.trim_end_matches(['.', ':']).replace(',', ".");
    Typed { book, code, part: part.trim().trim_start_matches(['(', '-', '–']).trim().to_string() }
}

fn book_prefix(text: &str) -> Option<(Book, &str)> {
    if let Some((id, rest)) = text.split_once(':') {
        let found = books().find(|b| b.id() == id.to_lowercase().trim());
        if let Some(book) = found {
            return Some((book, rest.trim_start()));
        }
    }
    let words = |book: Book| {
        let word = fold(&layout::book_word(book));
        let bare = word.split_once(' ').map(|(_, bare)| bare.to_string()).filter(|_| book != Book::Condition);
        [Some(word), bare].into_iter().flatten().collect::<Vec<_>>()
    };
    let mut known: Vec<(String, Book)> = books().flat_map(|b| words(b).into_iter().map(move |w| (w, b))).collect();
    known.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    known.iter().find_map(|(word, book)| {
        let rest = after_any(text, &[&format!("{word} "), &format!("{word}: ")])?;
        Some((*book, rest))
    })
}

/// What follows one of some prefixes, whatever the case.
fn after_any<'t>(text: &'t str, prefixes: &[&str]) -> Option<&'t str> {
    prefixes.iter().find_map(|prefix| {
        let mut rest = text.chars();
        let same = prefix.chars().all(|p| rest.next().is_some_and(|c| c.to_lowercase().eq(p.to_lowercase())));
        same.then(|| rest.as_str().trim_start())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_taken_apart_and_kept_as_text() {
        for (text, book, code, part) in [
            ("17.10", None, "17.10", ""),
            (" 17.1. ", None, "17.1", ""),
            ("17,10", None, "17.10", ""),
            ("TC 1.1", None, "1.1", ""),
            ("Tiêu chí 5", None, "5", ""),
            ("Chỉ tiêu 12.1/nam", None, "12.1", "nam"),
            ("12.1 nữ", None, "12.1", "nữ"),
            ("12.1 (nữ", None, "12.1", "nữ"),
            ("basic:17.10", Some(Book::Set(Level::Basic)), "17.10", ""),
            ("condition:no-dong", Some(Book::Condition), "no-dong", ""),
            ("NTM 17.10", Some(Book::Set(Level::Basic)), "17.10", ""),
            ("nâng cao 4", Some(Book::Set(Level::Advanced)), "4", ""),
            ("NTM nâng cao 4", Some(Book::Set(Level::Advanced)), "4", ""),
            ("Chỉ tiêu kiểu mẫu 2", Some(Book::Set(Level::Model)), "2", ""),
            ("17:10", None, "17:10", ""),
        ] {
            let got = typed(text);
            assert_eq!((got.book, got.code.as_str(), got.part.as_str()), (book, code, part), "{text}");
        }
    }
}
