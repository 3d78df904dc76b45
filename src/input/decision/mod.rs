//! A decision's own file → what it says of thresholds. A cell that is not plainly one is left in its words; nothing is confirmed
//! until a person has compared it.

mod annex;
mod cell;
mod heading;
mod lines;
mod page;
mod seen;
mod source;
mod verdict;
mod words;

use std::path::Path;

use super::Spreadsheet;
use super::catalog::Catalog;
use super::grid::{Content, Grid};
use crate::criteria::{Book, Decided, DecidedCell, DecidedTable, DecisionName, Law, ReadIn, RegionId, RowFault, Slot, UnmatchedRow, split};
use crate::diag::Diagnostic;
use crate::text::Date;
use annex::{Annex, annexes};
use lines::{Lines, explained, lines};
use seen::Seen;
use verdict::{Peers, Told, decided};

pub use cell::{BoundAsked, CellSays, cell_says};

/// How much of the best set's explanation the one that the title names must have.
const TITLED: f64 = 0.8;
/// How much better than the next a set must explain a table without a title.
const CLEARLY: f64 = 1.1;

/// Which text a decision of this number is.
pub fn decision_text(number: &str) -> Option<ReadIn> {
    source::read_in(number)
}

impl Spreadsheet {
    /// Reads the file of a decision: a document, a workbook, or a page as a browser saves it.
    ///
    /// # Errors
    /// As [`Spreadsheet::open`].
    pub fn open_decision(path: &Path, name: &str) -> Result<Self, Diagnostic> {
        let bytes = super::file::read(path, name)?;
        match page::read(&bytes, name) {
            Some(page) => page.map(|(sheets, findings)| Self::of_page(&bytes, name, sheets, findings)),
            None => Self::of_bytes(&bytes, name),
        }
    }

    /// Its number and day, where its annexes say so.
    pub fn decision_name(&self) -> DecisionName {
        let texts = self.sheets().iter().flat_map(|grid| grid.cells.values());
        source::named(texts.filter_map(|content| if let Content::Text(text) = content { Some(text.as_str()) } else { None }))
    }

    /// What it says of the slots of a law on a day.
    pub fn decided(&self, law: &Law, as_of: Date, slots: Vec<(Book, Vec<Slot>)>) -> Decided {
        let catalog = Catalog::new(law, Some(as_of));
        let seen: Vec<Seen> = self.sheets().iter().filter(|grid| !grid.hidden).map(Seen::of).collect();
        let found: Vec<Annex> = seen.iter().flat_map(|seen| annexes(seen, law)).collect();
        let books: Vec<Book> = slots.iter().map(|(book, _)| *book).filter(|book| *book != Book::Condition).collect();
        let mut reading = Decided::default();
        let mut read: Vec<(&Annex, Lines)> = Vec::new();
        let mut last = None;
        for annex in &found {
            let book = book(annex, &catalog, &books, last);
            last = book.or(last);
            let own = book.map(|book| lines(annex, &catalog.outline(book))).unwrap_or_default();
            reading.tables.push(DecidedTable { origin: annex.seen.grid.origin(annex.rows.start, 0), book, matched: own.lines.len() });
            reading.unmatched.extend(not_taken(annex, book));
            reading.unmatched.extend(own.unmatched.iter().cloned());
            read.push((annex, own));
        }
        for (book, slots) in slots {
            let told = slots.iter().flat_map(|slot| of_slot(law, slot, &slots, &read));
            let (slots, cells): (Vec<Slot>, Vec<Option<DecidedCell>>) = told.unzip();
            reading.cells.extend(slots.iter().zip(cells).filter_map(|(slot, cell)| Some((slot.key(), cell?))));
            reading.slots.push((book, slots));
        }
        reading
    }

    fn of_page(bytes: &[u8], name: &str, sheets: Vec<Grid>, findings: Vec<Diagnostic>) -> Self {
        let sha256 = super::sha256(bytes);
        Self { file: name.into(), sha256, sheets, properties: Default::default(), hidden: Default::default(), findings, bytes: Vec::new() }
    }
}

/// The set a table is of: the one its title names, if it explains the rows; the one that explains them clearly best; that of the
/// table before, which goes on.
fn book(annex: &Annex, catalog: &Catalog, books: &[Book], last: Option<Book>) -> Option<Book> {
    let mut scores: Vec<(f64, Book)> = books.iter().map(|book| (explained(annex, &catalog.outline(*book)), *book)).collect();
    scores.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = scores.first().filter(|(score, _)| *score > 0.0)?;
    let holds = |wanted: Book| scores.iter().any(|(score, book)| *book == wanted && *score >= best.0 * TITLED);
    if let Some(level) = annex.titled {
        return Some(Book::Set(level)).filter(|book| holds(*book));
    }
    let next = scores.get(1).map_or(0.0, |(score, _)| *score);
    last.filter(|last| holds(*last)).or(Some(best.1).filter(|_| best.0 >= next * CLEARLY))
}

/// What of a table is not read at all: columns that are not understood, all of it where nobody knows of which set it is.
fn not_taken(annex: &Annex, book: Option<Book>) -> Vec<UnmatchedRow> {
    let top = annex.rows.start;
    let column = |(column, text): &(u32, String)| UnmatchedRow {
        origin: annex.seen.grid.origin(top.saturating_sub(1), *column),
        text: text.clone(),
        fault: RowFault::Column,
    };
    let mut all: Vec<UnmatchedRow> = annex.columns.strange.iter().map(column).collect();
    if book.is_none() {
        let text = annex.seen.text(top, annex.columns.name);
        all.push(UnmatchedRow { origin: annex.seen.grid.origin(top, annex.columns.name), text, fault: RowFault::NoSet });
    }
    all
}

/// A slot, or one for each region, with what the tables say of it.
fn of_slot(law: &Law, slot: &Slot, all: &[Slot], read: &[(&Annex, Lines)]) -> Vec<(Slot, Option<DecidedCell>)> {
    let about =
        |annex, own: &'_ Lines| own.lines.iter().filter(|line| line.of == slot.of).map(|line| (annex, line.clone())).collect::<Vec<_>>();
    let rows: Vec<(&Annex, lines::Line)> = read.iter().flat_map(|(annex, own)| about(*annex, own)).collect();
    let told: Vec<Told> = rows.iter().map(|(annex, line)| Told { annex, line }).filter(|told| concerns(told.line, slot, &rows)).collect();
    let in_region = |region: &RegionId| {
        let is_peer = |other: &&Slot| other.of == slot.of && other.year == slot.year && other.regions.contains(region);
        let peers = Peers { law, slot, all: all.iter().filter(is_peer).collect() };
        Some((region.clone(), decided(&told, &peers, region)?))
    };
    let regions: Vec<RegionId> = slot.regions.iter().filter(|region| law.may_bind(region)).cloned().collect();
    split(Slot { regions: regions.clone(), ..slot.clone() }, regions.iter().filter_map(in_region).collect())
}

/// Whether a row is about the year of a slot; one without a year, or for years nobody asks for, is about all there is.
fn concerns(line: &lines::Line, slot: &Slot, rows: &[(&Annex, lines::Line)]) -> bool {
    let told_by_year = rows.iter().any(|(_, line)| line.year == slot.year);
    line.year == slot.year || !told_by_year
}
