//! Communes and small laws for tests, written in words: "371/400", "Không áp dụng: không có chợ".

use std::collections::BTreeMap;

use ntm::assess::{Assessment, Gap, Options, Verdict, assess};
use ntm::commune::{Answer, Attribute, ClassEntry, Commune, Given, Held, Value, Village};
use ntm::criteria::{Bound, Content, Item, Kind, Law, LawSource, Level, Measure, Op, Shelf, Test, Version};
use ntm::text::{Decimal, fold};

/// An exact decimal, written with a comma or a point.
pub fn number(text: &str) -> Option<Decimal> {
    text.trim().replace(',', ".").parse().ok()
}

/// A decimal as these tests write it: "6,5".
pub fn plain(number: &Decimal) -> String {
    number.plain().replace('.', ",")
}

/// The levels of the program, lowest first.
pub fn levels() -> [Level; 3] {
    ["basic", "advanced", "model"].map(|id| Level::from_id(id).expect("a level of the program"))
}

/// Xã đạt chuẩn NTM.
pub fn basic() -> Level {
    levels()[0]
}

/// Xã đạt chuẩn NTM nâng cao.
pub fn advanced() -> Level {
    levels()[1]
}

/// Xã đạt chuẩn NTM kiểu mẫu.
pub fn model() -> Level {
    levels()[2]
}

/// The built-in shelf.
pub fn built_in() -> Shelf {
    Shelf::open(&[]).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// A small law as a case file writes it; what goes without saying is filled in.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLaw {
    /// The nation's file; the built-in one if absent.
    pub quoc_gia: Option<String>,
    /// Indicators of the basic set.
    pub dat_chuan: Option<String>,
    /// Indicators of the advanced set.
    pub nang_cao: Option<String>,
    /// Indicators of the model set.
    pub kieu_mau: Option<String>,
    /// A province's overlay.
    pub tinh: Option<String>,
    /// A later decision of the same province.
    pub tinh_sau: Option<String>,
}

impl RawLaw {
    /// The checked shelf of this law.
    pub fn shelf(&self) -> Result<Shelf, String> {
        let nation = self.quoc_gia.clone().unwrap_or_else(|| include_str!("../../criteria/nation.toml").to_string());
        let mut files = vec![LawSource { name: "quoc-gia".into(), text: nation }];
        let sets = [(basic(), &self.dat_chuan), (advanced(), &self.nang_cao), (model(), &self.kieu_mau)];
        for (level, text) in sets {
            if let Some(text) = text {
                files.push(LawSource { name: level.to_string(), text: whole_set(level, text)? });
            }
        }
        files.extend(self.tinh.iter().chain(&self.tinh_sau).map(|text| LawSource { name: "tinh".into(), text: text.clone() }));
        Shelf::of(&files).map_err(|findings| format!("{findings:#?}"))
    }
}

/// A set of which only the indicators are written: header, criteria, dates and names are filled in.
fn whole_set(level: Level, text: &str) -> Result<String, String> {
    let mut set: toml::Table = toml::from_str(text).map_err(|e| e.to_string())?;
    let missing = |table: &mut toml::Table, key: &str, value: toml::Value| {
        table.entry(key.to_string()).or_insert(value);
    };
    let word = |text: &str| toml::Value::String(text.to_string());
    let day: toml::Value = "2022-03-08".parse::<toml::value::Datetime>().expect("a day").into();
    let period = toml::Table::from_iter([("from".to_string(), 2021.into()), ("to".to_string(), 2025.into())]);
    let mut numbers = Vec::new();
    for indicator in set.get_mut("indicator").and_then(|i| i.as_array_mut()).ok_or("no indicator")? {
        let table = indicator.as_table_mut().ok_or("an indicator is a table")?;
        missing(table, "from", day.clone());
        missing(table, "name", word("Chỉ tiêu thử"));
        missing(table, "decision", word("QĐ thử"));
        numbers.extend(table.get("criterion").and_then(toml::Value::as_integer));
    }
    numbers.sort_unstable();
    numbers.dedup();
    let criteria =
        numbers.into_iter().map(|n| toml::Table::from_iter([("number".into(), n.into()), ("name".into(), word("Tiêu chí thử"))]));
    missing(&mut set, "criterion", toml::Value::Array(criteria.map(toml::Value::Table).collect()));
    missing(&mut set, "id", word(&format!("thu-{level}")));
    missing(&mut set, "level", word(level.id()));
    missing(&mut set, "version", word("1"));
    missing(&mut set, "title", word("Bộ tiêu chí thử"));
    missing(&mut set, "period", toml::Value::Table(period));
    toml::to_string(&set).map_err(|e| e.to_string())
}

/// Every item of a law, conditions last.
pub fn items(law: &Law) -> impl Iterator<Item = &Item> {
    law.sets.values().flat_map(|s| s.indicators().map(|(_, i)| i)).chain(&law.nation.conditions)
}

/// Every version of every item.
pub fn versions(law: &Law) -> impl Iterator<Item = &Version> {
    items(law).flat_map(|i| i.versions.iter().map(|v| &**v))
}

/// Every measure of a law by id, village items not among them.
pub fn measures(law: &Law) -> BTreeMap<String, Measure> {
    versions(law).flat_map(|v| &v.measures).map(|m| (m.id.clone(), m.clone())).collect()
}

/// Every test of a measure, wherever it is used.
pub fn tests_of<'a>(law: &'a Law, measure: &str) -> Vec<&'a Test> {
    versions(law).flat_map(|v| v.requirement.tests()).filter(|t| t.measure == measure).collect()
}

/// What is in a cell; `None` when it is blank.
pub fn given(law: &Law, measure: &Measure, text: &str) -> Result<Option<Given>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text == "sai" {
        return Ok(Some(Given::Unusable));
    }
    if let Some(reason) = text.strip_prefix("Không áp dụng") {
        return Ok(Some(Given::NotApplicable(reason.trim_start_matches(':').trim().to_string())));
    }
    value(law, measure, text).map(|v| Some(Given::Value(v))).ok_or_else(|| format!("\"{text}\" is no answer of {}", measure.id))
}

fn value(law: &Law, measure: &Measure, text: &str) -> Option<Value> {
    if measure.kind == Kind::Grade {
        let rank = law.nation.scales.get(&measure.scale)?.iter().position(|w| fold(w) == fold(text))?;
        return Some(Value::Grade(rank, text.to_string()));
    }
    match text {
        "Đạt" | "Có" => return Some(Value::YesNo(true)),
        "Chưa đạt" | "Không" => return Some(Value::YesNo(false)),
        _ => {}
    }
    match text.split_once('/') {
        Some((n, d)) => Some(Value::Ratio { numerator: number(n)?, denominator: number(d)? }),
        None => number(text).map(Value::Number),
    }
}

/// The best answer a measure can have, whatever its threshold; 3 for what has none, such as the number of schools.
pub fn best(law: &Law, measure: &Measure) -> Option<Value> {
    let op = tests_of(law, &measure.id).first().map(|t| t.op);
    let ratio = |n: i64| Value::Ratio { numerator: Decimal::from(n), denominator: Decimal::from(1000) };
    let at_most = matches!(op, Some(Op::AtMost | Op::None));
    Some(match measure.kind {
        Kind::YesNo => Value::YesNo(op != Some(Op::None)),
        Kind::Rate => ratio(if at_most { 0 } else { 1000 }),
        Kind::Number | Kind::Count if op.is_none() => Value::Number(Decimal::from(3)),
        Kind::Number | Kind::Count if at_most => Value::Number(Decimal::zero()),
        Kind::Number | Kind::Count => Value::Number(measure.most.clone().unwrap_or_else(|| Decimal::from(1_000_000))),
        Kind::Grade => {
            let scale = law.nation.scales.get(&measure.scale)?;
            Value::Grade(scale.len() - 1, scale.last()?.clone())
        }
        Kind::Villages => return None,
    })
}

/// A commune of a class "không thuộc diện nào", not recognised, with the best answer to everything.
pub fn perfect(law: &Law, target: Level, year: i16) -> Commune {
    let mut commune = empty(target, year);
    for measure in measures(law).values() {
        if let Some(value) = best(law, measure) {
            commune.answers.insert(measure.id.clone(), Answer::of(value));
        }
    }
    let mut villages = vec![BTreeMap::new(); 2];
    for item in law.checklists.iter().flat_map(|c| &c.items) {
        for village in &mut villages {
            village.insert(item.measure.id.clone(), Answer::of(best_of_village(&item.test.op, &item.test.levels[0].content)));
        }
    }
    commune.villages = villages.into_iter().map(village).collect();
    commune
}

fn best_of_village(op: &Op, content: &Content) -> Value {
    match (op, content) {
        (Op::Met, _) => Value::YesNo(true),
        (Op::None, _) => Value::YesNo(false),
        (_, Content::Bound(Bound::Number(number))) => Value::Number(number.clone()),
        _ => panic!("a village item of another kind"),
    }
}

/// A village of these answers.
pub fn village(answers: BTreeMap<String, Answer>) -> Village {
    Village { name: "Thôn".into(), answers, ..Village::default() }
}

/// A commune without any answer.
pub fn empty(target: Level, year: i16) -> Commune {
    Commune {
        target: Attribute::of(target),
        year: Attribute::of(year),
        held: Attribute::of(None),
        classes: Attribute::of(vec![class("khong")]),
        ..Commune::default()
    }
}

/// A class that always holds.
pub fn class(id: &str) -> ClassEntry {
    ClassEntry { class: id.into(), document: String::new(), from: None, to: None }
}

/// A level held.
pub fn held(level: Level) -> Held {
    Held { level, year: None, decision: String::new(), date: None }
}

/// Writes an answer, behind " ghi " the rate typed next to its numerator and denominator; blank removes it.
pub fn answer(law: &Law, commune: &mut Commune, measure: &str, text: &str) -> Result<(), String> {
    let known = measures(law);
    let measure = known.get(measure).ok_or_else(|| format!("no measure {measure}"))?;
    let (text, typed) = text.split_once(" ghi ").map_or((text, None), |(text, rate)| (text, Some(rate)));
    let typed_rate = typed.map(|rate| number(rate).ok_or_else(|| format!("\"{rate}\" is no rate"))).transpose()?;
    match given(law, measure, text)? {
        Some(given) => commune.answers.insert(measure.id.clone(), Answer { typed_rate, ..Answer::given(given) }),
        None => commune.answers.remove(&measure.id),
    };
    Ok(())
}

/// Judges, when the commune can be judged.
pub fn judge(law: &Law, commune: &Commune) -> Assessment {
    assess(law, commune, Options::default()).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// The verdict of an indicator or condition.
pub fn verdict(assessment: &Assessment, of: &str) -> Verdict {
    let reference = of.parse().expect("a reference");
    assessment.item(&reference).unwrap_or_else(|| panic!("{of} was not judged")).finding.verdict
}

/// A value with its gap made good, `less` steps short of it.
fn made_good(value: &Value, gap: &Gap, step: &Decimal, less: i64) -> Option<Value> {
    let short = step * &Decimal::from(less);
    Some(match (value, gap) {
        (Value::Ratio { numerator, denominator }, Gap::Add(n, _)) => {
            Value::Ratio { numerator: numerator + &(n - &short), denominator: denominator.clone() }
        }
        (Value::Ratio { numerator, denominator }, Gap::Remove(n, _)) => {
            Value::Ratio { numerator: numerator - &(n - &short), denominator: denominator.clone() }
        }
        (Value::Number(number), Gap::Raise(n, _)) => Value::Number(number + &(n - &short)),
        (Value::Number(number), Gap::Lower(n, _)) => Value::Number(number - &(n - &short)),
        (Value::Grade(rank, word), Gap::Grade(n, _)) => Value::Grade(rank + n - less as usize, word.clone()),
        (Value::YesNo(yes), Gap::Change) if less == 0 => Value::YesNo(!yes),
        _ => return None,
    })
}

/// Every gap reported must be the gap: making it good flips the test, one step less does not.
pub fn gaps_that_lie(law: &Law, commune: &Commune, assessment: &Assessment) -> Vec<String> {
    let known = measures(law);
    let mut lies = Vec::new();
    for item in assessment.items() {
        for (at, (test, judged)) in item.judged.tests().into_iter().enumerate() {
            let (Some(gap), Some(value)) = (&test.gap, &test.value) else {
                let comparable = judged.verdict == Verdict::NotMet && known[&test.measure].kind != Kind::Villages;
                if comparable {
                    lies.push(format!("{}: {} is not met and tells no gap", item.item, test.measure));
                }
                continue;
            };
            for (less, wanted) in [(0, Verdict::Met), (1, Verdict::NotMet)] {
                let Some(better) = made_good(value, gap, &known[&test.measure].step, less) else {
                    if less == 0 {
                        lies.push(format!("{}: {gap:?} does not fit {value:?}", item.item));
                    }
                    continue;
                };
                let mut other = commune.clone();
                other.answers.insert(test.measure.clone(), Answer::of(better.clone()));
                let found = test_again(&judge(law, &other), item, at);
                if found != Some(wanted) {
                    lies.push(format!("{}: {value:?} with {gap:?} less {less} steps is {better:?}: {found:?}", item.item));
                }
            }
        }
    }
    lies
}

/// The same comparison of another judgement; the shape of a requirement stays when a judged value changes.
fn test_again(assessment: &Assessment, item: &ntm::assess::ItemResult, at: usize) -> Option<Verdict> {
    assessment.item(&item.item)?.judged.tests().get(at).map(|(_, judged)| judged.verdict)
}
