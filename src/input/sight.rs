//! What the XML of a workbook tells and the library does not, or only by going through all of it once more: which
//! rows and columns are hidden, which cells are merged, which hold formulas, and where a cell stands that cannot be read.

mod book;
mod tables;

use std::borrow::Cow;
use std::collections::BTreeMap;

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::grid::Area;
use super::limits::MAX_MERGED;
use crate::layout::Sheet;

pub(super) use book::Book;
pub(super) use tables::Tables;

/// Most hidden pieces of one sheet kept.
const MOST_HIDDEN: usize = 20_000;
/// What stands for a cell whose address is none.
const NOWHERE: u64 = u64::MAX;

/// A row and a column, counted from 0.
pub(super) type At = (u32, u32);

/// What was seen of the sheets by their names.
pub(super) type Sights = BTreeMap<String, Sight>;

/// The hidden rows and columns of a sheet, from and to, counted from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    pub rows: Vec<At>,
    pub columns: Vec<At>,
}

/// What was seen of a sheet.
#[derive(Debug, Default)]
pub(super) struct Sight {
    pub hidden: Hidden,
    pub merged: Vec<Area>,
    /// Every cell in its order: row, column, whether it is a formula; millions of them.
    cells: Vec<u64>,
}

impl Sight {
    /// Where the cell of this number stands, and whether it is a formula.
    pub fn cell(&self, index: usize) -> (Option<At>, bool) {
        let packed = self.cells.get(index).filter(|c| **c != NOWHERE);
        packed.map_or((None, false), |c| (Some(((c >> 32) as u32, *c as u32 >> 1)), c & 1 == 1))
    }
}

/// Which sheets of a workbook are read. What stands behind the formulas of our forms is no answer; together it
/// outweighs all other sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All but what stands behind the formulas.
    Answers,
    /// What a form of ours shows as thresholds.
    Thresholds,
}

impl Wanted {
    /// Whether the sheet of this name is not read.
    pub fn passes_over(self, name: &str) -> bool {
        match self {
            Self::Answers => [Sheet::Working, Sheet::Lists, Sheet::Thresholds].iter().any(|sheet| sheet.name() == name),
            Self::Thresholds => Sheet::Thresholds.name() != name,
        }
    }
}

/// The sheet of an .xlsx, seen tag by tag. Cells are counted as the library counts them.
#[derive(Default)]
pub(super) struct SheetXml {
    /// Cells that may still be remembered.
    room: usize,
    is_sheet: Option<bool>,
    sight: Sight,
    row: u32,
    column: u32,
    in_cell: bool,
    in_formula: bool,
}

impl SheetXml {
    /// A sheet of which so many cells are remembered.
    pub fn new(room: usize) -> Self {
        Self { room, ..Self::default() }
    }

    /// How many cells of other sheets may be remembered.
    pub fn room(&self) -> usize {
        self.room
    }

    pub fn event(&mut self, event: &Event) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::Empty(tag) => {
                self.begin(tag);
                self.end(tag.local_name().as_ref());
            }
            Event::End(tag) => self.end(tag.local_name().as_ref()),
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if self.in_formula => self.is_formula(),
            _ => {}
        }
    }

    /// What was seen, if it was a sheet.
    pub fn sight(self) -> Option<Sight> {
        (self.is_sheet == Some(true)).then_some(self.sight)
    }

    fn begin(&mut self, tag: &BytesStart) {
        let name = tag.local_name();
        if !*self.is_sheet.get_or_insert(name.as_ref() == "worksheet") {
            return;
        }
        match name.as_ref() {
            "c" => self.cell(tag),
            "f" if self.in_cell => {
                self.in_formula = true;
                if value(tag, "t").is_some_and(|t| t == "shared") {
                    self.is_formula();
                }
            }
            "row" => self.row(tag),
            "col" => self.columns(tag),
            "mergeCell" if self.sight.merged.len() < MAX_MERGED => self.sight.merged.extend(value(tag, "ref").and_then(|r| area(&r))),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "c" if self.in_cell => {
                self.column = self.column.saturating_add(1);
                (self.in_cell, self.in_formula) = (false, false);
            }
            "f" => self.in_formula = false,
            "row" => (self.row, self.column) = (self.row.saturating_add(1), 0),
            _ => {}
        }
    }

    fn row(&mut self, tag: &BytesStart) {
        if let Some(number) = value(tag, "r") {
            match address(&number) {
                Some((row, _)) => self.row = row,
                None => self.push(NOWHERE),
            }
        }
        if self.sight.hidden.rows.len() < MOST_HIDDEN && is_hidden(tag) {
            self.sight.hidden.rows.push((self.row, self.row));
        }
    }

    fn columns(&mut self, tag: &BytesStart) {
        let number = |name| value(tag, name).and_then(|n| n.parse::<u32>().ok()?.checked_sub(1));
        if let (true, Some(from), Some(to)) = (is_hidden(tag), number("min"), number("max")) {
            let columns = &mut self.sight.hidden.columns;
            columns.extend(Some((from, to)).filter(|_| columns.len() < MOST_HIDDEN));
        }
    }

    fn cell(&mut self, tag: &BytesStart) {
        let at = match value(tag, "r") {
            Some(written) => address(&written).and_then(|(row, column)| Some((row, column?))),
            None => Some((self.row, self.column)),
        };
        self.in_cell = at.is_some();
        self.column = at.map_or(self.column, |(_, column)| column);
        let packed = at.filter(|(_, column)| *column < 1 << 31).map(|(row, column)| u64::from(row) << 32 | u64::from(column) << 1);
        self.push(packed.unwrap_or(NOWHERE));
    }

    fn push(&mut self, cell: u64) {
        if let Some(room) = self.room.checked_sub(1) {
            self.room = room;
            self.sight.cells.push(cell);
        }
    }

    fn is_formula(&mut self) {
        if let Some(cell) = self.sight.cells.last_mut().filter(|_| self.room > 0) {
            *cell |= 1;
        }
    }
}

/// An attribute by its name without prefix.
fn value<'t>(tag: &'t BytesStart, name: &str) -> Option<Cow<'t, str>> {
    let mut attributes = tag.attributes();
    let attribute = attributes.with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    match attribute.value {
        Cow::Borrowed(plain) => unescape(plain).ok(),
        Cow::Owned(changed) => unescape(&changed).ok().map(|text| Cow::Owned(text.into_owned())),
    }
}

fn is_hidden(tag: &BytesStart) -> bool {
    value(tag, "hidden").is_some_and(|v| v == "1" || v == "true")
}

/// "B7", or "7" for a whole row.
fn address(text: &str) -> Option<(u32, Option<u32>)> {
    let letters = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (column, row) = text.split_at(letters);
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = column.bytes().try_fold(0u32, |sum, letter| sum.checked_mul(26)?.checked_add(digit(letter)))?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)))
}

/// "B7:C9".
fn area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (address(first)?, address(last)?);
    Some(Area { top, left: left?, bottom, right: right? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(xml: &str) -> Sight {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut sheet = SheetXml::new(9);
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return sheet.sight().unwrap(),
                event => sheet.event(&event),
            }
        }
    }

    #[test]
    fn addresses_are_those_of_excel() {
        for (text, at) in [("A1", (0, Some(0))), ("xfd1048576", (1_048_575, Some(16_383))), ("AA10", (9, Some(26))), ("7", (6, None))] {
            assert_eq!(address(text), Some(at), "{text}");
        }
        for text in ["", "A", "A0", "A-1", "$A$1", "A99999999999", "ABCDEFGHIJ1", "1A"] {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn cells_formulas_and_what_is_hidden_or_merged_are_seen_at_once() {
        let sight = seen(concat!(
            r#"<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>"#,
            r#"<row r="2"><c r="B2"><f>1</f><v>1</v></c><c><v>2</v></c></row>"#,
            r#"<row hidden="true"><c r="?"><v>3</v></c><c r="C3"><f t="shared" si="0"/></c><c r="D3"><f/></c></row>"#,
            r#"</sheetData><mergeCells><mergeCell ref="B7:C9"/></mergeCells></worksheet>"#
        ));
        let cells: Vec<(Option<At>, bool)> = (0..6).map(|index| sight.cell(index)).collect();
        let at = |row, column| Some((row, column));
        assert_eq!(cells, [(at(1, 1), true), (at(1, 2), false), (None, false), (at(2, 2), true), (at(2, 3), false), (None, false)]);
        assert_eq!(sight.hidden, Hidden { rows: vec![(2, 2)], columns: vec![(1, 2)] });
        assert_eq!(sight.merged, [Area { top: 6, left: 1, bottom: 8, right: 2 }]);
    }
}
