//! `--sqlite`: the rows of each commune as it comes, in a file that takes its place when all are there.

use std::path::{Path, PathBuf};

use super::pending::{Existing, Pending, Ready, unwritten};
use crate::cli::terminal::console::Console;
use crate::database::Database;
use crate::diag::Diagnostic;
use crate::messages::Lang;
use crate::report::{Outcome, Record, Records};

/// A database being written.
pub struct DatabaseFile {
    path: PathBuf,
    records: Records,
    /// None once it was given up.
    open: Option<(Pending, Database)>,
}

impl DatabaseFile {
    /// Begins it, unless it is there and may not be replaced.
    pub fn open(lang: Lang, path: &Path, existing: Existing, inputs: &[PathBuf]) -> Result<Self, Diagnostic> {
        let pending = Pending::open(lang, path, existing, inputs)?;
        let database = Database::create(pending.meanwhile()).map_err(|e| unwritten(path, e))?;
        let records = Records::new(lang);
        database.add(&records.head()).map_err(|e| unwritten(path, e))?;
        Ok(Self { path: path.to_path_buf(), records, open: Some((pending, database)) })
    }

    /// Adds a commune, or what could not be judged.
    pub fn add(&mut self, console: &mut Console, outcome: &Outcome) {
        let records = self.records.of(outcome);
        self.insert(console, &records);
    }

    /// Adds what is odd about communes next to the others.
    pub fn across(&mut self, console: &mut Console, findings: &[Diagnostic]) {
        let records = self.records.across(findings);
        self.insert(console, &records);
    }

    /// A database that lacks a row is given up.
    fn insert(&mut self, console: &mut Console, records: &[Record]) {
        let Some((_, database)) = &self.open else { return };
        if let Err(error) = database.add(records) {
            self.open = None;
            console.fail(unwritten(&self.path, error));
        }
    }

    /// Wholly written, if it was not given up.
    pub fn made(self) -> Option<(PathBuf, Result<Ready, Diagnostic>)> {
        let (pending, database) = self.open?;
        let finished = database.finish().map_err(|e| unwritten(&self.path, e));
        Some((self.path, finished.and_then(|()| pending.ready())))
    }
}
