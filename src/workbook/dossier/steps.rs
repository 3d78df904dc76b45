//! T3 and T4: the rows of T2 again, with blank cells for every further step of the procedure in force.

use rust_xlsxwriter::{DataValidation, Formula, Worksheet};

use super::super::WorkbookError;
use super::super::formula::Live;
use super::super::sheet::{Stored, quoted, reference};
use super::super::table::{Cell, Table, heading};
use super::detail::Rows;
use super::letterhead::{self, Title};
use super::{Context, sheet_name};
use crate::criteria::Step;
use crate::explain;
use crate::layout::dossier::TAKEN;
use crate::messages::Lang;

const OWN: [f64; TAKEN as usize] = [5.0, 15.0, 34.0, 18.0, 22.0, 12.0];
const RESULT: f64 = 12.0;
const OFFICE: f64 = 18.0;

/// The steps after the commune's own.
fn steps<'a>(context: &Context<'a>) -> &'a [Step] {
    let procedure = context.spec.law.procedure_on(context.spec.assessment.place.as_of);
    procedure.and_then(|p| p.steps.get(1..)).unwrap_or_default()
}

/// Writes the sheet.
pub(super) fn write(context: &Context, rows: &Rows) -> Result<Worksheet, WorkbookError> {
    let steps = steps(context);
    let mut widths = OWN.to_vec();
    steps.iter().for_each(|step| widths.extend(own_columns(step).map(|(_, width)| width)));
    let mut table = Table::fitted(context.styles, &sheet_name("t3"), true, &widths)?;
    let last = table.last();
    letterhead::over(context, &mut table, 2, last, &Title::of(context.spec.law, "t3"))?;
    table.heading_texts(&headings(context, steps))?;
    table.id_heading()?;
    let first = table.row;
    for set in &context.spec.assessment.sets {
        table.section(&Lang::Vi.say("t1-set", &[("level", explain::level(Lang::Vi, set.level).into())]))?;
        for criterion in &set.criteria {
            for item in &criterion.indicators {
                let Some((row, texts)) = rows.get(&item.item) else { continue };
                let mut cells = vec![Cell::Centre(criterion.number.to_string()), Cell::Text(criterion.name.clone())];
                cells.extend((2u16..).zip(texts).map(|(column, text)| Cell::LiveText(of_detail(*row, column, text))));
                cells.push(Cell::Live(context.formulas.item_verdict(&item.item)));
                let open = |column| context.open("t3", &item.item.to_string(), column);
                steps.iter().for_each(|step| cells.extend(own_columns(step).map(|(name, _)| open(name))));
                table.row(&cells)?;
                table.id(&item.item.to_string())?;
            }
        }
    }
    results(context, steps, first, &mut table)?;
    table.finish()
}

/// The result's column and, where the procedure has one, that of who confirms it.
fn own_columns(step: &Step) -> impl Iterator<Item = (&str, f64)> {
    let office = Some((step.office.as_str(), OFFICE)).filter(|(name, _)| !name.is_empty());
    [(step.result.as_str(), RESULT)].into_iter().chain(office)
}

fn headings(context: &Context, steps: &[Step]) -> Vec<String> {
    let mut texts: Vec<String> = super::detail::headings(context).into_iter().take(OWN.len()).collect();
    steps.iter().for_each(|step| texts.extend(own_columns(step).map(|(name, _)| name.to_string())));
    if texts.len() == OWN.len() {
        texts.truncate(OWN.len() - 1);
        texts.push(heading("self-assessed"));
    }
    texts
}

/// A text of T2, taken from there.
fn of_detail(row: u32, column: u16, text: &str) -> Live {
    let cell = reference(&sheet_name("t2"), row, column);
    Live { formula: format!("IF({cell}=\"\",{},{cell})", quoted("–")), stored: Stored::text(text) }
}

/// The words of a result, offered to whoever writes it.
fn results(context: &Context, steps: &[Step], first: u32, table: &mut Table) -> Result<(), WorkbookError> {
    let mut column = OWN.len() as u16;
    for step in steps {
        let list = DataValidation::new()
            .allow_list_formula(Formula::new(format!("={}", context.formulas.grounds.given.lists.offer_yes_no_na.range)));
        let list = list.set_error_title(Lang::Vi.text("check-title"))?.set_error_message(Lang::Vi.text("check-list"))?;
        table.sheet.add_data_validation(first, column, table.row.saturating_sub(1).max(first), column, &list)?;
        column += own_columns(step).count() as u16;
    }
    Ok(())
}
