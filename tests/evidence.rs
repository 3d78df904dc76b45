//! The register of documents on the command line: files of evidence, kinds asked for, what comes along from last year.

use std::path::Path;

use crate::common::contract::keeps_to_its_schema;
use crate::common::run::{ntm, said};
use crate::common::xlsx::{Edit, Typed, typed};
use ntm::input::Spreadsheet;
use serde_json::Value;

const FORM: &str = "xa.xlsx";

/// A sample commune of the invented province whose register has these rows from the fourth of the sheet on, each a
/// list of column and text.
fn form(folder: &Path, name: &str, rows: &[&[(u32, &str)]]) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xa-binh-minh-co-ban.xlsx");
    let edits: Vec<Edit> =
        (3..).zip(rows).flat_map(|(row, cells)| cells.iter().map(move |(column, text)| edit("Minh chứng", row, *column, text))).collect();
    std::fs::write(folder.join(name), typed(&std::fs::read(sample).unwrap(), &edits)).unwrap();
}

fn edit(sheet: &str, row: u32, column: u32, text: &str) -> Edit {
    Edit { sheet: sheet.into(), row, column, typed: Typed::Text(text.into()) }
}

const BOOK: u32 = 1;
const CODE: u32 = 2;
const KIND: u32 = 3;
const TITLE: u32 = 4;
const NUMBER: u32 = 5;
const DATE: u32 = 6;
const UNTIL: u32 = 8;
const FILE: u32 = 9;

/// The first commune of an assessment as JSON, held to the schema.
fn judged(folder: &Path, more: &[&str]) -> Value {
    let output = ntm(folder, &[&["assess", FORM, "--format", "json"], more].concat());
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)));
    keeps_to_its_schema(&json);
    json["communes"][0].clone()
}

fn indicator<'a>(commune: &'a Value, code: &str) -> &'a Value {
    let criteria = commune["sets"][0]["criteria"].as_array().unwrap();
    criteria.iter().flat_map(|c| c["indicators"].as_array().unwrap()).find(|i| i["code"] == code).unwrap()
}

/// The documents of an indicator: code, faults, fingerprint.
fn documents(commune: &Value, code: &str) -> Vec<String> {
    let of = |d: &Value| format!("{} {} {}", d["code"].as_str().unwrap(), d["faults"], d["sha256"]);
    indicator(commune, code)["measures"][0]["documents"].as_array().unwrap().iter().map(of).collect()
}

/// Codes of findings with their cells.
fn findings(commune: &Value, heads: &[&str]) -> Vec<String> {
    let all = commune["diagnostics"].as_array().unwrap().iter();
    let own = all.filter(|d| heads.iter().any(|h| d["code"].as_str().unwrap().starts_with(h)));
    own.map(|d| format!("{} {}", d["code"].as_str().unwrap(), d["place"]["cell"].as_str().unwrap_or_default())).collect()
}

// FIPS 180-2, appendix B.1: of "abc".
const ABC: &str = "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"";

#[test]
fn files_are_found_whatever_their_spelling_and_only_below_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let row = |file: &'static str| [(BOOK, "NTM"), (CODE, "2.1"), (TITLE, file), (FILE, file)];
    let files = ["Ảnh\\Đường.JPG", "./so.pdf", "../xa.xlsx", "/etc/hostname", "thieu.pdf", "https://nongthonmoi.gov.vn/a.pdf"];
    let rows: Vec<_> = files.iter().map(|f| row(f)).collect();
    form(folder.path(), FORM, &rows.iter().map(|r| &r[..]).collect::<Vec<_>>());
    // Decomposed letters, as another system writes the name of a file.
    let below = folder.path().join("mc/A\u{309}nh");
    std::fs::create_dir_all(&below).unwrap();
    for (file, bytes) in [("đu\u{31b}o\u{31b}\u{300}ng.jpg", "abc"), ("../so.pdf", "abc"), ("../la.txt", ""), ("../.an", "")] {
        std::fs::write(below.join(file), bytes).unwrap();
    }
    let commune = judged(folder.path(), &["--evidence", "mc"]);
    let shas: Vec<String> = documents(&commune, "2.1").iter().map(|d| d.rsplit_once(' ').unwrap().1.to_string()).collect();
    assert_eq!(shas, [ABC, ABC, "null", "null", "null", "null"]);
    assert_eq!(findings(&commune, &["evidence-"]), ["evidence-missing C6", "evidence-missing C7", "evidence-missing C8"]);
    let output = ntm(folder.path(), &["assess", FORM, "--evidence", "mc"]);
    assert!(said(&output).contains("1 tệp trong thư mục minh chứng chưa được ghi ở trang “Minh chứng” của xã nào (la.txt)"));
    // A dossier looks next to the form; where none of them is there, that is reported once.
    let output = ntm(folder.path(), &["dossier", FORM, "-o", "d", "--no-word"]);
    assert!(said(&output).contains("nêu 5 tệp nhưng không tệp nào ở"), "{}", said(&output));
    assert!(!said(&output).contains("[evidence-missing]"), "{}", said(&output));
    // Nothing is looked for unless asked; a folder that is not there is one mistake, not one for each file.
    assert!(findings(&judged(folder.path(), &[]), &["evidence-"]).is_empty());
    let output = ntm(folder.path(), &["assess", FORM, "--evidence", "khong-co"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("[file-missing]") && !said(&output).contains("[evidence-missing]"), "{}", said(&output));
}

#[test]
fn kinds_asked_for_are_reported_and_never_judged() {
    let folder = tempfile::tempdir().unwrap();
    // The invented province asks for "Báo cáo thu nhập" of at most 12 months behind 10, and for "Kết quả xét nghiệm
    // nước" of at most 12 months behind 17.1. On 31/12/2024 the sample does not meet 10 and needs no proof of it.
    form(folder.path(), FORM, &[]);
    let bare = judged(folder.path(), &[]);
    let kinds = |commune: &Value| findings(commune, &["document-"]);
    assert_eq!(
        (kinds(&bare), &indicator(&bare, "10")["verdict"]),
        (vec!["document-kind-missing E82".to_string()], &Value::from("not_met"))
    );
    let unproven = |commune: &Value| ["10", "17.1"].map(|code| indicator(commune, code)["met_without_documents"].as_bool().unwrap());
    assert_eq!(unproven(&bare), [false, true]);
    let row = |code, kind, number, date| vec![(BOOK, "NTM"), (CODE, code), (KIND, kind), (NUMBER, number), (DATE, date)];
    let rows = [
        row("10", "báo cáo  THU NHẬP", "1/BC", "31/12/2023"),
        row("17.1", "Kết quả xét nghiệm nước", "2/KQ", "30/12/2023"),
        row("17.1", "Khác", "3/KQ", "01/01/2010"),
    ];
    form(folder.path(), FORM, &rows.iter().map(|r| &r[..]).collect::<Vec<_>>());
    let proven = judged(folder.path(), &[]);
    // Exactly 12 months is young enough, a day more is not; no kind, no age.
    assert_eq!(kinds(&proven), ["document-old G5"]);
    assert_eq!(documents(&proven, "10"), ["NTM 10-01 [] null"]);
    assert_eq!(documents(&proven, "17.1"), ["NTM 17.1-01 [\"old\"] null", "NTM 17.1-02 [] null"]);
    assert_eq!(unproven(&proven), [false, false]);
    let verdicts = |commune: &Value| {
        let sets = commune["sets"].as_array().unwrap().iter();
        let all = sets.flat_map(|s| s["criteria"].as_array().unwrap()).flat_map(|c| c["indicators"].as_array().unwrap());
        let own = format!("{} {} {}", commune["verdict"], commune["criteria_verdict"], commune["provisional"]);
        all.map(|i| format!("{} {} {}", i["code"], i["verdict"], i["provisional"])).chain([own]).collect::<Vec<_>>()
    };
    assert_eq!(verdicts(&bare), verdicts(&proven));
    let rows = String::from_utf8(ntm(folder.path(), &["assess", FORM, "--format", "csv"]).stdout).unwrap();
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let column = |name: &str| heads.iter().position(|h| h == name).unwrap();
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    let of = |code: &str| records.iter().find(|r| &r[column("indicator")] == code).unwrap();
    let cells = |code: &str| [of(code)[column("documents")].to_string(), of(code)[column("met_without_documents")].to_string()];
    assert_eq!([cells("17.1"), cells("2.1")], [["2", "false"], ["0", "true"]]);
}

/// Every cell of a column under its heading, of the rows that have something in the column of another heading.
fn column(path: &Path, sheet: &str, heading: &str) -> Vec<String> {
    let book = Spreadsheet::open(path, "x").unwrap();
    let grid = book.sheets().iter().find(|g| &*g.name == sheet).unwrap_or_else(|| panic!("no sheet {sheet}"));
    let at = |row: u32| grid.row(row).find(|(_, c)| c.plain() == heading).map(|(c, _)| c);
    let (top, at) = grid.rows().find_map(|r| Some((r, at(r)?))).unwrap();
    grid.rows().filter(|r| *r > top).map(|r| grid.text(r, at)).collect()
}

#[test]
fn last_years_register_comes_along_with_new_codes() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = ["cu.xlsx", FORM];
    form(
        folder.path(),
        old,
        &[
            &[(BOOK, "NTM"), (CODE, "17.1"), (TITLE, "Giấy phép khai thác nước"), (NUMBER, "7/GP"), (UNTIL, "30/06/2024")],
            &[(BOOK, "NTM"), (CODE, "17.1"), (TITLE, "Quy chế trạm nước"), (NUMBER, "8/QC")],
            &[(BOOK, "NTM nâng cao"), (CODE, "99"), (TITLE, "Của chỉ tiêu đã bỏ"), (NUMBER, "9/BC")],
        ],
    );
    let year = |name: &str, year: &str| {
        let book = std::fs::read(folder.path().join(name)).unwrap();
        let row = Spreadsheet::of_bytes(&book, name).unwrap();
        let grid = row.sheets().iter().find(|g| &*g.name == "Thông tin xã").unwrap();
        let row = grid.rows().find(|r| grid.text(*r, 0) == "Năm đánh giá").unwrap();
        let edit = Edit { sheet: "Thông tin xã".into(), row, column: 1, typed: Typed::Number(year.into()) };
        std::fs::write(folder.path().join(name), typed(&book, &[edit])).unwrap();
    };
    year(old, "2023");
    form(
        folder.path(),
        new,
        &[
            &[(BOOK, "NTM"), (CODE, "17.1"), (TITLE, "Quy chế trạm nước"), (NUMBER, "8/QC")],
            &[(BOOK, "NTM"), (CODE, "2.1"), (TITLE, "Biên bản"), (NUMBER, "1/BB")],
        ],
    );
    let output = ntm(folder.path(), &["dossier", new, "-o", "d", "--no-word", "--carry", old]);
    let dossier = folder.path().join("d/Hồ sơ NTM - Xã Bình Minh - 2024.xlsx");
    assert!(dossier.exists(), "{}", said(&output));
    // The rules are on both sides of the year; the document that is there already is not named twice.
    assert!(said(&output).contains("Đã mang sang 2 văn bản"), "{}", said(&output));
    assert!(said(&output).contains("7/GP) chỉ có giá trị đến 30/6/2024"), "{}", said(&output));
    assert!(said(&output).contains("“Của chỉ tiêu đã bỏ” của năm trước không gắn với chỉ tiêu nào"), "{}", said(&output));
    let marks: Vec<String> = column(&dossier, "T5 Minh chứng", "Mã minh chứng").into_iter().take(4).collect();
    assert_eq!(marks, ["NTM 17.1-01", "NTM 2.1-01", "NTM 17.1-02", ""]);
    let notes: Vec<String> = column(&dossier, "T5 Minh chứng", "Ghi chú").into_iter().take(3).collect();
    assert_eq!(notes[..2], ["", ""]);
    assert_eq!(notes[2], "Hết giá trị từ sau ngày 30/6/2024; Mang sang từ hồ sơ năm 2023 (mã cũ NTM 17.1-01)");
    // It holds: its own sheets tell the same again.
    let verified = ntm(folder.path(), &["verify", "d/Hồ sơ NTM - Xã Bình Minh - 2024.xlsx"]);
    assert_eq!(verified.status.code(), Some(0), "{}", said(&verified));
    // Another commune's register, or one of the same year, does not come along.
    let output = ntm(folder.path(), &["dossier", new, "-o", "e", "--no-word", "--carry", new]);
    assert!(said(&output).contains("[previous-not-earlier]"), "{}", said(&output));
    // The next form is made with the register in it.
    let output = ntm(folder.path(), &["template", "-o", "moi.xlsx", "--from", old, "--year", "2024"]);
    assert!(said(&output).contains("Đã mang sang 3 văn bản"), "{}", said(&output));
    let next = column(&folder.path().join("moi.xlsx"), "Minh chứng", "Mã minh chứng");
    assert_eq!(next[..4], ["NTM 17.1-01", "NTM 17.1-02", "3", "4"]);
}

#[test]
fn an_older_form_has_number_and_date_in_one_column() {
    let folder = tempfile::tempdir().unwrap();
    form(folder.path(), FORM, &[&[(BOOK, "NTM"), (CODE, "2.1"), (NUMBER, "12/BC-UBND, 31/12/2025")]]);
    let book = std::fs::read(folder.path().join(FORM)).unwrap();
    let headings = [(NUMBER, "Số, ngày"), (DATE, "Gì đó"), (KIND, "–"), (UNTIL, "–"), (0, "TT")];
    let edits: Vec<Edit> = headings.iter().map(|(column, text)| edit("Minh chứng", 2, *column, text)).collect();
    std::fs::write(folder.path().join(FORM), typed(&book, &edits)).unwrap();
    let commune = judged(folder.path(), &[]);
    let document = &indicator(&commune, "2.1")["measures"][0]["documents"][0];
    assert_eq!((&document["number"], &document["date"]), (&Value::from("12/BC-UBND"), &Value::from("2025-12-31")));
    assert_eq!(findings(&commune, &["document-after"]), ["document-after F4"]);
}
