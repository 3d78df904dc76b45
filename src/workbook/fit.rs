//! Tables whose columns get the widths their texts ask for, and whose numbers have decimals where there are some.

use std::collections::BTreeSet;

use rust_xlsxwriter::{ConditionalFormatFormula, Format, Worksheet};

use super::WorkbookError;
use super::sheet::{room, width_of};
use crate::diag::column_letters;
use crate::text::{Words, fitted};

/// Texts of a table whose columns get the widths their texts ask for.
#[derive(Default)]
pub(super) struct Fit {
    pub rows: Vec<(u32, Vec<Words>)>,
    /// Columns with room for people to write, or wide for another reason.
    pub kept: BTreeSet<usize>,
    /// Columns of numbers that are computed.
    pub numbers: BTreeSet<u16>,
}

/// About as many rows have room on a page.
const ROWS_ON_A_PAGE: usize = 7;
impl Fit {
    /// The widths the texts ask for, together as wide as before.
    pub fn widths(&self, from: &[f64]) -> Vec<f64> {
        let free: Vec<usize> = (0..from.len()).filter(|column| !self.kept.contains(column)).collect();
        let of_free = |words: &[Words]| free.iter().map(|c| words.get(*c).cloned().unwrap_or_default()).collect::<Vec<_>>();
        // headings are on every page
        let pages = self.rows.len() / ROWS_ON_A_PAGE;
        let headings = std::iter::repeat_n(&self.rows, pages).filter_map(|rows| rows.first());
        let rows: Vec<Vec<Words>> = self.rows.iter().chain(headings).map(|(_, words)| of_free(words)).collect();
        let now: Vec<u32> = free.iter().filter_map(|c| from.get(*c)).map(|width| room(*width)).collect();
        let mut widths = from.to_vec();
        for (column, found) in free.iter().zip(fitted(&rows, &now)) {
            if let Some(width) = widths.get_mut(*column) {
                *width = width_of(found);
            }
        }
        widths
    }
}

/// Decimals where there are some: a mark behind a whole number would be one of nothing.
pub(super) fn decimals(sheet: &mut Worksheet, (first, last): (u32, u32), column: u16) -> Result<(), WorkbookError> {
    let cell = format!("{}{}", column_letters(u32::from(column)), first + 1);
    let rule = ConditionalFormatFormula::new().set_rule(format!("=IF(ISNUMBER({cell}),{cell}<>INT({cell}),FALSE)").as_str());
    sheet.add_conditional_format(first, column, last, column, &rule.set_format(Format::new().set_num_format("#,##0.0########")))?;
    Ok(())
}
