//! What other sheets come to for a measure, as formulas: it stands for the commune's figure where
//! nothing is typed, exactly as the tool reads it.

use std::collections::BTreeMap;

use super::formula::Live;
use super::reading::{number_state, state};
use super::sheet::{Stored, quoted};
use crate::commune::Total;
use crate::criteria::{Measure, MeasureId};
use crate::messages::Lang;

/// What figures for a measure come to.
pub(super) mod sum {
    /// There are none.
    pub const NONE: i32 = 0;
    /// All are there.
    pub const TAKEN: i32 = 1;
    pub const MISSING: i32 = 2;
    /// One cannot be used.
    pub const UNUSABLE: i32 = -1;
}

/// The state the tool found.
pub(super) fn stored_state(found: Option<&Total>) -> i32 {
    match found {
        None => sum::NONE,
        Some(Total::Sum(_)) => sum::TAKEN,
        Some(Total::Missing(_)) => sum::MISSING,
        Some(Total::Unusable) => sum::UNUSABLE,
    }
}

#[derive(Clone)]
pub(super) struct SumCells {
    pub state: String,
    pub stored_state: i32,
    /// An amount, or numerator and denominator, with their results.
    pub sums: Vec<(String, f64)>,
    /// Ids of the words that say everything is there, and that something is missing.
    pub words: [&'static str; 2],
}

impl SumCells {
    /// One of its cells for a visible one; "–" where there is no sum.
    pub fn shown(&self, part: usize) -> Option<Live> {
        let (cell, stored) = self.sums.get(part)?;
        let stored = if self.stored_state == sum::TAKEN { Stored::Number(*stored) } else { Stored::text("–") };
        Some(Live { formula: format!("IF({}={},{cell},{})", self.state, sum::TAKEN, quoted("–")), stored })
    }

    /// Whether everything is there, in words.
    pub fn state_shown(&self) -> Live {
        let words = [
            (sum::NONE, "–".to_string()),
            (sum::TAKEN, Lang::Vi.text(self.words[0])),
            (sum::MISSING, Lang::Vi.text(self.words[1])),
            (sum::UNUSABLE, Lang::Vi.text("verdict-unusable")),
        ];
        let formula = words.iter().fold(quoted("–"), |rest, (state, word)| format!("IF({}={state},{},{rest})", self.state, quoted(word)));
        let stored = words.iter().find(|(state, _)| *state == self.stored_state).map(|(_, word)| word.clone());
        Live { formula, stored: Stored::text(stored.unwrap_or_default()) }
    }
}

/// What figures elsewhere come to, by measure.
pub(super) type Sums = BTreeMap<MeasureId, SumCells>;

/// State of a measure that nothing is typed for.
pub(super) fn summed_state(sum: &SumCells, measure: &Measure) -> String {
    let taken = match sum.sums.as_slice() {
        [_, (whole, _)] => {
            let of_nothing = if measure.zero_is_not_applicable { state::NOT_APPLICABLE } else { state::UNUSABLE };
            format!("IF({whole}=0,{of_nothing},{})", state::RATIO)
        }
        [(amount, _)] => number_state(measure, amount),
        _ => state::BLANK.to_string(),
    };
    let (cell, unusable) = (&sum.state, state::UNUSABLE);
    format!("IF({cell}={},{taken},IF({cell}={},{unusable},{}))", sum::TAKEN, sum::UNUSABLE, state::BLANK)
}

/// A sum of doubles as the tool adds it up: at 15 significant digits.
pub(super) fn at_15_digits(sum: &str) -> String {
    format!("IF({sum}=0,0,ROUND({sum},14-INT(LOG10(ABS({sum})))))")
}
