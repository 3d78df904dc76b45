//! T6: the conditions of recognition.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::answers_sheet::colour_verdicts;
use super::super::sentence;
use super::super::table::{Cell, Table};
use super::super::working::code;
use super::{
    Context,
    letterhead::{self, Title},
    sheet_name,
};
use crate::assess::{ItemResult, SetResult};
use crate::explain;
use crate::messages::Lang;

const WIDTHS: [f64; 6] = [6.0, 46.0, 28.0, 32.0, 18.0, 26.0];
const VERDICT: u16 = 4;

/// Writes T6.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::fitted(context.styles, &sheet_name("t6"), true, &WIDTHS)?;
    letterhead::over(context, &mut table, 1, 5, &Title::of(context.spec.law, "t6"))?;
    let assessment = context.spec.assessment;
    if assessment.maintenance {
        table.remark(&Lang::Vi.text("t6-maintenance"))?;
    }
    table.headings(&["number", "condition", "required", "achieved", "met", "evidence"])?;
    let first = table.row;
    for (number, item) in (1..).zip(&assessment.conditions) {
        let verdict = context.formulas.item_verdict(&item.item);
        table.row(&[
            Cell::Centre(format!("{number}")),
            Cell::Text(item.version.name.clone()),
            Cell::Text(explain::requirement(Lang::Vi, &item.version.measures, &item.judged)),
            achieved(context, item),
            Cell::Live(verdict),
            Cell::Text(explain::documents_in_brief(Lang::Vi, context.spec.commune, item)),
        ])?;
    }
    if table.row > first {
        colour_verdicts(&mut table.sheet, first, table.row - 1, VERDICT)?;
    }
    table.finish()
}

/// What was achieved, and the waiver of what was not; for the sets themselves how many criteria of each are met.
fn achieved(context: &Context, item: &ItemResult) -> Cell {
    let waiver = explain::waiver(Lang::Vi, context.spec.commune, item, context.spec.assessment.place.as_of);
    if !item.version.measures.is_empty() {
        return Cell::Text(explain::results(Lang::Vi, context.spec.commune, item).into_iter().chain(waiver).collect::<Vec<_>>().join("\n"));
    }
    let line = |set: &SetResult| {
        let met = context.formulas.count_criteria(set.level, code::MET);
        let facts = [("level", explain::level_short(Lang::Vi, set.level).into()), ("total", set.counts.total.into())];
        sentence::live("t6-set", &[("met", met)], &facts)
    };
    let sets = context.spec.assessment.sets.iter().map(line);
    Cell::LiveText(sentence::lines(&sets.chain(waiver.map(|w| sentence::fixed(&w))).collect::<Vec<_>>()))
}
