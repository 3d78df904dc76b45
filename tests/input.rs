//! Real workbooks, written cell by cell, read back: every fault its code and its cell, all at once.

use crate::common::words::{advanced, basic, model};
use std::io::Write;
use std::path::Path;

use ntm::commune::{Given, Value};
use ntm::criteria::{LawSource, Level, Levels, Place, Shelf};
use ntm::diag::{Code, Diagnostic, Place as Where};
use ntm::input::{Overrides, Read, Spreadsheet};
use ntm::layout::{self, Column, Field, RowId, Sheet, property};
use ntm::messages::Lang;
use ntm::text::{Date, Decimal};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet};

fn shelf() -> Shelf {
    let files = [
        ("nation", include_str!("data/law/nation.toml")),
        ("basic", include_str!("data/law/basic.toml")),
        ("advanced", include_str!("data/law/advanced.toml")),
    ];
    let sources = files.map(|(name, text)| LawSource { name: name.into(), text: text.into() });
    Shelf::of(&sources).unwrap_or_else(|e| panic!("{e:?}"))
}

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn number(text: &str) -> Given {
    Given::Value(Value::Number(d(text)))
}

fn open(bytes: &[u8]) -> Spreadsheet {
    Spreadsheet::of_bytes(bytes, "xã.xlsx").unwrap_or_else(|e| panic!("{e:?}"))
}

fn level(level: Level) -> Overrides {
    Overrides { level: Some(level), year: Some(2024), province: Some("Hải Dương".into()), ..Overrides::default() }
}

fn read(bytes: &[u8], overrides: &Overrides) -> Read {
    let read = open(bytes).commune(&shelf(), overrides).unwrap_or_else(|e| panic!("{e:?}"));
    read.findings.iter().for_each(spoken);
    read
}

/// Every fact a sentence asks for is given, in both languages.
fn spoken(finding: &Diagnostic) {
    for lang in [Lang::Vi, Lang::En] {
        for text in [lang.finding(finding), lang.hint(finding).unwrap_or_default()] {
            assert!(!text.is_empty() && !text.contains("{$"), "{}: {text}", finding.code.id());
        }
    }
}

/// "code cell" of each finding.
fn found(findings: &[Diagnostic]) -> Vec<String> {
    let cell = |place: &Where| match place {
        Where::Cell(origin) => format!("{}!{}", origin.sheet, origin.cell()),
        Where::Sheet(_, sheet) => sheet.to_string(),
        Where::File(_) => "file".to_string(),
        _ => "-".to_string(),
    };
    findings.iter().map(|f| format!("{} {}", f.code.id(), cell(&f.place))).collect()
}

fn given(read: &Read, measure: &str) -> Option<Given> {
    read.commune.answers.get(measure).map(|a| a.given.clone())
}

/// A cell to be written.
enum Cell {
    T(&'static str),
    N(f64),
    P(f64),
    D(u16, u8, u8),
    F(&'static str, &'static str),
    B,
}
use Cell::*;

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) {
    match cell {
        T(text) => sheet.write(row, column, *text),
        N(number) => sheet.write(row, column, *number),
        P(number) => sheet.write_with_format(row, column, *number, &Format::new().set_num_format("0.00%")),
        D(y, m, d) => {
            sheet.write_with_format(row, column, ExcelDateTime::from_ymd(*y, *m, *d).unwrap(), &Format::new().set_num_format("dd/mm/yyyy"))
        }
        F(formula, result) => sheet.write(row, column, Formula::new(*formula).set_result(*result)),
        B => Ok(sheet),
    }
    .unwrap();
}

fn fill(sheet: &mut Worksheet, rows: &[&[Cell]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            put(sheet, row, column, cell);
        }
    }
}

fn workbook(sheets: &[(&str, &[&[Cell]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        fill(book.add_worksheet().set_name(*name).unwrap(), rows);
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_hand_made_sheet_with_titles_above_and_columns_in_any_order() {
    let bytes = workbook(&[(
        "Xã Đồng Tiến",
        &[
            &[T("UBND XÃ ĐỒNG TIẾN")],
            &[T("Biểu tổng hợp kết quả thực hiện")],
            &[T("Tên xã:"), B, T("Đồng Tiến"), T("Tỉnh: Hải Dương")],
            &[T("Năm đánh giá"), N(2024.0), T("Mức phấn đấu"), T("NTM")],
            &[],
            &[T("STT"), T("Nội dung tiêu chí"), T("Đánh giá"), T("Kết quả thực hiện"), T("Mã (TT)"), T("Tử số"), T("Mẫu số"), T("Ghi chú")],
            &[T("I"), T("Quy hoạch"), B, B, T("1")],
            &[N(1.0), T("Có quy hoạch chung"), T("Đạt"), T("Đạt"), T("Chỉ tiêu 1.1.")],
            &[N(2.0), T("Nghĩa trang"), B, T("Không áp dụng"), T("1.2"), B, B, T("xã không có nghĩa trang")],
            &[N(3.0), T("Tỷ lệ đường xã"), T("Không đạt"), B, T("2.1"), N(382.0), N(400.0)],
            &[N(4.0), T("Nhà tạm"), B, T("Không"), T("9.1")],
            &[N(5.0), T("Thu nhập"), B, N(56.3), N(10.0)],
            &[N(6.0), T("Nam"), B, N(70.0), T("12.1 nam")],
            &[N(7.0), T("Nữ"), B, N(60.0), T("12.1/nu")],
            &[N(8.0), T("An toàn thực phẩm"), B, T("100%"), T("17.10")],
            &[N(9.0), T("Nước sạch"), B, N(88.0), T("17.1")],
            &[N(10.0), T("Nợ"), B, N(0.0), T("condition:no-dong")],
        ],
    )]);
    let read = read(&bytes, &Overrides::default());
    assert_eq!(found(&read.findings), ["number-as-text Xã Đồng Tiến!D15"]);
    assert_eq!(read.commune.name.value.as_deref(), Some("Đồng Tiến"));
    assert_eq!(read.commune.province.value.as_deref(), Some("Hải Dương"));
    assert_eq!((read.commune.year.value, read.commune.target.value), (Some(2024), Some(basic())));
    assert_eq!(given(&read, "basic:1.1"), Some(Given::Value(Value::YesNo(true))));
    assert_eq!(given(&read, "basic:1.2"), Some(Given::NotApplicable("xã không có nghĩa trang".into())));
    assert_eq!(given(&read, "basic:2.1"), Some(Given::Value(Value::Ratio { numerator: d("382"), denominator: d("400") })));
    assert_eq!(read.commune.answers["basic:2.1"].origin.as_ref().unwrap().cell(), "F10");
    for (measure, value) in [
        ("basic:9.1", "0"),
        ("basic:10", "56.3"),
        ("basic:12.1/nam", "70"),
        ("basic:12.1/nu", "60"),
        ("basic:17.10", "100"),
        ("basic:17.1", "88"),
        ("condition:no-dong", "0"),
    ] {
        assert_eq!(given(&read, measure), Some(number(value)), "{measure}");
    }
    assert_eq!(read.commune.answers.len(), 10);
    assert_eq!(read.commune.inputs[0].sha256.len(), 64);
    let typed: Vec<(String, bool)> = read.commune.typed_verdicts.iter().map(|v| (v.item.to_string(), v.met)).collect();
    assert_eq!(typed, [("basic:1.1".to_string(), true), ("basic:2.1".to_string(), false)]);
}

#[test]
fn every_fault_of_a_hand_made_sheet_is_named_at_once() {
    let bytes = workbook(&[(
        "B",
        &[
            &[T("Mã"), T("Tên chỉ tiêu"), T("Kết quả"), T("Đánh giá")],
            &[N(17.1), B, N(88.0)],
            &[D(2024, 10, 17), B, N(100.0)],
            &[T("12.1"), T("Tỷ lệ lao động qua đào tạo"), N(70.0)],
            &[T("9.3"), B, N(1.0)],
            &[T("2.1"), B, N(0.955)],
            &[T("10"), B, N(50.0)],
            &[T("10."), B, N(51.0)],
            &[T("1.1"), B, T("gần đạt")],
            &[T("1.2"), B, T("Không áp dụng")],
            &[T("5"), B, T("Mức độ 7")],
            &[T("9.1"), B, F("=1/0", "#DIV/0!")],
            &[T("9.2"), B, T("1.234")],
            &[T("17.2"), B, P(0.05)],
            &[T("1.3"), B, B, T("Đạt")],
        ],
    )]);
    let read = read(&bytes, &level(basic()));
    assert_eq!(
        found(&read.findings),
        [
            "figures-unread B!C2",
            "code-ambiguous B!A2",
            "code-is-date B!A3",
            "figures-together B!C4",
            "code-unknown B!A5",
            "rate-maybe-fraction B!C6",
            "code-twice B!A8",
            "word-unknown B!C9",
            "not-applicable-unexplained B!C10",
            "grade-unknown B!C11",
            "error-value B!C12",
            "number-as-text B!C13",
            "percent-cell B!C14",
        ]
    );
    assert_eq!(given(&read, "basic:12.1/nam"), Some(Given::Together(Value::Number(d("70")))));
    for measure in ["basic:17.1", "basic:17.10", "basic:2.1", "basic:10", "basic:1.1", "basic:5", "basic:9.1"] {
        assert_eq!(given(&read, measure), Some(Given::Unusable), "{measure}");
    }
    assert_eq!(given(&read, "basic:17.2"), Some(number("5")));
    assert_eq!(given(&read, "basic:9.2"), Some(number("1234")));
    let suggest = Lang::Vi.hint(&read.findings[2]).unwrap();
    assert!(suggest.contains("17.10"), "{suggest}");
    assert!(Lang::Vi.finding(&read.findings[6]).contains("xã.xlsx › B › A7"));
}

#[test]
fn a_name_tells_which_code_a_number_was() {
    let bytes = workbook(&[(
        "B",
        &[
            &[T("Mã"), T("Tên chỉ tiêu"), T("Kết quả")],
            &[N(17.1), T("Tỷ lệ hộ dùng nước sạch"), N(88.0)],
            &[N(17.1), T("Tỷ lệ cơ sở tuân thủ an toàn thực phẩm"), N(100.0)],
            &[T("12.1"), T("Lao động nữ qua đào tạo"), N(61.0)],
        ],
    )]);
    let read = read(&bytes, &level(basic()));
    assert_eq!(found(&read.findings), Vec::<String>::new());
    assert_eq!(given(&read, "basic:17.1"), Some(number("88")));
    assert_eq!(given(&read, "basic:17.10"), Some(number("100")));
    assert_eq!(given(&read, "basic:12.1/nu"), Some(number("61")));
}

#[test]
fn codes_belong_to_the_target_unless_prefixed() {
    let rows: &[&[Cell]] = &[
        &[T("Mã số"), T("Số liệu")],
        &[T("10.1"), N(60.0)],
        &[T("17.1"), N(90.0)],
        &[T("NTM 17.1"), N(70.0)],
        &[T("basic:17.10"), N(100.0)],
        &[T("NTM 10"), N(60.0)],
        &[T("17.10"), N(5.0)],
    ];
    let bytes = workbook(&[("B", rows)]);
    let found_in = read(&bytes, &level(advanced()));
    assert_eq!(found(&found_in.findings), ["figures-unread B!B7", "code-unknown B!A7"]);
    for (measure, value) in [("basic:10", "60"), ("advanced:17.1", "90"), ("basic:17.1", "70"), ("basic:17.10", "100")] {
        assert_eq!(given(&found_in, measure), Some(number(value)), "{measure}");
    }
    let basic = read(&workbook(&[("B", &[&[T("Mã"), T("Kết quả")], &[T("10.1"), N(60.0)]])]), &level(basic()));
    assert_eq!((found(&basic.findings), given(&basic, "basic:10")), (Vec::new(), Some(number("60"))));
    let differ: &[&[Cell]] = &[&[T("Mã"), T("Kết quả")], &[T("10"), N(60.0)], &[T("NTM 10"), N(61.0)]];
    let differ = read(&workbook(&[("B", differ)]), &level(advanced()));
    assert_eq!(found(&differ.findings), ["answers-differ B!B3"]);
    assert_eq!(given(&differ, "basic:10"), Some(Given::Unusable));
}

#[test]
fn which_table_and_which_column_is_never_guessed() {
    const TABLE: &[&[Cell]] = &[&[T("Mã"), T("Kết quả")], &[T("1.1"), T("Đạt")]];
    const YEARS: &[&[Cell]] = &[&[T("Mã"), T("Kết quả năm 2023"), T("Kết quả năm 2024")], &[T("10"), N(50.0), N(55.0)]];
    let fails = |bytes: &[u8], overrides: &Overrides| {
        let findings = open(bytes).commune(&shelf(), overrides).err().unwrap();
        findings.iter().for_each(spoken);
        found(&findings)
    };
    const OTHER: &[&[Cell]] = &[&[T("Mã"), T("Kết quả")], &[T("1.1"), T("Chưa đạt")]];
    let two = workbook(&[("Một", TABLE), ("Hai", OTHER)]);
    assert_eq!(fails(&two, &level(basic())), ["several-tables file"]);
    let sheet = |name: &str| Overrides { sheet: Some(name.into()), ..level(basic()) };
    assert_eq!(read(&two, &sheet("hai")).commune.answers.len(), 1);
    assert_eq!(fails(&two, &sheet("Haii")), ["sheet-unknown file"]);
    assert_eq!(fails(&workbook(&[("B", &[&[T("Ghi chú"), T("Mã")]])]), &level(basic())), ["no-table file"]);
    let judged = read(&workbook(&[("B", &[&[T("Mã"), T("Đánh giá")], &[T("1.1"), T("Đạt")]])]), &level(basic()));
    assert_eq!(found(&judged.findings), ["answer-from-judgement B!B2"]);
    assert_eq!(fails(&workbook(&[("B", YEARS)]), &Overrides { year: None, ..level(basic()) }), ["several-columns B"]);
    assert_eq!(given(&read(&workbook(&[("B", YEARS)]), &level(basic())), "basic:10"), Some(number("55")));
    let mut hidden = Workbook::new();
    fill(hidden.add_worksheet().set_name("Một").unwrap(), TABLE);
    fill(hidden.add_worksheet().set_name("Hai").unwrap().set_hidden(true), TABLE);
    assert_eq!(read(&hidden.save_to_buffer().unwrap(), &level(basic())).commune.answers.len(), 1);
}

#[test]
fn headings_over_two_rows_and_running_numbers_that_are_codes() {
    let bytes = workbook(&[(
        "B",
        &[
            &[T("TT"), T("Nội dung"), T("Kết quả thực hiện")],
            &[B, B, T("Tử số"), T("Mẫu số"), T("Tỷ lệ (%)")],
            &[T("1.1"), T("Quy hoạch"), B, B, T("Đạt")],
            &[T("2.1"), T("Đường xã"), N(382.0), N(400.0), N(95.5)],
            &[T("17.10"), T("An toàn"), B, B, N(100.0)],
        ],
    )]);
    let read = read(&bytes, &level(basic()));
    assert_eq!(found(&read.findings), Vec::<String>::new());
    assert_eq!(given(&read, "basic:2.1"), Some(Given::Value(Value::Ratio { numerator: d("382"), denominator: d("400") })));
    assert_eq!(given(&read, "basic:17.10"), Some(number("100")));
    assert_eq!(read.commune.answers.len(), 3);
}

#[test]
fn options_win_aloud_and_provinces_are_known_by_name() {
    let table = |province: &'static str| {
        workbook(&[(
            "B",
            &[
                &[T("Tỉnh"), T(province), T("Năm"), N(2023.0)],
                &[T("Mức phấn đấu"), T("NTM"), T("Diện của xã"), T("Xã khu vực III")],
                &[T("Mã"), T("Kết quả")],
                &[T("17.1"), N(88.0)],
            ],
        )])
    };
    let plain = read(&table("Hai Duong"), &Overrides::default());
    assert_eq!(found(&plain.findings), Vec::<String>::new());
    assert_eq!(plain.commune.province.value.as_deref(), Some("Hải Dương"));
    assert_eq!(plain.commune.classes.value.as_ref().map(|c| c[0].class.as_str()), Some("kv3"));
    let all = Overrides {
        level: Some(advanced()),
        year: Some(2024),
        province: Some("Tỉnh Hà Nam".into()),
        class: Some("khong".into()),
        ..Overrides::default()
    };
    let over = read(&table("Hải Dương"), &all);
    let expected = ["option-overrides B!B1", "option-overrides B!D1", "option-overrides B!B2", "option-overrides B!D2"];
    assert_eq!(found(&over.findings), expected);
    assert_eq!(over.law.as_ref().map(|l| l.province.as_str()), Some("Hà Nam"));
    assert_eq!(over.commune.classes.value.as_ref().map(Vec::len), Some(0));
    assert_eq!(given(&over, "advanced:17.1"), Some(number("88")));
    let unknown = read(&table("Hải Dươg"), &Overrides::default());
    assert_eq!(found(&unknown.findings), ["province-unknown B!B1"]);
    assert!(unknown.law.is_none() && Lang::Vi.hint(&unknown.findings[0]).unwrap().contains("Hải Dương"));
    let missing = read(&workbook(&[("B", &[&[T("Mã"), T("Kết quả")]])]), &Overrides::default());
    assert_eq!(found(&missing.findings), ["province-missing file"]);
    assert!(missing.law.is_some());
}

/// A form written by the constants of the layout room; `extra` columns before the first, as a user may insert.
struct Form {
    book: Workbook,
    extra: u16,
}

type FormRow<'a> = (RowId, &'a str, Vec<(Column, Cell)>);

impl Form {
    fn new(extra: u16) -> Self {
        let mut book = Workbook::new();
        let stamp = DocProperties::new().set_custom_property(property::FORM, layout::FORM_VERSION);
        book.set_properties(&stamp);
        Self { book, extra }
    }

    fn commune(mut self, values: &[(Field, &[Cell])]) -> Self {
        let sheet = self.book.add_worksheet().set_name(Sheet::Commune.name()).unwrap();
        for field in Field::all() {
            let row = field.row();
            sheet.write(row, self.extra + layout::commune::LABEL, field.label()).unwrap();
            sheet.write(row, self.extra + layout::commune::ID, field.id()).unwrap();
            let cells = values.iter().find(|(f, _)| *f == field).map(|(_, cells)| *cells).unwrap_or_default();
            for (column, cell) in (layout::commune::VALUE..).zip(cells) {
                put(sheet, row, self.extra + column, cell);
            }
        }
        self
    }

    fn answers(mut self, book: ntm::criteria::Book, rows: &[FormRow]) -> Self {
        let sheet = self.book.add_worksheet().set_name(Sheet::Answers(book).name()).unwrap();
        for column in Column::ALL {
            sheet.write(layout::answers::HEADING_ROW, self.extra + column.index(), column.heading()).unwrap();
        }
        for (row, (id, code, cells)) in (layout::answers::FIRST_ROW..).zip(rows) {
            sheet.write(row, self.extra + Column::Code.index(), *code).unwrap();
            if !id.write().ends_with(' ') {
                sheet.write(row, self.extra + Column::Id.index(), id.write()).unwrap();
            }
            for (column, cell) in cells {
                put(sheet, row, self.extra + column.index(), cell);
            }
        }
        self
    }

    fn bytes(mut self) -> Vec<u8> {
        self.book.save_to_buffer().unwrap()
    }
}

fn basic_set() -> ntm::criteria::Book {
    ntm::criteria::Book::Set(basic())
}

fn measure(id: &str) -> RowId {
    RowId::Measure(id.into())
}

#[test]
fn a_form_is_read_by_its_hidden_ids_wherever_its_columns_moved() {
    for extra in [0, 2] {
        let bytes = Form::new(extra)
            .commune(&[
                (Field::Name, &[T("Đồng Tiến")]),
                (Field::Code, &[T("01234")]),
                (Field::Province, &[T("Hải Dương")]),
                (Field::Year, &[N(2024.0)]),
                (Field::AsOf, &[D(2024, 6, 30)]),
                (Field::Target, &[T("xã nông thôn mới")]),
                (Field::HeldLevel, &[T("Chưa được công nhận")]),
                (Field::Class(1), &[T("Xã khu vực III"), T("QĐ 1"), D(2022, 1, 1), T("31/12/2025")]),
            ])
            .answers(
                basic_set(),
                &[
                    (RowId::Criterion("1".into()), "1", vec![(Column::Result, T("Đạt"))]),
                    (
                        measure("basic:1.1"),
                        "1.1",
                        vec![(Column::Result, T("Đạt")), (Column::Verdict, T("Chưa đạt")), (Column::Dated, D(2024, 6, 30))],
                    ),
                    (measure("basic:2.1"), "", vec![(Column::Numerator, N(382.0)), (Column::Denominator, N(400.0))]),
                    (RowId::Shown("basic:10".into()), "10", vec![(Column::Result, N(1.0))]),
                    (measure(""), "17.10", vec![(Column::Result, N(100.0))]),
                    (measure("basic:12.1/nam"), "12.1", vec![(Column::Result, N(70.0)), (Column::LastYear, N(50.0))]),
                    (measure("basic:12.1/nu"), "12.1", vec![(Column::LastYear, N(50.0))]),
                ],
            )
            .bytes();
        let book = open(&bytes);
        assert!(book.is_ours());
        let read = read(&bytes, &Overrides::default());
        assert_eq!(found(&read.findings), Vec::<String>::new(), "{extra}");
        let commune = &read.commune;
        assert_eq!(commune.code.value.as_deref(), Some("01234"));
        assert_eq!(commune.as_of.value, Some(Date::constant(2024, 6, 30)));
        assert_eq!(commune.held.value, Some(None));
        let class = &commune.classes.value.as_ref().unwrap()[0];
        assert_eq!(
            (class.document.as_str(), class.from, class.to),
            ("QĐ 1", Some(Date::constant(2022, 1, 1)), Some(Date::constant(2025, 12, 31)))
        );
        let answered: Vec<&str> = commune.answers.keys().map(String::as_str).collect();
        assert_eq!(answered, ["basic:1.1", "basic:12.1/nam", "basic:17.10", "basic:2.1"]);
        assert_eq!(commune.answers["basic:1.1"].dated, "30/06/2024");
        assert_eq!(given(&read, "basic:12.1/nam"), Some(number("70")));
    }
}

/// The same workbook with another name of a sheet, as a person gives it in Excel.
fn renamed(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut part = old.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).expect("its bytes");
        if name == "xl/workbook.xml" {
            content = String::from_utf8(content).expect("XML").replace(&format!("name=\"{from}\""), &format!("name=\"{to}\"")).into_bytes();
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).expect("room");
        new.write_all(&content).expect("room");
    }
    new.finish().expect("a workbook").into_inner()
}

#[test]
fn a_sheet_of_a_form_that_was_renamed_is_found_by_its_ids_or_named_as_unread() {
    let values: [(Field, &[Cell]); 3] = [(Field::Province, &[T("Hải Dương")]), (Field::Year, &[N(2024.0)]), (Field::Target, &[T("NTM")])];
    let rows = [(measure("basic:1.1"), "1.1", vec![(Column::Result, T("Đạt"))])];
    let bytes = Form::new(0).commune(&values).answers(basic_set(), &rows).bytes();
    let of_answers = read(&renamed(&bytes, &Sheet::Answers(basic_set()).name(), "Sheet1"), &Overrides::default());
    assert_eq!(given(&of_answers, "basic:1.1"), Some(Given::Value(Value::YesNo(true))));
    assert_eq!(found(&of_answers.findings), Vec::<String>::new());
    let of_commune = read(&renamed(&bytes, &Sheet::Commune.name(), "Sheet1"), &Overrides::default());
    assert!(of_commune.findings.iter().any(|f| f.code == Code::SheetNotOfForm && f.place.to_string().contains("Sheet1")));
}

#[test]
fn levels_are_known_by_the_names_in_use() {
    let words = [
        (basic(), &["xã NTM", "ntm", "nông thôn mới", "Xã nông thôn mới", "xã đạt chuẩn NTM", "basic", "new rural commune"][..]),
        (advanced(), &["NTM nâng cao", "nâng cao", "nang cao", "nang-cao", "NÂNG CAO", "xã nông thôn mới nâng cao", " Advanced "]),
        (model(), &["Xã NTM kiểu mẫu", "kiểu mẫu", "kieu-mau", "Kieu mau", "xa nong thon moi kieu mau", "model"]),
    ];
    for (level, words) in words {
        words.iter().for_each(|word| assert_eq!(Levels::default().of_word(word), Some(level), "{word}"));
    }
    for word in ["xã", "", "cao", "xã NTM nâng cao kiểu mẫu"] {
        assert_eq!(Levels::default().of_word(word), None, "{word}");
    }
}

#[test]
fn a_sheet_asked_for_must_be_in_a_form_too() {
    let bytes = Form::new(0).answers(basic_set(), &[]).bytes();
    let asked = |name: &str| open(&bytes).commune(&shelf(), &Overrides { sheet: Some(name.into()), ..level(basic()) });
    assert_eq!(asked("Không có").err().map(|f| found(&f)), Some(vec!["sheet-unknown file".to_string()]));
    assert!(asked("chỉ tiêu NTM").is_ok());
}

#[test]
fn fields_of_a_form_are_known_by_their_ids_when_labels_change() {
    let mut form = Form::new(0).answers(basic_set(), &[]);
    let sheet = form.book.add_worksheet().set_name(Sheet::Commune.name()).unwrap();
    for (field, value) in [(Field::Name, T("Đồng Tiến")), (Field::Province, T("Hà Nam")), (Field::Year, N(2023.0))] {
        sheet.write(field.row(), layout::commune::LABEL, "…").unwrap();
        sheet.write(field.row(), layout::commune::ID, field.id()).unwrap();
        put(sheet, field.row(), layout::commune::VALUE, &value);
    }
    let read = read(&form.bytes(), &Overrides::default());
    assert_eq!(read.commune.name.value.as_deref(), Some("Đồng Tiến"));
    assert_eq!((read.commune.province.value.as_deref(), read.commune.year.value), (Some("Hà Nam"), Some(2023)));
}

#[test]
fn a_form_is_strict_and_names_every_fault() {
    let bytes = Form::new(0)
        .commune(&[
            (Field::Province, &[T("Hải Dương")]),
            (Field::Year, &[T("hai nghìn")]),
            (Field::AsOf, &[T("30/02/2024")]),
            (Field::Target, &[T("NTM nâng ca")]),
            (Field::HeldLevel, &[T("NTM")]),
            (Field::HeldDate, &[T("tháng 5")]),
            (Field::Class(1), &[T("Xã khu vực IV")]),
        ])
        .answers(
            basic_set(),
            &[
                (measure("basic:2.1"), "2.1", vec![(Column::Result, T("95.5"))]),
                (measure("basic:17.1"), "17.1", vec![(Column::Result, P(0.955))]),
                (measure("basic:17.10"), "17.10", vec![(Column::Numerator, N(5.0)), (Column::Denominator, N(4.0))]),
                (measure("basic:10"), "10", vec![(Column::Result, N(50.0))]),
                (measure("basic:10"), "10", vec![(Column::Result, N(51.0))]),
                (measure("basic:99"), "99", vec![(Column::Result, N(51.0))]),
            ],
        )
        .bytes();
    let read = read(&bytes, &Overrides::default());
    assert_eq!(
        found(&read.findings),
        [
            "attribute-unreadable Thông tin xã!B8",
            "attribute-unreadable Thông tin xã!B9",
            "attribute-unreadable Thông tin xã!B10",
            "date-unreadable Thông tin xã!B14",
            "attribute-unreadable Thông tin xã!B15",
            "text-for-number Chỉ tiêu NTM!G5",
            "percent-cell-in-form Chỉ tiêu NTM!G6",
            "part-over-whole Chỉ tiêu NTM!E7",
            "code-twice Chỉ tiêu NTM!A9",
            "code-unknown Chỉ tiêu NTM!A10",
        ]
    );
    assert!(Lang::Vi.hint(&read.findings[5]).unwrap().contains("95,5"));
    assert_eq!((read.commune.year.value, read.commune.target.value), (None, None));
    assert_eq!(read.commune.classes.value, None);
    assert!(read.commune.answers.values().all(|a| a.given == Given::Unusable));
    assert_eq!(read.commune.answers.len(), 4);
}

#[test]
fn numbers_typed_as_text_in_a_form_are_named_together() {
    let bytes = Form::new(0)
        .commune(&[(Field::Province, &[T("Hải Dương")]), (Field::Year, &[N(2024.0)])])
        .answers(
            basic_set(),
            &[
                (measure("basic:2.1"), "2.1", vec![(Column::Numerator, T("382")), (Column::Denominator, T("400"))]),
                (measure("basic:10"), "10", vec![(Column::Result, T("56,5"))]),
                (measure("basic:17.10"), "17.10", vec![(Column::Result, T("62 5"))]),
            ],
        )
        .bytes();
    let read = read(&bytes, &Overrides::default());
    assert_eq!(found(&read.findings), ["numbers-as-text Chỉ tiêu NTM!E5", "two-numbers Chỉ tiêu NTM!G7"]);
    assert!(Lang::Vi.finding(&read.findings[0]).contains("Chỉ tiêu NTM E5, F5, G6"), "{}", Lang::Vi.finding(&read.findings[0]));
    let given = |id: &str| read.commune.answers[id].given.clone();
    let ratio = Value::Ratio { numerator: Decimal::from(382), denominator: Decimal::from(400) };
    assert_eq!([given("basic:2.1"), given("basic:17.10")], [Given::Value(ratio), Given::Unusable]);
}

#[test]
fn villages_are_read_by_the_ids_of_their_checklist() {
    let overlay = r#"
id = "lang"
version = "1"
title = "Thử"
province = "Làng"
region = "bac"
issuer = "Thử"
decision = "Thử"
base = ["thu-basic@1"]
[[checklist]]
id = "thong-minh"
name = "Thôn thông minh"
evidence = "invented"
item = [
    { name = "Có wifi", kind = "yes_no", op = "met" },
    { name = "Tỷ lệ hộ thanh toán", kind = "rate", op = "at_least", value = 80 },
]
"#;
    let files = [("nation", include_str!("data/law/nation.toml")), ("basic", include_str!("data/law/basic.toml")), ("lang", overlay)];
    let shelf =
        Shelf::of(&files.map(|(name, text)| LawSource { name: name.into(), text: text.into() })).unwrap_or_else(|e| panic!("{e:?}"));
    let mut form = Form::new(0).commune(&[(Field::Province, &[T("Làng")]), (Field::Target, &[T("NTM")])]).answers(basic_set(), &[]);
    let sheet = form.book.add_worksheet().set_name(Sheet::Villages.name()).unwrap();
    for (column, id) in (layout::villages::FIRST_ITEM..).zip(["village:thong-minh/1", "village:thong-minh/2"]) {
        sheet.write(layout::villages::ID_ROW, column, id).unwrap();
    }
    let rows: [&[Cell]; 3] = [&[N(1.0), T("Thôn Đông"), T("Đạt"), N(85.0)], &[N(2.0), T("Thôn Đoài"), T("có lẽ"), B], &[N(3.0)]];
    for (row, cells) in (layout::villages::FIRST_ROW..).zip(rows) {
        (0..).zip(cells).for_each(|(column, cell)| put(sheet, row, column, cell));
    }
    let read = open(&form.bytes()).commune(&shelf, &Overrides::default()).unwrap();
    assert_eq!(found(&read.findings), ["word-unknown Thôn!C7"]);
    let names: Vec<&str> = read.commune.villages.iter().map(|v| v.name.as_str()).collect();
    assert_eq!(names, ["Thôn Đông", "Thôn Đoài"]);
    assert_eq!(read.commune.villages[0].answers["village:thong-minh/2"].given, number("85"));
    assert_eq!(read.commune.villages[1].answers.len(), 1);
}

#[test]
fn nothing_typed_is_dropped_without_a_word() {
    let bytes = workbook(&[(
        "B",
        &[
            &[T("Mã"), T("Tử số"), T("Mẫu số"), T("Kết quả")],
            &[T("10"), N(5000.0), N(100.0)],
            &[T("17/10"), B, B, N(100.0)],
            &[T("17.1 Tỷ lệ hộ dùng nước sạch"), B, B, N(88.0)],
        ],
    )]);
    let read = read(&bytes, &level(basic()));
    assert_eq!(found(&read.findings), ["ratio-not-asked B!B2", "figures-unread B!D3", "code-unknown B!A3"]);
    assert_eq!(given(&read, "basic:17.1"), Some(number("88")));
    assert_eq!(given(&read, "basic:10"), None);
}

#[test]
fn documents_are_placed_under_their_indicators() {
    let mut form = Form::new(0).commune(&[(Field::Target, &[T("NTM")]), (Field::Province, &[T("Hà Nam")])]).answers(basic_set(), &[]);
    let sheet = form.book.add_worksheet().set_name(Sheet::Documents.name()).unwrap();
    for (column, id) in (0..).zip(layout::documents::COLUMNS) {
        sheet.write(layout::documents::HEADING_ROW, column, Lang::Vi.text(&format!("document-{id}"))).unwrap();
    }
    let rows: [&[Cell]; 3] = [
        &[B, T("NTM"), T("17.10"), B, T("Biên bản kiểm tra"), T("12/BB"), B, T("UBND xã"), B, T("a.pdf")],
        &[B, B, T("77"), B, T("Quyết định")],
        &[N(3.0)],
    ];
    for (row, cells) in (layout::documents::FIRST_ROW..).zip(rows) {
        (0..).zip(cells).for_each(|(column, cell)| put(sheet, row, column, cell));
    }
    let read = read(&form.bytes(), &Overrides::default());
    assert_eq!(found(&read.findings), ["document-unplaced Minh chứng!C5"]);
    let placed: Vec<Option<String>> = read.commune.documents.iter().map(|d| d.item.as_ref().map(ToString::to_string)).collect();
    assert_eq!(placed, [Some("basic:17.10".to_string()), None]);
    assert_eq!(read.commune.documents[0].issuer, "UBND xã");
}

#[test]
fn a_form_that_shows_other_thresholds_is_named() {
    let shelf = shelf();
    let law = shelf.law("Hải Dương", 2024).unwrap();
    let mut form = Form::new(0).answers(basic_set(), &[]);
    let sheet = form.book.add_worksheet().set_name(Sheet::Thresholds.name()).unwrap();
    let of = |code: &str| ntm::criteria::ItemRef { book: basic_set(), series: Default::default(), code: code.into() };
    let key = |code: &str| {
        let version = &law.item(&of(code)).unwrap().versions[0];
        layout::thresholds::key(&of(code), version, version.requirement.tests()[0])
    };
    sheet.write(0, 2, 2023).unwrap();
    sheet.write(0, 3, 2024).unwrap();
    // The law: 2.1 at least 80, 10 at least 50, 1.1 "Đạt", 17.10 at least 100.
    // 17.1 was amended: what the form shows of its first version no longer matters.
    let rows: [(&str, &str, Cell, Cell); 7] = [
        ("2.1", "bac", N(70.0), N(75.0)),
        // what is the same in every region and year is there once
        ("10", "nam", N(50.0), B),
        ("10", "bac", B, B),
        ("1.1", "*", B, T("Đạt")),
        ("17.10", "bac", B, T("?UBND cấp tỉnh")),
        ("5", "nam", B, B),
        ("17.1", "bac", N(1.0), N(1.0)),
    ];
    for (row, (code, region, before, now)) in (1..).zip(&rows) {
        sheet.write(row, 0, key(code)).unwrap();
        sheet.write(row, 1, *region).unwrap();
        put(sheet, row, 2, before);
        put(sheet, row, 3, now);
    }
    let book = open(&form.bytes());
    let place = Place { year: 2024, as_of: Date::constant(2024, 12, 31), classes: Some(Vec::new()), area: None, open_groups: Vec::new() };
    let finding = book.form_thresholds(&law, &place).expect("a finding");
    spoken(&finding);
    assert!(matches!(finding.place, Where::File(_)), "nobody is sent to a hidden sheet: {finding}");
    let said = Lang::En.finding(&finding);
    assert!(said.contains(": 2 levels in it") && said.contains("the form has no level, now"), "{said}");
    assert!(said.contains("the form has 75, now 80"), "{said}");
}

// ---------- files as they come ----------

const CONTENT_TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="B" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn raw(rows: &str, strings: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    zipped(&[
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

const NO_STRINGS: &str = r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="0" uniqueCount="0"></sst>"#;

fn text(cell: &str, text: &str) -> String {
    format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn heading() -> String {
    format!("<row r=\"1\">{}{}</row>", text("A1", "Mã"), text("B1", "Kết quả"))
}

fn refused(bytes: &[u8], name: &str) -> (Code, String) {
    let finding = Spreadsheet::of_bytes(bytes, name).err().unwrap_or_else(|| panic!("{name}"));
    spoken(&finding);
    (finding.code, Lang::En.finding(&finding))
}

#[test]
fn files_are_judged_by_their_bytes() {
    let path = Path::new("khong-co.xlsx");
    assert_eq!(Spreadsheet::open(path, "khong-co.xlsx").err().map(|f| f.code), Some(Code::FileMissing));
    assert_eq!(refused(b"", "a.xlsx").1, "The file is empty.");
    assert!(refused(b"\xef\xbb\xbf <html><table></table></html>", "a.xls").1.contains("HTML"));
    let xml = "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    assert!(refused(xml.as_bytes(), "a.xls").1.contains("XML Spreadsheet 2003"));
    let xml16: Vec<u8> = format!("\u{feff}{xml}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(refused(&xml16, "a.xls").1.contains("XML Spreadsheet 2003"));
    assert!(refused(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "a.xls").1.contains("MHTML"));
    assert_eq!(refused(b"%PDF-1.4", "a.xlsx").0, Code::NotASpreadsheet);
    assert_eq!(refused("Kính gửi".as_bytes(), "a.xlsx").0, Code::NotASpreadsheet);
    let good = workbook(&[("B", &[&[T("Mã"), T("Kết quả")]])]);
    assert!(refused(&good[..good.len() / 2], "a.xlsx").1.contains("damaged"));
    assert_eq!(refused(&zipped(&[("ppt/presentation.xml", "<p/>")]), "a.xlsx").0, Code::NotASpreadsheet);
    let mut encrypted = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    encrypted.resize(1024, 0);
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused(&encrypted, "A.XLSX").0, Code::Encrypted);
    assert_eq!(refused(&vec![b' '; 31 * 1024 * 1024], "a.xlsx").0, Code::NotASpreadsheet);
    assert!(Spreadsheet::of_bytes(&good, "renamed.xls").is_ok());
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(31 * 1024 * 1024).unwrap();
    assert_eq!(Spreadsheet::open(file.path(), "a.xlsx").err().map(|f| f.code), Some(Code::TooLarge));
}

#[test]
fn hostile_files_cost_themselves_only() {
    let strings = |n: &str| NO_STRINGS.replace("uniqueCount=\"0\"", &format!("uniqueCount=\"{n}\""));
    assert_eq!(refused(&raw(&heading(), &strings("99999999999")), "a.xlsx").0, Code::NotASpreadsheet);
    assert_eq!(refused(&raw(&heading(), &strings("999999999999999999999")), "a.xlsx").0, Code::NotASpreadsheet);
    let shared = format!(r#"{}<row r="2"><c r="B2"><f t="shared" si="99999999999" ref="B2:B3">1</f></c></row>"#, heading());
    assert!(Spreadsheet::of_bytes(&raw(&shared, NO_STRINGS), "a.xlsx").is_ok(), "no room is set aside for formulas");
    let bomb = " ".repeat(161 * 1024 * 1024);
    assert_eq!(refused(&zipped(&[("xl/workbook.xml", &bomb)]), "a.xlsx").0, Code::TooLarge);
    let far = format!(
        r#"{}<row r="2">{}<c r="B2"><v>88</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#,
        heading(),
        text("A2", "17.1")
    );
    let far = read(&raw(&far, NO_STRINGS), &level(basic()));
    assert_eq!(found(&far.findings), ["out-of-bounds B"]);
    assert_eq!(given(&far, "basic:17.1"), Some(number("88")));
    // A row number beyond 32 bits panics in one build of the library and wraps in the other: no crash is all that is asked.
    let wrapped = format!(r#"{}<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>"#, heading());
    let _ = Spreadsheet::of_bytes(&raw(&wrapped, NO_STRINGS), "a.xlsx");
}

#[test]
fn one_broken_cell_costs_its_measure_only() {
    let rows = format!(
        r##"{}<row r="2">{}<c r="B2" t="e"><v>#SPILL!</v></c></row>
        <row r="3">{}<c r="B3" t="n"><v>95,5</v></c></row>
        <row r="4">{}<c r="B4"><f>1+1</f></c></row>
        <row r="5">{}<c r="B5"><v>100</v></c></row>
        <row r="6"><c r="A6" t="e"><v>#CALC!</v></c><c r="B6"><v>7</v></c></row>"##,
        heading(),
        text("A2", "2.1"),
        text("A3", "10"),
        text("A4", "9.2"),
        text("A5", "17.10")
    );
    let read = read(&raw(&rows, NO_STRINGS), &level(basic()));
    let expected = ["error-value B!B2", "broken-cell B!B3", "formula-without-result B!B4", "figures-unread B!B6", "code-unknown B!A6"];
    assert_eq!(found(&read.findings), expected);
    assert_eq!(given(&read, "basic:17.10"), Some(number("100")));
    for measure in ["basic:2.1", "basic:10", "basic:9.2"] {
        assert_eq!(given(&read, measure), Some(Given::Unusable), "{measure}");
    }
}

#[test]
fn a_formula_nobody_calculated_is_no_zero() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, &[&[T("Mã"), T("Kết quả")], &[T("9.1"), B], &[T("10"), F("=25*2", "50")]]);
    sheet.write_formula(1, 1, "=SUM(C1:C9)").unwrap();
    let read = read(&book.save_to_buffer().unwrap(), &level(basic()));
    assert_eq!(found(&read.findings), ["formula-without-result Sheet1!B2"]);
    assert_eq!(given(&read, "basic:9.1"), Some(Given::Unusable));
    assert_eq!(given(&read, "basic:10"), Some(number("50")));
}

/// `tests/files` were saved by LibreOffice from a workbook of seven rows: tỉnh, năm | mức phấn đấu, tại
/// ngày | Mã, Tên chỉ tiêu, Kết quả | 17.10 88.5 | 1.1 Đạt | 2.1 0.955 in a percent cell | 10 #DIV/0!
#[test]
fn older_and_other_formats_are_read_within_their_limits() {
    for name in ["xa.xls", "xa.ods"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name);
        let book = Spreadsheet::open(&path, name).unwrap_or_else(|e| panic!("{e:?}"));
        let read = book.commune(&shelf(), &Overrides::default()).unwrap_or_else(|e| panic!("{e:?}"));
        let cells = ["percent-cell Bảng!C6", "error-value Bảng!C7"];
        assert_eq!(found(&read.findings), cells, "{name}");
        assert_eq!(read.commune.as_of.value, Some(Date::constant(2024, 6, 30)), "{name}");
        assert_eq!(given(&read, "basic:17.10"), Some(number("88.5")), "{name}");
        assert_eq!(given(&read, "basic:1.1"), Some(Given::Value(Value::YesNo(true))), "{name}");
        assert_eq!(given(&read, "basic:2.1"), Some(number("95.5")), "{name}");
    }
}

#[test]
fn a_text_table_is_read_with_the_marks_of_its_country() {
    let csv = "\u{feff}Mã;Tên chỉ tiêu;Kết quả\n17.10;An toàn;100\n17.1;Nước;\"88,5\"\n10;Thu nhập;56\n";
    let book = Spreadsheet::of_bytes(csv.as_bytes(), "xã.csv").unwrap();
    let read = book.commune(&shelf(), &level(basic())).unwrap();
    assert_eq!(found(&read.findings), ["number-as-text xã.csv!C3"]);
    for (measure, value) in [("basic:17.10", "100"), ("basic:17.1", "88.5"), ("basic:10", "56")] {
        assert_eq!(given(&read, measure), Some(number(value)), "{measure}");
    }
}
