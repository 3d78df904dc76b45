//! How a workbook made by hand was understood, before anything is judged: sheet by sheet, column by column, row by row.

use super::Column;
use crate::criteria::{Book, ItemRef, MeasureId};
use crate::diag::{Origin, column_letters};
use crate::text::{ids, json_ids};

/// A file as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understanding {
    pub file: String,
    /// Its sheets, in order.
    pub sheets: Vec<SheetView>,
}

impl Understanding {
    /// Whether anything of it can be judged.
    pub fn is_understood(&self) -> bool {
        self.sheets.iter().any(|s| !matches!(s.taken, Taken::Passed(_)))
    }

    /// The tables of one commune, each with its sheet.
    pub fn tables(&self) -> impl Iterator<Item = (&SheetView, &TableView)> {
        self.sheets.iter().flat_map(|s| s.tables.iter().map(move |t| (s, t)))
    }
}

/// A sheet as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetView {
    pub name: String,
    pub taken: Taken,
    /// The tables of one commune on it.
    pub tables: Vec<TableView>,
    /// The columns of a matrix; the rows where communes are side by side.
    pub lines: Vec<LineView>,
}

/// What a sheet is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// A sheet of our own forms, read by its ids.
    Form,
    /// Tables of one commune.
    Table,
    /// One row for each commune.
    Matrix,
    /// One column for each commune.
    Across,
    Passed(Passed),
}

ids! {
    match Taken:
    Self::Form => "form",
    Self::Table => "table",
    Self::Matrix => "matrix",
    Self::Across => "across",
    Self::Passed(_) => "passed",
}

/// Why a sheet is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passed {
    /// Hidden, or set aside by its name.
    Aside,
    /// No headings of a table.
    NoTable,
    /// A table without a row about an indicator.
    NoIndicators,
    /// A table of criteria alone.
    Summary,
    /// Another sheet about the same indicators is read.
    Other(String),
    /// A table, and it cannot be determined what is to be read of it.
    Doubt,
    /// Another sheet holds the communes.
    Beside,
}

ids! {
    match Passed:
    Self::Aside => "aside",
    Self::NoTable => "no_table",
    Self::NoIndicators => "no_indicators",
    Self::Summary => "summary",
    Self::Other(_) => "other_sheet",
    Self::Doubt => "doubt",
    Self::Beside => "beside",
}

/// A table of one commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableView {
    /// The set it is about.
    pub book: Book,
    /// The layout it was read by, if by one.
    pub layout: Option<String>,
    /// It lies on its side: its headings are below each other, its indicators side by side.
    pub lying: bool,
    /// First and last row of its headings, as Excel counts them; of one that lies on its side the columns.
    pub headings: (u32, u32),
    /// Its columns, from the left.
    pub columns: Vec<ColumnView>,
    /// Its rows, from the top.
    pub rows: Vec<RowView>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnView {
    /// Zero-based column.
    pub at: u32,
    /// Its heading, those above it first: "Kết quả › Tỷ lệ (%)".
    pub heading: String,
    /// What it is taken for, or why it is not used.
    pub role: Result<Role, Unused>,
}

impl TableView {
    /// "E"; of a table that lies on its side the row, "5".
    pub fn place(&self, column: &ColumnView) -> String {
        if self.lying { (column.at + 1).to_string() } else { column_letters(column.at) }
    }
}

/// What a column of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// What a column of our own forms holds.
    Column(Column),
    /// Names of criteria, next to those of indicators.
    Criterion,
    /// A tick here says "Đạt", or not.
    Tick(bool),
}

impl Role {
    pub fn all() -> impl Iterator<Item = Self> {
        Column::before_answering().map(Self::Column).chain([Self::Criterion, Self::Tick(true), Self::Tick(false)])
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Column(column) => column.id(),
            Self::Criterion => "criterion",
            Self::Tick(true) => "tick-met",
            Self::Tick(false) => "tick-not-met",
        }
    }
}

json_ids!(Role, Role::all().map(Role::id).collect::<Vec<_>>());

/// Why a column is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unused {
    /// Figures of this year, and those of another are judged.
    OtherYear(i16),
    /// Figures of an agency above the commune.
    Agency,
    Estimate,
    /// Another column of the same kind is used.
    Second,
    /// It may hold results, and it is not clear that it does.
    Unsure,
    /// A comparison, a remedy, and the like.
    Aside,
    /// Its heading is not understood.
    Unknown,
    /// A layout says so.
    Said,
}

ids! {
    match Unused:
    Self::OtherYear(_) => "other_year",
    Self::Agency => "agency",
    Self::Estimate => "estimate",
    Self::Second => "second",
    Self::Unsure => "unsure",
    Self::Aside => "aside",
    Self::Unknown => "unknown",
    Self::Said => "said",
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowView {
    /// The cell that says what it is about.
    pub at: Origin,
    /// Code, if it has one, and name, as typed.
    pub label: String,
    pub about: AboutView,
    /// Why it is taken for that.
    pub why: Option<Because>,
    /// The cells of its figures.
    pub figures: Vec<FigureView>,
}

impl RowView {
    /// A row with a figure that is nobody's.
    pub fn is_left(&self) -> bool {
        matches!(self.about, AboutView::Unknown) && !self.figures.is_empty()
    }
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AboutView {
    /// A measure of an item; whether the item has no other.
    Measure(ItemRef, MeasureId, bool),
    /// Measures that ask for a figure each, given one.
    Together(ItemRef),
    /// A criterion, by its number.
    Criterion(String),
    /// A sum of other rows.
    Total,
    /// A heading of a group, or what a layout passes over.
    Nothing,
    Unknown,
}

impl AboutView {
    /// "basic:2.1", "basic:12.1/nam", "criterion:2": what a layout calls it.
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Measure(of, _, true) | Self::Together(of) => Some(of.to_string()),
            Self::Measure(_, measure, false) => Some(measure.clone()),
            Self::Criterion(number) => Some(format!("{CRITERION}{number}")),
            Self::Total | Self::Nothing | Self::Unknown => None,
        }
    }
}

/// What is before the field of an attribute of the commune in a matrix.
pub const ATTRIBUTE: &str = "commune:";
/// What is before the number of a criterion in a layout.
pub const CRITERION: &str = "criterion:";

/// Why a row is taken for an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    Code,
    Name,
    /// Its name is like that of the indicator and of no other.
    Likeness,
    /// It is where the indicator's row must be.
    Order,
    /// A layout says so.
    Layout,
}

ids! { Because: Code => "code", Name => "name", Likeness => "likeness", Order => "order", Layout => "layout" }

/// A cell of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureView {
    pub at: Origin,
    pub typed: String,
}

/// A column of a matrix, or a row where communes are side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineView {
    /// The cell of its heading.
    pub at: Origin,
    pub heading: String,
    /// The id of what it holds: a measure, or an attribute of the commune; none where it is not used.
    pub holds: Option<String>,
}
