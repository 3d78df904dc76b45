//! A dossier in the place of an older one of the same commune and year: what people wrote goes along, and the
//! older one is kept beside it.

use std::fs;
use std::path::{Path, PathBuf};

use super::console::Console;
use super::dossier::{drafted, sealed, spec};
use super::files::{self, Existing};
use super::judge::Judged;
use super::settings::Settings;
use super::verify::Again;
use crate::diag::{Code, Diagnostic, Place, reason};
use crate::input::{Carried, Lost, Spreadsheet};
use crate::layout::Column;
use crate::text::Date;
use crate::workbook::Extras;

/// Where a dossier goes, and what may be done there.
pub(super) struct Update<'a> {
    /// What is in force.
    pub settings: &'a Settings,
    /// Its number for the input.
    pub number: usize,
    /// The path of the dossier.
    pub path: &'a Path,
    /// What cannot be carried over may be left out; what is no dossier may be replaced.
    pub force: bool,
    /// Files that are never replaced.
    pub inputs: &'a [PathBuf],
}

impl Update<'_> {
    /// Writes the dossier; what to say of it.
    pub fn write(&self, console: &mut Console, judged: &mut Judged, date: Option<Date>, mut extras: Extras) -> Result<String, Diagnostic> {
        let lang = console.lang;
        let file = ("file", self.path.display().to_string().into());
        if !self.path.exists() || self.inputs.iter().any(|i| files::same_file(i, self.path)) {
            let bytes = sealed(&spec(judged, date), extras, self.path)?;
            files::write(lang, self.path, &bytes, Existing::Keep, self.inputs)?;
            return Ok(lang.say("cli-dossier-written", &[file]));
        }
        let kept = fs::read(self.path).map_err(|e| self.at(Code::FileUnreadable).with("reason", reason(&e)))?;
        let Some(again) = self.older(judged) else {
            let existing = if self.force { Existing::Replace } else { Existing::Keep };
            files::write(lang, self.path, &sealed(&spec(judged, date), extras, self.path)?, existing, self.inputs)?;
            return Ok(lang.say("cli-dossier-written", &[file]));
        };
        let carried = self.carried(&again, judged, date)?;
        self.tell(console, &carried.lost)?;
        let count = carried.cells.len() + carried.beside.len();
        beside(judged, &carried);
        extras.typed = carried.cells.into_iter().map(|c| ((c.sheet.into(), c.row, c.column), c.text)).collect();
        let bytes = sealed(&spec(judged, date), extras, self.path)?;
        if bytes == kept {
            return Ok(lang.say("cli-dossier-unchanged", &[file]));
        }
        let backup = files::backup(self.path);
        files::write(lang, &backup, &kept, Existing::Keep, self.inputs)?;
        files::write(lang, self.path, &bytes, Existing::Replace, self.inputs)?;
        let facts = [file, ("count", count.into()), ("backup", backup.display().to_string().into())];
        Ok(lang.say("cli-dossier-updated", &facts))
    }

    fn at(&self, code: Code) -> Diagnostic {
        Diagnostic::new(code, Place::File(self.path.display().to_string().into()))
    }

    /// What lies there, if it is a dossier of the same commune and year.
    fn older(&self, judged: &Judged) -> Option<Again> {
        let again = Again::of(self.settings, self.number, self.path).ok()?;
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

/// Words written beside answers in the old dossier.
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
