//! Rows of communes, of what could not be judged, and of findings.

use super::{Field, Record, flag, maybe, provisional, text, verdict, whole, words};
use crate::assess::Assessment;
use crate::diag::Diagnostic;
use crate::report::contract::DiagnosticJson;
use crate::report::facts::{effective, target_readings};
use crate::report::{Case, Outcome};

/// A commune with its number.
struct CommuneRow<'a> {
    id: i64,
    outcome: &'a Outcome<'a>,
}

type CommuneField = fn(&CommuneRow) -> Field;

const COLUMNS: &[(&str, CommuneField)] = &[
    ("id", |r| Field::Whole(r.id)),
    ("code", |r| r.case(|c| maybe(c.commune.code.value.as_ref()))),
    ("name", |r| r.name()),
    ("district", |r| r.case(|c| maybe(c.commune.district.value.as_ref()))),
    ("province", |r| r.case(|c| maybe(c.commune.province.value.as_ref()))),
    ("region", |r| r.case(|c| words(&c.law.region))),
    ("effective_region", |r| r.case(|c| maybe(target_readings(c).and_then(effective)))),
    ("area", |r| r.judged(|a| maybe(a.place.area.as_ref()))),
    ("year", |r| r.judged(|a| whole(a.place.year))),
    ("as_of", |r| r.judged(|a| text(a.place.as_of))),
    ("target", |r| r.judged(|a| text(a.target))),
    ("judged", |r| flag(matches!(r.outcome, Outcome::Judged(_)))),
    ("verdict", |r| r.judged(|a| verdict(a.overall.verdict))),
    ("provisional", |r| r.judged(|a| provisional(a.overall))),
    ("criteria_verdict", |r| r.judged(|a| verdict(a.criteria.verdict))),
    ("criteria_provisional", |r| r.judged(|a| provisional(a.criteria))),
    ("maintenance", |r| r.judged(|a| flag(a.maintenance))),
    ("level_held", |r| r.case(|c| maybe(c.commune.held().map(|held| &held.level)))),
    ("level_met", |r| r.judged(|a| maybe(a.level_met.as_ref()))),
    ("revocation_zone", |r| r.judged(|a| maybe(a.revocation.as_ref().map(|r| r.zone.id())))),
    ("file", |r| r.file()),
    ("sha256", |r| r.case(|c| maybe(c.commune.inputs.first().map(|input| &input.sha256)))),
];

impl CommuneRow<'_> {
    /// Nothing of what could not be judged.
    fn case(&self, field: impl Fn(&Case) -> Field) -> Field {
        match self.outcome {
            Outcome::Judged(case) => field(case),
            Outcome::Unjudged { .. } => Field::Nothing,
        }
    }

    fn judged(&self, field: impl Fn(&Assessment) -> Field) -> Field {
        self.case(|case| field(case.assessment))
    }

    fn name(&self) -> Field {
        match self.outcome {
            Outcome::Judged(case) => maybe(case.commune.name.value.as_ref()),
            Outcome::Unjudged { name, .. } => words(name),
        }
    }

    fn file(&self) -> Field {
        match self.outcome {
            Outcome::Judged(case) => text(case.commune.inputs.first().map_or("", |input| &input.name)),
            Outcome::Unjudged { file, .. } => text(file),
        }
    }
}

pub fn record(id: i64, outcome: &Outcome) -> Record {
    let row = CommuneRow { id, outcome };
    Record::of("communes", COLUMNS.iter().map(|(name, field)| (*name, field(&row))))
}

/// What was found of a commune.
pub fn findings<'a>(outcome: &Outcome<'a>) -> &'a [Diagnostic] {
    match outcome {
        Outcome::Judged(case) => case.findings,
        Outcome::Unjudged { findings, .. } => findings,
    }
}

/// A finding of a commune, or of none.
pub struct Found {
    pub commune: Option<i64>,
    pub finding: DiagnosticJson,
}

impl Found {
    pub fn record(&self) -> Record {
        let own = [("commune_id", self.commune.map_or(Field::Nothing, Field::Whole))];
        let facts = self.finding.facts().into_iter().map(|(name, value)| (name, maybe(value)));
        Record { table: "findings", fields: own.into_iter().chain(facts).collect() }
    }
}
