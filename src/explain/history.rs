//! A commune over the years: what is said of a year, of what was lost or came back, of what shrinks.

use super::{asked, item_code, level_short, provisional, value_in, verdict_word, why, with_unit};
use crate::commune::Value;
use crate::criteria::{Book, Bound, Kind};
use crate::district::{AloneLine, Change, Falling, History, ItemRecord, Line, MeasureRecord, Point, Record};
use crate::messages::Lang;

/// What is shown for a year in which nothing is kept of a commune.
pub const GAP: &str = "–";

/// The name of a commune, its district behind one that is not the only one.
pub fn line_name(lang: Lang, history: &History, line: &Line) -> String {
    let district = line.last().map_or("", |record| record.who.district.as_str());
    let shared = history.lines.iter().filter(|other| other.name() == line.name()).count() > 1;
    let name = if line.name().is_empty() { lang.text("report-nameless") } else { line.name().to_string() };
    if shared && !district.is_empty() { format!("{name} – {district}") } else { name }
}

/// "15/19" of each set, its name before it where there are several; the verdict; the level held.
pub fn year(lang: Lang, record: &Record) -> Vec<String> {
    let verdict = provisional(lang, verdict_word(lang, record.overall.verdict, None), record.overall.provisional);
    let held = record.held.map(|level| lang.say("history-held", &[("level", level_short(lang, level).into())]));
    sets_met_in(lang, record).into_iter().chain([verdict]).chain(held).collect()
}

/// How many criteria of each set are met.
pub fn sets_met_in(lang: Lang, record: &Record) -> Vec<String> {
    let several = record.sets.len() > 1;
    let one = |set: &crate::district::SetRecord| {
        let count = format!("{}/{}", set.counts.met, set.counts.total);
        if several { format!("{} {count}", level_short(lang, set.level)) } else { count }
    };
    record.sets.iter().map(one).collect()
}

/// "NTM 17.1"; a condition has its name next to it.
pub fn changed_code(lang: Lang, item: &ItemRecord) -> String {
    match item.item.book {
        Book::Set(_) => item_code(lang, &item.item),
        Book::Condition => lang.text("report-condition-code"),
    }
}

/// The figures an item was judged by; its verdict where it has none.
pub fn figures_of(lang: Lang, item: &ItemRecord) -> String {
    let bound = |m: &MeasureRecord| item.tests.iter().find(|t| t.measure == m.id).and_then(|t| t.bound.as_ref());
    let of = |m: &MeasureRecord| Some(figure(lang, m, m.value.as_ref()?, bound(m)));
    let figures: Vec<String> = item.measures.iter().filter_map(of).collect();
    if figures.is_empty() { verdict_word(lang, item.verdict, None).to_lowercase() } else { figures.join("; ") }
}

fn figure(lang: Lang, measure: &MeasureRecord, value: &Value, bound: Option<&Bound>) -> String {
    value_in(lang, (&measure.unit, ""), value, bound)
}

/// What was asked of it.
pub fn asked_of(lang: Lang, item: &ItemRecord) -> String {
    let unit = |id: &str| item.measure(id).map_or("", |m| m.unit.as_str());
    let tests = item.tests.iter().filter_map(|t| Some(asked(lang, t.op, unit(&t.measure), t.bound.as_ref()?)));
    distinct(tests).join("; ")
}

/// Each once, in order.
fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    texts.for_each(|text| {
        if !found.contains(&text) {
            found.push(text);
        }
    });
    found
}

/// What was asked then and now, once where it is the same; empty where nothing is known of it.
pub fn change_asked(lang: Lang, change: &Change) -> String {
    let texts = [change.then.1, change.now.1].into_iter().map(|i| asked_of(lang, i)).filter(|text| !text.is_empty());
    distinct(texts).join(" → ")
}

/// "2023: không còn đạt NTM 17.1 Tỷ lệ … (2022: 67 % → 62 %; yêu cầu ≥ 65 %), do số liệu …".
pub fn change(lang: Lang, change: &Change) -> String {
    let asked = change_asked(lang, change);
    let facts = [
        ("year", change.now.0.year.to_string().into()),
        ("step", change.step.id().into()),
        ("code", changed_code(lang, change.now.1).into()),
        ("name", change.now.1.name.as_str().into()),
        ("from", change.then.0.year.to_string().into()),
        ("old", figures_of(lang, change.then.1).into()),
        ("new", figures_of(lang, change.now.1).into()),
        ("asked", if asked.is_empty() { "none".into() } else { asked.into() }),
        ("why", why(lang, change.why).into()),
    ];
    lang.say("history-change", &facts)
}

/// "sát mức, giảm 2 năm liền", or without the first where it is far from its threshold.
pub fn falling_word(lang: Lang, falling: &Falling) -> String {
    lang.text(if falling.is_near() { "history-falling-near" } else { "history-falling" })
}

/// The value of one of its years.
pub fn falling_value(lang: Lang, falling: &Falling, point: &Point) -> String {
    figure(lang, falling.measure, &point.value, Some(&Bound::Number(point.bound.clone())))
}

/// "2021: 72 %, cách mức 7 điểm phần trăm", for each of the three years.
pub fn falling_points(lang: Lang, falling: &Falling) -> [String; 3] {
    let unit = if falling.measure.kind == Kind::Rate { lang.text("unit-points") } else { falling.measure.unit.clone() };
    let shown = falling.shown();
    std::array::from_fn(|at| {
        let point: &Point = &falling.points[at];
        let facts = [
            ("year", point.year.to_string().into()),
            ("value", falling_value(lang, falling, point).into()),
            ("margin", with_unit(lang, &shown[at], &unit).into()),
        ];
        lang.say("history-point", &facts)
    })
}

/// The threshold of each year, once where it is the same.
pub fn falling_asked(lang: Lang, falling: &Falling) -> String {
    let asked = |p: &Point| asked(lang, falling.op, &falling.measure.unit, &Bound::Number(p.bound.clone()));
    distinct(falling.points.iter().map(asked)).join(" → ")
}

/// All of it in a sentence.
pub fn falling(lang: Lang, commune: &str, falling: &Falling) -> String {
    let facts = [
        ("commune", commune.into()),
        ("code", changed_code(lang, falling.item).into()),
        ("name", falling.measure.name.as_str().into()),
        ("points", falling_points(lang, falling).join(" → ").into()),
        ("asked", falling_asked(lang, falling).into()),
        ("word", falling_word(lang, falling).into()),
    ];
    lang.say("history-falling-sentence", &facts)
}

/// Where a commune was not found, and which it may be there.
pub fn alone_years(lang: Lang, alone: &AloneLine) -> String {
    let years: Vec<String> = alone.line.records.iter().map(|r| r.year.to_string()).collect();
    let facts = [
        ("name", alone.line.name().into()),
        ("years", years.join(", ").into()),
        ("way", if alone.ends { "after" } else { "before" }.into()),
        ("several", if alone.line.several { "yes" } else { "no" }.into()),
        ("nearest", alone.line.nearest.as_deref().unwrap_or("none").into()),
    ];
    lang.say("history-alone-line", &facts)
}
