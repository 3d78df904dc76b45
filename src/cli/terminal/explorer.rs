//! Started by dropping a file on the program, its window would close before anything is read.

use std::io::BufRead;

use super::console::Console;

/// Waits for Enter when the window belongs to this program alone.
pub fn wait(console: &Console) {
    if console.is_interactive() && started_from_explorer() {
        console.tell(&console.lang.text("cli-press-enter"));
        let _ = std::io::stdin().lock().read_line(&mut String::new());
    }
}

/// Windows would tell for certain only through a call that needs unsafe code, so the environment is
/// asked: cmd.exe gives its children PROMPT, Unix-like shells TERM, and PowerShell puts the user's own
/// modules, kept below Documents, on PSModulePath. If this errs, it waits once too often.
fn started_from_explorer() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some();
    let modules = std::env::var("PSModulePath").unwrap_or_default().to_lowercase();
    cfg!(windows) && !set("PROMPT") && !set("TERM") && !modules.contains("documents")
}
