//! Communes made the same on every machine: commune number so-and-so always has the same answers.

use std::path::{Path, PathBuf};

use ntm::commune::{Attribute, Commune, Given, Held, Value};
use ntm::criteria::Law;
use ntm::text::Decimal;
use ntm::workbook::{FormSpec, MatrixSpec, form, matrix};

use crate::words;

/// The year all of them are judged for.
pub const YEAR: i16 = 2024;

/// A sequence of numbers that look random and never change (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Commune number `n`: nine in ten of its answers are the best, the rest blank, lower or the opposite.
pub fn commune(law: &Law, n: usize) -> Commune {
    let mut dice = Dice(n as u64 + 1);
    let target = [words::basic(), words::basic(), words::advanced()][n % 3];
    let mut commune = words::perfect(law, target, YEAR);
    commune.name = Attribute::of(format!("Xã số {n}"));
    commune.code = Attribute::of(format!("{n:05}"));
    commune.district = Attribute::of(format!("Huyện {}", n / 20));
    commune.province = Attribute::of(law.province.clone());
    if target == words::advanced() {
        commune.held = Attribute::of(Some(Held { level: words::basic(), year: Some(2022), decision: "1/QĐ-UBND".into(), date: None }));
    }
    let measures: Vec<String> = commune.answers.keys().cloned().collect();
    for measure in measures {
        match dice.throw(20) {
            0 => drop(commune.answers.remove(&measure)),
            1 => commune.answers.iter_mut().filter(|(id, _)| **id == measure).for_each(|(_, a)| worsen(&mut a.given, dice.throw(900))),
            _ => {}
        }
    }
    commune.villages.clear();
    commune
}

fn worsen(given: &mut Given, by: u64) {
    match given {
        Given::Value(Value::Ratio { numerator, .. }) => *numerator = Decimal::from(by as i64),
        Given::Value(Value::YesNo(yes)) => *yes = !*yes,
        Given::Value(Value::Number(number)) => *number = Decimal::from(by as i64 % 5),
        _ => {}
    }
}

/// Writes forms of the communes of these numbers into a folder, as a district keeps them.
pub fn forms(law: &Law, folder: &Path, numbers: std::ops::Range<usize>) -> Vec<PathBuf> {
    std::fs::create_dir_all(folder).expect("a folder");
    let write = |n: usize| {
        let path = folder.join(format!("xa-{n:05}.xlsx"));
        if !path.exists() {
            let filled = commune(law, n);
            let target = filled.target.value.expect("a target");
            let spec = FormSpec { law, provinces: vec![law.province.clone()], target, year: YEAR, filled: Some(&filled), last_year: None };
            std::fs::write(&path, form(&spec).expect("a form")).expect("room on the disk");
        }
        path
    };
    numbers.map(write).collect()
}

/// Writes a matrix of the communes of these numbers.
pub fn one_matrix(law: &Law, path: &Path, numbers: std::ops::Range<usize>) {
    if path.exists() {
        return;
    }
    let all: Vec<Commune> = numbers.map(|n| Commune { target: Attribute::of(words::basic()), ..commune(law, n) }).collect();
    let spec = MatrixSpec { law, provinces: vec![law.province.clone()], target: words::basic(), year: YEAR, communes: &all };
    std::fs::write(path, matrix(&spec).expect("a matrix")).expect("room on the disk");
}
