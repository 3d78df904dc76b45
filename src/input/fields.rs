//! Where the attributes of a commune stand: on the commune sheet of a form, or as "label | value" or
//! "label: value" above a hand-made table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::grid::{Content, Grid};
use super::words::WORDS;
use crate::diag::Origin;
use crate::layout::{Field, commune};
use crate::text::fold_loose;

/// The cell of a field: what stands there, nothing if blank, and where.
#[derive(Debug, Clone)]
pub(super) struct FieldCell {
    /// What stands there.
    pub content: Option<Content>,
    /// Where.
    pub origin: Origin,
}

/// A field with the further cells of a class: its document, first and last day.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The value.
    pub value: FieldCell,
    /// Document, first day, last day.
    pub more: Vec<FieldCell>,
}

/// The fields found.
pub(super) type Fields = BTreeMap<Field, Found>;

/// Every label, those of our form too.
static FIELDS: LazyLock<BTreeMap<String, Field>> = LazyLock::new(|| {
    let own = Field::all().map(|f| (fold_loose(&f.label()), f));
    own.chain(WORDS.labels.iter().map(|(word, field)| (word.clone(), *field))).collect()
});

/// The field a label names.
pub(super) fn field_of(label: &str) -> Option<Field> {
    FIELDS.get(fold_loose(label).trim_end_matches([':', ' '])).copied()
}

/// The fields of a form's commune sheet: rows by hidden id, or by label where the id is gone.
pub(super) fn of_form(grid: &Grid) -> Fields {
    let hidden = id_column(grid);
    let mut fields = Fields::new();
    for row in grid.rows() {
        let labelled = || grid.row(row).find_map(|(column, c)| Some((field_of(&c.plain())?, column)));
        let by_id = hidden.and_then(|c| Field::from_id(&grid.text(row, c)));
        let label = labelled().map(|(_, column)| column);
        let Some(field) = by_id.or_else(|| labelled().map(|(field, _)| field)) else { continue };
        let value = label.map_or(u32::from(commune::VALUE), |c| c + u32::from(commune::VALUE - commune::LABEL));
        let cell = |offset: u16| cell(grid, row, value + u32::from(offset - commune::VALUE));
        let more = [commune::DOCUMENT, commune::FROM, commune::TO].map(cell).to_vec();
        fields.entry(field).or_insert(Found { value: cell(commune::VALUE), more });
    }
    fields
}

/// The column with the hidden ids: the one with the most of them.
fn id_column(grid: &Grid) -> Option<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for ((_, column), content) in &grid.cells {
        if matches!(content, Content::Text(text) if Field::from_id(text).is_some()) {
            *counts.entry(*column).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(column, _)| column)
}

fn cell(grid: &Grid, row: u32, column: u32) -> FieldCell {
    FieldCell { content: grid.get(row, column).cloned(), origin: grid.origin(row, column) }
}

/// The fields above the headings of a hand-made table.
pub(super) fn above(grid: &Grid, header: u32) -> Fields {
    let mut fields = Fields::new();
    for row in grid.rows().into_iter().filter(|r| *r < header) {
        let cells: Vec<(u32, &Content)> = grid.row(row).collect();
        for (index, (column, content)) in cells.iter().enumerate() {
            let Content::Text(text) = content else { continue };
            if let Some((field, value)) = inline(text) {
                let value = FieldCell { content: Content::of_text(value), origin: grid.origin(row, *column) };
                fields.entry(field).or_insert(Found { value, more: Vec::new() });
            } else if let Some(field) = field_of(text) {
                let next = cells.get(index + 1).filter(|(_, c)| !matches!(c, Content::Text(t) if field_of(t).is_some()));
                let at = next.map_or(column + 1, |(c, _)| *c);
                fields.entry(field).or_insert(Found { value: cell(grid, row, at), more: Vec::new() });
            }
        }
    }
    fields
}

/// "Tỉnh: Hải Dương" in one cell.
fn inline(text: &str) -> Option<(Field, &str)> {
    let (label, value) = text.split_once(':')?;
    let field = field_of(label)?;
    (!value.trim().is_empty()).then_some((field, value))
}
