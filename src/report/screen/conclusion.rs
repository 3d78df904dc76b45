//! The verdict, what it counts, how many cells are wrong, and the one thing to do next.

use crate::assess::{Counts, Lack, SetResult, Verdict, lacks};
use crate::diag::{Diagnostic, Place, Severity};
use crate::explain;
use crate::explain::{criterion_word, provisional};
use crate::messages::Lang;
use crate::report::facts::rest;
use crate::report::page::Page;
use crate::report::{Case, View};

pub(super) fn conclusion(page: &mut Page, view: View, case: &Case) {
    let (lang, assessment) = (view.lang, case.assessment);
    let word = explain::finding_word(lang, assessment.overall, None);
    page.verdict(assessment.overall.verdict, &lang.say("report-verdict", &[("verdict", word.into())]));
    page.say(&verdict_line(view, case));
    page.say(&match assessment.level_met {
        Some(level) => lang.say("report-level-met", &[("level", explain::level(lang, level).into())]),
        None => lang.text("report-level-met-none"),
    });
    let fields = explain::fields(lang, assessment);
    fields.into_iter().for_each(|f| page.say(&lang.say("report-fields", &[("fields", f.into())])));
}

/// How many cells are wrong, then what to do. Warnings are not counted: nothing here depends on them.
pub(super) fn next_step(page: &mut Page, view: View, case: &Case) {
    let lang = view.lang;
    let errors = case.findings.iter().filter(|f| f.severity() == Severity::Error).count();
    if errors > 0 {
        let cells = case.findings.iter().filter(|f| is_wrong_cell(f)).count();
        page.say(&lang.say("report-faults", &[("errors", errors.into()), ("cells", cells.into())]));
    }
    page.say(&lang.say("report-next", &[("step", lang.text(step(case)).into())]));
    if !view.full {
        page.say(&lang.text("report-more"));
    }
}

fn is_wrong_cell(finding: &Diagnostic) -> bool {
    finding.severity() == Severity::Error && matches!(finding.place, Place::Cell(_))
}

fn step(case: &Case) -> &'static str {
    let lacking: Vec<Lack> = case.assessment.items().flat_map(lacks).map(|l| l.lack).collect();
    let overall = case.assessment.overall;
    match overall.verdict {
        Verdict::Met if overall.provisional => "report-next-confirm",
        Verdict::Met if case.assessment.maintenance => "report-next-keep",
        Verdict::Met => "report-next-dossier",
        _ if lacking.contains(&Lack::Wrong) => "report-next-wrong",
        _ if lacking.contains(&Lack::Figure) => "report-next-figure",
        Verdict::NotMet => "report-next-failing",
        _ if lacking.contains(&Lack::Threshold) => "report-next-threshold",
        _ => "report-next-region",
    }
}

/// "Tiêu chí: 19/19 đạt · Điều kiện công nhận: 3/4 đạt, 1 chưa có số liệu".
fn verdict_line(view: View, case: &Case) -> String {
    let (lang, assessment) = (view.lang, case.assessment);
    let mut parts: Vec<String> = assessment.sets.iter().map(|s| set_part(lang, s, assessment.sets.len() > 1)).collect();
    let conditions = &assessment.conditions;
    if !conditions.is_empty() {
        let counts = Counts::of(conditions.iter().map(|c| c.finding.verdict));
        let open = conditions.iter().filter(|c| c.finding.verdict != Verdict::Met);
        let words = open.map(|c| explain::verdict_word(lang, c.finding.verdict, c.judged.cause.as_ref()));
        let facts = [("met", counts.met.into()), ("total", counts.total.into()), ("rest", rest(lang, words).into())];
        let line = lang.say(if view.criteria_only { "report-line-conditions-aside" } else { "report-line-conditions" }, &facts);
        parts.push(provisional(lang, line, conditions.iter().any(|c| c.finding.provisional)));
    }
    parts.join(" · ")
}

fn set_part(lang: Lang, set: &SetResult, several: bool) -> String {
    let open = set.criteria.iter().filter(|c| c.finding.verdict != Verdict::Met);
    let words = open.map(|c| criterion_word(lang, &plain(c)));
    let facts = [
        ("level", explain::level_short(lang, set.level).into()),
        ("met", set.counts.met.into()),
        ("total", set.counts.total.into()),
        ("rest", rest(lang, words).into()),
    ];
    let line = lang.say(if several { "report-line-criteria-of" } else { "report-line-criteria" }, &facts);
    provisional(lang, line, set.criteria.iter().any(|c| c.finding.provisional))
}

/// Whether a count is provisional is said once, behind the whole line.
fn plain(criterion: &crate::assess::CriterionResult) -> crate::assess::CriterionResult {
    let mut plain = criterion.clone();
    plain.finding.provisional = false;
    plain
}
