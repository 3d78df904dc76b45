//! `ntm doctor`: what is in force in the working folder, and what is wrong with it.

use std::path::PathBuf;

use super::criteria::laws;
use crate::cli::round::office;
use crate::cli::round::settings::Settings;
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{self, FAILURE, SUCCESS};
use crate::database;
use crate::diag::{Code, Diagnostic, Severity};
use crate::report::{self, Health};

/// Nothing is broken, and something should be looked at.
const DOUBTFUL: u8 = 4;

/// Looks at the criteria of the command line and at the office's settings; what is broken is told and stops nothing.
pub fn run(console: &mut Console, opened: anyhow::Result<&'static mut Settings>, own: &[PathBuf]) -> anyhow::Result<u8> {
    let named: Vec<String> = own.iter().map(|path| path.display().to_string()).collect();
    let (mut findings, mut without) = (Vec::new(), None);
    let settings = match opened {
        Ok(settings) => settings,
        Err(error) => {
            findings.extend(stop::findings(&error));
            without.insert(Settings::open(Vec::new())?)
        }
    };
    let in_force = settings.in_force(None);
    let (setting, broken) = settings.of(in_force).map_or_else(|faults| (settings.own(), faults), |setting| (setting, Vec::new()));
    findings.extend(broken.iter().cloned());
    findings.extend(setting.shelf.findings.iter().filter(|f| is_worth_telling(f)).cloned());
    let folder = dunce::canonicalize(".").unwrap_or_default().display().to_string();
    let unread = office::find(None).map(|path| office::shown(&path)).filter(|_| !broken.is_empty());
    let office = setting.office.as_ref().map(|office| (office.name(), office.said()));
    let office = office.or_else(|| unread.as_deref().map(|name| (name, Vec::new())));
    let laws = laws(&setting.shelf)?;
    let health = Health { laws: &laws, named: &named, folder: &folder, office, sqlite: database::IS_THERE, findings: &findings };
    console.out(&report::doctor(console.view(), &health));
    Ok(code(&findings))
}

/// What the criteria in force say of themselves is told by `ntm criteria check`.
fn is_worth_telling(finding: &Diagnostic) -> bool {
    !finding.code.is_standing() && finding.code != Code::OfficeInForce && finding.severity() != Severity::Note
}

fn code(findings: &[Diagnostic]) -> u8 {
    match findings.iter().map(Diagnostic::severity).min() {
        Some(Severity::Error) => FAILURE,
        Some(Severity::Warning) => DOUBTFUL,
        Some(Severity::Note) | None => SUCCESS,
    }
}
