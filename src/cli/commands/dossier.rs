//! `ntm dossier`: the dossier of each commune.

mod update;
mod word;

use std::path::{Path, PathBuf};

use self::update::Update;
use crate::assess::{Finding, Options};
use crate::cli::round::book::with_evidence;
use crate::cli::round::earlier::Earlier;
use crate::cli::round::evidence::{Evidence, Unlisted};
use crate::cli::round::judge::{Job, Judged};
use crate::cli::round::names::{Names, free_path_of_folder};
use crate::cli::round::papers::{self, Dated, Output, Papers, Renewal};
use crate::cli::round::pending::Ready;
use crate::cli::round::settings::{InForce, Settings};
use crate::cli::round::{files, interrupt, layouts};
use crate::cli::terminal::args::DossierArgs;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, Stop, of_verdicts};
use crate::diag::Diagnostic;
use crate::explain;
use crate::input::Overrides;
use crate::messages::Lang;
use crate::paper;
use crate::report;
use crate::text::Date;
use crate::workbook::Extras;

/// Writes the dossier of each commune into a folder.
pub fn run(console: &mut Console, settings: &mut Settings, args: &DossierArgs) -> anyhow::Result<u8> {
    let wanted = Wanted::read(console, settings, args)?;
    let mut round =
        Round { wanted: &wanted, args, unlisted: Unlisted::default(), names: Names::default(), verdicts: Vec::new(), crowded: false };
    for file in &wanted.inputs {
        let in_force = settings.in_force(Some(file));
        let settings = &*settings;
        settings.judge_by(in_force, file, &wanted.overrides, wanted.job(args), &mut |count, result| match result {
            _ if count > 1 && !args.number.is_empty() => round.crowded = true,
            Err(unjudged) => {
                console.findings_among(file, &unjudged.findings, wanted.inputs.len());
                round.verdicts.push(None);
            }
            Ok(judged) => round.commune(console, settings, in_force, judged),
        });
    }
    if round.crowded {
        return Err(Stop::usage(console.lang.text("cli-error-number-files")).into());
    }
    let unlisted = args.evidence.as_deref().map(|folder| round.unlisted.finding(folder)).transpose()?;
    console.findings(unlisted.flatten().as_slice());
    let code = if round.verdicts.is_empty() { FAILURE } else { report::exit_code(round.verdicts) };
    Ok(of_verdicts(code, args.exit_zero))
}

/// What the command line asks for, checked before anything is written.
struct Wanted<'a> {
    inputs: Vec<PathBuf>,
    overrides: Overrides,
    dated: Dated,
    /// The number of the workbook.
    number: Option<String>,
    evidence: Evidence<'a>,
    carried: Option<Earlier>,
    /// Forms of the Word papers, if any are to be written.
    papers: Option<Papers>,
}

impl<'a> Wanted<'a> {
    /// Checks it all.
    ///
    /// # Errors
    /// What is wrong with it.
    fn read(console: &mut Console, settings: &mut Settings, args: &'a DossierArgs) -> anyhow::Result<Self> {
        let inputs = files::inputs(&args.files)?;
        is_folder(console.lang, args.folder.as_deref())?;
        let (dated, number) = headings(console.lang, args, inputs.len()).map_err(Stop::usage)?;
        let evidence = Evidence::asked(args.evidence.as_deref())?.unwrap_or(Evidence::Beside);
        let overrides = layouts::overrides(console.lang, settings, &args.overrides, &inputs, &args.layout)?;
        let carried = Earlier::asked(console, settings, args.carry.as_deref(), &overrides)?;
        let papers = if args.no_word { None } else { Some(Papers::open(args.forms.as_deref(), &args.form)?) };
        args.folder.as_deref().map(files::folder).transpose()?;
        Ok(Self { inputs, overrides, dated, number, evidence, carried, papers })
    }

    fn job(&self, args: &DossierArgs) -> Job<'_> {
        let options = Options { criteria_only: false, paper_date: args.date };
        Job { options, carried: self.carried.as_ref(), evidence: Some(self.evidence), ..Job::default() }
    }
}

/// The communes of one run.
struct Round<'a> {
    wanted: &'a Wanted<'a>,
    args: &'a DossierArgs,
    unlisted: Unlisted,
    /// Two communes of one name in one round must not replace each other.
    names: Names,
    verdicts: Vec<Option<Finding>>,
    /// A file holds several communes where the number given is that of one.
    crowded: bool,
}

impl Round<'_> {
    /// The folder asked for, of many communes that of the district below it; without one a new folder here, named after the commune,
    /// its level and the year.
    fn folder(&mut self, judged: &Judged) -> Result<PathBuf, Diagnostic> {
        let new = || {
            let level = explain::level_short(Lang::Vi, judged.assessment.target);
            free_path_of_folder(Path::new(""), &papers::name(judged, "file-dossier-folder", Some(level)))
        };
        let many = self.wanted.inputs.len() > 1;
        let own = |asked: &Path| self.names.folder(asked, &judged.law.nation.words, &judged.commune, many);
        let folder = self.args.folder.as_deref().map_or_else(new, own);
        files::folder(&folder).map(|()| folder)
    }

    fn commune(&mut self, console: &mut Console, settings: &Settings, in_force: InForce, mut judged: Judged) {
        let Wanted { inputs, dated, papers, .. } = self.wanted;
        let folder = match self.folder(&judged) {
            Ok(folder) => folder,
            Err(finding) => return console.fail(finding),
        };
        let (folder, evidence) = (folder.as_path(), self.wanted.evidence.folder(&judged.path).to_path_buf());
        self.unlisted.strike(&evidence, &judged.commune);
        console.findings_among(&judged.path, &judged.findings, inputs.len());
        let path = self.names.path(folder, &papers::name(&judged, "file-dossier", None), "xlsx");
        let extras = Extras { number: self.wanted.number.clone(), ..with_evidence(&judged, &evidence, folder) };
        let update = Update { settings, in_force, path: &path, force: self.args.force, inputs };
        let report = papers.as_ref().map(|_| papers::report(&judged, folder, &self.names));
        let names = &mut self.names;
        let with = |judged: &Judged| papers.as_ref().map_or(Ok(Vec::new()), |p| p.of(judged, dated, folder, names));
        write(console, &update, report.as_deref(), &mut judged, dated.date, extras, with);
        self.verdicts.push(Some(judged.counted()));
    }
}

/// That what is asked for as a folder is not called like a file.
fn is_folder(lang: Lang, asked: Option<&Path>) -> Result<(), Stop> {
    let named =
        asked.filter(|path| !path.exists() && path.extension().is_some_and(|e| ["xlsx", "docx"].iter().any(|x| e.eq_ignore_ascii_case(x))));
    named.map_or(Ok(()), |path| Err(Stop::usage(lang.say("cli-error-dossier-folder", &[("file", path.display().to_string().into())]))))
}

/// Date and numbers for the headings of papers; a number is that of one commune's.
fn headings(lang: Lang, args: &DossierArgs, files: usize) -> Result<(Dated, Option<String>), String> {
    if !args.number.is_empty() && files > 1 {
        return Err(lang.text("cli-error-number-files"));
    }
    let unknown = |paper: String| {
        let known = paper::of_commune().join(", ");
        lang.say("cli-error-number-paper", &[("paper", paper.into()), ("known", known.into())])
    };
    Dated::of(args.date, &args.number).map_err(unknown)
}

/// Writes the workbook and the papers of one commune: nothing where one of them is in the way.
fn write(
    console: &mut Console,
    update: &Update,
    report: Option<&Path>,
    judged: &mut Judged,
    date: Option<Date>,
    mut extras: Extras,
    papers: impl FnOnce(&Judged) -> Result<Vec<Output>, Vec<Diagnostic>>,
) {
    let older = match update.carry(console, judged, date, &mut extras) {
        Ok(older) => older,
        Err(finding) => return console.fail(finding),
    };
    let taken = report.and_then(|report| word::take(console, report, judged));
    let safe = taken.as_ref().filter(|taken| taken.whole).map(|taken| taken.path.as_path());
    let changed = papers(judged).map(|all| all.into_iter().filter(papers::differs).collect::<Vec<_>>());
    let pending = changed
        .and_then(|all| Ok((papers::renewed(console.lang, &all, &Renewal { force: update.force, safe, inputs: update.inputs })?, all)));
    let (pending, changed) = match pending {
        Ok(found) => found,
        Err(findings) => return console.fail_all(findings),
    };
    let made = update.write(console.lang, judged, date, extras, older).map_err(|finding| vec![finding]);
    let made = made.and_then(|(book, sentence)| Ok((book, sentence, papers::ready(pending)?)));
    let (book, sentence, papers) = match made {
        Ok(made) => made,
        Err(findings) => return console.fail_all(findings),
    };
    let (book, papers) = interrupt::whole(|| {
        let book = book.into_iter().try_for_each(Ready::place);
        let papers = if book.is_ok() { papers::place(papers) } else { Err(Vec::new()) };
        (book, papers)
    });
    console.done(book.map(|()| sentence));
    if let Some(taken) = taken.filter(|taken| taken.count > 0 && papers.is_ok()) {
        let facts = [("count", taken.count.into()), ("file", taken.path.display().to_string().into())];
        console.done(Ok(console.lang.say("cli-paper-taken", &facts)));
    }
    match papers {
        Ok(()) => changed.iter().for_each(|(path, _)| console.say_of("cli-paper-written", path)),
        Err(findings) => console.fail_all(findings),
    }
}
