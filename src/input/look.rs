//! How a cell looks, where that is not what it says: parts raised or struck out, signs of a font of symbols, a number
//! shown rounded.

use crate::text::Decimal;

/// Why a part of a text stands apart from the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    /// Superscript: a note's number, an exponent.
    Raised,
    /// Subscript.
    Lowered,
    /// Crossed out: what its writer took back.
    Struck,
}

impl Apart {
    /// As a fact of a finding.
    pub fn id(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Lowered => "lowered",
            Self::Struck => "struck",
        }
    }
}

/// What a cell looks like. Its content is what is left without the parts that stand apart; all of it where nothing is
/// left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// What the eye sees in the cell, where that is not its content.
    pub seen: Option<String>,
    /// The parts that stand apart, in order.
    pub apart: Vec<(Apart, String)>,
    /// Nothing else stands in the cell.
    pub whole: bool,
    /// The number that the format shows for the one stored.
    pub shown: Option<Decimal>,
}

impl Look {
    /// Nothing worth keeping.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The parts of one kind, as one text.
    pub fn parts(&self) -> String {
        self.apart.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" … ")
    }

    /// Puts every text through a conversion of its letters.
    pub fn convert(&mut self, letters: impl Fn(&str) -> String) {
        self.seen.iter_mut().chain(self.apart.iter_mut().map(|(_, text)| text)).for_each(|text| *text = letters(text));
    }
}
