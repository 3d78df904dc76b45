//! `ntm dossier` and drag-and-drop: the dossier of each commune.

use std::path::{Path, PathBuf};

use super::args::DossierArgs;
use super::assess::tell;
use super::console::Console;
use super::earlier::Earlier;
use super::evidence::{self, Evidence, Unlisted};
use super::files::{self, Existing, Names};
use super::judge::{Job, Judged};
use super::papers::{self, Output, Papers};
use super::settings::Settings;
use super::update::Update;
use super::{FAILURE, explorer};
use crate::assess::{Finding, Options};
use crate::diag::{Code, Diagnostic, Place};
use crate::input::{Overrides, Spreadsheet};
use crate::messages::Lang;
use crate::report::{self, Line};
use crate::text::Date;
use crate::workbook::{self, DossierSpec, Extras, WorkbookError};

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
    let evidence = match Evidence::asked(args.evidence.as_deref()) {
        Ok(asked) => asked.unwrap_or(Evidence::Beside),
        Err(finding) => {
            console.fail(finding);
            return FAILURE;
        }
    };
    let overrides = Overrides::from(&args.overrides);
    let carried = match Earlier::asked(console, settings, args.carry.as_deref(), &overrides) {
        Ok(carried) => carried,
        Err(code) => return code,
    };
    let options = Options { criteria_only: false, paper_date: args.date };
    let job = Job { options, carried: carried.as_ref(), evidence: Some(evidence), ..Job::default() };
    let mut unlisted = Unlisted::default();
    let mut codes: Vec<Option<Finding>> = Vec::new();
    let mut mine = Names::default();
    for file in &inputs {
        let number = settings.number(Some(file));
        let settings = &*settings;
        settings.judge_by(number, file, &overrides, job, &mut |_, result| match result {
            Err(unjudged) => {
                tell(console, file, &unjudged.findings, inputs.len());
                codes.push(None);
            }
            Ok(mut judged) => {
                unlisted.strike(evidence.folder(file), &judged.commune);
                tell(console, file, &judged.findings, inputs.len());
                // Two communes of one name in one round must not replace each other.
                let path = mine.path(&args.folder, &papers::name(&judged, "file-dossier", None), "xlsx");
                let with = papers.as_ref().map_or(Ok(Vec::new()), |p| p.of(&judged, args.date, &args.folder, &mut mine));
                let extras = with_evidence(&judged, evidence.folder(file), &args.folder);
                let update = Update { settings, number, path: &path, force: args.force, inputs: &inputs };
                write(console, &update, &mut judged, args.date, extras, with);
                codes.push(Some(judged.assessment.overall));
            }
        });
    }
    console.findings(args.evidence.as_deref().and_then(|folder| unlisted.finding(folder)).as_slice());
    let code = if codes.is_empty() { FAILURE } else { report::exit_code(codes) };
    console.exit_code(code)
}

/// The ways to the files of evidence from the folder of the dossier.
fn with_evidence(judged: &Judged, evidence: &Path, from: &Path) -> Extras {
    let (files, evidence) = evidence::ways(&judged.commune, evidence, from);
    Extras { files, evidence, ..Extras::default() }
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
        let job = Job { evidence: Some(Evidence::Beside), ..Job::default() };
        settings.judge(file, &Overrides::default(), job, &mut |count, result| match result {
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
                    book_beside(console, &judged, &path, &inputs);
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

/// Writes the workbook and the papers of one commune: nothing where one of them is in the way.
fn write(
    console: &mut Console,
    update: &Update,
    judged: &mut Judged,
    date: Option<Date>,
    extras: Extras,
    papers: Result<Vec<Output>, Vec<Diagnostic>>,
) {
    let changed = papers.map(|all| all.into_iter().filter(papers::differs).collect::<Vec<_>>());
    let pending = changed.and_then(|all| Ok((papers::renewed(console.lang, &all, update.force, update.inputs)?, all)));
    let (pending, changed) = match pending {
        Ok(found) => found,
        Err(findings) => return findings.into_iter().for_each(|finding| console.fail(finding)),
    };
    let done = update.write(console, judged, date, extras);
    let written = done.is_ok();
    said(console, done);
    if !written {
        return;
    }
    match papers::finish(pending) {
        Ok(()) => changed.iter().for_each(|(path, _)| say(console, "cli-paper-written", path)),
        Err(findings) => findings.into_iter().for_each(|finding| console.fail(finding)),
    }
}

fn say(console: &mut Console, id: &str, path: &Path) {
    let said = console.lang.say(id, &[("file", path.display().to_string().into())]);
    console.out(&(said + "\n"));
}

/// The spec of a judged commune.
pub(super) fn spec(judged: &Judged, date: Option<Date>) -> DossierSpec<'_> {
    DossierSpec { law: &judged.law, commune: &judged.commune, assessment: &judged.assessment, findings: &judged.findings, date }
}

/// The dossier of a dropped file.
fn book_beside(console: &mut Console, judged: &Judged, path: &Path, inputs: &[PathBuf]) {
    let extras = with_evidence(judged, files::folder_of(&judged.path), files::folder_of(path));
    let done = sealed(&spec(judged, None), extras, path).and_then(|bytes| files::write(console.lang, path, &bytes, Existing::Keep, inputs));
    said(console, done.map(|()| console.lang.say("cli-dossier-written", &[("file", path.display().to_string().into())])));
}

fn said(console: &mut Console, done: Result<String, Diagnostic>) {
    match done {
        Ok(said) => console.out(&(said + "\n")),
        Err(finding) => console.fail(finding),
    }
}

/// The dossier with the fingerprint of its inputs as they are read from it: a workbook cannot name what is in it
/// before it is there, so that it is written twice.
pub(super) fn sealed(spec: &DossierSpec, extras: Extras, path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let draft = drafted(spec, &extras, path)?;
    let fingerprint = Some(Spreadsheet::of_bytes(&draft, &path.display().to_string())?.inputs_fingerprint());
    drafted(spec, &Extras { fingerprint, ..extras }, path)
}

/// The bytes of a dossier.
pub(super) fn drafted(spec: &DossierSpec, extras: &Extras, path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let failed =
        |e: WorkbookError| Diagnostic::new(Code::WriteFailed, Place::File(path.display().to_string().into())).with("reason", e.to_string());
    workbook::dossier_with(spec, extras).map_err(failed)
}
