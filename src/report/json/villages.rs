//! The villages in the contract: each checklist, its counts, its villages with the verdict of every item.

use serde::Serialize;

use crate::assess::{ChecklistResult, Counts, Verdict, VillageResult};

#[derive(Serialize)]
pub(super) struct ChecklistJson<'a> {
    id: &'a str,
    name: &'a str,
    pass: usize,
    evidence: &'static str,
    source: &'a str,
    recognition_required: bool,
    provisional: bool,
    counts: Counts,
    recognised: usize,
    villages: Vec<VillageJson<'a>>,
}

#[derive(Serialize)]
struct VillageJson<'a> {
    name: &'a str,
    verdict: Verdict,
    /// The checklist without regard to recognition.
    checklist_verdict: Verdict,
    recognised: bool,
    recognition: Option<RecognitionJson<'a>>,
    items: Vec<ItemJson<'a>>,
}

#[derive(Serialize)]
struct RecognitionJson<'a> {
    by: &'a str,
    decision: &'a str,
    date: Option<String>,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    name: &'a str,
    verdict: Verdict,
}

impl<'a> ChecklistJson<'a> {
    pub fn of(list: &'a ChecklistResult) -> Self {
        Self {
            id: &list.id,
            name: &list.name,
            pass: list.pass,
            evidence: list.evidence.id(),
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
        recognition: recognition.map(|r| RecognitionJson { by: &r.by, decision: &r.decision, date: r.date.map(|d| d.to_string()) }),
        items: list.items.iter().zip(&village.items).map(|(name, verdict)| ItemJson { name, verdict: *verdict }).collect(),
    }
}
