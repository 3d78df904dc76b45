//! The contract for programs: `ntm.appraisal/1`. Keys are only ever added.

use serde::Serialize;

use crate::assess::{Counts, Verdict};
use crate::commune::{Ruled, Ruling};
use crate::criteria::{ItemRef, Step};
use crate::district::{Agreement, Appraisal, AppraisedItem, AppraisedStep, RulingChange, Subject, Unjudged};
use crate::explain;
use crate::messages::Lang;
use crate::report::json::DiagnosticJson;

/// Name and version of the contract.
const SCHEMA: &str = "ntm.appraisal/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    tool: &'static str,
    dossiers: Vec<AppraisalJson<'a>>,
    unread: Vec<UnreadJson<'a>>,
}

#[derive(Serialize)]
struct UnreadJson<'a> {
    file: &'a str,
    diagnostics: Vec<DiagnosticJson>,
}

/// One dossier.
#[derive(Serialize)]
pub(in crate::report) struct AppraisalJson<'a> {
    file: &'a str,
    name: Option<&'a str>,
    code: Option<&'a str>,
    district: Option<&'a str>,
    province: Option<&'a str>,
    year: i16,
    as_of: String,
    target: &'static str,
    verdict: Verdict,
    provisional: bool,
    own_step: StepNameJson<'a>,
    steps: Vec<StepJson<'a>>,
    indicators: Vec<ItemJson<'a>>,
    diagnostics: Vec<DiagnosticJson>,
}

#[derive(Serialize)]
struct StepNameJson<'a> {
    id: &'a str,
    column: &'a str,
    name: String,
}

#[derive(Serialize)]
struct StepJson<'a> {
    #[serde(flatten)]
    step: StepNameJson<'a>,
    counts: CountsJson,
    sets: Vec<SetJson>,
    criteria: Vec<CriterionJson<'a>>,
    differs_from_previous: Vec<String>,
}

#[derive(Serialize)]
struct CountsJson {
    agree: usize,
    differ: usize,
    open: usize,
    unreadable: usize,
    total: usize,
}

#[derive(Serialize)]
struct SetJson {
    level: &'static str,
    own: Counts,
    appraised: Counts,
}

#[derive(Serialize)]
struct CriterionJson<'a> {
    level: &'static str,
    number: u32,
    name: &'a str,
    own: Verdict,
    provisional: bool,
    appraised: Verdict,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    item: String,
    criterion: u32,
    name: &'a str,
    own: Verdict,
    provisional: bool,
    appraised: Vec<RuledJson<'a>>,
}

#[derive(Serialize)]
struct RuledJson<'a> {
    step: &'a str,
    state: &'static str,
    verdict: Option<&'static str>,
    read: &'a str,
    note: &'a str,
    cell: Option<PlaceJson<'a>>,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    sheet: &'a str,
    cell: String,
}

/// A result that was another in an older dossier.
#[derive(Serialize)]
pub(in crate::report) struct RulingChangeJson<'a> {
    step: &'a str,
    item: String,
    old: Option<&'static str>,
    new: Option<&'static str>,
    old_cell: PlaceJson<'a>,
    new_cell: PlaceJson<'a>,
}

/// The dossiers as one JSON document.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, subjects: &[Subject], unjudged: &[Unjudged]) -> Result<String, serde_json::Error> {
    let told = |u: &'_ Unjudged| u.findings.iter().map(|f| DiagnosticJson::of(lang, f)).collect();
    let document = Document {
        schema: SCHEMA,
        tool: concat!("ntm ", env!("CARGO_PKG_VERSION")),
        dossiers: subjects.iter().filter_map(|s| AppraisalJson::of(lang, s)).collect(),
        unread: unjudged.iter().map(|u| UnreadJson { file: &u.file, diagnostics: told(u) }).collect(),
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

impl<'a> AppraisalJson<'a> {
    /// Of a dossier; nothing of a file that is none.
    pub fn of(lang: Lang, subject: &'a Subject) -> Option<Self> {
        let appraisal = subject.appraisal.as_ref()?;
        let (commune, assessment) = (&subject.commune, &subject.assessment);
        Some(Self {
            file: &subject.file,
            name: commune.name.value.as_deref(),
            code: commune.code.value.as_deref(),
            district: commune.district.value.as_deref(),
            province: commune.province.value.as_deref(),
            year: assessment.place.year,
            as_of: assessment.place.as_of.to_string(),
            target: assessment.target.id(),
            verdict: assessment.overall.verdict,
            provisional: assessment.overall.provisional,
            own_step: StepNameJson::of(lang, &appraisal.own),
            steps: appraisal.steps.iter().map(|s| StepJson::of(lang, s)).collect(),
            indicators: appraisal.items.iter().filter_map(|i| item(subject, appraisal, i)).collect(),
            diagnostics: appraisal.findings.iter().map(|f| DiagnosticJson::of(lang, f)).collect(),
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
        let criterion = |c: &'a crate::district::AppraisedCriterion| CriterionJson {
            level: c.level.id(),
            number: c.number,
            name: &c.name,
            own: c.own.verdict,
            provisional: c.own.provisional,
            appraised: c.theirs,
        };
        Self {
            step: StepNameJson::of(lang, &step.step),
            counts: CountsJson { agree, differ, open, unreadable, total },
            sets: step.sets.iter().map(|(level, own, theirs)| SetJson { level: level.id(), own: *own, appraised: *theirs }).collect(),
            criteria: step.criteria.iter().map(criterion).collect(),
            differs_from_previous: step.against_previous.iter().map(ItemRef::to_string).collect(),
        }
    }
}

fn item<'a>(subject: &'a Subject, appraisal: &'a Appraisal, item: &'a AppraisedItem) -> Option<ItemJson<'a>> {
    let own = subject.assessment.item(&item.item)?;
    let cells = appraisal.steps.iter().zip(&item.cells).map(|(step, (stand, cell))| RuledJson {
        step: &step.step.id,
        state: stand.id(),
        verdict: cell.as_ref().and_then(word),
        read: cell.as_ref().map_or("", |c| &c.read),
        note: cell.as_ref().map_or("", |c| &c.note),
        cell: cell.as_ref().map(place),
    });
    Some(ItemJson {
        item: item.item.to_string(),
        criterion: item.criterion,
        name: &own.version.name,
        own: item.own,
        provisional: own.finding.provisional,
        appraised: cells.collect(),
    })
}

impl<'a> RulingChangeJson<'a> {
    /// Of a change.
    pub fn of(change: &'a RulingChange) -> Self {
        Self {
            step: &change.step.id,
            item: change.item.to_string(),
            old: word(&change.old),
            new: word(&change.new),
            old_cell: place(&change.old),
            new_cell: place(&change.new),
        }
    }
}

fn word(cell: &Ruled) -> Option<&'static str> {
    cell.ruling.map(|ruling| match ruling {
        Ruling::Met => Verdict::Met.id(),
        Ruling::NotMet => Verdict::NotMet.id(),
        Ruling::NotApplicable => Verdict::NotApplicable.id(),
    })
}

fn place(cell: &Ruled) -> PlaceJson<'_> {
    PlaceJson { sheet: &cell.origin.sheet, cell: cell.origin.cell() }
}
