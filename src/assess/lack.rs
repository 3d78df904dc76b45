//! What keeps indicators undetermined, sorted by what has to be done about it.

use super::{Cause, ItemResult, Judged, JudgedTest, Part, Verdict};
use crate::criteria::Missing;
use crate::text::ids;

ids! {
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Lack {
        /// A figure that cannot be used: correct the cell.
        Wrong = "wrong",
        /// A figure: fill it in.
        Figure = "figure",
        /// A threshold: ask who decides it.
        Threshold = "threshold",
        /// The region whose levels bind.
        Region = "region",
        /// Something else that is itself undetermined.
        Elsewhere = "elsewhere",
    }
}

/// One thing lacking to an item.
pub struct Lacking<'a> {
    pub lack: Lack,
    /// The part that is undetermined for it.
    pub judged: &'a Judged,
    /// To which comparison, if to one.
    pub test: Option<&'a JudgedTest>,
    /// Who decides, where a threshold was left to an authority.
    pub authority: &'a str,
}

/// Everything lacking to an item whose verdict is not settled or not met.
pub fn lacks(item: &ItemResult) -> Vec<Lacking<'_>> {
    let mut found = Vec::new();
    collect(&item.judged, &mut found);
    found
}

/// Whether nothing but thresholds is lacking: that a commune can only ask for.
pub fn lacks_thresholds_alone(judged: &Judged) -> bool {
    let mut found = Vec::new();
    collect(judged, &mut found);
    !found.is_empty() && found.iter().all(|l| l.lack == Lack::Threshold)
}

fn collect<'a>(judged: &'a Judged, found: &mut Vec<Lacking<'a>>) {
    if matches!(judged.verdict, Verdict::Met | Verdict::NotApplicable) {
        return;
    }
    judged.parts().iter().for_each(|p| collect(p, found));
    if judged.verdict != Verdict::Undetermined || matches!(judged.part, Part::All(_) | Part::AtLeast(..) | Part::Named(..)) {
        return;
    }
    let test = match &judged.part {
        Part::Test(test) => Some(test.as_ref()),
        _ => None,
    };
    let cause = judged.cause.as_ref();
    found.push(Lacking { lack: lack(cause), judged, test, authority: authority(cause) });
    // A figure and its threshold may both be missing; both have to be got.
    if let Some((test, missing)) = test.and_then(|t| t.threshold.lookup.as_ref().err().map(|m| (t, m)))
        && !matches!(cause, Some(Cause::NoThreshold(_)))
    {
        let cause = Cause::NoThreshold(missing.clone());
        let authority = if let Missing::LeftTo(authority) = missing { authority } else { "" };
        found.push(Lacking { lack: lack(Some(&cause)), judged, test: Some(test), authority });
    }
}

fn lack(cause: Option<&Cause>) -> Lack {
    match cause {
        Some(Cause::NoAnswer) => Lack::Figure,
        Some(Cause::Unusable | Cause::FiguresDisagree | Cause::NotApplicableRefused) => Lack::Wrong,
        Some(Cause::NoThreshold(Missing::RegionUnsettled) | Cause::RegionUnsettled) => Lack::Region,
        Some(Cause::NoThreshold(_) | Cause::Open(_)) => Lack::Threshold,
        Some(Cause::Elsewhere) | None => Lack::Elsewhere,
    }
}

fn authority(cause: Option<&Cause>) -> &str {
    match cause {
        Some(Cause::Open(authority) | Cause::NoThreshold(Missing::LeftTo(authority))) => authority,
        _ => "",
    }
}
