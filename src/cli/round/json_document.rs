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
pub struct JsonDocument {
    json: Json,
    waiting: SpooledTempFile,
    fault: Option<io::Error>,
}

impl JsonDocument {
    /// A document without communes.
    pub fn new(lang: Lang) -> Self {
        Self { json: Json::new(lang), waiting: SpooledTempFile::new(SPOOL), fault: None }
    }

    /// Adds a commune, or what could not be judged, with its text. A document that lacks one is never given.
    pub fn add(&mut self, outcome: &Outcome, text: Result<String, impl Into<io::Error>>) {
        let added = text.map_err(Into::into).and_then(|text| self.waiting.write_all(self.json.add(outcome, text).as_bytes()));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_lacks_a_commune_is_not_given() {
        let mut document = JsonDocument::new(Lang::En);
        let missing = Outcome::Unjudged { file: "a.xlsx", name: "", findings: &[] };
        document.add(&missing, Err::<String, _>(io::Error::other("no text")));
        document.add(&missing, Ok::<_, io::Error>("{}".to_string()));
        let mut given = String::new();
        let poured = document.pour(None, |text| given.push_str(text));
        assert_eq!((poured.map_err(|e| e.to_string()), given.as_str()), (Err("no text".to_string()), ""));
    }
}
