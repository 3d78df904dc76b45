//! A sheet as it was read: what is in which cell, before anyone makes sense of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::text::{Date, Decimal, print_date};

/// What is in a cell. Blank cells are not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A number; `percent` when the cell is formatted to show it times 100 with a % sign.
    Number {
        /// The number stored.
        value: Decimal,
        /// The cell's format shows it as a percentage.
        percent: bool,
    },
    /// Text, cleaned; between two digits the end of a line is kept.
    Text(String),
    Bool(bool),
    Day(Date),
    /// An error value such as #REF!.
    Error(String),
    /// A formula that was never calculated.
    NoResult,
    /// Something no reader makes sense of.
    Broken,
}

impl Content {
    /// As it was typed, in its lines.
    pub fn lines(&self) -> String {
        if let Self::Text(text) = self { text.clone() } else { self.plain() }
    }

    /// As a person would read it in one line, numbers and days without a language.
    pub fn plain(&self) -> String {
        match self {
            Self::Number { value, percent: false } => value.plain(),
            Self::Number { value, percent: true } => format!("{}%", (value * &Decimal::from(100)).plain()),
            Self::Text(text) | Self::Error(text) => text.replace('\n', " "),
            Self::Bool(yes) => (if *yes { "TRUE" } else { "FALSE" }).to_string(),
            Self::Day(day) => print_date(*day),
            Self::NoResult | Self::Broken => String::new(),
        }
    }
}

/// Merged cells: only the first of them holds anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Area {
    /// Whether a cell is one of them.
    pub fn holds(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// The cells of a sheet that are not blank, at their own addresses.
#[derive(Debug)]
pub struct SheetCells {
    /// Name of the sheet, as findings call it.
    pub name: Arc<str>,
    /// Not visible to the user.
    pub hidden: bool,
    /// By row and column, from zero.
    pub cells: BTreeMap<(u32, u32), Content>,
    /// Merged cells, where the format tells.
    pub merged: Vec<Area>,
}
