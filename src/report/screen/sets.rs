//! The table of each set, with the sum that must come out.

use comfy_table::{Cell, Color, Table};

use crate::assess::{Counts, CriterionResult, SetResult, Verdict};
use crate::explain;
use crate::messages::Lang;
use crate::report::facts::{criterion_word, provisional};
use crate::report::page::Page;
use crate::report::{Case, View};

pub(super) fn sets(page: &mut Page, view: View, case: &Case) {
    case.assessment.sets.iter().for_each(|s| set(page, view, case, s));
}

fn set(page: &mut Page, view: View, case: &Case, set: &SetResult) {
    let lang = view.lang;
    let title = case.law.sets.get(&set.level).map_or_else(|| explain::level(lang, set.level), |s| s.title.clone());
    let word = provisional(lang, explain::verdict_word(lang, set.finding.verdict, None), set.finding.provisional);
    page.heading(&lang.say("report-set", &[("title", title.into()), ("verdict", word.to_lowercase().into())]));
    page.say(&explain::sum(lang, "report-sum-criteria", set.counts));
    page.say(&explain::sum(lang, "report-sum-indicators", set.indicator_counts));
    let starred = case.assessment.revocation.is_some();
    table(view, set, starred).lines().for_each(|line| page.raw(&line));
}

/// Critical criteria are `starred` where revocation, which they weigh in, is named.
fn table(view: View, set: &SetResult, starred: bool) -> Table {
    let lang = view.lang;
    let mut table = view.table();
    table.set_header(
        ["report-column-number", "report-column-name", "report-column-indicators", "report-column-verdict"].map(|id| lang.text(id)),
    );
    for criterion in &set.criteria {
        table.add_row(row(lang, criterion, starred));
    }
    table
}

fn row(lang: Lang, criterion: &CriterionResult, starred: bool) -> Vec<Cell> {
    let counts = Counts::of(criterion.indicators.iter().map(|i| i.finding.verdict));
    let facts = [("met", counts.met.into()), ("total", counts.total.into()), ("count", counts.not_applicable.into())];
    let id = if counts.not_applicable > 0 { "report-cell-some-not-applicable" } else { "report-cell-indicators" };
    let name = if starred && criterion.critical { format!("{} *", criterion.name) } else { criterion.name.clone() };
    let verdict = Cell::new(criterion_word(lang, criterion)).fg(colour(criterion.finding.verdict));
    vec![Cell::new(criterion.number), Cell::new(name), Cell::new(lang.say(id, &facts)), verdict]
}

pub(in crate::report) fn colour(verdict: Verdict) -> Color {
    match verdict {
        Verdict::Met => Color::Green,
        Verdict::NotMet => Color::Red,
        Verdict::Undetermined => Color::Yellow,
        Verdict::NotApplicable => Color::Cyan,
    }
}
