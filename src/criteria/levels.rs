//! The levels of a shelf: those of the program and those that its sets name.

use std::sync::Arc;

use serde::Deserialize;

use super::level::{Level, LevelNames, is_id, spelling};
use super::load;
use super::packed::Packed;
use super::raw::Source;
use super::reference::Book;
use super::shelf::LawSource;
use crate::diag::{Code, Diagnostic};

/// The longest short name: it is part of the names of sheets, which Excel limits to 31 letters.
const LONGEST: usize = 20;
/// Letters that Excel takes in no name of a sheet.
const NOT_IN_SHEETS: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// Levels, lowest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels(Arc<[Level]>);

/// What a set says of its level.
struct Said<'a> {
    file: &'a LawSource,
    id: String,
    requires: Option<String>,
    names: Option<LevelNames>,
}

#[derive(Deserialize)]
struct RawNames {
    level_names: Option<LevelNames>,
}

impl Default for Levels {
    fn default() -> Self {
        Self(Level::built_in().into())
    }
}

/// Those of the program: the built-in sets name no others.
impl Packed for Levels {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.to_vec().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Vec::unpack(from).map(|levels: Vec<Level>| Self(levels.into()))
    }
}

impl Levels {
    /// The levels of the program and those that sets name; with everything that leaves it open what a level is.
    pub(super) fn of(sets: &[&LawSource]) -> (Self, Vec<Diagnostic>) {
        let said: Vec<Said> = sets.iter().filter_map(|file| said(file)).collect();
        let mut levels = Level::built_in().to_vec();
        let mut findings: Vec<Diagnostic> = said.iter().filter_map(misnamed).collect();
        let mut left: Vec<&Said> = said.iter().filter(|s| s.names.is_some() && is_id(&s.id)).collect();
        // A level is known once the one it requires is, whichever file comes first.
        while let Some(at) = left.iter().position(|s| s.required(&levels).is_some()) {
            let next = left.remove(at);
            findings.extend(next.name(&mut levels));
        }
        findings
            .extend(left.iter().map(|s| s.fault(Code::CriteriaLevelRequires).with("requires", s.requires.as_deref().unwrap_or_default())));
        let open = |s: &&Said| is_id(&s.id) && !levels.iter().any(|l| l.id() == s.id) && !left.iter().any(|l| l.id == s.id);
        findings.extend(said.iter().filter(open).map(|s| s.fault(Code::CriteriaLevelUnnamed)));
        findings.extend(said.iter().filter(|s| s.names.is_none()).filter_map(|s| s.contradicts(&levels)));
        levels.sort();
        findings.extend(shared_words(&levels, &said));
        (Self(levels.into()), findings)
    }

    /// Those that any file of this run names: by their words sheets and codes are recognised before the law is known.
    pub fn named() -> Self {
        Self(Level::named().into())
    }

    /// All of them, lowest first.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = Level> + '_ {
        self.0.iter().copied()
    }

    /// Every list of items there may be: the sets, lowest first, then the conditions.
    pub fn books(&self) -> impl DoubleEndedIterator<Item = Book> + '_ {
        self.all().map(Book::Set).chain([Book::Condition])
    }

    /// The level a person means: by its id, any of its names, with or without tone marks.
    pub fn of_word(&self, word: &str) -> Option<Level> {
        let wanted = spelling(word);
        self.all().find(|level| level.words().any(|own| spelling(own) == wanted))
    }
}

impl Said<'_> {
    fn fault(&self, code: Code) -> Diagnostic {
        Source { name: &self.file.name, text: &self.file.text }.finding(code, 0).with("name", self.id.as_str())
    }

    /// What it requires, if that is known yet: `None` while it is not.
    fn required(&self, levels: &[Level]) -> Option<Option<Level>> {
        match &self.requires {
            None => Some(None),
            Some(id) => levels.iter().find(|level| level.id() == id).map(|level| Some(*level)),
        }
    }

    /// Adds its level to those known, unless another file says something else of it.
    fn name(&self, levels: &mut Vec<Level>) -> Option<Diagnostic> {
        let (names, requires) = (self.names.as_ref()?, self.required(levels).flatten());
        match levels.iter().find(|level| level.id() == self.id) {
            Some(known) if known.is_said(requires, names) => None,
            Some(known) => Some(self.fault(Code::CriteriaLevelDiffers).with("other", known.file())),
            None => {
                levels.push(Level::name_as(&self.id, requires, names, &self.file.name));
                None
            }
        }
    }

    /// A file that leaves the names to another one may still say what the level requires: the same.
    fn contradicts(&self, levels: &[Level]) -> Option<Diagnostic> {
        let requires = self.requires.as_deref()?;
        let level = levels.iter().find(|level| level.id() == self.id)?;
        let same = level.requires().map(Level::id) == Some(requires);
        (!same).then(|| self.fault(Code::CriteriaLevelRequires).with("requires", requires))
    }
}

fn said(file: &LawSource) -> Option<Said<'_>> {
    let head = load::head(&file.text).filter(|table| table.contains_key("level")).or_else(|| toml::from_str(&file.text).ok())?;
    let word = |key: &str| head.get(key).and_then(toml::Value::as_str).map(str::to_string);
    // Most files have no names, and reading all of one for nothing takes long.
    let names = file.text.contains("level_names").then(|| toml::from_str::<RawNames>(&file.text).ok()).flatten();
    Some(Said { file, id: word("level")?, requires: word("requires"), names: names.and_then(|raw| raw.level_names) })
}

/// An id or a short name that cannot be used for what it is for.
fn misnamed(said: &Said) -> Option<Diagnostic> {
    let unfit = |short: &str| short.trim().is_empty() || short.chars().count() > LONGEST || short.contains(NOT_IN_SHEETS);
    if !is_id(&said.id) {
        return Some(said.fault(Code::CriteriaLevelId));
    }
    let names = said.names.as_ref().filter(|names| unfit(&names.short) || names.official.trim().is_empty())?;
    Some(said.fault(Code::CriteriaLevelName).with("short", names.short.as_str()).with("longest", LONGEST))
}

/// Two levels that one word may mean.
fn shared_words(levels: &[Level], said: &[Said]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (at, level) in levels.iter().enumerate() {
        let own: Vec<String> = level.words().map(spelling).collect();
        for other in &levels[..at] {
            let shared = other.words().find(|word| own.contains(&spelling(word)));
            // One of the two is of a file: those of the program share none.
            let by = said.iter().rev().find(|s| s.names.is_some() && (s.id == level.id() || s.id == other.id()));
            let finding = shared.zip(by).map(|(word, by)| by.fault(Code::CriteriaLevelWord).with("word", word));
            findings.extend(finding.map(|f| f.with("levels", format!("{other}, {level}"))));
        }
    }
    findings
}
