//! What appraisers wrote into a finished dossier: theirs, and never the commune's answers.

use std::collections::BTreeMap;

use crate::criteria::{ItemRef, Step};
use crate::diag::Origin;
use crate::text::ids;

/// What an appraiser may find of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ruling {
    /// Đạt.
    Met,
    /// Chưa đạt.
    NotMet,
    /// Không áp dụng.
    NotApplicable,
}

ids! { Ruling: Met => "met", NotMet => "not_met", NotApplicable => "not_applicable" }

/// The cells of one indicator in the columns of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruled {
    /// What was found; none where nothing is there, or nothing that can be read.
    pub ruling: Option<Ruling>,
    /// What is there; empty where the cell is blank.
    pub read: String,
    /// The cell of the result.
    pub origin: Origin,
    /// What is next to it, in the column of who confirms it.
    pub note: String,
}

impl Ruled {
    /// Something is there that is none of the words.
    pub fn is_unreadable(&self) -> bool {
        self.ruling.is_none() && !self.read.is_empty()
    }
}

/// The column of one step of the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulingColumn {
    pub step: Step,
    pub cells: BTreeMap<ItemRef, Ruled>,
}
