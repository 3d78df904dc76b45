//! How the form reads a cell: the same as the tool reads a form. A text, blank, error or impossible
//! value is never a number; a date or a percentage in a number's cell is neither.

use super::lists::{List, Lists};
use super::sheet::{Stored, quoted};
use super::word_codes::{Meaning, WordCodes};
use super::working::Working;
use crate::commune::{Answer, Given, Value, stands_alone};
use crate::criteria::{Kind, Measure};
use crate::messages::Lang;
use crate::text::{Decimal, GROUP, PLAIN_DIGITS};

/// States of an answer.
pub(super) mod state {
    pub const BLANK: i32 = 0;
    /// Cannot be used.
    pub const UNUSABLE: i32 = -1;
    /// Numerator and denominator.
    pub const RATIO: i32 = 1;
    pub const NUMBER: i32 = 2;
    pub const YES: i32 = 3;
    pub const NO: i32 = 4;
    pub const GRADE: i32 = 5;
    /// Không áp dụng, with a reason.
    pub const NOT_APPLICABLE: i32 = 9;
}

/// Stands for the number of a cell that holds none: a blank would be stored as zero.
const NO_NUMBER: &str = "–";

/// What is typed into a cell that may hold a number.
pub(super) struct Figure {
    /// A cell of the working: the number typed, or the text without blanks around it; nothing if the cell is blank.
    pub typed: String,
    /// Another, right of it: the number, or [`NO_NUMBER`].
    pub number: String,
}

impl Figure {
    /// Of a cell that is asked for no number.
    pub fn without(typed: String) -> Self {
        Self { typed, number: quoted(NO_NUMBER) }
    }

    /// Writes the working of a cell in which the tool writes what it read there.
    pub fn of(cell: &str, written: &Stored, working: &mut Working) -> Self {
        let typed = working.add(typed_formula(cell), written.clone());
        let number = if let Stored::Number(number) = written { Stored::Number(*number) } else { Stored::text(NO_NUMBER) };
        let number = working.beside(number_formula(&typed), number);
        Self { typed, number }
    }

    /// The same of a cell that is asked for a word.
    pub fn word(cell: &str, kind: Kind, written: &str, working: &mut Working) -> Self {
        let words = trimmed(cell);
        let (yes, no) = (Lang::Vi.text("value-yes"), Lang::Vi.text("value-no"));
        let formula = match kind {
            Kind::YesNo => format!("IF(ISLOGICAL({cell}),IF({cell},{},{}),{words})", quoted(&yes), quoted(&no)),
            _ => words,
        };
        Self::without(working.add(formula, Stored::Text(written.to_string())))
    }

    /// Whether nothing is typed.
    pub fn is_blank(&self) -> String {
        format!("{}=\"\"", self.typed)
    }
}

/// What the tool writes into a cell asked for a number: the number, the word for what cannot be used, or nothing.
pub(super) fn written(number: Option<f64>, unusable: bool) -> Stored {
    match number {
        Some(number) => Stored::Number(number),
        None if unusable => Stored::text(Lang::Vi.text("answer-unusable")),
        None => Stored::nothing(),
    }
}

/// Cells of an answer row.
pub(super) struct Cells {
    /// Tử số.
    pub numerator: Figure,
    /// Mẫu số.
    pub denominator: Figure,
    /// Kết quả.
    pub result: Figure,
    /// The code of a word typed as the result.
    pub code: String,
    /// The state of "không áp dụng": a cell of the working, or what it is whatever else is typed.
    pub excused: String,
}

/// A no-break space typed in place of a space counts as one.
pub(super) fn trimmed(cell: &str) -> String {
    format!("TRIM(SUBSTITUTE({cell},\"\u{a0}\",\" \"))")
}

/// The state of "không áp dụng" in a row: it needs a reason.
pub(super) fn excused_formula(note: &str) -> String {
    format!("IF({}<>\"\",{},{})", trimmed(note), state::NOT_APPLICABLE, state::UNUSABLE)
}

/// Excel's word for the format of a date begins with D, of a percentage with P: such a cell does not
/// hold the number it shows.
pub(super) fn plain_number(cell: &str) -> String {
    let format = format!("IFERROR(LEFT(CELL(\"format\",{cell}),1),\"G\")");
    format!("AND(ISNUMBER({cell}),{format}<>\"D\",{format}<>\"P\")")
}

/// What is typed into a cell for a number: a number, unless it is a date or a percentage, or a text without blanks around it.
fn typed_formula(cell: &str) -> String {
    let text = trimmed(&format!("SUBSTITUTE({cell},CHAR(10),\" \")"));
    let other = format!("ISERROR(FIND(LEFT(CELL(\"format\",{cell})&\"G\"),\"DP\"))");
    format!("IF(ISNUMBER({cell}),IF({other},{cell},{}),{text})", quoted(NO_NUMBER))
}

/// The number typed, or none: one typed as such, or a text that is one whatever the settings of the machine
/// (`text::plain_digits`). It is looked at before anything is converted, which would drop blanks and divide at "%".
fn number_formula(text: &str) -> String {
    let digits = format!("SUBSTITUTE({text},\",\",\"\",1)");
    let decimals = format!("(LEN({text})-FIND(\",\",{text}&\",\"))");
    let is_digits = format!("AND(LEN({digits})<={PLAIN_DIGITS},TEXT(VALUE(\"1\"&{digits}),\"0\")=\"1\"&{digits})");
    let is_plain = format!("AND(LEFT({text})<>\",\",{decimals}<>0,{decimals}<>{GROUP},{is_digits})");
    let none = quoted(NO_NUMBER);
    let of_text = format!("IF({is_plain},VALUE({digits})/10^MAX({decimals},0),{none})");
    format!("IF(ISNUMBER({text}),{text},IFERROR({of_text},{none}))")
}

fn is_number(figure: &Figure) -> String {
    format!("ISNUMBER({})", figure.number)
}

/// Formula of the state of an answer.
pub(super) fn state_formula(measure: &Measure, zero_words: bool, cells: &Cells, (lists, words): (&Lists, &WordCodes)) -> String {
    let typed = typed_state(measure, zero_words, cells, (lists, words));
    let single = format!("IF({},0,{typed})", cells.result.is_blank());
    let formula = if measure.kind == Kind::Rate { ratio_state(measure, cells, &single) } else { single };
    format!("IFERROR({formula},{})", state::UNUSABLE)
}

/// The state of the result cell alone, not blank.
fn typed_state(measure: &Measure, zero_words: bool, cells: &Cells, (lists, words): (&Lists, &WordCodes)) -> String {
    let means = |meaning| words.means(&cells.code, meaning);
    let value = match measure.kind {
        Kind::YesNo => format!("IF({},3,IF({},4,-1))", means(Meaning::Yes), means(Meaning::No)),
        Kind::Grade => {
            let known = |scale: &List| format!("IF(SUMPRODUCT(--({}={}))>0,5,-1)", scale.range, cells.result.typed);
            lists.scales.get(&measure.scale).map_or("-1".into(), known)
        }
        Kind::Rate | Kind::Number | Kind::Count | Kind::Villages => {
            let word = if zero_words { format!("IF({},2,-1)", means(Meaning::Zero)) } else { "-1".into() };
            format!("IF({},{},{word})", is_number(&cells.result), number_state(measure, &cells.result.number))
        }
    };
    format!("IF({},{},{value})", means(Meaning::NotApplicable), cells.excused)
}

pub(super) fn number_state(measure: &Measure, cell: &str) -> String {
    match measure.kind {
        Kind::Rate if measure.small => format!("IF(OR({cell}<0,{cell}>100),-1,2)"),
        Kind::Rate => format!("IF(OR({cell}<0,{cell}>100,AND({cell}>0,{cell}<=1)),-1,2)"),
        Kind::Count => format!("IF(OR({cell}<0,{cell}<>INT({cell})),-1,2)"),
        _ => match &measure.most {
            Some(most) => format!("IF(OR({cell}<0,{cell}>{most}),-1,2)"),
            None => format!("IF({cell}<0,-1,2)"),
        },
    }
}

/// Numerator and denominator decide when both are given; one alone leaves it to the typed rate.
fn ratio_state(measure: &Measure, cells: &Cells, single: &str) -> String {
    let Cells { numerator, denominator, result, .. } = cells;
    let (part, whole, rate) = (&numerator.number, &denominator.number, &result.number);
    let [blank_part, blank_whole, blank_rate] = [numerator, denominator, result].map(Figure::is_blank);
    let [number_part, number_whole, number_rate] = [numerator, denominator, result].map(is_number);
    // next to 0/0 no other rate can be
    let no_rate = format!("OR({blank_rate},{rate}=0)");
    let of_nothing = if measure.zero_is_not_applicable { format!("IF({part}=0,IF({no_rate},9,-1),-1)") } else { "-1".into() };
    let rate_fits = format!("OR({blank_rate},{number_rate})");
    let both = format!(
        "IF(AND({number_part},{number_whole}),IF(OR({part}<0,{whole}<0,{part}>{whole}),-1,IF({whole}=0,{of_nothing},IF({rate_fits},1,-1))),-1)"
    );
    let one_bad = format!("OR(AND(NOT({blank_part}),NOT({number_part})),AND(NOT({blank_whole}),NOT({number_whole})))");
    format!("IF(AND(NOT({blank_part}),NOT({blank_whole})),{both},IF({one_bad},-1,{single}))")
}

/// Formula of the number judged: the value at 15 significant digits, as Excel shows it and the tool
/// reads it; the rank of a grade.
pub(super) fn value_formula(measure: &Measure, cells: &Cells, lists: &Lists) -> String {
    if measure.kind == Kind::Grade {
        let rank = lists.scales.get(&measure.scale).map_or("0".into(), |s| rank_formula(&cells.result.typed, s));
        return format!("IFERROR({rank},0)");
    }
    let result = &cells.result.number;
    format!("IFERROR(IF(ISNUMBER({result}),IF({result}=0,0,ROUND({result},14-INT(LOG10(ABS({result}))))),0),0)")
}

/// The cells of a rate that may be typed next to its parts.
pub(super) struct Beside<'a> {
    pub state: &'a str,
    pub value: &'a str,
    pub result: &'a str,
    /// The numbers of decimals it can have.
    pub decimals: &'a str,
}

/// How the rate typed next to numerator and denominator is to them: there is none, or it is theirs at its own
/// decimals (0); another that could be alone (1), or that could not (-1).
pub(super) fn beside_formula(measure: &Measure, beside: &Beside, (part, whole): &(String, String)) -> String {
    let Beside { state, value, result, decimals } = beside;
    // rounding to so many decimals changes it for as many of these as it has decimals
    let decimals = format!("SUMPRODUCT(--(ROUND({value},{decimals})<>{value}))");
    let theirs = format!("ROUND(ABS({value}*{whole}-{part}*100)-5*10^(-1-{decimals})*{whole},6)<=0");
    let alone = format!("IF({}={},1,-1)", number_state(measure, value), state::NUMBER);
    // a list of numbers makes some programs look at every branch, also where a part holds no number
    format!("IFERROR(IF({state}<>{},0,IF(NOT(ISNUMBER({result})),0,IF({theirs},0,{alone}))),0)", state::RATIO)
}

/// The same as the tool found it.
pub(super) fn beside_of(answer: Option<&Answer>, measure: &Measure) -> i32 {
    let rate = answer.filter(|_| state_of(answer, measure) == state::RATIO).and_then(Answer::other_rate);
    rate.map_or(0, |rate| if stands_alone(measure, rate) { 1 } else { -1 })
}

/// The rank of a word on a scale; both Unicode forms of a word share it.
pub(super) fn rank_formula(word: &str, scale: &List) -> String {
    format!("SUMPRODUCT(({}={word})*{})", scale.range, scale.marks)
}

/// The state the tool found.
pub(super) fn state_of(answer: Option<&Answer>, measure: &Measure) -> i32 {
    let Some(answer) = answer else { return state::BLANK };
    match &answer.given {
        Given::Unusable | Given::Together(_) => state::UNUSABLE,
        Given::NotApplicable(reason) if measure.if_any && !reason.is_empty() => state::NOT_APPLICABLE,
        Given::NotApplicable(_) => state::UNUSABLE,
        Given::Value(Value::YesNo(true)) => state::YES,
        Given::Value(Value::YesNo(false)) => state::NO,
        Given::Value(Value::Number(_)) => state::NUMBER,
        Given::Value(Value::Grade(..)) => state::GRADE,
        Given::Value(Value::Ratio { numerator, denominator }) if denominator.is_zero() => {
            if numerator.is_zero() && measure.zero_is_not_applicable { state::NOT_APPLICABLE } else { state::UNUSABLE }
        }
        Given::Value(Value::Ratio { .. }) => state::RATIO,
    }
}

/// The number the tool judged.
pub(super) fn value_of(answer: Option<&Answer>) -> f64 {
    match answer.map(|a| (&a.given, &a.typed_rate)) {
        Some((Given::Value(Value::Number(number)), _)) => number.to_double(),
        Some((Given::Value(Value::Grade(rank, _)), _)) => *rank as f64 + 1.0,
        Some((Given::Value(Value::Ratio { .. }), Some(rate))) => Decimal::to_double(rate),
        _ => 0.0,
    }
}

/// The numbers the tool read in the cells of a row: numerator, denominator and result.
pub(super) fn numbers_of(answer: Option<&Answer>) -> [Option<f64>; 3] {
    match answer.map(|a| (&a.given, &a.typed_rate)) {
        Some((Given::Value(Value::Number(number)), _)) => [None, None, Some(number.to_double())],
        Some((Given::Value(Value::Ratio { numerator, denominator }), rate)) => {
            [Some(numerator.to_double()), Some(denominator.to_double()), rate.as_ref().map(Decimal::to_double)]
        }
        _ => [None; 3],
    }
}
