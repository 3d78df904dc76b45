//! The exit code of results. It looks at verdicts only, so no format can change it.

use crate::assess::{Finding, Verdict};

/// Exit code of what came of each file, `None` where a commune could not be judged at all.
/// Gravest first: 1, 3, 4, 5, 0.
pub fn exit_code(overall: impl IntoIterator<Item = Option<Finding>>) -> u8 {
    overall.into_iter().map(code_of).min_by_key(|code| gravity(*code)).unwrap_or(0)
}

fn code_of(overall: Option<Finding>) -> u8 {
    match overall {
        None => 1,
        Some(Finding { verdict: Verdict::NotMet, .. }) => 3,
        Some(Finding { verdict: Verdict::Undetermined | Verdict::NotApplicable, .. }) => 4,
        Some(Finding { verdict: Verdict::Met, provisional: true }) => 5,
        Some(Finding { verdict: Verdict::Met, provisional: false }) => 0,
    }
}

fn gravity(code: u8) -> usize {
    [1, 3, 4, 5, 0].iter().position(|c| *c == code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(verdict: Verdict, provisional: bool) -> Option<Finding> {
        Some(Finding { verdict, provisional })
    }

    #[test]
    fn one_commune() {
        assert_eq!(exit_code([None]), 1);
        assert_eq!(exit_code([finding(Verdict::NotMet, false)]), 3);
        assert_eq!(exit_code([finding(Verdict::NotMet, true)]), 3);
        assert_eq!(exit_code([finding(Verdict::Undetermined, false)]), 4);
        assert_eq!(exit_code([finding(Verdict::NotApplicable, false)]), 4);
        assert_eq!(exit_code([finding(Verdict::Met, true)]), 5);
        assert_eq!(exit_code([finding(Verdict::Met, false)]), 0);
        assert_eq!(exit_code([]), 0);
    }

    #[test]
    fn the_gravest_of_several_decides() {
        let (met, provisional) = (finding(Verdict::Met, false), finding(Verdict::Met, true));
        let (open, failed) = (finding(Verdict::Undetermined, false), finding(Verdict::NotMet, false));
        assert_eq!(exit_code([met, provisional]), 5);
        assert_eq!(exit_code([provisional, open, met]), 4);
        assert_eq!(exit_code([open, failed, provisional]), 3);
        assert_eq!(exit_code([failed, None, met]), 1);
    }
}
