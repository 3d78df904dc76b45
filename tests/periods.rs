//! Sets of two periods side by side: each year has its own, and nothing of one is taken for something of the other.

use crate::common::contract::keeps_to_its_schema;
use crate::common::run::{ntm, said};
use crate::common::words;
use crate::common::words::basic;
use std::path::Path;

use ntm::assess::Verdict;
use ntm::commune::{Attribute, Commune};
use ntm::criteria::{Law, LawSource, Period, Shelf};
use ntm::diag::{Diagnostic, Place};
use ntm::workbook::{FormSpec, form};
use serde_json::Value;

const LATER: &str = include_str!("data/law/2026/xa.toml");
const PROVINCE: &str = "Hải Dương";

fn source(name: &str, text: impl Into<String>) -> LawSource {
    LawSource { name: name.into(), text: text.into() }
}

/// The built-in sets with the invented ones of 2026–2030.
fn shelf() -> Shelf {
    Shelf::open(&[source("xa-2026.toml", LATER)]).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn law(year: i16) -> Law {
    shelf().law(PROVINCE, year).expect("a province")
}

/// The best answers of the year, in a commune of the first group.
fn commune(law: &Law, year: i16) -> Commune {
    let group = if year < 2026 { "khong" } else { "nhom-1" };
    Commune {
        name: Attribute::of("Xã Đồng Tiến".into()),
        code: Attribute::of("00001".into()),
        district: Attribute::of("Huyện A".into()),
        province: Attribute::of(PROVINCE.into()),
        classes: Attribute::of(vec![words::class(group)]),
        ..words::perfect(law, basic(), year)
    }
}

/// A folder with the invented set and the commune's forms of both years.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("xa-2026.toml"), LATER).expect("a file");
    for year in [2025, 2026] {
        let law = law(year);
        let commune = commune(&law, year);
        let spec = FormSpec { law: &law, provinces: vec![PROVINCE.into()], target: basic(), year, filled: Some(&commune), last_year: None };
        std::fs::write(folder.path().join(format!("{year}.xlsx")), form(&spec).expect("a form")).expect("a file");
    }
    folder
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("a file")).expect("JSON")
}

#[test]
fn a_year_has_the_sets_of_its_period() {
    let (shelf, alone) = (shelf(), words::built_in());
    let (before, after) = (law(2025), law(2026));
    assert_eq!((before.period, after.period), (Period { first: 2021, last: 2025 }, Period { first: 2026, last: 2030 }));
    assert_eq!((before.sets[&basic()].criteria.len(), after.sets[&basic()].criteria.len()), (19, 10));
    assert_eq!((before.sets.len(), after.sets.len()), (3, 1));
    assert_eq!(before.fingerprint(), alone.law(PROVINCE, 2025).expect("a province").fingerprint(), "no file of other years is named");
    assert!(after.files.iter().any(|f| f.id == "thu-xa-2026-2030") && !after.files.iter().any(|f| f.id == "xa-ntm-2021-2025"));
    let shared = |year| shelf.shared_law(PROVINCE, year).expect("a province");
    assert!(std::sync::Arc::ptr_eq(&shared(2021), &shared(2025)), "made once for a period");
    let kept = |year| shared(year).derived.get("title", || shared(year).sets[&basic()].title.clone());
    assert_ne!(kept(2025), kept(2026), "what is kept with a law is of its own period");
}

#[test]
fn a_reference_names_its_period() {
    let (before, after) = (law(2025), law(2026));
    let [old, new] = ["basic:1.1", "basic-2026:1.1"].map(|text| text.parse::<ntm::criteria::ItemRef>().expect("a reference"));
    assert_eq!((old.to_string(), new.to_string()), ("basic:1.1".into(), "basic-2026:1.1".into()));
    assert!(before.item(&old).is_some() && before.item(&new).is_none());
    assert!(after.item(&new).is_some() && after.item(&old).is_none());
    assert_eq!((after.meant("basic:1").len(), after.meant("basic-2026:1").len()), (0, 1));
    assert_eq!(shelf().meant("basic-2026:1"), [new]);
    let shared: Vec<String> = words::measures(&before).into_keys().filter(|id| words::measures(&after).contains_key(id)).collect();
    assert!(shared.iter().all(|id| id.starts_with("condition:")), "{shared:?}");
}

/// What is wrong with these files on top of the built-in ones: code, file, other file.
fn faults(files: &[LawSource]) -> Vec<(String, String, String)> {
    let reported = |f: &Diagnostic| {
        let file = if let Place::File(name) = &f.place { name.to_string() } else { String::new() };
        let other = f.facts.iter().find(|(key, _)| *key == "other").map(|(_, fact)| format!("{fact:?}")).unwrap_or_default();
        (f.code.id().to_string(), file, other)
    };
    match Shelf::open(files) {
        Ok(shelf) => shelf.findings.iter().map(reported).collect(),
        Err(findings) => findings.iter().map(reported).collect(),
    }
}

#[test]
fn sets_that_claim_the_same_years_are_named_both() {
    let changed = |from: &str, to: &str| {
        assert!(LATER.contains(from));
        LATER.replace(from, to)
    };
    let two = |second: String| vec![source("một.toml", LATER), source("hai.toml", second)];
    let same_years = changed("thu-xa-2026-2030", "thu-xa-khac");
    let advanced = changed("\"basic\"", "\"advanced\"").replace("thu-xa-2026-2030", "thu-nang-cao");
    let cases = [
        (two(same_years), "criteria-periods", "hai.toml", "một.toml"),
        (vec![source("một.toml", changed("from = 2026, to", "from = 2025, to"))], "criteria-periods", "một.toml", "criteria/basic.toml"),
        (two(advanced.replace("to = 2030", "to = 2029")), "criteria-periods", "hai.toml", "một.toml"),
        (vec![source("một.toml", changed("series = \"2026\"\n", ""))], "criteria-series-shared", "một.toml", "criteria/basic.toml"),
        (two(advanced.replace("series = \"2026\"", "series = \"khac\"")), "criteria-series-differs", "hai.toml", "một.toml"),
    ];
    for (files, code, file, other) in cases {
        let found = faults(&files);
        let reported = found.iter().any(|(c, f, o)| (c.as_str(), f.as_str()) == (code, file) && o.contains(other));
        assert!(reported, "{code} of {file} and {other}: {found:?}");
    }
    assert_eq!(faults(&two(advanced)), [], "two levels of one period go together");
    let newer = faults(&two(changed("version = \"1\"", "version = \"1.1\"")));
    assert_eq!(newer.iter().map(|(code, ..)| code.as_str()).collect::<Vec<_>>(), ["criteria-replaced"]);
}

#[test]
fn a_provinces_file_is_of_the_period_it_names() {
    let text = |base: &str, level: &str| {
        format!(
            "id = \"thu\"\nversion = \"1\"\ntitle = \"Thử\"\nprovince = \"{PROVINCE}\"\nregion = \"dbsh\"\nissuer = \"UBND\"\ndecision = \"QĐ thử\"\n\
             base = [{base}]\n[[threshold]]\nindicator = \"{level}:8.1\"\nlevels = [{{ value = 95, evidence = \"invented\" }}]\n"
        )
    };
    let with = |overlay: String| vec![source("xa-2026.toml", LATER), source("tinh.toml", overlay)];
    let later = with(text("\"thu-xa-2026-2030@1\"", "basic-2026"));
    let shelf = Shelf::open(&later).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let overlays = |year| shelf.law(PROVINCE, year).expect("a province").overlays.len();
    assert_eq!((overlays(2025), overlays(2026)), (0, 1));
    assert_eq!(faults(&with(text("", "basic-2026")))[0].0, "criteria-no-base");
    let other = faults(&with(text("\"thu-xa-2026-2030@1\"", "basic")));
    assert!(other.iter().any(|(code, ..)| code == "criteria-unknown"), "an indicator of the other period: {other:?}");
}

#[test]
fn levels_hang_on_the_group_of_the_commune() {
    let law = law(2026);
    let judged = |class: &str| {
        let mut own = Commune { classes: Attribute::of(vec![words::class(class)]), ..commune(&law, 2026) };
        words::answer(&law, &mut own, "basic-2026:3.1", "70/100").expect("an answer");
        words::answer(&law, &mut own, "basic-2026:4.1", "79,9").expect("an answer");
        let assessment = words::judge(&law, &own);
        let codes: Vec<&str> = assessment.findings.iter().map(|f| f.code.id()).filter(|c| *c == "group-missing").collect();
        let of = |code: &str| words::verdict(&assessment, &format!("basic-2026:{code}"));
        (of("3.1"), of("4.1"), of("8.1"), codes.len())
    };
    use Verdict::{Met, NotMet, Undetermined};
    assert_eq!(judged("nhom-1"), (Met, Met, Met, 0), "70 of 65, 79.9 of 60");
    assert_eq!(judged("nhom-2"), (NotMet, NotMet, Met, 0), "70 of 75, 79.9 of 80");
    assert_eq!(judged("kv1"), (Undetermined, Undetermined, Met, 1), "a class that is no group does not say which group");
    assert_eq!(judged("khong"), (Undetermined, Undetermined, Met, 1));
}

#[test]
fn each_commune_of_a_round_is_judged_by_the_sets_of_its_year() {
    let folder = folder();
    let files = ["2025.xlsx", "2026.xlsx", "--criteria", "xa-2026.toml"];
    let output = ntm(folder.path(), &[&["batch"], &files[..], &["-o", "tong.xlsx", "--json", "tong.json", "--html", "tong.html"]].concat());
    let whole = json(&folder.path().join("tong.json"));
    let communes = whole["communes"].as_array().unwrap_or_else(|| panic!("{}", said(&output)));
    let of = |at: usize| {
        let set = &communes[at]["sets"][0];
        (communes[at]["sets"].as_array().map(Vec::len), set["id"].as_str(), set["counts"]["total"].as_u64())
    };
    assert_eq!(of(0), (Some(1), Some("xa-ntm-2021-2025"), Some(19)));
    assert_eq!(of(1), (Some(1), Some("thu-xa-2026-2030"), Some(10)));
    assert_eq!(communes[1]["sets"][0]["verdict"], "met");
    let alone = ntm(folder.path(), &["assess", "2025.xlsx", "--format", "json"]);
    let alone: Value = serde_json::from_slice(&alone.stdout).expect("JSON");
    assert_eq!(communes[0], alone["communes"][0], "the later sets change nothing of the earlier year");
    let page = std::fs::read_to_string(folder.path().join("tong.html")).expect("a page");
    assert!(page.contains("Quy hoạch (2026)") && page.contains("1.1 (2026)"), "columns of two periods are told apart");
}

#[test]
fn a_table_made_by_hand_is_read_by_the_sets_of_its_year() {
    let folder = folder();
    let earlier = "Xã;Đồng Tiến\nTỉnh;Hải Dương\nNăm;2025\nMức phấn đấu;NTM\n\nMã;Tên chỉ tiêu;Kết quả\n1.1;;Đạt\n17.10;;100\n18.2;;Đạt\n";
    std::fs::write(folder.path().join("truoc.csv"), earlier).expect("a file");
    let output = ntm(folder.path(), &["assess", "truoc.csv", "--criteria", "xa-2026.toml", "--format", "json"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)));
    let set = &document["communes"][0]["sets"][0];
    assert_eq!((&set["id"], &set["criteria"][0]["indicators"][0]["verdict"]), (&"xa-ntm-2021-2025".into(), &"met".into()));
    let above = "Xã;Đồng Tiến\nTỉnh;Hải Dương\nNăm;2026\nMức phấn đấu;NTM\n\n";
    let rows = "Mã;Tên chỉ tiêu;Kết quả\n1.1;Có quy hoạch chung;Đạt\n3.1;Tỷ lệ hộ dùng nước sạch;70\n8.1;Tỷ lệ dân số có hồ sơ sức khỏe điện tử;89\n";
    std::fs::write(folder.path().join("tay.csv"), format!("{above}{rows}")).expect("a file");
    let output = ntm(folder.path(), &["assess", "tay.csv", "--criteria", "xa-2026.toml", "--class", "nhom-1", "--format", "json"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)));
    let criteria = document["communes"][0]["sets"][0]["criteria"].as_array().unwrap_or_else(|| panic!("{}", said(&output)));
    let verdicts: Vec<&str> = [0, 2, 7].into_iter().filter_map(|at: usize| criteria[at]["verdict"].as_str()).collect();
    assert_eq!((criteria.len(), verdicts), (10, vec!["met", "met", "not_met"]), "{}", said(&output));
}

#[test]
fn across_the_change_nothing_is_compared() {
    let folder = folder();
    let files = ["compare", "2025.xlsx", "2026.xlsx", "--criteria", "xa-2026.toml"];
    let words = said(&ntm(folder.path(), &files));
    assert!(words.contains("hai giai đoạn khác nhau (2021-2025 và 2026-2030)"), "{words}");
    assert!(!words.contains("Không có đánh giá nào thay đổi"), "{words}");
    let output = ntm(folder.path(), &[&files[..], &["--format", "json"]].concat());
    let document: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)));
    keeps_to_its_schema(&document);
    let pair = &document["communes"][0];
    assert_eq!(pair["periods"], serde_json::json!({ "old": "2021-2025", "new": "2026-2030" }));
    let of_sets = |key: &str| {
        let items = pair[key].as_array().expect("a list").iter();
        let ids = items.map(|i| i.as_str().or(i["item"].as_str()).expect("an item").to_string());
        ids.filter(|id| !id.starts_with("condition:")).collect::<Vec<_>>()
    };
    for key in ["gained", "lost", "other", "not_comparable", "figures"] {
        assert_eq!(of_sets(key), Vec::<String>::new(), "{key}");
    }
    assert!(of_sets("only_old").iter().all(|id| id.starts_with("basic:")) && of_sets("only_old").len() == 57);
    assert!(of_sets("only_new").iter().all(|id| id.starts_with("basic-2026:")) && of_sets("only_new").len() == 10);
    assert_eq!((&document["sums"]["criteria"], &document["sums"]["zone_moves"]), (&serde_json::json!([]), &serde_json::json!([])));
}

#[test]
fn a_year_or_a_form_that_is_of_no_use_is_an_error() {
    let folder = folder();
    let reported = |arguments: &[&str]| {
        let output = ntm(folder.path(), &[&["assess"], arguments, &["--format", "json"]].concat());
        let document: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)));
        let found = document["unjudged"][0]["diagnostics"].as_array().cloned().unwrap_or_default();
        let errors = found.iter().filter(|d| d["severity"] == "error").filter_map(|d| d["code"].as_str().map(str::to_string));
        (output.status.code(), errors.collect::<Vec<_>>())
    };
    let later = ["--criteria", "xa-2026.toml"];
    let outside = (Some(1), vec!["year-outside".to_string()]);
    assert_eq!(reported(&[&["2025.xlsx", "--year", "2020"], &later[..]].concat()), outside);
    assert_eq!(reported(&[&["2026.xlsx", "--year", "2031"], &later[..]].concat()), outside);
    assert_eq!(reported(&["2025.xlsx", "--year", "2026"]), outside, "without the later sets");
    let other = (Some(1), vec!["form-of-other-period".to_string()]);
    assert_eq!(reported(&[&["2025.xlsx", "--year", "2026"], &later[..]].concat()), other);
    assert_eq!(reported(&[&["2026.xlsx", "--year", "2025"], &later[..]].concat()), other);
    let level = (Some(1), vec!["target-without-set".to_string()]);
    assert_eq!(reported(&[&["2026.xlsx", "--level", "advanced"], &later[..]].concat()), level);
    let advanced = LATER.replace("level = \"basic\"", "level = \"advanced\"");
    std::fs::write(folder.path().join("nang-cao.toml"), advanced).expect("a file");
    std::fs::write(folder.path().join("tay.csv"), "Xã;A\nTỉnh;Hải Dương\nNăm;2026\n\nMã;Tên chỉ tiêu;Kết quả\n1.1;;Đạt\n").expect("a file");
    let alone = ["tay.csv", "--level", "advanced", "--class", "nhom-1", "--criteria", "nang-cao.toml"];
    assert_eq!(reported(&alone), level, "a higher level without the set below it");
}

#[test]
fn the_criteria_of_both_periods_are_shown() {
    let folder = folder();
    let show = |arguments: &[&str]| said(&ntm(folder.path(), &[&["criteria"], arguments, &["--criteria", "xa-2026.toml"]].concat()));
    let list = show(&["list"]);
    assert!(list.contains("giai đoạn 2021 - 2025") && list.contains("giai đoạn 2026 - 2030"), "{list}");
    assert!(show(&["show", "1.1", "--year", "2026"]).contains("basic-2026:1.1"));
    let earlier = show(&["show", "1.1", "--year", "2025"]);
    assert!(earlier.contains("basic:1.1") && !earlier.contains("basic-2026"), "{earlier}");
}
