//! Four verdicts and how they combine. An undetermined part is never taken for met or not met.

use schemars::JsonSchema;
use serde::Serialize;

use crate::text::ids;

/// Đánh giá.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Đạt.
    Met,
    /// Chưa đạt.
    NotMet,
    /// Cannot be decided: a value or a threshold is missing.
    Undetermined,
    /// Không áp dụng.
    NotApplicable,
}

ids! { Verdict: Met => "met", NotMet => "not_met", Undetermined => "undetermined", NotApplicable => "not_applicable" }

impl Verdict {
    /// Every part must be met. Parts that do not apply are left out; nothing but such parts is
    /// itself not applicable, and so is no part at all.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let count = Counts::of(parts);
        match count {
            Counts { not_met: 1.., .. } => Self::NotMet,
            Counts { undetermined: 1.., .. } => Self::Undetermined,
            Counts { met: 1.., .. } => Self::Met,
            _ => Self::NotApplicable,
        }
    }

    /// At least `k` parts must be met; parts that do not apply are left out, `k` stays. Where some
    /// do not apply and none is decided, what is undetermined may not apply either: then the whole would not.
    pub fn at_least(k: usize, parts: impl IntoIterator<Item = Self>) -> Self {
        Self::counted(k, parts, false)
    }

    /// The same, where `applies` says that a part that is undetermined cannot but apply: then so does the whole.
    pub fn counted(k: usize, parts: impl IntoIterator<Item = Self>, applies: bool) -> Self {
        let count = Counts::of(parts);
        match count {
            _ if count.met + count.not_met + count.undetermined == 0 => Self::NotApplicable,
            _ if count.met >= k => Self::Met,
            _ if count.met + count.undetermined >= k => Self::Undetermined,
            Counts { met: 0, not_met: 0, not_applicable: 1.., .. } if !applies => Self::Undetermined,
            _ => Self::NotMet,
        }
    }
}

/// How many of each verdict; the four always add up to the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Counts {
    /// Đạt.
    pub met: usize,
    /// Chưa đạt.
    pub not_met: usize,
    /// Not decided.
    pub undetermined: usize,
    /// Không áp dụng.
    pub not_applicable: usize,
    /// Their sum.
    pub total: usize,
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            met: self.met + other.met,
            not_met: self.not_met + other.not_met,
            undetermined: self.undetermined + other.undetermined,
            not_applicable: self.not_applicable + other.not_applicable,
            total: self.total + other.total,
        }
    }
}

impl Counts {
    /// Counts verdicts.
    pub fn of(verdicts: impl IntoIterator<Item = Verdict>) -> Self {
        let mut counts = Self::default();
        for verdict in verdicts {
            counts.total += 1;
            match verdict {
                Verdict::Met => counts.met += 1,
                Verdict::NotMet => counts.not_met += 1,
                Verdict::Undetermined => counts.undetermined += 1,
                Verdict::NotApplicable => counts.not_applicable += 1,
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict::{self, *};

    #[test]
    fn all_of_is_three_valued() {
        assert_eq!(Verdict::all([Met, Undetermined, NotMet]), NotMet);
        assert_eq!(Verdict::all([Met, Undetermined]), Undetermined);
        assert_eq!(Verdict::all([Met, NotApplicable]), Met);
        assert_eq!(Verdict::all([NotApplicable, NotApplicable]), NotApplicable);
        assert_eq!(Verdict::all([]), NotApplicable);
    }

    #[test]
    fn any_of_and_k_of_n_count() {
        assert_eq!(Verdict::at_least(1, [NotMet, Undetermined]), Undetermined);
        assert_eq!(Verdict::at_least(1, [NotMet, Undetermined, Met]), Met);
        assert_eq!(Verdict::at_least(1, [NotMet, NotApplicable]), NotMet);
        assert_eq!(Verdict::at_least(2, [Met, NotApplicable, Undetermined]), Undetermined);
        assert_eq!(Verdict::at_least(2, [Met, NotApplicable]), NotMet);
        assert_eq!(Verdict::at_least(2, [NotApplicable, NotApplicable]), NotApplicable);
        assert_eq!(Verdict::at_least(2, [NotApplicable, Undetermined]), Undetermined);
        assert_eq!(Verdict::at_least(3, [NotApplicable, Undetermined, NotMet]), NotMet);
        assert_eq!(Verdict::counted(2, [NotApplicable, Undetermined], true), NotMet);
        assert_eq!(Verdict::counted(1, [NotApplicable, Undetermined], true), Undetermined);
    }
}
