//! The first sheet: verdicts, criteria and zones of all communes, then one row for each.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::table::{Cell, Table};
use super::{Context, count, district, finished, list, name, sheet, text};
use crate::assess::{Assessment, Counts};
use crate::district::{CriterionChange, Pair, Turn};
use crate::explain;
use crate::messages::Lang;

const HEADINGS: [&str; 14] = [
    "number",
    "commune",
    "district",
    "target",
    "then",
    "now",
    "met-then",
    "met-now",
    "newly-met",
    "newly-lost",
    "newly-unclear",
    "zone-then",
    "zone-now",
    "file",
];
const WIDTHS: [f64; 14] = [5.0, 26.0, 20.0, 22.0, 20.0, 20.0, 11.0, 11.0, 10.0, 10.0, 12.0, 24.0, 24.0, 34.0];

/// Writes the sheet.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = sheet(context, "overview", &WIDTHS)?;
    let comparison = context.comparison;
    let facts = [
        ("pairs", comparison.pairs.len().into()),
        ("old", comparison.old_alone.len().into()),
        ("new", comparison.new_alone.len().into()),
        ("old_unjudged", comparison.old_unjudged.len().into()),
        ("new_unjudged", comparison.new_unjudged.len().into()),
    ];
    table.remark(&text("count", &facts))?;
    let (old, new) = comparison.verdicts();
    for (side, counts) in [("old", old), ("new", new)] {
        table.remark(&format!("{}: {}", text(side, &[]), sum(counts)))?;
    }
    table.remark(&text("meaning", &[]))?;
    for pair in comparison.pairs.iter().filter(|p| !p.same_sets()) {
        table.remark(&format!("{}: {}", name(&pair.new), explain::other_sets(Lang::Vi, pair)))?;
    }
    criteria(context, &mut table)?;
    zones(context, &mut table)?;
    table.section(&text("communes", &[]))?;
    list(&mut table, &COMMUNES, &comparison.pairs, |table, number, pair| line(context, table, number, pair))?;
    finished(table)
}

/// The criteria met stand under headings of their own in the list of communes.
const COMMUNES: [&str; 14] = {
    let mut headings = HEADINGS;
    headings[6] = "criteria-met-then";
    headings[7] = "criteria-met-now";
    headings
};

fn sum(counts: Counts) -> String {
    explain::sum(Lang::Vi, "report-review-level-sum", counts)
}

fn criteria(context: &Context, table: &mut Table) -> Result<(), WorkbookError> {
    let changed: Vec<_> = context.comparison.criteria().into_iter().filter(CriterionChange::turned).collect();
    table.section(&text("criteria", &[]))?;
    if changed.is_empty() {
        return table.remark(&text("none", &[]));
    }
    let headings = ["number", "criterion", "", "target", "judged-both", "met-then", "met-now", "newly-met", "newly-lost", "newly-unclear"];
    let words: Vec<String> =
        headings.iter().map(|id| if id.is_empty() { String::new() } else { super::super::table::heading(id) }).collect();
    table.row(&words.into_iter().map(Cell::Bold).collect::<Vec<_>>())?;
    for criterion in changed {
        table.row(&[
            count(criterion.number as usize),
            Cell::Text(criterion.name.to_string()),
            Cell::Text(String::new()),
            Cell::Text(explain::level_short(Lang::Vi, criterion.level)),
            count(criterion.new.total),
            count(criterion.old.met),
            count(criterion.new.met),
            count(criterion.gained),
            count(criterion.lost),
            count(criterion.unclear),
        ])?;
    }
    Ok(())
}

fn zones(context: &Context, table: &mut Table) -> Result<(), WorkbookError> {
    table.section(&text("zones", &[]))?;
    let moves = context.comparison.zone_moves();
    if moves.is_empty() {
        return table.remark(&text("none", &[]));
    }
    for step in moves {
        let communes: Vec<String> = step.pairs.iter().map(|p| name(&p.new)).collect();
        table.remark(&format!(
            "{} → {}: {}",
            explain::zone_name(Lang::Vi, step.old),
            explain::zone_name(Lang::Vi, step.new),
            communes.join("; ")
        ))?;
    }
    Ok(())
}

fn line(context: &Context, table: &mut Table, number: usize, pair: &Pair) -> Result<(), WorkbookError> {
    let (old, new) = (&pair.old.assessment, &pair.new.assessment);
    let met = |a: &Assessment| a.sets.last().map_or_else(String::new, |s| format!("{}/{}", s.counts.met, s.counts.total));
    let levels = [old.target, new.target].map(|l| explain::level_short(Lang::Vi, l));
    let [before, after] = &levels;
    let zone_of = |a: &Assessment| a.revocation.as_ref().map(|r| explain::zone(Lang::Vi, r)).unwrap_or_default();
    let word = |a: &Assessment| explain::finding_word(Lang::Vi, a.overall, None);
    let row = table.row;
    table.row(&[
        count(number),
        Cell::Text(name(&pair.new)),
        Cell::Text(district(&pair.new)),
        Cell::Text(if before == after { after.clone() } else { format!("{before} → {after}") }),
        Cell::Centre(word(old)),
        Cell::Centre(word(new)),
        Cell::Centre(met(old)),
        Cell::Centre(met(new)),
        count(pair.turned(Turn::Gained).count()),
        count(pair.turned(Turn::Lost).count()),
        count(pair.turned(Turn::Blank).chain(pair.turned(Turn::Unclear)).count()),
        Cell::Text(zone_of(old)),
        Cell::Text(zone_of(new)),
        Cell::Text(format!("{} → {}", pair.old.file, pair.new.file)),
    ])?;
    for (column, side) in [(4, old), (5, new)] {
        table.sheet.write_string_with_format(row, column, word(side), context.marks.format(side.overall))?;
    }
    Ok(())
}
