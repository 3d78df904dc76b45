//! Drag-and-drop: a file dropped on the program is judged and its dossier written beside it.

use std::path::{Path, PathBuf};

use super::FAILURE;
use super::assess::tell;
use super::console::Console;
use super::dossier::{said, say, sealed, spec, with_evidence};
use super::evidence::Evidence;
use super::explorer;
use super::files::{self, Existing, Names};
use super::judge::{Job, Judged};
use super::papers::{self, Dated, Papers};
use super::settings::Settings;
use crate::assess::Finding;
use crate::input::Overrides;
use crate::messages::Lang;
use crate::report::{self, Line};

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
    let written = made.and_then(|()| papers.of(judged, &Dated::default(), &own, &mut Names::default()));
    match written.and_then(|outputs| papers::write_all(console.lang, &outputs, Existing::Keep, inputs)) {
        Ok(()) => say(console, "cli-papers-written", &own),
        Err(findings) => findings.into_iter().for_each(|f| console.fail(f)),
    }
}

/// The dossier of a dropped file.
fn book_beside(console: &mut Console, judged: &Judged, path: &Path, inputs: &[PathBuf]) {
    let extras = with_evidence(judged, files::folder_of(&judged.path), files::folder_of(path));
    let done = sealed(&spec(judged, None), extras, path).and_then(|bytes| files::write(console.lang, path, &bytes, Existing::Keep, inputs));
    said(console, done.map(|()| console.lang.say("cli-dossier-written", &[("file", path.display().to_string().into())])));
}
