//! The only place that prints: results on stdout, findings and progress on stderr.

use std::collections::HashSet;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

use super::streams::is_standard_output;
use crate::diag::{Code, Diagnostic, Place, Severity, reason};
use crate::messages::Lang;
use crate::report::{self, View};

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
}

impl Console {
    /// A console that has printed nothing yet.
    pub fn new(lang: Lang) -> Self {
        Self { lang, seen: HashSet::new(), failed: false, deaf: false, taken: false, full: false }
    }

    /// How results look on stdout: as wide as the terminal, in colour where it shows.
    pub fn view(&self) -> View {
        let width = comfy_table::Table::new().width().map_or(View::WIDTH, |w| usize::from(w).clamp(40, 120));
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

    /// Progress or advice. Nothing can be done about a stderr that cannot be written.
    pub fn tell(&self, text: &str) {
        let mut stderr = anstream::stderr().lock();
        let _ = writeln!(stderr, "{}", text.trim_end());
    }

    /// How far a long task has come: on one line of a terminal, and nowhere else.
    pub fn progress(&self, text: &str) {
        let mut stderr = anstream::stderr().lock();
        if std::io::stderr().is_terminal() {
            let _ = write!(stderr, "\r{text}").and_then(|()| stderr.flush());
        }
    }

    /// Findings; what was said before, of the criteria or of the same cell, is not repeated.
    pub fn findings(&mut self, findings: &[Diagnostic]) {
        let new: Vec<Diagnostic> = findings.iter().filter(|f| !self.seen.contains(f)).cloned().collect();
        self.tell_all(&new);
        self.seen.extend(new.into_iter().filter(says_enough));
    }

    /// Findings of a file, under its name where there are several files.
    pub fn findings_among(&mut self, file: &Path, findings: &[Diagnostic], files: usize) {
        if files > 1 { self.findings_of(&file.display().to_string(), findings) } else { self.findings(findings) }
    }

    /// Findings of one file of several, under its name.
    pub fn findings_of(&mut self, file: &str, findings: &[Diagnostic]) {
        if findings.iter().any(|f| !self.seen.contains(f)) {
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
            Ok(()) => self.tell(&self.lang.say("cli-written", &[("file", path.display().to_string().into())])),
            Err(finding) => self.fail(finding),
        }
    }

    /// A result about a file, in a sentence.
    pub fn say_of(&mut self, id: &str, path: &Path) {
        let said = self.lang.say(id, &[("file", path.display().to_string().into())]);
        self.out(&(said + "\n"));
    }

    /// What was done, in a sentence, or why it was not.
    pub fn done(&mut self, done: Result<String, Diagnostic>) {
        match done {
            Ok(said) => self.out(&(said + "\n")),
            Err(finding) => self.fail(finding),
        }
    }

    /// The exit code: 1 when the tool could not do its job, else that of the results.
    pub fn exit_code(&self, of_results: u8) -> u8 {
        if self.failed { 1 } else { of_results }
    }
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
    let of_criteria = [Code::CriteriaNotice, Code::CriteriaReplaced, Code::Illustration].contains(&finding.code);
    of_criteria || finding.place != Place::Nowhere
}
