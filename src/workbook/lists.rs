//! The hidden sheet of words: dropdowns, words of answers, scales, provinces, classes. The form's
//! formulas read the same lists as the tool, so the two accept the same words.

use std::collections::BTreeMap;

use rust_xlsxwriter::Worksheet;
use unicode_normalization::UnicodeNormalization;

use super::WorkbookError;
use super::regions::Regions;
use super::sheet::reference;
use crate::commune::SpecialKind;
use crate::criteria::{Area, Book, Law, Level, RegionRule};
use crate::layout::supplements::presence;
use crate::layout::{Sheet, book_word, special_word};
use crate::messages::Lang;

/// A column of words and where it is.
#[derive(Clone)]
pub(super) struct List {
    /// 'sheet'!$A$2:$A$9
    pub range: String,
    /// The same rows in the next column: the rank or mark of each word.
    pub marks: String,
}

pub(super) struct Lists {
    pub sheet: Worksheet,
    /// Words that mean not applicable.
    pub not_applicable: List,
    /// Words that mean zero in a "none" test.
    pub none: List,
    /// What a yes/no cell offers.
    pub offer_yes_no: List,
    /// What a yes/no cell offers where "Không áp dụng" is allowed.
    pub offer_yes_no_na: List,
    /// Provinces with the index of their region.
    pub provinces: List,
    pub levels: List,
    /// Levels of recognition, "chưa được công nhận" first.
    pub held: List,
    pub books: List,
    /// Kinds of special documents.
    pub specials: List,
    /// Kinds of document that the rules ask for, if they ask for any.
    pub document_kinds: Option<List>,
    /// Sources of funds offered.
    pub sources: List,
    /// Every spelling of them, with the place of the source among them.
    pub funds: List,
    pub presence: List,
    /// Commune classes; one mark column per region rule follows.
    pub classes: List,
    /// For each area of the province: its districts, with and without their kind.
    pub areas: Vec<List>,
    /// For each region rule: marks of the classes it covers for sure (2), maybe (1), not (0).
    pub class_marks: Vec<String>,
    /// Scales, the rank of each word next to it.
    pub scales: BTreeMap<String, List>,
}

/// Both Unicode forms of each word: a formula compares letters, not looks.
pub(super) fn both_forms(words: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for word in words {
        for form in [word.nfc().collect::<String>(), word.nfd().collect()] {
            if !all.contains(&form) {
                all.push(form);
            }
        }
    }
    all
}

/// Every kind of document the rules name, once.
fn document_kinds(law: &Law) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for kind in law.every_document_kind() {
        if !names.iter().any(|n| kind.is(n)) {
            names.push(kind.name.clone());
        }
    }
    names
}

impl Lists {
    /// Writes the lists of a law.
    pub fn new(law: &Law, provinces: &[String], regions: &Regions) -> Result<Self, WorkbookError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(Sheet::Lists.name())?.set_very_hidden(true);
        let mut writer = Writer { sheet, column: 0 };
        let words = &law.nation.words;
        let first = |w: &[String]| w.first().cloned().unwrap_or_default();
        let offer = vec![first(&words.yes), first(&words.no)];
        let offer_na = [offer.clone(), vec![first(&words.not_applicable)]].concat();
        let word = |level: Level| level.name(Lang::Vi).to_string();
        let levels: Vec<String> = law.sets.keys().copied().map(word).collect();
        // A level may have been recognised in a period that has other ones.
        let held = [Lang::Vi.text("level-none")].into_iter().chain(law.nation.levels.all().map(word)).collect::<Vec<_>>();
        let books = law.sets.keys().copied().map(Book::Set).chain([Book::Condition]);
        let not_applicable = writer.words(&both_forms(&words.not_applicable))?;
        let none = writer.words(&both_forms(&words.none))?;
        let offer_yes_no = writer.words(&offer)?;
        let offer_yes_no_na = writer.words(&offer_na)?;
        let indices: Vec<usize> = provinces.iter().map(|p| region_index(law, regions, p)).collect();
        let provinces = writer.marked(provinces, &indices)?;
        let levels = writer.words(&levels)?;
        let held = writer.words(&held)?;
        let books = writer.words(&books.map(book_word).collect::<Vec<_>>())?;
        let (classes, class_marks) = writer.classes(law)?;
        let areas = law.areas.iter().map(|area| writer.words(&districts(law, area))).collect::<Result<_, _>>()?;
        let mut scales = BTreeMap::new();
        for (id, words) in &law.nation.scales {
            scales.insert(id.clone(), writer.ranked(words)?);
        }
        let specials = writer.words(&SpecialKind::ALL.map(special_word))?;
        let document_kinds = document_kinds(law);
        let document_kinds = (!document_kinds.is_empty()).then(|| writer.words(&document_kinds)).transpose()?;
        let known = &law.nation.tables.sources;
        let sources = writer.words(&known.iter().map(|source| source.name.clone()).collect::<Vec<_>>())?;
        let spelt: Vec<Vec<String>> = known.iter().map(|source| source.names().cloned().collect()).collect();
        let funds = writer.grouped(&spelt)?;
        let presence = writer.words(&[true, false].map(presence))?;
        let sheet = writer.sheet;
        Ok(Self {
            sheet,
            not_applicable,
            none,
            offer_yes_no,
            offer_yes_no_na,
            provinces,
            levels,
            held,
            books,
            specials,
            document_kinds,
            sources,
            funds,
            presence,
            classes,
            areas,
            class_marks,
            scales,
        })
    }
}

/// One-based index of a province's region; the number after the last region when unknown.
fn region_index(law: &Law, regions: &Regions, province: &str) -> usize {
    let id = if province == law.province {
        Some(&law.region)
    } else {
        law.nation.regions.iter().find(|r| r.provinces.iter().any(|p| p == province)).map(|r| &r.id)
    };
    id.and_then(|id| regions.index(id)).unwrap_or(regions.unknown())
}

/// The districts of an area as they may be typed: with their kind, or the bare name.
fn districts(law: &Law, area: &Area) -> Vec<String> {
    let bare = area.districts.iter().map(|d| law.nation.words.bare(d).to_string());
    let kinds = |name: String| {
        let with_kind = law.nation.words.units.iter().map(|kind| format!("{kind} {name}")).collect::<Vec<_>>();
        [with_kind, vec![name]].concat()
    };
    both_forms(&bare.flat_map(kinds).collect::<Vec<_>>())
}

/// How a rule covers a class: for sure, maybe, not.
pub(super) fn class_mark(rule: &RegionRule, class: &str) -> usize {
    match () {
        () if rule.classes.iter().any(|c| c == class) => 2,
        () if rule.unsettled_classes.iter().any(|c| c == class) => 1,
        () => 0,
    }
}

struct Writer {
    sheet: Worksheet,
    column: u16,
}

impl Writer {
    fn words(&mut self, words: &[String]) -> Result<List, WorkbookError> {
        self.marked(words, &[])
    }

    /// Ranks from 1 up, both Unicode forms of a word with the same rank.
    fn ranked(&mut self, words: &[String]) -> Result<List, WorkbookError> {
        self.grouped(&words.iter().map(|word| vec![word.clone()]).collect::<Vec<_>>())
    }

    /// The same where some words have one rank.
    fn grouped(&mut self, groups: &[Vec<String>]) -> Result<List, WorkbookError> {
        let mut all = Vec::new();
        let mut ranks = Vec::new();
        for (rank, words) in groups.iter().enumerate() {
            for form in both_forms(words) {
                all.push(form);
                ranks.push(rank + 1);
            }
        }
        self.marked(&all, &ranks)
    }

    fn marked(&mut self, words: &[String], marks: &[usize]) -> Result<List, WorkbookError> {
        let column = self.column;
        for (row, word) in (1u32..).zip(words) {
            self.sheet.write_string(row, column, word)?;
        }
        for (row, mark) in (1u32..).zip(marks) {
            self.sheet.write_number(row, column + 1, *mark as f64)?;
        }
        self.column += 2;
        let last = words.len().max(1) as u32;
        Ok(List { range: range(column, last), marks: range(column + 1, last) })
    }

    fn classes(&mut self, law: &Law) -> Result<(List, Vec<String>), WorkbookError> {
        let names: Vec<String> = law.nation.classes.iter().map(|c| c.name.clone()).collect();
        let list = self.words(&names)?;
        let mut ranges = Vec::new();
        for rule in &law.nation.region_rules {
            let column = self.column;
            for (row, class) in (1u32..).zip(&law.nation.classes) {
                self.sheet.write_number(row, column, class_mark(rule, &class.id) as f64)?;
            }
            self.column += 1;
            ranges.push(range(column, names.len().max(1) as u32));
        }
        Ok((list, ranges))
    }
}

fn range(column: u16, last: u32) -> String {
    let sheet = Sheet::Lists.name();
    let first = reference(&sheet, 1, column);
    let end = reference("x", last, column);
    format!("{first}:{}", end.trim_start_matches("'x'!"))
}
