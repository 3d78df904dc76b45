//! A province's village checklists through the workbook of thresholds and back.

use std::path::Path;

use crate::common::thresholds::{done, fill, header, ntm, sheet, word};
use crate::common::xlsx::{Edit, Typed, cells};
use ntm::criteria::{LawSource, RecognitionRule, Shelf};
use ntm::layout::criteria_sheet::{CHECKLIST_COLUMNS, FIRST_ROW};

const SHEET: &str = "Bộ tiêu chí thôn";
const PROVINCE: [&str; 2] = ["--province", "Hải Dương"];

fn column(id: &str) -> u32 {
    CHECKLIST_COLUMNS.iter().position(|(column, _)| *column == format!("list-{id}")).expect("a column") as u32
}

/// Cells of a row, counted from the first item: numbers are typed as such.
fn row(row: u32, typed: &[(&str, &str)]) -> Vec<Edit> {
    let cell = |(id, text): &(&str, &str)| {
        let plain = text.replace(',', ".");
        let typed = if plain.parse::<f64>().is_ok() { Typed::Number(plain) } else { word(text) };
        Edit { sheet: SHEET.into(), row: FIRST_ROW + row, column: column(id), typed }
    };
    typed.iter().map(cell).collect()
}

fn file(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn shown(book: &[u8], at: u32, id: &str) -> String {
    cells(book).get(&(SHEET.to_string(), FIRST_ROW + at, column(id))).map(ToString::to_string).unwrap_or_default()
}

/// Two lists: one that an indicator waits for, and one more.
fn typed_lists() -> Vec<Edit> {
    [
        header(),
        row(0, &[("name", "Thôn thông minh"), ("item", "Có loa thông minh"), ("kind", "đạt hay chưa")]),
        row(1, &[("item", "Hộ thanh toán điện tử"), ("kind", "tỷ lệ"), ("operator", "ít nhất"), ("value", "80,5")]),
        row(2, &[("name", "Thôn kiểu mẫu"), ("pass", "1"), ("recognition", "phải có mới được tính")]),
        row(2, &[("item", "Số vụ tệ nạn"), ("kind", "số đếm"), ("operator", "phải không có"), ("unit", "vụ")]),
        row(
            3,
            &[
                ("name", "thôn kiểu mẫu"),
                ("item", "Số cây xanh"),
                ("kind", "số đếm"),
                ("operator", "Ít nhất"),
                ("value", "20"),
                ("unit", "cây"),
            ],
        ),
    ]
    .concat()
}

const WRITTEN: &str = r#"[[checklist]]
id = "thon-thong-minh"
name = "Thôn thông minh"
evidence = "confirmed"
source = "12/2022/QĐ-UBND ngày 05/03/2024"
confirmed_by = "Nguyễn Văn A"
confirmed_on = 2024-11-20
item = [
    { name = "Có loa thông minh", kind = "yes_no", op = "met" },
    { name = "Hộ thanh toán điện tử", kind = "rate", op = "at_least", value = 80.5 },
]

[[checklist]]
id = "thon-kieu-mau"
name = "Thôn kiểu mẫu"
pass = 1
recognition = "required"
evidence = "confirmed"
source = "12/2022/QĐ-UBND ngày 05/03/2024"
confirmed_by = "Nguyễn Văn A"
confirmed_on = 2024-11-20
item = [
    { name = "Số vụ tệ nạn", kind = "count", unit = "vụ", op = "none" },
    { name = "Số cây xanh", kind = "count", unit = "cây", op = "at_least", value = 20 },
]
"#;

#[test]
fn lists_go_into_the_province_s_file_and_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let blank = sheet(folder, &PROVINCE);
    assert!(shown(&blank, 0, "name").contains("mô hình thôn thông minh"), "the list that indicator 3 of the model set waits for");
    fill(folder, &blank, &typed_lists());
    let said = done(folder, &["criteria", "import", "f.xlsx", "-o", "p.toml"]);
    assert!(said.contains("Bộ tiêu chí thôn mới hoặc thay đổi: 2."), "{said}");
    let text = file(folder, "p.toml");
    let (_, entries) = text.split_once("\n\n").expect("a header and entries");
    assert_eq!(entries, WRITTEN);
    let law =
        Shelf::open(&[LawSource { name: "p.toml".into(), text: text.clone() }]).expect("a shelf").law("Hải Dương", 2024).expect("a law");
    let lists: Vec<_> = law.checklists.iter().map(|list| (list.id.as_str(), list.pass, list.items.len(), list.recognition)).collect();
    let wanted = [("thon-thong-minh", 2, 2, RecognitionRule::Shown), ("thon-kieu-mau", 1, 2, RecognitionRule::Required)];
    assert_eq!(lists, wanted);

    // The next sheet has them; one is changed, the other stays as it is written.
    let again = sheet(folder, &[&PROVINCE[..], &["--criteria", "p.toml"]].concat());
    let words = ["name", "pass", "recognition", "item", "kind", "operator", "value"].map(|id| shown(&again, 0, id));
    assert_eq!(words, ["Thôn thông minh", "2", "ghi để biết", "Có loa thông minh", "đạt hay chưa", "phải đạt", ""]);
    let changed = [header(), row(1, &[("value", "85")])].concat();
    fill(folder, &again, &changed);
    let said = done(folder, &["criteria", "import", "f.xlsx", "-o", "p2.toml", "--criteria", "p.toml"]);
    assert!(said.contains("Bộ tiêu chí thôn mới hoặc thay đổi: 1."), "{said}");
    assert_eq!(file(folder, "p2.toml"), text.replace("80.5", "85").replace("version = \"1\"", "version = \"1.1\""));

    // A sheet made before the list was changed is stale, and one that says nothing new is empty.
    let stale = ntm(folder, &["criteria", "import", "f.xlsx", "-o", "p3.toml", "--criteria", "p2.toml"]);
    assert!(String::from_utf8_lossy(&stale.stderr).contains("[sheet-stale]"), "{}", String::from_utf8_lossy(&stale.stderr));
    fill(folder, &again, &header());
    let empty = ntm(folder, &["criteria", "import", "f.xlsx", "-o", "p3.toml", "--criteria", "p.toml"]);
    assert!(String::from_utf8_lossy(&empty.stderr).contains("[sheet-empty]"));
}

#[test]
fn every_fault_of_a_list_names_its_cell() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let blank = sheet(folder, &PROVINCE);
    let faults = |edits: Vec<Edit>| {
        fill(folder, &blank, &edits);
        let output = ntm(folder, &["criteria", "import", "f.xlsx", "-o", "p.toml", "--lang", "en"]);
        assert!(!folder.join("p.toml").exists() && output.status.code() == Some(1));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let places = said.lines().filter(|l| l.contains(SHEET) || l.contains("Văn bản"));
        let codes = said.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(code, _)| code.to_string());
        codes.zip(places).map(|(code, place)| format!("{code} {}", place.split_whitespace().last().unwrap_or_default())).collect::<Vec<_>>()
    };
    let yes = [("item", "Có loa"), ("kind", "đạt hay chưa")];
    let list = |more: &[(&str, &str)]| [header(), row(0, &[("name", "A")]), row(0, &yes), row(0, more)].concat();
    assert_eq!(faults(list(&[("kind", "có hay không")])), ["sheet-list-word E5"]);
    assert_eq!(faults(list(&[("value", "5")])), ["sheet-list-value G5"]);
    assert_eq!(faults(list(&[("kind", "tỷ lệ"), ("operator", "ít nhất"), ("value", "101")])), ["sheet-list-value G5"]);
    assert_eq!(faults(list(&[("kind", "tỷ lệ"), ("operator", "ít nhất"), ("value", "80%")])), ["sheet-no-number G5"]);
    assert_eq!(faults(list(&[("kind", "tỷ lệ")])), ["sheet-list-word F5"]);
    assert_eq!(faults(list(&[("pass", "2")])), ["sheet-list-pass B5"]);
    assert_eq!(faults([header(), row(2, &[("name", "B"), ("pass", "1")])].concat()), ["sheet-list-incomplete D7"]);
    let twice = [list(&[]), row(1, &[("name", "B")]), row(1, &yes), row(2, &[("name", "a")]), row(2, &yes)].concat();
    assert_eq!(faults(twice), ["sheet-twice A7"]);
    let nobody = [row(0, &[("name", "A")]), row(0, &yes)].concat();
    let said = faults(nobody);
    assert!(
        said.iter().any(|f| f.starts_with("sheet-person-missing")) && said.iter().any(|f| f.starts_with("sheet-day-missing")),
        "{said:?}"
    );
}
