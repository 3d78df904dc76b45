//! The cell of a level: a number, a word of a list, or the level as the decision and the sheet itself write it: "≥ 80 %".

use super::super::decision::{BoundAsked, CellSays, cell_says};
use super::super::grid::Content;
use super::{Clerk, ThresholdText};
use crate::criteria::{Bound, Kind, Op, Said, Slot};
use crate::diag::{Code, Diagnostic};
use crate::messages::Lang;
use crate::text::{Decimal, NumberText, fold, read_number};

/// What is between the number of a multiple and whose level it multiplies.
const TIMES: char = '×';

impl Clerk {
    /// The level in a cell.
    ///
    /// # Errors
    /// It is none that the row can have.
    pub(super) fn said(&self, cell: &ThresholdText, slot: &Slot) -> Result<Said, Diagnostic> {
        if slot.is_factor() { factor(cell).map(Said::Factor) } else { self.bound(cell, slot).map(Said::Bound) }
    }

    fn bound(&self, cell: &ThresholdText, slot: &Slot) -> Result<Bound, Diagnostic> {
        let kind = slot.measure.kind;
        match (self.in_words(cell, slot), slot.op, kind) {
            (Some(Bound::Number(value)), ..) => possible(cell, &value, Some(kind)).map(Bound::Number),
            (Some(bound), ..) => Ok(bound),
            (None, Op::Met, _) => Err(none_of(cell, &[Lang::Vi.text("require-met")])),
            (None, Op::None, _) => Err(none_of(cell, &[Lang::Vi.text("require-none")])),
            (None, _, Kind::Grade) => self.grade(cell, slot),
            (None, ..) => number(cell, Some(kind)).map(Bound::Number),
        }
    }

    /// The level in words, if they plainly are one.
    fn in_words(&self, cell: &ThresholdText, slot: &Slot) -> Option<Bound> {
        let Content::Text(text) = &cell.content else { return None };
        let asked = BoundAsked::of(slot, &self.law.nation);
        match cell_says(text, &asked) {
            CellSays::Bound(bound) => Some(bound),
            CellSays::Left | CellSays::Unclear => None,
        }
    }

    /// A grade by its bare name, which may be a number: "1" of the levels 1 to 4.
    fn grade(&self, cell: &ThresholdText, slot: &Slot) -> Result<Bound, Diagnostic> {
        let scale = self.law.nation.scales.get(&slot.measure.scale).map(Vec::as_slice).unwrap_or_default();
        let read = fold(&cell.content.plain());
        let rank = scale.iter().position(|word| fold(word) == read).ok_or_else(|| none_of(cell, scale))?;
        Ok(Bound::Grade(rank, scale[rank].clone()))
    }
}

fn none_of(cell: &ThresholdText, words: &[String]) -> Diagnostic {
    cell.fault(Code::SheetWordUnknown).with("words", words.join(" / "))
}

/// A multiple: its number, also before the very words that the row shows, "1,1 × mức của NTM nâng cao 10".
fn factor(cell: &ThresholdText) -> Result<Decimal, Diagnostic> {
    let text = cell.content.plain();
    let Some((number_text, of)) = text.split_once(TIMES) else { return number(cell, None) };
    let shown = cell.row.plain("present");
    let same = shown.split_once(TIMES).is_some_and(|(_, shown)| fold(shown.trim()) == fold(of.trim()));
    match read_number(number_text.trim()) {
        NumberText::Number { value, percent: false } if same => possible(cell, &value, None),
        _ => Err(cell.fault(Code::SheetNoNumber)),
    }
}

/// A number of a kind; a multiple has none. A cell that shows 95 % is 95 of a rate.
fn number(cell: &ThresholdText, kind: Option<Kind>) -> Result<Decimal, Diagnostic> {
    match &cell.content {
        Content::Number { value, percent: false } => possible(cell, value, kind),
        Content::Number { value, percent: true } if kind == Some(Kind::Rate) => possible(cell, &(value * &Decimal::from(100)), kind),
        _ => Err(cell.fault(Code::SheetNoNumber)),
    }
}

/// A number that a level of the kind can be.
fn possible(cell: &ThresholdText, value: &Decimal, kind: Option<Kind>) -> Result<Decimal, Diagnostic> {
    let impossible = value.is_negative()
        || (kind == Some(Kind::Rate) && *value > Decimal::from(100))
        || (matches!(kind, Some(Kind::Count | Kind::Villages)) && !value.is_whole());
    if impossible { Err(cell.row.fault(Code::SheetOutOfRange, cell.id).with("read", value)) } else { Ok(value.clone()) }
}
