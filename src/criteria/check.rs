//! Checks across files: what one item says of another must exist and lie below it.

use super::level::Level;
use super::load::National;
use super::reference::{Book, ItemRef};
use super::requirement::Node;
use super::threshold::Content;
use crate::diag::{Code, Diagnostic, Place};

/// Every reference that leads nowhere.
pub(super) fn references(national: &National) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let books = national.sets.iter().map(|(level, set)| (Some(*level), &set.id, set.indicators().map(|(_, i)| i).collect::<Vec<_>>()));
    let conditions = (None, &national.nation.id, national.nation.conditions.iter().collect());
    for (level, file, items) in books.chain([conditions]) {
        for (item, version) in items.iter().flat_map(|i| i.versions.iter().map(move |v| (i, v))) {
            version.requirement.walk(&mut |node| {
                if let Some(missing) = dangling(national, level, node) {
                    let place = Place::File(format!("{file} {}", item.code).into());
                    findings.push(Diagnostic::new(Code::CriteriaUnknown, place).with("name", missing));
                }
            });
        }
    }
    findings
}

/// What a node refers to that is not there, or not below `level`.
fn dangling(national: &National, level: Option<Level>, node: &Node) -> Option<String> {
    let below = |of: Level| level.is_none_or(|own| own != of && own.includes(of)) && national.sets.contains_key(&of);
    match node {
        Node::Set(of) if !below(*of) => Some(of.to_string()),
        Node::Criterion(of, number) => {
            let known = below(*of) && national.sets[of].criteria.iter().any(|c| c.number == *number);
            (!known).then(|| format!("{of}:{number}"))
        }
        Node::Test(test) => test.levels.iter().find_map(|row| match &row.content {
            Content::Factor { of, .. } if !factor_base(national, of) => Some(of.to_string()),
            _ => None,
        }),
        _ => None,
    }
}

/// A factor needs an indicator with one threshold.
fn factor_base(national: &National, of: &ItemRef) -> bool {
    let item = national.item(of).filter(|_| of.book != Book::Condition);
    item.is_some_and(|i| i.versions.iter().all(|v| matches!(v.requirement, Node::Test(_))))
}
