//! `ntm dossier` and drag-and-drop: the dossier of each file.

use std::path::{Path, PathBuf};

use super::args::DossierArgs;
use super::assess::tell;
use super::console::Console;
use super::files::{self, Existing};
use super::judge::Judged;
use super::settings::Settings;
use super::{FAILURE, explorer};
use crate::assess::{Finding, Options};
use crate::diag::{Code, Diagnostic, Place};
use crate::input::Overrides;
use crate::messages::Lang;
use crate::report;
use crate::text::Date;
use crate::workbook::{self, DossierSpec};

/// Writes the dossier of each file into a folder.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &DossierArgs) -> u8 {
    if let Err(finding) = files::folder(&args.folder) {
        console.fail(finding);
        return FAILURE;
    }
    let inputs = files::inputs(console, &args.files);
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    let options = Options { criteria_only: false, paper_date: args.date };
    let mut codes: Vec<Option<Finding>> = Vec::new();
    let mut mine: Vec<PathBuf> = Vec::new();
    for file in &inputs {
        match settings.judge(file, &Overrides::from(&args.overrides), options) {
            Err(unjudged) => {
                tell(console, file, &unjudged.findings, inputs.len());
                codes.push(None);
            }
            Ok(judged) => {
                tell(console, file, &judged.findings, inputs.len());
                // Two communes of one name in one round must not replace each other.
                let path = files::free_path(&args.folder, &name(&judged), "xlsx", |p| mine.iter().any(|m| m == p));
                write(console, &judged, args.date, &path, existing, &inputs);
                mine.push(path);
                codes.push(Some(judged.assessment.overall));
            }
        }
    }
    let code = if codes.is_empty() { FAILURE } else { report::exit_code(codes) };
    console.exit_code(code)
}

/// Drag-and-drop: judges each file, writes its dossier beside it, says where it lies. What is already
/// there is kept: a new dossier gets a number.
pub(super) fn beside(console: &mut Console, settings: &mut Settings, files: &[PathBuf]) -> u8 {
    let inputs = files::inputs(console, files);
    let mut codes: Vec<Option<Finding>> = Vec::new();
    for file in &inputs {
        match settings.judge(file, &Overrides::default(), Options::default()) {
            Err(unjudged) => {
                tell(console, file, &unjudged.findings, inputs.len());
                codes.push(None);
            }
            Ok(judged) => {
                console.out(&report::screen(console.view(), &judged.case()));
                tell(console, file, &judged.findings, inputs.len());
                let folder = file.parent().unwrap_or(Path::new(""));
                let path = files::free_path(folder, &name(&judged), "xlsx", Path::exists);
                write(console, &judged, None, &path, Existing::Keep, &inputs);
                codes.push(Some(judged.assessment.overall));
            }
        }
    }
    explorer::wait(console);
    let code = if codes.is_empty() { FAILURE } else { report::exit_code(codes) };
    console.exit_code(code)
}

/// File names are Vietnamese, as all documents are.
fn name(judged: &Judged) -> String {
    let commune = judged.commune.name.value.clone();
    let commune = commune.unwrap_or_else(|| judged.path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
    let facts = [("name", commune.into()), ("year", judged.assessment.place.year.into())];
    files::safe_name(&Lang::Vi.say("file-dossier", &facts))
}

fn write(console: &mut Console, judged: &Judged, date: Option<Date>, path: &Path, existing: Existing, inputs: &[PathBuf]) {
    let spec = DossierSpec { law: &judged.law, commune: &judged.commune, assessment: &judged.assessment, findings: &judged.findings, date };
    let done = workbook::dossier(&spec)
        .map_err(|e| Diagnostic::new(Code::WriteFailed, Place::File(path.display().to_string().into())).with("reason", e.to_string()))
        .and_then(|bytes| files::write(console.lang, path, &bytes, existing, inputs));
    match done {
        Ok(()) => {
            let said = console.lang.say("cli-dossier-written", &[("file", path.display().to_string().into())]);
            console.out(&(said + "\n"));
        }
        Err(finding) => console.fail(finding),
    }
}
