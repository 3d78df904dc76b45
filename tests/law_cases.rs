//! The law in cases: what a commune answers and what must come out, as data in `tests/law/*.toml`.
//!
//! A case names its law (`luat`, a small one of the same file; the built-in one if absent), the commune
//! (`tinh`, `huyen`, `nam`, `ngay`, `dien`, `cap`, `da_cong_nhan`, `bo_trong`), its answers (`so_lieu` by measure, on top of
//! `nen = "đạt hết"`, "99/100 ghi 50" with a rate typed next to them; `thon` one list per village, the checklists one after the other, later ones may be left out;
//! `cong_nhan` one table per village: checklist = "decision; day") and what is expected (`mong`, or `khong_xet` with the findings'
//! codes when it cannot be judged at all). Keys of `mong`:
//!
//! - `basic:3.1` an indicator, `condition:no-dong` a condition, `basic:12.1@nam` the tests of one measure of it,
//!   `basic#17` a criterion, `basic` a set, `tiêu chí` all sets, `xã` the whole: a verdict, then after semicolons
//!   `vì …` (why undetermined), `mức …` (threshold), `mức khác …` (level of the own region), `thiếu …` / `thừa …` /
//!   `phải đổi` (gap), `tin cậy …` (evidence of the threshold), `theo cách hiểu` (it binds here by our reading), `tạm tính` or
//!   `chắc chắn` (provisional or firm);
//! - `thôn <checklist>` the counts of its villages, then `công nhận …`, `từng thôn: …`, `thôn 2 trượt: …`;
//! - `đếm basic` the counts of its criteria; `cấp đạt` the highest level met; `thu hồi` the zone of revocation.

use crate::common::words::{advanced, basic, model};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use crate::common::words::*;
use ntm::assess::{Assessment, Cause, Finding, Gap, ItemResult, Judged, JudgedTest, Options, Verdict, Zone, assess};
use ntm::commune::{Answer, Attribute, Commune, Recognition};
use ntm::criteria::{Bound, Law, Level, Lookup, Missing, Shelf};
use serde::Deserialize;

static BUILT_IN: LazyLock<Shelf> = LazyLock::new(built_in);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    #[serde(default)]
    luat: BTreeMap<String, RawLaw>,
    #[serde(default)]
    mac_dinh: Frame,
    #[serde(default)]
    truong_hop: Vec<Case>,
}

/// Attributes of the commune.
#[derive(Deserialize, Default, Clone)]
#[serde(deny_unknown_fields)]
struct Frame {
    luat: Option<String>,
    tinh: Option<String>,
    nam: Option<i16>,
    ngay: Option<toml::value::Datetime>,
    huyen: Option<String>,
    dien: Option<Vec<String>>,
    cap: Option<String>,
    da_cong_nhan: Option<String>,
    nen: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    ten: String,
    luat: Option<String>,
    tinh: Option<String>,
    nam: Option<i16>,
    ngay: Option<toml::value::Datetime>,
    huyen: Option<String>,
    dien: Option<Vec<String>>,
    cap: Option<String>,
    da_cong_nhan: Option<String>,
    nen: Option<String>,
    #[serde(default)]
    bo_trong: Vec<String>,
    #[serde(default)]
    so_lieu: toml::Table,
    thon: Option<Vec<Vec<String>>>,
    #[serde(default)]
    cong_nhan: Vec<BTreeMap<String, String>>,
    #[serde(default)]
    mong: toml::Table,
    #[serde(default)]
    khong_xet: Vec<String>,
}

impl Case {
    fn frame(&self, default: &Frame) -> Frame {
        let Self { luat, tinh, huyen, nam, ngay, dien, cap, da_cong_nhan, nen, .. } = self;
        let text = |own: &Option<String>, other: &Option<String>| own.clone().or_else(|| other.clone());
        Frame {
            luat: text(luat, &default.luat),
            tinh: text(tinh, &default.tinh),
            huyen: text(huyen, &default.huyen),
            nam: nam.or(default.nam),
            ngay: (*ngay).or(default.ngay),
            dien: dien.clone().or_else(|| default.dien.clone()),
            cap: text(cap, &default.cap),
            da_cong_nhan: text(da_cong_nhan, &default.da_cong_nhan),
            nen: text(nen, &default.nen),
        }
    }
}

fn level(text: &str) -> Result<Level, String> {
    match text {
        "đạt chuẩn" => Ok(basic()),
        "nâng cao" => Ok(advanced()),
        "kiểu mẫu" => Ok(model()),
        _ => Err(format!("\"{text}\" is no level")),
    }
}

fn words(table: &toml::Table) -> Result<Vec<(&str, &str)>, String> {
    table.iter().map(|(k, v)| Ok((k.as_str(), v.as_str().ok_or_else(|| format!("{k} is no text"))?))).collect()
}

fn commune(law: &Law, case: &Case, frame: &Frame) -> Result<Commune, String> {
    let target = frame.cap.as_deref().map_or(Ok(basic()), level)?;
    let year = frame.nam.ok_or("no year (nam)")?;
    let mut commune = match frame.nen.as_deref() {
        None => empty(target, year),
        Some("đạt hết") => perfect(law, target, year),
        Some(other) => return Err(format!("\"{other}\" is nothing to start from")),
    };
    commune.as_of.value = match &frame.ngay {
        None => None,
        Some(day) => Some(day.to_string().parse().map_err(|_| format!("{day} is no day"))?),
    };
    commune.district.value.clone_from(&frame.huyen);
    if let Some(classes) = &frame.dien {
        let unknown = classes.iter().find(|c| !law.nation.classes.iter().any(|known| known.id == **c));
        if let Some(class) = unknown {
            return Err(format!("no class {class}"));
        }
        commune.classes = Attribute::of(classes.iter().map(|c| class(c)).collect());
    }
    if let Some(text) = &frame.da_cong_nhan {
        commune.held = Attribute::of(Some(held(level(text)?)));
    }
    for (id, text) in words(&case.so_lieu)? {
        answer(law, &mut commune, id, text)?;
    }
    if let Some(villages) = &case.thon {
        commune.villages = villages.iter().map(|v| read_village(law, v)).collect::<Result<_, _>>()?;
    }
    if case.cong_nhan.len() > commune.villages.len() {
        return Err("more recognitions (cong_nhan) than villages (thon)".into());
    }
    for (village, lists) in commune.villages.iter_mut().zip(&case.cong_nhan) {
        village.recognitions = lists.iter().map(|(list, text)| recognition(law, list, text)).collect::<Result<_, _>>()?;
    }
    for blank in &case.bo_trong {
        match blank.as_str() {
            "năm" => commune.year = Attribute::default(),
            "cấp" => commune.target = Attribute::default(),
            "diện" => commune.classes = Attribute::default(),
            other => return Err(format!("\"{other}\" cannot be left blank")),
        }
    }
    Ok(commune)
}

fn read_village(law: &Law, texts: &[String]) -> Result<ntm::commune::Village, String> {
    let items: Vec<_> = law.checklists.iter().flat_map(|c| &c.items).collect();
    let ends: Vec<usize> = law
        .checklists
        .iter()
        .scan(0, |sum, c| {
            *sum += c.items.len();
            Some(*sum)
        })
        .collect();
    if !ends.contains(&texts.len()) {
        return Err(format!("a village of {} answers, checklists end at {ends:?}", texts.len()));
    }
    let mut answers = BTreeMap::new();
    for (item, text) in items.into_iter().zip(texts) {
        if let Some(given) = given(law, &item.measure, text)? {
            answers.insert(item.measure.id.clone(), Answer::given(given));
        }
    }
    Ok(village(answers))
}

/// "12/QĐ-UBND; 2024-05-01": number and day of a decision, either may be left blank.
fn recognition(law: &Law, list: &str, text: &str) -> Result<(String, Recognition), String> {
    law.checklist(list).ok_or_else(|| format!("no checklist {list}"))?;
    let (decision, day) = text.split_once(';').ok_or_else(|| format!("\"{text}\" is no decision; day"))?;
    let day = Some(day.trim()).filter(|d| !d.is_empty());
    let date = day.map(|d| d.parse().map_err(|_| format!("{d} is no day"))).transpose()?;
    Ok((list.into(), Recognition { by: "UBND".into(), decision: decision.trim().into(), date, origin: None }))
}

/// Runs a case; what is wrong with it.
fn run(law: &Law, case: &Case, frame: &Frame) -> Result<Vec<String>, String> {
    let commune = commune(law, case, frame)?;
    let assessment = match assess(law, &commune, Options::default()) {
        Err(findings) => {
            let codes: Vec<&str> = findings.iter().map(|f| f.code.id()).collect();
            let right = codes == case.khong_xet && case.mong.is_empty();
            return Ok(if right { Vec::new() } else { vec![format!("cannot be judged: {codes:?}")] });
        }
        Ok(assessment) => assessment,
    };
    if !case.khong_xet.is_empty() {
        return Ok(vec!["was judged".into()]);
    }
    if case.mong.is_empty() {
        return Err("nothing is expected (mong)".into());
    }
    let mut wrong = Vec::new();
    for (key, expected) in words(&case.mong)? {
        let found = outcome(&assessment, key)?;
        let mut asked = expected.split(';').map(str::trim);
        let first = asked.next().unwrap_or_default();
        if found.word != first {
            wrong.push(format!("{key}: {}{}, expected {first}", found.word, found.why()));
        }
        wrong.extend(asked.filter(|a| !found.says(a)).map(|a| format!("{key}: expected \"{a}\", found {:?}", found.facts)));
    }
    wrong.extend(gaps_that_lie(law, &commune, &assessment));
    wrong.extend(counts_that_do_not_add_up(&assessment));
    if assess(law, &commune, Options::default()).as_ref() != Ok(&assessment) {
        wrong.push("judged twice, two results".into());
    }
    Ok(wrong)
}

fn counts_that_do_not_add_up(assessment: &Assessment) -> Vec<String> {
    let counts =
        assessment.sets.iter().flat_map(|s| [(s.level, s.counts, s.criteria.len()), (s.level, s.indicator_counts, s.indicators().count())]);
    let wrong = counts.filter(|(_, c, total)| c.met + c.not_met + c.undetermined + c.not_applicable != *total || c.total != *total);
    wrong.map(|(level, c, total)| format!("{level}: {c:?} of {total}")).collect()
}

/// What came out under one key, in the words of the case files.
struct Outcome {
    word: String,
    facts: Vec<String>,
}

impl Outcome {
    fn says(&self, asked: &str) -> bool {
        self.facts.iter().any(|f| f == asked)
    }

    fn why(&self) -> String {
        self.facts.iter().filter(|f| f.starts_with("vì ")).map(|f| format!(" ({f})")).collect()
    }
}

fn outcome(assessment: &Assessment, key: &str) -> Result<Outcome, String> {
    let set = |id: &str| {
        let level = Level::from_id(id).ok_or_else(|| format!("no set {id}"))?;
        assessment.sets.iter().find(|s| s.level == level).ok_or_else(|| format!("{id} was not judged"))
    };
    if let Some(id) = key.strip_prefix("đếm ") {
        let c = set(id)?.counts;
        let word = format!("{} đạt, {} chưa đạt, {} chưa xác định, {} không áp dụng", c.met, c.not_met, c.undetermined, c.not_applicable);
        return Ok(Outcome { word, facts: Vec::new() });
    }
    if let Some(id) = key.strip_prefix("thôn ") {
        return of_villages(assessment, id);
    }
    if let Some((id, number)) = key.split_once('#') {
        let criterion = set(id)?.criteria.iter().find(|c| c.number.to_string() == number).ok_or_else(|| format!("no {key}"))?;
        return Ok(of_finding(criterion.finding));
    }
    match key {
        "tiêu chí" => Ok(of_finding(assessment.criteria)),
        "xã" => Ok(of_finding(assessment.overall)),
        "cấp đạt" => Ok(Outcome { word: assessment.level_met.map_or("không", level_word).into(), facts: Vec::new() }),
        "thu hồi" => Ok(of_revocation(assessment)),
        _ if key.contains(':') => of_item(assessment, key),
        _ => Ok(of_finding(set(key)?.finding)),
    }
}

/// Counts of a checklist, how many villages are recognised, and the verdicts one by one.
fn of_villages(assessment: &Assessment, id: &str) -> Result<Outcome, String> {
    let list = assessment.villages.iter().find(|l| l.id == id).ok_or_else(|| format!("no checklist {id}"))?;
    let c = list.counts;
    let word = format!("{} đạt, {} chưa đạt, {} chưa xác định", c.met, c.not_met, c.undetermined);
    let verdicts = list.villages.iter().map(|v| verdict_word(v.verdict)).collect::<Vec<_>>().join(", ");
    let mut facts = vec![format!("công nhận {}", list.recognised), format!("từng thôn: {verdicts}")];
    for (at, village) in list.villages.iter().enumerate() {
        let failed: Vec<&str> = list.items_of(village, Verdict::NotMet).collect();
        facts.extend((!failed.is_empty()).then(|| format!("thôn {} trượt: {}", at + 1, failed.join(", "))));
    }
    Ok(Outcome { word, facts })
}

fn level_word(level: Level) -> &'static str {
    match level.id() {
        "basic" => "đạt chuẩn",
        "advanced" => "nâng cao",
        "model" => "kiểu mẫu",
        other => panic!("a level of other years: {other}"),
    }
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "đạt",
        Verdict::NotMet => "chưa đạt",
        Verdict::Undetermined => "chưa xác định",
        Verdict::NotApplicable => "không áp dụng",
    }
}

fn of_finding(finding: Finding) -> Outcome {
    let firmness = if finding.provisional { "tạm tính" } else { "chắc chắn" };
    Outcome { word: verdict_word(finding.verdict).into(), facts: vec![firmness.into()] }
}

fn of_revocation(assessment: &Assessment) -> Outcome {
    let Some(revocation) = &assessment.revocation else { return Outcome { word: "không xét".into(), facts: Vec::new() } };
    let word = match revocation.zone {
        Zone::Kept => "giữ vững",
        Zone::Unclear => "chưa rõ",
        Zone::WithoutThreshold => "thiếu mức",
        Zone::NotMaintained => "không duy trì",
        Zone::Possible => "có thể thu hồi",
        Zone::Certain => "thu hồi",
    };
    let facts = vec![
        format!("theo bộ {}", revocation.measured_by),
        format!("trượt {}", revocation.failed.len()),
        format!("chưa rõ {}", revocation.undetermined.len()),
        format!("tổng {}", revocation.total),
        format!("quan trọng {:?}", revocation.critical),
    ];
    Outcome { word: word.into(), facts }
}

fn of_item(assessment: &Assessment, key: &str) -> Result<Outcome, String> {
    let (of, part) = key.split_once('@').map_or((key, None), |(of, part)| (of, Some(part)));
    let reference = of.parse().map_err(|()| format!("{of} is no item"))?;
    let item = assessment.item(&reference).ok_or_else(|| format!("{of} was not judged"))?;
    let mut tests = item.judged.tests();
    let mut outcome = of_finding(item.finding);
    let mut cause = item.judged.cause.clone();
    if let Some(part) = part {
        tests.retain(|(test, _)| item.version.measures.iter().any(|m| m.id == test.measure && m.part == part));
        let [(_, judged)] = tests[..] else { return Err(format!("{key}: {} tests", tests.len())) };
        outcome = Outcome { word: verdict_word(judged.verdict).into(), facts: Vec::new() };
        cause.clone_from(&judged.cause);
    }
    outcome.facts.extend(cause.map(|c| format!("vì {}", cause_word(&c))));
    outcome.facts.extend(tests.iter().flat_map(|t| facts(item, t)));
    Ok(outcome)
}

fn cause_word(cause: &Cause) -> String {
    match cause {
        Cause::NoAnswer => "chưa có số liệu".into(),
        Cause::Unusable => "số liệu không dùng được".into(),
        Cause::FiguresDisagree => "số liệu không khớp".into(),
        Cause::NotApplicableRefused => "không được ghi không áp dụng".into(),
        Cause::NoThreshold(Missing::NotEntered) => "chưa có mức".into(),
        Cause::NoThreshold(Missing::Predicted(_)) => "mức dự đoán".into(),
        Cause::NoThreshold(Missing::LeftTo(authority)) if authority.is_empty() => "chờ mức".into(),
        Cause::NoThreshold(Missing::LeftTo(authority)) => format!("chờ mức của {authority}"),
        Cause::NoThreshold(Missing::RegionUnsettled) | Cause::RegionUnsettled => "chưa rõ vùng".into(),
        Cause::Open(authority) => format!("chờ quy định của {authority}"),
        Cause::Elsewhere => "tùy phần khác".into(),
    }
}

fn lookup_word(lookup: &Lookup) -> String {
    match lookup.as_ref().map(|r| &r.bound) {
        Ok(Bound::Met) => "đạt".into(),
        Ok(Bound::None) => "không".into(),
        Ok(Bound::Number(number)) => plain(number),
        Ok(Bound::Grade(_, word)) => word.clone(),
        Err(_) => "chưa có".into(),
    }
}

fn facts(_item: &ItemResult, (test, _): &(&JudgedTest, &Judged)) -> Vec<String> {
    let mut facts = vec![format!("mức {}", lookup_word(&test.threshold.lookup))];
    facts.extend(test.threshold.known().map(|found| format!("tin cậy {}", found.evidence.id())));
    facts.extend(test.threshold.known().filter(|found| found.widened).map(|_| "theo cách hiểu".to_string()));
    facts.extend(test.threshold.predicted().map(|found| {
        let verdict = test.if_predicted().map_or("không rõ", verdict_word);
        format!("dự đoán {}: {verdict}", lookup_word(&Ok(found.clone())))
    }));
    facts.extend(test.threshold.other_reading.iter().map(|(region, other)| format!("mức khác {} ({region})", lookup_word(other))));
    facts.extend(test.gap.as_ref().map(|gap| match gap {
        Gap::Add(n, unit) | Gap::Raise(n, unit) => format!("thiếu {} {unit}", plain(n)).trim_end().to_string(),
        Gap::Remove(n, unit) | Gap::Lower(n, unit) => format!("thừa {} {unit}", plain(n)).trim_end().to_string(),
        Gap::Grade(n, word) => format!("thiếu {n} bậc đến {word}"),
        Gap::Change => "phải đổi".into(),
    }));
    facts
}

/// Runs a file; how many cases it holds and what is wrong.
fn run_file(path: &Path) -> (usize, Vec<String>) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).expect("a readable file");
    let file: CaseFile = match toml::from_str(&text) {
        Ok(file) => file,
        Err(error) => return (0, vec![format!("{name}: {error}")]),
    };
    let mut wrong = Vec::new();
    if file.truong_hop.is_empty() {
        wrong.push(format!("{name}: no case"));
    }
    let mut shelves = BTreeMap::new();
    for (id, raw) in &file.luat {
        match raw.shelf() {
            Ok(shelf) => drop(shelves.insert(id.clone(), shelf)),
            Err(error) => wrong.push(format!("{name}, luat.{id}: {error}")),
        }
        if !file.truong_hop.iter().any(|c| c.frame(&file.mac_dinh).luat.as_ref() == Some(id)) {
            wrong.push(format!("{name}, luat.{id}: used by no case"));
        }
    }
    for (index, case) in file.truong_hop.iter().enumerate() {
        let frame = case.frame(&file.mac_dinh);
        if file.truong_hop[..index].iter().any(|c| c.ten == case.ten) {
            wrong.push(format!("{name}: two cases \"{}\"", case.ten));
        }
        let shelf = match &frame.luat {
            None => Some(&*BUILT_IN),
            Some(id) => shelves.get(id),
        };
        let law = shelf.ok_or_else(|| "no such law".to_string()).and_then(|s| {
            let province = frame.tinh.as_deref().unwrap_or_default();
            s.law(province, 2024).map_err(|_| format!("no province {province}"))
        });
        match law.and_then(|law| run(&law, case, &frame)) {
            Ok(found) => wrong.extend(found.into_iter().map(|w| format!("{name}, \"{}\": {w}", case.ten))),
            Err(error) => wrong.push(format!("{name}, \"{}\": {error}", case.ten)),
        }
    }
    (file.truong_hop.len(), wrong)
}

#[test]
fn every_case_of_the_law_comes_out_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/law");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("tests/law").map(|f| f.expect("an entry").path()).collect();
    files.sort();
    assert!(files.iter().all(|f| f.extension().is_some_and(|e| e == "toml")), "something else than cases in tests/law: {files:?}");
    let (counts, wrong): (Vec<usize>, Vec<Vec<String>>) = files.iter().map(|f| run_file(f)).unzip();
    let wrong = wrong.concat();
    assert!(
        wrong.is_empty(),
        "{} of the expectations of {} cases failed:\n{}",
        wrong.len(),
        counts.iter().sum::<usize>(),
        wrong.join("\n")
    );
}

/// Runs a file of this text.
fn run_text(text: &str) -> Vec<String> {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), text).expect("written");
    run_file(file.path()).1
}

/// A case of the built-in law that comes out right, with these lines instead of its own.
fn one_case(answers: &str, expected: &str, more: &str) -> Vec<String> {
    run_text(&format!(
        "[[truong_hop]]\nten = \"a\"\ntinh = \"Hà Nam\"\nnam = 2023\n{more}\nso_lieu = {{ {answers} }}\nmong = {{ {expected} }}\n"
    ))
}

#[test]
fn a_case_that_is_wrong_or_says_nothing_is_given() {
    let (answer, right) = ("\"basic:3.1\" = \"371/500\"", "\"basic:3.1\" = \"chưa đạt; thiếu 29 ha; mức 80; tạm tính\"");
    assert_eq!(one_case(answer, right, ""), Vec::<String>::new());
    let reported = [
        run_text(""),
        run_text("[mac_dinh]\nnam = 2023"),
        run_text("[luat.a]\ndat_chuan = \"\""),
        one_case(answer, right, "khac = 1"),
        one_case(answer, right, "cap = \"model\""),
        one_case(answer, right, "dien = [\"kv9\"]"),
        one_case(answer, right, "luat = \"khong-co\""),
        one_case(answer, right, "nen = \"đạt nửa\""),
        one_case(answer, "", ""),
        one_case("\"basic:3.9\" = \"80\"", right, ""),
        one_case("\"basic:3.1\" = \"tám mươi\"", right, ""),
        one_case(answer, "\"basic:3.1\" = \"đạt\"", ""),
        one_case(answer, "\"basic:3.1\" = \"chưa đạt; thiếu 28 ha\"", ""),
        one_case(answer, "\"basic:3.1\" = \"chưa đạt; chắc chắn\"", ""),
        one_case(answer, "\"basic:3.9\" = \"chưa đạt\"", ""),
        one_case(answer, "\"advanced:3.1\" = \"chưa đạt\"", ""),
        one_case(answer, "\"basic#20\" = \"chưa đạt\"", ""),
    ];
    for (index, wrong) in reported.iter().enumerate() {
        assert!(!wrong.is_empty(), "fault {index} was not reported");
    }
    let both = one_case(answer, "\"basic:3.1\" = \"đạt\", \"basic:3.2\" = \"đạt\"", "");
    assert_eq!(both.len(), 2, "{both:?}");
}

#[test]
fn a_count_of_parts_that_nobody_or_everybody_meets_is_no_law() {
    let law = |require: &str| {
        let test = "{ id = \"a\", op = \"met\", levels = [{ evidence = \"unverified\" }] }";
        let text = format!(
            "[[indicator]]\ncriterion = 1\ncode = \"1\"\nrequire = {require}\nmeasure = [{{ kind = \"yes_no\" }}]\ntest = [{test}]"
        );
        RawLaw { dat_chuan: Some(text), ..RawLaw::default() }.shelf()
    };
    assert!(law("{ at_least = 1, of = [\"a\"] }").is_ok());
    for require in ["{ at_least = 0, of = [\"a\"] }", "{ at_least = 2, of = [\"a\"] }", "{ all = [\"a\", { any = [] }] }"] {
        assert!(law(require).is_err_and(|e| e.contains("CriteriaRequirement")), "{require}");
    }
}

#[test]
fn a_paper_dated_after_an_amendment_names_what_would_be_judged_otherwise() {
    let law = BUILT_IN.law("Hà Nam", 2024).expect("a province");
    let mut commune = perfect(&law, basic(), 2023);
    answer(&law, &mut commune, "basic:13.1/htx", "Chưa đạt").expect("an answer");
    let reported = |paper: &str| {
        let options = Options { paper_date: paper.parse().ok(), ..Options::default() };
        let assessment = assess(&law, &commune, options).expect("judged");
        assert_eq!(verdict(&assessment, "basic:13.1"), Verdict::NotMet, "the paper's date decides nothing");
        assessment.findings.into_iter().find(|f| f.code.id() == "amendment-between").map(|f| format!("{f:?}"))
    };
    assert_eq!(reported("2024-02-29"), None);
    let named = reported("2024-03-01").expect("the amendment lies between");
    assert!(named.contains("basic:13.1") && !named.contains("basic:13.2"), "{named}");
}

#[test]
fn criteria_only_leaves_the_conditions_out_of_the_whole() {
    let law = BUILT_IN.law("Minh Họa", 2024).expect("a province");
    let mut commune = perfect(&law, basic(), 2024);
    answer(&law, &mut commune, "condition:no-dong", "5").expect("an answer");
    let overall = |criteria_only| {
        let options = Options { criteria_only, ..Options::default() };
        assess(&law, &commune, options).expect("judged").overall.verdict
    };
    assert_eq!((overall(false), overall(true)), (Verdict::NotMet, Verdict::Met));
}
