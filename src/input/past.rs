//! Last year's figures as a form shows them in its grey column, or as a hand-made sheet has them in one
//! of its own: read for comparison only. What cannot be read is no finding, for nothing rests on it.

use super::catalog::Asked;
use super::grid::Content;
use crate::commune::Value;
use crate::criteria::Kind;
use crate::text::{Decimal, NumberText, read_number};

/// The figure in a cell; `own` where it was written by the program, as "95,5 % (382/400 hộ)".
pub(super) fn value(asked: Asked, content: &Content, own: bool) -> Option<Value> {
    let rate = asked.measure.kind == Kind::Rate;
    if !rate && !matches!(asked.measure.kind, Kind::Number | Kind::Count) {
        return None;
    }
    match content {
        Content::Number { value, percent: false } => Some(Value::Number(value.clone())),
        Content::Number { value, percent: true } if rate => Some(Value::Number(value * &Decimal::from(100))),
        Content::Text(text) => ratio(text, own).or_else(|| number(text, own).map(Value::Number)),
        _ => None,
    }
    .filter(|value| !matches!(value, Value::Ratio { .. }) || rate)
}

/// "95,5 % (382/400 hộ)", "382/400".
fn ratio(text: &str, own: bool) -> Option<Value> {
    let inside = text.split_once('(').map_or(text, |(_, inside)| inside);
    let (numerator, denominator) = inside.split_once('/')?;
    let (numerator, denominator) = (number(numerator, own)?, number(denominator, own)?);
    (!denominator.is_zero()).then_some(Value::Ratio { numerator, denominator })
}

/// The number a text begins with. The program's own marks are known; those of others only where they can be
/// read in one way.
fn number(text: &str, own: bool) -> Option<Decimal> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let digits = text.get(..end)?.trim_end_matches(['.', ',', ')']);
    if own {
        return digits.replace('.', "").replace(',', ".").parse().ok();
    }
    match read_number(digits) {
        NumberText::Number { value, .. } => Some(value),
        _ => None,
    }
}
