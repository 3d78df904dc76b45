//! A dossier judged and written again from its own inputs.

use std::path::{Path, PathBuf};

use super::book::spec;
use super::judge::{Job, Judged, Unjudged};
use super::settings::{InForce, Settings};
use crate::criteria::{Item, ItemRef, Law};
use crate::diag::{Code, Diagnostic, Place};
use crate::input::{Overrides, Spreadsheet};
use crate::layout::{item_label, property};
use crate::report::{CriteriaChange, VerdictChange};
use crate::text::parse_date;
use crate::workbook::{self, Extras};

/// In place of a verdict where there is none.
const BLANK: &str = "-";

/// A dossier with what its own inputs say of it now.
pub struct Again {
    pub read: Spreadsheet,
    pub judged: Judged,
    /// Written again, and read.
    pub anew: Spreadsheet,
}

impl Again {
    /// Reads, judges and writes a dossier again, in memory, by what is in force there.
    pub fn of(settings: &Settings, in_force: InForce, path: &Path) -> Result<Self, Vec<Diagnostic>> {
        let mut found: Vec<Result<Judged, Unjudged>> = Vec::new();
        let read = settings.judge_by(in_force, path, &Overrides::default(), Job::default(), &mut |_, result| found.push(result));
        let not_ours = || vec![Diagnostic::new(Code::NotADossier, Place::File(path.display().to_string().into()))];
        match (found.pop(), read) {
            (_, Some(read)) if !read.is_dossier() => Err(not_ours()),
            (Some(Err(unjudged)), _) => Err(unjudged.findings),
            (Some(Ok(judged)), Some(read)) => Self::from(judged, read).map_err(|(_, findings)| findings),
            _ => Err(not_ours()),
        }
    }

    /// The same of a dossier that was read and judged; its path where it cannot be written again.
    pub fn from(judged: Judged, read: Spreadsheet) -> Result<Self, (PathBuf, Vec<Diagnostic>)> {
        match anew(&judged, &read) {
            Ok(anew) => Ok(Self { read, judged, anew }),
            Err(finding) => Err((judged.path, vec![finding])),
        }
    }

    /// The fingerprint kept in it, and that of its inputs as they are.
    pub fn fingerprint(&self) -> (Option<String>, String) {
        (self.read.property(property::INPUTS).map(str::to_string), self.read.inputs_fingerprint_beside(&self.anew))
    }

    /// The items that are judged otherwise than the dossier says.
    pub fn turned(&self) -> Vec<VerdictChange> {
        let words = self.anew.verdict_words();
        let now = |item: &ItemRef| words.get(item).map_or(BLANK, |(_, now)| now).to_string();
        let then = self.read.verdict_words().into_iter().filter(|(_, (_, then))| !then.is_empty());
        let label = |item: &ItemRef| item_label(item, self.judged.law.item(item).map_or(&item.code, Item::name));
        then.map(|(item, (_, then))| VerdictChange { label: label(&item), now: now(&item), item, then })
            .filter(|turned| turned.now != turned.then)
            .collect()
    }

    /// The criteria files that are not those of then.
    pub fn criteria(&self) -> Vec<CriteriaChange> {
        criteria(&self.read, &self.judged.law)
    }
}

/// The dossier written again from what is in it, under the number and the date of then, and read.
fn anew(judged: &Judged, read: &Spreadsheet) -> Result<Spreadsheet, Diagnostic> {
    let name = judged.path.display().to_string();
    let date = read.property(property::PAPER_DATE).and_then(parse_date);
    let extras = Extras { number: read.property(property::REPORT_NUMBER).map(str::to_string), ..Extras::default() };
    let failed =
        |e: workbook::WorkbookError| Diagnostic::new(Code::FileUnreadable, Place::File(name.as_str().into())).with("reason", e.to_string());
    Spreadsheet::of_bytes(&workbook::dossier_with(&spec(judged, date), &extras).map_err(failed)?, &name)
}

/// The criteria files that are not those of then.
fn criteria(read: &Spreadsheet, law: &Law) -> Vec<CriteriaChange> {
    let mut changes = Vec::new();
    let then = read.criteria();
    for file in &then {
        let now = law.files.iter().find(|f| f.id == file.id).map(|f| (f.version.clone(), f.sha256.clone()));
        let sha256 = file.sha256.clone().or_else(|| now.as_ref().map(|(_, sha)| sha.clone())).unwrap_or_default();
        let before = Some((file.version.clone(), sha256));
        if before != now {
            changes.push(CriteriaChange { id: file.id.clone(), then: before, now });
        }
    }
    for file in law.files.iter().filter(|f| !then.iter().any(|t| t.id == f.id)) {
        let now = Some((file.version.clone(), file.sha256.clone()));
        changes.push(CriteriaChange { id: file.id.clone(), then: None, now });
    }
    changes
}
