//! `ntm progress`: the communes below some folders held against a plan.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use crate::cli::round::asked::unknown_province;
use crate::cli::round::judge::{Job, Judged, Unjudged};
use crate::cli::round::pending::{Existing, Pending, unwritten};
use crate::cli::round::settings::{InForce, Setting, Settings};
use crate::cli::round::walk::walk;
use crate::cli::round::{files, pool, reading, twins};
use crate::cli::terminal::args::{ProgressArgs, ProgressFormat};
use crate::cli::terminal::bar::Bar;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, SUCCESS, Stop};
use crate::cli::terminal::streams::is_standard_output;
use crate::commune::Attribute;
use crate::criteria::{Law, Plan};
use crate::diag::{Diagnostic, Severity};
use crate::district::{Progress, Review};
use crate::input::Overrides;
use crate::report;
use crate::workbook::{self, ProgressSpec};

/// Reads the plan, judges the communes, reports how far the plan has come.
pub fn run(console: &mut Console, settings: &mut Settings, args: &ProgressArgs) -> anyhow::Result<u8> {
    if let Some(sentence) = misused(console, args) {
        return Err(Stop::usage(sentence).into());
    }
    let files = inputs(console, args)?;
    let found = plan(settings, args, files.first().map(PathBuf::as_path))?;
    let (plan, law) = found.ok_or_else(|| Stop::usage(console.lang.text("cli-error-progress-plan")))?;
    let open = |path: &PathBuf| Pending::open(console.lang, path, Existing::by(args.force), &files);
    let pending = args.output.as_ref().map(open).transpose()?;
    let mut review = judged(console, settings, args, &files);
    console.findings(&twins::join(&mut review, settings, args.newest));
    for unjudged in &review.unjudged {
        console.findings_of(&unjudged.file, &unjudged.findings);
    }
    let progress = Progress::of(&plan, &law, &review, args.as_of);
    console.out(&printed(console, args, &law, &progress, &review)?);
    if let (Some(pending), Some(path)) = (pending, &args.output) {
        console.written(path, written(path, &law, &progress, pending));
    }
    Ok(if review.standings.is_empty() { FAILURE } else { SUCCESS })
}

fn misused(console: &Console, args: &ProgressArgs) -> Option<String> {
    let is_workbook = |path: &Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let wrong = args.output.as_deref().filter(|path| !is_workbook(path) && !is_standard_output(path))?;
    Some(console.lang.say("cli-error-progress-output", &[("file", wrong.display().to_string().into())]))
}

/// The files to read below the paths given.
fn inputs(console: &mut Console, args: &ProgressArgs) -> anyhow::Result<Vec<PathBuf>> {
    let own: Vec<&Path> = args.output.as_deref().into_iter().collect();
    let mut found = walk(&files::paths(&args.paths)?, &own);
    found.tell(console);
    if found.files.is_empty() {
        return Err(Stop::nothing(console.lang.text("cli-error-batch-empty")).into());
    }
    Ok(found.files)
}

/// The plan of the command line, else that of the office; none where there is none.
fn plan(settings: &mut Settings, args: &ProgressArgs, first: Option<&Path>) -> anyhow::Result<Option<(Plan, Law)>> {
    let setting = settings.at(first).map_err(Stop::found)?;
    let office = setting.office.as_ref().and_then(|office| office.plan());
    let Some(path) = args.plan.as_deref().or(office) else { return Ok(None) };
    let name = path.display().to_string();
    let faults = RefCell::new(Vec::new());
    let lists = |file: &str| listed(setting, &path.with_file_name(file), &mut faults.borrow_mut());
    let plan = Plan::read(&name, &reading::text(path)?, &setting.shelf, &lists);
    let faults = faults.take();
    if !faults.is_empty() {
        return Err(Stop::found(faults).into());
    }
    let plan = plan.map_err(Stop::found)?;
    let law = setting.shelf.law(&plan.province, plan.year).map_err(|unknown| unknown_province(&plan.province, &unknown))?;
    Ok(Some((plan, law)))
}

/// District and name of each commune of a list, as `template --list` reads it; what is wrong in its rows goes to the faults.
fn listed(setting: &Setting, file: &Path, faults: &mut Vec<Diagnostic>) -> Option<Vec<(String, String)>> {
    let book = reading::workbook(file).ok()?;
    let overrides = Overrides { defaults: setting.defaults(), ..Overrides::default() };
    let mut communes = Vec::new();
    for found in book.list(&setting.shelf, &overrides) {
        match found {
            Ok(read) => {
                let text = |value: &Attribute<String>| value.value.clone().unwrap_or_default();
                communes.push((text(&read.commune.district), text(&read.commune.name)));
            }
            Err(unread) => faults.extend(unread.findings.into_iter().filter(|f| f.severity() == Severity::Error)),
        }
    }
    Some(communes)
}

/// The communes of the files.
fn judged(console: &Console, settings: &mut Settings, args: &ProgressArgs, files: &[PathBuf]) -> Review {
    let items = settings.with_files(files);
    let (settings, overrides) = (&*settings, Overrides::default());
    let bar = Bar::new(console.lang, files.len(), console.is_quiet());
    let jobs = args.jobs.unwrap_or_else(pool::default_jobs);
    let work = |(path, in_force): &(PathBuf, InForce), give: &mut dyn FnMut(Result<Judged, Unjudged>)| {
        settings.judge_by(*in_force, path, &overrides, Job::default(), &mut |_, result| give(result));
    };
    let mut review = Review::default();
    pool::each(&items, jobs, work, |result| match result {
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

fn printed(console: &Console, args: &ProgressArgs, law: &Law, progress: &Progress, review: &Review) -> anyhow::Result<String> {
    Ok(match args.format {
        ProgressFormat::Json => report::progress_json(console.lang, law, progress, &review.unjudged)?,
        ProgressFormat::Csv => report::progress_csv(console.lang, law, progress)?,
        ProgressFormat::Table => report::progress(console.view(), law, progress),
    })
}

fn written(path: &Path, law: &Law, progress: &Progress, mut pending: Pending) -> Result<(), Diagnostic> {
    let bytes = workbook::progress(&ProgressSpec { law, progress }).map_err(|e| unwritten(path, e))?;
    pending.append(&bytes)?;
    pending.finish()
}
