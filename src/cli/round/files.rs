//! Files of the user: which are inputs, and what is in the way of outputs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::pending::unwritten;
use super::{patterns, reading};
use crate::cli::terminal::streams::is_standard_output;
use crate::criteria::LawSource;
use crate::diag::{Code, Diagnostic, Place, reason};

/// Folders of Windows itself at the root of a drive, in small letters.
const OF_WINDOWS: [&str; 3] = ["$recycle.bin", "recycler", "system volume information"];

/// The files to read, patterns written out: not the lock files that Excel and LibreOffice put next to an open
/// workbook, nor those that macOS puts next to any.
///
/// # Errors
/// Nothing else was named, or a pattern that fits no file.
pub fn inputs(files: &[PathBuf]) -> Result<Vec<PathBuf>, Diagnostic> {
    kept(patterns::expanded(files, |path| !path.is_dir()))
}

/// The same where folders may be named too.
///
/// # Errors
/// As of [`inputs`].
pub fn paths(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Diagnostic> {
    kept(patterns::expanded(paths, |_| true))
}

fn kept(found: Vec<PathBuf>) -> Result<Vec<PathBuf>, Diagnostic> {
    let place = |path: &Path| Place::File(path.display().to_string().into());
    if let Some(none) = found.iter().find(|f| patterns::is_pattern(f)) {
        return Err(Diagnostic::new(Code::NoMatch, place(none)));
    }
    let kept: Vec<PathBuf> = found.iter().filter(|f| !is_lock(f)).cloned().collect();
    match found.first() {
        Some(lock) if kept.is_empty() => {
            let file = locked(lock).unwrap_or_default();
            Err(Diagnostic::new(Code::LockFile, place(lock)).with("workbook", file))
        }
        _ => Ok(kept),
    }
}

/// Whether a file is one that a program puts next to an open workbook.
pub fn is_lock(path: &Path) -> bool {
    locked(path).is_some()
}

/// Whether a folder does not show an entry to people: what Windows keeps for itself at the root of a drive, deleted
/// workbooks among it, is no input on any system.
pub fn is_hidden(entry: &fs::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    name.starts_with('.') || OF_WINDOWS.contains(&name.as_str()) || is_marked(entry)
}

/// FILE_ATTRIBUTE_HIDDEN and FILE_ATTRIBUTE_SYSTEM.
#[cfg(windows)]
fn is_marked(entry: &fs::DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt;
    entry.metadata().is_ok_and(|found| found.file_attributes() & (2 | 4) != 0)
}

#[cfg(not(windows))]
fn is_marked(_: &fs::DirEntry) -> bool {
    false
}

/// The name of the workbook that a lock file belongs to.
fn locked(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let libre = name.strip_prefix(".~lock.").map(|rest| rest.trim_end_matches('#'));
    libre.or_else(|| name.strip_prefix("~$")).or_else(|| name.strip_prefix("._")).map(str::to_string)
}

/// A folder for outputs, made if need be.
pub fn folder(path: &Path) -> Result<(), Diagnostic> {
    if path.exists() && !path.is_dir() {
        return Err(unwritten(path, "no-folder"));
    }
    fs::create_dir_all(path).map_err(|e| unwritten(path, reason(&e)))
}

/// Whether something is in the way of a file.
pub fn is_taken(path: &Path) -> bool {
    path.exists() && !is_standard_output(path)
}

/// The criteria files named, folders opened: their .toml files in order of name.
pub fn law_sources(paths: &[PathBuf]) -> Result<Vec<LawSource>, Diagnostic> {
    let mut sources = Vec::new();
    for path in paths {
        let files = if path.is_dir() { toml_files(path).map_err(|e| reading::unreadable(path, &e))? } else { vec![path.clone()] };
        for file in files {
            let text = reading::text(&file)?;
            sources.push(LawSource { name: file.display().to_string(), text });
        }
    }
    Ok(sources)
}

fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lock_files_are_no_inputs() {
        assert_eq!(locked(Path::new("d/~$xã A.xlsx")).as_deref(), Some("xã A.xlsx"));
        assert_eq!(locked(Path::new(".~lock.xã A.xlsx#")).as_deref(), Some("xã A.xlsx"));
        assert_eq!(locked(Path::new("xã A.xlsx")), None);
    }
}
