//! The workbook of a dossier as bytes.

use std::path::Path;

use super::evidence;
use super::judge::Judged;
use super::pending::unwritten;
use crate::diag::Diagnostic;
use crate::input::Spreadsheet;
use crate::text::Date;
use crate::workbook::{self, DossierSpec, Extras};

/// The spec of a judged commune.
pub fn spec(judged: &Judged, date: Option<Date>) -> DossierSpec<'_> {
    DossierSpec { law: &judged.law, commune: &judged.commune, assessment: &judged.assessment, findings: &judged.findings, date }
}

/// The ways to the files of evidence from the folder of the dossier.
pub fn with_evidence(judged: &Judged, evidence: &Path, from: &Path) -> Extras {
    let (files, evidence) = evidence::ways(&judged.commune, evidence, from);
    Extras { files, evidence, ..Extras::default() }
}

/// The dossier with the fingerprint of its inputs as they are read from it: a workbook cannot name what is in it
/// before it is there.
pub fn sealed(spec: &DossierSpec, extras: Extras, path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let draft = drafted(spec, &Extras { fingerprint: Some(workbook::UNKNOWN.to_string()), ..extras }, path)?;
    let fingerprint = Spreadsheet::of_bytes(&draft, &path.display().to_string())?.inputs_fingerprint();
    workbook::seal(&draft, &fingerprint).map_err(|e| unwritten(path, e))
}

/// The bytes of a dossier.
pub fn drafted(spec: &DossierSpec, extras: &Extras, path: &Path) -> Result<Vec<u8>, Diagnostic> {
    workbook::dossier_with(spec, extras).map_err(|e| unwritten(path, e))
}
