//! Phrases about a judgement that screen, HTML and documents share: the word for a verdict, what is
//! required, what was found, what is missing. Sentences come from `messages`.

mod authority;
mod codes;
mod communes;
mod comparison;
mod decree;
mod dossier;
pub mod findings;
mod gaps;
mod history;
mod narrative;
mod procedure;
mod progress;
mod understanding;

use crate::assess::{Assessment, Cause, Counts, Finding, Gap, ItemResult, Judged, JudgedTest, Part, Revocation, Verdict, Zone};
use crate::commune::{Commune, Given, Ruling, Special, Value};
use crate::criteria::{Bound, Evidence, Kind, Level, Lookup, Measure, Missing, Op, Resolved, Step};
use crate::messages::Lang;
use crate::text::{Date, Decimal};

pub use authority::{authority, authority_lines, step, steps};
pub use codes::{ask_above, code, codes, criterion_word, provisional, title};
pub use communes::{because, criteria_with, sets_met};
pub use comparison::{crossed, distances, margin, margin_bounds, other_sets, requirements, why};
pub use decree::decree;
pub use dossier::{
    attestations, authorities, criterion_note, dated, documents, documents_in_brief, named_unit, notes, own_authority, paper_number,
    place_and_date,
};
pub use gaps::{amounts, cost_line, estimate, fund, given, measure_name, missing, need, supposed, unit};
pub use history::{
    GAP, alone_years, asked_of, change, change_asked, changed_code, falling, falling_asked, falling_points, falling_value, falling_word,
    figures_of, line_name, sets_met_in, year,
};
pub use narrative::{Chapter, chapters, criterion, told};
pub use procedure::{duty_asked, duty_done, duty_lacks, duty_source, least, places};
pub use progress::*;
pub use understanding::{answer_of, read_of};

/// "Đạt", "Chưa đạt", "Chưa có số liệu" …: a verdict with the reason why there is none.
pub fn verdict_word(lang: Lang, verdict: Verdict, cause: Option<&Cause>) -> String {
    lang.text(verdict_id(verdict, cause))
}

/// Message id of [`verdict_word`]; the form's formulas show the same words.
pub fn verdict_id(verdict: Verdict, cause: Option<&Cause>) -> &'static str {
    match (verdict, cause) {
        (Verdict::Met, _) => "verdict-met",
        (Verdict::NotMet, _) => "verdict-not-met",
        (Verdict::NotApplicable, _) => "verdict-not-applicable",
        (Verdict::Undetermined, Some(Cause::NoAnswer)) => "verdict-no-answer",
        (Verdict::Undetermined, Some(Cause::Unusable | Cause::NotApplicableRefused)) => "verdict-unusable",
        (Verdict::Undetermined, Some(Cause::FiguresDisagree)) => "verdict-figures-disagree",
        (Verdict::Undetermined, Some(Cause::NoThreshold(Missing::RegionUnsettled) | Cause::RegionUnsettled)) => "verdict-region-unsettled",
        (Verdict::Undetermined, Some(Cause::NoThreshold(_) | Cause::Open(_))) => "verdict-no-threshold",
        (Verdict::Undetermined, Some(Cause::Elsewhere) | None) => "verdict-undetermined",
    }
}

/// A verdict word, "(tạm tính)" behind it when provisional.
pub fn finding_word(lang: Lang, finding: Finding, cause: Option<&Cause>) -> String {
    provisional(lang, verdict_word(lang, finding.verdict, cause), finding.provisional)
}

/// "xã nông thôn mới nâng cao".
pub fn level(lang: Lang, level: Level) -> String {
    level.name(lang).to_string()
}

/// "NTM nâng cao".
pub fn level_short(lang: Lang, level: Level) -> String {
    level.short(lang).to_string()
}

/// "1.1", of a set of a later period "1.1 (2026)": where things of several periods are shown together.
pub fn with_series(text: &str, series: &str) -> String {
    if series.is_empty() { text.to_string() } else { format!("{text} ({series})") }
}

/// "theo báo chí".
pub fn evidence(lang: Lang, evidence: Evidence) -> String {
    lang.text(&format!("evidence-{}", evidence.id()))
}

/// "huyện thẩm tra": a step in few words; the heading of its column where the data has none.
pub fn step_name(lang: Lang, step: &Step) -> String {
    let own = if lang == Lang::Vi { &step.short } else { &step.english };
    if own.is_empty() { step.result.clone() } else { own.clone() }
}

/// The word for what an appraiser found.
pub fn ruling(lang: Lang, ruling: Ruling) -> String {
    let id = match ruling {
        Ruling::Met => "verdict-met",
        Ruling::NotMet => "verdict-not-met",
        Ruling::NotApplicable => "verdict-not-applicable",
    };
    lang.text(id)
}

/// "30 đạt + 2 chưa đạt + 1 chưa kết luận được + 0 không áp dụng = 33".
pub fn sum(lang: Lang, id: &str, counts: Counts) -> String {
    let facts = [
        ("met", counts.met.into()),
        ("not_met", counts.not_met.into()),
        ("undetermined", counts.undetermined.into()),
        ("not_applicable", counts.not_applicable.into()),
        ("total", counts.total.into()),
    ];
    lang.say(id, &facts)
}

/// "18/19 tiêu chí đạt, 94,74 %".
pub fn criteria_met(lang: Lang, counts: Counts) -> String {
    let facts = [("met", counts.met.into()), ("total", counts.total.into()), ("share", (&share(counts.met, counts.total)).into())];
    lang.say("t1-criteria-met", &facts)
}

/// Where a recognised commune is on revocation, "(tạm tính)" behind it when provisional.
pub fn zone(lang: Lang, revocation: &Revocation) -> String {
    provisional(lang, lang.text(&format!("zone-{}", revocation.zone.id())), revocation.provisional)
}

/// A zone of revocation inside a line; none where a commune is not recognised.
pub fn zone_name(lang: Lang, zone: Option<Zone>) -> String {
    let id = zone.map_or_else(|| "zone-none".to_string(), |z| format!("zone-{}", z.id()));
    lang.text(&id).trim_end_matches('.').to_string()
}

/// An item as it was judged at one of two points: "Chưa đạt: 95,5 % (382/400 hộ)". A yes or no says no more than the verdict.
pub fn state(lang: Lang, item: &ItemResult) -> String {
    let word = finding_word(lang, item.finding, item.judged.cause.as_ref());
    let tells = |test: &JudgedTest| test.value.as_ref().is_some_and(|v| !matches!(v, Value::YesNo(_)));
    if !item.judged.tests().into_iter().any(|(t, _)| tells(t)) {
        return word;
    }
    format!("{word}: {}", judged_values(lang, &item.version.measures, &item.judged).join("; "))
}

/// A unit put behind a number: "%" and words alike after one space, nothing after nothing.
pub fn with_unit(lang: Lang, number: &Decimal, unit: &str) -> String {
    let number = lang.number(number);
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

/// What a threshold asks: "≥ 80 %", "Đạt", "Chưa có mức đạt chuẩn (UBND cấp tỉnh quy định)".
pub fn bound(lang: Lang, op: Op, unit: &str, lookup: &Lookup) -> String {
    match lookup {
        Err(Missing::NotEntered) => lang.text("require-missing"),
        Err(Missing::LeftTo(authority)) if authority.is_empty() => lang.text("require-missing"),
        Err(Missing::LeftTo(authority)) => lang.say("require-left-to", &[("authority", authority.as_str().into())]),
        Err(Missing::RegionUnsettled) => lang.text("require-region-unsettled"),
        Err(Missing::Predicted(found)) => lang.say("require-predicted", &[("bound", asked(lang, op, unit, &found.bound).into())]),
        Ok(resolved) => asked(lang, op, unit, &resolved.bound),
    }
}

/// "≥ 80 %", "Đạt"; as the law says it, "Khá trở lên" and "100 %".
pub fn asked(lang: Lang, op: Op, unit: &str, bound: &Bound) -> String {
    let words = match bound {
        Bound::Met => return lang.text("require-met"),
        Bound::None => return lang.text("require-none"),
        Bound::Number(number) if op == Op::AtLeast && is_whole(number, unit) => return with_unit(lang, number, unit),
        Bound::Number(number) => with_unit(lang, number, unit),
        Bound::Grade(_, word) => return lang.say("require-grade", &[("word", word.as_str().into())]),
    };
    let id = if op == Op::AtMost { "require-at-most" } else { "require-at-least" };
    lang.say(id, &[("bound", words.into())])
}

/// All of them: there is no more.
fn is_whole(number: &Decimal, unit: &str) -> bool {
    unit == "%" && *number == Decimal::from(100)
}

/// "mức dự đoán 72: nếu đúng thì chưa đạt": what a number that does not decide would mean.
pub fn predicted(lang: Lang, test: &JudgedTest) -> Option<String> {
    let number = match &test.threshold.predicted()?.bound {
        Bound::Number(number) => lang.number(number),
        bound => asked(lang, test.op, "", bound),
    };
    let verdict = test.if_predicted()?;
    Some(lang.say("predicted-if", &[("number", number.into()), ("verdict", verdict_word(lang, verdict, None).to_lowercase().into())]))
}

/// That a province's level binds here by our reading, where it does.
pub fn widened(lang: Lang, test: &JudgedTest) -> Option<String> {
    test.threshold.known().filter(|found| found.widened).map(|_| lang.text("require-widened"))
}

/// What a judged requirement asks, parts named where there are several.
pub fn requirement(lang: Lang, measures: &[Measure], judged: &Judged) -> String {
    let list = |parts: &[Judged], join: &str| {
        let parts: Vec<String> = parts.iter().map(|p| requirement(lang, measures, p)).collect();
        parts.join(&lang.text(join))
    };
    match &judged.part {
        Part::Test(test) => test_requirement(lang, measures, test),
        Part::All(parts) => list(parts, "join-and"),
        Part::AtLeast(1, parts) => lang.say("require-any", &[("parts", list(parts, "join-or").into())]),
        Part::AtLeast(k, parts) => {
            let facts = [("count", (*k).into()), ("parts", list(parts, "join-and").into())];
            lang.say("require-at-least-of", &facts)
        }
        Part::Criterion(of, number) => {
            let facts = [("number", number.to_string().into()), ("level", level(lang, *of).into())];
            lang.say("require-criterion", &facts)
        }
        Part::Set(of) => lang.say("require-set", &[("level", level(lang, *of).into())]),
        Part::Criteria => lang.text("require-criteria"),
        Part::Named(name, part) => {
            let parts = requirement(lang, measures, part);
            lang.say("require-named", &[("name", name.as_str().into()), ("parts", parts.into())])
        }
        Part::Open(authority) => lang.say("require-left-to", &[("authority", authority.as_str().into())]),
        Part::Unchosen => lang.text("require-unchosen"),
    }
}

fn test_requirement(lang: Lang, measures: &[Measure], test: &JudgedTest) -> String {
    let measure = measures.iter().find(|m| m.id == test.measure);
    let unit = measure.map_or("", |m| m.unit.as_str());
    let asked = bound(lang, test.op, unit, &test.threshold.lookup);
    measure.map_or_else(|| asked.clone(), |m| named(measures, m, &asked))
}

/// A phrase with the name of its part before it, where an item has several.
fn named(measures: &[Measure], measure: &Measure, phrase: &str) -> String {
    let alone = measures.len() < 2 || measure.part.is_empty();
    if alone { phrase.to_string() } else { format!("{}: {phrase}", measure.name) }
}

/// A value as an official writes it: "95,5 % (382/400 hộ)". A rate that is not its threshold is never
/// printed as its threshold: it gets as many decimals as that takes.
pub fn value(lang: Lang, measure: &Measure, value: &Value, threshold: Option<&Bound>) -> String {
    value_in(lang, (&measure.unit, &measure.counted), value, threshold)
}

/// The same in a unit, its parts counted in another.
fn value_in(lang: Lang, (unit, counted): (&str, &str), value: &Value, threshold: Option<&Bound>) -> String {
    match value {
        Value::YesNo(yes) => lang.text(if *yes { "value-yes" } else { "value-no" }),
        Value::Number(number) => with_unit(lang, number, unit),
        Value::Grade(_, word) => word.clone(),
        Value::Ratio { numerator, denominator } => {
            let rate = printed_rate(numerator, denominator, threshold);
            let facts =
                [("rate", (&rate).into()), ("numerator", numerator.into()), ("denominator", denominator.into()), ("unit", counted.into())];
            lang.say("value-ratio", &facts).replace(" )", ")")
        }
    }
}

/// A value held against its threshold, with the rate next to it that keeps it from being judged.
pub fn tested(lang: Lang, measure: &Measure, test: &JudgedTest) -> Option<String> {
    let bound = test.threshold.known().map(|r| &r.bound);
    let words = value(lang, measure, test.value.as_ref()?, bound);
    Some(typed_otherwise(lang, test, words))
}

/// The words for a value, and after them the rate typed next to it that says otherwise, if there is one.
pub fn typed_otherwise(lang: Lang, test: &JudgedTest, words: String) -> String {
    let Some(typed) = &test.typed else { return words };
    lang.say("value-typed-otherwise", &[("value", words.into()), ("typed", typed.into())])
}

/// The rate rounded for reading, on the right side of its threshold.
pub fn printed_rate(numerator: &Decimal, denominator: &Decimal, threshold: Option<&Bound>) -> Decimal {
    let hundred = Decimal::from(100);
    let part = numerator * &hundred;
    let rounded = |places| part.quotient(denominator, places).unwrap_or_default();
    let Some(Bound::Number(bound)) = threshold else { return rounded(2) };
    let exact = part.cmp(&(bound * denominator));
    (2..40).map(rounded).find(|r| r.cmp(bound) == exact).unwrap_or_else(|| rounded(40))
}

/// So many of so many in per cent, rounded for reading.
pub fn share(part: usize, whole: usize) -> Decimal {
    printed_rate(&Decimal::from(part as i64), &Decimal::from(whole as i64), None)
}

/// "cần thêm 37 hộ", "còn thiếu 1,5 km", "còn thiếu 3 điểm phần trăm".
pub fn gap(lang: Lang, measure: &Measure, gap: &Gap) -> String {
    let amount =
        |id: &str, amount: &Decimal, unit: &str| lang.say(id, &[("amount", amount.into()), ("unit", unit.into())]).trim_end().to_string();
    let points = measure.kind == Kind::Rate;
    match gap {
        Gap::Add(n, unit) => amount("gap-add", n, unit),
        Gap::Remove(n, unit) => amount("gap-remove", n, unit),
        Gap::Raise(n, _) if points => amount("gap-points-raise", n, ""),
        Gap::Lower(n, _) if points => amount("gap-points-lower", n, ""),
        Gap::Raise(n, unit) => amount("gap-raise", n, unit),
        Gap::Lower(n, unit) => amount("gap-lower", n, unit),
        Gap::Grade(steps, word) => lang.say("gap-grade", &[("steps", (*steps).into()), ("word", word.as_str().into())]),
        Gap::Change => lang.text("gap-change"),
    }
}

/// Every gap of a judged requirement, parts named where there are several.
pub fn gaps(lang: Lang, measures: &[Measure], judged: &Judged) -> Vec<String> {
    let phrase = |test: &JudgedTest| {
        let measure = measures.iter().find(|m| m.id == test.measure)?;
        Some(named(measures, measure, &gap(lang, measure, test.gap.as_ref()?)))
    };
    match one_below(lang, measures, judged) {
        Some(said) => vec![said],
        None => judged.tests().into_iter().filter_map(|(test, _)| phrase(test)).collect(),
    }
}

/// Parts that fail by one rate given for all of them: which of them fails is not known, only that one does.
pub fn one_below(lang: Lang, measures: &[Measure], judged: &Judged) -> Option<String> {
    let Part::All(parts) = &judged.part else { return None };
    let open = parts.iter().all(|p| p.verdict == Verdict::Undetermined);
    if judged.verdict != Verdict::NotMet || !open {
        return None;
    }
    let tests: Vec<&JudgedTest> = judged.tests().into_iter().map(|(test, _)| test).collect();
    let first = tests.first()?;
    let name = |test: &&JudgedTest| measures.iter().find(|m| m.id == test.measure).map(|m| m.name.clone());
    let names: Vec<String> = tests.iter().filter_map(name).collect();
    let unit = measures.iter().find(|m| m.id == first.measure).map_or("", |m| m.unit.as_str());
    let asked = bound(lang, first.op, unit, &first.threshold.lookup);
    Some(lang.say("gap-one-of", &[("parts", names.join(", ").into()), ("bound", asked.into())]))
}

/// The values of a judged requirement, parts named where there are several; no answer where there is none.
pub fn judged_values(lang: Lang, measures: &[Measure], judged: &Judged) -> Vec<String> {
    let mut seen: Vec<&str> = Vec::new();
    let mut values = Vec::new();
    for (test, _) in judged.tests() {
        let Some(measure) = measures.iter().find(|m| m.id == test.measure).filter(|m| !seen.contains(&m.id.as_str())) else { continue };
        seen.push(&measure.id);
        let words = tested(lang, measure, test).unwrap_or_else(|| lang.text("verdict-no-answer"));
        values.push(named(measures, measure, &words));
    }
    values
}

/// One rate for several measures: "chung 72", "chung 382/400"; exactly as it was given, for it is read again.
pub fn together(lang: Lang, value: &Value) -> String {
    let text = match value {
        Value::Number(number) => lang.number(number),
        Value::Ratio { numerator, denominator } => format!("{}/{}", lang.number(numerator), lang.number(denominator)),
        Value::YesNo(_) | Value::Grade(..) => String::new(),
    };
    lang.say("value-together", &[("value", text.into())])
}

/// What was achieved: each measure that plays a role, parts named where there are several.
pub fn results(lang: Lang, commune: &Commune, item: &ItemResult) -> Vec<String> {
    let tests = item.judged.tests();
    let plays = |m: &&Measure| tests.iter().any(|(t, _)| t.measure == m.id) || commune.answers.contains_key(&m.id);
    let phrase = |measure: &Measure| {
        let own = || tests.iter().map(|(t, _)| *t).filter(|t| t.measure == measure.id);
        let test = own().find(|t| t.typed.is_some()).or_else(|| own().next());
        named(&item.version.measures, measure, &result(lang, commune, measure, test))
    };
    item.version.measures.iter().filter(plays).map(phrase).collect()
}

/// The answer to one measure in words.
fn result(lang: Lang, commune: &Commune, measure: &Measure, test: Option<&JudgedTest>) -> String {
    let bound = test.and_then(|t| t.threshold.known()).map(|r| &r.bound);
    let judged = test.and_then(|t| tested(lang, measure, t));
    match (judged, commune.answers.get(&measure.id).map(|a| &a.given)) {
        (Some(words), _) => words,
        (None, Some(Given::Value(found))) => value(lang, measure, found, bound),
        (None, Some(Given::NotApplicable(reason))) if reason.is_empty() => lang.text("verdict-not-applicable"),
        (None, Some(Given::NotApplicable(reason))) => format!("{} ({reason})", lang.text("verdict-not-applicable")),
        (None, Some(Given::Together(found))) => together(lang, found),
        (None, Some(Given::Unusable)) => lang.text("verdict-unusable"),
        (None, None) => lang.text("verdict-no-answer"),
    }
}

/// "kiểu mẫu về Sản xuất; kiểu mẫu về Du lịch": the fields met, if any.
pub fn fields(lang: Lang, assessment: &Assessment) -> Option<String> {
    let names = assessment.fields_met();
    let words: Vec<String> = names.iter().map(|n| lang.say("model-field", &[("name", (*n).into())])).collect();
    (!words.is_empty()).then(|| words.join(&lang.text("join-and")))
}

/// A waiver or attestation in words, and that a waiver changes no verdict; what it does not say is dotted.
pub fn special(lang: Lang, special: &Special, as_of: Date) -> String {
    let or_dots = |text: &str| if text.is_empty() { "…".to_string() } else { text.to_string() };
    let day = |day: Option<Date>| day.map_or_else(|| "…".to_string(), |d| lang.day(d));
    let facts = [
        ("document", or_dots(&special.document).into()),
        ("date", day(special.date).into()),
        ("signer", or_dots(&special.signer).into()),
        ("expires", day(special.expires).into()),
        ("reason", or_dots(&special.reason).into()),
    ];
    let words = lang.say(&format!("special-{}", special.kind.id()), &facts);
    if special.expired(as_of) { format!("{words} {}", lang.text("special-expired")) } else { words }
}

/// The waiver of an item that fails, to be next to its verdict.
pub fn waiver(lang: Lang, commune: &Commune, item: &ItemResult, as_of: Date) -> Option<String> {
    let failed = item.finding.verdict == Verdict::NotMet;
    let found = commune.waiver(&item.item).filter(|_| failed)?;
    let word = verdict_word(lang, item.finding.verdict, None);
    Some(lang.say("special-beside", &[("verdict", word.into()), ("waiver", special(lang, found, as_of).into())]))
}

/// The thresholds of an item that are not confirmed, those predicted among them.
pub fn unconfirmed(item: &ItemResult) -> Vec<(&JudgedTest, &Resolved)> {
    let known = item.judged.tests().into_iter().filter_map(|(test, _)| Some((test, test.threshold.known()?)));
    known.filter(|(_, found)| found.evidence != Evidence::Confirmed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_printed_rate_never_crosses_its_threshold() {
        // 7999/10000 = 79.99; 79996/100000 = 79.996 would round to 80.00 at two decimals
        let bound = Bound::Number(d("80"));
        assert_eq!(printed_rate(&d("79996"), &d("100000"), Some(&bound)), d("79.996"));
        assert_eq!(printed_rate(&d("79999999"), &d("100000000"), Some(&bound)), d("79.999999"));
        assert_eq!(printed_rate(&d("80004"), &d("100000"), Some(&bound)), d("80.004"));
        assert_eq!(printed_rate(&d("80"), &d("100"), Some(&bound)), d("80"));
        assert_eq!(printed_rate(&d("2"), &d("3"), Some(&bound)), d("66.67"));
    }
}
