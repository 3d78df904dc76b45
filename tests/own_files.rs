//! Folders in which the program's own files lie next to those of the communes: a commune counts once.

use std::path::Path;

use crate::common::openpyxl;
use crate::common::run::{ntm, said};

/// Opens and saves, as a person does who looked into it.
const SAVE: &str = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[1])";
/// Takes the figure of 2.1 away.
const CHANGE: &str = r#"
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book["Chỉ tiêu NTM"]
heads = {cell.value: cell.column for cell in sheet[4]}
row = next(cell.row for cell in sheet["S"] if cell.value == "measure basic:2.1")
sheet.cell(row, heads["Tử số"]).value = 19
book.save(sys.argv[1])
"#;

/// A folder with the forms of two communes.
fn office() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["xa-binh-minh-co-ban.xlsx", "xa-dai-dong-kieu-mau.xlsx"] {
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        std::fs::copy(example, folder.path().join(name)).expect("a copy");
    }
    folder
}

/// The rows of the communes in a table for programs, with the exit code.
fn round(folder: &Path, csv: &str) -> (Option<i32>, String, String) {
    let done = ntm(folder, &["batch", ".", "--csv", csv, "-o", &format!("{csv}.xlsx")]);
    let rows = std::fs::read_to_string(folder.join(csv)).unwrap_or_default();
    (done.status.code(), rows, said(&done))
}

#[test]
fn a_second_round_passes_over_what_the_first_has_written() {
    let office = office();
    let all = ["--returns", "phiếu", "--html", "trang.html", "--json", "vòng.json"];
    let first = ntm(office.path(), &[&["batch", ".", "--csv", "1.csv", "-o", "1.xlsx"], &all[..]].concat());
    let rows = std::fs::read_to_string(office.path().join("1.csv")).expect("rows");
    assert!(!said(&first).contains("do ntm lập ra"), "{}", said(&first));
    for plan in [&["plan", "xa-binh-minh-co-ban.xlsx", "-o", "lộ trình.xlsx"][..], &["criteria", "sheet", "-o", "mức.xlsx"]] {
        assert!(matches!(ntm(office.path(), plan).status.code(), Some(0 | 3..=5)));
    }
    let checked = ntm(office.path(), &["assess", "xa-binh-minh-co-ban.xlsx", "--annotate", "đã kiểm tra.xlsx"]);
    assert_eq!(checked.status.code(), first.status.code());
    let (code, again, said) = round(office.path(), "2.csv");
    assert_eq!((code, again), (first.status.code(), rows));
    // two tables of 1.csv, 1.xlsx, two slips, a roadmap, the thresholds, the checked copy
    assert!(said.contains("Bỏ qua 8 tệp do ntm lập ra"), "{said}");
}

#[test]
fn a_form_next_to_its_dossier_is_one_commune() {
    let office = office();
    let (code, rows, _) = round(office.path(), "1.csv");
    let done = ntm(office.path(), &["dossier", "xa-binh-minh-co-ban.xlsx", "-o", "hồ sơ", "--no-word"]);
    assert!(office.path().join("hồ sơ").exists(), "{}", said(&done));
    let (again, same, said) = round(office.path(), "2.csv");
    assert_eq!((again, same), (code, rows.clone()));
    assert!(said.contains("Bỏ qua 1 hồ sơ ở cạnh chính biểu số liệu của mình"), "{said}");
    std::fs::remove_file(office.path().join("xa-binh-minh-co-ban.xlsx")).expect("gone");
    let (alone, from_dossier, said) = round(office.path(), "3.csv");
    assert!(!said.contains("Bỏ qua 1 hồ sơ"), "{said}");
    let lines = |rows: &str| rows.lines().count();
    assert_eq!((alone, lines(&from_dossier)), (code, lines(&rows)), "a dossier without its form is judged from its own inputs");
}

#[test]
fn a_dossier_that_says_something_else_than_its_form_leaves_the_commune_open() {
    let office = office();
    let done = ntm(office.path(), &["dossier", "xa-binh-minh-co-ban.xlsx", "-o", "hồ sơ", "--no-word"]);
    assert!(office.path().join("hồ sơ").exists(), "{}", said(&done));
    if openpyxl::printed(CHANGE, &office.path().join("xa-binh-minh-co-ban.xlsx"), Vec::new()).is_none() {
        return;
    }
    let (code, _, said) = round(office.path(), "1.csv");
    assert_eq!(code, Some(4), "undetermined: {said}");
    assert!(!said.contains("Bỏ qua 1 hồ sơ"), "{said}");
}

#[test]
fn a_checked_copy_that_was_corrected_is_read() {
    let office = office();
    ntm(office.path(), &["assess", "xa-binh-minh-co-ban.xlsx", "--annotate", "đã kiểm tra.xlsx"]);
    let passed = round(office.path(), "1.csv").2;
    assert!(passed.contains("Bỏ qua 1 tệp do ntm lập ra"), "{passed}");
    if openpyxl::printed(SAVE, &office.path().join("đã kiểm tra.xlsx"), Vec::new()).is_none() {
        return;
    }
    let read = round(office.path(), "2.csv").2;
    // the three files of the first round
    assert!(read.contains("Bỏ qua 3 tệp do ntm lập ra"), "{read}");
}

#[test]
fn a_slip_that_is_named_is_no_commune() {
    let office = office();
    ntm(office.path(), &["batch", ".", "--returns", "phiếu"]);
    let slip =
        std::fs::read_dir(office.path().join("phiếu/Huyện Minh Họa")).expect("slips").next().expect("a slip").expect("an entry").path();
    let done = ntm(office.path(), &["assess", slip.to_str().expect("a path")]);
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done).contains("[own-output]") && said(&done).contains("phiếu trả lại"), "{}", said(&done));
}
