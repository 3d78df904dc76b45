//! The hidden sheet of thresholds: a block of rows per test, one row per region and a last one for
//! "region unknown", one column per year.

use crate::criteria::{Bound, Item, ItemRef, Lookup, Test, Version};
use crate::text::Decimal;

/// Row of the headings; the years stand here as numbers.
pub const HEADING_ROW: u32 = 0;
/// Key of the test.
pub const KEY: u16 = 0;
/// Region id; "*" for the row that all regions share.
pub const REGION: u16 = 1;
/// Column of the first year.
pub const FIRST_YEAR: u16 = 2;
/// Stands for a threshold that is missing; the authority it is left to may follow.
pub const MISSING: &str = "?";
/// Stands for a threshold on which the regions do not agree.
pub const UNSETTLED: &str = "??";
/// Region id of the shared row.
pub const ANY_REGION: &str = "*";

/// Key of a test: "basic:12.1#muc#basic:12.1/nam@2022-03-08".
pub fn key(item: &ItemRef, version: &Version, test: &Test) -> String {
    format!("{item}#{}#{}@{}", test.id, test.measure, version.from)
}

/// Whether a version of an item has a test of this key.
pub fn find<'a>(items: &[(ItemRef, &'a Item)], wanted: &str) -> Option<(&'a Version, &'a Test)> {
    let (of, _) = wanted.split_once('#')?;
    let (reference, item) = items.iter().find(|(r, _)| r.to_string() == of)?;
    item.versions.iter().find_map(|v| v.requirement.tests().into_iter().find(|t| key(reference, v, t) == wanted).map(|t| (v, t)))
}

/// A threshold as it stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Missing.
    Blank,
    /// A number.
    Number(Decimal),
    /// A word: "Đạt", "Không", a grade.
    Word(String),
}

/// The cell of a threshold found; a missing one is blank here and a mark beginning with
/// [`MISSING`] in the sheet.
pub fn cell(lookup: &Lookup) -> Cell {
    match lookup.as_ref().map(|r| &r.bound) {
        Err(_) => Cell::Blank,
        Ok(Bound::Number(number)) => Cell::Number(number.clone()),
        Ok(Bound::Met) => Cell::Word(crate::messages::Lang::Vi.text("require-met")),
        Ok(Bound::None) => Cell::Word(crate::messages::Lang::Vi.text("require-none")),
        Ok(Bound::Grade(_, word)) => Cell::Word(word.clone()),
    }
}
