//! Items put side by side: by code, or by the measures they share; their measures and the shape of what they ask.

use std::sync::Arc;

use super::thresholds::{self, Effect, Half, ThresholdDiff, Versions};
use super::{Pairing, Point, Sides};
use crate::criteria::level::Level;
use crate::criteria::measure::Measure;
use crate::criteria::model::{Item, Version};
use crate::criteria::reference::{Book, ItemRef};
use crate::criteria::requirement::{Branch, Node};
use crate::text::ids;

/// An item as it is at one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub of: ItemRef,
    /// The version in force.
    pub version: Arc<Version>,
}

/// An item, or a pair of items, at both points.
#[derive(Debug, Clone)]
pub struct ItemDiff {
    /// The item at either point.
    pub sides: Sides<Entry>,
    /// How items were paired.
    pub pairing: Pairing,
    /// Its measures, those of the second point first.
    pub measures: Vec<MeasureDiff>,
    /// The requirement has another shape: parts joined, counted or chosen in another way.
    pub reshaped: bool,
    pub thresholds: Vec<ThresholdDiff>,
}

/// A measure at both points.
#[derive(Debug, Clone)]
pub struct MeasureDiff {
    /// The measure at either point.
    pub sides: Sides<Measure>,
    /// What became of it.
    pub change: MeasureChange,
}

/// What became of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureChange {
    Same,
    /// Asked for at the second point only.
    Added,
    /// Asked for at the first point only.
    Removed,
    /// Another kind, unit or scale.
    Kind,
    /// Reported, counted or checked in another way.
    Wording,
}

ids! { MeasureChange: Same => "same", Added => "added", Removed => "removed", Kind => "kind", Wording => "wording" }

impl ItemDiff {
    /// Nothing differs. Of two items of different sets the names and decisions differ anyhow.
    pub fn is_same(&self) -> bool {
        let Some((a, b)) = self.sides.both() else { return false };
        let same_text = self.pairing == Pairing::Measures || head(&a.version) == head(&b.version);
        same_text && !self.reshaped && self.thresholds.is_empty() && self.measures.iter().all(|m| m.change == MeasureChange::Same)
    }

    /// The same is asked, wherever it was read.
    pub fn asks_the_same(&self) -> bool {
        let quiet = !self.reshaped && self.measures.iter().all(|m| m.change == MeasureChange::Same);
        quiet && self.sides.both().is_some() && self.thresholds.iter().all(|t| t.effect == Effect::Evidence)
    }
}

/// What a version says of itself.
fn head(version: &Version) -> (crate::text::Date, &str, &str, &str, &[Level]) {
    (version.from, &version.name, &version.decision, &version.note, &version.levels)
}

fn same_version(a: &Version, b: &Version) -> bool {
    (a.from, &a.decision) == (b.from, &b.decision)
}

/// The items of two points side by side.
pub(super) fn compare(a: Point, b: Point, pairing: Pairing) -> Vec<ItemDiff> {
    let (left, right) = (entries(a), entries(b));
    let of = |sides: Sides<Entry>| item(a, b, pairing, sides);
    match pairing {
        Pairing::Codes => by_code(&left, &right).into_iter().map(of).filter(|i| !i.is_same()).collect(),
        Pairing::Measures => by_measures(&left, &right).into_iter().map(of).filter(|i| i.pairing == pairing || !i.is_same()).collect(),
    }
}

fn entries(point: Point) -> Vec<Entry> {
    let law = point.law;
    let entry = |book: Book, item: &Item| {
        let version = Arc::clone(item.version_on(point.as_of)?);
        let bears = version.levels.is_empty() || point.level.is_none_or(|own| version.levels.contains(&own));
        bears.then(|| Entry { of: law.refer(book, item.code.as_str()), version })
    };
    point.books().into_iter().flat_map(|book| law.items(book).into_iter().filter_map(move |i| entry(book, i))).collect()
}

/// In the order of the second point, what the first alone has behind its book.
fn by_code(left: &[Entry], right: &[Entry]) -> Vec<Sides<Entry>> {
    let mut books: Vec<Book> = left.iter().chain(right).map(|e| e.of.book).collect();
    books.sort_unstable();
    books.dedup();
    let mut rows = Vec::new();
    for book in books {
        let other = |e: &Entry| left.iter().find(|l| l.of == e.of).cloned();
        rows.extend(right.iter().filter(|e| e.of.book == book).map(|e| Sides { a: other(e), b: Some(e.clone()) }));
        let gone = left.iter().filter(|e| e.of.book == book && !right.iter().any(|r| r.of == e.of));
        rows.extend(gone.map(|e| Sides { a: Some(e.clone()), b: None }));
    }
    rows
}

/// Pairs that share a measure, or are one condition of both, then what has no counterpart.
fn by_measures(left: &[Entry], right: &[Entry]) -> Vec<Sides<Entry>> {
    let mut rows: Vec<Sides<Entry>> = Vec::new();
    for b in right {
        let twin = |a: &&Entry| a.of == b.of || !shared(&a.version, &b.version).is_empty();
        rows.extend(left.iter().filter(twin).map(|a| Sides { a: Some(a.clone()), b: Some(b.clone()) }));
    }
    let paired: Vec<ItemRef> = rows.iter().flat_map(|r| [&r.a, &r.b]).flatten().map(|e| e.of.clone()).collect();
    let alone = |e: &&Entry| !paired.contains(&e.of);
    rows.extend(left.iter().filter(alone).map(|e| Sides { a: Some(e.clone()), b: None }));
    rows.extend(right.iter().filter(alone).map(|e| Sides { a: None, b: Some(e.clone()) }));
    rows
}

fn shared<'a>(a: &Version, b: &'a Version) -> Vec<&'a Measure> {
    b.measures.iter().filter(|m| a.measures.iter().any(|n| n.id == m.id)).collect()
}

fn item(a: Point, b: Point, pairing: Pairing, sides: Sides<Entry>) -> ItemDiff {
    let own = sides.both().is_some_and(|(a, b)| a.of == b.of);
    let measures = measures(&sides);
    let reshaped = sides.both().is_some_and(|(a, b)| shape(&a.version.requirement) != shape(&b.version.requirement));
    fn half<'a>(point: Point<'a>, entry: &'a Option<Entry>) -> Option<Half<'a>> {
        entry.as_ref().map(|e| Half::new(point, &e.version))
    }
    let same = sides.both().is_some_and(|(a, b)| own && same_version(&a.version, &b.version));
    let thresholds =
        thresholds::compare(&Sides { a: half(a, &sides.a), b: half(b, &sides.b) }, &measures, Versions { same, one_item: own });
    // A condition that holds for both levels is one item, not a pair.
    let pairing = if own { Pairing::Codes } else { pairing };
    ItemDiff { sides, pairing, measures, reshaped, thresholds }
}

/// Measures by id; one gone and one new, and no more, are one that became of another kind.
fn measures(sides: &Sides<Entry>) -> Vec<MeasureDiff> {
    let of = |entry: &Option<Entry>| entry.as_ref().map(|e| e.version.measures.clone()).unwrap_or_default();
    let (left, right) = (of(&sides.a), of(&sides.b));
    let gone: Vec<&Measure> = left.iter().filter(|m| !right.iter().any(|n| n.id == m.id)).collect();
    let new = right.iter().filter(|m| !left.iter().any(|n| n.id == m.id)).count();
    let became = match (gone.as_slice(), new) {
        ([only], 1) => Some(*only),
        _ => None,
    };
    let old = |m: &Measure| left.iter().find(|n| n.id == m.id).or(became).cloned();
    let mut rows: Vec<MeasureDiff> = right.iter().map(|m| measure(old(m), Some(m.clone()), sides)).collect();
    let rest = gone.into_iter().filter(|_| became.is_none());
    rows.extend(rest.map(|m| measure(Some(m.clone()), None, sides)));
    rows
}

fn measure(a: Option<Measure>, b: Option<Measure>, sides: &Sides<Entry>) -> MeasureDiff {
    let name = |entry: &Option<Entry>| entry.as_ref().map(|e| e.version.name.clone()).unwrap_or_default();
    let change = match (&a, &b) {
        (None, _) => MeasureChange::Added,
        (_, None) => MeasureChange::Removed,
        (Some(a), Some(b)) if (a.kind, &a.unit, &a.scale) != (b.kind, &b.unit, &b.scale) => MeasureChange::Kind,
        (Some(a), Some(b)) => {
            // A part without a name of its own has the item's, whose change is reported already.
            let unnamed = a.name == name(&sides.a) && b.name == name(&sides.b);
            let of_item = |m: &Measure| Measure { id: String::new(), part: String::new(), name: String::new(), ..m.clone() };
            let same = (unnamed || a.name == b.name) && of_item(a) == of_item(b);
            if same { MeasureChange::Same } else { MeasureChange::Wording }
        }
    };
    MeasureDiff { sides: Sides { a, b }, change }
}

/// A requirement without what it compares: how its parts are joined.
fn shape(node: &Node) -> Node {
    let parts = |parts: &[Node]| parts.iter().map(shape).collect();
    match node {
        Node::Test(_) => Node::All(Vec::new()),
        Node::All(list) => Node::All(parts(list)),
        Node::Any(list) => Node::Any(parts(list)),
        Node::AtLeast(k, list) => Node::AtLeast(*k, parts(list)),
        Node::Case(list) => Node::Case(list.iter().map(|b| Branch { when: b.when.clone(), then: shape(&b.then) }).collect()),
        Node::Named(name, part) => Node::Named(name.clone(), Box::new(shape(part))),
        Node::Criterion(..) | Node::Set(_) | Node::Criteria | Node::Open(_) => node.clone(),
    }
}
