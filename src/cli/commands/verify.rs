//! `ntm verify`: a finished dossier against what its own inputs say.

use std::path::{Path, PathBuf};

use crate::assess::{Assessment, ItemResult};
use crate::cli::round::again::Again;
use crate::cli::round::evidence::{digest, located};
use crate::cli::round::files;
use crate::cli::round::judge::Judged;
use crate::cli::round::names::folder_of;
use crate::cli::round::settings::Settings;
use crate::cli::round::walk;
use crate::cli::terminal::args::{TableOrJson, VerifyArgs};
use crate::cli::terminal::console::Console;
use crate::cli::terminal::stop::{FAILURE, SUCCESS, of_verdicts};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::input::{Differing, Spreadsheet};
use crate::layout::dossier::{HEAD_ROWS, SHEETS};
use crate::layout::property;
use crate::report::{self, CellChange, EvidenceState, Verification, Verified};

/// At least one dossier does not hold.
const DIFFERS: u8 = 3;

/// Checks every dossier; one that cannot be read does not stop the others.
pub fn run(console: &mut Console, settings: &mut Settings, args: &VerifyArgs) -> anyhow::Result<u8> {
    let found = dossiers(console, &args.dossiers)?;
    let all: Vec<Verification> = found
        .iter()
        .map(|path| Verification { file: path.display().to_string(), outcome: verified(settings, path, args.evidence.as_deref()) })
        .collect();
    let text = match args.format {
        TableOrJson::Json => report::verification_json(console.lang, &all)?,
        TableOrJson::Table => report::verifications(console.view(), &all),
    };
    console.out(&text);
    let any = |wanted| all.iter().any(|v| v.holds() == wanted);
    let code = if any(None) {
        FAILURE
    } else if any(Some(false)) {
        DIFFERS
    } else {
        SUCCESS
    };
    Ok(of_verdicts(code, args.exit_zero))
}

/// The dossiers asked for.
///
/// # Errors
/// There is none.
fn dossiers(console: &mut Console, asked: &[PathBuf]) -> Result<Vec<PathBuf>, Diagnostic> {
    let found = walk::dossiers(&files::paths(asked)?);
    if found.passed > 0 {
        console.note(&console.lang.say("cli-verify-passed", &[("count", found.passed.into())]));
    }
    if found.files.is_empty() && found.faults.is_empty() {
        let names: Vec<String> = asked.iter().map(|path| path.display().to_string()).collect();
        return Err(Diagnostic::new(Code::NoDossier, Place::File(names.join(", ").into())));
    }
    console.fail_all(found.faults);
    Ok(found.files)
}

/// What became of a dossier since it was written.
fn verified(settings: &mut Settings, path: &Path, evidence: Option<&Path>) -> Result<Verified, Vec<Diagnostic>> {
    let in_force = settings.in_force(Some(path));
    let again = Again::of(settings, in_force, path)?;
    let Again { read, judged, anew } = &again;
    let own = || folder_of(path).join(read.property(property::EVIDENCE).unwrap_or_default());
    let folder = evidence.map_or_else(own, Path::to_path_buf);
    let (uncalculated, differing): (Vec<_>, Vec<_>) = read.differing(anew).into_iter().partition(|d| d.uncalculated);
    let registered = read.registered().into_iter().map(|r| {
        let state = state(&folder, &r.file, &r.sha256);
        (r.origin, r.file, state)
    });
    Ok(Verified {
        name: judged.commune.name.value.clone().unwrap_or_default(),
        year: judged.assessment.place.year,
        as_of: judged.assessment.place.as_of,
        fingerprint: again.fingerprint(),
        cells: differing.into_iter().map(|d| change(judged, anew, d)).collect(),
        uncalculated: uncalculated.into_iter().map(|d| d.origin).collect(),
        criteria: again.criteria(),
        verdicts: again.turned(),
        evidence: registered.collect(),
        folder: folder.display().to_string(),
    })
}

/// A difference with the input behind it, where its row is that of one indicator.
fn change(judged: &Judged, anew: &Spreadsheet, differing: Differing) -> CellChange {
    let Differing { origin, stands, computed, .. } = differing;
    let item = row_item(&judged.assessment, anew, &origin);
    let answer = item.and_then(|i| i.version.measures.iter().find_map(|m| judged.commune.answers.get(&m.id)));
    CellChange { origin, stands, computed, input: answer.and_then(|a| a.origin.clone()) }
}

/// The indicator of a row: by the id of the row where the sheet keeps those, else in T2 and T6 by their order.
fn row_item<'a>(assessment: &'a Assessment, anew: &Spreadsheet, origin: &Origin) -> Option<&'a ItemResult> {
    let (id, grid) = SHEETS.iter().find_map(|id| Some((*id, anew.paper(id).filter(|g| g.name == origin.sheet)?)))?;
    match id {
        "t2" => {
            let rows: Vec<u32> = grid.rows().filter(|r| *r > HEAD_ROWS && grid.get(*r, 2).is_some()).collect();
            let index = rows.iter().position(|r| *r == origin.row)?;
            assessment.sets.iter().flat_map(|s| s.indicators()).nth(index)
        }
        // The row of the headings is lower where something is remarked above it.
        "t6" => {
            let behind = grid.rows().last()?.checked_sub(origin.row)? as usize;
            assessment.conditions.len().checked_sub(behind + 1).and_then(|index| assessment.conditions.get(index))
        }
        _ => assessment.item(&anew.row_id(id, origin.row)?),
    }
}

fn state(folder: &Path, file: &str, sha256: &str) -> EvidenceState {
    match located(folder, file).and_then(|path| digest(&path).ok()) {
        Some(now) if now == sha256 => EvidenceState::Same,
        Some(_) => EvidenceState::Changed,
        None => EvidenceState::Missing,
    }
}
