//! What separates a commune from its target and from the level above it: nearest first.

mod budget;
mod change;

use std::cmp::Ordering;

use super::{Assessment, CriterionResult, ItemResult, Lack, Options, SetResult, Verdict, assess, lacks};
use crate::commune::{Attribute, Commune};
use crate::criteria::{Book, Law, Level};
use crate::diag::Diagnostic;
use crate::text::{Decimal, json_ids};

pub use budget::{Budget, CostLine, Estimate, amount};
pub use change::{CriterionChange, Turned, changed_criteria, changed_items};

/// A commune judged for its target, and for the next level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// Judged for its target.
    pub target: Assessment,
    /// Judged for the level above the one it is judged for or meets; none above the highest.
    pub next: Option<Assessment>,
}

/// Why an item keeps the commune from a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// It is not met.
    Reach,
    /// It is undetermined for want of this.
    Lack(Lack),
}

impl Need {
    /// In the order they are given.
    pub const ALL: [Need; 6] = [
        Self::Reach,
        Self::Lack(Lack::Figure),
        Self::Lack(Lack::Wrong),
        Self::Lack(Lack::Threshold),
        Self::Lack(Lack::Region),
        Self::Lack(Lack::Elsewhere),
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Reach => "reach",
            Self::Lack(lack) => lack.id(),
        }
    }

    /// Of an item that is neither met nor not applicable.
    fn of(item: &ItemResult) -> Self {
        let found = lacks(item);
        let has = |lack: Lack| found.iter().any(|l| l.lack == lack);
        let follows = item.judged.tests().is_empty();
        match item.finding.verdict {
            Verdict::NotMet if follows => Self::Lack(Lack::Elsewhere),
            Verdict::NotMet => Self::Reach,
            _ => Lack::ALL.into_iter().find(|l| has(*l)).map_or(Self::Lack(Lack::Elsewhere), Self::Lack),
        }
    }
}

json_ids!(Need, Need::ALL.map(Need::id));

/// An item between the commune and a level.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    pub item: &'a ItemResult,
    /// Its criterion; none of a condition.
    pub criterion: Option<&'a CriterionResult>,
    /// Why it is there.
    pub need: Need,
    /// How far it is from its threshold in per cent of it, where a number fails.
    pub distance: Option<Decimal>,
}

impl<'a> Step<'a> {
    fn of(criterion: Option<&'a CriterionResult>, item: &'a ItemResult) -> Option<Self> {
        let open = matches!(item.finding.verdict, Verdict::NotMet | Verdict::Undetermined);
        let need = open.then(|| Need::of(item))?;
        let distance = item.judged.distance().filter(|_| need == Need::Reach);
        Some(Self { item, criterion, need, distance })
    }

    /// Whether it is a condition of recognition.
    pub fn is_condition(&self) -> bool {
        self.item.item.book == Book::Condition
    }

    /// Indicators before conditions, by need, then nearest first, those without a distance last.
    fn order(&self, other: &Self) -> Ordering {
        let place = |step: &Self| (step.is_condition(), Need::ALL.iter().position(|n| *n == step.need), step.distance.is_none());
        place(self).cmp(&place(other)).then_with(|| self.distance.cmp(&other.distance))
    }
}

/// Judges for the target and for the next level.
///
/// # Errors
/// The commune cannot be judged at all.
pub fn outlook(law: &Law, commune: &Commune) -> Result<Outlook, Vec<Diagnostic>> {
    let target = assess(law, commune, Options::default())?;
    let reached = target.level_met.map_or(target.target, |met| met.or_higher(target.target));
    let next = law.next_level(reached);
    Outlook::of(law, commune, target, next)
}

impl Outlook {
    /// The same question of a commune some of whose answers are supposed: for the same levels, so that both can be compared.
    ///
    /// # Errors
    /// The commune cannot be judged at all.
    pub fn of_supposed(&self, law: &Law, supposed: &Commune) -> Result<Self, Vec<Diagnostic>> {
        let target = assess(law, supposed, Options::default())?;
        Self::of(law, supposed, target, self.next.as_ref().map(|n| n.target))
    }

    fn of(law: &Law, commune: &Commune, target: Assessment, next: Option<Level>) -> Result<Self, Vec<Diagnostic>> {
        let aimed = |level| Commune { target: Attribute::of(level), ..commune.clone() };
        let next = next.map(|level| assess(law, &aimed(level), Options::default())).transpose()?;
        Ok(Self { target, next })
    }

    /// What separates it from its target.
    pub fn to_target(&self) -> Vec<Step<'_>> {
        sorted(steps(&self.target.sets, &self.target.conditions))
    }

    /// What separates it from the next level besides: the sets above its target, and conditions asked there only.
    pub fn to_next(&self) -> Vec<Step<'_>> {
        let Some(next) = &self.next else { return Vec::new() };
        let sets = next.sets.iter().filter(|s| !self.target.target.includes(s.level));
        let asked = |item: &&ItemResult| self.target.conditions.iter().any(|c| c.item == item.item && c.version == item.version);
        sorted(steps(sets, next.conditions.iter().filter(|c| !asked(c))))
    }

    /// Both, the target's first.
    pub fn steps(&self) -> Vec<Step<'_>> {
        self.to_target().into_iter().chain(self.to_next()).collect()
    }

    /// The highest set judged, with those below it.
    pub fn sets(&self) -> &[SetResult] {
        self.next.as_ref().map_or(&self.target.sets, |next| &next.sets)
    }

    /// Every item judged, each once: the sets of the higher level, the conditions of the target, those asked above it only.
    pub fn items(&self) -> impl Iterator<Item = (Option<&CriterionResult>, &ItemResult)> {
        let above = self.next.iter().flat_map(|n| &n.conditions);
        let own = &self.target.conditions;
        let above = above.filter(move |c| !own.iter().any(|o| o.item == c.item));
        let sets = self.sets().iter().flat_map(|s| &s.criteria).flat_map(|c| c.indicators.iter().map(move |i| (Some(c), i)));
        sets.chain(own.iter().chain(above).map(|c| (None, c)))
    }
}

fn steps<'a>(sets: impl IntoIterator<Item = &'a SetResult>, conditions: impl IntoIterator<Item = &'a ItemResult>) -> Vec<Step<'a>> {
    let criteria = sets.into_iter().flat_map(|s| &s.criteria);
    let indicators = criteria.flat_map(|c| c.indicators.iter().map(move |i| (Some(c), i)));
    indicators.chain(conditions.into_iter().map(|c| (None, c))).filter_map(|(criterion, item)| Step::of(criterion, item)).collect()
}

fn sorted(mut steps: Vec<Step<'_>>) -> Vec<Step<'_>> {
    steps.sort_by(Step::order);
    steps
}
