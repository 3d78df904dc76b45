//! A sheet of an .xlsx once more, for what is to be written again: texts with their line breaks, which judging does
//! without, and which cells hold formulas.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Xlsx, XlsxError, open_workbook_from_rs};

use super::failure::quietly;
use super::sight::At;
use crate::text::clean_figures;

/// What was typed into a sheet.
#[derive(Debug, Default)]
pub(super) struct AsTyped {
    /// Texts of several lines.
    lines: BTreeMap<At, String>,
    formulas: BTreeMap<At, String>,
}

impl AsTyped {
    /// Of a sheet; none of a file that is no .xlsx.
    pub fn of(bytes: &[u8], sheet: &str) -> Option<Self> {
        quietly(|| read(bytes, sheet)).ok()?.ok()
    }

    /// The formula of a cell, with its sign.
    pub fn formula(&self, at: At) -> Option<String> {
        self.formulas.get(&at).map(|formula| format!("={formula}"))
    }

    /// The text of a cell as it was typed, where it was read as this one.
    pub fn lines(&self, at: At, read: &str) -> Option<&str> {
        self.lines.get(&at).map(String::as_str).filter(|typed| clean_figures(typed) == read)
    }
}

fn read(bytes: &[u8], sheet: &str) -> Result<AsTyped, XlsxError> {
    let mut book: Xlsx<Cursor<&[u8]>> = open_workbook_from_rs(Cursor::new(bytes))?;
    Ok(AsTyped { lines: lines(&mut book, sheet)?, formulas: formulas(&mut book, sheet)? })
}

fn lines(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<BTreeMap<At, String>, XlsxError> {
    let mut found = BTreeMap::new();
    let mut cells = book.worksheet_cells_reader(sheet)?;
    while let Some(cell) = next(|| cells.next_cell())? {
        let Some(cell) = cell else { continue };
        let text = match cell.get_value() {
            DataRef::String(text) => text.as_str(),
            DataRef::SharedString(text) => text,
            _ => continue,
        };
        if text.trim().contains(['\n', '\r']) {
            found.insert(cell.get_position(), text.replace("\r\n", "\n").replace('\r', "\n"));
        }
    }
    Ok(found)
}

fn formulas(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<BTreeMap<At, String>, XlsxError> {
    let mut found = BTreeMap::new();
    let mut cells = book.worksheet_cells_reader(sheet)?;
    while let Some(cell) = cells.next_formula()? {
        if !cell.get_value().is_empty() {
            found.insert(cell.get_position(), cell.get_value().clone());
        }
    }
    Ok(found)
}

/// The next cell, or that its error value is none that is known, as was reported when it was read at first; none at the end.
fn next<T>(mut cell: impl FnMut() -> Result<Option<T>, XlsxError>) -> Result<Option<Option<T>>, XlsxError> {
    match cell() {
        Ok(found) => Ok(found.map(Some)),
        Err(XlsxError::CellError(_)) => Ok(Some(None)),
        Err(error) => Err(error),
    }
}
