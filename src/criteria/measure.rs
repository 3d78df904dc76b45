//! Measures: the input values of an indicator.

use serde::Deserialize;

use super::packed::packed;
use super::reference::MeasureId;
use crate::text::{Decimal, ids};

/// What kind of answer a measure takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Đạt or not.
    YesNo,
    /// A share in per cent, best given as numerator and denominator.
    Rate,
    /// A decimal in a unit.
    Number,
    /// A whole number of things.
    Count,
    /// A word on an ordered scale.
    Grade,
    /// How many villages pass a checklist; counted from the villages sheet, never typed.
    Villages,
}

packed! { enum Kind { 0 = YesNo, 1 = Rate, 2 = Number, 3 = Count, 4 = Grade, 5 = Villages } }

ids! { Kind: YesNo => "yes_no", Rate => "rate", Number => "number", Count => "count", Grade => "grade", Villages => "villages" }

/// One input value of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Key of its answer.
    pub id: MeasureId,
    /// Which part of its indicator ("nam"), empty if the only one.
    pub part: String,
    /// Label of the part; the indicator's name if empty.
    pub name: String,
    pub kind: Kind,
    /// Unit of the value; "%" for rates.
    pub unit: String,
    /// Unit of numerator and denominator ("hộ", "km").
    pub counted: String,
    /// What the numerator counts.
    pub numerator: String,
    /// What the denominator counts.
    pub denominator: String,
    /// Smallest amount by which a gap is reported: 1 for things counted.
    pub step: Decimal,
    /// Scale of a grade.
    pub scale: String,
    /// Checklist of a villages measure.
    pub checklist: String,
    /// "nếu có": may be not applicable, with a reason.
    pub if_any: bool,
    /// 0 of 0 is not applicable rather than an error.
    pub zero_is_not_applicable: bool,
    /// A rate of 1 % or less is plausible, so 0.8 means 0,8 % and is no fraction.
    pub small: bool,
    /// The most that is plausible: a greater number was given in another unit.
    pub most: Option<Decimal>,
    /// The commune's figure is the sum of its villages': numerators and denominators, or amounts.
    pub by_village: bool,
}

packed! { Measure { id, part, name, kind, unit, counted, numerator, denominator, step, scale, checklist, if_any, zero_is_not_applicable, small, most, by_village } }
