//! What separates a commune from its target and the next level, what if, what it would cost, and the roadmap.

use crate::common::contract::{breaks_its_schema, keeps_to_its_schema};
use crate::common::run::ntm;
use crate::common::words;
use crate::common::xlsx;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use ntm::assess::{Budget, Outlook, Step, changed_items, outlook};
use ntm::commune::{Attribute, Commune, UnitCost};
use ntm::criteria::{Law, Level};
use ntm::diag::{Diagnostic, Place};
use ntm::explain;
use ntm::input::{Content, Spreadsheet, suppositions};
use ntm::layout::roadmap::{COLUMNS, Quarter, TYPED, id_column, index};
use ntm::messages::Lang;
use ntm::report::{PlanCase, View, plan, plan_json};
use ntm::text::Decimal;
use ntm::workbook::{RoadmapSpec, roadmap};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    luat: words::RawLaw,
    truong_hop: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    ten: String,
    muc: Level,
    so_lieu: BTreeMap<String, String>,
    #[serde(default)]
    gia_dinh: Vec<String>,
    #[serde(default)]
    don_gia: Vec<String>,
    con: Option<Vec<String>>,
    tiep: Option<Vec<String>>,
    doi: Option<Vec<String>>,
    kinh_phi: Option<Vec<String>>,
    kinh_phi_tiep: Option<Vec<String>>,
    #[serde(default)]
    loi: Vec<String>,
}

fn cases() -> Cases {
    toml::from_str(&std::fs::read_to_string("tests/plan/cach-muc.toml").expect("cases")).expect("cases")
}

fn law(raw: &words::RawLaw) -> Law {
    raw.shelf().and_then(|s| s.law("", 2024).map_err(|_| "no law".into())).unwrap_or_else(|e| panic!("{e}"))
}

fn commune(law: &Law, case: &Case) -> Commune {
    let mut commune = words::empty(case.muc, 2024);
    commune.name = Attribute::of("Xã Thử".to_string());
    for (measure, text) in &case.so_lieu {
        words::answer(law, &mut commune, measure, text).unwrap_or_else(|e| panic!("{e}"));
    }
    let cost = |text: &String| {
        let (measure, rest) = text.split_once(" = ").expect("a cost");
        let (cost, fund) = rest.split_once(" | ").expect("a fund");
        UnitCost {
            measure: measure.into(),
            cost: words::number(cost).expect("a number"),
            fund: fund.into(),
            note: String::new(),
            origin: None,
        }
    };
    commune.costs = case.don_gia.iter().map(cost).collect();
    commune
}

fn reported(steps: &[Step]) -> Vec<String> {
    let distance = |step: &Step| step.distance.as_ref().map_or("-".to_string(), words::plain);
    let line =
        |s: &Step| format!("{} | {} | {} | {}", s.item.item, s.need.id(), distance(s), explain::missing(Lang::Vi, s.item).join("; "));
    steps.iter().filter(|s| !s.is_condition()).map(line).collect()
}

fn money(budget: &Budget) -> Vec<String> {
    let funds = budget.by_fund().into_iter().map(|(fund, total)| format!("{fund} {}", words::plain(&total)));
    funds.chain([format!("tổng {}", words::plain(&budget.total()))]).collect()
}

/// The judgements of a case, or the codes of what is wrong with its suppositions.
fn judged(law: &Law, commune: &Commune, options: &[String]) -> Result<(Outlook, Option<Outlook>), Vec<Diagnostic>> {
    let now = outlook(law, commune).expect("a judgement");
    let (supposed, _) = suppositions(law, now.target.target, now.target.place.as_of, options)?;
    let then = (!supposed.is_empty()).then(|| now.of_supposed(law, &commune.supposing(&supposed)).expect("a judgement"));
    Ok((now, then))
}

#[test]
fn every_case_is_given_as_an_official_would() {
    let cases = cases();
    let law = law(&cases.luat);
    for case in &cases.truong_hop {
        let commune = commune(&law, case);
        let (now, then) = match judged(&law, &commune, &case.gia_dinh) {
            Ok(found) => found,
            Err(faults) => {
                let codes: Vec<&str> = faults.iter().map(|f| f.code.id()).collect();
                assert_eq!(codes, case.loi, "{}", case.ten);
                assert!(faults.iter().all(|f| matches!(f.place, Place::Option(_))), "{}: every fault names its option", case.ten);
                continue;
            }
        };
        assert!(case.loi.is_empty(), "{}: nothing wrong was found", case.ten);
        let rest = then.as_ref().unwrap_or(&now);
        let same = |what: &str, found: Vec<String>, wanted: &Option<Vec<String>>| {
            wanted.iter().for_each(|wanted| assert_eq!(&found, wanted, "{}: {what}", case.ten));
        };
        same("còn", reported(&rest.to_target()), &case.con);
        same("tiếp", reported(&rest.to_next()), &case.tiep);
        let supposed = suppositions(&law, case.muc, now.target.place.as_of, &case.gia_dinh).expect("read before").0;
        let changes = then.as_ref().map(|then| {
            let turned = changed_items(&now, then, &supposed);
            let verdict = |i: &ntm::assess::ItemResult| i.finding.verdict.id();
            turned.iter().map(|t| format!("{}: {} → {}", t.after.item, verdict(t.before), verdict(t.after))).collect()
        });
        same("đổi", changes.unwrap_or_default(), &case.doi);
        let budget = |steps: &[Step]| Budget::of(steps, &commune.costs).map(|b| money(&b)).unwrap_or_default();
        same("kinh phí", budget(&rest.to_target()), &case.kinh_phi);
        same("kinh phí tiếp", budget(&rest.steps()), &case.kinh_phi_tiep);
    }
}

#[test]
fn a_supposition_changes_no_answer_and_no_other_judgement() {
    let cases = cases();
    let law = law(&cases.luat);
    let commune = commune(&law, &cases.truong_hop[2]);
    let before = commune.clone();
    let (now, then) = judged(&law, &commune, &cases.truong_hop[2].gia_dinh).expect("no fault");
    assert_eq!(commune, before);
    assert_eq!(now, outlook(&law, &commune).expect("a judgement"));
    assert_ne!(then.expect("supposed").target, now.target);
}

fn golden(name: &str, text: &str) {
    let path = PathBuf::from("tests/golden").join(name);
    if std::env::var_os("NTM_BLESS").is_some() {
        std::fs::write(&path, text).expect("a golden text");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text, "{name}");
}

/// The whole outputs of one commune: plain, and with suppositions.
fn outputs(lang: Lang, options: &[&str]) -> (String, String) {
    let cases = cases();
    let law = law(&cases.luat);
    let case = cases.truong_hop.iter().find(|c| c.ten.starts_with("Kinh phí")).expect("a case");
    let commune = commune(&law, case);
    let options: Vec<String> = options.iter().map(ToString::to_string).collect();
    let (now, then) = judged(&law, &commune, &options).expect("no fault");
    let (supposed, findings) = suppositions(&law, case.muc, now.target.place.as_of, &options).expect("no fault");
    let case = PlanCase {
        law: &law,
        commune: &commune,
        now: &now,
        supposed: then.as_ref(),
        suppositions: &supposed,
        findings: &findings,
        late: None,
    };
    (plan(View::plain(lang), &case), plan_json(lang, &case).expect("JSON"))
}

#[test]
fn the_whole_plan_to_the_letter() {
    golden("plan-vi.txt", &outputs(Lang::Vi, &[]).0);
    golden("plan-suppose-vi.txt", &outputs(Lang::Vi, &["1.1=96/100", "2.3/htx=Có", "nang-cao:2.2=Đạt"]).0);
    golden("plan-suppose-en.txt", &outputs(Lang::En, &["1.1=96/100", "2.3/htx=Có", "nang-cao:2.2=Đạt"]).0);
    golden("plan.json", &outputs(Lang::Vi, &["1.1=96/100", "2.3/htx=Có"]).1);
}

#[test]
fn the_json_keeps_to_its_schema() {
    for options in [&[][..], &["1.1=96/100", "2.3/htx=Có"]] {
        let mut whole: serde_json::Value = serde_json::from_str(&outputs(Lang::Vi, options).1).expect("JSON");
        keeps_to_its_schema(&whole);
        // A key nobody has written down is a fault.
        whole["steps"]["target"][0]["new"] = 1.into();
        assert!(breaks_its_schema(&whole));
    }
}

/// A roadmap of the first case at the end of 2024, with what an office typed.
fn roadmap_of(answers: &[(&str, &str)], old: Option<&[u8]>) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let cases = cases();
    let law = law(&cases.luat);
    let mut commune = commune(&law, &cases.truong_hop[0]);
    for (measure, text) in answers {
        words::answer(&law, &mut commune, measure, text).unwrap_or_else(|e| panic!("{e}"));
    }
    let now = outlook(&law, &commune).expect("a judgement");
    let typed = match old {
        Some(bytes) => Spreadsheet::of_bytes(bytes, "lo-trinh.xlsx").expect("a workbook").roadmap("Xã Thử")?,
        None => Vec::new(),
    };
    Ok(roadmap(&RoadmapSpec { law: &law, commune: &commune, outlook: &now, typed: &typed }).expect("a workbook"))
}

/// The cells of every row below the headings by column id, the hidden one as "id".
fn rows(bytes: &[u8]) -> Vec<BTreeMap<&'static str, String>> {
    let sheet = Spreadsheet::of_bytes(bytes, "lo-trinh.xlsx").expect("a workbook");
    let grid = &sheet.sheets()[0];
    let top = grid.rows().find(|r| grid.text(*r, 1) == "Chỉ tiêu").expect("headings");
    let cells = |row: u32| {
        let shown = COLUMNS.iter().map(|(id, _)| (*id, grid.text(row, u32::from(index(id)))));
        let mut all: BTreeMap<&'static str, String> = shown.collect();
        all.insert("id", grid.text(row, u32::from(id_column())));
        all.insert("row", row.to_string());
        all
    };
    grid.rows().filter(|r| *r > top).map(cells).collect()
}

fn row_of(bytes: &[u8], id: &str) -> u32 {
    rows(bytes).iter().find(|r| r["id"] == id).unwrap_or_else(|| panic!("no row of {id}"))["row"].parse().expect("a row")
}

fn typed(bytes: &[u8], edits: &[(u32, &str, &str)]) -> Vec<u8> {
    let edit = |(row, column, text): &(u32, &str, &str)| xlsx::Edit {
        sheet: "Lộ trình".into(),
        row: *row,
        column: u32::from(index(column)),
        typed: if *column == "cost" { xlsx::Typed::Number((*text).into()) } else { xlsx::Typed::Text((*text).into()) },
    };
    xlsx::typed(bytes, &edits.iter().map(edit).collect::<Vec<_>>())
}

fn words_of(bytes: &[u8], id: &str) -> Vec<String> {
    let rows = rows(bytes);
    let found = rows.iter().find(|r| r["id"] == id).unwrap_or_else(|| panic!("no row of {id}"));
    TYPED.iter().chain(&["state"]).map(|c| found[c].clone()).collect()
}

#[test]
fn what_was_typed_into_a_roadmap_stays() {
    let first = roadmap_of(&[], None).expect("a roadmap");
    let ids: Vec<String> = rows(&first).into_iter().map(|r| r["id"].clone()).filter(|id| id.contains(':')).collect();
    assert_eq!(ids[..4], ["basic:1.2", "basic:1.1", "basic:2.1", "basic:1.3"]);
    // nobody in the commune can do anything about a threshold that is not set
    let asked = rows(&first).into_iter().find(|r| r["number"].starts_with("Cần hỏi cấp trên")).expect("a line");
    assert!(asked["number"].contains("2.2") && !ids.contains(&"basic:2.2".to_string()), "{asked:?}");
    let (water, poor, rule) = (row_of(&first, "basic:1.1"), row_of(&first, "basic:2.1"), row_of(&first, "basic:1.3"));
    let filled = typed(
        &first,
        &[
            (water, "work", "Kéo 2 km ống"),
            (water, "quarter", "Q3/2024"),
            (water, "cost", "1250.5"),
            (water, "fund", "Ngân sách xã"),
            (water, "note", "chờ <vốn> & đất"),
            (poor, "work", "Cho vay vốn"),
            (poor, "quarter", "khi nào có vốn"),
            (rule, "quarter", "Quý II/2025"),
        ],
    );
    // Nothing new: all of it stays, the same twice over; the third quarter of 2024 is over on 31/12/2024.
    let second = roadmap_of(&[], Some(&filled)).expect("kept");
    assert_eq!(
        words_of(&second, "basic:1.1"),
        ["Kéo 2 km ống", "Quý III/2024", "1250.5", "Ngân sách xã", "chờ <vốn> & đất", "Chậm – Chưa đạt (tạm tính)"]
    );
    assert_eq!(words_of(&second, "basic:2.1")[..2], ["Cho vay vốn", "khi nào có vốn"]);
    assert_eq!(words_of(&second, "basic:1.3")[1..], ["Quý II/2025", "", "", "", "Chưa có số liệu"]);
    assert_eq!(roadmap_of(&[], Some(&second)).expect("kept"), second);
    // Met by now: below the others, no longer late, and nothing is lost.
    let third = roadmap_of(&[("basic:1.1", "80/100")], Some(&second)).expect("kept");
    assert_eq!(words_of(&third, "basic:1.1")[..3], ["Kéo 2 km ống", "Quý III/2024", "1250.5"]);
    assert_eq!(words_of(&third, "basic:1.1")[5], "Đạt (tạm tính)");
    let met = rows(&third).into_iter().find(|r| r["number"] == "Đã đạt").expect("a heading")["row"].parse::<u32>().expect("a row");
    assert_eq!((row_of(&third, "basic:1.1"), rows(&third).iter().filter(|r| r["id"] == "basic:1.1").count()), (met + 1, 1));
    // The sum is that of the costs typed.
    let total = rows(&second).into_iter().find(|r| r["id"] == "total").expect("a sum");
    assert_eq!(total["cost"], "1250.5");
}

#[test]
fn a_row_of_an_indicator_that_is_no_more_is_kept_apart() {
    let first = roadmap_of(&[], None).expect("a roadmap");
    let row = row_of(&first, "basic:1.1");
    let old = typed(&first, &[(row, "work", "Việc cũ")]);
    let gone = xlsx::change(&old, |_, text| text.replace(">basic:1.1<", ">basic:77.1<"));
    let kept = roadmap_of(&[], Some(&gone)).expect("kept");
    assert_eq!(words_of(&kept, "basic:77.1")[0], "Việc cũ");
    assert_eq!(words_of(&kept, "basic:77.1")[5], "Không xét");
    assert!(rows(&kept).iter().any(|r| r["number"] == "Không còn trong bộ tiêu chí đang xét"));
    assert_eq!(words_of(&kept, "basic:1.1")[0], "", "the indicator has a row of its own again");
}

/// Codes and cells of what is wrong with a roadmap.
fn refused(bytes: &[u8]) -> Vec<String> {
    let faults = roadmap_of(&[], Some(bytes)).expect_err("refused");
    faults.iter().map(|f| format!("{} {}", f.code.id(), f.place.to_string().replace("lo-trinh.xlsx › ", ""))).collect()
}

fn edit(row: u32, column: u32, typed: xlsx::Typed) -> xlsx::Edit {
    xlsx::Edit { sheet: "Lộ trình".into(), row, column, typed }
}

#[test]
fn what_cannot_be_kept_is_refused_by_its_cell() {
    let first = roadmap_of(&[], None).expect("a roadmap");
    let (row, sum) = (row_of(&first, "basic:1.1"), row_of(&first, "total"));
    let cost = u32::from(index("cost"));
    let with = |edits: &[xlsx::Edit]| refused(&xlsx::typed(&first, edits));
    assert_eq!(with(&[edit(row, cost, xlsx::Typed::Error("#REF!".into()))]), [format!("roadmap-unkept Lộ trình › I{}", row + 1)]);
    // A formula would point at other rows once rows have changed places, so it is not kept as it is, nor lost for its result.
    let formula = xlsx::Typed::Formula("12*25".into(), "300".into());
    assert_eq!(with(&[edit(row, cost, formula)]), [format!("roadmap-formula Lộ trình › I{}", row + 1)]);
    // The sum is the program's own, and so are the marks of the quarters: the first of them is column M.
    let own = [edit(row, 12, xlsx::Typed::Text("x".into())), edit(sum, cost, xlsx::Typed::Number("500".into()))];
    assert_eq!(with(&own), [format!("roadmap-unkept Lộ trình › M{}", row + 1), format!("roadmap-unkept Lộ trình › I{}", sum + 1)]);
    // Below the sum and right below a heading a row belongs to no indicator.
    let signed = "<row r=\"99\"><c r=\"G99\" t=\"inlineStr\"><is><t>Ký tên</t></is></c></row></sheetData>";
    assert_eq!(refused(&xlsx::change(&first, |_, text| text.replace("</sheetData>", signed))), ["roadmap-unkept Lộ trình › G99"]);
    let headless = xlsx::change(&first, |_, text| text.replace(">basic:1.2<", "><"));
    let top = row_of(&first, "basic:1.2") + 1;
    assert!(refused(&headless).contains(&format!("roadmap-unkept Lộ trình › B{top}")));
    let other = Spreadsheet::of_bytes(&first, "lo-trinh.xlsx").expect("a workbook").roadmap("Xã Khác").expect_err("another commune's");
    assert_eq!(other[0].code.id(), "roadmap-other");
}

#[test]
fn lines_of_a_cell_stay_lines() {
    let first = roadmap_of(&[], None).expect("a roadmap");
    let row = row_of(&first, "basic:1.1");
    let lines = "Kéo ống:\n  - đợt 1: thôn Đông\n  - đợt 2: thôn Đoài";
    let mut old = typed(&first, &[(row, "work", lines), (row, "note", "họp thôn")]);
    for _ in 0..2 {
        let sheet = Spreadsheet::of_bytes(&old, "lo-trinh.xlsx").expect("a workbook");
        let rows = sheet.roadmap("Xã Thử").expect("kept");
        let kept = rows.iter().find(|r| r.id == "basic:1.1").expect("its row");
        assert_eq!((&kept.cells["work"], &kept.cells["note"]), (&Content::Text(lines.into()), &Content::Text("họp thôn".into())));
        old = roadmap_of(&[], Some(&old)).expect("kept");
    }
}

#[test]
fn quarters_of_the_picture_are_those_of_two_years() {
    let all: Vec<String> = Quarter::of_years(2024, 2).map(Quarter::words).collect();
    assert_eq!((all.len(), all[0].as_str(), all[7].as_str()), (8, "Quý I/2024", "Quý IV/2025"));
}

/// Types into a roadmap and reads it back as another program sees it.
const OFFICE: &str = r#"
import sys, openpyxl
book = openpyxl.load_workbook("lo-trinh.xlsx")
sheet = book.active
top = next(r for r in range(1, 20) if sheet.cell(r, 2).value == "Chỉ tiêu")
rows = {sheet.cell(r, 21).value: r for r in range(top + 1, sheet.max_row + 1)}
first = top + 2
if sys.argv[1] == "type":
    sheet.cell(first, 7).value = "Làm đường"
    sheet.cell(first, 8).value = "Quý I/2025"
    sheet.cell(first, 9).value = 300
    sheet.insert_rows(first + 1)
    sheet.cell(first + 1, 7).value = "Cắm mốc"
    sheet.cell(first + 1, 9).value = 12.5
    book.save("lo-trinh.xlsx")
else:
    page = sheet.page_setup
    print(page.orientation, page.paperSize, sheet.print_title_rows, sheet.column_dimensions["U"].hidden)
    for r in (first, first + 1):
        print([sheet.cell(r, c).value for c in (7, 8, 9)], sheet.cell(r, 21).value == sheet.cell(first, 21).value)
    print(len(sheet.conditional_formatting), sheet.cell(top, 7).value)
"#;

fn python(folder: &Path, what: &str) -> Option<String> {
    let done = Command::new("python3").current_dir(folder).args(["-c", OFFICE, what]).output();
    let done = done.ok().filter(|d| !String::from_utf8_lossy(&d.stderr).contains("No module named"));
    let Some(done) = done else {
        // past the capture of the test runner, so that a skip is never silent
        let _ = writeln!(std::io::stderr(), "\nSKIPPED, openpyxl is not installed: the roadmap as another program sees it");
        return None;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(String::from_utf8_lossy(&done.stdout).into_owned())
}

#[test]
fn another_program_fills_the_roadmap_and_the_command_keeps_it() {
    let root = tempfile::tempdir().expect("a folder");
    let example = std::fs::canonicalize("examples/xa-cat-linh-con-thieu.xlsx").expect("an example");
    let file = root.path().join("xa.xlsx");
    std::fs::copy(&example, &file).expect("a copy");
    let run = |arguments: &[&str]| {
        let done = ntm(root.path(), arguments);
        (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    assert_eq!(run(&["plan", "xa.xlsx", "-o", "lo-trinh.xlsx"]).0, Some(0));
    if python(root.path(), "type").is_some() {
        assert_eq!(run(&["ke-hoach", "xa.xlsx", "-o", "lo-trinh.xlsx"]).0, Some(0));
        let seen = python(root.path(), "read").expect("Python was there");
        let wanted = "landscape 9 $4:$5 True\n['Làm đường', 'Quý I/2025', 300] True\n['Cắm mốc', None, 12.5] True\n1 Công việc\n";
        assert_eq!(seen, wanted);
        // --force gives up another file, never what was typed into a roadmap.
        assert_eq!(run(&["plan", "xa.xlsx", "-o", "lo-trinh.xlsx", "--force"]).0, Some(0));
        assert_eq!(python(root.path(), "read").expect("Python was there"), wanted);
        // A day in 2025 on which that quarter is over.
        let (code, text, said) = run(&["plan", "xa.xlsx", "-o", "lo-trinh.xlsx", "--as-of", "30/6/2025"]);
        assert_eq!(code, Some(0), "{said}");
        assert!(text.contains("Chậm so với lộ trình (1)") && said.contains("roadmap-late"), "{text}{said}");
    }
    assert_eq!(std::fs::read(&file).expect("bytes"), std::fs::read(&example).expect("bytes"), "the commune's workbook is as it was");
}

#[test]
fn no_other_file_is_replaced_and_wrong_usage_is_given() {
    let root = tempfile::tempdir().expect("a folder");
    std::fs::copy("examples/xa-cat-linh-con-thieu.xlsx", root.path().join("xa.xlsx")).expect("a copy");
    std::fs::copy("examples/xa-binh-minh-co-ban.xlsx", root.path().join("khac.xlsx")).expect("a copy");
    let before = std::fs::read(root.path().join("khac.xlsx")).expect("bytes");
    let run = |arguments: &[&str]| {
        let done = ntm(root.path(), arguments);
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let (code, said) = run(&["plan", "xa.xlsx", "-o", "khac.xlsx"]);
    assert!(code == Some(1) && said.contains("not-a-roadmap"), "{said}");
    assert_eq!(std::fs::read(root.path().join("khac.xlsx")).expect("bytes"), before);
    // Not even by force is the workbook that is read replaced.
    assert_eq!(run(&["plan", "xa.xlsx", "-o", "xa.xlsx", "--force"]).0, Some(1));
    assert_eq!(run(&["plan", "xa.xlsx", "-o", "khac.xlsx", "--force"]).0, Some(0));
    assert_eq!(run(&["plan", "xa.xlsx", "-o", "lo-trinh.docx"]).0, Some(2));
    assert_eq!(run(&["plan"]).0, Some(2));
    assert_eq!(run(&["plan", "không-có.xlsx"]).0, Some(1));
    let (code, said) = run(&["plan", "xa.xlsx", "--suppose", "99.9=1"]);
    assert!(code == Some(2) && said.contains("--suppose 99.9=1"), "{said}");
}

#[test]
fn unit_costs_are_read_from_the_form_that_asks_for_them() {
    let root = tempfile::tempdir().expect("a folder");
    let args = ["template", "-o", "bieu.xlsx", "--costs", "--level", "basic", "--province", "Minh Họa", "--year", "2024"];
    assert_eq!(ntm(root.path(), &args).status.code(), Some(0));
    let bytes = std::fs::read(root.path().join("bieu.xlsx")).expect("bytes");
    let sheet = Spreadsheet::of_bytes(&bytes, "bieu.xlsx").expect("a workbook");
    let grid = sheet.sheets().iter().find(|g| &*g.name == "Đơn giá").expect("the sheet");
    let column = |id: &str| u32::from(ntm::layout::costs::index(id));
    let row = grid.rows().find(|r| grid.text(*r, column("id")).starts_with("basic:17.1/")).expect("a row");
    let open = grid.rows().last().expect("rows") + 1;
    let edit = |row: u32, id: &str, typed: xlsx::Typed| xlsx::Edit { sheet: "Đơn giá".into(), row, column: column(id), typed };
    let text = |text: &str| xlsx::Typed::Text(text.into());
    let edits = [
        edit(row, "cost", xlsx::Typed::Number("12.5".into())),
        edit(row, "fund", text("Ngân sách xã")),
        edit(open, "code", text(&grid.text(row, column("code")))),
        edit(open, "cost", text("3 triệu đồng")),
        edit(open + 1, "code", text("NTM 99.9")),
        edit(open + 1, "cost", xlsx::Typed::Number("1".into())),
        edit(open + 2, "cost", xlsx::Typed::Number("2".into())),
    ];
    let filled = Spreadsheet::of_bytes(&xlsx::typed(&bytes, &edits), "bieu.xlsx").expect("a workbook");
    let read = filled.commune(&words::built_in(), &Default::default()).expect("a commune");
    let d = |text: &str| text.parse::<Decimal>().expect("a number");
    let costs: Vec<(String, Decimal, &str)> =
        read.commune.costs.iter().map(|c| (c.measure.clone(), c.cost.clone(), c.fund.as_str())).collect();
    let own = grid.text(row, column("id"));
    assert_eq!(costs, [(own.clone(), d("12.5"), "Ngân sách xã"), (own, d("3"), "")]);
    let codes: Vec<&str> = read.findings.iter().map(|f| f.code.id()).filter(|c| c.contains("code") || c.contains("cost")).collect();
    assert_eq!(codes, ["code-unknown", "cost-unplaced"]);
}

#[test]
fn an_option_is_text_and_a_figure_in_another_unit_is_named_as_what_it_must_be() {
    let example = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xa-binh-minh-co-ban.xlsx");
    let example = example.to_str().expect("a path");
    let supposing = |option: &str| {
        let done = crate::common::run::ntm(std::path::Path::new("."), &["plan", example, "--suppose", option]);
        (done.status.code(), crate::common::run::said(&done))
    };
    for option in ["3.1=99,6", "3.1=95,5%", "3.1=1290/2350"] {
        let (_, said) = supposing(option);
        assert!(!said.contains("[number-as-text]") && !said.contains("[fraction-read]"), "{option}: {said}");
    }
    let (code, said) = supposing("10=68.500.000");
    assert!(code == Some(2) || code == Some(1), "{said}");
    assert!(said.contains("Có phải 68,5 triệu đồng/người/năm không? Nếu đúng thì nhập 68,5."), "{said}");
    let (_, said) = supposing("10=68500");
    assert!(said.contains("Nếu đúng thì nhập 68,5."), "thousands of đồng: {said}");
}
