//! Word papers of communes and districts: the forms in force, documents of a province's own, files that belong together.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::judge::Judged;
use super::names::{self, Names};
use super::pending::{Existing, Pending, Ready, unwritten};
use super::{interrupt, reading};
use crate::cli::terminal::stop::Stop;
use crate::diag::{Code, Diagnostic, Place};
use crate::messages::Lang;
use crate::paper::{self, FormSource, Forms, PaperSpec};
use crate::text::Date;

/// Largest document of a province's own that is read.
const MAX_DOCUMENT: usize = 32 * 1024 * 1024;

/// What papers are written from, besides the communes.
pub struct Papers {
    forms: Forms,
    /// Documents of a province's own, by path.
    own: Vec<(PathBuf, Vec<u8>)>,
}

/// A file and what it will hold.
pub type Output = (PathBuf, Vec<u8>);

/// What is in the headings of papers and decides nothing; dotted where absent.
#[derive(Debug, Default)]
pub struct Dated {
    pub date: Option<Date>,
    /// Their numbers by the names of their forms.
    pub numbers: BTreeMap<String, String>,
}

impl Dated {
    /// From the command line: "12/BC-UBND" for the report, "to-trinh=12" for another paper; and the number of the report,
    /// which the tables name.
    ///
    /// # Errors
    /// The name of a paper that is none.
    pub fn of(date: Option<Date>, numbers: &[String]) -> Result<(Self, Option<String>), String> {
        let mut dated = Self { date, numbers: BTreeMap::new() };
        for text in numbers {
            let (paper, number) = text.split_once('=').unwrap_or((paper::REPORT, text));
            if !paper::of_commune().contains(&paper.trim()) {
                return Err(paper.trim().to_string());
            }
            dated.numbers.insert(paper.trim().to_string(), number.trim().to_string());
        }
        let report = dated.numbers.get(paper::REPORT).cloned();
        Ok((dated, report))
    }
}

impl Papers {
    /// The forms in force and the documents to fill.
    ///
    /// # Errors
    /// Everything wrong with them.
    pub fn open(folder: Option<&Path>, own: &[PathBuf]) -> anyhow::Result<Self> {
        let sources = folder.map_or_else(|| Ok(Vec::new()), sources)?;
        let (read, mut faults) = (Forms::open(&sources), Vec::new());
        let mut documents = Vec::new();
        for path in own {
            match document(path) {
                Ok(bytes) => documents.push((path.clone(), bytes)),
                Err(fault) => faults.push(fault),
            }
        }
        match read {
            Ok(forms) if faults.is_empty() => Ok(Self { forms, own: documents }),
            Ok(_) => Err(Stop::found(faults).into()),
            Err(found) => Err(Stop::found([found, faults].concat()).into()),
        }
    }

    /// The forms in force.
    pub fn forms(&self) -> &Forms {
        &self.forms
    }

    /// The papers of a commune and its filled documents, with names that no other of the round has.
    ///
    /// # Errors
    /// Everything wrong with the documents to fill, or a paper that cannot be made.
    pub fn of(&self, judged: &Judged, dated: &Dated, folder: &Path, names: &mut Names) -> Result<Vec<Output>, Vec<Diagnostic>> {
        let Dated { date, numbers } = dated;
        let spec = PaperSpec { law: &judged.law, commune: &judged.commune, assessment: &judged.assessment, date: *date, numbers };
        let papers = paper::dossier(&self.forms, &spec).map_err(|e| vec![unwritten(folder, e)])?;
        let mut outputs: Vec<Output> = Vec::new();
        for paper in papers {
            let name = name(judged, &format!("file-paper-{}", paper.form), None);
            outputs.push((names.path(folder, &name, "docx"), paper.bytes));
        }
        let mut faults = Vec::new();
        for (path, bytes) in &self.own {
            match paper::fill(bytes, &path.display().to_string(), &spec) {
                Ok(filled) => {
                    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                    outputs.push((names.path(folder, &name(judged, "file-paper-own", Some(stem)), "docx"), filled));
                }
                Err(findings) => faults.extend(findings),
            }
        }
        if faults.is_empty() { Ok(outputs) } else { Err(faults) }
    }
}

/// Where the report of a commune goes, after those that have their names.
pub fn report(judged: &Judged, folder: &Path, names: &Names) -> PathBuf {
    names.clone().path(folder, &name(judged, &format!("file-paper-{}", paper::REPORT), None), "docx")
}

/// File names are Vietnamese, as all documents are.
pub fn name(judged: &Judged, id: &str, form: Option<String>) -> String {
    let commune = judged.commune.name.value.clone();
    let commune = commune.unwrap_or_else(|| judged.path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
    let mut facts = vec![("name", commune.into()), ("year", judged.assessment.place.year.into())];
    facts.extend(form.map(|form| ("form", form.into())));
    names::safe_name(&Lang::Vi.say(id, &facts))
}

/// Writes files that belong together: all of them, or none where one of them may not be written.
///
/// # Errors
/// Every file that is in the way.
pub fn write_all(lang: Lang, outputs: &[Output], existing: Existing, inputs: &[PathBuf]) -> Result<(), Vec<Diagnostic>> {
    let (mut written, mut faults) = (Vec::new(), Vec::new());
    for output in outputs {
        match pending(lang, output, existing, inputs) {
            Ok(file) => written.push(file),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { finish(written) } else { Err(faults) }
}

/// Whether a file is not there yet, or says something else.
pub fn differs((path, bytes): &Output) -> bool {
    there(path).is_none_or(|there| there != *bytes)
}

/// What is there already; what is no file is left to whoever writes.
pub fn there(path: &Path) -> Option<Vec<u8>> {
    reading::bytes(path, MAX_DOCUMENT).ok().filter(|bytes| bytes.len() <= MAX_DOCUMENT)
}

/// A file, written next to its place.
fn pending(lang: Lang, (path, bytes): &Output, existing: Existing, inputs: &[PathBuf]) -> Result<Pending, Diagnostic> {
    let mut file = Pending::open(lang, path, existing, inputs)?;
    file.append(bytes).map(|()| file)
}

/// Papers of an earlier run make room for the new ones. One that somebody has changed is refused, or kept next to its
/// place where it may be replaced.
///
/// # Errors
/// Every paper that is in the way.
pub fn renewed(lang: Lang, outputs: &[Output], renewal: &Renewal) -> Result<Vec<Pending>, Vec<Diagnostic>> {
    let (mut written, mut faults) = (Vec::new(), Vec::new());
    for output in outputs {
        match renewal.of(lang, output) {
            Ok(files) => written.extend(files),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(written) } else { Err(faults) }
}

/// What may be replaced.
pub struct Renewal<'a> {
    /// Papers that somebody has changed may be, and are kept next to their places.
    pub force: bool,
    /// The one of these with which nothing is lost.
    pub safe: Option<&'a Path>,
    /// Files that are never replaced.
    pub inputs: &'a [PathBuf],
}

impl Renewal<'_> {
    fn of(&self, lang: Lang, output: &Output) -> Result<Vec<Pending>, Diagnostic> {
        let path = &output.0;
        let Some(there) = there(path) else { return Ok(vec![pending(lang, output, Existing::Keep, self.inputs)?]) };
        let new = || pending(lang, output, Existing::Replace, self.inputs);
        if paper::is_untouched(&there) {
            return Ok(vec![new()?]);
        }
        if !self.force && self.safe != Some(path) {
            return Err(Diagnostic::new(Code::PaperChanged, Place::File(path.display().to_string().into())));
        }
        let kept = (names::backup(path), there);
        Ok(vec![pending(lang, &kept, Existing::Keep, self.inputs)?, new()?])
    }
}

/// Puts files into their places, once all of them are wholly written.
///
/// # Errors
/// Those that cannot take them.
pub fn finish(pending: Vec<Pending>) -> Result<(), Vec<Diagnostic>> {
    let ready = ready(pending)?;
    interrupt::whole(|| place(ready))
}

/// Files wholly written.
///
/// # Errors
/// Those that cannot be.
pub fn ready(pending: Vec<Pending>) -> Result<Vec<Ready>, Vec<Diagnostic>> {
    let (mut ready, mut faults) = (Vec::new(), Vec::new());
    for file in pending {
        match file.ready() {
            Ok(file) => ready.push(file),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(ready) } else { Err(faults) }
}

/// Puts them into their places, each that can be.
///
/// # Errors
/// Those that cannot take them.
pub fn place(ready: Vec<Ready>) -> Result<(), Vec<Diagnostic>> {
    let faults: Vec<Diagnostic> = ready.into_iter().filter_map(|file| file.place().err()).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The forms of a folder, in order of name; what is neither text nor sizes is not one.
fn sources(folder: &Path) -> Result<Vec<FormSource>, Diagnostic> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<std::io::Result<Vec<_>>>());
    let entries = entries.map_err(|e| reading::unreadable(folder, &e))?;
    let is_form = |p: &PathBuf| p.extension().is_some_and(|e| e == "txt" || e == "toml");
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|e| e.path()).filter(is_form).collect();
    paths.sort();
    let read = |path: PathBuf| Ok(FormSource { name: path.display().to_string(), text: reading::text(&path)? });
    paths.into_iter().map(read).collect()
}

/// The bytes of a document to fill.
fn document(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let bytes = reading::bytes(path, MAX_DOCUMENT).map_err(|e| reading::unreadable(path, &e))?;
    if bytes.len() > MAX_DOCUMENT {
        let place = Place::File(path.display().to_string().into());
        return Err(Diagnostic::new(Code::DocxUnusable, place).with("reason", "too-large"));
    }
    Ok(bytes)
}
