//! How far from its threshold a value is, in per cent of the threshold. It ranks work; it decides nothing.

use super::{Judged, JudgedTest, Part, Verdict};
use crate::commune::Value;
use crate::criteria::Bound;
use crate::text::Decimal;

/// How many decimals a distance is rounded to.
const PLACES: i64 = 2;

impl Judged {
    /// The distance of what is not met: of all parts that fail the farthest, of alternatives the nearest that are
    /// enough. None where something other than a number fails.
    pub fn distance(&self) -> Option<Decimal> {
        let failing = || self.parts().iter().filter(|p| p.verdict == Verdict::NotMet);
        match &self.part {
            Part::Test(test) => of_test(test),
            Part::All(_) | Part::Named(..) => failing().map(Judged::distance).collect::<Option<Vec<_>>>()?.into_iter().max(),
            Part::AtLeast(..) => {
                let mut all: Vec<Decimal> = failing().filter_map(Judged::distance).collect();
                all.sort();
                all.into_iter().nth(self.needed().checked_sub(1)?)
            }
            Part::Criterion(..) | Part::Set(_) | Part::Criteria | Part::Open(_) | Part::Unchosen => None,
        }
    }

    /// How many more parts must be met; those that are undetermined may be among them.
    pub fn needed(&self) -> usize {
        let with = |verdict| self.parts().iter().filter(|p| p.verdict == verdict).count();
        match &self.part {
            Part::AtLeast(k, _) => k.saturating_sub(with(Verdict::Met)),
            _ => self.parts().len() - with(Verdict::Met) - with(Verdict::NotApplicable),
        }
    }
}

fn of_test(test: &JudgedTest) -> Option<Decimal> {
    let Bound::Number(bound) = &test.threshold.lookup.as_ref().ok()?.bound else { return None };
    let hundred = Decimal::from(100);
    match test.value.as_ref()? {
        Value::Number(number) => (&(number - bound).abs() * &hundred).quotient(bound, PLACES),
        // |part × 100 − bound × whole| × 100 / (bound × whole): one division, at the end.
        Value::Ratio { numerator, denominator } => {
            let asked = bound * denominator;
            (&(&(numerator * &hundred) - &asked).abs() * &hundred).quotient(&asked, PLACES)
        }
        Value::YesNo(_) | Value::Grade(..) => None,
    }
}
