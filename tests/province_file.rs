//! The annotated model of a province's file (`criteria/provinces/vi-du/mau-quy-dinh.toml`) is taken as it is, and
//! what it says reaches the judgement and the papers.

use crate::common::words::basic;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use ntm::assess::{Options, assess};
use ntm::commune::{Attribute, Commune};
use ntm::criteria::{Book, ItemRef, Law, LawSource, Shelf};

use ntm::text::Date;
use ntm::workbook::{DossierSpec, dossier};

const MODEL: &str = include_str!("../criteria/provinces/vi-du/mau-quy-dinh.toml");

fn law(province: &str) -> Law {
    let source = LawSource { name: "mau-quy-dinh.toml".into(), text: MODEL.into() };
    let shelf = Shelf::open(&[source]).unwrap_or_else(|findings| panic!("{findings:#?}"));
    assert!(shelf.findings.is_empty(), "{:#?}", shelf.findings);
    shelf.law(province, 2024).expect("a province")
}

fn commune(name: &str, district: &str, year: i16) -> Commune {
    Commune {
        name: Attribute::of(name.into()),
        district: Attribute::of(district.into()),
        year: Attribute::of(year),
        target: Attribute::of(basic()),
        classes: Attribute::of(Vec::new()),
        ..Commune::default()
    }
}

/// The cells of a sheet of the dossier, row by row, blanks left out.
fn papers(law: &Law, commune: &Commune, sheet: &str) -> Vec<Vec<String>> {
    let assessment = assess(law, commune, Options::default()).expect("a judgement");
    let spec = DossierSpec { law, commune, assessment: &assessment, findings: &[], date: None };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(dossier(&spec).expect("a dossier"))).expect("a workbook");
    let name = book.sheet_names().into_iter().find(|n| n.starts_with(sheet)).expect("the sheet");
    let range = book.worksheet_range(&name).expect("a sheet");
    let text = |cell: &Data| if let Data::String(text) = cell { Some(text.clone()) } else { None };
    range.rows().map(|row| row.iter().filter_map(text).filter(|t| !t.is_empty()).collect()).collect()
}

#[test]
fn every_part_of_the_model_file_is_in_force() {
    let law = law("Xứ Mẫu");
    let of = |text: &str| text.parse::<ItemRef>().expect("a reference");
    let department = |text: &str| law.item(&of(text)).map(|i| i.department.clone());
    assert_eq!(department("basic:17.2").as_deref(), Some("Sở Nông nghiệp và Môi trường"));
    assert_eq!(department("basic:17.1").as_deref(), Some("Trung tâm Nước sạch"));
    assert_eq!(department("basic:17.99").as_deref(), Some("Sở Nông nghiệp và Môi trường"));
    assert_eq!(law.items(Book::Condition).last().map(|i| i.code.as_str()), Some("thon-kieu-mau"));
    assert_eq!(law.areas.len(), 2);
    assert_eq!(law.checklist("thon-thong-minh").map(|c| (c.items.len(), c.pass)), Some((3, 2)));
    assert_eq!(law.form("T1").map(|f| f.label.as_str()), Some("Mẫu số 01 (giả định)"));
    let before = law.item(&of("basic:17.99")).and_then(|i| i.version_on(Date::constant(2022, 6, 30)));
    assert!(before.is_none(), "the added indicator is not asked before the decision's day");
}

#[test]
fn headings_name_the_authorities_of_the_day_and_the_province_s_form() {
    let own = law("Xứ Mẫu");
    let town = papers(&own, &commune("Xã Ven Đê", "Thị xã Ven Sông", 2024), "T1");
    // a People's Committee names no authority above it: Nghị định 30/2020/NĐ-CP, Phụ lục I
    assert_eq!((town[0][0].as_str(), town[1][0].as_str()), ("ỦY BAN NHÂN DÂN", "XÃ VEN ĐÊ"));
    assert_eq!(town[4], ["Mẫu số 01 (giả định)"]);
    let steps = |year| papers(&own, &commune("Xã Ven Đê", "Thị xã Ven Sông", year), "Bìa").concat().join("\n");
    assert!(steps(2024).contains("Ủy ban nhân dân thị xã Ven Sông: "), "{}", steps(2024));
    assert!(!steps(2025).contains("Ven Sông") && steps(2025).contains("Ủy ban nhân dân tỉnh Xứ Mẫu Mới: "), "{}", steps(2025));
}

#[test]
fn without_a_province_s_file_the_nation_s_steps_serve_and_no_label_is_invented() {
    let nation = law("Hà Nội");
    let before = papers(&nation, &commune("Đông Hội", "Đông Anh", 2024), "T2");
    assert_eq!((before[0][0].as_str(), before[1][0].as_str()), ("ỦY BAN NHÂN DÂN", "XÃ ĐÔNG HỘI"));
    assert!(before[4].is_empty(), "{:?}", before[4]);
    assert_eq!(before[8][5], "Kết quả tự đánh giá của xã");
    let nameless = papers(&nation, &commune("", "", 2024), "T2");
    assert_eq!(nameless[1][0], "XÃ ………………………");
    // The province before July 2025 is no longer the authority's name.
    let after = papers(&nation, &commune("Đông Hội", "Đông Anh", 2025), "Bìa").concat().join("\n");
    assert!(after.contains("Ủy ban nhân dân tỉnh, thành phố ………………………: "), "{after}");
    let cover = papers(&nation, &commune("Đông Hội", "Đông Anh", 2024), "Bìa").concat().join("\n");
    assert!(cover.contains("Ủy ban nhân dân thành phố Hà Nội: thẩm định, công nhận"), "{cover}");
}

#[test]
fn what_binds_at_one_place_is_given_layer_by_layer() {
    let law = law("Xứ Mẫu");
    let view =
        ntm::report::View { lang: ntm::messages::Lang::Vi, width: 200, ascii: false, colour: false, criteria_only: false, full: true };
    let classes = |id: &str| Some(vec![id.to_string()]);
    let tell = |class: &str, district: &str| {
        let place = law.place(2024, Date::constant(2024, 12, 31), classes(class), Some(district));
        ntm::report::law_item_at(view, &law, &place, "basic:2.1").expect("an indicator")
    };
    let name = "Tỷ lệ đường xã được nhựa hóa hoặc bê tông hóa, đảm bảo ô tô đi lại thuận tiện quanh năm";
    let expected = |heading: &str, region: &str, bound: &str, rest: &str| {
        format!(
            "{heading}\n\nbasic:2.1 {name}\n  Văn bản: QĐ 318/QĐ-TTg ngày 08/3/2022; áp dụng từ 08/3/2022\n  {region}\n  - {name}\n    = {bound} — \
             QĐ 01/2022/QĐ-UBND (giả định) (giả định minh họa)\n{rest}"
        )
    };
    let nation = "Trung ương: Chưa có mức đạt chuẩn (UBND cấp tỉnh quy định) → QĐ 01/2022/QĐ-UBND (giả định)";
    assert_eq!(
        tell("khong", "Huyện Đồng Bằng"),
        expected(
            "Xứ Mẫu, Vùng 1; năm 2024, tại ngày 31/12/2024; diện của xã: Không thuộc diện nào",
            "Áp dụng mức của vùng Bắc Trung Bộ",
            "≥ 90 %",
            &format!("    · Bắc Trung Bộ: {nation}: ≥ 90 %\n"),
        )
    );
    // What the nation leaves to the province binds its communes that take another region's levels too.
    assert_eq!(
        tell("kv3", "Huyện Núi Cao"),
        expected(
            "Xứ Mẫu, Vùng 2; năm 2024, tại ngày 31/12/2024; diện của xã: Xã khu vực III vùng đồng bào dân tộc thiểu số và miền núi",
            "Áp dụng mức của vùng Trung du miền núi phía Bắc",
            "≥ 75 %",
            &format!("    · Trung du miền núi phía Bắc: {nation}: ≥ 75 %\n"),
        )
    );
}
