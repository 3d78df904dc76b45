//! A matrix: one row per commune, one column per figure; or one column per commune. Also a list of
//! communes, which is a matrix of attributes alone.

mod answers;
mod heading;
mod joined;
mod parts;
mod rows;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::attributes::{Clerk, year_of_law};
use super::catalog::Catalog;
use super::fields::{self, Fields};
use super::form;
use super::grid::Grid;
use super::sheet::orient::Spread;
use super::values::Desk;
use super::{Overrides, Read, Unread, as_of};
use crate::commune::Commune;
use crate::criteria::{Book, Law, Level, Shelf};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::understanding::{ATTRIBUTE, LineView};
use crate::layout::{Field, Sheet, matrix as layout};
use crate::text::Date;
use answers::MatrixReading;
use rows::CommuneRow;

pub(super) use heading::{Heading, Question, attribute_of, is_name_heading, is_unit};
pub(super) use joined::joined;
pub(super) use parts::Parts;

/// A sheet with the headings of a matrix.
pub(super) struct Matrix<'a> {
    grid: Cow<'a, Grid>,
    heading: Heading,
    common: Fields,
}

/// What comes of each row: how many communes there are, and one of them.
pub(super) type Visit<'v> = &'v mut dyn FnMut(usize, Result<Read, Unread>);

/// A commune whose attributes are known and whose answers are not yet read.
struct Candidate {
    row: u32,
    commune: Commune,
    /// Index of its law, and whether it is that of its own province.
    law: (usize, bool),
    findings: Vec<Diagnostic>,
}

/// By which a row's headings are read: law, day, target.
type Key = (usize, Option<Date>, Option<Level>);

impl<'a> Matrix<'a> {
    /// The matrix of a sheet: one of ours, or one whose indicators are side by side.
    pub fn of(sheets: &[Grid], grid: &'a Grid, catalog: &Catalog, spread: Spread) -> Option<Self> {
        let heading = heading::of_sheet(grid, catalog, spread)?;
        let common = if heading.own { common(sheets) } else { above(grid, heading.top) };
        Some(Self { grid: Cow::Borrowed(grid), heading, common })
    }

    /// A matrix made of a sheet whose communes are side by side.
    pub fn turned(grid: Grid, heading: Heading, mut common: Fields) -> Self {
        common.retain(|field, _| ![Field::Name, Field::Code].contains(field));
        Self { grid: Cow::Owned(grid), heading, common }
    }

    /// What is said of all its communes besides, where the matrix itself does not say it.
    pub fn add(&mut self, fields: Fields) {
        for (field, found) in fields.into_iter().filter(|(f, _)| ![Field::Name, Field::Code].contains(f)) {
            self.common.entry(field).or_insert(found);
        }
    }

    /// The list of communes on a sheet.
    pub fn list(grid: &'a Grid) -> Option<Self> {
        let heading = heading::of_list(grid)?;
        let common = above(grid, heading.top);
        Some(Self { grid: Cow::Borrowed(grid), heading, common })
    }

    pub fn is_own(&self) -> bool {
        self.heading.own
    }

    /// Name of its sheet.
    pub fn name(&self) -> &str {
        &self.grid.name
    }

    /// Communes are side by side.
    pub fn is_across(&self) -> bool {
        self.grid.is_turned()
    }

    /// What each column holds, from the left: by the law and the target of a commune of it.
    pub fn understanding<'l>(&self, catalog: &Catalog<'l>, target: Option<Level>, desk: &Desk<'l>) -> Vec<LineView> {
        let heading = &self.heading;
        let reading = MatrixReading::new(&self.grid, heading, catalog, target.map(Book::Set), desk);
        let attribute = |field: Field| Some(format!("{ATTRIBUTE}{}", field.id()));
        let name = (heading.name, (heading.top, heading.name), attribute(Field::Name));
        let fields = heading.fields.iter().filter_map(|(id, column)| match id {
            layout::ColumnId::Field(field) | layout::ColumnId::Class(field, _) => {
                Some((*column, (heading.top, *column), attribute(*field)))
            }
            layout::ColumnId::Measure(..) => None,
        });
        let answers = heading.questions.iter().map(|q| (q.column, q.code, reading.measure_in(q.column).map(str::to_string)));
        let mut lines: Vec<_> = fields.chain([name]).chain(answers).collect();
        lines.sort_by_key(|(column, ..)| *column);
        lines.dedup_by_key(|(column, ..)| *column);
        let line = |(column, (row, at), holds): (u32, (u32, u32), Option<String>)| {
            let at = if self.grid.get(row, at).is_some() { (row, at) } else { (row, column) };
            LineView { at: self.grid.origin(at.0, at.1), heading: self.grid.text(at.0, at.1), holds }
        };
        lines.into_iter().map(line).collect()
    }

    /// Visits every commune in order. Attributes come first, so that doubles are known; answers are read
    /// one row at a time, so that a whole country needs no more room than its sheet.
    pub fn visit(&self, shelf: &Shelf, overrides: &Overrides, file: &Place, visit: Visit) {
        let (lines, mut notes) = rows::lines(&self.grid, &self.heading, &self.common);
        let count = lines.len();
        let mut books: Vec<Arc<Law>> = Vec::new();
        let candidates: Vec<Result<Candidate, Unread>> =
            lines.into_iter().map(|line| self.candidate(line, shelf, overrides, file, &mut books)).collect();
        let mut readings: BTreeMap<Key, (Desk, MatrixReading)> = BTreeMap::new();
        for candidate in candidates {
            let before = std::mem::take(&mut notes);
            let found = candidate.map(|c| self.read(c, &books, &mut readings));
            visit(count, with_notes(found, before));
        }
        if count == 0 {
            let place = Place::Sheet(self.grid.file.clone(), self.grid.name.clone());
            notes.push(Diagnostic::new(Code::MatrixEmpty, place));
            visit(1, Err(Unread { name: String::new(), findings: notes }));
        }
    }

    fn candidate(
        &self,
        line: CommuneRow,
        shelf: &Shelf,
        overrides: &Overrides,
        file: &Place,
        books: &mut Vec<Arc<Law>>,
    ) -> Result<Candidate, Unread> {
        if let Some(fault) = line.fault {
            let name = self.grid.text(line.row, self.heading.name);
            return Err(Unread { name, findings: vec![fault] });
        }
        let mut clerk = Clerk::new(&line.fields, overrides, file.clone());
        let (mut commune, own) = clerk.commune(shelf);
        // Without a province the nation's words and codes still say what is wrong with the cells.
        let Some(law) = own.clone().or_else(|| shelf.shared_law("", year_of_law(shelf, &commune)).ok()) else {
            return Err(Unread { name: commune.name.value.unwrap_or_default(), findings: clerk.findings });
        };
        commune.classes = clerk.classes(&law.nation);
        let index = books.iter().position(|known| Arc::ptr_eq(known, &law)).unwrap_or_else(|| {
            books.push(law);
            books.len() - 1
        });
        Ok(Candidate { row: line.row, commune, law: (index, own.is_some()), findings: clerk.findings })
    }

    fn read<'l>(&self, candidate: Candidate, books: &'l [Arc<Law>], readings: &mut BTreeMap<Key, (Desk<'l>, MatrixReading<'l>)>) -> Read {
        let Candidate { row, mut commune, law: (index, own), mut findings } = candidate;
        let Some(law) = books.get(index) else { return Read { commune, law: None, findings } };
        let target = commune.target.value;
        let (desk, reading) = readings.entry((index, as_of(&commune), target)).or_insert_with(|| {
            let catalog = Catalog::new(law, as_of(&commune));
            let desk = Desk::new(&law.nation, self.heading.own);
            let reading = MatrixReading::new(&self.grid, &self.heading, &catalog, target.map(Book::Set), &desk);
            (desk, reading)
        });
        findings.extend(self.heading.unused.iter().chain(&reading.findings).cloned());
        commune.answers = reading.answers(&self.grid, row, self.heading.parts.named(row), desk).by_measure;
        findings.append(&mut desk.findings);
        Read { commune, law: own.then(|| law.clone()), findings }
    }
}

/// Notes on rows that are no communes are reported with the first one.
pub(super) fn with_notes(found: Result<Read, Unread>, notes: Vec<Diagnostic>) -> Result<Read, Unread> {
    let before = |findings: &mut Vec<Diagnostic>| drop(findings.splice(0..0, notes));
    match found {
        Ok(mut read) => {
            before(&mut read.findings);
            Ok(read)
        }
        Err(mut unread) => {
            before(&mut unread.findings);
            Err(unread)
        }
    }
}

/// What the guide of our own matrix says of all communes.
fn common(sheets: &[Grid]) -> Fields {
    let mut fields = form::sheet(sheets, Sheet::Guide).map(fields::of_form).unwrap_or_default();
    fields.retain(|field, _| layout::COMMON.contains(field));
    fields
}

/// What is above a table for all communes: never a name or a code.
fn above(grid: &Grid, header: u32) -> Fields {
    let mut fields = fields::above(grid, header);
    fields.retain(|field, _| ![Field::Name, Field::Code].contains(field));
    fields
}
