//! What a sheet of thresholds takes in its open columns.

use super::WorkbookError;
use super::checks::Check;
use super::page::Leaf;
use super::sheet::Written;
use crate::criteria::{Kind, Law, Op, ReadIn, Slot};
use crate::layout::criteria_sheet::{FIRST_ROW, index, word};
use crate::messages::Lang;

/// Check of a whole column: which day.
pub(super) fn columns(sheet: &mut Leaf, last: u32) -> Written {
    sheet.check((FIRST_ROW, index("day")), (last, index("day")), &Check::day()?)
}

/// The texts a threshold can be read in.
pub(super) fn text(sheet: &mut Leaf, row: u32, slot: &Slot) -> Written {
    let texts = [ReadIn::Nation, ReadIn::Province].into_iter();
    let possible = texts.filter(|text| match text {
        ReadIn::Nation => !slot.is_added(),
        ReadIn::Province => !slot.is_factor(),
    });
    let words: Vec<String> = possible.map(word).collect();
    let at = (row, index("text"));
    sheet.check(at, at, &Check::words(&words)?)
}

/// The check of one value: a number of its kind, or a word. It warns and takes what else is typed, since a level is also read as the
/// decision writes it: "≥ 80 %".
pub(super) fn value(sheet: &mut Leaf, row: u32, law: &Law, slot: &Slot) -> Written {
    let at = (row, index("value"));
    sheet.check(at, at, &of_value(law, slot)?.lenient().saying(&Lang::Vi.text("check-threshold"))?)
}

fn of_value(law: &Law, slot: &Slot) -> Result<Check, WorkbookError> {
    match (slot.op, slot.measure.kind) {
        (Op::Met, _) => Check::words(&[Lang::Vi.text("require-met")]),
        (Op::None, _) => Check::words(&[Lang::Vi.text("require-none")]),
        (_, Kind::Grade) => Check::words(law.nation.scales.get(&slot.measure.scale).map(Vec::as_slice).unwrap_or_default()),
        _ if slot.is_factor() => Check::amount(),
        (_, Kind::Rate) => Check::rate(),
        _ => Check::amount(),
    }
}
