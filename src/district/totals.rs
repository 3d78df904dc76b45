//! Every item over all communes: who fails it, who cannot be judged on it, and whose work it is.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;

use super::review::Review;
use super::standing::{ItemHead, ItemStanding, Standing};
use crate::assess::{Counts, Verdict};
use crate::criteria::ItemRef;

/// One item over all communes that were asked it.
#[derive(Debug)]
pub struct ItemTotals<'a> {
    /// The item, as its first commune was asked it.
    pub head: Arc<ItemHead>,
    pub counts: Counts,
    /// Communes that do not meet it, in their order.
    pub failed: Vec<(&'a Standing, &'a ItemStanding)>,
    /// Communes that cannot be judged on it.
    pub open: Vec<(&'a Standing, &'a ItemStanding)>,
}

/// What one department owns.
#[derive(Debug)]
pub struct DepartmentWork<'a> {
    /// Its name; empty for items nobody was named for.
    pub name: String,
    /// Items of its, asked of all communes.
    pub counts: Counts,
    /// What is not met, then what cannot be judged, item by item in the order of the sets.
    pub work: Vec<(&'a Standing, &'a ItemStanding)>,
}

impl Review {
    /// Totals of every item, in the order of [`Review::items`].
    pub fn item_totals(&self) -> Vec<ItemTotals<'_>> {
        let heads = self.items();
        let mut totals: Vec<ItemTotals> = heads.into_iter().map(ItemTotals::new).collect();
        let places: HashMap<ItemRef, usize> = totals.iter().enumerate().map(|(i, t)| (t.head.item.clone(), i)).collect();
        for (standing, item) in self.standings.iter().flat_map(|s| s.items.iter().map(move |i| (s, i))) {
            if let Some(total) = places.get(&item.head.item).and_then(|at| totals.get_mut(*at)) {
                total.add(standing, item);
            }
        }
        totals
    }

    /// Items that some commune does not meet, most frequent first; of equals in the order of the sets. What merely
    /// repeats the verdict of the sets is no item of its own.
    pub fn failing(&self) -> Vec<ItemTotals<'_>> {
        let own = |t: &ItemTotals| !t.failed.is_empty() && !t.head.version.is_derived();
        let mut totals: Vec<ItemTotals> = self.item_totals().into_iter().filter(own).collect();
        totals.sort_by_key(|t| std::cmp::Reverse(t.failed.len()));
        totals
    }

    /// The work of each department by name; what nobody was named for comes last.
    pub fn departments(&self) -> Vec<DepartmentWork<'_>> {
        let mut departments: BTreeMap<(bool, &str), DepartmentWork> = BTreeMap::new();
        for total in self.item_totals() {
            for (standing, item) in total.failed.iter().chain(&total.open) {
                department(&mut departments, &item.head.department).work.push((standing, item));
            }
        }
        for item in self.standings.iter().flat_map(|s| &s.items) {
            let counts = &mut department(&mut departments, &item.head.department).counts;
            *counts = *counts + Counts::of([item.finding.verdict]);
        }
        departments.into_values().collect()
    }
}

fn department<'m, 'a>(departments: &'m mut BTreeMap<(bool, &'a str), DepartmentWork<'a>>, name: &'a str) -> &'m mut DepartmentWork<'a> {
    let new = || DepartmentWork { name: name.to_string(), counts: Counts::default(), work: Vec::new() };
    departments.entry((name.is_empty(), name)).or_insert_with(new)
}

impl<'a> ItemTotals<'a> {
    fn new(head: Arc<ItemHead>) -> Self {
        Self { head, counts: Counts::default(), failed: Vec::new(), open: Vec::new() }
    }

    fn add(&mut self, standing: &'a Standing, item: &'a ItemStanding) {
        self.counts = self.counts + Counts::of([item.finding.verdict]);
        match item.finding.verdict {
            Verdict::NotMet => self.failed.push((standing, item)),
            Verdict::Undetermined => self.open.push((standing, item)),
            Verdict::Met | Verdict::NotApplicable => {}
        }
    }
}
