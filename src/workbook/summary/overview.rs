//! The first sheet: sums by level and verdict, counted live from the list of communes below them; charts beside.

use std::collections::BTreeSet;

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::formula::Live;
use super::super::sheet::{Stored, quoted};
use super::super::table::{Cell, Table};
use super::{Context, charts, text};
use crate::assess::{Counts, Verdict};
use crate::criteria::Level;
use crate::diag::column_letters;
use crate::district::Standing;
use crate::explain;
use crate::messages::Lang;

const HEADINGS: [&str; 16] = [
    "number",
    "commune",
    "district",
    "target",
    "held-level",
    "verdict",
    "provisional",
    "criteria-met",
    "criteria-total",
    "indicators-met",
    "failed-count",
    "open-count",
    "conditions-met",
    "zone",
    "quality-total",
    "file",
];
const WIDTHS: [f64; 16] = [5.0, 26.0, 18.0, 15.0, 20.0, 18.0, 9.0, 9.0, 9.0, 11.0, 9.0, 10.0, 11.0, 24.0, 9.0, 34.0];
/// Columns the sums are counted from.
const TARGET: u32 = 3;
const VERDICT: u32 = 5;
/// Verdicts a commune can have.
const VERDICTS: [Verdict; 3] = [Verdict::Met, Verdict::NotMet, Verdict::Undetermined];

/// Where the sums stand, for the charts.
pub(super) struct Sums {
    /// Row of the headings of the sums.
    pub heading: u32,
    /// One row for each level, then all.
    pub rows: Vec<u32>,
}

/// Writes the sheet.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let review = context.spec.review;
    let name = text("sheet-overview", &[]);
    let mut table = Table::new(&context.styles, &name, true, &WIDTHS)?;
    table.title(&text("title", &[]))?;
    table.remark(&text("overview-meaning", &[]))?;
    let counts = Counts::of(review.standings.iter().map(|s| s.overall.verdict));
    let facts = [
        ("communes", counts.total.into()),
        ("unread", review.unjudged.len().into()),
        ("provisional", review.standings.iter().filter(|s| s.overall.provisional).count().into()),
    ];
    table.remark(&text("overview-count", &facts))?;
    for finding in &review.criteria_findings {
        table.remark(&Lang::Vi.finding(finding))?;
    }
    let sums = sums(context, &mut table)?;
    charts::beside(context, &mut table, &name, &sums)?;
    table.row += charts::ROWS;
    table.headings(&HEADINGS)?;
    let heading = table.row - 1;
    for (number, standing) in (1..).zip(&review.standings) {
        line(context, &mut table, number, standing)?;
    }
    table.filter(heading)?;
    Ok(table.sheet)
}

/// Level by verdict, counted by formulas whose results are stored.
fn sums(context: &Context, table: &mut Table) -> Result<Sums, WorkbookError> {
    let standings = &context.spec.review.standings;
    let heading = table.row;
    let words: Vec<String> = VERDICTS.map(|v| explain::verdict_word(Lang::Vi, v, None)).to_vec();
    let first = [String::new(), text("sums-level", &[])];
    table.heading_texts(&first.into_iter().chain(words.clone()).chain([text("sums-total", &[])]).collect::<Vec<_>>())?;
    let levels: BTreeSet<Level> = standings.iter().map(|s| s.target).collect();
    // The list begins below the sums, the charts and its own headings.
    let top = heading + 1 + levels.len() as u32 + 1 + charts::ROWS + 2;
    let range = |column: u32| {
        let letters = column_letters(column);
        format!("${letters}${top}:${letters}${}", top as usize + standings.len().max(1) - 1)
    };
    let mut rows = Vec::new();
    for level in levels.iter().map(|l| Some(*l)).chain([None]) {
        rows.push(table.row);
        let label = level.map_or_else(|| text("sums-all", &[]), |l| explain::level_short(Lang::Vi, l));
        let mut cells = vec![Cell::Text(String::new()), Cell::Bold(label.clone())];
        let of_level = || standings.iter().filter(move |s| level.is_none_or(|l| s.target == l));
        let target = level.map(|_| format!("{},{},", range(TARGET), quoted(&label))).unwrap_or_default();
        for (verdict, word) in VERDICTS.iter().zip(&words) {
            let count = of_level().filter(|s| s.overall.verdict == *verdict).count();
            cells.push(live(format!("COUNTIFS({target}{},{})", range(VERDICT), quoted(word)), count));
        }
        let all = format!("COUNTIFS({target}{},\"<>\")", range(VERDICT));
        cells.push(live(all, of_level().count()));
        table.row(&cells)?;
    }
    Ok(Sums { heading, rows })
}

fn live(formula: String, count: usize) -> Cell {
    Cell::Live(Live { formula, stored: Stored::Number(count as f64) })
}

fn line(context: &Context, table: &mut Table, number: usize, standing: &Standing) -> Result<(), WorkbookError> {
    let set = standing.target_set();
    let items = standing.item_counts();
    let conditions = Counts::of(standing.items.iter().filter(|i| i.head.criterion.is_none()).map(|i| i.finding.verdict));
    let row = table.row;
    let count = |n: usize| Cell::Number(n as f64);
    let indicators = set.map(|s| s.indicator_counts).unwrap_or_default();
    table.row(&[
        count(number),
        context.file_link(standing, if standing.name.is_empty() { text("nameless", &[]) } else { standing.name.clone() }),
        Cell::Text(standing.district.clone()),
        Cell::Centre(explain::level_short(Lang::Vi, standing.target)),
        Cell::Text(held(standing)),
        Cell::Centre(explain::verdict_word(Lang::Vi, standing.overall.verdict, None)),
        Cell::Centre(if standing.overall.provisional { "x".to_string() } else { String::new() }),
        count(set.map(|s| s.counts.met).unwrap_or_default()),
        count(set.map(|s| s.counts.total).unwrap_or_default()),
        Cell::Centre(format!("{}/{}", indicators.met, indicators.total)),
        count(items.not_met),
        count(items.undetermined),
        Cell::Centre(if conditions.total == 0 { String::new() } else { format!("{}/{}", conditions.met, conditions.total) }),
        Cell::Text(standing.revocation.as_ref().map(|r| explain::zone(Lang::Vi, r)).unwrap_or_default()),
        count(standing.quality().total()),
        context.file_link(standing, standing.file.to_string()),
    ])?;
    let word = explain::verdict_word(Lang::Vi, standing.overall.verdict, None);
    table.sheet.write_string_with_format(row, VERDICT as u16, word, context.marks.format(standing.overall))?;
    Ok(())
}

/// "NTM nâng cao (2023)": the level held and the year it was recognised for.
pub(super) fn held(standing: &Standing) -> String {
    let Some(held) = &standing.held else { return String::new() };
    let level = explain::level_short(Lang::Vi, held.level);
    held.year.map_or(level.clone(), |year| format!("{level} ({year})"))
}
