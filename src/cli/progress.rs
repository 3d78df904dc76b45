//! `ntm progress`: the communes below some folders held against a plan.

use std::path::{Path, PathBuf};

use super::args::ProgressArgs;
use super::bar::Bar;
use super::batch::failed;
use super::console::Console;
use super::files::{self, Existing, Pending};
use super::judge::{Job, Judged, Unjudged};
use super::settings::Settings;
use super::streams::is_standard_output;
use super::usage::refusal;
use super::walk::walk;
use super::{FAILURE, SUCCESS, WRONG_USAGE, pool, reading};
use crate::criteria::{Law, Plan};
use crate::diag::Diagnostic;
use crate::district::{Progress, Review};
use crate::input::Overrides;
use crate::report::{self, Format};
use crate::workbook::{self, ProgressSpec};

/// Reads the plan, judges the communes, tells how far the plan has come.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &ProgressArgs) -> u8 {
    let is_workbook = |path: &&PathBuf| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    if let Some(path) = args.output.as_ref().filter(|path| !is_workbook(path) && !is_standard_output(path)) {
        let facts = [("file", path.display().to_string().into())];
        console.tell(&refusal(console.lang, &console.lang.say("cli-error-progress-output", &facts)));
        return WRONG_USAGE;
    }
    let paths = match files::paths(&args.paths) {
        Ok(paths) => paths,
        Err(finding) => return fail(console, finding),
    };
    let own: Vec<&Path> = args.output.as_deref().into_iter().collect();
    let found = walk(&paths, &own);
    found.faults.into_iter().for_each(|fault| console.fail(fault));
    if found.files.is_empty() {
        console.tell(&refusal(console.lang, &console.lang.text("cli-error-batch-empty")));
        return FAILURE;
    }
    let first = found.files.first().map(PathBuf::as_path);
    let (plan, law) = match plan(settings, args, first) {
        Ok(Some(found)) => found,
        Ok(None) => {
            console.tell(&refusal(console.lang, &console.lang.text("cli-error-progress-plan")));
            return WRONG_USAGE;
        }
        Err(findings) => {
            console.findings(&findings);
            return FAILURE;
        }
    };
    let existing = if args.force { Existing::Replace } else { Existing::Keep };
    let pending = args.output.as_deref().map(|path| Pending::open(console.lang, path, existing, &found.files)).transpose();
    let pending = match pending {
        Ok(pending) => pending,
        Err(finding) => return fail(console, finding),
    };
    let review = judged(console, settings, args, &found.files);
    for unjudged in &review.unjudged {
        console.findings_of(&unjudged.file, &unjudged.findings);
    }
    let progress = Progress::of(&plan, &law, &review, args.as_of);
    console.out(&told(console, args, &law, &progress, &review));
    if let (Some(pending), Some(path)) = (pending, &args.output) {
        let done = written(path, &law, &progress, pending);
        super::written(console, path, done);
    }
    console.exit_code(if review.standings.is_empty() { FAILURE } else { SUCCESS })
}

fn fail(console: &mut Console, finding: Diagnostic) -> u8 {
    console.fail(finding);
    FAILURE
}

/// The plan of the command line, else that of the office; none where there is none.
fn plan(settings: &mut Settings, args: &ProgressArgs, first: Option<&Path>) -> Result<Option<(Plan, Law)>, Vec<Diagnostic>> {
    let setting = settings.at(first)?;
    let office = setting.office.as_ref().and_then(|office| office.plan());
    let Some(path) = args.plan.as_deref().or(office) else { return Ok(None) };
    let name = path.display().to_string();
    let text = reading::text(path).map_err(|finding| vec![finding])?;
    let plan = Plan::read(&name, &text, &setting.shelf)?;
    let law = setting.shelf.law(&plan.province, plan.year).map_err(|_| Vec::new())?;
    Ok(Some((plan, law)))
}

/// The communes of the files.
fn judged(console: &Console, settings: &mut Settings, args: &ProgressArgs, files: &[PathBuf]) -> Review {
    let numbers: Vec<usize> = files.iter().map(|f| settings.number(Some(f))).collect();
    let (settings, overrides) = (&*settings, Overrides::default());
    let bar = Bar::new(console.lang, files.len());
    let jobs = args.jobs.unwrap_or_else(pool::default_jobs);
    let work = |index: usize, path: &Path, give: &mut dyn FnMut(Result<Judged, Unjudged>)| {
        if let Some(number) = numbers.get(index) {
            settings.judge_by(*number, path, &overrides, Job::default(), &mut |_, result| give(result));
        }
    };
    let mut review = Review::default();
    pool::each(files, jobs, work, |_, result| match result {
        Some(Ok(judged)) => {
            let file = judged.path.display().to_string();
            review.add(&file, &judged.law, &judged.commune, &judged.assessment, &judged.findings);
        }
        Some(Err(unjudged)) => review.add_unjudged(&unjudged.file, &unjudged.name, &unjudged.findings),
        None => bar.step(),
    });
    bar.finish();
    review
}

fn told(console: &Console, args: &ProgressArgs, law: &Law, progress: &Progress, review: &Review) -> String {
    match args.format.unwrap_or_default() {
        Format::Json => report::progress_json(console.lang, law, progress, &review.unjudged).unwrap_or_default(),
        Format::Csv => report::progress_csv(console.lang, law, progress).unwrap_or_default(),
        Format::Table => report::progress(console.view(), law, progress),
    }
}

fn written(path: &Path, law: &Law, progress: &Progress, mut pending: Pending) -> Result<(), Diagnostic> {
    let bytes = workbook::progress(&ProgressSpec { law, progress }).map_err(|e| failed(path, e.to_string()))?;
    pending.append(&bytes)?;
    pending.finish()
}
