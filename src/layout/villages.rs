//! The villages sheet: one row per village; for each checklist a block of columns, its items, its
//! recognition and the verdict, under a band with its name; ids in a hidden row.

use crate::text::{Date, ids};

/// Row of the bands: name of each checklist and how many villages pass.
pub const BAND_ROW: u32 = 2;
/// Row of the column headings.
pub const HEADING_ROW: u32 = 3;
/// Hidden row with the ids of the columns.
pub const ID_ROW: u32 = 4;
/// First village.
pub const FIRST_ROW: u32 = 5;
pub const ROWS: u32 = 40;
/// Column of the name.
pub const NAME: u16 = 1;
/// First checklist item.
pub const FIRST_ITEM: u16 = 2;
/// Id of the column of names.
pub const NAME_ID: &str = "village:name";

/// No recognition is older; the formulas cannot tell a day from a number, so both hold to this.
pub const FIRST_DAY: Date = Date::constant(2000, 1, 1);

ids! {
    /// What is asked of a recognition, in the order of its columns; the heading is the message
    /// `villages-<id>`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Part {
        /// Cơ quan công nhận.
        By = "by",
        /// Số quyết định.
        Decision = "decision",
        /// Ngày công nhận.
        Date = "date",
    }
}

impl Part {
    /// Id of its column for a checklist; no item has such an id, as items are numbered.
    pub fn column_id(self, checklist: &str) -> String {
        format!("village:{checklist}/{}", self.id())
    }

    /// Checklist and part of a column's id.
    pub fn read(id: &str) -> Option<(&str, Part)> {
        let (checklist, part) = id.strip_prefix("village:")?.rsplit_once('/')?;
        Self::from_id(part).map(|p| (checklist, p))
    }
}
