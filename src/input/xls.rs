//! The sheets of an .xls → grids: values with their formats and with what fonts do to whole cells.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader, Xls, open_workbook_from_rs};

use super::dress::{in_font, in_pieces};
use super::failure::Failure;
use super::grid::Grid;
use super::guard::old::{Rebuilt, rebuilt};
use super::limits::Limits;
use super::reader::{Bytes, Contents, areas, borrowed, sheets};
use super::sight::OldSights;

/// Reads a workbook of Excel 95 to 2003.
pub(super) fn xls(bytes: &[u8], file: &Arc<str>) -> Result<Contents, Failure> {
    let Rebuilt { file: rebuilt, stream, mut outside } = rebuilt(bytes).map_err(Failure::Refused)?;
    let mut book: Xls<Bytes> = open_workbook_from_rs(Cursor::new(rebuilt.as_slice()))?;
    let sights = OldSights::of(&stream);
    let list = book.sheets_metadata().to_vec();
    let names: Vec<String> = list.iter().map(|s| s.name.clone()).collect();
    let mut contents = sheets(list, file, |grid, limits| {
        let name = grid.name.clone();
        limits.leave_out(std::mem::take(&mut outside));
        grid.merged = areas(&book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        let range = book.worksheet_range(&name)?;
        let (top, left) = range.start().unwrap_or_default();
        let order = names.iter().position(|known| **known == *name).unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let at = (top + row as u32, left + column as u32);
            fill(grid, limits, &sights, order, at, data);
        }
        Ok(())
    })?;
    contents.hidden = names.into_iter().enumerate().map(|(order, name)| (name, sights.hidden(order))).collect();
    Ok(contents)
}

fn fill(grid: &mut Grid, limits: &mut Limits, sights: &OldSights, order: usize, at: (u32, u32), data: &calamine::Data) {
    let (format, face) = sights.of_cell(order, at);
    let Some(content) = limits.content(&borrowed(data), format.percent) else { return };
    let dressed = match sights.pieces(order, at) {
        Some(pieces) => {
            let (content, look) = in_pieces(pieces, face, limits);
            content.map(|content| limits.look(content, look))
        }
        None => in_font(content, face, limits),
    };
    let Some((content, look)) = dressed else { return };
    grid.looks.extend(look.map(|look| (at, look)));
    format.tell(grid, at, &content);
    limits.keep(grid, at, content);
}
