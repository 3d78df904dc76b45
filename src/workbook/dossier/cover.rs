//! The cover: heading, what is asked for, the verdict in two lines, contents, signature.

use super::super::WorkbookError;
use super::super::formula::Live;
use super::super::page::{Leaf, Look};
use super::super::sentence;
use super::super::sheet::{Stored, quoted, row_height};
use super::super::table::Cell;
use super::letterhead::{self, Title};
use super::{DossierContext, sheet_name, sheets};
use crate::diag::column_letters;
use crate::explain;
use crate::layout::{item_name, special_word};
use crate::messages::Lang;
use crate::tables;

const WIDTHS: [f64; 4] = [8.0, 38.0, 24.0, 30.0];

pub(super) fn write(context: &DossierContext) -> Result<Leaf, WorkbookError> {
    let mut sheet = Leaf::new(&sheet_name("cover"), false, &WIDTHS)?;
    let across = letterhead::write(context, &mut sheet, 1, 3, &Title { name: title(context), label: String::new() })?;
    let mut height = 0.0;
    for (row, own) in letterhead::heights(&across, &WIDTHS) {
        sheet.height(row, own)?;
        height += own;
    }
    let mut row = letterhead::ROWS;
    for (label, value) in lines(context) {
        sheet.across(row, (0, 1), &label, &context.styles.bold)?;
        sheet.across(row, (2, 3), "", &context.styles.cell)?;
        let words = put(&mut sheet, row, value, &context.styles.cell)?;
        let own = row_height(&[(&label, 46.0), (&words, 54.0)]);
        sheet.height(row, own)?;
        height += own;
        row += 1;
    }
    row = specials(context, &mut sheet, (row, &mut height))?;
    row += 1;
    turn(context, &mut sheet, (row, height))?;
    sheet.across(row, (0, 3), &Lang::Vi.text("cover-contents"), &context.styles.title)?;
    for (number, id) in sheets(context).enumerate().skip(1) {
        row += 1;
        sheet.text((row, 0), &number.to_string(), &context.styles.centre)?;
        let name = sheet_name(id);
        sheet.across(row, (1, 3), "", &context.styles.cell)?;
        sheet.link((row, 1), &format!("'{name}'!A1"), &Title::of(context.spec.law, id).line(), &context.styles.cell)?;
    }
    row += 2;
    sheet.across(row, (2, 3), &Lang::Vi.text("sign-for"), &context.styles.head_bold)?;
    sheet.across(row + 1, (2, 3), &Lang::Vi.text("sign-chair"), &context.styles.head_bold)?;
    sheet.across(row + 6, (2, 3), &Lang::Vi.text("dotted-name"), &context.styles.head_bold)?;
    sheet.lock();
    Ok(sheet)
}

/// The part of its size a page of these widths is printed in, in hundredths: a break between pages is not kept by a page
/// that is fitted.
const SCALE: u16 = 75;
/// Points of rows that a page of this scale holds.
const PAGE: f64 = 930.0;
/// Rows of the signature with the blank ones above and in it.
const SIGNATURE: u32 = 9;
/// The height of a row that has none of its own.
const ROW: f64 = 15.75;

/// Puts contents and signature on a page of their own where they have no room below: nobody signs an empty page.
fn turn(context: &DossierContext, sheet: &mut Leaf, (row, height): (u32, f64)) -> Result<(), WorkbookError> {
    sheet.signed();
    sheet.scale(SCALE);
    let below = f64::from(sheets(context).count() as u32 + SIGNATURE) * ROW;
    if height + below > PAGE {
        sheet.turn(row)?;
    }
    Ok(())
}

/// A text or a formula with its result; the words it shows.
fn put(sheet: &mut Leaf, row: u32, cell: Cell, look: &Look) -> Result<String, WorkbookError> {
    match &cell {
        Cell::Live(live) => sheet.live((row, 2), live, look)?,
        _ => sheet.text((row, 2), &cell.text(), look)?,
    }
    Ok(cell.text())
}

/// Every waiver and attestation, none of which changes what is above; the next row.
fn specials(context: &DossierContext, sheet: &mut Leaf, (mut row, height): (u32, &mut f64)) -> Result<u32, WorkbookError> {
    let listed = &context.spec.commune.specials;
    if listed.is_empty() {
        return Ok(row);
    }
    row += 1;
    sheet.across(row, (0, 3), &Lang::Vi.text("cover-specials"), &context.styles.title)?;
    for special in listed {
        row += 1;
        let item = special.item.as_ref().map(item_name).unwrap_or_default();
        let label = format!("{}\n{item}", special_word(special.kind));
        let words = explain::special(Lang::Vi, special, context.spec.assessment.place.as_of);
        sheet.across(row, (0, 1), &label, &context.styles.bold)?;
        sheet.across(row, (2, 3), &words, &context.styles.cell)?;
        let own = row_height(&[(&label, 46.0), (&words, 54.0)]);
        sheet.height(row, own)?;
        *height += own;
    }
    Ok(row + 1)
}

fn title(context: &DossierContext) -> String {
    let id = if context.spec.assessment.maintenance { "cover-title-maintenance" } else { "cover-title" };
    let level = explain::level(Lang::Vi, context.spec.assessment.target).to_uppercase();
    Lang::Vi.say(id, &[("level", level.into())])
}

/// What a reader must see first: verdicts, how many, how sure.
fn lines(context: &DossierContext) -> Vec<(String, Cell)> {
    let (assessment, law) = (context.spec.assessment, context.spec.law);
    let words = |id: &str| Lang::Vi.text(&format!("cover-{id}"));
    let mut lines = verdicts(context);
    let province = if law.province.is_empty() { Lang::Vi.text("dotted-name") } else { law.province.clone() };
    lines.push((words("province"), Cell::Text(province)));
    lines.push((words("region"), Cell::Text(region(context))));
    if let Some(area) = assessment.place.area.as_ref().and_then(|id| law.area(id)) {
        lines.push((words("area"), Cell::Text(area.name.clone())));
    }
    lines.push((words("procedure"), Cell::Text(explain::steps(law, context.spec.commune, assessment.place.as_of))));
    lines.push((words("unconfirmed"), Cell::Live(unconfirmed(context))));
    if let Some(held) = context.spec.commune.held() {
        lines.push((words("held"), Cell::Text(explain::level(Lang::Vi, held.level))));
    }
    if let Some(revocation) = &assessment.revocation {
        lines.push((words("revocation"), Cell::Text(explain::zone(Lang::Vi, revocation))));
    }
    lines
}

/// Of everything, of each set and of the conditions, with their counts.
fn verdicts(context: &DossierContext) -> Vec<(String, Cell)> {
    let (assessment, formulas) = (context.spec.assessment, context.formulas);
    let words = |id: &str| Lang::Vi.text(&format!("cover-{id}"));
    let overall = sentence::provisional(formulas.overall_verdict(), assessment.overall.provisional);
    let mut lines = vec![(words("verdict"), Cell::Live(overall))];
    lines.extend(explain::fields(Lang::Vi, assessment).map(|fields| (words("fields"), Cell::Text(fields))));
    for set in &assessment.sets {
        let label = Lang::Vi.say("cover-set", &[("level", explain::level(Lang::Vi, set.level).into())]);
        let verdict = sentence::provisional(formulas.set_verdict(set.level), set.finding.provisional);
        lines.push((label, Cell::Live(sentence::lines(&[verdict, formulas.counts_of_criteria(set.level)]))));
    }
    if !assessment.conditions.is_empty() {
        let counts = formulas.counts_of_items(assessment.conditions.iter().map(|c| c.item.clone()));
        lines.push((words("conditions"), Cell::Live(counts)));
    }
    lines
}

/// How many thresholds in use are listed to be compared: rows of that list have an id.
fn unconfirmed(context: &DossierContext) -> Live {
    let count: usize = context.spec.assessment.items().map(|i| explain::unconfirmed(i).len()).sum();
    let table = tables::thresholds(context.subject(), &|_, _| None);
    let column = column_letters(table.columns.len() as u32);
    let ids = format!("'{}'!${column}:${column}", sheet_name("thresholds"));
    let listed = Live { formula: format!("COUNTIF({ids},{})", quoted("*:*")), stored: Stored::Number(count as f64) };
    sentence::live("cover-unconfirmed-count", &[("count", listed)], &[])
}

/// The region whose levels bind, and the commune's own where it is another.
fn region(context: &DossierContext) -> String {
    let law = context.spec.law;
    let name = |id: &str| law.nation.regions.iter().find(|r| r.id == id).map_or(id.to_string(), |r| r.name.clone());
    let own = if law.region.is_empty() { Lang::Vi.text("dotted-name") } else { name(&law.region) };
    let readings = context.spec.assessment.sets.first().map(|s| &s.readings);
    match readings {
        Some(r) if r.overridden => {
            let bound: Vec<String> = r.regions.iter().map(|r| name(r)).collect();
            Lang::Vi.say("cover-region-overridden", &[("own", own.into()), ("bound", bound.join(", ").into())])
        }
        Some(r) if r.regions.len() > 1 => Lang::Vi.say("cover-region-unsettled", &[("own", own.into())]),
        _ => own,
    }
}
