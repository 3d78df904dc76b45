//! Checklists that villages are scored on.

use serde::Deserialize;

use super::measure::{Kind, Measure};
use super::packed::packed;
use super::threshold::{Bound, Content, Evidence, Op, Test};
use crate::text::{Decimal, clean};

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

/// A checklist as a person writes it down: what a workbook of a province tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChecklistText {
    pub name: String,
    /// How many items a village must meet.
    pub pass: usize,
    pub recognition: RecognitionRule,
    pub items: Vec<ItemText>,
}

/// An item of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemText {
    pub name: String,
    pub kind: Kind,
    /// Of an amount or a count.
    pub unit: String,
    pub op: Op,
    /// The number asked for, where one is.
    pub value: Option<Decimal>,
    /// A rate that may be as low as one per cent.
    pub small: bool,
}

impl Checklist {
    pub fn text(&self) -> ChecklistText {
        let item = |item: &ChecklistItem| ItemText {
            name: item.name.clone(),
            kind: item.measure.kind,
            unit: if item.measure.kind == Kind::Rate { String::new() } else { item.measure.unit.clone() },
            op: item.test.op,
            value: match item.test.levels.first().map(|row| &row.content) {
                Some(Content::Bound(Bound::Number(number))) => Some(number.clone()),
                _ => None,
            },
            small: item.measure.small,
        };
        let items = self.items.iter().map(item).collect();
        ChecklistText { name: self.name.clone(), pass: self.pass, recognition: self.recognition, items }
    }
}

impl ChecklistText {
    /// All of it in one line as a cell keeps it, by which a change is known.
    pub fn present(&self) -> String {
        let item = |item: &ItemText| {
            let value = item.value.as_ref().map(Decimal::plain).unwrap_or_default();
            format!("{}: {} {} {} {value}", item.name, item.kind.id(), item.op.id(), item.unit)
        };
        let items: Vec<String> = self.items.iter().map(item).collect();
        let required = if self.recognition == RecognitionRule::Required { "required" } else { "shown" };
        clean(&format!("{}; {}; {required}; {}", self.name, self.pass, items.join("; ")))
    }
}

/// One line of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistItem {
    pub name: String,
    /// What is asked of the village.
    pub measure: Measure,
    pub test: Test,
}

packed! { ChecklistItem { name, measure, test } }
