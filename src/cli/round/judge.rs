//! One file from its bytes to the judgement of its communes: the same way for every command.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::asked::unknown_province;
use super::earlier::Earlier;
use super::evidence::Evidence;
use super::reading;
use super::settings::{InForce, Setting, Settings};
use crate::assess::{self, Assessment, Finding, Options};
use crate::commune::Commune;
use crate::criteria::{Law, Shelf};
use crate::diag::Diagnostic;
use crate::district;
use crate::input::{Overrides, Read, Spreadsheet};
use crate::report::{Case, Outcome};
use crate::text::fold;

pub struct Judged {
    /// File it was read from.
    pub path: PathBuf,
    /// The law it was judged by.
    pub law: Arc<Law>,
    pub commune: Commune,
    pub assessment: Assessment,
    /// Everything found on the way.
    pub findings: Vec<Diagnostic>,
}

/// A file, or a commune in it, that could not be judged.
pub struct Unjudged {
    pub file: String,
    /// The commune's name; empty for a whole file.
    pub name: String,
    pub findings: Vec<Diagnostic>,
}

impl Judged {
    /// What an exit code is made from.
    pub fn counted(&self) -> Finding {
        self.assessment.overall.held_up_by(&self.findings)
    }

    /// As the reports take it.
    pub fn case(&self) -> Case<'_> {
        Case { law: &self.law, commune: &self.commune, assessment: &self.assessment, findings: &self.findings }
    }
}

impl From<Unjudged> for district::Unjudged {
    fn from(unjudged: Unjudged) -> Self {
        Self { file: unjudged.file.into(), name: unjudged.name, findings: unjudged.findings }
    }
}

/// As the reports take it.
pub fn outcome(result: &Result<Judged, Unjudged>) -> Outcome<'_> {
    match result {
        Ok(judged) => Outcome::Judged(judged.case()),
        Err(unjudged) => Outcome::Unjudged { file: &unjudged.file, name: &unjudged.name, findings: &unjudged.findings },
    }
}

/// What is wanted of a round of judgements.
#[derive(Clone, Copy, Default)]
pub struct Job<'a> {
    /// What decides besides the answers.
    pub options: Options,
    /// Only the commune of this name or code.
    pub only: Option<&'a str>,
    /// Last year's figures.
    pub earlier: Option<&'a Earlier>,
    /// Last year's registers of documents, if they come along.
    pub carried: Option<&'a Earlier>,
    /// Where to look for the files of evidence, if they are looked for.
    pub evidence: Option<Evidence<'a>>,
}

/// Gets each commune of a file, with their number.
pub type Visit<'v> = &'v mut dyn FnMut(usize, Result<Judged, Unjudged>);

impl Settings {
    /// Reads and judges the communes of one file by what is in force for it; what was read is given back.
    pub fn judge(&mut self, path: &Path, overrides: &Overrides, job: Job, visit: Visit) -> Option<Spreadsheet> {
        let in_force = self.in_force(Some(path));
        self.judge_by(in_force, path, overrides, job, visit)
    }

    /// The same by what is known to be in force: for many threads at once.
    pub fn judge_by(&self, in_force: InForce, path: &Path, overrides: &Overrides, job: Job, visit: Visit) -> Option<Spreadsheet> {
        match self.of(in_force) {
            Ok(setting) => {
                let overrides = Overrides { defaults: setting.defaults(), ..overrides.clone() };
                judge(&setting.shelf, path, &overrides, job, &mut |count, result| visit(count, setting.graded(result)))
            }
            Err(findings) => {
                visit(1, Err(Unjudged { file: path.display().to_string(), name: String::new(), findings }));
                None
            }
        }
    }
}

impl Setting {
    /// The same with its findings as grave as the office wants them.
    fn graded(&self, result: Result<Judged, Unjudged>) -> Result<Judged, Unjudged> {
        let Some(office) = &self.office else { return result };
        match result {
            Ok(judged) => Ok(Judged { findings: office.graded(judged.findings), ..judged }),
            Err(unjudged) => Err(Unjudged { findings: office.graded(unjudged.findings), ..unjudged }),
        }
    }
}

/// Reads and judges the communes of one file: only that of the name or code asked for, if one is. What was
/// read is given back, if it could be.
fn judge(shelf: &Shelf, path: &Path, overrides: &Overrides, job: Job, visit: Visit) -> Option<Spreadsheet> {
    let only = job.only;
    let file = path.display().to_string();
    let with = |name: String, more: Vec<Diagnostic>| {
        let findings = shelf.findings.iter().cloned().chain(more).collect();
        Unjudged { file: file.clone(), name, findings }
    };
    let sheet = match reading::workbook(path) {
        Ok(sheet) => sheet,
        Err(finding) => {
            visit(1, Err(with(String::new(), vec![finding])));
            return None;
        }
    };
    sheet.each(shelf, overrides, &mut |count, found| match found {
        Ok(read) if !asked(only, &read.commune) => {}
        Ok(read) => visit(count, judged(shelf, path, &sheet, read, job)),
        Err(unread) if only.is_some_and(|o| !unread.name.is_empty() && fold(o) != fold(&unread.name)) => {}
        Err(unread) => visit(count, Err(with(unread.name, unread.findings))),
    });
    Some(sheet)
}

/// Whether a commune is the one asked for: by its code, or by its name with or without "xã".
fn asked(only: Option<&str>, commune: &Commune) -> bool {
    let Some(only) = only.map(fold) else { return true };
    let is = |value: &Option<String>| {
        let own = value.as_deref().map(fold).unwrap_or_default();
        own == only || own.split_once(' ').is_some_and(|(_, bare)| bare == only)
    };
    commune.code.value.as_deref().is_some_and(|code| fold(code) == only) || is(&commune.name.value)
}

fn judged(shelf: &Shelf, path: &Path, sheet: &Spreadsheet, mut read: Read, job: Job) -> Result<Judged, Unjudged> {
    let options = job.options;
    let mut findings = shelf.findings.clone();
    findings.extend(read.findings);
    let name = read.commune.name.value.clone().unwrap_or_default();
    let with = |mut findings: Vec<Diagnostic>, more: Vec<Diagnostic>| {
        findings.extend(more);
        Unjudged { file: path.display().to_string(), name, findings }
    };
    let Some(law) = read.law else {
        // Without a province the nation's period and words still say what else keeps it from being judged.
        let year = read.commune.year.value.unwrap_or_else(|| shelf.last_year());
        let more = match shelf.shared_law("", year) {
            Ok(nation) => assess::assess(&nation, &read.commune, options).err().unwrap_or_default(),
            Err(unknown) => vec![unknown_province("", &unknown)],
        };
        return Err(with(findings, more));
    };
    findings.extend(job.earlier.map(|earlier| earlier.lay(&law, &mut read.commune)).unwrap_or_default());
    findings.extend(job.carried.map(|earlier| earlier.carry(&law, &mut read.commune)).unwrap_or_default());
    findings.extend(job.evidence.map(|evidence| evidence.look(path, &mut read.commune)).unwrap_or_default());
    let assessment = match assess::assess(&law, &read.commune, options) {
        Ok(assessment) => assessment,
        Err(more) => return Err(with(findings, more)),
    };
    let mut findings = assess::reworded(findings, &read.commune, &assessment);
    findings.extend(assessment.findings.iter().cloned());
    findings.extend(sheet.form_thresholds(&law, &assessment.place));
    Ok(Judged { path: path.to_path_buf(), law, commune: read.commune, assessment, findings })
}
