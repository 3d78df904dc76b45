//! Phrases about what separates a commune from a level.

use super::{gaps, named, requirement, value, verdict_word, with_unit};
use crate::assess::{Cause, CostLine, Estimate, ItemResult, Lack, Lacking, Need, Part, Verdict, amount, lacks};
use crate::commune::{Commune, Given, Supposition};
use crate::criteria::{Kind, Law, Measure};
use crate::messages::Lang;
use crate::text::Decimal;

/// Everything missing to an item: its gaps, then figures, thresholds and whatever else it waits for.
pub fn missing(lang: Lang, item: &ItemResult) -> Vec<String> {
    let measures = &item.version.measures;
    let mut said = match item.finding.verdict {
        Verdict::NotMet => gaps(lang, measures, &item.judged),
        _ => Vec::new(),
    };
    if let (Part::AtLeast(..), true) = (&item.judged.part, said.len() > 1) {
        let enough = lang.say("plan-enough", &[("count", item.judged.needed().into())]);
        said.iter_mut().take(1).for_each(|first| *first = format!("{enough} {first}"));
    }
    for lacking in lacks(item) {
        let words = lack(lang, measures, &lacking);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    if said.is_empty() {
        said.push(requirement(lang, measures, &item.judged));
    }
    said
}

fn lack(lang: Lang, measures: &[Measure], lacking: &Lacking) -> String {
    let predicted = lacking.test.and_then(|test| super::predicted(lang, test)).filter(|_| lacking.lack == Lack::Threshold);
    let words = match lacking.lack {
        Lack::Threshold if predicted.is_some() => predicted.unwrap_or_default(),
        Lack::Threshold if lacking.authority.is_empty() => lang.text("require-missing"),
        Lack::Threshold => lang.say("require-left-to", &[("authority", lacking.authority.into())]),
        Lack::Elsewhere => requirement(lang, measures, lacking.judged),
        Lack::Wrong if lacking.judged.cause == Some(Cause::FiguresDisagree) => lang.text("verdict-figures-disagree").to_lowercase(),
        other => lang.text(&format!("plan-lack-{}", other.id())),
    };
    let measure = lacking.test.and_then(|t| measures.iter().find(|m| m.id == t.measure));
    measure.map_or_else(|| words.clone(), |m| named(measures, m, &words))
}

/// "Chưa đạt", "Chưa có số liệu": the heading of the items of one need.
pub fn need(lang: Lang, need: Need) -> String {
    lang.text(&format!("plan-need-{}", need.id()))
}

/// The name of a measure: of its part where its item has several, else of the item.
pub fn measure_name(law: &Law, id: &str) -> Option<(String, Measure)> {
    let items = law.sets.values().flat_map(|s| s.indicators().map(|(_, i)| i)).chain(&law.nation.conditions);
    let versions = items.flat_map(|i| i.versions.iter().rev());
    versions.flat_map(|v| v.measures.iter().map(move |m| (v, m))).find(|(_, m)| m.id == id).map(|(version, measure)| {
        let name = if measure.name.is_empty() { version.name.clone() } else { measure.name.clone() };
        (name, measure.clone())
    })
}

/// What is supposed of a measure, and what its answer is: "80 % (đang là 75 %)".
pub fn supposed(lang: Lang, commune: &Commune, measure: &Measure, supposition: &Supposition) -> String {
    let present = commune.answers.get(&measure.id).map(|a| &a.given);
    let present = present.map_or_else(|| lang.text("verdict-no-answer"), |g| given(lang, measure, g));
    lang.say("plan-supposed", &[("value", given(lang, measure, &supposition.given).into()), ("present", present.into())])
}

/// What was given for a measure, whatever its threshold.
pub fn given(lang: Lang, measure: &Measure, given: &Given) -> String {
    match given {
        Given::Value(found) => value(lang, measure, found, None),
        Given::NotApplicable(reason) if reason.is_empty() => verdict_word(lang, Verdict::NotApplicable, None),
        Given::NotApplicable(reason) => format!("{} ({reason})", verdict_word(lang, Verdict::NotApplicable, None)),
        Given::Together(found) => super::together(lang, found),
        Given::Unusable => lang.text("verdict-unusable"),
    }
}

/// The unit a gap of a measure is known in, which a unit cost is for: "hộ", "km", "bậc", "lần".
pub fn unit(lang: Lang, measure: &Measure) -> String {
    match measure.kind {
        Kind::Rate => measure.counted.clone(),
        Kind::Number | Kind::Count | Kind::Villages => measure.unit.clone(),
        Kind::Grade => lang.text("plan-unit-grade"),
        Kind::YesNo => lang.text("plan-unit-once"),
    }
}

/// "37 hộ × 12 = 444 triệu đồng (ngân sách xã)".
pub fn cost_line(lang: Lang, measure: &Measure, line: &CostLine) -> String {
    let facts = [
        ("amount", with_unit(lang, &line.amount, &unit(lang, measure)).into()),
        ("cost", (&line.cost.cost).into()),
        ("total", line.total().into()),
        ("fund", fund(lang, &line.cost.fund).into()),
    ];
    lang.say("plan-cost", &facts)
}

/// A source of funds; "chưa ghi nguồn" where none was reported.
pub fn fund(lang: Lang, name: &str) -> String {
    if name.is_empty() { lang.text("plan-fund-none") } else { name.to_string() }
}

/// How an item's cost was computed, and why it was not: in full sentences for screen and roadmap.
pub fn estimate(lang: Lang, item: &ItemResult, estimate: &Estimate) -> Vec<String> {
    let measure = |id: &str| item.version.measures.iter().find(|m| m.id == id);
    let mut said: Vec<String> = Vec::new();
    said.extend(estimate.cheapest.then(|| lang.text("plan-cheapest")));
    let phrase = |line: &CostLine| {
        let of = measure(&line.cost.measure)?;
        Some(named(&item.version.measures, of, &cost_line(lang, of, line)))
    };
    said.extend(estimate.lines.iter().filter_map(phrase));
    let left: Vec<String> = estimate.unpriced.iter().filter_map(|id| measure(id).map(|m| m.name.clone())).collect();
    let facts = [("names", left.join(", ").into())];
    said.extend((!left.is_empty() && !estimate.lines.is_empty()).then(|| lang.say("plan-unpriced", &facts)));
    said
}

/// The amounts missing to an item with the measures they are of, where they are numbers.
pub fn amounts(item: &ItemResult) -> Vec<(&Measure, Decimal)> {
    let tests = item.judged.tests().into_iter();
    let found = tests.filter_map(|(test, _)| {
        let measure = item.version.measures.iter().find(|m| m.id == test.measure)?;
        Some((measure, amount(measure, test.gap.as_ref()?)?))
    });
    found.collect()
}
