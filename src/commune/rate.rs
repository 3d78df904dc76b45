//! A rate typed next to numerator and denominator, and how far the two say the same.

use super::{Answer, Given, Value};
use crate::criteria::Measure;
use crate::text::Decimal;

/// How a typed rate is to the quotient next to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside<'a> {
    /// The same, at the decimals it was typed with.
    Same(&'a Decimal),
    Other(&'a Decimal),
}

impl Answer {
    /// The rate typed next to numerator and denominator, if there are all three.
    pub fn beside(&self) -> Option<Beside<'_>> {
        let Given::Value(Value::Ratio { numerator, denominator }) = &self.given else { return None };
        let rate = self.typed_rate.as_ref()?;
        Some(if is_quotient(rate, numerator, denominator) { Beside::Same(rate) } else { Beside::Other(rate) })
    }

    /// The typed rate, where it is not that of numerator and denominator.
    pub fn other_rate(&self) -> Option<&Decimal> {
        match self.beside()? {
            Beside::Other(rate) => Some(rate),
            Beside::Same(_) => None,
        }
    }
}

impl Value {
    /// Numerator and denominator.
    pub fn parts(&self) -> Option<(&Decimal, &Decimal)> {
        match self {
            Self::Ratio { numerator, denominator } => Some((numerator, denominator)),
            Self::YesNo(_) | Self::Number(_) | Self::Grade(..) => None,
        }
    }
}

/// Whether a rate is this quotient but for rounding to its own decimals; of nothing, only no rate at all.
pub fn is_quotient(rate: &Decimal, numerator: &Decimal, denominator: &Decimal) -> bool {
    let off = (&(rate * denominator) - &(numerator * &Decimal::from(100))).abs();
    if denominator.is_zero() { rate.is_zero() } else { off <= &Decimal::half_unit(rate.decimals()) * denominator }
}

/// Whether a rate could be judged if it stood alone: a share of a whole, and surely per cent.
pub fn stands_alone(measure: &Measure, rate: &Decimal) -> bool {
    let is_share = !rate.is_negative() && *rate <= Decimal::from(100);
    let is_fraction = !rate.is_zero() && *rate <= Decimal::from(1) && !measure.small;
    is_share && !is_fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_rate_is_its_quotient_at_its_own_decimals() {
        // 21/22 = 95.4545…
        for (rate, same) in [("95.5", true), ("95", true), ("95.45", true), ("95.46", false), ("95.4", false), ("96", false)] {
            assert_eq!(is_quotient(&d(rate), &d("21"), &d("22")), same, "{rate}");
        }
        assert!(is_quotient(&d("0"), &d("0"), &d("0")));
        assert!(!is_quotient(&d("95"), &d("0"), &d("0")));
    }
}
