//! `ntm verify`: a finished dossier against what its own inputs say.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::args::VerifyArgs;
use super::console::Console;
use super::evidence::located;
use super::files;
use super::judge::{Job, Judged, Unjudged};
use super::settings::Settings;
use super::{FAILURE, SUCCESS};
use crate::assess::{Assessment, ItemResult};
use crate::criteria::{ItemRef, Law};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::input::{Differing, Overrides, Spreadsheet};
use crate::layout::dossier::{HEAD_ROWS, SHEETS};
use crate::layout::property;
use crate::report::{self, CellChange, CriteriaChange, EvidenceState, Format, Verification, Verified};
use crate::workbook::{self, DossierSpec};

/// At least one dossier does not hold.
const DIFFERS: u8 = 3;
/// In place of a verdict where there is none.
const BLANK: &str = "-";

/// Checks every dossier; one that cannot be read does not stop the others.
pub(super) fn run(console: &mut Console, settings: &mut Settings, args: &VerifyArgs) -> u8 {
    let paths = match files::inputs(&args.dossiers) {
        Ok(paths) => paths,
        Err(finding) => {
            console.fail(finding);
            return FAILURE;
        }
    };
    let all: Vec<Verification> = paths
        .iter()
        .map(|path| Verification { file: path.display().to_string(), outcome: verified(settings, path, args.evidence.as_deref()) })
        .collect();
    match args.format.unwrap_or_default() {
        Format::Json => console.out(&report::verification_json(console.lang, &all).unwrap_or_default()),
        _ => console.out(&report::verifications(console.view(), &all)),
    }
    let any = |wanted| all.iter().any(|v| v.holds() == wanted);
    let code = if any(None) {
        FAILURE
    } else if any(Some(false)) {
        DIFFERS
    } else {
        SUCCESS
    };
    console.exit_code(code)
}

/// A dossier with what its own inputs say of it now.
pub(super) struct Again {
    /// As it is.
    pub read: Spreadsheet,
    /// Judged anew.
    pub judged: Judged,
    /// Written anew, and read.
    pub anew: Spreadsheet,
}

impl Again {
    /// Reads, judges and writes a dossier again, in memory, by what is in force under a number.
    pub fn of(settings: &Settings, number: usize, path: &Path) -> Result<Self, Vec<Diagnostic>> {
        let mut found: Vec<Result<Judged, Unjudged>> = Vec::new();
        let read = settings.judge_by(number, path, &Overrides::default(), Job::default(), &mut |_, result| found.push(result));
        let not_ours = || vec![Diagnostic::new(Code::NotADossier, Place::File(path.display().to_string().into()))];
        match (found.pop(), read) {
            (_, Some(read)) if !read.is_dossier() => Err(not_ours()),
            (Some(Err(unjudged)), _) => Err(unjudged.findings),
            (Some(Ok(judged)), Some(read)) => Self::from(judged, read).map_err(|(_, findings)| findings),
            _ => Err(not_ours()),
        }
    }

    /// The same of a dossier that was read and judged; its path where it cannot be written again.
    pub fn from(judged: Judged, read: Spreadsheet) -> Result<Self, (PathBuf, Vec<Diagnostic>)> {
        match anew(&judged, &judged.path) {
            Ok(anew) => Ok(Self { read, judged, anew }),
            Err(finding) => Err((judged.path, vec![finding])),
        }
    }

    /// The fingerprint kept in it, and that of its inputs as they are.
    pub fn fingerprint(&self) -> (Option<String>, String) {
        (self.read.property(property::INPUTS).map(str::to_string), self.read.inputs_fingerprint_beside(&self.anew))
    }

    /// The items that are judged otherwise than the dossier says: then and now.
    pub fn turned(&self) -> Vec<(ItemRef, String, String)> {
        let words = self.anew.verdict_words();
        let now = |item: &ItemRef| words.get(item).map_or(BLANK, |(_, now)| now).to_string();
        let then = self.read.verdict_words().into_iter().filter(|(_, (_, then))| !then.is_empty());
        then.map(|(item, (_, then))| (now(&item), item, then))
            .filter(|(now, _, then)| now != then)
            .map(|(now, item, then)| (item, then, now))
            .collect()
    }

    /// The criteria files that are not those of then.
    pub fn criteria(&self) -> Vec<CriteriaChange> {
        criteria(&self.read, &self.judged.law)
    }
}

/// What became of a dossier since it was written.
fn verified(settings: &mut Settings, path: &Path, evidence: Option<&Path>) -> Result<Verified, Vec<Diagnostic>> {
    let number = settings.number(Some(path));
    let again = Again::of(settings, number, path)?;
    let Again { read, judged, anew } = &again;
    let own = || files::folder_of(path).join(read.property(property::EVIDENCE).unwrap_or_default());
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

/// The dossier written again from what is in it, and read.
fn anew(judged: &Judged, path: &Path) -> Result<Spreadsheet, Diagnostic> {
    let name = path.display().to_string();
    let spec =
        DossierSpec { law: &judged.law, commune: &judged.commune, assessment: &judged.assessment, findings: &judged.findings, date: None };
    let failed =
        |e: workbook::WorkbookError| Diagnostic::new(Code::FileUnreadable, Place::File(name.as_str().into())).with("reason", e.to_string());
    Spreadsheet::of_bytes(&workbook::dossier(&spec).map_err(failed)?, &name)
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
        // The row of the headings stands lower where something is remarked above it.
        "t6" => {
            let behind = grid.rows().last()?.checked_sub(origin.row)? as usize;
            assessment.conditions.len().checked_sub(behind + 1).and_then(|index| assessment.conditions.get(index))
        }
        _ => assessment.item(&anew.row_id(id, origin.row)?),
    }
}

/// The criteria files that are not those of then.
fn criteria(read: &Spreadsheet, law: &Law) -> Vec<CriteriaChange> {
    let mut changes = Vec::new();
    let then = read.criteria();
    for file in &then {
        let now = law.files.iter().find(|f| f.id == file.id).map(|f| (f.version.clone(), f.sha256.clone()));
        let sha256 = file.sha256.clone().or_else(|| now.as_ref().map(|(_, sha)| sha.clone())).unwrap_or_default();
        let before = Some((file.version.clone(), sha256));
        if before != now {
            changes.push(CriteriaChange { id: file.id.clone(), then: before, now });
        }
    }
    for file in law.files.iter().filter(|f| !then.iter().any(|t| t.id == f.id)) {
        let now = Some((file.version.clone(), file.sha256.clone()));
        changes.push(CriteriaChange { id: file.id.clone(), then: None, now });
    }
    changes
}

fn state(folder: &Path, file: &str, sha256: &str) -> EvidenceState {
    match located(folder, file).and_then(|path| digest(&path).ok()) {
        Some(now) if now == sha256 => EvidenceState::Same,
        Some(_) => EvidenceState::Changed,
        None => EvidenceState::Missing,
    }
}

/// SHA-256 of a file, read piece by piece: evidence may be films.
pub(super) fn digest(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = File::open(path)?;
    let mut piece = vec![0; 64 * 1024];
    loop {
        let count = io::Read::read(&mut file, &mut piece)?;
        if count == 0 {
            return Ok(hash.finalize().iter().map(|b| format!("{b:02x}")).collect());
        }
        hash.update(piece.get(..count).unwrap_or_default());
    }
}
