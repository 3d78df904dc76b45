//! A set as it is written down: criteria, indicators and their parts in order, with every name they have.

use std::collections::BTreeMap;

use super::likeness::Index;
use crate::criteria::{Book, ItemRef, Kind, MeasureId};

/// What a line of a sheet may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum About {
    /// A criterion, by its number.
    Criterion(u32),
    /// An indicator or a condition.
    Item,
    /// One of the measures of an indicator that has several.
    Part,
}

/// A place in the outline.
#[derive(Debug, Clone)]
pub(in crate::input) struct Entry {
    pub about: About,
    /// The item; of a criterion, its number in place of a code.
    pub of: ItemRef,
    /// The measure of a part.
    pub measure: Option<MeasureId>,
    /// Number of the criterion it is in; none of a condition.
    pub criterion: Option<u32>,
    /// Kinds of answers it may be given: those of all its measures.
    pub kinds: Vec<Kind>,
    /// "Không" answers it: nothing may be there.
    pub none: bool,
}

/// A set in order, and how like its names are to a text.
pub(in crate::input) struct Outline {
    pub book: Book,
    pub nodes: Vec<Entry>,
    index: Index,
    /// The place of each name of the index.
    owners: Vec<usize>,
    exact: BTreeMap<String, Vec<usize>>,
}

impl Outline {
    /// The outline of places with their names, folded without tone marks.
    pub fn of(book: Book, places: Vec<(Entry, Vec<String>)>) -> Self {
        let (mut nodes, mut owners, mut names) = (Vec::new(), Vec::new(), Vec::new());
        for (at, (node, own)) in places.into_iter().enumerate() {
            nodes.push(node);
            for name in own {
                owners.push(at);
                names.push(name);
            }
        }
        let mut exact: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (name, at) in names.iter().zip(&owners) {
            let bearers = exact.entry(plain(name)).or_default();
            if !bearers.contains(at) {
                bearers.push(*at);
            }
        }
        Self { book, nodes, index: Index::of(names.iter().map(String::as_str)), owners, exact }
    }

    /// How like the names of each place are to a text, folded: the likest of them counts.
    pub fn likeness(&self, folded: &str) -> Vec<f64> {
        let mut found = vec![0.0f64; self.nodes.len()];
        for (like, at) in self.index.likeness(folded).into_iter().zip(&self.owners) {
            found[*at] = found[*at].max(like);
        }
        found
    }

    /// The likeness of the likest place.
    pub fn likest(&self, folded: &str) -> Option<f64> {
        if self.bearing(folded).is_empty() { self.likeness(folded).into_iter().reduce(f64::max) } else { Some(1.0) }
    }

    /// The places that have exactly this name, whatever marks are in it.
    pub fn bearing(&self, folded: &str) -> &[usize] {
        self.exact.get(&plain(folded)).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn place_of(&self, of: &ItemRef) -> Option<usize> {
        self.nodes.iter().position(|n| n.about == About::Item && n.of == *of)
    }

    /// The place of a measure: that of its part, or of its item.
    pub fn place_of_measure(&self, of: &ItemRef, measure: &str) -> Option<usize> {
        let part = self.nodes.iter().position(|n| n.of == *of && n.measure.as_deref() == Some(measure));
        part.or_else(|| self.place_of(of))
    }

    /// The place of a criterion.
    pub fn criterion(&self, number: u32) -> Option<usize> {
        self.nodes.iter().position(|n| n.about == About::Criterion(number))
    }
}

/// Letters and digits alone: how a name is punctuated says nothing.
fn plain(folded: &str) -> String {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}
