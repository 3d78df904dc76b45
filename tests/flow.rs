//! From a form to its judgement, as an office does it: exit codes and files, the program run for real.

use crate::common::run::ntm;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ntm::messages::Lang;

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The bytes of an empty form, written once for all tests.
static FORM: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let output = ntm(folder.path(), &["template", "-o", "xã A.xlsx", "--province", "Minh Họa", "--year", "2024", "--class", "khong"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    std::fs::read(folder.path().join("xã A.xlsx")).expect("the form")
});

/// A folder with an empty form in it.
fn office() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("xã A.xlsx"), &*FORM).expect("the form");
    folder
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|e| PathBuf::from(e.expect("an entry").file_name())).collect();
    names.sort();
    names
}

#[test]
fn the_exit_code_is_the_same_whatever_the_format() {
    let office = office();
    for format in ["table", "json", "csv"] {
        let code = |arguments: &[&str]| ntm(office.path(), &[&["assess", "--format", format], arguments].concat()).status.code();
        assert_eq!(code(&["xã A.xlsx"]), Some(4), "nothing filled in: undetermined, {format}");
        assert_eq!(code(&["xã A.xlsx", "không có.xlsx"]), Some(1), "{format}");
    }
    let code = |arguments: &[&str]| ntm(office.path(), &[&["assess"], arguments].concat()).status.code();
    assert_eq!(code(&["xã A.xlsx", "--criteria-only"]), Some(4));
    assert_eq!(code(&["xã A.xlsx", "--exit-zero"]), Some(0));
    assert_eq!(code(&["không có.xlsx", "--exit-zero"]), Some(1));
    assert_eq!(code(&["xã A.xlsx", "--year", "2030"]), Some(1));
    assert_eq!(code(&["xã A.xlsx", "--province", "Atlantis"]), Some(1));
}

#[test]
fn an_unknown_province_hides_no_other_fault() {
    let office = office();
    let both = ntm(office.path(), &["assess", "xã A.xlsx", "--province", "Atlantis", "--year", "2031"]);
    let stderr = text(&both.stderr);
    assert_eq!(both.status.code(), Some(1));
    assert!(stderr.contains("[province-unknown]") && stderr.contains("[year-outside]"), "{stderr}");
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let office = office();
    std::fs::write(office.path().join("hỏng.xlsx"), "không phải bảng tính").expect("a broken file");
    let output = ntm(office.path(), &["assess", "hỏng.xlsx", "xã A.xlsx", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["communes"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["unjudged"][0]["file"], "hỏng.xlsx");
    assert_eq!(json["communes"][0]["province"], "Minh Họa");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let office = office();
    for format in ["table", "json", "csv"] {
        let once = || ntm(office.path(), &["assess", "xã A.xlsx", "--format", format]).stdout;
        assert_eq!(once(), once(), "{format}");
    }
}

#[test]
fn outputs_replace_nothing_unasked_and_an_input_never() {
    let office = office();
    let form = std::fs::read(office.path().join("xã A.xlsx")).expect("the form");
    let again = ntm(office.path(), &["template", "-o", "xã A.xlsx"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again.stderr).contains("[output-exists]"));
    let onto_itself = ntm(office.path(), &["assess", "xã A.xlsx", "-o", "xã A.xlsx", "--force"]);
    assert_eq!(onto_itself.status.code(), Some(1));
    assert!(text(&onto_itself.stderr).contains("[write-failed]"));
    assert_eq!(std::fs::read(office.path().join("xã A.xlsx")).expect("the form"), form);
    assert_eq!(ntm(office.path(), &["assess", "xã A.xlsx", "--format", "csv", "-o", "a.csv"]).status.code(), Some(4));
    assert!(std::fs::read(office.path().join("a.csv")).expect("the CSV").starts_with("\u{feff}commune_code,".as_bytes()));
    assert_eq!(names(office.path()), [PathBuf::from("a.csv"), PathBuf::from("xã A.xlsx")]);
}

#[test]
fn last_years_form_gives_this_years_without_its_answers() {
    let office = office();
    let output = ntm(office.path(), &["mau", "--from", "xã A.xlsx", "--year", "2025", "-o", "2025.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let json = ntm(office.path(), &["assess", "2025.xlsx", "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    let commune = &json["communes"][0];
    assert_eq!((&commune["year"], &commune["province"]), (&2025.into(), &"Minh Họa".into()));
}

#[test]
fn an_option_that_contradicts_the_workbook_wins_and_is_given() {
    let office = office();
    let output = ntm(office.path(), &["assess", "xã A.xlsx", "--year", "2023", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["communes"][0]["year"], 2023);
    assert!(text(&output.stderr).contains("[option-overrides]"));
}

#[test]
fn an_explanation_names_the_commune_and_refuses_unknown_codes() {
    let office = office();
    let output = ntm(office.path(), &["assess", "xã A.xlsx", "--explain", "basic:17.1"]);
    assert_eq!(output.status.code(), Some(4));
    assert!(text(&output.stdout).contains("17.1"));
    assert_eq!(ntm(office.path(), &["assess", "xã A.xlsx", "--explain", "99.9"]).status.code(), Some(2));
}

#[test]
fn dossiers_lie_where_they_were_asked_for_and_keep_what_is_there() {
    let office = office();
    assert_eq!(ntm(office.path(), &["ho-so", "xã A.xlsx", "-o", "hồ sơ"]).status.code(), Some(4));
    assert_eq!(names(&office.path().join("hồ sơ")).len(), 5, "a workbook and four papers");
    let again = ntm(office.path(), &["ho-so", "xã A.xlsx", "-o", "hồ sơ"]);
    assert!(again.status.code() == Some(4) && text(&again.stdout).contains("không có gì thay đổi"), "{}", text(&again.stdout));
    assert_eq!(names(&office.path().join("hồ sơ")).len(), 5, "nothing is kept beside what has not changed");
    let paper = names(&office.path().join("hồ sơ")).into_iter().find(|n| n.to_string_lossy().starts_with("1. ")).expect("a paper");
    let paper = office.path().join("hồ sơ").join(paper);
    std::fs::write(&paper, "đã sửa trong Word").expect("room on the disk");
    let again = ntm(office.path(), &["ho-so", "xã A.xlsx", "-o", "hồ sơ"]);
    assert!(again.status.code() == Some(1) && text(&again.stderr).contains("[paper-changed]"));
    assert_eq!(std::fs::read_to_string(&paper).expect("the paper"), "đã sửa trong Word");
    assert_eq!(ntm(office.path(), &["ho-so", "xã A.xlsx", "-o", "hồ sơ", "--force"]).status.code(), Some(4));
    let kept = format!("{}.bak", paper.display());
    assert_eq!(std::fs::read_to_string(kept).expect("the changed one"), "đã sửa trong Word");
    let dated = ntm(office.path(), &["ho-so", "xã A.xlsx", "-o", "hồ sơ", "--date", "15/01/2025"]);
    assert_eq!(dated.status.code(), Some(4), "papers nobody has changed are renewed: {}", text(&dated.stderr));
    let two = ntm(office.path(), &["ho-so", "xã A.xlsx", "xã A.xlsx", "-o", "hai"]);
    assert_eq!(two.status.code(), Some(4));
    assert_eq!(names(&office.path().join("hai")).len(), 2 * 5, "one name in one round: numbered");
}

/// The part of a workbook with this name.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).expect("the part"), &mut text).expect("UTF-8");
    text
}

/// The number that follows a mark.
fn after(text: &str, mark: &str) -> f64 {
    let rest = text.split(mark).nth(1).unwrap_or_else(|| panic!("no {mark}"));
    let digits: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.parse().expect("a number")
}

#[test]
fn a_dossier_prints_with_its_own_headings_and_in_readable_size() {
    let office = office();
    assert_eq!(ntm(office.path(), &["dossier", "xã A.xlsx", "-o", "in", "--no-word"]).status.code(), Some(4));
    let folder = office.path().join("in");
    let path = folder.join(&names(&folder)[0]);
    let bytes = std::fs::read(&path).expect("the dossier");
    let book = ntm::input::Spreadsheet::open(&path, "in").expect("the dossier");
    let place = book.sheets().iter().position(|g| &*g.name == "Mức cần đối chiếu").expect("the sheet");
    let names = part(&bytes, "xl/workbook.xml");
    let titles = names.split("<definedName ").find(|n| n.contains("Print_Titles") && n.contains("'Mức cần đối chiếu'!"));
    let repeated = after(titles.expect("headings that repeat"), "'Mức cần đối chiếu'!$") as u32;
    let grid = &book.sheets()[place];
    assert_eq!(grid.text(repeated - 1, 3), Lang::Vi.text("heading-threshold"), "row {repeated}");
    // An A4 page takes about 90 characters upright and 140 across at the size of the text.
    for (sheet, most) in [("T1 Tổng hợp", 105.0), ("T2 Chi tiết", 160.0)] {
        let number = book.sheets().iter().position(|g| &*g.name == sheet).expect("the sheet") + 1;
        let xml = part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
        let columns = xml.split("<col ").skip(1);
        let width: f64 = columns.map(|c| after(c, "width=\"") * (after(c, "max=\"") - after(c, "min=\"") + 1.0)).sum();
        assert!(width <= most, "{sheet} is {width} wide");
    }
}

#[test]
fn a_file_dropped_on_the_program_is_judged_and_gets_its_dossier_beside_it() {
    let office = office();
    // the file, its workbook, and a folder with its papers
    for count in [3, 5] {
        let output = ntm(office.path(), &["xã A.xlsx"]);
        assert_eq!(output.status.code(), Some(4));
        assert!(text(&output.stdout).contains("Minh Họa"));
        assert_eq!(names(office.path()).len(), count, "what is there is kept");
    }
    let papers = names(office.path()).into_iter().filter(|n| n.to_string_lossy().starts_with("Văn bản NTM"));
    assert!(papers.map(|folder| names(&office.path().join(folder)).len()).eq([4, 4]));
}
