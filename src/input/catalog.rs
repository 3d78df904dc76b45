//! What may be answered: measures by id and by the code an official types.

mod headings;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::code::{BookWords, typed};
use super::grid::Content;
use super::sheet::outline::{About, Entry, Outline};
use super::spot::Spot;
use super::words::WORDS;
use crate::criteria::*;
use crate::diag::{Code, Diagnostic};
use crate::layout;
use crate::text::{Date, Decimal, fold, fold_loose, nearest};

/// Most bytes of a cell that may be a code or a name.
const LONGEST_NAME: usize = 1000;

/// A measure and how it is compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub measure: &'a Measure,
    /// Compared with "none": words for none mean zero.
    pub none: bool,
}

/// The measures of a law on a day.
pub(super) struct Catalog<'a> {
    law: &'a Law,
    as_of: Option<Date>,
    measures: BTreeMap<&'a str, Asked<'a>>,
    /// Every item, sets in order.
    items: Vec<(Book, &'a Item)>,
    found: Arc<Register>,
}

/// Where the items of a law are found, by their places in the order of [`Catalog::items`].
struct Register {
    /// By the names they or their measures have, without tone marks.
    named: HashMap<String, Vec<usize>>,
    /// By their codes, folded.
    coded: HashMap<String, Vec<usize>>,
    /// The words by which codes name a book.
    words: BookWords,
}

impl Register {
    fn of(law: &Law, items: &[(Book, &Item)]) -> Self {
        let mut coded: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (_, item)) in items.iter().enumerate() {
            coded.entry(fold(&item.code)).or_default().push(at);
        }
        Self { named: names(items), coded, words: BookWords::of(law) }
    }
}

/// One of the items that a code can mean.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub item: &'a Item,
    /// Where it is among the items of its book.
    pub place: usize,
}

/// What a row is about.
pub(super) enum Meant<'a> {
    Measure(ItemRef, Asked<'a>),
    /// A criterion, by its number.
    Criterion(ItemRef),
    /// A heading: no code at all, or nothing to answer.
    Heading,
    /// The level is not known, so the code means nothing yet.
    NoLevel,
    /// Not understood; the measures it may have been about.
    Fault(Diagnostic, Vec<MeasureId>),
}

/// Places of items by every name that they or a measure of theirs have.
fn names(items: &[(Book, &Item)]) -> HashMap<String, Vec<usize>> {
    let mut named: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, (_, item)) in items.iter().enumerate() {
        let own = item.versions.iter().flat_map(|v| v.measures.iter().map(|m| &m.name).chain([&v.name]));
        for name in own.map(|n| fold_loose(n)).filter(|n| !n.is_empty()) {
            let bearers = named.entry(name).or_default();
            if !bearers.contains(&at) {
                bearers.push(at);
            }
        }
    }
    named
}

impl<'a> Catalog<'a> {
    /// The measures in force on a day; of the latest versions when no day is known.
    pub fn new(law: &'a Law, as_of: Option<Date>) -> Self {
        let items: Vec<(Book, &Item)> = law.books().flat_map(|b| law.items(b).into_iter().map(move |i| (b, i))).collect();
        let found = law.derived.get("", || Register::of(law, &items));
        let mut catalog = Self { law, as_of, measures: BTreeMap::new(), items, found };
        let in_force: Vec<&Arc<Version>> = catalog.items.iter().filter_map(|(_, item)| catalog.version(item)).collect();
        let others = catalog.items.iter().flat_map(|(_, item)| &item.versions);
        in_force.into_iter().chain(others.collect::<Vec<_>>()).for_each(|version| catalog.add(version));
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

    fn bearers(&self, name: &str) -> impl Iterator<Item = (Book, &'a Item)> {
        let places = self.found.named.get(&fold_loose(name)).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|at| self.items.get(*at).copied())
    }

    fn version(&self, item: &'a Item) -> Option<&'a Arc<Version>> {
        self.as_of.map_or_else(|| item.versions.last(), |day| item.version_on(day))
    }

    pub fn measure(&self, id: &str) -> Option<Asked<'a>> {
        self.measures.get(id).copied()
    }

    /// Whether a cell holds the code of an indicator of any set: one with a point, which running numbers lack.
    pub fn recognises(&self, content: &Content) -> bool {
        let text = content.plain();
        if !text.contains(['.', ',']) {
            return false;
        }
        let code = typed(&text, &self.found.words).code;
        code.contains('.') && self.law.sets.keys().any(|l| self.item(Book::Set(*l), &code).is_some())
    }

    /// The code of an item of exactly this name, whichever set it is in.
    pub fn code_named(&self, text: &str) -> Option<String> {
        self.bearers(text).next().map(|(_, item)| item.code.clone())
    }

    /// The item a typed code means, for lists of documents.
    pub fn item_of(&self, content: &Content, book: Option<Book>) -> Option<ItemRef> {
        let plain = content.plain();
        // A page of text in every cell would otherwise be compared with every code.
        if plain.len() > LONGEST_NAME {
            return None;
        }
        let typed = typed(&plain, &self.found.words);
        let book = typed.book.or(book)?;
        if matches!(content, Content::Day(_)) || self.namesakes(book, content).len() > 1 {
            return None;
        }
        self.item(book, &typed.code).map(|i| self.law.refer(book, i.code.clone()))
    }

    /// What a row with this code means; `name` is what is in its name column.
    pub fn meant(&self, code: &Spot, name: &str, book: Option<Book>) -> Meant<'a> {
        let read = code.content.plain();
        if let Content::Day(day) = code.content {
            return self.dated(code, *day, book);
        }
        let typed = typed(&read, &self.found.words);
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
            Some(item) => match self.other_of_name(item, if name.is_empty() { &typed.part } else { name }, book) {
                Some(other) => self.contradicted(code, name, book, [item, other]),
                None => self.part(code, self.law.refer(book, item.code.clone()), item, &typed.part, name),
            },
            None if typed.part.is_empty() && self.is_criterion(book, &typed.code) => Meant::Criterion(self.law.refer(book, typed.code)),
            None => Meant::Fault(self.unknown(code, book, &typed.code), Vec::new()),
        }
    }

    /// What a row without a code means, by its name; `within` is the item whose rows it may be among.
    pub fn meant_by_name(&self, name: &Spot, within: Option<&ItemRef>, book: Option<Book>) -> Meant<'a> {
        let text = name.content.plain();
        if WORDS.totals.contains(&fold_loose(&text)) {
            return Meant::Heading;
        }
        if let Some((of, asked)) = within.and_then(|of| self.part_named(of, &text)) {
            return Meant::Measure(of, asked);
        }
        let Some(book) = book else { return Meant::NoLevel };
        let found = [book, Book::Condition].into_iter().find_map(|b| self.item_of_name(&text, b).map(|i| (b, i)));
        match (found, self.criterion_named(book, &text)) {
            (Some((book, item)), _) => self.part(name, self.law.refer(book, item.code.clone()), item, "", &text),
            (None, Some(number)) => Meant::Criterion(self.law.refer(book, number.to_string())),
            (None, None) => Meant::Fault(self.unnamed(name, book), Vec::new()),
        }
    }

    /// Where an item is among those of its book, if the cell can mean no other.
    pub fn position(&self, content: &Content, book: Option<Book>) -> Option<usize> {
        let of = self.item_of(content, book)?;
        self.law.items(of.book).iter().position(|i| i.code == of.code)
    }

    /// The items that a code of several readings can mean, in the order of the book.
    pub fn candidates(&self, code: &Content, book: Book) -> Vec<Candidate<'a>> {
        let readings = match code {
            Content::Day(day) => self.readings_of_day(*day, book),
            content => self.namesakes(book, content),
        };
        let items = self.law.items(book);
        let place = |item: &Item| items.iter().position(|i| i.code == item.code);
        readings.into_iter().filter_map(|item| Some(Candidate { item, place: place(item)? })).collect()
    }

    /// Whether a candidate has this name.
    pub fn bears(&self, candidate: &Candidate, name: &str) -> bool {
        self.is_named(candidate.item, name)
    }

    /// What a code means that was found to mean this candidate.
    pub fn settled(&self, code: &Spot, name: &str, book: Book, candidate: &Candidate<'a>) -> Meant<'a> {
        self.part(code, self.law.refer(book, candidate.item.code.clone()), candidate.item, "", name)
    }

    /// The reference of a code in a book of the law.
    pub fn refer(&self, book: Book, code: impl Into<String>) -> ItemRef {
        self.law.refer(book, code)
    }

    pub fn measures(&self, of: &ItemRef) -> Vec<Asked<'a>> {
        let version = self.law.item(of).and_then(|i| self.version(i));
        version.into_iter().flat_map(|v| &v.measures).filter_map(|m| self.measure(&m.id)).collect()
    }

    /// The measures of an item that share one threshold, if it asks for nothing else: nam, nữ.
    pub fn together(&self, of: &ItemRef) -> Option<Vec<Asked<'a>>> {
        let version = self.law.item(of).and_then(|i| self.version(i))?;
        let tests = version.requirement.tests();
        let first = tests.first()?;
        let alike = matches!(version.requirement, Node::All(_)) && tests.iter().all(|t| t.id == first.id && t.op == Op::AtLeast);
        let measures: Vec<Asked> = version.measures.iter().filter_map(|m| self.measure(&m.id)).collect();
        let rates = measures.iter().all(|a| a.measure.kind == Kind::Rate);
        (alike && rates && measures.len() > 1 && measures.len() == tests.len()).then_some(measures)
    }

    /// A set, or the conditions, as it is written down, with every name of every version.
    pub fn outline(&self, book: Book) -> Arc<Outline> {
        let name = format!("{} {}", book.id(), self.as_of.map(|day| day.to_string()).unwrap_or_default());
        self.law.derived.get(&name, || self.outlined(book))
    }

    /// The outlines of all sets.
    pub fn outlines(&self) -> Vec<Arc<Outline>> {
        self.law.sets.keys().map(|level| self.outline(Book::Set(*level))).collect()
    }

    /// Every list of items there may be.
    pub fn books(&self) -> impl Iterator<Item = Book> + '_ {
        self.law.books()
    }

    /// The levels that a title may name, lowest first.
    pub fn levels(&self) -> impl Iterator<Item = Level> + '_ {
        self.law.nation.levels.all()
    }

    /// The lowest level of the law.
    pub fn lowest(&self) -> Option<Level> {
        self.law.lowest()
    }

    fn outlined(&self, book: Book) -> Outline {
        let mut places = Vec::new();
        if let Book::Set(level) = book {
            for criterion in self.law.sets.get(&level).iter().flat_map(|s| &s.criteria) {
                let of = self.law.refer(book, criterion.number.to_string());
                let about = About::Criterion(criterion.number);
                let node = Entry { about, of, measure: None, criterion: Some(criterion.number), kinds: Vec::new(), none: false };
                places.push((node, vec![fold_loose(&criterion.name)]));
                criterion.indicators.iter().for_each(|item| self.place(book, item, Some(criterion.number), &mut places));
            }
        }
        for item in &self.law.nation.conditions {
            self.place(Book::Condition, item, None, &mut places);
        }
        Outline::of(book, places)
    }

    /// An item with its parts.
    fn place(&self, book: Book, item: &'a Item, criterion: Option<u32>, places: &mut Vec<(Entry, Vec<String>)>) {
        let Some(version) = self.version(item) else { return };
        let of = self.law.refer(book, item.code.clone());
        let asked = |m: &Measure| self.measure(&m.id).is_some_and(|a| a.none);
        let node = |about: About, measures: &[&Measure]| Entry {
            about,
            of: of.clone(),
            measure: measures.first().filter(|_| about == About::Part).map(|m| m.id.clone()),
            criterion,
            kinds: measures.iter().map(|m| m.kind).collect(),
            none: measures.iter().any(|m| asked(m)),
        };
        let measures: Vec<&Measure> = version.measures.iter().collect();
        let several = measures.len() > 1;
        let mut names: Vec<String> = item.versions.iter().map(|v| fold_loose(&v.name)).collect();
        // The name of the only measure is one more name of its indicator.
        names.extend(measures.iter().filter(|_| !several).map(|m| fold_loose(&m.name)));
        names.dedup();
        places.push((node(About::Item, &measures), names));
        for measure in measures.iter().filter(|_| several) {
            places.push((node(About::Part, &[measure]), vec![fold_loose(&measure.name), fold_loose(&measure.part).replace('-', " ")]));
        }
    }

    /// Whether there is such an item.
    pub fn has(&self, of: &ItemRef) -> bool {
        self.law.item(of).and_then(|item| self.version(item)).is_some()
    }

    /// What a line at a place of the outline means.
    pub fn at_place(&self, spot: &Spot, node: &Entry) -> Meant<'a> {
        match (node.about, node.measure.as_deref().and_then(|id| self.measure(id))) {
            (About::Criterion(_), _) => Meant::Criterion(node.of.clone()),
            (About::Part, Some(asked)) => Meant::Measure(node.of.clone(), asked),
            _ => match self.law.item(&node.of) {
                Some(item) => self.part(spot, node.of.clone(), item, "", ""),
                None => Meant::Heading,
            },
        }
    }

    fn item(&self, book: Book, code: &str) -> Option<&'a Item> {
        let of_book = |at: &usize| self.items.get(*at).filter(|(b, _)| *b == book).map(|(_, item)| *item);
        let exact = |code: &str| self.found.coded.get(&fold(code))?.iter().find_map(of_book);
        // Officials number the only indicator of a criterion "10.1", though the law writes "10".
        let short = code.strip_suffix(".1").filter(|_| matches!(book, Book::Set(_)));
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
        self.bearers(name).any(|(_, known)| std::ptr::eq(known, item))
    }

    /// The only item of a book with this name.
    fn item_of_name(&self, name: &str, book: Book) -> Option<&'a Item> {
        let mut named = self.bearers(name).filter(|(b, _)| *b == book).map(|(_, item)| item);
        named.next().filter(|_| named.next().is_none())
    }

    /// Another item whose own name is next to the code of this one.
    fn other_of_name(&self, item: &Item, name: &str, book: Book) -> Option<&'a Item> {
        let other = self.item_of_name(name, book).filter(|_| !self.is_named(item, name))?;
        other.versions.iter().any(|v| alike(&v.name, name)).then_some(other)
    }

    /// The number of the criterion of a name.
    fn criterion_named(&self, book: Book, name: &str) -> Option<u32> {
        let Book::Set(level) = book else { return None };
        self.law.sets.get(&level)?.criteria.iter().find(|c| alike(&c.name, name)).map(|c| c.number)
    }

    /// The measure of an item that a row names by its part alone: "- Nữ" below 12.1.
    pub fn part_named(&self, of: &ItemRef, name: &str) -> Option<(ItemRef, Asked<'a>)> {
        let version = self.law.item(of).and_then(|i| self.version(i)).filter(|v| v.measures.len() > 1)?;
        let bare = fold_loose(name);
        let bare = bare.trim_start_matches(['-', '+', '•', '*', ' ']);
        let key = bare.replace(' ', "-");
        let measure = version.measures.iter().find(|m| fold_loose(&m.part) == key || fold_loose(&m.name) == bare)?;
        Some((of.clone(), self.measure(&measure.id)?))
    }

    /// A code that Excel made a day of: day and month in either order, of which only codes there are can be meant.
    fn dated(&self, code: &Spot, day: Date, book: Option<Book>) -> Meant<'a> {
        let readings = book.map(|b| self.readings_of_day(day, b)).unwrap_or_default();
        let codes: Vec<&str> = readings.iter().map(|i| i.code.as_str()).collect();
        let suggest = if codes.is_empty() { format!("{}.{}", day.day(), day.month()) } else { codes.join(", ") };
        let measures = readings.iter().filter_map(|i| self.version(i)).flat_map(|v| &v.measures).map(|m| m.id.clone());
        Meant::Fault(code.finding(Code::CodeIsDate).with("read", day).with("suggest", suggest), measures.collect())
    }

    fn readings_of_day(&self, day: Date, book: Book) -> Vec<&'a Item> {
        let codes = [format!("{}.{}", day.day(), day.month()), format!("{}.{}", day.month(), day.day())];
        self.law.items(book).into_iter().filter(|i| codes.contains(&i.code)).collect()
    }

    fn contradicted(&self, code: &Spot, name: &str, book: Book, items: [&'a Item; 2]) -> Meant<'a> {
        let finding = code.finding(Code::CodeNameDiffer).with("read", code.content.plain()).with("name", name);
        let finding = finding.with("other", items[1].code.as_str()).with("book", layout::book_word(book));
        let measures = items.into_iter().filter_map(|i| self.version(i)).flat_map(|v| &v.measures).map(|m| m.id.clone());
        Meant::Fault(finding, measures.collect())
    }

    /// A code whose name is that of another item.
    pub fn contradiction(&self, code: &Spot, name: &str, book: Book, items: [&ItemRef; 2]) -> Meant<'a> {
        match items.map(|of| self.law.item(of)) {
            [Some(own), Some(other)] => self.contradicted(code, name, book, [own, other]),
            _ => Meant::Heading,
        }
    }

    /// A row of no known name; the likest one is asked about, never taken.
    fn unnamed(&self, name: &Spot, book: Book) -> Diagnostic {
        let items = self.law.items(book);
        let names = items.iter().filter_map(|i| Some((self.version(i)?.name.as_str(), i.code.as_str()))).collect::<Vec<_>>();
        let text = name.content.plain();
        let near = nearest(&text, names.iter().map(|(n, _)| *n)).unwrap_or("none");
        let near_code = names.iter().find(|(n, _)| *n == near).map_or("none", |(_, code)| *code);
        let finding = name.finding(Code::NameUnknown).with("read", text).with("book", layout::book_word(book));
        finding.with("nearest", near).with("code", near_code)
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
        let name_part = || measures.iter().find(|m| alike(&m.name, name) && !alike(&version.name, name));
        let chosen = match (measures.len(), part) {
            (0, _) => return Meant::Heading,
            // Words behind the code of an indicator with one figure are its name, shortened or not.
            (1, words) if words.is_empty() || !words.starts_with(|c: char| c.is_ascii_digit()) => measures.first().map(|m| m.id.as_str()),
            (1, _) => return Meant::Fault(self.unknown(code, of.book, &code.content.plain()), Vec::new()),
            // A measure named like its item is not reported from it by that name.
            (_, "") => name_part().map(|m| m.id.as_str()).or_else(|| Some(self.part_named(&of, name)?.1.measure.id.as_str())),
            _ => by_part().map(|m| m.id.as_str()),
        };
        match chosen.and_then(|id| self.measure(id)) {
            Some(asked) => Meant::Measure(of, asked),
            None => {
                let label = |m: &&Measure| format!("{}/{} ({})", of.code, m.part, m.name);
                let parts: Vec<String> = measures.iter().map(label).collect();
                let finding = code.finding(Code::MeasureUnnamed).with("read", code.content.plain());
                let finding = finding.with("code", layout::item_label(&of, &version.name)).with("parts", parts.join("; "));
                Meant::Fault(finding, measures.iter().map(|m| m.id.clone()).collect())
            }
        }
    }
}

/// The same name. A likeness would take "lao động nữ" for "lao động nam".
fn alike(own: &str, read: &str) -> bool {
    !read.is_empty() && read.len() <= LONGEST_NAME && fold_loose(own) == fold_loose(read)
}
