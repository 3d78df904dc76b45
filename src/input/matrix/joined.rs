//! Matrices on several sheets about the same communes, such as one for each criterion: read as one.

use crate::input::{Read, Unread};
use crate::text::fold_loose;

/// The communes of all of them, each once; nothing where two are about the same measure.
pub(in crate::input) fn joined(sheets: Vec<Vec<Result<Read, Unread>>>) -> Option<Vec<Result<Read, Unread>>> {
    let mut all: Vec<Result<Read, Unread>> = Vec::new();
    for found in sheets.into_iter().flatten() {
        let known =
            found.as_ref().ok().and_then(name).and_then(|own| all.iter_mut().flatten().find(|read| name(read).as_ref() == Some(&own)));
        match (found, known) {
            (Ok(more), Some(first)) => add(first, more)?,
            (found, _) => all.push(found),
        }
    }
    Some(all)
}

fn name(read: &Read) -> Option<String> {
    read.commune.name.value.as_deref().map(fold_loose)
}

fn add(first: &mut Read, more: Read) -> Option<()> {
    let answers = &mut first.commune.answers;
    // Sheets of two years ask the same: a blank of one must not be filled from the other.
    if more.commune.answers.keys().any(|id| answers.contains_key(id)) {
        return None;
    }
    answers.extend(more.commune.answers);
    for finding in more.findings {
        if !first.findings.iter().any(|known| known.code == finding.code && known.facts == finding.facts && known.place == finding.place) {
            first.findings.push(finding);
        }
    }
    Some(())
}
