//! What was read in a decision's own file, in the workbook of thresholds: next to each level its words, where they stand and how they
//! are to what is there. The level is filled in; who compared it and when is left open.

use super::page::Leaf;
use super::sheet::{Styles, Written};
use super::{CriteriaSheetSpec, DecidedSheet};
use crate::criteria::{Bound, DecidedCell, Narrow, ReadIn, Said, Slot};
use crate::diag::Origin;
use crate::layout::criteria_sheet::{ENTRIES, index, word};
use crate::messages::Lang;
use crate::text::print_date;

/// What the decision's file says of a field of the first sheet.
pub(super) fn field(spec: &CriteriaSheetSpec, id: &str) -> String {
    let Some(decided) = &spec.decided else { return String::new() };
    let day = decided.name.day.map(print_date).unwrap_or_default();
    let number = decided.name.number.clone();
    match (id, decided.read_in) {
        ("number", Some(ReadIn::Province)) => number,
        ("date", Some(ReadIn::Province)) => day,
        ("national", Some(ReadIn::Nation)) if !number.is_empty() && !day.is_empty() => {
            Lang::Vi.say("overlay-decision", &[("number", number.into()), ("day", day.into())])
        }
        _ => String::new(),
    }
}

/// The columns of a slot that was told of.
pub(super) fn line(sheet: &mut Leaf, row: u32, slot: &Slot, decided: &DecidedSheet, styles: &Styles) -> Written {
    let cell = decided.cells.cells.get(&slot.key());
    let state = cell.map_or_else(|| "missing".to_string(), |cell| cell.state(slot).id().to_string());
    let texts = [
        ("decided-text", cell.map(|cell| cell.text.clone()).unwrap_or_default()),
        ("decided-place", cell.map(place).unwrap_or_default()),
        ("decided-state", Lang::Vi.text(&format!("decided-state-{state}"))),
    ];
    for (id, text) in &texts {
        sheet.text((row, index(id)), text, &styles.cell)?;
    }
    cell.map_or(Ok(()), |cell| filled(sheet, row, cell, decided.read_in, styles))
}

/// Where the words of a cell stand: "Bảng 2, dòng 14".
fn place(cell: &DecidedCell) -> String {
    let mut places: Vec<String> = cell.origins.iter().map(of_origin).collect();
    places.dedup();
    places.join(ENTRIES)
}

fn of_origin(origin: &Origin) -> String {
    match origin.of_word() {
        Some((row, _)) => Lang::Vi.say("decided-place-table", &[("table", (&*origin.sheet).into()), ("row", row.to_string().into())]),
        None => format!("{} › {}", origin.sheet, origin.cell()),
    }
}

/// The levels, and which text they were read in.
fn filled(sheet: &mut Leaf, row: u32, cell: &DecidedCell, read_in: Option<ReadIn>, styles: &Styles) -> Written {
    let Some((narrow, said)) = cell.said.first() else { return Ok(()) };
    if narrow.is_general() {
        value(sheet, row, said, styles)?;
    }
    let special = special(cell);
    if !special.is_empty() {
        sheet.text((row, index("special")), &special, &styles.input_text)?;
    }
    match read_in {
        Some(text) => sheet.text((row, index("text")), &word(text), &styles.input_text),
        None => Ok(()),
    }
}

fn value(sheet: &mut Leaf, row: u32, said: &Said, styles: &Styles) -> Written {
    match said {
        Said::Bound(Bound::Number(number)) | Said::Factor(number) => sheet.number((row, index("value")), number.to_double(), &styles.input),
        Said::Bound(_) => sheet.text((row, index("value")), &typed(said), &styles.input),
    }
}

/// "Xã khu vực I: 80; Xã khu vực II: 60".
fn special(cell: &DecidedCell) -> String {
    let narrow = cell.said.iter().filter(|(narrow, _)| !narrow.is_general());
    let of = |narrow: &Narrow| cell.names.iter().find(|(own, _)| own == narrow).map(|(_, name)| name.clone()).unwrap_or_default();
    narrow.map(|(narrow, said)| format!("{}: {}", of(narrow), typed(said))).collect::<Vec<_>>().join(ENTRIES)
}

/// A level as a person types it.
fn typed(said: &Said) -> String {
    match said {
        Said::Bound(Bound::Number(number)) | Said::Factor(number) => Lang::Vi.number(number),
        Said::Bound(Bound::Grade(_, word)) => word.clone(),
        Said::Bound(Bound::Met) => Lang::Vi.text("require-met"),
        Said::Bound(Bound::None) => Lang::Vi.text("require-none"),
    }
}
