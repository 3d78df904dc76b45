//! Where the attributes of a commune are: on the commune sheet of a form, or as "label | value" or
//! "label: value" above a hand-made table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::grid::{Content, Grid};
use super::words::WORDS;
use crate::diag::Origin;
use crate::layout::matrix::ClassPart;
use crate::layout::{Field, commune};
use crate::text::{fold_loose, parse_date};

/// The cell of a field: what is there, nothing if blank, and where.
#[derive(Debug, Clone)]
pub(super) struct FieldCell {
    pub content: Option<Content>,
    pub origin: Origin,
}

/// A field with the further cells of a class: its document, first and last day.
#[derive(Debug, Clone)]
pub(super) struct FieldCells {
    pub value: FieldCell,
    /// Document, first day, last day.
    pub more: Vec<FieldCell>,
}

pub(super) type Fields = BTreeMap<Field, FieldCells>;

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
        fields.entry(field).or_insert(FieldCells { value: cell(commune::VALUE), more });
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

/// What a label above a table is of.
#[derive(Clone, Copy)]
enum Label {
    Field(Field),
    /// The document or a day of the class.
    Part(ClassPart),
}

fn label_of(text: &str) -> Option<Label> {
    let part = || WORDS.class_parts.get(fold_loose(text).trim_end_matches([':', ' '])).copied();
    field_of(text).map(Label::Field).or_else(|| part().map(Label::Part))
}

/// The fields above the headings of a hand-made table.
pub(super) fn above(grid: &Grid, header: u32) -> Fields {
    let mut reader = Above { grid, fields: Fields::new(), parts: BTreeMap::new() };
    grid.rows().filter(|r| *r < header).for_each(|row| reader.row(row));
    reader.finish()
}

struct Above<'a> {
    grid: &'a Grid,
    fields: Fields,
    /// What is said of the class next to it.
    parts: BTreeMap<ClassPart, FieldCell>,
}

impl Above<'_> {
    fn row(&mut self, row: u32) {
        let cells: Vec<(u32, &Content)> = self.grid.row(row).collect();
        for (index, (column, content)) in cells.iter().enumerate() {
            let Content::Text(text) = content else { continue };
            if let Some((label, value)) = inline(text) {
                self.take(label, FieldCell { content: Content::of_text(value), origin: self.grid.origin(row, *column) });
            } else if let Some(label) = label_of(text) {
                let next = cells.get(index + 1).filter(|(_, c)| !matches!(c, Content::Text(t) if label_of(t).is_some()));
                let at = next.map_or(column + 1, |(c, _)| *c);
                self.take(label, cell(self.grid, row, at));
                if matches!(label, Label::Field(Field::Class(_))) {
                    self.days_behind(row, at);
                }
            }
        }
    }

    fn take(&mut self, label: Label, value: FieldCell) {
        match label {
            Label::Field(field) => drop(self.fields.entry(field).or_insert(FieldCells { value, more: Vec::new() })),
            Label::Part(_) if value.content.is_none() => {}
            Label::Part(part) => drop(self.parts.entry(part).or_insert(value)),
        }
    }

    /// Days in the row of a class, behind it: each by what is before or over it, or a first and a last one.
    fn days_behind(&mut self, row: u32, class: u32) {
        let behind: Vec<(u32, &Content)> = self.grid.row(row).filter(|(c, _)| *c > class).take_while(|(_, c)| !is_label(c)).collect();
        let days: Vec<(u32, Option<ClassPart>)> =
            behind.iter().filter(|(_, c)| is_day(c)).map(|(c, _)| (*c, self.which(row, *c))).collect();
        match days.as_slice() {
            [(from, None), (to, None)] => {
                self.take(Label::Part(ClassPart::From), cell(self.grid, row, *from));
                self.take(Label::Part(ClassPart::To), cell(self.grid, row, *to));
            }
            // Whether the class began or ended on it cannot be determined: no day at all, and that is said.
            [(day, None)] if behind.first().is_some_and(|(c, _)| c == day) => {
                let FieldCell { content, origin } = cell(self.grid, row, *day);
                let content = content.map(|c| Content::Text(format!("{} (?)", c.plain())));
                self.take(Label::Part(ClassPart::From), FieldCell { content, origin });
            }
            known => {
                let parts = known.iter().filter_map(|(column, part)| Some((Label::Part((*part)?), *column)));
                parts.for_each(|(part, column)| self.take(part, cell(self.grid, row, column)));
            }
        }
    }

    /// Which day of a class a cell is by the text before it, or by the nearest heading over it.
    fn which(&self, row: u32, column: u32) -> Option<ClassPart> {
        let before = self.grid.row(row).filter(|(c, _)| *c < column).last().map(|(_, content)| content);
        let over = (0..row).rev().filter_map(|r| self.grid.get(r, column));
        before.into_iter().chain(over).find_map(day_of_class)
    }

    fn finish(mut self) -> Fields {
        let at = |found: &FieldCells| FieldCell { content: None, origin: found.value.origin.clone() };
        if let Some(found) = self.fields.get_mut(&Field::Class(1)).filter(|_| !self.parts.is_empty()) {
            found.more = ClassPart::ALL.map(|part| self.parts.remove(&part).unwrap_or_else(|| at(found))).to_vec();
        }
        self.fields
    }
}

/// The day of a class that words next to one say.
fn day_of_class(content: &Content) -> Option<ClassPart> {
    let Content::Text(text) = content else { return None };
    WORDS.class_days.get(fold_loose(text).trim_end_matches([':', ' '])).copied()
}

/// A label of something else ends what is said of the class.
fn is_label(content: &Content) -> bool {
    let Content::Text(text) = content else { return false };
    day_of_class(content).is_none() && (label_of(text).is_some() || text.trim_end().ends_with(':'))
}

fn is_day(content: &Content) -> bool {
    matches!(content, Content::Day(_)) || matches!(content, Content::Text(text) if parse_date(text).is_some())
}

/// "Tỉnh: Hải Dương" in one cell.
fn inline(text: &str) -> Option<(Label, &str)> {
    let (label, value) = text.split_once(':')?;
    let label = label_of(label)?;
    (!value.trim().is_empty()).then_some((label, value))
}
