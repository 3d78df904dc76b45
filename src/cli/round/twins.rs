//! Which of the files of one commune counts in a round.

use std::path::Path;

use super::settings::Settings;
use crate::diag::Diagnostic;
use crate::district::{Review, Which};
use crate::input;

/// Takes together what is one commune: the file an office prefers counts, or with `newest` the one that says it was saved last.
pub fn join(review: &mut Review, settings: &Settings, newest: bool) -> Vec<Diagnostic> {
    let chosen = |file: &str| settings.prefers(Path::new(file));
    let saved = |file: &str| if newest { input::saved(Path::new(file)) } else { None };
    review.join_twins(&Which { chosen: &chosen, saved: &saved })
}
