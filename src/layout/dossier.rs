//! The sheets of a finished dossier, for those who write it and those who read it again.

use crate::messages::Lang;

/// Sheets of the dossier proper, in order, by the id of their name.
pub const SHEETS: [&str; 18] = [
    "cover",
    "t6",
    "t1",
    "chart",
    "t2",
    "t3",
    "villages",
    "t5",
    "t7",
    "t8",
    "t9",
    "narrative",
    "procedure",
    "plan",
    "explanations",
    "thresholds",
    "problems",
    "provenance",
];

/// A sheet the program writes whole from the inputs, so that each of its cells can be written again and compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Computed {
    pub sheet: &'static str,
    /// The first row that depends on the inputs alone: the heading of a paper above it has a number and a date.
    pub first: u32,
    /// Headings, by their ids, of columns that are held against something else than the inputs.
    pub apart: &'static [&'static str],
}

/// Every such sheet; the columns of [`OPEN`] are left out. The sheets made of what was found on the way, and of
/// the files something was made from, are not of the inputs alone.
pub const COMPUTED: [Computed; 15] = [
    Computed::paper("cover"),
    Computed::paper("t6"),
    Computed::paper("t1"),
    Computed::table("chart", &[]),
    Computed::paper("t2"),
    Computed::paper("t3"),
    Computed::table("villages", &[]),
    Computed::table("t5", &["sha256"]),
    Computed::paper("t7"),
    Computed::paper("t8"),
    Computed::paper("t9"),
    Computed::table("narrative", &[]),
    Computed::table("procedure", &[]),
    Computed::table("plan", &[]),
    Computed::table("thresholds", &[]),
];

impl Computed {
    const fn paper(sheet: &'static str) -> Self {
        Self { sheet, first: HEAD_ROWS, apart: &[] }
    }

    const fn table(sheet: &'static str, apart: &'static [&'static str]) -> Self {
        Self { sheet, first: 0, apart }
    }
}

/// Rows the heading of a paper takes.
pub const HEAD_ROWS: u32 = 8;

/// Visible name of a sheet.
pub fn sheet_name(id: &str) -> String {
    Lang::Vi.text(&format!("dossier-sheet-{id}"))
}

/// The property that keeps the fingerprint of a criteria file.
pub fn sha_property(file: &str) -> String {
    format!("ntm-sha256 {file}")
}

/// The columns of a sheet that people write into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Those under these headings, by their ids.
    Headed(&'static [&'static str]),
    /// All from this one on, by the words of their headings: those are data.
    From(u32),
}

/// Columns of T3 and T4 that are taken from T2.
pub const TAKEN: u32 = 6;

/// Where people write, by sheet. Each such sheet has the ids of its rows in its hidden last column, under [`ROW_ID`].
pub const OPEN: [(&str, Open); 5] = [
    ("t3", Open::From(TAKEN)),
    ("procedure", Open::Headed(&["explanation"])),
    ("plan", Open::Headed(&["work", "department", "cost", "deadline"])),
    ("explanations", Open::Headed(&["explanation"])),
    ("thresholds", Open::Headed(&["compared"])),
];

/// Where people write into a sheet, if they do.
pub fn open(sheet: &str) -> Option<Open> {
    OPEN.into_iter().find(|(id, _)| *id == sheet).map(|(_, open)| open)
}

/// The sheet made of what was found on the way: read again from the dossier, other things are found, at other places.
pub const OF_FINDINGS: &str = "explanations";

/// Heading of the hidden column of row ids.
pub const ROW_ID: &str = "id";

/// Heading of a column of a dossier.
pub fn heading(id: &str) -> String {
    Lang::Vi.text(&format!("heading-{id}"))
}
