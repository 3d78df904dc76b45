//! T2: the detail by indicator; number and name of a criterion merged over its indicators.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, utility::row_col_to_cell};

use super::super::WorkbookError;
use super::super::answers_sheet::colour_verdicts;
use super::super::formula::Live;
use super::super::sheet::{Stored, quoted};
use super::super::table::{Cell, Table, heading};
use super::{
    Context,
    letterhead::{self, Title},
    sheet_name,
};
use crate::assess::{CriterionResult, ItemResult, met_without_documents};
use crate::criteria::{ItemRef, Kind};
use crate::explain;
use crate::messages::Lang;

/// Together they fit a landscape page in print that can be read.
const WIDTHS: [f64; 9] = [5.0, 15.0, 36.0, 19.0, 23.0, 12.0, 18.0, 9.0, 19.0];
const VERDICT: u16 = 5;
const EVIDENCE: u16 = 6;
/// What stands where there is nothing to mark.
const NOTHING: &str = "–";

/// Where each item stands, and its content, requirement and achievement as they are printed there.
pub(super) type Rows = BTreeMap<ItemRef, (u32, [String; 3])>;

/// Writes T2.
pub(super) fn write(context: &Context) -> Result<(Worksheet, Rows), WorkbookError> {
    let mut known = Rows::new();
    let mut table = Table::fitted(context.styles, &sheet_name("t2"), true, &WIDTHS)?;
    let last = table.last();
    letterhead::over(context, &mut table, 2, last, &Title::of(context.spec.law, "t2"))?;
    table.heading_texts(&headings(context))?;
    let first = table.row;
    for set in &context.spec.assessment.sets {
        table.section(&Lang::Vi.say("t1-set", &[("level", explain::level(Lang::Vi, set.level).into())]))?;
        for criterion in &set.criteria {
            rows(context, &mut table, criterion, &mut known)?;
        }
    }
    colour_verdicts(&mut table.sheet, first, table.row, VERDICT)?;
    Ok((table.finish()?, known))
}

/// The verdict's column is headed by the first step of the procedure in force: the commune's own.
pub(super) fn headings(context: &Context) -> Vec<String> {
    let spec = context.spec;
    let own = spec.law.procedure_on(spec.assessment.place.as_of).and_then(|p| p.steps.first());
    let own = own.map_or_else(|| heading("self-assessed"), |step| step.result.clone());
    let ids = ["number", "criterion", "content", "required", "achieved"].map(heading);
    ids.into_iter().chain([own, heading("evidence"), heading("undocumented"), heading("note")]).collect()
}

fn rows(context: &Context, table: &mut Table, criterion: &CriterionResult, known: &mut Rows) -> Result<(), WorkbookError> {
    let first = table.row;
    // the name stands in the first row alone, which is as high as it: a page that ends below the row does not cut it
    let (mut number, mut name) = (criterion.number.to_string(), criterion.name.clone());
    for item in &criterion.indicators {
        let cells = cells(context, item, table.row);
        known.insert(item.item.clone(), (table.row, texts(&cells)));
        let shared = [Cell::Bold(std::mem::take(&mut number)), Cell::Bold(std::mem::take(&mut name))];
        table.row(&shared.into_iter().chain(cells).collect::<Vec<_>>())?;
    }
    table.merged(first, table.row - 1, 0, &criterion.number.to_string())?;
    table.merged(first, table.row - 1, 1, &criterion.name)
}

fn cells(context: &Context, item: &ItemResult, row: u32) -> [Cell; 7] {
    let content = format!("{} {}", item.item.code, item.version.name);
    let notes = explain::notes(Lang::Vi, context.spec.law, context.spec.commune, item, context.spec.assessment.place.as_of);
    [
        Cell::Text(content),
        Cell::Text(explain::requirement(Lang::Vi, &item.version.measures, &item.judged)),
        Cell::Text(explain::results(Lang::Vi, context.spec.commune, item).join("\n")),
        Cell::Live(context.formulas.item_verdict(&item.item)),
        Cell::Text(explain::documents_in_brief(Lang::Vi, context.spec.commune, item)),
        undocumented(context, item, row),
        Cell::Text(notes.join("\n")),
    ]
}

/// A mark where the indicator is met and no document is named behind it: a column of its own, never a verdict. What is
/// met by other criteria, or counted from the villages, has no answers of its own and needs none.
fn undocumented(context: &Context, item: &ItemResult, row: u32) -> Cell {
    if item.version.measures.iter().all(|m| m.kind == Kind::Villages) {
        return Cell::Text(NOTHING.to_string());
    }
    let mark = Lang::Vi.text("t2-undocumented");
    let (verdict, evidence) = (row_col_to_cell(row, VERDICT), row_col_to_cell(row, EVIDENCE));
    let formula =
        format!("IF(AND({verdict}={},{evidence}=\"\"),{},{})", quoted(&Lang::Vi.text("verdict-met")), quoted(&mark), quoted(NOTHING));
    let stored = if met_without_documents(context.spec.commune, item) { &mark } else { NOTHING };
    Cell::LiveText(Live { formula, stored: Stored::text(stored) })
}

/// Content, requirement and achievement.
fn texts([content, required, achieved, ..]: &[Cell; 7]) -> [String; 3] {
    [content, required, achieved].map(|cell| match cell {
        Cell::Text(text) => text.clone(),
        _ => String::new(),
    })
}
