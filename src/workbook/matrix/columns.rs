//! The columns of a matrix: items in the order of their sets, each with the measures entered under it.

use crate::assess::Assessment;
use crate::criteria::{ItemRef, Kind, Measure, Op};
use crate::explain;
use crate::layout::{Column, book_word};
use crate::messages::Lang;
use crate::workbook::form_rows::{Plan, RowKind};

/// An item and its measures.
pub(super) struct Group<'a> {
    /// "NTM 12.1 Tỷ lệ …".
    pub title: String,
    /// Measures entered here; those of an earlier item are left out.
    pub measures: Vec<AskedColumn<'a>>,
}

/// A measure and what is required of it.
pub(super) struct AskedColumn<'a> {
    pub measure: &'a Measure,
    /// Name of the part, empty where it is the only one.
    pub part: String,
    /// "≥ 80 %".
    pub required: String,
    /// Compared with "none": a word for none is an answer.
    pub none: bool,
}

impl Group<'_> {
    /// How many columns it takes.
    pub fn width(&self) -> u16 {
        self.measures.iter().map(|m| m.columns().len() as u16).sum()
    }

    /// Its width in characters.
    pub fn characters(&self) -> f64 {
        self.measures.iter().map(AskedColumn::characters).sum()
    }
}

impl AskedColumn<'_> {
    /// The columns of the measure.
    pub fn columns(&self) -> &'static [Column] {
        match self.measure.kind {
            Kind::Rate => &[Column::Numerator, Column::Denominator, Column::Result],
            _ => &[Column::Result],
        }
    }

    pub fn width(&self) -> f64 {
        if self.measure.kind == Kind::Rate { 9.0 } else { 17.0 }
    }

    /// Width of all in characters.
    pub fn characters(&self) -> f64 {
        self.width() * self.columns().len() as f64
    }

    /// "Tử số (hộ)", "Kết quả (%)".
    pub fn role_heading(&self, role: Column) -> String {
        let unit = if role == Column::Result { &self.measure.unit } else { &self.measure.counted };
        let heading = role.heading();
        if unit.is_empty() { heading } else { format!("{heading} ({unit})") }
    }
}

/// The groups of a plan. Villages are counted from a sheet that a matrix does not have.
pub(super) fn groups<'a>(plan: &Plan<'a>, assessment: &Assessment) -> Vec<Group<'a>> {
    let mut groups: Vec<(ItemRef, Group<'a>)> = Vec::new();
    for sheet in &plan.sheets {
        for row in &sheet.rows {
            let (RowKind::Single(of, item, Some(measure)) | RowKind::Measure(of, item, measure)) = &row.kind else { continue };
            if measure.kind == Kind::Villages || !plan.is_input(measure, &sheet.name, row.row) {
                continue;
            }
            let single = matches!(row.kind, RowKind::Single(..));
            let none = item.versions.iter().flat_map(|v| v.requirement.tests()).any(|t| t.op == Op::None && t.measure == measure.id);
            let part = if single { String::new() } else { measure.name.clone() };
            let asked = AskedColumn { measure, part, required: required(assessment, measure), none };
            if let Some((_, group)) = groups.last_mut().filter(|(known, _)| known == of) {
                group.measures.push(asked);
                continue;
            }
            let name = item.versions.last().map(|v| v.name.as_str()).unwrap_or_default();
            let title = format!("{} {} {name}", book_word(of.book), of.code);
            groups.push((of.clone(), Group { title, measures: vec![asked] }));
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What a measure is asked by every set it serves.
fn required(assessment: &Assessment, measure: &Measure) -> String {
    let mut asked: Vec<(String, String)> = Vec::new();
    for item in assessment.items() {
        for (test, _) in item.judged.tests().into_iter().filter(|(t, _)| t.measure == measure.id) {
            let words = explain::bound(Lang::Vi, test.op, &measure.unit, &test.threshold.lookup);
            let one = (book_word(item.item.book), words);
            if !asked.contains(&one) {
                asked.push(one);
            }
        }
    }
    match asked.as_slice() {
        [] => "–".to_string(),
        [(_, only)] => only.clone(),
        several => several.iter().map(|(book, words)| format!("{book}: {words}")).collect::<Vec<_>>().join("; "),
    }
}
