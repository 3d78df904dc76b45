//! The layouts named on the command line, by which tables made by hand are read.

use std::path::{Path, PathBuf};

use super::args::OverrideArgs;
use super::console::Console;
use super::reading;
use crate::diag::Diagnostic;
use crate::input::Overrides;
use crate::layout::kept::Layout;

/// What the command line says of the communes, layouts included; what is wrong with them is told.
pub(super) fn overrides(console: &mut Console, args: &OverrideArgs, files: &[PathBuf]) -> Option<Overrides> {
    let mut layouts = Vec::new();
    let mut faults = Vec::new();
    for file in files {
        match read(file) {
            Ok(layout) => layouts.push(layout),
            Err(found) => faults.extend(found),
        }
    }
    console.findings(&faults);
    faults.is_empty().then(|| Overrides { layouts, ..Overrides::from(args) })
}

fn read(file: &Path) -> Result<Layout, Vec<Diagnostic>> {
    let text = reading::text(file).map_err(|finding| vec![finding])?;
    Layout::read(&file.display().to_string(), &text)
}
