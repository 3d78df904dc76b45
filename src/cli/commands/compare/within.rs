//! `ntm compare DOSSIER`: a commune's own assessment against what its appraisers wrote into the dossier.

use super::half::{read, tell};
use super::output::{Forms, Kind, give};
use crate::cli::round::settings::Settings;
use crate::cli::terminal::args::{CompareArgs, TableOrJson};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, SUCCESS};
use crate::diag::{Code, Diagnostic, Place};
use crate::district::{self, Subject};
use crate::report;
use crate::workbook;

/// Compares within each dossier; files that are none are reported.
pub fn run(console: &mut Console, settings: &mut Settings, args: &CompareArgs, kind: Option<Kind>) -> anyhow::Result<u8> {
    let mut inputs = Vec::new();
    let half = read(console, settings, args, &args.old, &mut inputs);
    let (dossiers, others): (Vec<Subject>, Vec<Subject>) = half.subjects.into_iter().partition(|s| s.appraisal.is_some());
    let mut unjudged = half.unjudged;
    unjudged.extend(others.into_iter().map(|other| district::Unjudged {
        findings: vec![Diagnostic::new(Code::CompareNotADossier, Place::File(other.file.clone()))],
        name: other.commune.name.value.unwrap_or_default(),
        file: other.file,
    }));
    unjudged.iter().for_each(|u| console.findings_of(&u.file, &u.findings));
    if dossiers.is_empty() {
        return Ok(FAILURE);
    }
    tell(console, &dossiers);
    let lang = console.lang;
    let json = || report::appraisal_json(lang, &dossiers, &unjudged);
    let text = match args.format {
        TableOrJson::Json => json()?,
        TableOrJson::Table => report::appraisals(console.view(), &dossiers),
    };
    console.out(&text);
    give(console, args.output.as_deref().zip(kind), args.force, &inputs, Forms { workbook: || workbook::appraisals(&dossiers), json })?;
    Ok(SUCCESS)
}
