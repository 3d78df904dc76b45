//! A commune's own assessment next to what its appraisers found: reported, and never taken for a verdict.

use std::collections::BTreeMap;

use crate::assess::{Assessment, Counts, CriterionResult, Finding, Verdict};
use crate::commune::{Ruled, Ruling, RulingColumn};
use crate::criteria::{ItemRef, Level, Step};
use crate::diag::{Code, Diagnostic, Place};
use crate::text::ids;

/// How a step is to the commune's own assessment of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// The same.
    Agree,
    /// Something else.
    Differ,
    /// Nothing was written.
    Open,
    /// What was written is no word for a result.
    Unreadable,
}

ids! { Stand: Agree => "agree", Differ => "differ", Open => "open", Unreadable => "unreadable" }

impl Stand {
    fn of(own: Verdict, cell: Option<&Ruled>) -> Self {
        match cell {
            None => Self::Open,
            Some(cell) if cell.is_unreadable() => Self::Unreadable,
            Some(cell) => cell.ruling.map_or(Self::Open, |ruling| if verdict(ruling) == own { Self::Agree } else { Self::Differ }),
        }
    }
}

/// The verdict a ruling would be.
fn verdict(ruling: Ruling) -> Verdict {
    match ruling {
        Ruling::Met => Verdict::Met,
        Ruling::NotMet => Verdict::NotMet,
        Ruling::NotApplicable => Verdict::NotApplicable,
    }
}

/// How many indicators are how; they add up to the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Agreement {
    /// The same as the commune's own.
    pub agree: usize,
    /// Something else.
    pub differ: usize,
    /// Not appraised yet.
    pub open: usize,
    /// A word nobody can read.
    pub unreadable: usize,
    pub total: usize,
}

/// An indicator with its cell in the column of each step; none where the sheet has no row for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisedItem {
    pub item: ItemRef,
    /// Number of its criterion.
    pub criterion: u32,
    /// The commune's own verdict.
    pub own: Verdict,
    /// One for each step.
    pub cells: Vec<(Stand, Option<Ruled>)>,
}

impl AppraisedItem {
    /// Whether any step is this way.
    pub fn any(&self, stand: Stand) -> bool {
        self.cells.iter().any(|(s, _)| *s == stand)
    }
}

/// A criterion that comes to something else by the words of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisedCriterion {
    pub level: Level,
    pub number: u32,
    pub name: String,
    pub own: Finding,
    /// By the words of the step.
    pub theirs: Verdict,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppraisedStep {
    pub step: Step,
    /// Counts of the indicators.
    pub agreement: Agreement,
    /// For each set, its criteria by the commune's own verdicts and by the words of the step; a criterion that is not
    /// appraised whole is undetermined unless it fails already.
    pub sets: Vec<(Level, Counts, Counts)>,
    /// Criteria decided by this step otherwise than by the commune.
    pub criteria: Vec<AppraisedCriterion>,
    /// Indicators of which the step before says something else.
    pub against_previous: Vec<ItemRef>,
}

/// What became of a commune's own assessment on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appraisal {
    /// The commune's own step.
    pub own: Step,
    /// The steps after it; none where the dossier has no column for any.
    pub steps: Vec<AppraisedStep>,
    pub items: Vec<AppraisedItem>,
    /// What is wrong with the columns, and with the dossier they are in.
    pub findings: Vec<Diagnostic>,
}

impl Appraisal {
    /// Puts the columns of the steps next to the commune's own verdicts.
    pub fn of(assessment: &Assessment, own: Step, columns: Vec<RulingColumn>, mut findings: Vec<Diagnostic>) -> Self {
        let items: Vec<AppraisedItem> = criteria(assessment).flat_map(|(_, c)| items(c, &columns)).collect();
        findings.extend(columns.iter().zip(columns.iter().skip(1)).filter_map(|(lower, higher)| skipped(&items, lower, higher)));
        let before = [None].into_iter().chain(columns.iter().map(Some));
        let steps =
            columns.iter().enumerate().zip(before).map(|((at, column), before)| step(assessment, &items, at, column, before)).collect();
        Self { own, steps, items, findings }
    }

    /// Whether anything was written in any column.
    pub fn is_begun(&self) -> bool {
        self.steps.iter().any(|s| s.agreement.open < s.agreement.total)
    }
}

fn criteria(assessment: &Assessment) -> impl Iterator<Item = (Level, &CriterionResult)> {
    assessment.sets.iter().flat_map(|s| s.criteria.iter().map(move |c| (s.level, c)))
}

fn items(criterion: &CriterionResult, columns: &[RulingColumn]) -> Vec<AppraisedItem> {
    let one = |item: &crate::assess::ItemResult| {
        let own = item.finding.verdict;
        let cell = |column: &RulingColumn| column.cells.get(&item.item).cloned();
        let cells = columns.iter().map(cell).map(|cell| (Stand::of(own, cell.as_ref()), cell)).collect();
        AppraisedItem { item: item.item.clone(), criterion: criterion.number, own, cells }
    };
    criterion.indicators.iter().map(one).collect()
}

fn step(
    assessment: &Assessment,
    items: &[AppraisedItem],
    at: usize,
    column: &RulingColumn,
    before: Option<&RulingColumn>,
) -> AppraisedStep {
    let count = |wanted: Stand| items.iter().filter(|i| i.cells.get(at).is_some_and(|(stand, _)| *stand == wanted)).count();
    let agreement = Agreement {
        agree: count(Stand::Agree),
        differ: count(Stand::Differ),
        open: count(Stand::Open),
        unreadable: count(Stand::Unreadable),
        total: items.len(),
    };
    let by_step: Vec<AppraisedCriterion> = criteria(assessment).map(|(level, c)| criterion(level, c, column)).collect();
    let counts = |level: Level| {
        let of = |side: fn(&AppraisedCriterion) -> Verdict| Counts::of(by_step.iter().filter(|c| c.level == level).map(side));
        (level, of(|c| c.own.verdict), of(|c| c.theirs))
    };
    let sets = assessment.sets.iter().map(|s| counts(s.level)).collect();
    let decided = |c: &AppraisedCriterion| c.theirs != c.own.verdict && c.theirs != Verdict::Undetermined;
    let criteria = by_step.iter().filter(|c| decided(c)).cloned().collect();
    let against_previous = before.map(|before| against(items, before, column)).unwrap_or_default();
    AppraisedStep { step: column.step.clone(), agreement, sets, criteria, against_previous }
}

/// A criterion by the words of a step alone: what it says nothing of is undetermined.
fn criterion(level: Level, criterion: &CriterionResult, column: &RulingColumn) -> AppraisedCriterion {
    let word = |item: &ItemRef| column.cells.get(item).and_then(|c| c.ruling).map_or(Verdict::Undetermined, verdict);
    AppraisedCriterion {
        level,
        number: criterion.number,
        name: criterion.name.clone(),
        own: criterion.finding,
        theirs: Verdict::all(criterion.indicators.iter().map(|i| word(&i.item))),
    }
}

/// Indicators of which both steps say something, and not the same.
fn against(items: &[AppraisedItem], before: &RulingColumn, column: &RulingColumn) -> Vec<ItemRef> {
    let word = |of: &RulingColumn, item: &ItemRef| of.cells.get(item).and_then(|c| c.ruling);
    let differs = |item: &&AppraisedItem| word(before, &item.item).zip(word(column, &item.item)).is_some_and(|(a, b)| a != b);
    items.iter().filter(differs).map(|i| i.item.clone()).collect()
}

/// The higher step has results where the one below it has none: one warning, at the first.
fn skipped(items: &[AppraisedItem], lower: &RulingColumn, higher: &RulingColumn) -> Option<Diagnostic> {
    let cell = |of: &RulingColumn, item: &ItemRef| of.cells.get(item).filter(|c| !c.read.is_empty()).map(|c| c.origin.clone());
    let bare = items.iter().filter(|i| cell(lower, &i.item).is_none());
    let skipped: Vec<_> = bare.filter_map(|i| Some((i, cell(higher, &i.item)?))).collect();
    let (_, first) = skipped.first()?;
    let codes: Vec<String> = skipped.iter().map(|(i, _)| format!("{} {}", crate::layout::book_word(i.item.book), i.item.code)).collect();
    let finding =
        Diagnostic::new(Code::AppraisalStepSkipped, Place::from(first)).with("count", skipped.len()).with("codes", codes.join(", "));
    Some(finding.with("lower", lower.step.result.as_str()).with("higher", higher.step.result.as_str()))
}

/// A result of a step that is another than that of the same step in an older dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulingChange {
    /// The step, as it is now.
    pub step: Step,
    pub item: ItemRef,
    pub old: Ruled,
    pub new: Ruled,
}

/// What the same step, by its id, said of these items then and now; only where both say something.
pub(super) fn changes(old: &Appraisal, new: &Appraisal, comparable: &[&ItemRef]) -> Vec<RulingChange> {
    let ruled = |appraisal: &Appraisal, id: &str| -> BTreeMap<ItemRef, Ruled> {
        let Some(at) = appraisal.steps.iter().position(|s| s.step.id == id) else { return BTreeMap::new() };
        let cell = |i: &AppraisedItem| Some((i.item.clone(), i.cells.get(at)?.1.clone().filter(|c| c.ruling.is_some())?));
        appraisal.items.iter().filter_map(cell).collect()
    };
    let mut found = Vec::new();
    for step in &new.steps {
        let (mut then, mut now) = (ruled(old, &step.step.id), ruled(new, &step.step.id));
        for item in comparable {
            let both = then.remove(*item).zip(now.remove(*item)).filter(|(a, b)| a.ruling != b.ruling);
            found.extend(both.map(|(old, new)| RulingChange { step: step.step.clone(), item: (*item).clone(), old, new }));
        }
    }
    found
}
