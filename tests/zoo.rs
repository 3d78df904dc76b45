//! Whole workbooks as offices make them, by other hands (`tests/zoo`): nearly every figure is read right, none is read wrong
//! without a warning on its cell, and the cell of every one not read is named.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ntm::commune::{Commune, Given, Value};
use ntm::criteria::{Book, ItemRef, Law, Level, Shelf};
use ntm::diag::{Diagnostic, Place, Severity};
use ntm::input::{Overrides, Spreadsheet};
use ntm::messages::Lang;
use ntm::text::{Date, Decimal, fold};
use serde::Deserialize;

use crate::common::words::built_in;

/// Of a hundred figures, how many must be read right.
const ENOUGH: usize = 98;

/// What is in a workbook, as its maker wrote it down.
#[derive(Deserialize)]
struct Truth {
    file: String,
    level: Level,
    year: i16,
    province: String,
    communes: Vec<OneTruth>,
}

#[derive(Deserialize)]
struct OneTruth {
    name: String,
    indicators: BTreeMap<String, Entry>,
    #[serde(default)]
    also: BTreeMap<Level, BTreeMap<String, Entry>>,
}

/// The figure of an indicator, or of a part of it.
#[derive(Deserialize)]
struct Entry {
    value: Option<serde_json::Value>,
    numerator: Option<String>,
    denominator: Option<String>,
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    cell: String,
    numerator_cell: Option<String>,
    denominator_cell: Option<String>,
    #[serde(default)]
    readable: bool,
    #[serde(default)]
    blank: bool,
    #[serde(default)]
    single: bool,
    #[serde(default)]
    part: String,
    #[serde(default)]
    parts: Vec<Entry>,
}

#[derive(Debug, Default)]
struct Score {
    figures: usize,
    right: usize,
    silent: Vec<String>,
    unnamed: Vec<String>,
}

#[test]
fn whole_workbooks_of_others_are_read_and_none_wrongly_in_silence() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/zoo/sample");
    let shelf = built_in();
    let mut score = Score::default();
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).expect("the sample").map(|e| e.expect("a file").path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    assert!(files.len() >= 60, "{} files", files.len());
    for file in files {
        let truth: Truth = serde_json::from_slice(&std::fs::read(&file).expect("a file")).unwrap_or_else(|e| panic!("{file:?}: {e}"));
        score.add(&truth, &folder, &shelf);
    }
    assert_eq!(score.silent, Vec::<String>::new(), "read wrong without a warning");
    assert_eq!(score.unnamed, Vec::<String>::new(), "not read, and no finding names the cell");
    assert!(score.right * 100 >= score.figures * ENOUGH, "{} of {}", score.right, score.figures);
}

impl Score {
    fn add(&mut self, truth: &Truth, folder: &Path, shelf: &Shelf) {
        let overrides =
            Overrides { level: Some(truth.level), year: Some(truth.year), province: Some(truth.province.clone()), ..Overrides::default() };
        let law = shelf.law(&truth.province, 2024).expect("its law");
        let read = Read::of(&folder.join(&truth.file), &truth.file, shelf, &overrides);
        for commune in &truth.communes {
            let own = read.commune(&commune.name, truth.communes.len() == 1);
            let sets = [(truth.level, &commune.indicators)].into_iter().chain(commune.also.iter().map(|(l, i)| (*l, i)));
            for (level, (code, entry)) in sets.flat_map(|(level, of)| of.iter().map(move |entry| (level, entry))) {
                let of = ItemRef { book: Book::Set(level), series: Default::default(), code: code.clone() };
                for figure in entry.parts.iter().chain(entry.single.then_some(entry)) {
                    let given = own.and_then(|commune| given(&law, commune, &of, &figure.part));
                    self.figure(&format!("{} {}!{} {of} {}", truth.file, figure.sheet, figure.cell, figure.part), &read, given, figure);
                }
            }
        }
    }

    fn figure(&mut self, reported: &str, read: &Read, given: Option<&Given>, entry: &Entry) {
        self.figures += usize::from(entry.readable);
        match given {
            Some(Given::Value(value)) if entry.is(value) => self.right += usize::from(entry.readable),
            Some(Given::Value(value)) if !read.names(entry, true) => {
                self.silent.push(format!("{reported}: {:?}, read {value:?}", entry.value))
            }
            Some(Given::Value(_)) => {}
            _ if !entry.blank && !read.names(entry, false) => self.unnamed.push(format!("{reported}: {:?}", entry.value)),
            _ => {}
        }
    }
}

/// The answer to the first measure of an item, or to the one of a part.
fn given<'c>(law: &Law, commune: &'c Commune, of: &ItemRef, part: &str) -> Option<&'c Given> {
    let day = Date::new(commune.year.value?, 12, 31).ok()?;
    let version = law.item(of)?.versions.iter().rev().find(|v| v.from <= day)?;
    let mut measures = version.measures.iter().map(|m| &m.id);
    let id = measures.find(|id| part.is_empty() || id.ends_with(&format!("/{part}")))?;
    commune.answers.get(id).map(|answer| &answer.given)
}

impl Entry {
    fn is(&self, value: &Value) -> bool {
        let said = |wanted: &serde_json::Value| wanted.as_str().map_or_else(|| wanted.to_string(), str::to_string);
        let Some(wanted) = self.value.as_ref().map(said) else { return false };
        let number = || wanted.parse::<Decimal>().ok();
        match value {
            Value::YesNo(yes) => wanted == yes.to_string(),
            Value::Grade(_, word) => fold(word) == fold(&wanted),
            Value::Number(value) => number().is_some_and(|n| n == *value),
            Value::Ratio { numerator, denominator } => match (decimal(self.numerator.as_ref()), decimal(self.denominator.as_ref())) {
                (Some(n), Some(d)) => numerator * &d == denominator * &n,
                _ => number().is_some_and(|n| (numerator * &Decimal::from(100)).quotient(denominator, places(&wanted)) == Some(n)),
            },
        }
    }
}

fn decimal(written: Option<&String>) -> Option<Decimal> {
    written?.parse().ok()
}

/// Decimals of a number as it was written.
fn places(written: &str) -> i64 {
    written.split_once('.').map_or(0, |(_, decimals)| i64::try_from(decimals.len()).unwrap_or_default())
}

/// A workbook as the program reads it.
struct Read {
    communes: Vec<Commune>,
    /// Sheets and cells that findings name; whether a warning or error does.
    named: BTreeMap<(String, String), bool>,
    /// No sheets in this kind of file, or tables in their place.
    any_sheet: bool,
}

impl Read {
    fn of(path: &Path, name: &str, shelf: &Shelf, overrides: &Overrides) -> Self {
        let book = Spreadsheet::open(path, name).unwrap_or_else(|e| panic!("{name}: {}", Lang::Vi.finding(&e)));
        let mut read = Self { communes: Vec::new(), named: BTreeMap::new(), any_sheet: name.ends_with(".csv") || name.ends_with(".docx") };
        for found in book.communes(shelf, overrides) {
            match found {
                Ok(one) => {
                    one.findings.iter().for_each(|f| read.note(f));
                    read.communes.push(one.commune);
                }
                Err(unread) => unread.findings.iter().for_each(|f| read.note(f)),
            }
        }
        read
    }

    fn note(&mut self, finding: &Diagnostic) {
        let grave = finding.severity() != Severity::Note;
        let sheet = match &finding.place {
            Place::Cell(at) => at.sheet.to_string(),
            Place::Sheet(_, sheet) => sheet.to_string(),
            _ => String::new(),
        };
        let sheet = if self.any_sheet { String::new() } else { sheet };
        let at = if let Place::Cell(at) = &finding.place { at.cell() } else { String::new() };
        for cell in cells(&format!("{at} {}", Lang::En.finding(finding))) {
            *self.named.entry((sheet.clone(), cell)).or_default() |= grave;
        }
    }

    fn commune(&self, name: &str, alone: bool) -> Option<&Commune> {
        let bare = |name: &str| fold(name).trim_start_matches("xã ").to_string();
        let same = |c: &&Commune| c.name.value.as_ref().is_some_and(|own| bare(own) == bare(name));
        self.communes.iter().find(same).or_else(|| self.communes.first().filter(|_| alone && self.communes.len() == 1))
    }

    /// Whether a finding, or a grave one, names a cell of an entry.
    fn names(&self, entry: &Entry, grave: bool) -> bool {
        let cells = [Some(&entry.cell), entry.numerator_cell.as_ref(), entry.denominator_cell.as_ref()];
        let sheet = if self.any_sheet { String::new() } else { entry.sheet.clone() };
        let known = |cell: &String| self.named.get(&(sheet.clone(), cell.clone())).is_some_and(|g| *g || !grave);
        cells.into_iter().flatten().any(known)
    }
}

/// The addresses of cells in a sentence, each once.
fn cells(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != ':');
    words
        .flat_map(|word| column_of(word).unwrap_or_else(|| word.split(':').filter_map(cell).map(|(c, r)| format!("{c}{r}")).collect()))
        .collect()
}

/// "BG5:BG9": every cell from the first to the last.
fn column_of(word: &str) -> Option<Vec<String>> {
    let ((first, top), (last, bottom)) = word.split_once(':').and_then(|(a, b)| Some((cell(a)?, cell(b)?)))?;
    (first == last).then(|| (top..=bottom).map(|row| format!("{first}{row}")).collect())
}

fn cell(word: &str) -> Option<(&str, u32)> {
    let letters = word.chars().take_while(char::is_ascii_uppercase).count();
    let (column, row) = word.split_at(letters);
    Some((column, row.parse().ok()?)).filter(|_| (1..=3).contains(&letters))
}
