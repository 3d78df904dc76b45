//! Tables of Word documents, as python-docx and LibreOffice write them (`tests/word/make.py`).

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Output;

use ntm::diag::Code;
use ntm::input::{Content, Grid, Spreadsheet};
use ntm::messages::Lang;
use serde::Deserialize;
use serde_json::Value;

use crate::common::run::{ntm, said};

#[derive(Deserialize)]
struct Cases {
    table: Vec<Table>,
}

#[derive(Deserialize)]
struct Table {
    file: String,
    name: String,
    above: Vec<String>,
    rows: Vec<Vec<String>>,
    /// "top,left-bottom,right", counted from 0 in the table's own rows.
    merged: Vec<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/word")
}

/// The text of a cell with its lines.
fn typed(grid: &Grid, row: u32, column: u32) -> String {
    match grid.get(row, column) {
        Some(Content::Text(text)) => text.clone(),
        other => other.map(Content::plain).unwrap_or_default(),
    }
}

fn open(name: &str) -> Spreadsheet {
    Spreadsheet::open(&folder().join(name), name).unwrap_or_else(|e| panic!("{name}: {}", Lang::Vi.finding(&e)))
}

#[test]
fn tables_are_read_as_they_were_typed() {
    let cases: Cases = toml::from_str(&std::fs::read_to_string(folder().join("cases.toml")).unwrap()).unwrap();
    for name in ["python-docx.docx", "writer.docx"] {
        let names: Vec<String> = open(name).sheets().iter().map(|grid| grid.name.to_string()).collect();
        let known: Vec<&str> = cases.table.iter().filter(|t| t.file == name).map(|t| t.name.as_str()).collect();
        assert_eq!(names, known);
    }
    for table in &cases.table {
        let book = open(&table.file);
        let grid = book.sheets().iter().find(|grid| *grid.name == table.name).unwrap();
        let above = table.above.len() as u32;
        let lines: Vec<String> = (0..above).map(|row| grid.text(row, 0)).collect();
        assert_eq!(lines, table.above, "{} {}", table.file, table.name);
        let row =
            |row: usize| -> Vec<String> { (0..table.rows[0].len() as u32).map(|column| typed(grid, above + row as u32, column)).collect() };
        let rows: Vec<Vec<String>> = (0..table.rows.len()).map(row).collect();
        assert_eq!(rows, table.rows, "{} {}", table.file, table.name);
        let count = grid.rows().map(|row| grid.row(row).count()).sum::<usize>();
        let typed = table.above.len() + table.rows.iter().flatten().filter(|text| !text.is_empty()).count();
        assert_eq!(count, typed, "{} {}: nothing else", table.file, table.name);
    }
    for table in cases.table {
        let cells = open(&table.file).into_cells().into_iter().find(|sheet| *sheet.name == table.name).unwrap();
        let above = table.above.len() as u32;
        let mut merged: Vec<String> =
            cells.merged.iter().map(|a| format!("{},{}-{},{}", a.top - above, a.left, a.bottom - above, a.right)).collect();
        merged.sort();
        assert_eq!(merged, table.merged, "{} {}", table.file, table.name);
    }
}

/// Places of a document are reported as people count them.
#[test]
fn a_place_is_a_row_and_a_column_of_a_table() {
    let book = open("python-docx.docx");
    let grid = &book.sheets()[1];
    let place =
        |row, column| (Lang::Vi.spot(&grid.origin(row, column)), Lang::En.spot(&grid.origin(row, column)), grid.origin(row, column).cell());
    assert_eq!(place(5 + 6, 3), ("Bảng 2, dòng 7, cột 4".into(), "Bảng 2, row 7, column 4".into(), "D7".into()));
    assert_eq!(place(4, 0), ("Bảng 2, phần chữ phía trên bảng".into(), "Bảng 2, text above the table".into(), "A0".into()));
}

/// The document with one of its parts changed.
fn changed(name: &str, part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let bytes = std::fs::read(folder().join(name)).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == part {
            content = change(std::str::from_utf8(&content).unwrap()).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// What is said of a commune's document.
fn judged(document: &[u8]) -> Output {
    let root = tempfile::tempdir().unwrap();
    std::fs::write(root.path().join("xã.docx"), document).unwrap();
    ntm(root.path(), &["assess", "xã.docx", "--level", "basic", "--province", "Hải Dương"])
}

fn refused(bytes: &[u8], name: &str) -> Code {
    Spreadsheet::of_bytes(bytes, name).map(drop).expect_err(name).code
}

#[test]
fn what_is_not_read_is_named() {
    let document = |change: &dyn Fn(&str) -> String| changed("quyet-dinh.docx", "word/document.xml", change);
    // Broken off in the middle, or wider and longer than any table.
    assert_eq!(refused(&document(&|xml| xml[..xml.len() / 2].to_string()), "a.docx"), Code::NotASpreadsheet);
    let many = document(&|xml| xml.replace("<w:sectPr", &format!("{}<w:sectPr", "<w:tbl/>".repeat(1001))));
    assert_eq!(refused(&many, "a.docx"), Code::Excessive);
    let wide = document(&|xml| xml.replacen("<w:tcPr>", "<w:tcPr><w:gridSpan w:val=\"4294967295\"/>", 3));
    assert!(Spreadsheet::of_bytes(&wide, "a.docx").is_ok());
    // A row of far too many cells is read as far as a sheet could be, and that is reported.
    let cells = format!("<w:tr>{}</w:tr></w:tbl>", "<w:tc><w:p/></w:tc>".repeat(200_000));
    let output = judged(&document(&|xml| xml.replace("</w:tbl>", &cells)));
    assert!(said(&output).contains("[out-of-bounds]") && said(&output).contains("199.488 ô"), "{}", said(&output));
    let long = document(&|xml| xml.replacen("Kết quả", &"x".repeat(300_000), 1));
    assert_eq!(refused(&long, "a.docx"), Code::Excessive);
    // Where the document is is said by the package.
    let moved = changed("quyet-dinh.docx", "_rels/.rels", |xml| xml.replace("word/document.xml", "/word/other.xml"));
    assert_eq!(refused(&moved, "a.docx"), Code::FileUnreadable);
    let old = std::fs::read(folder().join("quyet-dinh.doc")).unwrap();
    let finding = Spreadsheet::of_bytes(&old, "a.doc").map(drop).unwrap_err();
    assert!(Lang::Vi.finding(&finding).contains("Word kiểu cũ (.doc)") && Lang::Vi.hint(&finding).unwrap().contains(".docx"));
    let rtf = Spreadsheet::of_bytes(b"{\\rtf1\\ansi x}", "a.doc").map(drop).unwrap_err();
    assert!(Lang::Vi.finding(&rtf).contains("RTF") && Lang::Vi.hint(&rtf).unwrap().contains(".docx"));
    // A container whose directory names what a password protects.
    let mut locked = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    for (name, program) in [("a.docx", "Word"), ("a.xlsx", "Excel")] {
        let finding = Spreadsheet::of_bytes(&locked, name).map(drop).unwrap_err();
        assert_eq!(finding.code, Code::Encrypted);
        assert!(Lang::Vi.hint(&finding).unwrap().contains(&format!("Mở tệp bằng {program}")), "{name}");
    }
}

/// Numbers that Word would put before paragraphs are left out where changes nobody accepted have upon them.
#[test]
fn an_unaccepted_change_leaves_numbers_out() {
    let with = |mark: &str| changed("python-docx.docx", "word/document.xml", |xml| xml.replace("</w:numPr>", &format!("</w:numPr>{mark}")));
    let cell = |bytes: &[u8]| Spreadsheet::of_bytes(bytes, "a.docx").unwrap().sheets()[1].text(7, 2);
    assert_eq!(cell(&with("")), "1. Đường xã");
    assert_eq!(cell(&with("<w:rPr><w:ins w:id=\"9\"/></w:rPr>")), "1. Đường xã");
    assert_eq!(cell(&with("<w:rPr><w:del w:id=\"9\"/></w:rPr>")), "Đường xã");
    // How it was before a change is no part of it.
    assert_eq!(
        cell(&with("<w:pPrChange w:id=\"9\"><w:pPr><w:numPr><w:numId w:val=\"91\"/></w:numPr></w:pPr></w:pPrChange>")),
        "1. Đường xã"
    );
}

#[test]
fn a_commune_is_judged_by_its_word_table() {
    let output = ntm(&folder(), &["assess", "quyet-dinh.docx", "--level", "basic", "--province", "Hải Dương", "--format", "json"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)));
    let commune = &json["communes"][0];
    assert_eq!((&commune["name"], &commune["year"]), (&Value::from("Đông Sơn"), &Value::from(2024)), "{}", said(&output));
    let measures = |code: &str| -> Value {
        let criteria = commune["sets"][0]["criteria"].as_array().unwrap().iter();
        let mut indicators = criteria.flat_map(|c| c["indicators"].as_array().unwrap());
        indicators.find(|i| i["code"] == code).unwrap()["measures"][0].clone()
    };
    for (code, value, cell) in [("2.1", "100", "C2"), ("2.2", "87.5", "C3"), ("4.2", "99.6", "C4")] {
        let measure = measures(code);
        assert_eq!(
            (measure["value"].to_string(), &measure["origin"]["sheet"], &measure["origin"]["cell"]),
            (value.into(), &"Bảng 1".into(), &cell.into()),
            "{code}"
        );
    }
    // A mistake is reported where it is.
    let output = judged(&changed("quyet-dinh.docx", "word/document.xml", |xml| xml.replace("87,5", "8x7")));
    assert!(said(&output).contains("xã.docx › Bảng 1, dòng 3, cột 3"), "{}", said(&output));
}
