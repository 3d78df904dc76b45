//! The first sheet: sums by level and verdict, counted live from the list of communes below them; charts next to.

use std::collections::BTreeSet;

use super::super::WorkbookError;
use super::super::formula::Live;
use super::super::print;
use super::super::sheet::{Stored, quoted};
use super::super::table::{Cell, Table};
use super::{SummaryContext, charts, name, text};
use crate::assess::{Counts, Verdict};
use crate::criteria::Level;
use crate::diag::column_letters;
use crate::explain;
use crate::messages::Lang;
use crate::tables::List;
use crate::tables::district;

/// Verdicts a commune can have.
const VERDICTS: [Verdict; 3] = [Verdict::Met, Verdict::NotMet, Verdict::Undetermined];

/// Where the sums are, for the charts.
pub(super) struct Sums {
    /// Row of the headings of the sums.
    pub heading: u32,
    /// One row for each level, then all.
    pub rows: Vec<u32>,
}

/// Writes the sheet.
pub(super) fn write<'a>(context: &'a SummaryContext, failing: &List) -> Result<Table<'a>, WorkbookError> {
    let review = context.round.review;
    let list = district::overview(context.round);
    let mut table = print::sheet(&context.styles, &name(&list), &list)?;
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
    let sums = sums(context, &mut table, &list)?;
    charts::beside(&mut table, &name(&list), &sums, failing)?;
    table.row += charts::ROWS;
    print::list(&mut table, &list, context.way)?;
    Ok(table)
}

/// Level by verdict, counted by formulas whose results are stored.
fn sums(context: &SummaryContext, table: &mut Table, list: &List) -> Result<Sums, WorkbookError> {
    let standings = &context.round.review.standings;
    let heading = table.row;
    let words: Vec<String> = VERDICTS.map(|v| explain::verdict_word(Lang::Vi, v, None)).to_vec();
    let first = [String::new(), text("sums-level", &[])];
    table.heading_texts(&first.into_iter().chain(words.clone()).chain([text("sums-total", &[])]).collect::<Vec<_>>())?;
    let levels: BTreeSet<Level> = standings.iter().map(|s| s.target).collect();
    // The list begins below the sums, the charts and its own headings.
    let top = heading + 1 + levels.len() as u32 + 1 + charts::ROWS + 2;
    let bottom = top as usize + standings.len().max(1) - 1;
    let range = |id: &str| {
        let letters = column_letters(list.place(id).unwrap_or_default() as u32);
        format!("${letters}${top}:${letters}${bottom}")
    };
    let mut rows = Vec::new();
    for level in levels.iter().map(|l| Some(*l)).chain([None]) {
        rows.push(table.row);
        let label = level.map_or_else(|| text("sums-all", &[]), |l| explain::level_short(Lang::Vi, l));
        let mut cells = vec![Cell::Text(String::new()), Cell::Bold(label.clone())];
        let of_level = || standings.iter().filter(move |s| level.is_none_or(|l| s.target == l));
        let target = level.map(|_| format!("{},{},", range("target"), quoted(&label))).unwrap_or_default();
        for (verdict, word) in VERDICTS.iter().zip(&words) {
            let count = of_level().filter(|s| s.overall.verdict == *verdict).count();
            // Provisional or not: the word for that is behind the verdict's own.
            let wanted = quoted(&format!("{word}*"));
            cells.push(live(format!("COUNTIFS({target}{},{wanted})", range("verdict")), count));
        }
        let all = format!("COUNTIFS({target}{},\"<>\")", range("verdict"));
        cells.push(live(all, of_level().count()));
        table.row(&cells)?;
    }
    Ok(Sums { heading, rows })
}

fn live(formula: String, count: usize) -> Cell {
    Cell::Live(Live { formula, stored: Stored::Number(count as f64) })
}
