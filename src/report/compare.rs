//! Two rounds compared, on the screen: sums, each commune, early warnings, what found no counterpart.

mod json;
mod shape;

use super::page::Page;
use super::{View, appraisal};
use crate::assess::Counts;
use crate::criteria::Book;
use crate::district::{Alone, Comparison, CriterionChange, Pair, Subject, Turn};
use crate::explain;
use crate::explain::{code, codes};
use crate::messages::Lang;
use crate::text::same_spelling;

pub(super) use json::SCHEMA;
pub use json::json;
pub(super) use shape::ComparisonJson;

/// The comparison in words.
pub fn screen(view: View, comparison: &Comparison) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    let facts = [
        ("pairs", comparison.pairs.len().into()),
        ("old", comparison.old_alone.len().into()),
        ("new", comparison.new_alone.len().into()),
        ("old_unjudged", comparison.old_unjudged.len().into()),
        ("new_unjudged", comparison.new_unjudged.len().into()),
    ];
    page.say(&lang.say("report-compare-sum", &facts));
    if comparison.pairs.is_empty() {
        page.say(&lang.text("report-compare-no-pair"));
    }
    if !comparison.pairs.is_empty() {
        let (old, new) = comparison.verdicts();
        page.entry(1, "- ", &lang.say("report-compare-then", &[("words", sum(lang, old).into())]));
        page.entry(1, "- ", &lang.say("report-compare-now", &[("words", sum(lang, new).into())]));
    }
    criteria(&mut page, lang, comparison);
    zones(&mut page, lang, comparison);
    comparison.pairs.iter().for_each(|p| pair(&mut page, lang, p));
    warnings(&mut page, lang, comparison);
    alone(&mut page, lang, "report-compare-old-alone", &comparison.old_alone);
    alone(&mut page, lang, "report-compare-new-alone", &comparison.new_alone);
    page.finish()
}

fn sum(lang: Lang, counts: Counts) -> String {
    explain::sum(lang, "report-review-level-sum", counts)
}

fn name(lang: Lang, subject: &Subject) -> String {
    subject.commune.name.value.clone().unwrap_or_else(|| lang.text("report-nameless"))
}

fn criteria(page: &mut Page, lang: Lang, comparison: &Comparison) {
    let changed: Vec<_> = comparison.criteria().into_iter().filter(CriterionChange::turned).collect();
    if changed.is_empty() {
        return;
    }
    page.heading(&lang.text("report-compare-criteria"));
    for criterion in changed {
        let facts = [
            ("level", explain::level_short(lang, criterion.level).into()),
            ("number", criterion.number.to_string().into()),
            ("name", (&*criterion.name).into()),
            ("gained", criterion.gained.into()),
            ("lost", criterion.lost.into()),
            ("unclear", criterion.unclear.into()),
            ("old", criterion.old.met.into()),
            ("new", criterion.new.met.into()),
            ("total", criterion.new.total.into()),
        ];
        page.entry(1, "- ", &lang.say("report-compare-criterion", &facts));
    }
}

fn zones(page: &mut Page, lang: Lang, comparison: &Comparison) {
    let moves = comparison.zone_moves();
    if moves.is_empty() {
        return;
    }
    page.heading(&lang.text("report-compare-zones"));
    for step in moves {
        let communes: Vec<String> = step.pairs.iter().map(|p| name(lang, &p.new)).collect();
        let facts = [
            ("old", explain::zone_name(lang, step.old).into()),
            ("new", explain::zone_name(lang, step.new).into()),
            ("communes", communes.join(", ").into()),
        ];
        page.entry(1, "- ", &lang.say("report-compare-zone", &facts));
    }
}

/// One commune: verdict, counts, what turned and why.
fn pair(page: &mut Page, lang: Lang, pair: &Pair) {
    let (old, new) = (&pair.old.assessment, &pair.new.assessment);
    let between = |id: &str, old: String, new: String| lang.say(id, &[("old", old.into()), ("new", new.into())]);
    let frame = [("name", name(lang, &pair.new).into()), ("old", old.place.as_of.into()), ("new", new.place.as_of.into())];
    page.heading(&lang.say("report-compare-frame", &frame));
    if !same_spelling(&name(lang, &pair.old), &name(lang, &pair.new)) {
        let code = pair.new.commune.code.value.clone().unwrap_or_default();
        let facts = [("code", code.into()), ("old", name(lang, &pair.old).into()), ("new", name(lang, &pair.new).into())];
        page.entry(1, "", &lang.say("report-compare-names", &facts));
    }
    if old.target != new.target {
        let level = |l| explain::level_short(lang, l);
        page.entry(1, "", &between("report-compare-target", level(old.target), level(new.target)));
        page.entry(1, "", &lang.text("report-compare-levels"));
    }
    let word = |finding| explain::finding_word(lang, finding, None);
    page.entry(1, "", &between("report-compare-verdict", word(old.overall), word(new.overall)));
    if !pair.same_sets() {
        page.entry(1, "", &explain::other_sets(lang, pair));
    }
    for set in new.sets.iter().filter(|_| pair.same_sets()) {
        let Some(before) = old.sets.iter().find(|s| s.level == set.level) else { continue };
        let facts = [
            ("level", explain::level_short(lang, set.level).into()),
            ("old", before.counts.met.into()),
            ("new", set.counts.met.into()),
            ("total", set.counts.total.into()),
        ];
        page.entry(1, "", &lang.say("report-compare-met", &facts));
    }
    turns(page, lang, pair);
    aside(page, lang, pair);
    appraisal::changes(page, lang, &pair.rulings, several(pair));
    for (subject, heading) in [(&pair.old, "report-appraisal-frame-old"), (&pair.new, "report-appraisal-frame-new")] {
        appraisal::block(page, lang, subject, heading, 1);
    }
}

fn turns(page: &mut Page, lang: Lang, pair: &Pair) {
    if pair.items.is_empty() && pair.same_sets() {
        page.entry(1, "", &lang.text("report-compare-unchanged"));
    }
    for turn in Turn::ALL {
        let items: Vec<_> = pair.turned(turn).collect();
        if !items.is_empty() {
            page.entry(1, "", &lang.say(&format!("report-compare-{}", turn.id()), &[("count", items.len().into())]));
        }
        for item in items {
            let facts = [
                ("code", code(lang, &item.new.item, several(pair)).into()),
                ("name", item.new.version.name.as_str().into()),
                ("old", explain::state(lang, &item.old).into()),
                ("new", explain::state(lang, &item.new).into()),
                ("why", explain::why(lang, item.why).into()),
            ];
            page.entry(2, "- ", &lang.say("report-compare-item", &facts));
            if let Some(crossed) = explain::crossed(lang, item) {
                let required = explain::requirements(lang, item);
                page.entry(3, "", &lang.say("report-compare-required", &[("required", required.into())]));
                page.entry(3, "", &crossed);
            }
        }
    }
}

/// Whether a code needs the name of its set.
fn several(pair: &Pair) -> bool {
    pair.new.assessment.sets.len() > 1 || pair.items.iter().any(|i| i.new.item.book == Book::Condition)
}

/// What was not compared, and what is reported elsewhere.
fn aside(page: &mut Page, lang: Lang, pair: &Pair) {
    if !pair.incomparable.is_empty() {
        let list = codes(lang, pair.incomparable.iter().map(|i| i.new.named()), several(pair));
        let facts = [("count", pair.incomparable.len().into()), ("codes", list.into())];
        page.entry(1, "", &lang.say("report-compare-incomparable", &facts));
    }
    let counts = [
        ("report-compare-only-old", pair.only_old.len()),
        ("report-compare-only-new", pair.only_new.len()),
        ("report-compare-figures", pair.figures.len()),
    ];
    for (id, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        page.entry(1, "", &lang.say(id, &[("count", count.into())]));
    }
}

fn warnings(page: &mut Page, lang: Lang, comparison: &Comparison) {
    let warnings = comparison.warnings();
    if warnings.is_empty() {
        return;
    }
    page.heading(&lang.text("report-compare-warnings"));
    for (pair, margin) in warnings {
        page.entry(1, "- ", &explain::margin(lang, &name(lang, &pair.new), code(lang, &margin.item, true), margin));
    }
}

fn alone(page: &mut Page, lang: Lang, id: &str, communes: &[Alone]) {
    if communes.is_empty() {
        return;
    }
    page.heading(&lang.text(id));
    for one in communes {
        let facts = [("name", name(lang, &one.subject).into()), ("file", (&*one.subject.file).into())];
        page.entry(1, "- ", &lang.say("report-compare-alone", &facts));
        if one.several {
            page.entry(2, "", &lang.text("report-compare-several"));
        }
        if let Some(nearest) = &one.nearest {
            page.entry(2, "", &lang.say("report-compare-nearest", &[("nearest", nearest.as_str().into())]));
        }
        appraisal::block(page, lang, &one.subject, "report-appraisal-frame", 2);
    }
}
