//! Villages over many communes, as plans count them: so many of the villages, or of those in the hardest communes.

use std::collections::BTreeMap;

use crate::assess::{Assessment, ChecklistResult, Counts};
use crate::criteria::Law;

/// The villages of one commune on one checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommuneVillages {
    /// Name of the commune.
    pub commune: String,
    pub counts: Counts,
}

/// One checklist over many communes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistTotals {
    /// Id of the checklist.
    pub id: String,
    pub name: String,
    /// Communes that named villages, in the order they came.
    pub communes: Vec<CommuneVillages>,
    pub counts: Counts,
    /// Villages by name of their commune's class, if it is of any; a commune of two classes counts in both.
    pub by_class: BTreeMap<String, Counts>,
    /// Villages recognised on the as-of date.
    pub recognised: usize,
    /// The checklist is not confirmed.
    pub provisional: bool,
}

/// Every checklist over many communes, in the order they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VillageTotals {
    /// One for each checklist; provinces may give the same id another name and other items.
    pub checklists: Vec<ChecklistTotals>,
}

impl VillageTotals {
    /// Adds the villages of a commune.
    pub fn add(&mut self, law: &Law, commune: &str, assessment: &Assessment) {
        let own = assessment.place.classes.as_deref().unwrap_or_default();
        let classes: Vec<&str> = law.nation.classes.iter().filter(|c| !c.none && own.contains(&c.id)).map(|c| c.name.as_str()).collect();
        for result in assessment.villages.iter().filter(|r| r.counts.total > 0) {
            let at = self.checklists.iter().position(|c| c.id == result.id && c.name == result.name);
            let at = at.unwrap_or_else(|| {
                self.checklists.push(ChecklistTotals::new(result));
                self.checklists.len() - 1
            });
            self.checklists[at].add(commune, &classes, result);
        }
    }
}

impl ChecklistTotals {
    fn new(result: &ChecklistResult) -> Self {
        Self {
            id: result.id.clone(),
            name: result.name.clone(),
            communes: Vec::new(),
            counts: Counts::default(),
            by_class: BTreeMap::new(),
            recognised: 0,
            provisional: false,
        }
    }

    fn add(&mut self, commune: &str, classes: &[&str], result: &ChecklistResult) {
        self.communes.push(CommuneVillages { commune: commune.to_string(), counts: result.counts });
        self.counts = self.counts + result.counts;
        for class in classes {
            let counts = self.by_class.entry((*class).to_string()).or_default();
            *counts = *counts + result.counts;
        }
        self.recognised += result.recognised;
        self.provisional |= result.provisional();
    }
}
