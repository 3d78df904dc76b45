//! A JSON document of many communes. Its head names the criteria of all, so the communes wait, on the disk if need be.

use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use tempfile::SpooledTempFile;

use crate::diag::Diagnostic;
use crate::district::Review;
use crate::report::{Json, JsonView, Outcome};

/// How much waits in memory before it goes to the disk, in bytes.
const SPOOL: usize = 8 * 1024 * 1024;
/// How much is given at once, in bytes.
const PIECE: usize = 64 * 1024;

/// A document being written.
pub struct JsonDocument {
    json: Json,
    waiting: SpooledTempFile,
    /// How long each text that waits is.
    lengths: Vec<usize>,
    fault: Option<io::Error>,
}

impl JsonDocument {
    /// A document without communes.
    pub fn new(view: JsonView) -> Self {
        Self { json: Json::new(view), waiting: SpooledTempFile::new(SPOOL), lengths: Vec::new(), fault: None }
    }

    /// Adds a commune with its text, or what could not be judged and has none. A document that lacks one is never given.
    pub fn add(&mut self, outcome: &Outcome, text: Result<Option<String>, impl Into<io::Error>>) {
        self.json.add(outcome);
        let added = text.map_err(Into::into).and_then(|text| {
            let text = text.unwrap_or_default();
            self.lengths.extend((!text.is_empty()).then_some(text.len()));
            self.waiting.write_all(text.as_bytes())
        });
        self.fault = self.fault.take().or(added.err());
    }

    /// What is odd about communes next to the others.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;

    #[test]
    fn a_document_that_lacks_a_commune_is_not_given() {
        let mut document = JsonDocument::new(JsonView::full(Lang::En));
        let missing = Outcome::Unjudged { file: "a.xlsx", name: "", findings: &[] };
        document.add(&missing, Err::<Option<String>, _>(io::Error::other("no text")));
        document.add(&missing, Ok::<_, io::Error>(Some("{}".to_string())));
        let mut given = String::new();
        let poured = document.pour(None, |text| given.push_str(text));
        assert_eq!((poured.map_err(|e| e.to_string()), given.as_str()), (Err("no text".to_string()), ""));
    }
}
