//! What the records of an .xls tell and the library does not: how cells are formatted, what their fonts do, and which rows
//! and columns are hidden. ([MS-XLS], 2.4: Font, Format, XF, Row, ColInfo.)

use std::collections::{BTreeMap, HashMap};

use super::{At, Hidden, MOST_HIDDEN, MOST_IN_PIECES, Pieces};
use crate::input::format::Format;
use crate::input::guard::old::{BEGIN, CELLS, ROW_OF_NUMBERS, Record, SHEET, SharedText, TEXT_CELL, long, records, shared, short};
use crate::input::legacy::Font;
use crate::input::look::{Apart, Face, Piece};
use crate::input::symbols::Symbols;

const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041e;
const CELL_FORMAT: u16 = 0x00e0;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;
/// The version that keeps letters as UTF-16; the one before has a byte each.
const UNICODE: u16 = 0x0600;
/// The fifth font is not written.
const UNWRITTEN_FONT: u16 = 4;
/// Formats that are known without being written. (2.4.126)
const BUILT_IN: [(u16, &str); 16] = [
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (11, "0.00E+00"),
    (12, "# ?/?"),
    (37, "#,##0_);(#,##0)"),
    (38, "#,##0_);[Red](#,##0)"),
    (39, "#,##0.00_);(#,##0.00)"),
    (40, "#,##0.00_);[Red](#,##0.00)"),
    (41, "_(* #,##0_);_(* (#,##0)"),
    (42, "_(* #,##0_);_(* (#,##0)"),
    (43, "_(* #,##0.00_);_(* (#,##0.00)"),
    (44, "_(* #,##0.00_);_(* (#,##0.00)"),
];

/// A number of a cell's format next to the cell.
type Formatted = HashMap<At, u16>;

/// What was seen of the sheets, in their order.
#[derive(Default)]
pub(in crate::input) struct OldSights {
    formats: Vec<(Format, Face)>,
    /// Shared texts of which a font says something of a part, by their numbers.
    texts: HashMap<usize, Pieces>,
    sheets: Vec<SheetSight>,
}

/// What was seen of a sheet.
#[derive(Default)]
struct SheetSight {
    formatted: Formatted,
    /// The numbers of the shared texts in pieces.
    pieces: HashMap<At, usize>,
    hidden: Hidden,
}

impl OldSights {
    /// Looks through the records of a workbook.
    pub fn of(stream: &[u8]) -> Self {
        let records = records(stream);
        let unicode = records.first().and_then(|r| short(r.data(stream), 0)) == Some(UNICODE);
        let data = |kind: u16| records.iter().filter(move |r| r.kind == kind).map(|r| r.data(stream));
        let fonts: Vec<(Option<Font>, Face)> = data(FONT).map(|font| read_font(font, unicode)).collect();
        let formats = formats(stream, &records, &fonts, unicode);
        let texts = if unicode { texts(stream, &records, &fonts) } else { HashMap::new() };
        let mut sights = Self { formats, texts, sheets: Vec::new() };
        for start in records.iter().filter(|r| r.kind == SHEET).filter_map(|r| long(r.data(stream), 0)) {
            let first = records.binary_search_by_key(&start, Record::start).unwrap_or(records.len());
            let sheet = sights.sheet(stream, records.get(first..).unwrap_or_default());
            sights.sheets.push(sheet);
        }
        sights
    }

    /// How a cell of a sheet is formatted, and what its font does.
    pub fn of_cell(&self, sheet: usize, at: At) -> (Format, Face) {
        let number = self.sheets.get(sheet).and_then(|s| s.formatted.get(&at));
        number.and_then(|n| self.formats.get(usize::from(*n))).copied().unwrap_or_default()
    }

    /// The text of a cell in pieces, if a font says anything of one.
    pub fn pieces(&self, sheet: usize, at: At) -> Option<&Pieces> {
        self.texts.get(self.sheets.get(sheet)?.pieces.get(&at)?)
    }

    pub fn hidden(&self, sheet: usize) -> Hidden {
        self.sheets.get(sheet).map(|s| s.hidden.clone()).unwrap_or_default()
    }

    /// The formatted cells and the hidden parts of a sheet, whose records begin with its own beginning.
    fn sheet(&self, stream: &[u8], records: &[Record]) -> SheetSight {
        let mut sight = SheetSight::default();
        let tells =
            |number: &u16| self.formats.get(usize::from(*number)).is_some_and(|(format, face)| format.tells() || *face != Face::default());
        for record in records.iter().skip(1).take_while(|r| r.kind != BEGIN) {
            let data = record.data(stream);
            let hidden = &mut sight.hidden;
            match record.kind {
                ROW_OF_NUMBERS => sight.formatted.extend(row_of_numbers(data).filter(|(_, number)| tells(number))),
                kind if CELLS.contains(&kind) => {
                    let Some(at) = short(data, 0).zip(short(data, 2)).map(|(row, column)| (u32::from(row), u32::from(column))) else {
                        continue;
                    };
                    sight.formatted.extend(short(data, 4).filter(tells).map(|number| (at, number)));
                    let text = long(data, 6).filter(|number| kind == TEXT_CELL && self.texts.contains_key(number));
                    sight.pieces.extend(text.map(|number| (at, number)));
                }
                ROW if hidden.rows.len() < MOST_HIDDEN && short(data, 12).is_some_and(|bits| bits & 0x20 != 0) => {
                    hidden.rows.extend(short(data, 0).map(|row| (u32::from(row), u32::from(row))));
                }
                COLUMNS if hidden.columns.len() < MOST_HIDDEN && short(data, 8).is_some_and(|bits| bits & 1 != 0) => {
                    hidden.columns.extend(short(data, 0).zip(short(data, 2)).map(|(from, to)| (u32::from(from), u32::from(to))));
                }
                _ => {}
            }
        }
        sight
    }
}

/// The font of a number: the fifth is not written.
fn font(fonts: &[(Option<Font>, Face)], number: u16) -> (Option<Font>, Face) {
    let at = if number > UNWRITTEN_FONT { number - 1 } else { number };
    fonts.get(usize::from(at)).copied().unwrap_or_default()
}

/// The shared texts of which a font says something of a part.
fn texts(stream: &[u8], records: &[Record], fonts: &[(Option<Font>, Face)]) -> HashMap<usize, Pieces> {
    let (mut kept, mut number) = (HashMap::new(), 0);
    // What breaks off is refused before.
    let _ = shared(stream, records, |text| {
        let marked = text.runs.iter().any(|(_, run)| font(fonts, *run).1 != Face::default());
        if marked && kept.len() < MOST_IN_PIECES {
            kept.insert(number, Some(pieces(&text, fonts)));
        }
        number += 1;
    });
    kept
}

fn pieces(text: &SharedText, fonts: &[(Option<Font>, Face)]) -> std::sync::Arc<[Piece]> {
    let ends = text.runs.iter().map(|(start, _)| usize::from(*start)).chain([text.letters.len()]);
    let starts = [(0, None)].into_iter().chain(text.runs.iter().map(|(start, run)| (usize::from(*start), Some(font(fonts, *run).1))));
    let part = |((start, face), end): ((usize, Option<Face>), usize)| {
        let text = String::from_utf16_lossy(text.letters.get(start..end).unwrap_or_default());
        Piece { text, face }
    };
    starts.zip(ends).map(part).filter(|piece| !piece.text.is_empty()).collect()
}

/// The formats of cells by their numbers.
fn formats(stream: &[u8], records: &[Record], fonts: &[(Option<Font>, Face)], unicode: bool) -> Vec<(Format, Face)> {
    let data = |kind: u16| records.iter().filter(move |r| r.kind == kind).map(|r| r.data(stream));
    let mut codes: BTreeMap<u16, String> = BUILT_IN.iter().map(|(number, code)| (*number, (*code).to_string())).collect();
    codes.extend(data(FORMAT).filter_map(|format| Some((short(format, 0)?, code(format, unicode)?))));
    let one = |cell: &[u8]| {
        let (number, format) = (short(cell, 0).unwrap_or_default(), short(cell, 2).unwrap_or_default());
        let (font, face) = font(fonts, number);
        (Format::new(codes.get(&format).map_or("", String::as_str), font), face)
    };
    data(CELL_FORMAT).map(one).collect()
}

/// Whether a font is one from before Unicode, and what it does.
fn read_font(data: &[u8], unicode: bool) -> (Option<Font>, Face) {
    let (struck, placed) = (short(data, 2).unwrap_or_default() & 8 != 0, short(data, 8).unwrap_or_default());
    let name = letters(data, 14, 1, unicode).unwrap_or_default();
    let apart = match (struck, placed) {
        (true, _) => Some(Apart::Struck),
        (_, 1) => Some(Apart::Raised),
        (_, 2) => Some(Apart::Lowered),
        _ => None,
    };
    (Font::named(&name), Face { apart, symbols: Symbols::named(&name) })
}

fn code(data: &[u8], unicode: bool) -> Option<String> {
    letters(data, 2, if unicode { 2 } else { 1 }, unicode)
}

/// A text with its length before it, in so many bytes.
fn letters(data: &[u8], at: usize, width: usize, unicode: bool) -> Option<String> {
    let count = if width == 2 { usize::from(short(data, at)?) } else { usize::from(*data.get(at)?) };
    let rest = data.get(at + width..)?;
    if !unicode {
        return Some(rest.iter().take(count).map(|byte| char::from(*byte)).collect());
    }
    let (flags, letters) = rest.split_first()?;
    match flags & 1 {
        0 => Some(letters.iter().take(count).map(|byte| char::from(*byte)).collect()),
        _ => {
            let pairs = letters.chunks_exact(2).take(count).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
            Some(char::decode_utf16(pairs).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
        }
    }
}

/// Numbers side by side in one record: row, first column, and six bytes each, of which two are the format.
fn row_of_numbers(data: &[u8]) -> impl Iterator<Item = (At, u16)> + '_ {
    let start = short(data, 0).zip(short(data, 2)).unwrap_or_default();
    let each = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
    (0..).zip(each).filter_map(move |(n, cell)| Some(((u32::from(start.0), u32::from(start.1) + n), short(cell, 0)?)))
}
