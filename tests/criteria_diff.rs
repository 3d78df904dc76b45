//! The law at two points: a small law whose every difference is known by hand, and what 1 March 2024
//! changed in the law itself. Whole texts are in `tests/golden`; `NTM_BLESS=1` writes them again.

use crate::common::words::{advanced, basic};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use ntm::criteria::{Effect, Law, LawDiff, LawSource, Level, Point, Shelf};
use ntm::messages::Lang;
use ntm::report::{self, Compared, NamedPoint, PointName, View};
use ntm::text::{Date, parse_date};

use crate::common::contract::keeps_to_its_schema;

fn day(text: &str) -> Date {
    parse_date(text).expect("a day")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn source(name: &str) -> LawSource {
    let path = root().join("tests/data/law/diff").join(name);
    LawSource { name: name.to_string(), text: std::fs::read_to_string(path).expect("a law of the tests") }
}

fn small() -> Shelf {
    let files = ["nation.toml", "basic.toml", "advanced.toml"].map(source);
    Shelf::of(&files).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn law(shelf: &Shelf, province: &str) -> Law {
    shelf.law(province, 2024).expect("a known province")
}

fn golden(name: &str, text: &str) {
    let path = root().join("tests/golden").join(name);
    if std::env::var_os("NTM_BLESS").is_some() {
        std::fs::write(&path, text).expect("golden text written");
    }
    let expected = std::fs::read_to_string(&path).expect("golden text").replace("\r\n", "\n");
    assert_eq!(text, expected, "{name}; NTM_BLESS=1 writes it anew");
}

/// A point of the small law with its name.
#[derive(Clone, Copy)]
struct At<'a> {
    name: PointName<'a>,
    law: &'a Law,
    as_of: Date,
    level: Option<Level>,
}

fn between(a: At, b: At) -> LawDiff {
    let point = |at: At<'_>| (at.as_of, at.level);
    let (x, y) = (point(a), point(b));
    LawDiff::between(Point { law: a.law, as_of: x.0, level: x.1 }, Point { law: b.law, as_of: y.0, level: y.1 })
}

fn screen(lang: Lang, a: At, b: At) -> String {
    let diff = between(a, b);
    report::law_diff(View::plain(lang), &compared(a, b, &diff))
}

fn compared<'a>(a: At<'a>, b: At<'a>, diff: &'a LawDiff) -> Compared<'a> {
    let named = |at: At<'a>| NamedPoint { name: at.name, law: at.law, as_of: at.as_of };
    Compared { a: named(a), b: named(b), level: None, diff }
}

fn on<'a>(law: &'a Law, text: &str) -> At<'a> {
    At { name: PointName::Day(day(text)), law, as_of: day(text), level: None }
}

#[test]
fn two_days_of_a_small_law() {
    let law = law(&small(), "");
    let (a, b) = (on(&law, "2024-02-29"), on(&law, "2024-03-01"));
    golden("diff-days-vi.txt", &screen(Lang::Vi, a, b));
    golden("diff-days-en.txt", &screen(Lang::En, a, b));
    let diff = between(a, b);
    golden("diff-days.json", &report::law_diff_json(&compared(a, b, &diff)).expect("JSON"));
}

#[test]
fn what_is_stricter_one_way_is_looser_the_other() {
    let law = law(&small(), "");
    let (a, b) = (on(&law, "2024-02-29"), on(&law, "2024-03-01"));
    let (there, back) = (between(a, b), between(b, a));
    // By hand: 2.1 in the mountains; 2.1 in the plain and 1.2.
    assert_eq!((there.count(Effect::Stricter), there.count(Effect::Looser)), (1, 2));
    assert_eq!((back.count(Effect::Stricter), back.count(Effect::Looser)), (2, 1));
    assert_eq!((there.begun, there.ended), (back.ended, back.begun));
}

#[test]
fn two_sets_are_paired_by_the_data_they_share() {
    let law = law(&small(), "");
    let of = |level| At { name: PointName::Level(level), law: &law, as_of: day("2024-12-31"), level: Some(level) };
    golden("diff-levels-vi.txt", &screen(Lang::Vi, of(basic()), of(advanced())));
    assert!(between(of(basic()), of(basic())).is_empty());
}

#[test]
fn two_provinces_of_different_regions() {
    let shelf = small();
    let (a, b) = (law(&shelf, "Hải Dương"), law(&shelf, "Hà Giang"));
    let at = |law| At { name: PointName::Province, law, as_of: day("2024-12-31"), level: None };
    golden("diff-provinces-vi.txt", &screen(Lang::Vi, at(&a), at(&b)));
    let same_region = law(&shelf, "Hà Nam");
    assert!(between(at(&a), at(&same_region)).is_empty(), "the nation alone rules both");
}

#[test]
fn without_and_with_the_file_of_a_province() {
    let shelf = small();
    let with = shelf.replacing(&[source("tinh.toml")]).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let (a, b) = (law(&shelf, "Hà Nam"), law(&with, "Hà Nam"));
    let at = |name, law| At { name, law, as_of: day("2024-12-31"), level: None };
    let file = at(PointName::File(Path::new("tinh.toml")), &b);
    golden("diff-file-vi.txt", &screen(Lang::Vi, at(PointName::InForce, &a), file));
    let elsewhere = law(&with, "Hải Dương");
    assert!(between(at(PointName::Province, &law(&shelf, "Hải Dương")), at(PointName::Province, &elsewhere)).is_empty());
}

/// A newer edition: an indicator gone, one new, a criterion that weighs more, a share reported in another unit, a level confirmed.
#[test]
fn a_newer_national_file() {
    let shelf = small();
    let mut newer = source("basic.toml");
    let edit = |text: &str, from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    newer.text = edit(&newer.text, "version = \"1\"", "version = \"2\"");
    newer.text = edit(&newer.text, "name = \"Hạ tầng\"", "name = \"Hạ tầng\"\ncritical = true");
    newer.text = edit(&newer.text, "code = \"2.4\"", "code = \"2.5\"");
    newer.text = edit(
        &newer.text,
        "value = 85, evidence = \"press\"",
        "value = 85, confirmed_by = \"An\", confirmed_on = 2025-01-02, evidence = \"confirmed\"",
    );
    let mut advanced = source("advanced.toml");
    advanced.text = edit(&advanced.text, "version = \"1\"", "version = \"2\"").replace("basic:2.4", "basic:2.5");
    let with = shelf.replacing(&[newer, advanced]).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let (a, b) = (law(&shelf, ""), law(&with, ""));
    let at = |name, law| At { name, law, as_of: day("2024-12-31"), level: Some(basic()) };
    let file = at(PointName::File(Path::new("moi.toml")), &b);
    golden("diff-national-vi.txt", &screen(Lang::Vi, at(PointName::InForce, &a), file));
}

// --- the law itself, as the program is run ---

fn ntm(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
    command.args(["criteria", "diff"]).args(arguments).current_dir(root()).env_remove("NTM_LANG").env("NO_COLOR", "1");
    command.output().expect("the program runs")
}

fn reported(arguments: &[&str]) -> String {
    let output = ntm(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn json(arguments: &[&str]) -> serde_json::Value {
    let document = serde_json::from_str(&reported(&[arguments, &["--format", "json"]].concat())).expect("JSON");
    keeps_to_its_schema(&document);
    document
}

fn criteria(name: &str) -> toml::Table {
    toml::from_str(&std::fs::read_to_string(root().join("criteria").join(name)).expect("a criteria file")).expect("TOML")
}

#[test]
fn what_1_march_2024_changed() {
    golden("diff-211-vi.txt", &reported(&["2024-02-29", "01/03/2024"]));
    golden("diff-security-en.txt", &reported(&["2024-03-06", "2024-03-07", "--lang", "en"]));
}

/// As decision 211/QĐ-TTg is known in the press: exactly four basic indicators; of the advanced set those known.
#[test]
fn the_items_amended_are_those_of_the_decision() {
    let diff = json(&["2024-02-29", "2024-03-01"]);
    let codes = |book: &str| -> Vec<&str> {
        let items = diff["items"].as_array().expect("items").iter().filter(|i| i["b"]["book"] == book);
        items.map(|i| i["b"]["code"].as_str().expect("a code")).collect()
    };
    assert_eq!(codes("basic"), ["13.1", "15.4", "17.1", "18.4"]);
    assert_eq!(codes("advanced"), ["3.4", "8.4", "14.4", "16.1", "16.2", "16.3", "17.10", "18.1"]);
    assert_eq!(codes("model").len() + codes("condition").len(), 0);
    assert_eq!(diff["schema"], "ntm.criteria-diff/1");
    let notice = diff["notices_begun"][0]["text"].as_str().expect("a notice");
    assert!(notice.contains("75") && diff["notices_begun"].as_array().is_some_and(|n| n.len() == 1), "{notice}");
    // The list is open for the advanced set alone.
    assert!(json(&["2024-02-29", "2024-03-01", "--level", "basic"])["notices_begun"].as_array().is_some_and(Vec::is_empty));
}

/// Pairs by the files themselves: an advanced indicator and the basic ones whose measures it takes with `same_as`.
#[test]
fn basic_and_advanced_are_paired_as_the_files_say() {
    let measures = |file: &str, level: &str| -> Vec<(String, String)> {
        let mut found = std::collections::BTreeMap::<String, Vec<String>>::new();
        for item in criteria(file)["indicator"].as_array().expect("indicators") {
            let code = item["code"].as_str().expect("a code");
            let part = |m: &toml::Value| match (m.get("same_as").and_then(toml::Value::as_str), m.get("part").and_then(toml::Value::as_str))
            {
                (Some(id), _) => id.to_string(),
                (None, Some(part)) => format!("{level}:{code}/{part}"),
                (None, None) => format!("{level}:{code}"),
            };
            let ids = item.get("measure").and_then(toml::Value::as_array).map(|m| m.iter().map(part).collect()).unwrap_or_default();
            // Versions are in order; at the end of the period the last one holds.
            found.insert(code.to_string(), ids);
        }
        found.into_iter().flat_map(|(code, ids)| ids.into_iter().map(move |id| (code.clone(), id))).collect()
    };
    let (basic, advanced) = (measures("basic.toml", "basic"), measures("advanced.toml", "advanced"));
    let shared =
        |(b, id): &(String, String)| basic.iter().filter(|(_, other)| other == id).map(|(a, _)| (a.clone(), b.clone())).collect::<Vec<_>>();
    let expected: BTreeSet<(String, String)> = advanced.iter().flat_map(shared).collect();
    let diff = json(&["level:basic", "muc:nang-cao"]);
    let code = |v: &serde_json::Value| v["code"].as_str().map(str::to_string);
    let pairs = diff["items"].as_array().expect("items").iter().filter(|i| i["a"]["book"] == "basic" && i["b"]["book"] == "advanced");
    assert_eq!(pairs.filter_map(|i| Some((code(&i["a"])?, code(&i["b"])?))).collect::<BTreeSet<_>>(), expected);
    assert!(expected.contains(&("10".into(), "10".into())) && expected.contains(&("17.1".into(), "18.1".into())), "{expected:?}");
    assert_eq!(diff["pairing"], "measures");
}

#[test]
fn the_levels_of_two_provinces_are_those_of_their_regions() {
    // basic:4.2 as in criteria/basic.toml: 99 in the delta of the Red river, 95 in the northern mountains.
    let diff = json(&["province:Hải Dương", "tinh:Thái Nguyên", "--level", "basic"]);
    let item = diff["items"].as_array().expect("items").iter().find(|i| i["b"]["code"] == "4.2").expect("4.2").clone();
    let row = &item["thresholds"][0];
    assert_eq!((&row["a"]["threshold"], &row["b"]["threshold"], &row["effect"]), (&99.into(), &95.into(), &"looser".into()));
    assert_eq!((&row["regions"][0]["a"], &row["regions"][0]["b"]), (&"dbsh".into(), &"tdmnpb".into()));
    assert!(reported(&["province:Hải Dương", "province:Hà Nam"]).contains("Không có khác biệt nào."));
}

#[test]
fn a_file_is_compared_with_what_is_in_force() {
    let file = "criteria/provinces/vi-du/hai-duong.toml";
    let diff = json(&[file]);
    assert_eq!((&diff["a"]["kind"], &diff["b"]["kind"], &diff["b"]["province"]), (&"in_force".into(), &"file".into(), &"Hải Dương".into()));
    assert_eq!(diff["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(json(&["2023-01-01", file])["b"]["as_of"], "2023-01-01");
    assert!(reported(&[file, file, "--lang", "en"]).contains("There is no difference."));
    // The built-in file itself, whatever its version.
    assert!(reported(&["criteria/basic.toml"]).contains("Không có khác biệt nào."));
}

#[test]
fn what_cannot_be_compared_is_wrong_usage() {
    let file = "criteria/provinces/vi-du/hai-duong.toml";
    let cases: [(&[&str], u8, &str); 14] = [
        (&["2024-02-29"], 2, "không so sánh được"),
        (&["2024-02-29", "province:Hà Nam"], 2, "không so sánh được"),
        (&["level:basic", "2024-02-29"], 2, "không so sánh được"),
        (&["province:Hải Dương", file], 2, "không so sánh được"),
        (&["level:basic", "level:foo"], 2, "foo"),
        (&["30/02/2024", "2024-03-01"], 2, "30/02/2024"),
        (&["2024-02-29", "2034-03-01"], 2, "2021 - 2025"),
        (&["2024-02-29", "2024-03-01", "--as-of", "2024-01-01"], 2, "--as-of"),
        (&["level:basic", "level:model", "--level", "basic"], 2, "--level"),
        (&["province:Hà Nam", "province:Hải Dương", "--province", "Hà Nam"], 2, "--province"),
        (&[file, "--province", "Hà Nam"], 2, "Hải Dương"),
        (&["province:Hà Nam", "province:Atlantis"], 1, "[province-unknown]"),
        (&["không-có.toml"], 1, "[file-missing]"),
        (&["Cargo.toml"], 1, "Cargo.toml"),
    ];
    for (arguments, code, said) in cases {
        let output = ntm(arguments);
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code.into()), "{arguments:?}: {stderr}");
        assert!(stderr.contains(said) && output.stdout.is_empty(), "{arguments:?}: {stderr}");
    }
}

#[test]
fn the_result_can_be_written_to_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("so-sanh.txt").display().to_string();
    assert_eq!(reported(&["2024-02-29", "2024-03-01", "-o", &path]), "");
    assert_eq!(std::fs::read_to_string(&path).expect("written"), reported(&["29/02/2024", "01/03/2024"]));
    assert_eq!(ntm(&["2024-02-29", "2024-03-01", "-o", &path]).status.code(), Some(1), "never replaced unasked");
}
