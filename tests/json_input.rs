//! A commune as JSON: judged as the workbook it was taken from, and everything odd is said at its path.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::common::contract::keeps_to_its_schema;
use crate::common::run::{ntm, said};
use crate::programs::{items, list, text};

fn judged(folder: &Path, arguments: &[&str]) -> Value {
    let done = ntm(folder, &[&["assess", "--format", "json"], arguments].concat());
    serde_json::from_slice(&done.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&done)))
}

/// What a script would write from the results of a workbook.
fn rewritten(commune: &Value) -> Value {
    let mut answers = serde_json::Map::new();
    for measure in items(commune).into_iter().flat_map(|item| list(item, "measures")) {
        let answer = match (text(measure, "given"), &measure["numerator"], &measure["denominator"]) {
            ("value", Value::Null, _) if measure["value"] == true => json!("Đạt"),
            ("value", Value::Null, _) if measure["value"] == false => json!("Không đạt"),
            ("value", Value::Null, _) => measure["value"].clone(),
            ("value", part, whole) => json!({ "numerator": part, "denominator": whole }),
            ("not_applicable", ..) => json!({ "value": "Không áp dụng", "note": measure["not_applicable_reason"] }),
            _ => continue,
        };
        answers.insert(text(measure, "id").to_string(), answer);
    }
    let facts = ["name", "code", "district", "province", "year", "as_of", "target"];
    let mut own: serde_json::Map<_, _> = facts.map(|key| (key.to_string(), commune[key].clone())).into_iter().collect();
    own.insert("held_level".to_string(), json!("Chưa được công nhận"));
    own.insert("classes".to_string(), json!([]));
    json!({ "schema": "ntm.input/1", "commune": own, "answers": answers })
}

/// Verdicts of everything the commune was asked for.
fn verdicts(commune: &Value) -> Vec<(String, String)> {
    let of = |item: &Value| (format!("{}{}", text(item, "code"), text(item, "id")), text(item, "verdict").to_string());
    items(commune).into_iter().map(of).collect()
}

#[test]
fn a_commune_is_judged_alike_from_a_workbook_and_from_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xa-binh-minh-co-ban.xlsx");
    let workbook = judged(folder.path(), &[example.to_str().expect("a path")]);
    let workbook = &workbook["communes"][0];
    let input = rewritten(workbook);
    keeps_to_its_schema(&input);
    std::fs::write(folder.path().join("xã.json"), input.to_string()).expect("a file");
    let document = judged(folder.path(), &["xã.json"]);
    keeps_to_its_schema(&document);
    let commune = &document["communes"][0];
    assert_eq!(verdicts(commune), verdicts(workbook));
    for key in ["name", "code", "district", "province", "region", "year", "as_of", "target", "verdict", "provisional"] {
        assert_eq!(commune[key], workbook[key], "{key}");
    }
    let origin = items(commune).into_iter().flat_map(|i| list(i, "measures")).find(|m| m["id"] == "basic:2.1").expect("2.1");
    assert_eq!(origin["origin"]["path"], r#".answers["basic:2.1"].numerator"#);

    let mut piped = Command::new(env!("CARGO_BIN_EXE_ntm"));
    let piped = piped.args(["assess", "-", "--format", "json", "-o", "-"]).current_dir(folder.path());
    let piped = piped.stdin(Stdio::from(std::fs::File::open(folder.path().join("xã.json")).expect("the file"))).output().expect("a run");
    let piped: Value = serde_json::from_slice(&piped.stdout).expect("JSON");
    assert_eq!(verdicts(&piped["communes"][0]), verdicts(workbook));
}

/// What is said of a document: the codes, and all words.
fn told(document: &str) -> (Vec<(String, String)>, String, Option<i32>) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("x.json"), document).expect("a file");
    let done = ntm(folder.path(), &["assess", "x.json", "--format", "json"]);
    let whole: Value = serde_json::from_slice(&done.stdout).unwrap_or_default();
    let every = ["communes", "unjudged"].into_iter().flat_map(|key| whole[key].as_array().cloned().unwrap_or_default());
    let findings: Vec<Value> = every.flat_map(|c| list(&c, "diagnostics").clone()).collect();
    let place = |d: &Value| d["place"]["path"].as_str().map_or_else(|| d["place"]["line"].to_string(), str::to_string);
    let codes = findings.iter().map(|d| (text(d, "code").to_string(), place(d))).collect();
    (codes, said(&done), done.status.code())
}

/// A commune with these answers and more keys.
fn with(answers: &str, more: &str) -> String {
    let own = r#""name": "Xã A", "province": "Minh Họa", "year": 2024, "target": "NTM", "classes": []"#;
    format!(r#"{{"schema": "ntm.input/1", "commune": {{{own}}}, "answers": {{{answers}}}{more}}}"#)
}

fn found(document: &str, code: &str, place: &str) {
    let (codes, words, _) = told(document);
    assert!(codes.contains(&(code.to_string(), place.to_string())), "{code} at {place} in {codes:?}: {words}");
}

#[test]
fn what_is_odd_is_said_at_its_path() {
    found(&with(r#""basic:2.1": "9550""#, ""), "rate-over-100", r#".answers["basic:2.1"]"#);
    found(&with(r#""basic:2.1": {"numerator": 401, "denominator": 400}"#, ""), "part-over-whole", r#".answers["basic:2.1"].numerator"#);
    found(&with(r#""basic:99.9": 1"#, ""), "code-unknown", r#".answers["basic:99.9"]"#);
    found(&with(r#""basic:2.1": {"value": 1, "nmuerator": 2}"#, ""), "json-key-unknown", r#".answers["basic:2.1"].nmuerator"#);
    found(&with(r#""basic:2.1": [1]"#, ""), "json-shape", r#".answers["basic:2.1"]"#);
    found(&with(r#""basic:2.1": 1, "basic:2.1": 2"#, ""), "json-key-twice", r#".answers["basic:2.1"]"#);
    found(&with(r#""2.1": 95"#, ""), "json-reference", r#".answers["2.1"]"#);
    let documents = r#", "documents": [{"item": "basic:2.1", "title": "Báo cáo", "date": "31/02/2024"}]"#;
    found(&with("", documents), "date-unreadable", ".documents[0].date");
    let specials = r#", "specials": [{"kind": "waiver", "item": "basic:2.1", "document": "1/QĐ"}]"#;
    found(&with("", specials), "special-incomplete", ".specials[0].kind");
}

#[test]
fn what_is_no_commune_is_refused() {
    for (document, code, place) in [
        ("{\n\"schema\": \"ntm.input/1\",\n}", "json-syntax", "3"),
        (r#"{"schema": "ntm.assessment/1"}"#, "json-not-ours", "null"),
        ("{}", "json-not-ours", "null"),
    ] {
        let (codes, words, exit) = told(document);
        assert!(exit == Some(1) && codes.contains(&(code.to_string(), place.to_string())), "{codes:?} {words}");
    }
}

#[test]
fn a_path_stands_where_sheet_and_cell_would() {
    let (_, words, _) = told(&with(r#""basic:2.1": "9550""#, ""));
    assert!(words.contains(r#"x.json › .answers["basic:2.1"]"#), "{words}");
}

/// Text as a clerk types it is read as a cell of a table made by hand.
#[test]
fn a_text_is_read_as_a_cell() {
    let folder = tempfile::tempdir().expect("a folder");
    let answers = r#""basic:2.1": "382/400", "basic:2.2": "95,5%", "basic:2.3": 80, "basic:1.1": true"#;
    std::fs::write(folder.path().join("x.json"), with(answers, "")).expect("a file");
    let document = judged(folder.path(), &["x.json"]);
    let measures: Vec<&Value> = items(&document["communes"][0]).into_iter().flat_map(|i| list(i, "measures")).collect();
    let value = |id: &str| measures.iter().find(|m| m["id"] == id).map(|m| m["value"].to_string()).expect("a measure");
    assert_eq!(["basic:2.1", "basic:2.2", "basic:2.3", "basic:1.1"].map(value), ["95.5", "95.5", "80", "true"]);
}
