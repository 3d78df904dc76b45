//! Checklists that villages are scored on.

use serde::Deserialize;

use super::measure::Measure;
use super::packed::packed;
use super::threshold::{Evidence, Test};

/// A checklist every village is scored on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// Id used by villages measures.
    pub id: String,
    pub name: String,
    /// Items: each a measure and what it asks.
    pub items: Vec<ChecklistItem>,
    /// How many items a village must meet.
    pub pass: usize,
    /// Layer it came from.
    pub layer: String,
    /// How far it is trusted.
    pub evidence: Evidence,
    /// Where it was read.
    pub source: String,
    pub recognition: RecognitionRule,
}

packed! { Checklist { id, name, items, pass, layer, evidence, source, recognition } }

/// What a decision of recognition is to a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecognitionRule {
    /// It is shown next to the verdict.
    #[default]
    Shown,
    /// A village counts only if it is also recognised.
    Required,
}

packed! { enum RecognitionRule { 0 = Shown, 1 = Required } }

/// One line of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistItem {
    pub name: String,
    /// What is asked of the village.
    pub measure: Measure,
    pub test: Test,
}

packed! { ChecklistItem { name, measure, test } }
