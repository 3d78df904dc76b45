//! Files of the user: which are inputs, how outputs are named, and that nothing is ever lost.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub(super) use super::pending::{Existing, Pending, Ready, write};
use super::streams::is_standard_output;
use super::{patterns, reading};
use crate::criteria::LawSource;
use crate::diag::{Code, Diagnostic, Place, reason};
use crate::text::clean;

/// Longest file name we make, without its extension.
const NAME_LENGTH: usize = 80;
/// The same in bytes: file systems that are not of Windows take 255 with extension and number.
const NAME_BYTES: usize = 240;

/// The files to read, patterns written out: not the lock files that Excel and LibreOffice put beside an open
/// workbook, nor those that macOS puts beside any.
///
/// # Errors
/// Nothing else was named, or a pattern that fits no file.
pub(super) fn inputs(files: &[PathBuf]) -> Result<Vec<PathBuf>, Diagnostic> {
    kept(patterns::expanded(files, |path| !path.is_dir()))
}

/// The same where folders may be named too.
///
/// # Errors
/// As of [`inputs`].
pub(super) fn paths(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Diagnostic> {
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

/// Whether a file is one that a program puts beside an open workbook.
pub(super) fn is_lock(path: &Path) -> bool {
    locked(path).is_some()
}

/// The name of the workbook that a lock file belongs to.
fn locked(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let libre = name.strip_prefix(".~lock.").map(|rest| rest.trim_end_matches('#'));
    libre.or_else(|| name.strip_prefix("~$")).or_else(|| name.strip_prefix("._")).map(str::to_string)
}

/// Whether two paths lead to one file.
pub(super) fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// The folder a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A folder for outputs, made if need be.
pub(super) fn folder(path: &Path) -> Result<(), Diagnostic> {
    let place = || Place::File(path.display().to_string().into());
    let failed = |reason: String| Diagnostic::new(Code::WriteFailed, place()).with("reason", reason);
    if path.exists() && !path.is_dir() {
        return Err(failed("no-folder".to_string()));
    }
    fs::create_dir_all(path).map_err(|e| failed(reason(&e)))
}

/// A name that every file system takes: no forbidden characters, no trailing dot, not too long, no
/// device of Windows.
pub(super) fn safe_name(text: &str) -> String {
    let forbidden = |c: char| matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|') || c.is_control();
    let replaced: String = clean(text).chars().map(|c| if forbidden(c) { '-' } else { c }).collect();
    let mut bytes = 0;
    let fits = |c: &char| {
        bytes += c.len_utf8();
        bytes <= NAME_BYTES
    };
    let cut: String = trimmed(&replaced).chars().take(NAME_LENGTH).take_while(fits).collect();
    let name = trimmed(&cut);
    if name.is_empty() || is_device(name) { format!("_{name}") } else { name.to_string() }
}

fn trimmed(name: &str) -> &str {
    name.trim_matches(|c: char| c == '.' || c == ' ')
}

pub(super) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let digit = |n: &str| matches!(n.chars().collect::<Vec<_>>()[..], ['0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}']);
    let numbered = |p: &str| stem.strip_prefix(p).is_some_and(digit);
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str()) || numbered("COM") || numbered("LPT")
}

/// `name.ext` in a folder, or `name (2).ext` and so on where `taken` says that it is.
pub(super) fn free_path(folder: &Path, name: &str, extension: &str, taken: impl Fn(&Path) -> bool) -> PathBuf {
    let numbered = |n: usize| if n == 1 { format!("{name}.{extension}") } else { format!("{name} ({n}).{extension}") };
    let mut n = 1;
    while taken(&folder.join(numbered(n))) {
        n += 1;
    }
    folder.join(numbered(n))
}

/// Whether something is in the way of a file.
pub(super) fn is_taken(path: &Path) -> bool {
    path.exists() && !is_standard_output(path)
}

/// Where what is replaced is kept: "… .xlsx.bak", or with a number. No summary of a folder takes it for a workbook.
pub(super) fn backup(path: &Path) -> PathBuf {
    free_path(folder_of(path), &path.file_name().unwrap_or_default().to_string_lossy(), "bak", Path::exists)
}

/// A folder that is not there yet: `name`, or `name (2)` and so on.
pub(super) fn free_path_of_folder(folder: &Path, name: &str) -> PathBuf {
    let numbered = |n: usize| folder.join(if n == 1 { name.to_string() } else { format!("{name} ({n})") });
    (1..).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}

/// Names given out in one round: none twice, upper and lower case alike as on Windows.
#[derive(Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    /// A path that was not given out before.
    pub fn path(&mut self, folder: &Path, name: &str, extension: &str) -> PathBuf {
        let key = |path: &Path| path.to_string_lossy().to_lowercase();
        let path = free_path(folder, name, extension, |p| self.0.contains(&key(p)));
        self.0.insert(key(&path));
        path
    }
}

/// The criteria files named, folders opened: their .toml files in order of name.
pub(super) fn law_sources(paths: &[PathBuf]) -> Result<Vec<LawSource>, Diagnostic> {
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
    fn names_are_taken_by_every_file_system() {
        assert_eq!(safe_name("Xã A/B: \"x\"?"), "Xã A-B- -x--");
        assert_eq!(safe_name("Xa\u{303} A. "), "Xã A");
        assert_eq!(safe_name("con"), "_con");
        assert_eq!(safe_name("Com\u{b2}.x"), "_Com\u{b2}.x");
        assert_eq!(safe_name("conout$"), "_conout$");
        assert_eq!(safe_name("LPT1.x"), "_LPT1.x");
        assert_eq!(safe_name("COM10"), "COM10");
        assert_eq!(safe_name(" .. "), "_");
        assert_eq!(safe_name(&"đ".repeat(200)).chars().count(), NAME_LENGTH);
        assert_eq!(safe_name(&"\u{20b9f}".repeat(200)).len(), NAME_BYTES);
    }

    #[test]
    fn lock_files_are_no_inputs() {
        assert_eq!(locked(Path::new("d/~$xã A.xlsx")).as_deref(), Some("xã A.xlsx"));
        assert_eq!(locked(Path::new(".~lock.xã A.xlsx#")).as_deref(), Some("xã A.xlsx"));
        assert_eq!(locked(Path::new("xã A.xlsx")), None);
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let taken = |p: &Path| p.ends_with("A.xlsx") || p.ends_with("A (2).xlsx");
        assert_eq!(free_path(Path::new("d"), "A", "xlsx", taken), Path::new("d/A (3).xlsx"));
    }
}
