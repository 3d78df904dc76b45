//! Exact decimals: every value and threshold is one, so 29/100 is 29 % and exactly the threshold passes.

use std::fmt;
use std::ops::{Add, Mul, Sub};
use std::str::FromStr;

use bigdecimal::{BigDecimal, RoundingMode, Signed, Zero};
use serde::{Serialize, Serializer};

/// An exact decimal number of any length.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(BigDecimal);

/// How a number is written for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// 1.234,5
    Vietnamese,
    /// 1,234.5
    English,
}

impl Decimal {
    /// Zero.
    pub fn zero() -> Self {
        Self(BigDecimal::zero())
    }

    /// Reads a spreadsheet double at 15 significant digits, as Excel shows it: 0.57*100 is 57.
    /// `None` for NaN and infinities, which no cell can legally hold.
    pub fn from_double(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        BigDecimal::from_str(&format!("{value:.14e}")).ok().map(|d| Self(d.normalized()))
    }

    /// The nearest double, for cells of a workbook.
    pub fn to_double(&self) -> f64 {
        self.plain().parse().unwrap_or(f64::NAN)
    }

    /// Below zero?
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Exactly zero?
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// A whole number?
    pub fn is_whole(&self) -> bool {
        self.0.is_integer()
    }

    /// Digits after the decimal point, trailing zeros not counted.
    pub fn decimals(&self) -> i64 {
        self.0.normalized().fractional_digit_count().max(0)
    }

    /// `self / other` rounded half up to `places` decimals; for reading only, never for a verdict.
    /// `None` when `other` is zero.
    pub fn quotient(&self, other: &Self, places: i64) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        Some(Self((&self.0 / &other.0).with_scale_round(places, RoundingMode::HalfUp).normalized()))
    }

    /// The smallest multiple of `step` that is not below `self / divisor` (both positive), computed
    /// in whole numbers so that an exact multiple is not rounded up.
    pub fn ceil_quotient(&self, divisor: &Self, step: &Self) -> Self {
        let unit = &divisor.0 * &step.0;
        let scale = self.0.fractional_digit_count().max(unit.fractional_digit_count()).max(0);
        let whole = |d: &BigDecimal| d.with_scale(scale).into_bigint_and_exponent().0;
        let (n, d) = (whole(&self.0), whole(&unit));
        if d.is_zero() {
            return self.clone();
        }
        let steps = (&n + &d - 1) / &d;
        Self((BigDecimal::from(steps) * &step.0).normalized())
    }

    /// Rounded half up to `places` decimals.
    pub fn rounded(&self, places: i64) -> Self {
        Self(self.0.with_scale_round(places, RoundingMode::HalfUp).normalized())
    }

    /// Distance from zero.
    pub fn abs(&self) -> Self {
        Self(self.0.abs())
    }

    /// Half of one unit in the last of `places` decimals: how far rounding may move a number.
    pub fn half_unit(places: i64) -> Self {
        Self(BigDecimal::new(5.into(), places + 1))
    }

    /// Ten to the power of minus `places`.
    pub fn unit(places: i64) -> Self {
        Self(BigDecimal::new(1.into(), places))
    }

    /// 12.5 as 125 and 1: its digits as a whole number and how many of them are decimals; `None` if they are too many.
    pub fn digits_and_scale(&self) -> Option<(i64, i64)> {
        let (digits, scale) = self.0.as_bigint_and_exponent();
        Some((i64::try_from(digits).ok()?, scale))
    }

    /// The number of [`Decimal::digits_and_scale`].
    pub fn from_digits(digits: i64, scale: i64) -> Self {
        Self(BigDecimal::new(digits.into(), scale))
    }

    /// Plain digits with a point, no exponent, no trailing zeros: what machines read.
    pub fn plain(&self) -> String {
        if self.0.is_zero() {
            return "0".to_string();
        }
        self.0.normalized().to_plain_string()
    }

    /// Written for a person with thousands separators.
    pub fn print(&self, style: Style) -> String {
        let plain = self.plain();
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |d| ("-", d));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let (group, point) = match style {
            Style::Vietnamese => ('.', ','),
            Style::English => (',', '.'),
        };
        let mut out = format!("{sign}{}", grouped(whole, group));
        if !fraction.is_empty() {
            out.push(point);
            out.push_str(fraction);
        }
        out
    }
}

/// `whole` with `mark` between groups of three digits.
fn grouped(whole: &str, mark: char) -> String {
    let mut out = String::with_capacity(whole.len() + whole.len() / 3);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

impl FromStr for Decimal {
    type Err = ();

    /// Plain digits with an optional sign and point. No exponent: a cell of "1e999999999" must not
    /// become a number of a billion digits.
    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = !digits.is_empty()
            && digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.ends_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
            && digits.matches('.').count() <= 1;
        if !plain {
            return Err(());
        }
        BigDecimal::from_str(text).map(|d| Self(d.normalized())).map_err(|_| ())
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self(value.into())
    }
}

impl<'a> Mul<&'a Decimal> for &Decimal {
    type Output = Decimal;
    fn mul(self, other: &'a Decimal) -> Decimal {
        Decimal(&self.0 * &other.0)
    }
}

impl<'a> Add<&'a Decimal> for &Decimal {
    type Output = Decimal;
    fn add(self, other: &'a Decimal) -> Decimal {
        Decimal(&self.0 + &other.0)
    }
}

impl<'a> Sub<&'a Decimal> for &Decimal {
    type Output = Decimal;
    fn sub(self, other: &'a Decimal) -> Decimal {
        Decimal(&self.0 - &other.0)
    }
}

/// JSON numbers are printed as the exact decimal.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serde_json::Number::from_str(&self.plain()) {
            Ok(number) => number.serialize(serializer),
            Err(_) => serializer.serialize_str(&self.plain()),
        }
    }
}

impl schemars::JsonSchema for Decimal {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_double_is_read_as_excel_shows_it() {
        assert_eq!(Decimal::from_double(0.57 * 100.0), Some(d("57")));
        assert_eq!(Decimal::from_double(0.29 * 100.0), Some(d("29")));
        assert_eq!(Decimal::from_double(0.1 + 0.2), Some(d("0.3")));
        assert_eq!(Decimal::from_double(17.1), Some(d("17.1")));
        assert_eq!(Decimal::from_double(f64::NAN), None);
    }

    #[test]
    fn rounding_up_keeps_an_exact_multiple() {
        // 80 % of 461 households is 368.8: 369 whole households
        assert_eq!((&d("80") * &d("461")).ceil_quotient(&d("100"), &d("1")), d("369"));
        assert_eq!((&d("80") * &d("460")).ceil_quotient(&d("100"), &d("1")), d("368"));
        assert_eq!(d("150").ceil_quotient(&d("100"), &d("0.1")), d("1.5"));
        assert_eq!(d("151").ceil_quotient(&d("100"), &d("0.1")), d("1.6"));
    }

    #[test]
    fn people_and_machines_read_different_marks() {
        assert_eq!(d("1234567.5").print(Style::Vietnamese), "1.234.567,5");
        assert_eq!(d("-1234.50").print(Style::English), "-1,234.5");
        assert_eq!(d("999").print(Style::Vietnamese), "999");
        assert_eq!(d("1200").plain(), "1200");
        assert_eq!(Decimal::zero().plain(), "0");
    }

    #[test]
    fn only_plain_digits_are_read() {
        for bad in ["", "-", ".5", "5.", "1e5", "NaN", "1.2.3", "+1", "--1"] {
            assert!(bad.parse::<Decimal>().is_err(), "{bad}");
        }
    }

    #[test]
    fn json_keeps_the_exact_decimal() {
        assert_eq!(serde_json::to_string(&d("95.50")).unwrap(), "95.5");
    }
}
