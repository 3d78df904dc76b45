//! Files of the user: which are inputs, how outputs are named, and that nothing is ever lost.

use std::collections::HashSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::patterns;
use crate::criteria::LawSource;
use crate::diag::{Code, Diagnostic, Place, reason};
use crate::messages::Lang;
use crate::text::clean;

/// How often a write is tried again while an antivirus or indexer holds the file.
const TRIES: u32 = 5;
/// Time between tries.
const PAUSE: Duration = Duration::from_millis(100);
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

/// What to do when the output is already there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Existing {
    /// Leave it and say so.
    Keep,
    /// Replace it.
    Replace,
}

/// Writes a whole file at once, as [`Pending`] does.
pub(super) fn write(lang: Lang, path: &Path, bytes: &[u8], existing: Existing, inputs: &[PathBuf]) -> Result<(), Diagnostic> {
    let mut pending = Pending::open(lang, path, existing, inputs)?;
    pending.append(bytes)?;
    pending.finish()
}

/// A file being written: beside its place first, then renamed, so that an old one survives a crash. An
/// input is never replaced, whatever is asked.
pub(super) struct Pending {
    path: PathBuf,
    existing: Existing,
    file: BufWriter<tempfile::NamedTempFile>,
}

impl Pending {
    /// Begins a file, unless it is there and may not be replaced.
    pub fn open(lang: Lang, path: &Path, existing: Existing, inputs: &[PathBuf]) -> Result<Self, Diagnostic> {
        let place = || Place::File(path.display().to_string().into());
        if inputs.iter().any(|i| same_file(i, path)) {
            return Err(Diagnostic::new(Code::WriteFailed, place()).with("reason", lang.text("cli-output-is-input")));
        }
        if path.exists() && existing == Existing::Keep {
            return Err(Diagnostic::new(Code::OutputExists, place()));
        }
        let folder = folder_of(path);
        let file = retry(|| temporary(folder)).map_err(|e| failed(path, &e))?;
        Ok(Self { path: path.to_path_buf(), existing, file: BufWriter::new(file) })
    }

    /// Adds to it.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.file.write_all(bytes).map_err(|e| failed(&self.path, &e))
    }

    /// Puts it into its place.
    pub fn finish(self) -> Result<(), Diagnostic> {
        let Self { path, existing, file } = self;
        let fault = |e: io::Error| failed(&path, &e);
        let file = file.into_inner().map_err(|e| fault(e.into_error()))?;
        file.as_file().sync_all().map_err(fault)?;
        let mut waiting = Some(file);
        retry(|| {
            let Some(file) = waiting.take() else { return Ok(()) };
            let put = if existing == Existing::Keep { file.persist_noclobber(&path) } else { file.persist(&path) };
            put.map(drop).map_err(|e| {
                waiting = Some(e.file);
                e.error
            })
        })
        .map_err(fault)
    }
}

fn failed(path: &Path, error: &io::Error) -> Diagnostic {
    let place = Place::File(path.display().to_string().into());
    match error.kind() {
        io::ErrorKind::AlreadyExists => Diagnostic::new(Code::OutputExists, place),
        _ => Diagnostic::new(Code::WriteFailed, place).with("reason", reason(error)),
    }
}

pub(super) fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ntm-");
    // Others in the office must be able to read the result: as any new file, not as a private one.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Tries again where Windows says that another process holds the file (5 access denied, 32 sharing).
fn retry<T>(mut attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for _ in 1..TRIES {
        match attempt() {
            Err(e) if cfg!(windows) && matches!(e.raw_os_error(), Some(5 | 32)) => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
    attempt()
}

/// The folder a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A folder for outputs, made if need be.
pub(super) fn folder(path: &Path) -> Result<(), Diagnostic> {
    let failed =
        |e: io::Error| Diagnostic::new(Code::WriteFailed, Place::File(path.display().to_string().into())).with("reason", reason(&e));
    fs::create_dir_all(path).map_err(failed)
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

fn is_device(name: &str) -> bool {
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
        let files = if path.is_dir() { toml_files(path).map_err(|e| unreadable(path, &e))? } else { vec![path.clone()] };
        for file in files {
            let text = fs::read_to_string(&file).map_err(|e| unreadable(&file, &e))?;
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

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let place = Place::File(path.display().to_string().into());
    let code = if error.kind() == io::ErrorKind::NotFound { Code::FileMissing } else { Code::FileUnreadable };
    Diagnostic::new(code, place).with("reason", reason(error))
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
    fn nothing_is_replaced_unasked_and_an_input_never() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("xã A.xlsx");
        let write = |bytes, existing, inputs| write(Lang::Vi, &path, bytes, existing, inputs);
        assert_eq!(write(b"1", Existing::Keep, &[]), Ok(()));
        assert_eq!(write(b"2", Existing::Keep, &[]).unwrap_err().code, Code::OutputExists);
        assert_eq!(write(b"3", Existing::Replace, std::slice::from_ref(&path)).unwrap_err().code, Code::WriteFailed);
        assert_eq!(fs::read(&path).unwrap(), b"1");
        assert_eq!(write(b"4", Existing::Replace, &[]), Ok(()));
        assert_eq!(fs::read(&path).unwrap(), b"4");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_told_in_the_language_chosen() {
        let folder = tempfile::tempdir().unwrap();
        let failed = write(Lang::Vi, &folder.path().join("a/b.xlsx"), b"1", Existing::Keep, &[]).unwrap_err();
        let missing = Diagnostic::new(Code::WriteFailed, failed.place.clone()).with("reason", "missing");
        assert_eq!(failed, missing);
        assert!(!Lang::Vi.finding(&failed).contains("os error"));
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let taken = |p: &Path| p.ends_with("A.xlsx") || p.ends_with("A (2).xlsx");
        assert_eq!(free_path(Path::new("d"), "A", "xlsx", taken), Path::new("d/A (3).xlsx"));
    }
}
