//! How much of a commune a document tells: programs that ask for verdicts need not read four hundred kilobytes.

use crate::messages::Lang;
use crate::text::ids;

ids! {
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
    pub enum Detail {
        /// Verdicts and counts of the commune and of its sets.
        Verdicts = "verdicts",
        /// Criteria, indicators and conditions as well, each with its verdict and reason, and the findings.
        Criteria = "criteria",
        /// Everything: figures, tests, documents, villages, procedure.
        #[default]
        Full = "full",
    }
}

/// In which language, and how much of each commune.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonView {
    pub lang: Lang,
    pub detail: Detail,
}

impl JsonView {
    /// Everything in this language.
    pub fn full(lang: Lang) -> Self {
        Self { lang, detail: Detail::Full }
    }

    /// A list that only documents of this detail or more have.
    pub(super) fn from<T>(self, least: Detail, list: impl FnOnce() -> T) -> Option<T> {
        (self.detail >= least).then(list)
    }

    /// What a document that leaves something out says of itself.
    pub(super) fn said(self) -> Option<Detail> {
        Some(self.detail).filter(|detail| *detail != Detail::Full)
    }
}
