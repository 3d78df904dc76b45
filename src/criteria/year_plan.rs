//! A plan of the year: which communes, villages and districts are to reach what, by when, and who reports before which day.

mod load;
mod raw;

pub use load::Lists;

use super::level::Level;
use super::reference::ItemRef;
use super::threshold::Evidence;
use crate::text::{Date, ids};

/// A plan as checked against the law of its province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub file: String,
    pub title: String,
    /// Where its figures were read.
    pub source: PlanSource,
    /// Its province, as the law names it.
    pub province: String,
    /// First year whose files count.
    pub first_year: i16,
    /// The year of the plan: the last one whose files count.
    pub year: i16,
    pub notes: Vec<String>,
    /// Districts with their communes, where the plan states them.
    pub roster: Vec<RosterDistrict>,
    /// Targets: communes, then what is to be kept, villages, districts.
    pub targets: Vec<Target>,
    /// Reports, in the order of their days.
    pub reports: Vec<ReportDay>,
}

/// Where a plan was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSource {
    pub document: String,
    /// Its date, if known.
    pub date: Option<Date>,
    /// How far it is trusted.
    pub evidence: Evidence,
}

/// A district and its communes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterDistrict {
    pub name: String,
    /// How many communes it has.
    pub communes: usize,
    /// Their names, where they are listed: all of them.
    pub list: Vec<String>,
    /// Id of the rule it is recognised by, if it is.
    pub held: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its words in the plan; empty where its own words are made of what it asks.
    pub name: String,
    /// Last day.
    pub by: Date,
    /// The communes it is about.
    pub scope: TargetScope,
    pub aim: Aim,
}

/// Limits of a target; an empty list is no limit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TargetScope {
    pub districts: Vec<String>,
    pub classes: Vec<String>,
    /// Names of classes of which it is not known whether the plan means them.
    pub unsettled_classes: Vec<String>,
    /// Ids of areas of the province.
    pub areas: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    Count(usize),
    /// So many per cent of all.
    PerCent(usize),
}

/// What a target asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// Communes at a level.
    Communes {
        level: Level,
        wanted: usize,
        /// Of how many in all, where the plan says so.
        of: Option<usize>,
        /// Only those that did not hold the level before the plan.
        newly: bool,
        /// Names or codes of the communes meant, where they are listed.
        names: Vec<String>,
    },
    /// Recognised communes that stay at their level by the sets of the period.
    Keep {
        /// Those recognised at this level; at any where there is none.
        level: Option<Level>,
        /// How many they are, where the plan says so.
        count: Option<usize>,
        /// How many of them the plan names as in danger of revocation.
        at_risk: Option<usize>,
        /// Names or codes of those meant, where they are listed.
        names: Vec<String>,
    },
    Villages {
        /// Id of the checklist; the only one of the province where it is not named.
        checklist: Option<String>,
        /// Recognised ones are counted rather than those that pass.
        recognised: bool,
        wanted: Quantity,
    },
    /// Districts that meet a rule.
    Districts {
        /// Id of the rule.
        rule: String,
        wanted: usize,
    },
}

ids! {
    match Aim:
    Self::Communes { .. } => "communes",
    Self::Keep { .. } => "keep",
    Self::Villages { .. } => "villages",
    Self::Districts { .. } => "districts",
}

ids! {
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Whom {
        Commune = "commune",
        District = "district",
        Departments = "departments",
        Province = "province",
    }
}

/// What a report needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    Summary,
    /// Of each department its own indicators.
    Departments,
    /// These items, as the plan writes them.
    Items(String, Vec<ItemRef>),
}

/// A report and its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDay {
    /// What it is called.
    pub name: String,
    /// It is due before this day.
    pub before: Date,
    pub who: Vec<Whom>,
    pub needs: Vec<Need>,
}
