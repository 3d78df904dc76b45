//! The regions that a commune of a form can be of, as its formulas count them.

use crate::criteria::{Law, Region, RegionId};

/// In the order of the law.
pub(super) struct Regions(Vec<RegionId>);

impl Regions {
    /// Those of the provinces offered, and those whose levels a rule may give to a commune of them.
    pub fn of(law: &Law, provinces: &[String]) -> Self {
        let ruled = |id: &str| law.nation.region_rules.iter().any(|rule| rule.region == id);
        let own = |region: &Region| region.id == law.region || region.provinces.iter().any(|p| provinces.contains(p));
        Self(law.nation.regions.iter().filter(|region| own(region) || ruled(&region.id)).map(|region| region.id.clone()).collect())
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The place of a region among them, from 1.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|region| region == id).map(|at| at + 1)
    }

    /// The place of a region that is not known.
    pub fn unknown(&self) -> usize {
        self.0.len() + 1
    }
}
