//! The criteria in force for a file: the built-in ones, the user's, and those of the office it lies in.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::files;
use super::judge::{Job, Unjudged, Visit, judge};
use super::office::{self, Office};
use crate::criteria::{LawSource, Shelf};
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::input::{Defaults, Overrides, Spreadsheet};

/// The criteria in force, and the office that set them.
pub(super) struct Setting {
    /// The criteria.
    pub shelf: Shelf,
    /// The office, if a file of its settings was found.
    pub office: Option<Office>,
}

impl Setting {
    /// What the office says of every commune.
    pub fn defaults(&self) -> Defaults {
        self.office.as_ref().map(Office::defaults).unwrap_or_default()
    }
}

/// What is in force, or everything wrong with it.
type Opened = Result<Setting, Vec<Diagnostic>>;

/// The settings of every office met, each read once.
pub(super) struct Settings {
    own: Vec<PathBuf>,
    sources: Vec<LawSource>,
    met: Vec<(Option<PathBuf>, Opened)>,
    /// Numbers by the folder of the file.
    folders: HashMap<Option<PathBuf>, usize>,
}

impl Settings {
    /// The criteria of the command line; what is wrong with them is told.
    pub fn open(console: &mut Console, own: Vec<PathBuf>) -> Option<Self> {
        let sources = files::law_sources(&own).map_err(|finding| console.fail(finding)).ok()?;
        let shelf = Shelf::open(&sources).map_err(|findings| console.findings(&findings)).ok()?;
        Some(Self { own, sources, met: vec![(None, Ok(Setting { shelf, office: None }))], folders: HashMap::new() })
    }

    /// What is in force for a file; without one, in the working folder.
    ///
    /// # Errors
    /// Everything wrong with the office's settings.
    pub fn at(&mut self, file: Option<&Path>) -> Result<&Setting, Vec<Diagnostic>> {
        let number = self.number(file);
        self.numbered(number)
    }

    /// The number of what is in force for a file, for [`Settings::numbered`].
    pub fn number(&mut self, file: Option<&Path>) -> usize {
        let folder = file.and_then(Path::parent).map(Path::to_path_buf);
        if let Some(known) = self.folders.get(&folder) {
            return *known;
        }
        let path = office::find(file);
        let known = self.met.iter().position(|(p, _)| *p == path);
        let number = known.unwrap_or_else(|| {
            let setting = path.as_deref().map_or_else(|| Err(Vec::new()), |path| self.read(path));
            self.met.push((path, setting));
            self.met.len() - 1
        });
        self.folders.insert(folder, number);
        number
    }

    /// What is in force under a number.
    ///
    /// # Errors
    /// Everything wrong with the office's settings.
    pub fn numbered(&self, number: usize) -> Result<&Setting, Vec<Diagnostic>> {
        self.met[number].1.as_ref().map_err(Clone::clone)
    }

    fn read(&self, path: &Path) -> Opened {
        let mut office = Office::read(path);
        let sources = [self.sources.clone(), office.sources(&self.own)].concat();
        let (shelf, mut faults) = match Shelf::open(&sources) {
            Ok(shelf) => (shelf, Vec::new()),
            // Without its overlays, so that the rest of the settings can still be looked at.
            Err(faults) => (Shelf::open(&self.sources)?, faults),
        };
        faults.extend(office.faults(&shelf));
        if faults.iter().any(|f| f.severity() == Severity::Error) {
            return Err(faults);
        }
        let mut setting = Setting { shelf, office: None };
        let departments = office.departments(&setting.shelf);
        setting.shelf.assign(departments);
        setting.shelf.findings.push(Diagnostic::new(Code::OfficeInForce, Place::File(office.name().into())));
        setting.office = Some(office);
        Ok(setting)
    }

    /// Reads and judges the communes of one file by what is in force for it; what was read is given back.
    pub fn judge(&mut self, path: &Path, overrides: &Overrides, job: Job, visit: Visit) -> Option<Spreadsheet> {
        let number = self.number(Some(path));
        self.judge_by(number, path, overrides, job, visit)
    }

    /// The same by what is in force under a number: for many threads at once.
    pub fn judge_by(&self, number: usize, path: &Path, overrides: &Overrides, job: Job, visit: Visit) -> Option<Spreadsheet> {
        match self.numbered(number) {
            Ok(setting) => {
                let overrides = Overrides { defaults: setting.defaults(), ..overrides.clone() };
                judge(&setting.shelf, path, &overrides, job, visit)
            }
            Err(findings) => {
                visit(1, Err(Unjudged { file: path.display().to_string(), name: String::new(), findings }));
                None
            }
        }
    }
}
