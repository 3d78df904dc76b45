//! What programs take from a round: every table says what the JSON document of the same round says.

use std::path::Path;

use serde_json::Value;

use crate::common::contract::keeps_to_its_schema;
use crate::common::run::ntm;

/// A round of the examples and of a file that cannot be judged.
pub fn round(outputs: &[&str]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().join("huyện");
    std::fs::create_dir(&folder).expect("a folder");
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for name in ["xa-an-binh-nang-cao.xlsx", "xa-binh-minh-co-ban.xlsx", "xa-cat-linh-con-thieu.xlsx", "xa-dai-dong-kieu-mau.xlsx"] {
        std::fs::copy(examples.join(name), folder.join(name)).expect("a copy");
    }
    std::fs::write(folder.join("=hỏng.xlsx"), "đây là văn bản").expect("a file");
    let done = ntm(root.path(), &[&["batch", "huyện", "--json", "xã.json"], outputs].concat());
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
    root
}

pub fn json(root: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(root.join("xã.json")).expect("a file")).expect("JSON")
}

pub fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap_or_else(|| panic!("no list {key}"))
}

/// Every indicator of every set, and every condition, of a commune.
pub fn items(commune: &Value) -> Vec<&Value> {
    let criteria = list(commune, "sets").iter().flat_map(|set| list(set, "criteria"));
    criteria.flat_map(|c| list(c, "indicators")).chain(list(commune, "conditions")).collect()
}

/// A table: its rows, each cell by the name of its column.
struct Table(Vec<std::collections::HashMap<String, String>>);

impl Table {
    fn of(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let text = text.strip_prefix('\u{feff}').expect("a mark, as Excel needs it");
        Self(csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().expect("a table"))
    }

    fn of_commune<'a>(&'a self, commune: &'a Value) -> impl Iterator<Item = &'a std::collections::HashMap<String, String>> {
        self.0.iter().filter(|row| row["commune"] == commune["name"].as_str().expect("a name"))
    }
}

#[test]
fn the_table_of_communes_has_a_row_for_each_with_the_counts_of_its_indicators() {
    let root = round(&["--csv", "xã.csv"]);
    let (whole, table) = (json(root.path()), Table::of(&root.path().join("xã.csv")));
    assert_eq!(table.0.len(), 5);
    for commune in list(&whole, "communes") {
        let [row] = table.of_commune(commune).collect::<Vec<_>>()[..] else { panic!("{} has not one row", commune["name"]) };
        let target = list(commune, "sets").last().expect("a set");
        let counted = |verdict: &str| {
            let items = list(target, "criteria").iter().flat_map(|c| list(c, "indicators"));
            items.filter(|i| i["verdict"] == verdict).count().to_string()
        };
        for verdict in ["met", "not_met", "undetermined", "not_applicable"] {
            assert_eq!(row[&format!("indicators_{verdict}")], counted(verdict), "{verdict} in {}", commune["name"]);
        }
        let measures = items(commune).into_iter().flat_map(|i| list(i, "measures"));
        assert_eq!(row["figures_missing"], measures.filter(|m| m["given"] == "missing").count().to_string());
        let bare = items(commune).into_iter().filter(|i| i["met_without_documents"] == true).count();
        let errors = list(commune, "diagnostics").iter().filter(|d| d["severity"] == "error").count();
        assert_eq!((&row["met_without_documents"], &row["errors"]), (&bare.to_string(), &errors.to_string()));
        let said = [&row["judged"], &row["commune_verdict"], &row["criteria_verdict"], &row["target"]];
        assert_eq!(
            said.map(|s| s.as_str()),
            ["true", text(commune, "verdict"), text(commune, "criteria_verdict"), text(commune, "target")]
        );
    }
}

pub fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

#[test]
fn what_could_not_be_judged_is_in_the_table_of_communes_alone() {
    let root = round(&["--csv", "xã.csv"]);
    let communes = Table::of(&root.path().join("xã.csv"));
    let [row] = communes.0.iter().filter(|row| row["judged"] == "false").collect::<Vec<_>>()[..] else { panic!("not one row") };
    assert_eq!((row["file"].as_str(), row["errors"].as_str(), row["commune_verdict"].as_str()), ("huyện/=hỏng.xlsx", "1", ""));
    let indicators = Table::of(&root.path().join("xã - chỉ tiêu.csv"));
    assert!(indicators.0.iter().all(|row| !row["commune"].is_empty()));
}

#[test]
fn the_table_of_indicators_has_each_once_and_its_numbers_in_a_column_of_numbers() {
    let root = round(&["--csv", "xã.csv"]);
    let (whole, table) = (json(root.path()), Table::of(&root.path().join("xã - chỉ tiêu.csv")));
    let mut numbers = 0;
    for commune in list(&whole, "communes") {
        let rows: Vec<_> = table.of_commune(commune).collect();
        let first = rows.iter().filter(|row| row["indicator_row"] == "1").count();
        assert_eq!(first, items(commune).len(), "{}", commune["name"]);
        for measure in items(commune).into_iter().flat_map(|i| list(i, "measures")) {
            let row = rows.iter().find(|row| row["measure"] == text(measure, "id")).expect("a row");
            let number = if measure["value"].is_number() { measure["value"].to_string() } else { String::new() };
            assert_eq!(row["value_number"], number, "{}", measure["id"]);
            numbers += usize::from(!number.is_empty());
        }
    }
    assert!(numbers > 100, "only {numbers} numbers");
}

/// Names of columns that a part of the page for programs lists.
fn listed(heading: &str) -> Vec<String> {
    let page = std::fs::read_to_string("criteria/schema/README.md").expect("the page");
    let (_, part) = page.split_once(&format!("\n### {heading}\n")).expect("the part");
    let rows = part.lines().take_while(|l| !l.starts_with('#')).filter(|l| l.starts_with("| `"));
    let names = rows.flat_map(|l| l.split('|').nth(1).unwrap_or_default().split(','));
    names.map(|name| name.trim().trim_matches('`').to_string()).collect()
}

/// The page for programs names every column of both tables, in order.
#[test]
fn every_column_is_given() {
    let root = round(&["--csv", "xã.csv"]);
    for (file, heading) in [("xã.csv", "Communes"), ("xã - chỉ tiêu.csv", "Indicators")] {
        let text = std::fs::read_to_string(root.path().join(file)).expect("a table");
        let head = text.lines().next().unwrap_or_default().trim_start_matches('\u{feff}').to_string();
        assert_eq!(head.split(',').collect::<Vec<_>>(), listed(heading), "{heading}");
    }
}

/// What each level leaves out of a document of everything.
const LEFT_OUT: [(&str, &[&str]); 3] = [
    ("verdicts", &["criteria", "conditions", "diagnostics", "measures", "tests", "villages", "procedure"]),
    ("criteria", &["measures", "tests", "villages", "procedure"]),
    ("full", &[]),
];

/// The commune without these keys.
fn pruned(value: &Value, keys: &[&str]) -> Value {
    match value {
        Value::Object(map) => {
            let kept = map.iter().filter(|(key, _)| !keys.contains(&key.as_str()));
            kept.map(|(key, of)| (key.clone(), pruned(of, keys))).collect::<serde_json::Map<_, _>>().into()
        }
        Value::Array(list) => list.iter().map(|of| pruned(of, keys)).collect(),
        other => other.clone(),
    }
}

#[test]
fn a_level_leaves_keys_out_and_changes_none() {
    let root = round(&[]);
    let full = json(root.path());
    for (detail, keys) in LEFT_OUT {
        let done = ntm(root.path(), &["batch", "huyện", "--json", "mức.json", "--detail", detail, "--force"]);
        assert_eq!(done.status.code(), Some(1));
        let text = std::fs::read_to_string(root.path().join("mức.json")).expect("a file");
        let document: Value = serde_json::from_str(&text).expect("JSON");
        keeps_to_its_schema(&document);
        assert_eq!(document["communes"], pruned(&full["communes"], keys), "{detail}");
        assert_eq!(document.get("detail").map(|d| d.as_str()), (detail != "full").then_some(Some(detail)));
    }
    let everything = std::fs::read(root.path().join("mức.json")).expect("a file");
    assert!(everything == std::fs::read(root.path().join("xã.json")).expect("a file"), "full is what is told without --detail");
}

#[test]
fn a_line_is_a_commune_of_the_document() {
    let root = round(&["--jsonl", "xã.jsonl"]);
    let (whole, text) = (json(root.path()), std::fs::read_to_string(root.path().join("xã.jsonl")).expect("lines"));
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON in one line")).collect();
    lines.iter().for_each(keeps_to_its_schema);
    let of = |key: &str| lines.iter().filter_map(|l| l.get(key)).cloned().collect::<Value>();
    assert_eq!((of("commune"), of("unjudged")), (whole["communes"].clone(), whole["unjudged"].clone()));
    let criteria = lines.iter().flat_map(|l| list(l, "criteria"));
    assert!(criteria.clone().count() > 8 && criteria.clone().all(|file| list(&whole, "criteria").contains(file)));
    // what is not found by comparing communes is the same from assess
    let alone = ntm(root.path(), &["assess", "huyện/xa-binh-minh-co-ban.xlsx", "--format", "jsonl"]);
    let alone: Value = serde_json::from_slice(&alone.stdout).expect("one line");
    assert!(lines.contains(&alone));
}

#[test]
fn a_level_is_of_json_alone() {
    let root = tempfile::tempdir().expect("a folder");
    for arguments in [&["assess", "a.xlsx", "--detail", "full"][..], &["batch", "a.xlsx", "--csv", "a.csv", "--detail", "verdicts"]] {
        let done = ntm(root.path(), arguments);
        assert!(done.status.code() == Some(2) && String::from_utf8_lossy(&done.stderr).contains("--jsonl"), "{arguments:?}");
    }
}
