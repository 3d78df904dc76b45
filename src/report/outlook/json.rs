//! The contract for programs: `ntm.plan/1`.

use super::PlanCase;
use super::shape::*;
use crate::assess::{Budget, Estimate, Finding, Lacking, Outlook, Step, changed_criteria, changed_items, lacks};
use crate::commune::Supposition;
use crate::explain;
use crate::messages::Lang;
use crate::report::contract::{DiagnosticJson, Head, print};

/// Name and version of the contract.
pub(in crate::report) const SCHEMA: &str = "ntm.plan/1";

/// The plan as JSON.
///
/// # Errors
/// Never in practice: only what serde itself refuses.
pub fn json(lang: Lang, case: &PlanCase) -> Result<String, serde_json::Error> {
    let then = case.then();
    let commune = case.commune;
    let place = &then.target.place;
    let (target, next) = (then.to_target(), then.to_next());
    print(&OutlookJson {
        head: Head::of(SCHEMA),
        commune: CommuneJson { names: commune.into(), files: commune.inputs.iter().map(|i| (&i.name).into()).collect() },
        year: place.year,
        as_of: place.as_of.into(),
        target: then.target.target,
        next_level: then.next.as_ref().map(|n| n.target),
        supposed: case.supposed.is_some(),
        now: state(case.now),
        supposition: case.supposed.map(|supposed| suppositions(lang, case, supposed)),
        steps: StepsJson { target: steps(lang, case, target), next: steps(lang, case, next) },
        budget: budgets(case),
        roadmap: case.late.map(|late| RoadmapJson {
            late: late
                .iter()
                .map(|(row, quarter)| LateJson { item: &row.id, quarter: format!("{}-Q{}", quarter.year, quarter.number) })
                .collect(),
        }),
        diagnostics: DiagnosticJson::all(lang, case.findings),
    })
}

fn finding(finding: Finding) -> FindingJson {
    FindingJson { verdict: finding.verdict, provisional: finding.provisional }
}

fn state(outlook: &Outlook) -> StateJson {
    let set = |s: &crate::assess::SetResult| SetJson {
        level: s.level,
        verdict: s.finding.verdict,
        provisional: s.finding.provisional,
        counts: s.counts,
    };
    let highest = outlook.next.as_ref().unwrap_or(&outlook.target);
    StateJson {
        verdict: outlook.target.overall.verdict,
        provisional: outlook.target.overall.provisional,
        level_met: highest.level_met,
        sets: outlook.sets().iter().map(set).collect(),
    }
}

fn suppositions<'a>(lang: Lang, case: &PlanCase<'a>, supposed: &'a Outlook) -> SuppositionsJson<'a> {
    SuppositionsJson {
        suppositions: case.suppositions.iter().filter_map(|s| supposition(lang, case, s)).collect(),
        state: state(supposed),
        items: changed_items(case.now, supposed, case.suppositions)
            .into_iter()
            .map(|t| TurnedJson {
                item: (&t.after.item).into(),
                name: &t.after.version.name,
                before: finding(t.before.finding),
                after: finding(t.after.finding),
            })
            .collect(),
        criteria: changed_criteria(case.now, supposed)
            .into_iter()
            .map(|c| CriterionJson {
                level: c.level,
                number: c.criterion.number,
                name: &c.criterion.name,
                before: finding(c.before),
                after: finding(c.after),
            })
            .collect(),
    }
}

fn supposition<'a>(lang: Lang, case: &PlanCase<'a>, one: &'a Supposition) -> Option<SuppositionJson<'a>> {
    let (_, measure) = explain::measure_name(case.law, &one.measure)?;
    let present = case.commune.answers.get(&one.measure).map(|a| explain::given(lang, &measure, &a.given));
    Some(SuppositionJson {
        option: &one.typed,
        measure: &one.measure,
        value: explain::given(lang, &measure, &one.given),
        present: present.unwrap_or_default(),
    })
}

fn step<'a>(lang: Lang, case: &PlanCase<'a>, step: &Step<'a>) -> StepJson<'a> {
    let item = step.item;
    let estimate = Estimate::of(item, &case.commune.costs);
    let authority = |l: Lacking<'a>| Some(l.authority).filter(|a| !a.is_empty());
    let mut left_to: Vec<&str> = lacks(item).into_iter().filter_map(authority).collect();
    left_to.dedup();
    let amount = |(measure, amount): (&'a crate::criteria::Measure, _)| AmountJson {
        measure: &measure.id,
        amount,
        unit: explain::unit(lang, measure),
    };
    StepJson {
        item: (&item.item).into(),
        criterion: step.criterion.map(|c| c.number),
        name: &item.version.name,
        need: step.need,
        verdict: item.finding.verdict,
        provisional: item.finding.provisional,
        distance: step.distance.clone(),
        required: explain::requirement(lang, &item.version.measures, &item.judged),
        results: explain::results(lang, case.commune, item),
        missing: explain::missing(lang, item),
        amounts: explain::amounts(item).into_iter().map(amount).collect(),
        left_to,
        department: &item.department,
        cost_complete: !estimate.lines.is_empty() && estimate.unpriced.is_empty(),
        cost: estimate.total(),
    }
}

fn steps<'a>(lang: Lang, case: &PlanCase<'a>, all: Vec<Step<'a>>) -> Vec<StepJson<'a>> {
    all.iter().map(|s| step(lang, case, s)).collect()
}

fn budgets<'a>(case: &PlanCase<'a>) -> Option<BudgetsJson<'a>> {
    let then = case.then();
    let target = Budget::of(&then.to_target(), &case.commune.costs)?;
    let next = Budget::of(&then.steps(), &case.commune.costs).filter(|_| then.next.is_some());
    Some(BudgetsJson { target: budget(&target), next: next.as_ref().map(budget) })
}

fn budget<'a>(budget: &Budget<'a>) -> BudgetJson<'a> {
    BudgetJson {
        total: budget.total(),
        funds: budget.by_fund().into_iter().map(|(fund, total)| FundJson { fund, total }).collect(),
        lines: budget
            .lines
            .iter()
            .map(|l| LineJson {
                measure: &l.cost.measure,
                amount: l.amount.clone(),
                unit_cost: &l.cost.cost,
                fund: &l.cost.fund,
                total: l.total(),
            })
            .collect(),
        incomplete: budget.unpriced,
    }
}
