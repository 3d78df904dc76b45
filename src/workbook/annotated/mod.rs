//! The checked copy: the cells of a workbook as they were read, those with a finding coloured and with
//! a note that says why. The original is left alone, so nothing of it can be lost.

mod copy;
mod list;
mod names;
mod shape;

use std::collections::BTreeMap;

use super::book::Book;
use super::sheet::Styles;
use super::{AnnotatedSpec, WorkbookError};
use crate::diag::{Diagnostic, Origin, Place, Severity};
use crate::layout::property;
use crate::messages::Lang;

/// Most findings listed and marked: an office looks at no more, and more notes keep Excel from opening the file.
const MOST: usize = 20_000;

/// The findings of each cell of a sheet, gravest first.
type Marks<'a> = BTreeMap<(u32, u32), Vec<&'a Diagnostic>>;

/// What every sheet of the copy is written from.
struct CopyContext<'a> {
    spec: &'a AnnotatedSpec<'a>,
    styles: Styles,
    /// Names in the copy of the sheets read; that of the list comes last.
    names: Vec<String>,
    /// Findings in the order of the list.
    findings: Vec<&'a Diagnostic>,
    /// How many more there are.
    left: usize,
}

impl<'a> CopyContext<'a> {
    fn new(spec: &'a AnnotatedSpec<'a>) -> Self {
        let mut findings: Vec<&Diagnostic> = spec.findings.iter().collect();
        findings.sort_by_key(|f| order(spec, f));
        let left = findings.len().saturating_sub(MOST);
        findings.truncate(MOST);
        let read = spec.sheets.iter().map(|s| s.name.to_string());
        let names = names::free(read.chain([Lang::Vi.text("annotated-sheet")]));
        Self { spec, styles: Styles::new(), names, findings, left }
    }

    /// The findings of one sheet by their cell.
    fn marks(&self, sheet: usize) -> Marks<'a> {
        let mut marks = Marks::new();
        for finding in &self.findings {
            if let Some((_, origin)) = cell(self.spec, finding).filter(|(at, _)| *at == sheet) {
                marks.entry((origin.row, origin.column)).or_default().push(*finding);
            }
        }
        marks
    }
}

/// The sheet and the cell of a finding that names one of this file.
fn cell<'a>(spec: &AnnotatedSpec, finding: &'a Diagnostic) -> Option<(usize, &'a Origin)> {
    let Place::Cell(origin) = &finding.place else { return None };
    let sheet = spec.sheets.iter().position(|s| s.name == origin.sheet)?;
    Some((sheet, origin))
}

/// Those of cells first, gravest first, then as one walks through the workbook.
fn order<'a>(spec: &AnnotatedSpec, finding: &'a Diagnostic) -> (bool, Severity, usize, u32, u32, &'a Place) {
    let at = cell(spec, finding);
    let (sheet, row, column) = at.map_or((0, 0, 0), |(sheet, origin)| (sheet, origin.row, origin.column));
    (at.is_none(), finding.severity(), sheet, row, column, &finding.place)
}

/// Red, yellow or blue.
fn colour(severity: Severity) -> u32 {
    match severity {
        Severity::Error => 0xffb3b3,
        Severity::Warning => 0xffeb84,
        Severity::Note => 0xbdd7ee,
    }
}

/// Writes the list of findings and, behind it, every sheet.
pub(super) fn annotated(spec: &AnnotatedSpec) -> Result<Vec<u8>, WorkbookError> {
    let context = CopyContext::new(spec);
    let mut book = Book::new(&Lang::Vi.text("annotated-sheet"), None, property::CHECKED)?;
    book.push(list::write(&context)?);
    for (index, sheet) in spec.sheets.iter().enumerate() {
        let marks = context.marks(index);
        // Sheets of formulas and lists behind a form are not read, so there is nothing of them to show.
        if !(sheet.hidden && sheet.cells.is_empty() && marks.is_empty()) {
            book.push(copy::write(&context, index, &marks)?);
        }
    }
    book.save()
}
