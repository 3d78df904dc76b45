//! Results as rows of the tables of a database (`ntm.database/1`). Which tables and views there are is in `records/schema.sql`.

mod commune;
mod item;

use crate::assess::{Finding, Verdict};
use crate::diag::Diagnostic;
use crate::messages::Lang;
use crate::text::{Date, Decimal};

use super::contract::{CriteriaFileJson, DiagnosticJson, Head};
use super::{Case, Outcome};

/// Name and version of the contract.
const SCHEMA: &str = "ntm.database/1";

/// What a database is begun with, and the indices it gets when all rows are there.
pub const TABLES: &str = include_str!("records/schema.sql");
pub const INDICES: &str = include_str!("records/indices.sql");

/// What is in a field of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    Nothing,
    Whole(i64),
    Double(f64),
    Text(String),
}

/// A row of a table.
#[derive(Debug)]
pub struct Record {
    pub table: &'static str,
    pub fields: Vec<(&'static str, Field)>,
}

impl Record {
    fn of(table: &'static str, fields: impl Iterator<Item = (&'static str, Field)>) -> Self {
        Self { table, fields: fields.collect() }
    }
}

/// The rows of a round, commune by commune.
pub struct Records {
    lang: Lang,
    communes: i64,
    /// Criteria files that have their rows.
    files: Vec<CriteriaFileJson>,
}

impl Records {
    pub fn new(lang: Lang) -> Self {
        Self { lang, communes: 0, files: Vec::new() }
    }

    /// What a database says of itself.
    pub fn head(&self) -> Vec<Record> {
        let about = |(key, value): (&str, &str)| Record { table: "about", fields: vec![("key", text(key)), ("value", text(value))] };
        Head::of(SCHEMA).facts().into_iter().map(about).collect()
    }

    /// The rows of a commune, or of what could not be judged.
    pub fn of(&mut self, outcome: &Outcome) -> Vec<Record> {
        self.communes += 1;
        let mut records = match outcome {
            Outcome::Judged(case) => self.files(case),
            Outcome::Unjudged { .. } => Vec::new(),
        };
        records.push(commune::record(self.communes, outcome));
        if let Outcome::Judged(case) = outcome {
            item::add(self.lang, self.communes, case, &mut records);
        }
        records.extend(self.findings(Some(self.communes), commune::findings(outcome)));
        records
    }

    /// The rows of what was found by comparing communes.
    pub fn across(&self, findings: &[Diagnostic]) -> Vec<Record> {
        self.findings(None, findings)
    }

    fn files(&mut self, case: &Case) -> Vec<Record> {
        let mut records = Vec::new();
        for file in super::json::criteria_of(case) {
            if !self.files.contains(&file) {
                let fields = file.facts().map(|(name, value)| (name, text(value)));
                records.push(Record { table: "criteria_files", fields: fields.into() });
                self.files.push(file);
            }
        }
        records
    }

    fn findings(&self, commune: Option<i64>, findings: &[Diagnostic]) -> Vec<Record> {
        let row = |finding| commune::Found { commune, finding: DiagnosticJson::of(self.lang, finding) };
        findings.iter().map(row).map(|found| found.record()).collect()
    }
}

fn text(value: impl ToString) -> Field {
    Field::Text(value.to_string())
}

fn maybe(value: Option<impl ToString>) -> Field {
    value.map_or(Field::Nothing, text)
}

/// Nothing where the text is empty.
fn words(value: &str) -> Field {
    maybe(Some(value).filter(|value| !value.is_empty()))
}

fn flag(yes: bool) -> Field {
    Field::Whole(yes.into())
}

fn whole(number: impl TryInto<i64>) -> Field {
    number.try_into().map_or(Field::Nothing, Field::Whole)
}

fn day(day: Option<Date>) -> Field {
    maybe(day)
}

/// The exact decimal.
fn exact(number: Option<&Decimal>) -> Field {
    maybe(number.map(Decimal::plain))
}

/// The nearest double, to reckon with.
fn double(number: Option<&Decimal>) -> Field {
    number.map_or(Field::Nothing, |number| Field::Double(number.to_double()))
}

fn verdict(verdict: Verdict) -> Field {
    text(verdict.id())
}

fn provisional(finding: Finding) -> Field {
    flag(finding.provisional)
}
