//! What the law says, after checking: sets, criteria, indicators in their versions, requirements,
//! thresholds. Every number here came from a criteria file.

use std::fmt;
use std::sync::Arc;

use serde::Deserialize;

use super::document_kind::DocumentKind;
use super::packed::packed;
pub use super::requirement::{Branch, Node, When};

use crate::text::{Date, Decimal, ids, json_ids};

/// The three levels, each with its own set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Xã đạt chuẩn NTM.
    Basic,
    /// Xã đạt chuẩn NTM nâng cao.
    Advanced,
    /// Xã đạt chuẩn NTM kiểu mẫu.
    Model,
}

packed! { enum Level { 0 = Basic, 1 = Advanced, 2 = Model } }

ids! { Level: Basic => "basic", Advanced => "advanced", Model => "model" }

impl Level {
    /// The level of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.id() == id)
    }

    /// The levels whose sets a commune of this target is judged by.
    pub fn up_to(self) -> impl DoubleEndedIterator<Item = Level> {
        Self::ALL.into_iter().filter(move |l| *l <= self)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// The years that sets are made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First year.
    #[serde(rename = "from")]
    pub first: i16,
    /// Last year.
    #[serde(rename = "to")]
    pub last: i16,
}

packed! { Period { first, last } }

impl fmt::Display for Period {
    /// "2021-2025"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.first, self.last)
    }
}

impl Period {
    /// Every year, where no set is known that would say which.
    pub const EVER: Self = Self { first: i16::MIN, last: i16::MAX };

    /// Whether a year is one of them.
    pub fn contains(self, year: i16) -> bool {
        (self.first..=self.last).contains(&year)
    }

    /// Each year in order.
    pub fn years(self) -> std::ops::RangeInclusive<i16> {
        self.first..=self.last
    }

    /// Whether some year is in both.
    pub(super) fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many years a year lies outside.
    pub(super) fn distance(self, year: i16) -> u16 {
        year.abs_diff(year.max(self.first).min(self.last))
    }
}

/// An indicator or condition: its book ("basic", "advanced", "model", "condition") with the series of its period, and
/// its code: "basic:17.10"; "basic-2026:3" is of a later period. Codes are text: "17.10" is not 17.1, and the same code
/// means something else in another set or period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemRef {
    /// Which set, or the conditions.
    pub book: Book,
    /// Which of the sets of that level, as these call themselves; empty for the first and for conditions.
    pub series: Arc<str>,
    /// Code in that set.
    pub code: String,
}

packed! { ItemRef { book, series, code } }

/// A list of items: one of the sets, or the conditions of recognition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Book {
    /// A criteria set.
    Set(Level),
    /// Conditions of recognition other than the sets.
    Condition,
}

packed! { enum Book { 0 = Set(level), 1 = Condition } }

impl Book {
    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Set(level) => level.id(),
            Self::Condition => "condition",
        }
    }
}

json_ids!(Book, Level::ALL.map(Level::id).into_iter().chain([Book::Condition.id()]).collect::<Vec<_>>());

/// Between a level and a series.
const SERIES: char = '-';

impl fmt::Display for ItemRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.book.id())?;
        if !self.series.is_empty() {
            write!(f, "{SERIES}{}", self.series)?;
        }
        write!(f, ":{}", self.code)
    }
}

impl std::str::FromStr for ItemRef {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (book, code) = text.split_once(':').ok_or(())?;
        let (book, series) = match book {
            "condition" => (Book::Condition, ""),
            set => {
                let (level, series) = set.split_once(SERIES).unwrap_or((set, ""));
                (Book::Set(Level::from_id(level).ok_or(())?), series)
            }
        };
        Ok(Self { book, series: series.into(), code: code.to_string() })
    }
}

/// Id of a measure: "basic:12.1/nam". Shared by every item that names it.
pub type MeasureId = String;

/// Id of a region, as in the nation's file.
pub type RegionId = String;

/// What kind of answer a measure takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Đạt or not.
    YesNo,
    /// A share in per cent, best given as numerator and denominator.
    Rate,
    /// A decimal in a unit.
    Number,
    /// A whole number of things.
    Count,
    /// A word on an ordered scale.
    Grade,
    /// How many villages pass a checklist; counted from the villages sheet, never typed.
    Villages,
}

packed! { enum Kind { 0 = YesNo, 1 = Rate, 2 = Number, 3 = Count, 4 = Grade, 5 = Villages } }

ids! { Kind: YesNo => "yes_no", Rate => "rate", Number => "number", Count => "count", Grade => "grade", Villages => "villages" }

/// One input value of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Key of its answer.
    pub id: MeasureId,
    /// Which part of its indicator ("nam"), empty if the only one.
    pub part: String,
    /// Label of the part; the indicator's name if empty.
    pub name: String,
    /// Kind of answer.
    pub kind: Kind,
    /// Unit of the value; "%" for rates.
    pub unit: String,
    /// Unit of numerator and denominator ("hộ", "km").
    pub counted: String,
    /// What the numerator counts.
    pub numerator: String,
    /// What the denominator counts.
    pub denominator: String,
    /// Smallest amount by which a gap is told: 1 for things counted.
    pub step: Decimal,
    /// Scale of a grade.
    pub scale: String,
    /// Checklist of a villages measure.
    pub checklist: String,
    /// "nếu có": may be not applicable, with a reason.
    pub if_any: bool,
    /// 0 of 0 is not applicable rather than an error.
    pub zero_is_not_applicable: bool,
    /// A rate of 1 % or less is plausible, so 0.8 means 0,8 % and is no fraction.
    pub small: bool,
    /// The most that is plausible: a greater number was given in another unit.
    pub most: Option<Decimal>,
    /// The commune's figure is the sum of its villages': numerators and denominators, or amounts.
    pub by_village: bool,
}

packed! { Measure { id, part, name, kind, unit, counted, numerator, denominator, step, scale, checklist, if_any, zero_is_not_applicable, small, most, by_village } }

/// How a measure is compared with its threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// "Đạt".
    Met,
    /// "Không": zero, or the word "không", passes.
    None,
    /// At least the threshold; a grade at or above it on its scale.
    AtLeast,
    /// At most the threshold.
    AtMost,
}

packed! { enum Op { 0 = Met, 1 = None, 2 = AtLeast, 3 = AtMost } }

ids! { Op: Met => "met", None => "none", AtLeast => "at_least", AtMost => "at_most" }

/// How far a threshold is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// Compared with the decision's text by a named person on a date.
    Confirmed,
    /// Read in a published secondary source.
    Press,
    /// Arithmetic from such.
    Derived,
    /// Believed, no source seen.
    Unverified,
    /// Made up for illustration.
    Invented,
    /// Our own arithmetic between neighbours: it never decides, and so is the weakest.
    Interpolated,
}

packed! { enum Evidence { 0 = Confirmed, 1 = Press, 2 = Derived, 3 = Interpolated, 4 = Unverified, 5 = Invented } }

ids! {
    Evidence:
    Confirmed => "confirmed",
    Press => "press",
    Derived => "derived",
    Unverified => "unverified",
    Invented => "invented",
    Interpolated => "interpolated",
}

/// What a threshold says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// "Đạt".
    Met,
    /// "Không".
    None,
    /// A number in the measure's unit.
    Number(Decimal),
    /// A word of the measure's scale and its rank, lowest 0.
    Grade(usize, String),
}

packed! { enum Bound { 0 = Met, 1 = None, 2 = Number(number), 3 = Grade(rank, word) } }

/// What a level row holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A bound.
    Bound(Bound),
    /// A multiple of another indicator's threshold at the same place and time.
    Factor {
        /// 1.10 in "≥ 1.10 × advanced".
        factor: Decimal,
        /// Whose threshold.
        of: ItemRef,
    },
    /// Left to an authority ("UBND cấp tỉnh") that has not been entered.
    LeftTo(String),
}

packed! { enum Content { 0 = Bound(bound), 1 = Factor { factor, of }, 2 = LeftTo(authority) } }

/// One row of a threshold: where and when it applies, what it says, how far it is trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelRow {
    /// Regions; empty for all.
    pub regions: Vec<RegionId>,
    /// Years; empty for all.
    pub years: Vec<i16>,
    /// Commune classes; empty for all.
    pub classes: Vec<String>,
    /// Areas of the province; empty for all.
    pub areas: Vec<String>,
    /// The days on which it holds.
    pub days: Days,
    /// What it says.
    pub content: Content,
    /// How far it is trusted.
    pub evidence: Evidence,
    /// Where it was read, or the decision whose number it is.
    pub source: Arc<str>,
    /// "nation", or the id of the overlay it came from.
    pub layer: Arc<str>,
    /// Remark.
    pub note: Arc<str>,
}

packed! { LevelRow { regions, years, classes, areas, days, content, evidence, source, layer, note } }

impl LevelRow {
    /// How narrowly a row says for which communes it is: of one layer, the narrower row holds.
    pub(super) fn narrowness(&self) -> usize {
        usize::from(!self.classes.is_empty()) + usize::from(!self.areas.is_empty())
    }

    /// For which communes it is.
    pub fn narrow(&self) -> Narrow {
        Narrow { areas: self.areas.clone(), classes: self.classes.clone() }
    }
}

/// For which communes of a province a level is: those of one of the areas and of one of the classes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrow {
    /// Ids of areas; empty for all.
    pub areas: Vec<String>,
    /// Ids of classes; empty for all.
    pub classes: Vec<String>,
}

impl Narrow {
    /// For all communes.
    pub fn is_general(&self) -> bool {
        self.areas.is_empty() && self.classes.is_empty()
    }

    /// Told in the same way: by area, by class, by both.
    pub fn is_like(&self, other: &Narrow) -> bool {
        (self.areas.is_empty(), self.classes.is_empty()) == (other.areas.is_empty(), other.classes.is_empty())
    }

    /// Some commune may be of both.
    pub fn meets(&self, other: &Narrow) -> bool {
        meet(&self.areas, &other.areas) && meet(&self.classes, &other.classes)
    }

    /// Neither is narrower, and some commune may be of both.
    pub fn rivals(&self, other: &Narrow) -> bool {
        let told = |n: &Narrow| usize::from(!n.areas.is_empty()) + usize::from(!n.classes.is_empty());
        told(self) == told(other) && self.meets(other)
    }
}

impl fmt::Display for Narrow {
    /// "vung-1,vung-2+kv1"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [&self.areas, &self.classes].into_iter().filter(|list| !list.is_empty());
        f.write_str(&parts.map(|list| list.join(",")).collect::<Vec<_>>().join("+"))
    }
}

/// Whether two lists have an entry in common; an empty one takes all.
pub(super) fn meet<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|x| b.contains(x))
}

/// One comparison of a measure with a threshold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// Id inside its indicator; tests that share one threshold share the id.
    pub id: String,
    /// The measure compared.
    pub measure: MeasureId,
    /// How.
    pub op: Op,
    /// The threshold: rows, later layers first.
    pub levels: Vec<LevelRow>,
    /// "nation", or the id of the overlay that added it.
    pub layer: String,
}

packed! { Test { id, measure, op, levels, layer } }

/// A version of an item: in force from a day until the next version's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// First day in force.
    pub from: Date,
    /// First day of the text it comes from: earlier than `from` where a province adds to a text in between.
    pub text_from: Date,
    /// Name of the indicator in this version.
    pub name: String,
    /// The decision that made it.
    pub decision: String,
    /// Remark for the reader.
    pub note: String,
    /// Levels a condition applies to; empty for all.
    pub levels: Vec<Level>,
    /// Its measures.
    pub measures: Vec<Measure>,
    /// What it asks.
    pub requirement: Node,
}

packed! { Version { from, text_from, name, decision, note, levels, measures, requirement } }

/// An indicator or a condition of recognition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Code inside its book.
    pub code: String,
    /// Responsible department, if the data names one.
    pub department: String,
    /// Versions, oldest first.
    pub versions: Vec<Arc<Version>>,
    /// The days on which it is asked at all.
    pub days: Days,
}

packed! { Item { code, department, versions, days } }

/// A first and a last day, each open if absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

packed! { Days { from, to } }

impl Days {
    /// Whether a day is one of them.
    pub fn contain(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether some day is in both.
    pub fn meet(self, other: Days) -> bool {
        self.to.is_none_or(|to| other.from.is_none_or(|from| from <= to))
            && other.to.is_none_or(|to| self.from.is_none_or(|from| from <= to))
    }
}

impl Item {
    /// The version in force on a day, if it is asked then. Before the first version's day the first one serves: a set
    /// applies to its whole period, though its decision came later.
    pub fn version_on(&self, day: Date) -> Option<&Arc<Version>> {
        if !self.days.contain(day) {
            return None;
        }
        self.versions.iter().rev().find(|v| v.from <= day).or_else(|| self.versions.first())
    }
}

/// A criterion of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its number in the set.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// Its group, if the set has groups.
    pub group: String,
    /// One of those whose loss weighs more in revocation.
    pub critical: bool,
    /// Its indicators, in the set's order.
    pub indicators: Vec<Item>,
}

packed! { Criterion { number, name, group, critical, indicators } }

/// A remark of a criteria file about its own certainty, shown with every result it touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// From this day on; always if absent.
    pub from: Option<Date>,
    /// In Vietnamese.
    pub text: String,
    /// The same in English.
    pub english: String,
}

packed! { Notice { from, text, english } }

/// A group of criteria.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// "II".
    pub id: String,
    /// "Hạ tầng kinh tế - xã hội".
    pub name: String,
}

packed! { Group { id, name } }

/// A criteria set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriteriaSet {
    /// Its level.
    pub level: Level,
    /// Id of the file.
    pub id: String,
    /// Version of the file.
    pub version: String,
    /// Full title.
    pub title: String,
    /// The years it is for.
    pub period: Period,
    /// Groups, if any.
    pub groups: Vec<Group>,
    /// Criteria in order.
    pub criteria: Vec<Criterion>,
    /// Kinds of document asked for.
    pub documents: Vec<DocumentKind>,
    /// Remarks.
    pub notices: Vec<Notice>,
    /// Days on which an amendment came into force.
    pub amendments: Vec<Date>,
}

packed! { CriteriaSet { level, id, version, title, period, groups, criteria, documents, notices, amendments } }

impl CriteriaSet {
    /// Every indicator with its criterion, in order.
    pub fn indicators(&self) -> impl Iterator<Item = (&Criterion, &Item)> {
        self.criteria.iter().flat_map(|c| c.indicators.iter().map(move |i| (c, i)))
    }

    /// The indicator of a code.
    pub fn indicator(&self, code: &str) -> Option<&Item> {
        self.indicators().map(|(_, i)| i).find(|i| i.code == code)
    }
}
