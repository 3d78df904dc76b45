//! The sheet "Thôn": one row per village, one column per item of each checklist, live verdicts.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, Worksheet};

use super::answers_sheet::{Context, colour_verdicts};
use super::formula::Formulas;
use super::sheet::{page, protect, reference};
use super::{WorkbookError, sheet::Written};
use crate::commune::{Commune, Given, Value, Village};
use crate::criteria::{Bound, ChecklistItem, Content, Kind, Law, Op};
use crate::layout::{Sheet, villages};
use crate::messages::Lang;

/// First column of a checklist's items.
fn first_column(law: &Law, index: usize) -> u16 {
    law.checklists.iter().take(index).fold(villages::FIRST_ITEM, |at, list| at + list.items.len() as u16 + 1)
}

fn verdict_column(law: &Law, index: usize) -> u16 {
    first_column(law, index) + law.checklists[index].items.len() as u16
}

/// Rows offered: more where more villages are known.
pub(super) fn rows(commune: &Commune) -> u32 {
    villages::ROWS.max(commune.villages.len() as u32)
}

/// The verdict cells of a checklist. The range covers all rows a sheet may have.
pub(super) fn verdict_range(law: &Law, commune: &Commune, index: usize) -> String {
    let column = verdict_column(law, index);
    let first = reference(&Sheet::Villages.name(), villages::FIRST_ROW, column);
    let last = reference("x", villages::FIRST_ROW + rows(commune) - 1, column);
    format!("{first}:{}", last.trim_start_matches("'x'!"))
}

/// Every cell of a village's row that a person fills in.
pub(super) fn input_cells(law: &Law, row: u32) -> Vec<String> {
    let name = Sheet::Villages.name();
    let items = law.checklists.iter().enumerate().flat_map(|(i, list)| (first_column(law, i)..).zip(&list.items).map(|(c, _)| c));
    [villages::NAME].into_iter().chain(items).map(|column| reference(&name, row, column)).collect()
}

/// The cell of an item of a checklist.
pub(super) fn item_reference(law: &Law, list: usize, item: usize, row: u32) -> String {
    reference(&Sheet::Villages.name(), row, first_column(law, list) + item as u16)
}

/// Writes the sheet.
pub(super) fn write(context: &Context, law: &Law, formulas: &Formulas) -> Result<Worksheet, WorkbookError> {
    let mut widths = vec![6.0, 30.0];
    for list in &law.checklists {
        widths.extend(list.items.iter().map(|_| 18.0));
        widths.push(15.0);
    }
    let mut sheet = page(&Sheet::Villages.name(), true, &widths)?;
    let last = widths.len().max(8) as u16 - 1;
    sheet.merge_range(0, 0, 0, last, &Lang::Vi.text("villages-title"), &context.styles.title)?;
    let subtitle = if law.checklists.is_empty() { "villages-no-checklist" } else { "villages-subtitle" };
    sheet.merge_range(1, 0, 1, last, &Lang::Vi.text(subtitle), &context.styles.subtitle)?;
    sheet.set_row_height(1, 32)?;
    headings(context, law, &mut sheet)?;
    for index in 0..rows(context.commune) {
        village_row(context, law, formulas, index, &mut sheet)?;
    }
    for (index, _) in law.checklists.iter().enumerate() {
        let last_row = villages::FIRST_ROW + rows(context.commune) - 1;
        colour_verdicts(&mut sheet, villages::FIRST_ROW, last_row, verdict_column(law, index))?;
    }
    sheet.set_row_hidden(villages::ID_ROW)?;
    sheet.set_freeze_panes(villages::FIRST_ROW, villages::FIRST_ITEM)?;
    sheet.set_repeat_rows(villages::HEADING_ROW, villages::HEADING_ROW)?;
    protect(&mut sheet);
    Ok(sheet)
}

fn headings(context: &Context, law: &Law, sheet: &mut Worksheet) -> Written {
    let heading = &context.styles.heading;
    sheet.write_with_format(villages::HEADING_ROW, 0, Lang::Vi.text("villages-number"), heading)?;
    sheet.write_with_format(villages::HEADING_ROW, villages::NAME, Lang::Vi.text("villages-name"), heading)?;
    for (index, list) in law.checklists.iter().enumerate() {
        for (column, item) in (first_column(law, index)..).zip(&list.items) {
            let name = with_requirement(item);
            sheet.write_with_format(villages::HEADING_ROW, column, name, heading)?;
            sheet.write_string(villages::ID_ROW, column, &item.measure.id)?;
        }
        let facts = [("name", list.name.as_str().into()), ("pass", list.pass.into()), ("total", list.items.len().into())];
        sheet.write_with_format(villages::HEADING_ROW, verdict_column(law, index), Lang::Vi.say("villages-verdict", &facts), heading)?;
    }
    sheet.set_row_height(villages::HEADING_ROW, 110)?;
    Ok(())
}

/// "Tỷ lệ … (≥ 80 %)".
fn with_requirement(item: &ChecklistItem) -> String {
    match item.test.levels.first().map(|l| &l.content) {
        Some(Content::Bound(Bound::Number(number))) => {
            let id = if item.test.op == Op::AtMost { "require-at-most" } else { "require-at-least" };
            let bound = crate::explain::with_unit(Lang::Vi, number, &item.measure.unit);
            format!("{} ({})", item.name, Lang::Vi.say(id, &[("bound", bound.into())]))
        }
        _ => item.name.clone(),
    }
}

fn village_row(context: &Context, law: &Law, formulas: &Formulas, index: u32, sheet: &mut Worksheet) -> Written {
    let row = villages::FIRST_ROW + index;
    let village = context.commune.villages.get(index as usize);
    sheet.write_number_with_format(row, 0, f64::from(index + 1), &context.styles.centre)?;
    match village.map(|v| v.name.as_str()).filter(|n| !n.is_empty()) {
        Some(name) => sheet.write_string_with_format(row, villages::NAME, name, &context.styles.input_text)?,
        None => sheet.write_blank(row, villages::NAME, &context.styles.input_text)?,
    };
    for (list_index, list) in law.checklists.iter().enumerate() {
        let first = first_column(law, list_index);
        for (column, item) in (first..).zip(&list.items) {
            item_cell(context, row, column, item, village, sheet)?;
        }
        let verdict = formulas.village_verdict(list_index, index);
        sheet.write_formula_with_format(
            row,
            verdict_column(law, list_index),
            verdict.stored.of(&format!("={}", verdict.formula)),
            &context.styles.verdict,
        )?;
    }
    Ok(())
}

fn item_cell(context: &Context, row: u32, column: u16, item: &ChecklistItem, village: Option<&Village>, sheet: &mut Worksheet) -> Written {
    let format = &context.styles.input;
    let given = village.and_then(|v| v.answers.get(&item.measure.id)).map(|a| &a.given);
    match given {
        Some(Given::Value(Value::Number(number))) => sheet.write_number_with_format(row, column, number.to_double(), format)?,
        Some(Given::Value(Value::YesNo(yes))) => {
            sheet.write_string_with_format(row, column, Lang::Vi.text(if *yes { "value-yes" } else { "value-no" }), format)?
        }
        Some(_) => sheet.write_string_with_format(row, column, Lang::Vi.text("answer-unusable"), format)?,
        None => sheet.write_blank(row, column, format)?,
    };
    if !context.open {
        return Ok(());
    }
    let validation = match item.measure.kind {
        Kind::YesNo => DataValidation::new().allow_list_formula(Formula::new(format!("={}", context.lists.offer_yes_no.range))),
        Kind::Rate => DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, 100.0)),
        _ => DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
    };
    sheet.add_data_validation(row, column, row, column, &validation)?;
    Ok(())
}
