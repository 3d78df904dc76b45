//! What separates a commune from its target and the next level, and what would change: on the screen.

mod json;
mod shape;

use super::page::Page;
use super::{Case, View};
use crate::assess::{
    Budget, CriterionChange, Estimate, Finding, Lack, Need, Outlook, Step, Turned, Verdict, changed_criteria, changed_items,
};
use crate::commune::{Commune, RoadmapRow, Supposition};
use crate::criteria::{Law, Level};
use crate::diag::Diagnostic;
use crate::explain;
use crate::explain::{code, codes, provisional};
use crate::layout::roadmap::Quarter;
use crate::messages::Lang;

pub(super) use json::SCHEMA;
pub use json::json;
pub(super) use shape::OutlookJson;

/// What a plan is reported from.
#[derive(Clone, Copy)]
pub struct PlanCase<'a> {
    pub law: &'a Law,
    pub commune: &'a Commune,
    pub now: &'a Outlook,
    /// Its judgements if the suppositions were so.
    pub supposed: Option<&'a Outlook>,
    pub suppositions: &'a [Supposition],
    /// Everything found on the way.
    pub findings: &'a [Diagnostic],
    /// Works of the roadmap whose quarter is past and whose item is not met; none without a roadmap.
    pub late: Option<&'a [(RoadmapRow, Quarter)]>,
}

impl<'a> PlanCase<'a> {
    /// What the rest of the plan is named: as it would be, if anything is supposed.
    fn then(&self) -> &'a Outlook {
        self.supposed.unwrap_or(self.now)
    }
}

/// The plan in words.
pub fn screen(view: View, case: &PlanCase) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    let own = Case { law: case.law, commune: case.commune, assessment: &case.now.target, findings: case.findings };
    super::screen::head(&mut page, view, &own);
    suppositions(&mut page, lang, case);
    let then = case.then();
    let level = explain::level(lang, then.target.target);
    section(&mut page, lang, case, &lang.say("report-plan-target", &[("level", level.into())]), &then.to_target());
    match &then.next {
        Some(next) => {
            let facts = [("level", explain::level(lang, next.target).into())];
            section(&mut page, lang, case, &lang.say("report-plan-next", &facts), &then.to_next());
        }
        None => page.heading(&lang.text("report-plan-highest")),
    }
    budget(&mut page, lang, case);
    late(&mut page, lang, case);
    page.finish()
}

/// What is supposed and what would change; that it is no result is said first.
fn suppositions(page: &mut Page, lang: Lang, case: &PlanCase) {
    let Some(supposed) = case.supposed else { return };
    page.blank();
    page.alarm(&lang.text("report-plan-supposing"));
    for one in case.suppositions {
        let Some((name, measure)) = explain::measure_name(case.law, &one.measure) else { continue };
        let facts = [
            ("code", crate::layout::measure_owner(&measure).into()),
            ("name", name.into()),
            ("value", explain::supposed(lang, case.commune, &measure, one).into()),
        ];
        page.entry(1, "- ", &lang.say("report-plan-supposition", &facts));
    }
    page.heading(&lang.text("report-plan-changes"));
    levels(page, lang, case.now, supposed);
    let items = changed_items(case.now, supposed, case.suppositions);
    items.iter().for_each(|i| item(page, lang, i));
    changed_criteria(case.now, supposed).iter().for_each(|c| criterion(page, lang, c));
    page.heading(&lang.text("report-plan-remains"));
}

fn word(lang: Lang, finding: Finding) -> String {
    explain::finding_word(lang, finding, None)
}

fn arrow(lang: Lang, name: String, before: String, after: String) -> String {
    let id = if before == after { "report-plan-same" } else { "report-plan-change" };
    lang.say(id, &[("name", name.into()), ("before", before.into()), ("after", after.into())])
}

/// Verdict, level met, and how many criteria of each set are met.
fn levels(page: &mut Page, lang: Lang, before: &Outlook, after: &Outlook) {
    let met = |level: Option<Level>| level.map_or_else(|| lang.text("report-plan-no-level"), |l| explain::level(lang, l));
    let (old, new) = (&before.target, &after.target);
    page.entry(1, "- ", &arrow(lang, lang.text("report-plan-verdict"), word(lang, old.overall), word(lang, new.overall)));
    let (was, is) = (before.next.as_ref().unwrap_or(old).level_met, after.next.as_ref().unwrap_or(new).level_met);
    page.entry(1, "- ", &arrow(lang, lang.text("report-plan-level"), met(was), met(is)));
    for set in after.sets() {
        let Some(old) = before.sets().iter().find(|s| s.level == set.level) else { continue };
        let count = |s: &crate::assess::SetResult| {
            let facts = [("verdict", word(lang, s.finding).into()), ("met", s.counts.met.into()), ("total", s.counts.total.into())];
            lang.say("report-plan-set-state", &facts)
        };
        let name = lang.say("report-plan-set", &[("level", explain::level(lang, set.level).into())]);
        page.entry(1, "- ", &arrow(lang, name, count(old), count(set)));
    }
}

fn item(page: &mut Page, lang: Lang, turned: &Turned) {
    let name = format!("{} {}", code(lang, &turned.after.item, true), turned.after.version.name);
    page.entry(1, "- ", &arrow(lang, name, explain::state(lang, turned.before), explain::state(lang, turned.after)));
}

fn criterion(page: &mut Page, lang: Lang, change: &CriterionChange) {
    let facts = [
        ("number", change.criterion.number.to_string().into()),
        ("level", explain::level_short(lang, change.level).into()),
        ("name", change.criterion.name.as_str().into()),
    ];
    let name = lang.say("report-plan-criterion", &facts);
    page.entry(1, "- ", &arrow(lang, name, word(lang, change.before), word(lang, change.after)));
}

/// The steps to one level, by need.
fn section(page: &mut Page, lang: Lang, case: &PlanCase, title: &str, steps: &[Step]) {
    page.heading(&lang.say("report-plan-section", &[("title", title.into()), ("count", steps.len().into())]));
    if steps.is_empty() {
        page.entry(1, "", &lang.text("report-plan-nothing"));
    }
    for condition in [false, true] {
        for need in Need::ALL {
            let own: Vec<&Step> = steps.iter().filter(|s| s.is_condition() == condition && s.need == need).collect();
            if own.is_empty() {
                continue;
            }
            let word = explain::need(lang, need);
            let id = if condition { "report-plan-conditions" } else { "report-plan-group" };
            page.entry(1, "", &lang.say(id, &[("need", word.into()), ("count", own.len().into())]));
            if need == Need::Lack(Lack::Threshold) && !condition {
                // nothing a commune can do, which is said once
                let asked = codes(lang, own.iter().map(|s| s.item.named()), true);
                page.entry(2, "- ", &lang.say("report-plan-ask", &[("codes", asked.into())]));
                continue;
            }
            own.iter().for_each(|s| step(page, lang, case, s));
        }
    }
}

fn step(page: &mut Page, lang: Lang, case: &PlanCase, step: &Step) {
    let item = step.item;
    let title = format!("{} {}", code(lang, &item.item, true), item.version.name);
    page.entry(2, "- ", &provisional(lang, title, item.finding.provisional && item.finding.verdict == Verdict::NotMet));
    let facts = [
        ("required", explain::requirement(lang, &item.version.measures, &item.judged).into()),
        ("result", explain::results(lang, case.commune, item).join("; ").into()),
    ];
    if !item.judged.tests().is_empty() {
        page.entry(3, "", &lang.say("report-plan-state", &facts));
    }
    let missing = explain::missing(lang, item).join("; ");
    let near = step.distance.as_ref().map(|d| lang.say("report-plan-distance", &[("distance", d.into())])).unwrap_or_default();
    page.entry(3, "→ ", format!("{missing} {near}").trim_end());
    if !item.department.is_empty() {
        page.entry(3, "", &lang.say("report-plan-department", &[("department", item.department.as_str().into())]));
    }
    let estimate = Estimate::of(item, &case.commune.costs);
    explain::estimate(lang, item, &estimate).iter().for_each(|line| page.entry(3, "", line));
}

/// The sums, or that no unit cost was entered.
fn budget(page: &mut Page, lang: Lang, case: &PlanCase) {
    page.heading(&lang.text("report-plan-budget"));
    let then = case.then();
    let (target, all) = (then.to_target(), then.steps());
    let Some(own) = Budget::of(&target, &case.commune.costs) else {
        page.entry(1, "", &lang.text("report-plan-no-costs"));
        return;
    };
    sums(page, lang, "report-plan-budget-target", &own);
    if let Some(whole) = Budget::of(&all, &case.commune.costs).filter(|_| then.next.is_some()) {
        sums(page, lang, "report-plan-budget-next", &whole);
    }
}

fn sums(page: &mut Page, lang: Lang, id: &str, budget: &Budget) {
    page.entry(1, "- ", &lang.say(id, &[("total", budget.total().into())]));
    for (fund, total) in budget.by_fund() {
        page.entry(2, "- ", &lang.say("report-plan-fund", &[("fund", explain::fund(lang, fund).into()), ("total", total.into())]));
    }
    if budget.unpriced > 0 {
        page.entry(2, "", &lang.say("report-plan-unpriced", &[("count", budget.unpriced.into())]));
    }
}

fn late(page: &mut Page, lang: Lang, case: &PlanCase) {
    let Some(late) = case.late.filter(|l| !l.is_empty()) else { return };
    page.heading(&lang.say("report-plan-late", &[("count", late.len().into())]));
    for (row, quarter) in late {
        let work = row.cells.get("work").map(crate::commune::Content::plain).unwrap_or_default();
        let facts = [("name", row.name.as_str().into()), ("quarter", quarter.words().into()), ("work", work.into())];
        page.entry(1, "- ", &lang.say("report-plan-late-row", &facts));
    }
}
