//! Vốn đối ứng: the line below the sources of funds, by the invented ratio of the model file, and that it changes no verdict.

use crate::common::office::Office;
use crate::common::words::{basic, built_in, judge};
use crate::common::xlsx::{Edit, Typed, cells, typed};
use ntm::commune::{Attribute, Commune, Resource};
use ntm::criteria::{Law, LawSource, Shelf};
use ntm::input::{Overrides, Spreadsheet};
use ntm::layout::Sheet;
use ntm::layout::dossier::sheet_name;
use ntm::layout::supplements::RESOURCES;
use ntm::tables::{self, Row, Subject};
use ntm::text::Decimal;
use ntm::workbook::{DossierSpec, dossier};

/// The model file, with other sources as the counterpart.
fn law(numerator: &str) -> Law {
    model(numerator).law("Xứ Mẫu", 2024).expect("a province")
}

fn model(numerator: &str) -> Shelf {
    let text = include_str!("../criteria/provinces/vi-du/mau-quy-dinh.toml");
    let text = text.replace("numerator = [\"dia-phuong\"]", &format!("numerator = [{numerator}]"));
    Shelf::open(&[LawSource { name: "mau-quy-dinh.toml".into(), text }]).expect("a shelf")
}

/// "Ngân sách xã 300,5; …": a commune with these sources.
fn commune(sources: &str) -> Commune {
    let words = |text: &str| Attribute { value: Some(text.trim().to_string()).filter(|t| !t.is_empty()), origin: None };
    let row = |row: &str| {
        let (source, amount) = row.trim().rsplit_once(' ').expect("a source and an amount");
        let amount: Option<Decimal> = amount.replace(',', ".").parse().ok();
        Resource { source: words(source), amount: Attribute { value: amount, origin: None }, origin: None }
    };
    let resources = sources.split(';').filter(|row| !row.trim().is_empty()).map(row).collect();
    Commune {
        province: words("Xứ Mẫu"),
        year: Attribute::of(2024),
        target: Attribute::of(basic()),
        classes: Attribute::of(Vec::new()),
        resources,
        ..Commune::default()
    }
}

/// The line of T7.
fn line(law: &Law, commune: &Commune) -> String {
    let assessment = judge(law, commune);
    let table = tables::resources(Subject { law, commune, assessment: &assessment });
    let remarks = table.rows.iter().filter_map(|row| if let Row::Remark(remark) = row { Some(remark.text.clone()) } else { None });
    remarks.filter(|text| text.starts_with("Vốn đối ứng")).collect::<Vec<_>>().join("\n")
}

const LOCAL: &str = "\"dia-phuong\"";
/// Sources entered, what is the counterpart, and what is said of it.
const CASES: [(&str, &str, &str); 8] = [
    (
        "Ngân sách tỉnh 1200; NGÂN SÁCH XÃ 300,5; Ngân sách trung ương 1000; Nhân dân đóng góp 9",
        LOCAL,
        "Ngân sách địa phương 1.500,5 triệu đồng trên Ngân sách trung ương 1.000 triệu đồng là 1,5 lần; yêu cầu ít nhất 1,5 lần (QĐ 01/2022/QĐ-UBND (giả định); giả định minh họa): đạt. Số dòng ghi nguồn khác, không tính: 0.",
    ),
    (
        "Ngân sách địa phương 1499,99; NSTW 1000; Vốn của hội 7",
        LOCAL,
        "1.499,99 triệu đồng trên Ngân sách trung ương 1.000 triệu đồng là 1,49 lần; yêu cầu ít nhất 1,5 lần (QĐ 01/2022/QĐ-UBND (giả định); giả định minh họa): CHƯA ĐẠT. Số dòng ghi nguồn khác, không tính: 1.",
    ),
    (
        "Ngân sách tỉnh 0,15; Ngân sách trung ương 0,1",
        LOCAL,
        "0,15 triệu đồng trên Ngân sách trung ương 0,1 triệu đồng là 1,5 lần; yêu cầu ít nhất 1,5 lần (QĐ 01/2022/QĐ-UBND (giả định); giả định minh họa): đạt.",
    ),
    (
        "Ngân sách tỉnh 700; Ngân sách trung ương 400",
        "\"tinh\", \"huyen\"",
        "Ngân sách tỉnh + Ngân sách huyện 700 triệu đồng trên Ngân sách trung ương 400 triệu đồng là 1,75 lần",
    ),
    (
        "Ngân sách địa phương 700; Ngân sách trung ương 400",
        "\"tinh\"",
        "chưa tính được vì “Ngân sách địa phương” gồm cả vốn được tính và không được tính",
    ),
    ("Ngân sách tỉnh 700", LOCAL, "không có vốn của Ngân sách trung ương để so"),
    ("Ngân sách tỉnh 700; Ngân sách trung ương -", LOCAL, "còn dòng thiếu, sai"),
    ("", LOCAL, "chưa có dòng nào"),
];

#[test]
fn the_line_says_both_sums_their_ratio_and_what_is_asked() {
    for (sources, numerator, said) in CASES {
        let line = line(&law(numerator), &commune(sources));
        assert!(line.contains(said), "{sources}: {line}");
    }
    let none = built_in().law("Thanh Hóa", 2024).expect("a province");
    assert_eq!(line(&none, &commune(CASES[0].0)), "", "no ratio is invented");
}

#[test]
fn it_holds_from_the_day_of_its_decision_and_decides_nothing() {
    let law = law(LOCAL);
    let mut early = commune(CASES[0].0);
    early.as_of = Attribute::of(ntm::text::Date::constant(2022, 6, 30));
    early.year = Attribute::of(2022);
    assert_eq!(line(&law, &early), "");
    let [met, not] = [0, 1].map(|at: usize| judge(&law, &commune(CASES[at].0)));
    assert_eq!((met.overall, met.findings), (not.overall, not.findings));
}

#[test]
fn a_later_decision_takes_the_place_of_the_ratio_of_its_name() {
    let text = include_str!("../criteria/provinces/vi-du/mau-quy-dinh.toml");
    let header: Vec<&str> = text.split("[departments]").next().expect("a header").lines().filter(|l| !l.starts_with('#')).collect();
    let ratio = text.split("[[counterpart]]").nth(1).expect("a ratio").split("[[").next().expect("its lines");
    let later = format!("{}\n[[counterpart]]{ratio}", header.join("\n"));
    let later = later.replace("id = \"mau-quy-dinh\"", "id = \"sau\"").replace("from = 2022-07-01", "from = 2024-07-01");
    let later = later.replace("at_least = 1.5", "at_least = 2");
    let sources = [("mau-quy-dinh.toml", text.to_string()), ("sau.toml", later)];
    let shelf = Shelf::open(&sources.map(|(name, text)| LawSource { name: name.into(), text })).expect("a shelf");
    let law = shelf.law("Xứ Mẫu", 2024).expect("a province");
    let mut commune = commune(CASES[0].0);
    let after = line(&law, &commune);
    assert!(after.contains("ít nhất 2 lần") && after.contains("CHƯA ĐẠT") && after.lines().count() == 1, "{after}");
    commune.as_of = Attribute::of(ntm::text::Date::constant(2024, 6, 30));
    let before = line(&law, &commune);
    assert!(before.contains("ít nhất 1,5 lần") && before.lines().count() == 1, "{before}");
}

/// The line on sheet T7 of a dossier.
fn shown(book: &[u8]) -> String {
    let own = cells(book).into_iter().filter(|((sheet, _, _), _)| *sheet == sheet_name("t7"));
    own.map(|(_, cell)| cell.to_string()).find(|text| text.starts_with("Vốn đối ứng")).unwrap_or_default()
}

#[test]
fn the_dossier_keeps_the_line_live() {
    let Some(office) = Office::open("counterpart funds against the tool") else { return };
    let made = |(sources, numerator, _): &(&str, &str, &str)| {
        let (law, commune) = (law(numerator), commune(sources));
        let assessment = judge(&law, &commune);
        let spec = DossierSpec { law: &law, commune: &commune, assessment: &assessment, findings: &[], date: None };
        dossier(&spec).expect("a dossier")
    };
    let books: Vec<Vec<u8>> = CASES.iter().map(made).collect();
    for ((case, book), after) in CASES.iter().zip(&books).zip(office.recalculate(&books)) {
        assert!(shown(book).contains(case.2), "{}: {}", case.0, shown(book));
        assert_eq!(shown(&after), shown(book), "{}", case.0);
    }
    // the form's own sheet says the same below its rows, and what it says is no source of funds
    let own = cells(&books[0]).into_iter().filter(|((sheet, _, _), _)| *sheet == Sheet::Resources.name());
    assert_eq!(own.filter(|(_, cell)| cell.to_string() == shown(&books[0])).count(), 1);
    let read = Spreadsheet::of_bytes(&books[0], "x.xlsx").expect("a dossier").commune(&model(LOCAL), &Overrides::default());
    let read = read.expect("a commune");
    assert_eq!((read.commune.resources.len(), read.findings.iter().filter(|f| f.code.id().starts_with("paper-")).count()), (4, 0));
    // one amount is changed, another source named
    let cell = |row: u32, column: &str, typed: Typed| {
        let column = u32::from(RESOURCES.column(column));
        Edit { sheet: Sheet::Resources.name(), row: RESOURCES.first_row() + row, column, typed }
    };
    let edits = [cell(1, "amount", Typed::Number("299.4".into())), cell(3, "source", Typed::Text("Vốn lạ".into()))];
    let changed = office.recalculate(&[typed(&books[0], &edits)]);
    let wanted = "1.499,4 triệu đồng trên Ngân sách trung ương 1.000 triệu đồng là 1,49 lần";
    assert!(shown(&changed[0]).contains(wanted) && shown(&changed[0]).contains("CHƯA ĐẠT. Số dòng ghi nguồn khác, không tính: 1."));
}
