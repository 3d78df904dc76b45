//! Files being written, next to their places. Their names say whose they are: what a run left that was killed is taken
//! away by the next one that writes there, and what another run is writing stays.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::NamedTempFile;

use super::interrupt;

/// How all of them begin.
const MARK: &str = ".ntm-";

/// Folders this run has swept.
static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A new file in a folder.
pub fn create(folder: &Path) -> io::Result<NamedTempFile> {
    if SWEPT.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_path_buf()) {
        sweep(folder);
    }
    let prefix = format!("{}{}-", mark(), std::process::id());
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    // Others in the office must be able to read the result: as any new file, not as a private one.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    interrupt::made(|| builder.tempfile_in(folder))
}

/// The beginning of the names of this machine's: in a shared folder the processes of others cannot be asked after.
fn mark() -> String {
    format!("{MARK}{}-", machine())
}

/// Takes away what processes left that run no longer. What cannot be taken away does no harm.
fn sweep(folder: &Path) {
    let mark = mark();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(|name| name.strip_prefix(&mark)).and_then(owner);
        if owner.is_some_and(|owner| !runs(owner)) && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The process that a name was given by: "1234-aB3xYz".
fn owner(rest: &str) -> Option<u32> {
    let (process, random) = rest.split_once('-')?;
    let own = !random.is_empty() && random.chars().all(|c| c.is_ascii_alphanumeric());
    process.parse().ok().filter(|_| own)
}

#[cfg(unix)]
fn machine() -> String {
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    name.chars().filter(|c| c.is_ascii_alphanumeric()).take(32).collect()
}

/// A process that may not be asked is one that runs.
#[cfg(unix)]
fn runs(process: u32) -> bool {
    let process = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw);
    process.is_none_or(|process| rustix::process::test_kill_process(process) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn machine() -> String {
    String::new()
}

/// Cannot be asked without unsafe code, so that nothing is swept.
#[cfg(not(unix))]
fn runs(_: u32) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn only_what_nobody_writes_any_more_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let mut ended = std::process::Command::new("true").spawn().unwrap();
        ended.wait().unwrap();
        let (mark, own) = (mark(), std::process::id());
        let left = format!("{mark}{}-aB3xYz", ended.id());
        let kept = [
            format!("{mark}{own}-aB3xYz"),
            format!("{mark}1-aB3xYz"),
            format!("{MARK}other-{}-aB3xYz", ended.id()),
            format!("{mark}{}-a b", ended.id()),
            format!("{MARK}aB3xYz"),
        ];
        kept.iter().chain([&left]).for_each(|name| std::fs::write(folder.path().join(name), b"").unwrap());
        sweep(folder.path());
        assert!(!folder.path().join(&left).exists());
        assert!(kept.iter().all(|name| folder.path().join(name).exists()));
    }
}
