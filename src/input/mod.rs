//! Any spreadsheet → [`Commune`], or many of a matrix. The only room that knows calamine.

mod appraisal;
mod as_typed;
mod attributes;
mod carry;
mod catalog;
mod classes;
mod code;
mod columns;
mod container;
mod costs;
mod csv;
mod decision;
mod defaults;
mod documents;
mod dossier;
mod dress;
mod entered;
mod failure;
mod fields;
mod file;
mod form;
mod format;
mod grid;
mod guard;
mod json;
mod legacy;
mod limits;
mod look;
mod matrix;
mod narrative;
mod open_document;
mod past;
mod procedure;
mod reader;
mod readings;
mod refresh;
mod roadmap;
mod rows;
mod sheet;
mod sight;
mod specials;
mod spot;
mod stamp;
mod sums;
mod supplements;
mod suppose;
mod survey_tally;
mod symbols;
#[cfg(test)]
mod tests;
mod text_numbers;
mod threshold_sheet;
mod thresholds;
mod torn;
mod twice;
mod understanding;
mod unseen;
mod values;
mod village_figures;
mod villages;
mod word;
mod words;
mod xls;
mod xlsx;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::commune::{Commune, InputFile, SheetCells};
use crate::criteria::{Law, Level, Place, Shelf};
use crate::diag::{Code, Diagnostic, Place as Where};
use crate::layout::kept::Layout;
use crate::layout::{self, Sheet, property};
use crate::text::{Date, fold, nearest};
use attributes::{Clerk, year_of_law};
use catalog::Catalog;
use matrix::{Matrix, Visit};
use sight::Wanted;
use values::Desk;

pub use appraisal::Rulings;
pub use carry::{Carried, Lost, Typed};
pub use decision::{BoundAsked, CellSays, cell_says, decision_text};
pub use defaults::Defaults;
pub use dossier::{Differing, NamedCriteria, Registered};
use failure::Failure;
pub use file::opened;
pub use grid::{Content, Grid};
pub use readings::ReadAs;
pub use stamp::{Stamp, fingerprint, saved};
pub use suppose::suppositions;
pub use threshold_sheet::FilledSheet;

/// What the command line says of the communes, winning over the workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    pub level: Option<Level>,
    pub year: Option<i16>,
    pub as_of: Option<Date>,
    pub province: Option<String>,
    /// Class id or name; several separated by commas.
    pub class: Option<String>,
    /// Sheet that holds the table.
    pub sheet: Option<String>,
    /// How tables made by hand are read, where there is more than one way.
    pub read_as: Option<ReadAs>,
    /// Layouts of tables made by hand, one of which must fit.
    pub layouts: Vec<Layout>,
    /// What the office has set: weaker than the workbook.
    pub defaults: Defaults,
}

/// A spreadsheet read into memory, within bounds.
#[derive(Debug)]
pub struct Spreadsheet {
    file: Arc<str>,
    sha256: String,
    sheets: Vec<Grid>,
    properties: BTreeMap<String, String>,
    hidden: BTreeMap<String, sight::Hidden>,
    findings: Vec<Diagnostic>,
    /// The file itself, where a sheet of it may be asked for yet that was passed over or is to be written again.
    bytes: Vec<u8>,
}

/// A commune as read, with the law it is judged by.
#[derive(Debug)]
pub struct Read {
    pub commune: Commune,
    /// The law of its province; `None` when the province is unknown.
    pub law: Option<Arc<Law>>,
    /// Everything found on the way.
    pub findings: Vec<Diagnostic>,
}

/// A commune, or a file, that could not be read.
#[derive(Debug)]
pub struct Unread {
    /// The commune's name; empty for a whole file.
    pub name: String,
    pub findings: Vec<Diagnostic>,
}

impl Spreadsheet {
    /// Reads a file within bounds of size, rows, columns and cells. `name` is how messages call it.
    ///
    /// # Errors
    /// The file is missing, unreadable, no spreadsheet, encrypted or too large.
    pub fn open(path: &Path, name: &str) -> Result<Self, Diagnostic> {
        Self::of_bytes(&file::read(path, name)?, name)
    }

    /// The same for bytes already in memory.
    ///
    /// # Errors
    /// No spreadsheet, encrypted or too large.
    pub fn of_bytes(bytes: &[u8], name: &str) -> Result<Self, Diagnostic> {
        Self::of(bytes, name, false)
    }

    /// The same for what comes as a stream, without a name that tells its kind.
    ///
    /// # Errors
    /// No spreadsheet, encrypted or too large.
    pub fn of_stream(source: impl io::Read, name: &str) -> Result<Self, Diagnostic> {
        Self::of(&file::stream(source, name)?, name, true)
    }

    fn of(bytes: &[u8], name: &str, stream: bool) -> Result<Self, Diagnostic> {
        let file: Arc<str> = name.into();
        let contents = contents(bytes, stream, Wanted::Answers, &file)?;
        let sha256 = sha256(bytes);
        let reader::Contents { sheets, properties, hidden, findings } = contents;
        let again = form::sheet(&sheets, Sheet::Thresholds).is_some() || roadmap::sheet(&sheets).is_some();
        let bytes = if again { bytes.to_vec() } else { Vec::new() };
        let mut book = Self { file, sha256, sheets, properties, hidden, findings, bytes };
        narrative::settle(&mut book);
        Ok(book)
    }

    /// Its sheets in order, hidden ones too.
    pub fn sheets(&self) -> &[Grid] {
        &self.sheets
    }

    /// The cells of its sheets in order, hidden ones too, once nothing is left to be read.
    pub fn into_cells(self) -> Vec<SheetCells> {
        self.sheets.into_iter().map(Grid::into_cells).collect()
    }

    /// A custom property such as [`property::KIND`].
    pub fn property(&self, name: &str) -> Option<&str> {
        self.properties.get(name).map(String::as_str)
    }

    /// SHA-256 of the file in hex.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// A form or dossier of ours: stamped so, or still with its hidden sheet where a program dropped the stamp, or one of
    /// its sheets saved as text.
    pub fn is_ours(&self) -> bool {
        let hidden = form::sheet(&self.sheets, Sheet::Thresholds).is_some();
        let stamped = self.property(property::FORM).is_some() || hidden || form::is_alone(&self.sheets);
        stamped && form::has_answers(&self.sheets)
    }

    /// Every commune in the file, one by one with their number: that of a form of ours or of a sheet with a
    /// code and a result column, or those of a matrix. A file that cannot be read at all is one [`Unread`].
    pub fn each(&self, shelf: &Shelf, overrides: &Overrides, visit: Visit) {
        let inputs = vec![InputFile { name: self.file.to_string(), sha256: self.sha256.clone() }];
        let mut given = |count: usize, found: Result<Read, Unread>| match found {
            Ok(mut read) => {
                read.commune.inputs.clone_from(&inputs);
                self.sheets.iter().filter(|g| !g.torn.is_empty()).for_each(|g| torn::leave_out(&g.torn, &mut read));
                let unseen = unseen::findings(&self.sheets, &self.hidden, &read.commune);
                read.findings.splice(0..0, self.findings.iter().cloned().chain(unseen));
                visit(count, Ok(read));
            }
            Err(mut unread) => {
                unread.findings.splice(0..0, self.findings.iter().cloned());
                visit(count, Err(unread));
            }
        };
        let read = match self.property(property::KIND).filter(|kind| !layout::holds_figures(kind)) {
            Some(kind) => Err(Diagnostic::new(Code::OwnOutput, self.place()).with("kind", kind)),
            None => self.visit(shelf, overrides, &mut given),
        };
        if let Err(finding) = read {
            given(1, Err(Unread { name: String::new(), findings: vec![finding] }));
        }
    }

    /// The communes of [`Spreadsheet::each`], all at once.
    pub fn communes(&self, shelf: &Shelf, overrides: &Overrides) -> Vec<Result<Read, Unread>> {
        let mut all = Vec::new();
        self.each(shelf, overrides, &mut |_, found| all.push(found));
        all
    }

    /// The only commune in the file.
    ///
    /// # Errors
    /// No table of indicators, or more than one that could be meant; no sheet of the name asked for;
    /// several communes.
    pub fn commune(&self, shelf: &Shelf, overrides: &Overrides) -> Result<Read, Vec<Diagnostic>> {
        let mut all = self.communes(shelf, overrides);
        match (all.pop(), all.len()) {
            (Some(found), 0) => found.map_err(|unread| unread.findings),
            (_, others) => Err(vec![Diagnostic::new(Code::SeveralCommunes, self.place()).with("count", others + 1)]),
        }
    }

    /// The communes of a list: attributes alone, on the first sheet that has a column of names.
    pub fn list(&self, shelf: &Shelf, overrides: &Overrides) -> Vec<Result<Read, Unread>> {
        let mut all = Vec::new();
        match self.sheets.iter().filter(|g| !g.hidden).find_map(Matrix::list) {
            Some(_) if self.sheets.iter().any(|g| !g.torn.is_empty()) => {
                all.push(Err(Unread { name: String::new(), findings: self.findings.clone() }));
            }
            Some(list) => list.visit(shelf, overrides, &self.place(), &mut |_, found| all.push(found)),
            None => {
                let findings = vec![Diagnostic::new(Code::NoList, self.place())];
                all.push(Err(Unread { name: String::new(), findings }));
            }
        }
        all
    }

    /// That a form of ours shows thresholds otherwise than the law at this place. One written from the same law
    /// shows the same: its table is out of reach of those who fill it in.
    pub fn form_thresholds(&self, law: &Law, place: &Place) -> Option<Diagnostic> {
        if form::sheet(&self.sheets, Sheet::Thresholds).is_none() || self.property(property::LAW) == Some(&law.fingerprint()) {
            return None;
        }
        let shown = contents(&self.bytes, false, Wanted::Thresholds, &self.file);
        shown.map_or_else(Some, |shown| thresholds::differing(&shown.sheets, law, place))
    }

    fn place(&self) -> Where {
        Where::File(self.file.clone())
    }

    /// The sheet asked for is in the file.
    fn has_sheet(&self, asked: Option<&str>) -> Result<(), Diagnostic> {
        let Some(name) = asked.filter(|name| self.sheets.iter().all(|g| fold(&g.name) != fold(name))) else { return Ok(()) };
        let near = nearest(name, self.sheets.iter().map(|g| &*g.name)).unwrap_or(values::NONE);
        let finding = Diagnostic::new(Code::SheetUnknown, self.place()).with("read", name).with("nearest", near);
        let names: Vec<String> = self.sheets.iter().map(|g| format!("“{}”", g.name)).collect();
        Err(finding.with("sheets", names.join(", ")))
    }

    fn form(&self, shelf: &Shelf, overrides: &Overrides) -> Read {
        let fields = form::sheet(&self.sheets, Sheet::Commune).map(fields::of_form).unwrap_or_default();
        let mut clerk = Clerk::new(&fields, overrides, self.place());
        let (mut commune, law) = clerk.commune(shelf);
        let mut findings = std::mem::take(&mut clerk.findings);
        if self.property(property::KIND) != Some("dossier") {
            let unread = |grid: &Grid| Diagnostic::new(Code::SheetNotOfForm, Where::Sheet(grid.file.clone(), grid.name.clone()));
            findings.extend(form::strangers(&self.sheets).map(unread));
        }
        // Without a province the nation's words and codes still say what is wrong with the cells.
        let nation = if law.is_none() { shelf.shared_law("", year_of_law(shelf, &commune)).ok() } else { None };
        if let Some(reading) = law.as_ref().or(nation.as_ref()) {
            if let (Some(grid), Some(year)) = (form::of_other_period(&self.sheets, reading), commune.year.value) {
                let place = Where::Sheet(grid.file.clone(), grid.name.clone());
                findings.push(Diagnostic::new(Code::FormOfOtherPeriod, place).with("year", year));
                return Read { commune, law: None, findings };
            }
            commune.classes = clerk.classes(&reading.nation);
            findings.append(&mut clerk.findings);
            let catalog = Catalog::new(reading, as_of(&commune));
            let strict = !self.sheets.iter().any(Grid::is_of_json);
            let mut desk = Desk::new(&reading.nation, strict);
            let mut answers = form::answers(&self.sheets, &catalog, &mut desk);
            let mut villages = villages::villages(&self.sheets, reading, &catalog, &mut desk);
            village_figures::figures(&self.sheets, &catalog, &mut villages, &mut answers, &mut desk);
            commune.survey.tally = survey_tally::tally(&self.sheets, &mut villages, &mut desk);
            villages::unnamed(&villages, &mut desk);
            supplements::supplements(&self.sheets, reading, &catalog, &mut commune, &mut answers, &mut desk);
            desk.findings.extend(survey_tally::missing(&self.sheets, &villages, &commune.survey));
            commune.deeds = procedure::deeds(&self.sheets, reading, as_of(&commune), &mut desk);
            commune.narrative = narrative::narrative(&self.sheets, &mut desk);
            commune.previous.answers = answers.previous;
            commune.answers = answers.by_measure;
            commune.villages = villages.into_values().collect();
            commune.documents = documents::documents(&self.sheets, &catalog, commune.target.value, &mut desk);
            commune.specials = specials::specials(&self.sheets, &catalog, commune.target.value, &mut desk);
            commune.costs = costs::costs(&self.sheets, &catalog, commune.target.value, &mut desk);
            // What a program writes as text it has as text.
            findings.extend(if strict { text_numbers::gathered(desk.findings) } else { desk.findings });
        }
        Read { commune, law, findings }
    }
}

/// What is read of the sheets that are wanted.
fn contents(bytes: &[u8], stream: bool, wanted: Wanted, file: &Arc<str>) -> Result<reader::Contents, Diagnostic> {
    attempt(bytes, stream, wanted, file).or_else(|finding| {
        let given_up = matches!(finding.code, Code::NotASpreadsheet | Code::FileUnreadable);
        match if given_up { guard::mended(bytes) } else { None } {
            Some(mended) => attempt(&mended, stream, wanted, file),
            None => Err(finding),
        }
    })
}

fn attempt(bytes: &[u8], stream: bool, wanted: Wanted, file: &Arc<str>) -> Result<reader::Contents, Diagnostic> {
    let (kind, sights) = file::kind(bytes, file, stream, wanted)?;
    reader::read(bytes, kind, sights, wanted, file).map_err(|failure| match failure {
        Failure::Password => Diagnostic::new(Code::Encrypted, Where::File(file.clone())),
        Failure::Found(finding) => *finding,
        Failure::Refused(fault) => file::refused(file, fault),
        Failure::Encoding => Diagnostic::new(Code::TextEncodingUnknown, Where::File(file.clone())),
        Failure::Library(reason) => Diagnostic::new(Code::FileUnreadable, Where::File(file.clone())).with("reason", reason),
    })
}

/// SHA-256 of some bytes in hex.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// The day whose versions are asked for: the as-of date, or the last day of the year.
fn as_of(commune: &Commune) -> Option<Date> {
    commune.as_of.value.or_else(|| commune.year.value.and_then(|y| Date::new(y, 12, 31).ok()))
}
