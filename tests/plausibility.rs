//! Odd figures: what an official types and what is asked about, as data in `tests/plausibility/*.toml`, through
//! real forms; and that nothing asked about ever changes a verdict.
//!
//! - `mot-xa.toml`: one commune each. `so_ho`, `dan_so`, `thon`; `so_lieu` by measure; `ky_truoc` last year's, which the form
//!   shows in its grey column; `giai_trinh` by measure, "số hộ" or "dân số"; `mong` "severity; sheet!cell; sentence";
//! - `cac-xa.toml`: several communes and their figure `chi_tieu`: name, district, figure, explanation.

use crate::common::run::ntm;
use crate::common::words::basic;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Output;
use std::sync::LazyLock;

use crate::common::words::*;
use ntm::assess::{Assessment, Options, assess};
use ntm::commune::{Answer, Attribute, Commune, Headcount, Previous, Village};
use ntm::criteria::{Law, LawSource, Level, Plausibility, Shelf};
use ntm::diag::{Code, Diagnostic, Place, Severity};
use ntm::district::Outliers;
use ntm::input::{Overrides, Spreadsheet};
use ntm::messages::Lang;
use ntm::report::exit_code;
use ntm::text::Decimal;
use ntm::workbook::{FormSpec, form};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use serde::Deserialize;

static SHELF: LazyLock<Shelf> = LazyLock::new(built_in);
static LAW: LazyLock<Law> = LazyLock::new(|| SHELF.law("Minh Họa", 2024).expect("the invented province"));

/// What is asked about.
const ODD: [Code; 7] = [
    Code::PartOverTotal,
    Code::TotalsDiffer,
    Code::PartsSumDiffers,
    Code::ProportionOdd,
    Code::JumpFromPrevious,
    Code::HeldLevelFell,
    Code::DistrictOutlier,
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases<T> {
    truong_hop: Vec<T>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    ten: String,
    so_ho: Option<i64>,
    dan_so: Option<i64>,
    #[serde(default)]
    thon: Vec<String>,
    #[serde(default)]
    so_lieu: BTreeMap<String, String>,
    #[serde(default)]
    ky_truoc: BTreeMap<String, String>,
    #[serde(default)]
    giai_trinh: BTreeMap<String, String>,
    mong: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Many {
    ten: String,
    chi_tieu: String,
    xa: Vec<Vec<String>>,
    mong: Vec<String>,
}

fn cases<T: for<'a> Deserialize<'a>>(file: &str) -> Vec<T> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plausibility").join(file);
    toml::from_str::<Cases<T>>(&std::fs::read_to_string(path).expect("the file")).unwrap_or_else(|e| panic!("{file}: {e}")).truong_hop
}

fn head(count: Option<i64>, explanation: Option<&String>) -> Headcount {
    let count = Attribute { value: count.map(Decimal::from), origin: None };
    Headcount { count, explanation: explanation.cloned().unwrap_or_default() }
}

fn named(name: &str, district: &str) -> Commune {
    let text = |t: &str| Attribute::of(t.to_string());
    Commune { name: text(name), district: text(district), ..empty(basic(), 2024) }
}

fn explain(commune: &mut Commune, measure: &str, explanation: &str) {
    if let Some(answer) = commune.answers.get_mut(measure) {
        answer.explanation = explanation.to_string();
    }
}

/// A form filled so, with last year's figures next to.
fn filled(commune: &Commune, last_year: Option<&Commune>) -> Vec<u8> {
    let provinces = vec![LAW.province.clone()];
    form(&FormSpec { law: &LAW, provinces, target: basic(), year: 2024, filled: Some(commune), last_year }).expect("a form")
}

fn read(name: &str, bytes: &[u8]) -> (Commune, Assessment) {
    let overrides = Overrides { year: Some(2024), level: Some(basic()), ..Overrides::default() };
    let sheet = Spreadsheet::of_bytes(bytes, name).expect("a workbook");
    let read = sheet.commune(&SHELF, &overrides).unwrap_or_else(|f| panic!("{f:#?}"));
    let assessment = assess(&LAW, &read.commune, Options::default()).unwrap_or_else(|f| panic!("{f:#?}"));
    (read.commune, assessment)
}

fn said(finding: &Diagnostic, with_file: bool) -> String {
    let Place::Cell(at) = &finding.place else { panic!("{finding:?} names no cell") };
    let file = if with_file { format!("{}; ", at.file) } else { String::new() };
    format!("{}; {file}{}!{}; {}", Lang::Vi.severity(finding.severity()), at.sheet, at.cell(), Lang::Vi.finding(finding))
}

fn odd(findings: &[Diagnostic], with_file: bool) -> Vec<String> {
    findings.iter().filter(|f| ODD.contains(&f.code)).map(|f| said(f, with_file)).collect()
}

impl One {
    fn commune(&self) -> Commune {
        let mut commune = named("Xã A", "Nam Sách");
        commune.households = head(self.so_ho, self.giai_trinh.get("số hộ"));
        commune.population = head(self.dan_so, self.giai_trinh.get("dân số"));
        commune.villages = self.thon.iter().map(|name| Village { name: name.clone(), ..Village::default() }).collect();
        self.so_lieu.iter().for_each(|(id, text)| answer(&LAW, &mut commune, id, text).unwrap_or_else(|e| panic!("{}: {e}", self.ten)));
        self.giai_trinh.iter().for_each(|(id, text)| explain(&mut commune, id, text));
        commune
    }

    fn last_year(&self) -> Commune {
        let mut commune = named("Xã A", "Nam Sách");
        self.ky_truoc.iter().for_each(|(id, text)| answer(&LAW, &mut commune, id, text).unwrap_or_else(|e| panic!("{}: {e}", self.ten)));
        commune
    }
}

#[test]
fn what_is_odd_in_one_commune_is_asked_about() {
    let mut wrong = Vec::new();
    for case in cases::<One>("mot-xa.toml") {
        let bytes = filled(&case.commune(), Some(&case.last_year()));
        let (commune, assessment) = read("xã.xlsx", &bytes);
        let found = odd(&assessment.findings, false);
        if found != case.mong {
            wrong.push(format!("{}:\n  {}", case.ten, found.join("\n  ")));
        }
        assert!(case.so_lieu.len() == commune.answers.len(), "{}: last year's figures are no answers", case.ten);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_odd_beside_the_other_communes_is_asked_about() {
    let mut wrong = Vec::new();
    for case in cases::<Many>("cac-xa.toml") {
        let mut outliers = Outliers::default();
        for row in &case.xa {
            let [name, district, figure, rest @ ..] = row.as_slice() else { panic!("{}: name, district, figure", case.ten) };
            let mut own = named(name, district);
            answer(&LAW, &mut own, &case.chi_tieu, figure).expect("an answer");
            rest.iter().for_each(|text| explain(&mut own, &case.chi_tieu, text));
            let (commune, assessment) = read(&format!("{name}.xlsx"), &filled(&own, None));
            outliers.add(&LAW, name, &commune, &assessment);
        }
        let found = odd(&outliers.findings(), true);
        if found != case.mong {
            wrong.push(format!("{}:\n  {}", case.ten, found.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_of_an_office_takes_the_place_of_the_limits_and_a_missing_one_asks_nothing() {
    let office = |text: &str| {
        let head = "kind = \"plausibility\"\nid = \"huyen\"\nversion = \"1\"\ntitle = \"Giới hạn của huyện\"\n";
        Shelf::open(&[LawSource { name: "huyen.toml".into(), text: format!("{head}{text}") }])
    };
    let commune = Commune { households: head(Some(1200), None), population: head(Some(9000), None), ..named("Xã A", "") };
    let asked = |shelf: &Shelf| {
        let law = shelf.law("Minh Họa", 2024).expect("the province");
        assess(&law, &commune, Options::default()).expect("judged").findings.iter().filter(|f| ODD.contains(&f.code)).count()
    };
    assert_eq!(asked(&SHELF), 1, "7,5 people a household");
    assert_eq!(asked(&office("").unwrap_or_else(|f| panic!("{f:#?}"))), 0, "no limit");
    let wider = "[[proportion]]\nname = \"x\"\nover = \"population\"\nunder = \"households\"\nleast = 2\nmost = 7.5\n";
    assert_eq!(asked(&office(wider).unwrap_or_else(|f| panic!("{f:#?}"))), 0);
    let shelf = office("[[part]]\npart = \"basic:99.1\"\nwhole = \"basic:1.1\"\n").unwrap_or_else(|f| panic!("{f:#?}"));
    assert!(shelf.findings.iter().any(|f| f.code == Code::LimitUnused), "a measure that is none is reported, and no failure");
    let wrong = office("[[jump]]\nkinds = [\"rate\"]\npoints = \"nhiều\"\n").err().unwrap_or_default();
    assert!(wrong.iter().any(|f| f.code == Code::CriteriaWrongValue && matches!(&f.place, Place::Line(_, 5))), "{wrong:#?}");
}

#[test]
fn the_communes_own_figures_and_its_level_are_compared_with_last_years() {
    let asked = |before: Option<Level>, now: Option<Level>, households: i64| {
        let mut commune = Commune { households: head(Some(households), None), held: Attribute::of(now.map(held)), ..named("Xã A", "") };
        commune.previous.households = Attribute::of(Decimal::from(1000));
        commune.previous.held = Attribute::of(before);
        let findings = judge(&LAW, &commune).findings;
        findings.iter().filter(|f| ODD.contains(&f.code)).map(|f| Lang::Vi.finding(f)).collect::<Vec<_>>()
    };
    let basic = Some(basic());
    assert_eq!(asked(basic, basic, 1100), Vec::<String>::new(), "10 % more and the same level");
    assert_eq!(asked(None, basic, 900), Vec::<String>::new(), "10 % fewer and a level gained");
    assert_eq!(asked(basic, basic, 1101), ["Số hộ là 1.101 hộ, kỳ trước là 1.000 hộ: thay đổi quá 10 %."]);
    let fell = "Mức đã được công nhận ghi là chưa được công nhận, thấp hơn kỳ trước là xã nông thôn mới.";
    assert_eq!(asked(basic, None, 1000), [fell]);
}

/// All that is decided, without what is said next to.
fn decided(law: &Law, commune: &Commune) -> (Assessment, u8) {
    let mut assessment = judge(law, commune);
    assessment.findings.clear();
    let code = exit_code([Some(assessment.overall)]);
    (assessment, code)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Limits, explanations, last year's figures, households and people change nothing that is decided.
    #[test]
    fn what_is_odd_decides_nothing(
        parts in prop::collection::vec((0i64..1300, 1i64..1300), 24),
        explained in prop::collection::vec(any::<bool>(), 24),
        (households, people) in (1i64..2000, 0i64..20000),
        past in 0i64..1000,
        limits in any::<bool>(),
    ) {
        let bare = Law { plausibility: Plausibility::default(), ..LAW.clone() };
        let mut plain = perfect(&LAW, basic(), 2024);
        let rates: Vec<String> = plain.answers.keys().filter(|id| measures(&LAW)[*id].kind == ntm::criteria::Kind::Rate).cloned().collect();
        for (id, (n, d)) in rates.iter().zip(&parts) {
            plain.answers.insert(id.clone(), Answer::of(ntm::commune::Value::Ratio { numerator: Decimal::from(*n), denominator: Decimal::from(*d) }));
        }
        let mut reported = plain.clone();
        for (answer, reported) in reported.answers.values_mut().zip(explained.iter().cycle()) {
            answer.explanation = if *reported { "vì vậy".to_string() } else { String::new() };
        }
        reported.households = head(Some(households), None);
        reported.population = head(Some(people), Some(&"lý do".to_string()));
        let mut before = plain.clone();
        before.answers.retain(|id, _| rates.contains(id));
        before.answers.values_mut().for_each(|a| *a = Answer::of(ntm::commune::Value::Ratio { numerator: Decimal::from(past), denominator: Decimal::from(1000) }));
        reported.previous = Previous::of(&before);
        let law = if limits { &*LAW } else { &bare };
        prop_assert_eq!(decided(&bare, &plain), decided(law, &reported));
        prop_assert!(judge(law, &reported).findings.iter().filter(|f| ODD.contains(&f.code)).all(|f| f.severity() != Severity::Error));
    }
}

// --- the program run for real ---

fn stderr(output: &Output) -> String {
    // Lines are wrapped for the screen.
    String::from_utf8_lossy(&output.stderr).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sheet made by hand.
fn table(path: &Path, sheets: &[(&str, &[&[&str]])]) {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        for (row, cells) in (0..).zip(*rows) {
            for (column, text) in (0..).zip(*cells).filter(|(_, t)| !t.is_empty()) {
                match text.parse::<f64>() {
                    Ok(number) if column > 0 => sheet.write(row, column, number).expect("a cell"),
                    _ => sheet.write(row, column, *text).expect("a cell"),
                };
            }
        }
    }
    book.save(path).expect("a workbook");
}

const ABOVE: [&[&str]; 3] = [&["Xã", "Xã A"], &["Tỉnh", "Minh Họa"], &["Diện của xã", "Không thuộc diện nào"]];

fn hand_made(path: &Path, year: &str, heading: &[&str], rows: &[&[&str]]) {
    let year = ["Năm", year];
    let lines: Vec<&[&str]> = ABOVE.into_iter().chain([&year[..], &[], heading]).chain(rows.iter().copied()).collect();
    table(path, &[("Bảng", &lines)]);
}

#[test]
fn last_years_files_are_compared_with_by_code_or_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("2023")).expect("a folder");
    hand_made(&at("2024.xlsx"), "2024", &["Mã", "Kết quả", "Giải trình"], &[&["17.1/tong", "95"], &["10", "62", "mở chợ"]]);
    hand_made(&at("2023/xã a.xlsx"), "2023", &["Mã", "Kết quả"], &[&["17.1/tong", "60"], &["10", "40"]]);
    let plain = ntm(folder.path(), &["assess", "2024.xlsx", "--level", "basic"]);
    assert!(!stderr(&plain).contains("[jump-from-previous]"), "{}", stderr(&plain));
    for previous in ["2023", "2023/xã a.xlsx"] {
        let compared = ntm(folder.path(), &["assess", "2024.xlsx", "--level", "basic", "--previous", previous]);
        assert_eq!((compared.status.code(), &compared.stdout), (plain.status.code(), &plain.stdout), "nothing is judged otherwise");
        let said = stderr(&compared);
        let rate = "Cảnh báo: NTM 17.1 (Tỷ lệ hộ được sử dụng nước sạch theo quy chuẩn) là 95 %, kỳ trước (2023/xã a.xlsx › Bảng › B7) là 60 %: thay đổi quá 20 điểm phần trăm. [jump-from-previous] 2024.xlsx › Bảng › B7";
        let income = "Lưu ý: NTM 10 là 62 triệu đồng/người/năm, kỳ trước (2023/xã a.xlsx › Bảng › B8) là 40 triệu đồng/người/năm: thay đổi quá 30 %. Xã giải trình: “mở chợ”. [jump-from-previous] 2024.xlsx › Bảng › B8";
        assert!(said.contains(rate) && said.contains(income), "{said}");
    }
    let same = ntm(folder.path(), &["assess", "2024.xlsx", "--level", "basic", "--previous", "2024.xlsx"]);
    assert!(stderr(&same).contains("[previous-not-earlier]") && same.status.code() == plain.status.code(), "{}", stderr(&same));
    let none = ntm(folder.path(), &["assess", "2024.xlsx", "--level", "basic", "--previous", "không có.xlsx"]);
    assert!(stderr(&none).contains("[file-missing]") && none.status.code() == Some(1), "{}", stderr(&none));
}

#[test]
fn several_communes_are_compared_in_every_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows: Vec<[&str; 4]> = [("A", "90"), ("B", "91"), ("C", "92"), ("D", "93"), ("E", "12")]
        .map(|(name, rate)| [["Xã A", "Xã B", "Xã C", "Xã D", "Xã E"][usize::from(name.as_bytes()[0] - b'A')], "Nam Sách", rate, "62"])
        .to_vec();
    let heading: &[&str] = &["Tên xã", "Huyện", "17.1/tong", "NTM 10"];
    let lines: Vec<&[&str]> = [heading].into_iter().chain(rows.iter().map(|r| &r[..])).collect();
    table(&folder.path().join("huyện.xlsx"), &[("Các xã", &lines)]);
    let common = ["assess", "huyện.xlsx", "--level", "basic", "--year", "2024", "--province", "Minh Họa", "--class", "khong", "--format"];
    let codes = ["table", "json", "csv"].map(|format| {
        let output = ntm(folder.path(), &[&common[..], &[format]].concat());
        let reported =
            "Xã E: NTM 17.1 (Tỷ lệ hộ được sử dụng nước sạch theo quy chuẩn) là 12 %, khác hẳn các xã cùng huyện (trung vị của 5 xã là 91 %, lệch quá 15). [district-outlier] huyện.xlsx › Các xã › C6";
        assert!(stderr(&output).contains(reported), "{format}: {}", stderr(&output));
        if format == "json" {
            let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
            assert_eq!(json["diagnostics"][0]["code"], "district-outlier");
            assert_eq!(json["diagnostics"][0]["place"]["cell"], "C6", "{}", json["diagnostics"]);
        }
        output.status.code()
    });
    assert_eq!(codes, [Some(3); 3], "12 % misses the level; being odd adds nothing to it");
}

#[test]
fn a_form_made_from_a_table_needs_to_know_which_of_two() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = |rate: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec!["Xã", "Xã A"],
            vec!["Tỉnh", "Minh Họa"],
            vec!["Năm", "2023"],
            vec!["Mức phấn đấu", "NTM"],
            vec!["Mã", "Kết quả"],
            vec!["10", rate],
        ]
    };
    let (first, second) = (rows("41"), rows("42"));
    let as_lines = |rows: &'_ Vec<Vec<&'static str>>| rows.iter().map(|r| r.clone().leak() as &[&str]).collect::<Vec<_>>();
    let (first, second) = (as_lines(&first), as_lines(&second));
    table(&folder.path().join("cũ.xlsx"), &[("Lần 1", &first), ("Lần 2", &second)]);
    let args = ["template", "--from", "cũ.xlsx", "--year", "2024", "-o", "mới.xlsx"];
    let open = ntm(folder.path(), &args);
    assert!(stderr(&open).contains("[several-tables]") && open.status.code() == Some(1), "{}", stderr(&open));
    let chosen = ntm(folder.path(), &[&args[..], &["--sheet", "Lần 2"]].concat());
    assert_eq!(chosen.status.code(), Some(0), "{}", stderr(&chosen));
    let sheet = Spreadsheet::open(&folder.path().join("mới.xlsx"), "mới.xlsx").expect("the form");
    let grey = sheet.sheets().iter().find(|g| &*g.name == "Chỉ tiêu NTM").map(|g| g.text(40, 17)).unwrap_or_default();
    assert_eq!(grey, "42 triệu đồng/người/năm");
    assert_eq!(ntm(folder.path(), &["template", "-o", "x.xlsx", "--sheet", "Lần 2"]).status.code(), Some(2), "--sheet is of --from");
}

#[test]
fn a_lone_column_of_another_year_is_given_and_still_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = |heading: &str| {
        hand_made(&folder.path().join("x.xlsx"), "2024", &["Mã", heading], &[&["10", "62"]]);
        stderr(&ntm(folder.path(), &["assess", "x.xlsx", "--level", "basic"]))
    };
    let reported = "Cảnh báo: Cột kết quả duy nhất ghi năm 2023, còn năm đánh giá là 2024; số liệu ở cột này được dùng cho năm 2024. [column-of-other-year] x.xlsx › Bảng › B6";
    assert!(said("Kết quả năm 2023").contains(reported));
    for fine in ["Kết quả năm 2024", "Kết quả"] {
        assert!(!said(fine).contains("[column-of-other-year]"), "{fine}");
    }
}

#[test]
fn a_verdict_typed_beside_a_criterion_is_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = |word: &str| {
        let rows: [&[&str]; 3] = [&["17", "Môi trường và an toàn thực phẩm", "", word], &["17.1/tong", "", "2"], &["17.6", "", "2"]];
        hand_made(&folder.path().join("x.xlsx"), "2024", &["Mã", "Nội dung", "Kết quả", "Đánh giá"], &rows);
        stderr(&ntm(folder.path(), &["assess", "x.xlsx", "--level", "basic"]))
    };
    let reported = "Cảnh báo: NTM 17: cột đánh giá ghi “Đạt” nhưng theo số liệu ở x.xlsx › Bảng › C8 thì đánh giá là “Chưa đạt”; đã dùng đánh giá theo số liệu. [typed-verdict-differs]";
    assert!(said("Đạt").contains(reported), "{}", said("Đạt"));
    assert!(!said("Chưa đạt").contains("[typed-verdict-differs]"));
}

#[test]
fn one_rate_for_both_that_fails_tells_what_can_be_proved() {
    let folder = tempfile::tempdir().expect("a folder");
    hand_made(&folder.path().join("x.xlsx"), "2024", &["Mã", "Kết quả"], &[&["12.1", "chung 5"]]);
    let output = ntm(folder.path(), &["assess", "x.xlsx", "--level", "basic", "--explain", "12.1"]);
    let text = String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("ít nhất một trong các số (Nam, Nữ) không đạt mức ≥"), "{text}");
}

#[test]
fn a_figure_two_sets_share_reported_in_two_ways_names_both_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    hand_made(&folder.path().join("x.xlsx"), "2024", &["Mã", "Kết quả"], &[&["NTM 10", "62"], &["NTM nâng cao 10", "65"]]);
    let output = ntm(folder.path(), &["assess", "x.xlsx", "--level", "advanced"]);
    let reported =
        "Lỗi: NTM 10: số liệu ở đây khác với số liệu ở x.xlsx › Bảng › B7; cả hai chưa được dùng. [answers-differ] x.xlsx › Bảng › B8";
    assert!(stderr(&output).contains(reported), "{}", stderr(&output));
}
