//! What only a province says — its areas, levels of areas and classes, tests of its own — through the workbook and back.

use std::path::Path;

use crate::common::thresholds::{Line, done, edit, field, fill, find, header, lines, ntm, sheet, word};
use crate::common::xlsx::{Edit, Typed};
use ntm::input::Spreadsheet;
use ntm::layout::criteria_sheet::{FIRST_ROW, index};

/// A province's file written by hand.
const OVERLAY: &str = include_str!("overlays/hai-duong-thu.toml");
const PROVINCE: [&str; 4] = ["--province", "Hải Dương", "--level", "basic"];

/// A cell of the sheet of areas: its row counted from the first area, its column.
fn area(row: u32, column: u32, text: &str) -> Edit {
    Edit { sheet: "Vùng trong tỉnh".into(), row: FIRST_ROW + row, column, typed: word(text) }
}

fn file(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The lines of one text that another has not.
fn beyond<'a>(text: &'a str, other: &str) -> Vec<&'a str> {
    text.lines().filter(|l| !other.lines().any(|o| o == *l)).collect()
}

/// Cells of a row: those named, and the text they were read in.
fn cells(rows: &[Line], key: &str, text: &str, typed: &[(&str, Typed)]) -> Vec<Edit> {
    let line = find(rows, key);
    let own = typed.iter().map(|(id, typed)| edit(line, id, typed.clone()));
    own.chain([edit(line, "text", word(text))]).collect()
}

/// What a column shows in the row of a key.
fn shown(bytes: &[u8], key: &str, id: &str) -> String {
    let rows = lines(bytes);
    let line = find(&rows, key);
    let book = Spreadsheet::of_bytes(bytes, "s.xlsx").expect("a workbook");
    let grid = book.sheets().iter().find(|g| *g.name == *line.sheet).expect("its sheet");
    grid.text(line.row, u32::from(index(id)))
}

#[test]
fn areas_and_levels_of_their_own_go_in_and_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let bytes = sheet(folder, &PROVINCE);
    let rows = lines(&bytes);
    let levels = "Vùng 1: 90; Vùng 2: 85,5; Vùng 2 + Xã khu vực I: 83";
    let mut edits = [header(), vec![area(0, 0, "Vùng 1"), area(0, 1, "Huyện Nam Sách; Thành phố Chí Linh")]].concat();
    edits.extend([area(1, 0, "Vùng 2"), area(1, 1, "Huyện Thanh Hà"), area(1, 2, "khu vực III")]);
    edits.extend(cells(&rows, "basic:3.1@", "Tỉnh", &[("value", Typed::Number("82".into())), ("special", word(levels))]));
    edits.extend(cells(&rows, "basic:9.2@", "Trung ương", &[("special", word("Xã khu vực II: 70; Xã khu vực III: 65,5"))]));
    fill(folder, &bytes, &edits);
    let said = done(folder, &["criteria", "import", "f.xlsx", "-o", "p.toml", "--national-out", "n.toml"]);
    assert!(said.contains("Vùng trong tỉnh mới hoặc thay đổi: 2."), "{said}");
    let by = |source: &str| {
        format!("evidence = \"confirmed\", source = \"{source}\", confirmed_by = \"Nguyễn Văn A\", confirmed_on = 2024-11-20 }},")
    };
    let own = by("12/2022/QĐ-UBND 05/03/2024");
    let levels = ["", "areas = [\"vung-1\"], ", "areas = [\"vung-2\"], ", "areas = [\"vung-2\"], classes = [\"kv1\"], "];
    let row = |(narrow, value): (&str, &str)| format!("    {{ regions = [\"tdmnpb\", \"dbsh\"], {narrow}value = {value}, {own}\n");
    let levels: String = levels.into_iter().zip(["82", "90", "85.5", "83"]).map(row).collect();
    let text = file(folder, "p.toml");
    let (_, entries) = text.split_once("\n\n").expect("a header and entries");
    let expected = format!(
        "[[area]]\nid = \"vung-1\"\nname = \"Vùng 1\"\ndistricts = [\"Huyện Nam Sách\", \"Thành phố Chí Linh\"]\nsource = \"12/2022/QĐ-UBND ngày 05/03/2024\"\n\n\
         [[area]]\nid = \"vung-2\"\nname = \"Vùng 2\"\ndistricts = [\"Huyện Thanh Hà\"]\nclasses = [\"kv3\"]\nsource = \"12/2022/QĐ-UBND ngày 05/03/2024\"\n\n\
         [[threshold]]\nindicator = \"basic:3.1\"\nlevels = [\n{levels}]\n"
    );
    assert_eq!(entries, expected);

    // The nation's level of the class is next to its general one.
    let nation = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria/basic.toml")).expect("the set");
    let new = file(folder, "n.toml");
    let come = beyond(&new, &nation);
    assert!(come.iter().any(|l| l.contains("classes = [\"kv2\"], value = 70, ")), "{come:#?}");
    assert!(come.iter().any(|l| l.contains("classes = [\"kv3\"], value = 65.5, ")), "{come:#?}");

    // The next sheet shows the numbers; what it shows can be typed again and changes nothing.
    let criteria = ["--criteria", "p.toml", "--criteria", "n.toml"];
    let again = sheet(folder, &[&PROVINCE[..], &criteria].concat());
    let present = shown(&again, "basic:3.1@", "present-special");
    assert_eq!(present, "Vùng 1: 90; Vùng 2: 85,5; Vùng 2 + Xã khu vực I vùng đồng bào dân tộc thiểu số và miền núi: 83");
    assert_eq!(find(&lines(&again), "basic:3.1@").standing, "Đã đối chiếu");
    let rows = lines(&again);
    let typed = [("value", Typed::Number("82".into())), ("special", word(&present))];
    let confirmed = [header(), cells(&rows, "basic:3.1@", "Tỉnh", &typed)].concat();
    fill(folder, &again, &confirmed);
    done(folder, &[&["criteria", "import", "f.xlsx", "-o", "p2.toml"], &criteria[..]].concat());
    let unchanged = text.replace("version = \"1\"", "version = \"1.1\"");
    assert_eq!(file(folder, "p2.toml"), unchanged.replace("[\"tdmnpb\", \"dbsh\"]", "[\"dbsh\", \"tdmnpb\"]"));

    // Less than what is confirmed for the class, said of the class or of an area it may lie in.
    for special in ["Xã khu vực II: 69,5", "Vùng 1: 69,5"] {
        fill(folder, &again, &[header(), cells(&rows, "basic:9.2@", "Tỉnh", &[("special", word(special))])].concat());
        let looser = ntm(folder, &[&["criteria", "import", "f.xlsx", "-o", "p4.toml"], &criteria[..]].concat());
        let reported = String::from_utf8_lossy(&looser.stderr).into_owned();
        assert!(reported.contains("[sheet-looser]") && reported.contains("69,5") && reported.contains(" 70 ("), "{reported}");
        assert!(!folder.join("p4.toml").exists());
    }

    // A sheet in which other special levels stood is stale.
    fill(folder, &again, &confirmed);
    let newer = text.replace("version = \"1\"", "version = \"1.1\"").replace("value = 90", "value = 91");
    std::fs::write(folder.join("p3.toml"), newer).expect("a file");
    let stale = ntm(folder, &["criteria", "import", "f.xlsx", "-o", "p4.toml", "--criteria", "p3.toml", "--criteria", "n.toml"]);
    let reported = String::from_utf8_lossy(&stale.stderr).into_owned();
    assert!(reported.contains("[sheet-stale]") && reported.contains("vung-1=90") && reported.contains("vung-1=91"), "{reported}");
    assert!(!folder.join("p4.toml").exists());
}

#[test]
fn what_a_province_added_is_confirmed_and_corrected_where_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    std::fs::write(folder.join("thu.toml"), OVERLAY).expect("an overlay");
    let bytes = sheet(folder, &[&PROVINCE[..], &["--criteria", "thu.toml"]].concat());
    let rows = lines(&bytes);
    assert_eq!(shown(&bytes, "basic:1.9@2022-07-01#hd-thu!#*", "name"), "Việc thêm của tỉnh (tỉnh quy định thêm)");
    let number = |n: &str| Typed::Number(n.into());
    let mut edits = [header(), cells(&rows, "basic:1.9@2022-07-01#hd-thu!#*", "Tỉnh", &[("value", number("55"))])].concat();
    edits.extend(cells(&rows, "condition:thon-kieu-mau@2022-07-01#hd-thu!#*", "Tỉnh", &[("value", number("1"))]));
    edits.extend(cells(&rows, "basic:2.1@2022-03-08#hd-thu!#*", "Tỉnh", &[("value", word("Đạt"))]));
    edits.extend(cells(&rows, "basic:3.1@2022-03-08##dbsh", "Tỉnh", &[("special", word("Vùng 2: 86"))]));
    edits.push(area(1, 1, "Huyện Thanh Hà; Huyện Kim Thành"));
    fill(folder, &bytes, &edits);
    done(folder, &["criteria", "import", "f.xlsx", "-o", "p.toml", "--criteria", "thu.toml"]);
    let new = file(folder, "p.toml");
    let by =
        "evidence = \"confirmed\", source = \"12/2022/QĐ-UBND 05/03/2024\", confirmed_by = \"Nguyễn Văn A\", confirmed_on = 2024-11-20";
    assert_eq!(
        beyond(OVERLAY, &new),
        [
            "version = \"1\"",
            "districts = [\"Huyện Thanh Hà\"]",
            "    { areas = [\"vung-2\"], value = 85.5, evidence = \"unverified\" },",
            "test = [{ op = \"at_least\", levels = [{ value = 50, evidence = \"unverified\" }] }]",
            "levels = [{ value = 1, evidence = \"unverified\" }]",
            "test = [{ op = \"met\", levels = [{ evidence = \"unverified\" }] }]",
        ]
    );
    assert_eq!(
        beyond(&new, OVERLAY),
        [
            "version = \"1.1\"".to_string(),
            "districts = [\"Huyện Thanh Hà\", \"Huyện Kim Thành\"]".into(),
            format!("    {{ areas = [\"vung-2\"], value = 86, {by} }},"),
            format!("test = [{{ op = \"at_least\", levels = [{{ value = 55, {by} }}] }}]"),
            format!("levels = [{{ value = 1, {by} }}]"),
            format!("test = [{{ op = \"met\", levels = [{{ {by} }}] }}]"),
        ]
    );
    done(folder, &["criteria", "check", "p.toml"]);
    let again = sheet(folder, &[&PROVINCE[..], &["--criteria", "p.toml"]].concat());
    assert_eq!(shown(&again, "basic:1.9@2022-07-01#hd-thu!#*", "present"), "≥ 55 %");
    assert_eq!(find(&lines(&again), "basic:1.9@2022-07-01#hd-thu!#*").standing, "Đã đối chiếu");
}

#[test]
fn another_decision_takes_the_areas_it_speaks_of_along() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    std::fs::write(folder.join("thu.toml"), OVERLAY).expect("an overlay");
    let bytes = sheet(folder, &[&PROVINCE[..], &["--criteria", "thu.toml"]].concat());
    let rows = lines(&bytes);
    let edits = [
        header(),
        vec![field("number", "7/2024/QĐ-UBND")],
        cells(&rows, "basic:9.2@2022-03-08##dbsh", "Tỉnh", &[("special", word("vùng 1: 92"))]),
    ];
    fill(folder, &bytes, &edits.concat());
    done(folder, &["criteria", "import", "f.xlsx", "-o", "p.toml", "--criteria", "thu.toml"]);
    let text = file(folder, "p.toml");
    assert!(text.contains("id = \"hai-duong-7-2024-qd-ubnd\"\n"), "{text}");
    assert!(text.contains("id = \"vung-1\"\nname = \"Vùng 1\"\ndistricts = [\"Huyện Nam Sách\", \"Thành phố Chí Linh\"]\n"), "{text}");
    assert!(text.contains("levels = [{ areas = [\"vung-1\"], value = 92, ") && !text.contains("vung-2"), "{text}");
    let both = ["--criteria", "thu.toml", "--criteria", "p.toml"];
    let again = sheet(folder, &[&PROVINCE[..], &both].concat());
    assert_eq!(shown(&again, "basic:9.2@2022-03-08##dbsh", "present-special"), "Vùng 1: 92");
    let book = Spreadsheet::of_bytes(&again, "s.xlsx").expect("a workbook");
    let areas = book.sheets().iter().find(|g| &*g.name == "Vùng trong tỉnh").expect("the areas");
    assert_eq!([0, 1, 2].map(|row| areas.text(FIRST_ROW + row, 0)), ["Vùng 1", "Vùng 2", ""], "each once");
}

#[test]
fn a_sheet_of_the_time_before_special_levels_still_goes_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/bang-nguong-cu.xlsx")).expect("an old sheet");
    let old = |id: &str, row: u32, typed: Typed| {
        let columns = [("value", 13), ("text", 14)];
        let column = columns.iter().find(|(name, _)| *name == id).expect("a column").1;
        Edit { sheet: "Ngưỡng NTM".into(), row, column, typed }
    };
    let fields = header().into_iter().map(|e| Edit { row: e.row - 1, ..e });
    let edits: Vec<Edit> = fields.chain([old("value", 6, Typed::Number("100".into())), old("text", 6, word("Tỉnh"))]).collect();
    fill(folder, &bytes, &edits);
    done(folder, &["criteria", "import", "f.xlsx", "-o", "p.toml"]);
    assert!(file(folder, "p.toml").contains("indicator = \"basic:2.1\"\nlevels = [{ value = 100, "));
}

/// A sheet filled wrongly, and what is said of it.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    ten: String,
    /// Rows of thresholds: beginning of the key, then column and text.
    #[serde(default)]
    dong: Vec<[String; 3]>,
    /// Rows of the sheet of areas: name, districts, classes.
    #[serde(default)]
    vung: Vec<Vec<String>>,
    /// Fields of the first sheet other than the usual.
    #[serde(default)]
    truong: std::collections::BTreeMap<String, String>,
    noi: String,
}

#[derive(serde::Deserialize)]
struct Faults {
    loi: Vec<Fault>,
}

fn faulty(rows: &[Line], fault: &Fault) -> Vec<Edit> {
    let mut edits: Vec<Edit> = header();
    for (id, text) in &fault.truong {
        let own = field(id, text);
        edits.retain(|e| (e.row, e.column) != (own.row, own.column) || e.sheet != own.sheet);
        edits.push(own);
    }
    for [key, column, text] in &fault.dong {
        let typed = if text.parse::<f64>().is_ok() { Typed::Number(text.clone()) } else { word(text) };
        edits.push(edit(find(rows, key), column, typed));
    }
    for (row, texts) in (0..).zip(&fault.vung) {
        let cleared = |text: &str| if text == "(xóa)" { String::new() } else { text.to_string() };
        edits.extend((0..).zip(texts).filter(|(_, text)| !text.is_empty()).map(|(column, text)| area(row, column, &cleared(text))));
    }
    edits
}

#[test]
fn every_mistake_is_given_in_full_by_its_cell_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    std::fs::write(folder.join("thu.toml"), OVERLAY).expect("an overlay");
    let bytes = sheet(folder, &[&PROVINCE[..], &["--criteria", "thu.toml"]].concat());
    let rows = lines(&bytes);
    let faults: Faults = toml::from_str(include_str!("overlays/bang-nguong-loi.toml")).expect("faults");
    let mut wrong = Vec::new();
    for fault in &faults.loi {
        fill(folder, &bytes, &faulty(&rows, fault));
        let output = ntm(folder, &["criteria", "import", "f.xlsx", "-o", "p.toml", "--national-out", "n.toml", "--criteria", "thu.toml"]);
        let reported = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!folder.join("p.toml").exists() && !folder.join("n.toml").exists(), "{}", fault.ten);
        if reported.trim() != fault.noi.trim() || output.status.code() != Some(1) {
            wrong.push(format!("{}:\n{reported}", fault.ten));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is said of a workbook that is no table of thresholds.
const NO_TABLE: &str = "Lỗi: Tệp này không phải bảng mức đạt chuẩn do “ntm criteria sheet” tạo ra. [sheet-kind]\n  f.xlsx\n  → Tạo bảng mới bằng \
    “ntm criteria sheet -o TỆP.xlsx” rồi nhập lại; không xóa các cột ẩn.";

#[test]
fn a_workbook_of_another_kind_is_refused_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let form = |folder: &Path| drop(done(folder, &["template", "-o", "f.xlsx"]));
    let without_keys = |folder: &Path| {
        let bytes = sheet(folder, &PROVINCE);
        let heading = |name: &str| Edit { sheet: name.into(), row: FIRST_ROW - 1, column: u32::from(index("key")), typed: word("mã") };
        fill(folder, &bytes, &["Ngưỡng NTM", "Ngưỡng điều kiện"].map(heading));
    };
    let makers: [&dyn Fn(&Path); 2] = [&form, &without_keys];
    for make in makers {
        make(folder);
        let output = ntm(folder, &["criteria", "import", "f.xlsx", "-o", "p.toml", "--national-out", "n.toml"]);
        let reported = String::from_utf8_lossy(&output.stderr).into_owned();
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((plain(&reported), output.status.code()), (plain(NO_TABLE), Some(1)));
        assert!(!folder.join("p.toml").exists() && !folder.join("n.toml").exists());
    }
}
