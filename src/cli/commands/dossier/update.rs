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
use crate::diag::{Code, Diagnostic, Place, reason};
use crate::input::{Carried, Lost, Spreadsheet};
use crate::layout::Column;
use crate::messages::Lang;
use crate::text::Date;
use crate::workbook::Extras;

/// Largest file kept next to the dossier that takes its place.
const MAX_KEPT: usize = 256 * MEGABYTE;
const MEGABYTE: usize = 1024 * 1024;

/// Files wholly written, and what to say once they have taken their places.
pub type Written = (Vec<Ready>, String);

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
    /// The files to put into their places one after the other, and what to say of them then.
    pub fn write(&self, console: &mut Console, judged: &mut Judged, date: Option<Date>, mut extras: Extras) -> Result<Written, Diagnostic> {
        let lang = console.lang;
        let file = ("file", self.path.display().to_string().into());
        if !self.path.exists() || self.inputs.iter().any(|i| same_file(i, self.path)) {
            let bytes = sealed(&spec(judged, date), extras, self.path)?;
            let new = self.pending(lang, self.path, &bytes, Existing::Keep)?;
            return Ok((vec![new], lang.say("cli-dossier-written", &[file])));
        }
        let kept = reading::bytes(self.path, MAX_KEPT).map_err(|e| self.at(Code::WriteFailed).with("reason", reason(&e)))?;
        if kept.len() > MAX_KEPT {
            return Err(self.at(Code::TooLarge).with("limit", MAX_KEPT / MEGABYTE));
        }
        let Some(again) = self.older(judged) else {
            let new = self.pending(lang, self.path, &sealed(&spec(judged, date), extras, self.path)?, Existing::by(self.force))?;
            return Ok((vec![new], lang.say("cli-dossier-written", &[file])));
        };
        let carried = self.carried(&again, judged, date)?;
        self.tell(console, &carried.lost)?;
        let count = carried.cells.len() + carried.beside.len();
        beside(judged, &carried);
        extras.typed = carried.cells.into_iter().map(|c| ((c.sheet.into(), c.row, c.column), c.text)).collect();
        let bytes = sealed(&spec(judged, date), extras, self.path)?;
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

/// Words written next to answers in the old dossier.
fn beside(judged: &mut Judged, carried: &Carried) {
    for (measure, column, text) in &carried.beside {
        if let Some(answer) = judged.commune.answers.get_mut(measure) {
            match column {
                Column::Note => answer.note.clone_from(text),
                _ => answer.explanation.clone_from(text),
            }
        }
    }
}
