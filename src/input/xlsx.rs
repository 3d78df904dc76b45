//! The sheets of an .xlsx → grids: values with their formats and with what fonts do to them.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader, WorkbookProperties, Xlsx, XlsxError, open_workbook_from_rs};

use super::dress::{in_one, in_pieces};
use super::failure::Failure;
use super::format::{Format, Formats};
use super::grid::{Content, Grid};
use super::limits::{Limits, MAX_BROKEN};
use super::look::Face;
use super::reader::{Contents, sheets};
use super::sight::{At, Sight, Sights, Wanted};
use crate::layout::property;

/// The library that writes workbooks without calculating them leaves this version; a formula of such
/// a file whose result is 0 was never calculated. Our dossiers have all their results; a form does not, for people type
/// formulas into it.
const UNCALCULATED_VERSION: &str = "12.0000";

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads a workbook that was looked through before.
pub(super) fn xlsx(bytes: &[u8], mut sights: Sights, wanted: Wanted, file: &Arc<str>) -> Result<Contents, Failure> {
    let mut book: Book = open_workbook_from_rs(Cursor::new(bytes))?;
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
        Filling { grid, sight: &sight, uncalculated }.fill(&mut book, limits)
    })?;
    contents.hidden = hidden;
    contents.properties = properties.map(|p| p.custom_properties.into_iter().collect()).unwrap_or_default();
    Ok(contents)
}

/// A cell as the library hands it over.
struct Given {
    index: usize,
    at: Option<At>,
    content: Option<Content>,
    format: Format,
    face: Face,
}

/// A grid that is being filled. Which cells are formulas, what fonts do to parts of a text, and where a cell is
/// whose value cannot be read, is known from the look through the file before.
struct Filling<'g> {
    grid: &'g mut Grid,
    sight: &'g Sight,
    uncalculated: bool,
}

impl Filling<'_> {
    fn fill(&mut self, book: &mut Book, limits: &mut Limits) -> Result<(), Failure> {
        match self.values(book, limits) {
            Ok(()) | Err(XlsxError::NotAWorksheet(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    fn values(&mut self, book: &mut Book, limits: &mut Limits) -> Result<(), XlsxError> {
        let mut reader = book.worksheet_cells_reader(&self.grid.name)?;
        let (mut index, mut broken, mut formats) = (0, 0, Formats::default());
        while broken < MAX_BROKEN && limits.go_on() {
            let given = match reader.next_cell_with_style_id() {
                Ok(None) => break,
                Ok(Some((cell, _))) if limits.passes_over(cell.get_position(), cell.get_value()) => {
                    index += 1;
                    continue;
                }
                Ok(Some((cell, style))) => {
                    let format = formats.get(style, reader.styles().get(style));
                    let content = limits.content(cell.get_value(), format.percent);
                    let face = self.sight.faces.get(style).copied().unwrap_or_default();
                    Given { index, at: Some(cell.get_position()), content, format, face }
                }
                Err(XlsxError::CellError(text)) => nowhere(index, Content::Error(text)),
                Err(e @ (XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_))) => return Err(e),
                Err(_) => {
                    broken += 1;
                    nowhere(index, Content::Broken)
                }
            };
            self.take(given, limits);
            index += 1;
        }
        Ok(())
    }

    fn take(&mut self, given: Given, limits: &mut Limits) {
        let (address, formula) = self.sight.cell(given.index);
        let Some(at) = given.at.or(address) else { return };
        let (content, look) = match self.sight.pieces(given.index) {
            Some(pieces) => in_pieces(&pieces, given.face, limits),
            None => match given.content {
                Some(content) if given.face != Face::default() => in_one(content, given.face, limits),
                content => (content, None),
            },
        };
        let content = match content {
            None if formula => Some(Content::NoResult),
            Some(Content::Number { value, .. }) if formula && self.uncalculated && value.is_zero() => Some(Content::NoResult),
            other => other,
        };
        let Some(content) = content else { return };
        let (content, look) = limits.look(content, look);
        self.grid.looks.extend(look.map(|look| (at, look)));
        given.format.tell(self.grid, at, &content);
        limits.keep(self.grid, at, content);
    }
}

/// A cell that cannot be read; the library does not say where it is.
fn nowhere(index: usize, content: Content) -> Given {
    Given { index, at: None, content: Some(content), format: Format::default(), face: Face::default() }
}
