//! Villages in cases: what is typed into the sheets of a form, what the tool reads and judges, what it says
//! is wrong, and that the form's own formulas, recalculated by LibreOffice, show the same. The cases are data
//! in `tests/villages/*.toml`, on the invented province's basic set:
//!
//! - `thon` names of the villages; `so_lieu` their figures by measure ("3/5", "4", "" for blank); `noi_dung` their
//!   answers by checklist; `cong_nhan` by checklist "authority; number; day as Excel counts it";
//! - `nhap` what is typed for the commune: numerator, denominator and result;
//! - `mong` a measure: the value judged, verdict, and the cell it came from; `thôn <checklist>`: the verdicts;
//! - `loi` codes and cells of everything found about villages; `cau` words one of the findings must say.

use crate::common::words::basic;
use std::collections::BTreeMap;
use std::path::Path;

use crate::common::office::Office;
use crate::common::words::*;
use crate::common::xlsx::{self, Edit, Typed, typed};
use calamine::Data;
use ntm::assess::{Assessment, Options, Verdict, assess};
use ntm::commune::{Attribute, Commune, Given, Value};
use ntm::criteria::{ItemRef, Law, Shelf};
use ntm::diag::{Diagnostic, Place};
use ntm::explain::verdict_word;
use ntm::input::{Overrides, Spreadsheet};
use ntm::layout::{Column, RowId, Sheet, village_figures, villages};
use ntm::messages::Lang;
use ntm::workbook::{DossierSpec, FormExtras, FormSpec, dossier, form, form_with};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    truong_hop: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    ten: String,
    thon: Vec<String>,
    #[serde(default)]
    so_lieu: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    noi_dung: BTreeMap<String, Vec<Vec<String>>>,
    #[serde(default)]
    cong_nhan: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    nhap: BTreeMap<String, Vec<String>>,
    mong: BTreeMap<String, String>,
    #[serde(default)]
    loi: Vec<String>,
    #[serde(default)]
    cau: Vec<String>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/villages");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the folder").map(|f| f.expect("a file").path()).collect();
    files.sort();
    files.iter().flat_map(|f| toml::from_str::<Cases>(&std::fs::read_to_string(f).expect("a file")).expect("cases").truong_hop).collect()
}

fn law(shelf: &Shelf) -> Law {
    shelf.law("Minh Họa", 2024).expect("the invented province")
}

/// A form by village in which nothing is filled but who the commune is.
fn blank(law: &Law) -> Vec<u8> {
    let commune = Commune { classes: Attribute::of(Vec::new()), held: Attribute::of(None), ..Commune::default() };
    let provinces = vec![law.province.clone()];
    let spec = FormSpec { law, provinces, target: basic(), year: 2024, filled: Some(&commune), last_year: None };
    form_with(&spec, &FormExtras { by_village: true, ..FormExtras::default() }).expect("a form")
}

/// A form or a dossier as another program reads it.
struct Cells(xlsx::Cells);

impl Cells {
    fn of(bytes: &[u8]) -> Self {
        Self(xlsx::cells(bytes))
    }

    fn text(&self, sheet: &str, row: u32, column: u32) -> String {
        self.0.get(&(sheet.to_string(), row, column)).map(ToString::to_string).unwrap_or_default()
    }

    fn column(&self, sheet: &str, row: u32, wanted: &str) -> u32 {
        let found = self.0.iter().find(|((s, r, _), data)| s == sheet && *r == row && **data == *wanted);
        found.unwrap_or_else(|| panic!("{sheet} has no column {wanted}")).0.2
    }

    /// The row of a measure on the basic sheet.
    fn measure(&self, id: &str) -> u32 {
        let (sheet, wanted) = (Sheet::Answers(ntm::criteria::Book::Set(basic())).name(), RowId::Measure(id.into()).write());
        let column = u32::from(Column::Id.index());
        let found = self.0.iter().find(|((s, _, c), data)| *s == sheet && *c == column && data.to_string() == wanted);
        found.unwrap_or_else(|| panic!("no row {id}")).0.1
    }
}

fn edit(sheet: &str, row: u32, column: u32, text: &str) -> Option<Edit> {
    // An apostrophe before a number makes it a text, as in Excel.
    let (text, is_text) = text.strip_prefix('\'').map_or((text, false), |text| (text, true));
    let plain = text.replace(',', ".");
    let typed = if !is_text && plain.parse::<f64>().is_ok() { Typed::Number(plain) } else { Typed::Text(text.into()) };
    (!text.is_empty()).then(|| Edit { sheet: sheet.into(), row, column, typed })
}

/// The form with everything of a case typed in.
fn filled(blank: &[u8], case: &Case) -> Vec<u8> {
    let cells = Cells::of(blank);
    let (list, figures) = (Sheet::Villages.name(), Sheet::VillageFigures.name());
    let answers = Sheet::Answers(ntm::criteria::Book::Set(basic())).name();
    let mut edits = Vec::new();
    for (row, name) in (villages::FIRST_ROW..).zip(&case.thon) {
        edits.extend(edit(&list, row, u32::from(villages::NAME), name));
    }
    for (id, texts) in &case.so_lieu {
        for (row, text) in (village_figures::FIRST_ROW..).zip(texts) {
            let parts = ["numerator", "denominator"];
            let parts = if text.contains('/') { &parts[..] } else { &["amount"] };
            for (part, text) in parts.iter().zip(text.split('/')).filter(|(_, t)| !t.is_empty()) {
                let column = cells.column(&figures, village_figures::ID_ROW, &format!("{id}#{part}"));
                edits.extend(edit(&figures, row, column, text));
            }
        }
    }
    for (id, texts) in &case.noi_dung {
        for (row, texts) in (villages::FIRST_ROW..).zip(texts) {
            let first = cells.column(&list, villages::ID_ROW, &format!("village:{id}/1"));
            edits.extend((first..).zip(texts).filter_map(|(column, text)| edit(&list, row, column, text)));
        }
    }
    for (id, texts) in &case.cong_nhan {
        for (row, text) in (villages::FIRST_ROW..).zip(texts) {
            let first = cells.column(&list, villages::ID_ROW, &format!("village:{id}/by"));
            edits.extend((first..).zip(text.split(';')).filter_map(|(column, text)| edit(&list, row, column, text.trim())));
        }
    }
    for (id, texts) in &case.nhap {
        let first = u32::from(Column::Numerator.index());
        let row = cells.measure(id);
        edits.extend((first..).zip(texts).filter_map(|(column, text)| edit(&answers, row, column, text)));
    }
    typed(blank, &edits)
}

fn about_villages(finding: &Diagnostic) -> bool {
    let id = finding.code.id();
    id.starts_with("village")
        || id.starts_with("recognition")
        || ["part-over-whole", "text-for-number", "ratio-incomplete", "numbers-as-text"].contains(&id)
}

fn placed(finding: &Diagnostic) -> String {
    match &finding.place {
        Place::Cell(at) => format!("{} {}!{}", finding.code.id(), at.sheet, at.cell()),
        other => format!("{} {other}", finding.code.id()),
    }
}

/// What the tool makes of a measure: the value judged, the verdict, the cell.
fn outcome(commune: &Commune, assessment: &Assessment, key: &str) -> String {
    if let Some(id) = key.strip_prefix("thôn ") {
        let list = assessment.villages.iter().find(|l| l.id == id).expect("a checklist");
        let verdicts: Vec<String> = list.villages.iter().map(|v| village_word(v.verdict).to_lowercase()).collect();
        return format!("{}; công nhận {}", verdicts.join(", "), list.recognised);
    }
    let item = assessment.item(&key.parse::<ItemRef>().expect("a code")).expect("judged");
    let answer = commune.answers.get(key);
    let value = match answer.map(|a| &a.given) {
        Some(Given::Value(Value::Ratio { numerator, denominator })) => format!("{}/{}", plain(numerator), plain(denominator)),
        Some(Given::Value(Value::Number(number))) => plain(number),
        Some(_) => "không dùng được".into(),
        None => "trống".into(),
    };
    let cell = answer.and_then(|a| a.origin.as_ref()).map(|o| format!("; {}!{}", o.sheet, o.cell())).unwrap_or_default();
    let word = verdict_word(Lang::Vi, item.finding.verdict, item.judged.cause.as_ref()).to_lowercase();
    format!("{value}; {word}{cell}")
}

fn village_word(verdict: Verdict) -> String {
    verdict_word(Lang::Vi, verdict, Some(&ntm::assess::Cause::NoAnswer))
}

/// A case read and judged; whatever is not as expected.
fn run(shelf: &Shelf, case: &Case, book: &[u8]) -> (Commune, Assessment, Vec<String>) {
    let read = Spreadsheet::of_bytes(book, "x.xlsx").expect("a form").commune(shelf, &Overrides::default()).expect("a commune");
    let law = read.law.expect("the province");
    let assessment = assess(&law, &read.commune, Options::default()).expect("judged");
    let mut wrong = Vec::new();
    for (key, expected) in &case.mong {
        let found = outcome(&read.commune, &assessment, key);
        if found != *expected {
            wrong.push(format!("{}: {key}: “{found}”, expected “{expected}”", case.ten));
        }
    }
    let findings: Vec<&Diagnostic> = read.findings.iter().chain(&assessment.findings).filter(|f| about_villages(f)).collect();
    let found: Vec<String> = findings.iter().map(|f| placed(f)).collect();
    if found != case.loi {
        wrong.push(format!("{}: found {found:?}, expected {:?}", case.ten, case.loi));
    }
    let said: Vec<String> = findings.iter().map(|f| Lang::Vi.finding(f)).collect();
    wrong.extend(case.cau.iter().filter(|c| !said.iter().any(|s| s.contains(*c))).map(|c| format!("{}: no “{c}” in {said:#?}", case.ten)));
    (read.commune, assessment, wrong)
}

#[test]
fn what_is_typed_for_villages_is_read_judged_and_reported() {
    let shelf = built_in();
    let blank = blank(&law(&shelf));
    let wrong: Vec<String> = cases().iter().flat_map(|case| run(&shelf, case, &filled(&blank, case)).2).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Verdicts, sums and counts of a recalculated form against the tool's.
fn shown(case: &Case, cells: &Cells, commune: &Commune, assessment: &Assessment, law: &Law) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut same = |what: String, shown: String, tool: String| {
        if shown != tool {
            wrong.push(format!("{}: {what}: formula “{shown}”, tool “{tool}”", case.ten));
        }
    };
    let sheet = Sheet::Answers(ntm::criteria::Book::Set(basic())).name();
    for id in case.mong.keys().filter(|k| !k.starts_with("thôn ")) {
        let item = assessment.item(&id.parse::<ItemRef>().expect("a code")).expect("judged");
        let verdict = cells.text(&sheet, cells.measure(id), u32::from(Column::Verdict.index()));
        same(id.clone(), verdict, verdict_word(Lang::Vi, item.finding.verdict, item.judged.cause.as_ref()));
    }
    let list_sheet = Sheet::Villages.name();
    for list in &assessment.villages {
        let column = cells.column(&list_sheet, villages::ID_ROW, &format!("village:{}/date", list.id)) + 1;
        for (row, village) in (villages::FIRST_ROW..).zip(&list.villages) {
            same(format!("{} {}", list.id, village.name), cells.text(&list_sheet, row, column), village_word(village.verdict));
        }
        let after = villages::FIRST_ROW + list.villages.len() as u32;
        same(format!("{} below", list.id), cells.text(&list_sheet, after, column), "–".into());
        let first = cells.column(&list_sheet, villages::ID_ROW, &format!("village:{}/1", list.id));
        let band = format!("{}: {}/{} thôn đạt", list.name, list.counts.met, list.counts.total);
        same(list.id.clone(), cells.text(&list_sheet, villages::BAND_ROW, first), band);
    }
    let figures = Sheet::VillageFigures.name();
    for (id, answer) in commune.answers.iter().filter(|(_, a)| a.summed) {
        let Given::Value(Value::Ratio { numerator, denominator }) = &answer.given else { continue };
        for (part, sum) in [("numerator", numerator), ("denominator", denominator)] {
            let column = cells.column(&figures, village_figures::ID_ROW, &format!("{id}#{part}"));
            same(format!("{id} {part}"), cells.text(&figures, village_figures::TOTAL_ROW, column), sum.plain());
        }
    }
    assert_eq!(assessment.villages.len(), law.checklists.len());
    wrong
}

#[test]
fn the_form_shows_what_the_tool_finds_and_so_does_what_is_written_again() {
    let Some(office) = Office::open("village sheets against the tool") else { return };
    let shelf = built_in();
    let law = law(&shelf);
    let blank = blank(&law);
    let cases = cases();
    let originals: Vec<Vec<u8>> = cases.iter().map(|case| filled(&blank, case)).collect();
    let mut books = originals.clone();
    let mut judged = Vec::new();
    for (case, book) in cases.iter().zip(&originals) {
        let (commune, assessment, _) = run(&shelf, case, book);
        let spec = DossierSpec { law: &law, commune: &commune, assessment: &assessment, findings: &[], date: None };
        books.push(dossier(&spec).expect("a dossier"));
        judged.push((commune, assessment));
    }
    let mut wrong = Vec::new();
    let recalculated = office.recalculate(&books);
    let (forms, dossiers) = recalculated.split_at(originals.len());
    for (((case, (commune, assessment)), form), dossier) in cases.iter().zip(&judged).zip(forms).zip(dossiers) {
        wrong.extend(shown(case, &Cells::of(form), commune, assessment, &law));
        wrong.extend(shown(case, &Cells::of(dossier), commune, assessment, &law).into_iter().map(|w| format!("dossier of {w}")));
    }
    for (case, (written, recalculated)) in cases.iter().zip(books[originals.len()..].iter().zip(dossiers)) {
        wrong.extend(stored_otherwise(&case.ten, &Cells::of(written), &Cells::of(recalculated)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Formulas of a dossier, hidden ones too, that are stored with something else than a recalculation gives.
fn stored_otherwise(name: &str, before: &Cells, after: &Cells) -> Vec<String> {
    let number = |data: &Data| match data {
        Data::Float(f) => Some(*f),
        Data::Int(i) => Some(*i as f64),
        Data::DateTime(d) => Some(d.as_f64()),
        _ => None,
    };
    let differs = |(at, old): (&(String, u32, u32), &Data)| {
        let new = after.0.get(at).cloned().unwrap_or_default();
        let same = match (number(old), number(&new)) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            _ => old.to_string() == new.to_string(),
        };
        (!same).then(|| format!("{name}: {at:?}: stored {old:?}, recalculated {new:?}"))
    };
    before.0.iter().filter_map(differs).take(5).collect()
}

#[test]
fn a_form_by_village_written_again_says_the_same() {
    let shelf = built_in();
    let law = law(&shelf);
    let blank = blank(&law);
    let plain = |mut commune: Commune| {
        commune.inputs.clear();
        commune.answers.values_mut().for_each(|a| a.origin = None);
        for village in &mut commune.villages {
            village.origin = None;
            village.answers.values_mut().for_each(|a| a.origin = None);
            village.recognitions.values_mut().for_each(|r| r.origin = None);
        }
        (commune.answers, commune.villages)
    };
    for case in cases() {
        let (commune, _, _) = run(&shelf, &case, &filled(&blank, &case));
        let provinces = vec![law.province.clone()];
        let spec = FormSpec { law: &law, provinces, target: basic(), year: 2024, filled: Some(&commune), last_year: None };
        let again = form(&spec).expect("a form");
        let read = Spreadsheet::of_bytes(&again, "x.xlsx").expect("a form").commune(&shelf, &Overrides::default()).expect("read");
        assert_eq!(plain(read.commune), plain(commune), "{}", case.ten);
    }
}

#[test]
fn the_roll_up_stands_on_the_screen_in_json_and_in_the_dossier() {
    use ntm::report::{self, Case as Reported, Outcome, View};
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/xa-dai-dong-kieu-mau.xlsx");
    let shelf = built_in();
    let book = Spreadsheet::open(&path, "x.xlsx").expect("the example");
    let read = book.commune(&shelf, &Overrides::default()).expect("a commune");
    let law = read.law.expect("the province");
    let assessment = assess(&law, &read.commune, Options::default()).expect("judged");
    let case = Reported { law: &law, commune: &read.commune, assessment: &assessment, findings: &[] };
    let screen = report::screen(View::plain(Lang::Vi), &case);
    let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Thôn – Thôn NTM kiểu mẫu (tạm tính): cần 4/5 nội dung và quyết định công nhận 2 đạt + 0 chưa đạt + 1 chưa kết luận",
        "= 3 thôn; 2 thôn có quyết định công nhận. - Thôn Trung: chưa kết luận được (đủ nội dung nhưng chưa có quyết định",
        "- Thôn Đoài: chưa đạt (nội dung chưa đạt: Có nhóm trao đổi thông tin của thôn trên mạng xã hội hoặc ứng dụng)",
    ] {
        assert!(words.contains(said), "“{said}” in {words}");
    }
    let json: serde_json::Value = serde_json::from_str(&report::json(Lang::Vi, &[Outcome::Judged(case)]).expect("JSON")).expect("JSON");
    let list = &json["communes"][0]["villages"][1];
    assert_eq!(list["id"], "thon-kieu-mau");
    assert_eq!(list["counts"], serde_json::json!({ "met": 2, "not_met": 0, "undetermined": 1, "not_applicable": 0, "total": 3 }));
    assert_eq!((&list["recognised"], &list["recognition_required"]), (&serde_json::json!(2), &serde_json::json!(true)));
    let village = &list["villages"][1];
    let recognition = serde_json::json!({ "by": "UBND huyện Minh Họa", "decision": "702/QĐ-UBND", "date": "2024-11-05" });
    assert_eq!((&village["name"], &village["recognition"]), (&serde_json::json!("Thôn Đoài"), &recognition));
    assert_eq!(village["items"][0]["verdict"], "not_met");
    let spec = DossierSpec { law: &law, commune: &read.commune, assessment: &assessment, findings: &[], date: None };
    let cells = Cells::of(&dossier(&spec).expect("a dossier"));
    let sheet = Lang::Vi.text("dossier-sheet-villages");
    let row = |row: u32| (1..6).map(|c| cells.text(&sheet, row, c)).collect::<Vec<_>>().join(" | ");
    // title, then the second checklist below three villages of the first
    let rows: Vec<String> = (0..16).map(row).collect();
    assert!(rows.contains(&"Thôn Đoài | Đạt | 702/QĐ-UBND ngày 05/11/2024, UBND huyện Minh Họa | Chưa đạt | Đạt".to_string()), "{rows:#?}");
    assert!(rows.contains(&"Thôn Trung | Chưa có số liệu |  | Đạt | Đạt".to_string()), "{rows:#?}");
}
