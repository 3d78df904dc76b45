//! Parts written as XML: how much of everything there is, and for tables of LibreOffice how many cells come of
//! those that are repeated.

use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::limits::{MAX_COLUMNS, MAX_ROWS};
use super::{Fault, MAX_DEPTH, MAX_ITEMS, MAX_LAID_OUT, MAX_SHEETS, MAX_STYLE_TAGS, MAX_TEXT};

/// Bytes of a part unpacked at once; of a longer one a piece after the other.
const AT_ONCE: u64 = 8 * 1024 * 1024;
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Looks through a part of an Excel workbook, and hands over what it sees. One that is no XML is left to those who
/// read it.
pub(super) fn part(name: &str, source: impl Read, mut see: impl FnMut(&Event)) -> Result<(), Fault> {
    let mut counts = Counts { styles: name.ends_with("styles.xml"), ..Counts::default() };
    let whole = walk(source, name.starts_with("customxml/"), |event| {
        see(event);
        counts.event(event)
    })?;
    if whole || !["xl/", "word/"].iter().any(|folder| name.starts_with(folder)) { Ok(()) } else { Err(Fault::Damaged) }
}

/// Looks through the tables of LibreOffice.
pub(super) fn tables(source: impl Read, any_length: bool, mut see: impl FnMut(&Event)) -> Result<(), Fault> {
    let mut layout = Layout::default();
    let whole = walk(source, any_length, |event| {
        see(event);
        layout.event(event)
    })?;
    if whole { Ok(()) } else { Err(Fault::Damaged) }
}

/// Hands over every event; whether all that was opened was closed.
fn walk(mut source: impl Read, any_length: bool, each: impl FnMut(&Event) -> Result<(), Fault>) -> Result<bool, Fault> {
    let mut start = Vec::new();
    let read = source.by_ref().take(AT_ONCE).read_to_end(&mut start);
    let mut way = Way { depth: 0, any_length, each };
    match std::str::from_utf8(&start) {
        _ if read.is_err() => Ok(false),
        Ok(text) if (start.len() as u64) < AT_ONCE => way.over(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)),
        _ => way.along(BufReader::new(start.as_slice().chain(source))),
    }
}

/// What is asked of every event.
struct Way<F> {
    depth: usize,
    any_length: bool,
    each: F,
}

impl<F: FnMut(&Event) -> Result<(), Fault>> Way<F> {
    /// A text in memory: nothing of it is copied.
    fn over(&mut self, text: &str) -> Result<bool, Fault> {
        let mut reader = Reader::from_str(text);
        loop {
            let Ok(event) = reader.read_event() else { return Ok(false) };
            if let Some(whole) = self.event(&event)? {
                return Ok(whole);
            }
        }
    }

    fn along(&mut self, source: impl BufRead) -> Result<bool, Fault> {
        let mut reader = Reader::from_reader(source);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let Ok(event) = reader.read_event_into(&mut buffer) else { return Ok(false) };
            if let Some(whole) = self.event(&event)? {
                return Ok(whole);
            }
        }
    }

    /// At the end, whether all that was opened was closed.
    fn event(&mut self, event: &Event) -> Result<Option<bool>, Fault> {
        match event {
            Event::Start(_) if self.depth == MAX_DEPTH => return Err(Fault::Damaged),
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof => return Ok(Some(self.depth == 0)),
            _ => {}
        }
        if event.len() > MAX_TEXT && !self.any_length {
            return Err(Fault::Excess("letters", MAX_TEXT));
        }
        (self.each)(event).map(|()| None)
    }
}

/// Everything a reader keeps one by one.
#[derive(Default)]
struct Counts {
    styles: bool,
    tags: usize,
    strings: usize,
    sheets: usize,
}

impl Counts {
    fn event(&mut self, event: &Event) -> Result<(), Fault> {
        let (Event::Start(tag) | Event::Empty(tag)) = event else { return Ok(()) };
        self.tags += 1;
        if self.styles && self.tags > MAX_STYLE_TAGS {
            return Err(Fault::Excess("formats", MAX_STYLE_TAGS));
        }
        match tag.local_name().as_ref() {
            "si" => self.strings += 1,
            "sheet" => self.sheets += 1,
            "sst" if largest(tag) > MAX_ITEMS as u64 => return Err(Fault::Damaged),
            _ => {}
        }
        if self.strings > MAX_ITEMS {
            return Err(Fault::Excess("strings", MAX_ITEMS));
        }
        if self.sheets > MAX_SHEETS { Err(Fault::Excess("sheets", MAX_SHEETS)) } else { Ok(()) }
    }
}

/// The largest number in a tag, wherever it is: readers differ in what they take for an attribute.
fn largest(tag: &BytesStart) -> u64 {
    let numbers = tag.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty());
    numbers.map(|d| d.parse().unwrap_or(u64::MAX)).max().unwrap_or_default()
}

/// Cells as they will be written out, as often as they are repeated within the bounds of what is kept.
#[derive(Default)]
struct Layout {
    sheets: usize,
    cells: usize,
    text: usize,
    row: Option<RowScan>,
}

/// A row being read.
#[derive(Default)]
struct RowScan {
    repeated: usize,
    cells: usize,
    text: usize,
    /// Bytes of text as the file has them.
    own: usize,
    cell: Option<ScannedCell>,
}

/// A cell being read that may hold something.
struct ScannedCell {
    repeated: usize,
    text: usize,
    depth: usize,
    holds: bool,
}

impl Layout {
    fn event(&mut self, event: &Event) -> Result<(), Fault> {
        match (event, &mut self.row) {
            (Event::Start(tag), None) if tag.name().as_ref() == "table:table" => self.table()?,
            (Event::Start(tag), None) if tag.name().as_ref() == "table:table-row" => {
                self.row = Some(RowScan { repeated: rows(tag), ..RowScan::default() });
            }
            (Event::End(tag), Some(row)) if row.cell.is_none() && tag.name().as_ref() == "table:table-row" => self.end_of_row(),
            (event, Some(row)) => row.event(event),
            _ => {}
        }
        if self.cells > MAX_ITEMS {
            return Err(Fault::Excess("cells", MAX_ITEMS));
        }
        if self.text > MAX_LAID_OUT { Err(Fault::Excess("letters", MAX_LAID_OUT)) } else { Ok(()) }
    }

    fn table(&mut self) -> Result<(), Fault> {
        self.sheets += 1;
        if self.sheets > MAX_SHEETS { Err(Fault::Excess("sheets", MAX_SHEETS)) } else { Ok(()) }
    }

    fn end_of_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        self.cells = self.cells.saturating_add(row.cells.saturating_mul(row.repeated));
        // What is written out once more than the file has it.
        self.text = self.text.saturating_add(row.text.saturating_mul(row.repeated).saturating_sub(row.own));
    }
}

impl RowScan {
    fn event(&mut self, event: &Event) {
        match (event, &mut self.cell) {
            (Event::Start(tag), None) => {
                self.cell = Some(ScannedCell { repeated: columns(tag), text: tag.len(), depth: 0, holds: holds(tag) })
            }
            (Event::Empty(tag), None) if holds(tag) => self.keep(columns(tag), tag.len()),
            (Event::Start(_), Some(cell)) => cell.depth += 1,
            (Event::End(_), Some(cell)) if cell.depth > 0 => cell.depth -= 1,
            (Event::End(_), Some(cell)) => {
                let (repeated, text, holds) = (cell.repeated, cell.text, cell.holds);
                self.cell = None;
                if holds {
                    self.keep(repeated, text);
                }
            }
            (other, Some(cell)) => {
                cell.holds |= !other.trim().is_empty();
                cell.text += other.len();
            }
            _ => {}
        }
    }

    fn keep(&mut self, repeated: usize, text: usize) {
        self.cells = self.cells.saturating_add(repeated);
        self.text = self.text.saturating_add(text.saturating_mul(repeated));
        self.own += text;
    }
}

/// Whether an empty tag of a cell holds a value or a formula.
fn holds(tag: &BytesStart) -> bool {
    tag.contains("office:") || tag.contains("formula")
}

fn rows(tag: &BytesStart) -> usize {
    repeated(tag, "table:number-rows-repeated").min(MAX_ROWS as usize)
}

fn columns(tag: &BytesStart) -> usize {
    repeated(tag, "table:number-columns-repeated").min(MAX_COLUMNS as usize)
}

/// How often a row or cell is repeated.
fn repeated(tag: &BytesStart, key: &str) -> usize {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == key);
    let Some(attribute) = found else { return 1 };
    attribute.value.trim().parse().unwrap_or(usize::MAX)
}
