//! `ntm assess`: verdict, gaps and findings of each file.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::assess::{Finding, Options};
use crate::cli::round::database::DatabaseFile;
use crate::cli::round::earlier::Earlier;
use crate::cli::round::evidence::{Evidence, Unlisted};
use crate::cli::round::json_document::JsonDocument;
use crate::cli::round::judge::{Job, Judged, Unjudged, outcome};
use crate::cli::round::pending::{Existing, Pending, Ready, unwritten};
use crate::cli::round::settings::Settings;
use crate::cli::round::{files, layouts};
use crate::cli::terminal::args::{AssessArgs, Format};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, Making, Stop, of_verdicts};
use crate::diag::{Diagnostic, Place};
use crate::district::{Outliers, VillageTotals};
use crate::input::Spreadsheet;
use crate::report::{self, JsonView, View};
use crate::tables::CommuneLine;
use crate::workbook::{self, AnnotatedSpec};

/// Judges the files in the order given; one that cannot be judged does not stop the rest.
pub fn run(console: &mut Console, settings: &mut Settings, args: &AssessArgs) -> anyhow::Result<u8> {
    let files = files::inputs(&args.files)?;
    if let Some(id) = misused(args, files.len()) {
        return Err(Stop::usage(console.lang.text(id)).into());
    }
    let overrides = layouts::overrides(console.lang, settings, &args.overrides, &files, &args.layout)?;
    let earlier = Earlier::asked(console, settings, args.previous.as_deref(), &overrides)?;
    let evidence = Evidence::asked(args.evidence.as_deref())?;
    if args.full {
        console.print_in_full();
    }
    let mut round = Round::open(console, args, &files)?;
    let options = Options { criteria_only: args.criteria_only, paper_date: None };
    let job = Job { options, only: args.commune.as_deref(), earlier: earlier.as_ref(), carried: None, evidence };
    for file in &files {
        let read = settings.judge(file, &overrides, job, &mut |count, result| round.commune(file, count, &result));
        round.end_of_file(settings, file, read);
    }
    round.finish(settings)
}

/// Options that do not go together: the message that says so.
fn misused(args: &AssessArgs, files: usize) -> Option<&'static str> {
    let annotate = args.annotate.is_some();
    if args.explain.is_some() && args.format != Format::Table {
        Some("cli-error-explain-format")
    } else if args.detail.is_some() && !matches!(args.format, Format::Json | Format::Jsonl) {
        Some("cli-error-detail")
    } else if annotate && files > 1 {
        Some("cli-error-annotate-files")
    } else if annotate && args.annotate == args.output {
        Some("cli-error-annotate-output")
    } else {
        None
    }
}

/// How much the documents tell of each commune.
fn json_view(console: &Console, args: &AssessArgs) -> JsonView {
    JsonView { lang: console.lang, detail: args.detail.unwrap_or_default() }
}

/// Where results go as they come: nothing of a commune is kept but its verdict and the figures that are
/// compared with those of the others.
struct Round<'a> {
    console: &'a mut Console,
    args: &'a AssessArgs,
    view: View,
    files: usize,
    output: Option<Pending>,
    json: JsonDocument,
    /// Communes of the present file that get one line each.
    lines: Vec<CommuneLine>,
    annotated: Option<Pending>,
    database: Option<DatabaseFile>,
    /// What was found in the communes of the present file, where there are many.
    together: Vec<Diagnostic>,
    /// What was found in the present file, for the checked copy.
    notes: Vec<Diagnostic>,
    /// What the report kept in a file has said.
    said: HashSet<Diagnostic>,
    verdicts: Vec<Option<Finding>>,
    villages: VillageTotals,
    outliers: Outliers,
    /// Files of evidence not named so far.
    unlisted: Unlisted,
    explained: bool,
    follows: bool,
    /// Why the result lacks something, so that it must not be kept.
    fault: Option<anyhow::Error>,
}

impl<'a> Round<'a> {
    fn open(console: &'a mut Console, args: &'a AssessArgs, inputs: &[PathBuf]) -> anyhow::Result<Self> {
        let existing = Existing::by(args.force);
        let open = |path: &Option<PathBuf>| path.as_deref().map(|p| Pending::open(console.lang, p, existing, inputs)).transpose();
        let (output, annotated) = (open(&args.output)?, open(&args.annotate)?);
        let database = args.sqlite.as_deref().map(|path| DatabaseFile::open(console.lang, path, existing, inputs)).transpose()?;
        let view = View { ascii: args.ascii, criteria_only: args.criteria_only, full: args.full, ..console.view() };
        let view = if output.is_some() { View { colour: false, width: View::WIDTH, full: true, ..view } } else { view };
        let mut round = Self {
            json: JsonDocument::new(json_view(console, args)),
            console,
            args,
            view,
            files: inputs.len(),
            output,
            annotated,
            database,
            lines: Vec::new(),
            notes: Vec::new(),
            said: HashSet::new(),
            together: Vec::new(),
            verdicts: Vec::new(),
            villages: VillageTotals::default(),
            outliers: Outliers::default(),
            unlisted: Unlisted::default(),
            explained: false,
            follows: false,
            fault: None,
        };
        if args.format == Format::Csv {
            round.give(&report::csv_head(args.output.is_some()).context(round.making())?);
        }
        Ok(round)
    }

    /// Text for the reader. A file that lacks a piece of it is given up.
    fn give(&mut self, text: &str) {
        match &mut self.output {
            Some(pending) => {
                if let Err(finding) = pending.append(text.as_bytes()) {
                    self.output = None;
                    self.console.fail(finding);
                }
            }
            None if self.args.output.is_none() => self.console.out(text),
            None => {}
        }
    }

    fn making(&self) -> Making {
        Making(self.args.output.as_ref().map_or(Place::Nowhere, |path| Place::File(path.display().to_string().into())))
    }

    fn commune(&mut self, file: &Path, count: usize, result: &Result<Judged, Unjudged>) {
        let findings = match result {
            Ok(judged) => &judged.findings,
            Err(unjudged) => &unjudged.findings,
        };
        // The verdict comes last, where it is still seen; of many communes all findings come before their table.
        match count {
            1 => self.console.findings_among(file, findings, self.files),
            _ => self.together.extend(findings.iter().cloned()),
        }
        if self.args.format == Format::Table && self.output.is_some() {
            self.said_in_file(findings);
        }
        match self.args.format {
            Format::Table => self.table(count, result),
            Format::Csv => match report::csv_rows(&outcome(result)) {
                Ok(rows) => self.give(&rows),
                Err(error) => self.fault = Some(error.into()),
            },
            Format::Jsonl => match report::json_line(json_view(self.console, self.args), &outcome(result)) {
                Ok(line) => self.give(&line),
                Err(error) => self.fault = Some(error.into()),
            },
            Format::Json => self.json.add(&outcome(result), report::json_of(json_view(self.console, self.args), &outcome(result))),
        }
        self.database.iter_mut().for_each(|database| database.add(self.console, &outcome(result)));
        if self.annotated.is_some() {
            self.notes.extend(findings.iter().cloned());
        }
        if let Ok(judged) = result {
            let name = judged.commune.name.value.clone().unwrap_or_else(|| self.console.lang.text("report-nameless"));
            self.villages.add(&judged.law, &name, &judged.assessment);
            if let Some(folder) = &self.args.evidence {
                self.unlisted.strike(folder, &judged.commune);
            }
            self.outliers.add(&judged.law, &name, &judged.commune, &judged.assessment);
        }
        self.verdicts.push(result.as_ref().ok().map(Judged::counted));
    }

    /// A report kept in a file must say by itself what was found; each once, before the verdict.
    fn said_in_file(&mut self, findings: &[Diagnostic]) {
        let new: Vec<Diagnostic> = findings.iter().filter(|f| self.said.insert((*f).clone())).cloned().collect();
        if !new.is_empty() {
            let text = report::diagnostics(self.view, &new);
            self.page(&text);
        }
    }

    /// One commune in full, or as a line where the file has many and none is asked for.
    fn table(&mut self, count: usize, result: &Result<Judged, Unjudged>) {
        let view = self.view;
        if count > 1 && self.args.commune.is_none() && self.args.explain.is_none() {
            self.lines.push(match result {
                Ok(judged) => CommuneLine::of(view.lang, judged.case().commune, judged.case().assessment),
                Err(unjudged) => CommuneLine::unjudged(view.lang, &unjudged.name),
            });
            return;
        }
        let body = match (result, &self.args.explain) {
            (Err(_), _) => None,
            (Ok(judged), None) => Some(report::screen(view, &judged.case())),
            (Ok(judged), Some(code)) => report::explain(view, &judged.case(), code),
        };
        if let Some(body) = body {
            self.explained = true;
            self.page(&body);
        }
        self.follows = true;
    }

    fn page(&mut self, body: &str) {
        let text = if self.follows { format!("\n{body}") } else { body.to_string() };
        self.give(&text);
        self.follows = true;
    }

    fn end_of_file(&mut self, settings: &mut Settings, file: &Path, read: Option<Spreadsheet>) {
        let together = std::mem::take(&mut self.together);
        self.console.findings_among(file, &together, self.files);
        let lines = std::mem::take(&mut self.lines);
        if !lines.is_empty() {
            self.page(&report::lines(self.view, &file.display().to_string(), &lines));
        }
        let mut seen = HashSet::new();
        let notes: Vec<Diagnostic> = std::mem::take(&mut self.notes).into_iter().filter(|n| seen.insert(n.clone())).collect();
        if let (Some(pending), Some(path), Some(read)) = (self.annotated.take(), &self.args.annotate, read) {
            let notes = [notes, settings.graded(self.outliers.findings())].concat();
            self.console.written(path, annotate(file, path, read, &notes, pending));
        }
    }

    fn finish(mut self, settings: &mut Settings) -> anyhow::Result<u8> {
        self.asked_in_vain()?;
        self.village_totals();
        self.across(settings);
        if let Some(fault) = self.fault.take() {
            return Err(fault.context(self.making()));
        }
        if self.args.format == Format::Json {
            self.whole_json()?;
        }
        if let (Some(pending), Some(path)) = (self.output.take(), &self.args.output) {
            self.console.written(path, pending.finish());
        }
        if let Some((path, ready)) = self.database.take().and_then(DatabaseFile::made) {
            self.console.written(&path, ready.and_then(Ready::place));
        }
        let code = if self.verdicts.is_empty() { FAILURE } else { report::exit_code(self.verdicts) };
        Ok(of_verdicts(code, self.args.exit_zero))
    }

    /// An indicator or a commune that no file has.
    fn asked_in_vain(&self) -> Result<(), Stop> {
        let lang = self.console.lang;
        let judged = self.verdicts.iter().any(Option::is_some);
        if let (true, false, Some(code)) = (judged, self.explained, &self.args.explain) {
            return Err(Stop::usage(lang.say("cli-error-unknown-code", &[("code", code.as_str().into())])));
        }
        if let (true, Some(commune)) = (self.verdicts.is_empty(), &self.args.commune) {
            return Err(Stop::usage(lang.say("cli-error-unknown-commune", &[("commune", commune.as_str().into())])));
        }
        Ok(())
    }

    /// What is odd about a commune next to the others, and evidence that none of them names.
    fn across(&mut self, settings: &mut Settings) {
        let mut findings = self.outliers.findings();
        match self.args.evidence.as_deref().map(|folder| self.unlisted.finding(folder)).transpose() {
            Ok(unlisted) => findings.extend(unlisted.flatten()),
            Err(finding) => self.console.fail(finding),
        }
        let findings = settings.graded(findings);
        self.verdicts.iter_mut().flatten().for_each(|verdict| *verdict = verdict.held_up_by(&findings));
        self.json.across(&findings);
        self.database.iter_mut().for_each(|database| database.across(self.console, &findings));
        self.console.findings(&findings);
        if self.args.format == Format::Table && self.output.is_some() && !findings.is_empty() {
            self.give(&format!("\n{}", report::diagnostics(self.view, &findings)));
        }
    }

    /// The villages of all communes, where there are several.
    fn village_totals(&mut self) {
        if self.args.format == Format::Table && self.verdicts.len() > 1 && self.args.explain.is_none() {
            let text = report::village_totals(self.view, &self.villages);
            self.give(&text);
        }
    }

    fn whole_json(&mut self) -> anyhow::Result<()> {
        let json = std::mem::replace(&mut self.json, JsonDocument::new(json_view(self.console, self.args)));
        json.pour(None, |text| self.give(text)).context(self.making())
    }
}

/// Writes what was read of a file with its wrong cells marked.
fn annotate(file: &Path, path: &Path, read: Spreadsheet, findings: &[Diagnostic], mut pending: Pending) -> Result<(), Diagnostic> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let spec = AnnotatedSpec { file: &name, sheets: &read.into_cells(), findings };
    pending.append(&workbook::annotated(&spec).map_err(|e| unwritten(path, e))?)?;
    pending.finish()
}
