//! Villages judged by their checklists: each village, how many pass, and what is to be said of their
//! recognitions.

use super::judge::{Bench, Cause, passes, value_of};
use super::verdict::{Counts, Verdict};
use super::{Assessment, Trust};
use crate::commune::{Commune, Recognition, Value, Village};
use crate::criteria::*;
use crate::diag::{Code, Diagnostic, Origin, Place as Where};
use crate::text::{Date, Decimal};

/// One checklist over all villages of a commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistResult {
    /// Id of the checklist.
    pub id: String,
    pub name: String,
    /// How many items a village must meet.
    pub pass: usize,
    /// Names of its items, in order.
    pub items: Vec<String>,
    /// A village counts only if it is also recognised.
    pub recognition_required: bool,
    /// How far the checklist is trusted.
    pub evidence: Evidence,
    /// Where it was read.
    pub source: String,
    /// Counts of the villages.
    pub counts: Counts,
    /// How many are recognised on the as-of date.
    pub recognised: usize,
    /// Its villages, in the commune's order.
    pub villages: Vec<VillageResult>,
}

impl ChecklistResult {
    /// Its verdicts rest on a checklist that is not confirmed.
    pub fn provisional(&self) -> bool {
        self.evidence != Evidence::Confirmed
    }

    /// Names of the items that have this verdict in a village.
    pub fn items_of<'a>(&'a self, village: &'a VillageResult, verdict: Verdict) -> impl Iterator<Item = &'a str> {
        self.items.iter().zip(&village.items).filter(move |(_, v)| **v == verdict).map(|(name, _)| name.as_str())
    }
}

/// One village on one checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageResult {
    pub name: String,
    /// Whether it counts: the checklist, and the recognition where that is required.
    pub verdict: Verdict,
    /// The checklist alone.
    pub by_items: Verdict,
    /// Verdicts of the items, in order.
    pub items: Vec<Verdict>,
    /// Its recognition, if anything is said of one.
    pub recognition: Option<Recognition>,
    /// That recognition holds on the as-of date.
    pub recognised: bool,
}

impl Bench<'_> {
    /// How many villages pass, against the least number of them. Villages that cannot be judged may
    /// still pass; no village entered says nothing.
    pub(super) fn villages(&self, measure: &Measure, threshold: &Threshold) -> (Verdict, Option<Cause>, Option<Value>) {
        let Some(checklist) = self.law.checklist(&measure.checklist) else {
            return (Verdict::Undetermined, Some(Cause::NoThreshold(Missing::LeftTo(String::new()))), None);
        };
        let untrusted = self.trust == Trust::ConfirmedOnly && checklist.evidence != Evidence::Confirmed;
        if untrusted || checklist.evidence == Evidence::Interpolated {
            return (Verdict::Undetermined, Some(Cause::NoThreshold(Missing::NotEntered)), None);
        }
        let verdicts: Vec<Verdict> = self.commune.villages.iter().map(|v| self.village(checklist, v)).collect();
        let met = verdicts.iter().filter(|v| **v == Verdict::Met).count();
        let value = (!verdicts.is_empty()).then(|| Value::Number(Decimal::from(met as i64)));
        let needed = match &threshold.lookup {
            Err(missing) => return (Verdict::Undetermined, Some(Cause::NoThreshold(missing.clone())), value),
            Ok(Resolved { bound: Bound::Number(needed), .. }) => needed,
            Ok(_) => return (Verdict::Undetermined, Some(Cause::Unusable), value),
        };
        if verdicts.is_empty() {
            return (Verdict::Undetermined, Some(Cause::NoAnswer), None);
        }
        let k = needed.plain().parse().unwrap_or(usize::MAX);
        let verdict = Verdict::at_least(k, verdicts);
        (verdict, (verdict == Verdict::Undetermined).then_some(Cause::NoAnswer), value)
    }

    /// Whether a village counts for a checklist.
    pub fn village(&self, checklist: &Checklist, village: &Village) -> Verdict {
        let by_items = Verdict::at_least(checklist.pass, checklist.items.iter().map(|item| village_item(item, village)));
        counted(checklist, by_items, recognised(checklist, village, self.place.as_of))
    }

    /// One line of a checklist for one village.
    pub fn village_item(&self, item: &ChecklistItem, village: &Village) -> Verdict {
        village_item(item, village)
    }
}

fn village_item(item: &ChecklistItem, village: &Village) -> Verdict {
    let Ok(value) = value_of(&item.measure, village.answers.get(&item.measure.id)) else { return Verdict::Undetermined };
    match item.test.levels.first().map(|l| &l.content) {
        Some(Content::Bound(bound)) => match passes(item.test.op, &value, bound) {
            Some(true) => Verdict::Met,
            Some(false) => Verdict::NotMet,
            None => Verdict::Undetermined,
        },
        _ => Verdict::Undetermined,
    }
}

fn recognised(checklist: &Checklist, village: &Village, day: Date) -> bool {
    village.recognitions.get(&checklist.id).is_some_and(|r| r.holds(day))
}

/// A decision that is asked for and not there is a missing figure: the village may have been recognised.
fn counted(checklist: &Checklist, by_items: Verdict, recognised: bool) -> Verdict {
    match (checklist.recognition, by_items) {
        (RecognitionRule::Required, Verdict::Met) if !recognised => Verdict::Undetermined,
        _ => by_items,
    }
}

/// Every checklist over every village; none where no village is entered.
pub(super) fn results(law: &Law, commune: &Commune, day: Date) -> Vec<ChecklistResult> {
    if commune.villages.is_empty() {
        return Vec::new();
    }
    law.checklists.iter().map(|list| result(list, commune, day)).collect()
}

fn result(list: &Checklist, commune: &Commune, day: Date) -> ChecklistResult {
    let villages: Vec<VillageResult> = commune.villages.iter().map(|v| village_result(list, v, day)).collect();
    ChecklistResult {
        id: list.id.clone(),
        name: list.name.clone(),
        pass: list.pass,
        items: list.items.iter().map(|i| i.name.clone()).collect(),
        recognition_required: list.recognition == RecognitionRule::Required,
        evidence: list.evidence,
        source: list.source.clone(),
        counts: Counts::of(villages.iter().map(|v| v.verdict)),
        recognised: villages.iter().filter(|v| v.recognised).count(),
        villages,
    }
}

fn village_result(list: &Checklist, village: &Village, day: Date) -> VillageResult {
    let items: Vec<Verdict> = list.items.iter().map(|item| village_item(item, village)).collect();
    let by_items = Verdict::at_least(list.pass, items.iter().copied());
    let recognised = recognised(list, village, day);
    VillageResult {
        name: village.name.clone(),
        verdict: counted(list, by_items, recognised),
        by_items,
        items,
        recognition: village.recognitions.get(&list.id).filter(|r| !r.is_blank()).cloned(),
        recognised,
    }
}

/// What is wrong with villages and recognitions. They are looked at after everything is judged.
pub(super) fn notes(law: &Law, commune: &Commune, assessment: &Assessment) -> Vec<Diagnostic> {
    let mut findings = twice(&commune.villages);
    for (list, result) in law.checklists.iter().zip(&assessment.villages) {
        for (village, judged) in commune.villages.iter().zip(&result.villages) {
            findings.extend(recognition(list, village, judged, assessment.place.as_of));
        }
    }
    findings
}

/// A village named twice would be counted twice.
fn twice(villages: &[Village]) -> Vec<Diagnostic> {
    let key = |v: &Village| crate::text::fold(&v.name);
    let mut findings = Vec::new();
    for (at, village) in villages.iter().enumerate().filter(|(_, v)| !v.name.is_empty()) {
        if let Some(first) = villages[..at].iter().find(|v| key(v) == key(village)) {
            let other = first.origin.as_ref().map(ToString::to_string).unwrap_or_default();
            let finding = Diagnostic::new(Code::VillageTwice, place(&village.origin));
            findings.push(finding.with("village", village.name.as_str()).with("other", other));
        }
    }
    findings
}

fn place(origin: &Option<Origin>) -> Where {
    origin.as_ref().map_or(Where::Nowhere, Where::from)
}

fn recognition(list: &Checklist, village: &Village, judged: &VillageResult, day: Date) -> Vec<Diagnostic> {
    let Some(given) = village.recognitions.get(&list.id).filter(|r| !r.is_blank()) else { return Vec::new() };
    let finding = |code| {
        let finding = Diagnostic::new(code, place(&given.origin));
        finding.with("village", village.name.as_str()).with("list", list.name.as_str())
    };
    let mut findings = Vec::new();
    if given.decision.is_empty() || given.date.is_none() || given.by.is_empty() {
        findings.push(finding(Code::RecognitionIncomplete));
    }
    let finding = |code| finding(code).with("document", given.decision.as_str());
    if let Some(date) = given.date.filter(|date| *date > day) {
        findings.push(finding(Code::RecognitionLate).with("date", date).with("as_of", day));
    }
    let failed = || list.items.iter().zip(&judged.items).find(|(_, v)| **v == Verdict::NotMet).map(|(item, _)| item);
    if let Some(item) = failed().filter(|_| judged.recognised && judged.by_items == Verdict::NotMet) {
        let cell = village.answers.get(&item.measure.id).and_then(|a| a.origin.as_ref()).map(ToString::to_string);
        findings.push(finding(Code::RecognitionUnearned).with("item", item.name.as_str()).with("other", cell.unwrap_or_default()));
    }
    findings
}
