//! The questions of the residents' survey: as a province words them, as an office types them into its form, and on paper.

use crate::common::docx::{plain, tables};
use crate::common::office::Office;
use crate::common::run::ntm;
use crate::common::words::{advanced, basic, built_in, judge};
use crate::common::xlsx::{Edit, Typed, cells, typed};
use ntm::commune::Commune;
use ntm::criteria::{Law, LawSource, Shelf};
use ntm::input::{Overrides, Spreadsheet};
use ntm::layout::Sheet;
use ntm::layout::supplements::SURVEY;
use ntm::paper::{Forms, SurveySpec, survey};
use ntm::tables::{self, Row, Subject};
use ntm::workbook::{FormSpec, form};

const OWN: &str = "Ông/bà có hài lòng về nước sạch không?";

/// The model of a province's file, with invented questions 1 and 19.
fn province() -> Law {
    let text = include_str!("../criteria/provinces/vi-du/mau-quy-dinh.toml").to_string();
    let shelf = Shelf::open(&[LawSource { name: "mau-quy-dinh.toml".into(), text }]).expect("a shelf");
    shelf.law("Xứ Mẫu", 2024).expect("a province")
}

fn blank(law: &Law, filled: &Commune) -> Vec<u8> {
    let spec = FormSpec { law, provinces: vec![law.province.clone()], target: basic(), year: 2024, filled: Some(filled), last_year: None };
    form(&spec).expect("a form")
}

/// The cell of a question's text, from 1.
fn text_of(book: &[u8], question: u32) -> String {
    let at = (Sheet::Survey.name(), SURVEY.first_row() + question - 1, u32::from(SURVEY.column("question")));
    cells(book).get(&at).map(ToString::to_string).unwrap_or_default()
}

fn with_text(book: &[u8], question: u32, text: &str) -> Vec<u8> {
    let (row, column) = (SURVEY.first_row() + question - 1, u32::from(SURVEY.column("question")));
    typed(book, &[Edit { sheet: Sheet::Survey.name(), row, column, typed: Typed::Text(text.into()) }])
}

fn read(shelf: &Shelf, book: &[u8]) -> Commune {
    Spreadsheet::of_bytes(book, "x.xlsx").expect("a form").commune(shelf, &Overrides::default()).expect("a commune").commune
}

#[test]
fn a_question_that_the_office_words_is_read_shown_and_written_again() {
    let shelf = built_in();
    let law = shelf.law("Thanh Hóa", 2024).expect("a province");
    let empty = blank(&law, &Commune::default());
    assert_eq!([1, 19].map(|q| text_of(&empty, q)), ["", ""], "no text is invented");
    let commune = read(&shelf, &with_text(&with_text(&empty, 2, OWN), 7, "Câu 7"));
    assert_eq!(commune.survey.texts.iter().collect::<Vec<_>>(), [(&2, &OWN.to_string())], "older forms have the name of a question there");
    assert_eq!(read(&shelf, &with_text(&empty, 2, &format!("Câu 2. {OWN}"))).survey.texts, commune.survey.texts);
    assert_eq!(read(&shelf, &with_text(&empty, 2, "Câu 20 của phiếu cũ")).survey.texts[&2], "Câu 20 của phiếu cũ");
    assert_eq!(text_of(&blank(&law, &commune), 2), OWN);
    let assessment = judge(&law, &commune);
    let table = tables::survey(Subject { law: &law, commune: &commune, assessment: &assessment });
    let shown = |row: &Row| if let Row::Cells(_, cells) = row { cells[1].text.clone() } else { String::new() };
    assert_eq!([1, 2].map(|at| shown(&table.rows[at - 1])), ["Câu 1".to_string(), format!("Câu 2. {OWN}")]);
}

#[test]
fn the_words_of_a_province_stand_in_the_form_and_before_those_typed() {
    let law = province();
    let first = "Ông/bà có hài lòng về đường giao thông của thôn không? (giả định)";
    let mut commune = Commune::default();
    commune.survey.texts.extend([(1, OWN.to_string()), (3, OWN.to_string())]);
    let book = blank(&law, &commune);
    assert_eq!([1, 2, 3].map(|q| text_of(&book, q)), [first, "", OWN]);
}

#[test]
fn the_nation_s_file_may_word_questions_too_and_a_province_words_them_after_it() {
    let text = include_str!("../criteria/nation.toml");
    let first = "[[region]]\nid = \"tdmnpb\"";
    let asked = "[[tables.survey.question]]\nnumber = 1\ntext = \"A\"\n[[tables.survey.question]]\nnumber = 2\ntext = \"B\"\n\n";
    let version = text.lines().find(|line| line.starts_with("version = ")).expect("a version");
    let newer = text.replacen(version, "version = \"9999.1\"", 1).replacen(first, &format!("{asked}{first}"), 1);
    let province = include_str!("../criteria/provinces/vi-du/mau-quy-dinh.toml").to_string();
    let sources = [("nation.toml", newer), ("mau-quy-dinh.toml", province)];
    let shelf = Shelf::open(&sources.map(|(name, text)| LawSource { name: name.into(), text })).expect("a shelf");
    let law = shelf.law("Xứ Mẫu", 2024).expect("a province");
    let texts = [1, 2, 3].map(|question| law.nation.tables.survey.text(question).cloned());
    assert!(texts[0].as_ref().is_some_and(|text| text.ends_with("(giả định)")), "{texts:?}");
    assert_eq!(texts[1..], [Some("B".to_string()), None]);
}

fn paper(law: &Law, commune: &Commune) -> Vec<u8> {
    let spec = SurveySpec { law, commune, target: advanced(), year: 2024 };
    survey(&Forms::open(&[]).expect("our forms"), &spec).expect("a paper").bytes
}

#[test]
fn the_paper_asks_every_question_with_a_box_for_either_answer() {
    let law = province();
    let mut commune = Commune::default();
    commune.survey.texts.insert(2, OWN.to_string());
    let paper = paper(&law, &commune);
    let own = tables(&paper).into_iter().find(|t| t.len() == 20).expect("nineteen questions under a heading");
    assert_eq!(own[0], ["Câu", "Nội dung", "Hài lòng", "Không hài lòng"]);
    assert_eq!(own[2], ["2", OWN, "☐", "☐"]);
    assert!(own[3][1].chars().all(|c| c == '…') && own[1][1].ends_with("(giả định)"), "{own:?}");
    let text = plain(&paper);
    assert!(text.contains("nông thôn mới nâng cao năm 2024") && text.contains("MINH HỌA"), "{text}");
}

#[test]
fn the_paper_is_one_page_without_texts_and_two_at_most_with_long_ones() {
    let Some(office) = Office::open("pages of the survey") else { return };
    let shelf = built_in();
    let law = shelf.law("Thanh Hóa", 2024).expect("a province");
    let mut worded = Commune::default();
    worded.survey.texts.extend((1..=19).map(|question| (question, [OWN; 4].join(" "))));
    for (commune, most) in [(Commune::default(), 1), (worded, 2)] {
        let pdf = office.printed(&paper(&law, &commune));
        let pages = pdf.windows(b"/Type/Page/".len()).filter(|w| *w == b"/Type/Page/").count();
        assert!((1..=most).contains(&pages), "{pages} pages, {most} at most");
    }
}

#[test]
fn the_command_writes_it_with_the_questions_of_a_form_and_by_the_words_of_an_office() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = built_in();
    let law = shelf.law("Thanh Hóa", 2024).expect("a province");
    let mut commune = Commune::default();
    commune.survey.texts.insert(2, OWN.to_string());
    std::fs::write(folder.path().join("xa.xlsx"), blank(&law, &commune)).expect("a form");
    std::fs::create_dir(folder.path().join("mau")).expect("a folder");
    std::fs::write(folder.path().join("mau/phieu-khao-sat.txt"), "Hỏi về {chuan}\n@bang cau_hoi\n").expect("a text");
    let of = |arguments: &[&str]| ntm(folder.path(), &[&["template", "--survey", "--year", "2024"], arguments].concat());
    let output = of(&["--from", "xa.xlsx", "--forms", "mau", "-o", "phieu.docx"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = plain(&std::fs::read(folder.path().join("phieu.docx")).expect("the paper"));
    assert!(text.starts_with("Hỏi về nông thôn mới") && text.contains(OWN), "{text}");
    assert_eq!(of(&["-o", "phieu.xlsx"]).status.code(), Some(2), "it is no workbook");
    assert_eq!(of(&["--matrix"]).status.code(), Some(2));
}
