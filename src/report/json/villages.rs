//! The villages in the contract: each checklist, its counts, its villages with the verdict of every item.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::{ChecklistResult, Counts, Verdict, VillageResult};
use crate::criteria::Evidence;
use crate::report::contract::DayJson;

#[derive(Serialize, JsonSchema)]
pub(super) struct ChecklistJson<'a> {
    id: &'a str,
    name: &'a str,
    pass: usize,
    evidence: Evidence,
    source: &'a str,
    recognition_required: bool,
    provisional: bool,
    counts: Counts,
    recognised: usize,
    villages: Vec<VillageJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct VillageJson<'a> {
    name: &'a str,
    verdict: Verdict,
    /// The checklist without regard to recognition.
    checklist_verdict: Verdict,
    recognised: bool,
    recognition: Option<RecognitionJson<'a>>,
    items: Vec<VillageItemJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct RecognitionJson<'a> {
    by: &'a str,
    decision: &'a str,
    date: Option<DayJson>,
}

#[derive(Serialize, JsonSchema)]
struct VillageItemJson<'a> {
    name: &'a str,
    verdict: Verdict,
}

impl<'a> ChecklistJson<'a> {
    pub fn of(list: &'a ChecklistResult) -> Self {
        Self {
            id: &list.id,
            name: &list.name,
            pass: list.pass,
            evidence: list.evidence,
            source: &list.source,
            recognition_required: list.recognition_required,
            provisional: list.provisional(),
            counts: list.counts,
            recognised: list.recognised,
            villages: list.villages.iter().map(|v| village(list, v)).collect(),
        }
    }
}

fn village<'a>(list: &'a ChecklistResult, village: &'a VillageResult) -> VillageJson<'a> {
    let recognition = village.recognition.as_ref();
    VillageJson {
        name: &village.name,
        verdict: village.verdict,
        checklist_verdict: village.by_items,
        recognised: village.recognised,
        recognition: recognition.map(|r| RecognitionJson { by: &r.by, decision: &r.decision, date: r.date.map(DayJson::from) }),
        items: list.items.iter().zip(&village.items).map(|(name, verdict)| VillageItemJson { name, verdict: *verdict }).collect(),
    }
}
