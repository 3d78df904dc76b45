//! Which communes a target is about: surely, perhaps, or not.

use crate::criteria::{Law, Plan, TargetScope};
use crate::district::standing::Standing;
use crate::text::ids;

/// Whether a commune is one that a target is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    Sure,
    /// Its district, class or area cannot be determined, or whether the plan means it.
    Unsure,
    Out,
}

ids! { Member: Sure => "sure", Unsure => "unsure", Out => "out" }

/// The limits of a target.
pub(super) struct Scope<'s> {
    pub plan: &'s Plan,
    pub law: &'s Law,
    pub limits: &'s TargetScope,
}

impl Scope<'_> {
    /// Whether a commune is within all limits.
    pub fn holds(&self, standing: &Standing) -> Member {
        [self.by_district(standing), self.by_class(standing), self.by_area(standing)].into_iter().max().unwrap_or(Member::Sure)
    }

    /// Whether a district is within the limits.
    pub fn has_district(&self, name: &str) -> bool {
        self.limits.districts.is_empty() || self.limits.districts.iter().any(|d| self.law.nation.words.same_unit(d, name))
    }

    /// Communes of the rostered districts within the limits; none where the roster does not say, or where classes or
    /// areas choose among them.
    pub fn rostered(&self) -> Option<usize> {
        if !self.limits.classes.is_empty() || !self.limits.unsettled_classes.is_empty() || !self.limits.areas.is_empty() {
            return None;
        }
        let districts = self.plan.roster.iter().filter(|d| self.has_district(&d.name));
        let total: usize = districts.map(|d| d.communes).sum();
        (total > 0).then_some(total)
    }

    fn by_district(&self, standing: &Standing) -> Member {
        match (self.limits.districts.is_empty(), standing.district.is_empty()) {
            (true, _) => Member::Sure,
            (false, true) => Member::Unsure,
            _ if self.has_district(&standing.district) => Member::Sure,
            _ => Member::Out,
        }
    }

    fn by_class(&self, standing: &Standing) -> Member {
        let (sure, unsettled) = (&self.limits.classes, &self.limits.unsettled_classes);
        if sure.is_empty() && unsettled.is_empty() {
            return Member::Sure;
        }
        let Some(own) = &standing.classes else { return Member::Unsure };
        let any = |list: &[String]| own.iter().any(|class| list.contains(class));
        match (any(sure), any(unsettled)) {
            (true, _) => Member::Sure,
            (false, true) => Member::Unsure,
            _ => Member::Out,
        }
    }

    fn by_area(&self, standing: &Standing) -> Member {
        match &standing.area {
            _ if self.limits.areas.is_empty() => Member::Sure,
            None => Member::Unsure,
            Some(own) if self.limits.areas.contains(own) => Member::Sure,
            Some(_) => Member::Out,
        }
    }
}
