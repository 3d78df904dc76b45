//! The sheet "Nguồn hợp nhất": what each commune gave to every figure of the one formed from them.

use super::WorkbookError;
use super::print;
use super::sheet::Styles;
use super::table::Table;
use crate::district::Merged;
use crate::messages::Lang;
use crate::tables;

/// Writes the sheet.
pub(super) fn write<'a>(styles: &'a Styles, merged: &Merged) -> Result<Table<'a>, WorkbookError> {
    let list = tables::merged(merged);
    let mut table = print::sheet(styles, &Lang::Vi.text("merge-sheet"), &list)?;
    print::list(&mut table, &list, &|_| None)?;
    Ok(table)
}
