//! The sheet of the villages' figures: one row per village, the same as on the villages sheet and in
//! the same order; a pair of columns per rate, one column per amount; ids in a hidden row.

use crate::text::ids;

/// Row of the criteria's names.
pub const BAND_ROW: u32 = 2;
/// Row of the measures' names.
pub const HEADING_ROW: u32 = 3;
/// Row that says what each column holds.
pub const PART_ROW: u32 = 4;
/// Row of the sums.
pub const TOTAL_ROW: u32 = 5;
/// Row that says whether every village has its figure.
pub const STATE_ROW: u32 = 6;
/// Hidden row with the ids of the columns.
pub const ID_ROW: u32 = 7;
/// First village.
pub const FIRST_ROW: u32 = 8;
/// Column of the village's name.
pub const NAME: u16 = 1;
/// First column of figures.
pub const FIRST_COLUMN: u16 = 2;

ids! {
    /// What a column holds.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Part {
        /// Tử số.
        Numerator = "numerator",
        /// Mẫu số.
        Denominator = "denominator",
        Amount = "amount",
    }
}

impl Part {
    pub fn column_id(self, measure: &str) -> String {
        format!("{measure}#{}", self.id())
    }

    /// Measure and part of a column's id.
    pub fn read(id: &str) -> Option<(&str, Part)> {
        let (measure, part) = id.rsplit_once('#')?;
        Self::from_id(part).map(|p| (measure, p))
    }
}
