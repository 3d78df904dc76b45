//! Forms refreshed: every cell that people typed is in the new form, or is named. openpyxl compares the cells.

use std::path::{Path, PathBuf};

use crate::common::openpyxl;
use crate::common::run::{ntm, said};

/// What the program puts behind the name of the old form.
const NEW: &str = " - biểu mới.xlsx";

/// Every open cell of the first workbook that is not the same in the second.
const OTHER_CELLS: &str = r#"
import sys, openpyxl
old, new = openpyxl.load_workbook(sys.argv[1]), openpyxl.load_workbook(sys.argv[2])
typed = 0
for sheet in old:
    for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None and not cell.protection.locked):
        typed += 1
        there = new[sheet.title][cell.coordinate].value if sheet.title in new.sheetnames else None
        if there != cell.value or type(there) != type(cell.value):
            print(sheet.title, cell.coordinate, repr(cell.value), repr(there))
print(typed > int(sys.argv[3]))
"#;

/// Types what is hard to move: notes without a figure, figures that are none, texts of several lines.
const TYPE: &str = r#"
import sys, datetime, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
def rows(sheet):
    ids = {}
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("measure "):
                ids[cell.value[8:]] = cell.row
    return ids
answers = book["Chỉ tiêu NTM"]
at = rows(answers)
heads = {cell.value: cell.column for cell in answers[4]}
def put(measure, heading, value):
    answers.cell(at[measure], heads[heading]).value = value
put("basic:2.1", "Kết quả", None); put("basic:2.1", "Tử số", None); put("basic:2.1", "Mẫu số", None)
put("basic:2.1", "Ghi chú", "chờ số của Sở\n- gọi lại ngày 5/4")
put("basic:2.2", "Kết quả", "khoảng 95%")
put("basic:2.3", "Tử số", "18 km"); put("basic:2.3", "Mẫu số", 20)
put("basic:2.4", "Tử số", None); put("basic:2.4", "Mẫu số", None); put("basic:2.4", "Kết quả", "99,6")
put("basic:2.4", "Số liệu đến ngày", datetime.date(2024, 6, 30))
put("basic:3.1", "Giải trình", "tăng do kênh mới\nnghiệm thu tháng 9")
if len(sys.argv) > 2:
    answers.cell(at["basic:2.1"], heads[None] if None in heads else answers.max_column).value = "measure basic:99.9"
book.save(sys.argv[1])
"#;

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// A folder with a copy of an example.
fn office(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(example(name), folder.path().join("a.xlsx")).expect("a copy");
    folder
}

/// The cells that differ; nothing to compare with where openpyxl is not installed.
fn other_cells(folder: &Path, old: &str, new: &str, at_least: usize) -> Option<String> {
    let arguments = vec![folder.join(new).display().to_string(), at_least.to_string()];
    openpyxl::printed(OTHER_CELLS, &folder.join(old), arguments)
}

#[test]
fn every_cell_typed_is_in_the_new_form() {
    // openpyxl counts 208, 474 and 412 open cells with something in them
    for (name, typed) in [("xa-binh-minh-co-ban.xlsx", 200), ("xa-an-binh-nang-cao.xlsx", 470), ("xa-dai-dong-kieu-mau.xlsx", 410)] {
        let office = office(name);
        let before = std::fs::read(office.path().join("a.xlsx")).expect("the form");
        let done = ntm(office.path(), &["template", "--refresh", "a.xlsx"]);
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        assert!(!said(&done).contains("form-text-left"), "{}", said(&done));
        assert_eq!(std::fs::read(office.path().join("a.xlsx")).expect("the form"), before, "the old form stays");
        let Some(found) = other_cells(office.path(), "a.xlsx", &format!("a{NEW}"), typed) else { return };
        assert_eq!(found, "True\n", "{name}");
    }
}

#[test]
fn cells_that_say_nothing_to_the_program_are_moved_as_they_are() {
    let office = office("xa-binh-minh-co-ban.xlsx");
    if openpyxl::printed(TYPE, &office.path().join("a.xlsx"), Vec::new()).is_none() {
        return;
    }
    let done = ntm(office.path(), &["template", "--refresh", "a.xlsx"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    // "khoảng 95%" and "18 km"
    assert!(said(&done).contains("2 ô có lỗi được chép nguyên"), "{}", said(&done));
    let found = other_cells(office.path(), "a.xlsx", &format!("a{NEW}"), 200).expect("openpyxl");
    let left: Vec<&str> = found.lines().filter(|line| *line != "True").collect();
    // a number typed as text is written as the number it says
    assert_eq!(left.len(), 1, "{found}");
    assert!(left[0].ends_with("'99,6' 99.6"), "{found}");
}

#[test]
fn what_has_no_place_is_named_with_its_cell() {
    let office = office("xa-binh-minh-co-ban.xlsx");
    if openpyxl::printed(TYPE, &office.path().join("a.xlsx"), vec!["lost".into()]).is_none() {
        return;
    }
    let done = ntm(office.path(), &["template", "--refresh", "a.xlsx"]);
    let said = said(&done);
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("[form-text-left]") && said.contains("chờ số của Sở"), "{said}");
    assert!(said.contains("a.xlsx › Chỉ tiêu NTM › N9"), "{said}");
}

#[test]
fn an_old_form_takes_the_thresholds_in_force() {
    let office = tempfile::tempdir().expect("a folder");
    let made = ntm(office.path(), &["template", "--province", "Hải Dương", "--year", "2024", "--class", "khong", "-o", "a.xlsx"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let written = include_str!("overlays/hai-duong-thu.toml").split("[[area]]").next().expect("its head").to_string();
    let stricter = "[[threshold]]\nindicator = \"basic:3.1\"\nlevels = [{ value = 95, evidence = \"unverified\" }]\n";
    std::fs::write(office.path().join("moi.toml"), written + stricter).expect("an overlay");
    let warned = |file: &str| said(&ntm(office.path(), &["assess", "--criteria", "moi.toml", file])).contains("form-threshold-differs");
    assert!(warned("a.xlsx"), "the form shows another threshold than the overlay");
    let done = ntm(office.path(), &["template", "--criteria", "moi.toml", "--refresh", "a.xlsx", "-o", "b.xlsx"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(!warned("b.xlsx"), "the new one shows the overlay's");
}

#[test]
fn one_file_that_is_no_form_keeps_no_other_from_its_own() {
    let office = office("xa-binh-minh-co-ban.xlsx");
    std::fs::write(office.path().join("b.csv"), "Mã;Kết quả\n2.1;95\n").expect("a table");
    let done = ntm(office.path(), &["template", "--refresh", "b.csv", "a.xlsx", "-o", "mới"]);
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    assert!(said(&done).contains("[not-a-form]"), "{}", said(&done));
    assert!(office.path().join(format!("mới/a{NEW}")).exists());
    let again = ntm(office.path(), &["template", "--refresh", "a.xlsx", "-o", &format!("mới/a{NEW}")]);
    assert_eq!(again.status.code(), Some(1), "what is there is not replaced: {}", said(&again));
}
