//! The dossier of one commune: cover, T6 conditions, T1 summary, chart, T2 detail, T3 and T4 for the further steps,
//! villages, T5 evidence, T7 resources, T8 debts, T9 survey, procedure, remedial plan, explanations and thresholds asked for,
//! data problems, provenance; then the inputs themselves, from which the verdicts are live.

mod asked;
mod chart;
mod conditions;
mod cover;
mod detail;
mod evidence;
mod letterhead;
mod plan;
mod problems;
mod procedure;
mod provenance;
mod steps;
mod summary;
mod tables;
mod villages;

use rust_xlsxwriter::{DocProperties, Worksheet};

use super::form::{InputSpec, input_sheets, properties};
use super::formula::Formulas;
use super::sheet::{Styles, save, workbook};
use super::table::Cell;
use super::{DossierSpec, Extras, WorkbookError};
use crate::layout::dossier::{SHEETS, sha_property, sheet_name};
use crate::layout::property;

/// What every sheet of a dossier is written from.
pub(super) struct Context<'a> {
    spec: &'a DossierSpec<'a>,
    styles: &'a Styles,
    formulas: &'a Formulas<'a>,
    extras: &'a Extras,
}

impl Context<'_> {
    /// A cell for people, with what they wrote into the dossier before.
    fn open(&self, sheet: &str, row: &str, column: &str) -> Cell {
        let key = (sheet.to_string(), row.to_string(), column.to_string());
        self.extras.typed.get(&key).map_or(Cell::Open, |text| Cell::Written(text.clone()))
    }
}

/// The sheets this dossier has: that of the villages only where some are entered.
fn sheets<'a>(context: &Context<'a>) -> impl Iterator<Item = &'static str> + use<'a> {
    let villages = !context.spec.assessment.villages.is_empty();
    SHEETS.into_iter().filter(move |id| villages || *id != "villages")
}

/// Writes the dossier.
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
    };
    let (inputs, papers) = input_sheets(&inputs, &styles, |formulas| papers(&Context { spec, styles: &styles, formulas, extras }))?;
    let mut book = workbook()?;
    book.set_properties(&stamped(spec, extras)?);
    for sheet in papers.into_iter().chain(inputs.visible).chain(inputs.hidden) {
        book.push_worksheet(sheet);
    }
    save(book)
}

/// The properties of a form, and by what the dossier can be told to be as it was written.
fn stamped(spec: &DossierSpec, extras: &Extras) -> Result<DocProperties, WorkbookError> {
    let mut properties = properties(spec.law, "dossier", spec.assessment.place.year, spec.assessment)?;
    for file in &spec.law.files {
        properties = properties.set_custom_property(sha_property(&file.id), file.sha256.as_str());
    }
    for (name, value) in [(property::EVIDENCE, &extras.evidence), (property::INPUTS, &extras.fingerprint)] {
        if let Some(value) = value {
            properties = properties.set_custom_property(name, value.as_str());
        }
    }
    Ok(properties)
}

fn papers(context: &Context) -> Result<Vec<Worksheet>, WorkbookError> {
    let (detail, rows) = detail::write(context)?;
    let mut papers = vec![cover::write(context)?, conditions::write(context)?, summary::write(context)?, chart::write(context)?, detail];
    papers.push(steps::write(context, &rows)?);
    papers.extend(villages::write(context)?);
    papers.push(evidence::write(context)?);
    papers.extend(tables::write(context)?);
    papers.push(procedure::write(context)?);
    papers.extend([plan::write(context)?, asked::explanations(context)?, asked::thresholds(context)?]);
    papers.extend([problems::write(context)?, provenance::write(context)?]);
    Ok(papers)
}
