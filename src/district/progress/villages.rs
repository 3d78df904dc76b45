//! Targets of villages: a number or a share of those in certain communes. All in whole numbers: a share is never rounded.

use super::scope::{Member, Scope};
use crate::criteria::Quantity;
use crate::district::standing::{Standing, VillageStanding};
use crate::district::tally::{Outlook, Tally};

/// The villages of one commune.
#[derive(Debug, Clone, Copy)]
pub struct CommuneShare<'a> {
    pub standing: &'a Standing,
    pub tally: Tally,
    /// Whether the target is about it.
    pub member: Member,
}

/// The villages of a target.
#[derive(Debug, Default)]
pub struct VillagesProgress<'a> {
    pub communes: Vec<CommuneShare<'a>>,
    /// Communes that named no village.
    pub without: Vec<&'a Standing>,
    /// Communes the plan states of whom nothing was handed in.
    pub no_file: usize,
}

/// What was found of a target.
pub(super) struct VillagesFound<'a> {
    pub outlook: Outlook,
    pub wanted: usize,
    pub tally: Tally,
    pub whole: bool,
    pub progress: VillagesProgress<'a>,
}

/// Counts the villages of the communes a target is about.
pub(super) fn villages<'a>(
    scope: &Scope,
    communes: &[&'a Standing],
    checklist: Option<&str>,
    recognised: bool,
    wanted: Quantity,
) -> VillagesFound<'a> {
    let mut progress = VillagesProgress::default();
    for standing in communes.iter().copied() {
        let member = scope.holds(standing);
        if member == Member::Out {
            continue;
        }
        match own(standing, checklist).map(|list| counted(list, recognised)) {
            Some(tally) => progress.communes.push(CommuneShare { standing, tally, member }),
            None => progress.without.push(standing),
        }
    }
    let total = scope.rostered();
    progress.no_file = total.map_or(0, |total| total.saturating_sub(progress.communes.len() + progress.without.len()));
    let unknown = progress.no_file + progress.without.len();
    let outlook = outlook(&progress.communes, wanted, unknown > 0);
    let sure = progress.communes.iter().filter(|c| c.member == Member::Sure).map(|c| c.tally);
    let tally = sure.fold(Tally::default(), add);
    let wanted = match wanted {
        Quantity::Count(count) => count,
        Quantity::PerCent(share) => (tally.total() * share).div_ceil(100),
    };
    VillagesFound { outlook, wanted, tally, whole: total.is_some(), progress }
}

/// Its villages on the checklist; where none is named, on the only one it has.
fn own<'s>(standing: &'s Standing, checklist: Option<&str>) -> Option<&'s VillageStanding> {
    match checklist {
        Some(id) => standing.villages.iter().find(|v| v.checklist == id),
        None => match standing.villages.as_slice() {
            [only] => Some(only),
            _ => None,
        },
    }
    .filter(|list| list.counts.total > 0)
}

/// A recognition is a fact of its paper; passing rests on the checklist.
fn counted(list: &VillageStanding, recognised: bool) -> Tally {
    let (met, open) = if recognised { (list.recognised, 0) } else { (list.counts.met, list.counts.undetermined) };
    let provisional = list.provisional && !recognised;
    let failed = list.counts.total - met - open;
    Tally {
        sure: if provisional { 0 } else { met },
        provisional: if provisional { met } else { 0 },
        open,
        failed,
        failed_provisional: if provisional { failed } else { 0 },
        no_file: 0,
    }
}

fn add(a: Tally, b: Tally) -> Tally {
    Tally {
        sure: a.sure + b.sure,
        provisional: a.provisional + b.provisional,
        open: a.open + b.open,
        failed: a.failed + b.failed,
        failed_provisional: a.failed_provisional + b.failed_provisional,
        no_file: a.no_file + b.no_file,
    }
}

/// A target is reached where, over all its communes, 100 × villages − per cent × all villages is not below nothing. A
/// commune of which it is not known whether it is meant counts where it does harm, or where it helps, as one looks at
/// the worst or the best.
fn outlook(communes: &[CommuneShare], wanted: Quantity, unknown: bool) -> Outlook {
    let worth = |met: usize, total: usize| match wanted {
        Quantity::Count(_) => met as i64,
        Quantity::PerCent(share) => 100 * met as i64 - (share * total) as i64,
    };
    let goal = match wanted {
        Quantity::Count(count) => count as i64,
        Quantity::PerCent(_) => 0,
    };
    let sum = |met: fn(&Tally) -> usize, best: bool| -> i64 {
        let of = |c: &CommuneShare| {
            let own = worth(met(&c.tally), c.tally.total());
            match (c.member, best) {
                (Member::Sure, _) => own,
                (_, true) => own.max(0),
                (_, false) => own.min(0),
            }
        };
        communes.iter().map(of).sum()
    };
    let by_share = matches!(wanted, Quantity::PerCent(_));
    let none = communes.is_empty() && by_share;
    // Villages nobody has named can turn any share, and help any number.
    let settled = !(none || by_share && unknown);
    if settled && sum(|t| t.sure, false) >= goal {
        Outlook::Certain
    } else if settled && sum(Tally::met, false) >= goal {
        Outlook::Provisional
    } else if unknown || none || sum(Tally::at_best, true) >= goal {
        Outlook::Possible
    } else {
        Outlook::Short
    }
}
