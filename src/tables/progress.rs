//! Tables of a plan and how far it has come: targets, the communes of each, districts, what reports lack, who is missing.

use super::{Cell, List, Shows, district, shows};
use crate::criteria::Law;
use crate::district::{CommuneShare, DepartmentOpen, Detail, Lacking, OpenItem, Progress, ReportProgress, Standing, TargetProgress};
use crate::explain;
use crate::messages::Lang;

type Target<'a> = (usize, (&'a Law, &'a TargetProgress<'a>));

fn of_target<'a>() -> Vec<Shows<Target<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("target-plan", 46.0, |(_, (law, t))| Cell::text(explain::target_name(Lang::Vi, law, t.target))),
        shows("due", 12.0, |(_, (_, t))| Cell::centre(Lang::Vi.day(t.target.by))),
        shows("past", 10.0, |(_, (_, t))| past(t.past)),
        shows("outlook", 26.0, |(_, (_, t))| Cell::text(Lang::Vi.text(&format!("outlook-{}", t.outlook.id()))).bold()),
        shows("wanted", 9.0, |(_, (_, t))| Cell::count(t.wanted)),
        shows("sure", 10.0, |(_, (_, t))| Cell::count(t.tally.sure)),
        shows("provisional", 10.0, |(_, (_, t))| Cell::count(t.tally.provisional)),
        shows("possible", 11.0, |(_, (_, t))| Cell::count(t.tally.open)),
        shows("not-met", 10.0, |(_, (_, t))| Cell::count(t.tally.failed)),
        shows("no-file", 10.0, |(_, (_, t))| Cell::count(t.tally.no_file)),
        shows("short", 10.0, |(_, (_, t))| Cell::count(t.short())),
        shows("target-scope", 40.0, |(_, (law, t))| Cell::text(scope(law, t))),
    ]
}

/// Each target of the plan.
pub fn targets<'a>(law: &'a Law, progress: &'a Progress<'a>) -> List<'a> {
    let plan = progress.plan;
    let facts = [("title", plan.title.as_str().into()), ("province", plan.province.as_str().into()), ("year", plan.year.into())];
    let title = Lang::Vi.say("progress-title", &facts);
    List::of("overview", of_target(), progress.targets.iter().map(|t| (law, t)).collect()).titled(title)
}

/// Whether a day has passed: said only of a day that was given.
fn past(past: Option<bool>) -> Cell {
    Cell::centre(if past == Some(true) { words("past") } else { String::new() })
}

fn scope(law: &Law, target: &TargetProgress) -> String {
    let at_hand = (!target.whole).then(|| Lang::Vi.text("progress-at-hand"));
    let scope = explain::target_scope(Lang::Vi, law, target.target);
    [scope, at_hand].into_iter().flatten().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("; ")
}

/// A commune or district of a target.
#[derive(Default)]
struct Member {
    number: usize,
    target: String,
    name: String,
    state: String,
    lacking: String,
    what: String,
}

const MEMBERS: [Shows<(usize, Member)>; 6] = [
    shows("number", 5.0, |(_, m)| Cell::count(m.number)),
    shows("target-plan", 36.0, |(_, m)| Cell::text(&m.target)),
    shows("commune", 28.0, |(_, m)| Cell::text(&m.name)),
    shows("state", 18.0, |(_, m)| Cell::centre(&m.state)),
    shows("summary-lacking", 30.0, |(_, m)| Cell::text(&m.lacking)),
    shows("what-lacking", 60.0, |(_, m)| Cell::text(&m.what)),
];

/// Who counts for each target and who is nearest.
pub fn communes<'a>(law: &Law, progress: &Progress) -> List<'a> {
    let mut all = Vec::new();
    for (number, target) in (1..).zip(&progress.targets) {
        let name = explain::target_name(Lang::Vi, law, target.target);
        all.extend(members(law, target).into_iter().map(|member| Member { number, target: name.clone(), ..member }));
    }
    List::of("communes", MEMBERS.into(), all).titled(words("title-communes"))
}

fn members(law: &Law, target: &TargetProgress) -> Vec<Member> {
    let word = |finding| explain::finding_word(Lang::Vi, finding, None);
    let plain = |name: String, state: String| Member { name, state, ..Member::default() };
    let called = |s: &&Standing| explain::commune_name(Lang::Vi, s);
    match &target.detail {
        Detail::Communes(found) => {
            let met = found.met.iter().map(|(s, f)| plain(called(s), word(*f)));
            let before = found.held_before.iter().map(|s| plain(called(s), words("held-before")));
            let missing = found.not_filed.iter().map(|name| plain(name.clone(), words("not-filed")));
            let zones = found.zones.iter().map(|(standing, zone)| Member {
                what: explain::in_zone(Lang::Vi, law, standing),
                ..plain(called(standing), words(&format!("zone-{}", zone.id())))
            });
            let zones = zones.collect::<Vec<_>>();
            met.chain(found.nearest.iter().map(lacking)).chain(before).chain(missing).chain(zones).collect()
        }
        Detail::Villages(found) => {
            let without = found.without.iter().map(|s| plain(called(s), words("no-villages")));
            found.communes.iter().map(villages).chain(without).collect()
        }
        Detail::Districts(found) => found.iter().map(|(name, f)| plain(name.clone(), word(*f))).collect(),
    }
}

fn lacking(of: &Lacking) -> Member {
    let items: Vec<String> = of.items.iter().map(|i| explain::lacking_item(Lang::Vi, i)).collect();
    Member {
        name: explain::commune_name(Lang::Vi, of.standing),
        state: explain::finding_word(Lang::Vi, of.finding, None),
        lacking: explain::lacking(Lang::Vi, of),
        what: items.join("\n"),
        ..Member::default()
    }
}

fn villages(of: &CommuneShare) -> Member {
    let share = explain::share(of.tally.met(), of.tally.total());
    let facts =
        [("met", of.tally.met().into()), ("total", of.tally.total().into()), ("share", share.into()), ("open", of.tally.open.into())];
    Member {
        name: explain::commune_name(Lang::Vi, of.standing),
        state: words(&format!("member-{}", of.member.id())),
        lacking: Lang::Vi.say("yearplan-villages-of", &facts),
        ..Member::default()
    }
}

/// Districts by their rules.
pub fn districts<'a>(progress: &'a Progress<'a>) -> List<'a> {
    district::rules(&progress.districts).titled(words("title-districts"))
}

/// A report, or an open item of it and whose it is.
type Report<'a> = (usize, (&'a ReportProgress<'a>, Option<(&'a DepartmentOpen<'a>, &'a OpenItem<'a>)>));

fn of_report<'a>() -> Vec<Shows<Report<'a>>> {
    vec![
        shows("report", 30.0, |(_, (report, _))| Cell::text(&report.day.name)),
        shows("due-before", 13.0, |(_, (report, _))| Cell::centre(Lang::Vi.day(report.day.before))),
        shows("past", 10.0, |(_, (report, _))| past(report.past)),
        shows("department", 28.0, |(_, (report, open))| match open {
            Some((department, _)) if department.name.is_empty() => Cell::text(Lang::Vi.text("progress-no-department")),
            Some((department, _)) => Cell::text(&department.name),
            None => Cell::text(format!("{}: {}", explain::whom(Lang::Vi, report.day), explain::needs(Lang::Vi, report.day))).bold(),
        }),
        shows("code", 16.0, |(_, (_, open))| Cell::text(open.map(|(_, item)| district::code(&item.head.item)).unwrap_or_default())),
        shows("indicator", 40.0, |(_, (_, open))| Cell::text(open.map_or("", |(_, item)| &item.head.version.name))),
        shows("communes-no-figure", 44.0, |(_, (_, open))| Cell::text(open.map(|(_, item)| names(&item.figures)).unwrap_or_default())),
        shows("communes-no-threshold", 44.0, |(_, (_, open))| {
            Cell::text(open.map(|(_, item)| names(&item.thresholds)).unwrap_or_default())
        }),
    ]
}

/// What each report needs, and what is open of it.
pub fn reports<'a>(progress: &'a Progress<'a>) -> List<'a> {
    let mut all = Vec::new();
    for report in &progress.reports {
        all.push((report, None));
        all.extend(report.departments.iter().flat_map(|d| d.items.iter().map(move |item| (report, Some((d, item))))));
    }
    List::of("reports", of_report(), all).titled(words("title-reports"))
}

fn names(communes: &[&Standing]) -> String {
    communes.iter().map(|s| explain::commune_name(Lang::Vi, s)).collect::<Vec<_>>().join("; ")
}

/// Commune, district, state, file.
type Who = (usize, [String; 4]);

const WHO: [Shows<Who>; 4] = [
    shows("commune", 34.0, |(_, [name, ..])| Cell::text(name)),
    shows("district", 26.0, |(_, [_, district, ..])| Cell::text(district)),
    shows("state", 40.0, |(_, [_, _, state, _])| Cell::text(state)),
    shows("file", 40.0, |(_, [.., file])| Cell::text(file)),
];

/// Whose file is missing, who is not in the plan, who does not count.
pub fn who<'a>(progress: &Progress) -> List<'a> {
    let missing = progress.not_filed.iter().map(|n| [n.name.clone(), n.district.clone(), words("not-filed"), String::new()]);
    let unplanned = progress.unplanned.iter().map(|s| (*s, words("unplanned")));
    let aside = progress.aside.iter().map(|a| (a.standing, Lang::Vi.text(&format!("progress-aside-{}", a.why.id()))));
    let there = unplanned.chain(aside).map(|(s, why)| [s.name.clone(), s.district.clone(), why, s.file.to_string()]);
    List::of("who", WHO.into(), missing.chain(there).collect()).titled(words("title-who"))
}

/// Words of a plan's progress.
fn words(id: &str) -> String {
    Lang::Vi.text(&format!("yearplan-{id}"))
}
