//! Rows of a text table that a quote without an end ran over: what was read of them is no answer.

use std::collections::BTreeSet;

use super::Read;
use crate::commune::Given;
use crate::diag::{Origin, Place};

/// Makes the answers in these rows unusable. What else was found there is about cells that may be others.
pub(super) fn leave_out(rows: &BTreeSet<u32>, read: &mut Read) {
    let inside = |at: &Origin| rows.contains(&at.row);
    for answer in read.commune.answers.values_mut().filter(|a| a.origin.as_ref().is_some_and(inside)) {
        answer.given = Given::Unusable;
    }
    read.commune.previous.answers.retain(|_, (_, at)| !at.as_ref().is_some_and(inside));
    read.commune.typed_verdicts.retain(|verdict| !inside(&verdict.origin));
    read.findings.retain(|finding| !matches!(&finding.place, Place::Cell(at) if inside(at)));
}
