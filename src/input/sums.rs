//! What other sheets come to, taken as the commune's answers: a sum answers where nothing is typed; a
//! typed figure goes before it, and where the two differ it is reported.

use super::catalog::Asked;
use super::rows::Answers;
use super::values::{Desk, NONE};
use crate::commune::{Answer, Figure, Given, Total, Value};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::layout::measure_label as label;
use crate::messages::Lang;
use crate::text::Decimal;

/// Where a sum goes.
pub(super) struct Feed<'a> {
    /// The measure it answers.
    pub asked: Asked<'a>,
    pub at: Origin,
    /// What is said where a typed figure is another.
    pub differs: Code,
}

impl Feed<'_> {
    /// Takes a sum up. What is missing for one is handed back, for the caller to name.
    pub fn take(&self, found: Total, answers: &mut Answers, desk: &mut Desk) -> Option<Vec<usize>> {
        let id = &self.asked.measure.id;
        let given = match found {
            Total::Missing(missing) => return Some(missing),
            Total::Unusable => Given::Unusable,
            Total::Sum(figure) => match answers.by_measure.get(id) {
                Some(typed) => {
                    self.compare(typed, &figure, desk);
                    return None;
                }
                None => self.given(figure, desk),
            },
        };
        let row = answers.beside.remove(id).unwrap_or_else(|| Answer::given(Given::Unusable));
        answers.by_measure.entry(id.clone()).or_insert(Answer { given, origin: Some(self.at.clone()), summed: true, ..row });
        None
    }

    fn finding(&self, code: Code, at: &Origin) -> Diagnostic {
        Diagnostic::new(code, Place::from(at)).with("code", label(self.asked.measure))
    }

    fn given(&self, figure: Figure, desk: &mut Desk) -> Given {
        match figure {
            Figure::Amount(amount) => {
                let measure = self.asked.measure;
                if let Some(most) = measure.most.as_ref().filter(|most| amount > **most) {
                    let finding = self.finding(Code::OtherUnit, &self.at).with("read", &amount);
                    desk.findings.push(finding.with("unit", measure.unit.as_str()).with("most", most).with("meant", NONE));
                    return Given::Unusable;
                }
                Given::Value(Value::Number(amount))
            }
            Figure::Ratio(numerator, denominator) => {
                if denominator.is_zero() && !self.asked.measure.zero_is_not_applicable {
                    let finding = self.finding(Code::DenominatorZero, &self.at);
                    desk.findings.push(finding.with("numerator", &numerator).with("denominator", &denominator).with("read", NONE));
                    return Given::Unusable;
                }
                Given::Value(Value::Ratio { numerator, denominator })
            }
            Figure::Unusable => Given::Unusable,
        }
    }

    /// Tells a typed figure that is another than the sum.
    fn compare(&self, typed: &Answer, sum: &Figure, desk: &mut Desk) {
        let (false, Some(at)) = (agree(&typed.given, sum), &typed.origin) else { return };
        let shown = match &typed.given {
            Given::Value(Value::Ratio { numerator, denominator }) => ratio(numerator, denominator),
            Given::Value(Value::Number(number)) => Lang::Vi.number(number),
            _ => Lang::Vi.text("verdict-not-applicable"),
        };
        let total = match sum {
            Figure::Ratio(numerator, denominator) => ratio(numerator, denominator),
            Figure::Amount(amount) => Lang::Vi.number(amount),
            Figure::Unusable => return,
        };
        let finding = self.finding(self.differs, at).with("typed", shown).with("sum", total);
        desk.findings.push(finding.with("other", self.at.to_string()));
    }
}

fn ratio(numerator: &Decimal, denominator: &Decimal) -> String {
    format!("{}/{}", Lang::Vi.number(numerator), Lang::Vi.number(denominator))
}

/// A rate typed alone may differ from the sums' quotient by rounding only; what cannot be used is reported
/// elsewhere.
fn agree(typed: &Given, sum: &Figure) -> bool {
    match (typed, sum) {
        (Given::Unusable, _) => true,
        (Given::Value(Value::Ratio { numerator, denominator }), Figure::Ratio(n, d)) => (numerator, denominator) == (n, d),
        (Given::Value(Value::Number(rate)), Figure::Ratio(n, d)) => {
            (&(rate * d) - &(n * &Decimal::from(100))).abs() <= &Decimal::half_unit(rate.decimals()) * d
        }
        (Given::Value(Value::Number(number)), Figure::Amount(amount)) => number == amount,
        (Given::NotApplicable(_), Figure::Ratio(_, d)) => d.is_zero(),
        _ => false,
    }
}
