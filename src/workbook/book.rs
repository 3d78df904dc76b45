//! A workbook of sheets, stamped so that the same input is the same bytes.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use super::WorkbookError;
use super::sheet::{Packing, save, workbook};
use super::table::Table;
use crate::layout::property;

/// A workbook being written.
pub(super) struct Book(Workbook);

impl From<Table<'_>> for Worksheet {
    fn from(table: Table) -> Self {
        table.sheet.into()
    }
}

/// What a workbook says of itself to programs.
pub(super) struct Properties(DocProperties);

impl Properties {
    /// Its time is that of the year judged, not of a clock.
    pub fn new(title: &str, year: i16) -> Result<Self, WorkbookError> {
        let created = ExcelDateTime::from_ymd(year as u16, 1, 1)?;
        Ok(Self(DocProperties::new().set_title(title).set_author(property::AUTHOR).set_creation_datetime(&created)))
    }

    /// One more; the program that reads a property may know only 255 characters of it.
    pub fn with(self, name: impl Into<String>, value: &str) -> Self {
        Self(self.0.set_custom_property(name, value))
    }
}

/// The year in the properties of a workbook that is of no commune: any will do, so that it is always the same.
const NO_YEAR: i16 = 2021;

impl Book {
    /// An empty one of a kind.
    pub fn new(title: &str, year: Option<i16>, kind: &str) -> Result<Self, WorkbookError> {
        let properties = Properties::new(title, year.unwrap_or(NO_YEAR))?;
        Self::with(properties.with(property::KIND, kind).with(property::TOOL, env!("CARGO_PKG_VERSION")))
    }

    /// An empty one with these properties.
    pub fn with(properties: Properties) -> Result<Self, WorkbookError> {
        let mut book = workbook()?;
        book.set_properties(&properties.0);
        Ok(Self(book))
    }

    /// One more sheet.
    pub fn push(&mut self, sheet: impl Into<Worksheet>) {
        self.0.push_worksheet(sheet.into());
    }

    /// One more sheet, whose rows are written once, from the top down, and then let go.
    pub fn thrifty(&mut self, name: &str) -> Result<&mut Worksheet, WorkbookError> {
        let sheet = self.0.add_worksheet_with_low_memory()?;
        sheet.set_name(name)?;
        Ok(sheet)
    }

    /// Its bytes, packed so.
    pub fn pack(self, packing: Packing) -> Result<Vec<u8>, WorkbookError> {
        save(self.0, packing)
    }

    /// Its bytes.
    pub fn save(self) -> Result<Vec<u8>, WorkbookError> {
        save(self.0, Packing::Fast)
    }
}
