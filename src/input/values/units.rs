//! Units typed behind a number.

use super::super::words::WORDS;
use crate::criteria::Measure;
use crate::text::{Decimal, fold_loose};

/// How many of a measure's unit one of the unit typed is. A measure may count several things: "hộ, cơ sở".
pub(super) fn unit_factor(unit: &str, typed: &str) -> Option<Decimal> {
    unit.split(',').find_map(|unit| factor(unit.trim(), typed))
}

fn factor(unit: &str, typed: &str) -> Option<Decimal> {
    let (unit, typed) = (plain(unit), plain(typed));
    let (base, typed_base) = (first_of(&unit), first_of(&typed));
    if typed.is_empty()
        || unit.is_empty()
        || (typed.contains('/') && typed.split_once('/') != unit.split_once('/').map(|(_, per)| (typed_base, per)))
    {
        return None;
    }
    if typed_base == base {
        return Some(Decimal::from(1));
    }
    let found = WORDS.units.iter().find(|u| u.of == base && u.words.iter().any(|w| w == typed_base));
    found.map(|u| u.factor.clone())
}

/// What a number that is too large for its measure says if it is in a smaller unit: 68.500.000 đồng are 68,5 million.
pub(super) fn in_smaller_unit(measure: &Measure, value: &Decimal) -> Option<Decimal> {
    let most = measure.most.as_ref().filter(|most| value > *most)?;
    let (unit, one, hundred) = (plain(&measure.unit), Decimal::from(1), Decimal::from(100));
    let smaller = WORDS.units.iter().filter(|u| u.of == first_of(&unit) && u.factor < one);
    smaller.map(|u| value * &u.factor).find(|meant| meant <= most && &(meant * &hundred) >= most)
}

/// m² is typed m2 as well.
fn plain(unit: &str) -> String {
    fold_loose(unit).replace('²', "2").replace('³', "3")
}

/// What is before the first "/": "triệu đồng" of "triệu đồng/người/năm".
fn first_of(unit: &str) -> &str {
    unit.split('/').next().unwrap_or_default().trim().trim_end_matches('.')
}
