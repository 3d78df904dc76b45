//! What is not a fact of the commune but thought of: unit costs, supposed answers, what an office has typed into a
//! roadmap. None of it is ever judged as an answer.

use std::collections::BTreeMap;

use super::{Answer, Commune, Content, Given};
use crate::criteria::MeasureId;
use crate::diag::Origin;
use crate::text::Decimal;

/// What one unit of a measure's gap costs, from one source of funds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitCost {
    pub measure: MeasureId,
    /// For one unit, in million đồng.
    pub cost: Decimal,
    /// Nguồn vốn; empty if not given.
    pub fund: String,
    /// Ghi chú.
    pub note: String,
    pub origin: Option<Origin>,
}

/// An answer asked about: what if it were so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supposition {
    /// As it was typed: "2.2=80".
    pub typed: String,
    pub measure: MeasureId,
    /// What is supposed of it.
    pub given: Given,
}

impl Commune {
    /// The same commune with these answers in place of its own.
    pub fn supposing(&self, suppositions: &[Supposition]) -> Self {
        let mut other = self.clone();
        for one in suppositions {
            other.answers.insert(one.measure.clone(), Answer::given(one.given.clone()));
        }
        other
    }
}

/// A row that an office has typed into: what it says of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoadmapRow {
    /// What the row is about, as its hidden cell says.
    pub id: String,
    /// What its row was called, for when the item is no more.
    pub name: String,
    /// The cells typed, by the id of their column.
    pub cells: BTreeMap<&'static str, Content>,
    /// The cell each was typed into.
    pub origins: BTreeMap<&'static str, Origin>,
    /// Its first cell.
    pub origin: Origin,
}

impl RoadmapRow {
    /// The cell of a column.
    pub fn cell(&self, id: &str) -> Origin {
        self.origins.get(id).unwrap_or(&self.origin).clone()
    }
}
