//! The built-in law: what it holds, what it does not know, and how a broken file is reported.

use crate::common::words::{advanced, basic, levels, model};
use std::collections::{BTreeMap, BTreeSet};

use ntm::assess::{Options, Verdict, assess};
use ntm::commune::{Answer, Attribute, Commune, Value};
use ntm::criteria::{Book, Bound, Evidence, Item, ItemRef, Law, LawSource, Level, Lookup, Missing, Node, Op, Place, Shelf, Test, When};
use ntm::diag::Place as Spot;
use ntm::text::Date;

fn shelf() -> Shelf {
    Shelf::open(&[]).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn law(province: &str) -> Law {
    shelf().law(province, 2024).unwrap_or_else(|_| panic!("no law for {province}"))
}

fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("no day: {text}"))
}

fn at(year: i16, as_of: &str, class: &str) -> Place {
    Place { year, as_of: day(as_of), classes: Some(vec![class.to_string()]), area: None, open_groups: Vec::new() }
}

fn item<'a>(law: &'a Law, of: &str) -> &'a Item {
    law.item(&of.parse::<ItemRef>().expect("a reference")).unwrap_or_else(|| panic!("no {of}"))
}

/// Codes of which a version begins on a day.
fn begun(law: &Law, level: Level, on: &str) -> Vec<String> {
    let begun = law.sets[&level].indicators().filter(|(_, i)| i.versions.iter().any(|v| v.from == day(on)));
    begun.map(|(_, i)| i.code.clone()).collect()
}

/// What a threshold says, in a word: "90 press", "met unverified", "not entered".
fn word(lookup: &Lookup) -> String {
    match lookup {
        Ok(found) => {
            let bound = match &found.bound {
                Bound::Met => "met".to_string(),
                Bound::None => "none".to_string(),
                Bound::Number(number) => number.plain(),
                Bound::Grade(_, word) => word.clone(),
            };
            format!("{bound} {}", found.evidence.id())
        }
        Err(Missing::Predicted(found)) => format!("predicted {}", word(&Ok((**found).clone()))),
        Err(Missing::NotEntered) => "not entered".into(),
        Err(Missing::LeftTo(authority)) => format!("left to {authority}"),
        Err(Missing::RegionUnsettled) => "unsettled".into(),
    }
}

/// The thresholds of an item's tests of one id; both sexes must agree.
fn threshold(law: &Law, of: &str, id: &str, place: &Place) -> (String, Option<String>) {
    let reference: ItemRef = of.parse().expect("a reference");
    let level = if let Book::Set(level) = reference.book { level } else { basic() };
    let version = item(law, of).version_on(place.as_of).expect("a version");
    let tests: Vec<&Test> = version.requirement.tests().into_iter().filter(|t| t.id == id).collect();
    let found: BTreeSet<(String, Option<String>)> = tests
        .iter()
        .map(|t| law.threshold(t, &law.readings(level, place), place))
        .map(|t| (word(&t.lookup), t.other_reading.map(|(region, other)| format!("{region}: {}", word(&other)))))
        .collect();
    assert_eq!(found.len(), 1, "{of} {id}: {found:?}");
    found.into_iter().next().expect("one")
}

#[test]
fn the_built_in_files_load_without_a_finding() {
    assert_eq!(shelf().findings, []);
}

#[test]
fn the_sets_are_whole() {
    let law = law("");
    let size = |level: Level| (law.sets[&level].criteria.len(), law.sets[&level].indicators().count());
    assert_eq!(size(basic()), (19, 57));
    assert_eq!(size(advanced()), (19, 75));
    assert_eq!(size(model()), (4, 4));
    for set in law.sets.values() {
        let numbers: Vec<u32> = set.criteria.iter().map(|c| c.number).collect();
        assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>());
        assert_eq!(set.period, ntm::criteria::Period { first: 2021, last: 2025 });
        for (criterion, indicator) in set.indicators() {
            let head = indicator.code.split('.').next().expect("a head");
            assert_eq!(head, criterion.number.to_string(), "{} stands under the wrong criterion", indicator.code);
        }
    }
    let groups: Vec<&str> = law.sets[&basic()].criteria.iter().map(|c| c.group.as_str()).collect();
    let expected = [vec!["I"; 1], vec!["II"; 8], vec!["III"; 4], vec!["IV"; 4], vec!["V"; 2]].concat();
    assert_eq!(groups, expected);
    assert!(law.sets[&advanced()].groups.is_empty());
}

#[test]
fn every_province_stands_in_one_region() {
    let law = law("");
    let sizes: Vec<(&str, usize)> = law.nation.regions.iter().map(|r| (r.id.as_str(), r.provinces.len())).collect();
    assert_eq!(sizes, [("tdmnpb", 14), ("dbsh", 11), ("btb", 6), ("dhntb", 8), ("tn", 5), ("dnb", 6), ("dbscl", 13)]);
    let distinct: BTreeSet<&String> = law.nation.regions.iter().flat_map(|r| &r.provinces).collect();
    assert_eq!(distinct.len(), 63);
}

#[test]
fn the_amendment_of_march_2024_changed_these_indicators() {
    let law = law("");
    assert_eq!(begun(&law, basic(), "2024-03-01"), ["13.1", "15.4", "17.1", "18.4"]);
    assert_eq!(begun(&law, advanced(), "2024-03-01"), ["3.4", "8.4", "14.4", "16.1", "16.2", "16.3", "17.10", "18.1"]);
    assert!(begun(&law, model(), "2024-03-01").is_empty());
    assert_eq!(law.sets[&basic()].amendments, [day("2024-03-01")]);
    let uncertain = law.sets[&advanced()].notices.iter().any(|n| n.from == Some(day("2024-03-01")) && n.text.contains("75"));
    assert!(uncertain, "the total of 75 is not certain after the amendment and must be said so");
}

#[test]
fn revocation_weighs_the_critical_criteria() {
    let law = law("");
    let critical = |level: Level| law.sets[&level].criteria.iter().filter(|c| c.critical).map(|c| c.number).collect::<Vec<_>>();
    assert_eq!(critical(basic()), [10, 17, 19]);
    assert_eq!(critical(advanced()), [10, 17, 18, 19]);
    let rule = &law.nation.revocation;
    let reached = |failed| (rule.with_critical.reached(failed, 19), rule.outright.reached(failed, 19));
    assert_eq!([5, 6, 9, 10].map(reached), [(false, false), (true, false), (true, false), (true, true)]);
    let measured = [(basic(), basic()), (advanced(), advanced()), (model(), advanced())];
    assert_eq!(rule.measured_by, BTreeMap::from(measured));
}

#[test]
fn thresholds_are_those_of_their_region_and_year() {
    let (before, after) = ("2023-12-31", "2024-12-31");
    let cases = [
        ("Hà Giang", "basic:2.1", "", 2023, before, "left to UBND cấp tỉnh"),
        ("Hà Giang", "basic:3.1", "", 2023, before, "80 press"),
        ("Cà Mau", "basic:3.2", "tong-diem", 2023, before, "50 press"),
        ("Hà Nội", "basic:4.2", "", 2023, before, "99 unverified"),
        ("Kon Tum", "basic:4.2", "", 2023, before, "95 unverified"),
        ("Gia Lai", "basic:5", "muc-do-1-tren-3-truong", 2023, before, "70 press"),
        ("Gia Lai", "basic:5", "muc-do-1", 2023, before, "not entered"),
        ("Đồng Nai", "basic:5", "muc-do-1", 2023, before, "100 press"),
        ("Lào Cai", "basic:9.1", "", 2023, before, "none unverified"),
        ("Lào Cai", "basic:9.2", "", 2023, before, "75 unverified"),
        ("An Giang", "basic:9.2", "", 2023, before, "not entered"),
        ("Quảng Nam", "basic:10", "", 2021, before, "41 unverified"),
        ("Quảng Nam", "basic:10", "", 2022, before, "44 press"),
        ("Tây Ninh", "basic:10", "", 2025, after, "71 unverified"),
        ("Hà Nội", "basic:10", "", 2023, before, "not entered"),
        ("Quảng Trị", "basic:11", "", 2023, before, "6.5 press"),
        ("Sơn La", "basic:11", "", 2023, before, "13 derived"),
        ("Đà Nẵng", "basic:11", "", 2023, before, "not entered"),
        ("Hà Nam", "basic:12.1", "", 2023, before, "not entered"),
        ("Hà Nam", "basic:13.1", "htx", 2024, after, "met press"),
        ("Hà Nam", "basic:14.1", "muc-do-2", 2024, after, "Mức độ 2 press"),
        ("Lâm Đồng", "basic:15.3", "", 2024, after, "26.5 press"),
        ("Hà Nội", "basic:15.4", "", 2023, before, "70 press"),
        ("Nghệ An", "basic:15.4", "", 2023, before, "not entered"),
        ("Nghệ An", "basic:15.4", "trien-khai", 2024, after, "met press"),
        ("Thanh Hóa", "basic:17.1", "tap-trung", 2023, before, "20 derived"),
        ("Thanh Hóa", "basic:17.1", "tap-trung", 2024, after, "not entered"),
        ("Thanh Hóa", "basic:17.1", "tong", 2023, before, "not entered"),
        ("Bến Tre", "basic:18.2", "", 2024, after, "hoàn thành tốt nhiệm vụ unverified"),
        ("Ninh Bình", "advanced:1.1", "", 2023, before, "met press"),
        ("Nam Định", "advanced:2.2", "hang-muc", 2023, before, "left to UBND cấp tỉnh"),
        ("Đồng Nai", "advanced:4", "ty-le", 2024, after, "100 press"),
        ("Thanh Hóa", "advanced:5.4", "", 2024, after, "Mức độ 2 press"),
        ("Hà Nội", "advanced:8.4", "sua-doi-2024", 2024, after, "not entered"),
        ("Hải Dương", "advanced:10", "", 2023, before, "68 derived"),
        ("Hải Dương", "advanced:10", "", 2024, after, "predicted 72 interpolated"),
        ("Thanh Hóa", "advanced:10", "", 2023, before, "not entered"),
        ("Phú Thọ", "advanced:11", "", 2024, after, "8 press"),
        ("Hà Nội", "advanced:11", "", 2024, after, "not entered"),
        ("Hà Nội", "advanced:14.1", "", 2024, after, "95 press"),
        ("Hà Nội", "advanced:16.2", "", 2023, before, "90 unverified"),
        ("Hà Nội", "advanced:16.2", "sua-doi-2024", 2024, after, "not entered"),
        ("Thanh Hóa", "advanced:18.1", "", 2023, before, "55 press"),
        ("Thanh Hóa", "advanced:18.1", "", 2024, after, "not entered"),
        ("Hải Dương", "model:2", "", 2023, before, "74.8 derived"),
        ("Hải Dương", "model:2", "", 2024, after, "predicted 79.2 interpolated"),
        ("Thanh Hóa", "model:2", "", 2023, before, "not entered"),
        ("Hải Dương", "model:3", "", 2023, before, "1 press"),
        ("Hải Dương", "condition:no-dong", "", 2023, before, "none press"),
        ("Hải Dương", "condition:hai-long-ntm", "chung", 2023, before, "90 unverified"),
        ("Hải Dương", "condition:hai-long-nang-cao", "chung", 2023, before, "85 derived"),
        ("Hải Dương", "condition:hai-long-nang-cao", "cau-19", 2023, before, "90 press"),
        ("Hải Dương", "condition:hai-long-kieu-mau", "chung", 2023, before, "not entered"),
    ];
    let shelf = shelf();
    let wrong: Vec<String> = cases
        .into_iter()
        .filter_map(|(province, of, id, year, as_of, expected)| {
            let law = shelf.law(province, 2024).expect("a province");
            let (found, other) = threshold(&law, of, id, &at(year, as_of, "khong"));
            assert_eq!(other, None);
            (found != expected).then(|| format!("{province} {of} {id} {year}: {found}, expected {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn some_classes_take_the_levels_of_another_region() {
    let law = law("Quảng Trị");
    let (before, after) = (|class| at(2023, "2023-12-31", class), |class| at(2024, "2024-05-17", class));
    let ask = |of, place| threshold(&law, of, "", &place);
    let other = |text: &str| Some(text.to_string());
    assert_eq!(ask("basic:11", after("kv3")), ("13 derived".into(), other("btb: 6.5 press")));
    assert_eq!(ask("basic:15.3", after("kv2")), ("24 press".into(), other("btb: 25 press")));
    assert_eq!(ask("advanced:11", after("bai-ngang")), ("8 press".into(), other("btb: 4 press")));
    assert_eq!(ask("basic:11", after("kv1")), ("6.5 press".into(), None));
    // The new list does not name the old class, and may add to the old list or replace it.
    assert_eq!(ask("basic:11", after("dbkk")).0, "unsettled");
    assert_eq!(ask("basic:11", before("dbkk")), ("13 derived".into(), other("btb: 6.5 press")));
    // The rule of 2022 was printed for the basic set only.
    assert_eq!(ask("advanced:11", before("atk-ngheo")).0, "unsettled");
    assert_eq!(ask("basic:11", before("kv2")), ("6.5 press".into(), None));
    // Where both readings say the same, nothing is unsettled.
    assert_eq!(ask("advanced:14.1", before("dbkk")).0, "95 press");
    // Model income is measured by the advanced set, so it is unsettled with it.
    assert_eq!(law.readings(model(), &before("dbkk")).regions, ["btb", "tdmnpb"]);
}

#[test]
fn only_what_the_text_calls_if_any_may_be_not_applicable() {
    let law = law("");
    let measures = || law.sets.values().flat_map(|s| s.indicators()).flat_map(|(_, i)| &i.versions).flat_map(|v| &v.measures);
    let if_any: BTreeSet<&str> = measures().filter(|m| m.if_any).map(|m| m.id.as_str()).collect();
    assert_eq!(if_any, BTreeSet::from(["basic:13.4", "basic:18.5/tre-em-dac-biet", "advanced:17.9"]));
    assert!(measures().all(|m| !m.zero_is_not_applicable));
}

#[test]
fn one_answer_serves_the_indicators_that_share_it() {
    let law = law("");
    let ids = |of: &str, as_of: &str| -> Vec<String> {
        item(&law, of).version_on(day(as_of)).expect("a version").measures.iter().map(|m| m.id.clone()).collect()
    };
    assert_eq!(ids("advanced:4", "2023-12-31"), ["basic:4.2"]);
    assert_eq!(ids("advanced:5.1", "2023-12-31"), ["basic:5/muc-do-1", "advanced:5.1/muc-do-2"]);
    assert_eq!(ids("advanced:14.1", "2023-12-31"), ["basic:15.1/nam", "basic:15.1/nu"]);
    assert_eq!(ids("advanced:17.5", "2023-12-31"), ["basic:17.11"]);
    assert_eq!(ids("advanced:18.1", "2024-12-31"), ["basic:17.1/tap-trung"]);
    assert_eq!(ids("model:2", "2024-12-31"), ["basic:10"]);
    // A share and a yes/no are two answers, and so are two different yes/no.
    assert_eq!(ids("basic:15.4", "2023-12-31"), ["basic:15.4"]);
    assert_eq!(ids("basic:15.4", "2024-12-31"), ["basic:15.4/trien-khai"]);
    assert_eq!(ids("advanced:14.4", "2024-12-31"), ["advanced:14.4/trien-khai"]);
}

#[test]
fn requirements_have_the_shape_of_the_text() {
    let law = law("");
    let shape = |of: &str, as_of: &str| &item(&law, of).version_on(day(as_of)).expect("a version").requirement;
    assert!(matches!(shape("basic:13.1", "2023-12-31"), Node::Test(_)));
    assert!(matches!(shape("basic:13.1", "2024-12-31"), Node::Any(parts) if parts.len() == 2));
    assert!(matches!(shape("basic:18.4", "2024-12-31"), Node::All(parts) if parts.len() == 3));
    assert!(matches!(shape("advanced:7", "2024-12-31"), Node::Any(parts) if parts.len() == 2));
    assert!(matches!(shape("advanced:4", "2024-12-31"), Node::All(parts) if parts.contains(&Node::Criterion(basic(), 4))));
    assert!(matches!(shape("model:1", "2024-12-31"), Node::Set(of) if *of == advanced()));
    assert!(matches!(shape("model:4", "2024-12-31"), Node::Open(authority) if authority == "UBND cấp tỉnh"));
    assert!(matches!(shape("condition:tieu-chi", "2024-12-31"), Node::Criteria));
    let security = |as_of: &str| item(&law, "condition:an-ninh").version_on(day(as_of)).expect("a version").name.clone();
    assert_eq!(security("2024-03-06"), "Không phức tạp về an ninh, trật tự");
    assert_eq!(security("2024-03-07"), "Đạt tiêu chuẩn \"An toàn về an ninh, trật tự\"");
}

/// Every test that can come to have in a region; panics where the requirement is left open.
fn tests_in<'a>(node: &'a Node, region: &str, of: &str, found: &mut Vec<&'a Test>) {
    match node {
        Node::Test(test) => found.push(test),
        Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts) => parts.iter().for_each(|p| tests_in(p, region, of, found)),
        Node::Named(_, part) => tests_in(part, region, of, found),
        Node::Case(branches) => {
            for branch in branches {
                let elsewhere = matches!(&branch.when, When::Regions(regions) if !regions.iter().any(|r| r == region));
                if !elsewhere {
                    tests_in(&branch.then, region, of, found);
                }
                if !elsewhere && matches!(branch.when, When::Regions(_)) {
                    return;
                }
            }
        }
        Node::Criterion(..) | Node::Set(_) | Node::Criteria => {}
        Node::Open(authority) => panic!("{of} is left to {authority}"),
    }
}

#[test]
fn the_invented_province_leaves_nothing_open() {
    let law = law("Minh Họa");
    assert!(law.illustration());
    assert_eq!(law.region, "dbsh");
    let books = levels().map(Book::Set).into_iter().chain([Book::Condition]);
    let items: Vec<(Book, &Item)> = books.flat_map(|b| law.items(b).into_iter().map(move |i| (b, i))).collect();
    let mut open = Vec::new();
    for year in 2021..=2025 {
        let place = at(year, &format!("{year}-12-31"), "khong");
        for (book, item) in &items {
            let of = format!("{}:{}", book.id(), item.code);
            let version = item.version_on(place.as_of).expect("a version");
            let mut tests = Vec::new();
            tests_in(&version.requirement, &law.region, &of, &mut tests);
            assert_eq!(tests.is_empty(), matches!(version.requirement, Node::Set(_) | Node::Criteria), "{of} asks nothing");
            let missing = tests.into_iter().filter_map(|t| law.in_region(t, &law.region, &place).err().map(|why| (t, why)));
            open.extend(missing.map(|(test, why)| format!("{of} {} in {year}: {why:?}", test.id)));
        }
    }
    assert!(open.is_empty(), "{open:#?}");
    let villages = item(&law, "model:3").versions[0].measures[0].checklist.clone();
    assert_eq!(law.checklist(&villages).map(|c| (c.items.len(), c.pass)), Some((6, 6)));
}

#[test]
fn what_is_invented_says_so_and_stays_in_its_province() {
    let law = law("Minh Họa");
    let rows = |law: &Law| -> Vec<(String, Evidence)> {
        let items = levels().map(Book::Set).into_iter().chain([Book::Condition]).flat_map(|b| law.items(b));
        let tests = items.flat_map(|i| &i.versions).flat_map(|v| v.requirement.tests());
        tests.flat_map(|t| &t.levels).map(|r| (r.layer.to_string(), r.evidence)).collect()
    };
    let own = rows(&law);
    assert!(own.iter().any(|(layer, _)| layer == "minh-hoa"));
    assert!(own.iter().all(|(layer, evidence)| (layer == "minh-hoa") == (*evidence == Evidence::Invented)));
    let hanoi = shelf().law("Hà Nội", 2024).expect("a province");
    assert!(rows(&hanoi).iter().all(|(layer, _)| layer != "minh-hoa"));
    assert!(hanoi.overlays.is_empty() && hanoi.checklists.is_empty());
}

#[test]
fn the_invented_province_asks_no_less_of_a_higher_level() {
    let law = law("Minh Họa");
    let mut compared = 0;
    for year in 2021..=2025 {
        let place = at(year, &format!("{year}-12-31"), "khong");
        let mut asked: BTreeMap<(String, &str), ntm::text::Decimal> = BTreeMap::new();
        for test in levels().into_iter().flat_map(|l| law.items(Book::Set(l))).flat_map(|i| {
            let mut tests = Vec::new();
            tests_in(&i.version_on(place.as_of).expect("a version").requirement, &law.region, &i.code, &mut tests);
            tests
        }) {
            let Ok(found) = law.in_region(test, &law.region, &place) else { panic!("{} is open", test.measure) };
            let Bound::Number(number) = found.bound else { continue };
            if let Some(lower) = asked.insert((test.measure.clone(), test.op.id()), number.clone()) {
                let stricter = if test.op == Op::AtMost { number <= lower } else { number >= lower };
                assert!(stricter, "{} in {year}: {} after {}", test.measure, number.plain(), lower.plain());
                compared += 1;
            }
        }
    }
    assert!(compared > 50, "only {compared} thresholds stand in two sets");
}

/// Broken files: each line that is wrong ends in a comment with the code expected there.
const BROKEN_SET: &str = r#"id = "xa-ntm-2021-2025"
level = "basic"
version = "thu"
title = "Bộ thử"
period = { from = 2021, to = 2025 }

[[criterion]]
number = 1
name = "Một"

[[criterion]] # criteria-twice criteria-unused
number = 1
name = "Một lần nữa"

[[criterion]]
number = 2
name = "Hai"
colour = "đỏ" # criteria-syntax

[[indicator]]
criterion = 1
code = "1.1"
from = 2022-03-08
name = "Tỷ lệ"
decision = "QĐ thử"
[[indicator.measure]]
kind = "rate"
[[indicator.test]]
op = "at_least"
levels = [
    { regions = ["tdmnpb", "btb"], value = 70, evidence = "unverified" },
    { regions = ["btb", "tn"], value = 80, evidence = "unverified" }, # criteria-overlap
    { regions = ["mien-trung"], value = 75, evidence = "unverified" }, # criteria-unknown
    { regions = ["dnb"], value = 75 }, # criteria-no-evidence
    { regions = ["dbsh"], value = 75, evidence = "press" }, # criteria-no-source
    { regions = ["dbscl"], value = "nhiều", evidence = "unverified" }, # criteria-wrong-value
]

[[indicator]] # criteria-twice
criterion = 1
code = "1.1"
from = 2022-03-08
name = "Tỷ lệ"
decision = "QĐ thử"
[[indicator.measure]]
kind = "rate"
[[indicator.test]]
op = "at_least"
levels = [{ value = 70, evidence = "confirmed", source = "QĐ thử" }] # criteria-no-source

[[indicator]] # criteria-unknown criteria-requirement
criterion = 1
code = "1.2"
from = 2022-03-08
name = "Xếp loại"
decision = "QĐ thử"
[[indicator.measure]]
same_as = "basic:9.9"
[[indicator.test]]
op = "met"
"#;

const BROKEN_OVERLAY: &str = r#"id = "thu"
version = "1"
title = "Quy định thử"
province = "Hà Nội"
region = "dbsh"
issuer = "UBND"
decision = "QĐ thử"
base = []

[[threshold]] # criteria-unknown
indicator = "basic:77"
levels = [{ value = 70, evidence = "unverified" }]

[[threshold]]
indicator = "basic:3.1"
levels = [
    { years = [2023], value = 90 }, # criteria-no-evidence
    { value = 60, evidence = "unverified" }, # criteria-maybe-looser
    { years = [2024], value = 85, evidence = "derived" }, # criteria-no-source criteria-overlap
]

[[threshold]] # criteria-unused
indicator = "basic:17.1"
test = "phan-tan"
levels = [{ value = 70, evidence = "unverified" }]

[[threshold]]
indicator = "basic:9.2"
test_id = "khac" # criteria-syntax
levels = [{ value = 95, evidence = "unverified" }]
"#;

/// The findings a text expects, by its comments.
fn expected(text: &str) -> BTreeSet<(usize, String)> {
    let comments = text.lines().enumerate().filter_map(|(i, line)| Some((i + 1, line.split_once("# ")?.1)));
    comments.flat_map(|(line, codes)| codes.split(' ').map(move |c| (line, c.to_string()))).collect()
}

/// The findings of a file, by line.
fn reported(findings: &[ntm::diag::Diagnostic], file: &str) -> BTreeSet<(usize, String)> {
    let lines = findings.iter().filter_map(|f| match &f.place {
        Spot::Line(name, line) if &**name == file => Some((*line, f.code.id().to_string())),
        _ => None,
    });
    lines.collect()
}

fn source(name: &str, text: &str) -> LawSource {
    LawSource { name: name.into(), text: text.into() }
}

#[test]
fn a_broken_set_is_given_at_once_line_by_line() {
    let nation = source("nation.toml", include_str!("../criteria/nation.toml"));
    let Err(findings) = Shelf::of(&[nation, source("thu.toml", BROKEN_SET)]) else { panic!("a broken set was taken") };
    assert_eq!(reported(&findings, "thu.toml"), expected(BROKEN_SET));
}

#[test]
fn a_broken_overlay_is_given_at_once_line_by_line() {
    let Err(findings) = Shelf::open(&[source("ha-noi.toml", BROKEN_OVERLAY)]) else { panic!("a broken overlay was taken") };
    assert_eq!(reported(&findings, "ha-noi.toml"), expected(BROKEN_OVERLAY));
}

#[test]
fn a_file_that_is_no_toml_is_given_with_its_line() {
    let Err(findings) = Shelf::open(&[source("hong.toml", "id = \"a\"\nprovince = \"Hà Nội\nregion = \"dbsh\"\n")]) else {
        panic!("a broken file was taken")
    };
    assert_eq!(reported(&findings, "hong.toml"), BTreeSet::from([(2, "criteria-syntax".to_string())]));
}

/// A province of the delta with its own tables for 2023; the nation's advanced level is 68.
fn province_with(entries: &str) -> Law {
    let header = "id = \"thu\"\nversion = \"1\"\ntitle = \"Thử\"\nprovince = \"Hải Dương\"\nregion = \"dbsh\"\nissuer = \"UBND tỉnh\"\ndecision = \"QĐ thử\"\nbase = []\n";
    let source = LawSource { name: "thu.toml".into(), text: format!("{header}{entries}") };
    let shelf = Shelf::open(&[source]).unwrap_or_else(|findings| panic!("{findings:#?}"));
    shelf.law("Hải Dương", 2024).expect("a province")
}

/// Whether an income passes the model's income rule in 2023.
fn model_income(law: &Law, income: &str) -> Verdict {
    let mut commune = Commune { year: Attribute::of(2023), target: Attribute::of(model()), ..Commune::default() };
    commune.classes = Attribute::of(Vec::new());
    commune.answers.insert("basic:10".into(), Answer::of(Value::Number(income.parse().expect("a number"))));
    let assessment = assess(law, &commune, Options::default()).expect("can be judged");
    let rule = ItemRef { book: Book::Set(model()), series: Default::default(), code: "2".into() };
    assessment.item(&rule).expect("the rule").finding.verdict
}

#[test]
fn a_provinces_own_income_table_binds_beside_the_factor() {
    let table = |value: &str| {
        province_with(&format!(
            "[[threshold]]\nindicator = \"model:2\"\nlevels = [{{ years = [2023], value = {value}, evidence = \"press\", source = \"báo\" }}]\n"
        ))
    };
    // 1.10 × 68 = 74.8: a lower table of the province changes nothing, a higher one binds
    assert_eq!(model_income(&table("70"), "72"), Verdict::NotMet);
    assert_eq!(model_income(&table("70"), "74.8"), Verdict::Met);
    assert_eq!(model_income(&table("80"), "79.9"), Verdict::NotMet);
    assert_eq!(model_income(&table("80"), "80"), Verdict::Met);
}

#[test]
fn the_factor_follows_a_province_that_asks_more_of_advanced() {
    let replaced =
        "[[threshold]]\nindicator = \"advanced:10\"\nlevels = [{ years = [2023], value = 72, evidence = \"press\", source = \"báo\" }]\n";
    let added = "[[extend]]\nindicator = \"advanced:10\"\n[[extend.measure]]\nsame_as = \"basic:10\"\n[[extend.test]]\nop = \"at_least\"\nlevels = [{ years = [2023], value = 72, evidence = \"press\", source = \"báo\" }]\n";
    // 1.10 × 72 = 79.2
    for entries in [replaced, added] {
        let law = province_with(entries);
        assert_eq!(model_income(&law, "79.19"), Verdict::NotMet);
        assert_eq!(model_income(&law, "79.2"), Verdict::Met);
    }
}

/// What people write, and the province it is; by hand from the list of regions.
const WRITTEN: [(&str, &str); 20] = [
    ("thành phố Huế", "Thừa Thiên Huế"),
    ("Tỉnh Thừa Thiên - Huế", "Thừa Thiên Huế"),
    ("TT-Huế", "Thừa Thiên Huế"),
    ("Đắc Lắc", "Đắk Lắk"),
    ("ĐĂK LĂK", "Đắk Lắk"),
    ("Daklak", "Đắk Lắk"),
    ("tỉnh Đắc Nông", "Đắk Nông"),
    ("Bắc Cạn", "Bắc Kạn"),
    ("KonTum", "Kon Tum"),
    ("TPHCM", "TP. Hồ Chí Minh"),
    ("TP.HCM", "TP. Hồ Chí Minh"),
    ("Tp HCM", "TP. Hồ Chí Minh"),
    ("Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh"),
    ("BR-VT", "Bà Rịa - Vũng Tàu"),
    ("Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu"),
    ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
    ("bà rịa vũng tàu", "Bà Rịa - Vũng Tàu"),
    ("Ðồng Nai", "Đồng Nai"),
    ("hoà bình", "Hòa Bình"),
    ("", ""),
];

#[test]
fn a_province_is_known_by_its_other_spellings() {
    let shelf = shelf();
    for (written, official) in WRITTEN {
        let found = shelf.province(written).unwrap_or_else(|_| panic!("{written} is not known"));
        assert_eq!(found.0, official, "{written}");
    }
}

#[test]
fn a_province_is_offered_for_a_slip_of_the_pen_and_for_nothing_weaker() {
    let shelf = shelf();
    let offered = |written: &str| shelf.province(written).expect_err(written).nearest;
    let slips = [
        ("Hải Dươn", "Hải Dương"),
        ("Quảng Nihn", "Quảng Ninh"),
        ("Thừa Thiên Huê1", "Thừa Thiên Huế"),
        ("Bắc Giag", "Bắc Giang"),
        ("Đăc Lăk1", "Đắk Lắk"),
    ];
    for (written, official) in slips {
        assert_eq!(offered(written).as_deref(), Some(official), "{written}");
    }
    // Half a name, a name between two provinces, another word, a place that is no province.
    for written in ["Quảng", "Bình Thạnh", "Hà Nai", "Thái Bìn Nguyên", "Atlantis", "Vĩnh Tường", "Hải Châu"] {
        assert_eq!(offered(written), None, "{written}");
    }
}

#[test]
fn a_province_is_called_what_it_is_called_on_the_day() {
    let law = law("Huế");
    let named = |as_of: &str| {
        let mut commune = crate::common::words::perfect(&law, basic(), 2024);
        commune.as_of.value = Some(day(as_of));
        let steps = &law.procedure_on(day("2024-06-30")).expect("a procedure").steps;
        let step = steps.iter().find(|s| s.unit == Some(ntm::criteria::Unit::Province)).expect("a step of the province");
        ntm::explain::authority(&law, &commune, step)
    };
    assert_eq!(law.province, "Thừa Thiên Huế");
    assert!(named("2024-12-31").ends_with("tỉnh Thừa Thiên Huế"), "{}", named("2024-12-31"));
    assert!(named("2025-01-01").ends_with("thành phố Huế"), "{}", named("2025-01-01"));
}
