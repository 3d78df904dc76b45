//! What the XML of a workbook tells and the library does not, or only by going through all of it once more: which
//! rows and columns are hidden, which cells are merged, which hold formulas, and where a cell is that cannot be read.

mod book;
mod cell;
mod dress;
mod faces;
mod old;
mod runs;
mod strings;
mod tables;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::grid::Area;
use super::limits::MAX_MERGED;
use super::look::Face;
use crate::layout::Sheet;

pub(super) use book::Book;
pub(super) use cell::Cell;
pub(super) use dress::Styles;
pub(super) use faces::Faces;
pub(super) use old::OldSights;
pub(super) use runs::Pieces;
use runs::Runs;
pub(super) use strings::Strings;
pub(super) use tables::Tables;

/// Most hidden pieces of one sheet kept.
const MOST_HIDDEN: usize = 20_000;
/// Most cells of one sheet whose text is kept in pieces; of a further one it is only known that it has some.
const MOST_IN_PIECES: usize = 20_000;
/// What is taken for a cell whose address is none.
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
    /// What the fonts do to whole cells, by the number of a cell's format.
    pub faces: Arc<[Face]>,
    /// Every cell in its order: row, column, whether its text is in pieces, whether it is a formula; millions of them.
    cells: Vec<u64>,
    /// The texts in pieces by the number of their cell.
    pieces: BTreeMap<usize, Pieces>,
    /// The same by their place, where cells are not counted, with what the font of the cell does.
    pub placed: BTreeMap<At, (Pieces, Face)>,
}

impl Sight {
    /// Where the cell of this number is, and whether it is a formula.
    pub fn cell(&self, index: usize) -> (Option<At>, bool) {
        let packed = self.cells.get(index).filter(|c| **c != NOWHERE);
        packed.map_or((None, false), |c| (Some(((c >> 32) as u32, *c as u32 >> 2)), c & FORMULA != 0))
    }

    /// The text of the cell of this number, if a font says anything of a part of it; `None` inside where that is not kept.
    pub fn pieces(&self, index: usize) -> Option<Pieces> {
        let packed = self.cells.get(index).filter(|c| **c != NOWHERE && **c & IN_PIECES != 0);
        packed.map(|_| self.pieces.get(&index).cloned().flatten())
    }
}

const FORMULA: u64 = 1;
const IN_PIECES: u64 = 2;

/// Which sheets of a workbook are read. What is behind the formulas of our forms is no answer; together it
/// outweighs all other sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All but what is behind the formulas.
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
pub(super) struct SheetXml<'s> {
    strings: &'s Strings,
    /// Cells that may still be remembered.
    room: usize,
    is_sheet: Option<bool>,
    sight: Sight,
    row: u32,
    column: u32,
    in_cell: bool,
    in_formula: bool,
    /// The number of the shared text of this cell, as far as it was seen.
    shared: Option<String>,
    in_value: bool,
    /// The text that is in the cell itself.
    inline: Option<Runs>,
}

impl<'s> SheetXml<'s> {
    /// A sheet of which so many cells are remembered.
    pub fn new(room: usize, strings: &'s Strings) -> Self {
        let (is_sheet, sight, shared, inline) = (None, Sight::default(), None, None);
        let (row, column, in_cell, in_formula, in_value) = (0, 0, false, false, false);
        Self { strings, room, is_sheet, sight, row, column, in_cell, in_formula, shared, in_value, inline }
    }

    /// How many cells of other sheets may be remembered.
    pub fn room(&self) -> usize {
        self.room
    }

    pub fn event(&mut self, event: &Event) {
        if let Some(runs) = &mut self.inline {
            runs.event(event);
        }
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::Empty(tag) => {
                self.begin(tag);
                self.end(tag.local_name().as_ref());
            }
            Event::End(tag) => self.end(tag.local_name().as_ref()),
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if self.in_formula => self.is_formula(),
            Event::Text(text) if self.in_value => self.shared.iter_mut().for_each(|number| number.push_str(text)),
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
            "v" => self.in_value = self.in_cell && self.shared.is_some(),
            "is" if self.in_cell => self.inline = Some(Runs::default()),
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
                (self.in_cell, self.in_formula, self.in_value, self.inline) = (false, false, false, None);
                self.is_shared();
            }
            "f" => self.in_formula = false,
            "v" => self.in_value = false,
            "is" => {
                let pieces = self.inline.take().and_then(Runs::marked);
                pieces.into_iter().for_each(|pieces| self.is_in_pieces(pieces));
            }
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
        self.shared = (!self.strings.is_empty() && value(tag, "t").is_some_and(|t| t == "s")).then(String::new);
        self.column = at.map_or(self.column, |(_, column)| column);
        let packed = at.filter(|(_, column)| *column < 1 << 30).map(|(row, column)| u64::from(row) << 32 | u64::from(column) << 2);
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
            *cell |= FORMULA;
        }
    }

    fn is_shared(&mut self) {
        let number = self.shared.take().and_then(|number| number.trim().parse().ok());
        let pieces = number.and_then(|number| self.strings.get(number)).cloned();
        pieces.into_iter().for_each(|pieces| self.is_in_pieces(pieces));
    }

    fn is_in_pieces(&mut self, pieces: Pieces) {
        let index = self.sight.cells.len().saturating_sub(1);
        if let Some(cell) = self.sight.cells.last_mut().filter(|_| self.room > 0) {
            *cell |= IN_PIECES;
            if self.sight.pieces.len() < MOST_IN_PIECES {
                self.sight.pieces.insert(index, pieces);
            }
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

    fn walk(xml: &str, mut see: impl FnMut(&Event)) {
        let mut reader = quick_xml::Reader::from_str(xml);
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return,
                event => see(&event),
            }
        }
    }

    fn seen(xml: &str, strings: &Strings) -> Sight {
        let mut sheet = SheetXml::new(9, strings);
        walk(xml, |event| sheet.event(event));
        sheet.sight().unwrap()
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
        let xml = concat!(
            r#"<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>"#,
            r#"<row r="2"><c r="B2"><f>1</f><v>1</v></c><c><v>2</v></c></row>"#,
            r#"<row hidden="true"><c r="?"><v>3</v></c><c r="C3"><f t="shared" si="0"/></c><c r="D3"><f/></c></row>"#,
            r#"</sheetData><mergeCells><mergeCell ref="B7:C9"/></mergeCells></worksheet>"#
        );
        let sight = seen(xml, &Strings::default());
        let cells: Vec<(Option<At>, bool)> = (0..6).map(|index| sight.cell(index)).collect();
        let at = |row, column| Some((row, column));
        assert_eq!(cells, [(at(1, 1), true), (at(1, 2), false), (None, false), (at(2, 2), true), (at(2, 3), false), (None, false)]);
        assert_eq!(sight.hidden, Hidden { rows: vec![(2, 2)], columns: vec![(1, 2)] });
        assert_eq!(sight.merged, [Area { top: 6, left: 1, bottom: 8, right: 2 }]);
    }

    #[test]
    fn texts_in_pieces_are_seen_in_cells_and_among_shared_texts() {
        let (mut strings, mut faces) = (Strings::default(), Faces::default());
        let raised = r#"<r><t>9</t></r><r><rPr><sz val="9"/><vertAlign val="superscript"/></rPr><t>1</t></r>"#;
        let shared =
            format!(r#"<sst><si><t>91</t></si><si/><si>{raised}<rPh><t>?</t></rPh></si><si><r><rPr><b/></rPr><t>x</t></r></si></sst>"#);
        walk(&shared, |event| strings.event(event));
        let sheet = format!(
            r#"<worksheet><sheetData><row r="1"><c t="s"><v>0</v></c><c t="s"><v>2</v></c><c><v>2</v></c><c t="inlineStr"><is>{raised}</is></c>{}</row></sheetData></worksheet>"#,
            r#"<c t="inlineStr"><is><t>91</t></is></c><c t="s"><v>3</v></c>"#
        );
        let sight = seen(&sheet, &strings);
        let texts = |index: usize| sight.pieces(index).map(|p| p.iter().flat_map(|p| p.iter()).map(|p| p.text.clone()).collect::<Vec<_>>());
        let found: Vec<_> = (0..6).map(texts).collect();
        let both = || Some(vec!["9".to_string(), "1".to_string()]);
        assert_eq!(found, [None, both(), None, both(), None, None]);
        let styles = concat!(
            r#"<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/><vertAlign val="subscript"/></font></fonts>"#,
            r#"<cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="2"/><xf fontId="1"/></cellXfs>"#,
            r#"<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"#
        );
        walk(styles, |event| faces.event(event));
        let apart: Vec<_> = faces.faces().iter().map(|face| face.apart.map(crate::input::look::Apart::id)).collect();
        assert_eq!(apart, [None, Some("lowered"), Some("struck")]);
    }
}
