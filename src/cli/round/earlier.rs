//! Last year's workbooks, with which those of this year are compared: a file, or a folder of them.

use std::path::Path;

use super::settings::Settings;
use super::walk::walk;
use super::{archive, files, reading};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::Stop;
use crate::commune::{Attribute, Commune, Document, Previous};
use crate::criteria::Law;
use crate::diag::{Code, Diagnostic, Place};
use crate::district::{Record, Who, carry_register};
use crate::input::{Defaults, Overrides, Read};

/// A commune as it was.
struct Past {
    who: Who,
    year: Option<i16>,
    file: String,
    figures: Previous,
    documents: Vec<Document>,
}

/// The communes of last year's files.
pub struct Earlier {
    /// As it was named on the command line.
    files: String,
    communes: Vec<Past>,
}

impl Earlier {
    /// Those named on the command line, if any.
    ///
    /// # Errors
    /// Nothing could be read.
    pub fn asked(console: &mut Console, settings: &mut Settings, path: Option<&Path>, now: &Overrides) -> anyhow::Result<Option<Self>> {
        path.map(|path| Self::read(console, settings, path, now)).transpose()
    }

    /// Reads them. What was wrong with the cells was reported last year; a file that holds no commune is reported now.
    fn read(console: &mut Console, settings: &mut Settings, path: &Path, now: &Overrides) -> anyhow::Result<Self> {
        let mut earlier = Self { files: path.display().to_string(), communes: Vec::new() };
        let mut found = walk(&files::paths(&[path.to_path_buf()])?, &[]);
        found.without_dossiers_of_their_forms();
        let mut faults = found.faults;
        found.files.retain(|file| !archive::is_stored(file));
        for file in archive::stored(path) {
            earlier.stored(settings, &file, &mut faults);
        }
        for file in found.files {
            earlier.file(settings, &file, now, &mut faults);
        }
        if earlier.communes.is_empty() {
            let nothing =
                || Diagnostic::new(Code::NoTable, Place::File(earlier.files.as_str().into())).with("sheets", "").with("aside", "none");
            return Err(Stop::found(if faults.is_empty() { vec![nothing()] } else { faults }).into());
        }
        console.findings(&faults);
        Ok(earlier)
    }

    /// The communes of a round that was stored; without their documents, which it has only behind their answers.
    fn stored(&mut self, settings: &mut Settings, path: &Path, faults: &mut Vec<Diagnostic>) {
        let read = settings.at(Some(path)).and_then(|setting| archive::records(path, &setting.shelf).map_err(|finding| vec![finding]));
        match read {
            Ok(records) => records.into_iter().for_each(|record| match record {
                Ok(record) => self.communes.push(Past::from(record)),
                Err(unjudged) => faults.extend(unjudged.findings),
            }),
            Err(findings) => faults.extend(findings),
        }
    }

    fn file(&mut self, settings: &mut Settings, path: &Path, now: &Overrides, faults: &mut Vec<Diagnostic>) {
        let name = path.display().to_string();
        let setting = match settings.at(Some(path)) {
            Ok(setting) => setting,
            Err(findings) => return faults.extend(findings),
        };
        let sheet = match reading::workbook(path) {
            Ok(sheet) => sheet,
            Err(finding) => return faults.push(finding),
        };
        // The codes of a hand-made table mean something by its level and province only; its year is its own.
        let (level, province) = (now.level, now.province.clone());
        let own = Overrides { level, province, sheet: None, ..Overrides::default() };
        let overrides = Overrides { defaults: Defaults { year: None, ..setting.defaults() }, ..own };
        sheet.each(&setting.shelf, &overrides, &mut |_, found| match found {
            Ok(Read { commune, .. }) => {
                if commune.target.value.is_none() && commune.answers.is_empty() {
                    faults.push(Diagnostic::new(Code::TargetMissing, Place::File(name.as_str().into())));
                }
                self.communes.push(Past::of(&commune, &name));
            }
            Err(unread) => faults.extend(unread.findings),
        });
    }

    /// Lays last year's figures next to those of a commune; what is in its own grey column gives way.
    pub fn lay(&self, law: &Law, commune: &mut Commune) -> Vec<Diagnostic> {
        let found = self.before(law, commune);
        found.map(|past| commune.previous = past.figures.clone()).err().into_iter().collect()
    }

    /// Lays last year's register of documents behind that of a commune.
    pub fn carry(&self, law: &Law, commune: &mut Commune) -> Vec<Diagnostic> {
        match self.before(law, commune) {
            Ok(past) => {
                let day = commune.as_of_day();
                carry_register(law, commune, &past.documents, past.year, day)
            }
            Err(finding) => vec![finding],
        }
    }

    /// The commune as it was in the latest year before its own.
    fn before(&self, law: &Law, commune: &Commune) -> Result<&Past, Diagnostic> {
        let own = Past::of(commune, "");
        let same: Vec<&Past> = self.communes.iter().filter(|past| past.who.is(&own.who, law)).collect();
        let before = |past: &&Past| past.year.is_none_or(|year| own.year.is_none_or(|own| year < own));
        let earlier: Vec<&Past> = same.iter().copied().filter(before).collect();
        let latest = earlier.iter().map(|past| past.year).max();
        let latest: Vec<&Past> = earlier.into_iter().filter(|past| Some(past.year) == latest).collect();
        let place = || commune.name.origin.as_ref().map_or(Place::Nowhere, Place::from);
        match (latest.as_slice(), same.first()) {
            ([only], _) => Ok(only),
            ([], None) => Err(Diagnostic::new(Code::PreviousMissing, place()).with("files", self.files.as_str())),
            ([], Some(past)) => {
                let finding = Diagnostic::new(Code::PreviousNotEarlier, place()).with("other", past.file.as_str());
                let year = |year: Option<i16>| year.map_or_else(String::new, |y| y.to_string());
                Err(finding.with("read", year(past.year)).with("year", year(own.year)))
            }
            (several, _) => {
                let finding = Diagnostic::new(Code::PreviousSeveral, place()).with("files", self.files.as_str());
                Err(finding.with("count", several.len()))
            }
        }
    }
}

impl Past {
    fn of(commune: &Commune, file: &str) -> Self {
        let (figures, documents) = (Previous::of(commune), commune.documents.clone());
        Self { who: Who::of(commune), year: commune.year.value, file: file.to_string(), figures, documents }
    }
}

impl From<Record> for Past {
    fn from(record: Record) -> Self {
        let held = Attribute { value: record.held.map(Some), origin: None };
        let figures = Previous { answers: record.answers(), held, ..Previous::default() };
        Self { who: record.who, year: Some(record.year), file: record.file.to_string(), figures, documents: Vec::new() }
    }
}
