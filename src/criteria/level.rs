//! Levels a commune may be at: what each is called and which level it asks for first, as the files of criteria say.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{LazyLock, PoisonError, RwLock};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::packed::Packed;
use crate::diag::Fact;
use crate::text::{Lang, fold_loose};

/// A level: a handle to what the files of criteria say of it.
#[derive(Clone, Copy)]
pub struct Level(&'static Named);

/// What a level is.
struct Named {
    id: String,
    requires: Option<Level>,
    /// How many levels are below it.
    rank: usize,
    names: LevelNames,
    /// The file that says so.
    file: String,
}

/// What a level is called.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LevelNames {
    /// "xã nông thôn mới nâng cao".
    pub official: String,
    /// "NTM nâng cao".
    pub short: String,
    /// In English; the Vietnamese name if empty.
    #[serde(default)]
    pub english: String,
    /// In English and short; the short Vietnamese name if empty.
    #[serde(default)]
    pub english_short: String,
    /// The heading of its indicators in a form; made of the official name if empty.
    #[serde(default)]
    pub title: String,
    /// Other spellings people type.
    #[serde(default)]
    pub also: Vec<String>,
}

impl LevelNames {
    /// Everything it may be typed as.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let own = [&self.official, &self.short, &self.english, &self.english_short];
        own.into_iter().chain(&self.also).map(String::as_str).filter(|word| !word.is_empty())
    }
}

/// The levels of the sets of the program.
static BUILT_IN: LazyLock<Vec<Level>> = LazyLock::new(|| built_in("criteria/levels.toml", include_str!("../../criteria/levels.toml")));

/// Levels named in this run. A handle is used long after the shelf that named its level is gone, as in a result that is
/// printed; there are a handful.
static NAMED: LazyLock<RwLock<Vec<Level>>> = LazyLock::new(|| RwLock::new(BUILT_IN.clone()));

#[derive(Deserialize)]
struct BuiltIn {
    level: Vec<RawLevel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLevel {
    id: String,
    requires: Option<String>,
    names: LevelNames,
}

/// Lower levels come first in the file, so that what a level requires is known by then.
fn built_in(file: &str, text: &str) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for raw in toml::from_str::<BuiltIn>(text).map(|file| file.level).unwrap_or_default() {
        let requires = raw.requires.and_then(|id| levels.iter().find(|level| level.id() == id).copied());
        levels.push(Level::new(&raw.id, requires, raw.names, file));
    }
    levels
}

impl Level {
    /// The levels of the sets of the program, lowest first.
    pub(super) fn built_in() -> &'static [Self] {
        &BUILT_IN
    }

    /// Every level named in this run, lowest first.
    pub(super) fn named() -> Vec<Self> {
        let mut levels = NAMED.read().unwrap_or_else(PoisonError::into_inner).clone();
        levels.sort();
        levels.dedup();
        levels
    }

    fn new(id: &str, requires: Option<Level>, names: LevelNames, file: &str) -> Self {
        let rank = requires.map_or(0, |below| below.0.rank + 1);
        Self(Box::leak(Box::new(Named { id: id.to_string(), requires, rank, names, file: file.to_string() })))
    }

    /// The level of an id, if a file of this run has named it.
    pub fn from_id(id: &str) -> Option<Self> {
        let named = NAMED.read().unwrap_or_else(PoisonError::into_inner);
        named.iter().rev().find(|level| level.id() == id).copied()
    }

    /// The level of which a file says this, the same one whenever the same is said.
    pub(super) fn name_as(id: &str, requires: Option<Level>, names: &LevelNames, file: &str) -> Self {
        let mut named = NAMED.write().unwrap_or_else(PoisonError::into_inner);
        let known = named.iter().find(|level| level.id() == id && level.is_said(requires, names)).copied();
        known.unwrap_or_else(|| {
            let level = Self::new(id, requires, names.clone(), file);
            named.push(level);
            level
        })
    }

    /// Whether these are what it requires and what it is called.
    pub(super) fn is_said(self, requires: Option<Level>, names: &LevelNames) -> bool {
        self.0.requires == requires && self.0.names == *names
    }

    /// The file that says what it is.
    pub(super) fn file(self) -> &'static str {
        &self.0.file
    }

    /// The stable id.
    pub fn id(self) -> &'static str {
        &self.0.id
    }

    /// The level it asks for first.
    pub fn requires(self) -> Option<Self> {
        self.0.requires
    }

    /// The levels whose sets a commune of this target is judged by: those it asks for, lowest first, and itself.
    pub fn up_to(self) -> impl DoubleEndedIterator<Item = Level> {
        let mut levels: Vec<Level> = std::iter::successors(Some(self), |level| level.requires()).collect();
        levels.reverse();
        levels.into_iter()
    }

    /// Who is at this level is at the other one too.
    pub fn includes(self, other: Level) -> bool {
        self.up_to().any(|level| level == other)
    }

    /// The higher of two levels, where one includes the other; this one otherwise.
    pub fn or_higher(self, other: Level) -> Level {
        if other.includes(self) { other } else { self }
    }

    /// "xã nông thôn mới nâng cao".
    pub fn name(self, lang: Lang) -> &'static str {
        let names = &self.0.names;
        if lang == Lang::En && !names.english.is_empty() { &names.english } else { &names.official }
    }

    /// "NTM nâng cao".
    pub fn short(self, lang: Lang) -> &'static str {
        let names = &self.0.names;
        if lang == Lang::En && !names.english_short.is_empty() { &names.english_short } else { &names.short }
    }

    /// "nâng cao": its short name without what it shares with the level below all others; that of the lowest is whole.
    pub fn mark(self) -> &'static str {
        let lowest = self.up_to().next().map_or("", |lowest| lowest.short(Lang::Vi));
        let short = self.short(Lang::Vi);
        short.strip_prefix(lowest).map(str::trim_start).filter(|more| !more.is_empty()).unwrap_or(short)
    }

    /// The heading of its indicators, where its file gives one.
    pub fn title(self) -> Option<&'static str> {
        Some(self.0.names.title.as_str()).filter(|title| !title.is_empty())
    }

    /// Everything it may be typed as, its id included.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        [self.id()].into_iter().chain(self.0.names.words())
    }

    /// The order in which levels are listed.
    fn place(self) -> (usize, &'static str) {
        (self.0.rank, self.id())
    }
}

/// The key by which two spellings of a level are the same: "NTM-nâng cao" and "ntm nang cao".
pub(super) fn spelling(word: &str) -> String {
    fold_loose(word).replace('-', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Its whole name.
impl From<Level> for Fact {
    fn from(level: Level) -> Self {
        Self::Name(level.name(Lang::Vi).to_string(), level.name(Lang::En).to_string())
    }
}

impl PartialEq for Level {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Level {}

impl Hash for Level {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id().hash(state);
    }
}

impl Ord for Level {
    fn cmp(&self, other: &Self) -> Ordering {
        if std::ptr::eq(self.0, other.0) { Ordering::Equal } else { self.place().cmp(&other.place()) }
    }
}

impl PartialOrd for Level {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By its id: the built-in law has no levels but the program's own.
impl Packed for Level {
    fn pack(&self, to: &mut Vec<u8>) {
        self.id().to_string().pack(to);
    }

    fn unpack(from: &mut &[u8]) -> Option<Self> {
        Self::from_id(&String::unpack(from)?)
    }
}

impl fmt::Debug for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        Level::from_id(&id).ok_or_else(|| serde::de::Error::custom(format!("`{id}`: level?")))
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl JsonSchema for Level {
    fn schema_name() -> Cow<'static, str> {
        "Level".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": format!("^{ID}$") })
    }
}

/// How an id is written: words of small letters, so that no part of one is taken for a series, which begins with a digit.
pub const ID: &str = "[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*";

/// Whether a text is written as [`ID`] says and is none of the words that stand for something else.
pub(super) fn is_id(text: &str) -> bool {
    let word = |w: &str| w.starts_with(|c: char| c.is_ascii_lowercase()) && w.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.split('-').all(word) && !RESERVED.contains(&text)
}

/// Ids that in references, papers and results mean something that is no level.
const RESERVED: [&str; 4] = ["condition", "criterion", "none", "village"];
