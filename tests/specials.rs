//! Waivers and attestations: written, read, shown next to the verdict everywhere, never part of it.

use crate::common::words::basic;
use crate::common::words::*;
use ntm::assess::{Assessment, Verdict};
use ntm::commune::{Attribute, Commune, Special, SpecialKind};
use ntm::criteria::Law;
use ntm::diag::Code;
use ntm::input::{Grid, Overrides, Read, Spreadsheet};
use ntm::messages::Lang;
use ntm::report::{self, Case, Outcome, View};
use ntm::text::Date;
use ntm::workbook::{DossierSpec, FormSpec, dossier, form};

fn law() -> Law {
    built_in().law("Minh Họa", 2024).expect("the invented province")
}

fn special(kind: SpecialKind, item: &str) -> Special {
    Special {
        kind,
        item: item.parse().ok(),
        reason: "Chờ vốn".into(),
        document: "12/QĐ-UBND".into(),
        date: Some(Date::constant(2024, 2, 5)),
        signer: "Trần Thị B".into(),
        expires: Some(Date::constant(2024, 12, 31)),
        origin: None,
    }
}

fn waiver(item: &str) -> Special {
    special(SpecialKind::Waiver, item)
}

/// A commune that fails 2.1, has a yes for 1.1 and no answer to 1.2.
fn commune(law: &Law, specials: Vec<Special>) -> Commune {
    let mut commune = empty(basic(), 2024);
    commune.province = Attribute::of("Minh Họa".into());
    answer(law, &mut commune, "basic:2.1", "10/20").expect("an answer");
    answer(law, &mut commune, "basic:1.1", "Đạt").expect("an answer");
    Commune { specials, ..commune }
}

fn codes(assessment: &Assessment) -> Vec<Code> {
    let ours = [Code::SpecialExpired, Code::WaiverIdle, Code::AttestationBlank, Code::AttestationMisplaced];
    assessment.findings.iter().map(|f| f.code).filter(|c| ours.contains(c)).collect()
}

fn read_back(law: &Law, commune: &Commune) -> Read {
    let spec = FormSpec { law, provinces: vec!["Minh Họa".into()], target: basic(), year: 2024, filled: Some(commune), last_year: None };
    let book = Spreadsheet::of_bytes(&form(&spec).expect("a form"), "a.xlsx").expect("a workbook");
    book.commune(&built_in(), &Overrides::default()).expect("a commune")
}

#[test]
fn what_is_laid_where_it_does_not_belong_is_given_and_the_rest_is_not() {
    let law = law();
    let found = |special: Special| codes(&judge(&law, &commune(&law, vec![special])));
    assert_eq!(found(waiver("basic:2.1")), [], "the last day is one on which it holds");
    let expired = Special { expires: Some(Date::constant(2024, 12, 30)), ..waiver("basic:2.1") };
    assert_eq!(found(expired), [Code::SpecialExpired]);
    assert_eq!(found(waiver("basic:1.1")), [Code::WaiverIdle]);
    assert_eq!(found(waiver("basic:1.2")), [Code::WaiverIdle], "what is not known does not fail");
    assert_eq!(found(special(SpecialKind::Attestation, "basic:1.1")), []);
    assert_eq!(found(special(SpecialKind::Attestation, "basic:1.2")), [Code::AttestationBlank]);
    assert_eq!(found(special(SpecialKind::Attestation, "basic:2.1")), [Code::AttestationMisplaced]);
    let judged = judge(&law, &commune(&law, vec![special(SpecialKind::Attestation, "basic:1.2"), waiver("basic:2.1")]));
    assert_eq!((verdict(&judged, "basic:1.2"), verdict(&judged, "basic:2.1")), (Verdict::Undetermined, Verdict::NotMet));
}

#[test]
fn a_form_keeps_them_and_names_what_they_lack() {
    let law = law();
    let whole = vec![waiver("basic:2.1"), special(SpecialKind::Attestation, "condition:no-dong")];
    let read = read_back(&law, &commune(&law, whole.clone()));
    assert_eq!(read.findings, Vec::new());
    let plain: Vec<Special> = read.commune.specials.into_iter().map(|s| Special { origin: None, ..s }).collect();
    assert_eq!(plain, whole);
    let lacking = Special { reason: String::new(), signer: String::new(), expires: None, item: None, ..waiver("basic:2.1") };
    let read = read_back(&law, &commune(&law, vec![lacking]));
    let reported: Vec<(Code, String)> = read.findings.iter().map(|f| (f.code, Lang::Vi.finding(f))).collect();
    assert_eq!(reported.iter().map(|(c, _)| *c).collect::<Vec<_>>(), [Code::SpecialIncomplete, Code::SpecialUnplaced]);
    assert!(reported[0].1.contains("Lý do, Người ký, Hiệu lực đến hết ngày"), "{}", reported[0].1);
    assert_eq!(read.commune.specials.len(), 1, "what is incomplete is shown all the same");
}

fn texts(grid: &Grid) -> String {
    grid.rows().flat_map(|r| grid.row(r).map(|(_, c)| c.plain()).collect::<Vec<_>>()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_waiver_stands_beside_the_verdict_everywhere() {
    let law = law();
    let expired = Special { expires: Some(Date::constant(2024, 6, 30)), ..waiver("basic:2.1") };
    let commune = commune(&law, vec![expired, special(SpecialKind::Attestation, "basic:1.1")]);
    let assessment = judge(&law, &commune);
    let case = Case { law: &law, commune: &commune, assessment: &assessment, findings: &[] };
    let view = View { width: 400, ..View::plain(Lang::Vi) };
    let beside = "Chưa đạt; có văn bản chấp thuận tạm hoãn 12/QĐ-UBND ngày 05/02/2024, người ký Trần Thị B, hiệu lực đến 30/6/2024, lý do: \
        Chờ vốn (đã hết hiệu lực). Văn bản không làm thay đổi đánh giá.";
    for text in [report::screen(view, &case), report::explain(view, &case, "2.1").expect("an explanation")] {
        assert!(text.contains(beside), "{text}");
    }
    let json: serde_json::Value = serde_json::from_str(&report::json(Lang::Vi, &[Outcome::Judged(case)]).expect("JSON")).expect("JSON");
    let item = |criterion: usize| &json["communes"][0]["sets"][0]["criteria"][criterion]["indicators"][0];
    let expected = serde_json::json!({ "reason": "Chờ vốn", "document": "12/QĐ-UBND", "date": "2024-02-05", "signer": "Trần Thị B",
        "expires": "2024-06-30", "expired": true });
    assert_eq!((&item(1)["waiver"], &item(1)["verdict"]), (&expected, &"not_met".into()));
    assert_eq!(item(0)["measures"][0]["documents"][0]["number"], "12/QĐ-UBND", "an attestation is a document");
    assert_eq!((&item(0)["met_without_documents"], &item(0)["verdict"]), (&false.into(), &"met".into()));
    let csv = report::csv(&[Outcome::Judged(case)], false).expect("CSV");
    assert!(csv.contains(",12/QĐ-UBND,2024-06-30,true,0,false,"), "{csv}");
    let spec = DossierSpec { law: &law, commune: &commune, assessment: &assessment, findings: &[], date: None };
    let book = Spreadsheet::of_bytes(&dossier(&spec).expect("a dossier"), "h.xlsx").expect("a workbook");
    let sheet = |name: &str| texts(book.sheets().iter().find(|g| *g.name == *name).expect("a sheet"));
    assert!(
        sheet("Bìa").contains("Chấp thuận tạm hoãn\nNTM 2.1") || sheet("Bìa").contains("Chấp thuận tạm hoãn NTM 2.1"),
        "{}",
        sheet("Bìa")
    );
    assert!(sheet("T2 Chi tiết").contains(beside));
    assert!(sheet("T5 Minh chứng").contains("12/QĐ-UBND"));
}
