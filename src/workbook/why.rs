//! Why a figure decides nothing, in words next to the verdict: it is missing, or what is wrong in which cell.

use super::reading::{Cells, state};
use super::sheet::quoted;
use super::sum_formulas::{SumCells, sum};
use super::word_codes::{Meaning, WordCodes};
use crate::commune::{Answer, Given, Value};
use crate::criteria::{Kind, Measure};
use crate::messages::Lang;

/// What stands where there is nothing to say.
pub(super) const NOTHING: &str = "–";

fn word(id: &str) -> String {
    Lang::Vi.text(&format!("why-{id}"))
}

fn said(id: &str) -> String {
    quoted(&word(id))
}

fn most(measure: &Measure) -> Option<String> {
    measure.most.as_ref().map(|most| Lang::Vi.say("why-most", &[("most", most.into()), ("unit", measure.unit.as_str().into())]))
}

/// The words for a row; `typed` is the state of what is typed, `judged` with what other sheets come to.
pub(super) fn formula(
    measure: &Measure,
    cells: &Cells,
    words: &WordCodes,
    (typed, judged): (&str, &str),
    sum: Option<&SumCells>,
) -> String {
    let wrong = wrong(measure, cells, words);
    let (wrong, missing) = match sum {
        None => (wrong, missing(measure, cells)),
        Some(sum) => (
            format!("IF({typed}<0,{wrong},{})", said("sum")),
            format!("IF({}={},{},{})", sum.state, sum::MISSING, said("sum-missing"), missing(measure, cells)),
        ),
    };
    // a cell with an error is no text and no number
    format!("IF({judged}>0,{},IFERROR(IF({judged}=0,{missing},{wrong}),{}))", quoted(NOTHING), said("result"))
}

fn missing(measure: &Measure, cells: &Cells) -> String {
    if measure.kind != Kind::Rate {
        return said("no-answer");
    }
    let [part, whole] = [&cells.numerator, &cells.denominator].map(|figure| &figure.typed);
    let (no_part, no_whole) = (said("no-numerator"), said("no-denominator"));
    format!("IF({part}<>\"\",{no_whole},IF({whole}<>\"\",{no_part},{}))", said("no-answer"))
}

fn wrong(measure: &Measure, cells: &Cells, words: &WordCodes) -> String {
    let result = wrong_result(measure, cells, words);
    if measure.kind != Kind::Rate {
        return result;
    }
    let Cells { numerator, denominator, .. } = cells;
    let (part, whole) = (&numerator.number, &denominator.number);
    let text =
        |typed: &str, number: &str, id: &str, rest: String| format!("IF(AND({typed}<>\"\",NOT(ISNUMBER({number}))),{},{rest})", said(id));
    let of_both = format!(
        "IF(OR({part}<0,{whole}<0),{},IF({whole}=0,{},IF({part}>{whole},{},{result})))",
        said("negative"),
        said("zero"),
        said("over")
    );
    let parts = format!("IF(AND(ISNUMBER({part}),ISNUMBER({whole})),{of_both},{result})");
    text(&numerator.typed, part, "numerator", text(&denominator.typed, whole, "denominator", parts))
}

/// What is wrong with the result alone.
fn wrong_result(measure: &Measure, cells: &Cells, words: &WordCodes) -> String {
    let refused = said(refused(measure));
    let excused = words.means(&cells.code, Meaning::NotApplicable);
    let number = &cells.result.number;
    let value = match measure.kind {
        Kind::YesNo | Kind::Grade => said("word"),
        _ => {
            let of_number = format!("IF({number}<0,{},{})", said("negative"), too_much(measure, number));
            format!("IF(ISNUMBER({number}),{of_number},{})", said("result"))
        }
    };
    format!("IF({excused},{refused},{value})")
}

fn too_much(measure: &Measure, number: &str) -> String {
    match (measure.kind, most(measure)) {
        (Kind::Rate, _) => format!("IF({number}>100,{},{})", said("over-100"), said("fraction")),
        (Kind::Count, _) => said("not-whole"),
        (_, Some(most)) => quoted(&most),
        (_, None) => said("result"),
    }
}

fn refused(measure: &Measure) -> &'static str {
    if measure.if_any { "not-applicable" } else { "not-applicable-refused" }
}

/// The same from what the tool read: of a cell it cannot use it keeps no more than that.
pub(super) fn stored(measure: &Measure, answer: Option<&Answer>, (judged, summed): (i32, i32)) -> String {
    let typed = answer.filter(|a| !a.summed);
    let id = match typed.map(|a| &a.given) {
        _ if judged > 0 => return NOTHING.to_string(),
        None if judged < 0 => "sum",
        None if summed == sum::MISSING => "sum-missing",
        None => "no-answer",
        Some(Given::NotApplicable(_)) => refused(measure),
        Some(Given::Value(Value::Ratio { .. })) => "zero",
        Some(_) if matches!(measure.kind, Kind::YesNo | Kind::Grade) => "word",
        Some(_) => "result",
    };
    word(id)
}

/// States above zero can be judged.
const _: () = assert!(state::RATIO > 0 && state::UNUSABLE < 0 && state::BLANK == 0);
