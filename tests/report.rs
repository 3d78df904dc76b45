//! What a person and a program read of one commune, compared to the letter with `tests/golden`.
//!
//! `NTM_BLESS=1 cargo test` writes the golden texts again; read the difference before keeping it.

use crate::common::words::{advanced, basic};
use std::path::PathBuf;

use ntm::assess::{Assessment, Options, assess};
use ntm::commune::{Answer, Attribute, ClassEntry, Commune, Document, Given, Held, Value};
use ntm::criteria::{Book, ItemRef, Law, LawSource, Shelf};
use ntm::diag::{Code, Diagnostic, Origin, Place};
use ntm::messages::Lang;
use ntm::report::{self, Case, Outcome, View};
use ntm::text::Decimal;

use crate::common::contract::keeps_to_its_schema;

const NATION: &str = include_str!("data/report/nation.toml");
const BASIC: &str = include_str!("data/report/basic.toml");
const ADVANCED: &str = include_str!("data/report/advanced.toml");

fn law() -> Law {
    let source = |name: &str, text: &str| LawSource { name: name.into(), text: text.into() };
    let sources = [source("nation.toml", NATION), source("basic.toml", BASIC), source("advanced.toml", ADVANCED)];
    let shelf = Shelf::of(&sources).unwrap_or_else(|findings| panic!("{findings:#?}"));
    shelf.law("Bắc", 2024).expect("a province of the fragment")
}

fn d(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn at(row: u32, mut answer: Answer) -> Answer {
    answer.origin = Some(Origin { file: "xã A.xlsx".into(), sheet: "Chỉ tiêu NTM".into(), row, column: 6, above: None, path: None });
    answer
}

fn ratio(numerator: &str, denominator: &str) -> Value {
    Value::Ratio { numerator: d(numerator), denominator: d(denominator) }
}

/// A commune of which something is met, fails, is wrong, is missing and does not apply.
fn commune() -> Commune {
    let mut commune = Commune {
        name: Attribute::of("Xã Đồng Tiến".to_string()),
        code: Attribute::of("07777".to_string()),
        district: Attribute::of("Huyện Bình Minh".to_string()),
        province: Attribute::of("Bắc".to_string()),
        year: Attribute::of(2024),
        target: Attribute::of(basic()),
        held: Attribute::of(None),
        classes: Attribute::of(Vec::new()),
        ..Commune::default()
    };
    let answers = [
        ("basic:1", at(4, Answer::of(Value::YesNo(true)))),
        ("basic:2.1/chung", at(6, Answer { documents: "MC 01".into(), ..Answer::of(ratio("382", "400")) })),
        ("basic:2.1/tap-trung", at(7, Answer::of(ratio("79996", "100000")))),
        ("basic:2.3", at(9, Answer::given(Given::NotApplicable("xã không có cơ sở giết mổ".into())))),
        ("basic:3.1/htx", at(11, Answer::of(Value::YesNo(false)))),
        ("basic:3.1/tht", at(12, Answer::of(Value::Number(d("2"))))),
        ("basic:3.2", at(13, Answer::given(Given::Unusable))),
        ("basic:3.3", at(14, Answer::of(Value::Grade(1, "Trung bình".into())))),
        ("basic:3.5", at(15, Answer::of(Value::Number(d("70"))))),
        ("condition:no", at(20, Answer::of(Value::Number(d("0"))))),
    ];
    commune.answers = answers.into_iter().map(|(id, a)| (id.to_string(), a)).collect();
    commune.documents.push(Document {
        item: Some(ItemRef { book: Book::Set(basic()), series: Default::default(), code: "2.1".into() }),
        title: "Báo cáo nước sạch".into(),
        number: "12/BC-UBND".into(),
        issuer: "UBND xã".into(),
        file: "bc12.pdf".into(),
        ..Document::default()
    });
    commune
}

/// The same commune, everything answered so that it meets.
fn meeting() -> Commune {
    let mut commune = commune();
    let answers = [
        ("basic:2.1/tap-trung", Value::Number(d("80"))),
        ("basic:2.2", Value::Number(d("52.5"))),
        ("basic:3.1/tht", Value::Number(d("3"))),
        ("basic:3.2", Value::Number(d("0"))),
        ("basic:3.3", Value::Grade(2, "Khá".into())),
        ("basic:3.4", Value::YesNo(true)),
        ("basic:3.5", Value::Number(d("72"))),
        ("condition:hai-long", ratio("95", "100")),
    ];
    commune.answers.extend(answers.into_iter().map(|(id, value)| (id.to_string(), Answer::of(value))));
    commune
}

/// A recognised commune whose class puts it into the other region, watched for revocation.
fn recognised() -> Commune {
    let mut commune = commune();
    commune.held = Attribute::of(Some(Held { level: basic(), year: Some(2022), decision: "99/QĐ-UBND".into(), date: None }));
    commune.classes = Attribute::of(vec![ClassEntry { class: "kho-khan".into(), document: String::new(), from: None, to: None }]);
    commune
}

fn judged(law: &Law, commune: &Commune) -> Assessment {
    assess(law, commune, Options::default()).unwrap_or_else(|findings| panic!("{findings:?}"))
}

/// Compares with the golden text, or writes it.
fn golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("NTM_BLESS").is_some() {
        std::fs::write(&path, text).expect("golden text written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(expected == text, "{name} differs; run with NTM_BLESS=1 and read the difference.\n{text}");
}

fn screen(lang: Lang, commune: &Commune) -> String {
    let law = law();
    let assessment = judged(&law, commune);
    report::screen(View::plain(lang), &Case { law: &law, commune, assessment: &assessment, findings: &[] })
}

#[test]
fn the_screen_in_vietnamese() {
    golden("screen-vi.txt", &screen(Lang::Vi, &commune()));
}

#[test]
fn the_screen_in_english() {
    golden("screen-en.txt", &screen(Lang::En, &commune()));
}

#[test]
fn the_screen_of_a_commune_that_meets() {
    golden("screen-met.txt", &screen(Lang::Vi, &meeting()));
}

#[test]
fn the_screen_of_a_recognised_commune() {
    golden("screen-recognised.txt", &screen(Lang::Vi, &recognised()));
}

#[test]
fn a_count_that_rests_on_levels_not_confirmed_says_so() {
    let text = screen(Lang::Vi, &meeting());
    let (law, commune) = (law(), meeting());
    let provisional = judged(&law, &commune).conditions.iter().any(|c| c.finding.provisional);
    let line = text.lines().skip_while(|l| !l.starts_with("Đạt: ")).take(2).collect::<Vec<_>>().join(" ");
    assert!(provisional && line.contains("(tạm tính)"), "{line}");
}

#[test]
fn the_screen_of_two_sets() {
    golden("screen-advanced.txt", &screen(Lang::Vi, &Commune { target: Attribute::of(advanced()), ..meeting() }));
}

#[test]
fn no_line_is_wider_than_the_screen_and_ascii_draws_no_other_lines() {
    let (law, commune) = (law(), commune());
    let assessment = judged(&law, &commune);
    let case = Case { law: &law, commune: &commune, assessment: &assessment, findings: &[] };
    for width in [60, 80, 120] {
        let text = report::screen(View { width, ascii: true, ..View::plain(Lang::Vi) }, &case);
        assert!(text.lines().all(|l| l.chars().count() <= width), "{text}");
        assert!(!text.contains(['│', '─', '┌']), "{text}");
        assert!(!text.contains('\u{1b}'));
    }
    let coloured = report::screen(View { colour: true, ..View::plain(Lang::Vi) }, &case);
    assert!(coloured.contains("\u{1b}[31m") || coloured.contains("38;5;9"), "red where it fails");
}

#[test]
fn the_contract_for_programs() {
    let (law, commune) = (law(), commune());
    let assessment = judged(&law, &commune);
    let case = Case { law: &law, commune: &commune, assessment: &assessment, findings: &[] };
    let text =
        report::json(Lang::Vi, &[Outcome::Judged(case), Outcome::Unjudged { file: "xã B.xlsx", name: "", findings: &[] }]).expect("JSON");
    golden("assessment.json", &text);
    let value: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
    assert_eq!(value["schema"], "ntm.assessment/1");
    keeps_to_its_schema(&value);
    assert_eq!(value["unjudged"][0]["file"], "xã B.xlsx");
}

#[test]
fn numbers_in_json_are_exact() {
    let (law, mut commune) = (law(), commune());
    let long = "123456789012345678901234567890.123456789";
    commune.answers.insert("basic:2.2".into(), Answer::of(Value::Number(d(long))));
    let assessment = judged(&law, &commune);
    let case = Case { law: &law, commune: &commune, assessment: &assessment, findings: &[] };
    let text = report::json(Lang::Vi, &[Outcome::Judged(case)]).expect("JSON");
    assert!(text.contains(&format!("\"value\": {long}")), "every digit");
}

#[test]
fn rows_for_programs() {
    let (law, commune) = (law(), commune());
    let assessment = judged(&law, &commune);
    let case = Case { law: &law, commune: &commune, assessment: &assessment, findings: &[] };
    let text = report::csv(&[Outcome::Judged(case)], false).expect("CSV");
    golden("assessment.csv", &text);
    let marked = report::csv(&[Outcome::Judged(case)], true).expect("CSV");
    assert_eq!(marked.strip_prefix('\u{feff}'), Some(text.as_str()));
}

#[test]
fn why_an_indicator_has_its_verdict() {
    let (law, commune) = (law(), recognised());
    let assessment = judged(&law, &commune);
    let case = Case { law: &law, commune: &commune, assessment: &assessment, findings: &[] };
    let explain = |lang, code| report::explain(View::plain(lang), &case, code).unwrap_or_default();
    golden("explain-vi.txt", &[explain(Lang::Vi, "2.1"), explain(Lang::Vi, "basic:3.1"), explain(Lang::Vi, "3.4")].join("\n"));
    golden("explain-en.txt", &explain(Lang::En, "2.1"));
    assert!(report::explain(View::plain(Lang::Vi), &case, "99").is_none());
    assert!(report::explain(View::plain(Lang::Vi), &case, "advanced:2.1").is_none(), "that set was not judged");
}

#[test]
fn findings_come_in_order_with_their_place() {
    let cell = |row| Place::Cell(Origin { file: "a.xlsx".into(), sheet: "S".into(), row, column: 4, above: None, path: None });
    let findings = [
        Diagnostic::new(Code::NumberAsText, cell(1)),
        Diagnostic::new(Code::Negative, cell(10)),
        Diagnostic::new(Code::CriteriaNotice, Place::Nowhere),
        Diagnostic::new(Code::Negative, cell(2)),
        Diagnostic::new(Code::NoTable, Place::File("b.xlsx".into())),
    ];
    let text = report::diagnostics(View { width: 1000, ..View::plain(Lang::Vi) }, &findings);
    let head = |l: &str| Some((l.split_once(": ")?.0.to_string(), l.rsplit_once(" [")?.1.trim_end_matches(']').to_string()));
    let words = text.lines().filter(|l| !l.starts_with("  ")).collect::<Vec<_>>().join("\n");
    let heads: Vec<String> = words.lines().filter_map(|l| head(l).map(|(severity, code)| format!("{severity} {code}"))).collect();
    assert_eq!(heads, ["Lỗi negative", "Lỗi negative", "Lỗi no-table", "Cảnh báo number-as-text", "Lưu ý criteria-notice"]);
    let places: Vec<&str> = text.lines().filter(|l| l.starts_with("  ") && l.contains(".xlsx")).map(str::trim).collect();
    assert_eq!(places, ["a.xlsx › S › E3", "a.xlsx › S › E11", "b.xlsx", "a.xlsx › S › E2"]);
}

#[test]
fn findings_of_one_kind_are_put_together_and_one_by_one_in_full() {
    let cell = |row| Place::Cell(Origin { file: "a.xlsx".into(), sheet: "S".into(), row, column: 5, above: None, path: None });
    let old = |row: u32, code: &str| Diagnostic::new(Code::DocumentKindMissing, cell(row)).with("code", code).with("kind", "Báo cáo");
    let alike = |count: u32| (0..count).map(|row| old(row, "NTM 1")).collect::<Vec<_>>();
    let brief = |findings: &[Diagnostic]| report::diagnostics(View { full: false, ..View::plain(Lang::Vi) }, findings);
    let heads = |text: &str| text.lines().filter(|l| l.starts_with("Cảnh báo: ")).count();
    let two = brief(&alike(2));
    assert!(heads(&two) == 1 && two.contains("\n  a.xlsx › 2 ô: S › F1, F2\n"), "{two}");
    let many = brief(&alike(46));
    assert!(many.contains("a.xlsx › 46 ô: S › F1, F2, F3, F4, F5, F6, F7, F8, F9, F10 và 36 ô nữa"), "{many}");
    // Of three with sentences of their own each is said, of four the first stands for all.
    let various = |count: u32| (0..count).map(|row| old(row, &format!("NTM {row}"))).collect::<Vec<_>>();
    assert_eq!((heads(&brief(&various(3))), heads(&brief(&various(4)))), (3, 1));
    let four = brief(&various(4));
    assert!(four.contains("NTM 0 được đánh giá Đạt") && four.contains("4 ô: S › F1, F2, F3, F4"), "{four}");
    assert_eq!(heads(&report::diagnostics(View::plain(Lang::Vi), &alike(46))), 46);
}

#[test]
fn the_screen_in_short() {
    let (law, commune) = (law(), Commune { target: Attribute::of(advanced()), ..commune() });
    let assessment = judged(&law, &commune);
    let wrong = Origin { file: "xã A.xlsx".into(), sheet: "Chỉ tiêu NTM".into(), row: 13, column: 6, above: None, path: None };
    let findings = [Diagnostic::new(Code::Negative, Place::Cell(wrong)).with("code", "NTM 3.2").with("read", "-1")];
    let case = Case { law: &law, commune: &commune, assessment: &assessment, findings: &findings };
    golden("screen-short.txt", &report::screen(View { full: false, ..View::plain(Lang::Vi) }, &case));
}
