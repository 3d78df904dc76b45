//! A requirement as formulas: its tests, its tree, the branches of its shape.

use super::combine;
use super::formula::{Grounds, Live};
use super::frame::{place_of, region_index};
use super::guidance::Tested;
use super::reading::{rank_formula, state};
use super::sheet::{Stored, quoted};
use super::thresholds::{Cell, Facet, mark, reading_level, source_and_evidence};
use super::verdicts::{Bench, TestCells};
use super::village_formula::VillageCounts;
use super::working::{Working, cause_code, code, judged_code};
use crate::assess::{self, Judged, Part, Trust, Verdict};
use crate::criteria::{Branch, ItemRef, Kind, Level, Measure, Node, Op, Readings, RegionId, Test, Version, When};
use crate::explain;
use crate::layout::thresholds as marks;
use crate::messages::Lang;

impl Bench<'_, '_> {
    /// Writes a node and returns its cell with the tool's own code.
    pub fn node(&mut self, of: &ItemRef, version: &Version, node: &Node) -> (String, i32) {
        let judged = self.grounds.judged(of, version, node);
        let stored = judged_code(&judged);
        let formula = match node {
            Node::Test(test) => return self.test(of, version, test, &judged),
            Node::All(parts) => {
                let mut cells = self.nodes(of, version, parts);
                cells.extend(self.together(&judged));
                combine::all(&cells, code::NOT_APPLICABLE)
            }
            Node::Any(parts) => self.at_least(1, of, version, parts),
            Node::AtLeast(k, parts) => self.at_least(*k, of, version, parts),
            Node::Named(_, part) => combine::all(&self.nodes(of, version, std::slice::from_ref(part.as_ref())), code::NOT_APPLICABLE),
            Node::Case(branches) => self.case(of, version, branches),
            Node::Criterion(level, number) => elsewhere(self.criteria.get(&(*level, *number))),
            Node::Set(level) => elsewhere(self.sets.get(level)),
            Node::Criteria => self.all_sets(),
            Node::Open(_) => code::NO_THRESHOLD.to_string(),
        };
        (self.working.number(formula, f64::from(stored)), stored)
    }

    /// One rate for several measures that fails: not met while their own cells hold nothing better.
    fn together(&mut self, judged: &Judged) -> Option<String> {
        let Part::All(parts) = &judged.part else { return None };
        let open = parts.iter().all(|p| p.verdict == Verdict::Undetermined);
        if judged.verdict != Verdict::NotMet || !open {
            return None;
        }
        let states =
            parts.iter().filter_map(|p| if let Part::Test(test) = &p.part { self.grounds.answers.state(&test.measure) } else { None });
        let still: Vec<String> = states.map(|state| format!("{state}={}", state::UNUSABLE)).collect();
        let formula = format!("IF(AND({}),{},{})", still.join(","), code::NOT_MET, code::NOT_APPLICABLE);
        Some(self.working.number(formula, f64::from(code::NOT_MET)))
    }

    fn nodes(&mut self, of: &ItemRef, version: &Version, parts: &[Node]) -> Vec<String> {
        parts.iter().map(|p| self.node(of, version, p).0).collect()
    }

    fn at_least(&mut self, k: usize, of: &ItemRef, version: &Version, parts: &[Node]) -> String {
        let steady: Vec<bool> = parts.iter().map(|p| !p.may_not_apply(&version.measures)).collect();
        combine::at_least(k, &self.nodes(of, version, parts), &steady, code::NOT_APPLICABLE)
    }

    /// Every set up to the target chosen in the commune sheet.
    fn all_sets(&self) -> String {
        let counted = self.sets.iter().map(|(level, (cell, _))| {
            let rank = place_of(self.grounds.given.law, *level);
            format!("IF({rank}<={},{cell},{})", self.grounds.frame.target_rank, code::NOT_APPLICABLE)
        });
        let cells: Vec<String> = counted.collect();
        combine::all_of_items(&cells, code::ELSEWHERE, code::NOT_APPLICABLE)
    }

    /// The first branch whose condition holds.
    fn case(&mut self, of: &ItemRef, version: &Version, branches: &[Branch]) -> String {
        let mut formula = code::NO_THRESHOLD.to_string();
        let cells: Vec<(String, String)> = branches
            .iter()
            .map(|b| (self.grounds.condition(of, version, &b.when, self.working).0, self.node(of, version, &b.then).0))
            .collect();
        for (condition, then) in cells.into_iter().rev() {
            formula = format!("IF({condition}<0,{condition},IF({condition}=1,{then},{formula}))");
        }
        formula
    }

    fn test(&mut self, of: &ItemRef, version: &Version, test: &Test, judged: &Judged) -> (String, i32) {
        let Grounds { given, frame, .. } = self.grounds;
        let key = marks::key(of, version, test);
        let level = reading_level(of, given.assessment.target);
        let (first, second) = frame.regions[&level].clone();
        let place = &given.assessment.place;
        let readings = given.law.readings(level, place);
        let lookup = given.law.threshold(test, &readings, place).lookup;
        self.working.go_to(self.grounds.answers.line(&test.measure));
        let variant = frame.variants.variant(given, test, self.working);
        let index = |facet, region: &str| given.thresholds.index(&key, facet, region, variant.as_deref(), &frame.year_index);
        let (a, b) = (index(Facet::Value, &first), index(Facet::Value, &second));
        let found = if given.thresholds.turns(&key, Facet::Value) { format!("IF({a}={b},{a},{})", quoted(marks::UNSETTLED)) } else { a };
        let formula = format!("IF({y}=0,{none},{found})", y = frame.year_index, none = quoted(marks::MISSING));
        let threshold = self.working.add(formula, stored_mark(&mark(&lookup)));
        let measure = version.measures.iter().find(|m| m.id == test.measure);
        let compare = measure.map_or_else(|| code::NO_ANSWER.to_string(), |m| self.grounds.comparison(m, test, &threshold));
        let stored = judged_code(judged);
        let verdict = self.working.number(compare, f64::from(stored));
        let unit = measure.map_or("", |m| m.unit.as_str());
        let words = words_formula(test.op, measure.map(|m| m.kind), unit, &threshold, explain::bound(Lang::Vi, test.op, unit, &lookup));
        let words = Live { formula: self.working.add(words.formula, words.stored.clone()), stored: words.stored };
        let beside = |facet, stored: (String, String)| {
            let (a, b) = (index(facet, &first), index(facet, &second));
            let found = if given.thresholds.turns(&key, facet) { format!("IF({a}={b},{a},{a}&\" / \"&{b})") } else { a };
            let formula = format!("IF({y}=0,\"–\",{found})", y = frame.year_index);
            let words = if stored.0 == stored.1 { stored.0 } else { format!("{} / {}", stored.0, stored.1) };
            Live { formula, stored: Stored::text(words) }
        };
        let tested = |measure| Tested { measure, op: test.op, threshold: &threshold, verdict: &verdict, code: stored, judged };
        let guidance = measure.map(|m| self.grounds.guidance(&tested(m), self.working)).unwrap_or_default();
        let (one, other) = self.grounds.both_readings(test, &readings);
        let cells = TestCells {
            verdict: verdict.clone(),
            words,
            source: beside(Facet::Source, (one.0, other.0)),
            evidence: beside(Facet::Evidence, (one.1, other.1)),
            guidance,
            code: stored,
        };
        self.tests.insert(key, cells);
        self.working.go_to(None);
        (verdict, stored)
    }
}

impl Grounds<'_> {
    /// The judgement of a node by the tool itself.
    pub fn judged(&self, of: &ItemRef, version: &Version, node: &Node) -> Judged {
        let criterion = |level: Level, number: u32| {
            let set = self.given.assessment.sets.iter().find(|s| s.level == level);
            let found = set.and_then(|s| s.criteria.iter().find(|c| c.number == number));
            found.map_or(Verdict::Undetermined, |c| c.finding.verdict)
        };
        let set = |level: Level| {
            let found = self.given.assessment.sets.iter().find(|s| s.level == level);
            found.map_or(Verdict::Undetermined, |s| s.finding.verdict)
        };
        let bench = assess::Bench {
            law: self.given.law,
            commune: self.given.commune,
            place: &self.given.assessment.place,
            trust: Trust::All,
            criterion: &criterion,
            set: &set,
            criteria: self.given.assessment.criteria.verdict,
        };
        let readings = self.given.law.readings(reading_level(of, self.given.assessment.target), &self.given.assessment.place);
        bench.judge(node, &version.measures, &readings)
    }

    /// 1 holds, 0 does not, below zero why it cannot be decided; with the tool's own answer.
    pub fn condition(&self, of: &ItemRef, version: &Version, when: &When, working: &mut Working) -> (String, i32) {
        match when {
            When::Otherwise => ("1".into(), 1),
            When::Regions(regions) => {
                let (first, second) = self.frame.regions[&reading_level(of, self.given.assessment.target)].clone();
                let indices: Vec<usize> = regions.iter().filter_map(|r| region_index(&self.given, r)).collect();
                let inside = |cell: &str| indices.iter().map(|i| format!("({cell}={i})")).chain(["0".into()]).collect::<Vec<_>>().join("+");
                let unknown = self.given.thresholds.regions.unknown();
                let (a, b) = (inside(&first), inside(&second));
                let unsettled = code::REGION_UNSETTLED;
                let formula = format!("IF({first}={unknown},{unsettled},IF(({a})=({b}),{a},{unsettled}))");
                let stored = self.condition_code(of, version, when);
                (working.number(formula, f64::from(stored)), stored)
            }
            When::MoreThan(measure, number) => {
                let (state, value) = self.answers.state_and_value(measure);
                let (blank, bad) = (code::NO_ANSWER, code::UNUSABLE);
                let formula = format!("IF({state}=0,{blank},IF({state}<>{},{bad},IF({value}>{number},1,0)))", state::NUMBER);
                let stored = self.condition_code(of, version, when);
                (working.number(formula, f64::from(stored)), stored)
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

    /// Source and evidence of a threshold in the first and the last of the candidate regions; of an
    /// unknown region, what all agree on.
    fn both_readings(&self, test: &Test, readings: &Readings) -> ((String, String), (String, String)) {
        let place = &self.given.assessment.place;
        if readings.regions.len() == self.given.law.nation.regions.len() {
            let shared = source_and_evidence(&self.given.law.threshold(test, readings, place).lookup);
            return (shared.clone(), shared);
        }
        let of =
            |region: Option<&RegionId>| region.map(|r| source_and_evidence(&self.given.law.in_region(test, r, place))).unwrap_or_default();
        (of(readings.regions.first()), of(readings.regions.last()))
    }

    /// Answer against threshold: blank, unusable and not applicable first, then a missing threshold.
    fn comparison(&self, measure: &Measure, test: &Test, threshold: &str) -> String {
        if measure.kind == Kind::Villages {
            return self.village_comparison(measure, threshold);
        }
        let (state, value) = self.answers.state_and_value(&measure.id);
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
                let rank = self.given.lists.scales.get(&measure.scale).map_or("0".into(), |s| rank_formula(threshold, s));
                format!("IF({value}>={rank},1,0)")
            }
            (_, Kind::Rate) => {
                let (part, whole) = self.answers.parts_of(&measure.id);
                let beside = self.answers.beside(&measure.id);
                // cross-multiplied; the rounding takes away binary noise and nothing an office could type
                let ratio = format!("ROUND({part}*100-{threshold}*{whole},6){sign}0");
                let rate = format!("{value}{sign}{threshold}");
                // a rate next to them that is not theirs must give the same verdict
                let agreed = format!("OR({beside}=0,AND({beside}=1,({ratio})=({rate})))");
                format!("IF({state}={},IF({agreed},IF({ratio},1,0),{}),IF({rate},1,0))", state::RATIO, code::FIGURES_DISAGREE)
            }
            _ => format!("IF({value}{sign}{threshold},1,0)"),
        }
    }

    /// How many villages pass against how many must.
    fn village_comparison(&self, measure: &Measure, threshold: &str) -> String {
        let Some(VillageCounts { all, met, open }) = self.villages.counts.get(&measure.checklist) else {
            return code::NO_THRESHOLD.to_string();
        };
        let none = code::NO_ANSWER;
        let missing = missing_threshold(threshold);
        format!("{missing}IF({all}=0,{none},IF({met}>={threshold},1,IF({met}+{open}>={threshold},{none},0)))))")
    }
}

/// Undetermined codes of other cells become one: it rests on something else.
fn elsewhere(cell: Option<&(String, i32)>) -> String {
    let undetermined = code::ELSEWHERE;
    cell.map_or(undetermined.to_string(), |(cell, _)| format!("IF({cell}<0,{undetermined},{cell})"))
}

/// The opening of "a threshold is missing"; closed by two brackets after the comparison.
fn missing_threshold(threshold: &str) -> String {
    let (unsettled, missing) = (code::REGION_UNSETTLED, code::NO_THRESHOLD);
    format!("IF({threshold}={},{unsettled},IF(LEFT({threshold},1)={},{missing},", quoted(marks::UNSETTLED), quoted(marks::MISSING))
}

/// What a test asks, in words.
fn words_formula(op: Op, kind: Option<Kind>, unit: &str, threshold: &str, stored: String) -> Live {
    let unsettled = quoted(&Lang::Vi.text("require-region-unsettled"));
    let missing = quoted(&Lang::Vi.text("require-missing"));
    let whose = Lang::Vi.say("require-left-to", &[("authority", "\u{1}".into())]);
    let whose: Vec<String> = whose.split('\u{1}').map(quoted).collect();
    let left = format!("IF(LEN({threshold})>1,{},{missing})", whose.join(&format!("&MID({threshold},2,200)&")));
    let sign = quoted(if op == Op::AtMost { "≤ " } else { "≥ " });
    let (is_grade, all) = (kind == Some(Kind::Grade), unit == "%");
    let grade = Lang::Vi.say("require-grade", &[("word", "\u{1}".into())]);
    let grade: Vec<String> = grade.split('\u{1}').map(quoted).collect();
    let unit = if unit.is_empty() { String::new() } else { format!("&{}", quoted(&format!(" {unit}"))) };
    let asked = |bound: &str| match op {
        Op::Met | Op::None => bound.to_string(),
        Op::AtLeast | Op::AtMost if is_grade => grade.join(&format!("&{bound}&")),
        // a decimal comma whatever the settings of the machine
        Op::AtLeast | Op::AtMost => {
            let number = format!("SUBSTITUTE({bound},\".\",\",\"){unit}");
            let sign = if op == Op::AtLeast && all { format!("IF({bound}&\"\"=\"100\",\"\",{sign})") } else { sign.clone() };
            format!("{sign}&{number}")
        }
    };
    let predicted = Lang::Vi.say("require-predicted", &[("bound", "\u{1}".into())]);
    let predicted: Vec<String> = predicted.split('\u{1}').map(quoted).collect();
    let number = format!("MID({threshold},{},200)", marks::PREDICTED.len() + 1);
    let predicted = predicted.join(&format!("&{}&", asked(&number)));
    let [unsettled_mark, missing_mark, predicted_mark] = [marks::UNSETTLED, marks::MISSING, marks::PREDICTED].map(quoted);
    let left = format!("IF(LEFT({threshold},{})={predicted_mark},{predicted},{left})", marks::PREDICTED.len());
    let asked = asked(threshold);
    let formula = format!("IF({threshold}={unsettled_mark},{unsettled},IF(LEFT({threshold},1)={missing_mark},{left},{asked}))");
    Live { formula, stored: Stored::text(stored) }
}

fn stored_mark(cell: &Cell) -> Stored {
    match cell {
        Cell::Blank => Stored::text(marks::MISSING),
        Cell::Number(number) => Stored::Number(number.to_double()),
        Cell::Word(word) => Stored::text(word.as_str()),
    }
}
