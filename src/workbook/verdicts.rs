//! Verdicts as cells: of every item, criterion and set, and of all together.

use std::collections::BTreeMap;

use super::combine;
use super::formula::{Grounds, Live, date_formula};
use super::guidance::Guidance;
use super::working::{Working, code, verdict_code};
use crate::assess::Verdict;
use crate::criteria::{Book, Criterion, Item, ItemRef, Level};

/// A cell with the tool's own code.
pub(super) type CodeCell = (String, i32);

/// What is known of a test in the working sheet.
pub(super) struct TestCells {
    pub verdict: String,
    pub words: Live,
    pub source: Live,
    pub evidence: Live,
    pub guidance: Guidance,
    pub code: i32,
}

/// The cells of the verdicts.
pub(super) struct Verdicts {
    pub tests: BTreeMap<String, TestCells>,
    pub items: BTreeMap<ItemRef, CodeCell>,
    pub criteria: BTreeMap<(Level, u32), CodeCell>,
    pub sets: BTreeMap<Level, CodeCell>,
    /// Sets and conditions together.
    pub overall: CodeCell,
}

impl Verdicts {
    /// Writes the working of every verdict.
    pub fn of(grounds: &Grounds, working: &mut Working) -> Self {
        let mut bench =
            Bench { grounds, working, tests: BTreeMap::new(), items: BTreeMap::new(), criteria: BTreeMap::new(), sets: BTreeMap::new() };
        bench.judge_sets();
        bench.judge_conditions();
        let overall = bench.overall();
        let Bench { tests, items, criteria, sets, .. } = bench;
        Self { tests, items, criteria, sets, overall }
    }
}

/// What is judged so far: a requirement may rest on criteria and sets before it.
pub(super) struct Bench<'b, 'a> {
    pub grounds: &'b Grounds<'a>,
    pub working: &'b mut Working,
    pub tests: BTreeMap<String, TestCells>,
    pub items: BTreeMap<ItemRef, CodeCell>,
    pub criteria: BTreeMap<(Level, u32), CodeCell>,
    pub sets: BTreeMap<Level, CodeCell>,
}

impl Bench<'_, '_> {
    fn judge_sets(&mut self) {
        let given = &self.grounds.given;
        for (level, set) in given.law.sets.iter().filter(|(level, _)| given.assessment.target.includes(**level)) {
            let mut cells = Vec::new();
            for criterion in &set.criteria {
                criterion.indicators.iter().for_each(|item| self.judge_item(Book::Set(*level), item));
                cells.push(self.criterion(*level, criterion));
            }
            let formula = combine::all_of_items(&cells, code::ELSEWHERE, code::NOT_APPLICABLE);
            let verdict = given.assessment.sets.iter().find(|s| s.level == *level).map_or(Verdict::Undetermined, |s| s.finding.verdict);
            let stored = verdict_code(verdict, None);
            let cell = self.working.verdict(formula, stored);
            self.sets.insert(*level, (cell, stored));
        }
    }

    fn criterion(&mut self, level: Level, criterion: &Criterion) -> String {
        let cells: Vec<String> = criterion
            .indicators
            .iter()
            .filter_map(|i| self.items.get(&self.grounds.given.law.refer(Book::Set(level), i.code.as_str())))
            .map(|(cell, _)| cell.clone())
            .collect();
        let formula = combine::all_of_items(&cells, code::ELSEWHERE, code::NOT_APPLICABLE);
        let result = self.grounds.given.assessment.sets.iter().find(|s| s.level == level);
        let result = result.and_then(|s| s.criteria.iter().find(|c| c.number == criterion.number));
        let stored = verdict_code(result.map_or(Verdict::Undetermined, |c| c.finding.verdict), None);
        let cell = self.working.verdict(formula, stored);
        self.criteria.insert((level, criterion.number), (cell.clone(), stored));
        cell
    }

    fn judge_conditions(&mut self) {
        let given = &self.grounds.given;
        let items: Vec<&ItemRef> = given.plan.items().filter(|(of, _)| of.book == Book::Condition).map(|(of, _)| of).collect();
        items.into_iter().filter_map(|of| given.law.item(of)).for_each(|item| self.judge_item(Book::Condition, item));
    }

    /// The sets judged and the conditions, all of them.
    fn overall(&mut self) -> CodeCell {
        let assessment = self.grounds.given.assessment;
        let sets = assessment.sets.iter().filter_map(|s| self.sets.get(&s.level));
        let conditions = assessment.conditions.iter().filter_map(|c| self.items.get(&c.item));
        let cells: Vec<String> = sets.chain(conditions).map(|(cell, _)| cell.clone()).collect();
        let formula = combine::all_of_items(&cells, code::ELSEWHERE, code::NOT_APPLICABLE);
        let stored = verdict_code(assessment.overall.verdict, None);
        (self.working.verdict(formula, stored), stored)
    }

    /// The root of every version, and which of them is in force.
    fn judge_item(&mut self, book: Book, item: &Item) {
        let of = self.grounds.given.law.refer(book, item.code.clone());
        let mut formula = String::new();
        let mut stored = code::ELSEWHERE;
        let in_force = item.version_on(self.grounds.given.assessment.place.as_of).map(|v| v.from);
        for (index, version) in item.versions.iter().enumerate() {
            let (cell, value) = self.node(&of, version, &version.requirement);
            let switch = || format!("{}>={}", self.grounds.frame.as_of, date_formula(version.from));
            formula = if index == 0 { cell } else { format!("IF({},{cell},{formula})", switch()) };
            if in_force == Some(version.from) {
                stored = value;
            }
        }
        let cell = self.working.verdict(formula, stored);
        self.items.insert(of, (cell, stored));
    }
}
