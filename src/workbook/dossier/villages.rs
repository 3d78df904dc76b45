//! The villages: for each checklist the verdict of every item in every village, its recognition, and
//! whether it counts.

use super::super::WorkbookError;
use super::super::answers_sheet::colour_verdicts;
use super::super::formula::Live;
use super::super::sentence;
use super::super::sheet::{Stored, quoted, reference, row_height, span};
use super::super::table::{Cell, Table};
use super::super::villages_sheet::with_requirement;
use super::{DossierContext, sheet_name};
use crate::assess::{ChecklistResult, VillageResult};
use crate::explain;
use crate::messages::Lang;
use crate::text::BOLD;

/// Number, name, verdict, recognition: before the items, so that checklists of any length line up.
const HEAD_WIDTHS: [f64; 4] = [5.0, 24.0, 14.0, 26.0];
const ITEM_WIDTH: f64 = 13.0;
const VERDICT: u16 = 2;

/// Writes the sheet; none where no village is entered.
pub(super) fn write<'a>(context: &DossierContext<'a>) -> Result<Option<Table<'a>>, WorkbookError> {
    let lists = &context.spec.assessment.villages;
    let Some(most) = lists.iter().map(|l| l.items.len()).max() else { return Ok(None) };
    let mut widths = HEAD_WIDTHS.to_vec();
    widths.extend(std::iter::repeat_n(ITEM_WIDTH, most));
    let mut table = Table::new(context.styles, &sheet_name("villages"), true, &widths)?;
    table.title(&Lang::Vi.text("dossier-title-villages"))?;
    // a sheet repeats one row: what is in its columns is named by number, and under each checklist in full
    table.heading_texts(&head().into_iter().chain((1..=most).map(|number| format!("({number})"))).collect::<Vec<_>>())?;
    for (index, list) in lists.iter().enumerate() {
        checklist(context, &mut table, index, list)?;
    }
    table.finish().map(Some)
}

fn checklist(context: &DossierContext, table: &mut Table, index: usize, list: &ChecklistResult) -> Result<(), WorkbookError> {
    let facts = [("name", list.name.as_str().into()), ("pass", list.pass.into()), ("total", list.items.len().into())];
    let id = if list.recognition_required { "villages-list-recognised" } else { "villages-list" };
    table.section(&Lang::Vi.say(id, &facts))?;
    let facts = [("recognised", list.recognised.into()), ("evidence", explain::evidence(Lang::Vi, list.evidence).into())];
    // the verdicts are two rows below, under the headings
    let counts = counts(table.row + 2, list);
    table.live_remark(&sentence::live("villages-list-counts", &[("counts", counts)], &facts))?;
    headings(context, table, index)?;
    let first = table.row;
    for (at, village) in (0u32..).zip(&list.villages) {
        let verdict = Cell::Live(context.formulas.grounds.villages.verdict(index, at));
        let (number, name) = (Cell::Centre((at + 1).to_string()), Cell::Text(village.name.clone()));
        let mut cells = vec![number, name, verdict, Cell::Text(recognition(village))];
        cells.extend(village.items.iter().map(|v| Cell::Centre(word(*v))));
        table.row(&cells)?;
    }
    let last = table.row.saturating_sub(1);
    for column in 2..=list.items.len() as u16 + 3 {
        colour_verdicts(table.sheet.worksheet(), first, last, column)?;
    }
    table.row += 1;
    Ok(())
}

/// "50 đạt + …": counted from the verdicts below.
fn counts(first: u32, list: &ChecklistResult) -> Live {
    let last = (first + list.villages.len() as u32).saturating_sub(1).max(first);
    let range = span(&reference(&sheet_name("villages"), first, VERDICT), &reference(&sheet_name("villages"), last, VERDICT));
    let count = |id: &str, stored: usize| {
        let word = quoted(&Lang::Vi.text(&format!("verdict-{id}")));
        Live { formula: format!("COUNTIF({range},{word})"), stored: Stored::Number(stored as f64) }
    };
    let figures = [
        ("met", count("met", list.counts.met)),
        ("not_met", count("not-met", list.counts.not_met)),
        ("undetermined", count("no-answer", list.counts.undetermined)),
        ("not_applicable", count("not-applicable", list.counts.not_applicable)),
        ("total", Live { formula: format!("ROWS({range})"), stored: Stored::Number(list.counts.total as f64) }),
    ];
    sentence::live("counts", &figures, &[])
}

/// A village's item has no figure wherever it is not decided.
fn word(verdict: crate::assess::Verdict) -> String {
    explain::verdict_word(Lang::Vi, verdict, Some(&crate::assess::Cause::NoAnswer))
}

/// Headings of the columns before the items.
fn head() -> Vec<String> {
    ["villages-number", "villages-name", "heading-met", "heading-recognition"].iter().map(|id| Lang::Vi.text(id)).collect()
}

fn headings(context: &DossierContext, table: &mut Table, index: usize) -> Result<(), WorkbookError> {
    let Some(list) = context.spec.law.checklists.get(index) else { return Ok(()) };
    let mut texts = head();
    texts.extend((1..).zip(&list.items).map(|(number, item)| format!("({number}) {}", with_requirement(item))));
    for (column, text) in (0u16..).zip(&texts) {
        table.sheet.text((table.row, column), text, &context.styles.heading)?;
    }
    let widths = HEAD_WIDTHS.into_iter().chain(std::iter::repeat(ITEM_WIDTH * 100.0 / f64::from(BOLD)));
    let sized: Vec<(&str, f64)> = texts.iter().map(String::as_str).zip(widths).collect();
    table.sheet.height(table.row, row_height(&sized))?;
    table.row += 1;
    Ok(())
}

/// "12/QĐ-UBND ngày 05/03/2024, UBND huyện"; what is missing is dotted.
fn recognition(village: &VillageResult) -> String {
    let Some(given) = &village.recognition else { return String::new() };
    let or_dots = |text: &str| if text.is_empty() { "…".to_string() } else { text.to_string() };
    let date = given.date.map_or("…".to_string(), |d| Lang::Vi.day(d));
    let facts = [("decision", or_dots(&given.decision).into()), ("date", date.into()), ("by", or_dots(&given.by).into())];
    let id = if village.recognised { "villages-recognition" } else { "villages-recognition-open" };
    Lang::Vi.say(id, &facts)
}
