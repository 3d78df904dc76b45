//! A plan and how far it has come, on the screen.

mod csv;
pub(super) mod json;
pub(super) mod shape;

use super::View;
use super::page::Page;
use crate::assess::Zone;
use crate::criteria::{Aim, Law};
use crate::district::{
    CommunesProgress, Detail, DistrictLine, Member, Outlook, Progress, ReportProgress, Standing, TargetProgress, VillagesProgress,
};
use crate::explain;
use crate::messages::Lang;

pub use csv::csv;
pub(super) use json::SCHEMA;
pub use json::json;
pub(super) use shape::ProgressJson;

/// Names reported in one list; the files written have all.
const NAMED: usize = 20;
/// Communes reported as nearest, at most.
const NEAREST: usize = 10;
/// Things reported that one commune lacks.
const LACKING: usize = 6;
/// Open items named one department.
const ITEMS: usize = 12;

/// The plan in words.
pub fn screen(view: View, law: &Law, progress: &Progress) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    header(&mut page, lang, progress);
    if !progress.targets.is_empty() {
        page.heading(&lang.text("progress-targets"));
    }
    for (number, target) in (1..).zip(&progress.targets) {
        self::target(&mut page, lang, law, number, target);
    }
    districts(&mut page, lang, &progress.districts);
    if !progress.reports.is_empty() {
        page.heading(&lang.text("progress-reports"));
    }
    progress.reports.iter().for_each(|r| report(&mut page, lang, progress, r));
    who(&mut page, lang, progress);
    page.finish()
}

fn header(page: &mut Page, lang: Lang, progress: &Progress) {
    let plan = progress.plan;
    let facts = [("title", plan.title.as_str().into()), ("province", plan.province.as_str().into()), ("year", plan.year.into())];
    page.say(&lang.say("progress-title", &facts));
    let date = plan.source.date.map_or_else(|| "none".into(), |d| d.into());
    let evidence = explain::evidence(lang, plan.source.evidence);
    page.say(
        &lang.say("progress-source", &[("document", plan.source.document.as_str().into()), ("date", date), ("evidence", evidence.into())]),
    );
    page.say(&lang.say("progress-counted", &[("count", progress.counted.len().into())]));
    match progress.as_of {
        Some(day) => page.say(&lang.say("progress-as-of", &[("date", day.into())])),
        None => page.say(&lang.text("progress-no-day")),
    }
    plan.notes.iter().for_each(|note| page.entry(0, "- ", note));
}

/// Whether a day has passed: reported only of a day that was given.
fn past(past: Option<bool>) -> &'static str {
    if past == Some(true) { "yes" } else { "no" }
}

fn target(page: &mut Page, lang: Lang, law: &Law, number: usize, progress: &TargetProgress) {
    let outlook = lang.text(&format!("outlook-{}", progress.outlook.id()));
    let facts = [
        ("name", explain::target_name(lang, law, progress.target).into()),
        ("date", progress.target.by.into()),
        ("past", past(progress.past).into()),
        ("outlook", outlook.into()),
    ];
    page.entry(0, &format!("{number}. "), &lang.say("progress-target", &facts));
    if let Some(scope) = explain::target_scope(lang, law, progress.target) {
        page.entry(1, "", &scope);
    }
    page.entry(1, "", &explain::tally(lang, &progress.tally));
    page.entry(1, "", &explain::short(lang, progress));
    if !progress.whole {
        page.entry(1, "", &lang.text("progress-at-hand"));
    }
    match &progress.detail {
        Detail::Communes(found) => communes(page, (lang, law), progress, found),
        Detail::Villages(found) => villages(page, lang, found),
        Detail::Districts(found) => {
            for (name, finding) in found {
                page.entry(1, "- ", &format!("{name}: {}", explain::finding_word(lang, *finding, None)));
            }
        }
    }
}

fn communes(page: &mut Page, (lang, law): (Lang, &Law), progress: &TargetProgress, found: &CommunesProgress) {
    let met: Vec<String> = found.met.iter().map(|(s, f)| explain::met_name(lang, s, *f)).collect();
    names(page, lang, "progress-met", &met);
    names(page, lang, "progress-held-before", &called(lang, &found.held_before));
    names(page, lang, "progress-unsure", &called(lang, &found.unsure));
    names(page, lang, "progress-not-filed", &found.not_filed);
    if let Aim::Keep { at_risk, .. } = &progress.target.aim {
        zones(page, (lang, law), found, *at_risk);
    }
    if progress.outlook == Outlook::Certain || found.nearest.is_empty() {
        return;
    }
    page.entry(1, "", &lang.text("progress-nearest"));
    for lacking in found.nearest.iter().take(progress.short().clamp(1, NEAREST)) {
        let facts = [("name", explain::commune_name(lang, lacking.standing).into()), ("lacking", explain::lacking(lang, lacking).into())];
        page.entry(2, "- ", &lang.say("progress-near", &facts));
        for item in lacking.items.iter().take(LACKING) {
            page.entry(3, "· ", &explain::lacking_item(lang, item));
        }
        more(page, lang, lacking.items.len().saturating_sub(LACKING));
    }
}

fn more(page: &mut Page, lang: Lang, left: usize) {
    if left > 0 {
        page.entry(3, "· ", &lang.say("progress-more", &[("count", left.into())]));
    }
}

fn zones(page: &mut Page, (lang, law): (Lang, &Law), found: &CommunesProgress, at_risk: Option<usize>) {
    for zone in [Zone::Certain, Zone::Possible] {
        let own: Vec<String> = found.zones.iter().filter(|(_, z)| *z == zone).map(|(s, _)| explain::in_zone(lang, law, s)).collect();
        names(page, lang, &format!("progress-zone-{}", zone.id()), &own);
    }
    if let Some(stated) = at_risk {
        let count = |zone: Zone| found.zones.iter().filter(|(_, z)| *z == zone).count();
        let facts = [("count", stated.into()), ("certain", count(Zone::Certain).into()), ("possible", count(Zone::Possible).into())];
        page.entry(1, "", &lang.say("progress-at-risk", &facts));
    }
}

fn villages(page: &mut Page, lang: Lang, found: &VillagesProgress) {
    for commune in &found.communes {
        let unsure = if commune.member == Member::Unsure { "yes" } else { "no" };
        let facts = [
            ("name", explain::commune_name(lang, commune.standing).into()),
            ("met", commune.tally.met().into()),
            ("open", commune.tally.open.into()),
            ("total", commune.tally.total().into()),
            ("unsure", unsure.into()),
        ];
        page.entry(1, "- ", &lang.say("progress-villages-of", &facts));
    }
    names(page, lang, "progress-no-villages", &called(lang, &found.without));
    if found.no_file > 0 {
        page.entry(1, "", &lang.say("progress-communes-no-file", &[("count", found.no_file.into())]));
    }
}

fn called(lang: Lang, communes: &[&Standing]) -> Vec<String> {
    communes.iter().map(|s| explain::commune_name(lang, s)).collect()
}

/// A list of names under its words; nothing where there is none.
fn names(page: &mut Page, lang: Lang, id: &str, names: &[String]) {
    if names.is_empty() {
        return;
    }
    let left = names.len().saturating_sub(NAMED);
    let mut listed = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
    if left > 0 {
        listed = format!("{listed}; {}", lang.say("progress-more", &[("count", left.into())]));
    }
    page.entry(1, "", &lang.say(id, &[("count", names.len().into()), ("names", listed.into())]));
}

/// Districts by their rules.
pub(super) fn districts(page: &mut Page, lang: Lang, lines: &[DistrictLine]) {
    if lines.is_empty() {
        return;
    }
    page.heading(&lang.text("district-heading"));
    for line in lines {
        page.entry(0, "- ", &format!("{}: {}", line.name, explain::district_counted(lang, line)));
        line.rules.iter().for_each(|rule| page.entry(2, "", &explain::district_rule(lang, rule)));
        if let Some((_, danger)) = line.danger_reported() {
            page.alarm(&format!("    {}", explain::district_danger(lang, line, danger)));
        }
    }
}

fn report(page: &mut Page, lang: Lang, progress: &Progress, report: &ReportProgress) {
    let facts = [
        ("name", report.day.name.as_str().into()),
        ("date", report.day.before.into()),
        ("past", past(report.past).into()),
        ("who", explain::whom(lang, report.day).into()),
        ("needs", explain::needs(lang, report.day).into()),
    ];
    page.entry(0, "- ", &lang.say("progress-report", &facts));
    let facts = [("figures", report.figures().into()), ("thresholds", report.thresholds().into())];
    page.entry(1, "", &lang.say("progress-report-open", &facts));
    for department in &report.departments {
        let name = if department.name.is_empty() { lang.text("progress-no-department") } else { department.name.clone() };
        page.entry(1, "· ", &format!("{name}:"));
        for item in department.items.iter().take(ITEMS) {
            let facts = [
                ("code", explain::title(lang, &item.head.item, &item.head.version.name).into()),
                ("figures", item.figures.len().into()),
                ("thresholds", item.thresholds.len().into()),
                ("names", first_names(lang, &item.figures).into()),
            ];
            page.entry(2, "", &lang.say("progress-report-item", &facts));
        }
        more(page, lang, department.items.len().saturating_sub(ITEMS));
    }
    let missing: Vec<String> = progress.not_filed.iter().map(|n| n.name.clone()).collect();
    names(page, lang, "progress-report-no-file", &missing);
}

/// The first few names; "none" where there is none.
fn first_names(lang: Lang, communes: &[&Standing]) -> String {
    const FEW: usize = 5;
    if communes.is_empty() {
        return "none".to_string();
    }
    let left = communes.len().saturating_sub(FEW);
    let listed = communes.iter().take(FEW).map(|s| if s.name.is_empty() { lang.text("report-nameless") } else { s.name.clone() });
    let listed = listed.collect::<Vec<_>>().join(", ");
    if left > 0 { format!("{listed}, {}", lang.say("progress-more", &[("count", left.into())])) } else { listed }
}

/// Who is missing, who is too many, who does not count.
fn who(page: &mut Page, lang: Lang, progress: &Progress) {
    let missing: Vec<String> = progress
        .not_filed
        .iter()
        .map(|n| if n.district.is_empty() { n.name.clone() } else { format!("{} – {}", n.name, n.district) })
        .collect();
    let aside = |a: &crate::district::Aside| {
        let why = lang.text(&format!("progress-aside-{}", a.why.id()));
        format!("{} ({why}: {})", explain::commune_name(lang, a.standing), a.standing.file)
    };
    let aside: Vec<String> = progress.aside.iter().map(aside).collect();
    if missing.is_empty() && aside.is_empty() && progress.unplanned.is_empty() {
        return;
    }
    page.heading(&lang.text("progress-who"));
    names(page, lang, "progress-not-filed", &missing);
    names(page, lang, "progress-unplanned", &called(lang, &progress.unplanned));
    names(page, lang, "progress-aside", &aside);
}
