//! `ntm assess`: verdict, gaps and findings of each file.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::args::AssessArgs;
use super::console::Console;
use super::earlier::Earlier;
use super::evidence::{Evidence, Unlisted};
use super::files::{self, Existing, Pending};
use super::json_document::JsonDocument;
use super::judge::{Job, Judged, Unjudged, outcome};
use super::settings::Settings;
use super::usage::refusal;
use super::{FAILURE, SUCCESS, WRONG_USAGE, layouts};
use crate::assess::{Finding, Options};
use crate::diag::{Code, Diagnostic, Place, reason};
use crate::district::{Outliers, VillageTotals};
use crate::input::Spreadsheet;
use crate::report::{self, Format, Line, View};
use crate::workbook::{self, AnnotatedSpec, WorkbookError};

/// Judges the files in the order given; one that cannot be judged does not stop the rest.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &AssessArgs) -> u8 {
    let format = args.format.unwrap_or_default();
    let files = match files::inputs(&args.files) {
        Ok(files) => files,
        Err(finding) => {
            console.fail(finding);
            return FAILURE;
        }
    };
    if let Some(id) = misused(args, format, files.len()) {
        console.tell(&refusal(console.lang, &console.lang.text(id)));
        return WRONG_USAGE;
    }
    let Some(overrides) = layouts::overrides(console, &args.overrides, &args.layout) else { return FAILURE };
    let earlier = match Earlier::asked(console, settings, args.previous.as_deref(), &overrides) {
        Ok(earlier) => earlier,
        Err(code) => return code,
    };
    let evidence = match Evidence::asked(args.evidence.as_deref()) {
        Ok(evidence) => evidence,
        Err(finding) => {
            console.fail(finding);
            return FAILURE;
        }
    };
    let mut round = match Round::open(console, args, format, &files) {
        Ok(round) => round,
        Err(finding) => {
            console.fail(finding);
            return FAILURE;
        }
    };
    let options = Options { criteria_only: args.criteria_only, paper_date: None };
    let job = Job { options, only: args.commune.as_deref(), earlier: earlier.as_ref(), carried: None, evidence };
    for file in &files {
        let read = settings.judge(file, &overrides, job, &mut |count, result| round.commune(file, count, &result));
        round.end_of_file(file, read);
    }
    round.finish()
}

/// Options that do not go together: the message that says so.
fn misused(args: &AssessArgs, format: Format, files: usize) -> Option<&'static str> {
    let annotate = args.annotate.is_some();
    if args.explain.is_some() && format != Format::Table {
        Some("cli-error-explain-format")
    } else if annotate && files > 1 {
        Some("cli-error-annotate-files")
    } else if annotate && args.annotate == args.output {
        Some("cli-error-annotate-output")
    } else {
        None
    }
}

/// Findings, under the name of their file where there are several files.
pub(super) fn tell(console: &mut Console, file: &Path, findings: &[Diagnostic], files: usize) {
    if files > 1 { console.findings_of(&file.display().to_string(), findings) } else { console.findings(findings) }
}

/// Where results go as they come: nothing of a commune is kept but its verdict and the figures that are
/// compared with those of the others.
struct Round<'a> {
    console: &'a mut Console,
    args: &'a AssessArgs,
    format: Format,
    view: View,
    files: usize,
    output: Option<Pending>,
    json: JsonDocument,
    /// Communes of the present file that get one line each.
    lines: Vec<Line>,
    /// The checked copy.
    annotated: Option<Pending>,
    /// What was found in the present file, for a report kept in a file and for the checked copy.
    notes: Vec<Diagnostic>,
    verdicts: Vec<Option<Finding>>,
    villages: VillageTotals,
    outliers: Outliers,
    /// Files of evidence not named so far.
    unlisted: Unlisted,
    explained: bool,
    follows: bool,
}

impl<'a> Round<'a> {
    fn open(console: &'a mut Console, args: &'a AssessArgs, format: Format, inputs: &[PathBuf]) -> Result<Self, Diagnostic> {
        let existing = if args.force { Existing::Replace } else { Existing::Keep };
        let open = |path: &Option<PathBuf>| path.as_deref().map(|p| Pending::open(console.lang, p, existing, inputs)).transpose();
        let (output, annotated) = (open(&args.output)?, open(&args.annotate)?);
        let view = View { ascii: args.ascii, criteria_only: args.criteria_only, ..console.view() };
        let view = if output.is_some() { View { colour: false, width: View::WIDTH, ..view } } else { view };
        let mut round = Self {
            json: JsonDocument::new(console.lang),
            console,
            args,
            format,
            view,
            files: inputs.len(),
            output,
            annotated,
            lines: Vec::new(),
            notes: Vec::new(),
            verdicts: Vec::new(),
            villages: VillageTotals::default(),
            outliers: Outliers::default(),
            unlisted: Unlisted::default(),
            explained: false,
            follows: false,
        };
        if format == Format::Csv {
            round.give(&report::csv_head(args.output.is_some()).unwrap_or_default());
        }
        Ok(round)
    }

    /// Text for the reader. A failure to write is told once, by the last piece.
    fn give(&mut self, text: &str) {
        match &mut self.output {
            None => self.console.out(text),
            Some(pending) => {
                if let Err(finding) = pending.append(text.as_bytes()) {
                    self.console.fail(finding);
                }
            }
        }
    }

    fn commune(&mut self, file: &Path, count: usize, result: &Result<Judged, Unjudged>) {
        match self.format {
            Format::Table => self.table(count, result),
            Format::Csv => self.give(&report::csv_rows(&outcome(result)).unwrap_or_default()),
            Format::Json => {
                let outcome = outcome(result);
                let text = report::json_of(self.console.lang, &outcome).unwrap_or_default();
                self.json.add(&outcome, text.as_deref());
            }
        }
        let findings = match result {
            Ok(judged) => &judged.findings,
            Err(unjudged) => &unjudged.findings,
        };
        if self.format == Format::Table && self.output.is_some() || self.annotated.is_some() {
            self.notes.extend(findings.iter().cloned());
        }
        tell(self.console, file, findings, self.files);
        if let Ok(judged) = result {
            let name = judged.commune.name.value.clone().unwrap_or_else(|| self.console.lang.text("report-nameless"));
            self.villages.add(&judged.law, &name, &judged.assessment);
            if let Some(folder) = &self.args.evidence {
                self.unlisted.strike(folder, &judged.commune);
            }
            self.outliers.add(&judged.law, &name, &judged.commune, &judged.assessment);
        }
        self.verdicts.push(result.as_ref().ok().map(|j| j.assessment.overall));
    }

    /// One commune in full, or as a line where the file has many and none is asked for.
    fn table(&mut self, count: usize, result: &Result<Judged, Unjudged>) {
        let view = self.view;
        if count > 1 && self.args.commune.is_none() && self.args.explain.is_none() {
            self.lines.push(match result {
                Ok(judged) => report::line(view, &judged.case()),
                Err(unjudged) => report::unjudged_line(view, &unjudged.name),
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

    fn end_of_file(&mut self, file: &Path, read: Option<Spreadsheet>) {
        let lines = std::mem::take(&mut self.lines);
        if !lines.is_empty() {
            self.page(&report::lines(self.view, &file.display().to_string(), &lines));
        }
        // A report kept in a file must say by itself what was found.
        let mut seen = HashSet::new();
        let notes: Vec<Diagnostic> = std::mem::take(&mut self.notes).into_iter().filter(|n| seen.insert(n.clone())).collect();
        if self.format == Format::Table && self.output.is_some() {
            self.give(&format!("\n{}", report::diagnostics(self.view, &notes)));
        }
        if let (Some(pending), Some(path), Some(read)) = (self.annotated.take(), &self.args.annotate, read) {
            let notes = [notes, self.outliers.findings()].concat();
            super::written(self.console, path, annotate(file, path, read, &notes, pending));
        }
    }

    fn finish(mut self) -> u8 {
        let lang = self.console.lang;
        let judged = self.verdicts.iter().any(Option::is_some);
        if let (true, false, Some(code)) = (judged, self.explained, &self.args.explain) {
            self.console.tell(&refusal(lang, &lang.say("cli-error-unknown-code", &[("code", code.as_str().into())])));
            return WRONG_USAGE;
        }
        if let (true, Some(commune)) = (self.verdicts.is_empty(), &self.args.commune) {
            self.console.tell(&refusal(lang, &lang.say("cli-error-unknown-commune", &[("commune", commune.as_str().into())])));
            return WRONG_USAGE;
        }
        self.village_totals();
        self.across();
        if self.format == Format::Json {
            self.whole_json();
        }
        if let (Some(pending), Some(path)) = (self.output.take(), &self.args.output) {
            super::written(self.console, path, pending.finish());
        }
        let code = if self.verdicts.is_empty() { FAILURE } else { report::exit_code(std::mem::take(&mut self.verdicts)) };
        self.console.exit_code(if self.args.exit_zero && code != FAILURE { SUCCESS } else { code })
    }

    /// What is odd about a commune beside the others, and evidence that none of them names.
    fn across(&mut self) {
        let mut findings = self.outliers.findings();
        findings.extend(self.args.evidence.as_deref().and_then(|folder| self.unlisted.finding(folder)));
        self.json.across(&findings);
        self.console.findings(&findings);
        if self.format == Format::Table && self.output.is_some() && !findings.is_empty() {
            self.give(&format!("\n{}", report::diagnostics(self.view, &findings)));
        }
    }

    /// The villages of all communes, where there are several.
    fn village_totals(&mut self) {
        if self.format == Format::Table && self.verdicts.len() > 1 && self.args.explain.is_none() {
            let text = report::village_totals(self.view, &self.villages);
            self.give(&text);
        }
    }

    fn whole_json(&mut self) {
        let json = std::mem::replace(&mut self.json, JsonDocument::new(self.console.lang));
        if let Err(error) = json.pour(None, |text| self.give(text)) {
            self.console.fail(Diagnostic::new(Code::WriteFailed, Place::Nowhere).with("reason", reason(&error)));
        }
    }
}

/// Writes what was read of a file with its wrong cells marked.
fn annotate(file: &Path, path: &Path, read: Spreadsheet, findings: &[Diagnostic], mut pending: Pending) -> Result<(), Diagnostic> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let spec = AnnotatedSpec { file: &name, sheets: &read.into_cells(), findings };
    let failed =
        |e: WorkbookError| Diagnostic::new(Code::WriteFailed, Place::File(path.display().to_string().into())).with("reason", e.to_string());
    pending.append(&workbook::annotated(&spec).map_err(failed)?)?;
    pending.finish()
}
