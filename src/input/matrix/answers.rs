//! The columns of a matrix → measures, and a row of it → the answers of a commune.

use super::heading::{Heading, Question};
use super::parts::{self, Part};
use crate::criteria::{Book, ItemRef, Kind, MeasureId};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::input::catalog::{Asked, Catalog, Meant};
use crate::input::grid::{Content, Grid};
use crate::input::rows::{Answers, Row};
use crate::input::spot::Spot;
use crate::input::values::Desk;
use crate::layout::{Column, book_word, measure_label as label};
use crate::text::fold;

/// The columns of one measure of an item.
struct Cells<'a> {
    of: ItemRef,
    asked: Asked<'a>,
    columns: Vec<(Column, u32)>,
    origin: Origin,
}

impl Cells<'_> {
    fn row<'g>(&self, grid: &'g Grid, row: u32, part: Option<&Part>) -> Row<'g> {
        let column = |wanted: Column| self.columns.iter().find(|(role, _)| *role == wanted).map(|(_, column)| *column);
        let spot = |wanted: Column| Spot::at(grid, row, column(wanted)?);
        match (part, column(Column::Result)) {
            (Some(part), Some(result)) => parts::cells(grid, part, result, self.asked.measure.kind == Kind::Rate),
            _ => Row {
                numerator: spot(Column::Numerator),
                denominator: spot(Column::Denominator),
                result: spot(Column::Result),
                ..Row::default()
            },
        }
    }
}

/// What the columns of a matrix ask, by one law on one day for one target.
pub(super) struct Reading<'a> {
    cells: Vec<Cells<'a>>,
    doubts: Vec<(Vec<MeasureId>, Origin)>,
    /// What is wrong with the headings.
    pub findings: Vec<Diagnostic>,
}

impl<'a> Reading<'a> {
    /// Reads the headings; codes without a set are of `book`.
    pub fn new(grid: &Grid, heading: &Heading, catalog: &Catalog<'a>, book: Option<Book>) -> Self {
        let mut reading = Self { cells: Vec::new(), doubts: Vec::new(), findings: Vec::new() };
        for question in &heading.questions {
            reading.question(grid, heading, question, catalog, book);
        }
        reading
    }

    fn question(&mut self, grid: &Grid, heading: &Heading, question: &Question, catalog: &Catalog<'a>, book: Option<Book>) {
        let (row, column) = question.code;
        let Some(code) = Spot::at(grid, row, column) else { return };
        let meant = match &question.id {
            Some(id) => by_id(id, &code, catalog),
            None => by_words(&code, &question.words, catalog, book),
        };
        match meant {
            Meant::Measure(of, asked) => self.add(of, asked, question, grid.origin(row, question.column)),
            // "12.1" over a column without figures, its parts in the columns beside it.
            Meant::Fault(..) if is_title(grid, heading, question) => {}
            Meant::Fault(finding, measures) => {
                if !self.findings.contains(&finding) {
                    self.findings.push(finding);
                }
                self.doubts.push((measures, code.origin));
            }
            Meant::Criterion(_) | Meant::Heading if question.id.is_none() => {
                self.findings.push(code.finding(Code::MatrixColumnUnused).with("read", code.content.plain()));
            }
            Meant::Criterion(_) | Meant::Heading | Meant::NoLevel => {}
        }
    }

    /// Takes up a column. The same part of the same measure in two columns is used from neither.
    fn add(&mut self, of: ItemRef, asked: Asked<'a>, question: &Question, origin: Origin) {
        let id = &asked.measure.id;
        let known = self.cells.iter_mut().find(|c| c.of == of && c.asked.measure.id == *id);
        let Some(cells) = known else {
            self.cells.push(Cells { of, asked, columns: vec![(question.role, question.column)], origin });
            return;
        };
        if cells.columns.iter().any(|(role, _)| *role == question.role) {
            let finding = Diagnostic::new(Code::MatrixColumnTwice, Place::from(&origin)).with("code", label(id));
            self.findings.push(finding.with("other", cells.origin.to_string()));
            self.doubts.push((vec![id.clone()], origin));
            cells.columns.clear();
        } else if !cells.columns.is_empty() {
            cells.columns.push((question.role, question.column));
        }
    }

    /// The answers in a row, or in the rows of one commune.
    pub fn answers(&self, grid: &Grid, row: u32, part: Option<&Part>, desk: &mut Desk) -> Answers {
        let mut answers = Answers::default();
        for cells in self.cells.iter().filter(|c| !c.columns.is_empty()) {
            let mut found = cells.row(grid, row, part);
            let split = found.result.as_ref().and_then(|spot| with_reason(desk, spot.content));
            if let (Some((word, reason)), Some(spot)) = (&split, &mut found.result) {
                spot.content = word;
                found.note = reason.clone();
            }
            if let Some(answer) = found.answer(desk, cells.asked) {
                answers.add(cells.of.clone(), cells.asked, cells.origin.clone(), answer, &mut desk.findings);
            }
        }
        self.doubts.iter().for_each(|(measures, origin)| answers.doubt(measures, origin));
        answers
    }
}

fn is_title(grid: &Grid, heading: &Heading, question: &Question) -> bool {
    let shared = heading.questions.iter().filter(|q| q.code == question.code).count() > 1;
    shared && !grid.rows().into_iter().any(|row| row >= heading.first && grid.get(row, question.column).is_some())
}

/// A matrix of ours names its measures; one that the criteria no longer have is said.
fn by_id<'a>(id: &str, code: &Spot, catalog: &Catalog<'a>) -> Meant<'a> {
    let owner = id.split('/').next().unwrap_or_default();
    match (catalog.measure(id), owner.parse::<ItemRef>()) {
        (Some(asked), Ok(of)) => Meant::Measure(of, asked),
        (_, parsed) => {
            let book = parsed.map(|of| book_word(of.book)).unwrap_or_default();
            let finding = code.finding(Code::CodeUnknown).with("read", id).with("nearest", "none").with("book", book);
            Meant::Fault(finding, Vec::new())
        }
    }
}

/// The measure a code means with the words under it: "12.1" over "Nam", "1.1 Có quy hoạch", a name alone.
fn by_words<'a>(code: &Spot, words: &[String], catalog: &Catalog<'a>, book: Option<Book>) -> Meant<'a> {
    let read = code.content.plain();
    let named = || catalog.item_named(&read, book?).filter(|_| matches!(code.content, Content::Text(_)));
    let of = catalog.item_of(code.content, book).or_else(named).map_or(read.clone(), |of| of.to_string());
    let ask = |content: &Content, name: &str| catalog.meant(&code.holding(content), name, book);
    let first = ask(code.content, words.first().map(String::as_str).unwrap_or_default());
    // A number keeps its kind, so that 17.1 is not taken for 17.10 unasked.
    if matches!(first, Meant::Measure(..)) || !matches!(code.content, Content::Text(_)) {
        return first;
    }
    let parts = words.iter().map(|w| format!("{of}/{}", w.trim_start_matches(['-', '–', ' '])));
    let mut tries = parts.chain([of.clone()]).map(|text| ask(&Content::Text(text), ""));
    tries.find(|meant| matches!(meant, Meant::Measure(..))).unwrap_or(first)
}

/// "Không áp dụng: không có chợ": the word and the reason behind it. A matrix has no column for notes.
fn with_reason(desk: &Desk, content: &Content) -> Option<(Content, String)> {
    let Content::Text(text) = content else { return None };
    let begins = |word: &&String| fold(text).starts_with(&fold(word));
    let word = desk.nation.words.not_applicable.iter().filter(begins).max_by_key(|w| w.chars().count())?;
    let rest: String = text.chars().skip(word.chars().count()).collect();
    let rest = rest.trim_start();
    let reason = rest.strip_prefix([':', '-', '–', '(', ',', ';'])?.trim().trim_end_matches(')').trim();
    Some((Content::Text(word.clone()), reason.to_string()))
}
