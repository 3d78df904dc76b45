//! The end of a report, all that is still seen when the rest has scrolled away: the verdict, what is met, not met and
//! missing in a line each, how many cells are wrong, what to do next, and where the file lies.

use crate::assess::{Counts, CriterionResult, Finding, ItemResult, Lack, SetResult, Verdict, lacks};
use crate::diag::{Diagnostic, Fact, Place, Severity};
use crate::explain;
use crate::explain::{codes, criterion_word, provisional};
use crate::messages::Lang;
use crate::report::facts::rest;
use crate::report::page::Page;
use crate::report::{Case, View};
use crate::text::spans;

/// The verdicts a line each is for.
const LINES: [Verdict; 3] = [Verdict::Met, Verdict::NotMet, Verdict::Undetermined];
/// Codes of items whose threshold is missing.
const NAMED: usize = 6;

pub(super) fn conclusion(page: &mut Page, view: View, case: &Case) {
    let (lang, assessment) = (view.lang, case.assessment);
    let word = explain::finding_word(lang, assessment.overall, None);
    let facts = [("verdict", word.into()), ("level", explain::level(lang, assessment.target).into())];
    page.verdict(assessment.overall.verdict, &lang.say("report-verdict", &facts));
    page.say(&match assessment.level_met {
        Some(level) => lang.say("report-level-met", &[("level", explain::level(lang, level).into())]),
        None => lang.text("report-level-met-none"),
    });
    let fields = explain::fields(lang, assessment);
    fields.into_iter().for_each(|f| page.say(&lang.say("report-fields", &[("fields", f.into())])));
    LINES.into_iter().for_each(|verdict| page.say(&line(view, case, verdict)));
}

/// How many cells are wrong, what to do, and where the file lies. Warnings are not counted: nothing here depends on them.
pub(super) fn next_step(page: &mut Page, view: View, case: &Case) {
    let lang = view.lang;
    let errors = case.findings.iter().filter(|f| f.severity() == Severity::Error).count();
    let cells = case.findings.iter().filter(|f| is_wrong_cell(f)).count();
    page.say(&lang.say("report-faults", &[("errors", some(errors)), ("cells", cells.into())]));
    let step = step(case);
    page.say(&lang.say("report-next", &[("step", step_words(lang, case, step).into())]));
    if step != THRESHOLD && !missing(case).is_empty() && case.assessment.overall.verdict != Verdict::Met {
        page.say(&lang.say("report-next-besides", &[("step", step_words(lang, case, THRESHOLD).into())]));
    }
    let files: Vec<&str> = case.commune.inputs.iter().map(|input| input.name.as_str()).collect();
    if !files.is_empty() {
        page.say(&lang.say("report-input", &[("files", files.join(", ").into())]));
    }
    if !view.full {
        page.say(&lang.text("report-more"));
    }
}

fn is_wrong_cell(finding: &Diagnostic) -> bool {
    finding.severity() == Severity::Error && matches!(finding.place, Place::Cell(_))
}

const THRESHOLD: &str = "report-next-threshold";

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
        _ if lacking.contains(&Lack::Threshold) => THRESHOLD,
        _ => "report-next-region",
    }
}

fn step_words(lang: Lang, case: &Case, step: &str) -> String {
    if step != THRESHOLD {
        return lang.text(step);
    }
    let items = missing(case);
    let named = codes(lang, items.iter().take(NAMED).map(|item| item.named()), case.assessment.sets.len() > 1);
    let mut authorities: Vec<&str> = items.iter().flat_map(|item| lacks(item)).map(|l| l.authority).filter(|a| !a.is_empty()).collect();
    authorities.sort_unstable();
    authorities.dedup();
    let authority = if authorities.is_empty() { lang.text("report-next-authority") } else { authorities.join(", ") };
    let facts = [
        ("authority", authority.into()),
        ("count", items.len().into()),
        ("codes", named.into()),
        ("more", if items.len() > NAMED { "yes" } else { "no" }.into()),
    ];
    lang.say(step, &facts)
}

/// Items to which a threshold is lacking.
fn missing<'a>(case: &Case<'a>) -> Vec<&'a ItemResult> {
    case.assessment.items().filter(|item| lacks(item).iter().any(|l| l.lack == Lack::Threshold)).collect()
}

/// "Chưa đạt: NTM 2 tiêu chí (2, 12) · 1 điều kiện công nhận".
fn line(view: View, case: &Case, verdict: Verdict) -> String {
    let (lang, assessment) = (view.lang, case.assessment);
    let mut parts: Vec<String> = assessment.sets.iter().filter_map(|s| set_part(lang, s, verdict)).collect();
    parts.extend(conditions(view, case, verdict));
    let parts = if parts.is_empty() { lang.text("report-line-nothing") } else { parts.join(" · ") };
    let line = lang.say(&format!("report-line-{}", verdict.id()), &[("parts", parts.into())]);
    let criteria = assessment.sets.iter().flat_map(|s| &s.criteria).map(|c| c.finding);
    let mut found = criteria.chain(assessment.conditions.iter().map(|c| c.finding)).filter(|f| f.verdict == verdict);
    provisional(lang, line, found.any(|f| f.provisional))
}

/// The criteria of a set with a verdict: how many, and which they are or what they lack.
fn set_part(lang: Lang, set: &SetResult, verdict: Verdict) -> Option<String> {
    let own: Vec<_> = set.criteria.iter().filter(|c| c.finding.verdict == verdict).collect();
    let detail = match verdict {
        Verdict::Met => String::new(),
        Verdict::NotMet => spans(own.iter().map(|c| c.number).collect::<Vec<_>>(), |n| n.to_string()),
        _ => rest(lang, own.iter().map(|c| criterion_word(lang, &plain(c)))),
    };
    let facts = [
        ("level", explain::level_short(lang, set.level).into()),
        ("count", own.len().into()),
        ("total", set.counts.total.into()),
        ("aside", some(set.counts.not_applicable)),
        ("detail", detail.into()),
    ];
    let is_shown = verdict == Verdict::Met || !own.is_empty();
    is_shown.then(|| lang.say(&format!("report-line-set-{}", verdict.id()), &facts))
}

/// A count, where there is one.
fn some(count: usize) -> Fact {
    if count == 0 { "none".into() } else { count.into() }
}

/// Whether a line is provisional is said once, behind it.
fn plain(criterion: &CriterionResult) -> CriterionResult {
    let finding = Finding { provisional: false, ..criterion.finding };
    CriterionResult { finding, ..criterion.clone() }
}

/// The conditions of recognition with a verdict, without the one that repeats the verdict of the sets; what counts for
/// nothing says so.
fn conditions(view: View, case: &Case, verdict: Verdict) -> Option<String> {
    let lang = view.lang;
    let all: Vec<&ItemResult> = case.assessment.conditions.iter().filter(|c| !c.version.is_derived()).collect();
    let own: Vec<&ItemResult> = all.iter().copied().filter(|c| c.finding.verdict == verdict).collect();
    if all.is_empty() || verdict != Verdict::Met && own.is_empty() {
        return None;
    }
    let detail = match verdict {
        Verdict::Undetermined => rest(lang, own.iter().map(|c| explain::verdict_word(lang, verdict, c.judged.cause.as_ref()))),
        _ => String::new(),
    };
    let counts = Counts::of(all.iter().map(|c| c.finding.verdict));
    let facts = [
        ("count", own.len().into()),
        ("total", counts.total.into()),
        ("detail", detail.into()),
        ("aside", some(view.criteria_only.into())),
    ];
    Some(lang.say(&format!("report-line-conditions-{}", verdict.id()), &facts))
}
