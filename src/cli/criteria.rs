//! `ntm criteria`: a look at the law.

use super::args::CriteriaCommand;
use super::console::Console;
use super::template::unknown_province;
use super::{FAILURE, SUCCESS, WRONG_USAGE, usage};
use crate::criteria::{Law, Shelf};
use crate::diag::Severity;
use crate::report;

/// Runs one of the commands on a shelf that was opened.
pub(super) fn run(console: &mut Console, shelf: &Shelf, command: &CriteriaCommand) -> u8 {
    console.findings(&shelf.findings);
    match command {
        CriteriaCommand::List => {
            let text = report::law_list(console.view(), &laws(shelf));
            console.out(&text);
            console.exit_code(SUCCESS)
        }
        CriteriaCommand::Show { code, province } => show(console, shelf, code.as_deref(), province.as_deref().unwrap_or_default()),
        CriteriaCommand::Check { .. } => check(console, shelf),
        CriteriaCommand::Sheet(args) => super::thresholds::sheet(console, shelf, args),
        CriteriaCommand::Import(args) => super::thresholds::import(console, shelf, args),
    }
}

fn show(console: &mut Console, shelf: &Shelf, code: Option<&str>, province: &str) -> u8 {
    let law = match shelf.law(province) {
        Ok(law) => law,
        Err(unknown) => {
            console.fail(unknown_province(province, &unknown));
            return FAILURE;
        }
    };
    let text = match code {
        None => Some(report::law_overview(console.view(), &law)),
        Some(code) => report::law_item(console.view(), &law, code),
    };
    let Some(text) = text else {
        let sentence = console.lang.say("cli-error-unknown-code", &[("code", code.unwrap_or_default().into())]);
        console.tell(&usage::refusal(console.lang, &sentence));
        return WRONG_USAGE;
    };
    console.out(text.trim_start_matches('\n'));
    console.exit_code(SUCCESS)
}

/// Errors keep a shelf from opening, so what is left to tell is how far its thresholds are trusted.
fn check(console: &mut Console, shelf: &Shelf) -> u8 {
    for law in laws(shelf) {
        let place = if law.province.is_empty() { console.lang.text("report-layer-nation") } else { law.province.clone() };
        let totals = report::law_totals(console.view(), &law);
        console.out(&format!("{place}\n{totals}"));
    }
    let errors = shelf.findings.iter().any(|f| f.severity() == Severity::Error);
    console.exit_code(if errors { FAILURE } else { SUCCESS })
}

/// The nation's law, then that of each province with rules of its own.
fn laws(shelf: &Shelf) -> Vec<Law> {
    let nation = shelf.law("").ok();
    let own = shelf.provinces().into_iter().filter_map(|p| shelf.law(p).ok()).filter(|l| !l.overlays.is_empty());
    nation.into_iter().chain(own).collect()
}
