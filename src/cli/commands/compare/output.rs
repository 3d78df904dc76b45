//! The file that a comparison writes.

use std::path::{Path, PathBuf};

use crate::cli::round::pending::{Existing, unwritten, write};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::Stop;
use crate::cli::terminal::streams::is_standard_output;
use crate::messages::Lang;
use crate::workbook::WorkbookError;

/// What `-o` writes, known by its ending.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Workbook,
    Json,
}

impl Kind {
    /// The kind of a file; none where its ending says nothing.
    fn of(path: &Path) -> Option<Self> {
        if is_standard_output(path) {
            return Some(Self::Workbook);
        }
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        [("xlsx", Self::Workbook), ("json", Self::Json)].into_iter().find(|(e, _)| *e == ending).map(|(_, kind)| kind)
    }
}

/// The kind of the file of `-o`.
///
/// # Errors
/// Its ending says nothing.
pub fn kind(lang: Lang, path: &Path) -> Result<Kind, Stop> {
    let unknown = || Stop::usage(lang.say("cli-error-compare-output", &[("file", path.display().to_string().into())]));
    Kind::of(path).ok_or_else(unknown)
}

/// A comparison that can be written in every kind.
pub struct Forms<W, J> {
    pub workbook: W,
    pub json: J,
}

/// Writes the file of `-o`, if one is asked for.
///
/// # Errors
/// Its JSON could not be put together.
pub fn give<W, J>(
    console: &mut Console,
    output: Option<(&Path, Kind)>,
    force: bool,
    inputs: &[PathBuf],
    forms: Forms<W, J>,
) -> anyhow::Result<()>
where
    W: FnOnce() -> Result<Vec<u8>, WorkbookError>,
    J: FnOnce() -> serde_json::Result<String>,
{
    let Some((path, kind)) = output else { return Ok(()) };
    let made = match kind {
        Kind::Workbook => (forms.workbook)().map_err(|e| unwritten(path, e)),
        Kind::Json => Ok((forms.json)()?.into_bytes()),
    };
    let done = made.and_then(|bytes| write(console.lang, path, &bytes, Existing::by(force), inputs));
    console.written(path, done);
    Ok(())
}
