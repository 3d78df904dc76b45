//! What is answered, as cells: state and value of every measure, typed or summed.

use std::collections::BTreeMap;

use super::answer_names::note;
use super::formula::Given;
use super::reading::{
    Beside, Cells, Figure, beside_formula, beside_of, excused_formula, numbers_of, state, state_formula, state_of, value_formula, value_of,
    written,
};
use super::sheet::{Stored, quoted, reference};
use super::sum_formulas::{SumCells, Sums, sum, summed_state};
use super::why;
use super::word_codes::WordCodes;
use super::working::Working;
use crate::commune::{Answer, Given as Typed, Value};
use crate::criteria::{Kind, Measure, MeasureId, Op};
use crate::layout::Column;
use crate::messages::Lang;

/// The cells of the answers.
#[derive(Default)]
pub(super) struct Answers {
    known: BTreeMap<MeasureId, (String, String)>,
    /// Numerator and denominator of a rate, typed or summed.
    ratios: BTreeMap<MeasureId, (String, String)>,
    /// How the rate typed next to numerator and denominator is to them.
    besides: BTreeMap<MeasureId, String>,
    /// Why what is typed decides nothing, with what the tool would say.
    whys: BTreeMap<MeasureId, (String, String)>,
    lines: BTreeMap<MeasureId, u32>,
}

impl Answers {
    /// Writes the working of every measure entered.
    pub fn of(given: &Given, (sums, words, decimals): (&Sums, &WordCodes, &str), working: &mut Working) -> Self {
        let zero_words = zero_word_measures(given);
        let mut new = Self::default();
        for (id, at) in &given.plan.inputs {
            let measure = given.plan.measures[id];
            if measure.kind != Kind::Villages {
                new.lines.insert(id.clone(), working.new_line());
                let cells = answer_cells(given, (&at.0, at.1), measure, words, working);
                new.add(given, measure, &cells, (words, decimals), (zero_words.contains(id), sums.get(id)), working);
            }
        }
        working.go_to(None);
        new
    }

    /// The line of the working that a measure has.
    pub fn line(&self, id: &MeasureId) -> Option<u32> {
        self.lines.get(id).copied()
    }

    fn add(
        &mut self,
        given: &Given,
        measure: &Measure,
        cells: &Cells,
        (words, decimals): (&WordCodes, &str),
        (zero_word, sum): (bool, Option<&SumCells>),
        working: &mut Working,
    ) {
        let id = &measure.id;
        let answer = given.commune.answers.get(id);
        let typed = answer.filter(|a| !a.summed);
        if measure.kind == Kind::Rate {
            self.ratios.insert(id.clone(), (cells.numerator.number.clone(), cells.denominator.number.clone()));
        }
        let formula = state_formula(measure, zero_word, cells, (given.lists, words));
        let state = working.number(formula, f64::from(state_of(typed, measure)));
        let value = working.number(value_formula(measure, cells, given.lists), value_of(typed));
        let typed_state = state.clone();
        let known = match sum {
            Some(sum) => self.or_summed(measure, answer, cells, sum, (&state, &value), working),
            None => (state, value.clone()),
        };
        if measure.kind == Kind::Rate {
            let beside = Beside { state: &known.0, value: &value, result: &cells.result.number, decimals };
            let formula = beside_formula(measure, &beside, &self.parts_of(id));
            let beside = working.number(formula, f64::from(beside_of(typed, measure)));
            self.besides.insert(id.clone(), beside);
        }
        if given.open {
            let formula = why::formula(measure, cells, words, (&typed_state, &known.0), sum);
            let summed = sum.map_or(sum::NONE, |s| s.stored_state);
            let stored = why::stored(measure, answer, (state_of(answer, measure), summed));
            let cell = working.add(formula, Stored::text(stored.as_str()));
            self.whys.insert(id.clone(), (cell, stored));
        }
        self.known.insert(id.clone(), known);
    }

    /// State and value of what is typed, or else of what figures elsewhere add up to.
    fn or_summed(
        &mut self,
        measure: &Measure,
        answer: Option<&Answer>,
        cells: &Cells,
        sum: &SumCells,
        (state, value): (&str, &str),
        working: &mut Working,
    ) -> (String, String) {
        let (id, summed) = (&measure.id, summed_state(sum, measure));
        let formula = format!("IF({state}<>0,{state},{summed})");
        let either = working.number(formula, f64::from(state_of(answer, measure)));
        if let [(part, stored_part), (whole, stored_whole)] = sum.sums.as_slice() {
            let (mut numerator, mut denominator) = (*stored_part, *stored_whole);
            if let Some(Typed::Value(Value::Ratio { numerator: n, denominator: d })) = answer.map(|a| &a.given) {
                (numerator, denominator) = (n.to_double(), d.to_double());
            }
            let of = |typed: &str, sum: &str| format!("IF({state}={},{typed},{sum})", state::RATIO);
            let part = working.number(of(&cells.numerator.number, part), numerator);
            let whole = working.number(of(&cells.denominator.number, whole), denominator);
            self.ratios.insert(id.clone(), (part, whole));
            return (either, value.to_string());
        }
        let amount = sum.sums.first().map_or("0", |(cell, _)| cell);
        let formula = format!("IF({state}<>0,{value},{amount})");
        let value = working.number(formula, value_or_sum(answer, &sum.sums));
        (either, value)
    }

    /// State and value of a measure; blank where it is not entered.
    pub fn state_and_value(&self, id: &MeasureId) -> (String, String) {
        self.known.get(id).cloned().unwrap_or(("0".into(), "0".into()))
    }

    /// The state of a measure that is entered.
    pub fn state(&self, id: &MeasureId) -> Option<&str> {
        self.known.get(id).map(|(state, _)| state.as_str())
    }

    /// How a rate typed next to its parts is to them.
    pub fn beside(&self, id: &MeasureId) -> &str {
        self.besides.get(id).map_or("0", String::as_str)
    }

    /// Why what is typed for a measure decides nothing.
    pub fn why(&self, id: &MeasureId) -> String {
        self.whys.get(id).map_or_else(|| quoted(why::NOTHING), |(cell, _)| cell.clone())
    }

    /// The same in the tool's words.
    pub fn why_stored(&self, id: &MeasureId) -> String {
        self.whys.get(id).map_or_else(|| why::NOTHING.to_string(), |(_, words)| words.clone())
    }

    /// Numerator and denominator of a rate: cells of its row, or what it is summed from.
    pub fn parts_of(&self, id: &MeasureId) -> (String, String) {
        self.ratios.get(id).cloned().unwrap_or_else(|| ("0".into(), "0".into()))
    }
}

/// Measures of "none" tests that count things: there "Không" means zero.
fn zero_word_measures(given: &Given) -> Vec<MeasureId> {
    let tests = given.plan.items().flat_map(|(_, i)| &i.versions).flat_map(|v| v.requirement.tests());
    tests.filter(|t| t.op == Op::None).map(|t| t.measure.clone()).collect()
}

/// The number judged: what is typed, or else the sum.
fn value_or_sum(answer: Option<&Answer>, sums: &[(String, f64)]) -> f64 {
    match answer.filter(|a| !a.summed) {
        Some(typed) => value_of(Some(typed)),
        None => sums.first().map_or(0.0, |(_, stored)| *stored),
    }
}

/// Writes what is typed into a row.
fn answer_cells(given: &Given, (sheet, row): (&str, u32), measure: &Measure, words: &WordCodes, working: &mut Working) -> Cells {
    let answer = given.commune.answers.get(&measure.id);
    let typed = answer.filter(|a| !a.summed);
    let cell = |column: Column| reference(sheet, row, column.index());
    let [numerator, denominator, result] = numbers_of(typed);
    let word = word_of(typed);
    let mut part = |column, stored| match measure.kind {
        Kind::Rate => Figure::of(&cell(column), &written(stored, false), working),
        _ => Figure::without(cell(column)),
    };
    let (numerator, denominator) = (part(Column::Numerator, numerator), part(Column::Denominator, denominator));
    let result = match measure.kind {
        Kind::YesNo | Kind::Grade => Figure::word(&cell(Column::Result), measure.kind, &word, working),
        _ => Figure::of(&cell(Column::Result), &result.map_or(Stored::Text(word.clone()), Stored::Number), working),
    };
    let code = words.code(&result.typed, &word, working);
    let reason = answer.is_some_and(|a| !note(a).is_empty());
    let excused = if measure.if_any {
        working.number(excused_formula(&cell(Column::Note)), if reason { state::NOT_APPLICABLE } else { state::UNUSABLE })
    } else {
        state::UNUSABLE.to_string()
    };
    Cells { numerator, denominator, result, code, excused }
}

/// The word written as the result of an answer, if it has one.
pub(super) fn word_of(answer: Option<&Answer>) -> String {
    match answer.map(|a| &a.given) {
        Some(Typed::NotApplicable(_)) => Lang::Vi.text("verdict-not-applicable"),
        Some(Typed::Value(Value::YesNo(yes))) => Lang::Vi.text(if *yes { "value-yes" } else { "value-no" }),
        Some(Typed::Value(Value::Grade(_, word))) => word.clone(),
        Some(Typed::Unusable) => Lang::Vi.text("answer-unusable"),
        Some(Typed::Together(value)) => crate::explain::together(Lang::Vi, value),
        _ => String::new(),
    }
}
