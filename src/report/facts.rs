//! Small facts about a case that several formats tell.

use super::Case;
use crate::assess::{Gap, ItemResult, JudgedTest, Revocation, Verdict};
use crate::commune::{Answer, Given, Value};
use crate::criteria::{Evidence, Kind, Measure, Readings, Region};
use crate::explain;
use crate::messages::Lang;
use crate::text::{Decimal, ids};

pub(super) fn region_name(regions: &[Region], id: &str) -> String {
    regions.iter().find(|r| r.id == id).map_or_else(|| id.to_string(), |r| r.name.clone())
}

/// The one region whose levels bind; `None` where that is not settled.
pub(super) fn effective(readings: &Readings) -> Option<&str> {
    match readings.regions.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// The readings of the target's own set.
pub(super) fn target_readings<'a>(case: &Case<'a>) -> Option<&'a Readings> {
    case.assessment.sets.last().map(|s| &*s.readings)
}

/// What there is of the answer to a measure.
#[derive(Clone, Copy)]
pub(super) enum Answered {
    Value,
    Missing,
    NotApplicable,
    Together,
    Unusable,
}

ids! {
    Answered:
    Value => "value",
    Missing => "missing",
    NotApplicable => "not_applicable",
    Together => "together",
    Unusable => "unusable",
}

impl Answered {
    /// A measure, by its value if it has one: a count of villages has no cell of its own.
    pub fn to(case: &Case, item: &ItemResult, measure: &Measure) -> Self {
        let answer = || case.commune.answers.get(&measure.id);
        if value(case, item, measure).is_some() { Self::Value } else { Self::of(answer()) }
    }

    /// By what is in its cells.
    fn of(answer: Option<&Answer>) -> Self {
        match answer.map(|a| &a.given) {
            None => Self::Missing,
            Some(Given::Value(_)) => Self::Value,
            Some(Given::NotApplicable(_)) => Self::NotApplicable,
            Some(Given::Together(_)) => Self::Together,
            Some(Given::Unusable) => Self::Unusable,
        }
    }
}

/// The value of a measure: the answer's, or what was counted in the villages.
pub(super) fn value<'a>(case: &Case<'a>, item: &'a ItemResult, measure: &Measure) -> Option<&'a Value> {
    if measure.kind == Kind::Villages {
        return item.judged.tests().into_iter().find(|(t, _)| t.measure == measure.id).and_then(|(t, _)| t.value.as_ref());
    }
    match case.commune.answers.get(&measure.id).map(|a| &a.given) {
        Some(Given::Value(value)) => Some(value),
        _ => None,
    }
}

/// How many decimals a ratio is rounded to for reading.
const RATIO_PLACES: i64 = 6;

/// The rate of a ratio in per cent, as programs read it; none of nothing.
pub(super) fn quotient(numerator: &Decimal, denominator: &Decimal) -> Option<Decimal> {
    (numerator * &Decimal::from(100)).quotient(denominator, RATIO_PLACES)
}

/// What can be reckoned with: a number, or the rate of a ratio in per cent.
pub(super) fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::Ratio { numerator, denominator } => quotient(numerator, denominator),
        Value::YesNo(_) | Value::Grade(..) => None,
    }
}

pub(super) fn measure_of<'a>(item: &'a ItemResult, test: &JudgedTest) -> Option<&'a Measure> {
    item.measure(&test.measure)
}

/// Why an item has the verdict it has, in words; nothing where it is met.
pub(super) fn reason(lang: Lang, case: &Case, item: &ItemResult) -> Option<String> {
    let measures = &item.version.measures;
    match item.finding.verdict {
        Verdict::Met => None,
        Verdict::NotMet => {
            let gaps = explain::gaps(lang, measures, &item.judged);
            let words = if gaps.is_empty() { explain::requirement(lang, measures, &item.judged) } else { gaps.join("; ") };
            Some(words)
        }
        Verdict::Undetermined => Some(explain::verdict_word(lang, Verdict::Undetermined, item.judged.cause.as_ref())),
        Verdict::NotApplicable => {
            let reasons = measures.iter().filter_map(|m| not_applicable(case, m));
            let reasons: Vec<&str> = reasons.filter(|r| !r.is_empty()).collect();
            Some(if reasons.is_empty() { lang.text("report-nothing-counted") } else { reasons.join("; ") })
        }
    }
}

/// Where a recognised commune is on revocation: the zone with its counts, then the criteria that decide it.
pub(super) fn revocation(lang: Lang, revocation: &Revocation) -> Vec<String> {
    let counts = [
        ("failed", revocation.failed.len().into()),
        ("undetermined", revocation.undetermined.len().into()),
        ("total", revocation.total.into()),
        ("level", explain::level(lang, revocation.measured_by).into()),
    ];
    let zone = format!("{} {}", explain::zone(lang, revocation), lang.say("report-revocation-count", &counts));
    let list = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let named = [
        ("report-revocation-failed", &revocation.failed),
        ("report-revocation-undetermined", &revocation.undetermined),
        ("report-revocation-critical", &revocation.critical),
    ];
    let named = named.into_iter().filter(|(_, numbers)| !numbers.is_empty());
    let line = |(id, numbers): (&str, &Vec<u32>)| lang.say(id, &[("count", numbers.len().into()), ("numbers", list(numbers).into())]);
    std::iter::once(zone).chain(named.map(line)).collect()
}

/// The reason given for "không áp dụng".
pub(super) fn not_applicable<'a>(case: &Case<'a>, measure: &Measure) -> Option<&'a str> {
    match case.commune.answers.get(&measure.id).map(|a| &a.given) {
        Some(Given::NotApplicable(reason)) => Some(reason),
        _ => None,
    }
}

/// "1 chưa đạt, 2 chưa có số liệu": whatever is not met, counted by its word.
pub(super) fn rest(lang: Lang, words: impl IntoIterator<Item = String>) -> String {
    let mut counted: Vec<(String, usize)> = Vec::new();
    for word in words {
        let word = word.to_lowercase();
        match counted.iter_mut().find(|(w, _)| *w == word) {
            Some((_, n)) => *n += 1,
            None => counted.push((word, 1)),
        }
    }
    let one = |(word, n): &(String, usize)| lang.say("report-rest", &[("count", (*n).into()), ("word", word.as_str().into())]);
    counted.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A threshold, or a village checklist, that a verdict rests on.
pub(super) struct Used<'a> {
    /// Whose.
    pub item: &'a ItemResult,
    /// How far it is trusted.
    pub evidence: Evidence,
}

/// Every threshold found while judging, checklists included.
pub(super) fn thresholds_used<'a>(case: &Case<'a>) -> Vec<Used<'a>> {
    let mut used = Vec::new();
    for item in case.assessment.items() {
        for (test, _) in item.judged.tests() {
            used.extend(test.threshold.known().map(|r| Used { item, evidence: r.evidence }));
            let list = measure_of(item, test).and_then(|m| case.law.checklist(&m.checklist));
            used.extend(list.map(|l| Used { item, evidence: l.evidence }));
        }
    }
    used
}

/// Amount and unit of a gap. Grades are counted in steps, without a unit.
pub(super) fn gap_facts(gap: &Gap) -> (Option<Decimal>, Option<&str>) {
    match gap {
        Gap::Add(n, unit) | Gap::Remove(n, unit) | Gap::Raise(n, unit) | Gap::Lower(n, unit) => (Some(n.clone()), Some(unit)),
        Gap::Grade(steps, _) => (Some(Decimal::from(*steps as i64)), None),
        Gap::Change => (None, None),
    }
}
