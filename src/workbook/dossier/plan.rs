//! The remedial plan: every indicator and condition not met or not decided, with its gap; work,
//! department, cost and deadline are for people to write.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::cover::lacking;
use super::{Context, sheet_name};
use crate::assess::ItemResult;
use crate::explain;
use crate::layout::book_word;
use crate::messages::Lang;

const WIDTHS: [f64; 9] = [6.0, 16.0, 40.0, 20.0, 28.0, 30.0, 22.0, 16.0, 14.0];

/// Writes the plan.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::fitted(context.styles, &sheet_name("plan"), true, &WIDTHS)?;
    table.title(&Lang::Vi.text("dossier-title-plan"))?;
    table.remark(&Lang::Vi.text("plan-remark"))?;
    table.headings(&["number", "indicator", "content", "self-assessed", "gap", "work", "department", "cost", "deadline"])?;
    table.id_heading()?;
    let open: Vec<&ItemResult> = context.spec.assessment.items().filter(|i| lacking(i.finding.verdict)).collect();
    for (number, item) in (1..).zip(&open) {
        let gaps = explain::gaps(Lang::Vi, &item.version.measures, &item.judged);
        let id = item.item.to_string();
        let open = |column| context.open("plan", &id, column);
        let department = if item.department.is_empty() { open("department") } else { Cell::Text(item.department.clone()) };
        table.row(&[
            Cell::Centre(format!("{number}")),
            Cell::Text(format!("{} {}", book_word(item.item.book), item.item.code)),
            Cell::Text(item.version.name.clone()),
            Cell::Text(explain::finding_word(Lang::Vi, item.finding, item.judged.cause.as_ref())),
            Cell::Text(if gaps.is_empty() { what_to_do(item) } else { gaps.join("\n") }),
            open("work"),
            department,
            open("cost"),
            open("deadline"),
        ])?;
        table.id(&id)?;
    }
    if open.is_empty() {
        table.remark(&Lang::Vi.text("plan-none"))?;
    }
    table.finish()
}

/// What is to be done about something that has no gap: a figure, a decision, a correction is missing.
fn what_to_do(item: &ItemResult) -> String {
    let id = explain::verdict_id(item.finding.verdict, item.judged.cause.as_ref());
    Lang::Vi.text(&format!("todo-{}", id.trim_start_matches("verdict-")))
}
