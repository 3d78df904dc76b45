//! The program run as a person would run it.

use std::path::Path;
use std::process::{Command, Output};

/// Runs it in a folder.
pub fn ntm(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ntm"));
    command.current_dir(folder).args(arguments).env_remove("NTM_LANG").output().expect("the program runs")
}

/// Everything it said, its lines joined.
pub fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|o| String::from_utf8_lossy(o).split_whitespace().collect::<Vec<_>>().join(" ")).join(" ")
}
