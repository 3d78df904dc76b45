//! The workbooks below folders, in an order that is the same on every machine.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{files, names};
use crate::cli::terminal::console::Console;
use crate::diag::{Code, Diagnostic, Place, reason};
use crate::input::{Stamp, fingerprint};

/// What officials keep tables in.
const EXTENSIONS: [&str; 7] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "fods", "csv"];

/// What was found below the paths given.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Walked {
    /// Files to read: those named, and below folders those that look like a table.
    pub files: Vec<PathBuf>,
    /// Other files met in folders.
    pub passed: usize,
    /// Files that the program itself wrote of communes: summaries, slips, checked copies.
    pub own: usize,
    /// Folders that cannot be opened.
    pub faults: Vec<Diagnostic>,
}

/// Every file named and every table below the folders named, each once; `own` are the files about to be written.
pub fn walk(paths: &[PathBuf], own: &[&Path]) -> Walked {
    let mut found = Walked::default();
    for path in paths {
        if path.is_dir() {
            folder(path, own, &mut found);
        } else {
            found.files.push(path.clone());
        }
    }
    let mut seen = HashSet::new();
    found.files.retain(|f| seen.insert(f.canonicalize().unwrap_or_else(|_| f.clone())));
    let count = found.files.len();
    found.files.retain(|f| !Stamp::of(f).is_some_and(|stamp| stamp.is_output()));
    found.own = count - found.files.len();
    found
}

/// The dossiers named and those below the folders named; how many other files lie there.
pub fn dossiers(paths: &[PathBuf]) -> Walked {
    let (folders, named): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| path.is_dir());
    let mut found = walk(&folders, &[]);
    let count = found.files.len();
    found.files.retain(|file| Stamp::of(file).is_some_and(|stamp| stamp.is_dossier()));
    let others = found.passed + found.own + count - found.files.len();
    Walked { files: [named, found.files].concat(), passed: others, own: 0, faults: found.faults }
}

impl Walked {
    /// Leaves out the dossiers whose own form is among the files, as long as they are as they were written: they say
    /// nothing else. How many they were.
    pub fn without_dossiers_of_their_forms(&mut self) -> usize {
        let sources: Vec<Option<String>> =
            self.files.iter().map(|f| Stamp::of(f).and_then(|stamp| stamp.source().map(str::to_string))).collect();
        if sources.iter().all(Option::is_none) {
            return 0;
        }
        let forms = self.files.iter().zip(&sources).filter(|(_, source)| source.is_none());
        let there: HashSet<String> = forms.filter_map(|(file, _)| fingerprint(file)).collect();
        let count = self.files.len();
        let mut sources = sources.into_iter();
        self.files.retain(|_| !sources.next().flatten().is_some_and(|source| there.contains(&source)));
        count - self.files.len()
    }

    /// Says what is not read, a line each.
    pub fn tell(&mut self, console: &mut Console) {
        let dossiers = self.without_dossiers_of_their_forms();
        for (id, count) in [("cli-batch-passed", self.passed), ("cli-batch-own", self.own), ("cli-batch-dossiers", dossiers)] {
            if count > 0 {
                console.note(&console.lang.say(id, &[("count", count.into())]));
            }
        }
        console.fail_all(std::mem::take(&mut self.faults));
    }
}

/// A folder's files by name, then its folders by name; links to folders are not followed, for they may lead back.
fn folder(path: &Path, own: &[&Path], found: &mut Walked) {
    let (folders, files) = match entries(path) {
        Ok(entries) => entries,
        Err(error) => {
            let place = Place::File(path.display().to_string().into());
            found.faults.push(Diagnostic::new(Code::FileUnreadable, place).with("reason", reason(&error)));
            return;
        }
    };
    for file in files {
        if !is_table(&file) {
            found.passed += 1;
        } else if !own.iter().any(|o| names::same_file(o, &file)) {
            found.files.push(file);
        }
    }
    folders.iter().for_each(|f| folder(f, own, found));
}

fn entries(path: &Path) -> io::Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let hidden = files::is_hidden(&entry);
        let kind = entry.file_type()?;
        if kind.is_dir() && !hidden {
            folders.push(entry.path());
        } else if !kind.is_dir() && !hidden && !files::is_lock(&entry.path()) {
            files.push(entry.path());
        }
    }
    folders.sort();
    files.sort();
    Ok((folders, files))
}

fn is_table(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    EXTENSIONS.contains(&extension.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_found_in_order_and_each_once() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        for folder in ["huyện B", "huyện A", ".ẩn", "$RECYCLE.BIN", "System Volume Information"] {
            fs::create_dir(at(folder)).unwrap();
        }
        for file in [
            "z.xlsx",
            "a.CSV",
            "ghi chú.docx",
            "~$z.xlsx",
            "tổng hợp.xlsx",
            "huyện A/2.ods",
            "huyện A/1.XLS",
            "huyện B/1.xlsb",
            ".ẩn/x.xlsx",
            "$RECYCLE.BIN/$R1AB2C3.xlsx",
            "System Volume Information/x.xlsx",
        ] {
            fs::write(at(file), "").unwrap();
        }
        let found = walk(&[root.path().to_path_buf(), at("huyện A/2.ods")], &[&at("tổng hợp.xlsx")]);
        let expected = ["a.CSV", "z.xlsx", "huyện A/1.XLS", "huyện A/2.ods", "huyện B/1.xlsb"];
        assert_eq!(found.files, expected.map(at));
        assert_eq!((found.passed, found.faults), (1, vec![]));
    }
}
