//! Workbooks of Excel 97–2003. Their reader follows chains of sectors without end, and sets room aside for the
//! rectangle around all cells of a sheet and for a copy of each text in each cell. So the stream of records is
//! taken out here, looked through, and handed on in a container made again.

use super::super::container;
use super::{Fault, MAX_ITEMS, MAX_LAID_OUT, MAX_SHEETS};

/// Cells beyond these are not handed on.
const MAX_ROWS: u16 = 20_000;
const MAX_COLUMNS: u16 = 256;
pub(in super::super) const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const PASSWORD: u16 = 0x002f;
pub(in super::super) const SHEET: u16 = 0x0085;
const TEXTS: u16 = 0x00fc;
const MORE: u16 = 0x003c;
const DIMENSIONS: u16 = 0x0200;
const FORMULA: u16 = 0x0006;
pub(in super::super) const TEXT_CELL: u16 = 0x00fd;
pub(in super::super) const ROW_OF_NUMBERS: u16 = 0x00bd;
pub(in super::super) const CELLS: [u16; 8] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, TEXT_CELL, ROW_OF_NUMBERS, FORMULA];
/// What no reader looks at.
const NOTHING: u16 = 0xffff;

/// A workbook that can be opened.
pub(in super::super) struct Rebuilt {
    /// Nothing but its records, in a container.
    pub file: Vec<u8>,
    pub stream: Vec<u8>,
    /// How many cells were left out of it.
    pub outside: usize,
}

/// The workbook with nothing but its records.
pub(in super::super) fn rebuilt(bytes: &[u8]) -> Result<Rebuilt, Fault> {
    let bare = bytes.starts_with(&BEGIN.to_le_bytes());
    let mut stream = if bare { bytes.to_vec() } else { container::workbook(bytes).ok_or(Fault::Damaged)? };
    let mut records = records(&stream);
    let outside = harmless(&mut stream, &mut records);
    // Of two ways to encrypt a workbook the reader knows one, and takes the other for figures.
    if records.iter().take_while(|r| r.kind != END).any(|r| r.kind == PASSWORD) {
        return Err(Fault::Password("excel"));
    }
    check(&stream, &records)?;
    Ok(Rebuilt { file: container::around(&stream), stream, outside })
}

/// A record of the stream.
#[derive(Clone, Copy)]
pub(in super::super) struct Record {
    at: usize,
    /// What it is about.
    pub kind: u16,
    length: usize,
}

/// Two bytes as a number.
pub(in super::super) fn short(stream: &[u8], at: usize) -> Option<u16> {
    stream.get(at..at + 2).and_then(|b| b.try_into().ok()).map(u16::from_le_bytes)
}

/// Four bytes as a number.
pub(in super::super) fn long(stream: &[u8], at: usize) -> Option<usize> {
    stream.get(at..at + 4).and_then(|b| b.try_into().ok()).map(|b| u32::from_le_bytes(b) as usize)
}

/// The records of a stream up to its end, or to one that reaches beyond it.
pub(in super::super) fn records(stream: &[u8]) -> Vec<Record> {
    let (mut records, mut at) = (Vec::new(), 0);
    while let (Some(kind), Some(length)) = (short(stream, at), short(stream, at + 2)) {
        let length = usize::from(length);
        if at + 4 + length > stream.len() {
            break;
        }
        records.push(Record { at, kind, length });
        at += 4 + length;
    }
    records
}

impl Record {
    /// Where it begins in the stream.
    pub fn start(&self) -> usize {
        self.at
    }

    pub fn data<'s>(&self, stream: &'s [u8]) -> &'s [u8] {
        stream.get(self.at + 4..self.at + 4 + self.length).unwrap_or_default()
    }

    /// First and last cell of a record of cells.
    fn cells(&self, stream: &[u8]) -> Option<[(u16, u16); 2]> {
        let data = self.data(stream);
        let (row, column) = (short(data, 0)?, short(data, 2)?);
        let last = if self.kind == ROW_OF_NUMBERS { short(data, data.len().checked_sub(2)?)? } else { column };
        CELLS.contains(&self.kind).then_some([(row, column), (row, last.max(column))])
    }
}

/// Takes out what claims room or writes itself out at length, and cells that no table reaches.
fn harmless(stream: &mut [u8], records: &mut [Record]) -> usize {
    let mut outside = 0;
    for record in records {
        let far = record.cells(stream).is_some_and(|[_, (row, column)]| row >= MAX_ROWS || column >= MAX_COLUMNS);
        outside += usize::from(far);
        if far || record.kind == DIMENSIONS {
            stream[record.at..record.at + 2].copy_from_slice(&NOTHING.to_le_bytes());
            record.kind = NOTHING;
        } else if record.kind == FORMULA && record.length >= 22 {
            // Its result is before it.
            stream[record.at + 24..record.at + 26].fill(0);
        }
    }
    outside
}

fn check(stream: &[u8], records: &[Record]) -> Result<(), Fault> {
    let texts = texts(stream, records).ok_or(Fault::Damaged)?;
    let (mut starts, mut area, mut text) = (Vec::new(), 0_usize, 0_usize);
    for sheet in records.iter().filter(|r| r.kind == SHEET) {
        let start = long(sheet.data(stream), 0).ok_or(Fault::Damaged)?;
        let first = records.binary_search_by_key(&start, |r| r.at).map_err(|_| Fault::Damaged)?;
        if records[first].kind != BEGIN || starts.contains(&start) {
            return Err(Fault::Damaged);
        }
        starts.push(start);
        let size = sheet_size(stream, &records[first..], &texts);
        area = area.saturating_add(size.0);
        text = text.saturating_add(size.1);
        if starts.len() > MAX_SHEETS {
            return Err(Fault::Excess("sheets", MAX_SHEETS));
        }
    }
    if area > MAX_ITEMS {
        return Err(Fault::Excess("cells", MAX_ITEMS));
    }
    if text > MAX_LAID_OUT { Err(Fault::Excess("letters", MAX_LAID_OUT)) } else { Ok(()) }
}

/// The rectangle around the cells of a sheet, and the bytes of the texts in them.
fn sheet_size(stream: &[u8], records: &[Record], texts: &[usize]) -> (usize, usize) {
    let (mut area, mut text, mut depth) = (None, 0_usize, 0_usize);
    for record in records {
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ => {}
        }
        let Some([(row, first), (_, last)]) = record.cells(stream) else { continue };
        let (top, left, bottom, right) = area.unwrap_or((row, first, row, last));
        area = Some((top.min(row), left.min(first), bottom.max(row), right.max(last)));
        let index = long(record.data(stream), 6).filter(|_| record.kind == TEXT_CELL);
        text = text.saturating_add(index.and_then(|i| texts.get(i)).copied().unwrap_or_default());
    }
    let size = |(top, left, bottom, right): (u16, u16, u16, u16)| (usize::from(bottom - top) + 1) * (usize::from(right - left) + 1);
    (area.map(size).unwrap_or_default(), text)
}

/// How many bytes each shared text takes at most once read.
fn texts(stream: &[u8], records: &[Record]) -> Option<Vec<usize>> {
    let mut lengths = Vec::new();
    shared(stream, records, |text| lengths.push(text.letters.len() * 3))?;
    Some(lengths)
}

/// A text shared by cells, with the letters at which another font begins, and its number.
#[derive(Default)]
pub(in super::super) struct SharedText {
    /// In UTF-16.
    pub letters: Vec<u16>,
    /// First letter and font of each part but the first, whose font is that of the cell.
    pub runs: Vec<(u16, u16)>,
}

/// Shows every shared text in its order; `None` where they break off.
pub(in super::super) fn shared(stream: &[u8], records: &[Record], mut see: impl FnMut(SharedText)) -> Option<()> {
    let Some(first) = records.iter().position(|r| r.kind == TEXTS) else { return Some(()) };
    let rest = records[first + 1..].iter().take_while(|r| r.kind == MORE);
    let mut pieces: Vec<&[u8]> = std::iter::once(&records[first]).chain(rest).map(|r| r.data(stream)).collect();
    pieces[0] = pieces[0].get(8..)?;
    pieces.reverse();
    let mut pieces = Pieces(pieces);
    while pieces.more() {
        see(pieces.text()?);
    }
    Some(())
}

/// The data of a record and of those that continue it, the next one last.
struct Pieces<'s>(Vec<&'s [u8]>);

impl Pieces<'_> {
    fn more(&mut self) -> bool {
        while self.0.last().is_some_and(|p| p.is_empty()) {
            self.0.pop();
        }
        !self.0.is_empty()
    }

    /// One text and what belongs to it.
    fn text(&mut self) -> Option<SharedText> {
        let letters = usize::from(short(self.taken(2)?, 0)?);
        let flags = *self.taken(1)?.first()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(short(self.taken(2)?, 0)?) };
        let more = if flags & 4 == 0 { 0 } else { long(self.taken(4)?, 0)? };
        let mut text = SharedText::default();
        self.letters(letters, flags, &mut text.letters)?;
        for _ in 0..runs {
            let run: Vec<u8> = (0..4).map(|_| self.byte()).collect::<Option<_>>()?;
            text.runs.push((short(&run, 0)?, short(&run, 2)?));
        }
        self.skip(more)?;
        Some(text)
    }

    /// The next byte, in the next record where this one ends.
    fn byte(&mut self) -> Option<u8> {
        self.more().then_some(())?;
        self.taken(1)?.first().copied()
    }

    fn taken(&mut self, count: usize) -> Option<&[u8]> {
        let piece = self.0.last_mut()?;
        let (taken, rest) = piece.split_at_checked(count)?;
        *piece = rest;
        Some(taken)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.more().then_some(())?;
            let here = self.0.last()?.len().min(count);
            self.taken(here)?;
            count -= here;
        }
        Some(())
    }

    /// Where a text goes on in the next record, that begins with how wide its letters are there.
    fn letters(&mut self, mut letters: usize, mut flags: u8, text: &mut Vec<u16>) -> Option<()> {
        loop {
            let width = 1 + usize::from(flags & 1);
            let here = (self.0.last()?.len() / width).min(letters);
            let bytes = self.taken(here * width)?;
            text.extend(bytes.chunks_exact(width).map(|letter| letter.iter().rev().fold(0, |sum, byte| sum << 8 | u16::from(*byte))));
            letters -= here;
            if letters == 0 {
                return Some(());
            }
            self.0.pop();
            flags = *self.taken(1)?.first()?;
        }
    }
}
