//! Area and classes of the commune as formulas: which variant of a threshold is its own.

use super::formula::{Formulas, field};
use crate::criteria::{Area, Test};
use crate::layout::thresholds::Turning;
use crate::layout::{Field, commune as columns};

impl Formulas<'_> {
    /// The classes and the area on which some threshold turns.
    pub(super) fn variants_of_place(&mut self) {
        let tests = self.plan.items().flat_map(|(_, i)| &i.versions).flat_map(|v| v.requirement.tests());
        let turned: Vec<String> = tests.flat_map(|t| Turning::of(self.law, t).classes).collect();
        let classes: Vec<String> = turned.into_iter().chain(self.law.areas.iter().flat_map(|a| a.classes.clone())).collect();
        for class in classes {
            if !self.class_flags.contains_key(&class) {
                let flag = self.class_flag(&class);
                self.class_flags.insert(class, flag);
            }
        }
        if !self.law.areas.is_empty() {
            self.area = self.area_index();
        }
    }

    /// Whether the commune is of a class on the as-of date; of "none", whether it is of no other.
    fn class_flag(&mut self, id: &str) -> (String, i32) {
        let Some(class) = self.law.nation.classes.iter().find(|c| c.id == id) else { return ("0".into(), 0) };
        let names = &self.lists.classes.range;
        let rows: Vec<String> = (1..=Field::CLASSES)
            .map(|n| {
                let value = format!("TRIM({})", field(Field::Class(n), columns::VALUE));
                let named = format!("({value}=\"{}\")", class.name.replace('"', "\"\""));
                let counts = if class.none { format!("SUMPRODUCT(--({names}={value}))*NOT{named}") } else { format!("--{named}") };
                format!("IF({},{counts},0)", self.class_holds(Field::Class(n)))
            })
            .collect();
        let held = format!("MAX({})", rows.join(","));
        let formula = if class.none { format!("1-{held}") } else { held };
        let stored = i32::from(match &self.assessment.place.classes {
            Some(own) => own.iter().any(|c| c == id),
            None => class.none,
        });
        (self.working.number(format!("class {id}"), formula, f64::from(stored)), stored)
    }

    /// Whether the row of a class holds on the as-of date.
    pub(super) fn class_holds(&self, row: Field) -> String {
        let (from, to) = (field(row, columns::FROM), field(row, columns::TO));
        format!("AND(IF(ISNUMBER({from}),{from}<={a},TRUE),IF(ISNUMBER({to}),{to}>={a},TRUE))", a = self.as_of)
    }

    /// The first area that takes the commune; 0 where that cannot be told.
    fn area_index(&mut self) -> (String, i32) {
        let district = format!("TRIM({})", field(Field::District, columns::VALUE));
        let listed: Vec<String> = self.lists.areas.iter().map(|l| format!("SUMPRODUCT(--({}={district}))", l.range)).collect();
        let any_listed = format!("AND({district}<>\"\",({})>0)", listed.join("+"));
        let mut formula = "0".to_string();
        for (index, area) in self.law.areas.iter().enumerate().rev() {
            let (takes, known) = (self.takes(area, &listed[index]), self.known(area, &any_listed));
            formula = format!("IF({takes},{},IF({known},{formula},0))", index + 1);
        }
        let own = self.assessment.place.area.as_ref();
        let stored = self.law.areas.iter().position(|a| Some(&a.id) == own).map_or(0, |i| i as i32 + 1);
        (self.working.number("area", formula, f64::from(stored)), stored)
    }

    fn takes(&self, area: &Area, listed: &str) -> String {
        let flags = area
            .classes
            .iter()
            .filter_map(|c| self.class_flags.get(c))
            .map(|(cell, _)| format!("AND({}=1,{cell}=1)", self.class_answered.0));
        let districts = (!area.districts.is_empty()).then(|| format!("{listed}>0"));
        let ways: Vec<String> = districts.into_iter().chain(flags).collect();
        if ways.is_empty() { "TRUE".into() } else { format!("OR({})", ways.join(",")) }
    }

    fn known(&self, area: &Area, any_listed: &str) -> String {
        let districts = (!area.districts.is_empty()).then(|| any_listed.to_string());
        let classes = (!area.classes.is_empty()).then(|| format!("{}=1", self.class_answered.0));
        let ways: Vec<String> = districts.into_iter().chain(classes).collect();
        if ways.is_empty() { "TRUE".into() } else { format!("AND({})", ways.join(",")) }
    }

    /// The cell with the index of the variant of a test's threshold, from 0; none where there is but one.
    pub(super) fn variant(&mut self, key: &str, test: &Test) -> Option<String> {
        let turning = Turning::of(self.law, test);
        if !turning.areas && turning.classes.is_empty() {
            return None;
        }
        let bits = turning.classes.iter().enumerate().filter_map(|(i, c)| Some(format!("{}*{}", self.class_flags.get(c)?.0, 1 << i)));
        let classes = match bits.collect::<Vec<_>>() {
            bits if bits.is_empty() => "0".to_string(),
            bits => format!("IF({}=1,1+{},0)", self.class_answered.0, bits.join("+")),
        };
        let area = if turning.areas { format!("{}*{}+", self.area.0, turning.class_ways()) } else { String::new() };
        let own = turning.at(&self.assessment.place);
        let stored = turning.variants(self.law).iter().position(|v| *v == own).unwrap_or_default();
        Some(self.working.number(format!("variant {key}"), format!("{area}{classes}"), stored as f64))
    }
}
