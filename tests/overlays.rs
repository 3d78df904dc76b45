//! What holds for every overlay and every shipped criteria file.

use crate::common::words::{basic, levels};
use std::path::Path;

use ntm::criteria::{Book, Content, Evidence, LawSource, LevelRow, Shelf, is_looser};
use ntm::text::Date;
use proptest::prelude::*;

const HEADER: &str = "id = \"thu\"\nversion = \"1\"\ntitle = \"Thử\"\nprovince = \"Hải Dương\"\nregion = \"dbsh\"\nissuer = \"UBND tỉnh\"\ndecision = \"QĐ thử\"\nbase = []\n";

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria").join(name)).expect("a criteria file")
}

fn source(name: &str, text: String) -> LawSource {
    LawSource { name: name.into(), text }
}

#[test]
fn an_empty_overlay_changes_nothing() {
    let bare = Shelf::open(&[]).expect("the law").law("Hải Dương", 2024).expect("a province");
    let overlaid = Shelf::open(&[source("thu.toml", HEADER.into())]).expect("an overlay").law("Hải Dương", 2024).expect("a province");
    assert_eq!(overlaid.overlays.len(), 1);
    assert_eq!((bare.sets, bare.nation, bare.checklists), (overlaid.sets, overlaid.nation, overlaid.checklists));
}

/// A newer basic set in which every threshold is confirmed.
fn confirmed() -> LawSource {
    let by = "evidence = \"confirmed\", source = \"QĐ 318/QĐ-TTg ngày 08/3/2022\", confirmed_by = \"A\", confirmed_on = 2024-11-20";
    let text = file("basic.toml").replace("version = \"2024.1\"", "version = \"2024.1.1\"");
    let lines = text.lines().map(|line| match line.split_once("evidence = \"") {
        Some((head, rest)) => format!("{head}{by}{}", &rest[rest.find('}').map_or(0, |at| at - 1)..]),
        None => line.to_string(),
    });
    source("basic.toml", lines.collect::<Vec<_>>().join("\n"))
}

/// What of the nation's rows an overlay's row may replace.
fn meet(own: &LevelRow, of: &LevelRow) -> bool {
    let places = of.regions.is_empty() || own.regions.iter().any(|r| of.regions.contains(r));
    places && (own.years.is_empty() || of.years.is_empty() || own.years.iter().any(|y| of.years.contains(y)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_overlay_that_is_taken_is_looser_than_what_is_confirmed(
        picks in prop::collection::vec((0usize..6, 0u32..200, 0usize..3, prop::option::of(2021i16..=2025)), 1..4),
    ) {
        let codes = ["3.1", "4.2", "9.2", "10", "11", "15.3"];
        let places = ["", "regions = [\"tdmnpb\"], ", "regions = [\"dbsh\", \"btb\"], "];
        let entry = |(code, value, place, year): &(usize, u32, usize, Option<i16>)| {
            let years = year.map(|y| format!("years = [{y}], ")).unwrap_or_default();
            format!(
                "[[threshold]]\nindicator = \"basic:{}\"\nlevels = [{{ {}{years}value = {}, evidence = \"press\", source = \"báo\" }}]\n",
                codes[*code], places[*place], f64::from(*value) / 2.0
            )
        };
        let overlay = source("thu.toml", format!("{HEADER}{}", picks.iter().map(entry).collect::<String>()));
        let nation = confirmed();
        let Ok(shelf) = Shelf::open(&[nation, overlay]) else { return Ok(()) };
        let law = shelf.law("Hải Dương", 2024).expect("a province");
        for test in law.sets[&basic()].indicators().flat_map(|(_, i)| &i.versions).flat_map(|v| v.requirement.tests()) {
            let (own, theirs): (Vec<&LevelRow>, Vec<&LevelRow>) = test.levels.iter().partition(|r| *r.layer == *"thu");
            for (own, theirs) in own.iter().flat_map(|o| theirs.iter().map(move |t| (o, t))).filter(|(o, t)| meet(o, t)) {
                let (Content::Bound(own), Content::Bound(bound)) = (&own.content, &theirs.content) else { continue };
                prop_assert!(theirs.evidence == Evidence::Confirmed && !is_looser(test.op, own, bound), "{own:?} {bound:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laying_an_overlay_twice_is_laying_it_once(
        picks in prop::collection::btree_map(0usize..6, (80u32..200, prop::option::of(2021i16..=2025)), 1..5), parts in 0u8..8, from in 0u8..3,
    ) {
        let codes = ["3.1", "4.2", "9.2", "10", "13.2", "15.3"];
        let threshold = |(code, (value, year)): (&usize, &(u32, Option<i16>))| {
            let years = year.map(|y| format!("years = [{y}], ")).unwrap_or_default();
            format!("[[threshold]]\nindicator = \"basic:{}\"\nlevels = [{{ {years}value = {value}, evidence = \"unverified\" }}]\n", codes[*code])
        };
        let extend = "[[extend]]\nindicator = \"basic:2.1\"\nmeasure = [{ part = \"them\", kind = \"yes_no\" }]\ntest = [{ op = \"met\", levels = [{ evidence = \"unverified\" }] }]\n";
        let added = extend.replace("[[extend]]\nindicator = \"basic:2.1\"", "[[condition]]\ncode = \"them\"\nfrom = 2022-03-08\nname = \"Thêm\"\ndecision = \"QĐ\"");
        let area = "[[area]]\nid = \"v\"\nname = \"V\"\ndistricts = [\"A\"]\n";
        let day = ["", "from = 2022-07-01\n", "from = 2024-03-01\n"][usize::from(from)];
        let chosen = [extend, added.as_str(), area].into_iter().enumerate().filter(|(i, _)| parts >> i & 1 == 1).map(|(_, text)| text);
        let thresholds = picks.iter().filter(|(code, _)| **code != 4).map(threshold);
        let text: String = [HEADER.to_string(), day.to_string()].into_iter().chain(thresholds).chain(chosen.map(str::to_string)).collect();
        let law = |files: &[LawSource]| Shelf::open(files).map(|s| s.law("Hải Dương", 2024).expect("a province")).map_err(|f| format!("{f:?}\n{text}"));
        let once = law(&[source("thu.toml", text.clone())]).map_err(TestCaseError::fail)?;
        let twice = law(&[source("thu.toml", text.clone()), source("lan-nua.toml", text.clone())]).map_err(TestCaseError::fail)?;
        prop_assert!(once.overlays.len() == 1 && once.sets != Shelf::open(&[]).expect("the law").nation(2024).sets || picks.keys().all(|k| *k == 4));
        prop_assert_eq!((once.sets, once.nation, once.areas, once.checklists, once.overlays), (twice.sets, twice.nation, twice.areas, twice.checklists, twice.overlays));
    }
}

/// Every level row of a file, as it is written, with the decision it is under.
fn rows(value: &toml::Value, decision: &str, found: &mut Vec<(toml::Table, String)>) {
    match value {
        toml::Value::Array(list) => list.iter().for_each(|v| rows(v, decision, found)),
        toml::Value::Table(table) => {
            let decision = table.get("decision").and_then(toml::Value::as_str).unwrap_or(decision);
            for (key, value) in table {
                match value.as_array().filter(|_| key == "levels") {
                    Some(levels) => found.extend(levels.iter().filter_map(|l| Some((l.as_table()?.clone(), decision.to_string())))),
                    None => rows(value, decision, found),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_shipped_threshold_names_its_source_or_says_that_there_is_none() {
    for (name, least) in [("nation.toml", 9), ("basic.toml", 90), ("advanced.toml", 70), ("model.toml", 2), ("provinces/minh-hoa.toml", 40)]
    {
        let mut found = Vec::new();
        let decision = toml::from_str::<toml::Table>(&file(name)).expect("TOML");
        let own = decision.get("decision").and_then(toml::Value::as_str).unwrap_or_default().to_string();
        rows(&toml::Value::Table(decision), &own, &mut found);
        assert!(found.len() >= least, "{name}: {}", found.len());
        for (row, decision) in &found {
            let word = |key: &str| row.get(key).and_then(toml::Value::as_str).unwrap_or_default();
            let without_source = ["unverified", "invented"].contains(&word("evidence"));
            assert!(!word("source").is_empty() || without_source, "{name}: {row:?}");
            assert!(!decision.is_empty(), "{name}: {row:?}");
        }
    }
}

#[test]
fn every_slot_has_a_key_of_its_own_that_finds_it_again() {
    let law = Shelf::open(&[]).expect("the law").nation(2024);
    for as_of in [Date::constant(2023, 12, 31), Date::constant(2025, 12, 31)] {
        for book in levels().map(Book::Set).into_iter().chain([Book::Condition]) {
            let slots = law.slots(book, as_of);
            for slot in &slots {
                assert_eq!(law.slot(&slot.key(), as_of).as_ref(), Some(slot), "{}", slot.key());
                assert_eq!(slots.iter().filter(|s| s.key() == slot.key()).count(), 1, "{}", slot.key());
            }
        }
    }
}

/// A fault of an overlay: what is written, and what is said of it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    ten: String,
    tep: String,
    /// A second decision of the same province.
    tep_hai: Option<String>,
    noi: String,
}

#[derive(serde::Deserialize)]
struct Faults {
    loi: Vec<Fault>,
}

#[test]
fn every_fault_of_an_overlay_is_given_in_full() {
    let faults: Faults = toml::from_str(include_str!("overlays/loi.toml")).expect("faults");
    let view =
        ntm::report::View { lang: ntm::messages::Lang::Vi, width: 1000, ascii: false, colour: false, criteria_only: false, full: true };
    let mut wrong = Vec::new();
    for fault in &faults.loi {
        let mut files = vec![confirmed(), source("thu.toml", format!("{HEADER}{}", fault.tep))];
        let second = fault.tep_hai.as_ref().map(|text| format!("{}{text}", HEADER.replace("\"thu\"", "\"thu-hai\"")));
        files.extend(second.map(|text| source("thu-hai.toml", text)));
        let findings = Shelf::open(&files).map_or_else(|findings| findings, |shelf| shelf.findings);
        let reported: Vec<_> = findings.into_iter().filter(|f| f.code != ntm::diag::Code::CriteriaReplaced).collect();
        let reported = ntm::report::diagnostics(view, &reported);
        if reported.trim() != fault.noi.trim() {
            wrong.push(format!("{}:\n{reported}", fault.ten));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
