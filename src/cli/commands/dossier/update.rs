//! A dossier in the place of an older one of the same commune and year: what people wrote goes along, and the
//! older one is kept next to it.

use std::path::{Path, PathBuf};

use crate::cli::round::again::Again;
use crate::cli::round::book::{drafted, sealed, spec};
use crate::cli::round::judge::Judged;
use crate::cli::round::names::{backup, same_file};
use crate::cli::round::pending::{Existing, Pending, Ready};
use crate::cli::round::reading;
use crate::cli::round::settings::{InForce, Settings};
use crate::cli::terminal::console::Console;
use crate::commune::{Attribute, Content};
use crate::diag::{Code, Diagnostic, Place, reason};
use crate::input::{Carried, Lost, Spreadsheet};
use crate::layout::{Column, TypedCells};
use crate::messages::Lang;
use crate::text::Date;
use crate::workbook::Extras;

/// Largest file kept next to the dossier that takes its place.
const MAX_KEPT: usize = 256 * MEGABYTE;
const MEGABYTE: usize = 1024 * 1024;

/// Files wholly written, and what to say once they have taken their places.
pub type Written = (Vec<Ready>, String);

/// The file in whose place a dossier goes.
pub struct Older {
    bytes: Vec<u8>,
    /// How many cells of it go along; none where it is no dossier of the same commune and year.
    carried: Option<usize>,
}

/// Where a dossier goes, and what may be done there.
pub struct Update<'a> {
    /// The settings of every office.
    pub settings: &'a Settings,
    pub in_force: InForce,
    /// The path of the dossier.
    pub path: &'a Path,
    /// What cannot be carried over may be left out; what is no dossier may be replaced.
    pub force: bool,
    /// Files that are never replaced.
    pub inputs: &'a [PathBuf],
}

impl Update<'_> {
    /// Takes along what people wrote into the dossier that is there; what it was, if it is to be replaced.
    pub fn carry(
        &self,
        console: &mut Console,
        judged: &mut Judged,
        date: Option<Date>,
        extras: &mut Extras,
    ) -> Result<Option<Older>, Diagnostic> {
        if !self.path.exists() || self.inputs.iter().any(|i| same_file(i, self.path)) {
            return Ok(None);
        }
        let bytes = reading::bytes(self.path, MAX_KEPT).map_err(|e| self.at(Code::WriteFailed).with("reason", reason(&e)))?;
        if bytes.len() > MAX_KEPT {
            return Err(self.at(Code::TooLarge).with("limit", MAX_KEPT / MEGABYTE));
        }
        let Some(again) = self.older(judged) else { return Ok(Some(Older { bytes, carried: None })) };
        let carried = self.carried(&again, judged, date)?;
        self.tell(console, &carried.lost)?;
        let count = carried.cells.len() + carried.beside.len() + carried.told.len();
        extras.words = beside(judged, &carried);
        extras.typed = carried.cells.into_iter().map(|c| ((c.sheet.into(), c.row, c.column), c.text)).collect();
        Ok(Some(Older { bytes, carried: Some(count) }))
    }

    /// The files to put into their places one after the other, and what to say of them then.
    pub fn write(
        &self,
        lang: Lang,
        judged: &Judged,
        date: Option<Date>,
        extras: Extras,
        older: Option<Older>,
    ) -> Result<Written, Diagnostic> {
        let file = ("file", self.path.display().to_string().into());
        let bytes = sealed(&spec(judged, date), extras, self.path)?;
        let (kept, count) = match older {
            Some(Older { bytes: kept, carried: Some(count) }) => (kept, count),
            other => {
                let existing = if other.is_some() { Existing::by(self.force) } else { Existing::Keep };
                return Ok((vec![self.pending(lang, self.path, &bytes, existing)?], lang.say("cli-dossier-written", &[file])));
            }
        };
        if bytes == kept {
            return Ok((Vec::new(), lang.say("cli-dossier-unchanged", &[file])));
        }
        let backup = backup(self.path);
        let files = vec![self.pending(lang, &backup, &kept, Existing::Keep)?, self.pending(lang, self.path, &bytes, Existing::Replace)?];
        let facts = [file, ("count", count.into()), ("backup", backup.display().to_string().into())];
        Ok((files, lang.say("cli-dossier-updated", &facts)))
    }

    /// A file of these bytes, written next to its place.
    fn pending(&self, lang: Lang, path: &Path, bytes: &[u8], existing: Existing) -> Result<Ready, Diagnostic> {
        let mut file = Pending::open(lang, path, existing, self.inputs)?;
        file.append(bytes)?;
        file.ready()
    }

    fn at(&self, code: Code) -> Diagnostic {
        Diagnostic::new(code, Place::File(self.path.display().to_string().into()))
    }

    /// What is there, if it is a dossier of the same commune and year.
    fn older(&self, judged: &Judged) -> Option<Again> {
        let again = Again::of(self.settings, self.in_force, self.path).ok()?;
        let (old, new) = (&again.judged, judged);
        let same = old.commune.name.value == new.commune.name.value && old.assessment.place.year == new.assessment.place.year;
        let code = old.commune.code.value == new.commune.code.value;
        (same && code).then_some(again)
    }

    fn carried(&self, again: &Again, judged: &Judged, date: Option<Date>) -> Result<Carried, Diagnostic> {
        let draft = drafted(&spec(judged, date), &Extras::default(), self.path)?;
        let next = Spreadsheet::of_bytes(&draft, &self.path.display().to_string())?;
        let (stored, computed) = again.fingerprint();
        Ok(again.read.carried(&again.anew, &next, again.criteria().is_empty(), stored.as_ref() == Some(&computed)))
    }

    /// Names every cell that cannot be carried over; refuses unless it may be left out.
    fn tell(&self, console: &mut Console, lost: &[Lost]) -> Result<(), Diagnostic> {
        let code = if self.force { Code::DossierTextDropped } else { Code::DossierTextLost };
        let finding = |l: &Lost| Diagnostic::new(code, Place::from(&l.origin)).with("read", l.text.as_str()).with("reason", l.reason);
        let findings: Vec<Diagnostic> = lost.iter().map(finding).collect();
        match findings.split_last() {
            Some((last, others)) if !self.force => {
                console.findings(others);
                Err(last.clone())
            }
            _ => {
                console.findings(&findings);
                Ok(())
            }
        }
    }
}

/// Words written among the inputs of the old dossier: next to answers, and for the report. Those of rows without an answer
/// are given back.
fn beside(judged: &mut Judged, carried: &Carried) -> TypedCells {
    for (topic, text) in &carried.told {
        judged.commune.narrative.insert(topic.clone(), Attribute::of(text.clone()));
    }
    let mut unanswered = TypedCells::new();
    for (measure, column, text) in &carried.beside {
        match (judged.commune.answers.get_mut(measure), column) {
            (Some(answer), Column::Note) => (answer.note, answer.own.note) = (text.clone(), true),
            (Some(answer), _) => (answer.explanation, answer.own.explanation) = (text.clone(), true),
            (None, _) => {
                unanswered.insert((measure.clone(), *column), Content::Text(text.clone()));
            }
        }
    }
    unanswered
}
