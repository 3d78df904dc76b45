//! Drag-and-drop: a file dropped on the program is judged and its dossier written next to it.

use std::path::{Path, PathBuf};

use crate::assess::Finding;
use crate::cli::round::book::{sealed, spec, with_evidence};
use crate::cli::round::evidence::Evidence;
use crate::cli::round::files;
use crate::cli::round::judge::{Job, Judged};
use crate::cli::round::names::{Names, folder_of, free_path, free_path_of_folder, safe_name};
use crate::cli::round::papers::{self, Dated, Papers};
use crate::cli::round::pending::{Existing, write};
use crate::cli::round::settings::Settings;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::explorer;
use crate::cli::terminal::stop::{self, FAILURE};
use crate::diag::Diagnostic;
use crate::input::Overrides;
use crate::messages::Lang;
use crate::report::{self, View};
use crate::tables::CommuneLine;

/// Judges each file, writes its dossier next to it, says where it is. Those of many communes get a folder of their
/// own. What is already there is kept: a new dossier gets a number. Whatever happens, the window waits to be read.
pub fn beside(console: &mut Console, settings: &mut Settings, files: &[PathBuf]) -> u8 {
    let code = each(console, settings, files).unwrap_or_else(|error| stop::tell(console, &error));
    explorer::wait(console);
    code
}

fn each(console: &mut Console, settings: &mut Settings, files: &[PathBuf]) -> anyhow::Result<u8> {
    let inputs = files::inputs(files)?;
    let papers = Papers::open(None, &[])?;
    let mut verdicts: Vec<Option<Finding>> = Vec::new();
    for file in &inputs {
        let mut lines: Vec<CommuneLine> = Vec::new();
        let job = Job { evidence: Some(Evidence::Beside), ..Job::default() };
        settings.judge(file, &Overrides::default(), job, &mut |count, result| match result {
            Err(unjudged) => {
                console.findings_among(file, &unjudged.findings, inputs.len());
                lines.push(CommuneLine::unjudged(console.view().lang, &unjudged.name));
                verdicts.push(None);
            }
            Ok(judged) => {
                console.findings_among(file, &judged.findings, inputs.len());
                if count == 1 {
                    console.out(&report::screen(View { full: false, ..console.view() }, &judged.case()));
                }
                lines.push(CommuneLine::of(console.view().lang, judged.case().commune, judged.case().assessment));
                match own_folder(file, count) {
                    Ok(folder) => dossier(console, &papers, &judged, &folder, &inputs),
                    Err(finding) => console.fail(finding),
                }
                verdicts.push(Some(judged.counted()));
            }
        });
        if lines.len() > 1 {
            console.out(&report::lines(console.view(), &file.display().to_string(), &lines));
        }
    }
    Ok(if verdicts.is_empty() { FAILURE } else { report::exit_code(verdicts) })
}

/// The workbook and the papers of a commune.
fn dossier(console: &mut Console, papers: &Papers, judged: &Judged, folder: &Path, inputs: &[PathBuf]) {
    let path = free_path(folder, &papers::name(judged, "file-dossier", None), "xlsx", Path::exists);
    book_beside(console, judged, &path, inputs);
    beside_it(console, papers, judged, folder, inputs);
}

/// The folder for the dossiers of a file: next to it, or one of their own for those of many communes.
fn own_folder(file: &Path, count: usize) -> Result<PathBuf, Diagnostic> {
    let beside = file.parent().unwrap_or(Path::new(""));
    if count == 1 {
        return Ok(beside.to_path_buf());
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = beside.join(safe_name(&Lang::Vi.say("file-dossiers", &[("name", stem.into())])));
    files::folder(&folder).map(|()| folder)
}

/// The papers of a dropped file in a folder of their own, so that its place is not crowded.
fn beside_it(console: &mut Console, papers: &Papers, judged: &Judged, folder: &Path, inputs: &[PathBuf]) {
    let own = free_path_of_folder(folder, &papers::name(judged, "file-papers", None));
    let made = files::folder(&own).map_err(|finding| vec![finding]);
    let written = made.and_then(|()| papers.of(judged, &Dated::default(), &own, &mut Names::default()));
    match written.and_then(|outputs| papers::write_all(console.lang, &outputs, Existing::Keep, inputs)) {
        Ok(()) => console.say_of("cli-papers-written", &own),
        Err(findings) => console.fail_all(findings),
    }
}

/// The dossier of a dropped file.
fn book_beside(console: &mut Console, judged: &Judged, path: &Path, inputs: &[PathBuf]) {
    let extras = with_evidence(judged, folder_of(&judged.path), folder_of(path));
    let done = sealed(&spec(judged, None), extras, path).and_then(|bytes| write(console.lang, path, &bytes, Existing::Keep, inputs));
    let said = console.lang.say("cli-dossier-written", &[("file", path.display().to_string().into())]);
    console.done(done.map(|()| said));
}
