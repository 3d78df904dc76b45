//! Any spreadsheet → [`Commune`](crate::commune::Commune). The only room that knows calamine.

use std::path::Path;

use crate::commune::Commune;
use crate::criteria::{Law, Level, Place, Shelf};
use crate::diag::Diagnostic;
use crate::text::Date;

/// What the command line says of the communes, winning over the workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Target level.
    pub level: Option<Level>,
    /// Assessment year.
    pub year: Option<i16>,
    /// As-of date.
    pub as_of: Option<Date>,
    /// Province.
    pub province: Option<String>,
    /// Class id or name; several separated by commas.
    pub class: Option<String>,
    /// Sheet that holds the table.
    pub sheet: Option<String>,
}

/// A spreadsheet read into memory, within bounds.
pub struct Spreadsheet {}

/// A commune as read, with the law it is judged by.
pub struct Read {
    /// The commune.
    pub commune: Commune,
    /// The law of its province; `None` when the province is unknown.
    pub law: Option<Law>,
    /// Everything found on the way.
    pub findings: Vec<Diagnostic>,
}

impl Spreadsheet {
    /// Reads a file within bounds of size, rows, columns and cells. `name` is how messages call it.
    ///
    /// # Errors
    /// The file is missing, unreadable, no spreadsheet, encrypted or too large.
    pub fn open(_path: &Path, _name: &str) -> Result<Self, Diagnostic> {
        unimplemented!()
    }

    /// The commune in the file: a form of ours, or a sheet with a code and a result column.
    ///
    /// # Errors
    /// No table of indicators, or more than one that could be meant.
    pub fn commune(&self, _shelf: &Shelf, _overrides: &Overrides) -> Result<Read, Vec<Diagnostic>> {
        unimplemented!()
    }

    /// Thresholds that a form of ours shows otherwise than the law at this place.
    pub fn form_thresholds(&self, _law: &Law, _place: &Place) -> Vec<Diagnostic> {
        unimplemented!()
    }
}
