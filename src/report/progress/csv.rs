//! One row for each commune of each target, and one for what a target as a whole is: English words whatever the language.

use crate::assess::{Finding, Verdict};
use crate::criteria::{Aim, Law, Plan};
use crate::district::{Detail, Lacking, Member, Progress, Standing, TargetProgress};
use crate::explain;
use crate::messages::Lang;

/// The columns, in order.
const COLUMNS: [&str; 25] = [
    "target",
    "kind",
    "name",
    "by",
    "past",
    "outlook",
    "wanted",
    "sure",
    "provisional",
    "possible",
    "not_met",
    "no_file",
    "short",
    "row",
    "commune_code",
    "commune",
    "district",
    "state",
    "verdict",
    "commune_provisional",
    "criteria_not_met",
    "criteria_undetermined",
    "items",
    "distance_percent",
    "file",
];

/// The plan's targets as CSV.
///
/// # Errors
/// Never in practice: only what the writer itself refuses.
pub fn csv(lang: Lang, law: &Law, progress: &Progress) -> Result<String, std::io::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for (number, target) in (1..).zip(&progress.targets) {
        for row in rows(lang, law, progress.plan, number, target) {
            writer.write_record(row)?;
        }
    }
    let bytes = writer.into_inner().map_err(|e| e.into_error())?;
    String::from_utf8(bytes).map_err(std::io::Error::other)
}

/// The stable id of what a target is about.
pub(super) fn kind(aim: &Aim) -> &'static str {
    match aim {
        Aim::Communes { .. } => "communes",
        Aim::Keep { .. } => "keep",
        Aim::Villages { .. } => "villages",
        Aim::Districts { .. } => "districts",
    }
}

fn rows(lang: Lang, law: &Law, plan: &Plan, number: usize, target: &TargetProgress) -> Vec<Vec<String>> {
    let tally = target.tally;
    let _ = plan;
    let head = vec![
        number.to_string(),
        kind(&target.target.aim).to_string(),
        super::super::csv::safe(&explain::target_name(lang, law, target.target)),
        target.target.by.to_string(),
        target.past.map(|p| p.to_string()).unwrap_or_default(),
        target.outlook.id().to_string(),
        target.wanted.to_string(),
        tally.sure.to_string(),
        tally.provisional.to_string(),
        tally.open.to_string(),
        tally.failed.to_string(),
        tally.no_file.to_string(),
        target.short().to_string(),
    ];
    let whole = [vec!["target".to_string()], vec![String::new(); COLUMNS.len() - head.len() - 1]].concat();
    let own = match &target.detail {
        Detail::Communes(found) => {
            let met = found.met.iter().map(|(s, f)| row(s, "met", Some(*f), None));
            let nearest = found.nearest.iter().map(|l| row(l.standing, "lacking", Some(l.finding), Some(l)));
            let before = found.held_before.iter().map(|s| row(s, "held_before", None, None));
            let missing = found.not_filed.iter().map(|name| named(name, "", "no_file", None));
            met.chain(nearest).chain(before).chain(missing).collect()
        }
        Detail::Villages(found) => {
            let state = |m: Member| if m == Member::Unsure { "unsure" } else { "villages" };
            found.communes.iter().map(|c| row(c.standing, state(c.member), None, None)).collect()
        }
        Detail::Districts(found) => found.iter().map(|(name, finding)| named("", name, "district", Some(*finding))).collect(),
    };
    let own: Vec<Vec<String>> = own;
    std::iter::once(whole).chain(own).map(|rest| [head.clone(), rest].concat()).collect()
}

fn row(standing: &Standing, state: &str, finding: Option<Finding>, lacking: Option<&Lacking>) -> Vec<String> {
    let safe = super::super::csv::safe;
    let items = |l: &Lacking| l.items.iter().map(|i| i.head.item.to_string()).collect::<Vec<_>>().join(" ");
    let [verdict, provisional] = found(finding);
    vec![
        "commune".to_string(),
        safe(&standing.code),
        safe(&standing.name),
        safe(&standing.district),
        state.to_string(),
        verdict,
        provisional,
        lacking.map(|l| l.failed.to_string()).unwrap_or_default(),
        lacking.map(|l| l.open.to_string()).unwrap_or_default(),
        lacking.map(items).unwrap_or_default(),
        lacking.and_then(|l| l.distance.as_ref()).map(|d| d.plain()).unwrap_or_default(),
        safe(&standing.file),
    ]
}

fn found(finding: Option<Finding>) -> [String; 2] {
    let verdict = |f: Finding| -> Verdict { f.verdict };
    finding.map(|f| [verdict(f).id().to_string(), f.provisional.to_string()]).unwrap_or_default()
}

fn named(name: &str, district: &str, state: &str, finding: Option<Finding>) -> Vec<String> {
    let safe = super::super::csv::safe;
    let [verdict, provisional] = found(finding);
    let kind = if name.is_empty() { "district" } else { "commune" };
    let first = [kind.to_string(), String::new(), safe(name), safe(district), state.to_string(), verdict, provisional];
    first.into_iter().chain(vec![String::new(); 5]).collect()
}
