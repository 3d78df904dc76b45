//! Who is judged, where, when and for what.

use crate::assess::Verdict;
use crate::criteria::Readings;
use crate::diag::Code;
use crate::explain;
use crate::messages::Lang;
use crate::report::facts::{effective, region_name};
use crate::report::page::Page;
use crate::report::{Case, View};

pub(super) fn header(page: &mut Page, view: View, case: &Case) {
    let (lang, assessment) = (view.lang, case.assessment);
    page.verdict(Verdict::NotApplicable, &names(lang, case));
    page.say(&regions(lang, case));
    let facts = [
        ("year", assessment.place.year.into()),
        ("as_of", assessment.place.as_of.into()),
        ("target", explain::level(lang, assessment.target).into()),
    ];
    page.say(&lang.say("report-frame", &facts));
    if let Some(held) = held(lang, case) {
        page.say(&held);
    }
    for overlay in case.law.overlays.iter().filter(|o| o.illustration) {
        page.alarm(&lang.say("report-illustration", &[("title", overlay.title.as_str().into())]));
    }
    for replaced in case.findings.iter().filter(|f| f.code == Code::CriteriaReplaced) {
        page.alarm(&lang.finding(replaced));
    }
}

fn names(lang: Lang, case: &Case) -> String {
    let commune = case.commune;
    let name = commune.name.value.clone().unwrap_or_else(|| lang.text("report-nameless"));
    let rest = [&commune.district.value, &commune.province.value].into_iter().flatten().filter(|n| !n.is_empty());
    std::iter::once(&name).chain(rest).map(String::as_str).collect::<Vec<_>>().join(" – ")
}

fn held(lang: Lang, case: &Case) -> Option<String> {
    let held = case.commune.held()?;
    let facts = [
        ("level", explain::level(lang, held.level).into()),
        ("year", held.year.map_or_else(|| "…".into(), Into::into)),
        ("decision", if held.decision.is_empty() { "…".into() } else { held.decision.as_str().into() }),
    ];
    Some(lang.say(if case.assessment.maintenance { "report-held-maintenance" } else { "report-held" }, &facts))
}

/// The region, and the one whose levels bind where that is another.
fn regions(lang: Lang, case: &Case) -> String {
    let sets = &case.assessment.sets;
    let same = sets.windows(2).all(|pair| pair[0].readings.regions == pair[1].readings.regions);
    let own =
        if case.law.region.is_empty() { lang.text("report-region-none") } else { region_name(&case.law.nation.regions, &case.law.region) };
    let mut parts = vec![lang.say("report-region", &[("region", own.into())])];
    parts.extend(case.assessment.place.area.as_deref().and_then(|id| case.law.area(id)).map(|area| area.name.clone()));
    for set in sets.iter().take(if same { 1 } else { sets.len() }) {
        let words = binding(lang, case, &set.readings);
        let named =
            || lang.say("report-of-set", &[("level", explain::level_short(lang, set.level).into()), ("words", words.clone().into())]);
        parts.extend((!words.is_empty()).then(|| if same { words.clone() } else { named() }));
    }
    parts.join(" · ")
}

/// What is to be said of the binding region: nothing where it is the commune's own.
fn binding(lang: Lang, case: &Case, readings: &Readings) -> String {
    let regions = &case.law.nation.regions;
    match effective(readings) {
        Some(region) if region == case.law.region => String::new(),
        Some(region) => lang.say("report-region-effective", &[("region", region_name(regions, region).into())]),
        None if case.law.region.is_empty() => String::new(),
        None => {
            let names: Vec<String> = readings.regions.iter().map(|r| region_name(regions, r)).collect();
            lang.say("report-region-unsettled", &[("regions", names.join(&lang.text("join-or")).into())])
        }
    }
}
