//! Wrong verdicts of systems in use, each re-enacted on data where it goes wrong, next to what ntm says.
//!
//! Not here, since they are no verdicts and have tests of their own: names and dates printed that nobody typed (papers),
//! a manual that promises what the program has not (examples).

use crate::common::words::{basic, levels, model};
use std::collections::BTreeMap;

use crate::common::words::*;
use ntm::assess::{Cause, Verdict};
use ntm::commune::{Answer, Commune, Document, Given, Value};
use ntm::criteria::{Law, LawSource, Level, Shelf};
use ntm::diag::Diagnostic;

/// A law of one set of these indicators.
fn law(indicators: &str) -> Law {
    shelf(indicators).unwrap_or_else(|error| panic!("{error}")).law("Hà Nam", 2024).expect("a province")
}

fn shelf(indicators: &str) -> Result<Shelf, String> {
    RawLaw { dat_chuan: Some(indicators.to_string()), ..RawLaw::default() }.shelf()
}

/// One indicator, written short.
fn indicator(criterion: u32, code: &str, measure: &str, test: &str) -> String {
    format!("[[indicator]]\ncriterion = {criterion}\ncode = \"{code}\"\nmeasure = [{{ {measure} }}]\ntest = [{{ {test} }}]\n\n")
}

fn at_least(criterion: u32, code: &str, bound: &str, more: &str) -> String {
    let test = format!("op = \"at_least\", levels = [{{ value = {bound}, evidence = \"unverified\" }}]");
    indicator(criterion, code, &format!("kind = \"rate\"{more}"), &test)
}

fn yes(criterion: u32, code: &str, more: &str) -> String {
    indicator(criterion, code, &format!("kind = \"yes_no\"{more}"), "op = \"met\", levels = [{ evidence = \"unverified\" }]")
}

/// A commune of these answers.
fn commune(law: &Law, answers: &[(&str, &str)]) -> Commune {
    let mut commune = empty(basic(), 2024);
    for (id, text) in answers {
        answer(law, &mut commune, id, text).unwrap_or_else(|error| panic!("{error}"));
    }
    commune
}

/// What ntm says of one indicator.
fn says(law: &Law, answers: &[(&str, &str)], of: &str) -> Verdict {
    verdict(&judge(law, &commune(law, answers)), of)
}

// An app for the income criterion: below its one threshold it prints "ĐẠT … CƠ BẢN".
#[test]
fn an_income_far_below_every_threshold_is_met_at_no_level() {
    let peer = |income: i64| if income >= 68 { "ĐẠT NÂNG CAO" } else { "ĐẠT CƠ BẢN" };
    assert!(peer(10).starts_with("ĐẠT"), "the fault");

    let law = built_in().law("Minh Họa", 2024).expect("a province");
    let mut commune = perfect(&law, model(), 2024);
    answer(&law, &mut commune, "basic:10", "10").expect("an answer");
    let assessment = judge(&law, &commune);
    for of in ["basic:10", "advanced:10", "model:2"] {
        assert_eq!(verdict(&assessment, of), Verdict::NotMet, "{of}");
    }
    assert_eq!((assessment.level_met, assessment.overall.verdict), (None, Verdict::NotMet));
}

// An app for access to law reads its thresholds out of prose: digits only, and a sign of [>=<], which "≥" is not.
#[test]
fn a_threshold_is_a_number_with_a_direction_and_not_prose() {
    let peer = |standard: &str, value: f64| {
        let digits: String = standard.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        let bound: f64 = digits.parse().expect("digits");
        if standard.contains('>') { value >= bound } else { (value - bound).abs() < f64::EPSILON }
    };
    assert!(!peer("≥ 70", 70.1), "the fault: ≥ is read as =");
    assert!(peer(">= 99,5", 99.4), "the fault: 99,5 is read as 99");

    let law = law(&(at_least(1, "1.1", "70", "") + &at_least(1, "1.2", "99.5", "")));
    assert_eq!(says(&law, &[("basic:1.1", "70,1")], "basic:1.1"), Verdict::Met);
    assert_eq!(says(&law, &[("basic:1.2", "99,4")], "basic:1.2"), Verdict::NotMet);
    assert_eq!(says(&law, &[("basic:1.2", "99,5")], "basic:1.2"), Verdict::Met);
    assert!(shelf(&at_least(1, "1", "\"≥ 70\"", "")).is_err(), "prose is no threshold");
}

// The same app: `total > 0 ? completed / total * 100 : 100`.
#[test]
fn nothing_of_nothing_is_not_a_hundred_per_cent() {
    let peer = |completed: f64, total: f64| (if total > 0.0 { completed / total * 100.0 } else { 100.0 }) >= 80.0;
    assert!(peer(0.0, 0.0), "the fault");

    let allowed = ", if_any = true, zero_is_not_applicable = true";
    let law = law(&(at_least(1, "1.1", "80", "") + &at_least(1, "1.2", "80", allowed)));
    assert_eq!(says(&law, &[("basic:1.1", "0/0")], "basic:1.1"), Verdict::Undetermined);
    assert_eq!(says(&law, &[("basic:1.2", "0/0")], "basic:1.2"), Verdict::NotApplicable);
}

// The same app: a criterion the commune was not tasked with is "Đạt".
#[test]
fn what_does_not_apply_is_counted_by_itself_and_is_not_met() {
    let peer = |tasked: bool, met: bool| !tasked || met;
    assert!(peer(false, false), "the fault");

    let law = law(&(yes(1, "1", "") + &yes(2, "2", ", if_any = true")));
    let answers = [("basic:1", "Đạt"), ("basic:2", "Không áp dụng: không có làng nghề")];
    let assessment = judge(&law, &commune(&law, &answers));
    let set = &assessment.sets[0];
    assert_eq!(set.criteria[1].finding.verdict, Verdict::NotApplicable);
    assert_eq!((set.counts.met, set.counts.not_applicable, set.counts.total), (1, 1, 2));
    // Without a reason it is a mistake, and without any answer it is a blank.
    assert_eq!(says(&law, &[("basic:2", "Không áp dụng")], "basic:2"), Verdict::Undetermined);
    assert_eq!(says(&law, &[], "basic:2"), Verdict::Undetermined);
    // A set of which nothing applies is not met either.
    let nothing = self::law(&yes(1, "1", ", if_any = true"));
    let assessment = judge(&nothing, &commune(&nothing, &[("basic:1", "Không áp dụng: không có")]));
    assert_eq!((assessment.sets[0].finding.verdict, assessment.level_met), (Verdict::NotApplicable, None));
}

// The same app: more done than there is counts as "not achieved".
#[test]
fn a_part_greater_than_its_whole_is_a_mistake_of_the_data_and_no_verdict() {
    let peer = |completed: i64, total: i64| if completed > total { "not-achieved" } else { "achieved" };
    assert_eq!(peer(120, 100), "not-achieved", "the fault");

    let law = law(&at_least(1, "1", "80", ""));
    let assessment = judge(&law, &commune(&law, &[("basic:1", "120/100")]));
    let item = assessment.items().next().expect("an indicator");
    assert_eq!((item.finding.verdict, &item.judged.cause), (Verdict::Undetermined, &Some(Cause::Unusable)));
}

// The same app: no file attached, so not achieved.
#[test]
fn a_missing_document_changes_no_verdict() {
    let peer = |met: bool, files: usize| met && files > 0;
    assert!(!peer(true, 0), "the fault");

    let law = law(&yes(1, "1", ""));
    let bare = commune(&law, &[("basic:1", "Đạt")]);
    let mut proven = bare.clone();
    proven.documents.push(Document {
        item: "basic:1".parse().ok(),
        title: "Biên bản".into(),
        number: "05/BB".into(),
        issuer: "UBND xã".into(),
        file: "bien-ban.pdf".into(),
        ..Document::default()
    });
    assert_eq!(verdict(&judge(&law, &bare), "basic:1"), Verdict::Met);
    assert_eq!(judge(&law, &bare), judge(&law, &proven));
}

// An app for reports writes a legal text for any code it does not know.
#[test]
fn no_rule_is_made_up_for_a_code_nobody_knows_or_a_level_without_source() {
    let peer = |code: &str| format!("Chỉ tiêu {code} thực hiện theo quy định hiện hành.");
    assert!(!peer("77.7").is_empty(), "the fault");

    let law = built_in().law("Hà Nam", 2024).expect("a province");
    assert!(law.item(&"basic:77.7".parse().expect("a reference")).is_none());
    // Codes are text: 17.10 and 17.1 are two, "10.1" is none of the basic set.
    let name = |of: &str| law.item(&of.parse().expect("a reference")).map(|i| i.versions[0].name.clone());
    assert_ne!(name("basic:17.10"), name("basic:17.1"));
    assert_eq!(name("basic:10.1"), None);
    let unsourced = "op = \"met\", levels = [{ evidence = \"press\" }]";
    assert!(shelf(&indicator(1, "1", "kind = \"yes_no\"", unsourced)).is_err_and(|e| e.contains("CriteriaNoSource")));
    assert!(shelf(&indicator(1, "1", "same_as = \"basic:77.7\"", unsourced)).is_err_and(|e| e.contains("CriteriaUnknown")));
    let overlay = "id = \"a\"\nversion = \"1\"\ntitle = \"a\"\nprovince = \"Hà Nội\"\nregion = \"dbsh\"\nissuer = \"a\"\ndecision = \"a\"\nbase = []\n\n[[threshold]]\nindicator = \"basic:77.7\"\nlevels = [{ value = 1, evidence = \"unverified\" }]\n";
    let own = [LawSource { name: "a".into(), text: overlay.into() }];
    let codes = Shelf::open(&own).err().map(|findings| findings.iter().map(|f: &Diagnostic| f.code.id()).collect::<Vec<_>>());
    assert_eq!(codes, Some(vec!["criteria-unknown"]));
}

// The same app deletes a criterion by its position, in this year's list and in every past one.
#[test]
fn taking_a_criterion_out_moves_no_answer_to_another() {
    let peer = |criteria: &[&str], results: &[bool]| -> BTreeMap<String, bool> {
        criteria.iter().map(ToString::to_string).zip(results.iter().copied()).collect()
    };
    // Criterion 2 is gone from the list; the results of the year before still are in three places.
    assert!(!peer(&["1", "3"], &[true, false, true])["3"], "the fault: 3 shows the result of 2");

    let answers = [("basic:1", "Đạt"), ("basic:2", "Chưa đạt"), ("basic:3", "Đạt")];
    let whole = law(&(yes(1, "1", "") + &yes(2, "2", "") + &yes(3, "3", "")));
    let commune = commune(&whole, &answers);
    let less = law(&(yes(1, "1", "") + &yes(3, "3", "")));
    let assessment = judge(&less, &commune);
    assert_eq!(assessment.sets[0].criteria.iter().map(|c| c.number).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(verdict(&assessment, "basic:3"), Verdict::Met);
    assert_eq!(verdict(&judge(&whole, &commune), "basic:2"), Verdict::NotMet);
    // And which text was judged by is on record.
    let print = |law: &Law| law.files.iter().map(|f| f.sha256.clone()).collect::<Vec<_>>();
    assert_ne!(print(&whole), print(&less));
}

// An app of a province writes the code of the model level with a tab behind it, and compares codes letter by letter.
#[test]
fn a_level_is_one_of_three_and_a_blank_behind_it_makes_no_fourth() {
    let peer = |code: &str| match code {
        "NTM" => 1,
        "NTMNC" => 2,
        "NTMKM\t" => 3,
        _ => 0,
    };
    assert_eq!(peer("NTMKM"), 0, "the fault");

    assert_eq!(Level::from_id(&ntm::text::fold(" Model\t")), Some(model()));
    assert_eq!(levels().map(|l| Level::from_id(l.id())), levels().map(Some));
    let nation = LawSource { name: "quoc-gia".into(), text: include_str!("../criteria/nation.toml").into() };
    let text = include_str!("../criteria/model.toml").replace("level = \"model\"", "level = \"model\\t\"");
    let set = LawSource { name: "kieu-mau".into(), text };
    assert!(Shelf::of(&[nation, set]).is_err(), "a level nobody knows is an error of the file");
}

// A village index leaves blanks out and averages the rest.
#[test]
fn leaving_the_bad_indicators_blank_helps_nobody() {
    let peer = |answers: &[Option<f64>]| {
        let given: Vec<f64> = answers.iter().flatten().copied().collect();
        given.iter().sum::<f64>() / given.len() as f64
    };
    assert!(peer(&[Some(90.0), None]) > peer(&[Some(90.0), Some(20.0)]), "the fault");

    let law = law(&(at_least(1, "1", "80", "") + &at_least(2, "2", "80", "")));
    let honest = judge(&law, &commune(&law, &[("basic:1", "90"), ("basic:2", "20")]));
    let blank = judge(&law, &commune(&law, &[("basic:1", "90")]));
    assert_eq!(honest.sets[0].finding.verdict, Verdict::NotMet);
    assert_eq!(blank.sets[0].finding.verdict, Verdict::Undetermined);
    assert_eq!(honest.sets[0].counts.met, blank.sets[0].counts.met);
}

// A calculator of law: an input nobody gave is its default, which is 0.
#[test]
fn a_blank_is_not_zero() {
    let peer = |given: Option<f64>| given.unwrap_or(0.0) <= 6.5;
    assert!(peer(None), "the fault: no figure for poverty is no poverty");

    let poverty = indicator(1, "1", "kind = \"rate\"", "op = \"at_most\", levels = [{ value = 6.5, evidence = \"unverified\" }]");
    let none = indicator(1, "2", "kind = \"count\"", "op = \"none\", levels = [{ evidence = \"unverified\" }]")
        .replace("criterion = 1", "criterion = 2");
    let law = law(&(poverty + &none + &at_least(3, "3", "80", "")));
    for of in ["basic:1", "basic:2", "basic:3"] {
        let assessment = judge(&law, &commune(&law, &[]));
        let item = assessment.item(&of.parse().expect("a reference")).expect("an indicator");
        assert_eq!((item.finding.verdict, &item.judged.cause), (Verdict::Undetermined, &Some(Cause::NoAnswer)), "{of}");
    }
    assert_eq!(says(&law, &[("basic:1", "0")], "basic:1"), Verdict::Met);
    assert_eq!(says(&law, &[("basic:2", "0")], "basic:2"), Verdict::Met);
    assert_eq!(says(&law, &[("basic:3", "0")], "basic:3"), Verdict::NotMet);
}

// Scanners of security settings: what does not apply is failed in one, passed in another, left out of the total in a third.
#[test]
fn what_does_not_apply_is_neither_failed_nor_passed_nor_forgotten() {
    let results = [Some(true), Some(false), None];
    let failed = results.iter().filter(|r| **r != Some(true)).count();
    let passed = results.iter().filter(|r| **r != Some(false)).count();
    let total = results.iter().flatten().count();
    assert_eq!((failed, passed, total), (2, 2, 2), "the three faults");

    let law = law(&(yes(1, "1", "") + &yes(2, "2", "") + &yes(3, "3", ", if_any = true") + &yes(4, "4", "")));
    let answers = [("basic:1", "Đạt"), ("basic:2", "Chưa đạt"), ("basic:3", "Không áp dụng: không có")];
    let counts = judge(&law, &commune(&law, &answers)).sets[0].counts;
    assert_eq!((counts.met, counts.not_met, counts.undetermined, counts.not_applicable, counts.total), (1, 1, 1, 1, 4));
}

// Any app that keeps rates as binary fractions: 29/100*100 is 28.999999999999996.
#[test]
fn exactly_the_threshold_passes_however_it_is_written() {
    let peer = |numerator: f64, denominator: f64, bound: f64| numerator / denominator * 100.0 >= bound;
    assert!(!peer(29.0, 100.0, 29.0), "the fault");

    let law = law(&at_least(1, "1", "29", ""));
    for text in ["29/100", "29", "29,0", "2,9/10", "0,29/1"] {
        assert_eq!(says(&law, &[("basic:1", text)], "basic:1"), Verdict::Met, "{text}");
    }
    let mut typed = empty(basic(), 2024);
    let read = ntm::text::Decimal::from_double(0.29 * 100.0).expect("a number");
    typed.answers.insert("basic:1".into(), Answer::given(Given::Value(Value::Number(read))));
    assert_eq!(verdict(&judge(&law, &typed), "basic:1"), Verdict::Met);
}

// An app for products: the new state is never saved, the error is swallowed as the word 'fail'.
#[test]
fn a_file_that_could_not_be_written_is_named_and_the_exit_code_says_so() {
    let peer = |saved: Result<(), ()>| saved.map_or("fail", |()| "DONE");
    assert_eq!(peer(Err(())), "fail", "the fault: a word, and success");

    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("xa.csv"), ONE_TABLE).expect("a file");
    std::fs::write(folder.path().join("ra"), "a file where the folder should be").expect("a file");
    for arguments in [&["dossier", "xa.csv", "-o", "ra"][..], &["assess", "xa.csv", "--format", "json", "-o", "ra/kq.json"]] {
        let output = crate::common::run::ntm(folder.path(), arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("ra"), "{arguments:?}: {}", crate::common::run::said(&output));
    }
}

/// A table of one commune by hand.
const ONE_TABLE: &str = "Tỉnh;Hải Dương\nNăm;2024\nMức độ phấn đấu;xã nông thôn mới\nDiện của xã;Không thuộc diện nào\n\
    Mã;Tên chỉ tiêu;Tử số;Mẫu số;Kết quả\n4.2;Điện;399;400;\n9.1;Nhà tạm;;;0\n17.2;Cơ sở;;;Không có số liệu\n";

// The same app's chart for leaders: 60 + (position × 5 + …) mod 35 where no figure was given.
#[test]
fn every_figure_shown_can_be_found_in_the_cell_it_came_from() {
    let peer = |given: Option<u32>, position: u32| given.unwrap_or(60 + position * 5 % 35);
    assert_eq!(peer(None, 3), 75, "the fault: a figure out of nothing");

    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("xa.csv"), ONE_TABLE).expect("a file");
    let output = crate::common::run::ntm(folder.path(), &["assess", "xa.csv", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let criteria = document["communes"][0]["sets"][0]["criteria"].as_array().expect("criteria");
    let measures = criteria
        .iter()
        .flat_map(|c| c["indicators"].as_array().expect("indicators"))
        .flat_map(|i| i["measures"].as_array().expect("measures"));
    let reported: Vec<String> = measures
        .filter(|m| !m["value"].is_null())
        .map(|m| format!("{} {} {}", m["id"].as_str().expect("an id"), m["value"], m["origin"]["cell"].as_str().unwrap_or("nowhere")))
        .collect();
    assert_eq!(reported, ["basic:4.2 99.75 C6", "basic:9.1 0 E7"]);
}
