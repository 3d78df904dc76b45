//! The columns of a review: every criterion and every item that any of its communes was asked.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::review::Review;
use super::standing::{CriterionStanding, ItemHead, SetStanding};
use crate::criteria::{Book, ItemRef, Level};

/// A criterion that communes were judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionColumn {
    pub level: Level,
    /// What tells the set apart from the level's sets of other periods.
    pub series: Arc<str>,
    pub number: u32,
    pub name: Arc<str>,
}

impl Review {
    /// Every criterion, lower sets first, those of each period apart.
    pub fn criteria(&self) -> Vec<CriterionColumn> {
        let mut found: BTreeMap<(Level, &str, u32), (&SetStanding, &CriterionStanding)> = BTreeMap::new();
        for (set, criterion) in self.standings.iter().flat_map(|s| &s.sets).flat_map(|s| s.criteria.iter().map(move |c| (s, c))) {
            found.entry((set.level, &*set.series, criterion.number)).or_insert((set, criterion));
        }
        let column = |((level, _, number), (set, criterion)): (_, (&SetStanding, &CriterionStanding))| CriterionColumn {
            level,
            series: set.series.clone(),
            number,
            name: Arc::clone(&criterion.name),
        };
        found.into_iter().map(column).collect()
    }

    /// Every item, each once, in the order of the sets; then the conditions. Where a version or department
    /// differs between communes, that of the first commune heads the column.
    pub fn items(&self) -> Vec<Arc<ItemHead>> {
        let mut columns: BTreeMap<Order, Arc<ItemHead>> = BTreeMap::new();
        let mut seen: HashSet<*const ItemHead> = HashSet::new();
        let heads = self.standings.iter().flat_map(|s| &s.items).map(|i| &i.head);
        for head in heads.filter(|h| seen.insert(Arc::as_ptr(h))) {
            let key = (head.item.book, head.item.series.clone(), head.criterion.unwrap_or_default(), natural(&head.item));
            columns.entry(key).or_insert_with(|| Arc::clone(head));
        }
        columns.into_values().collect()
    }
}

/// By what items are put in order: book, series, criterion, code.
type Order = (Book, Arc<str>, u32, Vec<CodePart>);

/// A part of a code: numbers by their size, before words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum CodePart {
    Number(u32),
    Word(String),
}

/// "17.10" behind "17.9".
fn natural(item: &ItemRef) -> Vec<CodePart> {
    let part = |p: &str| p.parse().map_or_else(|_| CodePart::Word(p.to_string()), CodePart::Number);
    item.code.split('.').map(part).collect()
}
