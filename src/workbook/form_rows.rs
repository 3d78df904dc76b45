//! Which row every criterion, indicator and measure has: planned before anything is written, so that
//! formulas can point anywhere.

use std::collections::BTreeMap;

use crate::criteria::{Book, Criterion, Item, ItemRef, Law, Level, Measure, MeasureId};
use crate::layout::{Sheet, answers};

/// A row of an answers sheet.
pub(super) struct PlannedRow<'a> {
    /// Zero-based row.
    pub row: u32,
    /// What is in it.
    pub kind: RowKind<'a>,
}

/// What is in a row.
pub(super) enum RowKind<'a> {
    /// Heading of a criterion.
    Criterion(Level, &'a Criterion),
    /// An item with at most one measure.
    Single(ItemRef, &'a Item, Option<&'a Measure>),
    /// Heading of an item with several measures.
    Head(ItemRef, &'a Item),
    /// A measure of an item with several.
    Measure(ItemRef, &'a Item, &'a Measure),
}

/// The rows of one answers sheet.
pub(super) struct SheetPlan<'a> {
    pub book: Book,
    pub name: String,
    pub rows: Vec<PlannedRow<'a>>,
}

/// The rows of all answers sheets, and where each measure is entered.
pub(super) struct Plan<'a> {
    /// Sheets in order.
    pub sheets: Vec<SheetPlan<'a>>,
    /// Sheet name and row where a measure is entered; other rows only show it.
    pub inputs: BTreeMap<MeasureId, (String, u32)>,
    /// Every measure entered, for its kind.
    pub measures: BTreeMap<MeasureId, &'a Measure>,
}

/// Every measure of an item in any version, in order of appearance.
pub(super) fn measures(item: &Item) -> Vec<&Measure> {
    let mut found: Vec<&Measure> = Vec::new();
    for measure in item.versions.iter().flat_map(|v| &v.measures) {
        if !found.iter().any(|m| m.id == measure.id) {
            found.push(measure);
        }
    }
    found
}

impl<'a> Plan<'a> {
    /// Plans the sheets of a target level. Conditions of other levels are left out.
    pub fn new(law: &'a Law, target: Level) -> Self {
        let mut plan = Self { sheets: Vec::new(), inputs: BTreeMap::new(), measures: BTreeMap::new() };
        for sheet in Sheet::answers(target) {
            let Sheet::Answers(book) = sheet else { continue };
            let rows = match book {
                Book::Set(level) => law.sets.get(&level).map(|s| set_rows(law, level, &s.criteria)).unwrap_or_default(),
                Book::Condition => condition_rows(law, target),
            };
            plan.add(SheetPlan { book, name: sheet.name(), rows: numbered(rows) });
        }
        plan
    }

    fn add(&mut self, sheet: SheetPlan<'a>) {
        for row in &sheet.rows {
            let (RowKind::Single(_, _, Some(measure)) | RowKind::Measure(_, _, measure)) = row.kind else { continue };
            self.inputs.entry(measure.id.clone()).or_insert_with(|| (sheet.name.clone(), row.row));
            self.measures.entry(measure.id.clone()).or_insert(measure);
        }
        self.sheets.push(sheet);
    }

    /// Whether a measure is entered in this row, or only shown.
    pub fn is_input(&self, measure: &Measure, sheet: &str, row: u32) -> bool {
        self.inputs.get(&measure.id).is_some_and(|(s, r)| s == sheet && *r == row)
    }

    /// Every item with its reference, in order.
    pub fn items(&self) -> impl Iterator<Item = (&ItemRef, &'a Item)> {
        self.sheets.iter().flat_map(|s| &s.rows).filter_map(|row| match &row.kind {
            RowKind::Single(of, item, _) | RowKind::Head(of, item) => Some((of, *item)),
            RowKind::Criterion(..) | RowKind::Measure(..) => None,
        })
    }
}

fn numbered(kinds: Vec<RowKind>) -> Vec<PlannedRow> {
    (answers::FIRST_ROW..).zip(kinds).map(|(row, kind)| PlannedRow { row, kind }).collect()
}

fn set_rows<'a>(law: &Law, level: Level, criteria: &'a [Criterion]) -> Vec<RowKind<'a>> {
    let mut rows = Vec::new();
    for criterion in criteria {
        rows.push(RowKind::Criterion(level, criterion));
        criterion.indicators.iter().for_each(|item| item_rows(law.refer(Book::Set(level), item.code.as_str()), item, &mut rows));
    }
    rows
}

fn condition_rows(law: &Law, target: Level) -> Vec<RowKind<'_>> {
    let mut rows = Vec::new();
    let applies = |item: &&Item| item.versions.iter().any(|v| v.levels.is_empty() || v.levels.contains(&target));
    let conditions = law.nation.conditions.iter().filter(applies);
    conditions.for_each(|item| item_rows(law.refer(Book::Condition, item.code.as_str()), item, &mut rows));
    rows
}

fn item_rows<'a>(of: ItemRef, item: &'a Item, rows: &mut Vec<RowKind<'a>>) {
    let measures = measures(item);
    if measures.len() <= 1 {
        rows.push(RowKind::Single(of, item, measures.first().copied()));
        return;
    }
    rows.push(RowKind::Head(of.clone(), item));
    rows.extend(measures.into_iter().map(|m| RowKind::Measure(of.clone(), item, m)));
}
