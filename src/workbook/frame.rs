//! Year, date, target, and the regions whose levels may bind, as formulas over the commune sheet.

use super::formula::{Formulas, date_formula, field, serial};
use crate::criteria::Level;
use crate::layout::{Field, commune as columns};

impl Formulas<'_> {
    /// Year, date, target and the regions whose levels may bind.
    pub(super) fn frame(&mut self) {
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

    pub(super) fn readings(&mut self) {
        let province = field(Field::Province, columns::VALUE);
        let unknown = self.law.nation.regions.len() + 1;
        let own_index = self.region_index(&self.law.region).unwrap_or(unknown);
        let list = &self.lists.provinces;
        let found = format!("SUMPRODUCT(({}=TRIM({province}))*{})", list.range, list.marks);
        let formula = format!("IF({found}=0,{unknown},{found})");
        let own = self.working.number("region", formula, own_index as f64);
        let (answered, covers) = self.classes();
        self.class_answered = answered.clone();
        self.variants_of_place();
        for level in self.law.sets.keys().copied().collect::<Vec<_>>() {
            let states: Vec<(String, i32)> =
                (0..self.law.nation.region_rules.len()).map(|r| self.rule_state(level, r, &answered, &covers)).collect();
            self.level_regions(level, &own, own_index, unknown, &states);
        }
    }

    pub(super) fn region_index(&self, id: &str) -> Option<usize> {
        self.law.nation.regions.iter().position(|r| r.id == id).map(|i| i + 1)
    }

    /// Whether the class is answered, and for each rule the strongest mark of the classes that hold.
    pub(super) fn classes(&mut self) -> ((String, i32), Vec<(String, i32)>) {
        let rows: Vec<Field> = (1..=Field::CLASSES).map(Field::Class).collect();
        let names = self.lists.classes.range.clone();
        let known = |f: &Field| {
            let (from, to) = (field(*f, columns::FROM), field(*f, columns::TO));
            // Days in the wrong order leave the class open, as the tool does.
            let ordered = format!("NOT(AND(ISNUMBER({from}),ISNUMBER({to}),{from}>{to}))");
            format!("SUMPRODUCT(--({names}=TRIM({})))*{ordered}", field(*f, columns::VALUE))
        };
        let known: Vec<String> = rows.iter().map(known).collect();
        let given: Vec<String> = rows.iter().map(|f| format!("(TRIM({})<>\"\")", field(*f, columns::VALUE))).collect();
        let formula = format!("IF(AND(({})>0,({})=({})),1,0)", given.join("+"), given.join("+"), known.join("+"));
        let is_answered = i32::from(self.assessment.place.classes.is_some());
        let answered = (self.working.number("class answered", formula, f64::from(is_answered)), is_answered);
        let mut covers = Vec::new();
        for (index, marks) in self.lists.class_marks.clone().into_iter().enumerate() {
            let mark = |f: &Field| {
                let holds = self.class_holds(*f);
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
    pub(super) fn rule_state(&mut self, level: Level, index: usize, answered: &(String, i32), covers: &[(String, i32)]) -> (String, i32) {
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
    pub(super) fn level_regions(&mut self, level: Level, own: &str, own_index: usize, unknown: usize, states: &[(String, i32)]) {
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
}
