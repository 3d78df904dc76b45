//! Year, date, target, and the regions whose levels may bind, as formulas over the commune sheet.

use std::collections::BTreeMap;

use super::formula::{Given, date_formula, field, serial};
use super::place_formula::{Variants, class_holds};
use super::sheet::span;
use super::working::Working;
use crate::criteria::{Law, Level};
use crate::layout::{Field, commune as columns};

/// As many decimals as a number can have that is typed.
const DECIMALS: u32 = 13;

/// The cells of what every threshold turns on.
pub(super) struct Frame {
    pub year_index: String,
    pub as_of: String,
    pub target_rank: String,
    /// Cells with 0, 1 and so on to [`DECIMALS`].
    pub decimals: Vec<String>,
    /// The area and the classes that choose a variant of a threshold.
    pub variants: Variants,
    /// The two candidate regions of each level; equal when certain.
    pub regions: BTreeMap<Level, (String, String)>,
}

/// The region the commune lies in.
struct Own {
    cell: String,
    index: usize,
    /// The index of a region that is not known.
    unknown: usize,
}

impl Frame {
    /// Writes the working of year, date, target and place.
    pub fn of(given: &Given, working: &mut Working) -> Self {
        let year_index = year_index(given, working);
        let as_of = as_of(given, working);
        let target_rank = target_rank(given, working);
        let own = own_region(given, working);
        let (answered, covers) = classes(given, &as_of, working);
        let variants = Variants::of(given, &as_of, answered, working);
        let mut regions = BTreeMap::new();
        for level in given.law.sets.keys().copied() {
            let covers = covers.iter().enumerate();
            let states: Vec<(String, i32)> =
                covers.map(|(rule, cover)| rule_state(given, level, rule, &variants.answered, cover, working)).collect();
            regions.insert(level, level_regions(given, &as_of, &own, &states, working));
        }
        Self { year_index, as_of, target_rank, decimals: working.count_to(DECIMALS), variants, regions }
    }
}

impl Frame {
    /// The range of every number of decimals.
    pub fn every_decimal(&self) -> String {
        span(&self.decimals[0], &self.decimals[DECIMALS as usize])
    }
}

fn year_index(given: &Given, working: &mut Working) -> String {
    let year = field(Field::Year, columns::VALUE);
    let index = given.thresholds.year_index(given.assessment.place.year) as f64;
    working.number(format!("IFERROR(MATCH({year},{},0),0)", given.thresholds.year_range()), index)
}

fn as_of(given: &Given, working: &mut Working) -> String {
    let (year, cell) = (field(Field::Year, columns::VALUE), field(Field::AsOf, columns::VALUE));
    let typed = format!("TRIM({cell})");
    let from_text = format!("IFERROR(DATE(VALUE(RIGHT({typed},4)),VALUE(MID({typed},4,2)),VALUE(LEFT({typed},2))),0)");
    let default = format!("IF(ISNUMBER({year}),DATE({year},12,31),0)");
    let formula = format!("IF(ISNUMBER({cell}),{cell},IF({typed}=\"\",{default},{from_text}))");
    working.number(formula, serial(given.assessment.place.as_of))
}

fn target_rank(given: &Given, working: &mut Working) -> String {
    let (target, levels) = (field(Field::Target, columns::VALUE), &given.lists.levels.range);
    let rank = place_of(given.law, given.assessment.target) as f64;
    working.number(format!("SUMPRODUCT(({levels}=TRIM({target}))*(ROW({levels})-1))"), rank)
}

/// Which of the levels offered it is, the first being 1.
pub(super) fn place_of(law: &Law, level: Level) -> usize {
    law.sets.keys().position(|own| *own == level).map_or(0, |at| at + 1)
}

fn own_region(given: &Given, working: &mut Working) -> Own {
    let province = field(Field::Province, columns::VALUE);
    let unknown = given.thresholds.regions.unknown();
    let index = region_index(given, &given.law.region).unwrap_or(unknown);
    let list = &given.lists.provinces;
    let found = format!("SUMPRODUCT(({}=TRIM({province}))*{})", list.range, list.marks);
    let cell = working.number(format!("IF({found}=0,{unknown},{found})"), index as f64);
    Own { cell, index, unknown }
}

/// A region as the working sheet counts it, from 1.
pub(super) fn region_index(given: &Given, id: &str) -> Option<usize> {
    given.thresholds.regions.index(id)
}

/// Whether the class is answered, and for each rule the strongest mark of the classes that hold.
fn classes(given: &Given, as_of: &str, working: &mut Working) -> ((String, i32), Vec<(String, i32)>) {
    let rows: Vec<Field> = (1..=Field::CLASSES).map(Field::Class).collect();
    let names = &given.lists.classes.range;
    let known = |f: &Field| {
        let (from, to) = (field(*f, columns::FROM), field(*f, columns::TO));
        // Days in the wrong order leave the class open, as the tool does.
        let ordered = format!("NOT(AND(ISNUMBER({from}),ISNUMBER({to}),{from}>{to}))");
        format!("SUMPRODUCT(--({names}=TRIM({})))*{ordered}", field(*f, columns::VALUE))
    };
    let known: Vec<String> = rows.iter().map(known).collect();
    let filled: Vec<String> = rows.iter().map(|f| format!("(TRIM({})<>\"\")", field(*f, columns::VALUE))).collect();
    let formula = format!("IF(AND(({})>0,({})=({})),1,0)", filled.join("+"), filled.join("+"), known.join("+"));
    let is_answered = i32::from(given.assessment.place.classes.is_some());
    let answered = (working.number(formula, f64::from(is_answered)), is_answered);
    let mut covers = Vec::new();
    for (index, marks) in given.lists.class_marks.iter().enumerate() {
        let mark = |f: &Field| {
            let holds = class_holds(*f, as_of);
            format!("IF({holds},SUMPRODUCT(({names}=TRIM({}))*{marks}),0)", field(*f, columns::VALUE))
        };
        let formula = format!("MAX({})", rows.iter().map(mark).collect::<Vec<_>>().join(","));
        let rule = &given.law.nation.region_rules[index];
        let classes = given.assessment.place.classes.as_deref().unwrap_or_default();
        let stored = classes.iter().map(|c| super::lists::class_mark(rule, c)).max().unwrap_or(0) as i32;
        covers.push((working.number(formula, f64::from(stored)), stored));
    }
    (answered, covers)
}

/// 0: own region; 1: own and the rule's, unsettled; 2: the rule's.
fn rule_state(
    given: &Given,
    level: Level,
    index: usize,
    answered: &(String, i32),
    (mark, mark_value): &(String, i32),
    working: &mut Working,
) -> (String, i32) {
    let rule = &given.law.nation.region_rules[index];
    let (sure, unsure) = (rule.levels.contains(&level), rule.unsettled_levels.contains(&level));
    if !sure && !unsure {
        return ("0".into(), 0);
    }
    let strong = if sure { 2 } else { 1 };
    let formula = format!("IF({}=0,1,IF({mark}=2,{strong},IF({mark}=1,1,0)))", answered.0);
    let stored = match (answered.1, mark_value) {
        (0, _) => 1,
        (_, 2) => strong,
        (_, mark) => *mark,
    };
    (working.number(formula, f64::from(stored)), stored)
}

/// The two candidate regions of a level; equal when certain.
fn level_regions(given: &Given, as_of: &str, own: &Own, states: &[(String, i32)], working: &mut Working) -> (String, String) {
    let Own { cell: own, index: own_index, unknown } = own;
    let (own_index, unknown) = (*own_index, *unknown);
    let rules = &given.law.nation.region_rules;
    let mut state = states.first().map_or("0".to_string(), |s| s.0.clone());
    let mut ruled = rules.first().and_then(|r| region_index(given, &r.region)).unwrap_or(unknown).to_string();
    let mut stored = (states.first().map_or(0, |s| s.1), ruled.clone());
    for (rule, (cell, value)) in rules.iter().zip(states).skip(1) {
        let index = region_index(given, &rule.region).unwrap_or(unknown).to_string();
        let from = date_formula(rule.from);
        state = format!("IF({}>={from},{cell},{state})", as_of);
        ruled = format!("IF({}>={from},{index},{ruled})", as_of);
        if rule.from <= given.assessment.place.as_of {
            stored = (*value, index);
        }
    }
    let other: usize = stored.1.parse().unwrap_or(unknown);
    let state = working.number(state, f64::from(stored.0));
    let first = if stored.0 == 2 { other } else { own_index };
    let second = match stored.0 {
        0 => own_index,
        1 if own_index == unknown => unknown,
        _ => other,
    };
    let formula = format!("IF({state}=2,{ruled},{own})");
    let first = working.number(formula, first as f64);
    let formula = format!("IF({state}=0,{own},IF(AND({state}=1,{own}={unknown}),{unknown},{ruled}))");
    let second = working.number(formula, second as f64);
    (first, second)
}
