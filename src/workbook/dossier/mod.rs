//! The dossier of one commune: cover, T6 conditions, T1 summary, chart, T2 detail, T3 and T4 for the further steps,
//! villages, T5 evidence, T7 resources, T8 debts, T9 survey, remedial plan, explanations and thresholds asked for,
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
mod provenance;
mod steps;
mod summary;
mod tables;
mod villages;

use rust_xlsxwriter::Worksheet;

use super::form::{InputSpec, input_sheets, properties};
use super::formula::Formulas;
use super::sheet::{Styles, save, workbook};
use super::{DossierSpec, WorkbookError};
use crate::messages::Lang;

/// What every sheet of a dossier is written from.
pub(super) struct Context<'a> {
    spec: &'a DossierSpec<'a>,
    styles: &'a Styles,
    formulas: &'a Formulas<'a>,
}

/// Sheets of the dossier proper, in order, by the id of their name.
const SHEETS: [&str; 16] = [
    "cover",
    "t6",
    "t1",
    "chart",
    "t2",
    "t3",
    "villages",
    "t5",
    "t7",
    "t8",
    "t9",
    "plan",
    "explanations",
    "thresholds",
    "problems",
    "provenance",
];

/// The sheets this dossier has: that of the villages only where some are entered.
fn sheets<'a>(context: &Context<'a>) -> impl Iterator<Item = &'static str> + use<'a> {
    let villages = !context.spec.assessment.villages.is_empty();
    SHEETS.into_iter().filter(move |id| villages || *id != "villages")
}

fn sheet_name(id: &str) -> String {
    Lang::Vi.text(&format!("dossier-sheet-{id}"))
}

/// Writes the dossier.
pub(super) fn dossier(spec: &DossierSpec) -> Result<Vec<u8>, WorkbookError> {
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
    let (inputs, papers) = input_sheets(&inputs, &styles, |formulas| papers(&Context { spec, styles: &styles, formulas }))?;
    let mut book = workbook()?;
    book.set_properties(&properties(spec.law, "dossier", spec.assessment.place.year, spec.assessment)?);
    for sheet in papers.into_iter().chain(inputs.visible).chain(inputs.hidden) {
        book.push_worksheet(sheet);
    }
    save(book)
}

fn papers(context: &Context) -> Result<Vec<Worksheet>, WorkbookError> {
    let (detail, rows) = detail::write(context)?;
    let mut papers = vec![cover::write(context)?, conditions::write(context)?, summary::write(context)?, chart::write(context)?, detail];
    papers.push(steps::write(context, &rows)?);
    papers.extend(villages::write(context)?);
    papers.push(evidence::write(context)?);
    papers.extend(tables::write(context)?);
    papers.extend([plan::write(context)?, asked::explanations(context)?, asked::thresholds(context)?]);
    papers.extend([problems::write(context)?, provenance::write(context)?]);
    Ok(papers)
}
