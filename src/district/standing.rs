//! Where one commune is: what a review of many keeps of its judgement, small enough for the whole country.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::margins::{Margin, since_last_year};
use crate::assess::{Assessment, Cause, ChecklistResult, Counts, Finding, ItemResult, Judged, Revocation, SetResult, Verdict};
use crate::commune::{Commune, Held};
use crate::criteria::{ItemRef, Level, Version};
use crate::diag::{Diagnostic, Origin, Severity};
use crate::text::Date;

/// An item as many communes were asked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemHead {
    pub item: ItemRef,
    /// Number of its criterion; none for a condition.
    pub criterion: Option<u32>,
    /// The version they were judged by.
    pub version: Arc<Version>,
    /// Responsible department, empty if nobody has named one.
    pub department: String,
}

/// One item of one commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemStanding {
    pub head: Arc<ItemHead>,
    pub finding: Finding,
    /// Why it is undetermined, if it is.
    pub cause: Option<Cause>,
    /// What was judged, kept where it is not met or undetermined: values, thresholds, gaps.
    pub judged: Option<Arc<Judged>>,
    /// The cell of its first answer.
    pub origin: Option<Origin>,
}

/// One criterion of one commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionStanding {
    pub number: u32,
    pub name: Arc<str>,
    /// Weighs more in revocation.
    pub critical: bool,
    pub finding: Finding,
}

/// One set of one commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetStanding {
    pub level: Level,
    /// What tells it apart from the level's sets of other periods.
    pub series: Arc<str>,
    pub finding: Finding,
    /// Counts of its criteria.
    pub counts: Counts,
    pub indicator_counts: Counts,
    /// Its criteria in order.
    pub criteria: Vec<CriterionStanding>,
}

/// The villages of one commune on one checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageStanding {
    /// Id of the checklist.
    pub checklist: String,
    /// Those that pass and those that do not.
    pub counts: Counts,
    /// Those recognised on the as-of date.
    pub recognised: usize,
    /// The checklist is not confirmed.
    pub provisional: bool,
}

/// One commune among many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// File it was read from, as given.
    pub file: Arc<str>,
    /// Name; empty if not given.
    pub name: String,
    /// Administrative code; empty if not given.
    pub code: String,
    /// District; empty if not given.
    pub district: String,
    /// Province, as the law names it.
    pub province: String,
    /// Names of its classes on the as-of date; `None` when not answered.
    pub classes: Option<Vec<String>>,
    /// Area of its province; `None` where it cannot be determined or there are none.
    pub area: Option<String>,
    pub year: i16,
    pub as_of: Date,
    /// The level it is judged for.
    pub target: Level,
    /// Judged for keeping the level it holds.
    pub maintenance: bool,
    /// The level it holds.
    pub held: Option<Held>,
    /// The highest level all of whose sets are met.
    pub level_met: Option<Level>,
    /// All sets up to the target.
    pub criteria: Finding,
    pub overall: Finding,
    /// The sets up to the target.
    pub sets: Vec<SetStanding>,
    /// Every item judged: sets in order, then conditions.
    pub items: Vec<ItemStanding>,
    /// Where a recognised commune is on revocation.
    pub revocation: Option<Revocation>,
    /// Its villages on each checklist.
    pub villages: Vec<VillageStanding>,
    /// What it meets by less than with last year's figures, if it is recognised.
    pub margins: Vec<Margin>,
    /// A hash of all that its judgement rests on, the same for the same answers wherever they are written.
    pub(super) given: u64,
    /// What was found in its cells and of it; what was found in the criteria is the same for all and left out.
    pub findings: Vec<Diagnostic>,
}

impl Standing {
    pub fn items_of(&self, verdict: Verdict) -> impl Iterator<Item = &ItemStanding> {
        self.items.iter().filter(move |i| i.finding.verdict == verdict)
    }

    /// Its items without those that merely repeat the verdict of sets.
    pub fn own_items(&self) -> impl Iterator<Item = &ItemStanding> {
        self.items.iter().filter(|i| !i.head.version.is_derived())
    }

    /// Counts of all its items, conditions too.
    pub fn item_counts(&self) -> Counts {
        Counts::of(self.own_items().map(|i| i.finding.verdict))
    }

    /// How many of its findings are errors.
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|f| f.severity() == Severity::Error).count()
    }

    pub fn item(&self, of: &ItemRef) -> Option<&ItemStanding> {
        self.items.iter().find(|i| i.head.item == *of)
    }

    pub fn target_set(&self) -> Option<&SetStanding> {
        self.sets.last()
    }

    pub(super) fn of(commune: &Commune, names: Names, assessment: &Assessment, findings: &[Diagnostic], kept: Vec<Kept>) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            file: names.file,
            name: text(&commune.name.value),
            code: text(&commune.code.value),
            district: text(&commune.district.value),
            province: names.province,
            classes: names.classes,
            area: assessment.place.area.clone(),
            year: assessment.place.year,
            as_of: assessment.place.as_of,
            target: assessment.target,
            maintenance: assessment.maintenance,
            held: commune.held().cloned(),
            level_met: assessment.level_met,
            criteria: assessment.criteria,
            overall: assessment.overall,
            sets: assessment.sets.iter().map(set).collect(),
            items: assessment.items().zip(kept).map(|(item, kept)| item_standing(commune, item, kept)).collect(),
            revocation: assessment.revocation.clone(),
            villages: assessment.villages.iter().map(villages).collect(),
            margins: since_last_year(commune, assessment),
            given: given(commune, assessment),
            findings: findings.to_vec(),
        }
    }
}

/// Hashed by what decides: values and attributes, not where they are written.
fn given(commune: &Commune, assessment: &Assessment) -> u64 {
    let mut hasher = DefaultHasher::new();
    let answers = commune.answers.iter().map(|(id, answer)| (id, &answer.given));
    let of_villages = commune.villages.iter().flat_map(|v| v.answers.iter().map(|(id, answer)| (id, &answer.given)));
    for (id, given) in answers.chain(of_villages) {
        format!("{id}={given:?};").hash(&mut hasher);
    }
    let held = commune.held().map(|held| (held.level, held.year, held.date));
    format!("{:?};{:?};{held:?}", assessment.place, assessment.target).hash(&mut hasher);
    hasher.finish()
}

/// What is kept of an item, shared with other communes.
pub(super) struct Kept {
    pub head: Arc<ItemHead>,
    pub judged: Option<Arc<Judged>>,
}

/// Names that the law or the command line gives.
pub(super) struct Names {
    pub file: Arc<str>,
    pub province: String,
    pub classes: Option<Vec<String>>,
}

fn villages(list: &ChecklistResult) -> VillageStanding {
    VillageStanding { checklist: list.id.clone(), counts: list.counts, recognised: list.recognised, provisional: list.provisional() }
}

fn set(set: &SetResult) -> SetStanding {
    let criterion = |c: &crate::assess::CriterionResult| CriterionStanding {
        number: c.number,
        name: c.name.as_str().into(),
        critical: c.critical,
        finding: c.finding,
    };
    SetStanding {
        level: set.level,
        series: set.series.clone(),
        finding: set.finding,
        counts: set.counts,
        indicator_counts: set.indicator_counts,
        criteria: set.criteria.iter().map(criterion).collect(),
    }
}

fn item_standing(commune: &Commune, item: &ItemResult, kept: Kept) -> ItemStanding {
    let answers = item.version.measures.iter().filter_map(|m| commune.answers.get(&m.id));
    ItemStanding {
        head: kept.head,
        finding: item.finding,
        cause: item.judged.cause.clone(),
        judged: kept.judged,
        origin: answers.filter_map(|a| a.origin.clone()).next(),
    }
}
