//! T1: the summary by criterion, counts and verdicts live.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::answers_sheet::colour_verdicts;
use super::super::formula::Live;
use super::super::sentence;
use super::super::sheet::{Stored, quoted};
use super::super::table::{Cell, Table};
use super::super::working::code;
use super::{
    Context,
    letterhead::{self, Title},
    sheet_name,
};
use crate::assess::{CriterionResult, SetResult};
use crate::criteria::ItemRef;
use crate::explain;
use crate::messages::Lang;
use crate::text::Decimal;

/// Together they fit an upright page in print that can be read.
const WIDTHS: [f64; 6] = [5.0, 36.0, 9.0, 9.0, 16.0, 24.0];
const VERDICT: u16 = 4;

/// Writes T1.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::fitted(context.styles, &sheet_name("t1"), false, &WIDTHS)?;
    letterhead::over(context, &mut table, 1, 5, &Title::of(context.spec.law, "t1"))?;
    table.headings(&["number", "criterion", "indicators", "indicators-met", "self-assessed", "note"])?;
    let first = table.row;
    for set in &context.spec.assessment.sets {
        section(context, &mut table, set)?;
    }
    colour_verdicts(&mut table.sheet, first, table.row, VERDICT)?;
    table.finish()
}

fn section(context: &Context, table: &mut Table, set: &SetResult) -> Result<(), WorkbookError> {
    table.section(&Lang::Vi.say("t1-set", &[("level", explain::level(Lang::Vi, set.level).into())]))?;
    let groups = context.spec.law.sets.get(&set.level).map(|s| s.groups.as_slice()).unwrap_or_default();
    let mut group = String::new();
    for criterion in &set.criteria {
        if criterion.group != group {
            group.clone_from(&criterion.group);
            let name = groups.iter().find(|g| g.id == group).map_or("", |g| g.name.as_str());
            table.section(&format!("{group}. {name}"))?;
        }
        criterion_row(context, table, set, criterion)?;
    }
    totals(context, table, set)
}

fn criterion_row(context: &Context, table: &mut Table, set: &SetResult, criterion: &CriterionResult) -> Result<(), WorkbookError> {
    let items: Vec<ItemRef> = criterion.indicators.iter().map(|i| i.item.clone()).collect();
    table.row(&[
        Cell::Centre(criterion.number.to_string()),
        Cell::Text(criterion.name.clone()),
        Cell::Centre(items.len().to_string()),
        Cell::Live(context.formulas.count_items(&items, code::MET)),
        Cell::Live(context.formulas.criterion_verdict(set.level, criterion.number)),
        Cell::Text(explain::criterion_note(Lang::Vi, criterion)),
    ])
}

/// "…/19 tiêu chí đạt, …%", and the sum of the four verdicts.
fn totals(context: &Context, table: &mut Table, set: &SetResult) -> Result<(), WorkbookError> {
    let count = |wanted| context.formulas.count_criteria(set.level, wanted);
    let met = count(code::MET);
    let total = set.counts.total;
    let share = Decimal::from(set.counts.met as i64 * 100).quotient(&Decimal::from(total as i64), 1).unwrap_or_default();
    let text = |met: &str, share: &str| format!("{met}/{total} {}, {share} %", Lang::Vi.text("t1-criteria-met"));
    let words = Live {
        formula: format!(
            "({met})&{}&SUBSTITUTE(ROUND(({met})*100/{total},1),\".\",\",\")&\" %\"",
            quoted(&format!("/{total} {}, ", Lang::Vi.text("t1-criteria-met"))),
            met = met.formula
        ),
        stored: Stored::text(text(&set.counts.met.to_string(), &Lang::Vi.number(&share))),
    };
    table.row(&[
        Cell::Bold(String::new()),
        Cell::Bold(Lang::Vi.text("t1-total")),
        Cell::Centre(set.indicator_counts.total.to_string()),
        Cell::Live(context.formulas.count_items(&set.indicators().map(|i| i.item.clone()).collect::<Vec<_>>(), code::MET)),
        Cell::Live(context.formulas.set_verdict(set.level)),
        Cell::Live(words),
    ])?;
    table.live_remark(&sentence::live("t1-sum", &[("counts", context.formulas.counts_of_criteria(set.level))], &[]))
}
