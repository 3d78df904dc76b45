//! What would be judged otherwise if some answers were others.

use super::Outlook;
use crate::assess::{CriterionResult, Finding, ItemResult};
use crate::commune::Supposition;
use crate::criteria::Level;

/// An item judged twice: as it is, and as it would be.
#[derive(Debug, Clone)]
pub struct Turned<'a> {
    pub before: &'a ItemResult,
    /// As it would be.
    pub after: &'a ItemResult,
}

/// A criterion judged twice.
#[derive(Debug, Clone)]
pub struct CriterionChange<'a> {
    pub level: Level,
    pub criterion: &'a CriterionResult,
    pub before: Finding,
    /// As it would be.
    pub after: Finding,
}

/// Items that would be judged otherwise, and those of which an answer is supposed, changed or not.
pub fn changed_items<'a>(before: &'a Outlook, after: &'a Outlook, supposed: &[Supposition]) -> Vec<Turned<'a>> {
    let asked = |item: &ItemResult| item.version.measures.iter().any(|m| supposed.iter().any(|s| s.measure == m.id));
    let both = before.items().filter_map(|(_, b)| after.items().find(|(_, a)| a.item == b.item).map(|(_, a)| (b, a)));
    let turned = both.filter(|(b, a)| b.finding != a.finding || asked(a));
    turned.map(|(before, after)| Turned { before, after }).collect()
}

/// Criteria that would be judged otherwise.
pub fn changed_criteria<'a>(before: &Outlook, after: &'a Outlook) -> Vec<CriterionChange<'a>> {
    let mut changed = Vec::new();
    for set in after.sets() {
        let old = before.sets().iter().find(|s| s.level == set.level);
        for criterion in &set.criteria {
            let was = old.and_then(|s| s.criteria.iter().find(|c| c.number == criterion.number)).map(|c| c.finding);
            let other = was.filter(|w| *w != criterion.finding);
            changed.extend(other.map(|before| CriterionChange { level: set.level, criterion, before, after: criterion.finding }));
        }
    }
    changed
}
