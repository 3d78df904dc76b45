//! The bytes of a workbook → grids. Cells are streamed into sparse grids within bounds: asking the
//! library for a whole range lets two far-apart cells of a small file claim all memory.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, DataRef, Reader, SheetVisible, Xlsb, open_workbook_from_rs};
use encoding_rs::{Encoding, UTF_8};

use super::csv;
use super::failure::{Failure, quietly};
use super::file::Kind;
use super::grid::{Area, Grid};
use super::json;
use super::legacy;
use super::limits::{Limits, MAX_MERGED};
use super::narrative;
use super::open_document;
use super::sight::{Hidden, Sights, Wanted};
use super::word;
use super::xls::xls;
use super::xlsx::xlsx;
use crate::diag::{Code, Diagnostic, Place};

/// What was read of a workbook.
#[derive(Default)]
pub(super) struct Contents {
    /// Sheets in order.
    pub sheets: Vec<Grid>,
    pub properties: BTreeMap<String, String>,
    /// Hidden rows and columns by sheet, where they can be known.
    pub hidden: BTreeMap<String, Hidden>,
    pub findings: Vec<Diagnostic>,
}

/// Reads a workbook. The library may panic on a damaged file; that must cost this file only.
pub(super) fn read(bytes: &[u8], kind: Kind, sights: Sights, wanted: Wanted, file: &Arc<str>) -> Result<Contents, Failure> {
    let reading = || match kind {
        Kind::Xlsx => xlsx(bytes, sights, wanted, file),
        Kind::Xlsb => xlsb(bytes, file),
        Kind::Xls => xls(bytes, file),
        Kind::Ods => open_document::packed(bytes, sights, file),
        Kind::FlatOds => open_document::flat(bytes, sights, file),
        Kind::Csv => text(bytes, file),
        Kind::Json => json::contents(bytes, file).map_err(|finding| Failure::Found(Box::new(finding))),
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
    let (grid, doubt) = match decoded {
        Some((text, _)) => csv::read(&text, file, &mut limits),
        None => {
            let text = csv::letters(bytes).ok_or(Failure::Encoding)?;
            Some(csv::read(&text, file, &mut limits)).filter(|(grid, _)| legacy::is_sure(grid)).ok_or(Failure::Encoding)?
        }
    };
    let decoded_as = |e: &'static Encoding| Diagnostic::new(Code::TextDecoded, Place::File(file.clone())).with("encoding", e.name());
    let findings = encoding.map(decoded_as).into_iter().chain(doubt).chain(limits.report(&grid)).collect();
    Ok(Contents { sheets: vec![grid], findings, ..Contents::default() })
}

/// A grid per sheet, filled by `fill`.
pub(super) fn sheets(
    list: Vec<calamine::Sheet>,
    file: &Arc<str>,
    mut fill: impl FnMut(&mut Grid, &mut Limits) -> Result<(), Failure>,
) -> Result<Contents, Failure> {
    let mut contents = Contents::default();
    let mut limits = Limits::default();
    for sheet in list {
        let mut grid = Grid::new(file, &sheet.name, sheet.visible != SheetVisible::Visible);
        limits.prose = narrative::is_prose(&sheet.name);
        if sheet.typ == calamine::SheetType::WorkSheet {
            fill(&mut grid, &mut limits)?;
        }
        contents.findings.extend(limits.report(&grid));
        contents.sheets.push(grid);
    }
    Ok(contents)
}

pub(super) type Bytes<'a> = Cursor<&'a [u8]>;

/// Merged cells, as many as any table can have.
pub(super) fn areas(merged: &[calamine::Dimensions]) -> Vec<Area> {
    let area = |d: &calamine::Dimensions| Area { top: d.start.0, left: d.start.1, bottom: d.end.0, right: d.end.1 };
    merged.iter().take(MAX_MERGED).map(area).collect()
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

/// A value of the library as it hands it over from a stream.
pub(super) fn borrowed(data: &Data) -> DataRef<'_> {
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
