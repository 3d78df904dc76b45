//! A JSON document of many communes. Its head names the criteria of all, so the communes wait, on the disk if need be.

use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use tempfile::SpooledTempFile;

use crate::diag::Diagnostic;
use crate::district::Review;
use crate::messages::Lang;
use crate::report::{Json, Outcome};

/// How much waits in memory before it goes to the disk, in bytes.
const SPOOL: usize = 8 * 1024 * 1024;
/// How much is given at once, in bytes.
const PIECE: usize = 64 * 1024;

/// A document being written.
pub(super) struct JsonDocument {
    json: Json,
    waiting: SpooledTempFile,
    /// How long each text that waits is.
    lengths: Vec<usize>,
    fault: Option<io::Error>,
}

impl JsonDocument {
    /// A document without communes.
    pub fn new(lang: Lang) -> Self {
        Self { json: Json::new(lang), waiting: SpooledTempFile::new(SPOOL), lengths: Vec::new(), fault: None }
    }

    /// Adds a commune with its text, or what could not be judged and has none.
    pub fn add(&mut self, outcome: &Outcome, text: Option<&str>) {
        self.json.add(outcome);
        let Some(text) = text else { return };
        self.lengths.push(text.len());
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
    pub fn pour(self, round: Option<&Review>, give: impl FnMut(&str)) -> io::Result<()> {
        let Self { json, mut waiting, lengths, mut fault } = self;
        fault.take().map_or(Ok(()), Err)?;
        waiting.rewind()?;
        let mut reader = BufReader::new(waiting);
        let mut communes = lengths.into_iter().map_while(|length| text(&mut reader, length).map_err(|e| fault = Some(e)).ok());
        let mut out = BufWriter::with_capacity(PIECE, Give(give));
        json.write(&mut communes, round, &mut out)?;
        out.flush()?;
        fault.map_or(Ok(()), Err)
    }
}

fn text(reader: &mut impl Read, length: usize) -> io::Result<String> {
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Hands on what is written. A buffer before it holds whole fragments of text, so that no letter comes in two halves.
struct Give<F>(F);

impl<F: FnMut(&str)> Write for Give<F> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (self.0)(std::str::from_utf8(bytes).map_err(io::Error::other)?);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
