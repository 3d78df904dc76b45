//! Two rounds of the same communes: who is who, what turned, why, and what is about to turn.

use crate::common::contract::{breaks_its_schema, keeps_to_its_schema};
use crate::common::run::ntm;
use crate::common::words;
use crate::common::words::{advanced, basic};
use std::sync::Arc;

use crate::common::golden::golden;
use ntm::assess::{Verdict, Zone};
use ntm::commune::{Attribute, Commune, Previous};
use ntm::criteria::{Book, ItemRef, Law};
use ntm::district::{Alone, Comparison, Half, Margin, Pair, Review, Standing, Subject, Turn, Why};
use ntm::messages::Lang;
use ntm::report::{View, comparison, comparison_json};
use ntm::text::{Date, Decimal};
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
    truoc: Round,
    nay: Round,
    mong: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Round {
    nam: i16,
    ngay: Option<toml::value::Datetime>,
    #[serde(default)]
    cong_nhan: bool,
    #[serde(default)]
    nang_cao: bool,
    dien: Option<String>,
    so_lieu: std::collections::BTreeMap<String, String>,
}

fn cases() -> Cases {
    cases_of("vi-sao")
}

fn cases_of(name: &str) -> Cases {
    toml::from_str(&std::fs::read_to_string(format!("tests/compare/{name}.toml")).expect("cases")).expect("cases")
}

fn law(raw: &words::RawLaw) -> Arc<Law> {
    Arc::new(raw.shelf().and_then(|s| s.law("", 2024).map_err(|_| "no law".into())).unwrap_or_else(|e| panic!("{e}")))
}

fn subject(law: &Arc<Law>, commune: Commune, file: &str) -> Subject {
    let assessment = words::judge(law, &commune);
    Subject { file: file.into(), law: Arc::clone(law), commune, assessment, appraisal: None }
}

/// The names of measures differ between versions, so answers are taken by the version of the day.
fn commune(law: &Law, round: &Round) -> Commune {
    let mut commune = words::empty(if round.nang_cao { advanced() } else { basic() }, round.nam);
    commune.name = Attribute::of("Xã Thử".to_string());
    if let Some(class) = &round.dien {
        commune.classes = Attribute::of(vec![words::class(class)]);
    }
    if let Some(day) = round.ngay.and_then(|d| d.date) {
        commune.as_of = Attribute::of(Date::new(day.year as i16, day.month as i8, day.day as i8).expect("a day"));
    }
    if round.cong_nhan {
        commune.held = Attribute::of(Some(words::held(basic())));
    }
    for (measure, text) in &round.so_lieu {
        words::answer(law, &mut commune, measure, text).unwrap_or_else(|e| panic!("{e}"));
    }
    commune
}

fn compared(law: &Arc<Law>, old: Vec<Commune>, new: Vec<Commune>) -> Comparison {
    let half = |communes: Vec<Commune>, file: &str| Half {
        subjects: communes.into_iter().map(|c| subject(law, c, file)).collect(),
        unjudged: Vec::new(),
    };
    Comparison::between(half(old, "cũ.xlsx"), half(new, "mới.xlsx"))
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "đạt",
        Verdict::NotMet => "chưa đạt",
        Verdict::Undetermined => "chưa xác định",
        Verdict::NotApplicable => "không áp dụng",
    }
}

/// What was found, in the words of the case file.
fn reported(pair: &Pair) -> Vec<String> {
    let cross = |v: Option<Verdict>| v.map_or("không xét", word);
    let turned = pair.items.iter().map(|i| {
        let turn = match i.turn {
            Turn::Gained => "mới đạt",
            Turn::Lost => "mới mất",
            Turn::Blank => "nay thiếu số liệu",
            Turn::Unclear => "nay chưa rõ",
            Turn::Other => "khác",
        };
        let why = match i.why {
            Why::Figures => "số liệu",
            Why::Law => "quy định",
            Why::Both => "cả hai",
            Why::Appeared => "có số liệu",
            Why::Disappeared => "mất số liệu",
        };
        format!("{turn} {}: {why}, chéo {}/{}", i.new.item, cross(i.old_by_new), cross(i.new_by_old))
    });
    let apart = pair.incomparable.iter().map(|i| format!("không so sánh {}", i.new.item));
    let warned = pair.margins.iter().map(|m| {
        let (old, new) = m.shown();
        format!("cảnh báo {}: {} còn {}", m.item, words::plain(&old), words::plain(&new))
    });
    let figures = pair.figures.iter().map(|f| {
        let way = match (&f.old, &f.new, f.direction) {
            (None, Some(_), _) => "mới có",
            (Some(_), None, _) => "không còn",
            (_, _, Some(std::cmp::Ordering::Less)) => "giảm",
            (_, _, Some(std::cmp::Ordering::Greater)) => "tăng",
            _ => "không đổi",
        };
        format!("số liệu {} {way}", f.item)
    });
    // Conditions of recognition are those of the nation's own file.
    let of_set = |i: &&ItemRef| i.book != Book::Condition;
    let only = [("chỉ trước", &pair.only_old), ("chỉ nay", &pair.only_new)];
    let only = only.into_iter().flat_map(|(side, items)| items.iter().filter(of_set).map(move |i| format!("{side} {i}")));
    turned.chain(warned).chain(figures).chain(apart).chain(only).collect()
}

/// What goes without saying in a case: the replaced indicator where the day lies between, a changed figure behind each verdict.
fn asked(case: &Case, reported: Vec<String>) -> Vec<String> {
    let said = |line: &String| case.mong.contains(line);
    let kind = |line: &String| line.starts_with("số liệu") || line.starts_with("không so sánh");
    let wanted = |prefix: &str| case.mong.iter().any(|m| m.starts_with(prefix));
    let of = |line: &String| if line.starts_with("số liệu") { wanted("số liệu") } else { wanted("không so sánh") };
    reported.into_iter().filter(|line| said(line) || !kind(line) || of(line)).collect()
}

#[test]
fn every_change_is_given_with_its_cause() {
    let (one, two) = (cases(), cases_of("hai-muc"));
    assert!(one.truong_hop.len() >= 12 && two.truong_hop.len() >= 4);
    told_as_expected(&one);
    told_as_expected(&two);
}

/// Both rounds of every case, compared.
pub fn of_every_case() -> Vec<Comparison> {
    let all = [cases(), cases_of("hai-muc")];
    let of = |cases: &Cases| cases.truong_hop.iter().map(|case| of_case(&law(&cases.luat), case)).collect::<Vec<_>>();
    all.iter().flat_map(of).collect()
}

fn of_case(law: &Arc<Law>, case: &Case) -> Comparison {
    compared(law, vec![commune(law, &case.truoc)], vec![commune(law, &case.nay)])
}

fn told_as_expected(cases: &Cases) {
    let law = law(&cases.luat);
    for case in &cases.truong_hop {
        let found = of_case(&law, case);
        let [pair] = found.pairs.as_slice() else { panic!("{}: {} pairs", case.ten, found.pairs.len()) };
        let mut mong = case.mong.clone();
        let mut reported = asked(case, reported(pair));
        // Warnings come nearest first; the rest is listed in the order of the sets.
        let warnings = |lines: &[String]| lines.iter().filter(|l| l.starts_with("cảnh báo")).cloned().collect::<Vec<_>>();
        assert_eq!(warnings(&reported), warnings(&mong), "{}", case.ten);
        reported.sort();
        mong.sort();
        assert_eq!(reported, mong, "{}", case.ten);
    }
}

#[derive(Deserialize)]
struct Pairings {
    truong_hop: Vec<Pairing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairing {
    ten: String,
    truoc: Vec<String>,
    nay: Vec<String>,
    mong: Vec<String>,
}

fn named(text: &str) -> Commune {
    let fields: Vec<Attribute<String>> =
        text.split('|').map(|f| Attribute { value: (!f.is_empty()).then(|| f.to_string()), origin: None }).collect();
    let [code, name, district, province] = fields.try_into().expect("four fields");
    Commune { code, name, district, province, ..words::empty(basic(), 2023) }
}

#[test]
fn communes_are_paired_beyond_doubt_or_asked_about() {
    let pairings: Pairings = toml::from_str(&std::fs::read_to_string("tests/compare/ghep.toml").expect("cases")).expect("cases");
    let law = law(&cases().luat);
    for case in &pairings.truong_hop {
        let found = compared(&law, case.truoc.iter().map(|t| named(t)).collect(), case.nay.iter().map(|t| named(t)).collect());
        let name = |s: &Subject| s.commune.name.value.clone().unwrap_or_default();
        let alone = |side: &str, a: &Alone| {
            let ask = a.nearest.as_ref().map(|n| format!(", hỏi {n}")).unwrap_or_default();
            format!("{side}: {}{}{ask}", name(&a.subject), if a.several { ", nhiều" } else { "" })
        };
        let mut reported: Vec<String> = found.pairs.iter().map(|p| format!("{} = {}", name(&p.old), name(&p.new))).collect();
        reported.extend(found.old_alone.iter().map(|a| alone("kỳ trước", a)));
        reported.extend(found.new_alone.iter().map(|a| alone("kỳ này", a)));
        assert_eq!(reported, case.mong, "{}", case.ten);
    }
}

/// One commune keeps, one turns both ways, one loses both criteria; of one the name differs by tones, so it is asked about.
fn district() -> Comparison {
    let cases = cases();
    let law = law(&cases.luat);
    let one = |name: &str, year: i16, recognised: bool, answers: &[(&str, &str)]| {
        let mut commune = words::empty(basic(), year);
        commune.name = Attribute::of(name.to_string());
        commune.district = Attribute::of("Huyện Thử".to_string());
        commune.held = Attribute::of(recognised.then(|| words::held(basic())));
        for (measure, text) in answers {
            words::answer(&law, &mut commune, measure, text).unwrap_or_else(|e| panic!("{e}"));
        }
        commune
    };
    let sound = [("basic:1.1", "95/100"), ("basic:1.2", "50"), ("basic:1.3", "60/100"), ("basic:1.4", "Có"), ("basic:2.1", "1/100")];
    let now = [("basic:1.1", "95/100"), ("basic:1.2", "46"), ("basic:1.3/trien-khai", "Có"), ("basic:1.4", "Có"), ("basic:2.1", "2/100")];
    let with = |base: &[(&'static str, &'static str)], other: &[(&'static str, &'static str)]| [base, other].concat();
    let old = vec![
        one("Xã An Bình", 2023, true, &sound),
        one("Xã Bình Minh", 2023, false, &with(&sound, &[("basic:1.1", "75/100"), ("basic:1.4", "")])),
        one("Xã Cổ Dũng", 2023, true, &sound),
        one("Xã Đồng Tiến", 2023, false, &sound),
    ];
    let new = vec![
        one("Xã An Bình", 2024, true, &now),
        one("Xã Bình Minh", 2024, false, &with(&now, &[("basic:1.1", "75/100"), ("basic:1.2", "42")])),
        one("Xã Cổ Dũng", 2024, true, &with(&now, &[("basic:1.4", "Không"), ("basic:2.1", "6/100")])),
        one("Xã Đông Tiên", 2024, false, &now),
    ];
    compared(&law, old, new)
}

#[test]
fn sums_are_those_of_the_communes() {
    let found = district();
    let sums: Vec<(u32, usize, usize, usize, usize)> =
        found.criteria().iter().map(|c| (c.number, c.old.met, c.new.met, c.gained, c.lost)).collect();
    // Criterion 1: An Bình keeps, Bình Minh not met then (1.1, 1.4 open) and now (1.2), Cổ Dũng loses by 1.4. Criterion 2: Cổ Dũng loses.
    assert_eq!(sums, [(1, 2, 1, 0, 1), (2, 3, 2, 0, 1)]);
    let moves: Vec<_> = found.zone_moves().iter().map(|m| (m.old, m.new, m.pairs.len())).collect();
    assert_eq!(moves, [(Some(Zone::Kept), Some(Zone::Certain), 1)]);
    let turned = |turn| {
        found.turned(turn).map(|(p, i)| (p.new.commune.name.value.clone().unwrap_or_default(), i.new.item.code.clone())).collect::<Vec<_>>()
    };
    let pair = |name: &str, code: &str| (name.to_string(), code.to_string());
    assert_eq!(turned(Turn::Gained), [pair("Xã Bình Minh", "1.1"), pair("Xã Bình Minh", "1.4")]);
    assert_eq!(turned(Turn::Lost), [pair("Xã Bình Minh", "1.2"), pair("Xã Cổ Dũng", "1.4"), pair("Xã Cổ Dũng", "2.1")]);
    // 50 over 40 by 10 then, 46 over 44 by 2 now: 2/44; the poor 4 below 5 then, 3 below 5 now: 3/5.
    let warned: Vec<_> =
        found.warnings().iter().map(|(p, m)| (p.new.commune.name.value.clone().unwrap_or_default(), m.item.code.clone())).collect();
    assert_eq!(warned, [pair("Xã An Bình", "1.2"), pair("Xã Cổ Dũng", "1.2"), pair("Xã An Bình", "2.1")]);
    assert_eq!(found.warnings()[0].1.shown(), (Decimal::from(10), Decimal::from(2)));
}

/// One round warns by last year's figures held against what is asked now: 50 would be over 44 by 6, 46 is by 2, and as much
/// again is more than is left; the poor 4 below 5, then 3.
#[test]
fn a_round_warns_by_last_years_figures() {
    let found = district();
    let mut review = Review::default();
    for pair in &found.pairs {
        let commune = Commune { previous: Previous::of(&pair.old.commune), ..pair.new.commune.clone() };
        review.add("xã.xlsx", &pair.new.law, &commune, &pair.new.assessment, &[]);
    }
    let reported = |(standing, margin): (&Standing, &Margin)| {
        let (old, new) = margin.shown();
        (standing.name.clone(), margin.item.code.clone(), words::plain(&old), words::plain(&new), margin.is_lost_at_this_pace())
    };
    let warned: Vec<_> = review.warnings().into_iter().map(reported).collect();
    let one = |name: &str, code: &str, old: &str, new: &str, lost| (name.to_string(), code.to_string(), old.into(), new.into(), lost);
    let (first, second) = (one("Xã An Bình", "1.2", "6", "2", true), one("Xã Cổ Dũng", "1.2", "6", "2", true));
    assert_eq!(warned, [first, second, one("Xã An Bình", "2.1", "4", "3", false)]);
}

#[test]
fn the_whole_comparison_to_the_letter() {
    let found = district();
    golden("compare-vi.txt", &comparison(View::plain(Lang::Vi), &found));
    golden("compare-en.txt", &comparison(View::plain(Lang::En), &found));
    golden("compare.json", &comparison_json(Lang::Vi, &found).expect("JSON"));
}

#[test]
fn the_json_keeps_to_its_schema() {
    let text = comparison_json(Lang::Vi, &district()).expect("JSON");
    let mut whole: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    keeps_to_its_schema(&whole);
    // A key nobody has written down is a fault.
    whole["communes"][1]["gained"][0]["old"]["new"] = 1.into();
    assert!(breaks_its_schema(&whole));
}

fn csv(code: &str, year: i16, water: &str) -> String {
    format!("Xã;{code}\nTỉnh;Minh Họa\nNăm;{year}\nMức phấn đấu;NTM\nMã;Tên chỉ tiêu;Kết quả\n1.1;Quy hoạch;{water}\n2.1;Đường xã;100\n")
}

#[test]
fn the_command_writes_what_its_ending_says() {
    let root = tempfile::tempdir().expect("a folder");
    for (path, year, yes) in [("2023/a.csv", 2023, "Chưa đạt"), ("2024/a.csv", 2024, "Đạt")] {
        std::fs::create_dir_all(root.path().join(&path[..4])).expect("a folder");
        std::fs::write(root.path().join(path), csv("An Bình", year, yes)).expect("a file");
    }
    std::fs::write(root.path().join("rỗng.csv"), "").expect("a file");
    let run = |arguments: &[&str]| {
        let done = ntm(root.path(), arguments);
        (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned())
    };
    let (code, text) = run(&["so-sanh", "2023", "2024", "-o", "so.xlsx"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("Mới đạt (1)") && root.path().join("so.xlsx").exists(), "{text}");
    let sheets: Vec<String> = ntm::input::Spreadsheet::of_bytes(&std::fs::read(root.path().join("so.xlsx")).expect("bytes"), "so.xlsx")
        .unwrap_or_else(|f| panic!("{f:?}"))
        .sheets()
        .iter()
        .map(|g| g.name.to_string())
        .collect();
    assert_eq!(sheets, ["Tổng hợp", "Mới đạt", "Mới mất", "Biến động số liệu", "Cảnh báo sớm", "Không ghép được"]);
    assert_eq!(run(&["compare", "2023", "2024", "-o", "so.json"]).0, Some(0));
    let written = std::fs::read_to_string(root.path().join("so.json")).expect("JSON");
    assert_eq!(run(&["compare", "2023", "2024", "--format", "json"]).1, written);
    assert_eq!(run(&["compare", "2023", "2024", "-o", "so.json"]).0, Some(1), "an old file is kept");
    assert_eq!(run(&["compare", "2023", "2024", "-o", "so.docx"]).0, Some(2));
    assert_eq!(run(&["compare"]).0, Some(2));
    assert_eq!(run(&["compare", "2023"]).0, Some(1), "alone it is compared with its appraisal, and a form has none");
    assert_eq!(run(&["compare", "2023", "rỗng.csv"]).0, Some(1), "nothing could be judged");
}
