//! The villages' answers to the residents' survey as formulas: each village's, and what they add up to by question.

use super::formula::Given;
use super::reading::{Figure as Typed, written};
use super::sheet::{reference, span};
use super::sum_formulas::{SumCells, stored_state, sum};
use super::village_figures::{FIGURES_WORDS, sum_state};
use super::villages_sheet::rows;
use super::working::Working;
use crate::commune::{Figure, Total, total_opinion};
use crate::layout::Sheet;
use crate::layout::survey_tally::{self as layout, Part};
use crate::text::Decimal;

fn cell(question: u32, part: Part, at: u32) -> String {
    reference(&Sheet::SurveyTally.name(), layout::FIRST_ROW + at, part.column(question))
}

/// What a village's row has room for; nothing where no question has columns.
pub(super) fn input_range(questions: u32, at: u32) -> Option<String> {
    (questions > 0).then(|| span(&cell(1, Part::Satisfied, at), &cell(questions, Part::Answers, at)))
}

/// The sums of every question that has columns.
pub(super) fn sums(given: &Given, questions: u32, blank: &[String], working: &mut Working) -> Vec<SumCells> {
    (1..=questions).map(|question| sum_of(given, question, blank, working)).collect()
}

fn sum_of(given: &Given, question: u32, blank: &[String], working: &mut Working) -> SumCells {
    let typed = Part::ALL.map(|part| typed(given, question, part, working));
    let states: Vec<String> = (0..rows(given.commune)).map(|at| state(given, question, (at, &typed), working)).collect();
    let states = states.first().zip(states.last()).map_or_else(|| "0".to_string(), |(first, last)| span(first, last));
    let found = total_opinion(&given.commune.villages, question);
    let stored_state = stored_state(found.as_ref());
    let state = working.number(sum_state(&states, blank), stored_state);
    let sums = typed.iter().zip(Part::ALL).map(|(typed, part)| {
        let range = typed.first().zip(typed.last()).map_or_else(|| "0".to_string(), |(first, last)| span(&first.number, &last.number));
        let stored = match &found {
            Some(Total::Sum(figure)) => of_part(figure, part).map_or(0.0, Decimal::to_double),
            _ => 0.0,
        };
        let formula = format!("IF({state}={},SUM({range}),0)", sum::TAKEN);
        (working.number(formula, stored), stored)
    });
    let sums = sums.collect();
    SumCells { state, stored_state, sums, words: FIGURES_WORDS }
}

/// The number of a column.
pub(super) fn of_part(figure: &Figure, part: Part) -> Option<&Decimal> {
    match (figure, part) {
        (Figure::Ratio(satisfied, _), Part::Satisfied) => Some(satisfied),
        (Figure::Ratio(_, all), Part::Answers) => Some(all),
        _ => None,
    }
}

/// The cells of a column, one below the other in the working as well.
fn typed(given: &Given, question: u32, part: Part, working: &mut Working) -> Vec<Typed> {
    let figure = |at: u32| {
        let known = given.commune.villages.get(at as usize).and_then(|v| v.opinions.get(&question));
        let number = known.and_then(|figure| of_part(figure, part)).map(Decimal::to_double);
        Typed::of(&cell(question, part, at), &written(number, known.is_some()), working)
    };
    (0..rows(given.commune)).map(figure).collect()
}

/// 0 where a village has no answers, 1 where it has them, -1 where its cells cannot be used.
fn state(given: &Given, question: u32, (at, typed): (u32, &[Vec<Typed>; 2]), working: &mut Working) -> String {
    let [satisfied, all] = [0, 1].map(|part| &typed[part][at as usize]);
    let number = |cell: &Typed| format!("IF(ISNUMBER({0}),AND({0}>=0,{0}=INT({0})),FALSE)", cell.number);
    let fits = format!("IF({}<={},1,-1)", satisfied.number, all.number);
    let filled = format!("IF(AND({},{}),{fits},-1)", number(satisfied), number(all));
    let formula = format!("IFERROR(IF(AND({},{}),0,{filled}),-1)", satisfied.is_blank(), all.is_blank());
    let stored = match given.commune.villages.get(at as usize).and_then(|v| v.opinions.get(&question)) {
        None => 0,
        Some(Figure::Unusable) => -1,
        Some(_) => 1,
    };
    working.number(formula, stored)
}
