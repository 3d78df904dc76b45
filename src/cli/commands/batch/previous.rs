//! The year before a round, taken from the archive of its office where the command line names none.

use std::path::{Path, PathBuf};

use crate::cli::round::settings::Settings;
use crate::cli::round::{archive, reading};
use crate::cli::terminal::args::BatchArgs;
use crate::cli::terminal::console::Console;
use crate::input::{Overrides, Read};

/// Where the years before a round are.
pub struct FromArchive {
    pub folder: PathBuf,
    /// That of the round.
    pub year: i16,
}

impl FromArchive {
    /// None where the command line says what the round is compared with, or no archive or year is known.
    pub fn of(settings: &mut Settings, args: &BatchArgs, files: &[PathBuf], overrides: &Overrides) -> Option<Self> {
        if args.previous.is_some() || args.no_previous {
            return None;
        }
        // What is wrong with the settings is said of each file.
        let folder = archive::folder(settings, None, files.first().map(PathBuf::as_path)).ok()??;
        let year = overrides.year.or_else(|| files.iter().find_map(|file| year_of(settings, file, overrides)))?;
        Some(Self { folder, year })
    }

    /// The last year before, said in one line.
    pub fn previous(&self, console: &Console) -> Option<PathBuf> {
        let (years, _) = archive::years(&self.folder).unwrap_or_default();
        let before = years.range(..self.year).next_back();
        let shown = |path: &Path| path.display().to_string();
        let (id, facts) = match before {
            Some((year, path)) => ("cli-previous-archive", [("year", year.to_string().into()), ("file", shown(path).into())]),
            None => ("cli-previous-none", [("year", self.year.to_string().into()), ("folder", shown(&self.folder).into())]),
        };
        console.note(&console.lang.say(id, &facts));
        before.map(|(_, path)| path.clone())
    }
}

/// The year that the first commune of a file names, or its office for it.
fn year_of(settings: &mut Settings, file: &Path, overrides: &Overrides) -> Option<i16> {
    let setting = settings.at(Some(file)).ok()?;
    let overrides = Overrides { defaults: setting.defaults(), ..overrides.clone() };
    let mut year = None;
    reading::workbook(file).ok()?.each(&setting.shelf, &overrides, &mut |_, found| {
        if let Ok(Read { commune, .. }) = found {
            year = year.or(commune.year.value);
        }
    });
    year
}
