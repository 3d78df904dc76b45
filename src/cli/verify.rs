//! `ntm verify`: a finished dossier against what its own inputs say.

use std::fs::File;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::args::VerifyArgs;
use super::console::Console;
use super::evidence::located;
use super::files;
use super::judge::{Job, Judged, Unjudged};
use super::settings::Settings;
use super::{FAILURE, SUCCESS};
use crate::assess::{Assessment, ItemResult};
use crate::criteria::Law;
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::input::{Differing, Overrides, Spreadsheet};
use crate::layout::dossier::HEAD_ROWS;
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
            (Some(Ok(judged)), Some(read)) => {
                let anew = anew(&judged, path).map_err(|finding| vec![finding])?;
                Ok(Self { read, judged, anew })
            }
            _ => Err(not_ours()),
        }
    }

    /// The fingerprint kept in it, and that of its inputs as they are.
    pub fn fingerprint(&self) -> (Option<String>, String) {
        (self.read.property(property::INPUTS).map(str::to_string), self.read.inputs_fingerprint())
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
    let words = anew.verdict_words();
    let turned = read.verdict_words().into_iter().filter_map(|(item, (_, then))| {
        let now = words.get(&item).map_or(BLANK, |(_, now)| now);
        (now != then).then(|| (item, then, now.to_string()))
    });
    let registered = read.registered().into_iter().map(|r| {
        let state = state(&folder, &r.file, &r.sha256);
        (r.origin, r.file, state)
    });
    Ok(Verified {
        name: judged.commune.name.value.clone().unwrap_or_default(),
        year: judged.assessment.place.year,
        as_of: judged.assessment.place.as_of,
        fingerprint: again.fingerprint(),
        cells: read.differing(anew).into_iter().map(|d| change(judged, anew, d)).collect(),
        criteria: again.criteria(),
        verdicts: turned.collect(),
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
    let Differing { origin, stands, computed } = differing;
    let item = row_item(&judged.assessment, anew, &origin);
    let answer = item.and_then(|i| i.version.measures.iter().find_map(|m| judged.commune.answers.get(&m.id)));
    CellChange { origin, stands, computed, input: answer.and_then(|a| a.origin.clone()) }
}

/// The indicator of a row of T2, or the condition of one of T6: both list them in their order.
fn row_item<'a>(assessment: &'a Assessment, anew: &Spreadsheet, origin: &Origin) -> Option<&'a ItemResult> {
    let nth = |id: &str, column: u32| {
        let grid = anew.paper(id).filter(|g| g.name == origin.sheet)?;
        let rows: Vec<u32> = grid.rows().into_iter().filter(|r| *r > HEAD_ROWS && grid.get(*r, column).is_some()).collect();
        rows.iter().position(|r| *r == origin.row)
    };
    if let Some(index) = nth("t2", 2) {
        return assessment.sets.iter().flat_map(|s| s.indicators()).nth(index);
    }
    // The row of the headings stands lower where something is remarked above it.
    let from_end = anew.paper("t6").filter(|g| g.name == origin.sheet)?;
    let last = from_end.rows().last().copied()?;
    let behind = last.checked_sub(origin.row)? as usize;
    assessment.conditions.len().checked_sub(behind + 1).and_then(|index| assessment.conditions.get(index))
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
