//! `--sqlite`: read by the sqlite3 module of Python, the tables and views say what the JSON document of the same round says.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use crate::common::openpyxl::printed;
use crate::common::run::ntm;
use crate::programs::{items, json as document, list, round, text};

/// Prints the rows of a query as JSON.
const QUERY: &str = r#"
import sqlite3, sys, json
connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
print(json.dumps(connection.execute(sys.argv[2]).fetchall()))
"#;

/// The rows of a query; none where Python is not there.
fn rows(root: &Path, query: &str) -> Option<Vec<Value>> {
    let text = printed(QUERY, &root.join("xã.db"), vec![query.to_string()])?;
    serde_json::from_str(&text).expect("JSON")
}

/// How often each of some keys comes, as rows of key and number in the order of the keys.
fn counted(keys: impl IntoIterator<Item = Vec<String>>) -> Vec<Value> {
    let mut counts: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    keys.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    let row = |(key, count): (Vec<String>, usize)| key.into_iter().map(Value::from).chain([json!(count)]).collect();
    counts.into_iter().map(row).collect()
}

/// The communes of the document, each item with its book and code.
fn judged(whole: &Value) -> Vec<(&Value, String, String, &Value)> {
    let of = |commune| {
        let sets = list(commune, "sets").iter().flat_map(|set| {
            let book = text(set, "level").to_string();
            let indicators = list(set, "criteria").iter().flat_map(|c| list(c, "indicators"));
            indicators.map(move |i| (book.clone(), text(i, "code").to_string(), i))
        });
        let conditions = list(commune, "conditions").iter().map(|c| ("condition".to_string(), text(c, "id").to_string(), c));
        sets.chain(conditions).map(|(book, code, item)| (commune, book, code, item)).collect::<Vec<_>>()
    };
    list(whole, "communes").iter().flat_map(of).collect()
}

#[test]
fn tables_have_a_row_for_everything_in_the_document() {
    let root = round(&["--sqlite", "xã.db"]);
    let whole = document(root.path());
    let number = |key: &str| judged(&whole).iter().map(|(.., item)| list(item, key).len()).sum::<usize>();
    let findings = |of: &Value| list(of, "diagnostics").len();
    let said: usize = list(&whole, "communes").iter().chain(list(&whole, "unjudged")).map(findings).sum();
    let across = whole["diagnostics"].as_array().map_or(0, Vec::len);
    let expected = [("communes", 5), ("items", judged(&whole).len()), ("measures", number("measures")), ("tests", number("tests"))];
    let files = ("criteria_files", list(&whole, "criteria").len());
    for (table, count) in expected.into_iter().chain([files, ("findings", said + across)]) {
        let Some(rows) = rows(root.path(), &format!("SELECT count(*) FROM {table}")) else { return };
        assert_eq!(rows, [json!([count])], "{table}");
    }
    let checked = rows(root.path(), "PRAGMA foreign_key_check").expect("Python");
    assert!(checked.is_empty(), "{checked:?}");
}

#[test]
fn views_count_what_the_document_holds() {
    let root = round(&["--sqlite", "xã.db"]);
    let whole = document(root.path());
    let by_district = "SELECT district, verdict, sum(communes) FROM communes_by_district GROUP BY 1, 2 ORDER BY 1, 2";
    let Some(found) = rows(root.path(), by_district) else { return };
    let districts = list(&whole, "communes").iter().map(|c| vec![text(c, "district").to_string(), text(c, "verdict").to_string()]);
    assert_eq!(found, counted(districts));

    let all = judged(&whole);
    let failed = all.iter().filter(|(.., item)| item["verdict"] == "not_met");
    let failed = counted(failed.map(|(_, book, code, _)| vec![book.clone(), code.clone()]));
    assert_eq!(rows(root.path(), "SELECT book, code, failed FROM indicators_failed ORDER BY book, code").expect("rows"), failed);
    assert!(failed.len() > 5);

    let missing = all.iter().flat_map(|(commune, _, _, item)| {
        let measures = list(item, "measures").iter().filter(|m| m["given"] == "missing");
        measures.map(|_| vec![text(commune, "name").to_string()]).collect::<Vec<_>>()
    });
    let by_commune = "SELECT commune, count(*) FROM figures_missing GROUP BY 1 ORDER BY 1";
    assert_eq!(rows(root.path(), by_commune).expect("rows"), counted(missing));

    let bare = all.iter().filter(|(.., item)| item["met_without_documents"] == true);
    let bare = counted(bare.map(|(commune, ..)| vec![text(commune, "name").to_string()]));
    let by_commune = "SELECT commune, count(*) FROM documents_missing WHERE code IS NOT NULL GROUP BY 1 ORDER BY 1";
    assert_eq!(rows(root.path(), by_commune).expect("rows"), bare);

    let unknown = all.iter().flat_map(|(_, book, code, item)| {
        let tests = list(item, "tests").iter().filter(|t| !t["missing"].is_null());
        tests.map(|t| vec![book.clone(), code.clone(), text(t, "measure").to_string()]).collect::<Vec<_>>()
    });
    let by_measure = "SELECT book, code, measure, sum(communes) FROM thresholds_missing GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
    assert_eq!(rows(root.path(), by_measure).expect("rows"), counted(unknown));
}

#[test]
fn gaps_and_figures_are_those_of_the_document() {
    let root = round(&["--sqlite", "xã.db"]);
    let whole = document(root.path());
    let query = "SELECT commune, code, gap_kind, gap, gap_number FROM gaps";
    let Some(mut found) = rows(root.path(), query) else { return };
    let of_item = |(commune, _, code, item): &(&Value, String, String, &Value)| {
        let tests = if item["verdict"] == "not_met" { list(item, "tests").as_slice() } else { &[] };
        let row = |test: &Value| {
            let amount = &test["gap"]["amount"];
            let exact = if amount.is_null() { Value::Null } else { amount.to_string().into() };
            json!([commune["name"], code, test["gap"]["kind"], exact, amount.as_f64()])
        };
        tests.iter().filter(|t| t["verdict"] == "not_met").map(row).collect::<Vec<_>>()
    };
    let mut expected: Vec<Value> = judged(&whole).iter().flat_map(of_item).collect();
    [&mut found, &mut expected].into_iter().for_each(|rows| rows.sort_by_key(Value::to_string));
    assert_eq!(expected.len(), 7, "{expected:?}");
    assert_eq!(found.iter().map(plain).collect::<Vec<_>>(), expected.iter().map(plain).collect::<Vec<_>>());

    let figures = list(&whole, "communes").iter().flat_map(items).flat_map(|i| list(i, "measures"));
    let mut expected: Vec<String> =
        figures.filter(|m| m["value"].is_number()).map(|m| format!("{}={}", text(m, "id"), m["value"])).collect();
    let found = rows(root.path(), "SELECT measure || '=' || value FROM measures WHERE value_number IS NOT NULL").expect("rows");
    let mut found: Vec<String> = found.iter().map(|row| row[0].as_str().expect("a text").to_string()).collect();
    [&mut found, &mut expected].into_iter().for_each(|rows| rows.sort());
    assert_eq!(found, expected);
}

/// A row with its double as a number is compared, however it is written.
fn plain(row: &Value) -> String {
    let double = row[4].as_f64().map_or_else(String::new, |double| double.to_string());
    format!("{} {} {} {} {double}", row[0], row[1], row[2], row[3])
}

#[test]
fn a_database_does_not_depend_on_threads_and_never_replaces_unasked() {
    let root = round(&["--sqlite", "xã.db", "--jobs", "1"]);
    let bytes = |name: &str| std::fs::read(root.path().join(name)).expect("a database");
    let more = ntm(root.path(), &["batch", "huyện", "--sqlite", "hai.db", "--jobs", "3"]);
    assert!(more.status.code() == Some(1) && bytes("xã.db") == bytes("hai.db"));
    let again = ntm(root.path(), &["batch", "huyện", "--sqlite", "hai.db"]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("output-exists"), "{again:?}");
    let names: Vec<_> = std::fs::read_dir(root.path()).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
    assert_eq!(names.len(), 4, "nothing of SQLite's own is left: {names:?}");
    let alone = ntm(root.path(), &["assess", "huyện/xa-binh-minh-co-ban.xlsx", "--sqlite", "-"]);
    assert_eq!(alone.status.code(), Some(2), "a database is no stream");
    let alone = ntm(root.path(), &["assess", "huyện/xa-binh-minh-co-ban.xlsx", "--sqlite", "xã.db", "--force"]);
    let found = rows(root.path(), "SELECT count(*), sum(judged) FROM communes");
    assert!(alone.status.code() == Some(3) && found.is_none_or(|rows| rows == [json!([1, 1])]));
}
