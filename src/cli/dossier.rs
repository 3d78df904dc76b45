//! `ntm dossier` and drag-and-drop: the dossier of each commune.

use std::path::{Path, PathBuf};

use super::args::DossierArgs;
use super::assess::tell;
use super::console::Console;
use super::earlier::Earlier;
use super::evidence::{self, Evidence, Unlisted};
use super::files::{self, Names, Ready};
use super::judge::{Job, Judged};
use super::papers::{self, Dated, Output, Papers};
use super::settings::Settings;
use super::update::Update;
use super::usage::refusal;
use super::{FAILURE, WRONG_USAGE, interrupt, layouts};
use crate::assess::{Finding, Options};
use crate::diag::{Code, Diagnostic, Place};
use crate::input::{Overrides, Spreadsheet};
use crate::messages::Lang;
use crate::paper;
use crate::report;
use crate::text::Date;
use crate::workbook::{self, DossierSpec, Extras, WorkbookError};

/// Writes the dossier of each commune into a folder.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &DossierArgs) -> u8 {
    let wanted = match Wanted::read(console, settings, args) {
        Ok(wanted) => wanted,
        Err(code) => return code,
    };
    let mut round =
        Round { wanted: &wanted, args, unlisted: Unlisted::default(), names: Names::default(), verdicts: Vec::new(), crowded: false };
    for file in &wanted.inputs {
        let number = settings.number(Some(file));
        let settings = &*settings;
        settings.judge_by(number, file, &wanted.overrides, wanted.job(args), &mut |count, result| match result {
            _ if count > 1 && !args.number.is_empty() => round.crowded = true,
            Err(unjudged) => {
                tell(console, file, &unjudged.findings, wanted.inputs.len());
                round.verdicts.push(None);
            }
            Ok(judged) => round.commune(console, settings, number, judged),
        });
    }
    if round.crowded {
        console.tell(&refusal(console.lang, &console.lang.text("cli-error-number-files")));
        return WRONG_USAGE;
    }
    console.findings(args.evidence.as_deref().and_then(|folder| round.unlisted.finding(folder)).as_slice());
    let code = if round.verdicts.is_empty() { FAILURE } else { report::exit_code(round.verdicts) };
    console.exit_code(code)
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
    /// Checks it all; what is wrong is told.
    ///
    /// # Errors
    /// The exit code.
    fn read(console: &mut Console, settings: &mut Settings, args: &'a DossierArgs) -> Result<Self, u8> {
        let inputs = files::inputs(&args.files).map_err(|finding| failed(console, finding))?;
        let (dated, number) = headings(console.lang, args, inputs.len()).map_err(|sentence| {
            console.tell(&refusal(console.lang, &sentence));
            WRONG_USAGE
        })?;
        let evidence = Evidence::asked(args.evidence.as_deref()).map_err(|finding| failed(console, finding))?.unwrap_or(Evidence::Beside);
        let overrides = layouts::overrides(console, &args.overrides, &args.layout).ok_or(FAILURE)?;
        let carried = Earlier::asked(console, settings, args.carry.as_deref(), &overrides)?;
        let papers = match args.no_word {
            true => None,
            false => Some(Papers::open(console, args.forms.as_deref(), &args.form).ok_or(FAILURE)?),
        };
        files::folder(&args.folder).map_err(|finding| failed(console, finding))?;
        Ok(Self { inputs, overrides, dated, number, evidence, carried, papers })
    }

    fn job(&self, args: &DossierArgs) -> Job<'_> {
        let options = Options { criteria_only: false, paper_date: args.date };
        Job { options, carried: self.carried.as_ref(), evidence: Some(self.evidence), ..Job::default() }
    }
}

fn failed(console: &mut Console, finding: Diagnostic) -> u8 {
    console.fail(finding);
    FAILURE
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
    fn commune(&mut self, console: &mut Console, settings: &Settings, number: usize, mut judged: Judged) {
        let Wanted { inputs, dated, papers, .. } = self.wanted;
        let (folder, evidence) = (&self.args.folder, self.wanted.evidence.folder(&judged.path).to_path_buf());
        self.unlisted.strike(&evidence, &judged.commune);
        tell(console, &judged.path, &judged.findings, inputs.len());
        let path = self.names.path(folder, &papers::name(&judged, "file-dossier", None), "xlsx");
        let with = papers.as_ref().map_or(Ok(Vec::new()), |p| p.of(&judged, dated, folder, &mut self.names));
        let extras = Extras { number: self.wanted.number.clone(), ..with_evidence(&judged, &evidence, folder) };
        let update = Update { settings, number, path: &path, force: self.args.force, inputs };
        write(console, &update, &mut judged, dated.date, extras, with);
        self.verdicts.push(Some(judged.assessment.overall));
    }
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

/// The ways to the files of evidence from the folder of the dossier.
pub(super) fn with_evidence(judged: &Judged, evidence: &Path, from: &Path) -> Extras {
    let (files, evidence) = evidence::ways(&judged.commune, evidence, from);
    Extras { files, evidence, ..Extras::default() }
}

/// Writes the workbook and the papers of one commune: nothing where one of them is in the way.
fn write(
    console: &mut Console,
    update: &Update,
    judged: &mut Judged,
    date: Option<Date>,
    extras: Extras,
    papers: Result<Vec<Output>, Vec<Diagnostic>>,
) {
    let changed = papers.map(|all| all.into_iter().filter(papers::differs).collect::<Vec<_>>());
    let pending = changed.and_then(|all| Ok((papers::renewed(console.lang, &all, update.force, update.inputs)?, all)));
    let (pending, changed) = match pending {
        Ok(found) => found,
        Err(findings) => return findings.into_iter().for_each(|finding| console.fail(finding)),
    };
    let made = update.write(console, judged, date, extras).map_err(|finding| vec![finding]);
    let made = made.and_then(|(book, sentence)| Ok((book, sentence, papers::ready(pending)?)));
    let (book, sentence, papers) = match made {
        Ok(made) => made,
        Err(findings) => return findings.into_iter().for_each(|finding| console.fail(finding)),
    };
    let (book, papers) = interrupt::whole(|| {
        let book = book.into_iter().try_for_each(Ready::place);
        let papers = if book.is_ok() { papers::place(papers) } else { Err(Vec::new()) };
        (book, papers)
    });
    said(console, book.map(|()| sentence));
    match papers {
        Ok(()) => changed.iter().for_each(|(path, _)| say(console, "cli-paper-written", path)),
        Err(findings) => findings.into_iter().for_each(|finding| console.fail(finding)),
    }
}

pub(super) fn say(console: &mut Console, id: &str, path: &Path) {
    let said = console.lang.say(id, &[("file", path.display().to_string().into())]);
    console.out(&(said + "\n"));
}

/// The spec of a judged commune.
pub(super) fn spec(judged: &Judged, date: Option<Date>) -> DossierSpec<'_> {
    DossierSpec { law: &judged.law, commune: &judged.commune, assessment: &judged.assessment, findings: &judged.findings, date }
}

pub(super) fn said(console: &mut Console, done: Result<String, Diagnostic>) {
    match done {
        Ok(said) => console.out(&(said + "\n")),
        Err(finding) => console.fail(finding),
    }
}

/// The dossier with the fingerprint of its inputs as they are read from it: a workbook cannot name what is in it
/// before it is there.
pub(super) fn sealed(spec: &DossierSpec, extras: Extras, path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let draft = drafted(spec, &Extras { fingerprint: Some(workbook::UNKNOWN.to_string()), ..extras }, path)?;
    let fingerprint = Spreadsheet::of_bytes(&draft, &path.display().to_string())?.inputs_fingerprint();
    workbook::seal(&draft, &fingerprint).map_err(|e| unwritten(path, &e))
}

/// The bytes of a dossier.
pub(super) fn drafted(spec: &DossierSpec, extras: &Extras, path: &Path) -> Result<Vec<u8>, Diagnostic> {
    workbook::dossier_with(spec, extras).map_err(|e| unwritten(path, &e))
}

fn unwritten(path: &Path, error: &WorkbookError) -> Diagnostic {
    Diagnostic::new(Code::WriteFailed, Place::File(path.display().to_string().into())).with("reason", error.to_string())
}
