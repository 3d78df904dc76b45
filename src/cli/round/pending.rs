//! Files being written: next to their places first, then renamed, so that an old one survives a crash. Only files are
//! ever replaced; what a link points to is, and the link stays.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

use super::interrupt;
use super::names::{folder_of, is_device, same_file};
use super::temporary;
use crate::cli::terminal::console;
use crate::cli::terminal::streams::is_standard_output;
use crate::diag::{Code, Diagnostic, Place, reason};
use crate::messages::Lang;

/// How often a write is tried again while an antivirus or indexer holds the file.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(100);
/// Most links followed from one to the next.
const MAX_LINKS: usize = 40;
/// Where what is written is lost on purpose, and what Windows calls it.
const NOWHERE: [&str; 2] = ["/dev/null", "NUL"];
/// How workbooks and Word papers begin: nothing to look at on a terminal.
const ZIP: &[u8] = b"PK\x03\x04";

/// What to do when the output is already there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave it and say so.
    Keep,
    Replace,
}

impl Existing {
    /// What `--force` says.
    pub fn by(force: bool) -> Self {
        if force { Self::Replace } else { Self::Keep }
    }
}

/// That a file could not be written, by a reason of the program's own or of a library.
pub fn unwritten(path: &Path, reason: impl ToString) -> Diagnostic {
    Diagnostic::new(Code::WriteFailed, Place::File(path.display().to_string().into())).with("reason", reason.to_string())
}

/// Writes a whole file at once, as [`Pending`] does.
pub fn write(lang: Lang, path: &Path, bytes: &[u8], existing: Existing, inputs: &[PathBuf]) -> Result<(), Diagnostic> {
    let mut pending = Pending::open(lang, path, existing, inputs)?;
    pending.append(bytes)?;
    pending.finish()
}

/// Where the bytes go meanwhile.
enum Sink {
    /// Into a file next to the place it will take.
    Beside(BufWriter<NamedTempFile>, PathBuf),
    /// To the standard output; whether anything went there yet.
    Standard(bool),
    Nowhere,
}

/// A file being written. An input is never replaced, whatever is asked.
pub struct Pending {
    name: String,
    existing: Existing,
    sink: Sink,
}

impl Pending {
    /// Begins a file, unless it is there and may not be replaced.
    pub fn open(lang: Lang, path: &Path, existing: Existing, inputs: &[PathBuf]) -> Result<Self, Diagnostic> {
        if is_standard_output(path) {
            return Ok(Self { name: lang.text("cli-standard-output"), existing, sink: Sink::Standard(false) });
        }
        let name = path.display().to_string();
        let place = || Place::File(name.as_str().into());
        if inputs.iter().any(|i| same_file(i, path)) {
            return Err(Diagnostic::new(Code::WriteFailed, place()).with("reason", lang.text("cli-output-is-input")));
        }
        let Some(target) = target(path).map_err(|e| failed(&name, &e))? else {
            return Ok(Self { name, existing, sink: Sink::Nowhere });
        };
        if path.exists() && existing == Existing::Keep {
            return Err(Diagnostic::new(Code::OutputExists, place()));
        }
        let file = retry(|| temporary::create(folder_of(&target))).map_err(|e| failed(&name, &e))?;
        Ok(Self { name, existing, sink: Sink::Beside(BufWriter::new(file), target) })
    }

    /// Where it is meanwhile, for those who write it by themselves; none where it goes nowhere.
    pub fn meanwhile(&self) -> Option<&Path> {
        match &self.sink {
            Sink::Beside(file, _) => Some(file.get_ref().path()),
            Sink::Standard(_) | Sink::Nowhere => None,
        }
    }

    pub fn append(&mut self, bytes: &[u8]) -> Result<(), Diagnostic> {
        match &mut self.sink {
            Sink::Beside(file, _) => file.write_all(bytes),
            Sink::Standard(begun) => {
                let unseemly = !*begun && bytes.starts_with(ZIP) && console::is_shown();
                *begun = true;
                if unseemly { Err(ErrorKind::InvalidInput.into()) } else { console::pour(bytes) }
            }
            Sink::Nowhere => Ok(()),
        }
        .map_err(|e| failed(&self.name, &e))
    }

    /// Puts it into its place.
    pub fn finish(self) -> Result<(), Diagnostic> {
        self.ready().and_then(Ready::place)
    }

    /// Writes out what is left; nothing but to take its place remains.
    pub fn ready(self) -> Result<Ready, Diagnostic> {
        let Self { name, existing, sink } = self;
        let Sink::Beside(file, target) = sink else { return Ok(Ready { name, existing, file: None }) };
        let fault = |e: io::Error| failed(&name, &e);
        let file = file.into_inner().map_err(|e| fault(e.into_error()))?;
        file.as_file().sync_all().map_err(fault)?;
        Ok(Ready { name, existing, file: Some((file, target)) })
    }
}

/// A file wholly written next to its place.
pub struct Ready {
    name: String,
    existing: Existing,
    file: Option<(NamedTempFile, PathBuf)>,
}

impl Ready {
    /// Puts it into its place.
    pub fn place(self) -> Result<(), Diagnostic> {
        let Some((file, target)) = self.file else { return Ok(()) };
        let mut waiting = Some(file);
        let put = || {
            let Some(file) = waiting.take() else { return Ok(()) };
            let put = if self.existing == Existing::Keep { file.persist_noclobber(&target) } else { file.persist(&target) };
            put.map(drop).map_err(|e| {
                waiting = Some(e.file);
                e.error
            })
        };
        interrupt::whole(|| retry(put)).map_err(|e| failed(&self.name, &e))
    }
}

/// The file that a path means: at the end of its links. None where nothing is to be kept.
fn target(path: &Path) -> io::Result<Option<PathBuf>> {
    if is_nowhere(path) {
        return Ok(None);
    }
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => return Err(ErrorKind::NotSeekable.into()),
        _ if cfg!(windows) && is_device(&file_name(path)) => return Err(ErrorKind::NotSeekable.into()),
        _ => {}
    }
    let mut target = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&target) {
            Ok(to) => target = folder_of(&target).join(to),
            Err(_) => return Ok(Some(target)),
        }
    }
    Err(ErrorKind::InvalidFilename.into())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn is_nowhere(path: &Path) -> bool {
    let [unix, windows] = NOWHERE;
    if cfg!(windows) { file_name(path).eq_ignore_ascii_case(windows) } else { path.canonicalize().is_ok_and(|p| p == Path::new(unix)) }
}

fn failed(name: &str, error: &io::Error) -> Diagnostic {
    let place = Place::File(name.into());
    match error.kind() {
        ErrorKind::AlreadyExists => Diagnostic::new(Code::OutputExists, place),
        ErrorKind::InvalidInput => Diagnostic::new(Code::WriteFailed, place).with("reason", "terminal"),
        _ => Diagnostic::new(Code::WriteFailed, place).with("reason", reason(error)),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_missing_folder_is_given_in_the_language_chosen() {
        let folder = tempfile::tempdir().unwrap();
        let failed = write(Lang::Vi, &folder.path().join("a/b.xlsx"), b"1", Existing::Keep, &[]).unwrap_err();
        let missing = Diagnostic::new(Code::WriteFailed, failed.place.clone()).with("reason", "missing");
        assert_eq!(failed, missing);
        assert!(!Lang::Vi.finding(&failed).contains("os error"));
    }
}
