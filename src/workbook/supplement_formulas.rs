//! Resources, debts and survey as formulas: the state of each row, what the rows come to, and which
//! conditions of recognition that answers.

use super::formula::{Given, Live, field};
use super::reading::{plain_number, trimmed};
use super::sheet::{Stored, quoted, reference, span};
use super::sum_formulas::{SumCells, Sums, at_15_digits, stored_state, sum};
use super::working::Working;
use crate::commune::{Attribute, Commune, Debt, Figure, Opinion, Resource, Total, debts_total, resources_total};
use crate::criteria::{MeasureId, SurveyPart};
use crate::layout::supplements::{Block, DEBTS, RESOURCES, ROWS_WORDS, SURVEY, VALUE};
use crate::layout::{Field, commune as columns};
use crate::text::Decimal;

/// A row that lacks something.
const INCOMPLETE: i32 = 2;

/// The visible formulas of the sheets next to the indicators.
pub(super) struct SupplementCells {
    /// What the sources of funds come to.
    pub resources: SumCells,
    /// Share of each source.
    pub shares: Vec<Live>,
    /// What all works owe.
    pub debts: SumCells,
    /// What each work owes.
    pub owed: Vec<Live>,
    /// Answers to each question and the rate of those satisfied.
    pub questions: Vec<[Live; 2]>,
    /// State of each question.
    pub states: Vec<(String, i32)>,
    /// Forms that came back over the households, in per cent.
    pub coverage: Live,
}

/// Rows offered: more where more are known.
pub(super) fn rows(block: &Block, known: usize) -> u32 {
    block.rows.max(known as u32)
}

fn cell(block: &Block, row: u32, column: &str) -> String {
    reference(&block.sheet.name(), row, block.column(column))
}

pub(super) fn field_cell(block: &Block, id: &str) -> String {
    reference(&block.sheet.name(), block.field_row(id), VALUE)
}

/// 0 where a cell is blank, 1 where it holds a number of zero or more, -1 where it holds anything else.
fn number_state(cell: &str, whole: bool) -> String {
    let part = if whole { format!(",{cell}<>INT({cell})") } else { String::new() };
    format!("IF({}=\"\",0,IF({},IF(OR({cell}<0{part}),-1,1),-1))", trimmed(cell), plain_number(cell))
}

fn state_of<T>(attribute: &Attribute<T>) -> i32 {
    match attribute {
        Attribute { value: Some(_), .. } => 1,
        Attribute { origin: Some(_), .. } => -1,
        _ => 0,
    }
}

fn ratio_of(found: &Option<Total>) -> (f64, f64) {
    match found {
        Some(Total::Sum(Figure::Ratio(n, d))) => (n.to_double(), d.to_double()),
        _ => (0.0, 0.0),
    }
}

fn amount_of(found: &Option<Total>) -> f64 {
    match found {
        Some(Total::Sum(Figure::Amount(amount))) => amount.to_double(),
        _ => 0.0,
    }
}

/// A share in per cent at two decimals; "–" where there is none.
fn percent(condition: &str, part: &str, whole: &str, stored: Option<Decimal>) -> Live {
    let formula = format!("IF({condition},ROUND({part}*100/{whole},2),{})", quoted("–"));
    Live { formula, stored: stored.map_or_else(|| Stored::text("–"), |rate| Stored::Number(rate.to_double())) }
}

fn rate(part: &Decimal, whole: &Decimal) -> Option<Decimal> {
    (part * &Decimal::from(100)).quotient(whole, 2)
}

/// The state of a sum over rows: none filled in, one that cannot be, one that lacks something, or taken.
fn total_state(states: &str, needed: Option<u32>) -> String {
    let filled = format!("SUMPRODUCT(--({states}<>0))");
    let (bad, good) = (format!("SUMPRODUCT(--({states}=-1))"), format!("SUMPRODUCT(--({states}=1))"));
    let all = needed.map_or_else(|| filled.clone(), |n| n.to_string());
    format!("IF({filled}=0,{},IF({bad}>0,{},IF({good}<{all},{},{})))", sum::NONE, sum::UNUSABLE, sum::MISSING, sum::TAKEN)
}

impl SupplementCells {
    /// Writes the working of the sheets; with the measures that they answer.
    pub fn of(given: &Given, working: &mut Working) -> (Self, Sums) {
        let tables = &given.law.nation.tables;
        let (resources, shares) = resources(given, working);
        let (debts, owed) = debts(given, working);
        let mut sums: Sums = tables.debts.iter().map(|id| (id.clone(), debts.clone())).collect();
        let questions = Questions::of(given, working);
        for part in &tables.survey.parts {
            sums.extend(survey_part(given, part, &questions, working));
        }
        let (coverage, returned) = coverage(given, &questions.returned, working);
        sums.extend(tables.survey.returned.iter().map(|id| (id.clone(), returned.clone())));
        let shown = questions.shown(given);
        (Self { resources, shares, debts, owed, questions: shown, states: questions.states, coverage }, sums)
    }
}

/// What the sources of funds come to, and the share of each.
fn resources(given: &Given, working: &mut Working) -> (SumCells, Vec<Live>) {
    let known: &[Resource] = &given.commune.resources;
    let count = rows(&RESOURCES, known.len());
    let states: Vec<String> = (0..count).map(|at| resource_state(given, at, working)).collect();
    let range = span(&cell(&RESOURCES, RESOURCES.first_row(), "amount"), &cell(&RESOURCES, RESOURCES.first_row() + count - 1, "amount"));
    let total = total("resources", &states, &range, resources_total(known), working);
    let Some((whole, stored)) = total.sums.first().cloned() else { return (total, Vec::new()) };
    let sum_known = match resources_total(known) {
        Some(Total::Sum(Figure::Amount(amount))) => Some(amount),
        _ => None,
    };
    let share = |(at, state): (u32, &String)| {
        let amount = cell(&RESOURCES, RESOURCES.first_row() + at, "amount");
        let part = known.get(at as usize).and_then(|r| r.amount.value.as_ref());
        let share = sum_known.as_ref().zip(part).and_then(|(whole, part)| rate(part, whole));
        let condition = format!("AND({state}=1,{}={},{whole}<>0)", total.state, sum::TAKEN);
        percent(&condition, &amount, &whole, share.filter(|_| stored != 0.0))
    };
    let shares = (0u32..).zip(&states).map(share).collect();
    (total, shares)
}

fn resource_state(given: &Given, at: u32, working: &mut Working) -> String {
    let row = RESOURCES.first_row() + at;
    let (source, amount) = (trimmed(&cell(&RESOURCES, row, "source")), number_state(&cell(&RESOURCES, row, "amount"), false));
    let formula = format!(
        "IFERROR(IF(({amount})=-1,-1,IF(AND({source}=\"\",({amount})=0),0,IF(AND({source}<>\"\",({amount})=1),1,{INCOMPLETE}))),-1)"
    );
    let stored = match given.commune.resources.get(at as usize) {
        None => 0,
        Some(r) if state_of(&r.amount) == -1 => -1,
        Some(r) if r.source.value.is_some() && r.amount.value.is_some() => 1,
        Some(_) => INCOMPLETE,
    };
    working.number(format!("resource {}", at + 1), formula, stored)
}

/// What all works owe, and what each does.
fn debts(given: &Given, working: &mut Working) -> (SumCells, Vec<Live>) {
    let count = rows(&DEBTS, given.commune.debts.len());
    let states: Vec<String> = (0..count).map(|at| debt_state(given, at, working)).collect();
    let owed = |(at, state): (u32, &String)| {
        let row = DEBTS.first_row() + at;
        let (total, paid) = (cell(&DEBTS, row, "total"), cell(&DEBTS, row, "paid"));
        // no digit of the difference is worth more than the last of the total
        let owed = format!("IF({total}=0,0,ROUND({total}-{paid},14-INT(LOG10({total}))))");
        let stored = given.commune.debts.get(at as usize).and_then(Debt::owed);
        let stored = stored.map_or_else(|| Stored::text("–"), |owed| Stored::Number(owed.to_double()));
        Live { formula: format!("IF({state}=1,{owed},{})", quoted("–")), stored }
    };
    let each = (0u32..).zip(&states).map(owed).collect();
    let owed = span(&cell(&DEBTS, DEBTS.first_row(), "owed"), &cell(&DEBTS, DEBTS.first_row() + count - 1, "owed"));
    (total("debts", &states, &owed, debts_total(&given.commune.debts), working), each)
}

fn debt_state(given: &Given, at: u32, working: &mut Working) -> String {
    let row = DEBTS.first_row() + at;
    let words = |column: &str| trimmed(&cell(&DEBTS, row, column));
    let (work, plan) = (words("work"), words("plan"));
    let (total, paid) = (cell(&DEBTS, row, "total"), cell(&DEBTS, row, "paid"));
    let (total_state, paid_state) = (number_state(&total, false), number_state(&paid, false));
    let blank = format!("AND({work}=\"\",{plan}=\"\",({total_state})=0,({paid_state})=0)");
    let bad = format!("OR(({total_state})=-1,({paid_state})=-1)");
    let both = format!("AND(({total_state})=1,({paid_state})=1)");
    let complete = format!("IF({both},IF({paid}>{total},-1,IF({work}<>\"\",1,{INCOMPLETE})),{INCOMPLETE})");
    let formula = format!("IFERROR(IF({blank},0,IF({bad},-1,{complete})),-1)");
    let stored = match given.commune.debts.get(at as usize) {
        None => 0,
        Some(d) if state_of(&d.total) == -1 || state_of(&d.paid) == -1 || d.is_overpaid() => -1,
        Some(d) => {
            if d.owed().is_some() {
                1
            } else {
                INCOMPLETE
            }
        }
    };
    working.number(format!("debt {}", at + 1), formula, stored)
}

/// The sum of a column of amounts.
fn total(label: &str, states: &[String], amounts: &str, found: Option<Total>, working: &mut Working) -> SumCells {
    let range = states.first().zip(states.last()).map_or_else(|| "0".to_string(), |(first, last)| span(first, last));
    let stored = stored_state(found.as_ref());
    let state = working.number(format!("{label} state"), total_state(&range, None), stored);
    let formula = format!("IF({state}={},{},0)", sum::TAKEN, at_15_digits(&format!("SUM({amounts})")));
    let stored_sum = amount_of(&found);
    let cell = working.number(format!("{label} sum"), formula, stored_sum);
    SumCells { state, stored_state: stored, sums: vec![(cell, stored_sum)], words: ROWS_WORDS }
}

/// The cells of the questions of the survey.
struct Questions {
    returned: String,
    states: Vec<(String, i32)>,
    rates: Vec<String>,
}

impl Questions {
    fn of(given: &Given, working: &mut Working) -> Self {
        let count = given.law.nation.tables.survey.questions;
        let state = number_state(&field_cell(&SURVEY, "returned"), true);
        let returned = working.number("survey returned", state, state_of(&given.commune.survey.returned));
        let states: Vec<(String, i32)> = (0..count).map(|at| question_state(given, at, &returned, working)).collect();
        let rates = (0u32..).zip(&states).map(|(at, (state, _))| question_rate(given, at, state, working)).collect();
        Self { returned, states, rates }
    }

    /// The answers to each question and the rate of those satisfied.
    fn shown(&self, given: &Given) -> Vec<[Live; 2]> {
        (0u32..).zip(&self.states).map(|(at, (state, _))| question_shown(given, at, state)).collect()
    }
}

fn question_shown(given: &Given, at: u32, state: &str) -> [Live; 2] {
    let (row, survey) = (SURVEY.first_row() + at, &given.commune.survey);
    let (satisfied, not) = (cell(&SURVEY, row, "satisfied"), cell(&SURVEY, row, "not-satisfied"));
    let ratio = survey.answers.get(&(at + 1)).filter(|o| !survey.is_over(o)).and_then(Opinion::ratio);
    let answers = ratio.as_ref().map_or_else(|| Stored::text("–"), |(_, all)| Stored::Number(all.to_double()));
    let answers = Live { formula: format!("IF({state}=1,{satisfied}+{not},{})", quoted("–")), stored: answers };
    let stored = ratio.and_then(|(n, d)| rate(&n, &d));
    [answers, percent(&format!("{state}=1"), &satisfied, &format!("({satisfied}+{not})"), stored)]
}

fn question_state(given: &Given, at: u32, returned: &str, working: &mut Working) -> (String, i32) {
    let row = SURVEY.first_row() + at;
    let (satisfied, not) = (cell(&SURVEY, row, "satisfied"), cell(&SURVEY, row, "not-satisfied"));
    let (s, n) = (number_state(&satisfied, true), number_state(&not, true));
    let over = format!("IF({returned}=1,{satisfied}+{not}>{},FALSE)", field_cell(&SURVEY, "returned"));
    let both = format!("IF({over},-1,IF({satisfied}+{not}>0,1,{INCOMPLETE}))");
    let some = format!("IF(AND(({s})=0,({n})=0),0,IF(AND(({s})=1,({n})=1),{both},{INCOMPLETE}))");
    let formula = format!("IFERROR(IF(OR(({s})=-1,({n})=-1),-1,{some}),-1)");
    let survey = &given.commune.survey;
    let stored = match survey.answers.get(&(at + 1)) {
        None => 0,
        Some(o) if state_of(&o.satisfied) == -1 || state_of(&o.not_satisfied) == -1 || survey.is_over(o) => -1,
        Some(o) => {
            if o.ratio().is_some() {
                1
            } else {
                INCOMPLETE
            }
        }
    };
    (working.number(format!("question {}", at + 1), formula, stored), stored)
}

/// Satisfied over all answers; more than any rate where there is none.
fn question_rate(given: &Given, at: u32, state: &str, working: &mut Working) -> String {
    const NO_RATE: f64 = 2.0;
    let row = SURVEY.first_row() + at;
    let (satisfied, not) = (cell(&SURVEY, row, "satisfied"), cell(&SURVEY, row, "not-satisfied"));
    let formula = format!("IF({state}=1,{satisfied}/({satisfied}+{not}),{NO_RATE})");
    let survey = &given.commune.survey;
    let ratio = survey.answers.get(&(at + 1)).filter(|o| !survey.is_over(o)).and_then(Opinion::ratio);
    let stored = ratio.map_or(NO_RATE, |(n, d)| n.to_double() / d.to_double());
    working.number(format!("question {} rate", at + 1), formula, stored)
}

/// The measures that a part of the survey answers.
fn survey_part(given: &Given, part: &SurveyPart, questions: &Questions, working: &mut Working) -> Vec<(MeasureId, SumCells)> {
    let index = |n: u32| n.checked_sub(1).map_or(usize::MAX, |i| i as usize);
    let state = |n: u32| questions.states.get(index(n)).map(|(cell, _)| cell);
    let rate = |n: u32| questions.rates.get(index(n));
    let (Some(first), Some(last)) = (state(part.from), state(part.to)) else { return Vec::new() };
    let (Some(first_rate), Some(last_rate)) = (rate(part.from), rate(part.to)) else { return Vec::new() };
    let column = |id: &str| {
        let row = |n: u32| SURVEY.first_row() + n - 1;
        span(&cell(&SURVEY, row(part.from), id), &cell(&SURVEY, row(part.to), id))
    };
    let (satisfied, not) = (column("satisfied"), column("not-satisfied"));
    let of = part.from..=part.to;
    let (overall, lowest) = (given.commune.survey.overall(of.clone()), given.commune.survey.lowest(of));
    let label = format!("survey {}-{}", part.from, part.to);
    let stored = stored_state(overall.as_ref());
    let formula = total_state(&span(first, last), Some(part.to + 1 - part.from));
    let state = working.number(format!("{label} state"), formula, stored);
    let here = |formula: String| format!("IF({state}={},{formula},0)", sum::TAKEN);
    let mut fed = Vec::new();
    if let Some(id) = &part.overall {
        let (n, d) = ratio_of(&overall);
        let part = working.number(format!("{label} satisfied"), here(format!("SUM({satisfied})")), n);
        let whole = working.number(format!("{label} answers"), here(format!("SUM({satisfied})+SUM({not})")), d);
        fed.push((id.clone(), by_rows(&state, stored, vec![(part, n), (whole, d)])));
    }
    if let Some(id) = &part.lowest {
        let rates = span(first_rate, last_rate);
        let which = format!("MATCH(MIN({rates}),{rates},0)");
        let (n, d) = ratio_of(&lowest);
        let part = working.number(format!("{label} lowest"), here(format!("INDEX({satisfied},{which})")), n);
        let whole = here(format!("INDEX({satisfied},{which})+INDEX({not},{which})"));
        let whole = working.number(format!("{label} lowest of"), whole, d);
        fed.push((id.clone(), by_rows(&state, stored, vec![(part, n), (whole, d)])));
    }
    fed
}

fn by_rows(state: &str, stored_state: i32, sums: Vec<(String, f64)>) -> SumCells {
    SumCells { state: state.to_string(), stored_state, sums, words: ROWS_WORDS }
}

/// Forms that came back over the households, in per cent, and as a sum.
fn coverage(given: &Given, returned: &str, working: &mut Working) -> (Live, SumCells) {
    let (asked, back) = (field_cell(&SURVEY, "asked"), field_cell(&SURVEY, "returned"));
    let households = households(given, working);
    let found = given.commune.survey.coverage(&given.commune.households.count);
    let over = format!("IF(({})=1,{back}>{asked},FALSE)", number_state(&asked, true));
    let of_households = format!("IF({households}<0,{},IF({back}>{households},{},{}))", sum::MISSING, sum::UNUSABLE, sum::TAKEN);
    let usable = format!("IF({returned}=-1,{},IF({over},{},{of_households}))", sum::UNUSABLE, sum::UNUSABLE);
    let formula = format!("IFERROR(IF({returned}=0,{},{usable}),{})", sum::NONE, sum::UNUSABLE);
    let stored = stored_state(found.as_ref());
    let state = working.number("survey coverage", formula, stored);
    let (n, d) = ratio_of(&found);
    let part = working.number("survey back", format!("IF({state}={},{back},0)", sum::TAKEN), n);
    let whole = working.number("survey households", format!("IF({state}={},{households},0)", sum::TAKEN), d);
    let shown = match &found {
        Some(Total::Sum(Figure::Ratio(n, d))) => rate(n, d),
        _ => None,
    };
    let shown = percent(&format!("AND({state}={},{whole}<>0)", sum::TAKEN), &part, &whole, shown);
    (shown, by_rows(&state, stored, vec![(part, n), (whole, d)]))
}

/// The number of households, below zero where it is not known; a text such as "1.250 hộ" is read as the tool reads it.
fn households(given: &Given, working: &mut Working) -> String {
    let typed = field(Field::Households, columns::VALUE);
    let words = trimmed(&typed);
    let token = format!("LEFT({words},FIND(\" \",{words}&\" \")-1)");
    let digits = format!("VALUE(SUBSTITUTE(SUBSTITUTE({token},\".\",\"\"),\",\",\"\"))");
    let of_text = format!("IF({words}=\"\",-1,IFERROR({digits},-1))");
    let count: &Attribute<Decimal> = &given.commune.households.count;
    let stored = count.value.as_ref().map_or(-1.0, Decimal::to_double);
    let formula = format!("IF(ISNUMBER({typed}),IF(({})=1,{typed},-1),{of_text})", number_state(&typed, true));
    working.number("households", formula, stored)
}

/// Whether the law has a survey to be filled in.
pub(super) fn has_survey(law: &crate::criteria::Law, commune: &Commune) -> bool {
    law.nation.tables.survey.questions > 0 || !commune.survey.is_blank()
}
