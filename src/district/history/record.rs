//! What is kept of a commune in one year, whether it was judged again from its workbook or read from a stored round.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::compare::Who;
use crate::assess::{Assessment, Counts, Finding, ItemResult, JudgedTest, Verdict, passes};
use crate::commune::{Commune, Given, Value};
use crate::criteria::{Bound, ItemRef, Kind, Law, Level, Measure, MeasureId, Op};
use crate::diag::Origin;

/// A commune in one year.
#[derive(Debug, Clone)]
pub struct Record {
    /// File it was read from, as given.
    pub file: Arc<str>,
    /// The law of its province and year: how names are compared hangs on it.
    pub law: Arc<Law>,
    pub who: Who,
    pub year: i16,
    pub target: Level,
    /// Level it was recognised at.
    pub held: Option<Level>,
    pub overall: Finding,
    /// The sets up to the target.
    pub sets: Vec<SetRecord>,
    /// Indicators in the order of the sets, then conditions.
    pub items: Vec<ItemRecord>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetRecord {
    pub level: Level,
    /// How many criteria have which verdict.
    pub counts: Counts,
}

/// An indicator or condition in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRecord {
    pub item: ItemRef,
    pub name: String,
    pub verdict: Verdict,
    pub measures: Vec<MeasureRecord>,
    pub tests: Vec<TestRecord>,
}

/// A measure and its figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureRecord {
    pub id: MeasureId,
    pub name: String,
    pub kind: Kind,
    pub unit: String,
    /// As it could be used.
    pub value: Option<Value>,
}

/// A comparison with a threshold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestRecord {
    pub id: String,
    pub measure: MeasureId,
    pub op: Op,
    /// None where there was no threshold that decides.
    pub bound: Option<Bound>,
    pub verdict: Verdict,
}

impl Record {
    pub fn of(file: &str, law: &Arc<Law>, commune: &Commune, assessment: &Assessment) -> Self {
        Self {
            file: file.into(),
            law: Arc::clone(law),
            who: Who::of(commune),
            year: assessment.place.year,
            target: assessment.target,
            held: commune.held().map(|h| h.level),
            overall: assessment.overall,
            sets: sets(assessment),
            items: assessment.items().map(|item| ItemRecord::of(commune, item)).collect(),
        }
    }
}

fn sets(assessment: &Assessment) -> Vec<SetRecord> {
    assessment.sets.iter().map(|s| SetRecord { level: s.level, counts: s.counts }).collect()
}

impl Record {
    pub fn item(&self, of: &ItemRef) -> Option<&ItemRecord> {
        self.items.iter().find(|i| i.item == *of)
    }
}

impl Record {
    /// The figures that were entered, without their cells; what was counted in villages is none.
    pub fn answers(&self) -> BTreeMap<MeasureId, (Value, Option<Origin>)> {
        let entered = self.items.iter().flat_map(|i| &i.measures).filter(|m| m.kind != Kind::Villages);
        entered.filter_map(|m| Some((m.id.clone(), (m.value.clone()?, None)))).collect()
    }
}

impl ItemRecord {
    fn of(commune: &Commune, item: &ItemResult) -> Self {
        let tests = item.judged.tests();
        let test = |(test, judged): &(&JudgedTest, &crate::assess::Judged)| TestRecord {
            id: test.id.clone(),
            measure: test.measure.clone(),
            op: test.op,
            bound: test.threshold.lookup.as_ref().ok().map(|r| r.bound.clone()),
            verdict: judged.verdict,
        };
        Self {
            item: item.item.clone(),
            name: item.version.name.clone(),
            verdict: item.finding.verdict,
            measures: item.version.measures.iter().map(|m| MeasureRecord::of(commune, item, m)).collect(),
            tests: tests.iter().map(test).collect(),
        }
    }

    pub fn measure(&self, id: &str) -> Option<&MeasureRecord> {
        self.measures.iter().find(|m| m.id == id)
    }

    /// Whether the answers to both can be held against each other: a figure in common, and none of another kind or unit.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        let common: Vec<_> = self.measures.iter().filter_map(|m| Some((m, other.measure(&m.id)?))).collect();
        let without = self.measures.is_empty() && other.measures.is_empty();
        without || (!common.is_empty() && common.iter().all(|(a, b)| (a.kind, &a.unit) == (b.kind, &b.unit)))
    }

    /// The verdict these figures would have had here; none where what is kept does not tell.
    pub(super) fn with_figures_of(&self, other: &Self) -> Option<Verdict> {
        if self.tests.is_empty() {
            return None;
        }
        let value = |of: &Self, test: &TestRecord| of.measure(&test.measure).and_then(|m| m.value.clone());
        if self.asks_as(other) {
            return Some(other.verdict);
        }
        if self.tests.iter().all(|test| value(self, test) == value(other, test)) {
            return Some(self.verdict);
        }
        let passed: Option<Vec<bool>> = self.tests.iter().map(|test| passes(test.op, &value(other, test)?, test.bound.as_ref()?)).collect();
        match passed?.as_slice() {
            all if all.iter().all(|p| *p) => Some(Verdict::Met),
            all if all.iter().all(|p| !*p) => Some(Verdict::NotMet),
            _ => None,
        }
    }

    /// Whether the same is asked in both years.
    fn asks_as(&self, other: &Self) -> bool {
        let asked = |of: &Self| of.tests.iter().map(|t| (t.id.clone(), t.measure.clone(), t.op, t.bound.clone())).collect::<Vec<_>>();
        asked(self) == asked(other)
    }
}

impl MeasureRecord {
    fn of(commune: &Commune, item: &ItemResult, measure: &Measure) -> Self {
        let counted = || item.judged.tests().into_iter().find(|(t, _)| t.measure == measure.id).and_then(|(t, _)| t.value.clone());
        let answered = || match &commune.answers.get(&measure.id)?.given {
            Given::Value(value) => Some(value.clone()),
            _ => None,
        };
        Self {
            id: measure.id.clone(),
            name: measure.name.clone(),
            kind: measure.kind,
            unit: measure.unit.clone(),
            value: if measure.kind == Kind::Villages { counted() } else { answered() },
        }
    }
}
