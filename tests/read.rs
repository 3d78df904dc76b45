//! How a table made by hand is understood, reported before anything is judged; and kept as a layout.

use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::common::contract::{breaks_its_schema, keeps_to_its_schema};
use crate::common::run::{ntm, said};

/// Years, an estimate, another agency's column, a row that is no indicator, a sum.
const TABLE: &str = "\
Kết quả xây dựng nông thôn mới xã Minh Tân năm 2024,,,,,,
TT,Nội dung,Kết quả 2023,Kết quả 2024,Ước 2025,Huyện thẩm tra,Màu sắc
2,Giao thông,,,,,
2.1,Tỷ lệ đường xã được nhựa hóa hoặc bê tông hóa,90,95,100,,
2.2,Tỷ lệ đường thôn được cứng hóa,70,40/50,,,
,Cầu dân sinh,3,4,,,
,Tổng cộng,3,4,,,
";

/// What is said of [`TABLE`], written by hand.
const SAID: &str = "\
bang.csv
Xã Minh Tân; tỉnh: Hải Dương; năm: 2024; mức phấn đấu: NTM

Trang “bang.csv”: bảng số liệu của một xã
Bộ tiêu chí NTM; tiêu đề ở dòng 2.
┌─────┬────────────────┬──────────────────────────────────────────┐
│ Cột ┆ Tiêu đề        ┆ Hiểu là                                  │
╞═════╪════════════════╪══════════════════════════════════════════╡
│ A   ┆ TT             ┆ mã hoặc số thứ tự                        │
│ B   ┆ Nội dung       ┆ tên chỉ tiêu                             │
│ C   ┆ Kết quả 2023   ┆ không dùng: số liệu của năm 2023         │
│ D   ┆ Kết quả 2024   ┆ kết quả                                  │
│ E   ┆ Ước 2025       ┆ không dùng: số ước                       │
│ F   ┆ Huyện thẩm tra ┆ không dùng: số liệu của cơ quan cấp trên │
│ G   ┆ Màu sắc        ┆ không dùng: chưa hiểu tiêu đề            │
└─────┴────────────────┴──────────────────────────────────────────┘
┌────┬──────────────────────────────┬────────────┬──────┬──────────────────────┐
│ Ô  ┆ Ghi trong bảng               ┆ Hiểu là    ┆ Theo ┆ Số liệu              │
╞════╪══════════════════════════════╪════════════╪══════╪══════════════════════╡
│ A3 ┆ 2 Giao thông                 ┆ tiêu chí 2 ┆ mã   ┆                      │
│ A4 ┆ 2.1 Tỷ lệ đường xã được nhựa ┆ NTM 2.1    ┆ mã   ┆ 95 % (D4)            │
│    ┆ hóa hoặc bê tông hóa         ┆            ┆      ┆                      │
│ A5 ┆ 2.2 Tỷ lệ đường thôn được    ┆ NTM 2.2    ┆ mã   ┆ 80 % (40/50 km) (D5) │
│    ┆ cứng hóa                     ┆            ┆      ┆                      │
│ B6 ┆ Cầu dân sinh                 ┆ chưa hiểu  ┆      ┆ “4” (D6)             │
│ B7 ┆ Tổng cộng                    ┆ dòng cộng  ┆      ┆ “4” (D7)             │
└────┴──────────────────────────────┴────────────┴──────┴──────────────────────┘
Còn lại 1 dòng có số liệu mà chưa rõ là của chỉ tiêu nào:
  - B6 “Cầu dân sinh”: “4” (D6)
";

const OPTIONS: [&str; 4] = ["--province", "Hải Dương", "--level", "basic"];

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    files.iter().for_each(|(name, text)| std::fs::write(folder.path().join(name), text).expect("a file"));
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    ntm(folder, &[arguments, &OPTIONS].concat())
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// A document as JSON, held to its schema.
fn json(folder: &Path, arguments: &[&str]) -> Value {
    let output = run(folder, &[arguments, &["--format", "json"]].concat());
    let document: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)));
    keeps_to_its_schema(&document);
    // A key nobody has written down is a fault.
    let mut more = document.clone();
    more["sheets"][0]["new"] = 1.into();
    assert!(breaks_its_schema(&more));
    document
}

#[test]
fn a_table_is_given_column_by_column_and_row_by_row() {
    let folder = folder(&[("bang.csv", TABLE)]);
    let output = run(folder.path(), &["read", "bang.csv"]);
    assert_eq!(printed(&output), SAID);
    assert_eq!(output.status.code(), Some(0));
    // What was found goes to the other stream.
    assert!(String::from_utf8_lossy(&output.stderr).contains("name-unknown"), "{}", said(&output));
    assert_eq!(printed(&run(folder.path(), &["doc", "bang.csv"])), SAID);
    let english = printed(&run(folder.path(), &["--lang", "en", "read", "bang.csv"]));
    assert!(english.contains("not used: figures of 2023") && english.contains("criterion 2"), "{english}");
}

#[test]
fn the_json_keeps_to_its_schema() {
    let folder = folder(&[("bang.csv", TABLE)]);
    let document = json(folder.path(), &["read", "bang.csv"]);
    let table = &document["sheets"][0]["tables"][0];
    assert_eq!((&document["understood"], &document["sheets"][0]["taken"]), (&true.into(), &"table".into()));
    assert_eq!((&table["columns"][3]["is"], &table["columns"][2]["unused"]), (&"result".into(), &"other_year".into()));
    let row = |at: usize| (&table["rows"][at]["is"], &table["rows"][at]["why"], &table["rows"][at]["left"]);
    assert_eq!(row(1), (&"basic:2.1".into(), &"code".into(), &false.into()));
    assert_eq!(row(3), (&Value::Null, &Value::Null, &true.into()));
    assert_eq!(table["rows"][1]["read"], "95 %");
}

#[test]
fn what_cannot_be_read_is_shown_all_the_same() {
    let two = "TT,Nội dung,Kết quả,Kết quả\n2.1,Tỷ lệ đường xã,95,96\n2.2,Tỷ lệ đường thôn,80,81\n";
    let folder = folder(&[("hai-cot.csv", two), ("trong.csv", "a,b\nc,d\n")]);
    let document = json(folder.path(), &["read", "hai-cot.csv"]);
    assert_eq!((&document["understood"], &document["sheets"][0]["passed"]), (&false.into(), &"doubt".into()));
    assert_eq!(document["sheets"][0]["tables"][0]["columns"][2]["unused"], "unsure");
    let output = run(folder.path(), &["read", "trong.csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("không đọc: không có dòng tiêu đề"), "{}", said(&output));
}

#[test]
fn communes_side_by_side_and_below_each_other_are_reported() {
    let matrix = "Xã,2.1,2.2\nXã A,95,80\nXã B,90,85\n";
    let across = "Mã,Chỉ tiêu,Xã A,Xã B\n2.1,Tỷ lệ đường xã,95,90\n2.2,Tỷ lệ đường thôn,80,85\n";
    let folder = folder(&[("dong.csv", matrix), ("cot.csv", across)]);
    for (file, taken) in [("dong.csv", "matrix"), ("cot.csv", "across")] {
        let document = json(folder.path(), &["read", file]);
        assert_eq!((&document["sheets"][0]["taken"], &document["communes"]), (&taken.into(), &2.into()), "{document}");
        let lines = document["sheets"][0]["lines"].as_array().expect("lines");
        let holds: Vec<&str> = lines.iter().filter_map(|l| l["holds"].as_str()).collect();
        assert_eq!(holds, ["commune:name", "basic:2.1", "basic:2.2"], "{document}");
    }
}

/// What cannot be determined by itself: two columns of results, and a row of a name of its own.
const UNCLEAR: &str = "\
TT,Nội dung,Kết quả A,Kết quả B
2.1,Tỷ lệ đường xã,90,95
2.2,Tỷ lệ đường thôn,70,80
,Ngõ xóm sạch đẹp,60,65
,Tổng cộng,1,2
";
/// [`UNCLEAR`] with the columns and the row as a person corrected them; the last row of another year is written otherwise.
const CORRECTED: &str = r#"
[[table]]
book = "basic"

[[table.column]]
heading = "TT"
is = "code"
[[table.column]]
heading = "Nội dung"
is = "name"
[[table.column]]
heading = "Kết quả A"
is = "none"
[[table.column]]
heading = "KẾT QUẢ B"
is = "result"

[[table.row]]
label = "2.1 Tỷ lệ đường xã"
is = "basic:2.2"
[[table.row]]
label = "2.2 Tỷ lệ đường thôn"
is = "basic:2.1"
[[table.row]]
label = "Ngõ xóm sạch đẹp"
is = "basic:2.3"
"#;

/// The values of an assessment by measure.
fn answers(folder: &Path, arguments: &[&str]) -> Vec<(String, Value)> {
    let year = ["--year", "2024", "--format", "json"];
    let output = run(folder, &[&["assess"], arguments, &year].concat());
    let document: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)));
    let mut found = Vec::new();
    values(&document["communes"], &mut found);
    assert!(!found.is_empty(), "{}", said(&output));
    found
}

/// Every measure below with what it was given.
fn values(of: &Value, found: &mut Vec<(String, Value)>) {
    match of {
        Value::Object(map) => {
            if let (Some(id), Some(given)) = (map.get("id").and_then(Value::as_str), map.get("value").filter(|v| !v.is_null())) {
                found.push((id.to_string(), given.clone()));
            }
            map.values().for_each(|v| values(v, found));
        }
        Value::Array(list) => list.iter().for_each(|v| values(v, found)),
        _ => {}
    }
}

#[test]
fn a_layout_as_it_is_written_reads_the_same() {
    let folder = folder(&[("bang.csv", TABLE)]);
    let output = run(folder.path(), &["read", "bang.csv", "-o", "K.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let layout = std::fs::read_to_string(folder.path().join("K.toml")).expect("a layout");
    assert!(layout.contains("heading = \"Kết quả 2024\"\nis = \"result\""), "{layout}");
    assert!(layout.contains("# [[table.row]]\n# label = \"Cầu dân sinh\""), "what was not understood is left to a person: {layout}");
    assert_eq!(answers(folder.path(), &["bang.csv", "--layout", "K.toml"]), answers(folder.path(), &["bang.csv"]));
    let document = json(folder.path(), &["read", "bang.csv", "--layout", "K.toml"]);
    let table = &document["sheets"][0]["tables"][0];
    assert_eq!((&table["layout"], &table["rows"][1]["why"]), (&"K.toml".into(), &"layout".into()));
    assert_eq!((&table["columns"][2]["unused"], &table["rows"][3]["left"]), (&"said".into(), &true.into()));
    // It is there already.
    assert_eq!(run(folder.path(), &["read", "bang.csv", "-o", "K.toml"]).status.code(), Some(1));
}

#[test]
fn a_corrected_layout_changes_what_is_read() {
    let folder = folder(&[("bang.csv", UNCLEAR), ("K.toml", CORRECTED)]);
    let output = run(folder.path(), &["read", "bang.csv"]);
    assert!(output.status.code() == Some(1) && said(&output).contains("several-columns"), "{}", said(&output));
    let document = json(folder.path(), &["read", "bang.csv", "--layout", "K.toml"]);
    let rows = document["sheets"][0]["tables"][0]["rows"].as_array().expect("rows");
    let read: Vec<_> = rows.iter().map(|r| (r["is"].as_str().unwrap_or("-"), r["read"].as_str().unwrap_or("-"))).collect();
    assert_eq!(read, [("basic:2.2", "95 %"), ("basic:2.1", "80 %"), ("basic:2.3", "65 %"), ("-", "-")]);
    // The office's layout does the same unasked, and says so.
    std::fs::write(folder.path().join("ntm.toml"), "layouts = [\"K.toml\"]\n").expect("settings");
    let output = run(folder.path(), &["read", "bang.csv"]);
    assert!(output.status.code() == Some(0) && said(&output).contains("layout-used"), "{}", said(&output));
}

#[test]
fn a_row_that_the_layout_does_not_know_is_given_and_never_guessed() {
    let more = UNCLEAR.replace(",Tổng cộng", "2.3,Tỷ lệ đường ngõ xóm sạch,50,55\n,Tổng cộng");
    let folder = folder(&[("bang.csv", &more), ("K.toml", CORRECTED)]);
    let output = run(folder.path(), &["read", "bang.csv", "--layout", "K.toml"]);
    let reported = said(&output);
    assert!(reported.contains("layout-row-new") && reported.contains("bang.csv › bang.csv › D5"), "{reported}");
    assert!(!reported.contains("figures-unread"), "it is reported once: {reported}");
    assert!(answers(folder.path(), &["bang.csv", "--layout", "K.toml"]).iter().all(|(_, value)| value != "55"));
}

#[test]
fn a_layout_that_does_not_fit_is_an_error_where_it_was_asked_for() {
    let other = UNCLEAR.replace("Kết quả B", "Kết quả C");
    let clear = TABLE;
    let folder = folder(&[("khac.csv", &other), ("bang.csv", clear), ("K.toml", CORRECTED), ("ntm.toml", "layouts = [\"K.toml\"]\n")]);
    for command in [&["read", "khac.csv"][..], &["assess", "khac.csv", "--year", "2024"], &["dossier", "khac.csv", "-o", "d"]] {
        let output = run(folder.path(), &[command, &["--layout", "K.toml"]].concat());
        let reported = said(&output);
        assert!(output.status.code() == Some(1) && reported.contains("layout-unfit"), "{reported}");
        assert!(reported.contains("thiếu các tiêu đề “KẾT QUẢ B”") && reported.contains("không biết “Kết quả C”"), "{reported}");
        assert!(reported.contains("bảng của một xã"), "{reported}");
    }
    let output = run(folder.path(), &["read", "bang.csv"]);
    assert!(output.status.code() == Some(0) && said(&output).contains("layouts-passed"), "{}", said(&output));
    assert!(printed(&output).contains("NTM 2.1"));
    let batch = run(folder.path(), &["batch", "bang.csv", "--json", "r.json", "--layout", "K.toml"]);
    let review = std::fs::read_to_string(folder.path().join("r.json")).expect("results");
    assert!(review.contains("layout-unfit"), "{} {review}", said(&batch));
}

#[test]
fn what_is_wrong_in_a_layout_is_given_with_its_line() {
    let wrong = [
        (CORRECTED.replace("is = \"name\"", "is = \"ten\""), "layout-word", "K.toml:10"),
        (CORRECTED.replace("is = \"basic:2.3\"", "is = \"2.3\""), "layout-word", "K.toml:26"),
        (CORRECTED.replace("is = \"none\"", "is = \"result\""), "layout-column-twice", "K.toml:16"),
        (CORRECTED.replace("basic:2.3", "basic:99.9"), "layout-item", "K.toml:26"),
        (CORRECTED.replace("book", "boook"), "layout-syntax", "K.toml:3"),
        (String::new(), "layout-empty", "K.toml"),
    ];
    for (text, code, place) in wrong {
        let folder = folder(&[("bang.csv", UNCLEAR), ("K.toml", &text)]);
        let output = run(folder.path(), &["read", "bang.csv", "--layout", "K.toml"]);
        let reported = said(&output);
        assert!(output.status.code() == Some(1) && reported.contains(code) && reported.contains(place), "{code} {place}: {reported}");
    }
    let folder = folder(&[("dong.csv", "Xã,2.1,2.2\nXã A,95,80\nXã B,90,85\n")]);
    let output = run(folder.path(), &["read", "dong.csv", "-o", "K.toml"]);
    assert!(output.status.code() == Some(1) && said(&output).contains("layout-nothing"), "{}", said(&output));
}

/// A sheet of communes below each other with eight figures, and one of a table of so many indicators.
fn two_ways(folder: &Path, indicators: &[(&str, f64)]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let communes = book.add_worksheet().set_name("Các xã").expect("a name");
    let rows = [
        ["TT", "Xã", "2.1", "2.2", "2.3", "2.4"],
        ["1", "Xã Minh Tân", "91", "92", "93", "94"],
        ["2", "Xã An Bình", "81", "82", "83", "84"],
    ];
    for (row, cells) in (0..).zip(rows) {
        communes.write_row(row, 0, cells).expect("a row");
    }
    let table = book.add_worksheet().set_name("Biểu").expect("a name");
    table.write_row(0, 0, ["Mã", "Kết quả"]).expect("a row");
    for (row, (code, figure)) in (1..).zip(indicators) {
        table.write(row, 0, *code).and_then(|t| t.write(row, 1, *figure)).expect("cells");
    }
    book.save(folder.join("hai.xlsx")).expect("a file");
}

#[test]
fn of_two_readings_that_say_other_things_the_one_asked_for_is_taken() {
    let folder = folder(&[]);
    two_ways(folder.path(), &[("2.1", 71.0), ("2.2", 72.0), ("2.3", 73.0), ("2.4", 74.0), ("6.3", 80.0)]);
    let asked = |way: &[&str]| run(folder.path(), &[&["assess", "hai.xlsx", "--year", "2024", "--format", "csv"], way].concat());
    let open = asked(&[]);
    assert!(said(&open).contains("[several-readings]"), "{}", said(&open));
    assert!(said(&open).contains("bảng chỉ tiêu (5 số liệu)") && said(&open).contains("(8 số liệu)"), "{}", said(&open));
    let communes = |output: &Output| ["Minh Tân", "An Bình"].map(|name| printed(output).contains(name));
    let (table, matrix) = (asked(&["--as", "table"]), asked(&["--as", "matrix"]));
    assert_eq!((communes(&table), communes(&matrix)), ([false; 2], [true; 2]), "{}", said(&table));
    assert!(printed(&table).contains(",71,") && !printed(&table).contains(",91,"), "{}", said(&table));
}

#[test]
fn a_reading_that_gives_far_more_is_taken_and_the_other_reported() {
    let folder = folder(&[]);
    two_ways(folder.path(), &[("2.1", 71.0), ("2.2", 72.0), ("2.3", 73.0)]);
    let output = run(folder.path(), &["assess", "hai.xlsx", "--year", "2024", "--format", "csv"]);
    assert!(said(&output).contains("[reading-passed]") && said(&output).contains("--as table"), "{}", said(&output));
    // The same figures in both: nothing is asked, and nothing lost.
    two_ways(folder.path(), &[("2.1", 91.0), ("2.2", 92.0), ("2.3", 93.0), ("2.4", 94.0)]);
    let output = run(folder.path(), &["assess", "hai.xlsx", "--year", "2024", "--format", "csv"]);
    assert!(!said(&output).contains("reading-passed"));
    let no_matrix = run(folder.path(), &["assess", "hai.xlsx", "--as", "matrix", "--sheet", "Biểu"]);
    assert!(said(&no_matrix).contains("[no-matrix]"), "{}", said(&no_matrix));
}

#[test]
fn a_table_on_its_side_is_given_as_it_lies() {
    let lying = "Mã,2.1,2.2,2.3\nNội dung,Đường xã,Đường thôn,Đường ngõ\nKết quả,95,96,97\n";
    let folder = folder(&[("nam.csv", lying)]);
    let read = json(folder.path(), &["read", "nam.csv"]);
    let table = &read["sheets"][0]["tables"][0];
    assert_eq!((&table["lying"], &table["headings"]), (&Value::from(true), &serde_json::json!([1, 1])), "{table}");
    let rows: Vec<String> =
        table["rows"].as_array().expect("rows").iter().map(|r| format!("{} {} {}", r["cell"], r["is"], r["read"])).collect();
    let wanted = [r#""B1" "basic:2.1" "95 %""#, r#""C1" "basic:2.2" "96 %""#, r#""D1" "basic:2.3" "97 %""#];
    assert_eq!(rows, wanted);
    let text = printed(&run(folder.path(), &["read", "nam.csv"]));
    assert!(text.contains("tiêu đề ở cột A.") && text.contains("│ 3    ┆ Kết quả"), "{text}");
    let kept = run(folder.path(), &["read", "nam.csv", "-o", "kept.toml"]);
    assert!(said(&kept).contains("[layout-nothing]"), "{}", said(&kept));
}

/// Under the headings of a list of 150 households, which has nothing to do with indicators, four indicators follow.
#[test]
fn indicators_behind_a_long_list_are_read() {
    let mut table = "Xã Minh Tân năm 2024,,\nTT,Nội dung,Kết quả\n".to_string();
    (1..=150).for_each(|number| table += &format!("{number},Trần Thị Lan,{}\n", number % 9));
    let list = folder(&[("bang.csv", &table)]);
    let alone = said(&run(list.path(), &["read", "bang.csv"]));
    assert!(alone.contains("no-table"), "{alone}");
    for (code, name, figure) in [("2.1", "Đường xã", 95), ("2.2", "Đường thôn", 70), ("2.3", "Ngõ xóm", 80), ("4.2", "Hộ dùng điện", 99)]
    {
        table += &format!("{code},{name},{figure}\n");
    }
    let both = folder(&[("bang.csv", &table)]);
    let shown = printed(&run(both.path(), &["read", "bang.csv"]));
    assert!(shown.contains("95 % (C153)") && shown.contains("99 % (C156)"), "{shown}");
}

/// A row that begins with "Chỉ tiêu 11:" heads no further table, though its result reads like the heading of a whole.
#[test]
fn a_row_is_no_heading_for_the_word_of_its_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = "Nội dung rà soát;ĐVT;Hiện trạng\nChỉ tiêu 2.1: Tỷ lệ đường xã được nhựa hóa;%;100\n\
                 Chỉ tiêu 11: Tỷ lệ nghèo đa chiều;%;Có 29 trên tổng số 1204\nChỉ tiêu 13.5: Có tổ khuyến nông cộng đồng;;Đạt\n";
    std::fs::write(folder.path().join("bang.csv"), table).expect("a table");
    let options = ["--level", "basic", "--year", "2024", "--province", "Hải Dương", "--format", "csv"];
    let output = ntm(folder.path(), &[&["assess", "bang.csv"], &options[..]].concat());
    let rows = String::from_utf8_lossy(&output.stdout).into_owned();
    let of = |measure: &str| rows.lines().find(|row| row.contains(&format!(",{measure},"))).unwrap_or_default().to_string();
    assert!(of("basic:13.5").contains(",value,true,"), "{}", of("basic:13.5"));
    assert!(of("basic:11").contains(",unusable,") && said(&output).contains("[text-for-number]"), "{}", said(&output));
}
