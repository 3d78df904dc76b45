//! The contract for programs: `ntm.appraisal/2`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::{Counts, Verdict};
use crate::commune::Ruling;
use crate::criteria::{Level, Step};
use crate::district::{Agreement, Appraisal, AppraisedItem, AppraisedStep, RulingChange, Stand, Subject, Unjudged};
use crate::explain;
use crate::messages::Lang;
use crate::report::contract::{DayJson, DiagnosticJson, FileJson, Head, ItemIdJson, NamesJson, OriginJson, print};

/// Name and version of the contract.
pub(in crate::report) const SCHEMA: &str = "ntm.appraisal/2";

/// Self-assessment against appraisal within dossiers: `ntm compare DOSSIER --format json`.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct AppraisalsJson<'a> {
    #[serde(flatten)]
    head: Head,
    dossiers: Vec<AppraisalJson<'a>>,
    /// Files that are no dossier, or cannot be read.
    unread: Vec<UnreadJson>,
}

#[derive(Serialize, JsonSchema)]
struct UnreadJson {
    file: FileJson,
    diagnostics: Vec<DiagnosticJson>,
}

/// A dossier: the self-assessment computed from its figures, and what the appraisers wrote next to it. The one never changes the
/// other.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct AppraisalJson<'a> {
    file: FileJson,
    #[serde(flatten)]
    names: NamesJson<'a>,
    year: i16,
    as_of: DayJson,
    target: Level,
    verdict: Verdict,
    provisional: bool,
    own_step: StepNameJson<'a>,
    steps: Vec<StepJson<'a>>,
    indicators: Vec<AppraisedItemJson<'a>>,
    diagnostics: Vec<DiagnosticJson>,
}

#[derive(Serialize, JsonSchema)]
struct StepNameJson<'a> {
    id: &'a str,
    /// Heading of its column.
    column: &'a str,
    name: String,
}

#[derive(Serialize, JsonSchema)]
struct StepJson<'a> {
    #[serde(flatten)]
    step: StepNameJson<'a>,
    /// Indicators; the four add up to the total.
    counts: AgreementJson,
    /// Criteria of each set; a criterion not appraised whole is undetermined unless it fails already.
    sets: Vec<AppraisedSetJson>,
    /// Criteria the step decides otherwise.
    criteria: Vec<AppraisedCriterionJson<'a>>,
    /// Indicators of which the step before says something else.
    differs_from_previous: Vec<ItemIdJson>,
}

#[derive(Serialize, JsonSchema)]
struct AgreementJson {
    agree: usize,
    differ: usize,
    open: usize,
    unreadable: usize,
    total: usize,
}

#[derive(Serialize, JsonSchema)]
struct AppraisedSetJson {
    level: Level,
    own: Counts,
    appraised: Counts,
}

#[derive(Serialize, JsonSchema)]
struct AppraisedCriterionJson<'a> {
    level: Level,
    number: u32,
    name: &'a str,
    own: Verdict,
    provisional: bool,
    appraised: Verdict,
}

#[derive(Serialize, JsonSchema)]
struct AppraisedItemJson<'a> {
    item: ItemIdJson,
    criterion: u32,
    name: &'a str,
    own: Verdict,
    provisional: bool,
    /// One for each step.
    appraised: Vec<RuledJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct RuledJson<'a> {
    step: &'a str,
    state: Stand,
    verdict: Option<Ruling>,
    read: &'a str,
    /// What the agency wrote into its column.
    note: &'a str,
    place: Option<OriginJson>,
}

/// A result that was another in an older dossier.
#[derive(Serialize, JsonSchema)]
pub(in crate::report) struct RulingChangeJson<'a> {
    step: &'a str,
    item: ItemIdJson,
    old: Ruling,
    new: Ruling,
    old_place: OriginJson,
    new_place: OriginJson,
}

/// The dossiers as one JSON document.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, subjects: &[Subject], unjudged: &[Unjudged]) -> Result<String, serde_json::Error> {
    print(&AppraisalsJson {
        head: Head::of(SCHEMA),
        dossiers: subjects.iter().filter_map(|s| AppraisalJson::of(lang, s)).collect(),
        unread: unjudged
            .iter()
            .map(|u| UnreadJson { file: (&u.file).into(), diagnostics: DiagnosticJson::all(lang, &u.findings) })
            .collect(),
    })
}

impl<'a> AppraisalJson<'a> {
    /// Of a dossier; nothing of a file that is none.
    pub fn of(lang: Lang, subject: &'a Subject) -> Option<Self> {
        let appraisal = subject.appraisal.as_ref()?;
        let (commune, assessment) = (&subject.commune, &subject.assessment);
        Some(Self {
            file: (&subject.file).into(),
            names: commune.into(),
            year: assessment.place.year,
            as_of: assessment.place.as_of.into(),
            target: assessment.target,
            verdict: assessment.overall.verdict,
            provisional: assessment.overall.provisional,
            own_step: StepNameJson::of(lang, &appraisal.own),
            steps: appraisal.steps.iter().map(|s| StepJson::of(lang, s)).collect(),
            indicators: appraisal.items.iter().filter_map(|i| item(subject, appraisal, i)).collect(),
            diagnostics: DiagnosticJson::all(lang, &appraisal.findings),
        })
    }
}

impl<'a> StepNameJson<'a> {
    fn of(lang: Lang, step: &'a Step) -> Self {
        Self { id: &step.id, column: &step.result, name: explain::step_name(lang, step) }
    }
}

impl<'a> StepJson<'a> {
    fn of(lang: Lang, step: &'a AppraisedStep) -> Self {
        let Agreement { agree, differ, open, unreadable, total } = step.agreement;
        let criterion = |c: &'a crate::district::AppraisedCriterion| AppraisedCriterionJson {
            level: c.level,
            number: c.number,
            name: &c.name,
            own: c.own.verdict,
            provisional: c.own.provisional,
            appraised: c.theirs,
        };
        Self {
            step: StepNameJson::of(lang, &step.step),
            counts: AgreementJson { agree, differ, open, unreadable, total },
            sets: step.sets.iter().map(|(level, own, theirs)| AppraisedSetJson { level: *level, own: *own, appraised: *theirs }).collect(),
            criteria: step.criteria.iter().map(criterion).collect(),
            differs_from_previous: step.against_previous.iter().map(ItemIdJson::from).collect(),
        }
    }
}

fn item<'a>(subject: &'a Subject, appraisal: &'a Appraisal, item: &'a AppraisedItem) -> Option<AppraisedItemJson<'a>> {
    let own = subject.assessment.item(&item.item)?;
    let cells = appraisal.steps.iter().zip(&item.cells).map(|(step, (stand, cell))| RuledJson {
        step: &step.step.id,
        state: *stand,
        verdict: cell.as_ref().and_then(|c| c.ruling),
        read: cell.as_ref().map_or("", |c| &c.read),
        note: cell.as_ref().map_or("", |c| &c.note),
        place: cell.as_ref().map(|c| (&c.origin).into()),
    });
    Some(AppraisedItemJson {
        item: (&item.item).into(),
        criterion: item.criterion,
        name: &own.version.name,
        own: item.own,
        provisional: own.finding.provisional,
        appraised: cells.collect(),
    })
}

impl<'a> RulingChangeJson<'a> {
    /// Of a change; none unless both steps say something.
    pub fn of(change: &'a RulingChange) -> Option<Self> {
        Some(Self {
            step: &change.step.id,
            item: (&change.item).into(),
            old: change.old.ruling?,
            new: change.new.ruling?,
            old_place: (&change.old.origin).into(),
            new_place: (&change.new.origin).into(),
        })
    }
}
