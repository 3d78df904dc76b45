//! The contract for programs: `ntm.progress/1`.

use super::shape::*;
use crate::criteria::{Aim, Law, Need, Quantity};
use crate::district::{
    CommunesProgress, Detail, DistrictLine, Lacking, OpenItem, Progress, ReportProgress, RuleLine, Standing, Tally, TargetProgress,
    Unjudged,
};
use crate::explain;
use crate::messages::Lang;
use crate::report::contract::{Head, RefusedJson, print};

/// Name and version of the contract.
pub(in crate::report) const SCHEMA: &str = "ntm.progress/1";

/// The plan and its progress as JSON.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, law: &Law, progress: &Progress, unjudged: &[Unjudged]) -> Result<String, serde_json::Error> {
    let plan = progress.plan;
    print(&ProgressJson {
        head: Head::of(SCHEMA),
        plan: PlanJson {
            file: (&plan.file).into(),
            title: plan.title.clone(),
            province: plan.province.clone(),
            first_year: plan.first_year,
            year: plan.year,
            document: plan.source.document.clone(),
            date: plan.source.date.map(Into::into),
            evidence: plan.source.evidence,
            notes: plan.notes.clone(),
        },
        as_of: progress.as_of.map(Into::into),
        counted: communes(&progress.counted),
        aside: progress.aside.iter().map(|a| AsideJson { commune: commune(a.standing), why: a.why }).collect(),
        unplanned: communes(&progress.unplanned),
        not_filed: progress.not_filed.iter().map(|n| NotFiledJson { name: n.name.clone(), district: n.district.clone() }).collect(),
        targets: progress.targets.iter().map(|t| target(lang, law, t)).collect(),
        districts: districts(&progress.districts),
        reports: progress.reports.iter().map(report).collect(),
        unjudged: RefusedJson::all(lang, unjudged),
    })
}

fn commune(standing: &Standing) -> CommuneJson {
    CommuneJson {
        name: standing.name.clone(),
        code: standing.code.clone(),
        district: standing.district.clone(),
        file: (&standing.file).into(),
    }
}

fn communes(list: &[&Standing]) -> Vec<CommuneJson> {
    list.iter().map(|s| commune(s)).collect()
}

fn tally(tally: &Tally) -> TallyJson {
    TallyJson { sure: tally.sure, provisional: tally.provisional, possible: tally.open, not_met: tally.failed, no_file: tally.no_file }
}

fn target<'a>(lang: Lang, law: &Law, progress: &'a TargetProgress) -> TargetJson<'a> {
    let (per_cent, at_risk) = match &progress.target.aim {
        Aim::Villages { wanted: Quantity::PerCent(share), .. } => (Some(*share), None),
        Aim::Keep { at_risk, .. } => (None, *at_risk),
        Aim::Villages { wanted: Quantity::Count(_), .. } | Aim::Communes { .. } | Aim::Districts { .. } => (None, None),
    };
    let none = CommunesProgress::default();
    let (found, villages, districts) = match &progress.detail {
        Detail::Communes(found) => (found, None, &[][..]),
        Detail::Villages(found) => (&none, Some(found), &[][..]),
        Detail::Districts(found) => (&none, None, found.as_slice()),
    };
    TargetJson {
        kind: &progress.target.aim,
        name: explain::target_name(lang, law, progress.target),
        by: progress.target.by.into(),
        past: progress.past,
        outlook: progress.outlook,
        wanted: progress.wanted,
        per_cent,
        tally: tally(&progress.tally),
        short: progress.short(),
        short_of_sure: progress.short_of_sure(),
        short_at_best: progress.short_at_best(),
        whole: progress.whole,
        met: found.met.iter().map(|(s, f)| MetJson { commune: commune(s), provisional: f.provisional }).collect(),
        nearest: found.nearest.iter().map(|l| near(lang, l)).collect(),
        held_before: communes(&found.held_before),
        unsure: communes(&found.unsure),
        not_filed: found.not_filed.clone(),
        zones: found.zones.iter().map(|(s, z)| CommuneZoneJson { commune: commune(s), zone: *z }).collect(),
        at_risk,
        villages: villages
            .iter()
            .flat_map(|v| &v.communes)
            .map(|c| VillagesJson { commune: commune(c.standing), member: c.member, tally: tally(&c.tally) })
            .collect(),
        without_villages: villages.map(|v| communes(&v.without)).unwrap_or_default(),
        districts: districts
            .iter()
            .map(|(name, f)| DistrictVerdictJson { district: name.clone(), verdict: f.verdict, provisional: f.provisional })
            .collect(),
    }
}

fn near(lang: Lang, lacking: &Lacking) -> NearJson {
    let item = |i: &&crate::district::ItemStanding| ItemJson {
        item: (&i.head.item).into(),
        name: i.head.version.name.clone(),
        department: i.head.department.clone(),
        verdict: i.finding.verdict,
        provisional: i.finding.provisional,
        lacks: explain::lacking_what(lang, i),
    };
    NearJson {
        commune: commune(lacking.standing),
        verdict: lacking.finding.verdict,
        provisional: lacking.finding.provisional,
        asked: lacking.asked,
        criteria_not_met: lacking.failed,
        criteria_undetermined: lacking.open,
        distance: lacking.distance.clone(),
        items: lacking.items.iter().map(item).collect(),
    }
}

/// Districts by their rules.
pub(in crate::report) fn districts(lines: &[DistrictLine]) -> Vec<DistrictJson> {
    let line = |line: &DistrictLine| DistrictJson {
        name: line.name.clone(),
        communes: line.communes.len(),
        no_file: line.no_file,
        whole: line.whole,
        held: line.held.map(str::to_string),
        rules: line.rules.iter().map(rule).collect(),
    };
    lines.iter().map(line).collect()
}

fn rule(line: &RuleLine) -> RuleJson {
    let share = |s: &crate::district::ShareLine| ShareJson {
        level: s.share.level,
        per_cent: s.share.per_cent,
        evidence: s.share.evidence,
        source: s.share.source.clone(),
        tally: tally(&s.tally),
        verdict: s.finding.verdict,
        provisional: s.finding.provisional,
    };
    let danger = |d: &crate::district::DistrictDanger| DangerJson {
        per_cent: d.rule.per_cent,
        evidence: d.rule.evidence,
        source: d.rule.source.clone(),
        certain: d.certain,
        possible: d.possible,
        total: d.total,
        zone: d.zone,
        provisional: d.provisional,
    };
    RuleJson {
        id: line.rule.id.clone(),
        name: line.rule.name.clone(),
        verdict: line.finding.verdict,
        provisional: line.finding.provisional,
        shares: line.shares.iter().map(share).collect(),
        revocation: line.revocation.as_ref().map(danger),
    }
}

fn report(report: &ReportProgress) -> ReportJson {
    let need = |need: &Need| match need {
        Need::Summary => "summary".to_string(),
        Need::Departments => "departments".to_string(),
        Need::Items(key, _) => key.clone(),
    };
    let named = |list: &[&Standing]| list.iter().map(|s| s.name.clone()).collect();
    let item = |open: &OpenItem| OpenJson {
        item: (&open.head.item).into(),
        name: open.head.version.name.clone(),
        without_figure: named(&open.figures),
        without_threshold: named(&open.thresholds),
    };
    ReportJson {
        name: report.day.name.clone(),
        before: report.day.before.into(),
        past: report.past,
        who: report.day.who.clone(),
        needs: report.day.needs.iter().map(need).collect(),
        departments: report
            .departments
            .iter()
            .map(|d| DepartmentJson { name: d.name.clone(), items: d.items.iter().map(item).collect() })
            .collect(),
    }
}
