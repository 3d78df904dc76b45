//! Ctrl-C and the signal to end. The program stops at once, whatever it is doing: files take their places by renaming
//! alone, so it is enough that no renaming is cut in two and that the files next to their places are taken away.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::FAILURE;
use crate::cli::terminal::usage::refusal;
use crate::messages::Lang;

/// How long files that belong together may still take their places.
const PATIENCE: Duration = Duration::from_millis(600);
/// How long may be taken to say that it was stopped: nobody may be reading.
const TELLING: Duration = Duration::from_millis(200);

/// Files made next to their places, those too that have gone into them since, and what must not be cut in two.
struct Work {
    files: BTreeSet<PathBuf>,
    sections: usize,
    stopping: bool,
}

static WORK: Mutex<Work> = Mutex::new(Work { files: BTreeSet::new(), sections: 0, stopping: false });
static CHANGED: Condvar = Condvar::new();

fn work() -> MutexGuard<'static, Work> {
    WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on the program ends when it is asked to. Without a way to be asked, it ends as the system has it.
pub fn heed(lang: Lang) {
    let _ = ctrlc::set_handler(move || stop(lang));
}

/// Ends the program once no files are taking their places. The lock is never given back: nothing is begun any more.
fn stop(lang: Lang) {
    let mut held = work();
    held.stopping = true;
    let waited = CHANGED.wait_timeout_while(held, PATIENCE, |work| work.sections > 0);
    let (held, _) = waited.unwrap_or_else(PoisonError::into_inner);
    held.files.iter().for_each(|file| drop(std::fs::remove_file(file)));
    std::mem::forget(held);
    let (sender, heard) = channel();
    std::thread::spawn(move || {
        Console::new(lang).tell(&refusal(lang, &lang.text("cli-stopped")));
        sender.send(())
    });
    let _ = heard.recv_timeout(TELLING);
    std::process::exit(i32::from(FAILURE));
}

/// Makes a file that is taken away if the program is stopped.
pub fn made(make: impl FnOnce() -> io::Result<NamedTempFile>) -> io::Result<NamedTempFile> {
    let mut work = work();
    let file = make()?;
    work.files.insert(file.path().to_path_buf());
    Ok(file)
}

/// Does what must be done wholly or not at all: short, for the program cannot be stopped meanwhile.
pub fn whole<T>(act: impl FnOnce() -> T) -> T {
    let _section = Section::enter();
    act()
}

struct Section;

impl Section {
    fn enter() -> Self {
        let begun = CHANGED.wait_while(work(), |work| work.stopping && work.sections == 0);
        begun.unwrap_or_else(PoisonError::into_inner).sections += 1;
        Self
    }
}

impl Drop for Section {
    fn drop(&mut self) {
        work().sections -= 1;
        CHANGED.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_may_be_nested() {
        assert!(whole(|| whole(|| work().sections)) >= 2);
    }
}
