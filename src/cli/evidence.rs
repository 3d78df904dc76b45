//! The files of evidence named in a commune's register: which are there, and their fingerprints.

use std::collections::BTreeMap;
use std::path::Path;

use super::verify::digest;
use crate::commune::Commune;
use crate::diag::{Code, Diagnostic, Place};

/// What was found of the register's files.
pub(super) struct Register {
    /// By the path in the register: fingerprint, and the way there from the dossier.
    pub files: BTreeMap<String, (String, String)>,
    /// The way to the folder, where any of them is there.
    pub way: Option<String>,
    /// Files that are not there.
    pub findings: Vec<Diagnostic>,
}

/// Looks for the files below a folder of evidence; links lead there from the folder of the dossier.
pub(super) fn files(commune: &Commune, folder: &Path, from: &Path) -> Register {
    let mut register = Register { files: BTreeMap::new(), way: None, findings: Vec::new() };
    for document in commune.documents.iter().filter(|d| !d.file.is_empty() && !is_address(&d.file)) {
        let path = folder.join(&document.file);
        match digest(&path) {
            Ok(sha256) => {
                let way = way(from, &path).unwrap_or_else(|| document.file.clone());
                register.files.insert(document.file.clone(), (sha256, way));
            }
            Err(_) => {
                let place = document.origin.as_ref().map_or(Place::Nowhere, Place::from);
                let finding = Diagnostic::new(Code::EvidenceMissing, place).with("file", document.file.as_str());
                register.findings.push(finding.with("folder", folder.display().to_string()));
            }
        }
    }
    register.way = way(from, folder).filter(|_| !register.files.is_empty());
    register
}

/// An address of the network, which is no file.
fn is_address(file: &str) -> bool {
    file.contains("://")
}

fn way(from: &Path, to: &Path) -> Option<String> {
    let way = pathdiff::diff_paths(to.canonicalize().ok()?, from.canonicalize().ok()?)?;
    Some(way.to_string_lossy().replace('\\', "/"))
}
