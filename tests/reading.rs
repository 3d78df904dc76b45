//! Each kind of value has one reading: the cases of `tests/reading/*.toml`, typed into a hand-made sheet and
//! into a form of ours, and the page made of them. `NTM_BLESS=1 cargo test reading::` writes it again.

use crate::common::said;
use crate::common::words::basic;
use std::fmt::Write;
use std::path::PathBuf;

use ntm::criteria::{Book, Shelf};
use ntm::diag::Diagnostic;
use ntm::input::{Overrides, Spreadsheet};
use ntm::layout::{self, Column, RowId, Sheet, property};
use ntm::messages::Lang;
use ntm::text::{Date, Decimal, NumberText, Style, parse_date, print_date, read_number};
use proptest::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet};
use serde::Deserialize;

/// What one kind of measure reads.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    title: String,
    measure: String,
    asks: String,
    /// Its code as typed; that of the measure's item if absent.
    code: Option<String>,
    case: Vec<Case>,
}

/// A cell and what is made of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    cell: Option<toml::Value>,
    format: Option<String>,
    error: Option<String>,
    formula: Option<String>,
    #[serde(default)]
    note: String,
    reads: Option<String>,
    #[serde(default)]
    finding: Vec<String>,
    form: Option<Reading>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Reading {
    reads: Option<String>,
    #[serde(default)]
    finding: Vec<String>,
}

const UNUSABLE: &str = "không dùng được";

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reading")
}

fn kinds() -> Vec<Kind> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let read = |p: &PathBuf| toml::from_str(&std::fs::read_to_string(p).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", p.display()));
    paths.iter().map(read).collect()
}

impl Kind {
    fn code(&self) -> &str {
        self.code.as_deref().unwrap_or_else(|| self.measure.split_once(':').unwrap().1)
    }
}

impl Case {
    fn put(&self, sheet: &mut Worksheet, row: u32, column: u16) {
        let format = Format::new().set_num_format(self.format.as_deref().unwrap_or("General"));
        let put = match (&self.cell, &self.error, &self.formula) {
            (Some(toml::Value::String(text)), ..) => sheet.write(row, column, text.as_str()),
            (Some(toml::Value::Integer(number)), ..) => sheet.write_with_format(row, column, *number as f64, &format),
            (Some(toml::Value::Float(number)), ..) => sheet.write_with_format(row, column, *number, &format),
            (Some(toml::Value::Boolean(yes)), ..) => sheet.write(row, column, *yes),
            (Some(toml::Value::Datetime(day)), ..) => {
                let day = ExcelDateTime::parse_from_str(&day.to_string()).unwrap();
                sheet.write_with_format(row, column, day, &Format::new().set_num_format("d-mmm"))
            }
            (_, Some(error), _) => sheet.write(row, column, Formula::new("=A1").set_result(error)),
            (.., Some(formula)) => sheet.write(row, column, Formula::new(formula)),
            _ => panic!("a case without a cell"),
        };
        put.unwrap();
    }

    /// What is in the cell, as a person sees it.
    fn shown(&self) -> String {
        let number = |text: String| text.replace('.', ",");
        match (&self.cell, &self.error, &self.formula) {
            (Some(toml::Value::String(text)), ..) => format!("chữ `{}`", text.trim()),
            (Some(toml::Value::Integer(n)), ..) if self.format.is_some() => format!("số {n}, ô định dạng %"),
            (Some(toml::Value::Float(n)), ..) if self.format.is_some() => format!("số {}, ô định dạng %", number(n.to_string())),
            (Some(toml::Value::Integer(n)), ..) => format!("số {n}"),
            (Some(toml::Value::Float(n)), ..) => format!("số {}", number(n.to_string())),
            (Some(toml::Value::Boolean(yes)), ..) => (if *yes { "TRUE" } else { "FALSE" }).to_string(),
            (Some(toml::Value::Datetime(day)), ..) => {
                let day = day.date.unwrap();
                format!("ngày {}/{}/{}", day.day, day.month, day.year)
            }
            (_, Some(error), _) => format!("lỗi `{error}`"),
            (.., Some(formula)) => format!("công thức `{formula}` chưa được tính"),
            _ => String::new(),
        }
    }

    fn hand_made(&self, kind: &Kind) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (column, word) in (0..).zip(["Mã", "Kết quả", "Ghi chú"]) {
            sheet.write(0, column, word).unwrap();
        }
        sheet.write(1, 0, kind.code()).unwrap();
        sheet.write(1, 2, &*self.note).unwrap();
        self.put(sheet, 1, 1);
        book.save_to_buffer().unwrap()
    }

    fn form(&self, kind: &Kind) -> Vec<u8> {
        let mut book = Workbook::new();
        book.set_properties(&DocProperties::new().set_custom_property(property::FORM, layout::FORM_VERSION));
        let sheet = book.add_worksheet().set_name(Sheet::Answers(Book::Set(basic())).name()).unwrap();
        for column in Column::ALL {
            sheet.write(layout::answers::HEADING_ROW, column.index(), column.heading()).unwrap();
        }
        let row = layout::answers::FIRST_ROW;
        sheet.write(row, Column::Id.index(), RowId::Measure(kind.measure.clone()).write()).unwrap();
        sheet.write(row, Column::Note.index(), &*self.note).unwrap();
        self.put(sheet, row, Column::Result.index());
        book.save_to_buffer().unwrap()
    }

    fn expected(&self) -> (String, Vec<String>) {
        (self.reads.clone().unwrap_or_else(|| UNUSABLE.into()), self.finding.clone())
    }

    fn expected_in_form(&self) -> (String, Vec<String>) {
        match &self.form {
            Some(form) => (form.reads.clone().unwrap_or_else(|| UNUSABLE.into()), form.finding.clone()),
            None => self.expected(),
        }
    }
}

/// What is given for the measure, and what is found.
fn read(shelf: &Shelf, kind: &Kind, bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    let book = Spreadsheet::of_bytes(bytes, "xã.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
    let overrides = Overrides {
        level: Some(basic()),
        year: Some(2024),
        province: Some("Hải Dương".into()),
        class: Some("khong".into()),
        ..Overrides::default()
    };
    let read = book.commune(shelf, &overrides).unwrap_or_else(|e| panic!("{e:?}"));
    let answer = read.commune.answers.get(&kind.measure).map(|a| said::said(&a.given));
    (answer.unwrap_or_else(|| "không có gì".into()), read.findings)
}

fn codes(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|f| f.code.id().to_string()).collect()
}

#[test]
fn every_kind_of_value_has_one_reading() {
    let shelf = Shelf::open(&[]).unwrap();
    let (mut count, mut wrong) = (0, Vec::new());
    for kind in kinds() {
        for case in &kind.case {
            let both = [("hand-made", case.hand_made(&kind), case.expected()), ("form", case.form(&kind), case.expected_in_form())];
            for (sheet, bytes, expected) in both {
                let (given, findings) = read(&shelf, &kind, &bytes);
                let found = (given, codes(&findings));
                if found != expected {
                    wrong.push(format!("{} {}, {sheet}: {found:?}, not {expected:?}", kind.title, case.shown()));
                }
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 60, "{count} cases");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// "1.234" is also an English 1.234: then the number printed is one of the two that are asked about.
    #[test]
    fn a_number_printed_for_a_person_is_read_back(digits in "-?(0|[1-9][0-9]{0,17})([.][0-9]{0,11}[1-9])?") {
        let number: Decimal = digits.parse().unwrap();
        for style in [Style::Vietnamese, Style::English] {
            let printed = number.print(style);
            let back = match read_number(&printed) {
                NumberText::Number { value, percent: false } => value == number,
                NumberText::Ambiguous(one, other) => [one, other].contains(&number) && printed.matches(['.', ',']).count() == 1,
                _ => false,
            };
            prop_assert!(back, "{} printed {}", number, printed);
        }
        prop_assert_eq!(number.plain().parse(), Ok(number));
    }

    #[test]
    fn a_day_printed_is_read_back(year in 1900i16..2200, month in 1i8..=12, day in 1i8..=31) {
        if let Ok(date) = Date::new(year, month, day) {
            prop_assert_eq!(parse_date(&print_date(date)), Some(date));
        }
    }
}

/// The page an official reads: the same cases, with the sentences of the program.
fn page(shelf: &Shelf) -> String {
    let mut page = String::from(include_str!("reading/head.md"));
    for kind in kinds() {
        write!(page, "\n## {}\n\nVí dụ: {}.\n\n", kind.title, kind.asks).unwrap();
        page.push_str("| ô ghi | đọc là | trong biểu mẫu | chương trình nói |\n|---|---|---|---|\n");
        for case in &kind.case {
            let (_, findings) = read(shelf, &kind, &case.hand_made(&kind));
            let said: Vec<String> = findings.iter().map(sentence).collect();
            let (reads, in_form) = (case.expected().0, case.expected_in_form().0);
            let in_form = if in_form == reads { "như vậy" } else { &in_form };
            let note = if case.note.is_empty() { String::new() } else { format!("; ghi chú `{}`", case.note) };
            writeln!(page, "| {}{note} | {} | {} | {} |", cell(&case.shown()), cell(&reads), cell(in_form), cell(&said.join("<br>")))
                .unwrap();
        }
    }
    page
}

fn sentence(finding: &Diagnostic) -> String {
    format!("{} *{}*", Lang::Vi.finding(finding), Lang::Vi.hint(finding).unwrap_or_default())
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\u{a0}', "⍽").trim().to_string()
}

#[test]
fn the_page_says_what_the_cases_say() {
    let path = folder().join("README.md");
    let made = page(&Shelf::open(&[]).unwrap());
    if std::env::var_os("NTM_BLESS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == made, "tests/reading/README.md is not what the cases say; run with NTM_BLESS=1 and read the difference");
}
