//! Forms carry the law of their commune and no more: what is left out of them is nowhere missed, and they stay light.

use crate::common::words::built_in;
use ntm::criteria::{Law, Level, Place};
use ntm::input::Spreadsheet;
use ntm::text::Date;
use ntm::workbook::{FormSpec, form};

/// The form of the highest level of a law.
fn blank(law: &Law) -> Vec<u8> {
    of_level(law, law.sets.keys().copied().next_back().expect("a set"))
}

/// A form to be filled, for all provinces where its law is of none.
fn of_level(law: &Law, target: Level) -> Vec<u8> {
    let all = || law.nation.regions.iter().flat_map(|r| r.provinces.clone()).collect();
    let provinces = if law.province.is_empty() { all() } else { vec![law.province.clone()] };
    form(&FormSpec { law, provinces, target, year: 2024, filled: None, last_year: None }).expect("a form")
}

/// What the levels a form shows differ in from those of its commune, in every year and whatever its class.
fn differing(book: &Spreadsheet, law: &Law) -> Vec<String> {
    let mut found = Vec::new();
    for year in law.years() {
        for classes in [None, Some(Vec::new()), Some(vec!["kv1".to_string()]), Some(vec!["kv3".to_string()])] {
            let place = Place { year, as_of: Date::constant(year, 12, 31), classes, area: None, open_groups: Vec::new() };
            found.extend(book.form_thresholds(law, &place).map(|finding| format!("{} {place:?}: {finding:?}", law.province)));
        }
    }
    found
}

#[test]
fn a_form_shows_every_level_as_it_is_in_force() {
    let shelf = built_in();
    let national = Spreadsheet::of_bytes(&blank(&shelf.law("", 2024).expect("the law")), "xã.xlsx").expect("a form");
    for province in ["Hải Dương", "Hà Giang", "Bến Tre", "Đắk Lắk"] {
        let law = shelf.law(province, 2024).expect("the law");
        let own = Spreadsheet::of_bytes(&blank(&law), "xã.xlsx").expect("a form");
        let wrong: Vec<String> = [&national, &own].into_iter().flat_map(|book| differing(book, &law)).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// Of each level, at most so many bytes in a form of Hải Dương and in one of all provinces: its size when this was written and
/// three hundredths more.
const MOST: [(&str, usize, usize); 3] = [("basic", 97_000, 100_000), ("advanced", 135_000, 139_000), ("model", 140_000, 144_000)];

#[test]
fn forms_stay_light() {
    let shelf = built_in();
    let (own, national) = (shelf.law("Hải Dương", 2024).expect("the law"), shelf.law("", 2024).expect("the law"));
    for (level, own_most, national_most) in MOST {
        for (law, most) in [(&own, own_most), (&national, national_most)] {
            let target = law.sets.keys().copied().find(|of| of.id() == level).expect("a level");
            let size = of_level(law, target).len();
            assert!(size <= most, "{level}, {:?}: {size} bytes, at most {most}", law.province);
            assert!(size > most * 9 / 10, "{level}, {:?}: only {size} bytes; let {most} be less", law.province);
        }
    }
}
