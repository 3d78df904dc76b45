//! Numbers of all kinds: rates, amounts, counts, numerators and denominators.

use super::super::catalog::Asked;
use super::super::grid::Content;
use super::super::spot::Spot;
use super::super::words::WORDS;
use super::phrase::{glued, several};
use super::units::{in_smaller_unit, unit_factor};
use super::{Desk, NONE, after_bound, leading_number, meant_rate, only_possible};
use crate::commune::{Given, Value};
use crate::criteria::Kind;
use crate::diag::{Code, Fact};
use crate::text::{Decimal, NumberText, fold_loose, plain_digits, read_number};

/// Decimals of a rate that a part and a whole give, where it is compared with another's.
const RATE_DECIMALS: i64 = 4;

/// How a number was marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Plain,
    /// By a % sign typed behind it: it can be no fraction.
    Sign,
}

impl Desk<'_> {
    /// A rate in per cent.
    pub(super) fn rate(&mut self, asked: Asked, spot: &Spot) -> Option<Decimal> {
        let (value, mark) = self.number(asked, spot, &asked.measure.unit)?;
        self.plausible_rate(asked, spot, value, mark)
    }

    /// A rate that can be one.
    pub(super) fn plausible_rate(&mut self, asked: Asked, spot: &Spot, value: Decimal, mark: Mark) -> Option<Decimal> {
        let (zero, one, hundred) = (Decimal::zero(), Decimal::from(1), Decimal::from(100));
        if value.is_negative() {
            self.note(Code::Negative, asked, spot, []);
        } else if value > hundred {
            let suggest = meant_rate(spot.content, &value).map_or_else(|| Fact::from(NONE), Fact::from);
            self.note(Code::RateOver100, asked, spot, [("value", (&value).into()), ("suggest", suggest)]);
        } else if value > zero && value <= one && !asked.measure.small && mark == Mark::Plain {
            self.note(Code::RateMaybeFraction, asked, spot, [("value", (&value).into()), ("suggest", (&value * &hundred).into())]);
        } else {
            return Some(value);
        }
        None
    }

    /// A number in the measure's unit.
    pub(super) fn amount(&mut self, asked: Asked, spot: &Spot) -> Option<Decimal> {
        if asked.none && self.says_none(asked, spot) {
            return Some(Decimal::zero());
        }
        if asked.none && self.is_judgement(spot.content) {
            self.unknown_word(asked, spot);
            return None;
        }
        // "Không có" where things are counted: none of them.
        if asked.measure.kind == Kind::Count && !self.strict && self.is_word(&self.nation.words.none, spot.content) {
            self.note(Code::ValueReadAs, asked, spot, [("value", "0".into())]);
            return Some(Decimal::zero());
        }
        let (value, _) = self.number(asked, spot, &asked.measure.unit)?;
        self.plausible_amount(asked, spot, value)
    }

    /// An amount that can be one.
    pub(super) fn plausible_amount(&mut self, asked: Asked, spot: &Spot, value: Decimal) -> Option<Decimal> {
        if value.is_negative() {
            self.note(Code::Negative, asked, spot, []);
        } else if asked.measure.kind == Kind::Count && !value.is_whole() {
            self.note(Code::CountNotWhole, asked, spot, [("unit", asked.measure.unit.as_str().into())]);
        } else if let Some(most) = asked.measure.most.as_ref().filter(|most| value > **most) {
            let meant = in_smaller_unit(asked.measure, &value).map_or_else(|| NONE.into(), Fact::from);
            let unit = asked.measure.unit.as_str().into();
            self.note(Code::OtherUnit, asked, spot, [("unit", unit), ("most", most.into()), ("meant", meant)]);
        } else {
            return Some(value);
        }
        None
    }

    /// A number; `unit` may be typed behind it.
    fn number(&mut self, asked: Asked, spot: &Spot, unit: &str) -> Option<(Decimal, Mark)> {
        match spot.content {
            Content::Number { value, percent: false } => Some((value.clone(), Mark::Plain)),
            Content::Number { value, percent: true } => self.percent_cell(asked, spot, value).map(|v| (v, Mark::Plain)),
            Content::Text(text) => self.number_text(asked, spot, text, unit),
            Content::Day(day) => {
                let [first, second] = [(day.day(), day.month()), (day.month(), day.day())].map(|(a, b)| format!("{a}/{b}"));
                self.note(Code::ValueIsDate, asked, spot, [("first", first.into()), ("second", second.into())]);
                None
            }
            content if self.is_judgement(content) => {
                self.note(Code::JudgementForNumber, asked, spot, []);
                None
            }
            _ => self.no_number(asked, spot, None),
        }
    }

    /// A cell formatted as a percentage: 0.955 shown as 95,5 %.
    fn percent_cell(&mut self, asked: Asked, spot: &Spot, value: &Decimal) -> Option<Decimal> {
        let shown = value * &Decimal::from(100);
        let facts = [("stored", value.into()), ("suggest", (&shown).into())];
        match (self.strict, asked.measure.kind) {
            (true, _) => self.note(Code::PercentCellInForm, asked, spot, facts),
            (false, Kind::Rate) => {
                self.note(Code::PercentCell, asked, spot, facts);
                return Some(shown);
            }
            (false, _) => self.note(Code::NumberAmbiguous, asked, spot, [("first", value.into()), ("second", (&shown).into())]),
        }
        None
    }

    fn number_text(&mut self, asked: Asked, spot: &Spot, text: &str, unit: &str) -> Option<(Decimal, Mark)> {
        let strict = self.strict && !spot.exported;
        if let Some(value) = plain_digits(text).filter(|_| strict) {
            self.note(Code::NumberAsText, asked, spot, [("value", (&value).into())]);
            return Some((value, Mark::Plain));
        }
        match read_number(text) {
            // Nobody typed it as text: the program that wrote the file has no other way to write a number.
            NumberText::Number { value, percent: false } if self.strict && spot.exported => Some((value, Mark::Plain)),
            NumberText::Number { value, percent } if self.strict || (percent && asked.measure.kind != Kind::Rate) => {
                self.no_number(asked, spot, Some(value))
            }
            NumberText::Number { value, percent } => {
                self.note(Code::NumberAsText, asked, spot, [("value", (&value).into())]);
                Some((value, if percent { Mark::Sign } else { Mark::Plain }))
            }
            NumberText::Ambiguous(first, second) if !strict => {
                if let Some(only) = only_possible(asked.measure.kind, &first, &second) {
                    self.note(Code::NumberAsText, asked, spot, [("value", only.into())]);
                    return Some((only.clone(), Mark::Plain));
                }
                self.note(Code::NumberAmbiguous, asked, spot, [("first", first.into()), ("second", second.into())]);
                None
            }
            NumberText::Not if self.is_judgement(spot.content) => {
                self.note(Code::JudgementForNumber, asked, spot, []);
                None
            }
            NumberText::Ambiguous(first, second) => {
                let other = only_possible(asked.measure.kind, &first, &second).is_none().then_some(second);
                self.unread(asked, spot, Likely { number: Some(first), other, ..Likely::default() })
            }
            NumberText::Not => self.words_and_number(asked, spot, text, unit),
        }
    }

    /// A number with words: its unit is understood, a bound or a remark is not part of a number.
    fn words_and_number(&mut self, asked: Asked, spot: &Spot, text: &str, unit: &str) -> Option<(Decimal, Mark)> {
        if let Some(numbers) = several(text) {
            let typed: Vec<String> = numbers.iter().map(|n| format!("“{n}”")).collect();
            self.note(Code::TwoNumbers, asked, spot, [("numbers", typed.join(", ").into())]);
            return None;
        }
        if let Some(bound) = after_bound(text) {
            self.note(Code::BoundForNumber, asked, spot, [("value", bound.into())]);
            return None;
        }
        if self.parts_meant(asked, spot).is_some() {
            return self.no_number(asked, spot, None);
        }
        if let Some(digits) = mistyped_digits(text) {
            return self.no_number(asked, spot, Some(digits));
        }
        let leading = leading_number(text).filter(|(_, _, rest)| !glued(rest));
        let Some((value, percent, rest)) = leading else { return self.no_figure(asked, spot, text) };
        let of_a_rate = asked.measure.kind == Kind::Rate && unit == asked.measure.unit;
        let possible = !of_a_rate || value <= Decimal::from(100);
        match unit_factor(unit, rest).filter(|_| !self.strict && !percent) {
            Some(factor) if factor == Decimal::from(1) => {
                self.note(Code::NumberAsText, asked, spot, [("value", (&value).into())]);
                Some((value, Mark::Sign))
            }
            Some(factor) => {
                let converted = &value * &factor;
                self.note(Code::UnitConverted, asked, spot, [("value", (&converted).into()), ("unit", unit.into())]);
                Some((converted, Mark::Sign))
            }
            None if possible => {
                self.note(Code::RemarkInValue, asked, spot, [("value", as_typed(&value)), ("remark", bare_remark(rest).into())]);
                None
            }
            None => self.no_number(asked, spot, None),
        }
    }

    /// Words without a number: of none, of none yet, or of something else.
    fn no_figure<T>(&mut self, asked: Asked, spot: &Spot, text: &str) -> Option<T> {
        let (counted, said) = (matches!(asked.measure.kind, Kind::Count | Kind::Number), fold_loose(text));
        let none = counted && WORDS.none.contains(&said);
        let not_yet = WORDS.not_yet.contains(&said);
        self.unread(asked, spot, Likely { number: none.then(Decimal::zero), not_yet, ..Likely::default() })
    }

    pub(super) fn no_number<T>(&mut self, asked: Asked, spot: &Spot, looks_like: Option<Decimal>) -> Option<T> {
        let number = looks_like.map(|value| in_smaller_unit(asked.measure, &value).unwrap_or(value));
        self.unread(asked, spot, Likely { number, ..Likely::default() })
    }

    fn unread<T>(&mut self, asked: Asked, spot: &Spot, likely: Likely) -> Option<T> {
        let (numerator, denominator) = self.parts_meant(asked, spot).unzip();
        let typed = |part: Option<Decimal>| part.map_or_else(|| Fact::from(NONE), |part| as_typed(&part));
        let facts = [
            ("suggest", typed(likely.number)),
            ("other", typed(likely.other)),
            ("not-yet", if likely.not_yet { "yes" } else { NONE }.into()),
            ("numerator", typed(numerator)),
            ("denominator", typed(denominator)),
        ];
        self.note(Code::TextForNumber, asked, spot, facts);
        None
    }

    /// A numerator or denominator: a number that is no percentage, and not below zero.
    pub fn part(&mut self, asked: Asked, spot: &Spot) -> Option<Decimal> {
        let value = self.part_number(asked, spot)?;
        if value.is_negative() {
            self.note(Code::Negative, asked, spot, []);
            return None;
        }
        Some(value)
    }

    /// The same of any sign: next to a blank cell it decides nothing.
    pub fn part_number(&mut self, asked: Asked, spot: &Spot) -> Option<Decimal> {
        self.bare(asked, spot, |desk, spot| desk.bare_part(asked, spot))?
    }

    fn bare_part(&mut self, asked: Asked, spot: &Spot) -> Option<Decimal> {
        let as_count = Asked { none: false, ..asked };
        if let Content::Number { value, percent: true } = spot.content {
            let shown = value * &Decimal::from(100);
            let (code, facts) = match self.strict {
                true => (Code::PercentCellInForm, [("stored", value.into()), ("suggest", Fact::from(value))]),
                false => (Code::NumberAmbiguous, [("first", value.into()), ("second", shown.into())]),
            };
            self.note(code, asked, spot, facts);
            return None;
        }
        let percent_text = matches!(spot.content, Content::Text(t) if matches!(read_number(t), NumberText::Number { percent: true, .. }));
        if percent_text {
            return self.no_number(asked, spot, None);
        }
        self.number(as_count, spot, &asked.measure.counted).map(|(value, _)| value)
    }

    /// The rate typed next to numerator and denominator, in per cent, without asking whether it is plausible; where the cell
    /// repeats another part and whole next to its rate, the rate of those.
    pub fn typed_rate(&mut self, asked: Asked, spot: &Spot, beside: Option<&(Decimal, Decimal)>) -> Option<Decimal> {
        self.bare(asked, spot, |desk, spot| {
            let phrase = desk.rate_phrase(asked, spot);
            let repeated = |(n, d): &(Decimal, Decimal)| beside.is_some_and(|(part, whole)| n * whole == part * d);
            match phrase.map(|p| (p.number, p.parts)) {
                Some((Some(rate), parts)) if parts.as_ref().is_none_or(repeated) => Some(rate),
                Some((_, Some((n, d)))) => (&n * &Decimal::from(100)).quotient(&d, RATE_DECIMALS),
                _ => desk.number(asked, spot, &asked.measure.unit).map(|(value, _)| value),
            }
        })?
    }

    /// Part and whole that can be those of a share; a finding at the cell of the one that cannot.
    pub fn checked(&mut self, asked: Asked, n: Decimal, d: Decimal, [numerator, denominator]: [&Spot; 2]) -> Given {
        let facts = || [("numerator", Fact::from(&n)), ("denominator", Fact::from(&d))];
        if d.is_zero() && !(n.is_zero() && asked.measure.zero_is_not_applicable) {
            self.note(Code::DenominatorZero, asked, denominator, facts());
            return Given::Unusable;
        }
        if n > d {
            self.note(Code::PartOverWhole, asked, numerator, facts());
            return Given::Unusable;
        }
        Given::Value(Value::Ratio { numerator: n, denominator: d })
    }
}

/// What a text that is no number may have been meant as.
#[derive(Default)]
struct Likely {
    number: Option<Decimal>,
    /// The other reading of "1.234".
    other: Option<Decimal>,
    /// The figure is not known yet.
    not_yet: bool,
}

/// A number as it is to be typed, without marks at thousands.
fn as_typed(number: &Decimal) -> Fact {
    if number.is_whole() { number.plain().into() } else { number.into() }
}

/// Digits with the letters O and l among them, typed for 0 and 1: "1OO".
fn mistyped_digits(text: &str) -> Option<Decimal> {
    let digit = |letter: char| match letter {
        'O' | 'o' => Some('0'),
        'l' | 'I' => Some('1'),
        ',' => Some('.'),
        '0'..='9' => Some(letter),
        _ => None,
    };
    let digits: String = text.chars().map(digit).collect::<Option<_>>()?;
    text.contains(|c: char| c.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// What is behind a number without the marks around it; brackets only where they are around all of it.
fn bare_remark(rest: &str) -> &str {
    let plain = rest.trim_matches([' ', '-', ';', ',', '*']);
    let inner = plain.strip_prefix('(').map(|inner| inner.strip_suffix(')').unwrap_or(inner));
    inner.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(plain)
}
