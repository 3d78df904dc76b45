//! Thresholds: what a measure is compared with, where and when, and how far that is trusted.

use std::fmt;
use std::sync::Arc;

use serde::Deserialize;

use super::packed::packed;
use super::period::Days;
use super::reference::{ItemRef, MeasureId, RegionId};
use crate::text::{Decimal, ids};

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

packed! { enum Evidence { 0 = Confirmed, 1 = Press, 2 = Derived, 3 = Unverified, 4 = Invented, 5 = Interpolated } }

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
    Bound(Bound),
    /// A multiple of another indicator's threshold at the same place and time.
    Factor {
        /// 1.10 in "≥ 1.10 × advanced".
        factor: Decimal,
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
    /// The province's region, of a row of its own that names none.
    pub home: Option<RegionId>,
    /// Years; empty for all.
    pub years: Vec<i16>,
    /// Commune classes; empty for all.
    pub classes: Vec<String>,
    /// Areas of the province; empty for all.
    pub areas: Vec<String>,
    /// The days on which it holds.
    pub days: Days,
    pub content: Content,
    /// How far it is trusted.
    pub evidence: Evidence,
    /// Where it was read, or the decision whose number it is.
    pub source: Arc<str>,
    /// "nation", or the id of the overlay it came from.
    pub layer: Arc<str>,
    pub note: Arc<str>,
}

packed! { LevelRow { regions, home, years, classes, areas, days, content, evidence, source, layer, note } }

impl LevelRow {
    /// How narrowly a row says for which communes it is: of one layer, the narrower row holds.
    pub(super) fn narrowness(&self) -> usize {
        usize::from(!self.classes.is_empty()) + usize::from(!self.areas.is_empty())
    }

    /// Whether it binds in a region only by our reading: a province's row that names neither region nor class, for
    /// communes that take the levels of another region than the province's.
    pub(super) fn is_widened(&self, region: &str) -> bool {
        self.classes.is_empty() && self.home.as_ref().is_some_and(|home| home != region)
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
    pub fn is_general(&self) -> bool {
        self.areas.is_empty() && self.classes.is_empty()
    }

    /// Reported in the same way: by area, by class, by both.
    pub fn is_like(&self, other: &Narrow) -> bool {
        (self.areas.is_empty(), self.classes.is_empty()) == (other.areas.is_empty(), other.classes.is_empty())
    }

    /// Some commune may be of both.
    pub fn meets(&self, other: &Narrow) -> bool {
        meet(&self.areas, &other.areas) && meet(&self.classes, &other.classes)
    }

    /// Neither is narrower, and some commune may be of both.
    pub fn rivals(&self, other: &Narrow) -> bool {
        let keys = |n: &Narrow| usize::from(!n.areas.is_empty()) + usize::from(!n.classes.is_empty());
        keys(self) == keys(other) && self.meets(other)
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
    pub measure: MeasureId,
    pub op: Op,
    /// The threshold: rows, later layers first.
    pub levels: Vec<LevelRow>,
    /// "nation", or the id of the overlay that added it.
    pub layer: String,
}

packed! { Test { id, measure, op, levels, layer } }
