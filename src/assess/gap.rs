//! How much is missing, in the official's own units. Adding exactly the gap flips the test.

use crate::commune::Value;
use crate::criteria::{Bound, Measure, Op};
use crate::text::{Decimal, ids};

/// What separates a value from its threshold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// So many more in the numerator, the denominator unchanged ("thêm 37 hộ").
    Add(Decimal, String),
    /// So many fewer in the numerator.
    Remove(Decimal, String),
    /// So much more of the measure ("còn thiếu 1,5 km", percentage points of a bare rate).
    Raise(Decimal, String),
    /// So much less of the measure.
    Lower(Decimal, String),
    /// So many grades up, to this word.
    Grade(usize, String),
    /// The answer must become yes; for a "none" test with a word, no.
    Change,
}

ids! {
    match Gap:
    Self::Add(..) => "add",
    Self::Remove(..) => "remove",
    Self::Raise(..) => "raise",
    Self::Lower(..) => "lower",
    Self::Grade(..) => "grade",
    Self::Change => "change",
}

impl Gap {
    /// The number it names, if it is one.
    pub fn amount(&self) -> Option<&Decimal> {
        match self {
            Self::Add(n, _) | Self::Remove(n, _) | Self::Raise(n, _) | Self::Lower(n, _) => Some(n),
            Self::Grade(..) | Self::Change => None,
        }
    }
}

/// The gap of a value that does not pass.
pub(super) fn gap(measure: &Measure, op: Op, value: &Value, bound: &Bound) -> Option<Gap> {
    match (op, value, bound) {
        (Op::Met, ..) | (Op::None, Value::YesNo(_), _) => Some(Gap::Change),
        (Op::None, Value::Number(number), _) => Some(Gap::Lower(number.clone(), measure.unit.clone())),
        (Op::AtLeast, Value::Grade(rank, _), Bound::Grade(needed, word)) => Some(Gap::Grade(needed - rank, word.clone())),
        (_, Value::Ratio { numerator, denominator }, Bound::Number(bound)) => Some(ratio(measure, op, numerator, denominator, bound)),
        (Op::AtLeast, Value::Number(number), Bound::Number(bound)) => Some(Gap::Raise(bound - number, measure.unit.clone())),
        (Op::AtMost, Value::Number(number), Bound::Number(bound)) => Some(Gap::Lower(number - bound, measure.unit.clone())),
        _ => None,
    }
}

/// Whole steps of the numerator, rounded up; but never more than is left of the whole, nor more taken
/// away than there is.
fn ratio(measure: &Measure, op: Op, numerator: &Decimal, denominator: &Decimal, bound: &Decimal) -> Gap {
    let hundred = Decimal::from(100);
    let (have, need) = (numerator * &hundred, bound * denominator);
    let amount = |difference: Decimal| difference.ceil_quotient(&hundred, &measure.step);
    match op {
        Op::AtMost => Gap::Remove(amount(&have - &need).min(numerator.clone()), measure.counted.clone()),
        _ => Gap::Add(amount(&need - &have).min(denominator - numerator), measure.counted.clone()),
    }
}
