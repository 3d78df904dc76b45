//! `ntm criteria`: a look at the law.

use super::args::CriteriaCommand;
use super::console::Console;
use super::settings::{Setting, Settings};
use super::{FAILURE, SUCCESS};
use crate::criteria::{Law, Shelf};
use crate::diag::{Code, Diagnostic, Severity};
use crate::report;

/// Runs one of the commands by what is in force in the working folder.
pub(super) fn run(console: &mut Console, settings: &mut Settings, command: &CriteriaCommand) -> u8 {
    let setting = match settings.at(None) {
        Ok(setting) => setting,
        Err(findings) => {
            console.findings(&findings);
            return FAILURE;
        }
    };
    // That the office's settings are in force is part of what is shown.
    let findings: Vec<Diagnostic> = setting.shelf.findings.iter().filter(|f| f.code != Code::OfficeInForce).cloned().collect();
    console.findings(&findings);
    match command {
        CriteriaCommand::List => {
            let text = report::law_list(console.view(), &laws(&setting.shelf));
            console.out(&format!("{text}{}", in_force(console, setting)));
            console.exit_code(SUCCESS)
        }
        CriteriaCommand::Show(args) => super::law_show::run(console, setting, args),
        CriteriaCommand::Diff(args) => super::law_diff::run(console, setting, args),
        CriteriaCommand::Check { .. } => check(console, &setting.shelf),
        CriteriaCommand::Sheet(args) => super::thresholds::sheet(console, &setting.shelf, args),
        CriteriaCommand::Import(args) => super::thresholds::import(console, &setting.shelf, args),
    }
}

/// Which settings are in force, below what they bear upon.
pub(super) fn in_force(console: &Console, setting: &Setting) -> String {
    let said = |name: &str| format!("\n{}\n", console.lang.say("cli-office", &[("file", name.into())]));
    setting.office.as_ref().map(|o| said(o.name())).unwrap_or_default()
}

/// Errors keep a shelf from opening, so what is left to tell is how far its thresholds are trusted.
fn check(console: &mut Console, shelf: &Shelf) -> u8 {
    for law in laws(shelf) {
        let place = if law.province.is_empty() { console.lang.text("report-layer-nation") } else { law.province.clone() };
        let period = if shelf.periods().len() > 1 { format!(" ({})", law.period) } else { String::new() };
        let totals = report::law_totals(console.view(), &law);
        console.out(&format!("{place}{period}\n{totals}"));
    }
    let errors = shelf.findings.iter().any(|f| f.severity() == Severity::Error);
    console.exit_code(if errors { FAILURE } else { SUCCESS })
}

/// The nation's law of each period, then that of each province with rules of its own.
fn laws(shelf: &Shelf) -> Vec<Law> {
    let periods = shelf.periods();
    let of = |province: &str| periods.iter().filter_map(|p| shelf.law(province, p.last).ok()).collect::<Vec<_>>();
    let own = shelf.provinces().into_iter().flat_map(of).filter(|l| !l.overlays.is_empty());
    of("").into_iter().chain(own).collect()
}
