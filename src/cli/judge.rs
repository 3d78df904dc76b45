//! One file from its bytes to its judgement: the same way for every command.

use std::path::{Path, PathBuf};

use crate::assess::{self, Assessment, Options};
use crate::commune::Commune;
use crate::criteria::{Law, Shelf};
use crate::diag::Diagnostic;
use crate::input::{Overrides, Spreadsheet};
use crate::report::{Case, Outcome};

use super::args::OverrideArgs;

/// A commune judged.
pub(super) struct Judged {
    /// File it was read from.
    pub path: PathBuf,
    /// The law it was judged by.
    pub law: Law,
    /// The commune.
    pub commune: Commune,
    /// Its judgement.
    pub assessment: Assessment,
    /// Everything found on the way.
    pub findings: Vec<Diagnostic>,
}

/// A file whose commune could not be judged.
pub(super) struct Unjudged {
    /// Name as given.
    pub file: String,
    /// Why.
    pub findings: Vec<Diagnostic>,
}

impl Judged {
    /// As the reports take it.
    pub fn case(&self) -> Case<'_> {
        Case { law: &self.law, commune: &self.commune, assessment: &self.assessment, findings: &self.findings }
    }
}

/// As the reports take it.
pub(super) fn outcome(result: &Result<Judged, Unjudged>) -> Outcome<'_> {
    match result {
        Ok(judged) => Outcome::Judged(judged.case()),
        Err(unjudged) => Outcome::Unjudged { file: &unjudged.file, findings: &unjudged.findings },
    }
}

/// Reads and judges one file.
pub(super) fn judge(shelf: &Shelf, path: &Path, overrides: &Overrides, options: Options) -> Result<Judged, Unjudged> {
    let file = path.display().to_string();
    let mut findings = shelf.findings.clone();
    let with = |mut findings: Vec<Diagnostic>, more: Vec<Diagnostic>| {
        findings.extend(more);
        Unjudged { file: file.clone(), findings }
    };
    let sheet = match Spreadsheet::open(path, &file) {
        Ok(sheet) => sheet,
        Err(finding) => return Err(with(findings, vec![finding])),
    };
    let read = match sheet.commune(shelf, overrides) {
        Ok(read) => read,
        Err(more) => return Err(with(findings, more)),
    };
    findings.extend(read.findings);
    let Some(law) = read.law else {
        // Without a province the nation's period and words still say what else keeps it from being judged.
        let more = shelf.law("").ok().and_then(|nation| assess::assess(&nation, &read.commune, options).err());
        return Err(with(findings, more.unwrap_or_default()));
    };
    let assessment = match assess::assess(&law, &read.commune, options) {
        Ok(assessment) => assessment,
        Err(more) => return Err(with(findings, more)),
    };
    findings.extend(assessment.findings.iter().cloned());
    findings.extend(sheet.form_thresholds(&law, &assessment.place));
    Ok(Judged { path: path.to_path_buf(), law, commune: read.commune, assessment, findings })
}

impl From<&OverrideArgs> for Overrides {
    fn from(args: &OverrideArgs) -> Self {
        Self {
            level: args.level,
            year: args.year,
            as_of: args.as_of,
            province: args.province.clone(),
            class: args.class.clone(),
            sheet: args.sheet.clone(),
            ..Self::default()
        }
    }
}
