//! A plan held against the communes of a round: what is reached, what may still be, who is nearest, what reports lack.

mod communes;
mod reports;
mod scope;
mod sorting;
mod villages;

use super::lines::{self, DistrictLine};
use super::review::Review;
use super::standing::Standing;
use super::tally::{Outlook, Tally};
use crate::criteria::{Aim, Law, Plan, Target};
use crate::text::Date;

pub use communes::CommunesProgress;
pub use reports::{DepartmentOpen, OpenItem, ReportProgress};
pub use scope::Member;
pub use sorting::{Aside, NotFiled, WhyAside};
pub use villages::{CommuneShare, VillagesProgress};

/// A plan and how far it has come.
#[derive(Debug)]
pub struct Progress<'a> {
    pub plan: &'a Plan,
    /// The day it is looked at; without one no date counts as past.
    pub as_of: Option<Date>,
    pub counted: Vec<&'a Standing>,
    /// Communes of the files that do not count, and why.
    pub aside: Vec<Aside<'a>>,
    /// Communes that count but are named nowhere in a plan that names its communes.
    pub unplanned: Vec<&'a Standing>,
    /// Communes named in the plan of whom nothing was handed in.
    pub not_filed: Vec<NotFiled>,
    /// Targets in the order of the plan.
    pub targets: Vec<TargetProgress<'a>>,
    /// Districts by their rules.
    pub districts: Vec<DistrictLine<'a>>,
    /// Reports in the order of their days.
    pub reports: Vec<ReportProgress<'a>>,
}

/// A target and how far it has come.
#[derive(Debug)]
pub struct TargetProgress<'a> {
    pub target: &'a Target,
    /// Its last day has passed; `None` where no day was given to look from.
    pub past: Option<bool>,
    /// Whether it is reached by the figures at hand.
    pub outlook: Outlook,
    /// How many are wanted; of a share of villages so many as it makes of those known.
    pub wanted: usize,
    /// How many are sure, provisional, possible.
    pub tally: Tally,
    /// The plan states all that it is about; otherwise only what was handed in is counted.
    pub whole: bool,
    pub detail: Detail<'a>,
}

/// What a target is about.
#[derive(Debug)]
pub enum Detail<'a> {
    /// Communes at a level, or kept at theirs.
    Communes(CommunesProgress<'a>),
    Villages(VillagesProgress<'a>),
    /// Districts: names, and whether each meets the rule.
    Districts(Vec<(String, crate::assess::Finding)>),
}

impl TargetProgress<'_> {
    /// How many are lacking, what is provisional counted as met.
    pub fn short(&self) -> usize {
        self.wanted.saturating_sub(self.tally.met())
    }

    /// How many are lacking if nothing but what is sure counts.
    pub fn short_of_sure(&self) -> usize {
        self.wanted.saturating_sub(self.tally.sure)
    }

    /// How many are lacking even if all that cannot be judged turns out well.
    pub fn short_at_best(&self) -> usize {
        self.wanted.saturating_sub(self.tally.at_best())
    }
}

impl<'a> Progress<'a> {
    /// Holds a plan against a round.
    pub fn of(plan: &'a Plan, law: &Law, review: &'a Review, as_of: Option<Date>) -> Self {
        let sorted = sorting::sort(plan, law, review);
        let districts = lines::lines(&sorted.counted, law, &plan.roster);
        let mut progress = Self {
            plan,
            as_of,
            counted: sorted.counted,
            aside: sorted.aside,
            unplanned: sorted.unplanned,
            not_filed: sorted.not_filed,
            targets: Vec::new(),
            districts,
            reports: Vec::new(),
        };
        progress.targets = plan.targets.iter().map(|target| progress.target(law, target)).collect();
        progress.reports = plan.reports.iter().map(|day| reports::report(day, as_of, &progress.counted)).collect();
        progress
    }

    fn target(&self, law: &Law, target: &'a Target) -> TargetProgress<'a> {
        let past = self.as_of.map(|day| day > target.by);
        let scope = scope::Scope { plan: self.plan, law, limits: &target.scope };
        match &target.aim {
            Aim::Communes { level, wanted, of, newly, names } => {
                let found = communes::reaching(&scope, &self.counted, *level, *newly, names, *of);
                let outlook = found.tally.outlook(*wanted);
                let detail = Detail::Communes(found.progress);
                TargetProgress { target, past, outlook, wanted: *wanted, tally: found.tally, whole: found.whole, detail }
            }
            Aim::Keep { level, count, names, .. } => {
                let found = communes::kept(&scope, &self.counted, *level, names, *count);
                let wanted = count.unwrap_or_else(|| found.tally.total());
                // Where no commune is known to be recognised nothing is promised.
                let outlook = if found.tally.total() == 0 { Outlook::Possible } else { found.tally.outlook(wanted) };
                TargetProgress {
                    target,
                    past,
                    outlook,
                    wanted,
                    tally: found.tally,
                    whole: found.whole,
                    detail: Detail::Communes(found.progress),
                }
            }
            Aim::Villages { checklist, recognised, wanted } => {
                let found = villages::villages(&scope, &self.counted, checklist.as_deref(), *recognised, *wanted);
                let villages::VillagesFound { outlook, wanted, tally, whole, progress } = found;
                TargetProgress { target, past, outlook, wanted, tally, whole, detail: Detail::Villages(progress) }
            }
            Aim::Districts { rule, wanted } => self.districts_by(&scope, target, past, rule, *wanted),
        }
    }

    fn districts_by(&self, scope: &scope::Scope, target: &'a Target, past: Option<bool>, rule: &str, wanted: usize) -> TargetProgress<'a> {
        let (mut tally, mut found, mut whole) = (Tally::default(), Vec::new(), !self.plan.roster.is_empty());
        for line in self.districts.iter().filter(|line| scope.has_district(&line.name)) {
            let Some(by) = line.rules.iter().find(|r| r.rule.id == rule) else { continue };
            tally.add(by.finding);
            whole &= line.whole;
            found.push((line.name.clone(), by.finding));
        }
        // Of a district that is named nothing may have been handed in yet.
        let filed = |name: &&String| found.iter().any(|(known, _)| scope.law.nation.words.same_unit(known, name));
        tally.no_file += target.scope.districts.iter().filter(|name| !filed(name)).count();
        TargetProgress { target, past, outlook: tally.outlook(wanted), wanted, tally, whole, detail: Detail::Districts(found) }
    }
}
