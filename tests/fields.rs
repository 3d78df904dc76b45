//! Fields of model communes: compulsory groups and k of n optional ones, named in every result; and the
//! provinces' partial examples, which load and decide nothing they do not say.

use crate::common::words::*;
use crate::common::words::{basic, model};
use ntm::assess::Verdict;
use ntm::commune::{Answer, Attribute};
use ntm::criteria::{LawSource, Shelf};
use ntm::messages::Lang;
use ntm::report::{self, Case, Outcome, View};
use ntm::workbook::{DossierSpec, FormSpec, dossier, form};

const EXAMPLES: [(&str, &str, &str); 7] = [
    ("hai-duong", "Hải Dương", include_str!("../criteria/provinces/vi-du/hai-duong.toml")),
    ("tra-vinh", "Trà Vinh", include_str!("../criteria/provinces/vi-du/tra-vinh.toml")),
    ("dong-thap", "Đồng Tháp", include_str!("../criteria/provinces/vi-du/dong-thap.toml")),
    ("nam-dinh", "Nam Định", include_str!("../criteria/provinces/vi-du/nam-dinh.toml")),
    ("da-nang", "Đà Nẵng", include_str!("../criteria/provinces/vi-du/da-nang.toml")),
    ("phu-yen", "Phú Yên", include_str!("../criteria/provinces/vi-du/phu-yen.toml")),
    ("kon-tum", "Kon Tum", include_str!("../criteria/provinces/vi-du/kon-tum.toml")),
];

fn shelf(text: &str) -> Shelf {
    Shelf::open(&[LawSource { name: "tỉnh.toml".into(), text: text.into() }]).unwrap_or_else(|f| panic!("{f:#?}"))
}

/// One compulsory group and one of two optional ones; Culture is in both at two levels.
fn grouped() -> String {
    let part = |id: &str| format!("[[extend.measure]]\npart = \"{id}\"\nname = \"{id}\"\nkind = \"count\"\nunit = \"mô hình\"\n");
    let test = |id: &str, measure: &str, least: u32| {
        let level = format!("levels = [{{ value = {least}, evidence = \"invented\" }}]");
        format!("[[extend.test]]\nid = \"{id}\"\nmeasures = [\"{measure}\"]\nop = \"at_least\"\n{level}\n")
    };
    let head = "id = \"nhom\"\nversion = \"1\"\ntitle = \"Nhóm\"\nprovince = \"Hải Dương\"\nregion = \"dbsh\"\nissuer = \"UBND tỉnh\"\n\
        decision = \"thử\"\nbase = []\n[[extend]]\nindicator = \"model:4\"\nrequire = { all = [{ name = \"Văn hóa\", all = [\"vh-1\"] }, \
        { at_least = 1, of = [{ name = \"Du lịch\", all = [\"dl\"] }, { name = \"Văn hóa nổi trội\", all = [\"vh-2\"] }] }] }\n";
    [head.to_string(), part("vh"), part("dl"), test("vh-1", "vh", 1), test("vh-2", "vh", 3), test("dl", "dl", 2)].concat()
}

#[test]
fn compulsory_groups_and_some_of_the_optional_ones_with_a_field_at_two_levels() {
    let shelf = shelf(&grouped());
    let law = shelf.law("Hải Dương", 2024).expect("a province");
    for (culture, tourism, verdict, fields) in [
        ("1", "2", Verdict::Met, &["Văn hóa", "Du lịch"][..]),
        ("3", "0", Verdict::Met, &["Văn hóa", "Văn hóa nổi trội"]),
        ("1", "1", Verdict::NotMet, &["Văn hóa"]),
        ("0", "2", Verdict::NotMet, &["Du lịch"]),
        ("1", "", Verdict::Undetermined, &["Văn hóa"]),
    ] {
        let mut commune = empty(model(), 2024);
        answer(&law, &mut commune, "model:4/vh", culture).expect("an answer");
        answer(&law, &mut commune, "model:4/dl", tourism).expect("an answer");
        let judged = judge(&law, &commune);
        assert_eq!((self::verdict(&judged, "model:4"), judged.fields_met().as_slice()), (verdict, fields), "{culture} {tourism}");
    }
}

#[test]
fn the_field_is_named_on_screen_in_json_and_on_the_cover() {
    let shelf = shelf(&grouped());
    let law = shelf.law("Hải Dương", 2024).expect("a province");
    let mut commune = empty(model(), 2024);
    commune.province = Attribute::of("Hải Dương".into());
    answer(&law, &mut commune, "model:4/vh", "1").expect("an answer");
    answer(&law, &mut commune, "model:4/dl", "2").expect("an answer");
    let assessment = judge(&law, &commune);
    let case = Case { law: &law, commune: &commune, assessment: &assessment, findings: &[] };
    let screen = report::screen(View::plain(Lang::Vi), &case);
    assert!(screen.contains("kiểu mẫu về Văn hóa; kiểu mẫu về Du lịch"), "{screen}");
    let json: serde_json::Value = serde_json::from_str(&report::json(Lang::Vi, &[Outcome::Judged(case)]).expect("JSON")).expect("JSON");
    assert_eq!(json["communes"][0]["fields_met"], serde_json::json!(["Văn hóa", "Du lịch"]));
    let item = &json["communes"][0]["sets"][2]["criteria"][3]["indicators"][0];
    assert_eq!(item["fields"][2], serde_json::json!({ "name": "Văn hóa nổi trội", "verdict": "not_met" }));
    let spec = DossierSpec { law: &law, commune: &commune, assessment: &assessment, findings: &[], date: None };
    let book = ntm::input::Spreadsheet::of_bytes(&dossier(&spec).expect("a dossier"), "h.xlsx").expect("a workbook");
    let cover = &book.sheets()[0];
    let texts: Vec<String> = cover.rows().flat_map(|r| cover.row(r).map(|(_, c)| c.plain()).collect::<Vec<_>>()).collect();
    assert!(texts.iter().any(|t| t.contains("kiểu mẫu về Du lịch")), "{texts:?}");
}

#[test]
fn the_partial_examples_load_with_sources_and_are_never_built_in() {
    for (name, province, text) in EXAMPLES {
        let shelf = shelf(text);
        assert_eq!(shelf.findings, Vec::new(), "{name}");
        let law = shelf.law(province, 2024).expect("its province");
        assert!(law.overlays[0].title.starts_with("VÍ DỤ, chưa đủ"), "{name}");
        assert!(built_in().law(province, 2024).expect("a province").overlays.is_empty(), "{name} is built in");
        let spec = FormSpec { law: &law, provinces: vec![province.into()], target: model(), year: 2024, filled: None, last_year: None };
        form(&spec).unwrap_or_else(|e| panic!("{name}: {e}"));
    }
}

#[test]
fn the_partial_examples_decide_nothing_they_do_not_say() {
    for (name, province, text) in EXAMPLES {
        let law = shelf(text).law(province, 2024).expect("its province");
        let best = judge(&law, &perfect(&law, model(), 2024));
        let (fields, expected) = (self::verdict(&best, "model:4"), name == "hai-duong");
        assert_eq!(fields, if expected { Verdict::Met } else { Verdict::Undetermined }, "{name}");
    }
    let law = shelf(EXAMPLES[0].2).law("Hải Dương", 2024).expect("its province");
    let mut commune = perfect(&law, model(), 2024);
    answer(&law, &mut commune, "model:4/lien-ket", "Chưa đạt").expect("an answer");
    assert_eq!(self::verdict(&judge(&law, &commune), "model:4"), Verdict::Undetermined, "another field may be met");
    let law = shelf(EXAMPLES[3].2).law("Nam Định", 2024).expect("its province");
    for (income, verdict) in [("92,9", Verdict::NotMet), ("93", Verdict::Met)] {
        let mut commune = perfect(&law, model(), 2024);
        answer(&law, &mut commune, "basic:10", income).expect("an answer");
        let judged = judge(&law, &commune);
        let test = &judged.item(&"model:2".parse().expect("a reference")).expect("judged").judged.tests()[1];
        assert_eq!(test.1.verdict, verdict, "{income}");
    }
}

/// The press tells how many items there are, never what they say: a village meets all of them or is not known to.
#[test]
fn the_partial_checklists_ask_for_every_item() {
    for (at, list, items) in [(4, "thon-thong-minh", 8), (5, "thon-thong-minh", 7), (6, "thon-ntm", 10)] {
        let (name, province, text) = EXAMPLES[at];
        let law = shelf(text).law(province, 2024).expect("its province");
        let checklist = law.checklist(list).unwrap_or_else(|| panic!("{name}"));
        assert_eq!((checklist.items.len(), checklist.pass), (items, items), "{name}");
        assert!(checklist.items.iter().all(|i| i.name.contains("chưa nhập nội dung")), "{name}");
        let mut commune = empty(basic(), 2024);
        let all = |but: usize, word: &str| {
            let given = |at: usize| given(&law, &checklist.items[at].measure, if at == but { word } else { "Đạt" }).expect("an answer");
            let answers = (0..items).filter_map(|at| Some((checklist.items[at].measure.id.clone(), Answer::given(given(at)?))));
            village(answers.collect())
        };
        commune.villages = vec![all(items, ""), all(items - 1, "Chưa đạt"), all(0, "")];
        let found = &judge(&law, &commune).villages[0];
        let verdicts: Vec<Verdict> = found.villages.iter().map(|v| v.verdict).collect();
        assert_eq!(verdicts, [Verdict::Met, Verdict::NotMet, Verdict::Undetermined], "{name}");
        assert_eq!((found.counts.total, found.recognised, found.provisional()), (3, 0, true), "{name}");
    }
}
