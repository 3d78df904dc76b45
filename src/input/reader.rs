//! The bytes of a workbook → grids. Cells are streamed into sparse grids within bounds: asking the
//! library for a whole range lets two far-apart cells of a small file claim all memory.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{
    Data, DataRef, Ods, Range, Reader, SheetVisible, Style, WorkbookProperties, Xls, Xlsb, Xlsx, XlsxError, open_workbook_from_rs,
};
use encoding_rs::{Encoding, UTF_8};

use super::csv;
use super::failure::{Failure, quietly};
use super::file::Kind;
use super::grid::{Area, Content, Grid};
use super::guard;
use super::legacy::{self, Font};
use super::limits::{Limits, MAX_BROKEN, MAX_MERGED};
use super::sight::{At, Hidden, Sight, Sights, Wanted};
use super::word;
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::property;

/// The library that writes workbooks without calculating them leaves this version; a formula of such
/// a file whose result is 0 was never calculated. Our dossiers have all their results; a form does not, for people type
/// formulas into it.
const UNCALCULATED_VERSION: &str = "12.0000";

/// What was read of a workbook.
#[derive(Default)]
pub(super) struct Contents {
    /// Sheets in order.
    pub sheets: Vec<Grid>,
    /// Custom properties.
    pub properties: BTreeMap<String, String>,
    /// Hidden rows and columns by sheet, where they can be known.
    pub hidden: BTreeMap<String, Hidden>,
    /// Cells left out.
    pub findings: Vec<Diagnostic>,
}

/// Reads a workbook. The library may panic on a damaged file; that must cost this file only.
pub(super) fn read(bytes: &[u8], kind: Kind, sights: Sights, wanted: Wanted, file: &Arc<str>) -> Result<Contents, Failure> {
    let reading = || match kind {
        Kind::Xlsx => xlsx(bytes, sights, wanted, file),
        Kind::Xlsb => xlsb(bytes, file),
        Kind::Xls => xls(bytes, file),
        Kind::Ods => ods(bytes, sights, file),
        Kind::Csv => text(bytes, file),
        Kind::Word => word::read(bytes, file),
    };
    let mut contents = quietly(reading).unwrap_or(Err(Failure::Library("panic")))?;
    contents.findings.extend(legacy::convert(&mut contents.sheets));
    Ok(contents)
}

fn text(bytes: &[u8], file: &Arc<str>) -> Result<Contents, Failure> {
    let mut limits = Limits::default();
    let decoded = csv::decode(bytes);
    let encoding = decoded.as_ref().map(|(_, encoding)| *encoding).filter(|e| *e != UTF_8);
    let grid = match decoded {
        Some((text, _)) => csv::read(&text, file, &mut limits),
        None => {
            let text = csv::letters(bytes).ok_or(Failure::Encoding)?;
            Some(csv::read(&text, file, &mut limits)).filter(legacy::is_sure).ok_or(Failure::Encoding)?
        }
    };
    let told = |e: &'static Encoding| Diagnostic::new(Code::TextDecoded, Place::File(file.clone())).with("encoding", e.name());
    let findings = encoding.map(told).into_iter().chain(csv::lost(&grid)).chain(limits.report(&grid)).collect();
    Ok(Contents { sheets: vec![grid], findings, ..Contents::default() })
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

fn xlsx(bytes: &[u8], mut sights: Sights, wanted: Wanted, file: &Arc<str>) -> Result<Contents, Failure> {
    let mut book: Xlsx<Bytes> = open_workbook_from_rs(Cursor::new(bytes))?;
    let properties = book.workbook_properties().ok();
    let dossier = |p: &WorkbookProperties| p.custom_properties.get(property::KIND).is_some_and(|kind| kind == "dossier");
    let uncalculated = properties.as_ref().is_some_and(|p| p.app_version.as_deref() == Some(UNCALCULATED_VERSION) && !dossier(p));
    let list = book.sheets_metadata().to_vec();
    let mut hidden = BTreeMap::new();
    let mut contents = sheets(list, file, |grid, limits| {
        if wanted.passes_over(&grid.name) {
            return Ok(());
        }
        let mut sight = sights.remove(&*grid.name).unwrap_or_default();
        hidden.insert(grid.name.to_string(), std::mem::take(&mut sight.hidden));
        grid.merged = std::mem::take(&mut sight.merged);
        xlsx_sheet(&mut book, grid, limits, &sight, uncalculated)
    })?;
    contents.hidden = hidden;
    contents.properties = properties.map(|p| p.custom_properties.into_iter().collect()).unwrap_or_default();
    Ok(contents)
}

/// Values with their formats. Which cells are formulas, and where a cell stands whose value cannot be read, is
/// known from the look through the file before.
fn xlsx_sheet(book: &mut Xlsx<Bytes>, grid: &mut Grid, limits: &mut Limits, sight: &Sight, uncalculated: bool) -> Result<(), Failure> {
    let given = values(book, &grid.name.clone(), limits, |limits, index, at, content, font| {
        let (address, formula) = sight.cell(index);
        let content = match content {
            None if formula => Some(Content::NoResult),
            Some(Content::Number { value, .. }) if formula && uncalculated && value.is_zero() => Some(Content::NoResult),
            other => other,
        };
        if let (Some(at), Some(content)) = (at.or(address), content) {
            if let Some(font) = font {
                grid.fonts.insert(at, font);
            }
            limits.keep(grid, at, content);
        }
    });
    match given {
        Ok(()) | Err(XlsxError::NotAWorksheet(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Hands over every cell with its number, so that a large sheet is held once only.
fn values(
    book: &mut Xlsx<Bytes>,
    sheet: &str,
    limits: &mut Limits,
    mut give: impl FnMut(&mut Limits, usize, Option<At>, Option<Content>, Option<Font>),
) -> Result<(), XlsxError> {
    let mut reader = book.worksheet_cells_reader(sheet)?;
    let (mut index, mut broken) = (0, 0);
    while broken < MAX_BROKEN && limits.go_on() {
        match reader.next_cell_with_style_id() {
            Ok(None) => break,
            Ok(Some((cell, style))) => {
                let style = reader.styles().get(style);
                let content = limits.content(cell.get_value(), style.is_some_and(shows_percent));
                let font = style.filter(|_| matches!(&content, Some(Content::Text(text)) if !text.is_ascii())).and_then(old_font);
                give(limits, index, Some(cell.get_position()), content, font);
            }
            Err(XlsxError::CellError(text)) => give(limits, index, None, Some(Content::Error(text)), None),
            Err(e @ (XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_))) => return Err(e),
            Err(_) => {
                broken += 1;
                give(limits, index, None, Some(Content::Broken), None);
            }
        }
        index += 1;
    }
    Ok(())
}

/// Merged cells, as many as any table can have.
fn areas(merged: &[calamine::Dimensions]) -> Vec<Area> {
    let area = |d: &calamine::Dimensions| Area { top: d.start.0, left: d.start.1, bottom: d.end.0, right: d.end.1 };
    merged.iter().take(MAX_MERGED).map(area).collect()
}

fn old_font(style: &Style) -> Option<Font> {
    style.font.as_ref()?.name.as_deref().and_then(Font::named)
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
        limits.leave_out(std::mem::take(&mut outside));
        grid.merged = areas(&book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        fill(grid, limits, &book.worksheet_range(&name)?);
        Ok(())
    })
}

fn ods(bytes: &[u8], sights: Sights, file: &Arc<str>) -> Result<Contents, Failure> {
    let mut book: Ods<Bytes> = open_workbook_from_rs(Cursor::new(bytes))?;
    let list = book.sheets_metadata().to_vec();
    let mut contents = sheets(list, file, |grid, limits| {
        let name = grid.name.clone();
        fill(grid, limits, &book.worksheet_range(&name)?);
        Ok(())
    })?;
    contents.hidden = sights.into_iter().map(|(name, sight)| (name, sight.hidden)).collect();
    Ok(contents)
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
