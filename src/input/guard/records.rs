//! Parts of .xlsb, written as records. Its reader keeps one buffer for all of them: a record shorter than what it
//! claims is read with what an earlier one left there, as often as a file likes.

use std::io::{self, BufRead, Read};

use super::{Fault, MAX_ITEMS, MAX_SHEETS};

/// Longest record: a text of Excel has 32,767 letters of two bytes, its formats as much again.
const MAX_RECORD: usize = 256 * 1024;
/// Largest list of names and sheets, in bytes: every formula of a name is written out.
const MAX_BOOK: usize = 2 * 1024 * 1024;
/// A text shared by cells; texts in a cell and of a formula; a format; a sheet.
const SHARED: u32 = 0x13;
const CELL_TEXT: [u32; 2] = [0x06, 0x08];
const FORMAT: u32 = 0x2f;
const SHEET: u32 = 0x9c;

/// Whether a part outside the folder of sheets is read.
pub(super) fn is_read(name: &str) -> bool {
    ["/workbook.bin", "/sharedstrings.bin", "/styles.bin"].iter().any(|end| name.ends_with(end))
}

/// Looks through a part. One that ends too early is left to the reader, which says so.
pub(super) fn part(name: &str, mut source: impl BufRead) -> Result<(), Fault> {
    let (mut record, mut seen) = (Vec::new(), Seen::default());
    while let Ok(kind) = number(&mut source, 2) {
        let Ok(length) = number(&mut source, 4) else { break };
        if length as usize > MAX_RECORD {
            return Err(Fault::Damaged);
        }
        record.resize(length as usize, 0);
        if source.read_exact(&mut record).is_err() {
            break;
        }
        seen.record(kind, &record)?;
        if name.ends_with("/workbook.bin") && seen.bytes > MAX_BOOK {
            return Err(Fault::Excess("letters", MAX_BOOK));
        }
    }
    Ok(())
}

/// A number of up to `most` bytes, seven bits each.
fn number(source: &mut impl Read, most: u32) -> io::Result<u32> {
    let mut value = 0;
    for place in 0..most {
        let mut byte = [0];
        source.read_exact(&mut byte)?;
        value |= u32::from(byte[0] & 0x7f) << (7 * place);
        if byte[0] & 0x80 == 0 {
            break;
        }
    }
    Ok(value)
}

#[derive(Default)]
struct Seen {
    bytes: usize,
    kept: usize,
    sheets: usize,
}

impl Seen {
    fn record(&mut self, kind: u32, record: &[u8]) -> Result<(), Fault> {
        self.bytes += record.len();
        let text = match kind {
            SHARED => Some(1),
            _ if CELL_TEXT.contains(&kind) => Some(8),
            _ => None,
        };
        if text.is_some_and(|at| !holds_text(record, at)) {
            return Err(Fault::Damaged);
        }
        self.kept += usize::from([SHARED, FORMAT].contains(&kind));
        self.sheets += usize::from(kind == SHEET);
        if self.kept > MAX_ITEMS {
            return Err(Fault::Excess("strings", MAX_ITEMS));
        }
        if self.sheets > MAX_SHEETS { Err(Fault::Excess("sheets", MAX_SHEETS)) } else { Ok(()) }
    }
}

/// Whether the text that begins at `at` ends within its record.
fn holds_text(record: &[u8], at: usize) -> bool {
    let length = record.get(at..at + 4).and_then(|l| l.try_into().ok()).map(u32::from_le_bytes);
    length.is_some_and(|l| at + 4 + 2 * l as usize <= record.len())
}
