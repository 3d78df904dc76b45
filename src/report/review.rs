//! A round of many communes on the screen: sums, what fails most, who is at risk.

use std::collections::BTreeSet;

use super::View;
use super::page::Page;
use crate::assess::{Counts, Zone};
use crate::criteria::Level;
use crate::district::{ItemTotals, Review};
use crate::explain;
use crate::explain::code;
use crate::messages::Lang;

/// Indicators named; the rest is in the files written.
const SHOWN: usize = 5;
/// Early warnings named.
const WARNED: usize = 10;
/// Districts of which each is reported.
const DISTRICTS: usize = 5;

/// The round in a few lines.
pub fn review(view: View, review: &Review) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    if review.standings.is_empty() && review.unjudged.is_empty() {
        return page.finish();
    }
    page.say(&sum(lang, "report-review-sum", review.standings.iter().map(|s| s.overall.verdict), review.unjudged.len()));
    for level in review.standings.iter().map(|s| s.target).collect::<BTreeSet<Level>>() {
        let verdicts = review.standings.iter().filter(|s| s.target == level).map(|s| s.overall.verdict);
        let words = sum(lang, "report-review-level-sum", verdicts, 0);
        page.entry(1, "- ", &format!("{}: {words}", explain::level_short(lang, level)));
    }
    failing(&mut page, lang, &review.failing());
    watch(&mut page, lang, review);
    warnings(&mut page, lang, review);
    districts(&mut page, lang, review);
    page.finish()
}

fn sum(lang: Lang, id: &str, verdicts: impl Iterator<Item = crate::assess::Verdict>, unjudged: usize) -> String {
    let counts = Counts::of(verdicts);
    let facts = [
        ("met", counts.met.into()),
        ("not_met", counts.not_met.into()),
        ("undetermined", counts.undetermined.into()),
        ("unjudged", unjudged.into()),
        ("total", (counts.total + unjudged).into()),
    ];
    lang.say(id, &facts)
}

fn failing(page: &mut Page, lang: Lang, totals: &[ItemTotals]) {
    if totals.is_empty() {
        return;
    }
    page.heading(&lang.text("report-review-failing"));
    for total in totals.iter().take(SHOWN) {
        let facts = [
            ("code", code(lang, &total.head.item, true).into()),
            ("name", total.head.version.name.as_str().into()),
            ("failed", total.failed.len().into()),
            ("total", total.counts.total.into()),
        ];
        page.entry(1, "- ", &lang.say("report-review-failing-one", &facts));
    }
}

/// Districts by their rules; of many only those in danger, the rest is in the files written.
fn districts(page: &mut Page, lang: Lang, review: &Review) {
    let mut lines = review.districts();
    if lines.len() > DISTRICTS {
        lines.retain(|line| line.danger_reported().is_some());
    }
    super::progress::districts(page, lang, &lines);
}

/// What recognised communes are about to lose; the rest is in the files written.
fn warnings(page: &mut Page, lang: Lang, review: &Review) {
    let warnings = review.warnings();
    if warnings.is_empty() {
        return;
    }
    page.heading(&lang.text("report-compare-warnings"));
    for (standing, margin) in warnings.iter().take(WARNED) {
        page.entry(1, "- ", &explain::margin(lang, &standing.name, code(lang, &margin.item, true), margin));
    }
    let more = warnings.len().saturating_sub(WARNED);
    if more > 0 {
        page.entry(1, "", &lang.say("report-review-more-warnings", &[("count", more.into())]));
    }
}

/// Zones that ask for something to be done, with how many communes are in each.
fn watch(page: &mut Page, lang: Lang, review: &Review) {
    let zones = [Zone::Certain, Zone::Possible, Zone::NotMaintained].map(|z| (z, review.in_zone(z)));
    if zones.iter().all(|(_, count)| *count == 0) {
        return;
    }
    page.heading(&lang.text("report-review-watch"));
    for (zone, count) in zones.into_iter().filter(|(_, count)| *count > 0) {
        let words = lang.text(&format!("zone-{}", zone.id()));
        page.entry(1, "- ", &lang.say("report-review-zone", &[("zone", words.into()), ("count", count.into())]));
    }
}
