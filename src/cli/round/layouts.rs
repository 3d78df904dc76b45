//! What the command line says of the communes: a level by its name, and the layouts by which tables made by hand are read.

use std::path::{Path, PathBuf};

use super::asked::level;
use super::reading;
use super::settings::Settings;
use crate::cli::terminal::args::{LevelWord, OverrideArgs};
use crate::cli::terminal::stop::Stop;
use crate::criteria::Level;
use crate::diag::Diagnostic;
use crate::input::Overrides;
use crate::layout::kept::Layout;
use crate::messages::Lang;

/// What the command line says of the communes of some files, layouts included.
///
/// # Errors
/// A level that none of the files knows, or everything wrong with the layouts.
pub fn overrides(
    lang: Lang,
    settings: &mut Settings,
    args: &OverrideArgs,
    files: &[PathBuf],
    layout: &[PathBuf],
) -> anyhow::Result<Overrides> {
    let level = args.level.as_ref().map(|word| level_of(lang, settings, word, files)).transpose()?;
    let mut layouts = Vec::new();
    let mut faults = Vec::new();
    for file in layout {
        match read(file) {
            Ok(layout) => layouts.push(layout),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(Overrides { level, layouts, ..Overrides::from(args) }) } else { Err(Stop::found(faults).into()) }
}

/// The level of a word by the criteria in force for one of the files, those of its office among them.
fn level_of(lang: Lang, settings: &mut Settings, word: &LevelWord, files: &[PathBuf]) -> Result<Level, Stop> {
    // A setting that cannot be read is reported when the file is judged.
    let of_file = |file: &PathBuf| match settings.at(Some(file)) {
        Ok(setting) => setting.shelf.levels().of_word(&word.0),
        Err(_) => None,
    };
    match files.iter().find_map(of_file) {
        Some(level) => Ok(level),
        None => level(lang, settings.at(None).map_err(Stop::found)?.shelf.levels(), word),
    }
}

fn read(file: &Path) -> Result<Layout, Vec<Diagnostic>> {
    let text = reading::text(file).map_err(|finding| vec![finding])?;
    Layout::read(&file.display().to_string(), &text)
}
