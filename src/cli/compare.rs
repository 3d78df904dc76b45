//! `ntm compare`: two rounds or two years of the same communes; one dossier alone is compared within itself.

use std::path::{Path, PathBuf};

use super::args::CompareArgs;
use super::console::Console;
use super::files::{self, Existing};
use super::judge::{Job, Unjudged};
use super::settings::Settings;
use super::streams::is_standard_output;
use super::usage::refusal;
use super::walk::walk;
use super::{FAILURE, SUCCESS, WRONG_USAGE, appraise, pool};
use crate::district::{self, Comparison, Half, Subject};
use crate::input::Overrides;
use crate::report::{self, Format};
use crate::workbook;

/// What `-o` writes, told by its ending.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Workbook,
    Json,
}

/// Judges both rounds and tells what became of them.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &CompareArgs) -> u8 {
    let kind = match args.output.as_deref().map(kind) {
        Some(None) => {
            let file = args.output.iter().map(|p| p.display().to_string()).collect::<String>();
            console.tell(&refusal(console.lang, &console.lang.say("cli-error-compare-output", &[("file", file.into())])));
            return WRONG_USAGE;
        }
        other => other.flatten(),
    };
    let Some(new) = &args.new else { return appraise::run(console, settings, args, kind) };
    let mut inputs = Vec::new();
    let old = read(console, settings, args, &args.old, &mut inputs);
    let new = read(console, settings, args, new, &mut inputs);
    for unjudged in old.unjudged.iter().chain(&new.unjudged) {
        console.findings_of(&unjudged.file, &unjudged.findings);
    }
    if old.subjects.is_empty() || new.subjects.is_empty() {
        return FAILURE;
    }
    appraise::tell(console, old.subjects.iter().chain(&new.subjects));
    let comparison = Comparison::between(old, new);
    told(console, args, kind, &comparison, &inputs)
}

fn kind(path: &Path) -> Option<Kind> {
    if is_standard_output(path) {
        return Some(Kind::Workbook);
    }
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    [("xlsx", Kind::Workbook), ("json", Kind::Json)].into_iter().find(|(e, _)| *e == ending).map(|(_, kind)| kind)
}

/// The communes of one side, judged by what is in force for their own files.
pub(super) fn read(console: &mut Console, settings: &mut Settings, args: &CompareArgs, path: &Path, inputs: &mut Vec<PathBuf>) -> Half {
    let own: Vec<&Path> = args.output.as_deref().into_iter().collect();
    let found = walk(&[path.to_path_buf()], &own);
    found.faults.into_iter().for_each(|fault| console.fail(fault));
    if found.files.is_empty() {
        console.tell(&refusal(console.lang, &console.lang.text("cli-error-batch-empty")));
    }
    let numbers: Vec<usize> = found.files.iter().map(|f| settings.number(Some(f))).collect();
    let (settings, overrides) = (&*settings, Overrides::default());
    let work = |index: usize, path: &Path, give: &mut dyn FnMut(Result<Subject, Unjudged>)| {
        let Some(number) = numbers.get(index) else { return };
        let mut judged = Vec::new();
        let mut read = settings.judge_by(*number, path, &overrides, Job::default(), &mut |_, result| judged.push(result));
        judged.into_iter().for_each(|result| give(result.and_then(|judged| appraise::subject(judged, read.take()))));
    };
    let mut half = Half::default();
    pool::each(&found.files, pool::default_jobs(), work, |_, result| match result {
        Some(Ok(subject)) => half.subjects.push(subject),
        Some(Err(unjudged)) => half.unjudged.push(unjudged.into()),
        None => {}
    });
    inputs.extend(found.files);
    half
}

impl From<Unjudged> for district::Unjudged {
    fn from(unjudged: Unjudged) -> Self {
        Self { file: unjudged.file.into(), name: unjudged.name, findings: unjudged.findings }
    }
}

fn told(console: &mut Console, args: &CompareArgs, kind: Option<Kind>, comparison: &Comparison, inputs: &[PathBuf]) -> u8 {
    let json = || report::comparison_json(console.lang, comparison).unwrap_or_default();
    let text = match args.format.unwrap_or_default() {
        Format::Json => json(),
        _ => report::comparison(console.view(), comparison),
    };
    let bytes = match kind {
        Some(Kind::Workbook) => workbook::comparison(comparison).map_err(|e| e.to_string()),
        _ => Ok(json().into_bytes()),
    };
    console.out(&text);
    give(console, args, inputs, || bytes);
    console.exit_code(SUCCESS)
}

/// Writes the file of `-o`, if one is asked for.
pub(super) fn give(console: &mut Console, args: &CompareArgs, inputs: &[PathBuf], bytes: impl FnOnce() -> Result<Vec<u8>, String>) {
    let Some(path) = &args.output else { return };
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    let done = bytes()
        .map_err(|reason| super::batch::failed(path, reason))
        .and_then(|bytes| files::write(console.lang, path, &bytes, existing, inputs));
    super::written(console, path, done);
}
