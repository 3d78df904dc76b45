//! The criteria in force for a file: the built-in ones, the user's, and those of the office it lies in.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::files;
use super::office::{self, Office};
use crate::cli::terminal::stop::Stop;
use crate::criteria::{LawSource, Shelf};
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::input::Defaults;
use crate::messages::Lang;

/// The criteria in force, and the office that set them.
pub struct Setting {
    pub shelf: Shelf,
    /// The office, if a file of its settings was found.
    pub office: Option<Office>,
}

impl Setting {
    /// What the office says of every commune.
    pub fn defaults(&self) -> Defaults {
        self.office.as_ref().map_or_else(Defaults::default, |office| office.defaults(self.shelf.levels()))
    }

    /// Which office's settings are in force, said below what they have upon.
    pub fn said(&self, lang: Lang) -> String {
        let said = |office: &Office| format!("\n{}\n", lang.say("cli-office", &[("file", office.name().into())]));
        self.office.as_ref().map(said).unwrap_or_default()
    }
}

/// What is in force, or everything wrong with it.
type Opened = Result<Setting, Vec<Diagnostic>>;

/// Which of the settings are in force for a file, to be asked for by [`Settings::of`].
#[derive(Debug, Clone, Copy)]
pub enum InForce {
    /// Those of the command line alone.
    Own,
    /// Those of an office as well, by its number.
    Office(usize),
}

/// The settings of every office met, each read once.
pub struct Settings {
    paths: Vec<PathBuf>,
    sources: Vec<LawSource>,
    own: Setting,
    offices: Vec<(PathBuf, Opened)>,
    /// By the folder of the file.
    folders: HashMap<Option<PathBuf>, InForce>,
}

impl Settings {
    /// The criteria of the command line.
    ///
    /// # Errors
    /// Everything wrong with them.
    pub fn open(paths: Vec<PathBuf>) -> anyhow::Result<Self> {
        let sources = files::law_sources(&paths)?;
        let shelf = Shelf::open(&sources).map_err(Stop::found)?;
        Ok(Self { paths, sources, own: Setting { shelf, office: None }, offices: Vec::new(), folders: HashMap::new() })
    }

    /// What is in force for a file; without one, in the working folder.
    ///
    /// # Errors
    /// Everything wrong with the office's settings.
    pub fn at(&mut self, file: Option<&Path>) -> Result<&Setting, Vec<Diagnostic>> {
        let in_force = self.in_force(file);
        self.of(in_force)
    }

    /// The criteria of the command line, without those of any office.
    pub fn own(&self) -> &Setting {
        &self.own
    }

    /// Which settings are in force for a file; without one, in the working folder.
    pub fn in_force(&mut self, file: Option<&Path>) -> InForce {
        let folder = file.and_then(Path::parent).map(Path::to_path_buf);
        if let Some(known) = self.folders.get(&folder) {
            return *known;
        }
        let in_force = office::find(file).map_or(InForce::Own, |path| self.office(path));
        self.folders.insert(folder, in_force);
        in_force
    }

    fn office(&mut self, path: PathBuf) -> InForce {
        let known = self.offices.iter().position(|(p, _)| *p == path);
        InForce::Office(known.unwrap_or_else(|| {
            let setting = self.read(&path);
            self.offices.push((path, setting));
            self.offices.len() - 1
        }))
    }

    /// Findings as grave as the offices want them in whose files they are.
    pub fn graded(&mut self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut graded = Vec::new();
        for finding in findings {
            let file = finding.place.file().map(PathBuf::from);
            let office = self.at(file.as_deref()).ok().and_then(|setting| setting.office.as_ref());
            match office {
                Some(office) => graded.extend(office.graded(vec![finding])),
                None => graded.push(finding),
            }
        }
        graded
    }

    /// Whether the office of a file has chosen it among those of one commune.
    pub fn prefers(&self, file: &Path) -> bool {
        let office =
            |(_, opened): &(PathBuf, Opened)| opened.as_ref().ok().and_then(|o| o.office.as_ref()).is_some_and(|o| o.prefers(file));
        self.offices.iter().any(office)
    }

    /// Files with what is in force for each, for many threads at once.
    pub fn with_files(&mut self, files: &[PathBuf]) -> Vec<(PathBuf, InForce)> {
        files.iter().map(|file| (file.clone(), self.in_force(Some(file)))).collect()
    }

    /// The settings in force.
    ///
    /// # Errors
    /// Everything wrong with the office's settings.
    pub fn of(&self, in_force: InForce) -> Result<&Setting, Vec<Diagnostic>> {
        match in_force {
            InForce::Own => Ok(&self.own),
            InForce::Office(number) => self.offices[number].1.as_ref().map_err(Clone::clone),
        }
    }

    fn read(&self, path: &Path) -> Opened {
        let mut office = Office::read(path);
        let sources = [self.sources.clone(), office.sources(&self.paths)].concat();
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
}
