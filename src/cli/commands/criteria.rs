//! `ntm criteria`: a look at the law.

mod diff;
mod read;
mod show;
mod thresholds;

use crate::cli::round::asked::unknown_province;
use crate::cli::round::settings::Settings;
use crate::cli::terminal::args::CriteriaCommand;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, SUCCESS, Stop};
use crate::criteria::{Law, Shelf};
use crate::diag::{Code, Diagnostic, Severity};
use crate::report;

/// Runs one of the commands by what is in force in the working folder.
pub fn run(console: &mut Console, settings: &mut Settings, command: &CriteriaCommand) -> anyhow::Result<u8> {
    let setting = settings.at(None).map_err(Stop::found)?;
    // That the office's settings are in force is part of what is shown.
    let findings: Vec<Diagnostic> = setting.shelf.findings.iter().filter(|f| f.code != Code::OfficeInForce).cloned().collect();
    if let CriteriaCommand::Check { .. } = command {
        console.print_in_full();
    }
    console.findings(&findings);
    match command {
        CriteriaCommand::List => {
            let text = report::law_list(console.view(), &laws(&setting.shelf)?);
            console.out(&format!("{text}{}", setting.said(console.lang)));
            Ok(SUCCESS)
        }
        CriteriaCommand::Show(args) => show::run(console, setting, args),
        CriteriaCommand::Diff(args) => diff::run(console, setting, args),
        CriteriaCommand::Check { .. } => check(console, &setting.shelf),
        CriteriaCommand::Sheet(args) => thresholds::sheet(console, &setting.shelf, args),
        CriteriaCommand::Read(args) => read::run(console, &setting.shelf, args),
        CriteriaCommand::Import(args) => thresholds::import(console, &setting.shelf, args),
    }
}

/// Errors keep a shelf from opening, so what is left to report is how far its thresholds are trusted.
fn check(console: &mut Console, shelf: &Shelf) -> anyhow::Result<u8> {
    let laws = laws(shelf)?;
    for law in &laws {
        let place = if law.province.is_empty() { console.lang.text("report-layer-nation") } else { law.province.clone() };
        let period = if shelf.periods().len() > 1 { format!(" ({})", law.period) } else { String::new() };
        let totals = report::law_totals(console.view(), law);
        console.out(&format!("{place}{period}\n{totals}"));
    }
    console.out(&report::law_notices(console.view(), &laws));
    let errors = shelf.findings.iter().any(|f| f.severity() == Severity::Error);
    Ok(if errors { FAILURE } else { SUCCESS })
}

/// The nation's law of each period, then that of each province with rules of its own.
pub fn laws(shelf: &Shelf) -> Result<Vec<Law>, Diagnostic> {
    let periods = shelf.periods();
    let mut laws: Vec<Law> = periods.iter().map(|period| shelf.nation(period.last)).collect();
    for province in shelf.provinces() {
        for period in &periods {
            laws.push(shelf.law(province, period.last).map_err(|unknown| unknown_province(province, &unknown))?);
        }
    }
    laws.retain(|law| law.province.is_empty() || !law.overlays.is_empty());
    Ok(laws)
}
