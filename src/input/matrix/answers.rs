//! The columns of a matrix → measures, and a row of it → the answers of a commune.

use super::heading::{Heading, Question};
use super::parts::{self, Part};
use crate::criteria::{Book, ItemRef, Kind, MeasureId};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::input::catalog::{Asked, Catalog, Meant};
use crate::input::grid::{Content, Grid};
use crate::input::rows::{AnswerCells, Answers};
use crate::input::sheet::align::{self, Shape, SheetLine, Why};
use crate::input::sheet::label;
use crate::input::sheet::meaning::place_of;
use crate::input::sheet::outline::{About, Outline};
use crate::input::sheet::shape::of_content;
use crate::input::spot::Spot;
use crate::input::values::Desk;
use crate::layout::{Column, book_word, measure_label};
use crate::text::{fold, fold_loose};

/// Rows above a heading that may name its criterion.
const HEADINGS_ABOVE: u32 = 2;

/// The columns of one measure of an item.
struct Cells<'a> {
    of: ItemRef,
    asked: Asked<'a>,
    columns: Vec<(Column, u32)>,
    origin: Origin,
}

impl Cells<'_> {
    fn row<'g>(&self, grid: &'g Grid, row: u32, part: Option<&Part>) -> AnswerCells<'g> {
        let column = |wanted: Column| self.columns.iter().find(|(role, _)| *role == wanted).map(|(_, column)| *column);
        let spot = |wanted: Column| Spot::at(grid, row, column(wanted)?);
        match (part, column(Column::Result)) {
            (Some(part), Some(result)) => parts::cells(grid, part, result, self.asked.measure.kind == Kind::Rate),
            _ => AnswerCells {
                numerator: spot(Column::Numerator),
                denominator: spot(Column::Denominator),
                result: spot(Column::Result),
                ..AnswerCells::default()
            },
        }
    }
}

/// What the columns of a matrix ask, by one law on one day for one target.
pub(super) struct MatrixReading<'a> {
    cells: Vec<Cells<'a>>,
    doubts: Vec<(Vec<MeasureId>, Origin)>,
    /// What is wrong with the headings.
    pub findings: Vec<Diagnostic>,
}

impl<'a> MatrixReading<'a> {
    /// Reads the headings; codes without a set are of `book`.
    pub fn new(grid: &Grid, heading: &Heading, catalog: &Catalog<'a>, book: Option<Book>, desk: &Desk) -> Self {
        let mut reading = Self { cells: Vec::new(), doubts: Vec::new(), findings: Vec::new() };
        let by_itself = |q: &Question| by_itself(grid, q, catalog, book).map(|meant| criterion_alone(grid, heading, q, meant));
        let known: Vec<Option<Meant<'a>>> = heading.questions.iter().map(by_itself).collect();
        let (meanings, guessed) = aligned(grid, heading, known, catalog, book, desk);
        let meanings = without_blank_doubles(grid, heading, meanings);
        let is_nobodys = |meant: &Option<Meant>| match meant {
            None | Some(Meant::Heading) => true,
            Some(Meant::Fault(_, measures)) => measures.is_empty(),
            _ => false,
        };
        let lost = heading.questions.iter().zip(&meanings).filter(|(_, meant)| is_nobodys(meant));
        let lost: Vec<u32> = lost.map(|(question, _)| question.column).collect();
        reading.findings.extend(unread(grid, heading, &lost, desk).filter(|_| !heading.own));
        for (question, meant) in heading.questions.iter().zip(meanings) {
            if let (Some(code), Some(meant)) = (Spot::at(grid, question.code.0, question.code.1), meant) {
                reading.question(grid, heading, question, code, meant);
            }
        }
        reading.findings.extend(guessed);
        reading
    }

    fn question(&mut self, grid: &Grid, heading: &Heading, question: &Question, code: Spot, meant: Meant<'a>) {
        match meant {
            Meant::Measure(of, asked) => self.add(of, asked, question, grid.origin(question.code.0, question.column)),
            // "12.1" over a column without figures, its parts in the columns next to it; a row of the heading of a group.
            Meant::Fault(..) if is_title(grid, heading, question) || !is_filled(grid, heading, question) => {}
            Meant::Fault(finding, measures) => {
                if !self.findings.contains(&finding) {
                    self.findings.push(finding);
                }
                self.doubts.push((measures, code.origin));
            }
            Meant::Criterion(_) | Meant::Heading if question.id.is_none() && !grid.is_turned() => {
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
            let finding = Diagnostic::new(Code::MatrixColumnTwice, Place::from(&origin)).with("code", measure_label(asked.measure));
            self.findings.push(finding.with("other", cells.origin.to_string()));
            self.doubts.push((vec![id.clone()], origin));
            cells.columns.clear();
        } else if !cells.columns.is_empty() {
            cells.columns.push((question.role, question.column));
        }
    }

    /// The measure whose answers are in a column.
    pub fn measure_in(&self, column: u32) -> Option<&str> {
        let holds = |cells: &&Cells| cells.columns.iter().any(|(_, c)| *c == column);
        self.cells.iter().find(holds).map(|cells| cells.asked.measure.id.as_str())
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

/// Figures of communes that are about no indicator known: one warning that names where they are.
fn unread(grid: &Grid, heading: &Heading, columns: &[u32], desk: &Desk) -> Option<Diagnostic> {
    let rows: Vec<u32> = grid.rows().filter(|row| *row >= heading.first && !heading.aside.contains(row)).collect();
    let is_answer = |spot: &Spot| desk.is_answer(&AnswerCells { result: Some(spot.clone()), ..AnswerCells::default() });
    let cells = |column: &u32| {
        let spots = rows.iter().filter_map(|row| Spot::at(grid, *row, *column)).filter(is_answer);
        spots.map(|spot| spot.origin).collect::<Vec<Origin>>()
    };
    let found: Vec<Vec<Origin>> = columns.iter().map(cells).filter(|cells| !cells.is_empty()).collect();
    let range = |cells: &Vec<Origin>| match cells.as_slice() {
        [only] => only.cell(),
        [first, .., last] => format!("{}:{}", first.cell(), last.cell()),
        [] => String::new(),
    };
    let list: Vec<String> = found.iter().map(range).collect();
    let count: usize = found.iter().map(Vec::len).sum();
    Some(Diagnostic::new(Code::FiguresUnread, found.first()?.first()?).with("count", count).with("cells", list.join(", ")))
}

fn is_title(grid: &Grid, heading: &Heading, question: &Question) -> bool {
    let shared = heading.questions.iter().filter(|q| q.code == question.code).count() > 1;
    shared && !is_filled(grid, heading, question)
}

/// Whether any commune has something in a column; a matrix that is not turned may be blank yet.
fn is_filled(grid: &Grid, heading: &Heading, question: &Question) -> bool {
    let any = || grid.rows().any(|row| row >= heading.first && grid.get(row, question.column).is_some());
    let shared = heading.questions.iter().filter(|q| q.code == question.code).count() > 1;
    if grid.is_turned() || shared { any() } else { true }
}

/// "7" of a criterion, without an answer, above "7" of its only indicator asks for nothing.
fn without_blank_doubles<'a>(grid: &Grid, heading: &Heading, mut meanings: Meanings<'a>) -> Meanings<'a> {
    let asked = |meant: &Option<Meant>| if let Some(Meant::Measure(_, asked)) = meant { Some(asked.measure.id.clone()) } else { None };
    let ids: Vec<Option<String>> = meanings.iter().map(asked).collect();
    for (at, question) in heading.questions.iter().enumerate().filter(|_| grid.is_turned()) {
        let again = ids.iter().enumerate().any(|(other, id)| other != at && id.is_some() && *id == ids[at]);
        if again && !is_filled(grid, heading, question) {
            meanings[at] = None;
        }
    }
    meanings
}

/// "10 Thu nhập" without a figure, above the row of its only indicator, is the criterion.
fn criterion_alone<'a>(grid: &Grid, heading: &Heading, question: &Question, meant: Meant<'a>) -> Meant<'a> {
    match &meant {
        Meant::Measure(of, _) if grid.is_turned() && !of.code.contains('.') && !is_filled(grid, heading, question) => Meant::Heading,
        _ => meant,
    }
}

/// What a heading means by its id or its words.
fn by_itself<'a>(grid: &Grid, question: &Question, catalog: &Catalog<'a>, book: Option<Book>) -> Option<Meant<'a>> {
    let code = Spot::at(grid, question.code.0, question.code.1)?;
    Some(match &question.id {
        Some(id) => by_id(id, &code, catalog),
        None => by_words(&code, &question.words, catalog, book),
    })
}

type Meanings<'a> = Vec<Option<Meant<'a>>>;

/// Headings not understood by themselves, aligned with the set; with one warning that names them.
fn aligned<'a>(
    grid: &Grid,
    heading: &Heading,
    mut known: Meanings<'a>,
    catalog: &Catalog<'a>,
    book: Option<Book>,
    desk: &Desk,
) -> (Meanings<'a>, Vec<Diagnostic>) {
    let open = |meant: &Option<Meant>| {
        matches!(meant, Some(Meant::Fault(f, _)) if matches!(f.code, Code::CodeUnknown | Code::NameUnknown))
            || matches!(meant, Some(Meant::Heading))
    };
    let (Some(book), true, false) = (book, known.iter().any(open), heading.own) else { return (known, Vec::new()) };
    let outline = catalog.outline(book);
    let mut firsts: Vec<usize> = Vec::new();
    for (at, question) in heading.questions.iter().enumerate() {
        if firsts.last().is_none_or(|f| heading.questions[*f].code != question.code) {
            firsts.push(at);
        }
    }
    let lines: Vec<SheetLine> =
        firsts.iter().map(|at| line(grid, heading, &heading.questions[*at], known[*at].as_ref(), &outline, desk)).collect();
    let found = align::align(&outline, &lines);
    let mut reworded: Vec<(Origin, String, Why)> = Vec::new();
    for (first, found) in firsts.iter().zip(found) {
        let Some(found) = found.filter(|_| open(&known[*first])) else { continue };
        let code = heading.questions[*first].code;
        let Some(spot) = Spot::at(grid, code.0, code.1) else { continue };
        let entry = &outline.nodes[found.node];
        for at in (0..known.len()).filter(|at| heading.questions[*at].code == code) {
            known[at] = Some(catalog.at_place(&spot, entry));
        }
        if found.why != Why::Sure && (entry.measure.is_some() || entry.about == About::Item) {
            reworded.push((spot.origin.clone(), format!("{} → {}", spot.origin.cell(), entry.of.code), found.why));
        }
    }
    let finding = |(why, code): (Why, Code)| {
        let of: Vec<&(Origin, String, Why)> = reworded.iter().filter(|(.., w)| *w == why).collect();
        let list: Vec<&str> = of.iter().map(|(_, text, _)| text.as_str()).collect();
        Some(Diagnostic::new(code, &of.first()?.0).with("count", of.len()).with("rows", list.join(", ")))
    };
    let findings = [(Why::Likeness, Code::RowsByLikeness), (Why::Order, Code::RowsByOrder)].into_iter().filter_map(finding).collect();
    (known, findings)
}

/// A heading as a line to be aligned.
fn line(grid: &Grid, heading: &Heading, question: &Question, meant: Option<&Meant>, outline: &Outline, desk: &Desk) -> SheetLine {
    let sure = meant.and_then(|m| place_of(m, outline));
    let code = label::read(&fold_loose(&grid.text(question.code.0, question.code.1)));
    let words = question.words.first().map(|w| label::read(&fold_loose(w)));
    let body = if code.body.contains(' ') || words.is_none() { code.body } else { words.map(|w| w.body).unwrap_or_default() };
    let first = grid.rows().filter(|r| *r >= heading.first).find_map(|r| grid.get(r, question.column));
    let whole = if let Some(label::Number::Whole(n)) = code.number { Some(n) } else { None };
    let shape = first.map_or(Shape::Blank, |content| of_content(content, desk));
    let group = matches!(code.number, Some(label::Number::Roman));
    let within = criterion_above(grid, question, outline);
    SheetLine { sure, body, whole, criterion: code.criterion, titles: false, within, group, foreign: false, shape }
}

/// The criterion that a heading over this one and its neighbours names by number: "19. Quốc phòng và an ninh".
fn criterion_above(grid: &Grid, question: &Question, outline: &Outline) -> Option<u32> {
    let (row, column) = question.code;
    let numbered = |above: u32| {
        let area = grid.merged.iter().find(|a| a.holds(above, column) && a.right > a.left)?;
        let label = label::read(&fold_loose(&grid.text(area.top, area.left)));
        let Some(label::Number::Whole(number)) = label.number else { return None };
        outline.criterion(number).map(|_| number)
    };
    (row.saturating_sub(HEADINGS_ABOVE)..row).rev().find_map(numbered)
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
