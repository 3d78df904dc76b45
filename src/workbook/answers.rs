//! What is answered, as cells: state and value of every measure, typed or summed.

use std::collections::BTreeMap;

use super::formula::Given;
use super::reading::{Cells, Figure, beside_formula, beside_of, numbers_of, state, state_formula, state_of, value_formula, value_of};
use super::sheet::{Stored, quoted, reference};
use super::sum_formulas::{SumCells, Sums, sum, summed_state};
use super::why;
use super::working::Working;
use crate::commune::{Answer, Given as Typed, Value};
use crate::criteria::{Kind, Measure, MeasureId, Op};
use crate::layout::Column;

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
}

impl Answers {
    /// Writes the working of every measure entered.
    pub fn of(given: &Given, sums: &Sums, working: &mut Working) -> Self {
        let zero_words = zero_word_measures(given);
        let mut new = Self::default();
        for (id, (sheet, row)) in &given.plan.inputs {
            let measure = given.plan.measures[id];
            if measure.kind != Kind::Villages {
                new.add(given, measure, (sheet.as_str(), *row), (zero_words.contains(id), sums.get(id)), working);
            }
        }
        new
    }

    fn add(
        &mut self,
        given: &Given,
        measure: &Measure,
        at: (&str, u32),
        (zero_word, sum): (bool, Option<&SumCells>),
        working: &mut Working,
    ) {
        let id = &measure.id;
        let answer = given.commune.answers.get(id);
        let typed = answer.filter(|a| !a.summed);
        let cells = &answer_cells(at, measure, typed, working);
        if measure.kind == Kind::Rate {
            self.ratios.insert(id.clone(), (cells.numerator.number.clone(), cells.denominator.number.clone()));
        }
        let formula = state_formula(measure, zero_word, cells, given.lists);
        let state = working.number(format!("state {id}"), formula, f64::from(state_of(typed, measure)));
        let value = working.number(format!("value {id}"), value_formula(measure, cells, given.lists), value_of(typed));
        let typed_state = state.clone();
        let known = match sum {
            Some(sum) => self.or_summed(measure, answer, cells, sum, (&state, &value), working),
            None => (state, value.clone()),
        };
        if measure.kind == Kind::Rate {
            let formula = beside_formula(measure, &known.0, &value, &cells.result.number, &self.parts_of(id));
            let beside = working.number(format!("beside {id}"), formula, f64::from(beside_of(typed, measure)));
            self.besides.insert(id.clone(), beside);
        }
        if given.open {
            let formula = why::formula(measure, cells, given.lists, (&typed_state, &known.0), sum);
            let summed = sum.map_or(sum::NONE, |s| s.stored_state);
            let stored = why::stored(measure, answer, (state_of(answer, measure), summed));
            let cell = working.add(format!("why {id}"), formula, Stored::text(stored.as_str()));
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
        let either = working.number(format!("state or sum {id}"), formula, f64::from(state_of(answer, measure)));
        if let [(part, stored_part), (whole, stored_whole)] = sum.sums.as_slice() {
            let (mut numerator, mut denominator) = (*stored_part, *stored_whole);
            if let Some(Typed::Value(Value::Ratio { numerator: n, denominator: d })) = answer.map(|a| &a.given) {
                (numerator, denominator) = (n.to_double(), d.to_double());
            }
            let of = |typed: &str, sum: &str| format!("IF({state}={},{typed},{sum})", state::RATIO);
            let part = working.number(format!("numerator {id}"), of(&cells.numerator.number, part), numerator);
            let whole = working.number(format!("denominator {id}"), of(&cells.denominator.number, whole), denominator);
            self.ratios.insert(id.clone(), (part, whole));
            return (either, value.to_string());
        }
        let amount = sum.sums.first().map_or("0", |(cell, _)| cell);
        let formula = format!("IF({state}<>0,{value},{amount})");
        let value = working.number(format!("value or sum {id}"), formula, value_or_sum(answer, &sum.sums));
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

fn answer_cells((sheet, row): (&str, u32), measure: &Measure, typed: Option<&Answer>, working: &mut Working) -> Cells {
    let cell = |column: Column| reference(sheet, row, column.index());
    let [numerator, denominator, result] = numbers_of(typed);
    let mut figure = |column: Column, holds_number: bool, stored| {
        let typed = cell(column);
        if !holds_number {
            return Figure::without(typed);
        }
        Figure::of(format!("{} {}", column.heading(), measure.id), typed, stored, working)
    };
    let (is_rate, is_number) = (measure.kind == Kind::Rate, matches!(measure.kind, Kind::Rate | Kind::Number | Kind::Count));
    Cells {
        numerator: figure(Column::Numerator, is_rate, numerator),
        denominator: figure(Column::Denominator, is_rate, denominator),
        result: figure(Column::Result, is_number, result),
        note: cell(Column::Note),
    }
}
