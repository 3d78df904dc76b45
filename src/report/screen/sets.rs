//! The table of each set, with the sum that must come out.

use crate::assess::SetResult;
use crate::explain;
use crate::report::page::Page;
use crate::report::{Case, View};
use crate::tables;

pub(super) fn sets(page: &mut Page, view: View, case: &Case) {
    case.assessment.sets.iter().for_each(|s| set(page, view, case, s));
}

fn set(page: &mut Page, view: View, case: &Case, set: &SetResult) {
    let lang = view.lang;
    let title = case.law.sets.get(&set.level).map_or_else(|| explain::level(lang, set.level), |s| s.title.clone());
    let word = explain::provisional(lang, explain::verdict_word(lang, set.finding.verdict, None), set.finding.provisional);
    page.heading(&lang.say("report-set", &[("title", title.into()), ("verdict", word.to_lowercase().into())]));
    page.say(&explain::sum(lang, "report-sum-criteria", set.counts));
    page.say(&explain::sum(lang, "report-sum-indicators", set.indicator_counts));
    let starred = case.assessment.revocation.is_some();
    page.table(view, &tables::set(lang, set, starred));
}
