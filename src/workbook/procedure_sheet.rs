//! The sheet "Trình tự": what was done of the procedure in force. No formula looks at it, and it decides nothing.

use rust_xlsxwriter::{Format, Worksheet};

use super::answers_sheet::Context;
use super::checks::Check;
use super::commune_sheet::{Entry, text};
use super::sheet::row_height;
use super::supplement_sheets::{Page, counts, number, words};
use super::{WorkbookError, sheet::Written};
use crate::commune::{Attribute, Deed};
use crate::criteria::{Duty, Law};
use crate::explain;
use crate::layout::supplements::{self, PROCEDURE, SPARE_TIMES};
use crate::messages::Lang;
use crate::text::Date;

/// Writes the sheet: a heading for each step, a row for each duty, below it one for each of its times.
pub(super) fn write(context: &Context, law: &Law, day: Date) -> Result<Worksheet, WorkbookError> {
    let mut page = Page::new(context, PROCEDURE)?;
    let blank = Deed::default();
    let (mut row, mut at) = (PROCEDURE.first_row(), 0);
    for step in law.procedure_on(day).map(|p| p.steps.as_slice()).unwrap_or_default() {
        row = step_heading(&mut page, row, &explain::step(law, context.commune, step))?;
        for duty in &step.duties {
            let deed = context.commune.deeds.iter().find(|d| d.duty == duty.id).unwrap_or(&blank);
            page.number(row, at)?;
            line(&mut page, row, duty, deed)?;
            row = times(&mut page, row + 1, duty, deed)?;
            at += 1;
        }
    }
    if row > PROCEDURE.first_row() {
        let column = |id: &str| PROCEDURE.column(id);
        page.check((PROCEDURE.first_row(), column("from")), (row - 1, column("to")), Check::day()?.into_rule())?;
        page.check((PROCEDURE.first_row(), column("comments")), (row - 1, column("comments")), counts()?)?;
    }
    let filled = row.saturating_sub(PROCEDURE.first_row());
    page.finish(filled as usize)
}

fn step_heading(page: &mut Page, row: u32, words: &str) -> Result<u32, WorkbookError> {
    page.sheet.merge_range(row, 0, row, PROCEDURE.columns.len() as u16 - 1, words, &page.context.styles.criterion)?;
    Ok(row + 1)
}

/// The row of a duty; what is given elsewhere, or not asked for, is closed.
fn line(page: &mut Page, row: u32, duty: &Duty, deed: &Deed) -> Written {
    let styles = page.context.styles;
    let below = duty.times.as_ref().map(|_| PROCEDURE.words("times-below"));
    let required = explain::duty_asked(duty).into_iter().chain(below).collect::<Vec<_>>().join("\n");
    fixed(page, row, "duty", &duty.name, &styles.cell)?;
    fixed(page, row, "required", &required, &styles.cell)?;
    let dated = duty.vote.is_none() && duty.times.is_none();
    open(page, row, "from", dated, day(&deed.from), &styles.input_date)?;
    open(page, row, "to", dated, day(&deed.to), &styles.input_date)?;
    open(page, row, "place", duty.vote.is_none(), words(Some(&deed.place)), &styles.input_text)?;
    open(page, row, "document", duty.document, words(Some(&deed.document)), &styles.input_text)?;
    open(page, row, "comments", duty.comments.is_some(), number(Some(&deed.comments)), &styles.input)?;
    open(page, row, "explanation", true, words(Some(&deed.explanation)), &styles.input_text)?;
    let width = |id: &str| PROCEDURE.widths.get(usize::from(PROCEDURE.column(id))).copied().unwrap_or(1.0);
    page.sheet.set_row_height(row, row_height(&[(&duty.name, width("duty")), (&required, width("required"))]))?;
    page.sheet.write_string(row, PROCEDURE.id_column(), supplements::duty_id(&duty.id))?;
    Ok(())
}

/// A row for each time; the next row.
fn times(page: &mut Page, mut row: u32, duty: &Duty, deed: &Deed) -> Result<u32, WorkbookError> {
    let Some(rule) = &duty.times else { return Ok(row) };
    let styles = page.context.styles;
    let offered = (rule.at_least.unwrap_or_default() + SPARE_TIMES).max(deed.times.len() as u32) as usize;
    for index in 0..offered {
        let given = deed.times.get(index);
        let label = Lang::Vi.say("paper-procedure-time", &[("number", (index + 1).into())]);
        fixed(page, row, "number", "", &styles.closed)?;
        fixed(page, row, "duty", &label, &styles.centre)?;
        open(page, row, "from", true, given.map_or(Entry::Blank, |t| day(&t.day)), &styles.input_date)?;
        open(page, row, "place", true, words(given.map(|t| &t.place)), &styles.input_text)?;
        for closed in ["required", "to", "document", "comments", "explanation"] {
            open(page, row, closed, false, Entry::Blank, &styles.closed)?;
        }
        page.sheet.write_string(row, PROCEDURE.id_column(), supplements::time_id(&duty.id, index + 1))?;
        row += 1;
    }
    Ok(row)
}

fn fixed(page: &mut Page, row: u32, column: &str, words: &str, format: &Format) -> Written {
    super::commune_sheet::put(&mut page.sheet, row, PROCEDURE.column(column), text(words), format)
}

fn open(page: &mut Page, row: u32, column: &str, asked: bool, entry: Entry, format: &Format) -> Written {
    // what was typed into a closed cell is not lost: it is shown where it stood
    let format = if asked { format } else { &page.context.styles.closed };
    super::commune_sheet::put(&mut page.sheet, row, PROCEDURE.column(column), entry, format)
}

/// A day; the word for what cannot be used where something else was typed.
fn day(value: &Attribute<Date>) -> Entry {
    match value {
        Attribute { value: Some(day), .. } => Entry::Day(*day),
        Attribute { origin: Some(_), .. } => text(&Lang::Vi.text("answer-unusable")),
        _ => Entry::Blank,
    }
}
