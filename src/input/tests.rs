//! Cases of values as data: what is in a cell → what is given, and what is found.

use super::catalog::Catalog;
use super::grid::{Content, Grid};
use super::rows::AnswerCells;
use super::spot::Spot;
use super::values::Desk;
use crate::commune::{Given, Value};
use crate::criteria::{Law, LawSource, Shelf};
use crate::text::{Date, Decimal};

fn law() -> Law {
    let files = [
        ("nation", include_str!("../../tests/data/law/nation.toml")),
        ("basic", include_str!("../../tests/data/law/basic.toml")),
        ("advanced", include_str!("../../tests/data/law/advanced.toml")),
    ];
    let sources = files.map(|(name, text)| LawSource { name: name.into(), text: text.into() });
    let shelf = Shelf::of(&sources).unwrap_or_else(|e| panic!("{e:?}"));
    shelf.law("", 2024).unwrap_or_else(|e| panic!("{e:?}"))
}

fn number(text: &str) -> Content {
    Content::Number { value: text.parse().unwrap(), percent: false }
}

fn percent(text: &str) -> Content {
    Content::Number { value: text.parse().unwrap(), percent: true }
}

fn text(text: &str) -> Content {
    Content::of_text(text).unwrap()
}

fn n(text: &str) -> Given {
    Given::Value(Value::Number(text.parse().unwrap()))
}

fn yes(value: bool) -> Given {
    Given::Value(Value::YesNo(value))
}

fn ratio(a: &str, b: &str) -> Given {
    Given::Value(Value::Ratio { numerator: a.parse().unwrap(), denominator: b.parse().unwrap() })
}

/// Numerator, denominator and result in columns B, C, D of row 5; the note is "lý do".
fn read(
    law: &Law,
    strict: bool,
    measure: &str,
    cells: [Option<Content>; 3],
    note: &str,
) -> (Option<Given>, Vec<&'static str>, Option<String>) {
    let catalog = Catalog::new(law, None);
    let mut grid = Grid::new(&"xã.xlsx".into(), "Bảng", false);
    for (column, content) in (1..).zip(cells) {
        content.map(|c| grid.cells.insert((4, column), c));
    }
    let mut desk = Desk::new(&law.nation, strict);
    let at = |column| Spot::at(&grid, 4, column);
    let row = AnswerCells { numerator: at(1), denominator: at(2), result: at(3), note: note.into(), ..AnswerCells::default() };
    let answer = row.answer(&mut desk, catalog.measure(measure).unwrap());
    let codes = desk.findings.iter().map(|f| f.code.id()).collect();
    (answer.as_ref().map(|a| a.given.clone()), codes, answer.and_then(|a| a.typed_rate).map(|r| r.plain()))
}

type Single = (&'static str, Content, Given, &'static [&'static str]);

fn check(strict: bool, cases: Vec<Single>) {
    let law = law();
    for (measure, content, given, codes) in cases {
        let got = read(&law, strict, measure, [None, None, Some(content.clone())], "lý do");
        assert_eq!((got.0, got.1.as_slice()), (Some(given), codes), "{measure} {content:?} strict={strict}");
    }
}

const BAD: Given = Given::Unusable;

#[test]
fn what_both_kinds_of_sheets_read_alike() {
    for strict in [false, true] {
        check(
            strict,
            vec![
                ("basic:1.1", text("Đạt"), yes(true), &[]),
                ("basic:1.1", text("ĐẠT "), yes(true), &[]),
                ("basic:1.1", text("không đạt"), yes(false), &[]),
                ("basic:1.1", text("Không"), yes(false), &[]),
                ("basic:1.1", Content::Bool(false), yes(false), &[]),
                ("basic:1.1", text("Không có"), BAD, &["word-unknown"]),
                ("basic:1.1", text("gần đạt"), BAD, &["word-unknown"]),
                ("basic:1.1", number("1"), BAD, &["word-unknown"]),
                ("basic:1.1", text("Không áp dụng"), BAD, &["not-applicable-forbidden"]),
                ("basic:1.2", text("Không áp dụng"), Given::NotApplicable("lý do".into()), &[]),
                ("basic:2.1", number("95.5"), n("95.5"), &[]),
                ("basic:2.1", number("0"), n("0"), &[]),
                ("basic:2.1", number("100"), n("100"), &[]),
                ("basic:2.1", number("100.1"), BAD, &["rate-over-100"]),
                ("basic:2.1", number("-3"), BAD, &["negative"]),
                ("basic:2.1", number("0.955"), BAD, &["rate-maybe-fraction"]),
                ("basic:2.1", number("1"), BAD, &["rate-maybe-fraction"]),
                ("basic:2.1", number("1.01"), n("1.01"), &[]),
                ("basic:17.2", number("0.8"), n("0.8"), &[]),
                ("basic:2.1", text("Đạt"), BAD, &["judgement-for-number"]),
                ("basic:2.1", Content::Bool(true), BAD, &["judgement-for-number"]),
                ("basic:2.1", text("95% (ước)"), BAD, &["remark-in-value"]),
                ("basic:2.1", Content::Day(Date::constant(2024, 3, 5)), BAD, &["value-is-date"]),
                ("basic:2.1", Content::Error("#REF!".into()), BAD, &["error-value"]),
                ("basic:1.1", Content::Error("#N/A".into()), BAD, &["error-value"]),
                ("basic:2.1", Content::NoResult, BAD, &["formula-without-result"]),
                ("basic:2.1", Content::Broken, BAD, &["broken-cell"]),
                ("basic:9.2", number("3"), n("3"), &[]),
                ("basic:9.2", number("2.5"), BAD, &["count-not-whole"]),
                ("basic:9.2", text("Có"), BAD, &["judgement-for-number"]),
                ("basic:9.1", number("0"), n("0"), &[]),
                ("basic:9.1", text("Không"), n("0"), &[]),
                ("basic:9.1", text("Không có"), n("0"), &[]),
                ("basic:9.1", text("Đạt"), BAD, &["word-unknown"]),
                ("basic:9.1", number("2"), n("2"), &[]),
                ("basic:10", number("0.5"), n("0.5"), &[]),
                ("condition:no-dong", text("không"), n("0"), &[]),
                ("basic:5", text("mức độ 2"), Given::Value(Value::Grade(2, "Mức độ 2".into())), &[]),
                ("basic:5", text("Mức độ 4"), BAD, &["grade-unknown"]),
                ("basic:5", number("2"), BAD, &["grade-unknown"]),
                ("basic:5", text("Đạt"), BAD, &["grade-unknown"]),
            ],
        );
    }
}

#[test]
fn a_hand_made_sheet_is_read_where_there_is_one_reading() {
    check(
        false,
        vec![
            ("basic:9.2", text("Không có"), n("0"), &["value-read-as"]),
            ("basic:2.1", text("95,5"), n("95.5"), &["number-as-text"]),
            ("basic:2.1", text("95,5 %"), n("95.5"), &["number-as-text"]),
            ("basic:2.1", text("0,5 %"), n("0.5"), &["number-as-text"]),
            ("basic:2.1", text("0,5"), BAD, &["number-as-text", "rate-maybe-fraction"]),
            ("basic:2.1", text("120"), BAD, &["number-as-text", "rate-over-100"]),
            ("basic:2.1", percent("0.955"), n("95.5"), &["percent-cell"]),
            ("basic:2.1", percent("1"), n("100"), &["percent-cell"]),
            ("basic:2.1", percent("95.5"), BAD, &["percent-cell", "rate-over-100"]),
            ("basic:2.1", percent("0.0095"), BAD, &["percent-cell", "rate-maybe-fraction"]),
            ("basic:10", text("1.234"), BAD, &["number-ambiguous"]),
            ("basic:10", text("1.234,5"), n("1234.5"), &["number-as-text"]),
            ("basic:10", percent("0.5"), BAD, &["number-ambiguous"]),
            ("basic:10", text("50%"), BAD, &["text-for-number"]),
            ("basic:1.1", text("dat"), yes(true), &[]),
        ],
    );
}

#[test]
fn a_form_is_read_as_its_formulas_read_it() {
    check(
        true,
        vec![
            ("basic:2.1", text("95,5"), n("95.5"), &["number-as-text"]),
            ("basic:2.1", text("95,5%"), BAD, &["text-for-number"]),
            ("basic:2.1", text("1.234"), BAD, &["text-for-number"]),
            ("basic:2.1", percent("0.955"), BAD, &["percent-cell-in-form"]),
            ("basic:10", percent("0.5"), BAD, &["percent-cell-in-form"]),
            ("basic:1.1", text("dat"), BAD, &["word-unknown"]),
        ],
    );
}

#[test]
fn not_applicable_needs_a_reason() {
    let law = law();
    let got = read(&law, true, "basic:1.2", [None, None, Some(text("Không áp dụng"))], "");
    assert_eq!((got.0, got.1), (Some(Given::NotApplicable(String::new())), vec!["not-applicable-unexplained"]));
}

#[test]
fn numerator_and_denominator() {
    type Case = (&'static str, Option<Content>, Option<Content>, Option<Content>, Option<Given>, &'static [&'static str]);
    let (some, law) = (|text: &str| Some(number(text)), law());
    let cases: Vec<Case> = vec![
        ("basic:2.1", some("382"), some("400"), None, Some(ratio("382", "400")), &[]),
        ("basic:2.1", some("1"), some("400"), None, Some(ratio("1", "400")), &[]),
        // 2/3 = 66.666…
        ("basic:2.1", some("2"), some("3"), some("66.67"), Some(ratio("2", "3")), &[]),
        ("basic:2.1", some("2"), some("3"), some("66.7"), Some(ratio("2", "3")), &[]),
        ("basic:2.1", some("2"), some("3"), some("67"), Some(ratio("2", "3")), &[]),
        ("basic:2.1", some("2"), some("3"), some("66"), Some(ratio("2", "3")), &["rate-disagrees"]),
        ("basic:2.1", some("2"), some("3"), some("66.66"), Some(ratio("2", "3")), &["rate-disagrees"]),
        ("basic:2.1", some("382"), some("400"), some("0.955"), Some(ratio("382", "400")), &["rate-disagrees"]),
        ("basic:2.1", some("382"), some("400"), Some(percent("0.955")), Some(ratio("382", "400")), &["percent-cell"]),
        ("basic:2.1", some("382"), some("400"), Some(text("gần đủ")), Some(BAD), &["text-for-number"]),
        ("basic:2.1", some("382"), some("400"), Some(text("Không áp dụng")), Some(BAD), &["text-for-number"]),
        ("basic:2.1", some("382"), None, None, None, &["ratio-incomplete"]),
        ("basic:2.1", None, some("400"), some("95.5"), Some(n("95.5")), &["ratio-incomplete"]),
        ("basic:2.1", Some(text("nhiều")), some("400"), None, Some(BAD), &["text-for-number"]),
        ("basic:2.1", Some(text("nhiều")), None, None, Some(BAD), &["text-for-number"]),
        ("basic:2.1", Some(text("382 ")), some("400"), None, Some(ratio("382", "400")), &["number-as-text"]),
        ("basic:2.1", Some(percent("0.5")), some("400"), None, Some(BAD), &["number-ambiguous"]),
        ("basic:2.1", some("401"), some("400"), None, Some(BAD), &["part-over-whole"]),
        ("basic:2.1", some("-1"), some("400"), None, Some(BAD), &["negative"]),
        ("basic:2.1", some("0"), some("0"), None, Some(BAD), &["denominator-zero"]),
        ("basic:17.2", some("0"), some("0"), None, Some(ratio("0", "0")), &[]),
        ("basic:17.2", some("0"), some("0"), some("0"), Some(ratio("0", "0")), &[]),
        ("basic:17.2", some("0"), some("0"), some("5"), Some(BAD), &["denominator-zero"]),
        ("basic:17.2", some("1"), some("0"), None, Some(BAD), &["denominator-zero"]),
        ("basic:2.1", None, None, None, None, &[]),
    ];
    for (measure, a, b, c, given, codes) in cases {
        let got = read(&law, false, measure, [a.clone(), b.clone(), c.clone()], "");
        assert_eq!((got.0, got.1.as_slice()), (given, codes), "{measure} {a:?}/{b:?} {c:?}");
    }
    let typed = read(&law, true, "basic:2.1", [some("2"), some("3"), some("66")], "");
    assert_eq!(typed.2.as_deref(), Some("66"));
}

#[test]
fn a_rate_at_full_precision_agrees_with_its_quotient() {
    let law = law();
    let shown = Decimal::from_double(382.0 / 401.0 * 100.0).map(|d| d.plain()).unwrap();
    let got = read(&law, true, "basic:2.1", [Some(number("382")), Some(number("401")), Some(number(&shown))], "");
    assert_eq!(got.1, Vec::<&str>::new(), "{shown}");
}
