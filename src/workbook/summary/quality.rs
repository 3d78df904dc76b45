//! The quality of what was sent in: four questions per commune, then every finding with its cell.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::{Context, MAX_LISTED, text};
use crate::diag::{Diagnostic, Place};
use crate::district::{Quality, Standing};
use crate::messages::Lang;

const WIDTHS: [f64; 7] = [5.0, 26.0, 16.0, 16.0, 30.0, 60.0, 60.0];

/// Writes the counts, then the findings.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::new(&context.styles, &text("sheet-quality", &[]), true, &WIDTHS)?;
    table.title(&text("title-quality", &[]))?;
    table.remark(&text("quality-meaning", &[]))?;
    counts(context, &mut table)?;
    table.title(&text("title-findings", &[]))?;
    table.headings(&["number", "commune", "quality", "severity", "place", "problem", "remedy"])?;
    let heading = table.row - 1;
    let all = context.spec.review.standings.iter().flat_map(|s| s.findings.iter().map(move |f| (s, f)));
    let asked = all.filter_map(|(s, f)| Some((s, f, Quality::of(f.code)?)));
    let (mut left, mut number) = (0usize, 0usize);
    for (standing, finding, question) in asked {
        number += 1;
        if number > MAX_LISTED { left += 1 } else { line(context, &mut table, number, standing, finding, question)? }
    }
    table.filter(heading)?;
    if left > 0 {
        table.remark(&text("and-more", &[("count", left.into())]))?;
    }
    Ok(table.sheet)
}

fn counts(context: &Context, table: &mut Table) -> Result<(), WorkbookError> {
    let heads = ["number", "commune", "quality-correct", "quality-complete", "quality-consistent", "quality-timely", "quality-total"];
    table.headings(&heads)?;
    for (number, standing) in (1..).zip(&context.spec.review.standings) {
        let quality = standing.quality();
        let mut cells = vec![Cell::Number(f64::from(number)), context.file_link(standing, context.name(standing))];
        cells.extend(Quality::ALL.map(|q| Cell::Number(quality.of(q) as f64)));
        cells.push(Cell::Number(quality.total() as f64));
        table.row(&cells)?;
    }
    Ok(())
}

fn line(
    context: &Context,
    table: &mut Table,
    number: usize,
    standing: &Standing,
    finding: &Diagnostic,
    question: Quality,
) -> Result<(), WorkbookError> {
    let place = match &finding.place {
        Place::Cell(origin) => context.address(Some(origin)),
        other => Cell::Text(other.to_string()),
    };
    table.row(&[
        Cell::Number(number as f64),
        Cell::Text(context.name(standing)),
        Cell::Text(Lang::Vi.text(&format!("heading-quality-{}", question.id()))),
        Cell::Text(Lang::Vi.severity(finding.severity())),
        place,
        Cell::Text(Lang::Vi.finding(finding)),
        Cell::Text(Lang::Vi.hint(finding).unwrap_or_default()),
    ])
}
