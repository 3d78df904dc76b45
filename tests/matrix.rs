//! Many communes in one file: read as a person reads them, the same as from forms of their own, judged and
//! reported one by one; and forms for a list of communes.

use crate::common::run::ntm;
use crate::common::words::{advanced, basic, levels};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::common::words::*;
use crate::common::xlsx::change;
use ntm::commune::{Answer, Attribute, ClassEntry, Commune, Given, Held, Value};
use ntm::criteria::{Law, Level};
use ntm::diag::{Diagnostic, Origin, Place};
use ntm::input::{Overrides, Read, Spreadsheet, Unread};
use ntm::text::Date;
use ntm::workbook::{FormSpec, MatrixSpec, form, matrix};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    table: Vec<Table>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    file: String,
    #[serde(default)]
    findings: Vec<String>,
    commune: Vec<Expected>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    name: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    district: String,
    #[serde(default)]
    answers: BTreeMap<String, String>,
    #[serde(default)]
    findings: Vec<String>,
    #[serde(default)]
    unread: Vec<String>,
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/matrix").join(name)
}

fn communes(book: &Spreadsheet, overrides: &Overrides) -> Vec<Result<Read, Unread>> {
    book.communes(&built_in(), overrides)
}

/// "code cell", and the other cell where one is named.
fn reported(findings: &[Diagnostic]) -> Vec<String> {
    let cell = |finding: &Diagnostic| match &finding.place {
        Place::Cell(origin) => origin.cell(),
        other => format!("{other:?}"),
    };
    let other = |finding: &Diagnostic| {
        let named = finding.code.id() == "commune-twice";
        let text = finding.facts.iter().find(|(name, _)| *name == "other" && named).map(|(_, fact)| format!("{fact:?}"))?;
        text.split('›').next_back().map(|cell| format!(" {}", cell.trim_matches([' ', '"', ')'])))
    };
    findings.iter().map(|f| format!("{} {}{}", f.code.id(), cell(f), other(f).unwrap_or_default())).collect()
}

fn words(given: &Given) -> String {
    match given {
        Given::Unusable => "sai".into(),
        Given::Together(_) => "số liệu chung".into(),
        Given::NotApplicable(reason) => format!("Không áp dụng: {reason}"),
        Given::Value(Value::YesNo(yes)) => if *yes { "Đạt" } else { "Chưa đạt" }.into(),
        Given::Value(Value::Number(number)) => plain(number),
        Given::Value(Value::Ratio { numerator, denominator }) => format!("{}/{}", plain(numerator), plain(denominator)),
        Given::Value(Value::Grade(_, word)) => word.clone(),
    }
}

#[test]
fn tables_made_by_hand_are_read_as_a_person_reads_them() {
    let cases: Cases = toml::from_str(include_str!("data/matrix.toml")).expect("cases");
    for table in cases.table {
        let book = Spreadsheet::open(&file(&table.file), &table.file).unwrap_or_else(|e| panic!("{e:?}"));
        let found = communes(&book, &Overrides::default());
        assert_eq!(found.len(), table.commune.len(), "{}", table.file);
        let mut of_table = std::collections::BTreeSet::new();
        for (found, expected) in found.into_iter().zip(&table.commune) {
            let context = format!("{}: {}", table.file, expected.name);
            let mut own = match found {
                Ok(read) => {
                    assert_eq!(expected.unread, Vec::<String>::new(), "{context}");
                    check(&read, expected, &context);
                    reported(&read.findings).into_iter().map(|f| (f, &expected.findings)).collect::<Vec<_>>()
                }
                Err(unread) => {
                    assert_eq!(unread.name, expected.name, "{context}");
                    reported(&unread.findings).into_iter().map(|f| (f, &expected.unread)).collect()
                }
            };
            own.retain(|(finding, _)| {
                !(table.findings.contains(finding) && of_table.insert(finding.clone()) || of_table.contains(finding))
            });
            let expected = if expected.unread.is_empty() { &expected.findings } else { &expected.unread };
            assert_eq!(&own.into_iter().map(|(f, _)| f).collect::<Vec<_>>(), expected, "{context}");
        }
        let expected: std::collections::BTreeSet<String> = table.findings.iter().cloned().collect();
        assert_eq!(of_table, expected, "{}", table.file);
    }
}

fn check(read: &Read, expected: &Expected, context: &str) {
    let commune = &read.commune;
    let text = |value: &Attribute<String>| value.value.clone().unwrap_or_default();
    assert_eq!((text(&commune.name), text(&commune.code)), (expected.name.clone(), expected.code.clone()), "{context}");
    assert_eq!(text(&commune.district), expected.district, "{context}");
    assert_eq!((commune.year.value, commune.target.value), (Some(2024), Some(basic())), "{context}");
    assert_eq!(read.law.as_ref().map(|l| l.province.as_str()), Some("Hải Dương"), "{context}");
    let answers: BTreeMap<String, String> = commune.answers.iter().map(|(id, a)| (id.clone(), words(&a.given))).collect();
    assert_eq!(answers, expected.answers, "{context}");
    assert!(commune.answers.values().all(|a| a.origin.is_some()), "{context}: every answer has its cell");
}

fn named(mut commune: Commune, name: &str, code: &str) -> Commune {
    commune.name = Attribute::of(name.to_string());
    commune.code = Attribute::of(code.to_string());
    commune.district = Attribute::of("Huyện A".to_string());
    commune.province = Attribute::of("Minh Họa".to_string());
    commune.villages.clear();
    commune.classes = Attribute::of(Vec::new());
    commune
}

/// Five communes of one district: one meets all that can be entered, one fails, one lacks figures, one is
/// recognised and of a class, one has what does not apply.
fn five(law: &Law, target: Level) -> Vec<Commune> {
    let whole = |name: &str, code: &str| named(perfect(law, target, 2024), name, code);
    let mut failing = whole("Xã Bình Minh", "00002");
    answer(law, &mut failing, "basic:2.1", "50/100").expect("an answer");
    answer(law, &mut failing, "basic:12.1/nam", "2").expect("an answer");
    let mut lacking = whole("Xã Cát Linh", "00003");
    lacking.answers.retain(|id, _| !id.starts_with("basic:1"));
    let mut recognised = whole("Xã Đại Đồng", "00004");
    let date = Date::new(2023, 1, 15).ok();
    let held = Held { level: basic(), year: Some(2022), decision: "99/QĐ-UBND".into(), date };
    recognised.held = Attribute::of(Some(held));
    let entry = |class: &str| ClassEntry { class: class.into(), document: "12/QĐ-TTg".into(), from: None, to: date };
    recognised.classes = Attribute::of(law.nation.classes.iter().filter(|c| !c.none).take(1).map(|c| entry(&c.id)).collect());
    let mut idle = whole("Xã Gia Hòa", "00005");
    let if_any = measures(law).into_values().find(|m| m.if_any).expect("a measure that may not apply");
    idle.answers.insert(if_any.id, Answer::given(Given::NotApplicable("xã không có".into())));
    idle.target = Attribute::of(basic());
    vec![whole("Xã An Bình", "00001"), failing, lacking, recognised, idle]
}

fn written(law: &Law, target: Level, communes: &[Commune]) -> Vec<u8> {
    let spec = MatrixSpec { law, provinces: vec![law.province.clone()], target, year: 2024, communes };
    matrix(&spec).unwrap_or_else(|e| panic!("{e}"))
}

/// Attributes and answers, without the cells they were read from.
fn said(commune: &Commune) -> (Vec<String>, BTreeMap<String, Given>) {
    let attributes = [
        format!("{:?} {:?} {:?}", commune.name.value, commune.code.value, commune.district.value),
        format!("{:?} {:?} {:?}", commune.province.value, commune.year.value, commune.as_of.value),
        format!("{:?} {:?} {:?}", commune.target.value, commune.held.value, commune.classes.value),
    ];
    let answers = commune.answers.iter().map(|(id, a)| (id.clone(), a.given.clone())).collect();
    (attributes.to_vec(), answers)
}

#[test]
fn a_row_of_a_matrix_says_what_a_form_of_its_own_says() {
    let shelf = built_in();
    let law = shelf.law("Minh Họa", 2024).expect("a province");
    for level in levels() {
        let communes = five(&law, level);
        let book = Spreadsheet::of_bytes(&written(&law, level, &communes), "bieu.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
        let rows = self::communes(&book, &Overrides::default());
        assert_eq!(rows.len(), communes.len());
        for (row, commune) in rows.into_iter().zip(&communes) {
            let row = row.unwrap_or_else(|unread| panic!("{:?}", unread.findings));
            let target = commune.target.value.expect("a target");
            let spec =
                FormSpec { law: &law, provinces: vec![law.province.clone()], target, year: 2024, filled: Some(commune), last_year: None };
            let form = form(&spec).unwrap_or_else(|e| panic!("{e}"));
            let single = Spreadsheet::of_bytes(&form, "xa.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
            let single = single.commune(&shelf, &Overrides::default()).unwrap_or_else(|e| panic!("{e:?}"));
            // The class of one of them ended the year before, and either kind of sheet says so.
            let codes = |findings: &[Diagnostic]| findings.iter().map(|f| f.code.id()).collect::<Vec<_>>();
            let expected = if commune.held().is_some() { vec!["class-not-in-force"] } else { Vec::new() };
            assert_eq!((codes(&row.findings), codes(&single.findings)), (expected.clone(), expected));
            let (mut own, other) = (said(&row.commune), said(&single.commune));
            // A commune of a lower target has columns in the matrix that its own form has not.
            own.1.retain(|id, _| other.1.contains_key(id) || target == level);
            assert_eq!(own, other, "{target}");
            assert_eq!(judge(&law, &row.commune).overall, judge(&law, &single.commune).overall);
        }
    }
}

#[test]
fn a_matrix_of_ours_is_read_by_its_words_when_its_ids_are_lost() {
    let law = built_in().law("Minh Họa", 2024).expect("a province");
    let communes = five(&law, basic());
    let bytes = written(&law, basic(), &communes);
    let lost = change(&bytes, |part, mut text| {
        if part == "xl/worksheets/sheet2.xml" {
            let start = text.find("<row r=\"7\"").expect("the row of ids");
            let end = start + text[start..].find("</row>").expect("its end") + "</row>".len();
            text.replace_range(start..end, "");
        }
        text
    });
    let overrides = Overrides { province: Some("Minh Họa".into()), year: Some(2024), level: Some(basic()), ..Overrides::default() };
    let read = |bytes: &[u8]| {
        let book = Spreadsheet::of_bytes(bytes, "bieu.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
        let rows = self::communes(&book, &overrides);
        rows.into_iter().filter_map(Result::ok).map(|r| said(&r.commune)).collect::<Vec<_>>()
    };
    let (whole, without) = (read(&bytes), read(&lost));
    assert_eq!((whole.len(), without.len()), (5, 5));
    for ((attributes, answers), (known, given)) in without.iter().zip(&whole) {
        assert_eq!(attributes, known);
        // A part that its words do not tell, as one of an older version, is unusable; never another's figure.
        let wrong = answers.iter().find(|(id, answer)| **answer != Given::Unusable && given.get(*id) != Some(*answer));
        assert_eq!(wrong, None);
        let read = answers.values().filter(|a| **a != Given::Unusable).count();
        assert!(read * 10 >= given.len() * 9, "{read} of {}", given.len());
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// A folder with a matrix of five communes.
fn office() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let law = built_in().law("Minh Họa", 2024).expect("a province");
    std::fs::write(folder.path().join("bieu.xlsx"), written(&law, basic(), &five(&law, basic()))).expect("a file");
    folder
}

#[test]
fn many_communes_are_reported_one_line_each_and_one_in_full_when_asked_for() {
    let office = office();
    let output = ntm(office.path(), &["assess", "bieu.xlsx"]);
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/matrix-vi.txt");
    if std::env::var_os("NTM_BLESS").is_some() {
        std::fs::write(&path, &output.stdout).expect("golden text written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(text(&output.stdout), expected, "run with NTM_BLESS=1 and read the difference");
    for asked in ["00002", "xã bình minh", "Bình Minh"] {
        let one = text(&ntm(office.path(), &["assess", "bieu.xlsx", "--commune", asked]).stdout);
        assert!(one.starts_with("Xã Bình Minh") && one.contains("Việc tiếp theo") && !one.contains("Xã An Bình"), "{one}");
    }
    let nobody = ntm(office.path(), &["assess", "bieu.xlsx", "--commune", "Xã Không Có"]);
    assert_eq!((nobody.status.code(), nobody.stdout.len()), (Some(2), 0), "{}", text(&nobody.stderr));
}

#[test]
fn json_and_csv_hold_every_commune() {
    let office = office();
    let json = ntm(office.path(), &["assess", "bieu.xlsx", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let names: Vec<&str> = document["communes"].as_array().expect("communes").iter().filter_map(|c| c["name"].as_str()).collect();
    assert_eq!(names, ["Xã An Bình", "Xã Bình Minh", "Xã Cát Linh", "Xã Đại Đồng", "Xã Gia Hòa"]);
    assert_eq!(document["communes"][1]["sets"][0]["criteria"][1]["indicators"][0]["verdict"], "not_met");
    let origin = &document["communes"][1]["sets"][0]["criteria"][1]["indicators"][0]["measures"][0]["origin"];
    assert_eq!((origin["sheet"].as_str(), origin["file"].as_str()), (Some("Các xã"), Some("bieu.xlsx")));
    let csv = text(&ntm(office.path(), &["assess", "bieu.xlsx", "--format", "csv"]).stdout);
    assert_eq!(csv.lines().filter(|l| l.starts_with("commune_code")).count(), 1);
    for code in ["00001", "00002", "00003", "00004", "00005"] {
        assert!(csv.lines().any(|l| l.starts_with(code)), "{code}");
    }
    let file = ntm(office.path(), &["assess", "bieu.xlsx", "--format", "json", "-o", "ra.json"]);
    assert_eq!(file.status.code(), Some(3));
    assert_eq!(std::fs::read(office.path().join("ra.json")).expect("a file"), json.stdout);
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder").map(|e| e.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|n| n.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn every_commune_of_a_matrix_gets_its_dossier() {
    let office = office();
    let output = ntm(office.path(), &["dossier", "bieu.xlsx", "-o", "ra"]);
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    let expected = ["An Bình", "Bình Minh", "Cát Linh", "Gia Hòa", "Đại Đồng"].map(|n| format!("Hồ sơ NTM - Xã {n} - 2024.xlsx"));
    let (books, papers): (Vec<String>, Vec<String>) = names(&office.path().join("ra")).into_iter().partition(|n| n.ends_with(".xlsx"));
    assert_eq!(books, expected);
    assert_eq!(papers.len(), 5 * 4, "{papers:?}");
    let from = ntm(office.path(), &["template", "-o", "mới.xlsx", "--from", "bieu.xlsx", "--year", "2025"]);
    assert_eq!(from.status.code(), Some(1));
    assert!(text(&from.stderr).contains("[several-communes]"), "{}", text(&from.stderr));
}

#[test]
fn a_list_gives_a_form_to_every_commune() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = file("danh-sach.csv");
    let list = list.to_str().expect("a path");
    let output = ntm(folder.path(), &["template", "--list", list, "-o", "bieu"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let bieu = folder.path().join("bieu");
    let expected = [
        "Huyện A/Biểu NTM - Xã Tân Lập.xlsx",
        "Huyện A/Biểu NTM - Xã Đồng Tiến - 07777.xlsx",
        "Huyện B/Biểu NTM - Con.xlsx",
        "Huyện B/Biểu NTM - Xã Tân Lập.xlsx",
    ];
    let below = |district: &str| names(&bieu.join(district)).into_iter().map(|name| format!("{district}/{name}")).collect::<Vec<_>>();
    assert_eq!([below("Huyện A"), below("Huyện B")].concat(), expected);
    let read = |name: &str| {
        let book = Spreadsheet::open(&bieu.join(name), name).unwrap_or_else(|e| panic!("{e:?}"));
        book.commune(&built_in(), &Overrides::default()).unwrap_or_else(|e| panic!("{e:?}")).commune
    };
    let first = read(expected[1]);
    let held = first.held().expect("a level held");
    assert_eq!((held.level, held.year, held.decision.as_str()), (basic(), Some(2022), "99/QĐ-UBND"));
    assert_eq!(held.date, Date::new(2022, 3, 5).ok());
    assert_eq!((first.target.value, first.year.value, first.classes.value), (Some(advanced()), Some(2024), Some(Vec::new())));
    assert_eq!((first.code.value.as_deref(), first.province.value.as_deref()), (Some("07777"), Some("Hải Dương")));
    let second = read(expected[0]);
    assert_eq!((second.district.value.as_deref(), second.year.value), (Some("Huyện A"), Some(2025)), "the last year of the period");
    let again = ntm(folder.path(), &["template", "--list", list, "-o", "bieu"]);
    assert!(text(&again.stderr).contains("Đã ghi 0 biểu vào bieu; 4 biểu đã có được giữ nguyên"), "{}", text(&again.stderr));
    assert_eq!(ntm(folder.path(), &["template", "--list", list, "-o", "bieu", "--force"]).status.code(), Some(0));
}

/// Rows that are wrong are named, the others have their forms; corrected, the list gives those that are missing and no other.
#[test]
fn the_right_rows_of_a_list_have_their_forms() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = |level: &str| {
        let rows =
            format!("Tên xã,Huyện,Tỉnh,Năm,Mức phấn đấu\nXã Một,Huyện A,Hải Dương,2024,nâng cao\nXã Hai,Huyện A,Hải Dương,2024,{level}\n");
        std::fs::write(folder.path().join("xa.csv"), rows).expect("room");
        ntm(folder.path(), &["template", "--list", "xa.csv", "-o", "bieu"])
    };
    let form = folder.path().join("bieu/Huyện A");
    let wrong = list("cao cấp");
    assert_eq!((wrong.status.code(), names(&folder.path().join("bieu"))), (Some(1), vec!["Biểu NTM - Xã Một.xlsx".to_string()]));
    for part in ["[attribute-unreadable]", "xa.csv › E3", "Đã ghi 1 biểu", "1 dòng sai nêu trên chưa có biểu"] {
        assert!(text(&wrong.stderr).contains(part), "{part}: {}", text(&wrong.stderr));
    }
    let right = list("kiểu mẫu");
    assert_eq!(
        (right.status.code(), names(&form)),
        (Some(0), vec!["Biểu NTM - Xã Hai.xlsx".to_string(), "Biểu NTM - Xã Một.xlsx".to_string()])
    );
}

#[test]
fn a_list_says_the_same_in_every_encoding() {
    let read = |name: &str| {
        let book = Spreadsheet::open(&file(name), name).unwrap_or_else(|e| panic!("{e:?}"));
        let of = |found: Result<Read, Unread>| {
            let mut commune = found.unwrap_or_else(|u| panic!("{}: {:?}", u.name, u.findings)).commune;
            commune.inputs.clear();
            let text = |a: &Attribute<String>| a.value.clone().unwrap_or_default();
            let texts = [&commune.name, &commune.code, &commune.district, &commune.province].map(text);
            (texts, commune.year.value, commune.target.value, commune.held.value.clone(), commune.classes.value.clone())
        };
        book.list(&built_in(), &Overrides::default()).into_iter().map(of).collect::<Vec<_>>()
    };
    let expected = read("danh-sach.csv");
    assert_eq!((expected.len(), expected[0].0[0].as_str()), (4, "Xã Đồng Tiến"));
    for name in ["danh-sach-1258.csv", "danh-sach-utf16.csv"] {
        assert_eq!(read(name), expected, "{name}");
    }
}

#[test]
fn everything_wrong_in_a_list_is_given_at_once_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = file("danh-sach-sai.csv");
    let output = ntm(folder.path(), &["template", "--list", list.to_str().expect("a path"), "-o", "bieu"]);
    assert_eq!(output.status.code(), Some(1));
    let reported = text(&output.stderr);
    for (code, cell) in [
        ("province-unknown", "D2"),
        ("year-outside", "E3"),
        ("attribute-unreadable", "F4"),
        ("commune-unnamed", "A5"),
        ("commune-twice", "A6"),
        ("commune-twice", "A7"),
    ] {
        let entries = reported.split("Lỗi: ").filter(|e| e.contains(&format!("[{code}]\n")));
        assert!(entries.into_iter().any(|e| e.contains(&format!("› {cell}\n"))), "{code} {cell}: {reported}");
    }
    assert!(!folder.path().join("bieu").exists());
    let none = ntm(folder.path(), &["template", "--matrix", "--list", list.to_str().expect("a path"), "-o", "m.xlsx"]);
    assert_eq!((none.status.code(), folder.path().join("m.xlsx").exists()), (Some(1), false));
}

#[test]
fn a_matrix_is_written_for_a_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = file("danh-sach.csv");
    let output = ntm(folder.path(), &["template", "--matrix", "--list", list.to_str().expect("a path"), "-o", "m.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let book = Spreadsheet::open(&folder.path().join("m.xlsx"), "m.xlsx").unwrap_or_else(|e| panic!("{e:?}"));
    let read: Vec<Read> = communes(&book, &Overrides::default()).into_iter().filter_map(Result::ok).collect();
    let provinces: Vec<Option<&str>> = read.iter().map(|r| r.commune.province.value.as_deref()).collect();
    assert_eq!(provinces, [Some("Hải Dương"), Some("Nam Định"), Some("Nam Định"), Some("Nam Định")]);
    let origin: Option<&Origin> = read[0].commune.held.origin.as_ref();
    assert_eq!(origin.map(|o| o.row), Some(7), "the first row below the headings");
}
