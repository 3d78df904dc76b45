//! What fails, what is missing, and on what the verdict rests.

use crate::assess::{ItemResult, JudgedTest, Lack, Lacking, Part, Verdict, lacks};
use crate::criteria::{Evidence, Measure};
use crate::explain;
use crate::explain::{code, codes};
use crate::messages::Lang;
use crate::report::facts::{self, measure_of, reason, region_name, thresholds_used};
use crate::report::page::Page;
use crate::report::{Case, View};

pub(super) fn failed<'a>(case: &Case<'a>) -> Vec<&'a ItemResult> {
    indicators(case).filter(|i| i.finding.verdict == Verdict::NotMet).collect()
}

/// A failing indicator in one line: "2.1 Tỷ lệ đường xã …: 90 % (18/20 km), yêu cầu 100 %: cần thêm 2 km".
pub(super) fn gap_line(lang: Lang, case: &Case, item: &ItemResult) -> String {
    let failed = item.judged.tests().into_iter().filter(|(_, j)| j.verdict == Verdict::NotMet);
    let gaps: Vec<String> = failed.map(|(test, _)| shortfall(lang, case, item, test)).filter(|l| !l.is_empty()).collect();
    let gaps = if gaps.is_empty() { explain::requirement(lang, &item.version.measures, &item.judged) } else { gaps.join("; ") };
    format!("{}: {gaps}", title(lang, case, item, item.finding.provisional))
}

/// Indicators that fail, each with value, requirement and gap.
pub(super) fn failing(page: &mut Page, view: View, case: &Case) {
    let items = failed(case);
    if items.is_empty() {
        return;
    }
    page.heading(&view.lang.say("report-failing", &[("count", items.len().into())]));
    items.iter().for_each(|i| fails(page, view, case, i));
}

fn fails(page: &mut Page, view: View, case: &Case, item: &ItemResult) {
    page.entry(1, "- ", &title(view.lang, case, item, item.finding.provisional));
    waiver(page, view, case, item);
    let failed = item.judged.tests().into_iter().filter(|(_, j)| j.verdict == Verdict::NotMet);
    let lines: Vec<String> = failed.map(|(t, _)| shortfall(view.lang, case, item, t)).collect();
    if let Part::AtLeast(k, _) = &item.judged.part {
        page.entry(2, "", &view.lang.say("report-enough", &[("count", (*k).into())]));
    }
    if lines.is_empty() {
        page.entry(2, "", &explain::requirement(view.lang, &item.version.measures, &item.judged));
        explain::one_below(view.lang, &item.version.measures, &item.judged).iter().for_each(|line| page.entry(2, "", line));
    }
    lines.iter().for_each(|line| page.entry(2, "", line));
}

/// The waiver next to a verdict that stays what it is.
fn waiver(page: &mut Page, view: View, case: &Case, item: &ItemResult) {
    let found = explain::waiver(view.lang, case.commune, item, case.assessment.place.as_of);
    found.iter().for_each(|line| page.entry(2, "", line));
}

/// "Nam: 60 % (60/100 người), yêu cầu ≥ 70 %: cần thêm 10 người [Chỉ tiêu NTM › G14]".
fn shortfall(lang: Lang, case: &Case, item: &ItemResult, test: &JudgedTest) -> String {
    let Some(measure) = measure_of(item, test) else { return String::new() };
    let value = explain::tested(lang, measure, test).unwrap_or_default();
    let facts = [
        ("value", value.into()),
        ("required", explain::bound(lang, test.op, &measure.unit, &test.threshold.lookup).into()),
        ("gap", test.gap.as_ref().map(|g| explain::gap(lang, measure, g)).unwrap_or_default().into()),
    ];
    let line = lang.say(if test.gap.is_some() { "report-shortfall" } else { "report-shortfall-without-gap" }, &facts);
    let line = if !is_part(item, measure) { line } else { format!("{}: {line}", measure.name) };
    match cell(lang, case, test) {
        Some(cell) => format!("{line} [{cell}]"),
        None => line,
    }
}

fn cell(lang: Lang, case: &Case, test: &JudgedTest) -> Option<String> {
    let origin = case.commune.answers.get(&test.measure)?.origin.as_ref()?;
    Some(lang.spot(origin))
}

/// What is lacking to the indicators of the sets, by what has to be done.
pub(super) fn lacking(page: &mut Page, view: View, case: &Case) {
    for lack in Lack::ALL {
        if lack == Lack::Region {
            unsettled(page, view, case);
            continue;
        }
        let entries: Vec<String> = indicators(case).filter_map(|i| entry(view.lang, case, i, lack)).collect();
        if !entries.is_empty() {
            page.heading(&view.lang.say(&format!("report-lack-{}", lack.id()), &[("count", entries.len().into())]));
            entries.iter().for_each(|e| page.entry(1, "- ", e));
        }
    }
}

/// Indicators whose region is not settled: one answer settles all, so their codes suffice.
fn unsettled(page: &mut Page, view: View, case: &Case) {
    let open: Vec<_> = indicators(case).filter(|i| lacks(i).iter().any(|l| l.lack == Lack::Region)).map(ItemResult::named).collect();
    if !open.is_empty() {
        page.heading(&view.lang.say("report-lack-region", &[("count", open.len().into())]));
        page.entry(1, "- ", &codes(view.lang, open, several(case)));
    }
}

/// One indicator to which something of this kind is lacking.
fn entry(lang: Lang, case: &Case, item: &ItemResult, lack: Lack) -> Option<String> {
    let own: Vec<Lacking> = lacks(item).into_iter().filter(|l| l.lack == lack).collect();
    if own.is_empty() {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    for lacking in &own {
        let part = part(lang, case, item, lacking);
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    let title = title(lang, case, item, false);
    Some(if parts.is_empty() { title } else { format!("{title}: {}", parts.join("; ")) })
}

/// What distinguishes one lacking thing of an indicator: its part, its cell, who decides.
fn part(lang: Lang, case: &Case, item: &ItemResult, lacking: &Lacking) -> String {
    let name = lacking.test.and_then(|t| measure_of(item, t)).filter(|m| is_part(item, m)).map(|m| m.name.clone());
    let detail = match lacking.lack {
        Lack::Wrong => lacking.test.and_then(|t| wrong(lang, case, item, lacking, t)),
        Lack::Threshold if lacking.test.is_some_and(|t| t.threshold.predicted().is_some()) => {
            lacking.test.and_then(|t| explain::predicted(lang, t).or_else(|| Some(bound_of(lang, item, t))))
        }
        Lack::Threshold if !lacking.authority.is_empty() => Some(lang.say("report-decided-by", &[("authority", lacking.authority.into())])),
        Lack::Elsewhere => Some(explain::requirement(lang, &item.version.measures, lacking.judged)),
        Lack::Threshold | Lack::Figure | Lack::Region => None,
    };
    [name, detail].into_iter().flatten().collect::<Vec<_>>().join(" – ")
}

/// What a comparison asks, in words.
fn bound_of(lang: Lang, item: &ItemResult, test: &JudgedTest) -> String {
    explain::bound(lang, test.op, measure_of(item, test).map_or("", |m| &m.unit), &test.threshold.lookup)
}

/// The cell that is wrong; of figures that disagree what they are, too.
fn wrong(lang: Lang, case: &Case, item: &ItemResult, lacking: &Lacking, test: &JudgedTest) -> Option<String> {
    let cell = cell(lang, case, test);
    let Some(value) = test.typed.as_ref().and_then(|_| explain::tested(lang, measure_of(item, test)?, test)) else { return cell };
    let word = explain::verdict_word(lang, lacking.judged.verdict, lacking.judged.cause.as_ref());
    Some(format!("{word}: {value}{}", cell.map(|c| format!(" [{c}]")).unwrap_or_default()))
}

/// Whether a measure has a name of its own to tell it from the others of its item.
fn is_part(item: &ItemResult, measure: &Measure) -> bool {
    !measure.part.is_empty() && measure.name != item.version.name
}

/// Conditions of recognition, each with its verdict and why.
pub(super) fn conditions(page: &mut Page, view: View, case: &Case) {
    if case.assessment.conditions.is_empty() {
        return;
    }
    let lang = view.lang;
    page.heading(&lang.text("report-conditions"));
    for condition in &case.assessment.conditions {
        page.entry(1, "- ", &self::condition(lang, condition));
        waiver(page, view, case, condition);
        let word = condition_word(lang, condition);
        let why = reason(lang, case, condition).filter(|r| !word.starts_with(r.as_str()));
        why.iter().for_each(|r| page.entry(2, "", r));
        let decides = lacks(condition).into_iter().find(|l| l.lack == Lack::Threshold && !l.authority.is_empty());
        decides.iter().for_each(|l| page.entry(2, "", &lang.say("report-decided-by", &[("authority", l.authority.into())])));
    }
}

/// A condition with its verdict.
pub(super) fn condition(lang: Lang, condition: &ItemResult) -> String {
    let facts = [("name", condition.version.name.as_str().into()), ("verdict", condition_word(lang, condition).into())];
    lang.say("report-condition", &facts)
}

fn condition_word(lang: Lang, condition: &ItemResult) -> String {
    explain::finding_word(lang, condition.finding, condition.judged.cause.as_ref())
}

/// Where a recognised commune is on revocation.
pub(super) fn revocation(page: &mut Page, view: View, case: &Case) {
    let Some(revocation) = &case.assessment.revocation else { return };
    let lang = view.lang;
    page.heading(&lang.text("report-revocation"));
    facts::revocation(lang, revocation).iter().for_each(|line| page.entry(1, "", line));
    page.entry(1, "", &lang.say("report-revocation-source", &[("source", case.law.nation.revocation.source.as_str().into())]));
}

/// How far the thresholds are trusted, with the codes of those that are not confirmed.
pub(super) fn evidence(page: &mut Page, view: View, case: &Case) {
    let (lang, used) = (view.lang, thresholds_used(case));
    let confirmed = used.iter().filter(|u| u.evidence == Evidence::Confirmed).count();
    page.heading(&lang.say("report-evidence", &[("confirmed", confirmed.into()), ("total", used.len().into())]));
    for evidence in Evidence::ALL.into_iter().skip(1) {
        let items: Vec<_> = used.iter().filter(|u| u.evidence == evidence).map(|u| u.item.named()).collect();
        if !items.is_empty() {
            let word = explain::evidence(lang, evidence);
            let count = items.len();
            let facts = [("evidence", word.into()), ("count", count.into()), ("codes", codes(lang, items, several(case)).into())];
            page.entry(1, "- ", &lang.say("report-evidence-of", &facts));
        }
    }
    other_readings(page, view, case);
    widened(page, view, case);
    let files: Vec<String> = case.law.files.iter().map(|f| format!("{} {}", f.id, f.version)).collect();
    page.entry(1, "- ", &lang.say("report-files", &[("files", files.join(", ").into())]));
}

/// Indicators whose threshold would differ if the commune's own region bound.
fn other_readings(page: &mut Page, view: View, case: &Case) {
    let differs = |i: &&ItemResult| i.judged.tests().iter().any(|(t, _)| t.threshold.other_reading.is_some());
    let items: Vec<_> = case.assessment.items().filter(differs).map(ItemResult::named).collect();
    if !items.is_empty() {
        let region = region_name(&case.law.nation.regions, &case.law.region);
        let facts = [("region", region.into()), ("codes", codes(view.lang, items, several(case)).into())];
        page.entry(1, "- ", &view.lang.say("report-other-reading", &facts));
    }
}

/// Indicators and conditions whose threshold binds by our reading.
fn widened(page: &mut Page, view: View, case: &Case) {
    let lang = view.lang;
    let rule = |i: &ItemResult| i.judged.tests().iter().find_map(|(test, _)| explain::widened(lang, test));
    let found: Vec<_> = case.assessment.items().filter_map(|i| Some((i.named(), rule(i)?))).collect();
    if let Some((_, rule)) = found.first() {
        let items: Vec<_> = found.iter().map(|(named, _)| *named).collect();
        let facts = [("rule", rule.as_str().into()), ("codes", codes(lang, items, several(case)).into())];
        page.entry(1, "- ", &lang.say("report-widened", &facts));
    }
}

/// Whether codes need the name of their set.
pub(super) fn several(case: &Case) -> bool {
    case.assessment.sets.len() > 1
}

/// "17.1 Tỷ lệ hộ được sử dụng nước sạch (tạm tính)".
fn title(lang: Lang, case: &Case, item: &ItemResult, provisional: bool) -> String {
    let title = format!("{} {}", code(lang, &item.item, several(case)), item.version.name);
    explain::provisional(lang, title, provisional)
}

/// The indicators of every set judged.
pub(super) fn indicators<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a ItemResult> + use<'a> {
    case.assessment.sets.iter().flat_map(|s| s.indicators())
}
