//! The checked copy: the program run on workbooks with typical mistakes, its copy read back by calamine and
//! its notes by their XML, neither of which this program has a hand in.

use crate::common::run::ntm;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use ntm::text::clean;

/// Name of the sheet of findings.
const LIST: &str = "Cần sửa";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// A folder with a copy of a workbook of ours, and the arguments that make sense of it.
fn office(file: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let name = Path::new(file).file_name().expect("a name");
    std::fs::copy(root().join(file), folder.path().join(name)).expect("a copy");
    folder
}

/// The cells of every sheet that are not blank, as a person sees them.
type Cells = BTreeMap<String, BTreeMap<(u32, u32), String>>;

fn cells(bytes: &[u8]) -> Cells {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let names = book.sheet_names();
    names.into_iter().map(|name| (name.clone(), of_sheet(&mut book, &name))).collect()
}

fn of_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> BTreeMap<(u32, u32), String> {
    let range = book.worksheet_range(name).expect("a sheet");
    let (top, left) = range.start().unwrap_or_default();
    let shown = |data: &Data| match data {
        Data::String(text) => clean(text),
        Data::Error(error) => error.to_string(),
        other => format!("{other:?}"),
    };
    let cells = range.used_cells().map(|(row, column, data)| ((top + row as u32, left + column as u32), shown(data)));
    cells.filter(|(_, text)| !text.is_empty()).collect()
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).expect("UTF-8");
    Some(text)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

/// What is between the tags that begin with `open` and end with `close`, with the tag's own attributes.
fn elements<'a>(xml: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    xml.split(open).skip(1).filter_map(move |rest| rest.split(close).next())
}

fn attribute<'a>(element: &'a str, name: &str) -> &'a str {
    element.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

/// Sheet and address of every note, with its text.
fn notes(bytes: &[u8]) -> BTreeMap<(String, String), String> {
    let mut notes = BTreeMap::new();
    for (index, sheet) in sheets(bytes).iter().enumerate() {
        let Some(relations) = part(bytes, &format!("xl/worksheets/_rels/sheet{}.xml.rels", index + 1)) else { continue };
        let Some(path) = elements(&relations, "../comments", "\"").next() else { continue };
        let xml = part(bytes, &format!("xl/comments{path}")).expect("comments");
        for comment in elements(&xml, "<comment ", "</comment>") {
            let text: String = elements(comment, "<t", "</t>").filter_map(|t| t.split_once('>')).map(|(_, t)| unescaped(t)).collect();
            notes.insert((sheet.clone(), attribute(comment, "ref").to_string()), text);
        }
    }
    notes
}

fn sheets(bytes: &[u8]) -> Vec<String> {
    let book = part(bytes, "xl/workbook.xml").expect("a workbook");
    elements(&book, "<sheet ", "/>").map(|s| unescaped(attribute(s, "name"))).collect()
}

/// The fill of every filled cell of a sheet, by address.
fn fills(bytes: &[u8], sheet: &str) -> BTreeMap<String, String> {
    let styles = part(bytes, "xl/styles.xml").expect("styles");
    let colours: Vec<String> = elements(&styles, "<fill>", "</fill>").map(|f| attribute(f, "rgb").to_string()).collect();
    let formats = elements(&styles, "<cellXfs", "</cellXfs>").next().expect("formats").to_string();
    let fill_of: Vec<usize> = elements(&formats, "<xf ", ">").map(|f| attribute(f, "fillId").parse().expect("a number")).collect();
    let index = sheets(bytes).iter().position(|s| s == sheet).expect("the sheet") + 1;
    let xml = part(bytes, &format!("xl/worksheets/sheet{index}.xml")).expect("a sheet");
    let cell = |c: &str| {
        let style: usize = attribute(c, "s").parse().unwrap_or_default();
        (attribute(c, "r").to_string(), colours[fill_of[style]].clone())
    };
    elements(&xml, "<c ", ">").map(cell).filter(|(_, colour)| !colour.is_empty()).collect()
}

/// A finding as the program's own JSON tells it.
#[derive(Debug)]
struct Reported {
    severity: String,
    sheet: Option<String>,
    cell: Option<String>,
    message: String,
    hint: String,
}

fn reported(json: &[u8]) -> Vec<Reported> {
    let json: serde_json::Value = serde_json::from_slice(json).expect("JSON");
    let all = ["communes", "unjudged"].into_iter().flat_map(|key| json[key].as_array().cloned().unwrap_or_default());
    let field = |finding: &serde_json::Value, name: &str| finding[name].as_str().map(str::to_string);
    let one = |finding: &serde_json::Value| Reported {
        severity: field(finding, "severity").expect("a severity"),
        sheet: field(&finding["place"], "sheet"),
        cell: field(&finding["place"], "cell"),
        message: field(finding, "message").expect("a message"),
        hint: field(finding, "hint").unwrap_or_default(),
    };
    all.flat_map(|c| c["diagnostics"].as_array().cloned().unwrap_or_default()).map(|f| one(&f)).collect()
}

/// A workbook with its copy, and what the program says of it.
struct Checked {
    original: Vec<u8>,
    copy: Vec<u8>,
    reported: Vec<Reported>,
}

fn checked(file: &str, with: &[&str]) -> Checked {
    let office = office(file);
    let name = Path::new(file).file_name().and_then(|n| n.to_str()).expect("a name");
    let output = ntm(office.path(), &[&["assess", name, "--annotate", "ra.xlsx", "--format", "json"], with].concat());
    let original = std::fs::read(office.path().join(name)).expect("the original");
    assert_eq!(original, std::fs::read(root().join(file)).expect("the file"), "{file} was touched");
    let copy = std::fs::read(office.path().join("ra.xlsx")).unwrap_or_else(|e| panic!("{e}: {}", text(&output.stderr)));
    Checked { original, copy, reported: reported(&output.stdout) }
}

/// Workbooks with typical mistakes, and how to read them.
const CASES: [(&str, &[&str]); 3] = [
    ("examples/xa-cat-linh-con-thieu.xlsx", &[]),
    ("tests/fixtures/muoi-loi.xlsx", &["--level", "basic", "--year", "2024", "--province", "Hải Dương"]),
    ("tests/fixtures/o-gop-ket-qua.xlsx", &["--level", "basic", "--year", "2024", "--province", "Hải Dương"]),
];

#[test]
fn every_value_stands_where_it_stood() {
    for (file, with) in CASES {
        let Checked { original, copy, .. } = checked(file, with);
        let (mut before, mut after) = (cells(&original), cells(&copy));
        assert!(after.remove(LIST).is_some_and(|list| list.len() > 20), "{file}: no list");
        // Behind a form are its formulas, word lists and thresholds, which are no data.
        before.retain(|name, _| !["ntm_tinh", "ntm_danhmuc", "ntm_nguong"].contains(&name.as_str()));
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{file}");
        for (sheet, cells) in &before {
            let wrong: Vec<_> = cells.iter().filter(|(at, text)| after[sheet].get(at) != Some(text)).collect();
            assert!(wrong.is_empty(), "{file} {sheet}: {wrong:?}");
            assert_eq!(cells.len(), after[sheet].len(), "{file} {sheet}: more cells than were there");
        }
    }
}

#[test]
fn every_finding_of_a_cell_has_its_note_and_nothing_else_has_one() {
    for (file, with) in CASES {
        let Checked { copy, reported, .. } = checked(file, with);
        let notes = notes(&copy);
        let mut wanted = BTreeSet::new();
        for finding in &reported {
            let (Some(sheet), Some(cell)) = (&finding.sheet, &finding.cell) else { continue };
            let at = (sheet.clone(), cell.clone());
            let note = notes.get(&at).unwrap_or_else(|| panic!("{file}: no note at {at:?}"));
            assert!(note.contains(&format!("{}\n→ {}", finding.message, finding.hint)), "{file} {at:?}: {note}");
            wanted.insert(at);
        }
        assert!(!wanted.is_empty(), "{file}");
        assert_eq!(notes.keys().cloned().collect::<BTreeSet<_>>(), wanted, "{file}");
    }
}

#[test]
fn the_gravest_finding_of_a_cell_gives_its_colour() {
    let grave = ["error", "warning", "note"];
    for (file, with) in CASES {
        let Checked { copy, reported, .. } = checked(file, with);
        let mut wanted: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for finding in &reported {
            let rank = grave.iter().position(|g| **g == finding.severity).expect("a severity");
            if let (Some(sheet), Some(cell)) = (&finding.sheet, &finding.cell) {
                let worst = wanted.entry(sheet.clone()).or_default().entry(cell.clone()).or_insert(rank);
                *worst = rank.min(*worst);
            }
        }
        for sheet in sheets(&copy).iter().filter(|s| *s != LIST) {
            let colours = ["FFFFB3B3", "FFFFEB84", "FFBDD7EE"];
            let of = wanted.remove(sheet).unwrap_or_default();
            let wanted: BTreeMap<String, String> = of.into_iter().map(|(cell, rank)| (cell, colours[rank].to_string())).collect();
            let fills = fills(&copy, sheet);
            let wrong: Vec<_> = wanted.iter().filter(|(cell, colour)| fills.get(*cell) != Some(colour)).collect();
            assert!(wrong.is_empty(), "{file} {sheet}: {wrong:?}");
            // Cells covered by a merged one are filled as it is.
            let covered = if file.ends_with("o-gop-ket-qua.xlsx") { &["C3", "C4"][..] } else { &[] };
            let others: Vec<_> = fills.keys().filter(|c| !wanted.contains_key(*c)).collect();
            assert_eq!(others, covered, "{file} {sheet}");
        }
    }
}

#[test]
fn the_list_has_every_finding_errors_first_and_those_without_a_cell_last() {
    for (file, with) in CASES {
        let Checked { copy, reported, .. } = checked(file, with);
        let list = &cells(&copy)[LIST];
        let column = |wanted: u32| list.iter().filter(move |((_, c), _)| *c == wanted).map(|((row, _), text)| (*row, text.clone()));
        let heading = column(0).find(|(_, text)| text == "Mức độ").expect("a heading").0;
        let addresses: BTreeMap<u32, String> = column(2).filter(|(row, _)| *row > heading).collect();
        let rank = |word: &str| ["Lỗi", "Cảnh báo", "Lưu ý"].iter().position(|w| *w == word).expect("a severity");
        let order: Vec<(bool, usize)> =
            column(0).filter(|(row, _)| *row > heading).map(|(row, word)| (!addresses.contains_key(&row), rank(&word))).collect();
        assert!(order.is_sorted(), "{file}: {order:?}");
        let messages: BTreeSet<String> = column(4).filter(|(row, _)| *row > heading).map(|(_, text)| text).collect();
        let all: BTreeSet<String> = reported.iter().map(|f| clean(&f.message)).collect();
        assert_eq!(messages, all, "{file}");
        assert_eq!(order.iter().filter(|(without, _)| !without).count(), reported.iter().filter(|f| f.cell.is_some()).count(), "{file}");
    }
}

#[test]
fn links_lead_to_the_cells() {
    let copy = checked(CASES[0].0, CASES[0].1).copy;
    let xml = part(&copy, "xl/worksheets/sheet1.xml").expect("the list");
    let links: Vec<String> = elements(&xml, "<hyperlink ", "/>").map(|l| unescaped(attribute(l, "location"))).collect();
    assert!(links.contains(&"'Chỉ tiêu NTM'!G10".to_string()), "{links:?}");
    assert!(xml.contains("<autoFilter ") && xml.contains("<pane ") && xml.contains("orientation=\"landscape\""));
    assert!(part(&copy, "xl/workbook.xml").expect("a workbook").contains("_xlnm.Print_Titles"));
}

#[test]
fn a_copy_is_the_same_bytes_each_time_and_is_read_as_the_original_was() {
    for (file, with) in &CASES[1..] {
        let first = checked(file, with);
        assert_eq!(first.copy, checked(file, with).copy, "{file}");
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("ra.xlsx"), &first.copy).expect("the copy");
        let again = reported(&ntm(folder.path(), &[&["assess", "ra.xlsx", "--format", "json"], *with].concat()).stdout);
        let messages = |reported: &[Reported]| reported.iter().map(|f| (f.cell.clone(), f.severity.clone())).collect::<Vec<_>>();
        assert_eq!(messages(&again), messages(&first.reported), "{file}");
    }
}

#[test]
fn a_table_of_many_communes_and_one_in_text_are_copied_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = "Mã;Tên chỉ tiêu;Kết quả\n3.1;Tưới tiêu;khoảng 92%\n";
    std::fs::write(folder.path().join("bảng [1].csv"), table).expect("a table");
    let with = ["--level", "basic", "--year", "2024", "--province", "Hải Dương", "--class", "khong"];
    ntm(folder.path(), &[&["assess", "bảng [1].csv", "--annotate", "a.xlsx"], &with[..]].concat());
    let copy = std::fs::read(folder.path().join("a.xlsx")).expect("the copy of the text");
    assert_eq!(sheets(&copy), [LIST, "bảng -1-.csv"]);
    assert!(notes(&copy)[&("bảng -1-.csv".to_string(), "C2".to_string())].contains("khoảng 92%"));
    let matrix = "Tên xã;3.1;2.1\nXã A;khoảng 92%;100\nXã B;91;-5\n";
    std::fs::write(folder.path().join("huyện.csv"), matrix).expect("a matrix");
    ntm(folder.path(), &[&["assess", "huyện.csv", "--annotate", "b.xlsx"], &with[..]].concat());
    let copy = std::fs::read(folder.path().join("b.xlsx")).expect("the copy of the matrix");
    let at = |cell: &str| ("huyện.csv".to_string(), cell.to_string());
    let notes = notes(&copy);
    assert!(notes.contains_key(&at("B2")) && notes.contains_key(&at("C3")), "{notes:?}");
    assert!(!notes.contains_key(&at("C2")) && !notes.contains_key(&at("B3")), "{notes:?}");
}

#[test]
fn nothing_is_replaced_unasked_and_only_one_file_is_taken() {
    let office = office("tests/fixtures/muoi-loi.xlsx");
    let run = |arguments: &[&str]| {
        let output = ntm(office.path(), &[&["assess", "muoi-loi.xlsx", "--exit-zero"], arguments].concat());
        (output.status.code(), text(&output.stderr))
    };
    let with = ["--level", "basic", "--year", "2024", "--province", "Hải Dương", "--annotate"];
    let original = std::fs::read(office.path().join("muoi-loi.xlsx")).expect("the original");
    assert_eq!(run(&[&with[..], &["ra.xlsx"]].concat()).0, Some(0));
    let (code, said) = run(&[&with[..], &["ra.xlsx"]].concat());
    assert!(code == Some(1) && said.contains("[output-exists]"), "{said}");
    assert_eq!(run(&[&with[..], &["ra.xlsx", "--force"]].concat()).0, Some(0));
    let (code, said) = run(&[&with[..], &["muoi-loi.xlsx", "--force"]].concat());
    assert!(code == Some(1) && said.contains("[write-failed]"), "{said}");
    assert_eq!(std::fs::read(office.path().join("muoi-loi.xlsx")).expect("the original"), original);
    let (code, said) = run(&["muoi-loi.xlsx", "--annotate", "hai.xlsx"]);
    assert!(code == Some(2) && said.contains("--annotate"), "{said}");
    let (code, said) = run(&["--annotate", "hai.xlsx", "-o", "hai.xlsx"]);
    assert!(code == Some(2) && said.contains("-o"), "{said}");
    let (code, _) = run(&["--sheet", "không có", "--annotate", "ba.xlsx"]);
    assert_eq!(code, Some(1));
    assert!(office.path().join("ba.xlsx").exists(), "what is wrong with a readable file is shown in it");
    assert_eq!(ntm(office.path(), &["assess", "không có.xlsx", "--annotate", "bốn.xlsx"]).status.code(), Some(1));
    assert!(!office.path().join("hai.xlsx").exists() && !office.path().join("bốn.xlsx").exists());
}
