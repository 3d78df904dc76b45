//! Requirements as formulas: the same trees that `assess` judges, written into the working sheet with
//! the tool's own verdicts as stored results.

use super::answers::Answers;
use super::form_rows::Plan;
use super::frame::Frame;
use super::lists::Lists;
use super::sheet::{Stored, reference};
use super::sum_formulas::Sums;
use super::supplement_formulas::SupplementCells;
use super::thresholds::Thresholds;
use super::verdicts::Verdicts;
use super::village_figures::{self, FigurePlan};
use super::village_formula::VillageCells;
use super::word_codes::WordCodes;
use super::working::Working;
use crate::assess::Assessment;
use crate::commune::Commune;
use crate::criteria::{Law, MeasureId};
use crate::layout::{Field, Sheet};

/// A formula with its stored result, for a visible cell.
#[derive(Clone)]
pub(super) struct Live {
    /// Without the leading "=".
    pub formula: String,
    pub stored: Stored,
}

/// The visible formulas of an answer row.
pub(super) struct RowFormulas {
    /// Mức yêu cầu.
    pub required: Live,
    /// Đánh giá.
    pub verdict: Live,
    /// Căn cứ của mức.
    pub source: Live,
    /// Mức tin cậy.
    pub evidence: Live,
    /// Tỷ lệ tính được.
    pub rate: Live,
    /// Còn thiếu, hoặc vì sao.
    pub gap: Live,
}

/// A test of an item that a measure's row shows, and when it is in force.
pub(super) struct Reach {
    pub key: String,
    /// Cells that must be 1, or 0, for the branch to be taken.
    pub conditions: Vec<(String, i32)>,
    pub active: bool,
}

/// What formulas are written from.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    pub law: &'a Law,
    pub commune: &'a Commune,
    pub assessment: &'a Assessment,
    pub plan: &'a Plan<'a>,
    pub lists: &'a Lists,
    pub thresholds: &'a Thresholds,
    /// To be filled in: rows say what is missing.
    pub open: bool,
}

/// The cells that requirements are judged by.
pub(super) struct Grounds<'a> {
    pub given: Given<'a>,
    pub frame: Frame,
    pub answers: Answers,
    pub villages: VillageCells,
}

/// Every formula of the workbook and the working sheet behind them, which the rows shown add to.
pub(super) struct Formulas<'a> {
    pub(super) grounds: Grounds<'a>,
    /// What the villages' figures, debts and survey come to.
    pub(super) sums: Sums,
    /// The sheets next to the indicators.
    pub(super) supplements: SupplementCells,
    pub(super) verdicts: Verdicts,
    /// The sheet being built.
    pub working: Working,
}

impl<'a> Formulas<'a> {
    /// Writes the working of every item, criterion and set of the plan.
    pub fn new(given: Given<'a>, figures: &FigurePlan) -> Self {
        let mut working = Working::default();
        let frame = Frame::of(&given, &mut working);
        let words = WordCodes::of(&given, &mut working);
        working.fix();
        let blank = village_figures::blank_rows(&given, figures, &mut working);
        let mut sums = village_figures::sums(&given, figures, &blank, &mut working);
        let (supplements, answered) = SupplementCells::of(&given, (figures, &blank), &mut working);
        sums.extend(answered);
        let answers = Answers::of(&given, (&sums, &words, &frame.every_decimal()), &mut working);
        let villages = VillageCells::of(&given, (&frame.as_of, &words), &blank, &mut working);
        let grounds = Grounds { given, frame, answers, villages };
        let verdicts = Verdicts::of(&grounds, &mut working);
        Self { grounds, sums, supplements, verdicts, working }
    }

    /// A sum for a visible cell; "–" where none is taken.
    pub(super) fn sum_shown(&self, measure: &MeasureId, part: usize) -> Option<Live> {
        self.sums.get(measure)?.shown(part)
    }

    /// Whether every figure is there, in words.
    pub(super) fn sum_state_shown(&self, measure: &MeasureId) -> Option<Live> {
        self.sums.get(measure).map(|sum| sum.state_shown())
    }
}

/// The reference of a field of the commune sheet.
pub(super) fn field(field: Field, column: u16) -> String {
    reference(&Sheet::Commune.name(), field.row(), column)
}

/// A day as a formula, whatever the regional settings.
pub(super) fn date_formula(day: crate::text::Date) -> String {
    format!("DATE({},{},{})", day.year(), day.month(), day.day())
}

/// A day as Excel counts it.
pub(super) fn serial(day: crate::text::Date) -> f64 {
    let epoch = crate::text::Date::constant(1899, 12, 30);
    f64::from(epoch.until(day).map_or(0, |span| span.get_days()))
}
