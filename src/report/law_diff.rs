//! The law at two points for people: item by item what was, what is, and whether more or less is asked.

mod json;
mod phrases;

use std::path::Path;

use super::View;
use super::facts::region_name;
use super::page::Page;
use crate::criteria::{
    Asked, Effect, Entry, ItemDiff, ItemRef, Law, LawDiff, Level, MeasureChange, MeasureDiff, Notice, Pairing, RegionRule, Sides,
    ThresholdDiff,
};
use crate::explain::{code, codes};
use crate::messages::Lang;
use crate::text::{Date, ids};

pub use json::json;
pub(super) use json::{LawDiffJson, SCHEMA};

/// What a point was named by.
#[derive(Debug, Clone, Copy)]
pub enum PointName<'a> {
    Day(Date),
    /// The set of a level.
    Level(Level),
    Province,
    File(&'a Path),
    /// What is in force without the file.
    InForce,
}

ids! {
    match PointName<'_>:
    Self::Day(_) => "date",
    Self::Level(_) => "level",
    Self::Province => "province",
    Self::File(_) => "file",
    Self::InForce => "in_force",
}

/// One of the two points.
#[derive(Debug, Clone, Copy)]
pub struct NamedPoint<'a> {
    /// What it was named by.
    pub name: PointName<'a>,
    pub law: &'a Law,
    /// Versions and rules in force on this day.
    pub as_of: Date,
}

#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The first point.
    pub a: NamedPoint<'a>,
    pub b: NamedPoint<'a>,
    /// Only this level was looked at.
    pub level: Option<Level>,
    pub diff: &'a LawDiff,
}

/// Everything that differs, or that nothing does.
pub fn screen(view: View, compared: &Compared) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    for (mark, point) in [("A: ", &compared.a), ("B: ", &compared.b)] {
        page.entry(0, mark, &phrases::point(lang, point));
    }
    page.blank();
    if compared.diff.is_empty() {
        page.say(&lang.text("report-diff-none"));
        return page.finish();
    }
    summary(&mut page, lang, compared);
    let is_listed = |i: &&ItemDiff| compared.diff.pairing == Pairing::Codes || i.sides.both().is_some();
    compared.diff.items.iter().filter(is_listed).for_each(|i| item(&mut page, lang, compared, i));
    if compared.diff.pairing == Pairing::Measures {
        unpaired(&mut page, lang, compared.diff);
    }
    rules(&mut page, lang, compared);
    notices(&mut page, lang, "report-diff-begun", &compared.diff.begun);
    notices(&mut page, lang, "report-diff-ended", &compared.diff.ended);
    others(&mut page, lang, compared.diff);
    page.finish()
}

/// Which items differ, how many thresholds with which effect, and what the data cannot tell.
fn summary(page: &mut Page, lang: Lang, compared: &Compared) {
    let diff = compared.diff;
    match diff.pairing {
        Pairing::Codes => by_codes(page, lang, diff),
        Pairing::Measures => {
            let both = |i: &&ItemDiff| i.sides.both().is_some();
            let pairs = diff.items.iter().filter(both).count();
            let same = diff.items.iter().filter(|i| i.asks_the_same()).count();
            page.say(&lang.say("report-diff-paired", &[("pairs", pairs.into()), ("same", same.into())]));
        }
    }
    let count = |e: Effect| lang.say("report-diff-count", &[("count", diff.count(e).into()), ("effect", phrases::effect(lang, e).into())]);
    let counts: Vec<String> = Effect::ALL.into_iter().filter(|e| diff.count(*e) > 0).map(count).collect();
    if !counts.is_empty() {
        page.say(&lang.say("report-diff-thresholds", &[("counts", counts.join("; ").into())]));
    }
    if diff.count(Effect::Unknown) > 0 {
        page.say(&lang.text("report-diff-unknown"));
    }
    if let Some(rule) = regions_differ(compared) {
        page.say(&phrases::both_provinces(lang, compared.b.law, rule));
    }
}

fn by_codes(page: &mut Page, lang: Lang, diff: &LawDiff) {
    let refs = diff.items.iter().filter_map(|i| i.sides.either()).map(|e| (&e.of, e.version.name.as_str()));
    match diff.items.len() {
        0 => page.say(&lang.text("report-diff-no-item")),
        count => page.say(&lang.say("report-diff-items", &[("count", count.into()), ("codes", codes(lang, refs, true).into())])),
    }
}

/// The rule by which some communes of both provinces take the levels of one region, where their own differ.
fn regions_differ<'a>(compared: &Compared<'a>) -> Option<&'a RegionRule> {
    let (a, b) = (compared.a.law, compared.b.law);
    (a.region != b.region).then(|| b.region_rule(compared.b.as_of)).flatten()
}

fn item(page: &mut Page, lang: Lang, compared: &Compared, item: &ItemDiff) {
    let Some(shown) = item.sides.either() else { return };
    let title = |e: &Entry| format!("{} {}", code(lang, &e.of, true), e.version.name);
    let heading = match item.sides.both() {
        Some((a, b)) if a.of != b.of => format!("{} ↔ {}", title(a), title(b)),
        _ => title(shown),
    };
    page.heading(&heading);
    match item.sides.both() {
        Some((a, b)) if a.of != b.of && item.asks_the_same() => page.entry(1, "", &lang.text("report-diff-same")),
        Some((a, b)) if a.of == b.of => versions(page, lang, a, b),
        Some(_) => {}
        None => page.entry(1, "", &lang.text(if item.sides.a.is_some() { "report-diff-only-a" } else { "report-diff-only-b" })),
    }
    item.measures.iter().for_each(|m| measure(page, lang, m));
    if let Some((a, b)) = item.sides.both().filter(|_| item.reshaped) {
        let (a, b) = (phrases::shape(lang, compared.a.law, &a.version), phrases::shape(lang, compared.b.law, &b.version));
        page.entry(1, "", &lang.say("report-diff-shape", &[("old", a.into()), ("new", b.into())]));
    }
    let several = item.measures.len() > 1;
    item.thresholds.iter().for_each(|t| threshold(page, lang, compared, several, t));
}

/// Name, decision and remark, where they are others.
fn versions(page: &mut Page, lang: Lang, a: &Entry, b: &Entry) {
    let (old, new) = (&a.version, &b.version);
    if old.name != new.name {
        page.entry(1, "", &lang.say("report-diff-name", &[("old", old.name.as_str().into())]));
    }
    if (old.from, &old.decision) != (new.from, &new.decision) {
        let decision = |v: &crate::criteria::Version| {
            lang.say("report-diff-decision", &[("decision", v.decision.as_str().into()), ("from", v.from.into())])
        };
        page.entry(1, "", &lang.say("report-diff-decisions", &[("old", decision(old).into()), ("new", decision(new).into())]));
    }
    if old.note != new.note {
        let note = if new.note.is_empty() { lang.text("report-diff-no-note") } else { new.note.clone() };
        page.entry(1, "", &lang.say("report-explain-note", &[("note", note.into())]));
    }
    if old.levels != new.levels {
        let levels = |levels: &[Level]| phrases::levels(lang, levels);
        page.entry(1, "", &lang.say("report-diff-levels", &[("old", levels(&old.levels).into()), ("new", levels(&new.levels).into())]));
    }
}

fn measure(page: &mut Page, lang: Lang, measure: &MeasureDiff) {
    let Some(shown) = measure.sides.either() else { return };
    let of = |m: &Option<crate::criteria::Measure>| m.as_ref().map(|m| phrases::kind(lang, m)).unwrap_or_default();
    let facts = [("name", shown.name.as_str().into()), ("old", of(&measure.sides.a).into()), ("new", of(&measure.sides.b).into())];
    match measure.change {
        MeasureChange::Same => {}
        MeasureChange::Added => page.entry(1, "+ ", &lang.say("report-diff-measure-added", &facts)),
        MeasureChange::Removed => page.entry(1, "- ", &lang.say("report-diff-measure-removed", &facts)),
        MeasureChange::Kind => page.entry(1, "", &lang.say("report-diff-measure-kind", &facts)),
        MeasureChange::Wording => wording(page, lang, measure),
    }
}

fn wording(page: &mut Page, lang: Lang, measure: &MeasureDiff) {
    let Some((a, b)) = measure.sides.both() else { return };
    let facts = [("old", phrases::counted(lang, a).into()), ("new", phrases::counted(lang, b).into())];
    page.entry(1, "", &lang.say("report-diff-measure-wording", &facts));
}

fn threshold(page: &mut Page, lang: Lang, compared: &Compared, several: bool, row: &ThresholdDiff) {
    let place = phrases::place(lang, compared, row);
    let place = if several { format!("{} – {place}", row.measure.name) } else { place };
    let asked = |side: &Option<Asked>| phrases::asked(lang, side.as_ref());
    let effect = phrases::effect(lang, row.effect);
    let (old, new) = (asked(&row.sides.a), asked(&row.sides.b));
    let id = if old == new { "report-diff-threshold-same" } else { "report-diff-threshold" };
    let facts = [("where", place.into()), ("old", old.into()), ("new", new.into()), ("effect", effect.into())];
    page.entry(1, "· ", &lang.say(id, &facts));
    for line in phrases::sources(lang, &row.sides) {
        page.entry(2, "", &line);
    }
}

/// Items of either set that share no measure with the other.
fn unpaired(page: &mut Page, lang: Lang, diff: &LawDiff) {
    let lists = [("report-diff-alone-a", diff.items.iter().filter(|i| i.sides.b.is_none()).collect::<Vec<_>>())];
    let b = ("report-diff-alone-b", diff.items.iter().filter(|i| i.sides.a.is_none()).collect::<Vec<_>>());
    for (id, items) in lists.into_iter().chain([b]).filter(|(_, items)| !items.is_empty()) {
        page.heading(&lang.say(id, &[("count", items.len().into())]));
        let entries = items.into_iter().filter_map(|i| i.sides.either());
        entries.for_each(|e| page.entry(1, &format!("{} ", short(lang, &e.of)), &e.version.name));
    }
}

fn short(lang: Lang, of: &ItemRef) -> String {
    code(lang, of, true)
}

fn rules(page: &mut Page, lang: Lang, compared: &Compared) {
    let Some(Sides { a, b }) = &compared.diff.rule else { return };
    page.heading(&lang.text("report-diff-rule"));
    for (mark, point, rule) in [("A: ", &compared.a, a), ("B: ", &compared.b, b)] {
        let Some(rule) = rule else {
            page.entry(1, mark, &lang.text("report-diff-no-rule"));
            continue;
        };
        page.entry(1, mark, &phrases::rule(lang, point.law, rule));
        if let Some(open) = phrases::unsettled(lang, point.law, rule) {
            page.entry(2, "", &open);
        }
    }
}

fn notices(page: &mut Page, lang: Lang, id: &str, notices: &[Notice]) {
    if notices.is_empty() {
        return;
    }
    page.heading(&lang.text(id));
    notices.iter().for_each(|n| page.entry(1, "! ", if lang == Lang::Vi { &n.text } else { &n.english }));
}

fn others(page: &mut Page, lang: Lang, diff: &LawDiff) {
    if diff.other.is_empty() {
        return;
    }
    page.heading(&lang.text("report-diff-other"));
    for other in &diff.other {
        page.entry(1, "- ", &format!("{}: {}", lang.text(&format!("report-diff-part-{}", other.part.id())), other.names.join("; ")));
    }
}

/// Name of a region in either law.
fn region(compared: &Compared, id: &str) -> String {
    region_name(&compared.b.law.nation.regions, id)
}
