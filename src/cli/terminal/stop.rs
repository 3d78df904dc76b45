//! Why a command ends before its work is done. Errors travel as [`anyhow::Error`] up to [`tell`], which alone says them:
//! a finding or a [`Stop`] in the language chosen, and any other error, which no library should give, as a finding too.

use std::error::Error;
use std::fmt;

use super::console::Console;
use super::usage::refusal;
use crate::diag::{Code, Diagnostic, Place};

/// Everything was done; for results, every commune meets.
pub const SUCCESS: u8 = 0;
/// A commune cannot be judged, or the tool could not do its job.
pub const FAILURE: u8 = 1;
/// The command line makes no sense.
pub const WRONG_USAGE: u8 = 2;

/// The exit code of verdicts, or success where only the results are wanted of them.
pub fn of_verdicts(code: u8, exit_zero: bool) -> u8 {
    if exit_zero && code != FAILURE { SUCCESS } else { code }
}

/// An end with something to say.
#[derive(Debug)]
pub struct Stop {
    why: Why,
    code: u8,
}

#[derive(Debug)]
enum Why {
    Findings(Vec<Diagnostic>),
    Sentence(String),
}

impl Stop {
    /// Findings keep the tool from doing its job.
    pub fn found(findings: Vec<Diagnostic>) -> Self {
        Self { why: Why::Findings(findings), code: FAILURE }
    }

    /// Findings about the command line itself.
    pub fn misused(findings: Vec<Diagnostic>) -> Self {
        Self { why: Why::Findings(findings), code: WRONG_USAGE }
    }

    /// The command line asks for something that is not there.
    pub fn usage(sentence: String) -> Self {
        Self { why: Why::Sentence(sentence), code: WRONG_USAGE }
    }

    /// There is nothing to work on.
    pub fn nothing(sentence: String) -> Self {
        Self { why: Why::Sentence(sentence), code: FAILURE }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.why {
            Why::Findings(findings) => findings.iter().try_for_each(|finding| writeln!(f, "{finding}")),
            Why::Sentence(sentence) => f.write_str(sentence),
        }
    }
}

impl Error for Stop {}

/// What was being made when a library failed, as the context of its error.
#[derive(Debug)]
pub struct Making(pub Place);

impl fmt::Display for Making {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Says why a command ended; the exit code.
pub fn tell(console: &mut Console, error: &anyhow::Error) -> u8 {
    match error.downcast_ref::<Stop>() {
        Some(Stop { why: Why::Findings(findings), code }) => {
            console.findings(findings);
            *code
        }
        Some(Stop { why: Why::Sentence(sentence), code }) => {
            console.tell(&refusal(console.lang, sentence));
            *code
        }
        None => {
            console.findings(&[finding(error)]);
            FAILURE
        }
    }
}

/// What was found, by an error that a command goes on from.
pub fn findings(error: &anyhow::Error) -> Vec<Diagnostic> {
    match error.downcast_ref::<Stop>() {
        Some(Stop { why: Why::Findings(findings), .. }) => findings.clone(),
        _ => vec![finding(error)],
    }
}

pub fn finding(error: &anyhow::Error) -> Diagnostic {
    if let Some(finding) = error.downcast_ref::<Diagnostic>() {
        return finding.clone();
    }
    let place = error.downcast_ref::<Making>().map_or(Place::Nowhere, |making| making.0.clone());
    Diagnostic::new(Code::ResultNotMade, place).with("reason", error.root_cause().to_string())
}

#[cfg(test)]
mod tests {
    use anyhow::Context;

    use super::*;
    use crate::messages::Lang;

    fn code_of(error: impl Into<anyhow::Error>) -> u8 {
        tell(&mut Console::new(Lang::En), &error.into())
    }

    #[test]
    fn an_end_has_its_exit_code() {
        let finding = || Diagnostic::new(Code::FileMissing, Place::Nowhere);
        assert_eq!(code_of(finding()), FAILURE);
        assert_eq!(code_of(Stop::found(vec![finding()])), FAILURE);
        assert_eq!(code_of(Stop::misused(vec![finding()])), WRONG_USAGE);
        assert_eq!(code_of(Stop::usage("x".to_string())), WRONG_USAGE);
        assert_eq!(code_of(Stop::nothing("x".to_string())), FAILURE);
        assert_eq!(code_of(fmt::Error), FAILURE);
    }

    #[test]
    fn the_error_of_a_library_names_what_was_being_made() {
        let place = Place::File("tổng hợp.json".into());
        let failed = Err::<(), _>(std::io::Error::other("depth")).context(Making(place.clone())).context("on the way");
        let found = finding(&failed.unwrap_err());
        assert_eq!((found.code, &found.place), (Code::ResultNotMade, &place));
        assert!([Lang::Vi, Lang::En].iter().all(|lang| lang.finding(&found).contains("depth")));
    }

    #[test]
    fn a_finding_stays_what_it_is_on_its_way() {
        let found = Diagnostic::new(Code::FileMissing, Place::File("xã A.xlsx".into()));
        let failed = Err::<(), _>(found.clone()).context("on the way").unwrap_err();
        assert_eq!(finding(&failed), found);
    }
}
