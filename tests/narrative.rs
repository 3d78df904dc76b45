//! What is typed into “Thuyết minh”: read paragraph by paragraph, kept from file to file, printed where the report has its place.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::docx::plain;
use crate::common::openpyxl;
use crate::common::run::{ntm, said};
use crate::common::words::{basic, built_in, empty};
use crate::common::xlsx::{Edit, Typed, typed};
use ntm::commune::{Attribute, Commune, Content, Narrative, Topic};
use ntm::criteria::Law;
use ntm::diag::Code;
use ntm::input::{Overrides, Read, Spreadsheet};
use ntm::layout::Sheet;
use ntm::layout::narrative::{NARRATIVE, sections};
use ntm::workbook::{FormSpec, form};

const FORM: &str = "xã A.xlsx";
const DOSSIER: &str = "Hồ sơ NTM - Xã A - 2024.xlsx";
const REPORT: &str = "2. Báo cáo kết quả - Xã A - 2024.docx";

fn law() -> Law {
    built_in().law("Minh Họa", 2024).expect("the invented province")
}

fn commune(narrative: Narrative) -> Commune {
    let mut commune = empty(basic(), 2024);
    commune.name = Attribute::of("Xã A".into());
    commune.province = Attribute::of("Minh Họa".into());
    Commune { narrative, ..commune }
}

fn written(narrative: Narrative) -> Vec<u8> {
    let (law, commune) = (law(), commune(narrative));
    let spec =
        FormSpec { law: &law, provinces: vec!["Minh Họa".into()], target: basic(), year: 2024, filled: Some(&commune), last_year: None };
    form(&spec).expect("a form")
}

fn read(bytes: &[u8]) -> Read {
    let book = Spreadsheet::of_bytes(bytes, "a.xlsx").expect("a workbook");
    book.commune(&built_in(), &Overrides::default()).expect("a commune")
}

fn texts(narrative: &Narrative) -> BTreeMap<Topic, String> {
    narrative.iter().map(|(topic, text)| (topic.clone(), text.value.clone().unwrap_or_default())).collect()
}

fn section(id: &str) -> Topic {
    Topic::Section(id.into())
}

fn criterion(of: &str, column: &'static str) -> Topic {
    Topic::Criterion(of.parse().expect("a criterion"), column)
}

/// The rows below the heading of an id.
fn row(bytes: &[u8], id: &str) -> u32 {
    let book = Spreadsheet::of_bytes(bytes, "a.xlsx").expect("a workbook");
    let grid = book.sheets().iter().find(|g| *g.name == *Sheet::Narrative.name()).expect("the sheet");
    let heading = grid.rows().find(|row| grid.text(*row, u32::from(NARRATIVE.id_column())) == id);
    heading.unwrap_or_else(|| panic!("no {id}")) + 1
}

fn edit(row: u32, column: u32, typed: Typed) -> Edit {
    Edit { sheet: Sheet::Narrative.name(), row, column, typed }
}

fn text(row: u32, column: u32, text: &str) -> Edit {
    edit(row, column, Typed::Text(text.into()))
}

/// A form with texts of many kinds, and what each should be read as.
fn filled() -> (Vec<u8>, BTreeMap<Topic, String>) {
    let blank = written(Narrative::new());
    let (hard, about, plan) = (row(&blank, "section kho_khan"), row(&blank, "section dia_gioi"), row(&blank, "section ke_hoach"));
    let roads = row(&blank, "criterion basic:2");
    let long = "Sản xuất gắn với thị trường. ".repeat(180).trim().to_string();
    assert!(long.chars().count() > 5_000);
    let edits = [
        text(hard, 0, "- Lao động trẻ đi làm xa;\r\n\n  - Vốn ít.  "),
        text(hard + 1, 0, "=Vốn + công"),
        text(hard + 3, 0, "7\n9"),
        text(about, 0, &long),
        text(plan, 0, "Giữ chuẩn “xanh & sạch” <2025>"),
        text(roads, 0, "Cứng hóa đường trục"),
        text(roads + 1, 0, "Cắm mốc"),
        text(roads, 1, "3,2 km"),
        edit(roads, 2, Typed::Number("1500.5".into())),
        text(row(&blank, "criterion basic:4"), 0, "Thay công tơ"),
    ];
    let expected = [
        (section("kho_khan"), "- Lao động trẻ đi làm xa;\n- Vốn ít.\n=Vốn + công\n7\n9".to_string()),
        (section("dia_gioi"), long),
        (section("ke_hoach"), "Giữ chuẩn “xanh & sạch” <2025>".to_string()),
        (criterion("basic:2", "work"), "Cứng hóa đường trục\nCắm mốc".to_string()),
        (criterion("basic:2", "volume"), "3,2 km".to_string()),
        (criterion("basic:2", "money"), "1.500,5".to_string()),
        (criterion("basic:4", "work"), "Thay công tơ".to_string()),
    ];
    (typed(&blank, &edits), expected.into())
}

#[test]
fn every_line_of_every_row_below_a_heading_is_a_paragraph() {
    let (bytes, expected) = filled();
    let found = read(&bytes);
    assert_eq!(found.findings.iter().filter(|f| f.code == Code::NarrativeUnusable).count(), 0);
    assert_eq!(texts(&found.commune.narrative), expected);
    let origin = found.commune.narrative[&section("kho_khan")].origin.clone().expect("its cell");
    assert_eq!((&*origin.sheet, origin.row, origin.column), ("Thuyết minh", row(&bytes, "section kho_khan"), 0));
    // written again, and again: the same
    let again = written(found.commune.narrative.clone());
    assert_eq!(texts(&read(&again).commune.narrative), expected);
    assert_eq!(written(read(&again).commune.narrative), again);
}

#[test]
fn a_program_that_calculates_nothing_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(FORM);
    let blank = written(Narrative::new());
    std::fs::write(&path, &blank).expect("the form");
    let at = row(&blank, "section thuan_loi");
    // One row more than the heading has: openpyxl writes where Excel would put a row in.
    let edits = [text(at, 0, "Một\nHai"), text(at + 2, 0, "Ba")];
    if openpyxl::save(&path, &edits) {
        let found = read(&std::fs::read(&path).expect("the form"));
        assert_eq!(texts(&found.commune.narrative), [(section("thuan_loi"), "Một\nHai\nBa".to_string())].into());
    }
}

#[test]
fn what_cannot_be_used_is_named_by_its_cell() {
    let blank = written(Narrative::new());
    let at = row(&blank, "section bai_hoc");
    let (long, half) = ("ă".repeat(32_767), "ă".repeat(20_000));
    for (typed_in, code) in [
        (Typed::Text(long.clone()), None),
        (Typed::Text(format!("{long}ă")), Some("too-long")),
        (Typed::Text(format!("{half}\n{half}")), None),
        (Typed::Error("#NAME?".into()), Some("formula")),
    ] {
        let found = read(&typed(&blank, &[edit(at, 0, typed_in)]));
        let ours: Vec<_> = found.findings.iter().filter(|f| f.code == Code::NarrativeUnusable).collect();
        assert_eq!(ours.len(), usize::from(code.is_some()), "{code:?} {:?}", found.findings);
        assert_eq!(found.commune.narrative.contains_key(&section("bai_hoc")), code.is_none());
        for finding in ours {
            assert_eq!(finding.place.to_string(), format!("a.xlsx › Thuyết minh › A{}", at + 1), "its cell");
        }
    }
}

#[test]
fn a_sheet_of_that_name_made_by_hand_is_one_like_any_other() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Thuyết minh").expect("a name");
    sheet.write(0, 0, "7\n9").expect("a cell");
    sheet.write(1, 0, "Đường\nxã").expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let found = Spreadsheet::of_bytes(&bytes, "tay.xlsx").expect("a workbook");
    let grid = &found.sheets()[0];
    let cells = [grid.get(0, 0), grid.get(1, 0)].map(|cell| cell.map(Content::lines));
    assert_eq!(cells, [Some("7\n9".to_string()), Some("Đường xã".to_string())]);
}

/// A folder with a filled form in it.
fn office() -> (tempfile::TempDir, BTreeMap<Topic, String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let (bytes, expected) = filled();
    std::fs::write(folder.path().join(FORM), bytes).expect("the form");
    (folder, expected)
}

fn dossier(folder: &Path, more: &[&str]) -> String {
    said(&ntm(folder, &[&["dossier", FORM, "-o", "ra"], more].concat()))
}

fn of(path: &Path) -> BTreeMap<Topic, String> {
    texts(&read(&std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))).commune.narrative)
}

fn made(folder: &Path, name: &str) -> PathBuf {
    folder.join("ra").join(name)
}

#[test]
fn texts_are_kept_from_dossier_to_dossier() {
    let (folder, mut expected) = office();
    let said = dossier(folder.path(), &["--no-word"]);
    let path = made(folder.path(), DOSSIER);
    assert_eq!(of(&path), expected, "{said}");
    assert!(dossier(folder.path(), &["--no-word"]).contains("không có gì thay đổi"));
    assert_eq!(ntm(folder.path(), &["verify", &format!("ra/{DOSSIER}")]).status.code(), Some(0));
    // typed into the dossier itself, where the form says nothing
    let bytes = std::fs::read(&path).expect("the dossier");
    let (lesson, water) = (row(&bytes, "section bai_hoc"), row(&bytes, "criterion basic:3"));
    let edits = [
        text(lesson, 0, "Công khai.\nDân tin."),
        text(water, 0, "Nạo vét kênh"),
        text(water, 1, "1,1 km"),
        text(row(&bytes, "criterion basic:4"), 1, "20 cái"),
    ];
    std::fs::write(&path, typed(&bytes, &edits)).expect("typed into");
    expected.insert(section("bai_hoc"), "Công khai.\nDân tin.".into());
    expected.insert(criterion("basic:3", "work"), "Nạo vét kênh".into());
    expected.insert(criterion("basic:3", "volume"), "1,1 km".into());
    expected.insert(criterion("basic:4", "volume"), "20 cái".into());
    let second = dossier(folder.path(), &["--no-word"]);
    assert!(second.contains("giữ 4 ô"), "{second}");
    assert_eq!(of(&path), expected, "{second}");
    // The form may say something else of the same criterion since.
    let form = std::fs::read(folder.path().join(FORM)).expect("the form");
    let power = row(&form, "criterion basic:4");
    std::fs::write(folder.path().join(FORM), typed(&form, &[text(power, 0, "Thay công tơ điện tử")])).expect("typed into");
    expected.insert(criterion("basic:4", "work"), "Thay công tơ điện tử".into());
    // the third run has the form's blanks before it, and a dossier that says more
    let third = dossier(folder.path(), &[]);
    let report = plain(&std::fs::read(made(folder.path(), REPORT)).expect("the report"));
    assert!(report.contains("- Các nội dung đã thực hiện: Nạo vét kênh\n- Khối lượng thực hiện: 1,1 km\n"), "{report}");
    assert_eq!(of(&path), expected, "{third}");
    assert_eq!(ntm(folder.path(), &["verify", &format!("ra/{DOSSIER}")]).status.code(), Some(0));
}

#[test]
fn another_text_in_the_form_and_in_the_dossier_is_not_settled_silently() {
    let (folder, expected) = office();
    dossier(folder.path(), &["--no-word"]);
    let path = made(folder.path(), DOSSIER);
    let bytes = std::fs::read(&path).expect("the dossier");
    let at = row(&bytes, "section ke_hoach");
    let changed = typed(&bytes, &[text(at, 0, "Khác")]);
    std::fs::write(&path, &changed).expect("typed into");
    let refused = dossier(folder.path(), &["--no-word"]);
    assert!(refused.contains("[dossier-text-lost]") && refused.contains("Khác"), "{refused}");
    assert_eq!(std::fs::read(&path).expect("the dossier"), changed, "nothing is replaced");
    dossier(folder.path(), &["--no-word", "--force"]);
    assert_eq!(of(&path), expected);
}

/// Runs a script of python-docx on a paper; none, with a loud line, where it is not installed.
fn python(script: &str, path: &Path, more: &[&str]) -> Option<String> {
    let done = Command::new("python3").args(["-c", script]).arg(path).args(more).env("PYTHONIOENCODING", "utf-8").output().ok()?;
    if !done.status.success() {
        assert!(std::env::var_os("NTM_REQUIRE_OFFICE").is_none(), "{}", String::from_utf8_lossy(&done.stderr));
        // past the capture of the test runner, so that a skip is never silent
        let _ = writeln!(std::io::stderr(), "\nSKIPPED, python-docx is not installed: {}", path.display());
        return None;
    }
    Some(String::from_utf8(done.stdout).expect("UTF-8"))
}

/// The paragraphs of a paper, those in controls too, as python-docx reads them.
fn paragraphs(path: &Path) -> Option<Vec<String>> {
    const SCRIPT: &str = r#"
import sys, docx
from docx.oxml.ns import qn
for p in docx.Document(sys.argv[1]).element.body.iter(qn("w:p")):
    print("".join(t.text or "" for t in p.iter(qn("w:t"))))
"#;
    Some(python(SCRIPT, path, &[])?.lines().map(str::to_string).collect())
}

/// Types behind the first paragraph of a control, and a paragraph below it: topic, text, second text.
const TYPE: &str = r#"
import sys, copy, docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
path, words = sys.argv[1], sys.argv[2:]
paper = docx.Document(path)
for topic, first, second in zip(*[iter(words)] * 3):
    if topic == "around":
        paper.paragraphs[-1].add_run(first)
        continue
    control = next(s for s in paper.element.body.iter(qn("w:sdt")) if f"ntm {topic} " in s.find(".//" + qn("w:tag")).get(qn("w:val")))
    one = control.find(".//" + qn("w:p"))
    if second:
        more = copy.deepcopy(one)
        for run in more.findall(qn("w:r")): more.remove(run)
        one.addnext(more)
        Paragraph(more, None).add_run(second)
    Paragraph(one, None).add_run(first)
paper.save(path)
"#;

#[test]
fn the_report_has_each_text_in_its_place_and_room_elsewhere() {
    let (folder, expected) = office();
    let said = dossier(folder.path(), &[]);
    let path = made(folder.path(), REPORT);
    let Some(lines) = paragraphs(&path) else { return };
    let at = |text: &str| lines.iter().position(|l| l.trim() == text).unwrap_or_else(|| panic!("no {text:?} in {lines:#?} {said}"));
    let hard = at("Khó khăn:");
    assert_eq!(lines[hard + 1..hard + 6], ["- Lao động trẻ đi làm xa;", "- Vốn ít.", "=Vốn + công", "7", "9"]);
    assert_eq!(lines[hard + 6], "II. Căn cứ");
    assert!(lines[at("I. Đặc điểm tình hình") + 1].ends_with(expected[&section("dia_gioi")].as_str()), "all of 5,000 letters");
    assert_eq!(at("Thuận lợi:"), hard - 1, "nothing told: room to write");
    let roads = lines.iter().position(|l| l.starts_with("Tiêu chí 2. Giao thông (nông thôn mới): ")).expect("the criterion");
    let told = [
        "- Các nội dung đã thực hiện:",
        "Cứng hóa đường trục",
        "Cắm mốc",
        "- Khối lượng thực hiện: 3,2 km",
        "- Kinh phí thực hiện: 1.500,5 triệu đồng",
    ];
    assert_eq!(lines[roads + 1..roads + 6], told);
    assert_eq!(lines.iter().filter(|l| l.starts_with("Tiêu chí ")).count(), 2, "no other criterion has anything to tell");
}

#[test]
fn a_commune_that_tells_nothing_has_the_report_with_room_to_write() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(FORM), written(Narrative::new())).expect("the form");
    dossier(folder.path(), &[]);
    let report = plain(&std::fs::read(made(folder.path(), REPORT)).expect("the report"));
    for line in ["Thuận lợi:", "Khó khăn:", "Tồn tại, hạn chế và nguyên nhân:"] {
        assert!(report.lines().any(|l| l == line), "{line}");
    }
    assert!(!report.contains("Bài học") && !report.contains("Các nội dung đã thực hiện"));
    let book = Spreadsheet::open(&made(folder.path(), DOSSIER), DOSSIER).expect("the dossier");
    assert!(book.sheets().iter().all(|g| &*g.name != "Bản thuyết minh"));
}

#[test]
fn the_texts_of_merged_communes_stand_under_their_names() {
    let folder = tempfile::tempdir().expect("a folder");
    for (file, name, told) in [("a.xlsx", "Xã A", "Đất tốt.\nDân đông."), ("b.xlsx", "Xã B", "Gần chợ.")] {
        let mut commune = commune([(section("thuan_loi"), Attribute::of(told.to_string()))].into());
        (commune.name, commune.code) = (Attribute::of(name.to_string()), Attribute::of(file.to_string()));
        let law = law();
        let spec = FormSpec {
            law: &law,
            provinces: vec!["Minh Họa".into()],
            target: basic(),
            year: 2024,
            filled: Some(&commune),
            last_year: None,
        };
        std::fs::write(folder.path().join(file), form(&spec).expect("a form")).expect("a file");
    }
    let output = said(&ntm(folder.path(), &["merge", "a.xlsx", "b.xlsx", "-o", "c.xlsx", "--name", "Xã C"]));
    assert!(folder.path().join("c.xlsx").exists(), "{output}");
    let told = of(&folder.path().join("c.xlsx"));
    assert_eq!(told, [(section("thuan_loi"), "Xã A:\nĐất tốt.\nDân đông.\nXã B:\nGần chợ.".to_string())].into());
}

#[test]
fn what_is_told_of_a_level_that_is_no_longer_aimed_at_is_kept() {
    let told: Narrative = [(criterion("advanced:6", "work"), Attribute::of("Xây nhà văn hóa".to_string()))].into();
    assert_eq!(texts(&read(&written(told.clone())).commune.narrative), texts(&told));
}

#[test]
fn what_was_typed_into_the_sections_of_the_report_goes_to_the_sheet() {
    let (folder, mut expected) = office();
    dossier(folder.path(), &[]);
    let report = made(folder.path(), REPORT);
    let typed_in = ["section thuan_loi", "Đất tốt & nước đủ.", "Dân đông.", "section chi_dao", "Họp 12 kỳ", ""];
    if python(TYPE, &report, &typed_in).is_none() {
        return;
    }
    let changed = std::fs::read(&report).expect("the report");
    let second = dossier(folder.path(), &[]);
    expected.insert(section("thuan_loi"), "Đất tốt & nước đủ.\nDân đông.".into());
    expected.insert(section("chi_dao"), "Họp 12 kỳ".into());
    assert!(second.contains("Đã đưa 2 phần"), "{second}");
    assert_eq!(of(&made(folder.path(), DOSSIER)), expected);
    assert_eq!(std::fs::read(report.with_extension("docx.bak")).expect("the one that was changed"), changed);
    let lines = plain(&std::fs::read(&report).expect("the report"));
    assert!(lines.contains("Thuận lợi:\nĐất tốt & nước đủ.\nDân đông.\n"), "{lines}");
    // and stays there, whatever is made again
    let third = dossier(folder.path(), &[]);
    assert!(third.contains("không có gì thay đổi"), "{third}");
    assert_eq!(of(&made(folder.path(), DOSSIER)), expected);
}

#[test]
fn a_report_changed_elsewhere_or_against_the_sheet_is_not_replaced() {
    for typed_in in [
        ["around", "Chữ ngoài các phần", "", "section thuan_loi", "Đất tốt", ""],
        ["section ke_hoach", " và hơn nữa", "", "section thuan_loi", "Đất tốt", ""],
    ] {
        let (folder, expected) = office();
        dossier(folder.path(), &[]);
        let report = made(folder.path(), REPORT);
        if python(TYPE, &report, &typed_in).is_none() {
            return;
        }
        let changed = std::fs::read(&report).expect("the report");
        let refused = dossier(folder.path(), &[]);
        assert!(refused.contains("[paper-changed]"), "{refused}");
        assert_eq!(refused.contains("[paper-section-left]"), typed_in[0] != "around", "{refused}");
        assert_eq!((std::fs::read(&report).expect("the report"), of(&made(folder.path(), DOSSIER))), (changed, expected.clone()));
        // With force what can be taken is, and the report that was changed is kept.
        let forced = dossier(folder.path(), &["--force"]);
        assert_eq!(of(&made(folder.path(), DOSSIER)).get(&section("thuan_loi")).map(String::as_str), Some("Đất tốt"), "{forced}");
        assert!(report.with_extension("docx.bak").exists());
    }
}

#[test]
fn every_section_of_the_sheet_has_its_place_in_the_report() {
    let report = include_str!("../criteria/forms/bao-cao-ket-qua.txt");
    let placed: BTreeSet<&str> = report.lines().filter_map(|l| l.strip_prefix("@thuyet_minh ")?.split(' ').next()).collect();
    let ids: Vec<&str> = sections().iter().map(|section| section.id.as_str()).collect();
    assert_eq!((ids.len(), ids.iter().copied().collect::<BTreeSet<_>>().len()), (13, 13));
    let parts = ["viec_da_lam", "khoi_luong", "kinh_phi"];
    assert_eq!(placed, ids.into_iter().chain(parts).collect());
}
