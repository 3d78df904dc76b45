//! Plans held against communes: who counts, who may still, who is nearest, what districts and reports lack. Expected
//! numbers are worked out by hand next to each case.

use crate::common::contract::{breaks_its_schema, keeps_to_its_schema};
use crate::common::run::{ntm, said};
use crate::common::words;
use crate::common::words::{advanced, basic};
use std::path::Path;

use ntm::assess::Options;
use ntm::commune::{Attribute, Commune, Held};
use ntm::criteria::{Law, Level, Plan};
use ntm::district::{Detail, Outlook, Progress, Review};
use ntm::messages::Lang;
use ntm::report::{View, progress, progress_csv, progress_json};
use ntm::text::Date;

/// Two basic indicators, one advanced one, all confirmed or of the press, as asked.
fn law(evidence: &str, province: &str) -> (ntm::criteria::Shelf, Law) {
    let level = |value: &str| format!("levels = [{{ {value}, evidence = \"{evidence}\", source = \"QĐ thử\"{} }}]", signed(evidence));
    let indicator = |criterion: u32, code: &str, department: &str| {
        format!(
            "[[indicator]]\ncriterion = {criterion}\ncode = \"{code}\"\ndepartment = \"{department}\"\n[[indicator.measure]]\nkind = \"rate\"\ncounted = \"hộ\"\nnumerator = \"Số hộ đạt\"\ndenominator = \"Tổng số hộ\"\n[[indicator.test]]\nop = \"at_least\"\n{}\n",
            level("value = 80")
        )
    };
    let raw = words::RawLaw {
        dat_chuan: Some(indicator(1, "1.1", "Sở Xây dựng") + &indicator(2, "2.1", "Sở Y tế")),
        nang_cao: Some(indicator(1, "1.1", "Sở Xây dựng")),
        ..words::RawLaw::default()
    };
    let shelf = raw.shelf().unwrap_or_else(|e| panic!("{e}"));
    let law = shelf.law(province, 2024).unwrap_or_else(|_| panic!("no law of {province}"));
    (shelf, law)
}

fn signed(evidence: &str) -> &'static str {
    if evidence == "confirmed" { ", confirmed_by = \"Nguyễn Văn A\", confirmed_on = 2024-01-01" } else { "" }
}

/// name, district, level held and its year, target, answers.
struct One(&'static str, &'static str, Option<(Level, i16)>, Level, &'static [(&'static str, &'static str)]);

fn commune(law: &Law, one: &One) -> Commune {
    let mut commune = words::empty(one.3, 2024);
    commune.name = Attribute::of(one.0.to_string());
    commune.district = Attribute::of(one.1.to_string());
    commune.province = Attribute::of(law.province.clone());
    let held = |(level, year): (Level, i16)| Held { level, year: Some(year), decision: String::new(), date: None };
    commune.held = Attribute::of(one.2.map(held));
    for (measure, text) in one.4 {
        words::answer(law, &mut commune, measure, text).unwrap_or_else(|e| panic!("{e}"));
    }
    commune
}

fn review(law: &Law, ones: &[One]) -> Review {
    let mut review = Review::default();
    for one in ones {
        let commune = commune(law, one);
        let assessment = ntm::assess::assess(law, &commune, Options::default()).unwrap_or_else(|e| panic!("{e:?}"));
        review.add(&format!("{}.xlsx", one.0), law, &commune, &assessment, &[]);
    }
    review
}

fn plan(shelf: &ntm::criteria::Shelf, text: &str) -> Plan {
    Plan::read("ke-hoach.toml", text, shelf, &|_| None).unwrap_or_else(|e| panic!("{e:#?}"))
}

const HEAD: &str =
    "kind = \"plan\"\ntitle = \"Thử\"\nprovince = \"Hải Dương\"\nyear = 2024\n[source]\ndocument = \"Thử\"\nevidence = \"press\"\n";

/// Held at the advanced level so that no condition is asked: A meets both sets, B fails 2.1 by 10 points, C has no figure
/// for the advanced 1.1, D holds the basic level only and was judged for it.
const GOOD: &[(&str, &str)] = &[("basic:1.1", "90/100"), ("basic:2.1", "85/100"), ("advanced:1.1", "80/100")];
const FAILS: &[(&str, &str)] = &[("basic:1.1", "90/100"), ("basic:2.1", "70/100"), ("advanced:1.1", "80/100")];
const BLANK: &[(&str, &str)] = &[("basic:1.1", "90/100"), ("basic:2.1", "85/100")];
fn held_advanced() -> Option<(Level, i16)> {
    Some((advanced(), 2024))
}

fn four() -> [One; 4] {
    [
        One("Xã An", "Huyện Một", held_advanced(), advanced(), GOOD),
        One("Xã Bình", "Huyện Một", held_advanced(), advanced(), FAILS),
        One("Xã Cao", "Huyện Hai", held_advanced(), advanced(), BLANK),
        One("Xã Dân", "Huyện Hai", Some((basic(), 2022)), basic(), GOOD),
    ]
}

#[test]
fn a_target_is_sure_provisional_possible_or_short() {
    let text = |count: usize| format!("{HEAD}[[communes]]\nlevel = \"advanced\"\ncount = {count}\nof = 5\n");
    // An meets; Bình fails; Cao and Dân cannot be judged; of the fifth there is no file: at best 1 + 2 + 1 = 4.
    for (evidence, sure, provisional, first) in [("confirmed", 1, 0, Outlook::Certain), ("press", 0, 1, Outlook::Provisional)] {
        let (shelf, law) = law(evidence, "Hải Dương");
        let review = review(&law, &four());
        for (count, outlook) in [(1, first), (2, Outlook::Possible), (4, Outlook::Possible), (5, Outlook::Short)] {
            let plan = plan(&shelf, &text(count));
            let found = Progress::of(&plan, &law, &review, None);
            let [target] = found.targets.as_slice() else { panic!("one target") };
            let tally = target.tally;
            let counts = (tally.sure, tally.provisional, tally.open, tally.failed, tally.no_file);
            assert_eq!(counts, (sure, provisional, 2, 1, 1), "{evidence}");
            assert_eq!(target.outlook, outlook, "{evidence} {count}");
            assert_eq!((target.short(), target.short_at_best()), (count - 1, count.saturating_sub(4)), "{evidence} {count}");
            assert_eq!(target.past, None);
        }
    }
}

#[test]
fn the_nearest_come_first_with_what_they_lack() {
    let (shelf, law) = law("confirmed", "Hải Dương");
    let review = review(&law, &four());
    let plan = plan(&shelf, &format!("{HEAD}[[communes]]\nlevel = \"advanced\"\ncount = 3\n"));
    let found = Progress::of(&plan, &law, &review, Date::new(2025, 1, 1).ok());
    let Detail::Communes(communes) = &found.targets[0].detail else { panic!("communes") };
    let near: Vec<_> = communes
        .nearest
        .iter()
        .map(|l| (l.standing.name.as_str(), l.failed, l.open, l.items.iter().map(|i| i.head.item.to_string()).collect::<Vec<_>>()))
        .collect();
    let items = |list: &[&str]| list.iter().map(|i| i.to_string()).collect::<Vec<_>>();
    // One criterion and one indicator each; Cao has no failing value, Bình is 10 of 80 = 12,5 % away; Dân was not asked.
    assert_eq!(near, [("Xã Cao", 0, 1, items(&["advanced:1.1"])), ("Xã Bình", 1, 0, items(&["basic:2.1"])), ("Xã Dân", 0, 0, items(&[]))]);
    assert_eq!(communes.nearest[1].distance.as_ref().map(words::plain).as_deref(), Some("12,5"));
    assert_eq!(found.targets[0].past, Some(true), "the plan ends with its year");
    assert!(!found.targets[0].whole);
}

#[test]
fn what_was_held_before_is_not_new_and_what_is_named_is_asked_for() {
    let (shelf, law) = law("confirmed", "Hải Dương");
    let mut ones = four();
    ones[0].2 = Some((advanced(), 2023));
    let review = review(&law, &ones);
    let list = "list = [\"Xã An\", \"Bình\", \"Xã Vắng\"]";
    let plan = plan(&shelf, &format!("{HEAD}[[communes]]\nlevel = \"advanced\"\nnewly = true\n{list}\n"));
    let found = Progress::of(&plan, &law, &review, None);
    let Detail::Communes(communes) = &found.targets[0].detail else { panic!("communes") };
    assert_eq!(communes.held_before.len(), 1);
    assert_eq!(communes.not_filed, ["Xã Vắng"]);
    assert_eq!(found.not_filed.iter().map(|n| n.name.as_str()).collect::<Vec<_>>(), ["Xã Vắng"]);
    assert_eq!(found.unplanned.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["Xã Cao", "Xã Dân"]);
    assert_eq!(found.targets[0].wanted, 3, "all that are listed");
}

#[test]
fn districts_are_judged_in_whole_numbers_and_warned_of() {
    let (shelf, law) = law("confirmed", "Hải Dương");
    let review = review(&law, &four());
    let roster = "[[roster]]\ndistrict = \"Một\"\ncommunes = 2\nheld = \"huyen-ntm\"\n[[roster]]\ndistrict = \"Hai\"\ncommunes = 3\n";
    let plan = plan(&shelf, &format!("{HEAD}{roster}[[district]]\nrule = \"huyen-ntm\"\ncount = 1\n"));
    let found = Progress::of(&plan, &law, &review, None);
    let [one, two] = found.districts.as_slice() else { panic!("two districts") };
    // Một: An and Bình; Bình fails 2.1, so 1 of 2 has the basic level and 100 % are out of reach.
    let basic = one.rules[0].shares[0].tally;
    assert_eq!((basic.met(), basic.failed, basic.no_file, basic.total()), (1, 1, 0, 2));
    assert_eq!(one.rules[0].finding.verdict.id(), "not_met");
    // Hai: Cao and Dân have it, of a third there is no file.
    let basic = two.rules[0].shares[0].tally;
    assert_eq!((basic.met(), basic.no_file, basic.total()), (2, 1, 3));
    assert_eq!(two.rules[0].finding.verdict.id(), "undetermined");
    // Bình fails 1 of 1 criteria? Its advanced set is whole, so nothing is in the zone, and no alarm is raised.
    assert!(one.danger_reported().is_none());
    assert_eq!((found.targets[0].tally.open, found.targets[0].tally.failed), (1, 1));
}

#[test]
fn a_district_may_lose_its_recognition_with_its_communes() {
    let (shelf, law) = law("confirmed", "Hải Dương");
    // Of three communes one fails both criteria it is measured by: 1 of 3 is 33 % and 30 % are enough; of four it is not.
    let lost: &[(&str, &str)] = &[("basic:1.1", "10/100"), ("basic:2.1", "10/100")];
    let since = Some((basic(), 2022));
    let ones = [One("Xã An", "Một", since, basic(), lost), One("Xã Bình", "Một", since, basic(), GOOD)];
    let review = review(&law, &ones);
    for (communes, zone) in [(3, Some("certain")), (4, Some("possible")), (2, Some("certain"))] {
        let text = format!("{HEAD}[[roster]]\ndistrict = \"Một\"\ncommunes = {communes}\nheld = \"huyen-ntm\"\n[[keep]]\n");
        let plan = plan(&shelf, &text);
        let found = Progress::of(&plan, &law, &review, None);
        assert_eq!(found.districts[0].danger_reported().map(|(_, d)| d.zone.id()), zone, "{communes}");
        let keep = &found.targets[0];
        assert_eq!((keep.tally.sure, keep.tally.failed, keep.wanted), (1, 1, 2));
    }
}

#[test]
fn reports_tell_what_each_department_lacks_and_which_day_has_come() {
    let (shelf, law) = law("confirmed", "Hải Dương");
    let review = review(&law, &four());
    let text = format!("{HEAD}[[report]]\nname = \"Năm\"\nbefore = \"10/12/2024\"\nwho = [\"departments\"]\nneeds = [\"departments\"]\n");
    let plan = plan(&shelf, &text);
    for (day, past) in [(None, None), (Date::new(2024, 12, 9).ok(), Some(false)), (Date::new(2024, 12, 10).ok(), Some(true))] {
        let found = Progress::of(&plan, &law, &review, day);
        assert_eq!(found.reports[0].past, past);
        let lacks: Vec<_> = found.reports[0]
            .departments
            .iter()
            .map(|d| (d.name.as_str(), d.items.iter().map(|i| (i.head.item.to_string(), i.figures.len())).collect::<Vec<_>>()))
            .collect();
        // Cao alone lacks a figure: the advanced 1.1.
        assert_eq!(lacks, [("Sở Xây dựng", vec![("advanced:1.1".to_string(), 1)])]);
    }
}

#[test]
fn everything_wrong_with_a_plan_is_given_at_once_with_its_line() {
    let (shelf, _) = law("confirmed", "Hải Dương");
    let text = "kind = \"plan\"\ntitel = \"Thử\"\nprovince = \"Hải Dươn\"\nyear = 2019\n[source]\ndocument = \"Thử\"\nevidence = \"pres\"\n[[communes]]\nlevel = \"advance\"\ncount = 40\nof = 38\n[[district]]\nrule = \"huyen\"\ncount = 1\n[[report]]\nname = 3\nbefore = \"31/02/2024\"\n";
    let findings = Plan::read("kế hoạch.toml", text, &shelf, &|_| None).expect_err("wrong");
    let mut reported: Vec<String> = findings.iter().map(|f| format!("{} {}", f.place, f.code.id())).collect();
    reported.sort();
    let mut expected = vec![
        "kế hoạch.toml:1 plan-missing",
        "kế hoạch.toml:2 plan-unknown-key",
        "kế hoạch.toml:3 plan-unknown",
        "kế hoạch.toml:4 plan-impossible",
        "kế hoạch.toml:7 plan-unknown",
        "kế hoạch.toml:9 plan-unknown",
        "kế hoạch.toml:10 plan-impossible",
        "kế hoạch.toml:13 plan-unknown",
        "kế hoạch.toml:16 plan-wrong-value",
        "kế hoạch.toml:17 plan-wrong-value",
    ];
    expected.sort_unstable();
    assert_eq!(reported, expected);
    let said: Vec<String> = findings.iter().flat_map(|f| [Lang::Vi.finding(f), Lang::En.finding(f)]).collect();
    assert!(said.iter().all(|s| !s.contains("diag-") && !s.contains("{$")), "{said:#?}");
}

/// Of the four that the plan of Kon Tum names, one fails one criterion of two (50 %), one has no figure for one of two, one
/// keeps both, of one there is no file; a fifth that the plan does not name fails as well.
#[test]
fn communes_named_as_in_danger_are_held_against_their_files() {
    let (shelf, law) = law("confirmed", "Kon Tum");
    let held = Some((basic(), 2022));
    let glei = "Huyện Đăk Glei";
    let review = review(
        &law,
        &[
            One("Xã Ia Chim", "Thành phố Kon Tum", held, basic(), FAILS),
            One("Xã Đăk Pét", glei, held, basic(), GOOD),
            One("Xã Đăk Môn", glei, held, basic(), &[("basic:1.1", "90/100")]),
            One("Xã Đăk Choong", glei, held, basic(), FAILS),
        ],
    );
    let text = std::fs::read_to_string("examples/ke-hoach/kon-tum-2024.toml").expect("a plan");
    let plan = plan(&shelf, &text);
    let found = Progress::of(&plan, &law, &review, None);
    let keep = &found.targets[0];
    assert_eq!((keep.wanted, keep.tally.failed, keep.tally.no_file), (4, 1, 1));
    let Detail::Communes(communes) = &keep.detail else { panic!("communes") };
    assert_eq!(communes.not_filed, ["Đăk Kroong"]);
    let shown = progress(View { width: 400, ..View::plain(Lang::Vi) }, &law, &found);
    for wanted in [
        "Đủ điều kiện thu hồi (1): Xã Ia Chim – Thành phố Kon Tum (1/2 tiêu chí chưa đạt = 50 %; mức thu hồi 50 %)",
        "Có thể đủ điều kiện thu hồi (1): Xã Đăk Môn – Huyện Đăk Glei (0/2 tiêu chí chưa đạt = 0 %, 1 chưa kết luận được; mức thu hồi 50 %)",
        "2. Huyện Ngọc Hồi đạt chuẩn nông thôn mới – đến hết 31/12/2024: chưa đủ, còn có thể",
        "Kế hoạch nêu 4 xã có nguy cơ bị thu hồi; theo các tệp: 1 đủ điều kiện, 1 có thể.",
        "Có tệp nhưng kế hoạch không nêu tên (1): Xã Đăk Choong – Huyện Đăk Glei",
    ] {
        assert!(shown.contains(wanted), "{wanted}\n{shown}");
    }
}

/// One form says that 1.1 is met, its corrected copy that it is not: neither counts for sure, and both are named.
#[test]
fn a_commune_in_two_files_that_differ_is_undetermined() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, law) = law("confirmed", "Hải Dương");
    let write = |file: &str, water: &str| {
        let mut commune = words::perfect(&words::built_in().law("Hải Dương", 2024).unwrap_or_else(|_| panic!("a law")), basic(), 2024);
        commune.name = Attribute::of("Xã An".to_string());
        commune.district = Attribute::of("Huyện Một".to_string());
        commune.province = Attribute::of(law.province.clone());
        let law = words::built_in().law("Hải Dương", 2024).unwrap_or_else(|_| panic!("a law"));
        words::answer(&law, &mut commune, "basic:1.1", water).expect("an answer");
        let provinces = vec![law.province.clone()];
        let spec = ntm::workbook::FormSpec { law: &law, provinces, target: basic(), year: 2024, filled: Some(&commune), last_year: None };
        std::fs::write(folder.path().join(file), ntm::workbook::form(&spec).expect("a form")).expect("room on the disk");
    };
    write("a.xlsx", "Đạt");
    write("a - bản sửa.xlsx", "Chưa đạt");
    std::fs::write(folder.path().join("ke-hoach.toml"), format!("{HEAD}[[communes]]\nlevel = \"basic\"\ncount = 1\nof = 1\n"))
        .expect("room");
    let output = ntm(folder.path(), &["progress", ".", "--plan", "ke-hoach.toml", "--format", "json"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("[commune-in-two-files]"), "{}", said(&output));
    let whole: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let tally = &whole["targets"][0]["tally"];
    assert_eq!(
        [&tally["possible"], &tally["not_met"], &tally["sure"]],
        [&serde_json::json!(1), &serde_json::json!(0), &serde_json::json!(0)]
    );
    let counted = |arguments: &[&str]| {
        let output = ntm(folder.path(), &[&["progress", ".", "--plan", "ke-hoach.toml", "--format", "json"], arguments].concat());
        let whole: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        whole["targets"][0]["tally"]["not_met"].as_u64().expect("a number")
    };
    assert_eq!(counted(&["--newest"]), 0, "both were written at the same time");
    if crate::common::openpyxl::save(&folder.path().join("a - bản sửa.xlsx"), &[]) {
        assert_eq!(counted(&["--newest"]), 1, "the corrected copy says that it was saved later");
        assert_eq!(counted(&[]), 0, "nobody asked for the newest");
    }
    std::fs::write(folder.path().join("ntm.toml"), "prefer = [\"a - bản sửa.xlsx\"]\n").expect("room");
    assert_eq!(counted(&[]), 1, "the office has chosen the corrected copy");
    std::fs::write(folder.path().join("ntm.toml"), "prefer = [\"a.xlsx\"]\n").expect("room");
    assert_eq!(counted(&["--newest"]), 0, "what the office has chosen comes before the newest");
}

/// The list a province already has for its forms is the roster of its plan.
#[test]
fn a_roster_may_be_the_list_of_communes() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(
        folder.path().join("xa.csv"),
        "Tên xã,Huyện,Tỉnh\nXã An,Huyện Một,Hải Dương\nXã Bình,Huyện Một,Hải Dương\nXã Chi,Huyện Hai,Hải Dương\n",
    )
    .expect("room");
    std::fs::copy(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/muoi-loi.xlsx"), folder.path().join("x.xlsx"))
        .expect("room");
    let progress = |roster: &str| {
        let plan = format!("{HEAD}[[roster]]\nfile = \"{roster}\"\n[[communes]]\nlevel = \"basic\"\ncount = 1\n");
        std::fs::write(folder.path().join("ke-hoach.toml"), plan).expect("room");
        ntm(folder.path(), &["progress", "x.xlsx", "--plan", "ke-hoach.toml", "--format", "json"])
    };
    let found = progress("xa.csv");
    let whole: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap_or_else(|_| panic!("{}", said(&found)));
    let names: Vec<&str> = whole["not_filed"].as_array().expect("names").iter().filter_map(|n| n["name"].as_str()).collect();
    assert_eq!(names, ["Xã An", "Xã Bình", "Xã Chi"], "{}", said(&found));
    let missing = progress("khong-co.csv");
    assert!(said(&missing).contains("[plan-unknown]") && said(&missing).contains("khong-co.csv"), "{}", said(&missing));
}

#[test]
fn the_four_examples_are_plans_and_their_progress_keeps_to_the_schema() {
    let cases = [
        ("hai-duong-2024", "Hải Dương", 4),
        ("binh-duong-2024", "Bình Dương", 3),
        ("bac-giang-2025", "Bắc Giang", 2),
        ("kon-tum-2024", "Kon Tum", 3),
    ];
    for (file, province, targets) in cases {
        let (shelf, law) = law("press", province);
        let review = review(&law, &four());
        let text = std::fs::read_to_string(Path::new("examples/ke-hoach").join(format!("{file}.toml"))).expect("a plan");
        let plan = plan(&shelf, &text);
        assert_eq!((plan.province.as_str(), plan.targets.len()), (province, targets), "{file}");
        let found = Progress::of(&plan, &law, &review, None);
        assert_eq!(found.counted.len(), 4, "{file}");
        let json = progress_json(Lang::Vi, &law, &found, &review.unjudged).expect("JSON");
        let mut whole: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        keeps_to_its_schema(&whole);
        whole["targets"][0]["new"] = 1.into();
        assert!(breaks_its_schema(&whole));
        for lang in [Lang::Vi, Lang::En] {
            let text = progress(View::plain(lang), &law, &found);
            assert!(!text.contains("progress-") && !text.contains("outlook-") && !text.contains("{$"), "{text}");
        }
        let rows = progress_csv(Lang::Vi, &law, &found).expect("CSV");
        assert!(rows.lines().count() > targets, "{rows}");
    }
}
