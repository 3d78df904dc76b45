//! What is not as it was: why, what was crossed, and how far figures are from what is required.

use super::{requirement, value, verdict_word, with_unit};
use crate::assess::{ItemResult, Verdict};
use crate::criteria::{Bound, Kind};
use crate::district::{ItemChange, Margin, Pair, Why};
use crate::messages::Lang;
use crate::text::Decimal;

/// Why two rounds judged by the sets of two periods cannot be compared.
pub fn other_sets(lang: Lang, pair: &Pair) -> String {
    let [old, new] = [&pair.old, &pair.new].map(|subject| subject.law.period.to_string());
    lang.say("report-compare-sets", &[("old", old.into()), ("new", new.into())])
}

/// What made a verdict differ between two rounds.
pub fn why(lang: Lang, why: Why) -> String {
    lang.text(&format!("why-{}", why.id()))
}

/// What the old figures would be by the new law, and the new figures by the old; none where neither was asked.
pub fn crossed(lang: Lang, item: &ItemChange) -> Option<String> {
    let word = |verdict: Option<Verdict>| verdict.map_or_else(|| lang.text("verdict-not-asked"), |v| verdict_word(lang, v, None));
    let law = matches!(item.why, Why::Law | Why::Both);
    let facts = [("forward", word(item.old_by_new).into()), ("back", word(item.new_by_old).into())];
    law.then(|| lang.say("why-crossed", &facts))
}

/// What is required now, and what it was where that differs: "≥ 65 % → ≥ 70 %".
pub fn requirements(lang: Lang, item: &ItemChange) -> String {
    let asked = |i: &ItemResult| requirement(lang, &i.version.measures, &i.judged);
    let (old, new) = (asked(&item.old), asked(&item.new));
    if old == new { new } else { format!("{old} → {new}") }
}

/// The two distances of a margin, with their unit: "4 điểm phần trăm".
pub fn distances(lang: Lang, margin: &Margin) -> (String, String) {
    let unit = if margin.measure.kind == Kind::Rate { lang.text("unit-points") } else { margin.measure.unit.clone() };
    let (old, new) = margin.shown();
    (with_unit(lang, &old, &unit), with_unit(lang, &new, &unit))
}

/// What shrank, in words: values, what is asked, both distances, and whether it goes on like this.
pub fn margin(lang: Lang, commune: &str, code: String, margin: &Margin) -> String {
    let (before, after) = distances(lang, margin);
    let phrase_of = |v, bound: &Decimal| value(lang, &margin.measure, v, Some(&Bound::Number(bound.clone())));
    let facts = [
        ("commune", commune.into()),
        ("code", code.into()),
        ("name", margin.measure.name.as_str().into()),
        ("old", phrase_of(&margin.old, &margin.old_bound).into()),
        ("new", phrase_of(&margin.new, &margin.new_bound).into()),
        ("required", margin_bounds(lang, margin).into()),
        ("before", before.into()),
        ("after", after.into()),
    ];
    let words = lang.say("report-compare-warning", &facts);
    if margin.is_lost_at_this_pace() { words + &lang.text("margin-lost") } else { words }
}

/// The threshold of a margin, and what it was where that differs.
pub fn margin_bounds(lang: Lang, margin: &Margin) -> String {
    let asked = |bound: &Decimal| super::asked(lang, margin.op, &margin.measure.unit, &Bound::Number(bound.clone()));
    let (old, new) = (asked(&margin.old_bound), asked(&margin.new_bound));
    if old == new { new } else { format!("{old} → {new}") }
}
