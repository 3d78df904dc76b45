//! Resources, debts, survey and meeting as formulas: the state of each row, what the rows come to, and which
//! conditions of recognition that answers.

use super::counterpart_formulas::{self, Rows};
use super::entered::{Asked, Entered, Numbers, range, state_of};
use super::formula::{Given, Live};
use super::reading::trimmed;
use super::sheet::{Stored, quoted, reference, span};
use super::sum_formulas::{SumCells, Sums, at_15_digits, stored_state, sum};
use super::survey_formulas::SurveyCells;
use super::village_figures::FigurePlan;
use super::working::Working;
use crate::commune::{Attribute, Commune, Debt, Figure, Resource, Total, debts_total, resources_total};
use crate::layout::supplements::{Block, DEBTS, MEETING, RESOURCES, ROWS_WORDS};
use crate::text::Decimal;

/// A row that lacks something.
pub(super) const INCOMPLETE: i32 = 2;

/// The visible formulas of the sheets next to the indicators.
pub(super) struct SupplementCells {
    /// What the sources of funds come to.
    pub resources: SumCells,
    /// Share of each source.
    pub shares: Vec<Live>,
    /// Ratios between them.
    pub counterparts: Vec<Live>,
    /// What all works owe.
    pub debts: SumCells,
    /// What each work owes.
    pub owed: Vec<Live>,
    pub survey: SurveyCells,
    /// Votes for over those asked.
    pub approval: Live,
    /// The numbers typed.
    pub numbers: Numbers,
}

/// Rows offered: more where more are known.
pub(super) fn rows(block: &Block, known: usize) -> u32 {
    block.rows.max(known as u32)
}

fn cell(block: &Block, row: u32, column: &str) -> String {
    reference(&block.sheet.name(), row, block.column(column))
}

pub(super) fn amount_of(found: &Option<Total>) -> f64 {
    match found {
        Some(Total::Sum(Figure::Amount(amount))) => amount.to_double(),
        _ => 0.0,
    }
}

/// A share in per cent at two decimals; "–" where there is none.
pub(super) fn percent(condition: &str, part: &str, whole: &str, stored: Option<Decimal>) -> Live {
    let formula = format!("IF({condition},ROUND({part}*100/{whole},2),{})", quoted("–"));
    Live { formula, stored: stored.map_or_else(|| Stored::text("–"), |rate| Stored::Number(rate.to_double())) }
}

pub(super) fn rate(part: &Decimal, whole: &Decimal) -> Option<Decimal> {
    (part * &Decimal::from(100)).quotient(whole, 2)
}

/// The state of a sum over rows: none filled in, one that cannot be, one that lacks something, or taken.
pub(super) fn total_state(states: &str, needed: Option<u32>) -> String {
    let filled = format!("SUMPRODUCT(--({states}<>0))");
    let (bad, good) = (format!("SUMPRODUCT(--({states}=-1))"), format!("SUMPRODUCT(--({states}=1))"));
    let all = needed.map_or_else(|| filled.clone(), |n| n.to_string());
    format!("IF({filled}=0,{},IF({bad}>0,{},IF({good}<{all},{},{})))", sum::NONE, sum::UNUSABLE, sum::MISSING, sum::TAKEN)
}

impl SupplementCells {
    /// Writes the working of the sheets; with the measures that they answer. Of the villages: what they have columns for, and
    /// which rows are blank.
    pub fn of(given: &Given, villages: (&FigurePlan, &[String]), working: &mut Working) -> (Self, Sums) {
        let mut numbers = Numbers::default();
        let (resources, shares, counterparts) = resources(given, &mut numbers, working);
        let (debts, owed) = debts(given, &mut numbers, working);
        let mut sums: Sums = given.law.nation.tables.debts.iter().map(|id| (id.clone(), debts.clone())).collect();
        let (survey, answered) = SurveyCells::of(given, villages, &mut numbers, working);
        sums.extend(answered);
        let approval = approval(given, &mut numbers, working);
        (Self { resources, shares, counterparts, debts, owed, survey, approval, numbers }, sums)
    }
}

/// What is known of a column of rows, as far as there are rows.
fn known<'a, R>(block: &Block, rows_known: &'a [R], of: fn(&'a R) -> &'a Attribute<Decimal>) -> Vec<Option<&'a Attribute<Decimal>>> {
    (0..rows(block, rows_known.len()) as usize).map(|at| rows_known.get(at).map(of)).collect()
}

/// What the sources of funds come to, the share of each, and the ratios between them.
fn resources(given: &Given, numbers: &mut Numbers, working: &mut Working) -> (SumCells, Vec<Live>, Vec<Live>) {
    let sources: &[Resource] = &given.commune.resources;
    let amounts = numbers.column(&Asked::column(RESOURCES, "amount", false), &known(&RESOURCES, sources, |r| &r.amount), working);
    let states: Vec<String> = (0u32..).zip(&amounts).map(|(at, amount)| resource_state(given, at, amount, working)).collect();
    let total = total(&states, &range(&amounts), resources_total(sources), working);
    let Some((whole, stored)) = total.sums.first().cloned() else { return (total, Vec::new(), Vec::new()) };
    let sum_known = match resources_total(sources) {
        Some(Total::Sum(Figure::Amount(amount))) => Some(amount),
        _ => None,
    };
    let share = |(at, (state, amount)): (usize, (&String, &Entered))| {
        let part = sources.get(at).and_then(|r| r.amount.value.as_ref());
        let share = sum_known.as_ref().zip(part).and_then(|(whole, part)| rate(part, whole));
        let condition = format!("AND({state}=1,{}={},{whole}<>0)", total.state, sum::TAKEN);
        percent(&condition, &amount.number, &whole, share.filter(|_| stored != 0.0))
    };
    let shares = (0..).zip(states.iter().zip(&amounts)).map(share).collect();
    let ratios = counterpart_formulas::lines(given, &Rows { amounts: &amounts, states: &states, total: &total }, working);
    (total, shares, ratios)
}

fn resource_state(given: &Given, at: u32, amount: &Entered, working: &mut Working) -> String {
    let source = trimmed(&cell(&RESOURCES, RESOURCES.first_row() + at, "source"));
    let amount = &amount.state;
    let formula =
        format!("IFERROR(IF({amount}=-1,-1,IF(AND({source}=\"\",{amount}=0),0,IF(AND({source}<>\"\",{amount}=1),1,{INCOMPLETE}))),-1)");
    let stored = match given.commune.resources.get(at as usize) {
        None => 0,
        Some(r) if state_of(&r.amount) == -1 => -1,
        Some(r) if r.source.value.is_some() && r.amount.value.is_some() => 1,
        Some(_) => INCOMPLETE,
    };
    working.number(formula, stored)
}

/// What all works owe, and what each does.
fn debts(given: &Given, numbers: &mut Numbers, working: &mut Working) -> (SumCells, Vec<Live>) {
    let works: &[Debt] = &given.commune.debts;
    let totals = numbers.column(&Asked::column(DEBTS, "total", false), &known(&DEBTS, works, |d| &d.total), working);
    let paid = numbers.column(&Asked::column(DEBTS, "paid", false), &known(&DEBTS, works, |d| &d.paid), working);
    let pairs: Vec<(&Entered, &Entered)> = totals.iter().zip(&paid).collect();
    let states: Vec<String> = (0u32..).zip(&pairs).map(|(at, pair)| debt_state(given, at, *pair, working)).collect();
    let owed = |(at, (state, (total, paid))): (usize, (&String, &(&Entered, &Entered)))| {
        let (total, paid) = (&total.number, &paid.number);
        // no digit of the difference is worth more than the last of the total
        let owed = format!("IF({total}=0,0,ROUND({total}-{paid},14-INT(LOG10({total}))))");
        let stored = works.get(at).and_then(Debt::owed);
        let stored = stored.map_or_else(|| Stored::text("–"), |owed| Stored::Number(owed.to_double()));
        Live { formula: format!("IF({state}=1,{owed},{})", quoted("–")), stored }
    };
    let each = (0..).zip(states.iter().zip(&pairs)).map(owed).collect();
    let last = DEBTS.first_row() + pairs.len() as u32 - 1;
    let owed = span(&cell(&DEBTS, DEBTS.first_row(), "owed"), &cell(&DEBTS, last, "owed"));
    (total(&states, &owed, debts_total(works), working), each)
}

fn debt_state(given: &Given, at: u32, (total, paid): (&Entered, &Entered), working: &mut Working) -> String {
    let words = |column: &str| trimmed(&cell(&DEBTS, DEBTS.first_row() + at, column));
    let (work, plan) = (words("work"), words("plan"));
    let blank = format!("AND({work}=\"\",{plan}=\"\",{}=0,{}=0)", total.state, paid.state);
    let bad = format!("OR({}=-1,{}=-1)", total.state, paid.state);
    let both = format!("AND({}=1,{}=1)", total.state, paid.state);
    let over = format!("{}>{}", paid.number, total.number);
    let complete = format!("IF({both},IF({over},-1,IF({work}<>\"\",1,{INCOMPLETE})),{INCOMPLETE})");
    let formula = format!("IFERROR(IF({blank},0,IF({bad},-1,{complete})),-1)");
    let stored = match given.commune.debts.get(at as usize) {
        None => 0,
        Some(d) if state_of(&d.total) == -1 || state_of(&d.paid) == -1 || d.is_overpaid() => -1,
        Some(d) if d.owed().is_some() => 1,
        Some(_) => INCOMPLETE,
    };
    working.number(formula, stored)
}

/// Votes for over those asked; "–" while something is missing or cannot be.
fn approval(given: &Given, numbers: &mut Numbers, working: &mut Working) -> Live {
    let meeting = &given.commune.meeting;
    let mut field = |id: &str, known| numbers.field(&MEETING, id, known, working);
    let (asked, votes) = (field("asked", &meeting.asked), field("for", &meeting.votes_for));
    let against = field("against", &meeting.votes_against);
    let (all, part) = (&asked.number, &votes.number);
    let fits = format!("AND({all}>0,{part}+IF({}=1,{},0)<={all})", against.state, against.number);
    let share = format!("IF({fits},ROUND({part}*100/{all},2),{})", quoted("–"));
    let formula = format!("IF(AND({}=1,{}=1),{share},{})", asked.state, votes.state, quoted("–"));
    let stored = meeting.approval().map_or_else(|| Stored::text("–"), |rate| Stored::Number(rate.to_double()));
    Live { formula, stored }
}

/// The sum of a column of amounts.
fn total(states: &[String], amounts: &str, found: Option<Total>, working: &mut Working) -> SumCells {
    let range = states.first().zip(states.last()).map_or_else(|| "0".to_string(), |(first, last)| span(first, last));
    let stored = stored_state(found.as_ref());
    let state = working.number(total_state(&range, None), stored);
    let formula = format!("IF({state}={},{},0)", sum::TAKEN, at_15_digits(&format!("SUM({amounts})")));
    let stored_sum = amount_of(&found);
    let cell = working.number(formula, stored_sum);
    SumCells { state, stored_state: stored, sums: vec![(cell, stored_sum)], words: ROWS_WORDS }
}

/// Whether the law has a survey to be filled in.
pub(super) fn has_survey(law: &crate::criteria::Law, commune: &Commune) -> bool {
    law.nation.tables.survey.questions > 0 || !commune.survey.is_blank()
}
