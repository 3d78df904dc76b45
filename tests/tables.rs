//! Documents, resources, debts, survey and meeting in cases: what is typed into a form, what it answers, what is said
//! to be wrong, and that the form's own formulas, recalculated by LibreOffice, show the same. The cases are
//! data in `tests/tables/cases.toml`, on the nation's own conditions of recognition:
//!
//! - `o` cells by "sheet!address", a text that looks like a number behind an apostrophe; `cau` "satisfied/not satisfied" by question, `0` for every other;
//! - `thon` "satisfied/answers" of each village by question, villages set apart by ";", likewise;
//! - `mong` a measure: the value judged and the cell it came from; `danh_gia` a condition: its verdict;
//! - `tinh` a cell and what its formula shows; `loi` codes and cells of what is found.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::common::office::Office;
use crate::common::words::{built_in, levels, plain};
use crate::common::xlsx::{Cells, Edit, Typed, cells, typed};
use calamine::Data;
use ntm::assess::{Assessment, Options, assess};
use ntm::commune::{Attribute, Commune, Given, Value};
use ntm::criteria::Shelf;
use ntm::diag::{Diagnostic, Place};
use ntm::explain::verdict_word;
use ntm::input::{Overrides, Read, Spreadsheet};
use ntm::layout::supplements::SURVEY;
use ntm::layout::survey_tally::{self, Part};
use ntm::layout::{Column, RowId, Sheet, villages};
use ntm::messages::Lang;
use ntm::text::Date;
use ntm::workbook::{DossierSpec, FormExtras, FormSpec, dossier, form, form_with};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    truong_hop: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    ten: String,
    muc: String,
    #[serde(default)]
    o: BTreeMap<String, String>,
    #[serde(default)]
    cau: BTreeMap<String, String>,
    #[serde(default)]
    thon: BTreeMap<String, String>,
    #[serde(default)]
    mong: BTreeMap<String, String>,
    #[serde(default)]
    danh_gia: BTreeMap<String, String>,
    #[serde(default)]
    tinh: BTreeMap<String, String>,
    #[serde(default)]
    loi: Vec<String>,
}

fn cases() -> Vec<Case> {
    toml::from_str::<Cases>(include_str!("tables/cases.toml")).expect("cases").truong_hop
}

/// "B12" as zero-based row and column.
fn address(text: &str) -> (u32, u32) {
    let letters: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
    let column = letters.bytes().fold(0, |n, b| n * 26 + u32::from(b - b'A') + 1) - 1;
    (text[letters.len()..].parse::<u32>().expect("a row") - 1, column)
}

fn edit(sheet: &str, at: (u32, u32), text: &str) -> Edit {
    let plain = text.replace(',', ".");
    let typed = if let Some(text) = text.strip_prefix('\'') {
        Typed::Text(text.into())
    } else if plain.parse::<f64>().is_ok() {
        Typed::Number(plain)
    } else {
        Typed::Text(text.into())
    };
    Edit { sheet: sheet.into(), row: at.0, column: at.1, typed }
}

/// The blank form of each level, written once.
fn blank(level: &str, by_village: bool) -> Vec<u8> {
    static BLANKS: OnceLock<BTreeMap<&'static str, [Vec<u8>; 2]>> = OnceLock::new();
    let forms = || {
        let shelf = built_in();
        let law = shelf.law("Thanh Hóa", 2024).expect("a province without a file of its own");
        let commune = Commune { classes: Attribute::of(Vec::new()), held: Attribute::of(None), ..Commune::default() };
        let spec = |target| {
            let provinces = vec![law.province.clone()];
            FormSpec { law: &law, provinces, target, year: 2024, filled: Some(&commune), last_year: None }
        };
        let both = |l: ntm::criteria::Level| {
            let spec = spec(l);
            let by_village = FormExtras { by_village: true, ..FormExtras::default() };
            (l.id(), [form(&spec), form_with(&spec, &by_village)].map(|form| form.expect("a form")))
        };
        levels().into_iter().map(both).collect()
    };
    BLANKS.get_or_init(forms)[level][usize::from(by_village)].clone()
}

/// What is typed of the villages: their names and their answers.
fn of_villages(case: &Case) -> Vec<Edit> {
    let mut edits = Vec::new();
    for question in 1..=19 {
        let Some(text) = case.thon.get(&question.to_string()).or_else(|| case.thon.get("0")) else { continue };
        for (at, answers) in (0u32..).zip(text.split(';')) {
            let columns = Part::ALL.map(|part| u32::from(part.column(question)));
            let given = columns.into_iter().zip(answers.trim().split('/')).filter(|(_, t)| !t.is_empty());
            edits.extend(given.map(|(c, text)| edit(&Sheet::SurveyTally.name(), (survey_tally::FIRST_ROW + at, c), text)));
            if question == 1 {
                let name = (villages::FIRST_ROW + at, u32::from(villages::NAME));
                edits.push(edit(&Sheet::Villages.name(), name, &format!("Thôn {}", at + 1)));
            }
        }
    }
    edits
}

fn filled(case: &Case) -> Vec<u8> {
    let mut edits = Vec::new();
    for (place, text) in &case.o {
        let (sheet, cell) = place.rsplit_once('!').expect("sheet!cell");
        edits.push(edit(sheet, address(cell), text));
    }
    for question in 1..=19 {
        let Some(text) = case.cau.get(&question.to_string()).or_else(|| case.cau.get("0")) else { continue };
        let row = SURVEY.first_row() + question - 1;
        let columns = ["satisfied", "not-satisfied"].map(|c| u32::from(SURVEY.column(c)));
        let given = columns.into_iter().zip(text.split('/')).filter(|(_, t)| !t.is_empty());
        edits.extend(given.map(|(column, text)| edit(&Sheet::Survey.name(), (row, column), text)));
    }
    edits.extend(of_villages(case));
    typed(&blank(&case.muc, !case.thon.is_empty()), &edits)
}

fn read(shelf: &Shelf, book: &[u8]) -> (Read, Assessment) {
    let read = Spreadsheet::of_bytes(book, "x.xlsx").expect("a form").commune(shelf, &Overrides::default()).expect("a commune");
    let assessment = assess(read.law.as_ref().expect("the province"), &read.commune, Options::default()).expect("judged");
    (read, assessment)
}

fn placed(finding: &Diagnostic) -> String {
    match &finding.place {
        Place::Cell(at) => format!("{} {}!{}", finding.code.id(), at.sheet, at.cell()),
        other => format!("{} {other}", finding.code.id()),
    }
}

/// The value judged and its cell.
fn outcome(commune: &Commune, measure: &str) -> String {
    let Some(answer) = commune.answers.get(&format!("condition:{measure}")) else { return "trống".into() };
    let value = match &answer.given {
        Given::Value(Value::Ratio { numerator, denominator }) => format!("{}/{}", plain(numerator), plain(denominator)),
        Given::Value(Value::Number(number)) => plain(number),
        _ => "không dùng được".into(),
    };
    let cell = answer.origin.as_ref().map(|o| format!("{}!{}", o.sheet, o.cell())).unwrap_or_default();
    format!("{value}; {cell}")
}

fn verdict(assessment: &Assessment, condition: &str) -> String {
    let item = assessment.item(&format!("condition:{condition}").parse().expect("a condition")).expect("judged");
    verdict_word(Lang::Vi, item.finding.verdict, item.judged.cause.as_ref())
}

#[test]
fn what_is_typed_is_read_answers_the_conditions_and_is_given() {
    let shelf = built_in();
    let mut wrong = Vec::new();
    for case in cases() {
        let (read, assessment) = read(&shelf, &filled(&case));
        let mut same = |what: &str, found: String, expected: &str| {
            if found != expected {
                wrong.push(format!("{}: {what}: “{found}”, expected “{expected}”", case.ten));
            }
        };
        for (measure, expected) in &case.mong {
            same(measure, outcome(&read.commune, measure), expected);
        }
        for (condition, expected) in &case.danh_gia {
            same(condition, verdict(&assessment, condition), expected);
        }
        let own = |f: &&Diagnostic| {
            ["paper-", "document-", "date-unreadable", "numbers-as-text", "survey-"].iter().any(|head| f.code.id().starts_with(head))
        };
        let found: Vec<String> = read.findings.iter().chain(&assessment.findings).filter(own).map(placed).collect();
        same("loi", found.join("\n"), &case.loi.join("\n"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn number(data: &Data) -> Option<f64> {
    match data {
        Data::Float(f) => Some(*f),
        Data::Int(i) => Some(*i as f64),
        Data::DateTime(d) => Some(d.as_f64()),
        _ => None,
    }
}

/// One form in so many is recalculated by itself.
const FORMS: usize = 4;

#[test]
fn the_formulas_show_the_same_and_are_stored_with_it() {
    let Some(office) = Office::open("resources, debts and survey against the tool") else { return };
    let shelf = built_in();
    let cases: Vec<Case> = cases().into_iter().filter(|case| !case.tinh.is_empty()).collect();
    let forms: Vec<Vec<u8>> = cases.iter().map(filled).collect();
    let (mut books, mut judged) = (Vec::new(), Vec::new());
    for form in &forms {
        let (read, assessment) = read(&shelf, form);
        let law = read.law.as_ref().expect("a law");
        let spec = DossierSpec { law, commune: &read.commune, assessment: &assessment, findings: &read.findings, date: None };
        books.push(dossier(&spec).expect("a dossier"));
        judged.push(assessment);
    }
    // A dossier has the sheets of its form in it; of the forms themselves, some.
    books.extend(forms.iter().step_by(FORMS).cloned());
    let recalculated = office.recalculate(&books);
    let mut wrong = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        let form = (index % FORMS == 0).then_some(("form", cases.len() + index / FORMS));
        for (name, at) in [("dossier", index)].into_iter().chain(form) {
            let shown = cells(&recalculated[at]);
            let mut same = |what: &str, found: String, expected: &str| {
                if found != expected {
                    wrong.push(format!("{} of {}: {what} shows “{found}”, expected “{expected}”", name, case.ten));
                }
            };
            for (place, expected) in &case.tinh {
                let (sheet, cell) = place.rsplit_once('!').expect("sheet!cell");
                let (row, column) = address(cell);
                let found = shown.get(&(sheet.to_string(), row, column)).map(ToString::to_string).unwrap_or_default();
                same(place, found, expected);
            }
            let conditions = Sheet::Answers(ntm::criteria::Book::Condition).name();
            for item in &judged[index].conditions {
                let expected = verdict_word(Lang::Vi, item.finding.verdict, item.judged.cause.as_ref());
                let of = item.item.to_string();
                let own = [RowId::Item(of.clone()), RowId::Measure(of.clone()), RowId::Shown(of)].map(|id| id.write());
                let id = u32::from(Column::Id.index());
                let row = shown.iter().find(|((s, _, c), d)| *s == conditions && *c == id && own.contains(&d.to_string())).expect("a row");
                let row = row.0.1;
                let found = shown.get(&(conditions.clone(), row, u32::from(Column::Verdict.index()))).map(ToString::to_string);
                same(&item.item.code, found.unwrap_or_default(), &expected);
            }
        }
        let stored = cells(&books[index]);
        let after = cells(&recalculated[index]);
        for (at, old) in &stored {
            let new = after.get(at).cloned().unwrap_or_default();
            let agrees = match (number(old), number(&new)) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-9,
                _ => old.to_string() == new.to_string(),
            };
            if !agrees {
                wrong.push(format!("dossier of {}: {at:?} stored {old:?}, recalculated {new:?}", case.ten));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn everything_typed_stands_in_the_model_with_its_cell() {
    let shelf = built_in();
    let case = cases().into_iter().find(|c| c.ten == "cuộc họp và nguồn lực").expect("the case");
    let commune = read(&shelf, &filled(&case)).0.commune;
    let meeting = &commune.meeting;
    assert_eq!(meeting.date.value, Some(Date::constant(2024, 12, 20)));
    assert_eq!(meeting.date.origin.as_ref().map(|o| format!("{}!{}", o.sheet, o.cell())), Some("Cuộc họp!C3".into()));
    assert_eq!(meeting.chair.value.as_deref(), Some("Trần Văn Hòa"));
    assert_eq!(meeting.place, Attribute::default(), "a blank cell says nothing");
    assert_eq!(meeting.approval().map(|a| plain(&a)), Some("92,31".into()), "24 of 26");
    let present: Vec<_> = meeting.members.iter().map(|m| (m.name.as_str(), m.organisation.as_str(), m.present.value)).collect();
    assert_eq!(present, [("Trần Văn Hòa", "UBND xã", Some(true)), ("Lê Thị Mai", "", Some(false)), ("Phạm Thị Lan", "", None)]);
    let sources: Vec<_> = commune.resources.iter().map(|r| (r.source.value.as_deref(), r.amount.value.as_ref().map(plain))).collect();
    assert_eq!(sources, [(Some("Ngân sách xã"), Some("300".into())), (Some("Nhân dân đóng góp"), Some("100,5".into()))]);
}

/// A sheet's texts row by row.
fn sheet(cells: &Cells, name: &str) -> BTreeMap<u32, BTreeMap<u32, String>> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    for ((_, row, column), data) in cells.iter().filter(|((s, _, _), _)| s == name) {
        rows.entry(*row).or_default().insert(*column, data.to_string());
    }
    rows
}

/// The row of headings and the column of ids.
fn headed(rows: &BTreeMap<u32, BTreeMap<u32, String>>) -> (u32, u32) {
    let ids = |row: &BTreeMap<u32, String>| row.iter().find(|(_, t)| *t == "id").map(|(c, _)| *c);
    rows.iter().find_map(|(row, cells)| Some((*row, ids(cells)?))).expect("a column of ids")
}

fn dossier_of(shelf: &Shelf, name: &str) -> (Assessment, Vec<u8>) {
    let case = cases().into_iter().find(|c| c.ten == name).expect("the case");
    let (read, assessment) = read(shelf, &filled(&case));
    let law = read.law.as_ref().expect("a law");
    let spec = DossierSpec { law, commune: &read.commune, assessment: &assessment, findings: &read.findings, date: None };
    let bytes = dossier(&spec).expect("a dossier");
    (assessment, bytes)
}

#[test]
fn rows_that_people_write_in_have_ids_and_the_steps_of_the_procedure_their_columns() {
    let shelf = built_in();
    let (assessment, bytes) = dossier_of(&shelf, "số đã nhập được ưu tiên");
    let cells = cells(&bytes);
    let steps = sheet(&cells, "T3-T4 Thẩm tra, thẩm định");
    let (heading, last) = headed(&steps);
    let titles: Vec<&str> = (6..last).filter_map(|c| steps[&heading].get(&c)).map(String::as_str).collect();
    assert_eq!(titles, ["Kết quả thẩm tra", "Cơ quan xác nhận", "Kết quả thẩm định", "Sở, ngành phụ trách"]);
    let ids = |rows: &BTreeMap<u32, BTreeMap<u32, String>>| -> Vec<String> {
        let (heading, column) = headed(rows);
        rows.range(heading + 1..).filter_map(|(_, cells)| cells.get(&column).cloned()).collect()
    };
    let indicators: Vec<String> = assessment.sets.iter().flat_map(|s| s.indicators()).map(|i| i.item.to_string()).collect();
    assert_eq!(ids(&steps), indicators);
    let open = assessment.items().filter(|i| ["not_met", "undetermined"].contains(&i.finding.verdict.id()));
    assert_eq!(ids(&sheet(&cells, "Kế hoạch khắc phục")), open.map(|i| i.item.to_string()).collect::<Vec<_>>());
    assert_eq!(ids(&sheet(&cells, "Giải trình")), ["paper-sum-differs Điều kiện!G6"]);
    let compared = ids(&sheet(&cells, "Mức cần đối chiếu"));
    assert!(compared.len() > 40 && compared.contains(&"condition:hai-long-ntm chung".to_string()), "{compared:?}");
    let chart = sheet(&cells, "Biểu đồ");
    let groups: Vec<&str> = chart.range(2..).filter_map(|(_, row)| row.get(&2)).map(String::as_str).collect();
    assert_eq!(groups, ["1", "8", "4", "4", "2"], "criteria of the five groups");
}

#[test]
fn each_question_has_its_threshold_and_verdict() {
    let shelf = built_in();
    let verdicts = |name: &str| {
        let rows = sheet(&cells(&dossier_of(&shelf, name).1), "T9 Hài lòng");
        let of = |n: &str| rows.values().find(|r| r.get(&0).is_some_and(|t| t == n)).map(|r| format!("{}: {}", r[&6], r[&7]));
        ["1", "18", "19"].map(|n| of(n).expect("the question"))
    };
    assert_eq!(verdicts("một câu dưới 70 %"), ["≥ 70 %: Đạt", "≥ 70 %: Chưa đạt", "≥ 90 %: Đạt"]);
    assert_eq!(verdicts("cấp kiểu mẫu chưa có ngưỡng"), ["Chưa có mức đạt chuẩn"; 3].map(|w| format!("{w}: {w}")));
    assert_eq!(verdicts("không nhập gì"), ["≥ 70 %: Chưa có số liệu", "≥ 70 %: Chưa có số liệu", "≥ 90 %: Chưa có số liệu"]);
}

#[test]
fn every_sheet_prints_on_a4_with_its_headings_on_every_page() {
    let (_, bytes) = dossier_of(&built_in(), "khảo sát đủ, cấp nâng cao");
    let mut parts = BTreeMap::new();
    crate::common::xlsx::change(&bytes, |name, text| {
        parts.insert(name.to_string(), text.clone());
        text
    });
    let book = &parts["xl/workbook.xml"];
    let sheets: Vec<&str> = book.split("<sheet name=\"").skip(1).collect();
    for (number, sheet) in (1..).zip(&sheets).filter(|(_, s)| !s.split("/>").next().unwrap_or_default().contains("state=")) {
        let name = sheet.split('"').next().expect("a name");
        let xml = &parts[&format!("xl/worksheets/sheet{number}.xml")];
        assert!(xml.contains("paperSize=\"9\""), "{name} is not on A4");
        // villages print at a size of their own, their checklists below each other
        assert!(
            xml.contains("fitToHeight=\"0\"") || xml.contains("<pageSetup paperSize=\"9\" scale="),
            "{name} is not fit to a page's width"
        );
        let repeats = book.contains(&format!("_xlnm.Print_Titles\" localSheetId=\"{}\"", number - 1));
        assert!(repeats || ["Bìa"].contains(&name), "{name} does not repeat its headings");
    }
}
