//! A JSON document of many communes. Its head names the criteria of all, so the communes wait, on the disk if need be.

use std::io::{self, BufRead, BufReader, Seek, Write};

use tempfile::SpooledTempFile;

use crate::diag::Diagnostic;
use crate::district::Review;
use crate::messages::Lang;
use crate::report::{Json, Outcome};

/// How much waits in memory before it goes to the disk, in bytes.
const SPOOL: usize = 8 * 1024 * 1024;

/// A document being written.
pub(super) struct JsonDocument {
    json: Json,
    waiting: SpooledTempFile,
    fault: Option<io::Error>,
}

impl JsonDocument {
    /// A document without communes.
    pub fn new(lang: Lang) -> Self {
        Self { json: Json::new(lang), waiting: SpooledTempFile::new(SPOOL), fault: None }
    }

    /// Adds a commune, or what could not be judged, with its text.
    pub fn add(&mut self, outcome: &Outcome, text: String) {
        let text = self.json.add(outcome, text);
        self.fault = self.fault.take().or(self.waiting.write_all(text.as_bytes()).err());
    }

    /// What is odd about communes beside the others.
    pub fn across(&mut self, findings: &[Diagnostic]) {
        self.json.across(findings);
    }

    /// Gives the whole document piece by piece, with the roll-ups of a round.
    ///
    /// # Errors
    /// The disk did not take or give back what waited on it.
    pub fn pour(self, round: Option<&Review>, mut give: impl FnMut(&str)) -> io::Result<()> {
        let Self { json, mut waiting, fault } = self;
        fault.map_or(Ok(()), Err)?;
        give(&json.head()?);
        waiting.rewind()?;
        let mut reader = BufReader::new(waiting);
        let mut line = String::new();
        while reader.read_line(&mut line)? > 0 {
            give(&line);
            line.clear();
        }
        give(&json.tail(round)?);
        Ok(())
    }
}
