//! The layouts named on the command line, by which tables made by hand are read.

use std::path::{Path, PathBuf};

use super::reading;
use crate::cli::terminal::args::OverrideArgs;
use crate::cli::terminal::stop::Stop;
use crate::diag::Diagnostic;
use crate::input::Overrides;
use crate::layout::kept::Layout;

/// What the command line says of the communes, layouts included.
///
/// # Errors
/// Everything wrong with the layouts.
pub fn overrides(args: &OverrideArgs, files: &[PathBuf]) -> anyhow::Result<Overrides> {
    let mut layouts = Vec::new();
    let mut faults = Vec::new();
    for file in files {
        match read(file) {
            Ok(layout) => layouts.push(layout),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(Overrides { layouts, ..Overrides::from(args) }) } else { Err(Stop::found(faults).into()) }
}

fn read(file: &Path) -> Result<Layout, Vec<Diagnostic>> {
    let text = reading::text(file).map_err(|finding| vec![finding])?;
    Layout::read(&file.display().to_string(), &text)
}
