//! The residents' survey as formulas: the state of each question, its rate, and what the questions come to.

use super::entered::{Asked, Entered, Numbers};
use super::formula::{Given, Live, field};
use super::reading::{plain_number, trimmed};
use super::sheet::{Stored, quoted, span};
use super::sum_formulas::{SumCells, Sums, stored_state, sum};
use super::supplement_formulas::{INCOMPLETE, percent, rate, total_state};
use super::tally;
use super::village_figures::FigurePlan;
use super::working::Working;
use crate::commune::{Attribute, Figure, Opinion, Total};
use crate::criteria::{MeasureId, SurveyPart};
use crate::layout::supplements::{ROWS_WORDS, SURVEY};
use crate::layout::{Field, commune as columns};
use crate::text::Decimal;

/// The visible formulas of the survey.
pub(super) struct SurveyCells {
    /// Answers to each question and the rate of those satisfied.
    pub shown: Vec<[Live; 2]>,
    pub questions: Vec<Question>,
    /// Forms that came back over the households, in per cent.
    pub coverage: Live,
    pub asked: Entered,
    pub returned: Entered,
    /// What the villages' answers to each question come to; none where they have no columns.
    pub tallies: Vec<SumCells>,
}

/// The cells of a question of the survey.
pub(super) struct Question {
    pub satisfied: String,
    pub not_satisfied: String,
    /// As that of a row of a table.
    pub state: String,
    rate: String,
}

impl SurveyCells {
    /// Writes the working of the survey; with the measures that it answers.
    pub fn of(given: &Given, (figures, blank): (&FigurePlan, &[String]), numbers: &mut Numbers, working: &mut Working) -> (Self, Sums) {
        let (survey, rule) = (&given.commune.survey, &given.law.nation.tables.survey);
        let asked = numbers.field(&SURVEY, "asked", &survey.asked, working);
        let returned = numbers.field(&SURVEY, "returned", &survey.returned, working);
        let tallies = tally::sums(given, figures.questions, blank, working);
        let questions = questions(given, &returned, &tallies, numbers, working);
        let mut sums = Sums::new();
        for part in &rule.parts {
            sums.extend(survey_part(given, part, &questions, working));
        }
        let (coverage, of_households) = coverage(given, &asked, &returned, working);
        sums.extend(rule.returned.iter().map(|id| (id.clone(), of_households.clone())));
        let shown = (1u32..).zip(&questions).map(|(number, question)| shown(given, number, question)).collect();
        (Self { shown, questions, coverage, asked, returned, tallies }, sums)
    }
}

/// Every question: each kind of cell in a run of its own, so that parts of the survey are ranges.
fn questions(given: &Given, returned: &Entered, tallies: &[SumCells], numbers: &mut Numbers, working: &mut Working) -> Vec<Question> {
    let count = given.law.nation.tables.survey.questions;
    let answers = &given.commune.survey.answers;
    let mut column = |id: &str, of: Of, working: &mut Working| {
        let known: Vec<Option<&Attribute<Decimal>>> = (1..=count).map(|number| answers.get(&number).map(of)).collect();
        numbers.column(&Asked::column(SURVEY, id, true), &known, working)
    };
    let satisfied = column("satisfied", |o| &o.satisfied, working);
    let not = column("not-satisfied", |o| &o.not_satisfied, working);
    let cells = (1u32..).zip(satisfied.iter().zip(&not));
    let cells: Vec<Cells> =
        cells.map(|(number, (satisfied, not))| Cells { given, number, satisfied, not, tally: tallies.get(number as usize - 1) }).collect();
    let satisfied: Vec<String> = cells.iter().map(|c| c.taken("satisfied", numbers, working)).collect();
    let not: Vec<String> = cells.iter().map(|c| c.taken("not-satisfied", numbers, working)).collect();
    let taken: Vec<[&str; 2]> = satisfied.iter().zip(&not).map(|(s, n)| [s.as_str(), n.as_str()]).collect();
    let states: Vec<String> = cells.iter().zip(&taken).map(|(c, taken)| c.state(*taken, returned, working)).collect();
    let rates: Vec<String> =
        cells.iter().zip(taken.iter().zip(&states)).map(|(c, (taken, state))| c.rate(*taken, state, working)).collect();
    let question = |((taken, state), rate): (([&str; 2], &String), String)| {
        let [satisfied, not_satisfied] = taken.map(str::to_string);
        Question { satisfied, not_satisfied, state: state.clone(), rate }
    };
    taken.iter().copied().zip(&states).zip(rates).map(question).collect()
}

type Of = fn(&Opinion) -> &Attribute<Decimal>;

/// The cells of a question: as typed, and what the villages' answers come to where they have columns.
struct Cells<'a> {
    given: &'a Given<'a>,
    number: u32,
    satisfied: &'a Entered,
    not: &'a Entered,
    tally: Option<&'a SumCells>,
}

impl Cells<'_> {
    /// Satisfied and not satisfied of the villages.
    fn of_villages(&self) -> Option<(&SumCells, [String; 2])> {
        let tally = self.tally?;
        let [(satisfied, _), (all, _)] = tally.sums.as_slice() else { return None };
        Some((tally, [satisfied.clone(), format!("({all}-{satisfied})")]))
    }

    /// The number that counts: that typed, else that of the villages. It stands for the cell wherever that is shown.
    fn taken(&self, id: &str, numbers: &mut Numbers, working: &mut Working) -> String {
        let first = id == "satisfied";
        let own = if first { self.satisfied } else { self.not };
        let Some((tally, [satisfied, not])) = self.of_villages() else { return own.number.clone() };
        let summed = if first { satisfied } else { not };
        let blank = format!("AND({}=0,{}=0)", self.satisfied.state, self.not.state);
        let of_sum = format!("IF({}={},{summed},{})", tally.state, sum::TAKEN, quoted("–"));
        let opinion = self.given.commune.survey.opinion(self.number).unwrap_or_default();
        let stored = if first { opinion.satisfied.value } else { opinion.not_satisfied.value };
        let stored = stored.map_or_else(|| Stored::text("–"), |number| Stored::Number(number.to_double()));
        let taken = working.add(format!("IF({blank},{of_sum},{})", own.number), stored);
        numbers.set(&SURVEY, SURVEY.first_row() + self.number - 1, SURVEY.column(id), &taken);
        taken
    }

    fn state(&self, [satisfied, not]: [&str; 2], returned: &Entered, working: &mut Working) -> String {
        let over = format!("IF({}=1,{satisfied}+{not}>{},FALSE)", returned.state, returned.number);
        let both = format!("IF({over},-1,IF({satisfied}+{not}>0,1,{INCOMPLETE}))");
        let (s, n) = (&self.satisfied.state, &self.not.state);
        let (of_sum, doubled) = self.beside_villages(&both);
        let typed = format!("IF({doubled},-1,IF(AND({s}=1,{n}=1),{both},{INCOMPLETE}))");
        let formula = format!("IFERROR(IF(OR({s}=-1,{n}=-1),-1,IF(AND({s}=0,{n}=0),{of_sum},{typed})),-1)");
        let survey = &self.given.commune.survey;
        let stored = match survey.opinion(self.number) {
            None => 0,
            Some(_) if survey.is_unusable(self.number) => -1,
            Some(opinion) if opinion.ratio().is_some() => 1,
            Some(_) => INCOMPLETE,
        };
        working.number(formula, stored)
    }

    /// The state where nothing is typed, and whether what is typed differs from the villages' answers.
    fn beside_villages(&self, both: &str) -> (String, String) {
        let Some((tally, [satisfied, not])) = self.of_villages() else { return ("0".to_string(), "FALSE".to_string()) };
        let state = &tally.state;
        let partial = format!("IF({state}={},{INCOMPLETE},-1)", sum::MISSING);
        let of_sum = format!("IF({state}={},0,IF({state}={},{both},{partial}))", sum::NONE, sum::TAKEN);
        let differs = |typed: &Entered, sum: String| format!("IF({}=1,{}<>{sum},FALSE)", typed.state, typed.number);
        let differ = format!("OR({},{})", differs(self.satisfied, satisfied), differs(self.not, not));
        (of_sum, format!("IF({state}={},{differ},FALSE)", sum::TAKEN))
    }

    /// Satisfied over all answers; more than any rate where there is none.
    fn rate(&self, [satisfied, not]: [&str; 2], state: &str, working: &mut Working) -> String {
        const NO_RATE: f64 = 2.0;
        let formula = format!("IF({state}=1,{satisfied}/({satisfied}+{not}),{NO_RATE})");
        let ratio = self.given.commune.survey.ratio(self.number);
        let stored = ratio.map_or(NO_RATE, |(n, d)| n.to_double() / d.to_double());
        working.number(formula, stored)
    }
}

fn shown(given: &Given, number: u32, question: &Question) -> [Live; 2] {
    let (state, part) = (&question.state, &question.satisfied);
    let all = format!("({part}+{})", question.not_satisfied);
    let ratio = given.commune.survey.ratio(number);
    let answers = ratio.as_ref().map_or_else(|| Stored::text("–"), |(_, all)| Stored::Number(all.to_double()));
    let answers = Live { formula: format!("IF({state}=1,{all},{})", quoted("–")), stored: answers };
    let stored = ratio.and_then(|(n, d)| rate(&n, &d));
    [answers, percent(&format!("{state}=1"), part, &all, stored)]
}

fn ratio_of(found: &Option<Total>) -> (f64, f64) {
    match found {
        Some(Total::Sum(Figure::Ratio(n, d))) => (n.to_double(), d.to_double()),
        _ => (0.0, 0.0),
    }
}

/// The measures that a part of the survey answers.
fn survey_part(given: &Given, part: &SurveyPart, questions: &[Question], working: &mut Working) -> Vec<(MeasureId, SumCells)> {
    let index = |n: u32| n.checked_sub(1).map_or(usize::MAX, |i| i as usize);
    let (Some(first), Some(last)) = (questions.get(index(part.from)), questions.get(index(part.to))) else { return Vec::new() };
    let column = |of: fn(&Question) -> &String| span(of(first), of(last));
    let (satisfied, not) = (column(|q| &q.satisfied), column(|q| &q.not_satisfied));
    let of = part.from..=part.to;
    let (overall, lowest) = (given.commune.survey.overall(of.clone()), given.commune.survey.lowest(of));
    let stored = stored_state(overall.as_ref());
    let formula = total_state(&column(|q| &q.state), Some(part.to + 1 - part.from));
    let state = working.number(formula, stored);
    let here = |formula: String| format!("IF({state}={},{formula},0)", sum::TAKEN);
    let mut fed = Vec::new();
    if let Some(id) = &part.overall {
        let (n, d) = ratio_of(&overall);
        let part = working.number(here(format!("SUM({satisfied})")), n);
        let whole = working.number(here(format!("SUM({satisfied})+SUM({not})")), d);
        fed.push((id.clone(), by_rows(&state, stored, vec![(part, n), (whole, d)])));
    }
    if let Some(id) = &part.lowest {
        let rates = column(|q| &q.rate);
        let which = format!("MATCH(MIN({rates}),{rates},0)");
        let (n, d) = ratio_of(&lowest);
        let part = working.number(here(format!("INDEX({satisfied},{which})")), n);
        let whole = here(format!("INDEX({satisfied},{which})+INDEX({not},{which})"));
        let whole = working.number(whole, d);
        fed.push((id.clone(), by_rows(&state, stored, vec![(part, n), (whole, d)])));
    }
    fed
}

fn by_rows(state: &str, stored_state: i32, sums: Vec<(String, f64)>) -> SumCells {
    SumCells { state: state.to_string(), stored_state, sums, words: ROWS_WORDS }
}

/// Forms that came back over the households, in per cent, and as a sum.
fn coverage(given: &Given, asked: &Entered, returned: &Entered, working: &mut Working) -> (Live, SumCells) {
    let (back, returned) = (&returned.number, &returned.state);
    let households = households(given, working);
    let found = given.commune.survey.coverage(&given.commune.households.count);
    let over = format!("IF({}=1,{back}>{},FALSE)", asked.state, asked.number);
    let of_households = format!("IF({households}<0,{},IF({back}>{households},{},{}))", sum::MISSING, sum::UNUSABLE, sum::TAKEN);
    let usable = format!("IF({returned}=-1,{},IF({over},{},{of_households}))", sum::UNUSABLE, sum::UNUSABLE);
    let formula = format!("IFERROR(IF({returned}=0,{},{usable}),{})", sum::NONE, sum::UNUSABLE);
    let stored = stored_state(found.as_ref());
    let state = working.number(formula, stored);
    let (n, d) = ratio_of(&found);
    let part = working.number(format!("IF({state}={},{back},0)", sum::TAKEN), n);
    let whole = working.number(format!("IF({state}={},{households},0)", sum::TAKEN), d);
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
    let of_number = format!("IF(AND({},{typed}>=0,{typed}=INT({typed})),{typed},-1)", plain_number(&typed));
    let formula = format!("IF(ISNUMBER({typed}),{of_number},{of_text})");
    working.number(formula, stored)
}
