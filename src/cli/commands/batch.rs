//! `ntm batch`: every commune below some folders, judged and summed up.

mod district_papers;
mod previous;
mod streams;
mod watched;

use std::io;
use std::path::{Path, PathBuf};

use self::district_papers::DistrictPapers;
use self::previous::FromArchive;
use self::streams::{Stream, wanted};
use self::watched::Watched;
use crate::assess::{Finding, Options};
use crate::cli::round::database::DatabaseFile;
use crate::cli::round::earlier::Earlier;
use crate::cli::round::json_document::JsonDocument;
use crate::cli::round::judge::{Job, Judged, Unjudged, outcome};
use crate::cli::round::names::{Names, folder_of, safe_name};
use crate::cli::round::pending::{Existing, Pending, Ready, unwritten, write};
use crate::cli::round::settings::{InForce, Settings};
use crate::cli::round::walk::walk;
use crate::cli::round::ways::way;
use crate::cli::round::{files, interrupt, layouts, pool, twins};
use crate::cli::terminal::args::BatchArgs;
use crate::cli::terminal::bar::Bar;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{Stop, of_verdicts};
use crate::diag::{Diagnostic, Severity};
use crate::district::{Outliers, Review};
use crate::input::Overrides;
use crate::messages::Lang;
use crate::report::{self, PageSpec};
use crate::text::Date;
use crate::workbook::{self, ReturnSpec, SummarySpec, WorkbookError};

/// Reads, judges and sums up; a file that cannot be read is listed and stops nothing.
pub fn run(console: &mut Console, settings: &mut Settings, args: &BatchArgs) -> anyhow::Result<u8> {
    if args.detail.is_some() && args.json.is_none() && args.jsonl.is_none() {
        return Err(Stop::usage(console.lang.text("cli-error-detail")).into());
    }
    if args.outputs(console.lang).is_empty() && args.returns.is_none() && args.word.is_none() {
        return Err(Stop::usage(console.lang.text("cli-error-batch-output")).into());
    }
    let files = inputs(console, args)?;
    args.returns.as_deref().map(files::folder).transpose()?;
    let words = args.word.as_deref().map(|folder| DistrictPapers::open(folder, args)).transpose()?;
    let overrides = layouts::overrides(console.lang, settings, &args.overrides, &files, &args.layout)?;
    let overrides = at_half_year(overrides, args.half_year);
    let archived = FromArchive::of(settings, args, &files, &overrides);
    let previous = args.previous.clone().or_else(|| archived.as_ref()?.previous(console));
    let earlier = Earlier::asked(console, settings, previous.as_deref(), &overrides)?;
    let watched = archived.and_then(|archived| Watched::open(console, settings, &archived));
    let outputs = Outputs::open(console, args, &files)?;
    let mut round = Round {
        console,
        args,
        outputs,
        review: Review::default(),
        outliers: Outliers::default(),
        verdicts: Vec::new(),
        names: Names::default(),
        returned: 0,
        words,
        watched,
    };
    round.judge(settings, &overrides, earlier.as_ref(), &files);
    Ok(round.finish(settings, &files))
}

/// The report of six months is of the last day of the first half of its year.
fn at_half_year(overrides: Overrides, year: Option<i16>) -> Overrides {
    match year {
        Some(year) => Overrides { year: Some(year), as_of: Some(Date::constant(year, 6, 30)), ..overrides },
        None => overrides,
    }
}

/// The files to read below the paths given.
fn inputs(console: &mut Console, args: &BatchArgs) -> anyhow::Result<Vec<PathBuf>> {
    let outputs = args.outputs(console.lang);
    let own: Vec<&Path> = outputs.iter().map(PathBuf::as_path).collect();
    let mut found = walk(&files::paths(&args.paths)?, &own);
    found.tell(console);
    if found.files.is_empty() {
        return Err(Stop::nothing(console.lang.text("cli-error-batch-empty")).into());
    }
    Ok(found.files)
}

impl BatchArgs {
    /// The files to be written.
    fn outputs(&self, lang: Lang) -> Vec<PathBuf> {
        let whole = [&self.output, &self.json, &self.sqlite, &self.html].into_iter().flatten().cloned();
        whole.chain(wanted(lang, self).into_iter().map(|(_, path)| path)).collect()
    }
}

/// Files being written: none takes its place before all is done.
struct Outputs {
    summary: Option<Pending>,
    json: Option<(Pending, JsonDocument)>,
    streams: Vec<Stream>,
    database: Option<DatabaseFile>,
    html: Option<Pending>,
}

impl Outputs {
    fn open(console: &Console, args: &BatchArgs, inputs: &[PathBuf]) -> anyhow::Result<Self> {
        let existing = Existing::by(args.force);
        let open = |path: &Option<PathBuf>| path.as_deref().map(|p| Pending::open(console.lang, p, existing, inputs)).transpose();
        let json = open(&args.json)?.map(|pending| (pending, JsonDocument::new(args.json_view(console.lang))));
        let streams = wanted(console.lang, args).into_iter().map(|one| Stream::open(console.lang, one, existing, inputs));
        let streams = streams.collect::<anyhow::Result<_>>()?;
        let database = args.sqlite.as_deref().map(|path| DatabaseFile::open(console.lang, path, existing, inputs)).transpose()?;
        Ok(Self { summary: open(&args.output)?, json, streams, database, html: open(&args.html)? })
    }
}

/// One commune as a thread hands it over: judged, and written where the writing takes time.
struct Parcel {
    result: Result<Judged, Unjudged>,
    json: Option<io::Result<Option<String>>>,
    pieces: Vec<io::Result<String>>,
    page: Option<Result<Vec<u8>, WorkbookError>>,
}

/// A round of many communes.
struct Round<'a> {
    console: &'a mut Console,
    args: &'a BatchArgs,
    outputs: Outputs,
    review: Review,
    outliers: Outliers,
    verdicts: Vec<Option<Finding>>,
    names: Names,
    /// Pages written to send back.
    returned: usize,
    /// Word papers of the districts, if they are wanted.
    words: Option<DistrictPapers>,
    /// Recognised communes over three years, if the archive has them.
    watched: Option<Watched>,
}

impl Round<'_> {
    fn judge(&mut self, settings: &mut Settings, overrides: &Overrides, earlier: Option<&Earlier>, files: &[PathBuf]) {
        let items = settings.with_files(files);
        let settings = &*settings;
        let job = Job { options: Options { criteria_only: self.args.criteria_only, paper_date: None }, earlier, ..Job::default() };
        let (lang, json) = (self.console.lang, self.args.json.is_some());
        let view = self.args.json_view(lang);
        let wanted: Vec<_> = self.outputs.streams.iter().map(|stream| stream.piece).collect();
        let pages = self.args.returns.as_ref().map(|_| self.args.answer_by);
        let bar = Bar::new(lang, files.len(), self.console.is_quiet());
        let jobs = self.args.jobs.unwrap_or_else(pool::default_jobs);
        let work = |(path, in_force): &(PathBuf, InForce), give: &mut dyn FnMut(Parcel)| {
            settings.judge_by(*in_force, path, overrides, job, &mut |_, result| {
                let json = json.then(|| report::json_of(view, &outcome(&result)));
                let pieces = wanted.iter().map(|piece| piece.of(&outcome(&result))).collect();
                let page = pages.map(|answer_by| page_back(&result, answer_by));
                give(Parcel { result, json, pieces, page });
            });
        };
        pool::each(&items, jobs, work, |parcel| match parcel {
            Some(parcel) => self.take(parcel, files),
            None => bar.step(),
        });
        bar.finish();
    }

    fn take(&mut self, parcel: Parcel, inputs: &[PathBuf]) {
        let Parcel { result, json, pieces, page } = parcel;
        if let (Some(page), Some(folder)) = (page, &self.args.returns) {
            self.send_back(folder, &result, page, inputs);
        }
        if let (Some((_, document)), Some(json)) = (&mut self.outputs.json, json) {
            document.add(&outcome(&result), json);
        }
        self.outputs.streams.iter_mut().zip(pieces).for_each(|(stream, piece)| stream.add(self.console, piece));
        self.outputs.database.iter_mut().for_each(|database| database.add(self.console, &outcome(&result)));
        self.verdicts.push(result.as_ref().ok().map(Judged::counted));
        // A table for machines alone must not hold the country in memory.
        if !self.is_summed_up() {
            return;
        }
        match result {
            Ok(judged) => {
                let file = judged.path.display().to_string();
                let name = judged.commune.name.value.clone().unwrap_or_else(|| self.console.lang.text("report-nameless"));
                self.words.iter_mut().for_each(|words| words.meet(&judged));
                self.watched.iter_mut().for_each(|watched| watched.meet(&judged));
                self.outliers.add(&judged.law, &name, &judged.commune, &judged.assessment);
                self.review.add(&file, &judged.law, &judged.commune, &judged.assessment, &judged.findings);
            }
            Err(unjudged) => self.review.add_unjudged(&unjudged.file, &unjudged.name, &unjudged.findings),
        }
    }

    /// Whether anything is made of all communes together.
    fn is_summed_up(&self) -> bool {
        let args = self.args;
        [&args.output, &args.json, &args.sqlite, &args.html].into_iter().any(Option::is_some) || self.words.is_some()
    }

    /// Writes the page of a commune under its name, or under that of its file, into the folder of its district.
    fn send_back(&mut self, folder: &Path, result: &Result<Judged, Unjudged>, page: Result<Vec<u8>, WorkbookError>, inputs: &[PathBuf]) {
        let named = match result {
            Ok(judged) => judged.commune.name.value.clone(),
            Err(unjudged) => Some(unjudged.name.clone()),
        };
        let file = result.as_ref().map_or_else(|u| Path::new(&u.file), |j| j.path.as_path());
        let stem = || file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = named.filter(|n| !n.is_empty()).unwrap_or_else(stem);
        let folder = match result {
            Ok(judged) => self.names.folder(folder, &judged.law.nation.words, &judged.commune, true),
            Err(_) => folder.to_path_buf(),
        };
        let path = self.names.path(&folder, &safe_name(&name), "xlsx");
        let existing = Existing::by(self.args.force);
        let made = files::folder(&folder).and_then(|()| page.map_err(|e| unwritten(&path, e)));
        let done = made.and_then(|bytes| write(self.console.lang, &path, &bytes, existing, inputs));
        match done {
            Ok(()) => self.returned += 1,
            Err(finding) => self.console.fail(finding),
        }
    }

    fn finish(mut self, settings: &mut Settings, inputs: &[PathBuf]) -> u8 {
        twins::join(&mut self.review, settings, self.args.newest);
        let across = settings.graded(self.outliers.findings());
        self.review.note_across(&across);
        if let Some((_, document)) = &mut self.outputs.json {
            document.across(&across);
        }
        self.outputs.database.iter_mut().for_each(|database| database.across(self.console, &across));
        for unjudged in &self.review.unjudged {
            self.console.findings_of(&unjudged.file, &unjudged.findings);
        }
        // Remarks on the criteria are in the summary; what changes them is said here too.
        let changes: Vec<Diagnostic> = self.review.criteria_findings.iter().filter(|f| f.severity() != Severity::Note).cloned().collect();
        self.console.findings(&changes);
        let text = report::review(self.console.view(), &self.review);
        let falling = self.watched.take().map(|watched| report::falling(self.console.view(), &watched.history()));
        self.console.out(&(text + &falling.unwrap_or_default()));
        self.write(inputs);
        // A table for machines alone is written without a review.
        let counted: Vec<Option<Finding>> = self.review.verdicts().collect();
        let code = report::exit_code(if counted.is_empty() { self.verdicts } else { counted });
        of_verdicts(code, self.args.exit_zero)
    }

    /// Makes every file before the first takes its place.
    fn write(&mut self, inputs: &[PathBuf]) {
        let streams: Vec<Made> = self.outputs.streams.drain(..).map(Stream::made).collect();
        let database = self.outputs.database.take().and_then(DatabaseFile::made);
        let made: Vec<(PathBuf, Result<Ready, Diagnostic>)> =
            [self.summary(), self.json()].into_iter().chain(streams).chain([database, self.html()]).flatten().collect();
        let place = |(path, file): (_, Result<Ready, _>)| (path, file.and_then(Ready::place));
        let done: Vec<(PathBuf, Result<(), Diagnostic>)> = interrupt::whole(|| made.into_iter().map(place).collect());
        done.into_iter().for_each(|(path, done)| self.console.written(&path, done));
        if let Some(folder) = &self.args.returns {
            let facts = [("count", self.returned.into()), ("folder", folder.display().to_string().into())];
            self.console.note(&self.console.lang.say("cli-returns-written", &facts));
        }
        if let Some(words) = &self.words {
            words.write(self.console, &self.review, self.args, inputs);
        }
    }
}

/// A file of a round, wholly written, with its path.
type Made = Option<(PathBuf, Result<Ready, Diagnostic>)>;

impl Round<'_> {
    fn summary(&mut self) -> Made {
        let (pending, path) = (self.outputs.summary.take()?, self.args.output.as_deref()?);
        let bytes = workbook::summary(&SummarySpec { review: &self.review, link: &|file| link(path, file) });
        Some((path.to_path_buf(), bytes.map_err(|e| unwritten(path, e)).and_then(|bytes| filled(pending, &bytes))))
    }

    fn json(&mut self) -> Made {
        let ((mut pending, document), path) = (self.outputs.json.take()?, self.args.json.as_deref()?);
        let mut fault = None;
        let poured = document.pour(Some(&self.review), |text| fault = fault.take().or(pending.append(text.as_bytes()).err()));
        let poured = poured.map_err(|e| unwritten(path, e));
        Some((path.to_path_buf(), fault.map_or(poured, Err).and_then(|()| pending.ready())))
    }

    /// The page for the browser.
    fn html(&mut self) -> Made {
        let (pending, path) = (self.outputs.html.take()?, self.args.html.as_deref()?);
        let html = report::html(&PageSpec { review: &self.review, link: &|file| link(path, file) });
        Some((path.to_path_buf(), html.map_err(|e| unwritten(path, e)).and_then(|html| filled(pending, html.as_bytes()))))
    }
}

fn filled(mut pending: Pending, bytes: &[u8]) -> Result<Ready, Diagnostic> {
    pending.append(bytes)?;
    pending.ready()
}

/// The page to send back to one commune.
fn page_back(result: &Result<Judged, Unjudged>, answer_by: Option<Date>) -> Result<Vec<u8>, WorkbookError> {
    let name_of = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match result {
        Ok(judged) => {
            let (name, file) = (judged.commune.name.value.as_deref().unwrap_or_default(), name_of(&judged.path));
            let judgement = Some((&judged.commune, &judged.assessment));
            workbook::returned(&ReturnSpec { name, file: &file, judged: judgement, findings: &judged.findings, answer_by })
        }
        Err(unjudged) => {
            let file = name_of(Path::new(&unjudged.file));
            workbook::returned(&ReturnSpec { name: &unjudged.name, file: &file, judged: None, findings: &unjudged.findings, answer_by })
        }
    }
}

/// Where a file is, seen from the folder of another.
fn link(from: &Path, file: &str) -> Option<String> {
    way(folder_of(from), Path::new(file))
}
