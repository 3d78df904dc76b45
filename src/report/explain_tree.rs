//! Why an indicator has its verdict: the whole tree, each number with its cell, each threshold with its source.

use super::facts::{measure_of, region_name};
use super::page::Page;
use super::{Case, View, screen};
use crate::assess::{ItemResult, Judged, JudgedTest, Part};
use crate::commune::{Given, SpecialKind, Value};
use crate::criteria::{Book, Item, Measure, NATION_LAYER, Version};
use crate::explain as words;
use crate::explain::code;
use crate::messages::Lang;
use crate::text::Decimal;

/// The explanation of "basic:17.1", "condition:no-dong", or of a bare code, which means the target's set
/// or else the highest that has it. `None` when nothing judged has the code.
pub fn explain(view: View, case: &Case, wanted: &str) -> Option<String> {
    let item = find(case, wanted)?;
    let mut page = Page::new(view);
    screen::head(&mut page, view, case);
    title(&mut page, view.lang, item);
    let as_of = case.assessment.place.as_of;
    words::waiver(view.lang, case.commune, item, as_of).iter().for_each(|line| page.entry(1, "", line));
    for attested in case.commune.specials_of(&item.item, SpecialKind::Attestation) {
        page.entry(1, "", &words::special(view.lang, attested, as_of));
    }
    tree(&mut page, view.lang, case, item, &item.judged, 1);
    notes(&mut page, view.lang, case, item);
    elsewhere(&mut page, view.lang, case, item);
    Some(page.finish())
}

fn find<'a>(case: &Case<'a>, wanted: &str) -> Option<&'a ItemResult> {
    if let Some(reference) = case.law.typed(wanted) {
        return case.assessment.item(&reference);
    }
    let sets = case.law.nation.levels.all().rev().map(Book::Set);
    sets.chain([Book::Condition]).find_map(|book| case.assessment.item(&case.law.refer(book, wanted.trim().to_string())))
}

fn title(page: &mut Page, lang: Lang, item: &ItemResult) {
    page.heading(&format!("{} {}", code(lang, &item.item, true), item.version.name));
    let word = words::finding_word(lang, item.finding, item.judged.cause.as_ref());
    page.entry(1, "", &lang.say("report-explain-verdict", &[("verdict", word.into())]));
    let required = words::requirement(lang, &item.version.measures, &item.judged);
    page.entry(1, "", &lang.say("report-explain-required", &[("required", required.into())]));
}

fn tree(page: &mut Page, lang: Lang, case: &Case, item: &ItemResult, judged: &Judged, depth: usize) {
    let word = words::verdict_word(lang, judged.verdict, judged.cause.as_ref());
    let measures = &item.version.measures;
    let head = match &judged.part {
        Part::Test(found) => return test(page, lang, case, item, found, &word, depth),
        Part::All(_) => lang.text("report-explain-all"),
        Part::AtLeast(1, _) => lang.text("report-explain-any"),
        Part::AtLeast(k, _) => lang.say("report-explain-at-least", &[("count", (*k).into())]),
        Part::Named(name, _) => name.clone(),
        Part::Criterion(..) | Part::Set(_) | Part::Criteria | Part::Open(_) | Part::Unchosen => words::requirement(lang, measures, judged),
    };
    page.entry(depth, "- ", &lang.say("report-explain-part", &[("part", head.into()), ("verdict", word.into())]));
    if let Some(gap) = words::one_below(lang, measures, judged) {
        page.entry(depth + 1, "", &lang.say("report-explain-gap", &[("gap", gap.into())]));
    }
    judged.parts().iter().for_each(|p| tree(page, lang, case, item, p, depth + 1));
}

fn test(page: &mut Page, lang: Lang, case: &Case, item: &ItemResult, test: &JudgedTest, word: &str, depth: usize) {
    let Some(measure) = measure_of(item, test) else { return };
    page.entry(depth, "- ", &lang.say("report-explain-part", &[("part", measure.name.as_str().into()), ("verdict", word.into())]));
    let gap = test.gap.as_ref().map(|g| lang.say("report-explain-gap", &[("gap", words::gap(lang, measure, g).into())]));
    let (value, threshold) = (value(lang, case, measure, test), threshold(lang, measure, test));
    let notes = [words::widened(lang, test), words::predicted(lang, test), checklist(lang, case, measure), gap];
    let lines = [Some(value), Some(threshold)].into_iter().chain(notes);
    lines.flatten().for_each(|line| page.entry(depth + 1, "", &line));
    if let Some((region, lookup)) = &test.threshold.other_reading {
        let required = words::bound(lang, test.op, &measure.unit, lookup);
        let region = region_name(&case.law.nation.regions, region);
        let facts = [("region", region.into()), ("required", required.into())];
        page.entry(depth + 1, "", &lang.say("report-explain-other-reading", &facts));
    }
}

/// The value and the cell it is in.
fn value(lang: Lang, case: &Case, measure: &Measure, test: &JudgedTest) -> String {
    let answer = case.commune.answers.get(&measure.id);
    let value = match (&test.value, super::facts::not_applicable(case, measure)) {
        (Some(value), _) => printed(lang, measure, value, test),
        (None, Some(reason)) => lang.say("report-explain-not-applicable", &[("reason", reason.into())]),
        (None, None) => match answer.map(|a| &a.given) {
            Some(Given::Together(found)) => words::together(lang, found),
            Some(_) => lang.text("verdict-unusable"),
            None => lang.text("verdict-no-answer"),
        },
    };
    match answer.and_then(|a| a.origin.as_ref()) {
        Some(origin) => lang.say("report-explain-value-at", &[("value", value.into()), ("place", lang.origin(origin).into())]),
        None => lang.say("report-explain-value", &[("value", value.into())]),
    }
}

/// Printed so exactly that it crosses neither its threshold nor the other region's by rounding.
fn printed(lang: Lang, measure: &Measure, value: &Value, test: &JudgedTest) -> String {
    let other = test.threshold.other_reading.as_ref().map(|(_, lookup)| lookup);
    let known = [test.threshold.known(), other.and_then(|lookup| lookup.as_ref().ok())];
    let texts = known.into_iter().map(|found| words::value(lang, measure, value, found.map(|r| &r.bound)));
    words::typed_otherwise(lang, test, texts.max_by_key(|t| t.chars().count()).unwrap_or_default())
}

/// The threshold, where it was read, how far it is trusted, which layer it comes from.
fn threshold(lang: Lang, measure: &Measure, test: &JudgedTest) -> String {
    let required = words::bound(lang, test.op, &measure.unit, &test.threshold.lookup);
    let Some(found) = test.threshold.known() else {
        return lang.say("report-explain-threshold-missing", &[("required", required.into())]);
    };
    let source = if found.source.is_empty() { lang.text("report-explain-no-source") } else { found.source.to_string() };
    let facts = [
        ("required", required.into()),
        ("source", source.into()),
        ("evidence", words::evidence(lang, found.evidence).into()),
        ("layer", layer(lang, &found.layer).into()),
    ];
    let line = lang.say("report-explain-threshold", &facts);
    if found.note.is_empty() { line } else { format!("{line} ({})", found.note) }
}

/// Name of a layer.
pub(super) fn layer(lang: Lang, layer: &str) -> String {
    if layer == NATION_LAYER { lang.text("report-layer-nation") } else { layer.to_string() }
}

/// The checklist that villages are counted by.
fn checklist(lang: Lang, case: &Case, measure: &Measure) -> Option<String> {
    let list = case.law.checklist(&measure.checklist)?;
    let facts = [
        ("name", list.name.as_str().into()),
        ("pass", Decimal::from(list.pass as i64).into()),
        ("total", Decimal::from(list.items.len() as i64).into()),
        ("evidence", words::evidence(lang, list.evidence).into()),
        ("layer", layer(lang, &list.layer).into()),
    ];
    Some(lang.say("report-explain-checklist", &facts))
}

/// The version in force, the others, the remark.
fn notes(page: &mut Page, lang: Lang, case: &Case, item: &ItemResult) {
    let version = &item.version;
    let facts = [("decision", version.decision.as_str().into()), ("from", version.from.into())];
    page.entry(1, "", &lang.say("report-explain-version", &facts));
    let others = case.law.item(&item.item).map(|i| others(lang, i, version)).unwrap_or_default();
    if !others.is_empty() {
        page.entry(1, "", &lang.say("report-explain-other-versions", &[("versions", others.join("; ").into())]));
    }
    if !version.note.is_empty() {
        page.entry(1, "", &lang.say("report-explain-note", &[("note", version.note.as_str().into())]));
    }
    if item.finding.provisional {
        page.entry(1, "", &lang.text("report-explain-provisional"));
    }
}

fn others(lang: Lang, item: &Item, in_force: &Version) -> Vec<String> {
    let other = item.versions.iter().filter(|v| v.from != in_force.from);
    other.map(|v| lang.say("report-explain-other-version", &[("from", v.from.into()), ("decision", v.decision.as_str().into())])).collect()
}

/// Other sets that use the same code for something of their own.
fn elsewhere(page: &mut Page, lang: Lang, case: &Case, item: &ItemResult) {
    let books = case.law.nation.levels.all().map(Book::Set).filter(|b| *b != item.item.book);
    let same = books.map(|book| case.law.refer(book, item.item.code.clone())).filter(|r| case.law.item(r).is_some());
    let same: Vec<String> = same.map(|r| r.to_string()).collect();
    if !same.is_empty() {
        page.entry(1, "", &lang.say("report-explain-elsewhere", &[("codes", same.join(", ").into())]));
    }
}
