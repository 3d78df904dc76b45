//! A layout: how the tables of one commune are to be read, kept in a file and corrected by hand.

mod parse;
mod write;

use super::understanding::Role;
use crate::criteria::{Book, ItemRef, MeasureId};

pub use write::write;

/// Stands for a column or row that is to be passed over.
pub const NONE: &str = "none";
/// What is between the headings over one column.
pub const OVER: &str = " › ";

/// A layout as it is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Its file, as messages call it.
    pub file: String,
    /// Its tables, at least one.
    pub tables: Vec<KeptTable>,
}

/// A table of a layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptTable {
    /// The only sheet it may be on, if one is named.
    pub sheet: Option<String>,
    /// The set it is about.
    pub book: Book,
    /// Its columns, from the left.
    pub columns: Vec<KeptColumn>,
    /// The rows it knows, from the top.
    pub rows: Vec<KeptRow>,
}

/// A column of a layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptColumn {
    /// Its heading, those above it first.
    pub heading: String,
    /// What it holds; none where it is to be passed over.
    pub is: Option<Role>,
}

/// A row of a layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRow {
    /// Code and name, as typed.
    pub label: String,
    pub is: KeptAbout,
    /// Its line in the file.
    pub line: usize,
}

/// What a row of a layout is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptAbout {
    /// An item, or the measures of it together.
    Item(ItemRef),
    Measure(ItemRef, MeasureId),
    /// A criterion, by its number.
    Criterion(u32),
    /// Nothing that is read.
    Nothing,
}
