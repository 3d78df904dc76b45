//! Targets of communes: who has the level, who may still, who is nearest.

use super::scope::{Member, Scope};
use super::sorting;
use crate::assess::{Finding, Verdict, Zone};
use crate::criteria::Level;
use crate::district::reach::Lacking;
use crate::district::standing::Standing;
use crate::district::tally::Tally;

/// The communes of a target.
#[derive(Debug, Default)]
pub struct CommunesProgress<'a> {
    /// Those that count already: by figures that are sure, or by thresholds not confirmed.
    pub met: Vec<(&'a Standing, Finding)>,
    /// Those that do not, nearest first.
    pub nearest: Vec<Lacking<'a>>,
    /// Names in the target's own list of whom nothing was handed in.
    pub not_filed: Vec<String>,
    /// Those of whom it cannot be determined whether the target is about them.
    pub unsure: Vec<&'a Standing>,
    /// Those that held the level before the plan: they keep it, and are not new.
    pub held_before: Vec<&'a Standing>,
    /// Those in the zone of revocation, where the target is to keep them.
    pub zones: Vec<(&'a Standing, Zone)>,
}

/// What was found of a target.
pub(super) struct CommunesFound<'a> {
    pub tally: Tally,
    pub whole: bool,
    pub progress: CommunesProgress<'a>,
}

/// Communes that reach a level.
pub(super) fn reaching<'a>(
    scope: &Scope,
    communes: &[&'a Standing],
    level: Level,
    newly: bool,
    names: &[String],
    of: Option<usize>,
) -> CommunesFound<'a> {
    let mut progress = CommunesProgress::default();
    let mut tally = Tally::default();
    for standing in communes.iter().copied().filter(|s| listed(scope, names, s)) {
        let member = scope.holds(standing);
        if member == Member::Out {
            continue;
        }
        if newly && held_before(standing, level, scope.plan.first_year) {
            progress.held_before.push(standing);
            continue;
        }
        count(&mut progress, &mut tally, standing.lacks(level), member);
    }
    progress.not_filed = not_filed(scope, names, communes);
    let total = of.or_else(|| if newly { None } else { scope.rostered() });
    tally.no_file = match (names.is_empty(), total) {
        (false, _) => progress.not_filed.len(),
        (true, Some(total)) => total.saturating_sub(tally.total()),
        (true, None) => 0,
    };
    finished(progress, tally, !names.is_empty() || total.is_some())
}

/// Whether a commune is one of those listed, or none are.
fn listed(scope: &Scope, names: &[String], standing: &Standing) -> bool {
    names.is_empty() || names.iter().any(|n| sorting::is(scope.law, standing, n, ""))
}

/// Names of whom nothing was handed in.
fn not_filed(scope: &Scope, names: &[String], communes: &[&Standing]) -> Vec<String> {
    names.iter().filter(|n| !communes.iter().any(|s| sorting::is(scope.law, s, n, ""))).cloned().collect()
}

/// Recognised communes that keep their level.
pub(super) fn kept<'a>(
    scope: &Scope,
    communes: &[&'a Standing],
    level: Option<Level>,
    names: &[String],
    stated: Option<usize>,
) -> CommunesFound<'a> {
    let mut progress = CommunesProgress::default();
    let mut tally = Tally::default();
    for standing in communes.iter().copied().filter(|s| listed(scope, names, s)) {
        let (Some(held), Some(finding)) = (&standing.held, standing.keeps()) else { continue };
        let member = scope.holds(standing);
        if level.is_some_and(|l| l != held.level) || member == Member::Out {
            continue;
        }
        count(&mut progress, &mut tally, Lacking { finding, ..standing.lacks(held.level) }, member);
        progress.zones.extend(standing.revocation.as_ref().filter(|r| r.zone >= Zone::NotMaintained).map(|r| (standing, r.zone)));
    }
    progress.not_filed = not_filed(scope, names, communes);
    tally.no_file = stated.map_or(0, |count| count.saturating_sub(tally.total()));
    finished(progress, tally, stated.is_some())
}

fn finished(mut progress: CommunesProgress, tally: Tally, whole: bool) -> CommunesFound {
    progress.nearest.sort_by(Lacking::nearer);
    CommunesFound { tally, whole, progress }
}

/// It held the level before the first year of the plan, or in a year that is not known.
fn held_before(standing: &Standing, level: Level, first_year: i16) -> bool {
    standing.held.as_ref().is_some_and(|h| h.level.includes(level) && h.year.is_none_or(|year| year < first_year))
}

fn count<'a>(progress: &mut CommunesProgress<'a>, tally: &mut Tally, lacking: Lacking<'a>, member: Member) {
    let (standing, finding) = (lacking.standing, lacking.finding);
    let met = finding.verdict == Verdict::Met;
    if member == Member::Unsure {
        progress.unsure.push(standing);
    }
    match (met, member) {
        // Whether it is meant is not known, so it may count.
        (true, Member::Unsure) => tally.open += 1,
        _ => tally.add(finding),
    }
    match (met, member) {
        (true, Member::Sure) => progress.met.push((standing, finding)),
        (true, _) => {}
        (false, _) => progress.nearest.push(lacking),
    }
}
