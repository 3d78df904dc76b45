//! Files for programs that grow by a piece for every commune, so that the country need not be held in memory.

use std::io;
use std::path::{Path, PathBuf};

use crate::cli::round::names::{folder_of, safe_name};
use crate::cli::round::pending::{Existing, Pending, Ready, unwritten};
use crate::cli::terminal::args::BatchArgs;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::streams::is_standard_output;
use crate::diag::{Diagnostic, reason};
use crate::messages::Lang;
use crate::report::{self, JsonView, Outcome};

/// What a commune adds.
#[derive(Clone, Copy)]
pub enum Piece {
    /// Its row in the table of communes.
    Commune,
    /// The rows of its indicators.
    Indicators,
    /// A line of JSON.
    Line(JsonView),
}

impl Piece {
    /// What the file begins with.
    fn head(self, mark: bool) -> io::Result<String> {
        match self {
            Self::Commune => report::csv_communes_head(mark),
            Self::Indicators => report::csv_head(mark),
            Self::Line(_) => Ok(String::new()),
        }
    }

    pub fn of(self, outcome: &Outcome) -> io::Result<String> {
        match self {
            Self::Commune => report::csv_commune(outcome),
            Self::Indicators => report::csv_rows(outcome),
            Self::Line(view) => report::json_line(view, outcome),
        }
    }
}

/// Where the pieces go.
pub fn wanted(lang: Lang, args: &BatchArgs) -> Vec<(Piece, PathBuf)> {
    let lines = args.jsonl.iter().map(|path| (Piece::Line(args.json_view(lang)), path.clone()));
    tables(args.csv.as_deref()).into_iter().chain(lines).collect()
}

fn tables(path: Option<&Path>) -> Vec<(Piece, PathBuf)> {
    match path {
        None => Vec::new(),
        // The standard output has room for one table: the one that holds the other.
        Some(path) if is_standard_output(path) => vec![(Piece::Indicators, path.to_path_buf())],
        Some(path) => vec![(Piece::Commune, path.to_path_buf()), (Piece::Indicators, of_indicators(path))],
    }
}

/// "xã.csv" has its indicators in "xã - chỉ tiêu.csv".
fn of_indicators(path: &Path) -> PathBuf {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = safe_name(&Lang::Vi.say("file-indicators", &[("name", name.into())]));
    let extension = path.extension().map_or_else(String::new, |e| format!(".{}", e.to_string_lossy()));
    folder_of(path).join(name + &extension)
}

impl BatchArgs {
    /// How much the documents tell of each commune.
    pub fn json_view(&self, lang: Lang) -> JsonView {
        JsonView { lang, detail: self.detail.unwrap_or_default() }
    }
}

/// One of these files while it is written.
pub struct Stream {
    pub piece: Piece,
    path: PathBuf,
    pending: Option<Pending>,
}

impl Stream {
    pub fn open(lang: Lang, (piece, path): (Piece, PathBuf), existing: Existing, inputs: &[PathBuf]) -> anyhow::Result<Self> {
        let mut pending = Pending::open(lang, &path, existing, inputs)?;
        pending.append(piece.head(!is_standard_output(&path))?.as_bytes())?;
        Ok(Self { piece, path, pending: Some(pending) })
    }

    /// A file that lacks the piece of a commune is given up.
    pub fn add(&mut self, console: &mut Console, text: io::Result<String>) {
        let Some(pending) = &mut self.pending else { return };
        let text = text.map_err(|e| unwritten(&self.path, reason(&e)));
        if let Err(finding) = text.and_then(|text| pending.append(text.as_bytes())) {
            self.pending = None;
            console.fail(finding);
        }
    }

    /// Wholly written, if it was not given up.
    pub fn made(self) -> Option<(PathBuf, Result<Ready, Diagnostic>)> {
        Some((self.path, self.pending?.ready()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_indicators_is_next_to_that_of_communes() {
        assert_eq!(of_indicators(Path::new("a/huyện.csv")), Path::new("a/huyện - chỉ tiêu.csv"));
        assert_eq!(of_indicators(Path::new("huyện")), Path::new("./huyện - chỉ tiêu"));
    }
}
