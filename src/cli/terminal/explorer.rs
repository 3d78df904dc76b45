//! Started by a double click or by dropping a file on it, the program has a window that would close before anything is read.

use std::io::BufRead;
use std::path::Path;

use super::console::Console;

/// Overrules what Windows says: 1 waits, 0 does not.
const PAUSE: &str = "NTM_PAUSE";

/// Waits for Enter when the window belongs to this program alone, and then opens what was made.
pub fn wait(console: &Console) {
    if !is_own(console) {
        return;
    }
    let made = console.offered().filter(|_| cfg!(windows));
    console.tell(&console.lang.text(if made.is_some() { "cli-press-enter-to-open" } else { "cli-press-enter" }));
    let read = std::io::stdin().lock().read_line(&mut String::new());
    if let (Some(made), Ok(1..)) = (made, read) {
        open(made);
    }
}

/// Whether the window closes when the program ends.
pub fn is_own(console: &Console) -> bool {
    match std::env::var(PAUSE).as_deref() {
        Ok("0") => false,
        Ok("1") => true,
        _ => console.is_interactive() && started_from_explorer(),
    }
}

/// Opens a file in its own program, and says whether that could be done.
#[cfg(windows)]
pub fn open(file: &Path) -> bool {
    opener::open(file).is_ok()
}

#[cfg(not(windows))]
pub fn open(_: &Path) -> bool {
    false
}

/// Explorer gives its own environment to what it starts, which tells nothing where it was itself started from a command
/// line; so Windows is asked which program started this one. Only where that is neither known nor Explorer the
/// environment is asked: if it errs, the program waits once too often.
#[cfg(windows)]
fn started_from_explorer() -> bool {
    starter().is_ok_and(|name| name.eq_ignore_ascii_case("explorer.exe")) || !has_shell_around()
}

#[cfg(not(windows))]
fn started_from_explorer() -> bool {
    false
}

/// The file name of the program that started this one.
#[cfg(windows)]
fn starter() -> winsafe::SysResult<String> {
    use winsafe::{GetCurrentProcessId, HPROCESSLIST, co};
    let mut list = HPROCESSLIST::CreateToolhelp32Snapshot(co::TH32CS::SNAPPROCESS, None)?;
    let own = GetCurrentProcessId();
    let mut programs = Vec::new();
    for program in list.iter_processes() {
        let program = program?;
        programs.push((program.th32ProcessID, program.th32ParentProcessID, program.szExeFile()));
    }
    let parent = programs.iter().find(|(id, ..)| *id == own).map(|(_, parent, _)| *parent);
    let name = programs.iter().find(|(id, ..)| Some(*id) == parent).map(|(.., name)| name.clone());
    Ok(name.unwrap_or_default())
}

/// cmd.exe gives its children PROMPT, Unix-like shells TERM, and PowerShell puts the user's own modules, kept below
/// Documents, on PSModulePath.
#[cfg(windows)]
fn has_shell_around() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some();
    let modules = std::env::var("PSModulePath").unwrap_or_default().to_lowercase();
    set("PROMPT") || set("TERM") || modules.contains("documents")
}
