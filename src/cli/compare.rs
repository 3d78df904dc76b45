//! `ntm compare`: two rounds or two years of the same communes.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::args::CompareArgs;
use super::console::Console;
use super::files::{self, Existing};
use super::judge::{Job, Judged, Unjudged};
use super::settings::Settings;
use super::usage::refusal;
use super::walk::walk;
use super::{FAILURE, SUCCESS, WRONG_USAGE, pool};
use crate::district::{self, Comparison, Half, Subject};
use crate::input::Overrides;
use crate::report::{self, Format};
use crate::workbook;

/// What `-o` writes, told by its ending.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
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
    let mut inputs = Vec::new();
    let old = half(console, settings, args, &args.old, &mut inputs);
    let new = half(console, settings, args, &args.new, &mut inputs);
    for unjudged in old.unjudged.iter().chain(&new.unjudged) {
        console.findings_of(&unjudged.file, &unjudged.findings);
    }
    if old.subjects.is_empty() || new.subjects.is_empty() {
        return FAILURE;
    }
    let comparison = Comparison::between(old, new);
    give(console, args, kind, &comparison, &inputs)
}

fn kind(path: &Path) -> Option<Kind> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    [("xlsx", Kind::Workbook), ("json", Kind::Json)].into_iter().find(|(e, _)| *e == ending).map(|(_, kind)| kind)
}

/// The communes of one side, judged by what is in force for their own files.
fn half(console: &mut Console, settings: &mut Settings, args: &CompareArgs, path: &Path, inputs: &mut Vec<PathBuf>) -> Half {
    let own: Vec<&Path> = args.output.as_deref().into_iter().collect();
    let found = walk(&[path.to_path_buf()], &own);
    found.faults.into_iter().for_each(|fault| console.fail(fault));
    if found.files.is_empty() {
        console.tell(&refusal(console.lang, &console.lang.text("cli-error-batch-empty")));
    }
    let numbers: Vec<usize> = found.files.iter().map(|f| settings.number(Some(f))).collect();
    let (settings, overrides) = (&*settings, Overrides::default());
    let work = |index: usize, path: &Path, give: &mut dyn FnMut(Result<Judged, Unjudged>)| {
        if let Some(number) = numbers.get(index) {
            settings.judge_by(*number, path, &overrides, Job::default(), &mut |_, result| give(result));
        }
    };
    let mut half = Half::default();
    pool::each(&found.files, pool::default_jobs(), &AtomicBool::new(false), work, |_, result| match result {
        Some(Ok(judged)) => half.subjects.push(subject(judged)),
        Some(Err(unjudged)) => half.unjudged.push(unjudged.into()),
        None => {}
    });
    inputs.extend(found.files);
    half
}

fn subject(judged: Judged) -> Subject {
    let file = judged.path.display().to_string().into();
    Subject { file, law: judged.law, commune: judged.commune, assessment: judged.assessment }
}

impl From<Unjudged> for district::Unjudged {
    fn from(unjudged: Unjudged) -> Self {
        Self { file: unjudged.file.into(), name: unjudged.name, findings: unjudged.findings }
    }
}

fn give(console: &mut Console, args: &CompareArgs, kind: Option<Kind>, comparison: &Comparison, inputs: &[PathBuf]) -> u8 {
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
    if let Some(path) = &args.output {
        let existing = if args.force { Existing::Replace } else { Existing::Keep };
        let done = bytes
            .map_err(|reason| super::batch::failed(path, reason))
            .and_then(|bytes| files::write(console.lang, path, &bytes, existing, inputs));
        super::written(console, path, done);
    }
    console.exit_code(SUCCESS)
}
