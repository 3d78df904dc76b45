//! `ntm assess`: verdict, gaps and findings of each file.

use std::path::{Path, PathBuf};

use super::args::AssessArgs;
use super::console::Console;
use super::files::{self, Existing};
use super::judge::{Judged, Unjudged, outcome};
use super::settings::Settings;
use super::usage::refusal;
use super::{SUCCESS, WRONG_USAGE};
use crate::assess::Options;
use crate::diag::Diagnostic;
use crate::input::Overrides;
use crate::report::{self, Format, Outcome, View};

type Results = Vec<Result<Judged, Unjudged>>;

/// Judges the files in the order given; one that cannot be judged does not stop the rest.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &AssessArgs) -> u8 {
    let format = args.format.unwrap_or_default();
    if args.explain.is_some() && format != Format::Table {
        console.tell(&refusal(console.lang, &console.lang.text("cli-error-explain-format")));
        return WRONG_USAGE;
    }
    let files = files::inputs(console, &args.files);
    let view = View { ascii: args.ascii, criteria_only: args.criteria_only, ..console.view() };
    let view = if args.output.is_some() { View { colour: false, width: View::WIDTH, ..view } } else { view };
    let overrides = Overrides::from(&args.overrides);
    let options = Options { criteria_only: args.criteria_only, paper_date: None };
    let mut text = String::new();
    let mut results: Results = Vec::new();
    for file in &files {
        let result = settings.judge(file, &overrides, options);
        if format == Format::Table {
            text.push_str(&table(view, &result, args.explain.as_deref(), !results.is_empty()));
            if args.output.is_none() {
                console.out(&std::mem::take(&mut text));
            } else {
                // A report kept in a file must say by itself what was found.
                text.push_str(&format!("\n{}", report::diagnostics(view, findings(&result))));
            }
        }
        tell(console, file, findings(&result), files.len());
        results.push(result);
    }
    if let Some(code) = args.explain.as_deref().filter(|code| !explained(&results, view, code)) {
        console.tell(&refusal(console.lang, &console.lang.say("cli-error-unknown-code", &[("code", code.into())])));
        return WRONG_USAGE;
    }
    give(console, format, text, &results, args, &files);
    code(console, &results, args.exit_zero)
}

/// Findings, under the name of their file where there are several files.
pub(super) fn tell(console: &mut Console, file: &Path, findings: &[Diagnostic], files: usize) {
    if files > 1 { console.findings_of(&file.display().to_string(), findings) } else { console.findings(findings) }
}

fn findings(result: &Result<Judged, Unjudged>) -> &[Diagnostic] {
    match result {
        Ok(judged) => &judged.findings,
        Err(unjudged) => &unjudged.findings,
    }
}

/// The report of one file for people; nothing where the findings say it all.
fn table(view: View, result: &Result<Judged, Unjudged>, explain: Option<&str>, follows: bool) -> String {
    let Ok(judged) = result else { return String::new() };
    let body = match explain {
        None => Some(report::screen(view, &judged.case())),
        Some(code) => report::explain(view, &judged.case(), code),
    };
    body.map(|b| if follows { format!("\n{b}") } else { b }).unwrap_or_default()
}

/// Whether the code asked for exists in any commune judged; with none judged there is nothing to say.
fn explained(results: &Results, view: View, code: &str) -> bool {
    let mut judged = results.iter().filter_map(|r| r.as_ref().ok()).peekable();
    judged.peek().is_none() || judged.any(|j| report::explain(view, &j.case(), code).is_some())
}

fn give(console: &mut Console, format: Format, text: String, results: &Results, args: &AssessArgs, inputs: &[PathBuf]) {
    let outcomes: Vec<Outcome> = results.iter().map(outcome).collect();
    let text = match format {
        Format::Table => text,
        Format::Json => report::json(console.lang, &outcomes).unwrap_or_default(),
        Format::Csv => report::csv(&outcomes, args.output.is_some()).unwrap_or_default(),
    };
    match &args.output {
        None => console.out(&text),
        Some(path) => {
            let existing = if args.force { Existing::Replace } else { Existing::Keep };
            super::written(console, path, files::write(console.lang, path, text.as_bytes(), existing, inputs));
        }
    }
}

/// The exit code of results, the same whatever the format.
fn code(console: &Console, results: &Results, exit_zero: bool) -> u8 {
    let overall = results.iter().map(|r| r.as_ref().ok().map(|j| j.assessment.overall));
    let code = if results.is_empty() { super::FAILURE } else { report::exit_code(overall) };
    if exit_zero && code != super::FAILURE { console.exit_code(SUCCESS) } else { console.exit_code(code) }
}
