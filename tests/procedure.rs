//! The sheet "Trình tự": what is filled in and what is said of it. The cases are data in `tests/procedure/cases.toml`. A
//! gap is a warning and never a verdict; a sheet left blank, or a form without it, is passed over in silence.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::common::contract::keeps_to_its_schema;
use crate::common::run::{ntm, said};
use crate::common::words::{basic, built_in};
use crate::common::xlsx::{Edit, Typed, typed};
use ntm::assess::{Assessment, Options, assess};
use ntm::commune::{Attribute, Commune};
use ntm::criteria::{LawSource, Shelf};
use ntm::diag::{Code, Diagnostic, Place, Severity};
use ntm::input::{Overrides, Read, Spreadsheet};
use ntm::layout::Sheet;
use ntm::messages::Lang;
use ntm::text::{Date, parse_date};
use ntm::workbook::{FormSpec, form};
use serde_json::Value;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    truong_hop: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    ten: String,
    #[serde(default)]
    du: bool,
    #[serde(default)]
    o: BTreeMap<String, String>,
    nam: Option<i16>,
    ngay: Option<String>,
    van_ban: Option<String>,
    nhac: Vec<String>,
}

/// Everything the commune has to do, done: five times within 12 days, opinions, the meeting, the letter.
const DONE: [(&str, &str); 17] = [
    ("D6", "02/12/2024"),
    ("D7", "05/12/2024"),
    ("D8", "08/12/2024"),
    ("D9", "11/12/2024"),
    ("D10", "13/12/2024"),
    ("F5", "Niêm yết tại nhà văn hóa thôn"),
    ("F6", "Loa truyền thanh xã"),
    ("D14", "02/12/2024"),
    ("E14", "16/12/2024"),
    ("G14", "41/MTTQ-BTT, 16/12/2024"),
    ("D15", "02/12/2024"),
    ("E15", "16/12/2024"),
    ("H15", "14"),
    ("D17", "23/12/2024"),
    ("G17", "97/TTr-UBND, 23/12/2024"),
    ("Cuộc họp!C3", "20/12/2024"),
    ("Cuộc họp!C8", "25"),
];

fn cases() -> Vec<Case> {
    toml::from_str::<Cases>(include_str!("procedure/cases.toml")).expect("cases").truong_hop
}

fn day(text: &str) -> Date {
    parse_date(text).expect("a day")
}

/// The blank form of a commune that is known by its name.
fn blank() -> &'static [u8] {
    static BLANK: OnceLock<Vec<u8>> = OnceLock::new();
    BLANK.get_or_init(|| {
        let law = built_in().law("Thanh Hóa", 2024).expect("a province without a file of its own");
        let commune =
            Commune { name: Attribute::of("Xã Đồng Tiến".into()), code: Attribute::of("14806".into()), ..Commune::default() };
        let commune = Commune { classes: Attribute::of(Vec::new()), held: Attribute::of(None), ..commune };
        let provinces = vec![law.province.clone()];
        form(&FormSpec { law: &law, provinces, target: basic(), year: 2024, filled: Some(&commune), last_year: None }).expect("a form")
    })
}

fn cells(done: bool, more: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let votes = ("Cuộc họp!C9", "24");
    let mut cells: BTreeMap<String, String> = BTreeMap::new();
    if done {
        cells.extend(DONE.into_iter().chain([votes]).map(|(cell, text)| (cell.to_string(), text.to_string())));
    }
    cells.extend(more.clone());
    cells.retain(|_, text| !text.is_empty());
    cells
}

fn filled(cells: &BTreeMap<String, String>) -> Vec<u8> {
    let edit = |(place, text): (&String, &String)| {
        let own = Sheet::Procedure.name();
        let (sheet, cell) = place.rsplit_once('!').unwrap_or((&own, place));
        let (letters, row) = cell.split_at(1);
        let number = text.parse::<f64>().is_ok();
        let typed = if number { Typed::Number(text.clone()) } else { Typed::Text(text.clone()) };
        let column = u32::from(letters.as_bytes()[0] - b'A');
        Edit { sheet: sheet.into(), row: row.parse::<u32>().expect("a row") - 1, column, typed }
    };
    typed(blank(), &cells.iter().map(edit).collect::<Vec<_>>())
}

fn read(shelf: &Shelf, book: &[u8], overrides: &Overrides, options: Options) -> (Read, Assessment) {
    let mut read = Spreadsheet::of_bytes(book, "x.xlsx").expect("a form").commune(shelf, overrides).expect("a commune");
    let assessment = assess(read.law.as_ref().expect("the province"), &read.commune, options).expect("judged");
    read.findings.extend(assessment.findings.iter().cloned());
    (read, assessment)
}

/// "step-below Trình tự!D5", "(lưu ý)" where it is a note, its sentence if wanted.
fn reported(finding: &Diagnostic, sentence: bool) -> Option<String> {
    let Place::Cell(at) = &finding.place else { return None };
    let note = if finding.severity() == Severity::Note { " (lưu ý)" } else { "" };
    let said = if sentence { format!(": {}", Lang::Vi.finding(finding)) } else { String::new() };
    Some(format!("{} {}!{}{note}{said}", finding.code.id(), at.sheet, at.cell()))
}

/// What is said of the sheet and of the meeting, as far as a case writes it out.
fn expected(case: &Case, findings: &[Diagnostic]) -> (Vec<String>, Vec<String>) {
    let own = |f: &&Diagnostic| matches!(&f.place, Place::Cell(at) if [Sheet::Procedure.name(), Sheet::Meeting.name()].contains(&at.sheet.to_string()));
    let mut found: Vec<String> = findings.iter().filter(own).filter_map(|f| reported(f, true)).collect();
    for text in &mut found {
        let short = text.split(": ").next().unwrap_or_default().to_string();
        if case.nhac.contains(&short) {
            *text = short;
        }
    }
    let mut wanted = case.nhac.clone();
    found.sort();
    wanted.sort();
    (found, wanted)
}

/// Everything judged, without what is said of the procedure.
fn verdicts(assessment: &Assessment) -> Assessment {
    Assessment { procedure: Vec::new(), findings: Vec::new(), ..assessment.clone() }
}

#[test]
fn what_is_filled_in_is_compared_and_never_judged() {
    let shelf = built_in();
    let mut wrong = Vec::new();
    for case in cases() {
        let overrides = Overrides { year: case.nam, as_of: case.ngay.as_deref().map(day), ..Overrides::default() };
        let options = Options { paper_date: case.van_ban.as_deref().map(day), ..Options::default() };
        let (filled, judged) = read(&shelf, &filled(&cells(case.du, &case.o)), &overrides, options);
        let (found, wanted) = expected(&case, &filled.findings);
        if found != wanted {
            wrong.push(format!("{}:\n  {}\n expected\n  {}", case.ten, found.join("\n  "), wanted.join("\n  ")));
        }
        let (_, without) = read(&shelf, blank(), &overrides, options);
        assert_eq!(verdicts(&judged), verdicts(&without), "{}: a gap became a verdict", case.ten);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_warning_about_the_procedure_has_its_case() {
    let cases = cases();
    let written = |code: &Code| cases.iter().flat_map(|c| &c.nhac).any(|n| n.split(' ').next() == Some(code.id()));
    let missing: Vec<&str> = Code::ALL.iter().filter(|c| c.id().starts_with("step-") && !written(c)).map(|c| c.id()).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// A province that says who does what keeps what is to be done; one that says what is to be done is compared with that.
#[test]
fn a_province_may_ask_for_more() {
    let head = "id = \"thu\"\nversion = \"1\"\ntitle = \"Thử\"\nprovince = \"Thanh Hóa\"\nregion = \"btb\"\nissuer = \"UBND tỉnh\"\ndecision = \"QĐ thử\"\nbase = []\n";
    let step = "[[procedure]]\nfrom = 2024-01-01\nevidence = \"invented\"\nsource = \"QĐ thử\"\n[[procedure.step]]\nid = \"xa\"\nauthority = \"Ủy ban nhân dân {ten}\"\nunit = \"commune\"\ntask = \"tự đánh giá\"\nresult = \"Kết quả\"\n";
    let duty = "[[procedure.step.duty]]\nid = \"hop\"\nname = \"Họp\"\nsource = \"QĐ thử\"\nevidence = \"invented\"\nvote = { at_least = 97, evidence = \"invented\", source = \"QĐ thử\" }\n[[procedure.step.duty]]\nid = \"y-kien-nhan-dan\"\nname = \"Ý kiến\"\nsource = \"QĐ thử\"\nevidence = \"invented\"\ncomments = { at_least = 15, evidence = \"unverified\" }\n";
    let said = |text: String| {
        let shelf = Shelf::open(&[LawSource { name: "thu.toml".into(), text }]).expect("an overlay");
        let mut more = cells(true, &BTreeMap::new());
        ["D6", "D7"].iter().for_each(|cell| drop(more.remove(*cell)));
        let (read, _) = read(&shelf, &filled(&more), &Overrides::default(), Options::default());
        let steps = read.findings.iter().filter(|f| f.code.id().starts_with("step-") && f.code != Code::StepNotInForce);
        steps.filter_map(|f| reported(f, true)).collect::<Vec<String>>()
    };
    let kept = said(format!("{head}{step}"));
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert!(kept[0].starts_with("step-below Trình tự!D5: ") && kept[0].contains("số lần đã ghi là 3, yêu cầu ít nhất 5"), "{kept:?}");
    // 24 of 25 is 96 %.
    let asked = [
        "step-below Cuộc họp!C9: Bước “Họp”: tỷ lệ tán thành (%) là 96, yêu cầu ít nhất 97 (QĐ thử; giả định minh họa).",
        "step-below Trình tự!H15: Bước “Ý kiến”: số ý kiến là 14, yêu cầu ít nhất 15 (chưa có nguồn; chưa kiểm chứng).",
    ];
    assert_eq!(said(format!("{head}{step}{duty}")), asked);
}

/// The sheet of a dossier, a line per row.
fn sheet(path: &Path, id: &str) -> Vec<String> {
    let book = Spreadsheet::open(path, "hồ sơ").expect("a dossier");
    let grid = book.paper(id).unwrap_or_else(|| panic!("no sheet {id}"));
    grid.rows().map(|row| grid.row(row).map(|(_, c)| c.plain()).collect::<Vec<_>>().join(" | ")).collect()
}

const NAME: &str = "Hồ sơ NTM - Xã Đồng Tiến - 2024.xlsx";

fn dossier(folder: &Path, cells: &BTreeMap<String, String>, more: &[&str]) -> (PathBuf, Output) {
    std::fs::write(folder.join("xa.xlsx"), filled(cells)).expect("a form");
    let output = ntm(folder, &[&["dossier", "xa.xlsx", "-o", "."], more].concat());
    (folder.join(NAME), output)
}

#[test]
fn the_dossier_lists_the_steps_and_what_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let more = BTreeMap::from([("D10".to_string(), String::new()), ("G14".to_string(), String::new())]);
    let (path, output) = dossier(folder.path(), &cells(true, &more), &["--date", "25/12/2024"]);
    assert!(path.exists(), "{}", said(&output));
    let rows = sheet(&path, "procedure");
    let of = |name: &str| rows.iter().find(|r| r.contains(&format!(" | {name}"))).unwrap_or_else(|| panic!("no {name} in {rows:#?}"));
    let publication = "Ít nhất 5 lần trong 15 ngày (theo báo chí) | Từ 02/12/2024 đến 11/12/2024 4 lần: 02/12/2024; 05/12/2024; 08/12/2024; 11/12/2024 Niêm yết tại nhà văn hóa thôn; Loa truyền thanh xã | Bước “Công khai báo cáo kết quả thực hiện để lấy ý kiến”: số lần đã ghi là 4, yêu cầu ít nhất 5";
    assert!(of("Công khai").contains(publication), "{}", of("Công khai"));
    assert!(of("Lấy ý kiến của Mặt trận").contains("chưa ghi số, ngày văn bản"));
    assert!(of("Họp").contains("Tỷ lệ tán thành: chưa có mức đạt chuẩn | Ngày 20/12/2024 Tán thành 24/25 (96 %) | –"), "{}", of("Họp"));
    assert!(of("Thẩm tra").contains("Có văn bản (số, ngày) | – | –"), "{}", of("Thẩm tra"));
    let explained = sheet(&path, "explanations").join("\n");
    assert!(!explained.contains("Trình tự"), "explained on its own sheet only: {explained}");
    // What people wrote there goes along, the same again changes nothing, and the dossier holds.
    let book = Spreadsheet::open(&path, "x").unwrap();
    let grid = book.paper("procedure").expect("its sheet");
    let row = grid.rows().find(|row| grid.row(*row).any(|(_, c)| c.plain() == "cong-khai")).expect("its row");
    let typed_in = typed(
        &std::fs::read(&path).unwrap(),
        &[Edit { sheet: "Đối chiếu trình tự".into(), row, column: 6, typed: Typed::Text("Đài hỏng".into()) }],
    );
    std::fs::write(&path, typed_in).unwrap();
    let again = dossier(folder.path(), &cells(true, &more), &["--date", "25/12/2024", "--no-word"]).1;
    assert!(sheet(&path, "procedure").iter().any(|r| r.contains("Đài hỏng")), "{}", said(&again));
    let third = dossier(folder.path(), &cells(true, &more), &["--date", "25/12/2024", "--no-word"]).1;
    assert!(said(&third).contains("không có gì thay đổi") && !said(&third).contains("step-after-paper"), "{}", said(&third));
    assert_eq!(ntm(folder.path(), &["verify", NAME]).status.code(), Some(0));
    let redated = dossier(folder.path(), &cells(true, &more), &["--date", "20/12/2024", "--no-word"]).1;
    assert!(said(&redated).contains("giữ 1 ô") && said(&redated).contains("step-after-paper"), "{}", said(&redated));
    assert_eq!(ntm(folder.path(), &["verify", NAME]).status.code(), Some(0));
}

#[test]
fn a_blank_sheet_is_one_quiet_remark_in_the_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let (path, output) = dossier(folder.path(), &BTreeMap::new(), &[]);
    assert!(!said(&output).contains("step-"), "{}", said(&output));
    let rows = sheet(&path, "procedure").join("\n");
    assert_eq!(rows.matches("chưa ghi gì").count(), 1, "{rows}");
    assert!(!ntm(folder.path(), &["assess", "xa.xlsx"]).stdout.is_empty());
    for output in [ntm(folder.path(), &["assess", "xa.xlsx"]), ntm(folder.path(), &["assess", "xa.xlsx", "--format", "json"])] {
        let text = said(&output);
        assert!(!text.contains("step-") && !text.contains("\"procedure\"") && !text.contains("Trình tự"), "{text}");
    }
}

#[test]
fn papers_and_json_tell_the_days() {
    let folder = tempfile::tempdir().unwrap();
    let (_, output) = dossier(folder.path(), &cells(true, &BTreeMap::new()), &["--date", "25/12/2024"]);
    let paper = |name: &str| {
        let path = folder.path().join(format!("{name} - Xã Đồng Tiến - 2024.docx"));
        let mut archive =
            zip::ZipArchive::new(std::fs::File::open(&path).unwrap_or_else(|e| panic!("{path:?} {e}: {}", said(&output)))).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();
        text.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words).collect::<String>()
    };
    let opinions = paper("3. Báo cáo tổng hợp ý kiến");
    for said in [
        "Niêm yết tại nhà văn hóa thôn; Loa truyền thanh xã; số lần công khai: 5, từ ngày 02/12/2024 đến ngày 13/12/2024",
        "Các ngày công khai: 02/12/2024; 05/12/2024; 08/12/2024; 11/12/2024; 13/12/2024.",
        "của xã: 02/12/2024; ngày nhận lại ý kiến: 16/12/2024",
        "Văn bản số: 41/MTTQ-BTT, 16/12/2024;",
        "Số ý kiến nhận được: 14;",
    ] {
        assert!(opinions.contains(said), "{said}\n{opinions}");
    }
    assert!(paper("4. Biên bản họp").contains("đã được công khai 5 lần, từ ngày 02/12/2024 đến ngày 13/12/2024, để lấy ý kiến"));
    let output = ntm(folder.path(), &["assess", "xa.xlsx", "--format", "json"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    keeps_to_its_schema(&json);
    let duty = &json["communes"][0]["procedure"][0];
    let of = |key: &str| duty[key].to_string();
    assert_eq!([of("id"), of("first"), of("last"), of("missing")], ["\"cong-khai\"", "\"2024-12-02\"", "\"2024-12-13\"", "[]"]);
    assert_eq!(duty["required"]["times"]["at_least"], 5);
    assert_eq!(json["communes"][0]["procedure"][3]["required"]["vote"]["at_least"], Value::Null);
}

#[test]
fn communes_are_merged_without_their_steps() {
    let folder = tempfile::tempdir().unwrap();
    let name = |text: &str| {
        BTreeMap::from([("Thông tin xã!B4".to_string(), text.to_string()), ("Thông tin xã!B5".to_string(), text.len().to_string())])
    };
    std::fs::write(folder.path().join("a.xlsx"), filled(&cells(true, &name("Xã A")))).unwrap();
    std::fs::write(folder.path().join("b.xlsx"), filled(&cells(true, &name("Xã Bình")))).unwrap();
    let output = ntm(folder.path(), &["merge", "a.xlsx", "b.xlsx", "--name", "Xã C", "-o", "c.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let shelf = built_in();
    let merged = read(&shelf, &std::fs::read(folder.path().join("c.xlsx")).unwrap(), &Overrides::default(), Options::default()).0;
    assert_eq!((merged.commune.name.value.as_deref(), merged.commune.deeds.len()), (Some("Xã C"), 0));
}

/// Fills a form in as Excel would: days are days, not texts; and takes the sheet out of another, as older forms lack it.
const OPENPYXL: &str = r#"
import datetime, openpyxl, warnings
warnings.simplefilter("ignore")
book = openpyxl.load_workbook("xa.xlsx")
sheet = book["Trình tự"]
ids = {sheet.cell(r, 10).value: r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 10).value}
day = lambda d: datetime.date(2024, 12, d)
for number, d in enumerate((2, 4, 6), 1):
    sheet.cell(ids[f"time {number} cong-khai"], 4).value = day(d)
sheet.cell(ids["duty y-kien-mttq"], 4).value = day(2)
sheet.cell(ids["duty y-kien-mttq"], 5).value = day(12)
sheet.cell(ids["duty y-kien-nhan-dan"], 8).value = 9
sheet.cell(ids["duty to-trinh"], 7).value = "97/TTr-UBND"
locked = [c.coordinate for c in (sheet["D5"], sheet["D6"], sheet["E6"], sheet["H14"], sheet["H15"], sheet["D16"]) if c.protection.locked]
print(sheet.protection.sheet, " ".join(locked), sheet.column_dimensions["J"].hidden)
print(sorted(v.type + " " + str(v.sqref) for v in sheet.data_validations.dataValidation))
book.save("excel.xlsx")
book = openpyxl.load_workbook("xa.xlsx")
del book["Trình tự"]
book.save("cu.xlsx")
"#;

#[test]
fn a_form_filled_in_by_another_program_and_an_older_one() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("xa.xlsx"), blank()).unwrap();
    let run = Command::new("python3").current_dir(folder.path()).args(["-c", OPENPYXL]).env("PYTHONIOENCODING", "utf-8").output();
    let run = run.ok().filter(|r| !String::from_utf8_lossy(&r.stderr).contains("No module named"));
    let Some(run) = run else {
        // past the capture of the test runner, so that a skip is never silent
        let _ = writeln!(std::io::stderr(), "\nSKIPPED, openpyxl is not installed: the steps as another program fills them in");
        return;
    };
    assert!(run.status.success(), "{}", said(&run));
    let seen = String::from_utf8_lossy(&run.stdout);
    assert_eq!(seen.lines().collect::<Vec<_>>(), ["True D5 E6 H14 D16 True", "['date D4:E22', 'whole H4:H22']"]);
    let shelf = built_in();
    let of = |name: &str| read(&shelf, &std::fs::read(folder.path().join(name)).unwrap(), &Overrides::default(), Options::default());
    let mut found: Vec<String> =
        of("excel.xlsx").0.findings.iter().filter(|f| f.code.id().starts_with("step-")).filter_map(|f| reported(f, false)).collect();
    found.sort();
    let wanted = [
        "step-below Trình tự!D5",
        "step-blank Trình tự!D16",
        "step-incomplete Trình tự!D14",
        "step-incomplete Trình tự!D15",
        "step-incomplete Trình tự!D17",
    ];
    assert_eq!(found, wanted);
    let ((old, judged), (new, again)) = (of("cu.xlsx"), of("xa.xlsx"));
    assert_eq!((old.findings, judged), (new.findings, again), "an older form is read without a word");
}
