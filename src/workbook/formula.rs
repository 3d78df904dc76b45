//! Requirements as formulas: the same trees that `assess` judges, written into the working sheet with
//! the tool's own verdicts as stored results.

use std::collections::BTreeMap;

use super::combine;
use super::lists::Lists;
use super::plan::{Plan, measures};
use super::reading::{Cells, rank_formula, state, state_formula, state_of, value_formula, value_of};
use super::sheet::{Stored, quoted, reference};
use super::thresholds::{Cell, Facet, Thresholds, mark, reading_level, source_and_evidence};
use super::working::{Working, cause_code, code, code_word, judged_code, verdict_code};
use crate::assess::{Assessment, Bench, Part, Trust, Verdict};
use crate::commune::Commune;
use crate::criteria::*;
use crate::explain;
use crate::layout::{Column, Field, Sheet, commune as columns, thresholds as marks};
use crate::messages::Lang;

/// A formula with its stored result, for a visible cell.
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
struct TestCells {
    verdict: String,
    threshold: String,
    words: Live,
    source: Live,
    evidence: Live,
    code: i32,
}

/// A test of an item that a measure's row shows, and when it is in force.
struct Reach {
    key: String,
    /// Cells that must be 1, or 0, for the branch to be taken.
    conditions: Vec<(String, i32)>,
    active: bool,
}

/// Builds the working sheet.
pub(super) struct Formulas<'a> {
    pub(super) law: &'a Law,
    pub(super) commune: &'a Commune,
    pub(super) assessment: &'a Assessment,
    plan: &'a Plan<'a>,
    pub(super) lists: &'a Lists,
    thresholds: &'a Thresholds,
    /// The sheet being built.
    pub working: Working,
    year_index: String,
    as_of: String,
    regions: BTreeMap<Level, (String, String)>,
    answers: BTreeMap<MeasureId, (String, String)>,
    /// Per checklist id: villages given, passing, undetermined.
    pub(super) village_counts: BTreeMap<String, (String, String, String)>,
    /// Per checklist and row: the verdict.
    pub(super) village_cells: Vec<Vec<(String, i32)>>,
    tests: BTreeMap<String, TestCells>,
    items: BTreeMap<ItemRef, (String, i32)>,
    criteria: BTreeMap<(Level, u32), (String, i32)>,
    sets: BTreeMap<Level, (String, i32)>,
    target_rank: String,
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
            village_counts: BTreeMap::new(),
            village_cells: Vec::new(),
            tests: BTreeMap::new(),
            items: BTreeMap::new(),
            criteria: BTreeMap::new(),
            sets: BTreeMap::new(),
            target_rank: String::new(),
        };
        new.frame();
        new.answers();
        new.villages();
        new.sets();
        new.conditions();
        new
    }

    /// Year, date, target and the regions whose levels may bind.
    fn frame(&mut self) {
        let year = field(Field::Year, columns::VALUE);
        let index = self.thresholds.year_index(self.assessment.place.year) as f64;
        self.year_index = self.working.number("year", format!("IFERROR(MATCH({year},{},0),0)", self.thresholds.year_range()), index);
        let cell = field(Field::AsOf, columns::VALUE);
        let typed = format!("TRIM({cell})");
        let from_text = format!("IFERROR(DATE(VALUE(RIGHT({typed},4)),VALUE(MID({typed},4,2)),VALUE(LEFT({typed},2))),0)");
        let default = format!("IF(ISNUMBER({year}),DATE({year},12,31),0)");
        let formula = format!("IF(ISNUMBER({cell}),{cell},IF({typed}=\"\",{default},{from_text}))");
        self.as_of = self.working.number("as-of", formula, serial(self.assessment.place.as_of));
        let (target, levels) = (field(Field::Target, columns::VALUE), &self.lists.levels.range);
        let rank = self.assessment.target as usize as f64 + 1.0;
        let formula = format!("SUMPRODUCT(({levels}=TRIM({target}))*(ROW({levels})-1))");
        self.target_rank = self.working.number("target", formula, rank);
        self.readings();
    }

    fn readings(&mut self) {
        let province = field(Field::Province, columns::VALUE);
        let unknown = self.law.nation.regions.len() + 1;
        let own_index = self.region_index(&self.law.region).unwrap_or(unknown);
        let list = &self.lists.provinces;
        let found = format!("SUMPRODUCT(({}=TRIM({province}))*{})", list.range, list.marks);
        let formula = format!("IF({found}=0,{unknown},{found})");
        let own = self.working.number("region", formula, own_index as f64);
        let (answered, covers) = self.classes();
        for level in self.law.sets.keys().copied().collect::<Vec<_>>() {
            let states: Vec<(String, i32)> =
                (0..self.law.nation.region_rules.len()).map(|r| self.rule_state(level, r, &answered, &covers)).collect();
            self.level_regions(level, &own, own_index, unknown, &states);
        }
    }

    fn region_index(&self, id: &str) -> Option<usize> {
        self.law.nation.regions.iter().position(|r| r.id == id).map(|i| i + 1)
    }

    /// Whether the class is answered, and for each rule the strongest mark of the classes that hold.
    fn classes(&mut self) -> ((String, i32), Vec<(String, i32)>) {
        let rows: Vec<Field> = (1..=Field::CLASSES).map(Field::Class).collect();
        let names = self.lists.classes.range.clone();
        let known: Vec<String> = rows.iter().map(|f| format!("SUMPRODUCT(--({names}=TRIM({})))", field(*f, columns::VALUE))).collect();
        let given: Vec<String> = rows.iter().map(|f| format!("(TRIM({})<>\"\")", field(*f, columns::VALUE))).collect();
        let formula = format!("IF(AND(({})>0,({})=({})),1,0)", given.join("+"), given.join("+"), known.join("+"));
        let is_answered = i32::from(self.assessment.place.classes.is_some());
        let answered = (self.working.number("class answered", formula, f64::from(is_answered)), is_answered);
        let mut covers = Vec::new();
        for (index, marks) in self.lists.class_marks.clone().into_iter().enumerate() {
            let mark = |f: &Field| {
                let (from, to) = (field(*f, columns::FROM), field(*f, columns::TO));
                let holds = format!("AND(IF(ISNUMBER({from}),{from}<={a},TRUE),IF(ISNUMBER({to}),{to}>={a},TRUE))", a = self.as_of);
                format!("IF({holds},SUMPRODUCT(({names}=TRIM({}))*{marks}),0)", field(*f, columns::VALUE))
            };
            let formula = format!("MAX({})", rows.iter().map(mark).collect::<Vec<_>>().join(","));
            let rule = &self.law.nation.region_rules[index];
            let classes = self.assessment.place.classes.as_deref().unwrap_or_default();
            let stored = classes.iter().map(|c| super::lists::class_mark(rule, c)).max().unwrap_or(0) as i32;
            covers.push((self.working.number(format!("class mark {index}"), formula, f64::from(stored)), stored));
        }
        (answered, covers)
    }

    /// 0: own region; 1: own and the rule's, unsettled; 2: the rule's.
    fn rule_state(&mut self, level: Level, index: usize, answered: &(String, i32), covers: &[(String, i32)]) -> (String, i32) {
        let rule = &self.law.nation.region_rules[index];
        let (sure, unsure) = (rule.levels.contains(&level), rule.unsettled_levels.contains(&level));
        if !sure && !unsure {
            return ("0".into(), 0);
        }
        let (mark, mark_value) = &covers[index];
        let strong = if sure { 2 } else { 1 };
        let formula = format!("IF({}=0,1,IF({mark}=2,{strong},IF({mark}=1,1,0)))", answered.0);
        let stored = match (answered.1, mark_value) {
            (0, _) => 1,
            (_, 2) => strong,
            (_, mark) => *mark,
        };
        (self.working.number(format!("rule {index} {level}"), formula, f64::from(stored)), stored)
    }

    /// The two candidate regions of a level; equal when certain.
    fn level_regions(&mut self, level: Level, own: &str, own_index: usize, unknown: usize, states: &[(String, i32)]) {
        let rules = &self.law.nation.region_rules;
        let mut state = states.first().map_or("0".to_string(), |s| s.0.clone());
        let mut ruled = rules.first().and_then(|r| self.region_index(&r.region)).unwrap_or(unknown).to_string();
        let mut stored = (states.first().map_or(0, |s| s.1), ruled.clone());
        for (rule, (cell, value)) in rules.iter().zip(states).skip(1) {
            let index = self.region_index(&rule.region).unwrap_or(unknown).to_string();
            let from = date_formula(rule.from);
            state = format!("IF({}>={from},{cell},{state})", self.as_of);
            ruled = format!("IF({}>={from},{index},{ruled})", self.as_of);
            if rule.from <= self.assessment.place.as_of {
                stored = (*value, index);
            }
        }
        let other: usize = stored.1.parse().unwrap_or(unknown);
        let state = self.working.number(format!("state {level}"), state, f64::from(stored.0));
        let first = if stored.0 == 2 { other } else { own_index };
        let second = match stored.0 {
            0 => own_index,
            1 if own_index == unknown => unknown,
            _ => other,
        };
        let formula = format!("IF({state}=2,{ruled},{own})");
        let first = self.working.number(format!("region 1 {level}"), formula, first as f64);
        let formula = format!("IF({state}=0,{own},IF(AND({state}=1,{own}={unknown}),{unknown},{ruled}))");
        let second = self.working.number(format!("region 2 {level}"), formula, second as f64);
        self.regions.insert(level, (first, second));
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
            let answer = self.commune.answers.get(id);
            let formula = state_formula(measure, zero_words.contains(id), &cells, self.lists);
            let state = self.working.number(format!("state {id}"), formula, f64::from(state_of(answer, measure)));
            let formula = value_formula(measure, &cells, self.lists);
            let value = self.working.number(format!("value {id}"), formula, value_of(answer));
            self.answers.insert(id.clone(), (state, value));
        }
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
            .filter_map(|i| self.items.get(&ItemRef { book: Book::Set(level), code: i.code.clone() }))
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

    /// The root of every version, and which of them is in force.
    fn item(&mut self, book: Book, item: &'a Item) {
        let of = ItemRef { book, code: item.code.clone() };
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

    fn judged(&self, of: &ItemRef, version: &Version, node: &Node) -> crate::assess::Judged {
        let criterion = |level: Level, number: u32| {
            let set = self.assessment.sets.iter().find(|s| s.level == level);
            let found = set.and_then(|s| s.criteria.iter().find(|c| c.number == number));
            found.map_or(Verdict::Undetermined, |c| c.finding.verdict)
        };
        let set = |level: Level| {
            let found = self.assessment.sets.iter().find(|s| s.level == level);
            found.map_or(Verdict::Undetermined, |s| s.finding.verdict)
        };
        let bench = Bench {
            law: self.law,
            commune: self.commune,
            place: &self.assessment.place,
            trust: Trust::All,
            criterion: &criterion,
            set: &set,
            criteria: self.assessment.criteria.verdict,
        };
        let readings = self.law.readings(reading_level(of, self.assessment.target), &self.assessment.place);
        bench.judge(node, &version.measures, &readings)
    }

    /// Writes a node and returns its cell with the tool's own code.
    fn node(&mut self, of: &ItemRef, version: &'a Version, node: &'a Node) -> (String, i32) {
        let judged = self.judged(of, version, node);
        let stored = judged_code(&judged);
        let formula = match node {
            Node::Test(test) => return self.test(of, version, test, &judged),
            Node::All(parts) => combine::all(&self.nodes(of, version, parts), code::NOT_APPLICABLE),
            Node::Any(parts) => combine::at_least(1, &self.nodes(of, version, parts), code::NOT_APPLICABLE),
            Node::AtLeast(k, parts) => combine::at_least(*k, &self.nodes(of, version, parts), code::NOT_APPLICABLE),
            Node::Case(branches) => self.case(of, version, branches),
            Node::Criterion(level, number) => elsewhere(self.criteria.get(&(*level, *number))),
            Node::Set(level) => elsewhere(self.sets.get(level)),
            Node::Criteria => self.all_sets(),
            Node::Open(_) => code::NO_THRESHOLD.to_string(),
        };
        (self.working.number(format!("{of} {}", version.from), formula, f64::from(stored)), stored)
    }

    fn nodes(&mut self, of: &ItemRef, version: &'a Version, parts: &'a [Node]) -> Vec<String> {
        parts.iter().map(|p| self.node(of, version, p).0).collect()
    }

    /// Every set up to the target chosen in the commune sheet.
    fn all_sets(&self) -> String {
        let counted = self.sets.iter().map(|(level, (cell, _))| {
            let rank = *level as usize + 1;
            format!("IF({rank}<={},{cell},{})", self.target_rank, code::NOT_APPLICABLE)
        });
        let cells: Vec<String> = counted.collect();
        combine::all_of_items(&cells, code::ELSEWHERE, code::NOT_APPLICABLE)
    }

    /// The first branch whose condition holds.
    fn case(&mut self, of: &ItemRef, version: &'a Version, branches: &'a [Branch]) -> String {
        let mut formula = code::NO_THRESHOLD.to_string();
        let cells: Vec<(String, String)> =
            branches.iter().map(|b| (self.condition(of, version, &b.when).0, self.node(of, version, &b.then).0)).collect();
        for (condition, then) in cells.into_iter().rev() {
            formula = format!("IF({condition}<0,{condition},IF({condition}=1,{then},{formula}))");
        }
        formula
    }

    /// 1 holds, 0 does not, below zero why it cannot be decided; with the tool's own answer.
    fn condition(&mut self, of: &ItemRef, version: &Version, when: &When) -> (String, i32) {
        match when {
            When::Otherwise => ("1".into(), 1),
            When::Regions(regions) => {
                let (first, second) = self.regions[&reading_level(of, self.assessment.target)].clone();
                let indices: Vec<usize> = regions.iter().filter_map(|r| self.region_index(r)).collect();
                let inside = |cell: &str| indices.iter().map(|i| format!("({cell}={i})")).collect::<Vec<_>>().join("+");
                let unknown = self.law.nation.regions.len() + 1;
                let (a, b) = (inside(&first), inside(&second));
                let unsettled = code::REGION_UNSETTLED;
                let formula = format!("IF({first}={unknown},{unsettled},IF(({a})=({b}),{a}+0,{unsettled}))");
                let stored = self.condition_code(of, version, when);
                (self.working.number(format!("{of} case region"), formula, f64::from(stored)), stored)
            }
            When::MoreThan(measure, number) => {
                let (state, value) = self.answers.get(measure).cloned().unwrap_or(("0".into(), "0".into()));
                let (blank, bad) = (code::NO_ANSWER, code::UNUSABLE);
                let formula = format!("IF({state}=0,{blank},IF({state}<>{},{bad},IF({value}>{number},1,0)))", state::NUMBER);
                let stored = self.condition_code(of, version, when);
                (self.working.number(format!("{of} case {measure}"), formula, f64::from(stored)), stored)
            }
        }
    }

    /// Asks the tool itself: a requirement of this one condition, met by nothing, is undetermined for
    /// its cause, or open when the condition holds.
    fn condition_code(&self, of: &ItemRef, version: &Version, when: &When) -> i32 {
        let probe = Node::Case(vec![
            Branch { when: when.clone(), then: Node::Open(String::new()) },
            Branch { when: When::Otherwise, then: Node::All(Vec::new()) },
        ]);
        let judged = self.judged(of, version, &probe);
        match (&judged.part, &judged.cause) {
            (Part::Open(_), _) => 1,
            (Part::Unchosen, Some(cause)) => cause_code(cause),
            _ => 0,
        }
    }

    fn test(&mut self, of: &ItemRef, version: &Version, test: &Test, judged: &crate::assess::Judged) -> (String, i32) {
        let key = marks::key(of, version, test);
        let level = reading_level(of, self.assessment.target);
        let (first, second) = self.regions[&level].clone();
        let place = &self.assessment.place;
        let readings = self.law.readings(level, place);
        let lookup = self.law.threshold(test, &readings, place).lookup;
        let index = |facet, region: &str| self.thresholds.index(&key, facet, region, &self.year_index);
        let (a, b) = (index(Facet::Value, &first), index(Facet::Value, &second));
        let formula = format!(
            "IF({y}=0,{none},IF({a}={b},{a},{unsettled}))",
            y = self.year_index,
            none = quoted(marks::MISSING),
            unsettled = quoted(marks::UNSETTLED)
        );
        let threshold = self.working.add(format!("threshold {key}"), formula, stored_mark(&mark(&lookup)));
        let measure = version.measures.iter().find(|m| m.id == test.measure);
        let compare = measure.map_or_else(|| code::NO_ANSWER.to_string(), |m| self.comparison(m, test, &threshold));
        let stored = judged_code(judged);
        let verdict = self.working.number(format!("test {key}"), compare, f64::from(stored));
        let unit = measure.map_or("", |m| m.unit.as_str());
        let words = words_formula(test.op, unit, &threshold, explain::bound(Lang::Vi, test.op, unit, &lookup));
        let (source, evidence) = source_and_evidence(&lookup);
        let beside = |facet, stored: String| Live {
            formula: format!("IF(OR({y}=0,{first}<>{second}),\"–\",{})", index(facet, &first), y = self.year_index),
            stored: Stored::text(stored),
        };
        let settled = readings.regions.len() == 1 || readings.regions.len() == self.law.nation.regions.len();
        let shown = |text: String| if settled { text } else { "–".to_string() };
        let cells = TestCells {
            verdict: verdict.clone(),
            threshold,
            words,
            source: beside(Facet::Source, shown(source)),
            evidence: beside(Facet::Evidence, shown(evidence)),
            code: stored,
        };
        self.tests.insert(key, cells);
        (verdict, stored)
    }

    /// Answer against threshold: blank, unusable and not applicable first, then a missing threshold.
    fn comparison(&self, measure: &Measure, test: &Test, threshold: &str) -> String {
        if measure.kind == Kind::Villages {
            return self.village_comparison(measure, threshold);
        }
        let (state, value) = self.answers.get(&measure.id).cloned().unwrap_or(("0".into(), "0".into()));
        let passes = self.passes(measure, test.op, &state, &value, threshold);
        let answered = format!(
            "IF({state}=0,{},IF({state}<0,{},IF({state}={},{}",
            code::NO_ANSWER,
            code::UNUSABLE,
            state::NOT_APPLICABLE,
            code::NOT_APPLICABLE
        );
        format!("{answered},{}{passes})))))", missing_threshold(threshold))
    }

    fn passes(&self, measure: &Measure, op: Op, state: &str, value: &str, threshold: &str) -> String {
        let sign = if op == Op::AtMost { "<=" } else { ">=" };
        match (op, measure.kind) {
            (Op::Met, _) => format!("IF({state}={},1,0)", state::YES),
            (Op::None, Kind::YesNo) => format!("IF({state}={},1,0)", state::NO),
            (Op::None, _) => format!("IF({value}=0,1,0)"),
            (_, Kind::Grade) => {
                let rank = self.lists.scales.get(&measure.scale).map_or("0".into(), |s| rank_formula(threshold, s));
                format!("IF({value}>={rank},1,0)")
            }
            (_, Kind::Rate) => {
                let (sheet, row) = &self.plan.inputs[&measure.id];
                let cells = answer_cells(sheet, *row);
                // cross-multiplied; the rounding takes away binary noise and nothing an office could type
                let ratio = format!("ROUND({}*100-{threshold}*{},6){sign}0", cells.numerator, cells.denominator);
                format!("IF({state}={},IF({ratio},1,0),IF({value}{sign}{threshold},1,0))", state::RATIO)
            }
            _ => format!("IF({value}{sign}{threshold},1,0)"),
        }
    }

    /// How many villages pass against how many must.
    fn village_comparison(&self, measure: &Measure, threshold: &str) -> String {
        let Some((given, met, open)) = self.village_counts.get(&measure.checklist) else {
            return code::NO_THRESHOLD.to_string();
        };
        let none = code::NO_ANSWER;
        let missing = missing_threshold(threshold);
        format!("{missing}IF({given}=0,{none},IF({met}>={threshold},1,IF({met}+{open}>={threshold},{none},0)))))")
    }

    /// The visible formulas of an item's row: what its only measure is asked, or the item as a whole.
    pub fn item_row(&mut self, of: &ItemRef, item: &'a Item) -> RowFormulas {
        let verdict = self.items[of].clone();
        match measures(item).as_slice() {
            [only] => self.measure_formulas(of, item, only, Some(verdict)),
            _ => {
                let shown = self.versions_text(item, |v| head_words(v));
                let dash = || Live { formula: quoted("–"), stored: Stored::text("–") };
                RowFormulas { required: shown, verdict: verdict_live(&verdict.0, verdict.1), source: dash(), evidence: dash() }
            }
        }
    }

    /// The visible formulas of one measure's row.
    pub fn measure_row(&mut self, of: &ItemRef, item: &'a Item, measure: &Measure) -> RowFormulas {
        self.measure_formulas(of, item, measure, None)
    }

    fn measure_formulas(&mut self, of: &ItemRef, item: &'a Item, measure: &Measure, whole: Option<(String, i32)>) -> RowFormulas {
        let in_force = item.version_on(self.assessment.place.as_of).map(|v| v.from);
        let mut chosen: Option<(Live, (String, i32), Live, Live)> = None;
        for version in &item.versions {
            let reaches = self.reaches(of, version, &version.requirement, &measure.id, &[], true);
            let own = (
                self.pick(&reaches, "; ", |t| &t.words),
                self.measure_code(of, measure, &reaches),
                self.pick(&reaches, "; ", |t| &t.source),
                self.pick(&reaches, "; ", |t| &t.evidence),
            );
            chosen = Some(match chosen {
                None => own,
                Some(before) => {
                    let now = in_force.is_some_and(|f| f >= version.from);
                    let switch = format!("{}>={}", self.as_of, date_formula(version.from));
                    let live = |a: Live, b: Live| Live {
                        formula: format!("IF({switch},{},{})", b.formula, a.formula),
                        stored: if now { b.stored } else { a.stored },
                    };
                    let code = (format!("IF({switch},{},{})", own.1.0, before.1.0), if now { own.1.1 } else { before.1.1 });
                    (live(before.0, own.0), code, live(before.2, own.2), live(before.3, own.3))
                }
            });
        }
        let (required, code, source, evidence) = chosen.unwrap_or_else(|| unreachable_row());
        let verdict = match whole {
            Some((cell, stored)) => verdict_live(&cell, stored),
            None => {
                let cell = self.working.number(format!("row {of} {}", measure.id), code.0, f64::from(code.1));
                verdict_live(&cell, code.1)
            }
        };
        RowFormulas { required, verdict, source, evidence }
    }

    /// The tests of a measure in a requirement, with the branch conditions on the way to them.
    fn reaches(
        &mut self,
        of: &ItemRef,
        version: &'a Version,
        node: &'a Node,
        measure: &str,
        on_way: &[(String, i32)],
        active: bool,
    ) -> Vec<Reach> {
        match node {
            Node::Test(test) if test.measure == measure => {
                vec![Reach { key: marks::key(of, version, test), conditions: on_way.to_vec(), active }]
            }
            Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => {
                parts.iter().flat_map(|p| self.reaches(of, version, p, measure, on_way, active)).collect()
            }
            Node::Case(branches) => {
                let mut found = Vec::new();
                let mut way = on_way.to_vec();
                let mut open = active;
                for branch in branches {
                    let (cell, stored) = self.condition(of, version, &branch.when);
                    let mut taken = way.clone();
                    taken.push((cell.clone(), 1));
                    found.extend(self.reaches(of, version, &branch.then, measure, &taken, open && stored == 1));
                    way.push((cell, 0));
                    open = open && stored == 0;
                }
                found
            }
            _ => Vec::new(),
        }
    }

    /// A text of the tests in force: all of them where none depends on a branch, else the branch's.
    fn pick(&self, reaches: &[Reach], join: &str, facet: impl Fn(&TestCells) -> &Live) -> Live {
        let text = |reach: &Reach| match &facet(&self.tests[&reach.key]).stored {
            Stored::Text(text) => text.clone(),
            Stored::Number(number) => number.to_string(),
        };
        let active: Vec<String> = reaches.iter().filter(|r| r.active).map(text).collect();
        let formula = if reaches.iter().all(|r| r.conditions.is_empty()) && !reaches.is_empty() {
            let parts: Vec<&str> = reaches.iter().map(|r| facet(&self.tests[&r.key]).formula.as_str()).collect();
            parts.join(&format!("&{}&", quoted(join)))
        } else {
            reaches.iter().rev().fold(quoted("–"), |rest, r| {
                format!("IF({},{},{rest})", conditions_formula(&r.conditions), facet(&self.tests[&r.key]).formula)
            })
        };
        Live { formula, stored: Stored::text(active.join(join)) }
    }

    /// The verdict of a measure's row: of its tests in force.
    fn measure_code(&mut self, of: &ItemRef, measure: &Measure, reaches: &[Reach]) -> (String, i32) {
        let mut cells = Vec::new();
        let mut codes = Vec::new();
        for reach in reaches {
            let test = &self.tests[&reach.key];
            let stored = if reach.active { test.code } else { code::NOT_CONSIDERED };
            codes.push(stored);
            if reach.conditions.is_empty() {
                cells.push(test.verdict.clone());
                continue;
            }
            let formula = format!("IF({},{},{})", conditions_formula(&reach.conditions), test.verdict, code::NOT_CONSIDERED);
            cells.push(self.working.number(format!("reach {of} {}", measure.id), formula, f64::from(stored)));
        }
        let counted: Vec<i32> = codes.into_iter().filter(|c| *c != code::NOT_CONSIDERED).collect();
        let nothing = code::NOT_CONSIDERED;
        let stored = match () {
            () if counted.contains(&code::NOT_MET) => code::NOT_MET,
            () => *counted.iter().find(|c| **c < 0).or(counted.iter().find(|c| **c == code::MET)).or(counted.first()).unwrap_or(&nothing),
        };
        (combine::all_considered(&cells), stored)
    }

    /// A text per version, the one in force shown.
    fn versions_text(&self, item: &Item, text: impl Fn(&Version) -> String) -> Live {
        let in_force = item.version_on(self.assessment.place.as_of).map(|v| v.from);
        let mut live = Live { formula: quoted("–"), stored: Stored::text("–") };
        for (index, version) in item.versions.iter().enumerate() {
            let words = text(version);
            let formula = if index == 0 {
                quoted(&words)
            } else {
                format!("IF({}>={},{},{})", self.as_of, date_formula(version.from), quoted(&words), live.formula)
            };
            let stored = if in_force == Some(version.from) { Stored::text(words) } else { live.stored };
            live = Live { formula, stored };
        }
        live
    }

    /// The verdict of a criterion.
    pub fn criterion_verdict(&self, level: Level, number: u32) -> Live {
        let (cell, stored) = self.criteria[&(level, number)].clone();
        verdict_live(&cell, stored)
    }

    /// The verdict of a set.
    pub fn set_verdict(&self, level: Level) -> Live {
        let (cell, stored) = self.sets[&level].clone();
        verdict_live(&cell, stored)
    }

    /// The verdict of an item.
    pub fn item_verdict(&self, of: &ItemRef) -> Live {
        let (cell, stored) = self.items[of].clone();
        verdict_live(&cell, stored)
    }

    /// How many of these items have a code.
    pub fn count_items(&self, items: &[ItemRef], wanted: i32) -> Live {
        count(items.iter().filter_map(|i| self.items.get(i)), wanted)
    }

    /// How many criteria of a set have a code.
    pub fn count_criteria(&self, level: Level, wanted: i32) -> Live {
        count(self.criteria.iter().filter(|((l, _), _)| *l == level).map(|(_, c)| c), wanted)
    }

    /// Cell of the as-of date.
    pub fn as_of_cell(&self) -> &str {
        &self.as_of
    }

    /// The threshold cell of a test, for checks.
    #[cfg(test)]
    pub fn threshold_cell(&self, key: &str) -> Option<&str> {
        self.tests.get(key).map(|t| t.threshold.as_str())
    }
}

/// Undetermined codes of other cells become one: it rests on something else.
fn elsewhere(cell: Option<&(String, i32)>) -> String {
    let undetermined = code::ELSEWHERE;
    cell.map_or(undetermined.to_string(), |(cell, _)| format!("IF({cell}<0,{undetermined},{cell})"))
}

fn count<'c>(cells: impl Iterator<Item = &'c (String, i32)>, wanted: i32) -> Live {
    let cells: Vec<&(String, i32)> = cells.collect();
    let condition = if wanted < 0 { "<0".to_string() } else { format!("={wanted}") };
    let parts: Vec<String> = cells.iter().map(|(c, _)| format!("({c}{condition})")).collect();
    let stored = cells.iter().filter(|(_, v)| if wanted < 0 { *v < 0 } else { *v == wanted }).count();
    let formula = if parts.is_empty() { "0".to_string() } else { format!("{}+0", parts.join("+")) };
    Live { formula, stored: Stored::Number(stored as f64) }
}

fn unreachable_row() -> (Live, (String, i32), Live, Live) {
    let dash = || Live { formula: quoted("–"), stored: Stored::text("–") };
    (dash(), (code::NOT_CONSIDERED.to_string(), code::NOT_CONSIDERED), dash(), dash())
}

/// The opening of "a threshold is missing"; closed by two brackets after the comparison.
fn missing_threshold(threshold: &str) -> String {
    let (unsettled, missing) = (code::REGION_UNSETTLED, code::NO_THRESHOLD);
    format!("IF({threshold}={},{unsettled},IF(LEFT({threshold},1)={},{missing},", quoted(marks::UNSETTLED), quoted(marks::MISSING))
}

fn conditions_formula(conditions: &[(String, i32)]) -> String {
    let parts: Vec<String> = conditions.iter().map(|(cell, value)| format!("{cell}={value}")).collect();
    if parts.is_empty() { "TRUE".into() } else { format!("AND({})", parts.join(",")) }
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

/// The word for a code in a cell.
pub(super) fn verdict_live(cell: &str, stored: i32) -> Live {
    let word = |code: i32| quoted(&Lang::Vi.text(code_word(code)));
    let listed: Vec<String> = (code::ELSEWHERE..=code::MET).map(word).collect();
    let special = format!("IF({cell}={},{},", code::NOT_APPLICABLE, word(code::NOT_APPLICABLE));
    let unseen = format!("IF({cell}={},{},", code::NOT_CONSIDERED, word(code::NOT_CONSIDERED));
    let shift = 1 - code::ELSEWHERE;
    let formula = format!("{special}{unseen}CHOOSE({cell}+{shift},{})))", listed.join(","));
    Live { formula, stored: Stored::text(Lang::Vi.text(code_word(stored))) }
}

/// What a test asks, in words.
fn words_formula(op: Op, unit: &str, threshold: &str, stored: String) -> Live {
    let unsettled = quoted(&Lang::Vi.text("require-region-unsettled"));
    let missing = quoted(&Lang::Vi.text("require-missing"));
    let whose = Lang::Vi.say("require-left-to", &[("authority", "\u{1}".into())]);
    let whose: Vec<String> = whose.split('\u{1}').map(quoted).collect();
    let left = format!("IF(LEN({threshold})>1,{},{missing})", whose.join(&format!("&MID({threshold},2,200)&")));
    let sign = if op == Op::AtMost { "≤ " } else { "≥ " };
    let unit = if unit.is_empty() { String::new() } else { format!("&{}", quoted(&format!(" {unit}"))) };
    let asked = match op {
        Op::Met | Op::None => threshold.to_string(),
        Op::AtLeast | Op::AtMost => format!("{}&{threshold}{unit}", quoted(sign)),
    };
    let unsettled_mark = quoted(marks::UNSETTLED);
    let missing_mark = quoted(marks::MISSING);
    let formula = format!("IF({threshold}={unsettled_mark},{unsettled},IF(LEFT({threshold},1)={missing_mark},{left},{asked}))");
    Live { formula, stored: Stored::text(stored) }
}

/// What the heading row of an item with several measures asks.
fn head_words(version: &Version) -> String {
    let id = match &version.requirement {
        Node::Any(_) => "head-any".to_string(),
        Node::AtLeast(k, _) => return Lang::Vi.say("head-at-least", &[("count", (*k).into())]),
        _ => "head-all".to_string(),
    };
    Lang::Vi.text(&id)
}

fn stored_mark(cell: &Cell) -> Stored {
    match cell {
        Cell::Blank => Stored::text(marks::MISSING),
        Cell::Number(number) => Stored::Number(number.to_double()),
        Cell::Word(word) => Stored::text(word.as_str()),
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
