//! The hidden working sheet: a cell per value the formulas need, each stored with what the tool itself
//! computed, so that a viewer that does not recalculate shows the truth too.

use std::collections::BTreeMap;

use super::WorkbookError;
use super::page::{At, Leaf};
use super::shared::{Sharing, beside, seen_from};
use super::sheet::{Stored, quoted, reference, span};
use super::why::NOTHING;
use crate::assess::{Cause, Judged, Verdict};
use crate::criteria::Missing;
use crate::layout::Sheet;
use crate::messages::Lang;

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

/// The word for a code; "–" where there is nothing to judge.
pub(super) fn code_said(code: i32) -> String {
    if code == code::EMPTY_ROW { NOTHING.to_string() } else { Lang::Vi.text(code_word(code)) }
}

/// The cell with the word for the code in a cell.
pub(super) fn word_beside(cell: &str) -> String {
    beside(cell).unwrap_or_else(|| quoted(NOTHING))
}

/// The word for a code, as a formula.
fn word_formula(cell: &str) -> String {
    let word = |code: i32| quoted(&code_said(code));
    let listed: Vec<String> = (code::LOWEST..=code::MET).map(word).collect();
    let others = [code::NOT_APPLICABLE, code::NOT_CONSIDERED, code::EMPTY_ROW];
    let others: String = others.iter().map(|code| format!("IF({cell}={code},{},", word(*code))).collect();
    format!("{others}CHOOSE({cell}+{},{}))))", 1 - code::LOWEST, listed.join(","))
}

/// What is in a cell.
enum Step {
    Formula(String, Stored),
    Word(String),
    Number(f64),
}

/// The cells of the working sheet. Formulas that are the same seen from their cells are kept once, so that each kind is
/// best written in a column of its own: values of a list one below the other, those of a measure in a line.
#[derive(Default)]
pub(super) struct Working {
    steps: BTreeMap<At, Step>,
    /// The line being written into, if any; else each value begins a new one.
    line: Option<u32>,
    last: At,
    /// The end of every line.
    ends: BTreeMap<u32, u16>,
    /// Rows above are the same for all formulas.
    fixed: u32,
}

impl Working {
    fn end(&self, line: u32) -> u16 {
        self.ends.get(&line).copied().unwrap_or_default()
    }

    fn below(&self) -> u32 {
        self.ends.keys().next_back().map_or(0, |last| last + 1)
    }

    fn put(&mut self, at: At, step: Step) -> String {
        self.steps.insert(at, step);
        self.last = at;
        self.ends.insert(at.0, self.end(at.0).max(at.1 + 1));
        reference(&Sheet::Working.name(), at.0, at.1)
    }

    /// Values written from now on follow each other in a new line.
    pub fn new_line(&mut self) -> u32 {
        let line = self.below();
        self.line = Some(line);
        line
    }

    /// Values written from now on are put at the end of a line, or one below the other.
    pub fn go_to(&mut self, line: Option<u32>) {
        self.line = line;
    }

    /// What is written so far is meant by its place, wherever a formula is.
    pub fn fix(&mut self) {
        self.fixed = self.below();
    }

    /// Adds a value and returns the reference of its cell.
    pub fn add(&mut self, formula: impl Into<String>, stored: Stored) -> String {
        let row = self.line.unwrap_or_else(|| self.below());
        self.put((row, self.end(row)), Step::Formula(formula.into(), stored))
    }

    /// Adds a whole number.
    pub fn number(&mut self, formula: impl Into<String>, stored: impl Into<f64>) -> String {
        self.add(formula, Stored::Number(stored.into()))
    }

    /// Adds a value that belongs to the one before: right of it.
    pub fn beside(&mut self, formula: impl Into<String>, stored: Stored) -> String {
        self.put((self.last.0, self.last.1 + 1), Step::Formula(formula.into(), stored))
    }

    /// Adds the code of a verdict, and right of it its word.
    pub fn verdict(&mut self, formula: impl Into<String>, code: i32) -> String {
        let cell = self.number(formula, code);
        self.beside(word_formula(&cell), Stored::text(code_said(code)));
        cell
    }

    /// Adds words with the number of each, one below the other; the ranges of both.
    pub fn list(&mut self, words: &[(String, f64)]) -> (String, String) {
        let mut cells = Vec::new();
        for (word, number) in words {
            let row = self.below();
            cells.push((self.put((row, 0), Step::Word(word.clone())), self.put((row, 1), Step::Number(*number))));
        }
        let column = |of: fn(&(String, String)) -> &String| {
            cells.first().zip(cells.last()).map_or_else(|| "0".to_string(), |(first, last)| span(of(first), of(last)))
        };
        (column(|c| &c.0), column(|c| &c.1))
    }

    /// Adds the whole numbers from 0 to one, each below the one before. A list inside a formula would do, but not in one that
    /// is shared.
    pub fn count_to(&mut self, last: u32) -> Vec<String> {
        (0..=last).map(|number| self.put((self.below(), 0), Step::Number(f64::from(number)))).collect()
    }

    pub fn write(&self) -> Result<Leaf, WorkbookError> {
        let mut sheet = Leaf::unseen(&Sheet::Working.name())?;
        sheet.worksheet().set_formula_result_default("");
        // Cells of the same sheet need no name of it, and it would be there ten thousand times.
        let own = format!("'{}'!", Sheet::Working.name());
        let formulas = self.steps.iter().filter_map(|(at, step)| match step {
            Step::Formula(formula, _) => Some((*at, formula.replace(&own, ""))),
            _ => None,
        });
        let formulas: BTreeMap<At, String> = formulas.collect();
        let sharing = Sharing::of(formulas.iter().map(|(at, formula)| (*at, formula.as_str())), self.fixed);
        for (at, step) in &self.steps {
            match step {
                Step::Formula(_, stored) => {
                    let formula = sharing.mark(*at).unwrap_or_else(|| seen_from(&formulas[at], self.fixed));
                    sheet.step(*at, &formula, stored)?;
                }
                Step::Word(word) => sheet.key(*at, word)?,
                Step::Number(number) => sheet.figure(*at, *number)?,
            }
        }
        Ok(sheet)
    }
}
