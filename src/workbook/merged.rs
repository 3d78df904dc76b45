//! The sheet "Nguồn hợp nhất": what each commune gave to every figure of the one formed from them.

use rust_xlsxwriter::Worksheet;

use super::WorkbookError;
use super::sheet::Styles;
use super::table::{Cell, Table};
use crate::commune::{Given, Value};
use crate::criteria::{Level, Measure};
use crate::district::{Merged, Proposal, Source};
use crate::explain;
use crate::layout::measure_label;
use crate::messages::Lang;

const HEADINGS: [&str; 8] = ["number", "code", "measure", "commune", "merge-given", "place", "merge-result", "merge-how"];
const WIDTHS: [f64; 8] = [5.0, 17.0, 44.0, 24.0, 28.0, 38.0, 28.0, 34.0];

/// Writes the sheet.
pub(super) fn write(styles: &Styles, merged: &Merged) -> Result<Worksheet, WorkbookError> {
    let text = |id: &str| Lang::Vi.text(id);
    let mut table = Table::new(styles, &text("merge-sheet"), true, &WIDTHS)?;
    table.title(&text("merge-title"))?;
    table.remark(&proposal(merged.proposal))?;
    for (commune, held) in &merged.held {
        table.remark(&format!("{commune}: {}", held_word(*held)))?;
    }
    table.remark(&text("merge-meaning"))?;
    table.headings(&HEADINGS)?;
    let heading = table.row - 1;
    for (number, source) in (1..).zip(&merged.sources) {
        lines(&mut table, number, source)?;
    }
    table.filter(heading)?;
    Ok(table.sheet)
}

/// What the parents' levels amount to: words for whoever decides, and no level of the new commune.
fn proposal(proposal: Proposal) -> String {
    let level = match proposal {
        Proposal::Level(level) => explain::level(Lang::Vi, level),
        Proposal::None => Lang::Vi.text("level-none"),
        Proposal::Unknown => Lang::Vi.text("merge-held-unknown"),
    };
    Lang::Vi.say("merge-proposal", &[("level", level.into())])
}

fn held_word(held: Option<Option<Level>>) -> String {
    match held {
        Some(Some(level)) => explain::level(Lang::Vi, level),
        Some(None) => Lang::Vi.text("level-none"),
        None => Lang::Vi.text("merge-held-unknown"),
    }
}

/// One row for each commune; the result stands in the first.
fn lines(table: &mut Table, number: usize, source: &Source) -> Result<(), WorkbookError> {
    let measure = &source.measure;
    for (at, share) in source.shares.iter().enumerate() {
        let first = |text: String| if at == 0 { text } else { String::new() };
        let result = source.value.as_ref().map(|v| value(measure, v)).unwrap_or_default();
        table.row(&[
            Cell::Number(number as f64),
            Cell::Text(measure_label(&measure.id)),
            Cell::Text(measure.name.clone()),
            Cell::Text(share.commune.clone()),
            Cell::Text(given(measure, share.given.as_ref())),
            Cell::Text(share.origin.as_ref().map(ToString::to_string).unwrap_or_default()),
            Cell::Bold(first(result)),
            Cell::Text(first(Lang::Vi.text(&format!("merge-how-{}", source.joined.id())))),
        ])?;
    }
    Ok(())
}

fn value(measure: &Measure, value: &Value) -> String {
    explain::value(Lang::Vi, measure, value, None)
}

fn given(measure: &Measure, given: Option<&Given>) -> String {
    match given {
        Some(Given::Value(v)) => value(measure, v),
        Some(Given::Together(v)) => explain::together(Lang::Vi, v),
        Some(Given::NotApplicable(reason)) => format!("{} ({reason})", Lang::Vi.text("verdict-not-applicable")),
        Some(Given::Unusable) => Lang::Vi.text("verdict-unusable"),
        None => Lang::Vi.text("verdict-no-answer"),
    }
}
