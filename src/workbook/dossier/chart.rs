//! Criteria met by group, and by set where a set has no groups: counts and shares live, with a chart.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Color, ConditionalFormatDataBar, ConditionalFormatType, Worksheet,
};

use super::super::WorkbookError;
use super::super::formula::Live;
use super::super::sheet::{Stored, reference};
use super::super::table::{Cell, Table};
use super::super::working::code;
use super::{DossierContext, sheet_name};
use crate::assess::{CriterionResult, SetResult, Verdict};
use crate::explain;
use crate::messages::Lang;
use crate::text::Decimal;

/// Together they fit an upright page.
const WIDTHS: [f64; 7] = [5.0, 40.0, 10.0, 9.0, 9.0, 11.0, 16.0];
/// Green, red, amber: the colours of the verdicts.
const COLOURS: [u32; 3] = [0x548235, 0xc00000, 0xbf9000];
const FIRST_SERIES: u16 = 3;
const SHARE: u16 = 6;

pub(super) fn write<'a>(context: &DossierContext<'a>) -> Result<Table<'a>, WorkbookError> {
    let name = sheet_name("chart");
    let mut table = Table::new(context.styles, &name, false, &WIDTHS)?;
    table.title(&Lang::Vi.text("dossier-title-chart"))?;
    table.headings(&["number", "group", "criteria-total", "met-count", "failed-count", "open-count", "share-met"])?;
    let first = table.row;
    for set in &context.spec.assessment.sets {
        for (label, criteria) in groups(context, set) {
            row(context, &mut table, &name, set, (&label, &criteria))?;
        }
    }
    let last = table.row.saturating_sub(1);
    if last >= first {
        bars(table.sheet.worksheet(), first, last)?;
        let chart = chart(&name, first, last);
        table.sheet.worksheet().insert_chart_with_offset(table.row + 1, 0, &chart, 4, 4)?;
    }
    table.finish()
}

/// The groups of a set's criteria, or all of them where it has none.
fn groups<'a>(context: &DossierContext, set: &'a SetResult) -> Vec<(String, Vec<&'a CriterionResult>)> {
    let level = explain::level_short(Lang::Vi, set.level);
    let known = context.spec.law.sets.get(&set.level).map(|s| s.groups.as_slice()).unwrap_or_default();
    if known.is_empty() {
        return vec![(level, set.criteria.iter().collect())];
    }
    let of = |id: &str| set.criteria.iter().filter(|c| c.group == id).collect();
    known.iter().map(|g| (format!("{level} – {}. {}", g.id, g.name), of(&g.id))).collect()
}

fn row(
    context: &DossierContext,
    table: &mut Table,
    sheet: &str,
    set: &SetResult,
    (label, criteria): (&str, &[&CriterionResult]),
) -> Result<(), WorkbookError> {
    let numbers: Vec<u32> = criteria.iter().map(|c| c.number).collect();
    let count = |wanted| context.formulas.count_of(set.level, &numbers, wanted);
    let met = criteria.iter().filter(|c| c.finding.verdict == Verdict::Met).count();
    // what does not apply is held against nobody
    let counted = criteria.iter().filter(|c| c.finding.verdict != Verdict::NotApplicable).count();
    let cells: Vec<String> = (FIRST_SERIES..SHARE).map(|column| reference(sheet, table.row, column)).collect();
    let sum = cells.join("+");
    let share = Decimal::from(met as i64 * 100).quotient(&Decimal::from(counted as i64), 1).unwrap_or_default();
    let share = Live {
        formula: format!("IF({sum}=0,0,ROUND({}*100/({sum}),1))", cells.first().map_or("0", String::as_str)),
        stored: Stored::Number(share.to_double()),
    };
    let number = table.row - 1;
    table.row(&[
        Cell::Centre(number.to_string()),
        Cell::Text(label.to_string()),
        Cell::Number(criteria.len() as f64),
        Cell::Live(count(code::MET)),
        Cell::Live(count(code::NOT_MET)),
        Cell::Live(count(code::NO_ANSWER)),
        Cell::Live(share),
    ])
}

/// A bar from 0 to 100 % in each cell of the share, in the form of Excel 2007: others do not know the extension of 2010.
fn bars(sheet: &mut Worksheet, first: u32, last: u32) -> Result<(), WorkbookError> {
    let bar = ConditionalFormatDataBar::new()
        .use_classic_style()
        .set_fill_color(Color::RGB(0xa9d08e))
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 100);
    sheet.add_conditional_format(first, SHARE, last, SHARE, &bar)?;
    Ok(())
}

fn chart(sheet: &str, first: u32, last: u32) -> Chart {
    let mut chart = Chart::new(ChartType::BarStacked);
    for (column, colour) in (FIRST_SERIES..).zip(COLOURS) {
        let fill = ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(colour))).clone();
        chart
            .add_series()
            .set_name((sheet, first - 1, column))
            .set_categories((sheet, first, 1, last, 1))
            .set_values((sheet, first, column, last, column))
            .set_format(&mut fill.clone());
    }
    chart.title().set_name(&Lang::Vi.text("dossier-title-chart"));
    chart.legend().set_position(ChartLegendPosition::Bottom);
    // the first group is on top, as in the table
    chart.y_axis().set_reverse();
    chart.set_width(680).set_height(120 + 42 * (last + 1 - first));
    chart
}
