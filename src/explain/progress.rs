//! A plan and its districts in words, the same on the screen and in the workbook.

use super::codes::title;
use super::{finding_word, gaps, level_short, provisional, with_series};
use crate::assess::{Finding, Verdict};
use crate::criteria::{Aim, Book, ItemRef, Law, Need, Quantity, ReportDay, Target};
use crate::district::{DistrictDanger, DistrictLine, ItemStanding, Lacking, RuleLine, Standing, Tally, TargetProgress};
use crate::messages::Lang;
use crate::text::Decimal;

/// "NTM 2.1"; a condition has its name next to it.
pub fn item_code(lang: Lang, item: &ItemRef) -> String {
    match item.book {
        Book::Set(level) => format!("{} {}", level_short(lang, level), with_series(&item.code, &item.series)),
        Book::Condition => lang.text("report-condition-code"),
    }
}

/// The commune's name, its district behind it.
pub fn commune_name(lang: Lang, standing: &Standing) -> String {
    let name = if standing.name.is_empty() { lang.text("report-nameless") } else { standing.name.clone() };
    if standing.district.is_empty() { name } else { format!("{name} – {}", standing.district) }
}

/// What a target asks: its words in the plan, or those made of it.
pub fn target_name(lang: Lang, law: &Law, target: &Target) -> String {
    if !target.name.is_empty() {
        return target.name.clone();
    }
    match &target.aim {
        Aim::Communes { level, wanted, of, newly, .. } => {
            let facts = [
                ("count", (*wanted).into()),
                ("of", of.map_or_else(|| "none".into(), |of| of.into())),
                ("level", level_short(lang, *level).into()),
                ("newly", if *newly { "yes" } else { "no" }.into()),
            ];
            lang.say("progress-target-communes", &facts)
        }
        Aim::Keep { level, .. } => {
            let level = level.map_or_else(|| "none".to_string(), |l| level_short(lang, l));
            lang.say("progress-target-keep", &[("level", level.into())])
        }
        Aim::Villages { checklist, recognised, wanted } => {
            let list = checklist.as_ref().and_then(|id| law.checklist(id)).map_or("none", |c| c.name.as_str());
            let (kind, count) = match wanted {
                Quantity::Count(count) => ("count", *count),
                Quantity::PerCent(share) => ("share", *share),
            };
            let way = if *recognised { "recognised" } else { "passed" };
            let facts = [("kind", kind.into()), ("count", count.into()), ("way", way.into()), ("list", list.into())];
            lang.say("progress-target-villages", &facts)
        }
        Aim::Districts { rule, wanted } => {
            let name = law.nation.district_rules.iter().find(|r| r.id == *rule).map_or(rule.as_str(), |r| r.name.as_str());
            lang.say("progress-target-districts", &[("count", (*wanted).into()), ("name", name.into())])
        }
    }
}

/// Limits of a target in words; nothing where there is none.
pub fn target_scope(lang: Lang, law: &Law, target: &Target) -> Option<String> {
    let scope = &target.scope;
    let area = |id: &String| law.area(id).map_or_else(|| id.clone(), |a| a.name.clone());
    let areas: Vec<String> = scope.areas.iter().map(area).collect();
    let parts = [
        ("progress-scope-districts", scope.districts.join(", ")),
        ("progress-scope-areas", areas.join(", ")),
        ("progress-scope-classes", scope.classes.join(", ")),
        ("progress-scope-unsettled", scope.unsettled_classes.join(", ")),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(_, names)| !names.is_empty()).map(|(id, names)| lang.say(id, &[("names", names.into())])).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// "12 chắc chắn, 3 tạm tính, 4 còn có thể, …".
pub fn tally(lang: Lang, tally: &Tally) -> String {
    let facts = [
        ("sure", tally.sure.into()),
        ("provisional", tally.provisional.into()),
        ("open", tally.open.into()),
        ("failed", tally.failed.into()),
        ("no_file", tally.no_file.into()),
    ];
    lang.say("progress-tally", &facts)
}

/// What a target lacks, in the three readings.
pub fn short(lang: Lang, target: &TargetProgress) -> String {
    let facts = [
        ("wanted", target.wanted.into()),
        ("short", target.short().into()),
        ("of_sure", target.short_of_sure().into()),
        ("at_best", target.short_at_best().into()),
    ];
    lang.say("progress-short", &facts)
}

/// "Xã A (tạm tính)".
pub fn met_name(lang: Lang, standing: &Standing, finding: Finding) -> String {
    provisional(lang, commune_name(lang, standing), finding.provisional)
}

/// "Xã A – Huyện B: 7/19 tiêu chí chưa đạt (36,8 %), mức thu hồi 30 %": how far a commune is in the zone of revocation. The level
/// is lower where a critical criterion is among those not met; where one is only undetermined, both levels are said.
pub fn in_zone(lang: Lang, law: &Law, standing: &Standing) -> String {
    let name = commune_name(lang, standing);
    let Some(of) = &standing.revocation else { return name };
    let share = |part: usize, of: usize| Decimal::from(part as i64 * 100).quotient(&Decimal::from(of as i64), 1).unwrap_or_default();
    let rule = &law.nation.revocation;
    let failed = of.critical.iter().any(|number| of.failed.contains(number));
    let limit = if failed { rule.with_critical } else { rule.outright };
    let lower =
        if failed || of.critical.is_empty() { "none".into() } else { share(rule.with_critical.failed, rule.with_critical.of).into() };
    let open = if of.undetermined.is_empty() { "none".into() } else { of.undetermined.len().into() };
    let facts = [
        ("name", name.into()),
        ("failed", of.failed.len().into()),
        ("open", open),
        ("total", of.total.into()),
        ("share", share(of.failed.len(), of.total).into()),
        ("limit", share(limit.failed, limit.of).into()),
        ("lower", lower),
    ];
    provisional(lang, lang.say("progress-in-zone", &facts), of.provisional)
}

/// "2 tiêu chí chưa đạt, 1 chưa kết luận; 4 chỉ tiêu, điều kiện".
pub fn lacking(lang: Lang, lacking: &Lacking) -> String {
    let facts = [
        ("failed", lacking.failed.into()),
        ("open", lacking.open.into()),
        ("items", lacking.items.len().into()),
        ("asked", if lacking.asked { "yes" } else { "no" }.into()),
        ("distance", lacking.distance.as_ref().filter(|d| !d.is_zero()).map_or_else(|| "none".into(), |d| d.into())),
    ];
    lang.say("progress-lacking", &facts)
}

/// "NTM 17.1 (Sở Y tế): thiếu 3 hộ".
pub fn lacking_item(lang: Lang, item: &ItemStanding) -> String {
    let department = if item.head.department.is_empty() { "none".to_string() } else { item.head.department.clone() };
    let facts = [
        ("code", title(lang, &item.head.item, &item.head.version.name).into()),
        ("department", department.into()),
        ("what", lacking_what(lang, item).into()),
    ];
    lang.say("progress-lacking-item", &facts)
}

/// The gap of what is not met; of what is not known, why.
pub fn lacking_what(lang: Lang, item: &ItemStanding) -> String {
    let measures = &item.head.version.measures;
    let gap = item.judged.as_deref().map(|judged| gaps(lang, measures, judged).join("; ")).unwrap_or_default();
    let word = finding_word(lang, item.finding, item.cause.as_ref());
    if item.finding.verdict == Verdict::NotMet && !gap.is_empty() { gap } else { word }
}

/// Who reports: "sở, ngành; huyện".
pub fn whom(lang: Lang, day: &ReportDay) -> String {
    day.who.iter().map(|w| lang.text(&format!("progress-who-{}", w.id()))).collect::<Vec<_>>().join(", ")
}

pub fn needs(lang: Lang, day: &ReportDay) -> String {
    let one = |need: &Need| match need {
        Need::Summary => lang.text("progress-need-summary"),
        Need::Departments => lang.text("progress-need-departments"),
        Need::Items(key, _) => key.parse::<ItemRef>().map_or_else(|_| key.clone(), |item| item_code(lang, &item)),
    };
    day.needs.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A district by one rule: the verdict, then each share.
pub fn district_rule(lang: Lang, line: &RuleLine) -> String {
    let share = |s: &crate::district::ShareLine| {
        let facts = [
            ("level", level_short(lang, s.share.level).into()),
            ("per_cent", s.share.per_cent.into()),
            ("met", s.tally.met().into()),
            ("open", (s.tally.open + s.tally.no_file).into()),
            ("total", s.tally.total().into()),
            ("evidence", super::evidence(lang, s.share.evidence).into()),
        ];
        lang.say("district-share", &facts)
    };
    let shares: Vec<String> = line.shares.iter().map(share).collect();
    let facts = [
        ("name", line.rule.name.as_str().into()),
        ("verdict", finding_word(lang, line.finding, None).into()),
        ("shares", shares.join("; ").into()),
    ];
    lang.say("district-rule", &facts)
}

/// How many communes of a district are counted.
pub fn district_counted(lang: Lang, line: &DistrictLine) -> String {
    let whole = if line.whole { "yes" } else { "no" };
    let facts = [("files", line.communes.len().into()), ("no_file", line.no_file.into()), ("whole", whole.into())];
    lang.say("district-counted", &facts)
}

/// The warning that a district may lose its recognition.
pub fn district_danger(lang: Lang, line: &DistrictLine, danger: &DistrictDanger) -> String {
    let facts = [
        ("zone", danger.zone.id().into()),
        ("held", if line.held.is_some() { "yes" } else { "unknown" }.into()),
        ("certain", danger.certain.into()),
        ("possible", danger.possible.into()),
        ("total", danger.total.into()),
        ("per_cent", danger.rule.per_cent.into()),
        ("evidence", super::evidence(lang, danger.rule.evidence).into()),
        ("provisional", if danger.provisional { "yes" } else { "no" }.into()),
    ];
    lang.say("district-danger", &facts)
}
