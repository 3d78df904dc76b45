//! Judges communes against the standards of new rural development, from the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(ntm::cli::run())
}
