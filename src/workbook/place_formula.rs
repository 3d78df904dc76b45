//! Area and classes of the commune as formulas: which variant of a threshold is its own.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::formula::{Given, field};
use super::working::Working;
use crate::criteria::{Area, Test};
use crate::layout::thresholds::Turning;
use crate::layout::{Field, commune as columns};

/// Of each class some threshold or area turns on whether it holds.
type Flags = BTreeMap<String, (String, i32)>;

/// What the variant of a threshold is chosen by.
pub(super) struct Variants {
    /// Whether the class is answered.
    pub answered: (String, i32),
    flags: Flags,
    /// One-based index of the area, 0 when unknown; none where the law has no areas.
    area: Option<String>,
}

impl Variants {
    /// Writes the working of the classes and the area on which some threshold turns.
    pub fn of(given: &Given, as_of: &str, answered: (String, i32), working: &mut Working) -> Self {
        let tests = given.plan.items().flat_map(|(_, i)| &i.versions).flat_map(|v| v.requirement.tests());
        let turned = tests.flat_map(|t| Turning::of(given.law, t).classes);
        let mut flags = Flags::new();
        for class in turned.chain(given.law.areas.iter().flat_map(|a| a.classes.clone())) {
            if let Entry::Vacant(new) = flags.entry(class) {
                let flag = class_flag(given, new.key(), as_of, working);
                new.insert(flag);
            }
        }
        let area = (!given.law.areas.is_empty()).then(|| area_index(given, &answered.0, &flags, working));
        Self { answered, flags, area }
    }

    /// The cell with the index of the variant of a test's threshold, from 0; none where there is but one.
    pub fn variant(&self, given: &Given, test: &Test, working: &mut Working) -> Option<String> {
        let turning = Turning::of(given.law, test);
        if !turning.areas && turning.classes.is_empty() {
            return None;
        }
        let bits = turning.classes.iter().enumerate().filter_map(|(i, c)| Some(format!("{}*{}", self.flags.get(c)?.0, 1 << i)));
        let classes = match bits.collect::<Vec<_>>() {
            bits if bits.is_empty() => "0".to_string(),
            bits => format!("IF({}=1,1+{},0)", self.answered.0, bits.join("+")),
        };
        let area = self.area.as_ref().filter(|_| turning.areas).map(|area| format!("{area}*{}+", turning.class_ways())).unwrap_or_default();
        let own = turning.at(&given.assessment.place);
        let stored = turning.variants(given.law).iter().position(|v| *v == own).unwrap_or_default();
        Some(working.number(format!("{area}{classes}"), stored as f64))
    }
}

/// Whether the commune is of a class on the as-of date; of "none", whether it is of no other.
fn class_flag(given: &Given, id: &str, as_of: &str, working: &mut Working) -> (String, i32) {
    let Some(class) = given.law.nation.classes.iter().find(|c| c.id == id) else { return ("0".into(), 0) };
    let names = &given.lists.classes.range;
    let rows: Vec<String> = (1..=Field::CLASSES)
        .map(|n| {
            let value = format!("TRIM({})", field(Field::Class(n), columns::VALUE));
            let named = format!("({value}=\"{}\")", class.name.replace('"', "\"\""));
            let counts = if class.none { format!("SUMPRODUCT(--({names}={value}))*NOT{named}") } else { format!("--{named}") };
            format!("IF({},{counts},0)", class_holds(Field::Class(n), as_of))
        })
        .collect();
    let held = format!("MAX({})", rows.join(","));
    let formula = if class.none { format!("1-{held}") } else { held };
    let stored = i32::from(match &given.assessment.place.classes {
        Some(own) => own.iter().any(|c| c == id),
        None => class.none,
    });
    (working.number(formula, f64::from(stored)), stored)
}

/// Whether the row of a class holds on the as-of date.
pub(super) fn class_holds(row: Field, as_of: &str) -> String {
    let (from, to) = (field(row, columns::FROM), field(row, columns::TO));
    format!("AND(IF(ISNUMBER({from}),{from}<={a},TRUE),IF(ISNUMBER({to}),{to}>={a},TRUE))", a = as_of)
}

/// The first area that takes the commune; 0 where that cannot be determined.
fn area_index(given: &Given, answered: &str, flags: &Flags, working: &mut Working) -> String {
    let district = format!("TRIM({})", field(Field::District, columns::VALUE));
    let listed: Vec<String> = given.lists.areas.iter().map(|l| format!("SUMPRODUCT(--({}={district}))", l.range)).collect();
    let any_listed = format!("AND({district}<>\"\",({})>0)", listed.join("+"));
    let mut formula = "0".to_string();
    for (index, (area, listed)) in given.law.areas.iter().zip(&listed).enumerate().rev() {
        let (takes, known) = (takes(area, listed, answered, flags), known(area, &any_listed, answered));
        formula = format!("IF({takes},{},IF({known},{formula},0))", index + 1);
    }
    let own = given.assessment.place.area.as_ref();
    let stored = given.law.areas.iter().position(|a| Some(&a.id) == own).map_or(0, |i| i as i32 + 1);
    working.number(formula, f64::from(stored))
}

fn takes(area: &Area, listed: &str, answered: &str, flags: &Flags) -> String {
    let of_class = |class: &String| flags.get(class).map(|(cell, _)| format!("AND({answered}=1,{cell}=1)"));
    let flags = area.classes.iter().filter_map(of_class);
    let districts = (!area.districts.is_empty()).then(|| format!("{listed}>0"));
    let ways: Vec<String> = districts.into_iter().chain(flags).collect();
    if ways.is_empty() { "TRUE".into() } else { format!("OR({})", ways.join(",")) }
}

fn known(area: &Area, any_listed: &str, answered: &str) -> String {
    let districts = (!area.districts.is_empty()).then(|| any_listed.to_string());
    let classes = (!area.classes.is_empty()).then(|| format!("{answered}=1"));
    let ways: Vec<String> = districts.into_iter().chain(classes).collect();
    if ways.is_empty() { "TRUE".into() } else { format!("AND({})", ways.join(",")) }
}
