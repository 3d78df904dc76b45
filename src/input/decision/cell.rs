//! The words of one cell of a decision → a threshold. What is not plainly one is left as it stands, for a person to read.

use super::words::{DECISION_WORDS, plain};
use crate::criteria::{Bound, Kind, Nation, Op, Slot};
use crate::text::{Decimal, NumberText, numerals};

/// What a threshold is asked for: how it is compared, of what kind, in which unit.
#[derive(Debug, Clone, Copy)]
pub struct BoundAsked<'a> {
    pub op: Op,
    pub kind: Kind,
    pub unit: &'a str,
    /// The words of a grade, lowest first.
    pub scale: &'a [String],
    /// The most that is plausible.
    pub most: Option<&'a Decimal>,
}

impl<'a> BoundAsked<'a> {
    /// What the row of a threshold asks for.
    pub fn of(slot: &'a Slot, nation: &'a Nation) -> Self {
        let Slot { op, measure, .. } = slot;
        let scale = nation.scales.get(&measure.scale).map(Vec::as_slice).unwrap_or_default();
        Self { op: *op, kind: measure.kind, unit: &measure.unit, scale, most: measure.most.as_ref() }
    }
}

/// What the words of a cell say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellSays {
    Bound(Bound),
    /// An authority sets the level.
    Left,
    /// Something else, or nothing for certain.
    Unclear,
}

impl CellSays {
    fn of(bound: Option<Bound>) -> Self {
        bound.map_or(Self::Unclear, Self::Bound)
    }
}

/// Reads the words of a cell as the threshold that is asked for.
pub fn cell_says(text: &str, asked: &BoundAsked) -> CellSays {
    if is_left(text) {
        return CellSays::Left;
    }
    let words = &DECISION_WORDS.cells;
    let folded = plain(text);
    CellSays::of(match (asked.op, asked.kind) {
        (Op::Met, _) => words.met.has(&folded).then_some(Bound::Met),
        (Op::None, _) => words.none.has(&folded).then_some(Bound::None),
        (_, Kind::Grade) => grade(&folded, asked),
        _ => number(text, asked).map(Bound::Number),
    })
}

/// "Theo quy định của UBND cấp tỉnh", without a level of its own.
pub(super) fn is_left(text: &str) -> bool {
    let folded = plain(text);
    let words = &DECISION_WORDS.cells;
    words.left.within(&folded) && words.left_says.within(&folded) && !text.contains(|c: char| c.is_ascii_digit())
}

/// "Khá trở lên", "xếp loại Khá".
fn grade(folded: &str, asked: &BoundAsked) -> Option<Bound> {
    let words = &DECISION_WORDS.cells;
    if asked.op != Op::AtLeast {
        return None;
    }
    let bare = words.upwards.before(folded).unwrap_or(folded);
    let rank = |text: &str| asked.scale.iter().position(|word| plain(word) == text);
    let found = rank(bare).or_else(|| words.before_grade.rests(bare).find_map(rank))?;
    Some(Bound::Grade(found, asked.scale.get(found)?.clone()))
}

/// The only number of a text, with nothing around it but how it is compared and its unit.
fn number(text: &str, asked: &BoundAsked) -> Option<Decimal> {
    let found = numerals(text);
    let ([numeral], [before, behind]) = (found.numbers.as_slice(), found.gaps.as_slice()) else { return None };
    let NumberText::Number { value, percent } = numeral.value.clone() else { return None };
    let fits = compared(before, behind, asked.op)? && in_unit(&unit_behind(behind), percent, asked);
    (fits && possible(&value, percent, asked)).then_some(value)
}

/// Whether the words around a number compare it in this way, or say nothing of it.
fn compared(before: &str, behind: &str, op: Op) -> Option<bool> {
    let words = &DECISION_WORDS.cells;
    let (own, contrary) = match op {
        Op::AtLeast => (&words.at_least, &words.downwards),
        Op::AtMost => (&words.at_most, &words.upwards),
        Op::Met | Op::None => return None,
    };
    let before = plain(before);
    Some(contrary.before(&plain(behind)).is_none() && (before.is_empty() || own.has(&before)))
}

/// What is behind a number, without "trở lên".
fn unit_behind(behind: &str) -> String {
    let words = &DECISION_WORDS.cells;
    let folded = plain(behind);
    let bare = words.upwards.before(&folded).or_else(|| words.downwards.before(&folded)).unwrap_or(&folded);
    bare.trim().to_string()
}

/// Whether a number is in the unit asked for: that of a rate is its sign, another may be shortened.
fn in_unit(written: &str, percent: bool, asked: &BoundAsked) -> bool {
    if asked.kind == Kind::Rate {
        return written.is_empty();
    }
    let unit = plain(asked.unit);
    let shortened = unit.strip_prefix(written).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    !percent && (written.is_empty() || shortened)
}

/// Whether a threshold can be this number. A rate of 1 or less without its sign may be a fraction.
fn possible(value: &Decimal, percent: bool, asked: &BoundAsked) -> bool {
    let one = Decimal::from(1);
    match asked.kind {
        Kind::Rate => *value <= Decimal::from(100) && (percent || *value > one),
        Kind::Count | Kind::Villages => value.is_whole(),
        _ => asked.most.is_none_or(|most| value <= most),
    }
}

/// A cell with more than one level: "≥ 55% (≥ 25% từ hệ thống cấp nước tập trung)".
pub(super) struct Parted<'t> {
    /// What is before the brackets.
    pub whole: &'t str,
    /// The level in the brackets, and the words that say of what it is.
    pub part: &'t str,
    pub of: String,
}

/// Takes a cell with one pair of brackets at its end apart.
pub(super) fn parted(text: &str) -> Option<Parted<'_>> {
    let (whole, rest) = text.split_once('(')?;
    let inner = rest.trim_end().trim_end_matches(['.', ';']).strip_suffix(')')?;
    if inner.contains(['(', ')']) {
        return None;
    }
    let found = numerals(inner);
    let ([numeral], [before, behind]) = (found.numbers.as_slice(), found.gaps.as_slice()) else { return None };
    let head = DECISION_WORDS.cells.of_which.after(&plain(before)).map_or(0, |_| before.find(['≥', '≤', '<', '>']).unwrap_or(before.len()));
    let end = before.len() + numeral.typed.len();
    Some(Parted { whole, part: inner.get(head..end)?, of: plain(behind) })
}
