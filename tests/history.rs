//! Communes over the years: who is who, what was lost and came back and why, what shrinks two years in a row.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use ntm::commune::{Attribute, Commune};
use ntm::criteria::Law;
use ntm::district::{History, Line, Record, Round, Step, Why};
use ntm::messages::Lang;
use ntm::report::{View, history, history_json};
use serde::Deserialize;

use crate::common::contract::{breaks_its_schema, keeps_to_its_schema};
use crate::common::golden::golden;
use crate::common::run::{ntm, said};
use crate::common::words::{self, basic};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    luat: words::RawLaw,
    truong_hop: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    ten: String,
    nam: Vec<Year>,
    mong: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    nam: i16,
    #[serde(default)]
    cong_nhan: bool,
    so_lieu: BTreeMap<String, String>,
}

fn cases() -> Cases {
    toml::from_str(&std::fs::read_to_string("tests/history/qua-cac-nam.toml").expect("cases")).expect("cases")
}

fn law(raw: &words::RawLaw) -> Arc<Law> {
    Arc::new(raw.shelf().and_then(|s| s.law("", 2024).map_err(|_| "no law".into())).unwrap_or_else(|e| panic!("{e}")))
}

fn commune(law: &Law, year: i16, recognised: bool, answers: &BTreeMap<String, String>) -> Commune {
    let mut commune = words::empty(basic(), year);
    commune.name = Attribute::of("Xã Thử".to_string());
    commune.held = Attribute::of(recognised.then(|| words::held(basic())));
    for (measure, text) in answers {
        words::answer(law, &mut commune, measure, text).unwrap_or_else(|e| panic!("{e}"));
    }
    commune
}

fn record(law: &Arc<Law>, commune: Commune) -> Record {
    let assessment = words::judge(law, &commune);
    Record::of(&format!("{}.xlsx", assessment.place.year), law, &commune, &assessment)
}

fn over_years(law: &Arc<Law>, years: Vec<(i16, Vec<Commune>)>) -> History {
    let round = |(year, communes): (i16, Vec<Commune>)| Round {
        year,
        records: communes.into_iter().map(|c| record(law, c)).collect(),
        unjudged: Vec::new(),
    };
    // Later years first: the order they come in does not matter.
    History::of(years.into_iter().rev().map(round).collect())
}

/// What was found, in the words of the case file. Conditions of recognition are those of the nation's own file.
fn reported(line: &Line) -> Vec<String> {
    let changes = line.changes().into_iter().map(|change| {
        let step = match change.step {
            Step::Lost => "mất",
            Step::Regained => "lấy lại",
            Step::Gained => "đạt thêm",
        };
        let why = match change.why {
            Why::Figures => "số liệu",
            Why::Law => "quy định",
            Why::Both => "cả hai",
            Why::Appeared | Why::Disappeared => "số liệu có, mất",
        };
        format!("{} {step} {} so với {}: {why}", change.now.0.year, change.now.1.item, change.then.0.year)
    });
    let falling = line.falling().into_iter().map(|falling| {
        let near = if falling.is_near() { "sát mức, " } else { "" };
        let margins = falling.shown().map(|m| words::plain(&m)).join(" > ");
        format!("{near}giảm {}: {margins}", falling.item.item)
    });
    changes.chain(falling).collect()
}

#[test]
fn what_was_lost_and_what_shrinks_is_told_by_year_and_cause() {
    let cases = cases();
    let law = law(&cases.luat);
    assert!(cases.truong_hop.len() >= 17);
    for case in &cases.truong_hop {
        let years = case.nam.iter().map(|y| (y.nam, vec![commune(&law, y.nam, y.cong_nhan, &y.so_lieu)])).collect();
        let history = over_years(&law, years);
        let [line] = history.lines.as_slice() else { panic!("{}: {} lines", case.ten, history.lines.len()) };
        assert_eq!(reported(line), case.mong, "{}", case.ten);
    }
}

#[derive(Deserialize)]
struct Pairings {
    truong_hop: Vec<Pairing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairing {
    ten: String,
    nam: Vec<Vec<String>>,
    mong: Vec<String>,
}

fn named(text: &str, year: i16) -> Commune {
    let fields: Vec<Attribute<String>> =
        text.split('|').map(|f| Attribute { value: (!f.is_empty()).then(|| f.to_string()), origin: None }).collect();
    let [code, name, district, province] = fields.try_into().expect("four fields");
    Commune { code, name, district, province, ..words::empty(basic(), year) }
}

#[test]
fn communes_are_found_in_other_years_beyond_doubt_or_asked_about() {
    let pairings: Pairings = toml::from_str(&std::fs::read_to_string("tests/history/ghep.toml").expect("cases")).expect("cases");
    let law = law(&cases().luat);
    for case in &pairings.truong_hop {
        let round = |(year, communes): (i16, &Vec<String>)| (year, communes.iter().map(|c| named(c, year)).collect());
        let history = over_years(&law, (2022..).zip(&case.nam).map(round).collect());
        let years = |line: &Line| line.records.iter().map(|r| r.year.to_string()).collect::<Vec<_>>().join(" ");
        let line = |l: &Line| format!("{}: {}{}", l.name(), years(l), if l.several { ", nhiều" } else { "" });
        let mut found: Vec<String> = history.lines.iter().map(line).collect();
        found.extend(history.alone().iter().map(|alone| {
            let side = if alone.ends { "sau" } else { "trước" };
            let ask = alone.line.nearest.as_ref().map(|n| format!(", hỏi {n}")).unwrap_or_default();
            format!("không có ở năm {side}: {}{ask}", alone.line.name())
        }));
        assert_eq!(found, case.mong, "{}", case.ten);
    }
}

/// Three communes over three years: one shrinks, one loses and regains and has a gap, one begins later.
pub fn district() -> History {
    let law = law(&cases().luat);
    let one = |name: &str, year: i16, recognised: bool, answers: &[(&str, &str)]| {
        let answers = answers.iter().map(|(m, t)| (m.to_string(), t.to_string())).collect();
        let mut commune = commune(&law, year, recognised, &answers);
        commune.name = Attribute::of(name.to_string());
        commune.district = Attribute::of("Huyện Thử".to_string());
        commune
    };
    let base = |water: &'static str, income: &'static str| {
        [("basic:1.1", water), ("basic:1.2", income), ("basic:1.4", "Có"), ("basic:2.1", "1/100")]
    };
    let years = vec![
        (2022, vec![one("Xã An Bình", 2022, true, &base("90/100", "50")), one("Xã Bình Minh", 2022, false, &base("85/100", "45"))]),
        (2023, vec![one("Xã An Bình", 2023, true, &base("86/100", "50")), one("Xã Cổ Dũng", 2023, false, &base("70/100", "45"))]),
        (
            2024,
            vec![
                one("Xã An Bình", 2024, true, &base("83/100", "50")),
                one("Xã Bình Minh", 2024, false, &base("75/100", "43")),
                one("Xã Cổ Dũng", 2024, false, &base("81/100", "45")),
            ],
        ),
    ];
    over_years(&law, years)
}

#[test]
fn the_whole_history_to_the_letter() {
    golden("history-vi.txt", &history(View::plain(Lang::Vi), &district(), false));
    golden("history-en.txt", &history(View::plain(Lang::En), &district(), false));
    golden("history-one-vi.txt", &history(View::plain(Lang::Vi), &district().only(Some("Cổ Dũng")), true));
    golden("history.json", &history_json(Lang::Vi, &district()).expect("JSON"));
}

#[test]
fn a_table_of_five_years_fits_the_screen() {
    let law = law(&cases().luat);
    let answers = BTreeMap::from([("basic:1.1".to_string(), "90/100".to_string())]);
    let years = (2020..=2025).map(|year| (year, vec![commune(&law, year, true, &answers)])).skip(1).collect();
    let text = history(View::plain(Lang::Vi), &over_years(&law, years), false);
    assert!(text.contains("2021") && text.contains("2025"), "{text}");
    let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > View::WIDTH).collect();
    assert_eq!(wide, Vec::<&str>::new());
}

#[test]
fn the_json_keeps_to_its_schema() {
    let text = history_json(Lang::Vi, &district()).expect("JSON");
    let mut whole: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    keeps_to_its_schema(&whole);
    whole["communes"][0]["years"][0]["new"] = 1.into();
    assert!(breaks_its_schema(&whole));
}

/// A commune's table made by hand.
fn csv(code: &str, year: i16, planned: &str, roads: &str) -> String {
    format!(
        "Xã;{code}\nTỉnh;Minh Họa\nNăm;{year}\nMức phấn đấu;NTM\nMã;Tên chỉ tiêu;Kết quả\n1.1;Quy hoạch;{planned}\n2.1;Đường xã;{roads}\n"
    )
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

/// An office with workbooks of three years, and an archive that keeps the first of them.
fn office() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for (year, planned) in [(2022, "Đạt"), (2023, "Chưa đạt"), (2024, "Đạt")] {
        write(root.path(), &format!("bieu/{year}/a.csv"), &csv("An Bình", year, planned, "100"));
        write(root.path(), &format!("bieu/{year}/b.csv"), &csv("Bình Minh", year, "Đạt", "100"));
    }
    write(root.path(), "ntm.toml", "[archive]\nfolder = \"cac-nam\"\n");
    root
}

fn json(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let output = ntm(folder, arguments);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)))
}

/// The document without the names of files.
fn without_files(mut document: serde_json::Value) -> serde_json::Value {
    for commune in document["communes"].as_array_mut().expect("communes") {
        commune["years"].as_array_mut().expect("years").iter_mut().for_each(|year| drop(year["file"].take()));
    }
    document
}

#[test]
fn stored_rounds_say_what_their_workbooks_do() {
    let root = office();
    let from_workbooks = json(root.path(), &["history", "--archive", "bieu", "--format", "json"]);
    for year in ["2022", "2023", "2024"] {
        let output = ntm(root.path(), &["archive", &format!("bieu/{year}"), "--year", year]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(said(&output).contains(&format!("Đã lưu 2 xã của năm {year}")), "{}", said(&output));
    }
    let stored = json(root.path(), &["history", "--format", "json"]);
    keeps_to_its_schema(&stored);
    assert_eq!(stored["years"], serde_json::json!([2022, 2023, 2024]));
    assert_eq!(without_files(stored.clone()), without_files(from_workbooks));
    let changes: Vec<String> = stored["communes"][0]["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|c| format!("{} {} {} {}", c["now"]["year"], c["step"], c["item"], c["cause"]))
        .collect();
    assert_eq!(changes, [r#"2023 "lost" "basic:1.1" "figures""#, r#"2024 "regained" "basic:1.1" "figures""#]);
    let one = ntm(root.path(), &["lich-su", "Bình Minh"]);
    assert!(said(&one).contains("Bình Minh") && !said(&one).contains("An Bình"), "{}", said(&one));
    assert_eq!(ntm(root.path(), &["history", "Xã Lạ"]).status.code(), Some(1));
}

#[test]
fn what_is_kept_is_replaced_only_by_force_and_stays_beside() {
    let root = office();
    let archive = |more: &[&str]| ntm(root.path(), &[&["luu", "bieu/2023", "--year", "2023"], more].concat());
    assert_eq!(archive(&[]).status.code(), Some(0));
    let path = root.path().join("cac-nam/2023.json");
    let first = std::fs::read(&path).expect("the year");
    let again = archive(&[]);
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again).contains("[output-exists]"), "{}", said(&again));
    assert_eq!(std::fs::read(&path).expect("the year"), first);
    write(root.path(), "bieu/2023/a.csv", &csv("An Bình", 2023, "Đạt", "100"));
    let forced = archive(&["--force"]);
    assert!(said(&forced).contains("2023.json.bak"), "{}", said(&forced));
    assert_eq!(std::fs::read(root.path().join("cac-nam/2023.json.bak")).expect("the copy"), first);
    assert_ne!(std::fs::read(&path).expect("the year"), first);
}

#[test]
fn a_commune_of_another_year_is_named_and_left_out() {
    let root = office();
    write(root.path(), "bieu/2023/c.csv", &csv("Cổ Dũng", 2024, "Đạt", "100"));
    let kept = ntm(root.path(), &["archive", "bieu/2023", "--year", "2023"]);
    assert_eq!(kept.status.code(), Some(1));
    assert!(said(&kept).contains("[archive-other-year]") && said(&kept).contains("Đã lưu 2 xã"), "{}", said(&kept));
    let read = json(root.path(), &["history", "--archive", "bieu", "--format", "json"]);
    assert_eq!((&read["unjudged"][0]["year"], &read["unjudged"][0]["commune"]), (&2023.into(), &"Cổ Dũng".into()));
    write(root.path(), "cac-nam/2021.json", "{\"schema\": \"ntm.plan/1\"}");
    write(root.path(), "cac-nam/2023/a.csv", &csv("An Bình", 2023, "Đạt", "100"));
    let odd = ntm(root.path(), &["history"]);
    assert!(said(&odd).contains("[archive-no-round]") && said(&odd).contains("[archive-year-twice]"), "{}", said(&odd));
    let unknown = ntm(Path::new("/"), &["history"]);
    assert_eq!(unknown.status.code(), Some(2), "{}", said(&unknown));
}

#[test]
fn a_round_is_compared_with_the_year_before_in_the_archive() {
    let root = office();
    for year in ["2022", "2023"] {
        assert_eq!(ntm(root.path(), &["archive", &format!("bieu/{year}"), "--year", year]).status.code(), Some(0));
    }
    let batch = |year: &str, more: &[&str]| {
        said(&ntm(root.path(), &[&["batch", &format!("bieu/{year}"), "-o", "t.xlsx", "--force"], more].concat()))
    };
    let said = batch("2024", &[]);
    assert!(said.contains("So với năm 2023 trong kho lưu: cac-nam/2023.json"), "{said}");
    assert!(!batch("2024", &["--no-previous"]).contains("kho lưu"));
    assert!(!batch("2024", &["--previous", "bieu/2022"]).contains("kho lưu"));
    assert!(batch("2022", &[]).contains("chưa có năm nào trước 2022"));
}

/// Half the figure of the year before is a jump; from the archive as from the workbook.
#[test]
fn figures_of_the_archive_are_those_of_its_workbooks() {
    let root = office();
    write(root.path(), "bieu/2023/a.csv", &csv("An Bình", 2023, "Đạt", "100"));
    write(root.path(), "bieu/2024/a.csv", &csv("An Bình", 2024, "Đạt", "30"));
    assert_eq!(ntm(root.path(), &["archive", "bieu/2023", "--year", "2023"]).status.code(), Some(0));
    let jumps = |previous: &str| {
        let judged = json(root.path(), &["assess", "bieu/2024/a.csv", "--previous", previous, "--format", "json"]);
        let all = judged["communes"][0]["diagnostics"].as_array().expect("findings").clone();
        all.into_iter().filter(|f| f["code"] == "jump-from-previous").count()
    };
    assert_eq!((jumps("bieu/2023"), jumps("cac-nam/2023.json"), jumps("cac-nam")), (1, 1, 1));
}

/// A recognised commune of Nghệ An with an income, of which 42 was asked in 2022, 45 in 2023 and 48 in 2024.
fn recognised(year: i16, income: &str) -> String {
    let held = format!(
        "Mức đã công nhận;NTM\nNăm công nhận;2021\nSố quyết định;1/QĐ-UBND\nXã;An Bình\nTỉnh;Nghệ An\nDiện của xã;Không thuộc diện nào\nNăm;{year}\n"
    );
    format!("{held}Mức phấn đấu;NTM\nMã;Tên chỉ tiêu;Kết quả\n1.1;Quy hoạch;Đạt\n2.1;Đường xã;100\n10;Thu nhập;{income}\n")
}

#[test]
fn a_round_sees_two_years_of_falling_margins_by_its_archive() {
    let root = office();
    // 52 − 42, 53 − 45, 51 − 48: 10, 8, 3.
    for (year, income) in [(2022, "52"), (2023, "53"), (2024, "51")] {
        write(root.path(), &format!("thu/{year}/a.csv"), &recognised(year, income));
        if year < 2024 {
            let kept = ntm(root.path(), &["archive", &format!("thu/{year}"), "--year", &year.to_string()]);
            assert_eq!(kept.status.code(), Some(0), "{}", said(&kept));
        }
    }
    let batch = |more: &[&str]| said(&ntm(root.path(), &[&["batch", "thu/2024", "-o", "t.xlsx", "--force"], more].concat()));
    let told = batch(&[]);
    assert!(told.contains("2024: 51 triệu đồng/người/năm, cách mức 3 triệu đồng/người/năm: sát mức, giảm 2 năm liền"), "{told}");
    assert!(!batch(&["--no-previous"]).contains("giảm 2 năm liền"));
    std::fs::remove_file(root.path().join("cac-nam/2022.json")).expect("the year");
    assert!(!batch(&[]).contains("giảm 2 năm liền"));
}

#[test]
fn a_commune_asked_for_alone_is_still_asked_about() {
    let law = law(&cases().luat);
    let years = vec![(2022, vec![named("|Xã Bình Minh|H|T", 2022)]), (2023, vec![named("|Xã Binh Minh|H|T", 2023)])];
    let one = over_years(&law, years).only(Some("Bình Minh"));
    let asked: Vec<Option<&str>> = one.alone().iter().map(|alone| alone.line.nearest.as_deref()).collect();
    assert_eq!(asked, [Some("Xã Binh Minh")]);
}
