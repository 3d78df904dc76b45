//! What each report of a plan needs, and what of it is missing now.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assess::{Cause, Verdict};
use crate::criteria::{ItemRef, Need, ReportDay};
use crate::district::reach::is_own;
use crate::district::standing::{ItemHead, ItemStanding, Standing};
use crate::text::Date;

/// A report, and what it lacks.
#[derive(Debug)]
pub struct ReportProgress<'a> {
    pub day: &'a ReportDay,
    /// Its day has come; `None` where no day was given to look from.
    pub past: Option<bool>,
    /// What is open, by department; what nobody was named for comes last.
    pub departments: Vec<DepartmentOpen<'a>>,
}

/// What of a department's is open.
#[derive(Debug)]
pub struct DepartmentOpen<'a> {
    /// Its name; empty for items nobody was named for.
    pub name: String,
    /// Its open items, in the order they come.
    pub items: Vec<OpenItem<'a>>,
}

/// An item that cannot be judged.
#[derive(Debug)]
pub struct OpenItem<'a> {
    pub head: Arc<ItemHead>,
    /// Communes without a figure that can be used.
    pub figures: Vec<&'a Standing>,
    /// Communes for which the threshold is not known.
    pub thresholds: Vec<&'a Standing>,
}

/// What a report lacks.
pub(super) fn report<'a>(day: &'a ReportDay, as_of: Option<Date>, communes: &[&'a Standing]) -> ReportProgress<'a> {
    let past = as_of.map(|now| now >= day.before);
    let mut departments: BTreeMap<(bool, &str), DepartmentOpen> = BTreeMap::new();
    for standing in communes.iter().copied() {
        let open = standing.items.iter().filter(|i| i.finding.verdict == Verdict::Undetermined && is_own(i));
        for item in open.filter(|i| needs(day, &i.head.item)) {
            let name = item.head.department.as_str();
            let new = || DepartmentOpen { name: name.to_string(), items: Vec::new() };
            departments.entry((name.is_empty(), name)).or_insert_with(new).add(standing, item);
        }
    }
    ReportProgress { day, past, departments: departments.into_values().collect() }
}

fn needs(day: &ReportDay, item: &ItemRef) -> bool {
    day.needs.iter().any(|need| match need {
        Need::Summary | Need::Departments => true,
        Need::Items(_, items) => items.contains(item),
    })
}

impl<'a> DepartmentOpen<'a> {
    fn add(&mut self, standing: &'a Standing, item: &ItemStanding) {
        let at = self.items.iter().position(|o| o.head.item == item.head.item).unwrap_or_else(|| {
            self.items.push(OpenItem { head: Arc::clone(&item.head), figures: Vec::new(), thresholds: Vec::new() });
            self.items.len() - 1
        });
        let Some(open) = self.items.get_mut(at) else { return };
        match item.cause {
            Some(Cause::NoThreshold(_) | Cause::RegionUnsettled | Cause::Open(_)) => open.thresholds.push(standing),
            _ => open.figures.push(standing),
        }
    }
}

impl ReportProgress<'_> {
    /// Open items for want of a figure, each once for each commune.
    pub fn figures(&self) -> usize {
        self.departments.iter().flat_map(|d| &d.items).map(|i| i.figures.len()).sum()
    }

    /// Open items for want of a threshold.
    pub fn thresholds(&self) -> usize {
        self.departments.iter().flat_map(|d| &d.items).map(|i| i.thresholds.len()).sum()
    }
}
