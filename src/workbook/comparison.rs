//! What became of the communes between two rounds: sums, lists of what turned, figures, early warnings, the rest.

use super::WorkbookError;
use super::book::Book;
use super::print;
use super::sheet::Styles;
use super::table::Table;
use crate::assess::Counts;
use crate::diag::Fact;
use crate::district::{Appraisal, AppraisedStep, Comparison, Subject, Turn};
use crate::explain;
use crate::layout::summary::KIND;
use crate::messages::Lang;
use crate::tables::comparison::{self as tables, Side, name, sides};
use crate::tables::{Lead, List};

pub(super) fn comparison(comparison: &Comparison) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let mut book = Book::new(&text("title", &[]), comparison.pairs.first().map(|p| p.new.assessment.place.year), KIND)?;
    book.push(overview(comparison, &styles)?);
    let always = [tables::turned(comparison, Turn::Gained), tables::turned(comparison, Turn::Lost)];
    let more = [Turn::Blank, Turn::Unclear, Turn::Other].map(|turn| tables::turned(comparison, turn));
    let rest = [tables::figures(comparison), tables::warnings(comparison)];
    for list in always.into_iter().chain(more.into_iter().filter(|list| list.count > 0)).chain(rest) {
        book.push(sheet(&styles, &list)?);
    }
    book.push(alone(comparison, &styles)?);
    appraisal(&mut book, &styles, &both(comparison))?;
    book.save()
}

/// The dossiers of both rounds, those without counterpart too.
fn both(comparison: &Comparison) -> Vec<Side<'_>> {
    let pairs = comparison.pairs.iter();
    let old = pairs.clone().map(|p| &p.old).chain(comparison.old_alone.iter().map(|a| &a.subject));
    let new = pairs.map(|p| &p.new).chain(comparison.new_alone.iter().map(|a| &a.subject));
    [sides(&text("old", &[]), old), sides(&text("new", &[]), new)].concat()
}

/// Writes the workbook of dossiers compared within themselves.
pub(super) fn appraisals(dossiers: &[Subject]) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let mut book = Book::new(&text("title-appraisal", &[]), dossiers.first().map(|d| d.assessment.place.year), KIND)?;
    let sides = dossiers.iter().flat_map(|d| sides(&d.assessment.place.year.to_string(), [d]));
    appraisal(&mut book, &styles, &sides.collect::<Vec<_>>())?;
    book.save()
}

/// A text of the comparison.
fn text(id: &str, facts: &[(&'static str, Fact)]) -> String {
    Lang::Vi.say(&format!("comparison-{id}"), facts)
}

/// Files of an earlier round need not be where they were: nothing leads to them.
fn nowhere(_: &Lead) -> Option<String> {
    None
}

fn begin<'a>(styles: &'a Styles, list: &List) -> Result<Table<'a>, WorkbookError> {
    print::sheet(styles, &text(&format!("sheet-{}", list.id), &[]), list)
}

fn sheet<'a>(styles: &'a Styles, list: &List) -> Result<Table<'a>, WorkbookError> {
    let mut table = begin(styles, list)?;
    print::list(&mut table, list, &nowhere)?;
    Ok(table)
}

/// The first sheet: verdicts, criteria and zones of all communes, then one row for each.
fn overview<'a>(comparison: &Comparison, styles: &'a Styles) -> Result<Table<'a>, WorkbookError> {
    let list = tables::overview(comparison);
    let mut table = begin(styles, &list)?;
    let facts = [
        ("pairs", comparison.pairs.len().into()),
        ("old", comparison.old_alone.len().into()),
        ("new", comparison.new_alone.len().into()),
        ("old_unjudged", comparison.old_unjudged.len().into()),
        ("new_unjudged", comparison.new_unjudged.len().into()),
    ];
    table.remark(&text("count", &facts))?;
    let (old, new) = comparison.verdicts();
    let sum = |counts: Counts| explain::sum(Lang::Vi, "report-review-level-sum", counts);
    for (side, counts) in [("old", old), ("new", new)] {
        table.remark(&format!("{}: {}", text(side, &[]), sum(counts)))?;
    }
    table.remark(&text("meaning", &[]))?;
    for pair in comparison.pairs.iter().filter(|p| !p.same_sets()) {
        table.remark(&format!("{}: {}", name(&pair.new), explain::other_sets(Lang::Vi, pair)))?;
    }
    print::block(&mut table, &tables::criteria(comparison), usize::MAX, &nowhere)?;
    zones(comparison, &mut table)?;
    table.section(&text("communes", &[]))?;
    print::list(&mut table, &list, &nowhere)?;
    Ok(table)
}

fn zones(comparison: &Comparison, table: &mut Table) -> Result<(), WorkbookError> {
    table.section(&text("zones", &[]))?;
    let moves = comparison.zone_moves();
    if moves.is_empty() {
        return table.remark(&text("none", &[]));
    }
    for step in moves {
        let communes: Vec<String> = step.pairs.iter().map(|p| name(&p.new)).collect();
        let [old, new] = [step.old, step.new].map(|zone| explain::zone_name(Lang::Vi, zone));
        table.remark(&format!("{old} → {new}: {}", communes.join("; ")))?;
    }
    Ok(())
}

/// What found no counterpart.
fn alone<'a>(comparison: &Comparison, styles: &'a Styles) -> Result<Table<'a>, WorkbookError> {
    let list = tables::alone(comparison);
    let widths: Vec<f64> = list.columns.iter().map(|c| c.width).collect();
    let mut table = Table::new(styles, &text("sheet-alone", &[]), true, &widths)?;
    table.title(&text("title-alone", &[]))?;
    print::block(&mut table, &list, usize::MAX, &nowhere)?;
    print::block(&mut table, &tables::incomparable(comparison), usize::MAX, &nowhere)?;
    Ok(table)
}

/// Self-assessment against appraisal; nothing where there is no dossier.
fn appraisal(book: &mut Book, styles: &Styles, sides: &[Side]) -> Result<(), WorkbookError> {
    if sides.is_empty() {
        return Ok(());
    }
    let mut sums = sheet(styles, &tables::steps(sides))?;
    for (_, subject, appraisal) in sides {
        appraisal.steps.iter().try_for_each(|step| criteria(&mut sums, subject, appraisal, step))?;
    }
    book.push(sums);
    book.push(sheet(styles, &tables::items(sides))?);
    Ok(())
}

/// Criteria a step decides otherwise.
fn criteria(table: &mut Table, subject: &Subject, appraisal: &Appraisal, step: &AppraisedStep) -> Result<(), WorkbookError> {
    for criterion in &step.criteria {
        let facts = [
            ("level", explain::level_short(Lang::Vi, criterion.level).into()),
            ("number", criterion.number.to_string().into()),
            ("name", criterion.name.as_str().into()),
            ("own_step", explain::step_name(Lang::Vi, &appraisal.own).into()),
            ("own", explain::finding_word(Lang::Vi, criterion.own, None).into()),
            ("step", explain::step_name(Lang::Vi, &step.step).into()),
            ("theirs", explain::verdict_word(Lang::Vi, criterion.theirs, None).into()),
        ];
        table.remark(&format!("{}: {}", name(subject), Lang::Vi.say("report-appraisal-criterion", &facts)))?;
    }
    Ok(())
}
