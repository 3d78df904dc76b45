//! The files of evidence named in a commune's register: which are there, and their fingerprints.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use sha2::{Digest, Sha256};

use super::ways::way;
use super::{files, names, reading};
use crate::commune::{Commune, Document};
use crate::diag::{Code, Diagnostic, Place};
use crate::text::fold;

/// Where the files of evidence are.
#[derive(Debug, Clone, Copy)]
pub enum Evidence<'a> {
    /// Next to the workbook that names them.
    Beside,
    /// In a folder named on the command line.
    Folder(&'a Path),
}

impl<'a> Evidence<'a> {
    /// The folder asked for.
    ///
    /// # Errors
    /// It is not there.
    pub fn asked(folder: Option<&'a Path>) -> Result<Option<Self>, Diagnostic> {
        let missing = |folder: &Path| Diagnostic::new(Code::FileMissing, Place::File(folder.display().to_string().into()));
        match folder {
            Some(folder) if !folder.is_dir() => Err(missing(folder)),
            folder => Ok(folder.map(Self::Folder)),
        }
    }

    /// The folder for the evidence of a workbook.
    pub fn folder(self, workbook: &'a Path) -> &'a Path {
        match self {
            Self::Beside => names::folder_of(workbook),
            Self::Folder(folder) => folder,
        }
    }

    /// Takes the fingerprints of the files a commune's register names; reports those that are not there.
    pub fn look(self, workbook: &'a Path, commune: &mut Commune) -> Vec<Diagnostic> {
        let folder = self.folder(workbook);
        let (mut findings, mut named) = (Vec::new(), 0usize);
        for document in commune.documents.iter_mut().filter(|d| names_file(&d.file)) {
            named += 1;
            document.sha256 = located(folder, &document.file).and_then(|path| digest(&path).ok());
            findings.extend(document.sha256.is_none().then(|| missing(document, folder)));
        }
        // The files are elsewhere: that is one thing to report, not one for each.
        if matches!(self, Self::Beside) && named > 1 && findings.len() == named {
            let finding = Diagnostic::new(Code::EvidenceElsewhere, Place::File(workbook.display().to_string().into()));
            return vec![finding.with("count", named).with("folder", folder.display().to_string())];
        }
        findings
    }
}

fn missing(document: &Document, folder: &Path) -> Diagnostic {
    let place = document.origin.as_ref().map_or(Place::Nowhere, Place::from);
    let finding = Diagnostic::new(Code::EvidenceMissing, place).with("file", document.file.as_str());
    finding.with("folder", folder.display().to_string())
}

/// SHA-256 of a file, read piece by piece: evidence may be films.
pub fn digest(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = File::open(path)?;
    let mut piece = vec![0; 64 * 1024];
    loop {
        let count = io::Read::read(&mut file, &mut piece)?;
        if count == 0 {
            return Ok(hash.finalize().iter().map(|b| format!("{b:02x}")).collect());
        }
        hash.update(piece.get(..count).unwrap_or_default());
    }
}

/// Whether the register names a file there, and not an address of the network.
fn names_file(file: &str) -> bool {
    !file.is_empty() && !file.contains("://")
}

/// A file below a folder by its name in the register: with either slash, and with capitals and marks composed in any
/// way, as other systems write them. Nothing outside the folder is looked at.
pub fn located(folder: &Path, file: &str) -> Option<PathBuf> {
    let mut path = folder.to_path_buf();
    for part in Path::new(&file.replace('\\', "/")).components() {
        match part {
            Component::CurDir => {}
            Component::Normal(name) => path = entry(&path, &name.to_string_lossy())?,
            _ => return None,
        }
    }
    path.is_file().then_some(path)
}

fn entry(folder: &Path, name: &str) -> Option<PathBuf> {
    let exact = folder.join(name);
    if exact.exists() {
        return Some(exact);
    }
    let same = |path: &PathBuf| path.file_name().is_some_and(|n| fold(&n.to_string_lossy()) == fold(name));
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).ok()?.filter_map(|e| Some(e.ok()?.path())).filter(same).collect();
    entries.sort();
    entries.into_iter().next()
}

/// The ways from a dossier's folder to the files that are there, by their names in the register; and to the folder.
pub fn ways(commune: &Commune, folder: &Path, from: &Path) -> (BTreeMap<String, String>, Option<String>) {
    let mut ways = BTreeMap::new();
    for document in commune.documents.iter().filter(|d| d.sha256.is_some()) {
        let to = located(folder, &document.file).and_then(|path| way(from, &path));
        ways.insert(document.file.clone(), to.unwrap_or_else(|| document.file.clone()));
    }
    let own = way(from, folder).filter(|_| !ways.is_empty());
    (ways, own)
}

/// The files of a folder of evidence that no register names.
#[derive(Default)]
pub struct Unlisted {
    listed: BTreeSet<PathBuf>,
}

impl Unlisted {
    /// Strikes off the files a commune's register names.
    pub fn strike(&mut self, folder: &Path, commune: &Commune) {
        let there = commune.documents.iter().filter(|d| d.sha256.is_some());
        self.listed.extend(there.filter_map(|d| located(folder, &d.file)));
    }

    /// The first of those left over, and how many there are.
    ///
    /// # Errors
    /// The folder cannot be looked through.
    pub fn finding(&self, folder: &Path) -> Result<Option<Diagnostic>, Diagnostic> {
        let mut left = Vec::new();
        below(folder, &mut left).map_err(|e| reading::unreadable(folder, &e))?;
        left.retain(|path| !self.listed.contains(path));
        left.sort();
        let names: Vec<String> = left.iter().take(SHOWN).filter_map(|p| Some(p.strip_prefix(folder).ok()?.display().to_string())).collect();
        let finding = Diagnostic::new(Code::EvidenceUnlisted, Place::File(folder.display().to_string().into()));
        Ok((!left.is_empty()).then(|| finding.with("count", left.len()).with("files", names.join(", "))))
    }
}

/// How many names of files are shown of those left over.
const SHOWN: usize = 5;

/// Every file below a folder; links to folders are not followed, hidden files are passed over.
fn below(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        let hidden = files::is_hidden(&entry) || entry.file_name().to_string_lossy().starts_with('~');
        if kind.is_dir() && !hidden {
            below(&path, found)?;
        } else if kind.is_file() && !hidden {
            found.push(path);
        }
    }
    Ok(())
}
