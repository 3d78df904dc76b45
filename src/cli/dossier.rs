//! `ntm dossier` and drag-and-drop: the dossier of each commune.

use std::path::{Path, PathBuf};

use super::args::DossierArgs;
use super::assess::tell;
use super::console::Console;
use super::files::{self, Existing, Names};
use super::judge::{Job, Judged};
use super::papers::{self, Output, Papers};
use super::settings::Settings;
use super::{FAILURE, explorer};
use crate::assess::{Finding, Options};
use crate::diag::{Code, Diagnostic, Place};
use crate::input::Overrides;
use crate::messages::Lang;
use crate::report::{self, Line};
use crate::workbook::{self, DossierSpec};

/// Writes the dossier of each commune into a folder.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &DossierArgs) -> u8 {
    if let Err(finding) = files::folder(&args.folder) {
        console.fail(finding);
        return FAILURE;
    }
    let inputs = match files::inputs(&args.files) {
        Ok(inputs) => inputs,
        Err(finding) => {
            console.fail(finding);
            return FAILURE;
        }
    };
    let papers = if args.no_word {
        None
    } else {
        match Papers::open(console, args.forms.as_deref(), &args.form) {
            None => return FAILURE,
            opened => opened,
        }
    };
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    let job = Job { options: Options { criteria_only: false, paper_date: args.date }, ..Job::default() };
    let mut codes: Vec<Option<Finding>> = Vec::new();
    let mut mine = Names::default();
    for file in &inputs {
        settings.judge(file, &Overrides::from(&args.overrides), job, &mut |_, result| match result {
            Err(unjudged) => {
                tell(console, file, &unjudged.findings, inputs.len());
                codes.push(None);
            }
            Ok(judged) => {
                tell(console, file, &judged.findings, inputs.len());
                // Two communes of one name in one round must not replace each other.
                let book = mine.path(&args.folder, &papers::name(&judged, "file-dossier", None), "xlsx");
                let with = papers.as_ref().map_or(Ok(Vec::new()), |p| p.of(&judged, args.date, &args.folder, &mut mine));
                write(console, workbook_of(&judged, args.date, book), with, existing, &inputs);
                codes.push(Some(judged.assessment.overall));
            }
        });
    }
    let code = if codes.is_empty() { FAILURE } else { report::exit_code(codes) };
    console.exit_code(code)
}

/// Drag-and-drop: judges each file, writes its dossier beside it, says where it lies. Those of many communes
/// get a folder of their own. What is already there is kept: a new dossier gets a number.
pub(super) fn beside(console: &mut Console, settings: &mut Settings, files: &[PathBuf]) -> u8 {
    let inputs = files::inputs(files).unwrap_or_else(|finding| {
        console.fail(finding);
        Vec::new()
    });
    let mut codes: Vec<Option<Finding>> = Vec::new();
    let papers = Papers::open(console, None, &[]);
    for file in &inputs {
        let mut lines: Vec<Line> = Vec::new();
        settings.judge(file, &Overrides::default(), Job::default(), &mut |count, result| match result {
            Err(unjudged) => {
                tell(console, file, &unjudged.findings, inputs.len());
                lines.push(report::unjudged_line(console.view(), &unjudged.name));
                codes.push(None);
            }
            Ok(judged) => {
                if count == 1 {
                    console.out(&report::screen(console.view(), &judged.case()));
                }
                tell(console, file, &judged.findings, inputs.len());
                lines.push(report::line(console.view(), &judged.case()));
                if let Some(folder) = own_folder(console, file, count) {
                    let path = files::free_path(&folder, &papers::name(&judged, "file-dossier", None), "xlsx", Path::exists);
                    write(console, workbook_of(&judged, None, path), Ok(Vec::new()), Existing::Keep, &inputs);
                    if let Some(papers) = &papers {
                        beside_it(console, papers, &judged, &folder, &inputs);
                    }
                }
                codes.push(Some(judged.assessment.overall));
            }
        });
        if lines.len() > 1 {
            console.out(&report::lines(console.view(), &file.display().to_string(), &lines));
        }
    }
    explorer::wait(console);
    let code = if codes.is_empty() { FAILURE } else { report::exit_code(codes) };
    console.exit_code(code)
}

/// The folder for the dossiers of a file: beside it, or one of their own for those of many communes.
fn own_folder(console: &mut Console, file: &Path, count: usize) -> Option<PathBuf> {
    let beside = file.parent().unwrap_or(Path::new(""));
    if count == 1 {
        return Some(beside.to_path_buf());
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = beside.join(files::safe_name(&Lang::Vi.say("file-dossiers", &[("name", stem.into())])));
    files::folder(&folder).map_err(|finding| console.fail(finding)).ok().map(|()| folder)
}

/// The papers of a dropped file in a folder of their own, so that its place is not crowded.
fn beside_it(console: &mut Console, papers: &Papers, judged: &Judged, folder: &Path, inputs: &[PathBuf]) {
    let own = files::free_path_of_folder(folder, &papers::name(judged, "file-papers", None));
    let made = files::folder(&own).map_err(|finding| vec![finding]);
    let written = made.and_then(|()| papers.of(judged, None, &own, &mut Names::default()));
    match written.and_then(|outputs| papers::write_all(console.lang, &outputs, Existing::Keep, inputs)) {
        Ok(()) => say(console, "cli-papers-written", &own),
        Err(findings) => findings.into_iter().for_each(|f| console.fail(f)),
    }
}

fn workbook_of(judged: &Judged, date: Option<crate::text::Date>, path: PathBuf) -> Result<Output, Diagnostic> {
    let spec = DossierSpec { law: &judged.law, commune: &judged.commune, assessment: &judged.assessment, findings: &judged.findings, date };
    let fault = |e: workbook::WorkbookError, path: &Path| {
        Diagnostic::new(Code::WriteFailed, Place::File(path.display().to_string().into())).with("reason", e.to_string())
    };
    match workbook::dossier(&spec) {
        Ok(bytes) => Ok((path, bytes)),
        Err(error) => Err(fault(error, &path)),
    }
}

/// Writes the workbook and the papers of one commune, all or none.
fn write(
    console: &mut Console,
    book: Result<Output, Diagnostic>,
    papers: Result<Vec<Output>, Vec<Diagnostic>>,
    existing: Existing,
    inputs: &[PathBuf],
) {
    let outputs = match (book, papers) {
        (Ok(book), Ok(papers)) => std::iter::once(book).chain(papers).collect::<Vec<_>>(),
        (book, papers) => {
            let faults = book.err().into_iter().chain(papers.err().unwrap_or_default());
            faults.for_each(|finding| console.fail(finding));
            return;
        }
    };
    match papers::write_all(console.lang, &outputs, existing, inputs) {
        Ok(()) => outputs.iter().enumerate().for_each(|(i, (path, _))| {
            say(console, if i == 0 { "cli-dossier-written" } else { "cli-paper-written" }, path);
        }),
        Err(findings) => findings.into_iter().for_each(|finding| console.fail(finding)),
    }
}

fn say(console: &mut Console, id: &str, path: &Path) {
    let said = console.lang.say(id, &[("file", path.display().to_string().into())]);
    console.out(&(said + "\n"));
}
