//! Whether finished dossiers still say what their own inputs do: on the screen, and as `ntm.verification/2`.

use schemars::JsonSchema;
use serde::Serialize;

use super::View;
use super::contract::{DayJson, DiagnosticJson, FileJson, Head, ItemIdJson, OriginJson, Sha256Json, print};
use super::diagnostics::diagnostics;
use super::page::Page;
use crate::criteria::ItemRef;
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::messages::Lang;
use crate::text::ids;

/// Name and version of the contract.
pub(super) const SCHEMA: &str = "ntm.verification/2";

/// A cell that says something else than it should.
pub struct CellChange {
    /// The cell.
    pub origin: Origin,
    /// What is there; empty where it is blank.
    pub stands: String,
    /// What should.
    pub computed: String,
    /// The input it is computed from, where it is that of one indicator.
    pub input: Option<Origin>,
}

/// A criteria file that is not the one of then; a side is empty where there was or is none.
pub struct CriteriaChange {
    /// Its id.
    pub id: String,
    /// Its version and fingerprint then.
    pub then: Option<(String, String)>,
    /// Its version and fingerprint now.
    pub now: Option<(String, String)>,
}

/// What became of a file of evidence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum EvidenceState {
    /// As it was.
    Same,
    /// Another file, or changed.
    Changed,
    /// No longer there, or not to be read.
    Missing,
}

ids! { EvidenceState: Same => "same", Changed => "changed", Missing => "missing" }

/// An item judged otherwise now than then.
#[derive(Debug, Clone)]
pub struct VerdictChange {
    pub item: ItemRef,
    /// As officials call it.
    pub label: String,
    pub then: String,
    pub now: String,
}

/// A dossier read and computed again.
pub struct Verified {
    /// The commune.
    pub name: String,
    /// Assessment year.
    pub year: i16,
    /// As-of date.
    pub as_of: crate::text::Date,
    /// The fingerprint kept in it, and that of its inputs as they are.
    pub fingerprint: (Option<String>, String),
    /// Cells that say something else than they should.
    pub cells: Vec<CellChange>,
    /// Formulas some program saved without calculating them.
    pub uncalculated: Vec<Origin>,
    /// Criteria that are not those of then.
    pub criteria: Vec<CriteriaChange>,
    /// Items judged otherwise now.
    pub verdicts: Vec<VerdictChange>,
    /// Files of evidence: the cell of the fingerprint, path, state.
    pub evidence: Vec<(Origin, String, EvidenceState)>,
    /// Where they were looked for.
    pub folder: String,
}

/// What is to be said of a file; `criteria_changed` whenever a criteria file is not that of then, whatever else was found.
#[derive(Clone, Copy)]
enum State {
    Holds,
    Changed,
    CriteriaChanged,
    Unreadable,
}

ids! { State: Holds => "holds", Changed => "changed", CriteriaChanged => "criteria_changed", Unreadable => "unreadable" }

/// What came of a file.
pub struct Verification {
    /// Name as given.
    pub file: String,
    /// What was found, or why nothing could be.
    pub outcome: Result<Verified, Vec<Diagnostic>>,
}

impl Verification {
    /// Whether it holds; `None` if it could not be read.
    pub fn holds(&self) -> Option<bool> {
        self.outcome.as_ref().ok().map(|v| findings(&self.file, v).is_empty())
    }

    fn state(&self) -> State {
        match &self.outcome {
            Err(_) => State::Unreadable,
            Ok(v) if !v.criteria.is_empty() => State::CriteriaChanged,
            Ok(v) if findings(&self.file, v).is_empty() => State::Holds,
            Ok(_) => State::Changed,
        }
    }

    fn findings(&self) -> Vec<Diagnostic> {
        self.outcome.as_ref().map_or_else(Clone::clone, |v| findings(&self.file, v))
    }
}

/// Everything that keeps a dossier from holding.
fn findings(file: &str, v: &Verified) -> Vec<Diagnostic> {
    let whole = || Place::File(file.into());
    let mut found = Vec::new();
    let sealed = v.fingerprint.0.as_deref() == Some(v.fingerprint.1.as_str());
    match &v.fingerprint.0 {
        None => found.push(Diagnostic::new(Code::DossierUnsealed, whole())),
        Some(_) if !sealed => found.push(Diagnostic::new(Code::DossierInputChanged, whole())),
        Some(_) => {}
    }
    found.extend(
        v.uncalculated
            .first()
            .map(|first| Diagnostic::new(Code::DossierUncalculated, Place::from(first)).with("count", v.uncalculated.len())),
    );
    found.extend(v.criteria.iter().map(|c| {
        let changed = Diagnostic::new(Code::DossierCriteriaChanged, whole()).with("id", c.id.as_str());
        changed.with("then", edition(c.then.as_ref())).with("now", edition(c.now.as_ref()))
    }));
    // By other criteria every threshold may read otherwise; what matters then is who is judged otherwise.
    match v.criteria.is_empty() {
        true => found.extend(v.cells.iter().map(|c| cell(c, sealed))),
        false => found.extend(v.verdicts.iter().map(|turned| {
            let differs = Diagnostic::new(Code::DossierVerdictDiffers, whole()).with("item", turned.label.as_str());
            differs.with("then", turned.then.as_str()).with("now", turned.now.as_str())
        })),
    }
    for (origin, path, state) in &v.evidence {
        let of = |code| Diagnostic::new(code, Place::from(origin)).with("file", path.as_str());
        match state {
            EvidenceState::Same => {}
            EvidenceState::Changed => found.push(of(Code::EvidenceChanged)),
            EvidenceState::Missing => found.push(of(Code::EvidenceGone).with("folder", v.folder.as_str())),
        }
    }
    found
}

fn cell(change: &CellChange, sealed: bool) -> Diagnostic {
    let shown = |text: &str| if text.is_empty() { "-".to_string() } else { text.replace('\n', "; ") };
    let of = |code| Diagnostic::new(code, Place::from(&change.origin)).with("stands", shown(&change.stands));
    match &change.input {
        Some(input) if !sealed => {
            let input = format!("{} › {}", input.sheet, input.cell());
            of(Code::DossierCellStale).with("input", input).with("computed", shown(&change.computed))
        }
        _ => of(Code::DossierCellChanged).with("computed", shown(&change.computed)),
    }
}

/// "2024.1 (sha256 0123456789ab)".
fn edition(of: Option<&(String, String)>) -> String {
    let short = |sha: &str| sha.chars().take(12).collect::<String>();
    of.map_or("-".to_string(), |(version, sha)| format!("{version} (sha256 {})", short(sha)))
}

/// In words: one line per dossier, and what keeps it from holding.
pub fn screen(view: View, all: &[Verification]) -> String {
    let mut page = Page::new(view);
    let lang = view.lang;
    for one in all {
        let findings = one.findings();
        let file = ("file", one.file.as_str().into());
        let line = match &one.outcome {
            Err(_) => lang.say("report-verify-unreadable", &[file]),
            Ok(v) if findings.is_empty() => {
                let facts = [file, ("name", v.name.as_str().into()), ("year", v.year.into()), ("as_of", v.as_of.into())];
                lang.say("report-verify-holds", &facts)
            }
            Ok(_) => lang.say("report-verify-differs", &[file, ("count", findings.len().into())]),
        };
        page.say(&line);
        diagnostics(view, &findings).lines().for_each(|l| page.raw(&format!("  {l}")));
    }
    if all.len() > 1 {
        let count = |wanted: Option<bool>| all.iter().filter(|v| v.holds() == wanted).count();
        let facts = [
            ("total", all.len().into()),
            ("holds", count(Some(true)).into()),
            ("differs", count(Some(false)).into()),
            ("unreadable", count(None).into()),
        ];
        page.say(&lang.say("report-verify-sum", &facts));
    }
    page.finish()
}

/// Whether finished dossiers still say what their own inputs do: `ntm verify --format json`.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct VerificationsJson<'a> {
    #[serde(flatten)]
    head: Head,
    dossiers: Vec<DossierJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct DossierJson<'a> {
    file: FileJson,
    state: State,
    name: Option<&'a str>,
    year: Option<i16>,
    as_of: Option<DayJson>,
    fingerprint: Option<FingerprintJson<'a>>,
    /// Cells the program computes that say something else than computed again by the criteria of now.
    cells: Vec<CellChangeJson<'a>>,
    criteria: Vec<CriteriaChangeJson<'a>>,
    /// Indicators and conditions judged otherwise now, in the words of the dossier.
    verdicts: Vec<VerdictChangeJson<'a>>,
    evidence: Vec<EvidenceFileJson>,
    diagnostics: Vec<DiagnosticJson>,
}

#[derive(Serialize, JsonSchema)]
struct FingerprintJson<'a> {
    stored: Option<&'a str>,
    computed: Sha256Json,
    same: bool,
}

#[derive(Serialize, JsonSchema)]
struct CellChangeJson<'a> {
    place: OriginJson,
    stands: &'a str,
    computed: &'a str,
    /// The input it is computed from, where it is that of one indicator.
    input: Option<OriginJson>,
}

#[derive(Serialize, JsonSchema)]
struct CriteriaChangeJson<'a> {
    id: &'a str,
    then: Option<EditionJson<'a>>,
    now: Option<EditionJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct EditionJson<'a> {
    version: &'a str,
    sha256: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct VerdictChangeJson<'a> {
    item: ItemIdJson,
    then: &'a str,
    now: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct EvidenceFileJson {
    file: FileJson,
    state: EvidenceState,
}

/// As one JSON document.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, all: &[Verification]) -> Result<String, serde_json::Error> {
    print(&VerificationsJson { head: Head::of(SCHEMA), dossiers: all.iter().map(|one| dossier(lang, one)).collect() })
}

fn dossier(lang: Lang, one: &Verification) -> DossierJson<'_> {
    let ok = one.outcome.as_ref().ok();
    DossierJson {
        file: (&one.file).into(),
        state: one.state(),
        name: ok.map(|v| v.name.as_str()),
        year: ok.map(|v| v.year),
        as_of: ok.map(|v| v.as_of.into()),
        fingerprint: ok.map(|v| {
            let (stored, computed) = (v.fingerprint.0.as_deref(), v.fingerprint.1.as_str());
            FingerprintJson { stored, computed: computed.into(), same: stored == Some(computed) }
        }),
        cells: ok.into_iter().flat_map(|v| &v.cells).map(cell_json).collect(),
        criteria: ok.into_iter().flat_map(|v| &v.criteria).map(criteria_json).collect(),
        verdicts: ok
            .into_iter()
            .flat_map(|v| &v.verdicts)
            .map(|turned| VerdictChangeJson { item: (&turned.item).into(), then: &turned.then, now: &turned.now })
            .collect(),
        evidence: ok
            .into_iter()
            .flat_map(|v| &v.evidence)
            .map(|(_, file, state)| EvidenceFileJson { file: file.into(), state: *state })
            .collect(),
        diagnostics: DiagnosticJson::all(lang, &one.findings()),
    }
}

fn cell_json(c: &CellChange) -> CellChangeJson<'_> {
    CellChangeJson { place: (&c.origin).into(), stands: &c.stands, computed: &c.computed, input: c.input.as_ref().map(Into::into) }
}

fn criteria_json(c: &CriteriaChange) -> CriteriaChangeJson<'_> {
    CriteriaChangeJson { id: &c.id, then: edition_json(c.then.as_ref()), now: edition_json(c.now.as_ref()) }
}

fn edition_json(of: Option<&(String, String)>) -> Option<EditionJson<'_>> {
    of.map(|(version, sha256)| EditionJson { version, sha256 })
}
