//! The bytes of a workbook → grids. Cells are streamed into sparse grids within bounds: asking the
//! library for a whole range lets two far-apart cells of a small file claim all memory.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Once};

use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Range, Reader, SheetVisible, Style, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
    open_workbook_from_rs,
};

use super::file::Kind;
use super::grid::{Area, Content, Grid};
use super::guard::{self, Fault};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::Sheet;
use crate::text::{Date, Decimal};

/// Most rows, columns and cells kept: a matrix of every commune of the country has 8,000 rows of 300 columns.
const MAX_ROWS: u32 = 20_000;
const MAX_COLUMNS: u32 = 512;
const MAX_CELLS: usize = 2_500_000;
/// Most bytes of text kept, and of formulas gone through: one text may stand in every cell.
const MAX_TEXT: usize = 32 * 1024 * 1024;
/// Longest text of a cell in bytes: Excel takes 32,767 letters.
const MAX_CELL_TEXT: usize = 4 * 32_767;
/// Most cells looked at, blank ones too.
const MAX_SEEN: usize = 4_000_000;
/// Most cells of one sheet that cannot be read before the sheet is given up.
const MAX_BROKEN: usize = 10_000;
/// Most merged cells of one sheet kept.
const MAX_MERGED: usize = 5_000;
/// The library that writes workbooks without calculating them leaves this version; a formula of such
/// a file whose result is 0 was never calculated.
const UNCALCULATED_VERSION: &str = "12.0000";

/// What was read of a workbook.
#[derive(Default)]
pub(super) struct Contents {
    /// Sheets in order.
    pub sheets: Vec<Grid>,
    /// Custom properties.
    pub properties: BTreeMap<String, String>,
    /// Cells left out.
    pub findings: Vec<Diagnostic>,
}

/// Counts cells and keeps them within bounds.
#[derive(Default)]
pub(super) struct Limits {
    cells: usize,
    text: usize,
    seen: usize,
    outside: usize,
}

impl Limits {
    /// Puts a cell into a grid unless it lies out of bounds.
    pub fn keep(&mut self, grid: &mut Grid, at: (u32, u32), content: Content) {
        if at.0 >= MAX_ROWS || at.1 >= MAX_COLUMNS || self.cells >= MAX_CELLS {
            self.outside += 1;
            return;
        }
        self.cells += 1;
        grid.cells.insert(at, content);
    }

    /// The content of a cell.
    fn content(&mut self, data: &DataRef, percent: bool) -> Option<Content> {
        match data {
            DataRef::Empty => None,
            DataRef::Int(i) => Some(Content::Number { value: Decimal::from(*i), percent }),
            DataRef::Float(f) => Some(Decimal::from_double(*f).map_or(Content::Broken, |value| Content::Number { value, percent })),
            DataRef::String(s) => self.text(s),
            DataRef::SharedString(s) => self.text(s),
            DataRef::Bool(yes) => Some(Content::Bool(*yes)),
            DataRef::DateTime(time) => Some(moment(time)),
            DataRef::DateTimeIso(text) => Some(iso_day(text)),
            DataRef::DurationIso(text) => Some(Content::Text(text.clone())),
            DataRef::Error(error) => Some(Content::Error(error.to_string())),
        }
    }

    /// A text of a cell, not looked at when there was too much of it already.
    pub fn text(&mut self, text: &str) -> Option<Content> {
        if text.len() > MAX_CELL_TEXT {
            return Some(Content::Broken);
        }
        self.text += text.len();
        if self.text <= MAX_TEXT {
            return Content::of_text(text);
        }
        self.outside += 1;
        None
    }

    /// Whether another cell may be looked at; the first that may not is one left out.
    pub fn go_on(&mut self) -> bool {
        self.seen += 1;
        self.outside += usize::from(self.seen == MAX_SEEN);
        self.seen < MAX_SEEN
    }

    /// Names a sheet with cells left out.
    pub fn report(&mut self, grid: &Grid) -> Option<Diagnostic> {
        let outside = std::mem::take(&mut self.outside);
        let place = Place::Sheet(grid.file.clone(), grid.name.clone());
        let finding = Diagnostic::new(Code::OutOfBounds, place).with("count", outside);
        (outside > 0).then(|| finding.with("rows", MAX_ROWS as usize).with("columns", MAX_COLUMNS as usize))
    }
}

/// Why a workbook cannot be read.
pub(super) enum Failure {
    /// Protected by a password.
    Password,
    /// Not handed to the library.
    Refused(Fault),
    /// Anything else, in the library's words.
    Other(String),
}

/// Reads a workbook. The library may panic on a damaged file; that must cost this file only.
pub(super) fn read(bytes: &[u8], kind: Kind, file: &Arc<str>) -> Result<Contents, Failure> {
    let reading = || match kind {
        Kind::Xlsx => xlsx(bytes, file),
        Kind::Xlsb => xlsb(bytes, file),
        Kind::Xls => xls(bytes, file),
        Kind::Ods => ods(bytes, file),
        Kind::Csv => Ok(csv(bytes, file)),
    };
    quietly(reading).unwrap_or_else(|_| Err(Failure::Other("panic".to_string())))
}

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Catches a panic, of which a finding tells and not the words of Rust.
fn quietly<T>(work: impl FnOnce() -> T) -> std::thread::Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !READING.get() {
                before(info);
            }
        }));
    });
    READING.set(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    READING.set(false);
    done
}

fn csv(bytes: &[u8], file: &Arc<str>) -> Contents {
    let mut limits = Limits::default();
    let grid = super::csv::read(bytes, file, &mut limits);
    let findings = limits.report(&grid).into_iter().collect();
    Contents { sheets: vec![grid], findings, ..Contents::default() }
}

/// A grid per sheet, filled by `fill`.
fn sheets(
    list: Vec<calamine::Sheet>,
    file: &Arc<str>,
    mut fill: impl FnMut(&mut Grid, &mut Limits) -> Result<(), Failure>,
) -> Result<Contents, Failure> {
    let mut contents = Contents::default();
    let mut limits = Limits::default();
    for sheet in list {
        let mut grid = Grid::new(file, &sheet.name, sheet.visible != SheetVisible::Visible);
        if sheet.typ == calamine::SheetType::WorkSheet {
            fill(&mut grid, &mut limits)?;
        }
        contents.findings.extend(limits.report(&grid));
        contents.sheets.push(grid);
    }
    Ok(contents)
}

type Bytes<'a> = Cursor<&'a [u8]>;

fn xlsx(bytes: &[u8], file: &Arc<str>) -> Result<Contents, Failure> {
    let mut book: Xlsx<Bytes> = open_workbook_from_rs(Cursor::new(bytes))?;
    let properties = book.workbook_properties().ok();
    let uncalculated = properties.as_ref().is_some_and(|p| p.app_version.as_deref() == Some(UNCALCULATED_VERSION));
    let list = book.sheets_metadata().to_vec();
    let mut contents = sheets(list, file, |grid, limits| xlsx_sheet(&mut book, grid, limits, uncalculated))?;
    contents.properties = properties.map(|p| p.custom_properties.into_iter().collect()).unwrap_or_default();
    Ok(contents)
}

/// Two walks over a sheet: addresses with formulas, then values with formats. The first knows the address
/// of a cell whose value the second cannot read, and which cells are formulas.
fn xlsx_sheet(book: &mut Xlsx<Bytes>, grid: &mut Grid, limits: &mut Limits, uncalculated: bool) -> Result<(), Failure> {
    // The formulas and lists behind our forms are no answers; together they outweigh all other sheets.
    let named = |sheet: Sheet| *grid.name == *sheet.name();
    if named(Sheet::Working) || named(Sheet::Lists) {
        return Ok(());
    }
    let formulas = if named(Sheet::Thresholds) { Vec::new() } else { addresses(book, &grid.name)? };
    grid.merged = areas(&book.merge_cells_by_sheet_name(&grid.name).unwrap_or_default());
    let given = values(book, &grid.name.clone(), limits, |limits, index, at, content| {
        let (address, formula) = formulas.get(index).copied().unwrap_or((at, false));
        let content = match content {
            None if formula => Some(Content::NoResult),
            Some(Content::Number { value, .. }) if formula && uncalculated && value.is_zero() => Some(Content::NoResult),
            other => other,
        };
        if let (Some(at), Some(content)) = (address.or(at), content) {
            limits.keep(grid, at, content);
        }
    });
    match given {
        Ok(()) | Err(XlsxError::NotAWorksheet(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Merged cells, as many as any table can have.
fn areas(merged: &[calamine::Dimensions]) -> Vec<Area> {
    let area = |d: &calamine::Dimensions| Area { top: d.start.0, left: d.start.1, bottom: d.end.0, right: d.end.1 };
    merged.iter().take(MAX_MERGED).map(area).collect()
}

type Address = Option<(u32, u32)>;

/// Hands over every cell with its number, so that a large sheet is held once only.
fn values(
    book: &mut Xlsx<Bytes>,
    sheet: &str,
    limits: &mut Limits,
    mut give: impl FnMut(&mut Limits, usize, Address, Option<Content>),
) -> Result<(), XlsxError> {
    let mut reader = book.worksheet_cells_reader(sheet)?;
    let (mut index, mut broken) = (0, 0);
    while broken < MAX_BROKEN && limits.go_on() {
        match reader.next_cell_with_style_id() {
            Ok(None) => break,
            Ok(Some((cell, style))) => {
                let percent = reader.styles().get(style).is_some_and(shows_percent);
                let content = limits.content(cell.get_value(), percent);
                give(limits, index, Some(cell.get_position()), content);
            }
            Err(XlsxError::CellError(text)) => give(limits, index, None, Some(Content::Error(text))),
            Err(e @ (XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_))) => return Err(e),
            Err(_) => {
                broken += 1;
                give(limits, index, None, Some(Content::Broken));
            }
        }
        index += 1;
    }
    Ok(())
}

fn addresses(book: &mut Xlsx<Bytes>, sheet: &str) -> Result<Vec<(Address, bool)>, Failure> {
    let mut reader = match book.worksheet_cells_reader(sheet) {
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        other => other?,
    };
    let (mut found, mut text) = (Vec::new(), 0);
    while found.len() < MAX_SEEN && text < MAX_TEXT {
        match reader.next_formula() {
            Ok(Some(cell)) => {
                text += cell.get_value().len();
                found.push((Some(cell.get_position()), !cell.get_value().is_empty()));
            }
            Ok(None) | Err(XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_)) => break,
            Err(_) => found.push((None, false)),
        }
    }
    Ok(found)
}

fn shows_percent(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|n| is_percent(&n.format_code))
}

/// A % sign in the first section of a format, outside quotes, escapes and brackets.
fn is_percent(code: &str) -> bool {
    let mut chars = code.chars();
    let (mut quoted, mut bracket) = (false, false);
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => bracket = true,
            ']' => bracket = false,
            ';' => return false,
            '%' if !bracket => return true,
            _ => {}
        }
    }
    false
}

fn xlsb(bytes: &[u8], file: &Arc<str>) -> Result<Contents, Failure> {
    let mut book: Xlsb<Bytes> = open_workbook_from_rs(Cursor::new(bytes))?;
    let properties = book.workbook_properties().ok();
    let list = book.sheets_metadata().to_vec();
    let mut contents = sheets(list, file, |grid, limits| {
        let name = grid.name.clone();
        let mut reader = book.worksheet_cells_reader(&name)?;
        while limits.go_on() {
            let Some(cell) = reader.next_cell()? else { break };
            if let Some(content) = limits.content(cell.get_value(), false) {
                limits.keep(grid, cell.get_position(), content);
            }
        }
        Ok(())
    })?;
    contents.properties = properties.map(|p| p.custom_properties.into_iter().collect()).unwrap_or_default();
    Ok(contents)
}

fn xls(bytes: &[u8], file: &Arc<str>) -> Result<Contents, Failure> {
    let (bytes, mut outside) = guard::rebuilt(bytes).map_err(Failure::Refused)?;
    let mut book: Xls<Bytes> = open_workbook_from_rs(Cursor::new(bytes.as_slice()))?;
    let list = book.sheets_metadata().to_vec();
    sheets(list, file, |grid, limits| {
        let name = grid.name.clone();
        limits.outside += std::mem::take(&mut outside);
        grid.merged = areas(&book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        fill(grid, limits, &book.worksheet_range(&name)?);
        Ok(())
    })
}

fn ods(bytes: &[u8], file: &Arc<str>) -> Result<Contents, Failure> {
    let mut book: Ods<Bytes> = open_workbook_from_rs(Cursor::new(bytes))?;
    let list = book.sheets_metadata().to_vec();
    sheets(list, file, |grid, limits| {
        let name = grid.name.clone();
        fill(grid, limits, &book.worksheet_range(&name)?);
        Ok(())
    })
}

fn fill(grid: &mut Grid, limits: &mut Limits, range: &Range<Data>) {
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        if let Some(content) = limits.content(&borrowed(data), false) {
            limits.keep(grid, (top + row as u32, left + column as u32), content);
        }
    }
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Empty => DataRef::Empty,
        Data::Int(i) => DataRef::Int(*i),
        Data::Float(f) => DataRef::Float(*f),
        Data::String(s) => DataRef::SharedString(s),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(time) => DataRef::DateTime(*time),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

/// A day; a length of time is kept as its text, since nothing here is answered by one.
fn moment(time: &ExcelDateTime) -> Content {
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    let date = Date::new(year as i16, month as i8, day as i8).ok().filter(|_| time.is_datetime() && time.as_f64() >= 1.0);
    date.map_or_else(|| Content::Text(format!("{hour:02}:{minute:02}")), Content::Day)
}

fn iso_day(text: &str) -> Content {
    let day = text.split('T').next().and_then(crate::text::parse_date);
    day.map_or_else(|| Content::Text(text.to_string()), Content::Day)
}

impl From<XlsxError> for Failure {
    fn from(error: XlsxError) -> Self {
        if matches!(error, XlsxError::Password) { Self::Password } else { Self::Other(error.to_string()) }
    }
}

impl From<XlsbError> for Failure {
    fn from(error: XlsbError) -> Self {
        if matches!(error, XlsbError::Password) { Self::Password } else { Self::Other(error.to_string()) }
    }
}

impl From<XlsError> for Failure {
    fn from(error: XlsError) -> Self {
        if matches!(error, XlsError::Password) { Self::Password } else { Self::Other(error.to_string()) }
    }
}

impl From<OdsError> for Failure {
    fn from(error: OdsError) -> Self {
        if matches!(error, OdsError::Password) { Self::Password } else { Self::Other(error.to_string()) }
    }
}

#[cfg(test)]
mod tests {
    use super::is_percent;

    #[test]
    fn a_percent_sign_counts_only_where_excel_multiplies() {
        for code in ["0%", "0.00%", "[Red]0.0%", "0 %", "#,##0.0%;-0.0%"] {
            assert!(is_percent(code), "{code}");
        }
        for code in ["General", "0.0\\%", "0\" %\"", "0;0%", "[%]0", "@"] {
            assert!(!is_percent(code), "{code}");
        }
    }
}
