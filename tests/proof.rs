//! Finished dossiers: whether they still hold, and that what people wrote into one survives the next.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use ntm::input::Spreadsheet;
use ntm::layout::Column;
use serde_json::Value;

use crate::common::contract::keeps_to_its_schema;
use crate::common::office::Office;
use crate::common::openpyxl;
use crate::common::run::{ntm, said};
use crate::common::xlsx::{Edit, Typed, change, typed};

/// The dossier of a commune that lacks several things, in its own folder.
const NAME: &str = "Hồ sơ NTM - Xã Bình Minh - 2024.xlsx";
const FORM: &str = "xa-binh-minh-co-ban.xlsx";

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// A folder with the form and its dossier.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(example(FORM), folder.path().join(FORM)).unwrap();
    let output = ntm(folder.path(), &["dossier", FORM, "-o", ".", "--no-word"]);
    assert!(folder.path().join(NAME).exists(), "{}", said(&output));
    folder
}

/// The cell below which, in a column of its own, a text is first.
fn cell(path: &Path, sheet: &str, text: &str, column: u32) -> (String, u32, u32) {
    let book = Spreadsheet::open(path, "hồ sơ").unwrap();
    let grid = book.sheets().iter().find(|g| &*g.name == sheet).unwrap_or_else(|| panic!("no sheet {sheet}"));
    let row = grid.rows().find(|r| grid.row(*r).any(|(_, c)| c.plain().starts_with(text)));
    (sheet.to_string(), row.unwrap_or_else(|| panic!("{sheet}: no {text}")), column)
}

/// Types texts or numbers into a workbook, as another program would.
fn edit(path: &Path, edits: &[((String, u32, u32), Typed)]) {
    let edits: Vec<Edit> = edits
        .iter()
        .map(|((sheet, row, column), typed)| Edit { sheet: sheet.clone(), row: *row, column: *column, typed: typed.clone() })
        .collect();
    std::fs::write(path, typed(&std::fs::read(path).unwrap(), &edits)).unwrap();
}

fn text(text: &str) -> Typed {
    Typed::Text(text.to_string())
}

/// The first dossier of a verification as JSON, held to the schema, and the exit code.
fn verified(folder: &Path, more: &[&str]) -> (Value, i32) {
    let output = ntm(folder, &[&["verify", NAME, "--format", "json"], more].concat());
    let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)));
    keeps_to_its_schema(&json);
    (json["dossiers"][0].clone(), output.status.code().unwrap())
}

#[test]
fn what_was_just_written_holds() {
    let folder = tempfile::tempdir().unwrap();
    let forms: Vec<String> = ["xa-an-binh-nang-cao.xlsx", FORM, "xa-cat-linh-con-thieu.xlsx", "xa-dai-dong-kieu-mau.xlsx"]
        .iter()
        .map(|n| example(n).display().to_string())
        .collect();
    // Tables made by hand, with what cannot be used and what was typed in other ways.
    let more = ["dong-an.xlsx", "don-vi-cung.xlsx", "khong-ap-dung.xlsx", "chung-nam-nu.xlsx", "danh-gia-khac.xlsx"];
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let more: Vec<String> = more.iter().map(|n| fixtures.join(n).display().to_string()).collect();
    let of = |files: &[String], options: &[&str]| {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        ntm(folder.path(), &[&["dossier", "-o", "d", "--no-word", "--year", "2024"][..], options, &files].concat())
    };
    of(&forms[..3], &[]);
    of(&more, &["--province", "Minh Họa", "--level", "basic"]);
    // A commune that names its district has its dossier in the folder of the district.
    let output = ntm(folder.path(), &["verify", "d"]);
    let is_dossier = |path: &Path| path.extension().is_some_and(|e| e == "xlsx");
    let within = |path: &Path| std::fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).collect::<Vec<_>>();
    let below = within(&folder.path().join("d")).into_iter().flat_map(|p| if p.is_dir() { within(&p) } else { vec![p] });
    let count = below.filter(|path| is_dossier(path)).count();
    assert!(count >= 6, "{count}");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(said(&output).matches("còn đúng.").count(), count, "{}", said(&output));
}

/// A folder is looked through for dossiers: others are counted, and a folder without one is said.
#[test]
fn a_folder_of_dossiers_is_verified() {
    let folder = folder();
    let output = ntm(folder.path(), &["verify", "."]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains(NAME) && said(&output).contains("Bỏ qua 1 tệp không phải hồ sơ"), "{}", said(&output));
    std::fs::remove_file(folder.path().join(NAME)).unwrap();
    let output = ntm(folder.path(), &["verify", "."]);
    assert!(output.status.code() == Some(1) && said(&output).contains("[no-dossier]"), "{}", said(&output));
}

#[test]
fn a_cell_that_was_changed_is_named_with_what_it_must_be() {
    let folder = folder();
    let path = folder.path().join(NAME);
    let verdict = cell(&path, "T2 Chi tiết", "2.2 ", 5);
    let met = cell(&path, "T1 Tổng hợp", "Giao thông", 3);
    let condition = cell(&path, "T6 Điều kiện", "Đạt đủ các tiêu chí", 4);
    edit(&path, &[(verdict, text("Đạt")), (met, Typed::Number("4".into())), (condition, text("Đạt"))]);
    let (dossier, code) = verified(folder.path(), &[]);
    assert_eq!((dossier["state"].as_str(), code), (Some("changed"), 3));
    assert_eq!(dossier["fingerprint"]["same"], true);
    let cells: Vec<(&str, &str, &str)> = dossier["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["place"]["sheet"].as_str().unwrap(), c["stands"].as_str().unwrap(), c["computed"].as_str().unwrap()))
        .collect();
    // 14,2 of 21,5 km is 66 %, and 90 % are asked for: not met, so three of four.
    let failed = "Chưa đạt (tạm tính)";
    let expected = [("T6 Điều kiện", "Đạt", failed), ("T1 Tổng hợp", "4", "3"), ("T2 Chi tiết", "Đạt", failed)];
    assert_eq!(cells, expected);
    let output = ntm(folder.path(), &["--lang", "en", "verify", NAME]);
    assert!(said(&output).contains("DOES NOT hold (3 points)") && said(&output).contains("[dossier-cell-changed]"), "{}", said(&output));
}

/// A cell as the program calls it: sheet, what is there, what must.
fn reported(dossier: &Value) -> Vec<(String, String, String)> {
    let text = |cell: &Value, key: &str| cell[key].as_str().unwrap().to_string();
    let cells = dossier["cells"].as_array().unwrap().iter();
    cells
        .map(|c| (format!("{} {}", text(&c["place"], "sheet"), text(&c["place"], "cell")), text(c, "stands"), text(c, "computed")))
        .collect()
}

/// One of the program's own cells in every sheet it writes from the inputs: place, what is typed there, what it says by
/// the form (14,2 of 21,5 km; 5 of the 8 criteria of group II met; nobody asked in the survey; no list of resources or debts).
const CHANGED: [(&str, u32, u32, &str, &str); 13] = [
    ("Biểu đồ", 3, 3, "8", "5"),
    ("T3-T4 Thẩm tra, thẩm định", 8, 6, "Ý kiến", "Kết quả thẩm tra"),
    ("T3-T4 Thẩm tra, thẩm định", 13, 4, "95 %", "66,05 % (14,2/21,5 km)"),
    ("T3-T4 Thẩm tra, thẩm định", 13, 5, "Đạt", "Chưa đạt (tạm tính)"),
    ("T3-T4 Thẩm tra, thẩm định", 13, 10, "basic:2.1", "basic:2.2"),
    ("T5 Minh chứng", 3, 6, "58/XN-PKT", "57/XN-PKT"),
    ("T7 Nguồn lực", 10, 2, "900", "–"),
    ("T8 Nợ đọng", 10, 4, "0", "–"),
    ("T9 Hài lòng", 11, 5, "95", "–"),
    ("Đối chiếu trình tự", 4, 3, "5 lần", "–"),
    ("Kế hoạch khắc phục", 3, 1, "NTM 2.1", "NTM 2.2"),
    ("Kế hoạch khắc phục", 3, 4, "cần thêm 1 km", "cần thêm 5,15 km"),
    ("Mức cần đối chiếu", 7, 3, "≥ 60 %", "≥ 99 %"),
];

fn changes() -> Vec<Edit> {
    let edit = |(sheet, row, column, text, _): &(&str, u32, u32, &str, &str)| Edit {
        sheet: sheet.to_string(),
        row: *row,
        column: *column,
        typed: Typed::Text(text.to_string()),
    };
    CHANGED.iter().map(edit).collect()
}

/// What must be named [`CHANGED`].
fn expected() -> Vec<(String, String, String)> {
    let address = |row: u32, column: u32| format!("{}{}", ntm::diag::column_letters(column), row + 1);
    let one = |(sheet, row, column, stands, computed): &(&str, u32, u32, &str, &str)| {
        (format!("{sheet} {}", address(*row, *column)), stands.to_string(), computed.to_string())
    };
    CHANGED.iter().map(one).collect()
}

#[test]
fn every_sheet_is_compared_cell_by_cell() {
    let folder = folder();
    let path = folder.path().join(NAME);
    std::fs::write(&path, typed(&std::fs::read(&path).unwrap(), &changes())).unwrap();
    let (dossier, code) = verified(folder.path(), &[]);
    assert_eq!((reported(&dossier), code), (expected(), 3));
    // The input behind a row is named where the dossier says otherwise because that input was changed.
    edit(&path, &[(cell(&path, "Chỉ tiêu NTM", "2.2", 4), Typed::Number("15.2".into()))]);
    let (dossier, _) = verified(folder.path(), &[]);
    let gap = dossier["cells"]
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["place"]["sheet"] == "Kế hoạch khắc phục" && c["place"]["cell"] == "E4")
        .unwrap();
    // 90 % of 21,5 km are 19,35: 4,15 more than 15,2.
    assert_eq!((&gap["computed"], &gap["input"]["cell"]), (&Value::from("cần thêm 4,15 km"), &Value::from("E10")));
}

/// Every column for people, its every cell: appraisals, plan, comparison of thresholds, explanations.
#[test]
fn what_people_write_is_no_change() {
    let folder = folder();
    let path = folder.path().join(NAME);
    let book = Spreadsheet::open(&path, "hồ sơ").unwrap();
    let columns = [
        ("T3-T4 Thẩm tra, thẩm định", 8, 6..=9),
        ("Đối chiếu trình tự", 2, 6..=6),
        ("Kế hoạch khắc phục", 2, 5..=8),
        ("Mức cần đối chiếu", 1, 4..=4),
        ("Giải trình", 2, 4..=4),
    ];
    let mut edits = Vec::new();
    for (sheet, top, columns) in columns {
        let grid = book.sheets().iter().find(|g| &*g.name == sheet).unwrap();
        let rows = grid.rows().filter(|r| *r > top && !grid.text(*r, 1).is_empty());
        edits.extend(rows.flat_map(|row| columns.clone().map(move |column| ((sheet.to_string(), row, column), text("ghi tay")))));
    }
    assert!(edits.len() > 57 * 4 + 11 * 4 + 60, "{}", edits.len());
    edit(&path, &edits);
    let (dossier, code) = verified(folder.path(), &[]);
    assert_eq!((reported(&dossier), code), (Vec::new(), 0));
}

/// openpyxl calculates nothing: that is reported once, and what was typed next to it is found. LibreOffice calculates: an
/// untouched dossier holds, and in a changed one the same cells are found.
#[test]
fn saved_by_other_programs_a_dossier_says_the_same() {
    let folder = folder();
    let path = folder.path().join(NAME);
    let bytes = std::fs::read(&path).unwrap();
    let codes = |dossier: &Value| -> Vec<String> {
        dossier["diagnostics"].as_array().unwrap().iter().map(|d| d["code"].as_str().unwrap().to_string()).collect()
    };
    if !openpyxl::save(&path, &[]) {
        return;
    }
    let (dossier, code) = verified(folder.path(), &[]);
    assert_eq!((codes(&dossier), reported(&dossier), code), (vec!["dossier-uncalculated".to_string()], Vec::new(), 3));
    openpyxl::save(&path, &changes());
    let changed = std::fs::read(&path).unwrap();
    assert_eq!(reported(&verified(folder.path(), &[]).0), expected());
    let Some(office) = Office::open("dossiers saved by LibreOffice") else { return };
    let [untouched, changed] = office.recalculate(&[bytes, changed]).try_into().unwrap();
    std::fs::write(&path, untouched).unwrap();
    let (dossier, code) = verified(folder.path(), &[]);
    assert_eq!((codes(&dossier), code), (Vec::new(), 0));
    std::fs::write(&path, changed).unwrap();
    // The share next to the count typed over was calculated from it: 8 of 8 + 3.
    let share = ("Biểu đồ G4".to_string(), "72.7".to_string(), "62.5".to_string());
    let [count, others @ ..] = &expected()[..] else { panic!("some") };
    assert_eq!(reported(&verified(folder.path(), &[]).0), [&[count.clone(), share], others].concat());
}

/// The heading of a paper has the day it is written on, which is nobody's text.
#[test]
fn a_dossier_is_dated_anew() {
    let folder = folder();
    for date in ["1/3/2025", "2/3/2025"] {
        let output = again(folder.path(), &["--date", date]);
        assert!(said(&output).contains("giữ 0 ô người dùng đã ghi"), "{}", said(&output));
    }
    assert_eq!(there(&folder.path().join(NAME), &("T3-T4 Thẩm tra, thẩm định".into(), 3, 3)), "Bình Minh, ngày 02 tháng 3 năm 2025");
    assert_eq!(verified(folder.path(), &[]).1, 0);
}

#[test]
fn an_input_that_was_changed_is_known_by_its_fingerprint() {
    let folder = folder();
    let path = folder.path().join(NAME);
    // 14,2 km become 15,2: still not met, so that no verdict gives it away.
    edit(&path, &[(cell(&path, "Chỉ tiêu NTM", "2.2", 4), Typed::Number("15.2".into()))]);
    let (dossier, code) = verified(folder.path(), &[]);
    assert_eq!((dossier["state"].as_str(), dossier["fingerprint"]["same"].as_bool(), code), (Some("changed"), Some(false), 3));
    let stale = dossier["cells"].as_array().unwrap().iter().find(|c| c["place"]["sheet"] == "T2 Chi tiết").expect("T2 still says 14,2");
    assert!(
        stale["stands"].as_str().unwrap().contains("14,2/21,5") && stale["computed"].as_str().unwrap().contains("15,2/21,5"),
        "{stale}"
    );
    assert_eq!((stale["input"]["sheet"].as_str(), stale["input"]["cell"].as_str()), (Some("Chỉ tiêu NTM"), Some("E10")));
    let codes: Vec<&str> = dossier["diagnostics"].as_array().unwrap().iter().map(|d| d["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"dossier-input-changed") && codes.contains(&"dossier-cell-stale"), "{codes:?}");
}

#[test]
fn criteria_that_changed_are_named_with_who_is_judged_otherwise() {
    let folder = folder();
    let law = std::fs::read_to_string("criteria/provinces/minh-hoa.toml").unwrap();
    // 66,05 % of the roads: not met by 90, met by 60.
    let threshold = "indicator = \"basic:2.2\"\nlevels = [{ value = 90,";
    assert!(law.contains(threshold));
    let newer = law.replace(threshold, &threshold.replace("90", "60")).replacen("version = \"2024.1\"", "version = \"2024.2\"", 1);
    std::fs::write(folder.path().join("minh-hoa.toml"), newer).unwrap();
    let (dossier, code) = verified(folder.path(), &["--criteria", "minh-hoa.toml"]);
    assert_eq!((dossier["state"].as_str(), code), (Some("criteria_changed"), 3));
    let changed = &dossier["criteria"][0];
    assert_eq!((changed["id"].as_str(), changed["then"]["version"].as_str()), (Some("minh-hoa"), Some("2024.1")));
    assert_eq!(changed["now"]["version"], "2024.2");
    let expected = serde_json::json!([{ "item": "basic:2.2", "then": "Chưa đạt", "now": "Đạt" }]);
    assert_eq!(dossier["verdicts"], expected);
}

#[test]
fn a_dossier_without_its_fingerprint_does_not_hold_and_a_form_is_none() {
    let folder = folder();
    let path = folder.path().join(NAME);
    let without = |part: &str, text: String| match part {
        "docProps/custom.xml" => text.replace("ntm-inputs-sha256", "khác"),
        _ => text,
    };
    std::fs::write(&path, change(&std::fs::read(&path).unwrap(), without)).unwrap();
    let (dossier, code) = verified(folder.path(), &[]);
    assert_eq!((dossier["diagnostics"][0]["code"].as_str(), code), (Some("dossier-unsealed"), 3));
    let output = ntm(folder.path(), &["verify", FORM, NAME]);
    assert_eq!(output.status.code(), Some(1), "the gravest");
    assert!(said(&output).contains("[not-a-dossier]") && said(&output).contains("1 không kiểm tra được"), "{}", said(&output));
}

/// Writes the dossier again from its form.
fn again(folder: &Path, more: &[&str]) -> Output {
    ntm(folder, &[&["dossier", FORM, "-o", ".", "--no-word"], more].concat())
}

fn plan(path: &Path, item: &str, column: u32) -> (String, u32, u32) {
    cell(path, "Kế hoạch khắc phục", item, column)
}

fn there(path: &Path, at: &(String, u32, u32)) -> String {
    let book = Spreadsheet::open(path, "hồ sơ").unwrap();
    book.sheets().iter().find(|g| *g.name == at.0).unwrap().text(at.1, at.2)
}

#[test]
fn what_people_wrote_goes_along_by_the_id_of_its_row() {
    let folder = folder();
    let path = folder.path().join(NAME);
    let before = std::fs::read(&path).unwrap();
    let output = again(folder.path(), &[]);
    assert!(said(&output).contains("không có gì thay đổi"), "{}", said(&output));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    // The work for 4.2 and its deadline; then 2.2, which is above, is met: 4.2 moves up a row.
    let (work, deadline) = (plan(&path, "NTM 4.2", 5), plan(&path, "NTM 4.2", 8));
    edit(&path, &[(work.clone(), text("Kéo điện cho 16 hộ")), (deadline.clone(), text("30/6/2025"))]);
    let old = std::fs::read(&path).unwrap();
    edit(&folder.path().join(FORM), &[(cell(&folder.path().join(FORM), "Chỉ tiêu NTM", "2.2", 4), Typed::Number("21".into()))]);
    let output = again(folder.path(), &[]);
    assert!(said(&output).contains("giữ 2 ô người dùng đã ghi"), "{}", said(&output));
    let moved = plan(&path, "NTM 4.2", 5);
    assert_eq!(moved.1 + 1, work.1, "one row up");
    assert_eq!((there(&path, &moved), there(&path, &plan(&path, "NTM 4.2", 8))), ("Kéo điện cho 16 hộ".into(), "30/6/2025".into()));
    assert_eq!(std::fs::read(folder.path().join(format!("{NAME}.bak"))).unwrap(), old, "the old one is kept");
    assert_eq!(verified(folder.path(), &[]).1, 0, "and what people write is no change");
}

/// What appraisers, those who explain and those who compare thresholds wrote goes along too; columns of T3 and T4 by their words.
#[test]
fn every_sheet_with_cells_for_people_is_carried() {
    let folder = folder();
    let path = folder.path().join(NAME);
    let thresholds = cell(&path, "Mức cần đối chiếu", "NTM 4.2", 4);
    let explained = cell(&path, "Giải trình", "1", 4);
    // Kết quả thẩm tra and Cơ quan xác nhận of 4.2, kinh phí of the plan.
    let t3 = |path: &Path, column| cell(path, "T3-T4 Thẩm tra, thẩm định", "4.2 ", column);
    let written = [
        (t3(&path, 6), text("Đạt")),
        (t3(&path, 7), text("Phòng Kinh tế")),
        (plan(&path, "NTM 4.2", 7), text("120 triệu đồng")),
        (thresholds.clone(), text("Đã đối chiếu 01/3/2025")),
        (explained.clone(), text("Hai hộ đã chuyển đi")),
    ];
    edit(&path, &written);
    let output = again(folder.path(), &["--date", "1/3/2025"]);
    assert!(said(&output).contains("giữ 5 ô người dùng đã ghi"), "{}", said(&output));
    for (at, typed) in &written {
        let Typed::Text(typed) = typed else { panic!("a text") };
        assert_eq!(there(&path, at), *typed, "{at:?}");
    }
}

/// Words written next to an answer in the dossier itself: they are in no form, however often it is written again.
#[test]
fn words_next_to_an_answer_are_kept_from_dossier_to_dossier() {
    let folder = folder();
    let (path, form) = (folder.path().join(NAME), folder.path().join(FORM));
    let of = |path: &Path, code: &str, column: Column| cell(path, "Chỉ tiêu NTM", code, u32::from(column.index()));
    let (note, why) = (of(&path, "4.2", Column::Note), of(&path, "8.4", Column::Explanation));
    let written = [(note.clone(), text("Hộ ở xóm Trại đã chuyển")), (why.clone(), text("Số liệu của phòng VH-TT"))];
    edit(&path, &written);
    let second = again(folder.path(), &[]);
    assert!(said(&second).contains("giữ 2 ô người dùng đã ghi"), "{}", said(&second));
    assert!(said(&again(folder.path(), &[])).contains("không có gì thay đổi"));
    edit(&form, &[(of(&form, "2.2", Column::Result), Typed::Number("21".into()))]);
    let third = again(folder.path(), &[]);
    assert!(said(&third).contains("giữ 2 ô người dùng đã ghi"), "{}", said(&third));
    let words = [there(&path, &note), there(&path, &why)];
    assert_eq!(words, ["Hộ ở xóm Trại đã chuyển", "Số liệu của phòng VH-TT"], "{}", said(&third));
    assert_eq!(verified(folder.path(), &[]).1, 0);
    // Emptied in the dossier, they are gone; said otherwise in the form, nobody chooses for them.
    edit(&path, &[(why.clone(), text(""))]);
    again(folder.path(), &[]);
    assert_eq!((there(&path, &note), there(&path, &why)), ("Hộ ở xóm Trại đã chuyển".to_string(), String::new()));
    edit(&form, &[(of(&form, "4.2", Column::Note), text("Chờ điện lực xác nhận"))]);
    let refused = again(folder.path(), &[]);
    assert!(said(&refused).contains("[dossier-text-lost]") && said(&refused).contains("xóm Trại"), "{}", said(&refused));
}

/// Words in a row that another sheet answers, and in one that nobody has answered: they stay, run after run.
#[test]
fn words_in_rows_without_an_answer_are_kept() {
    const SURVEYED: &str = "xa-an-binh-nang-cao.xlsx";
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(example(SURVEYED), folder.path().join(SURVEYED)).unwrap();
    let written = || ntm(folder.path(), &["dossier", SURVEYED, "-o", ".", "--no-word"]);
    written();
    let path = folder.path().join("Hồ sơ NTM - Xã An Bình - 2024.xlsx");
    let lowest = cell(&path, "Điều kiện", "– Tỷ lệ hài lòng của câu thấp nhất", u32::from(Column::Explanation.index()));
    let schools = cell(&path, "Chỉ tiêu NTM", "– Tỷ lệ trường đạt tiêu chuẩn cơ sở vật chất tối thiểu", u32::from(Column::Note.index()));
    for (sheet, row, _) in [&lowest, &schools] {
        assert_eq!(there(&path, &(sheet.clone(), *row, u32::from(Column::Result.index()))), "", "no answer in the row");
    }
    // openpyxl saves no results of formulas
    let words = [(lowest, "Đã đối chiếu với MTTQ"), (schools, "Chờ phòng Giáo dục")];
    let edits = words.clone().map(|((sheet, row, column), words)| Edit { sheet, row, column, typed: text(words) });
    if !openpyxl::save(&path, &edits) {
        return;
    }
    for _ in 0..3 {
        let output = written();
        for (at, words) in &words {
            assert_eq!(there(&path, at), *words, "{}", said(&output));
        }
    }
    assert!(said(&written()).contains("không có gì thay đổi"));
    assert_eq!(ntm(folder.path(), &["verify", path.to_str().unwrap()]).status.code(), Some(0));
}

#[test]
fn what_has_no_place_is_refused_and_left_out_only_when_asked() {
    let folder = folder();
    let path = folder.path().join(NAME);
    // Work for 2.2, which is met then; a verdict typed over; a line below the table.
    let work = plan(&path, "NTM 2.2", 5);
    let verdict = cell(&path, "T2 Chi tiết", "4.2 ", 5);
    // The last row of the plan is in row 15: 11 indicators and one condition.
    let below = |column| ("Kế hoạch khắc phục".to_string(), 16, column);
    edit(&path, &[(work, text("Bê tông 5 km")), (verdict, text("Đạt")), (below(1), text("NTM 8")), (below(5), text("Sửa nhà văn hóa"))]);
    let old = std::fs::read(&path).unwrap();
    edit(&folder.path().join(FORM), &[(cell(&folder.path().join(FORM), "Chỉ tiêu NTM", "2.2", 4), Typed::Number("21".into()))]);
    let output = again(folder.path(), &[]);
    assert_eq!((output.status.code(), std::fs::read(&path).unwrap() == old), (Some(1), true), "{}", said(&output));
    for part in
        ["[dossier-text-lost]", "“Bê tông 5 km”", "không còn dòng này", "Kế hoạch khắc phục › F", "không phải ô để ghi", "T2 Chi tiết › F"]
    {
        assert!(said(&output).contains(part), "{part}: {}", said(&output));
    }
    for part in ["“NTM 8”", "“Sửa nhà văn hóa”", "Kế hoạch khắc phục › B17", "Kế hoạch khắc phục › F17"] {
        assert!(said(&output).contains(part), "{part}: {}", said(&output));
    }
    assert_eq!(said(&output).matches("[dossier-text-lost]").count(), 4, "each once: {}", said(&output));
    let output = again(folder.path(), &["--force"]);
    assert!(said(&output).contains("[dossier-text-dropped]") && said(&output).contains("giữ 0 ô"), "{}", said(&output));
    assert_eq!(std::fs::read(folder.path().join(format!("{NAME}.bak"))).unwrap(), old);
    assert_eq!(verified(folder.path(), &[]).1, 0);
}

#[test]
fn what_is_no_dossier_of_the_commune_is_not_replaced() {
    let folder = folder();
    let path = folder.path().join(NAME);
    std::fs::copy(example("xa-an-binh-nang-cao.xlsx"), &path).unwrap();
    let other = std::fs::read(&path).unwrap();
    let output = again(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("[output-exists]"), "{}", said(&output));
    assert_eq!(std::fs::read(&path).unwrap(), other);
}

#[test]
#[cfg(unix)]
fn killed_at_any_moment_the_old_one_or_the_new_one_is_whole() {
    let folder = folder();
    let path = folder.path().join(NAME);
    let work = plan(&path, "NTM 4.2", 5);
    edit(&path, &[(work, text("Kéo điện"))]);
    let old = std::fs::read(&path).unwrap();
    let arguments = ["dossier", FORM, "-o", ".", "--no-word", "--date", "1/3/2025"];
    let began = std::time::Instant::now();
    ntm(folder.path(), &arguments);
    let took = began.elapsed();
    let new = std::fs::read(&path).unwrap();
    assert_ne!(new, old);
    let mut seen = (0, 0);
    for step in 0..16u32 {
        std::fs::write(&path, &old).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
        let quiet = std::process::Stdio::null;
        let mut child = command.current_dir(folder.path()).args(arguments).stdout(quiet()).stderr(quiet()).spawn().unwrap();
        // Most steps where the files are written: at the end.
        let share = if step < 4 { step * 20 } else { 70 + (step - 4) * 3 };
        std::thread::sleep(took * share / 100);
        let _ = child.kill();
        let _ = child.wait();
        let bytes = std::fs::read(&path).unwrap();
        assert!(bytes == old || bytes == new, "step {step}");
        if bytes == old {
            seen.0 += 1
        } else {
            seen.1 += 1
        }
        assert!(Spreadsheet::of_bytes(&bytes, NAME).is_ok_and(|b| b.is_dossier()), "step {step}");
    }
    assert!(seen.0 > 0, "killed before the end at least once: {seen:?}");
}

#[test]
#[cfg(unix)]
fn a_full_disk_keeps_the_old_dossier() {
    let folder = folder();
    let path = folder.path().join(NAME);
    let old = std::fs::read(&path).unwrap();
    let limited = format!("trap '' XFSZ; ulimit -f 8; exec \"$0\" dossier {FORM} -o . --no-word --date 1/3/2025");
    let output = Command::new("sh").args(["-c", &limited, env!("CARGO_BIN_EXE_ntm")]).current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("đĩa đã đầy"), "{}", said(&output));
    assert_eq!(std::fs::read(&path).unwrap(), old);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");
}

/// The form with one line in its register of evidence.
fn register(folder: &Path, file: &str) {
    let form = folder.join(FORM);
    let line = |column| ("Minh chứng".to_string(), 3, column);
    edit(&form, &[(line(1), text("NTM")), (line(2), text("4.2")), (line(4), text("Biên bản")), (line(9), text(file))]);
}

#[test]
fn evidence_is_the_file_it_was() {
    let folder = folder();
    let path = folder.path().join(NAME);
    register(folder.path(), "minh-chung/bien-ban.pdf");
    let output = again(folder.path(), &[]);
    assert!(said(&output).contains("[evidence-missing]"), "{}", said(&output));
    std::fs::create_dir(folder.path().join("minh-chung")).unwrap();
    let file = folder.path().join("minh-chung/bien-ban.pdf");
    std::fs::write(&file, b"abc").unwrap();
    let output = again(folder.path(), &[]);
    assert!(said(&output).contains("giữ 0 ô"), "{}", said(&output));
    // FIPS 180-2, appendix B.1.
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(there(&path, &cell(&path, "T5 Minh chứng", "NTM 4.2", 9)), known);
    let state = |more: &[&str]| {
        let (dossier, code) = verified(folder.path(), more);
        (dossier["evidence"][0]["state"].as_str().unwrap().to_string(), code)
    };
    assert_eq!(state(&[]), ("same".into(), 0));
    assert_eq!(state(&["--evidence", "minh-chung"]), ("missing".into(), 3));
    std::fs::write(&file, b"abd").unwrap();
    assert_eq!(state(&[]), ("changed".into(), 3));
    std::fs::remove_file(&file).unwrap();
    assert_eq!(state(&[]), ("missing".into(), 3));
}
