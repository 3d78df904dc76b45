//! The sheet on which a province tells its areas: those there are, and rows for more.

use rust_xlsxwriter::Worksheet;

use super::WorkbookError;
use super::sheet::{Styles, Written, page, protect, row_height};
use crate::criteria::{Area, Law, Narrow};
use crate::layout::criteria_sheet::{AREA_COLUMNS, AREA_ROWS, ENTRIES, FIRST_ROW, HEADING_ROW};
use crate::messages::Lang;

/// Columns that a person sees.
const SHOWN: usize = AREA_COLUMNS.len() - 2;

pub(super) fn sheet(law: &Law, styles: &Styles) -> Result<Worksheet, WorkbookError> {
    let mut sheet = page(&Lang::Vi.text("threshold-sheet-areas"), true, &AREA_COLUMNS.map(|(_, width)| width))?;
    let last = SHOWN as u16 - 1;
    let width: f64 = AREA_COLUMNS.iter().take(SHOWN).map(|(_, width)| width).sum();
    sheet.merge_range(0, 0, 0, last, &Lang::Vi.text("threshold-sheet-areas"), &styles.title)?;
    for (row, id) in [(1, "threshold-areas-what"), (2, "threshold-areas-how")] {
        let text = Lang::Vi.text(id);
        sheet.merge_range(row, 0, row, last, &text, &styles.subtitle)?;
        sheet.set_row_height(row, row_height(&[(&text, width)]))?;
    }
    for (column, (id, _)) in (0u16..).zip(AREA_COLUMNS) {
        sheet.write_with_format(HEADING_ROW, column, Lang::Vi.text(&format!("threshold-column-{id}")), &styles.heading)?;
    }
    sheet.set_row_height(HEADING_ROW, 34)?;
    let rows = law.areas.iter().map(Some).chain((0..AREA_ROWS).map(|_| None));
    for (row, area) in (FIRST_ROW..).zip(rows) {
        line(&mut sheet, law, row, area, styles)?;
    }
    for column in SHOWN..AREA_COLUMNS.len() {
        sheet.set_column_hidden(column as u16)?;
    }
    sheet.set_freeze_panes(FIRST_ROW, 0)?;
    sheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    protect(&mut sheet);
    Ok(sheet)
}

fn line(sheet: &mut Worksheet, law: &Law, row: u32, area: Option<&Area>, styles: &Styles) -> Written {
    let texts = area.map(|area| shown(law, area)).unwrap_or_default();
    for (column, text) in (0u16..).zip(&texts) {
        match text.is_empty() {
            true => sheet.write_blank(row, column, &styles.input_text)?,
            false => sheet.write_string_with_format(row, column, text, &styles.input_text)?,
        };
    }
    if let Some(area) = area {
        sheet.write_string(row, SHOWN as u16, &area.id)?;
        sheet.write_string(row, SHOWN as u16 + 1, area.present())?;
    }
    let sized: Vec<(&str, f64)> = texts.iter().zip(AREA_COLUMNS).map(|(text, (_, width))| (text.as_str(), width)).collect();
    sheet.set_row_height(row, row_height(&sized))?;
    Ok(())
}

fn shown(law: &Law, area: &Area) -> [String; SHOWN] {
    let class = |id: &String| law.nation.communes(&[], &Narrow { areas: Vec::new(), classes: vec![id.clone()] });
    let classes: Vec<String> = area.classes.iter().map(class).collect();
    [area.name.clone(), area.districts.join(ENTRIES), classes.join(ENTRIES)]
}
