//! The hidden working sheet: one row per value the formulas need, each stored with what the tool itself
//! computed, so that a viewer that does not recalculate shows the truth too.

use super::WorkbookError;
use super::page::Leaf;
use super::sheet::{Stored, reference};
use crate::assess::{Cause, Judged, Verdict};
use crate::criteria::Missing;
use crate::layout::Sheet;

/// Verdicts as the working sheet counts them: below zero is undetermined.
pub(super) mod code {
    /// Đạt.
    pub const MET: i32 = 1;
    /// Chưa đạt.
    pub const NOT_MET: i32 = 0;
    /// Không áp dụng.
    pub const NOT_APPLICABLE: i32 = 9;
    /// The row plays no part in the version or shape in force.
    pub const NOT_CONSIDERED: i32 = 8;
    /// A row of the villages sheet with nothing in it.
    pub const EMPTY_ROW: i32 = 7;
    /// Chưa có số liệu.
    pub const NO_ANSWER: i32 = -1;
    /// Số liệu sai.
    pub const UNUSABLE: i32 = -2;
    /// Chưa có ngưỡng.
    pub const NO_THRESHOLD: i32 = -3;
    /// Chưa rõ vùng áp dụng.
    pub const REGION_UNSETTLED: i32 = -4;
    /// Rests on something undetermined.
    pub const ELSEWHERE: i32 = -5;
    /// Số liệu không khớp: the rate typed next to numerator and denominator gives another verdict.
    pub const FIGURES_DISAGREE: i32 = -6;
    /// The lowest code.
    pub const LOWEST: i32 = FIGURES_DISAGREE;
}

pub(super) fn verdict_code(verdict: Verdict, cause: Option<&Cause>) -> i32 {
    match (verdict, cause) {
        (Verdict::Met, _) => code::MET,
        (Verdict::NotMet, _) => code::NOT_MET,
        (Verdict::NotApplicable, _) => code::NOT_APPLICABLE,
        (Verdict::Undetermined, Some(cause)) => cause_code(cause),
        (Verdict::Undetermined, None) => code::ELSEWHERE,
    }
}

pub(super) fn judged_code(judged: &Judged) -> i32 {
    verdict_code(judged.verdict, judged.cause.as_ref())
}

/// The code of a reason for no verdict.
pub(super) fn cause_code(cause: &Cause) -> i32 {
    match cause {
        Cause::NoAnswer => code::NO_ANSWER,
        Cause::Unusable | Cause::NotApplicableRefused => code::UNUSABLE,
        Cause::FiguresDisagree => code::FIGURES_DISAGREE,
        Cause::NoThreshold(Missing::RegionUnsettled) | Cause::RegionUnsettled => code::REGION_UNSETTLED,
        Cause::NoThreshold(_) | Cause::Open(_) => code::NO_THRESHOLD,
        Cause::Elsewhere => code::ELSEWHERE,
    }
}

/// Message id of the word for a code.
pub(super) fn code_word(code: i32) -> &'static str {
    match code {
        code::MET => "verdict-met",
        code::NOT_MET => "verdict-not-met",
        code::NOT_APPLICABLE => "verdict-not-applicable",
        code::NOT_CONSIDERED => "verdict-not-considered",
        code::NO_ANSWER => "verdict-no-answer",
        code::UNUSABLE => "verdict-unusable",
        code::FIGURES_DISAGREE => "verdict-figures-disagree",
        code::NO_THRESHOLD => "verdict-no-threshold",
        code::REGION_UNSETTLED => "verdict-region-unsettled",
        _ => "verdict-undetermined",
    }
}

/// The rows of the working sheet.
pub(super) struct Working {
    rows: Vec<(String, String, Stored)>,
}

impl Working {
    pub fn new() -> Self {
        Self { rows: Vec::new() }
    }

    /// Adds a value and returns the reference of its cell.
    pub fn add(&mut self, label: impl Into<String>, formula: impl Into<String>, stored: Stored) -> String {
        self.rows.push((label.into(), formula.into(), stored));
        reference(&Sheet::Working.name(), self.rows.len() as u32 - 1, 1)
    }

    /// Adds a whole number.
    pub fn number(&mut self, label: impl Into<String>, formula: impl Into<String>, stored: impl Into<f64>) -> String {
        self.add(label, formula, Stored::Number(stored.into()))
    }

    pub fn write(&self) -> Result<Leaf, WorkbookError> {
        let mut sheet = Leaf::unseen(&Sheet::Working.name())?;
        // Cells of the same sheet need no name of it, and it would be there ten thousand times.
        let own = format!("'{}'!", Sheet::Working.name());
        for (row, (label, formula, stored)) in (0u32..).zip(&self.rows) {
            sheet.key((row, 0), label)?;
            sheet.step((row, 1), &formula.replace(&own, ""), stored)?;
        }
        Ok(sheet)
    }
}
