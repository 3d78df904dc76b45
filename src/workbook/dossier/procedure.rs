//! The procedure in force: what each duty asks for, what was done of it, what is lacking. No verdict.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::{Context, sheet_name};
use crate::assess::Done;
use crate::explain;
use crate::messages::Lang;

const WIDTHS: [f64; 7] = [6.0, 32.0, 26.0, 36.0, 44.0, 30.0, 34.0];

/// Writes the sheet.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let spec = context.spec;
    let mut table = Table::fitted(context.styles, &sheet_name("procedure"), true, &WIDTHS)?;
    table.title(&Lang::Vi.text("dossier-title-procedure"))?;
    let told = !spec.commune.deeds.is_empty();
    table.remark(&Lang::Vi.text(if told { "procedure-remark" } else { "procedure-untold" }))?;
    table.headings(&["number", "duty", "asked", "done", "lacking", "source", "explanation"])?;
    table.id_heading()?;
    let procedure = spec.law.procedure_on(spec.assessment.place.as_of);
    let mut number = 0;
    for (index, step) in procedure.into_iter().flat_map(|p| p.steps.iter().enumerate()) {
        table.section(&explain::step(spec.law, spec.commune, step))?;
        for done in spec.assessment.procedure.iter().filter(|d| d.step == index) {
            number += 1;
            line(context, &mut table, number, done)?;
        }
    }
    table.finish()
}

fn line(context: &Context, table: &mut Table, number: usize, done: &Done) -> Result<(), WorkbookError> {
    let spec = context.spec;
    let or_dash = |lines: Vec<String>| Cell::Text(if lines.is_empty() { "–".to_string() } else { lines.join("\n") });
    let explanation = match &done.deed.explanation.value {
        Some(words) => Cell::Written(words.clone()),
        None => context.open("procedure", &done.duty.id, "explanation"),
    };
    let untold = spec.commune.deeds.is_empty() && done.step == 0;
    let lacks = if untold { vec![Lang::Vi.text("procedure-not-compared")] } else { explain::duty_lacks(done) };
    table.row(&[
        Cell::Centre(number.to_string()),
        Cell::Text(done.duty.name.clone()),
        or_dash(explain::duty_asked(&done.duty)),
        or_dash(explain::duty_done(spec.commune, done)),
        or_dash(lacks),
        Cell::Text(explain::duty_source(&done.duty)),
        explanation,
    ])?;
    table.id(&done.duty.id)
}
