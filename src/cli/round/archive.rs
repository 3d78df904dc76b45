//! The years an office keeps: a folder with a file `2023.json` or a folder `2023` for each of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::reading;
use super::settings::Settings;
use crate::criteria::Shelf;
use crate::diag::{Code, Diagnostic, Place};
use crate::district::{Record, Unjudged};
use crate::report;

/// How the files of stored rounds end.
const STORED: &str = "json";
/// Longest stored round in megabytes: a province of thousands of communes.
const MAX_ROUND: usize = 1024;
const MEGABYTE: usize = 1024 * 1024;

/// Where the years are: as the command line says, else as the settings for the file do.
///
/// # Errors
/// Everything wrong with the office's settings.
pub fn folder(settings: &mut Settings, option: Option<&Path>, file: Option<&Path>) -> Result<Option<PathBuf>, Vec<Diagnostic>> {
    if let Some(folder) = option {
        return Ok(Some(folder.to_path_buf()));
    }
    let setting = settings.at(file)?;
    Ok(setting.office.as_ref().and_then(|office| office.archived()))
}

/// The file of a year.
pub fn file_of(folder: &Path, year: i16) -> PathBuf {
    folder.join(format!("{year}.{STORED}"))
}

/// What is kept of each year. Of one that is kept twice the file is taken, with a finding.
///
/// # Errors
/// The folder cannot be read.
pub fn years(folder: &Path) -> Result<(BTreeMap<i16, PathBuf>, Vec<Diagnostic>), Diagnostic> {
    let unreadable = |e: &std::io::Error| reading::unreadable(folder, e);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| unreadable(&e))? {
        paths.push(entry.map_err(|e| unreadable(&e))?.path());
    }
    // Folders first, so that a file takes their place.
    paths.sort_by_key(|path| (!path.is_dir(), path.clone()));
    let (mut years, mut twice) = (BTreeMap::new(), Vec::new());
    for (year, path) in paths.into_iter().filter_map(|path| Some((year_of(&path)?, path))) {
        let place = Place::File(path.display().to_string().into());
        if let Some(other) = years.insert(year, path) {
            let finding = Diagnostic::new(Code::ArchiveYearTwice, place).with("year", year);
            twice.push(finding.with("other", other.display().to_string()));
        }
    }
    Ok((years, twice))
}

/// The year that a file or folder of the archive is named after.
fn year_of(path: &Path) -> Option<i16> {
    let name = path.file_name()?.to_str()?;
    let stem = if path.is_dir() { name } else { name.strip_suffix(&format!(".{STORED}"))? };
    (stem.len() == 4 && stem.bytes().all(|b| b.is_ascii_digit())).then(|| stem.parse().ok())?
}

/// Whether a file is a stored round by its name.
pub fn is_stored(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case(STORED))
}

/// The stored rounds that are named, or are in a folder that is.
pub fn stored(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return if is_stored(path) { vec![path.to_path_buf()] } else { Vec::new() };
    }
    let entries = fs::read_dir(path).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<PathBuf> = entries.filter(|p| p.is_file() && is_stored(p)).collect();
    found.sort();
    found
}

/// The communes of a stored round.
///
/// # Errors
/// It cannot be read, or is none.
pub fn records(path: &Path, shelf: &Shelf) -> Result<Vec<Result<Record, Unjudged>>, Diagnostic> {
    let name = path.display().to_string();
    let most = MAX_ROUND * MEGABYTE;
    let bytes = reading::bytes(path, most).map_err(|e| reading::unreadable(path, &e))?;
    if bytes.len() > most {
        return Err(Diagnostic::new(Code::TooLarge, Place::File(name.as_str().into())).with("limit", MAX_ROUND));
    }
    let text = String::from_utf8(bytes).map_err(|e| reading::unreadable(path, &std::io::Error::other(e)))?;
    report::kept(&name, &text, shelf)
}
