//! `ntm archive`: the results of a year are kept, as the contract for programs has them.

use std::path::{Path, PathBuf};

use crate::cli::round::archive::{self, file_of};
use crate::cli::round::json_document::JsonDocument;
use crate::cli::round::judge::{Job, Judged, Unjudged, outcome};
use crate::cli::round::names::backup;
use crate::cli::round::pending::{Existing, Pending, unwritten};
use crate::cli::round::settings::{InForce, Settings};
use crate::cli::round::walk::walk;
use crate::cli::round::years::other_year;
use crate::cli::round::{files, layouts, papers, pool, reading, twins};
use crate::cli::terminal::args::ArchiveArgs;
use crate::cli::terminal::bar::Bar;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, SUCCESS, Stop};
use crate::diag::{Code, Diagnostic, Place};
use crate::district::Review;
use crate::input::Overrides;
use crate::report::{self, JsonView};

/// Judges the communes of a year and keeps them; a commune of another year is named and left out.
pub fn run(console: &mut Console, settings: &mut Settings, args: &ArchiveArgs) -> anyhow::Result<u8> {
    let lang = console.lang;
    let year = args.overrides.year.ok_or_else(|| Stop::usage(lang.text("cli-error-archive-year")))?;
    let files = inputs(console, args)?;
    let folder = archive::folder(settings, args.archive.as_deref(), files.first().map(PathBuf::as_path)).map_err(Stop::found)?;
    let folder = folder.ok_or_else(|| Stop::usage(lang.text("cli-error-archive-folder")))?;
    let path = file_of(&folder, year);
    if path.exists() && !args.force {
        return Err(Stop::found(vec![Diagnostic::new(Code::OutputExists, Place::File(path.display().to_string().into()))]).into());
    }
    files::folder(&folder)?;
    let overrides = layouts::overrides(lang, settings, &args.overrides, &files, &args.layout)?;
    let mut kept = Kept { document: JsonDocument::new(JsonView::full(lang)), review: Review::default(), count: 0, whole: true };
    kept.judge(console, settings, (&files, &overrides), year);
    if kept.count == 0 {
        return Ok(FAILURE);
    }
    let (count, whole) = (kept.count, kept.whole);
    match kept.write(console, &path, &files) {
        Ok(older) => {
            let file = || path.display().to_string();
            let facts = [("count", count.into()), ("year", year.to_string().into()), ("file", file().into())];
            console.out(&(lang.say("cli-archive-written", &facts) + "\n"));
            older.iter().for_each(|older| console.say_of("cli-archive-kept", older));
        }
        Err(findings) => console.fail_all(findings),
    }
    Ok(if whole { SUCCESS } else { FAILURE })
}

/// The files to read below the paths given.
fn inputs(console: &mut Console, args: &ArchiveArgs) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = walk(&files::paths(&args.paths)?, &[]);
    found.tell(console);
    if found.files.is_empty() {
        return Err(Stop::nothing(console.lang.text("cli-error-batch-empty")).into());
    }
    Ok(found.files)
}

/// What is to be kept of a year.
struct Kept {
    document: JsonDocument,
    review: Review,
    count: usize,
    /// Every commune could be judged, as of this year.
    whole: bool,
}

impl Kept {
    fn judge(&mut self, console: &mut Console, settings: &mut Settings, (files, overrides): (&[PathBuf], &Overrides), year: i16) {
        let items = settings.with_files(files);
        let settings = &*settings;
        let lang = console.lang;
        let bar = Bar::new(lang, files.len(), console.is_quiet());
        let work = |(path, in_force): &(PathBuf, InForce), give: &mut dyn FnMut(_)| {
            settings.judge_by(*in_force, path, overrides, Job::default(), &mut |_, result| {
                let result = result.and_then(|judged| other_year(&judged, year).map_or(Ok(judged), Err));
                let text = report::json_of(JsonView::full(lang), &outcome(&result));
                give((result, text));
            });
        };
        pool::each(&items, pool::default_jobs(), work, |parcel: Option<(Result<Judged, Unjudged>, _)>| match parcel {
            Some((result, text)) => {
                self.document.add(&outcome(&result), text);
                self.take(console, result);
            }
            None => bar.step(),
        });
        bar.finish();
        twins::join(&mut self.review, settings, false);
    }

    fn take(&mut self, console: &mut Console, result: Result<Judged, Unjudged>) {
        match result {
            Ok(judged) => {
                self.count += 1;
                let file = judged.path.display().to_string();
                self.review.add(&file, &judged.law, &judged.commune, &judged.assessment, &judged.findings);
            }
            Err(unjudged) => {
                self.whole = false;
                console.findings_of(&unjudged.file, &unjudged.findings);
                self.review.add_unjudged(&unjudged.file, &unjudged.name, &unjudged.findings);
            }
        }
    }

    /// Where what was kept of the year before is now, if there was anything.
    fn write(self, console: &Console, path: &Path, inputs: &[PathBuf]) -> Result<Option<PathBuf>, Vec<Diagnostic>> {
        let one = |finding| vec![finding];
        let older = path.exists().then(|| backup(path));
        let mut files = Vec::new();
        if let Some(older) = &older {
            let bytes = reading::bytes(path, usize::MAX - 1).map_err(|e| one(reading::unreadable(path, &e)))?;
            let mut copy = Pending::open(console.lang, older, Existing::Keep, inputs).map_err(one)?;
            copy.append(&bytes).map_err(one)?;
            files.push(copy);
        }
        let mut pending = Pending::open(console.lang, path, Existing::Replace, inputs).map_err(one)?;
        let mut fault = None;
        let poured = self.document.pour(Some(&self.review), |text| fault = fault.take().or(pending.append(text.as_bytes()).err()));
        poured.map_err(|e| one(unwritten(path, e)))?;
        fault.map_or(Ok(()), Err).map_err(one)?;
        files.push(pending);
        papers::finish(files)?;
        Ok(older)
    }
}
