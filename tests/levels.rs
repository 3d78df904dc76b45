//! Levels are data: a set may be of a level of its own, and every command knows it by the words of its file.

use std::io::Read;
use std::path::Path;

use ntm::commune::{Attribute, Commune};
use ntm::criteria::{Law, LawSource, Level, Shelf};
use ntm::diag::Place;
use ntm::messages::Lang;
use ntm::workbook::{FormSpec, form};
use serde_json::Value;

use crate::common::contract::keeps_to_its_schema;
use crate::common::run::{ntm, said};
use crate::common::words::{self, advanced, basic, model};

const BASIC: &str = include_str!("data/law/2026/xa.toml");
const MODERN: &str = include_str!("data/law/2026/hien-dai.toml");
const NATION: &str = include_str!("../criteria/nation.toml");
const PROVINCE: &str = "Hải Dương";
/// Both files on the command line.
const LAID: [&str; 4] = ["--criteria", "xa.toml", "--criteria", "hien-dai.toml"];

fn source(name: &str, text: impl Into<String>) -> LawSource {
    LawSource { name: name.into(), text: text.into() }
}

fn shelf() -> Shelf {
    // The higher set is named first: the order of files says nothing.
    let files = [source("hien-dai.toml", MODERN), source("xa.toml", BASIC)];
    Shelf::open(&files).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn law() -> Law {
    shelf().law(PROVINCE, 2026).expect("a province")
}

fn modern() -> Level {
    shelf().levels().of_word("hien-dai").expect("the level of the file")
}

/// The best answers to both sets, in a commune of the first group.
fn commune() -> Commune {
    let law = law();
    Commune {
        name: Attribute::of("Xã Đồng Tiến".into()),
        code: Attribute::of("00001".into()),
        district: Attribute::of("Huyện A".into()),
        province: Attribute::of(PROVINCE.into()),
        classes: Attribute::of(vec![words::class("nhom-1")]),
        ..words::perfect(&law, modern(), 2026)
    }
}

/// A folder with both sets and the filled form of a commune that aims at the level.
fn folder(commune: &Commune) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("xa.toml", BASIC), ("hien-dai.toml", MODERN)] {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let law = law();
    let spec =
        FormSpec { law: &law, provinces: vec![PROVINCE.into()], target: modern(), year: 2026, filled: Some(commune), last_year: None };
    std::fs::write(folder.path().join("xa.xlsx"), form(&spec).expect("a form")).expect("a file");
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = ntm(folder, &[arguments, &LAID[..]].concat());
    (output.status.code(), said(&output))
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = ntm(folder, &[arguments, &LAID[..], &["--format", "json"]].concat());
    let document = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)));
    keeps_to_its_schema(&document);
    document
}

#[test]
fn a_level_is_what_its_file_says() {
    let (law, level) = (law(), modern());
    assert_eq!((level.id(), level.requires(), level.mark()), ("hien-dai", Some(basic()), "hiện đại"));
    assert_eq!((level.name(Lang::Vi), level.short(Lang::En)), ("xã nông thôn mới hiện đại", "modern"));
    assert_eq!(level.up_to().collect::<Vec<_>>(), [basic(), level]);
    assert!(level.includes(basic()) && !level.includes(advanced()) && !model().includes(level));
    assert_eq!(law.sets.keys().copied().collect::<Vec<_>>(), [basic(), level]);
    let reference = "hien-dai-2026:1.1".parse::<ntm::criteria::ItemRef>().expect("a reference");
    assert_eq!((&*reference.series, reference.to_string()), ("2026", "hien-dai-2026:1.1".into()));
    assert!(law.item(&reference).is_some());
    for word in ["hiện đại", "Hien dai", "hien-dai", "NTM hiện đại", "xã nông thôn mới hiện đại", "modern"] {
        assert_eq!(shelf().levels().of_word(word), Some(level), "{word}");
    }
    assert_eq!(words::built_in().levels().of_word("hiện đại"), None, "without its file");
}

#[test]
fn a_form_of_the_level_is_judged() {
    let folder = folder(&commune());
    let met = json(folder.path(), &["assess", "xa.xlsx"]);
    let one = &met["communes"][0];
    let sets: Vec<&str> = one["sets"].as_array().expect("sets").iter().filter_map(|s| s["level"].as_str()).collect();
    assert_eq!((one["target"].as_str(), one["level_met"].as_str(), sets), (Some("hien-dai"), Some("hien-dai"), vec!["basic", "hien-dai"]));
    // 79 of 100 is less than the 80 % of the first group, and 0 of the first set's criterion takes the second one with it.
    let law = law();
    let mut short = commune();
    words::answer(&law, &mut short, "hien-dai-2026:1.1", "79/100").expect("an answer");
    let folder = self::folder(&short);
    let failed = json(folder.path(), &["assess", "xa.xlsx"]);
    let one = &failed["communes"][0];
    assert_eq!((one["verdict"].as_str(), one["level_met"].as_str()), (Some("not_met"), Some("basic")));
    assert_eq!(one["sets"][1]["criteria"][0]["indicators"][0]["verdict"], "not_met");
    assert_eq!(one["sets"][1]["criteria"][1]["verdict"], "met");
    words::answer(&law, &mut short, "basic-2026:1.1", "Chưa đạt").expect("an answer");
    let assessment = words::judge(&law, &short);
    assert_eq!(words::verdict(&assessment, "hien-dai-2026:2.1"), ntm::assess::Verdict::NotMet, "a criterion of the set below");
}

#[test]
fn every_command_knows_the_level() {
    let folder = folder(&commune());
    let (code, words) =
        run(folder.path(), &["template", "-o", "bieu.xlsx", "--level", "hiện đại", "--year", "2026", "--province", PROVINCE]);
    assert_eq!(code, Some(0), "{words}");
    let (_, words) = run(folder.path(), &["assess", "bieu.xlsx"]);
    assert!(words.contains("NTM hiện đại"), "{words}");
    let (_, words) = run(folder.path(), &["dossier", "xa.xlsx", "-o", "ho-so"]);
    let made = std::fs::read_dir(folder.path().join("ho-so")).map(|entries| entries.count()).unwrap_or_default();
    assert!(made > 0, "{words}");
    let (_, words) = run(folder.path(), &["batch", "xa.xlsx", "-o", "tong.xlsx", "--json", "tong.json", "--html", "tong.html"]);
    let whole: Value = serde_json::from_slice(&std::fs::read(folder.path().join("tong.json")).expect(&words)).expect("JSON");
    keeps_to_its_schema(&whole);
    let levels = whole["review"]["levels"].as_array().expect("levels");
    let targets: Vec<&str> = levels.iter().filter_map(|l| l["target"].as_str()).collect();
    assert_eq!(targets, ["basic", "advanced", "hien-dai", "model"]);
    let page = std::fs::read_to_string(folder.path().join("tong.html")).expect("a page");
    assert!(page.contains("NTM hiện đại"));
    let plan = json(folder.path(), &["plan", "xa.xlsx"]);
    assert_eq!((plan["target"].as_str(), &plan["next_level"]), (Some("hien-dai"), &Value::Null));
    let next = json(folder.path(), &["plan", "xa.xlsx", "--level", "NTM"]);
    assert_eq!((next["target"].as_str(), next["next_level"].as_str()), (Some("basic"), Some("hien-dai")));
    json(folder.path(), &["compare", "xa.xlsx", "xa.xlsx"]);
    let show = |arguments: &[&str]| run(folder.path(), &[&["criteria"], arguments].concat());
    assert!(show(&["list"]).1.contains("hiện đại"));
    assert!(show(&["show", "hien-dai-2026:1.1", "--year", "2026"]).1.contains("Tỷ lệ hồ sơ trực tuyến"));
    assert_eq!(show(&["check"]).0, Some(0));
}

/// No form of a report names a level.
#[test]
fn a_report_of_the_year_counts_who_holds_each_level() {
    let held = Commune { held: Attribute::of(Some(words::held(modern()))), ..commune() };
    let folder = folder(&held);
    std::fs::create_dir(folder.path().join("mau")).expect("a folder");
    std::fs::write(folder.path().join("mau/bao-cao-nam.txt"), "Đang giữ: {so_xa_theo_muc}.").expect("a form");
    let (_, words) = run(folder.path(), &["batch", "xa.xlsx", "--word", "ra", "--forms", "mau"]);
    let paper = std::fs::read_dir(folder.path().join("ra")).expect(&words).map(|entry| entry.expect("a file").path());
    let report = paper.into_iter().find(|path| path.to_string_lossy().contains("Báo cáo năm")).expect("the report");
    let said = document(&std::fs::read(report).expect("a file"));
    assert!(said.contains("Đang giữ: Xã nông thôn mới: 0; xã nông thôn mới hiện đại: 1."), "{said}");
}

/// What a paper holds, marks of its letters and all.
fn document(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a package");
    let mut text = String::new();
    archive.by_name("word/document.xml").expect("its text").read_to_string(&mut text).expect("UTF-8");
    text
}

#[test]
fn a_level_that_is_none_is_refused_with_those_there_are() {
    let folder = folder(&commune());
    for arguments in [&["assess", "xa.xlsx", "--level", "hiện đai đại"][..], &["template", "-o", "b.xlsx", "--level", "huyen"]] {
        let (code, words) = run(folder.path(), arguments);
        assert!(code == Some(2) && words.contains("basic, advanced, hien-dai, model"), "{code:?} {words}");
    }
    let (code, words) = run(folder.path(), &["template", "-o", "b.xlsx", "--level", "nâng cao", "--year", "2026"]);
    assert!(code == Some(1) && words.contains("NTM, NTM hiện đại"), "the levels that have a set in 2026: {code:?} {words}");
}

/// Codes of what is wrong with these files, and the other file named.
fn faults(files: &[LawSource]) -> Vec<(&'static str, String)> {
    let findings = Shelf::open(files).err().unwrap_or_default();
    let other = |f: &ntm::diag::Diagnostic| f.facts.iter().find(|(key, _)| *key == "other").map(|(_, fact)| format!("{fact:?}"));
    findings.iter().map(|f| (f.code.id(), other(f).unwrap_or_default())).collect()
}

#[test]
fn what_leaves_it_open_what_a_level_is_is_an_error() {
    let with = |from: &str, to: &str| {
        assert!(MODERN.contains(from), "{from}");
        vec![source("xa.toml", BASIC), source("sai.toml", MODERN.replace(from, to))]
    };
    let has = |files: &[LawSource], code: &str| {
        let found = faults(files);
        assert!(found.iter().any(|(c, _)| *c == code), "{code}: {found:?}");
    };
    has(&with("level = \"hien-dai\"", "level = \"Hiện đại\""), "criteria-level-id");
    has(&with("level = \"hien-dai\"", "level = \"condition\""), "criteria-level-id");
    has(&with("short = \"NTM hiện đại\"", "short = \"NTM hiện đại [thí điểm]\""), "criteria-level-name");
    has(&with("requires = \"basic\"", "requires = \"khac\""), "criteria-level-requires");
    has(&with("requires = \"basic\"", "requires = \"hien-dai\""), "criteria-level-requires");
    has(&with("also = [\"hiện đại\"", "also = [\"nâng cao\""), "criteria-level-word");
    let nameless: String = MODERN.split("[level_names]").next().unwrap_or_default().to_string()
        + MODERN.split_once("also = [\"hiện đại\", \"xã NTM hiện đại\"]").map_or("", |(_, rest)| rest);
    has(&[source("xa.toml", BASIC), source("sai.toml", nameless)], "criteria-level-unnamed");
    let later =
        MODERN.replace("thu-xa-hien-dai-2026-2030", "sau").replace("2026, to = 2030", "2031, to = 2035").replace("\"2026\"", "\"2031\"");
    let later = later.replace("official = \"xã nông thôn mới hiện đại\"", "official = \"xã nông thôn mới rất hiện đại\"");
    let found = faults(&[source("xa.toml", BASIC), source("hien-dai.toml", MODERN), source("sau.toml", later)]);
    assert!(found.iter().any(|(c, other)| *c == "criteria-level-differs" && other.contains("hien-dai.toml")), "{found:?}");
}

#[test]
fn two_files_of_what_is_common_are_named_both() {
    let other = NATION.replace("id = \"quoc-gia\"", "id = \"quoc-gia-khac\"");
    let found = faults(&[source("khac.toml", other)]);
    assert!(found.iter().any(|(c, other)| *c == "criteria-nations" && other.contains("criteria/nation.toml")), "{found:?}");
    assert!(matches!(Shelf::open(&[source("cu.toml", NATION)]), Ok(shelf) if shelf.findings.is_empty()), "the same file again");
}

#[test]
fn a_year_without_a_set_names_the_decision_of_its_period() {
    let law = words::built_in().law(PROVINCE, 2025).expect("a province");
    let said = |year: i16| {
        let finding = law.nation.year_outside(Place::Nowhere, year, law.period);
        [Lang::Vi, Lang::En].map(|lang| format!("{} {}", lang.finding(&finding), lang.hint(&finding).unwrap_or_default()))
    };
    let [vi, en] = said(2026);
    assert!(vi.contains("51/2025/QĐ-TTg") && vi.contains("--criteria") && vi.contains("2021 - 2025"), "{vi}");
    assert!(en.contains("51/2025/QĐ-TTg") && en.contains("--criteria"), "{en}");
    assert!(said(2020).iter().all(|text| !text.contains("QĐ-TTg") && !text.contains("--criteria")), "no decision is known for 2020");
}

#[test]
fn a_level_held_above_the_target_is_looked_at_for_revocation_alone() {
    let law = words::built_in().law("Minh Họa", 2024).expect("a province");
    let held = Commune { held: Attribute::of(Some(words::held(advanced()))), ..words::perfect(&law, basic(), 2024) };
    let found = words::judge(&law, &held);
    assert_eq!((found.target, found.maintenance, found.sets.len(), found.conditions.len()), (basic(), true, 1, 0));
    let measured = found.revocation.as_ref().map(|r| r.measured_by);
    let highest = measured.filter(|level| level.includes(basic())).unwrap_or_else(basic);
    assert!(found.level_met.is_some_and(|met| met.includes(basic()) && highest.includes(met)), "{:?}", found.level_met);
    let own = words::judge(&law, &words::perfect(&law, basic(), 2024));
    assert_eq!((own.level_met, own.sets.len()), (Some(basic()), 1), "nothing above the target is judged where nothing is held");
}
