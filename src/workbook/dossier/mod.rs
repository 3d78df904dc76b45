//! The dossier of one commune: cover, T6 conditions, T1 summary, chart, T2 detail, T3 and T4 for the further steps,
//! villages, T5 evidence, T7 resources, T8 debts, T9 survey, narrative, procedure, remedial plan, explanations and thresholds asked for,
//! data problems, provenance; then the inputs themselves, from which the verdicts are live.

mod chart;
mod cover;
mod letterhead;
mod live;
mod print;
mod provenance;
mod villages;

use super::book::{Book, Properties};
use super::form::{InputSpec, input_sheets, properties};
use super::formula::Formulas;
use super::page::Leaf;
use super::sheet::{Packing, Styles, keep_off_paper};
use super::{DossierSpec, Extras, WorkbookError};
use crate::layout::dossier::{SHEETS, sha_property, sheet_name};
use crate::layout::property;
use crate::tables::{self, Subject};
use print::{Rows, print};

/// What every sheet of a dossier is written from.
pub(super) struct DossierContext<'a> {
    spec: &'a DossierSpec<'a>,
    styles: &'a Styles,
    formulas: &'a Formulas<'a>,
    extras: &'a Extras,
}

impl<'a> DossierContext<'a> {
    /// What the tables are about.
    fn subject(&self) -> Subject<'a> {
        Subject { law: self.spec.law, commune: self.spec.commune, assessment: self.spec.assessment }
    }

    /// What people wrote into the cell of a row and a column of a sheet of the dossier before.
    fn written(&self, sheet: &'static str) -> impl Fn(&str, &str) -> Option<String> {
        move |row, column| self.extras.typed.get(&(sheet.to_string(), row.to_string(), column.to_string())).cloned()
    }
}

/// The sheets this dossier has: that of the villages only where some are entered, that of words where something is told.
fn sheets<'a>(context: &DossierContext<'a>) -> impl Iterator<Item = &'static str> + use<'a> {
    let (villages, told) = (!context.spec.assessment.villages.is_empty(), !context.spec.commune.narrative.is_empty());
    SHEETS.into_iter().filter(move |id| match *id {
        "villages" => villages,
        "narrative" => told,
        _ => true,
    })
}

pub(super) fn dossier(spec: &DossierSpec, extras: &Extras) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let provinces = [spec.law.province.clone()];
    let inputs = InputSpec {
        law: spec.law,
        provinces: &provinces,
        commune: spec.commune,
        assessment: spec.assessment,
        last_year: None,
        open: false,
        by_village: false,
        typed: &extras.words,
    };
    let (mut inputs, papers) =
        input_sheets(&inputs, &styles, |formulas| papers(&DossierContext { spec, styles: &styles, formulas, extras }))?;
    inputs.visible.iter_mut().try_for_each(keep_off_paper)?;
    let mut book = Book::with(stamped(spec, extras)?)?;
    papers.into_iter().for_each(|sheet| book.push(sheet));
    inputs.visible.into_iter().chain(inputs.hidden).for_each(|sheet| book.push(sheet));
    book.pack(Packing::Usual)
}

/// The properties of a form, and by what the dossier can be determined to be as it was written.
fn stamped(spec: &DossierSpec, extras: &Extras) -> Result<Properties, WorkbookError> {
    let mut properties = properties(spec.law, "dossier", spec.assessment.place.year, spec.assessment)?;
    for file in &spec.law.files {
        properties = properties.with(sha_property(&file.id), &file.sha256);
    }
    let date = spec.date.map(|day| day.to_string());
    let source = spec.commune.inputs.first().map(|file| file.sha256.clone());
    let optional = [
        (property::SOURCE, &source),
        (property::EVIDENCE, &extras.evidence),
        (property::INPUTS, &extras.fingerprint),
        (property::REPORT_NUMBER, &extras.number),
        (property::PAPER_DATE, &date),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            properties = properties.with(name, value);
        }
    }
    Ok(properties)
}

fn papers(context: &DossierContext) -> Result<Vec<Leaf>, WorkbookError> {
    let (of, written) = (context.subject(), |sheet| context.written(sheet));
    let (detail, rows) = print(context, &tables::detail(of), &Rows::new())?;
    let sheet = |table: tables::Table| print(context, &table, &rows).map(|(table, _)| table.sheet);
    let mut papers =
        vec![cover::write(context)?, sheet(tables::conditions(of))?, sheet(tables::summary(of))?, chart::write(context)?.sheet];
    papers.extend([detail.sheet, sheet(tables::steps(of, &written("t3")))?]);
    papers.extend(villages::write(context)?.map(|table| table.sheet));
    let told = Some(tables::narrative(of)).filter(|_| !context.spec.commune.narrative.is_empty());
    let more = [tables::evidence(of), tables::resources(of), tables::debts(of), tables::survey(of)].into_iter().chain(told).chain([
        tables::procedure(of, &written("procedure")),
        tables::remedies(of, &written("plan")),
        tables::explanations(of, context.spec.findings, &written("explanations")),
        tables::thresholds(of, &written("thresholds")),
        tables::problems(context.spec.findings),
    ]);
    for table in more {
        let idle = table.idle;
        papers.push(sheet(table)?);
        papers.last_mut().filter(|_| idle).map_or(Ok(()), Leaf::keep_off_paper)?;
    }
    let mut provenance = provenance::write(context)?.sheet;
    provenance.keep_off_paper()?;
    papers.push(provenance);
    Ok(papers)
}
