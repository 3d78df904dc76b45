//! One row per commune: its verdicts, how much of its target is met, and what is still lacking. A file or commune that
//! could not be judged has a row as well, without verdicts, so that none drops out unseen.

use super::{or_blank, printed, safe, verdict, written};
use crate::assess::{Assessment, Counts, ItemResult, met_without_documents};
use crate::diag::{Diagnostic, Severity};
use crate::report::facts::{Answered, effective, target_readings};
use crate::report::{Case, Outcome};

/// A heading, and what a row has below it.
type Column = (&'static str, fn(&Outcome) -> String);

/// The columns, in order. Those that the table of indicators has too are called alike.
const COLUMNS: &[Column] = &[
    ("commune_code", |o| of_case(o, |c| safe(or_blank(c.commune.code.value.as_deref())))),
    ("commune", |o| safe(name(o))),
    ("district", |o| of_case(o, |c| safe(or_blank(c.commune.district.value.as_deref())))),
    ("province", |o| of_case(o, |c| safe(or_blank(c.commune.province.value.as_deref())))),
    ("region", |o| of_case(o, |c| c.law.region.clone())),
    ("effective_region", |o| of_case(o, |c| printed(target_readings(c).and_then(effective)))),
    ("year", |o| of_judged(o, |a| a.place.year.to_string())),
    ("as_of", |o| of_judged(o, |a| a.place.as_of.to_string())),
    ("target", |o| of_judged(o, |a| a.target.to_string())),
    ("judged", |o| matches!(o, Outcome::Judged(_)).to_string()),
    ("commune_verdict", |o| of_judged(o, |a| verdict(a.overall))),
    ("commune_provisional", |o| of_judged(o, |a| a.overall.provisional.to_string())),
    ("criteria_verdict", |o| of_judged(o, |a| verdict(a.criteria))),
    ("criteria_provisional", |o| of_judged(o, |a| a.criteria.provisional.to_string())),
    ("maintenance", |o| of_judged(o, |a| a.maintenance.to_string())),
    ("level_held", |o| of_case(o, |c| printed(c.commune.held().map(|h| &h.level)))),
    ("level_met", |o| of_judged(o, |a| printed(a.level_met.as_ref()))),
    ("revocation_zone", |o| of_judged(o, |a| printed(a.revocation.as_ref().map(|r| r.zone.id())))),
    ("criteria_met", |o| count(o, criteria, |n| n.met)),
    ("criteria_not_met", |o| count(o, criteria, |n| n.not_met)),
    ("criteria_undetermined", |o| count(o, criteria, |n| n.undetermined)),
    ("criteria_not_applicable", |o| count(o, criteria, |n| n.not_applicable)),
    ("criteria_total", |o| count(o, criteria, |n| n.total)),
    ("indicators_met", |o| count(o, indicators, |n| n.met)),
    ("indicators_not_met", |o| count(o, indicators, |n| n.not_met)),
    ("indicators_undetermined", |o| count(o, indicators, |n| n.undetermined)),
    ("indicators_not_applicable", |o| count(o, indicators, |n| n.not_applicable)),
    ("indicators_total", |o| count(o, indicators, |n| n.total)),
    ("conditions_met", |o| count(o, conditions, |n| n.met)),
    ("conditions_not_met", |o| count(o, conditions, |n| n.not_met)),
    ("conditions_undetermined", |o| count(o, conditions, |n| n.undetermined)),
    ("conditions_not_applicable", |o| count(o, conditions, |n| n.not_applicable)),
    ("conditions_total", |o| count(o, conditions, |n| n.total)),
    ("figures_missing", |o| of_case(o, |c| c.assessment.items().map(|i| missing(c, i)).sum::<usize>().to_string())),
    ("met_without_documents", |o| of_case(o, |c| c.assessment.items().filter(|i| met_without_documents(c.commune, i)).count().to_string())),
    ("errors", |o| grave(o, Severity::Error)),
    ("warnings", |o| grave(o, Severity::Warning)),
    ("file", |o| safe(file(o))),
];

/// The line of column names.
///
/// # Errors
/// Never in practice: only what the writer itself refuses.
pub fn csv_communes_head(mark: bool) -> Result<String, std::io::Error> {
    written([COLUMNS.iter().map(|(name, _)| *name)]).map(|text| super::marked(mark, text))
}

/// The row of a commune.
///
/// # Errors
/// As [`csv_communes_head`].
pub fn csv_commune(outcome: &Outcome) -> Result<String, std::io::Error> {
    written([COLUMNS.iter().map(|(_, cell)| cell(outcome))])
}

fn of_case(outcome: &Outcome, cell: impl Fn(&Case) -> String) -> String {
    match outcome {
        Outcome::Judged(case) => cell(case),
        Outcome::Unjudged { .. } => String::new(),
    }
}

fn of_judged(outcome: &Outcome, cell: impl Fn(&Assessment) -> String) -> String {
    of_case(outcome, |case| cell(case.assessment))
}

fn count(outcome: &Outcome, of: fn(&Assessment) -> Counts, which: fn(Counts) -> usize) -> String {
    of_judged(outcome, |a| which(of(a)).to_string())
}

/// Of the target's own set: those below it are parts of what it asks for.
fn criteria(assessment: &Assessment) -> Counts {
    assessment.sets.last().map(|set| set.counts).unwrap_or_default()
}

fn indicators(assessment: &Assessment) -> Counts {
    assessment.sets.last().map(|set| set.indicator_counts).unwrap_or_default()
}

fn conditions(assessment: &Assessment) -> Counts {
    Counts::of(assessment.conditions.iter().map(|c| c.finding.verdict))
}

/// How many measures have no answer at all.
fn missing(case: &Case, item: &ItemResult) -> usize {
    let measures = item.version.measures.iter();
    measures.filter(|m| matches!(Answered::to(case, item, m), Answered::Missing)).count()
}

fn findings<'a>(outcome: &Outcome<'a>) -> &'a [Diagnostic] {
    match outcome {
        Outcome::Judged(case) => case.findings,
        Outcome::Unjudged { findings, .. } => findings,
    }
}

fn grave(outcome: &Outcome, severity: Severity) -> String {
    findings(outcome).iter().filter(|f| f.severity() == severity).count().to_string()
}

fn name<'a>(outcome: &Outcome<'a>) -> &'a str {
    match outcome {
        Outcome::Judged(case) => or_blank(case.commune.name.value.as_deref()),
        Outcome::Unjudged { name, .. } => name,
    }
}

fn file<'a>(outcome: &Outcome<'a>) -> &'a str {
    match outcome {
        Outcome::Judged(case) => case.commune.inputs.first().map_or("", |input| &input.name),
        Outcome::Unjudged { file, .. } => file,
    }
}
