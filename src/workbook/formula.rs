//! Requirements as formulas: the same trees that `assess` judges, written into the working sheet with
//! the tool's own verdicts as stored results.

use std::collections::BTreeMap;

use super::combine;
use super::lists::Lists;
use super::papers_formula::PaperCells;
use super::plan::Plan;
use super::reading::{Cells, beside_formula, beside_of, state, state_formula, state_of, value_formula, value_of};
use super::sheet::{Stored, reference};
use super::sums::SumCells;
use super::thresholds::Thresholds;
use super::village_figures::FigurePlan;
use super::working::{Working, code, verdict_code};
use crate::assess::{Assessment, Verdict};
use crate::commune::{Answer, Commune, Given, Value};
use crate::criteria::*;
use crate::layout::{Column, Field, Sheet};

/// A formula with its stored result, for a visible cell.
#[derive(Clone)]
pub(super) struct Live {
    /// Without the leading "=".
    pub formula: String,
    /// Result.
    pub stored: Stored,
}

/// The visible formulas of an answer row.
pub(super) struct RowFormulas {
    /// Mức yêu cầu.
    pub required: Live,
    /// Đánh giá.
    pub verdict: Live,
    /// Căn cứ của mức.
    pub source: Live,
    /// Mức tin cậy.
    pub evidence: Live,
}

/// What is known of a test in the working sheet.
pub(super) struct TestCells {
    pub verdict: String,
    pub words: Live,
    pub source: Live,
    pub evidence: Live,
    pub code: i32,
}

/// A test of an item that a measure's row shows, and when it is in force.
pub(super) struct Reach {
    pub key: String,
    /// Cells that must be 1, or 0, for the branch to be taken.
    pub conditions: Vec<(String, i32)>,
    pub active: bool,
}

/// Builds the working sheet.
pub(super) struct Formulas<'a> {
    pub(super) law: &'a Law,
    pub(super) commune: &'a Commune,
    pub(super) assessment: &'a Assessment,
    pub(super) plan: &'a Plan<'a>,
    pub(super) lists: &'a Lists,
    pub(super) thresholds: &'a Thresholds,
    /// The sheet being built.
    pub working: Working,
    pub(super) year_index: String,
    pub(super) as_of: String,
    pub(super) regions: BTreeMap<Level, (String, String)>,
    pub(super) answers: BTreeMap<MeasureId, (String, String)>,
    /// Numerator and denominator of a rate, typed or summed; those typed where a rate is not here.
    pub(super) ratios: BTreeMap<MeasureId, (String, String)>,
    /// How the rate typed beside them stands to them.
    pub(super) besides: BTreeMap<MeasureId, String>,
    /// What the villages' figures, debts and survey come to.
    pub(super) sums: BTreeMap<MeasureId, SumCells>,
    /// The sheets beside the indicators.
    pub(super) papers: PaperCells,
    /// Per row of the villages sheets: 1 where it is blank.
    pub(super) village_blank: Vec<String>,
    /// Per checklist id: villages given, passing, undetermined.
    pub(super) village_counts: BTreeMap<String, (String, String, String)>,
    /// Per checklist and row: the verdict.
    pub(super) village_cells: Vec<Vec<(String, i32)>>,
    /// Per checklist: its name and how many villages pass.
    pub(super) village_bands: Vec<Live>,
    pub(super) tests: BTreeMap<String, TestCells>,
    pub(super) items: BTreeMap<ItemRef, (String, i32)>,
    pub(super) criteria: BTreeMap<(Level, u32), (String, i32)>,
    pub(super) sets: BTreeMap<Level, (String, i32)>,
    /// Sets and conditions together.
    pub(super) overall: (String, i32),
    pub(super) target_rank: String,
    /// Whether the class is answered, and of each class some threshold or area turns on whether it holds.
    pub(super) class_answered: (String, i32),
    pub(super) class_flags: BTreeMap<String, (String, i32)>,
    /// One-based index of the area, 0 when unknown.
    pub(super) area: (String, i32),
}

/// The reference of a field of the commune sheet.
pub(super) fn field(field: Field, column: u16) -> String {
    reference(&Sheet::Commune.name(), field.row(), column)
}

impl<'a> Formulas<'a> {
    /// Writes the working of every item, criterion and set of the plan.
    pub fn new(
        law: &'a Law,
        commune: &'a Commune,
        assessment: &'a Assessment,
        plan: &'a Plan<'a>,
        lists: &'a Lists,
        thresholds: &'a Thresholds,
        figures: &FigurePlan,
    ) -> Self {
        let mut new = Self {
            law,
            commune,
            assessment,
            plan,
            lists,
            thresholds,
            working: Working::new(),
            year_index: String::new(),
            as_of: String::new(),
            regions: BTreeMap::new(),
            answers: BTreeMap::new(),
            ratios: BTreeMap::new(),
            besides: BTreeMap::new(),
            sums: BTreeMap::new(),
            papers: PaperCells::default(),
            village_blank: Vec::new(),
            village_counts: BTreeMap::new(),
            village_cells: Vec::new(),
            village_bands: Vec::new(),
            tests: BTreeMap::new(),
            items: BTreeMap::new(),
            criteria: BTreeMap::new(),
            sets: BTreeMap::new(),
            overall: Default::default(),
            target_rank: String::new(),
            class_answered: Default::default(),
            class_flags: BTreeMap::new(),
            area: Default::default(),
        };
        new.frame();
        new.village_rows(figures);
        new.figures(figures);
        new.papers();
        new.answers();
        new.villages();
        new.sets();
        new.conditions();
        new.overall();
        new
    }

    /// State and value of every measure entered.
    fn answers(&mut self) {
        let zero_words = self.zero_word_measures();
        for (id, (sheet, row)) in &self.plan.inputs {
            let measure = self.plan.measures[id];
            if measure.kind == Kind::Villages {
                continue;
            }
            let cells = answer_cells(sheet, *row);
            let typed = self.commune.answers.get(id).filter(|a| !a.summed);
            let formula = state_formula(measure, zero_words.contains(id), &cells, self.lists);
            let state = self.working.number(format!("state {id}"), formula, f64::from(state_of(typed, measure)));
            let formula = value_formula(measure, &cells, self.lists);
            let value = self.working.number(format!("value {id}"), formula, value_of(typed));
            let known = self.or_summed(measure, &cells, (state, value.clone()));
            if measure.kind == Kind::Rate {
                let formula = beside_formula(measure, &known.0, &value, &cells.result, &self.parts_of(id));
                let beside = self.working.number(format!("beside {id}"), formula, f64::from(beside_of(typed, measure)));
                self.besides.insert(id.clone(), beside);
            }
            self.answers.insert(id.clone(), known);
        }
    }

    /// State and value of what is typed, or else of what the villages' figures add up to.
    fn or_summed(&mut self, measure: &Measure, cells: &Cells, (state, value): (String, String)) -> (String, String) {
        let (id, Some(summed)) = (&measure.id, self.summed_state(measure)) else { return (state, value) };
        let Some(sums) = self.sums.get(id).map(|s| s.sums.clone()) else { return (state, value) };
        let answer = self.commune.answers.get(id);
        let formula = format!("IF({state}<>0,{state},{summed})");
        let either = self.working.number(format!("state or sum {id}"), formula, f64::from(state_of(answer, measure)));
        if let [(part, stored_part), (whole, stored_whole)] = sums.as_slice() {
            let (mut numerator, mut denominator) = (*stored_part, *stored_whole);
            if let Some(Given::Value(Value::Ratio { numerator: n, denominator: d })) = answer.map(|a| &a.given) {
                (numerator, denominator) = (n.to_double(), d.to_double());
            }
            let of = |typed: &str, sum: &str| format!("IF({state}={},{typed},{sum})", state::RATIO);
            let part = self.working.number(format!("numerator {id}"), of(&cells.numerator, part), numerator);
            let whole = self.working.number(format!("denominator {id}"), of(&cells.denominator, whole), denominator);
            self.ratios.insert(id.clone(), (part, whole));
            return (either, value);
        }
        let amount = sums.first().map_or("0", |(cell, _)| cell);
        let value =
            self.working.number(format!("value or sum {id}"), format!("IF({state}<>0,{value},{amount})"), value_or_sum(answer, &sums));
        (either, value)
    }

    /// Measures of "none" tests that count things: there "Không" means zero.
    fn zero_word_measures(&self) -> Vec<MeasureId> {
        let tests = self.plan.items().flat_map(|(_, i)| &i.versions).flat_map(|v| v.requirement.tests());
        tests.filter(|t| t.op == Op::None).map(|t| t.measure.clone()).collect()
    }

    fn sets(&mut self) {
        let mut sheets = Vec::new();
        for level in self.law.sets.keys().copied().filter(|l| *l <= self.assessment.target).collect::<Vec<_>>() {
            let mut cells = Vec::new();
            let set = &self.law.sets[&level];
            for criterion in &set.criteria {
                for item in &criterion.indicators {
                    self.item(Book::Set(level), item);
                }
                cells.push(self.criterion(level, criterion));
            }
            let formula = combine::all_of_items(&cells, code::ELSEWHERE, code::NOT_APPLICABLE);
            let verdict = self.assessment.sets.iter().find(|s| s.level == level).map_or(Verdict::Undetermined, |s| s.finding.verdict);
            let stored = verdict_code(verdict, None);
            let cell = self.working.number(format!("set {level}"), formula, f64::from(stored));
            self.sets.insert(level, (cell, stored));
            sheets.push(level);
        }
    }

    fn criterion(&mut self, level: Level, criterion: &Criterion) -> String {
        let cells: Vec<String> = criterion
            .indicators
            .iter()
            .filter_map(|i| self.items.get(&self.law.refer(Book::Set(level), i.code.as_str())))
            .map(|(cell, _)| cell.clone())
            .collect();
        let formula = combine::all_of_items(&cells, code::ELSEWHERE, code::NOT_APPLICABLE);
        let result = self.assessment.sets.iter().find(|s| s.level == level);
        let result = result.and_then(|s| s.criteria.iter().find(|c| c.number == criterion.number));
        let stored = verdict_code(result.map_or(Verdict::Undetermined, |c| c.finding.verdict), None);
        let cell = self.working.number(format!("criterion {level}:{}", criterion.number), formula, f64::from(stored));
        self.criteria.insert((level, criterion.number), (cell.clone(), stored));
        cell
    }

    fn conditions(&mut self) {
        let items: Vec<ItemRef> = self.plan.items().filter(|(of, _)| of.book == Book::Condition).map(|(of, _)| of.clone()).collect();
        for of in items {
            if let Some(item) = self.law.item(&of) {
                self.item(Book::Condition, item);
            }
        }
    }

    /// The sets judged and the conditions, all of them.
    fn overall(&mut self) {
        let sets = self.assessment.sets.iter().filter_map(|s| self.sets.get(&s.level));
        let conditions = self.assessment.conditions.iter().filter_map(|c| self.items.get(&c.item));
        let cells: Vec<String> = sets.chain(conditions).map(|(cell, _)| cell.clone()).collect();
        let formula = combine::all_of_items(&cells, code::ELSEWHERE, code::NOT_APPLICABLE);
        let stored = verdict_code(self.assessment.overall.verdict, None);
        self.overall = (self.working.number("overall", formula, stored), stored);
    }

    /// The root of every version, and which of them is in force.
    fn item(&mut self, book: Book, item: &'a Item) {
        let of = self.law.refer(book, item.code.clone());
        let mut formula = String::new();
        let mut stored = code::ELSEWHERE;
        let in_force = item.version_on(self.assessment.place.as_of).map(|v| v.from);
        for (index, version) in item.versions.iter().enumerate() {
            let (cell, value) = self.node(&of, version, &version.requirement);
            formula = if index == 0 { cell } else { format!("IF({}>={},{cell},{formula})", self.as_of, date_formula(version.from)) };
            if in_force == Some(version.from) {
                stored = value;
            }
        }
        let cell = self.working.number(format!("item {of}"), formula, f64::from(stored));
        self.items.insert(of, (cell, stored));
    }
}

/// The number judged: what is typed, or else the sum.
fn value_or_sum(answer: Option<&Answer>, sums: &[(String, f64)]) -> f64 {
    match answer.filter(|a| !a.summed) {
        Some(typed) => value_of(Some(typed)),
        None => sums.first().map_or(0.0, |(_, stored)| *stored),
    }
}

/// The cells of an answer row.
pub(super) fn answer_cells(sheet: &str, row: u32) -> Cells {
    let cell = |column: Column| reference(sheet, row, column.index());
    Cells {
        numerator: cell(Column::Numerator),
        denominator: cell(Column::Denominator),
        result: cell(Column::Result),
        note: cell(Column::Note),
    }
}

/// A day as a formula, whatever the regional settings.
pub(super) fn date_formula(day: crate::text::Date) -> String {
    format!("DATE({},{},{})", day.year(), day.month(), day.day())
}

/// A day as Excel counts it.
pub(super) fn serial(day: crate::text::Date) -> f64 {
    let epoch = crate::text::Date::constant(1899, 12, 30);
    f64::from(epoch.until(day).map_or(0, |span| span.get_days()))
}
