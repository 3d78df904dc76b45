//! What a form may name is what there is, for communes and districts of every kind.

use super::{DistrictSpec, Forms, Head, PaperSpec, commune, district};
use crate::assess::{Assessment, Options, assess};
use crate::commune::{Attribute, Commune};
use crate::criteria::{Law, Level, Levels, Shelf};
use crate::district::Review;

fn judged(target: Level) -> (Law, Commune, Assessment) {
    let law = (*Shelf::open(&[]).unwrap().shared_law("Minh Họa", 2024).unwrap()).clone();
    let commune = Commune {
        name: Attribute::of("Xã A & <B>".to_string()),
        year: Attribute::of(2024),
        target: Attribute::of(target),
        classes: Attribute::of(Vec::new()),
        ..Commune::default()
    };
    let assessment = assess(&law, &commune, Options::default()).unwrap();
    (law, commune, assessment)
}

#[test]
fn terms_and_facts_of_a_commune_are_the_same() {
    for target in Levels::default().all() {
        let (law, commune, assessment) = judged(target);
        let spec = PaperSpec { law: &law, commune: &commune, assessment: &assessment, date: None, numbers: &Default::default() };
        assert_eq!(commune::facts(&spec).differences(&commune::TERMS, "commune"), Vec::<String>::new());
        assert_eq!(commune::of_report(&spec).differences(&commune::SECTIONS, "report"), Vec::<String>::new());
        assert_eq!(commune::label(&spec, "to-trinh").differences(&commune::LABEL, "label"), Vec::<String>::new());
    }
}

#[test]
fn terms_and_facts_of_a_district_are_the_same() {
    let (law, commune, assessment) = judged(Level::from_id("basic").unwrap());
    let mut review = Review::default();
    review.add("a.xlsx", &law, &commune, &assessment, &[]);
    review.add_unjudged("b.xlsx", "", &[]);
    let head = Head::of(&law, &commune, &assessment);
    let spec = DistrictSpec { review: &review, head: &head, date: None, half_year: false };
    assert_eq!(district::facts(&spec).differences(&district::TERMS, "district"), Vec::<String>::new());
    let departments = review.departments();
    assert_eq!(district::letter(&review, &departments[0]).differences(&district::LETTER, "letter"), Vec::<String>::new());
}

#[test]
fn built_in_forms_are_right() {
    assert_eq!(Forms::open(&[]).err(), None);
}
