//! Pictures next to the sums: verdicts by level, and what fails most often.

use rust_xlsxwriter::{Chart, ChartLegendPosition, ChartType, Color};

use super::super::WorkbookError;
use super::super::marks::strong;
use super::super::table::Table;
use super::overview::Sums;
use super::{name, text};
use crate::assess::Verdict;
use crate::tables::List;

/// Rows kept free for the charts.
pub(super) const ROWS: u32 = 17;
/// Indicators shown in the chart of failures.
const SHOWN: usize = 10;
/// Pixels.
const HEIGHT: u32 = 330;

/// Puts the charts under the sums.
pub(super) fn beside(table: &mut Table, sheet: &str, sums: &Sums, failing: &List) -> Result<(), WorkbookError> {
    let at = table.row;
    table.sheet.worksheet().insert_chart_with_offset(at, 0, &verdicts(sheet, sums), 8, 8)?;
    if failing.count > 0 {
        table.sheet.worksheet().insert_chart_with_offset(at, 6, &failures(failing), 8, 8)?;
    }
    Ok(())
}

fn verdicts(sheet: &str, sums: &Sums) -> Chart {
    let mut chart = Chart::new(ChartType::BarStacked);
    // The last row is the sum of the others.
    let (first, last) = (sums.heading + 1, sums.heading + (sums.rows.len() as u32).saturating_sub(1).max(1));
    for (column, verdict) in (2u16..).zip([Verdict::Met, Verdict::NotMet, Verdict::Undetermined]) {
        chart
            .add_series()
            .set_name((sheet, sums.heading, column))
            .set_categories((sheet, first, 1, last, 1))
            .set_values((sheet, first, column, last, column))
            .set_format(
                rust_xlsxwriter::ChartFormat::new()
                    .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(Color::RGB(strong(verdict)))),
            )
            .set_data_label(rust_xlsxwriter::ChartDataLabel::new().show_value());
    }
    chart.title().set_name(&text("chart-verdicts", &[]));
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(640).set_height(HEIGHT);
    chart
}

/// The chart of the list of failures: its first rows.
fn failures(failing: &List) -> Chart {
    let list = name(failing);
    let [codes, counts] = ["code", "failed-count"].map(|id| failing.place(id).unwrap_or_default() as u16);
    // Title and headings are above the list.
    let (first, last) = (2, 1 + failing.count.min(SHOWN) as u32);
    let mut chart = Chart::new(ChartType::Bar);
    chart
        .add_series()
        .set_name(&text("chart-communes", &[]))
        .set_categories((list.as_str(), first, codes, last, codes))
        .set_values((list.as_str(), first, counts, last, counts))
        .set_format(
            rust_xlsxwriter::ChartFormat::new()
                .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(Color::RGB(strong(Verdict::NotMet)))),
        )
        .set_data_label(rust_xlsxwriter::ChartDataLabel::new().show_value());
    chart.title().set_name(&text("chart-failing", &[]));
    chart.legend().set_hidden();
    chart.y_axis().set_reverse();
    chart.set_width(760).set_height(HEIGHT);
    chart
}
