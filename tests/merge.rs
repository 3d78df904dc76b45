//! Communes formed from several: what adds up is added exactly, nothing else is decided, every figure says where it is from.

use crate::common::run::ntm;
use crate::common::words;
use crate::common::words::{advanced, basic};
use crate::communes;
use std::collections::BTreeMap;
use std::path::Path;

use crate::common::golden::golden;
use ntm::assess::Verdict;
use ntm::commune::{Attribute, Commune, Document, Given, Value, Village};
use ntm::criteria::{Kind, Law, Period};
use ntm::district::{Joined, Merged, Part, Proposal, merge};
use ntm::input::Spreadsheet;
use ntm::text::{Date, Decimal};
use ntm::workbook::{FormSpec, form};
use serde::Deserialize;

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
    xa: Vec<Old>,
    #[serde(default)]
    mong: BTreeMap<String, String>,
    #[serde(default)]
    phat_hien: Vec<String>,
    #[serde(default)]
    danh_gia: BTreeMap<String, String>,
    #[serde(default)]
    tu_choi: Vec<String>,
    de_xuat: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Old {
    nam: Option<i16>,
    ngay: Option<toml::value::Datetime>,
    tinh: Option<String>,
    giu: Option<String>,
    so_lieu: BTreeMap<String, String>,
}

fn part(law: &Law, at: usize, old: &Old) -> Part {
    let mut commune = words::empty(basic(), old.nam.unwrap_or(2024));
    commune.name = Attribute::of(format!("Xã {}", at + 1));
    commune.province = Attribute { value: old.tinh.clone(), origin: None };
    commune.held = match old.giu.as_deref() {
        None => Attribute::default(),
        Some("chưa") => Attribute::of(None),
        Some("nâng cao") => Attribute::of(Some(words::held(advanced()))),
        Some(_) => Attribute::of(Some(words::held(basic()))),
    };
    for (measure, text) in &old.so_lieu {
        words::answer(law, &mut commune, measure, text).unwrap_or_else(|e| panic!("{e}"));
    }
    let day = old.ngay.and_then(|d| d.date).map(|d| Date::new(d.year as i16, d.month as i8, d.day as i8).expect("a day"));
    let as_of = day.unwrap_or_else(|| Date::new(old.nam.unwrap_or(2024), 12, 31).expect("a day"));
    Part { file: format!("xa-{}.xlsx", at + 1), commune, as_of, period: law.period }
}

fn reported(merged: &Merged, measure: &str) -> String {
    let source = merged.sources.iter().find(|s| s.measure.id == measure).unwrap_or_else(|| panic!("{measure} is reported of"));
    let value = match merged.commune.answers.get(measure).map(|a| &a.given) {
        None => "để trống".to_string(),
        Some(Given::NotApplicable(_)) => "không áp dụng".to_string(),
        Some(Given::Value(Value::Number(n))) => words::plain(n),
        Some(Given::Value(Value::Ratio { numerator, denominator })) => format!("{}/{}", words::plain(numerator), words::plain(denominator)),
        other => panic!("{measure}: {other:?}"),
    };
    let how = match source.joined {
        Joined::Added => "cộng",
        Joined::Open => "người quyết định",
        Joined::Lacking => "thiếu",
        Joined::NotApplicable => "không áp dụng",
    };
    format!("{value}, {how}")
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "đạt",
        Verdict::NotMet => "chưa đạt",
        Verdict::Undetermined => "chưa xác định",
        Verdict::NotApplicable => "không áp dụng",
    }
}

#[test]
fn what_adds_up_is_added_and_nothing_else_decided() {
    let cases: Cases = toml::from_str(&std::fs::read_to_string("tests/merge/cong.toml").expect("cases")).expect("cases");
    let law = cases.luat.shelf().expect("a law").law("", 2024).unwrap_or_else(|_| panic!("the nation's law"));
    assert!(cases.truong_hop.len() >= 15);
    for case in &cases.truong_hop {
        let parts: Vec<Part> = case.xa.iter().enumerate().map(|(at, old)| part(&law, at, old)).collect();
        let ids = |findings: &[ntm::diag::Diagnostic]| findings.iter().map(|f| f.code.id().to_string()).collect::<Vec<_>>();
        let merged = match merge(&law, &parts, Some("Xã Mới"), Some("999")) {
            Ok(merged) => merged,
            Err(findings) => {
                assert_eq!(ids(&findings), case.tu_choi, "{}", case.ten);
                continue;
            }
        };
        assert_eq!(case.tu_choi, Vec::<String>::new(), "{}", case.ten);
        let found: BTreeMap<String, String> =
            merged.sources.iter().map(|s| (s.measure.id.clone(), reported(&merged, &s.measure.id))).collect();
        assert_eq!(found, case.mong, "{}", case.ten);
        assert_eq!(ids(&merged.findings), case.phat_hien, "{}", case.ten);
        assert_eq!(merged.commune.held.value, None, "{}: never filled in as held", case.ten);
        if let Some(wanted) = &case.de_xuat {
            let proposal = match merged.proposal {
                Proposal::Level(level) if level == basic() => "đạt chuẩn",
                Proposal::Level(_) => "cao hơn",
                Proposal::None => "chưa",
                Proposal::Unknown => "chưa rõ",
            };
            assert_eq!(proposal, wanted, "{}", case.ten);
        }
        let assessment = words::judge(&law, &merged.commune);
        for (item, wanted) in &case.danh_gia {
            assert_eq!(verdict_word(words::verdict(&assessment, item)), wanted, "{}: {item}", case.ten);
        }
    }
}

fn as_part(commune: Commune, at: usize) -> Part {
    Part {
        file: format!("{at}.xlsx"),
        commune,
        as_of: Date::new(communes::YEAR, 12, 31).expect("a day"),
        period: Period { first: 2021, last: 2025 },
    }
}

/// The parts' figures added by other means; what does not add as good as the better of the two has it.
fn summed(law: &Law, a: &Commune, b: &Commune) -> Commune {
    let mut sum = a.clone();
    sum.target = Attribute::of(a.target.value.min(b.target.value).expect("a target"));
    sum.held = Attribute::default();
    for (id, measure) in words::measures(law) {
        let whole = |n: &Decimal| n.plain().parse::<i128>().ok();
        let add = |x: &Decimal, y: &Decimal| Some(Decimal::from((whole(x)? + whole(y)?) as i64));
        let both = |c: &Commune| match c.answers.get(&id).map(|x| x.given.clone()) {
            Some(Given::Value(value)) => Some(value),
            _ => None,
        };
        let value = match (both(a), both(b)) {
            (Some(Value::Ratio { numerator: n, denominator: d }), Some(Value::Ratio { numerator: m, denominator: e })) => {
                add(&n, &m).zip(add(&d, &e)).map(|(numerator, denominator)| Value::Ratio { numerator, denominator })
            }
            (Some(Value::Number(n)), Some(Value::Number(m))) if measure.by_village => add(&n, &m).map(Value::Number),
            (Some(_), Some(_)) => words::best(law, &measure),
            _ => None,
        };
        match value {
            Some(value) => sum.answers.insert(id.clone(), ntm::commune::Answer::of(value)),
            None => sum.answers.remove(&id),
        };
    }
    sum
}

#[test]
fn a_merged_ratio_is_the_ratio_of_sums_and_no_level_is_above_theirs() {
    let law = words::built_in().law("Minh Họa", 2024).expect("the invented province");
    let mut ratios = 0;
    for n in 0..24 {
        let (a, b) = (communes::commune(&law, n), communes::commune(&law, 100 + 7 * n));
        let merged = merge(&law, &[as_part(a.clone(), 1), as_part(b.clone(), 2)], None, None).unwrap_or_else(|f| panic!("{f:?}"));
        let sums = summed(&law, &a, &b);
        for source in merged.sources.iter().filter(|s| s.joined == Joined::Added) {
            let wanted = sums.answers.get(&source.measure.id).map(|x| x.given.clone());
            assert_eq!(source.value.clone().map(Given::Value), wanted, "{n}: {}", source.measure.id);
            ratios += usize::from(source.measure.kind == Kind::Rate);
        }
        let (got, most) = (words::judge(&law, &merged.commune).level_met, words::judge(&law, &sums).level_met);
        assert!(got <= most, "{n}: {got:?} above {most:?}");
    }
    assert!(ratios > 200, "{ratios}");
}

/// Two filled forms of one district, one with a bare rate; a village of the same name in each.
fn forms(folder: &Path) {
    let law = words::built_in().law("Minh Họa", 2024).expect("the invented province");
    let answers = [
        ("a.xlsx", "Xã An Bình", "00001", "1200", [("basic:17.8", "80/100"), ("basic:1.1", "Đạt"), ("basic:13.1/htx", "Đạt")]),
        ("b.xlsx", "Xã Bình Minh", "00002", "800", [("basic:17.8", "45/100"), ("basic:1.1", "Đạt"), ("basic:13.1/htx", "Chưa đạt")]),
    ];
    for (file, name, code, households, answers) in answers {
        let mut commune = words::empty(basic(), 2024);
        commune.name = Attribute::of(name.to_string());
        commune.code = Attribute::of(code.to_string());
        commune.district = Attribute::of("Huyện Thử".to_string());
        commune.province = Attribute::of(law.province.clone());
        commune.households.count = Attribute::of(households.parse().expect("a number"));
        commune.held = Attribute::of(Some(words::held(if code == "00001" { advanced() } else { basic() })));
        commune.villages = vec![Village { name: "Thôn Đông".into(), ..Village::default() }];
        commune.documents = vec![Document {
            item: "basic:1.1".parse().ok(),
            title: format!("Quy hoạch {name}"),
            number: "1/QĐ-UBND".into(),
            ..Document::default()
        }];
        for (measure, text) in answers {
            words::answer(&law, &mut commune, measure, text).unwrap_or_else(|e| panic!("{e}"));
        }
        let bare = words::measures(&law).into_values().find(|m| m.id == "basic:11").expect("a rate");
        let rate = if code == "00001" { "2,5" } else { "10/800" };
        words::answer(&law, &mut commune, &bare.id, rate).unwrap_or_else(|e| panic!("{e}"));
        let spec = FormSpec {
            law: &law,
            provinces: vec![law.province.clone()],
            target: basic(),
            year: 2024,
            filled: Some(&commune),
            last_year: None,
        };
        std::fs::write(folder.join(file), form(&spec).expect("a form")).expect("room on the disk");
    }
}

fn sheet(path: &Path, name: &str) -> String {
    let book = Spreadsheet::open(path, "moi.xlsx").unwrap_or_else(|f| panic!("{f:?}"));
    let grid = book.sheets().iter().find(|g| &*g.name == name).expect("the sheet");
    let line = |row: u32| (0..8).map(|c| grid.text(row, c)).collect::<Vec<_>>().join(" | ").trim_end_matches([' ', '|']).to_string();
    grid.rows().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn the_merged_form_is_a_form_and_says_where_everything_is_from() {
    let root = tempfile::tempdir().expect("a folder");
    forms(root.path());
    let done = ntm(root.path(), &["merge", "a.xlsx", "b.xlsx", "-o", "moi.xlsx", "--name", "Xã Mới", "--code", "00009"]);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(0), "{said}");
    golden("merge-vi.txt", &format!("{said}\n{}", sheet(&root.path().join("moi.xlsx"), "Nguồn hợp nhất")));

    let json = ntm(root.path(), &["assess", "moi.xlsx", "--format", "json"]);
    let whole: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let commune = &whole["communes"][0];
    assert_eq!((commune["name"].as_str(), commune["code"].as_str()), (Some("Xã Mới"), Some("00009")));
    assert_eq!(commune["recognised"], serde_json::Value::Null);
    let errors = commune["diagnostics"].as_array().expect("findings").iter().filter(|d| d["severity"] == "error").count();
    assert_eq!(errors, 0, "{:#}", commune["diagnostics"]);
    let villages = sheet(&root.path().join("moi.xlsx"), "Thôn");
    assert!(villages.contains("Thôn Đông (Xã An Bình)") && villages.contains("Thôn Đông (Xã Bình Minh)"), "{villages}");
    let documents = sheet(&root.path().join("moi.xlsx"), "Minh chứng");
    assert!(documents.contains("Quy hoạch Xã An Bình") && documents.contains("Quy hoạch Xã Bình Minh"), "{documents}");
    assert!(sheet(&root.path().join("moi.xlsx"), "Thông tin xã").contains("2000"));
    assert_eq!(ntm(root.path(), &["merge", "a.xlsx", "b.xlsx", "-o", "moi.xlsx"]).status.code(), Some(1), "an old file is kept");
    assert_eq!(ntm(root.path(), &["merge", "a.xlsx", "-o", "một.xlsx"]).status.code(), Some(1), "one commune is no merger");
}

#[test]
fn a_commune_in_two_files_is_not_added_twice() {
    let root = tempfile::tempdir().expect("a folder");
    forms(root.path());
    std::fs::copy(root.path().join("a.xlsx"), root.path().join("a - bản sửa.xlsx")).expect("room on the disk");
    let done = ntm(root.path(), &["merge", "a.xlsx", "b.xlsx", "a - bản sửa.xlsx", "-o", "moi.xlsx", "--name", "Xã Mới"]);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.contains("[merge-twice]") && said.contains("a - bản sửa.xlsx") && said.contains("đã có ở a.xlsx"), "{said}");
    assert!(!root.path().join("moi.xlsx").exists());
}

#[test]
fn a_map_of_codes_forms_several_communes() {
    let root = tempfile::tempdir().expect("a folder");
    forms(root.path());
    let run = |map: &str| {
        std::fs::write(root.path().join("ma.csv"), map).expect("a map");
        let done = ntm(root.path(), &["sap-nhap", "a.xlsx", "b.xlsx", "--units", "ma.csv", "-o", "ra", "--force"]);
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let (code, said) = run("mã cũ,mã mới,tên mới\n00001,00101,Xã Mới\n00002,00101,\n");
    assert_eq!(code, Some(0), "{said}");
    assert!(root.path().join("ra/Biểu NTM - Xã Mới - 00101.xlsx").exists(), "{said}");
    for (map, line, finding) in [
        ("mã cũ,mã mới,tên mới\n00001,00101,Xã Mới\n00003,00101,\n", "ma.csv:3", "merge-map-unknown"),
        ("00001,00101,Xã Mới\n00001,00102,Xã Khác\n", "ma.csv:2", "merge-map-twice"),
        ("00001,00101,Xã Mới\n00002,,\n", "ma.csv:2", "merge-map-code"),
        ("00001,00101,Xã Mới\n00002,00101,Xã Khác\n", "ma.csv:2", "merge-map-name"),
    ] {
        let (code, said) = run(map);
        assert!(code == Some(1) && said.contains(line) && said.contains(finding), "{map}: {said}");
    }
}
