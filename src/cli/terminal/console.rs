//! The only place that prints: results on stdout, findings and progress on stderr.

use std::collections::HashSet;
use std::io::{BufRead, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::streams::is_standard_output;
use crate::diag::{Code, Diagnostic, Place, Severity, reason};
use crate::messages::Lang;
use crate::report::{self, View};

/// Narrower lines cannot be read, and wider ones are tiring to.
const NARROWEST: usize = 40;
const WIDEST: usize = 120;

/// Stdout and stderr in one language.
pub struct Console {
    pub lang: Lang,
    seen: HashSet<Diagnostic>,
    failed: bool,
    /// Results cannot be printed, which was reported.
    deaf: bool,
    /// A file goes to stdout, so that results go where messages do.
    taken: bool,
    /// Findings are printed in full, standing notices too.
    full: bool,
    /// Of all that is no result only errors are printed.
    quiet: bool,
    /// That the criteria have standing notices was said.
    standing: bool,
    /// What the person would look at next.
    made: Option<PathBuf>,
}

impl Console {
    /// A console that has printed nothing yet.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            seen: HashSet::new(),
            failed: false,
            deaf: false,
            taken: false,
            full: false,
            quiet: false,
            standing: false,
            made: None,
        }
    }

    /// Names what a window of our own offers to open at its end: the last one named.
    pub fn offer(&mut self, made: &Path) {
        self.made = Some(made.to_path_buf());
    }

    pub fn offered(&self) -> Option<&Path> {
        self.made.as_deref()
    }

    /// How results look on stdout: as wide as the terminal, in colour where it shows.
    pub fn view(&self) -> View {
        let width = width().unwrap_or(View::WIDTH).clamp(NARROWEST, WIDEST);
        let choice =
            if self.taken { anstream::AutoStream::choice(&std::io::stderr()) } else { anstream::AutoStream::choice(&std::io::stdout()) };
        let colour = choice != anstream::ColorChoice::Never;
        View { width, colour, ..View::plain(self.lang) }
    }

    /// Whether someone sits at a terminal, reading and typing.
    pub fn is_interactive(&self) -> bool {
        std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
    }

    /// Prints findings in full from now on.
    pub fn print_in_full(&mut self) {
        self.full = true;
    }

    /// Prints, beside results, nothing but errors; or everything.
    pub fn only_errors(&mut self, quiet: bool) {
        self.quiet = quiet;
    }

    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Leaves stdout to a file, or does not.
    pub fn give_way(&mut self, taken: bool) {
        self.taken = taken;
    }

    /// A result. A reader that closed the pipe has seen enough.
    pub fn out(&mut self, text: &str) {
        if self.taken {
            return self.tell(text);
        }
        let mut stdout = anstream::stdout().lock();
        let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
        let error = written.err().filter(|e| e.kind() != ErrorKind::BrokenPipe && !self.deaf);
        if let Some(error) = error {
            self.deaf = true;
            self.fail(Diagnostic::new(Code::WriteFailed, Place::Nowhere).with("reason", reason(&error)));
        }
    }

    /// What was done, or advice.
    pub fn note(&self, text: &str) {
        if !self.quiet {
            self.tell(text);
        }
    }

    /// Why something was not done. Nothing can be done about a stderr that cannot be written.
    pub fn tell(&self, text: &str) {
        let mut stderr = anstream::stderr().lock();
        let _ = writeln!(stderr, "{}", text.trim_end());
    }

    /// Asks, and waits for a line; none at the end of the input.
    pub fn ask(&mut self, question: &str) -> Option<String> {
        let mut stderr = anstream::stderr().lock();
        let _ = write!(stderr, "{question} ").and_then(|()| stderr.flush());
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).ok().filter(|read| *read > 0).map(|_| line)
    }

    /// How far a long task has come: on one line of a terminal, and nowhere else.
    pub fn progress(&self, text: &str) {
        let mut stderr = anstream::stderr().lock();
        if std::io::stderr().is_terminal() && !self.quiet {
            let _ = write!(stderr, "\r{text}").and_then(|()| stderr.flush());
        }
    }

    /// Findings; what was said before, of the criteria or of the same cell, is not repeated.
    pub fn findings(&mut self, findings: &[Diagnostic]) {
        let mut new: Vec<Diagnostic> = Vec::new();
        for finding in findings.iter().filter(|f| self.is_new(f)).cloned().collect::<Vec<_>>() {
            if !says_enough(&finding) || self.seen.insert(finding.clone()) {
                new.push(finding);
            }
        }
        self.tell_all(&new);
        self.standing |= !self.full && new.iter().any(|f| f.code.is_standing());
    }

    fn is_new(&self, finding: &Diagnostic) -> bool {
        let counted = self.standing && finding.code.is_standing();
        let silent = self.quiet && finding.severity() != Severity::Error;
        !counted && !silent && !self.seen.contains(finding)
    }

    /// Findings of a file, under its name where there are several files.
    pub fn findings_among(&mut self, file: &Path, findings: &[Diagnostic], files: usize) {
        if files > 1 { self.findings_of(&file.display().to_string(), findings) } else { self.findings(findings) }
    }

    /// Findings of one file of several, under its name.
    pub fn findings_of(&mut self, file: &str, findings: &[Diagnostic]) {
        if findings.iter().any(|f| self.is_new(f)) {
            self.tell(&self.lang.say("cli-findings-of", &[("file", file.into())]));
        }
        self.findings(findings);
    }

    fn tell_all(&self, findings: &[Diagnostic]) {
        let text = report::diagnostics(View { full: self.full, width: self.view().width, ..View::plain(self.lang) }, findings);
        if !text.is_empty() {
            self.tell(&text);
        }
    }

    /// A finding that keeps the tool from doing its job.
    pub fn fail(&mut self, finding: Diagnostic) {
        self.failed |= finding.severity() == Severity::Error;
        self.findings(&[finding]);
    }

    /// All that keep it from that, each by itself.
    pub fn fail_all(&mut self, findings: Vec<Diagnostic>) {
        findings.into_iter().for_each(|finding| self.fail(finding));
    }

    /// Says where a file is, or why it was not written.
    pub fn written(&mut self, path: &Path, done: Result<(), Diagnostic>) {
        match done {
            Ok(()) if is_standard_output(path) => {}
            Ok(()) => self.note(&self.lang.say("cli-written", &[("file", path.display().to_string().into())])),
            Err(finding) => self.fail(finding),
        }
    }

    /// A result about a file, in a sentence.
    pub fn say_of(&mut self, id: &str, path: &Path) {
        let said = self.lang.say(id, &[("file", path.display().to_string().into())]);
        self.out(&(said + "\n"));
    }

    /// What was done, in a sentence, or why it was not; whether it was.
    pub fn done(&mut self, done: Result<String, Diagnostic>) -> bool {
        let is_done = done.is_ok();
        match done {
            Ok(said) => self.out(&(said + "\n")),
            Err(finding) => self.fail(finding),
        }
        is_done
    }

    /// The exit code: 1 when the tool could not do its job, else that of the results.
    pub fn exit_code(&self, of_results: u8) -> u8 {
        if self.failed { 1 } else { of_results }
    }
}

/// Columns of the terminal, or of whatever reads stdout, if that is said.
fn width() -> Option<usize> {
    let terminal = comfy_table::Table::new().width().map(usize::from);
    terminal.or_else(|| std::env::var("COLUMNS").ok()?.parse().ok())
}

/// Whether stdout is looked at.
pub fn is_shown() -> bool {
    std::io::stdout().is_terminal()
}

/// Bytes of a file to stdout. A reader that closed the pipe has seen enough.
///
/// # Errors
/// They cannot be written.
pub fn pour(bytes: &[u8]) -> std::io::Result<()> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// A finding that is the same said once: one with a place, or one of the criteria. Others belong to
/// the file they were found in, though they name no place.
fn says_enough(finding: &Diagnostic) -> bool {
    finding.code.is_of_criteria() || finding.place != Place::Nowhere
}
