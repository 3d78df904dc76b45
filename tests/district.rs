//! Roll-ups over many communes.

use crate::common::words::basic;
use ntm::assess::{Assessment, Counts, Options, Verdict, assess};
use ntm::commune::{Answer, Attribute, ClassEntry, Commune, Value, Village};
use ntm::criteria::{Law, LawSource, Shelf};
use ntm::district::{Review, VillageTotals, Which};
use ntm::messages::Lang;
use ntm::report::{View, village_totals};

/// The partial example of Kon Tum: ten items, all of which a village must meet.
const KON_TUM: &str = include_str!("../criteria/provinces/vi-du/kon-tum.toml");

fn law() -> Law {
    let shelf = Shelf::open(&[LawSource { name: "kon-tum.toml".into(), text: KON_TUM.into() }]).unwrap_or_else(|f| panic!("{f:#?}"));
    shelf.law("Kon Tum", 2024).expect("a province")
}

/// A commune of a class whose villages meet so many of the items; `None` leaves one item open.
fn judged(law: &Law, class: &str, villages: &[Option<usize>]) -> Assessment {
    let list = &law.checklists[0];
    let village = |(at, met): (usize, &Option<usize>)| {
        let answer = |item: usize| Answer::of(Value::YesNo(item < met.unwrap_or(list.items.len())));
        let items = list.items.iter().enumerate().filter(|(item, _)| met.is_some() || *item > 0);
        let answers = items.map(|(item, i)| (i.measure.id.clone(), answer(item))).collect();
        Village { name: format!("Thôn {}", at + 1), answers, ..Village::default() }
    };
    let commune = Commune {
        year: Attribute::of(2024),
        target: Attribute::of(basic()),
        classes: Attribute::of(vec![ClassEntry { class: class.into(), document: String::new(), from: None, to: None }]),
        villages: villages.iter().enumerate().map(village).collect(),
        ..Commune::default()
    };
    assess(law, &commune, Options::default()).expect("a judgement")
}

fn counts(met: usize, not_met: usize, undetermined: usize) -> Counts {
    Counts { met, not_met, undetermined, not_applicable: 0, total: met + not_met + undetermined }
}

#[test]
fn villages_of_many_communes_add_up_in_all_and_by_class() {
    let law = law();
    let mut totals = VillageTotals::default();
    totals.add(&law, "Xã A", &judged(&law, "kv3", &[Some(10), Some(10), Some(9), None]));
    totals.add(&law, "Xã B", &judged(&law, "kv3", &[Some(10)]));
    totals.add(&law, "Xã C", &judged(&law, "khong", &[Some(0), Some(10)]));
    totals.add(&law, "Xã D", &judged(&law, "kv1", &[]));
    let [list] = totals.checklists.as_slice() else { panic!("{:?}", totals.checklists) };
    assert_eq!(list.counts, counts(4, 2, 1));
    assert_eq!(list.by_class.values().copied().collect::<Vec<_>>(), [counts(3, 1, 1)]);
    assert_eq!(
        list.communes.iter().map(|c| (c.commune.as_str(), c.counts.met)).collect::<Vec<_>>(),
        [("Xã A", 2), ("Xã B", 1), ("Xã C", 1)]
    );

    // 4 of 7 is 57.14 %, 3 of 5 in communes of area III is 60 %.
    let view = View { lang: Lang::Vi, width: 120, ascii: false, colour: false, criteria_only: false, full: true };
    let expected = format!(
        "\nThôn của 3 xã – {} (tạm tính)\n  4 đạt + 2 chưa đạt + 1 chưa kết luận + 0 không áp dụng = 7 thôn; 0 thôn có quyết định công nhận.\n  \
         Tất cả: 4/7 thôn đạt = 57,14 %; 1 thôn chưa kết luận\n  \
         - Xã khu vực III vùng đồng bào dân tộc thiểu số và miền núi: 3/5 thôn đạt = 60 %; 1 thôn chưa kết luận\n    \
         · Xã A: 2/4 thôn đạt = 50 %; 1 thôn chưa kết luận\n    · Xã B: 1/1 thôn đạt = 100 %\n    · Xã C: 1/2 thôn đạt = 50 %\n",
        list.name
    );
    assert_eq!(village_totals(view, &totals), expected);
}

#[test]
fn without_villages_nothing_is_said() {
    let law = law();
    let mut totals = VillageTotals::default();
    totals.add(&law, "Xã D", &judged(&law, "kv1", &[]));
    let view = View { lang: Lang::Vi, width: 120, ascii: false, colour: false, criteria_only: false, full: true };
    assert_eq!(village_totals(view, &totals), "");
}

/// A round of communes of one district, each by file, name, district, code and its answer to 1.1.
fn round(communes: &[(&str, &str, &str, &str, bool)]) -> Review {
    joined(communes, &Which::UNKNOWN)
}

fn joined(communes: &[(&str, &str, &str, &str, bool)], which: &Which) -> Review {
    let law = Shelf::open(&[]).expect("the shelf").law("Hải Dương", 2024).expect("a province");
    let text = |words: &str| Attribute { value: Some(words.to_string()).filter(|w| !w.is_empty()), ..Attribute::default() };
    let mut review = Review::default();
    for (file, name, district, code, answer) in communes {
        let commune = Commune {
            name: text(name),
            district: text(district),
            code: text(code),
            year: Attribute::of(2024),
            target: Attribute::of(basic()),
            answers: [("basic:1.1".to_string(), Answer::of(Value::YesNo(*answer)))].into(),
            ..Commune::default()
        };
        let assessment = assess(&law, &commune, Options::default()).expect("a judgement");
        review.add(file, &law, &commune, &assessment, &[]);
    }
    review.join_twins(which);
    review
}

fn codes(review: &Review) -> Vec<Vec<&str>> {
    review.standings.iter().map(|s| s.findings.iter().map(|f| f.code.id()).collect()).collect()
}

/// Of three files of a commune the one that the office has chosen counts; else the one saved last, if each says when.
#[test]
fn who_says_which_file_of_a_commune_counts() {
    let of = |chosen: &str, times: &[(&str, &str)]| {
        let files = ["a.xlsx", "b.xlsx", "c.xlsx"];
        let communes = files.map(|file| (file, "Xã Thanh Hải", "Huyện Thanh Hà", "", file == "b.xlsx"));
        let chosen = |file: &str| file == chosen;
        let saved = |file: &str| times.iter().find(|(of, _)| *of == file).map(|(_, time)| time.to_string());
        let review = joined(&communes, &Which { chosen: &chosen, saved: &saved });
        assert_eq!(review.standings.len(), 1);
        // the one item that is answered
        (review.standings[0].items[0].finding.verdict, codes(&review)[0].last().copied().unwrap_or_default().to_string())
    };
    let (open, chosen) = ("commune-in-two-files".to_string(), "commune-in-two-files-chosen".to_string());
    let [june, july, august] = ["2024-06-01T08:00:00", "2024-07-01T08:00:00", "2024-07-01T08:00:01"];
    assert_eq!(of("", &[]), (Verdict::Undetermined, open.clone()));
    assert_eq!(of("b.xlsx", &[]).0, Verdict::Met);
    assert_eq!(of("c.xlsx", &[]), (Verdict::NotMet, chosen.clone()));
    assert_eq!(of("", &[("a.xlsx", june), ("b.xlsx", august), ("c.xlsx", july)]), (Verdict::Met, chosen.clone()));
    assert_eq!(of("", &[("a.xlsx", june), ("b.xlsx", july), ("c.xlsx", august)]), (Verdict::NotMet, chosen));
    assert_eq!(of("", &[("a.xlsx", june), ("b.xlsx", june), ("c.xlsx", june)]), (Verdict::Undetermined, open.clone()), "at the same time");
    assert_eq!(of("", &[("a.xlsx", june), ("b.xlsx", july)]), (Verdict::Undetermined, open), "the third does not say when");
}

#[test]
fn a_commune_in_two_files_is_counted_once() {
    let same = round(&[("a.xlsx", "Xã Thanh Hải", "Huyện Thanh Hà", "", false), ("b.xlsx", "Thanh Hải", "H. Thanh Hà", "", false)]);
    assert_eq!(codes(&same), [["commune-written-again"]]);
    assert_eq!(same.standings[0].overall.verdict, Verdict::NotMet, "what both say holds");

    let other = round(&[("a.xlsx", "Xã Thanh Hải", "Thanh Hà", "", false), ("a - sửa.xlsx", "Thanh Hải", "Thanh Hà", "", true)]);
    assert_eq!(codes(&other), [["commune-in-two-files"]]);
    let [standing] = other.standings.as_slice() else { panic!("{:?}", other.standings) };
    let item = standing.items.iter().find(|i| i.head.item.code == "1.1").expect("the item");
    assert_eq!((standing.overall.verdict, item.finding.verdict), (Verdict::Undetermined, Verdict::Undetermined));
    assert!(item.judged.is_some(), "what was judged is kept with what is open");
    let set = &standing.sets[0];
    assert_eq!((set.counts.not_met, set.counts.total, set.counts.undetermined), (0, 19, 19));
}

#[test]
fn codes_tell_communes_of_one_name_apart() {
    let two = round(&[("a.xlsx", "Xã A", "Huyện B", "1", true), ("b.xlsx", "Xã A", "Huyện B", "2", true)]);
    assert_eq!(two.standings.len(), 2);
    let one = round(&[("a.xlsx", "Xã A", "Huyện B", "1", true), ("b.xlsx", "Xã Ả", "Huyện C", "1", true)]);
    assert_eq!(codes(&one), [["commune-written-again"]]);
    // One district however its kind is written, and "Thanh Hà" is another than "Thanh Hả".
    let of = |other: &str| round(&[("a.xlsx", "Xã A", "Huyện Thanh Hà", "", true), ("b.xlsx", "Xã B", other, "", true)]);
    assert_eq!(["H. Thanh Hà", "thanh hà", "Thanh Hả"].map(|other| of(other).by_district().len()), [1, 1, 2]);
}
