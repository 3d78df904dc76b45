//! What a decision's own file says of thresholds, before a person has compared it.

use std::collections::BTreeMap;

use super::confirm::Said;
use super::reference::{Book, RegionId};
use super::slots::Slot;
use super::threshold::{Content, LevelRow, Narrow};
use crate::diag::Origin;
use crate::text::{Date, ids};

/// How what was read is to what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DecidedState {
    Agrees,
    Differs,
    /// Nothing was there.
    New,
    /// The decision leaves the level to an authority, and so do the criteria, or they have none.
    Left,
    /// No threshold could be read for certain.
    Question,
}

ids! { DecidedState: Agrees => "agrees", Differs => "differs", New => "new", Left => "left", Question => "question" }

/// What was read for a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedCell {
    /// The cells of the decision.
    pub origins: Vec<Origin>,
    /// Their words.
    pub text: String,
    /// The levels, and for which communes each is; none where it is a question.
    pub said: Vec<(Narrow, Said)>,
    /// The headings of those communes.
    pub names: Vec<(Narrow, String)>,
    /// The decision leaves it to an authority.
    pub left: bool,
}

impl DecidedCell {
    /// How it is to what the criteria have.
    pub fn state(&self, slot: &Slot) -> DecidedState {
        let there = |narrow: &Narrow| slot.row_of(narrow).map(|row| &row.content);
        let agrees = |(narrow, said): &(Narrow, Said)| match (said, there(narrow)) {
            (Said::Bound(read), Some(Content::Bound(own))) => read == own,
            _ => false,
        };
        let is_new = |(narrow, _): &(Narrow, Said)| matches!(there(narrow), None | Some(Content::LeftTo(_)));
        let open = matches!(slot.row, None | Some(LevelRow { content: Content::LeftTo(_), .. }));
        match self.said.as_slice() {
            [] if self.left && open => DecidedState::Left,
            [] => DecidedState::Question,
            said if said.iter().all(agrees) => DecidedState::Agrees,
            said if said.iter().all(|one| is_new(one) || agrees(one)) => DecidedState::New,
            _ => DecidedState::Differs,
        }
    }

    /// Two cells that say the same.
    pub fn same(&self, other: &Self) -> bool {
        (&self.said, self.left, &self.text) == (&other.said, other.left, &other.text)
    }
}

/// A table of levels in the decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedTable {
    /// Its first cell.
    pub origin: Origin,
    /// The set it is of; none where that cannot be told.
    pub book: Option<Book>,
    /// Rows that name an indicator.
    pub matched: usize,
}

/// Why a row is nobody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFault {
    /// No indicator has its name or code.
    Unknown,
    /// Its code is one indicator's, its name another's.
    Contradiction,
    /// It is of a set that cannot be told.
    NoSet,
    /// Its column is not understood.
    Column,
}

ids! { RowFault: Unknown => "unknown", Contradiction => "contradiction", NoSet => "no-set", Column => "column" }

/// A row or column of the decision that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmatchedRow {
    pub origin: Origin,
    pub text: String,
    pub fault: RowFault,
}

/// What was read of a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    pub tables: Vec<DecidedTable>,
    /// The slots of the criteria; those of which the decision says more than one thing are split by region.
    pub slots: Vec<(Book, Vec<Slot>)>,
    /// What was read for each slot, by its key.
    pub cells: BTreeMap<String, DecidedCell>,
    pub unmatched: Vec<UnmatchedRow>,
}

impl Decided {
    /// How many slots are in a state.
    pub fn count(&self, state: DecidedState) -> usize {
        self.of_state(state).count()
    }

    /// The slots in a state, with what was read.
    pub fn of_state(&self, state: DecidedState) -> impl Iterator<Item = (&Slot, &DecidedCell)> {
        self.found().filter(move |(slot, cell)| cell.state(slot) == state)
    }

    fn found(&self) -> impl Iterator<Item = (&Slot, &DecidedCell)> {
        self.slots.iter().flat_map(|(_, slots)| slots).filter_map(|slot| Some((slot, self.cells.get(&slot.key())?)))
    }
}

/// A number of a decision and its day, as its file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionName {
    /// "318/QĐ-TTg".
    pub number: String,
    pub day: Option<Date>,
}

/// A slot with what each of its regions is given: one slot where they are given the same, else one for each.
pub fn split(slot: Slot, mut found: Vec<(RegionId, DecidedCell)>) -> Vec<(Slot, Option<DecidedCell>)> {
    let missing = found.len() < slot.regions.len() && !found.is_empty();
    let same = found.windows(2).all(|pair| pair[0].1.same(&pair[1].1));
    if !slot.shared || (same && !missing) {
        let cell = found.pop().map(|(_, cell)| cell);
        return vec![(slot, cell)];
    }
    let one = |region: &RegionId| {
        let cell = found.iter().find(|(r, _)| r == region).map(|(_, cell)| cell.clone());
        (Slot { regions: vec![region.clone()], shared: false, ..slot.clone() }, cell)
    };
    slot.regions.iter().map(one).collect()
}
