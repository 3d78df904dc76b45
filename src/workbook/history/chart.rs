//! Pictures of the criteria met per year, one for each level.

use rust_xlsxwriter::{Chart, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Color};

use super::super::WorkbookError;
use super::super::marks::strong;
use super::super::table::Table;
use crate::assess::{Counts, Verdict};
use crate::criteria::Level;
use crate::explain;
use crate::messages::Lang;

/// Columns of the table that have the year, and the criteria by verdict.
const YEAR: u16 = 1;
const VERDICTS: [(u16, Verdict); 3] = [(3, Verdict::Met), (4, Verdict::NotMet), (5, Verdict::Undetermined)];
/// Rows that a chart takes, and pixels.
const ROWS: u32 = 17;
const SIZE: (u32, u32) = (720, 330);

/// Puts the charts below the table, whose last rows are those of the sums.
pub(super) fn below(table: &mut Table, sheet: &str, sums: &[(Level, i16, usize, Counts)]) -> Result<(), WorkbookError> {
    let top = table.row.saturating_sub(sums.len() as u32);
    let mut levels: Vec<Level> = sums.iter().map(|(level, ..)| *level).collect();
    levels.dedup();
    for level in levels {
        let rows: Vec<u32> = (top..).zip(sums).filter(|(_, (of, ..))| *of == level).map(|(row, _)| row).collect();
        if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
            let chart = chart(sheet, level, (*first, *last));
            table.sheet.worksheet().insert_chart_with_offset(table.row + 1, 0, &chart, 8, 8)?;
            table.row += ROWS + 1;
        }
    }
    Ok(())
}

fn chart(sheet: &str, level: Level, (first, last): (u32, u32)) -> Chart {
    let mut chart = Chart::new(ChartType::ColumnStacked);
    for (column, verdict) in VERDICTS {
        let mut fill = ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(strong(verdict)))).clone();
        chart
            .add_series()
            .set_name(explain::verdict_word(Lang::Vi, verdict, None).as_str())
            .set_categories((sheet, first, YEAR, last, YEAR))
            .set_values((sheet, first, column, last, column))
            .set_format(&mut fill)
            .set_data_label(rust_xlsxwriter::ChartDataLabel::new().show_value());
    }
    let facts = [("level", explain::level_short(Lang::Vi, level).into())];
    chart.title().set_name(&Lang::Vi.say("history-chart", &facts));
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(SIZE.0).set_height(SIZE.1);
    chart
}
