//! The sheet "Thôn": one row per village, for each checklist its items, its recognition, a live verdict.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, Worksheet};

use super::answers_sheet::{Context, colour_verdicts};
use super::checks::Check;
use super::commune_sheet::{Entry, put, text};
use super::formula::Formulas;
use super::sheet::{page, print_filled, protect, reference, row_height, span};
use super::{WorkbookError, sheet::Written};
use crate::commune::{Commune, Given, Recognition, Value, Village};
use crate::criteria::{Bound, Checklist, ChecklistItem, Content, Kind, Law, RecognitionRule};
use crate::layout::Sheet;
use crate::layout::villages::{self, Part};
use crate::messages::Lang;

const NUMBER_WIDTH: f64 = 6.0;
const NAME_WIDTH: f64 = 30.0;
const ITEM_WIDTH: f64 = 16.0;
const RECOGNITION_WIDTHS: [f64; 3] = [22.0, 16.0, 13.0];
const VERDICT_WIDTH: f64 = 15.0;
/// About as many characters as a landscape page holds at full size.
const PAGE_WIDTH: f64 = 112.0;

/// Columns of a checklist: items, recognition, verdict.
fn block(list: &Checklist) -> u16 {
    list.items.len() as u16 + Part::ALL.len() as u16 + 1
}

/// First column of a checklist's items.
fn first_column(law: &Law, index: usize) -> u16 {
    law.checklists.iter().take(index).fold(villages::FIRST_ITEM, |at, list| at + block(list))
}

/// First column of a checklist's recognition.
fn recognition_column(law: &Law, index: usize) -> u16 {
    first_column(law, index) + law.checklists.get(index).map_or(0, |l| l.items.len()) as u16
}

fn verdict_column(law: &Law, index: usize) -> u16 {
    recognition_column(law, index) + Part::ALL.len() as u16
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

/// The ranges of a village's row that a person fills in: the name, and a block per checklist.
pub(super) fn input_ranges(law: &Law, row: u32) -> Vec<String> {
    let cell = |column| reference(&Sheet::Villages.name(), row, column);
    let blocks = (0..law.checklists.len()).map(|i| span(&cell(first_column(law, i)), &cell(verdict_column(law, i) - 1)));
    std::iter::once(cell(villages::NAME)).chain(blocks).collect()
}

/// The cells of a recognition: authority, decision, day.
pub(super) fn recognition_cells(law: &Law, list: usize, row: u32) -> [String; 3] {
    let first = recognition_column(law, list);
    [0, 1, 2].map(|at| reference(&Sheet::Villages.name(), row, first + at))
}

/// The cell of an item of a checklist.
pub(super) fn item_reference(law: &Law, list: usize, item: usize, row: u32) -> String {
    reference(&Sheet::Villages.name(), row, first_column(law, list) + item as u16)
}

/// Writes the sheet. One sheet holds every checklist, so that a village is named once.
pub(super) fn write(context: &Context, law: &Law, formulas: &Formulas) -> Result<Worksheet, WorkbookError> {
    let mut widths = vec![NUMBER_WIDTH, NAME_WIDTH];
    for list in &law.checklists {
        widths.extend(list.items.iter().map(|_| ITEM_WIDTH).chain(RECOGNITION_WIDTHS).chain([VERDICT_WIDTH]));
    }
    let mut sheet = page(&Sheet::Villages.name(), true, &widths)?;
    let last = widths.len().clamp(8, 12) as u16 - 1;
    sheet.merge_range(0, 0, 0, last, &Lang::Vi.text("villages-title"), &context.styles.title)?;
    let subtitle = if law.checklists.is_empty() { "villages-no-checklist" } else { "villages-subtitle" };
    sheet.merge_range(1, 0, 1, last, &Lang::Vi.text(subtitle), &context.styles.subtitle)?;
    sheet.set_row_height(1, 50)?;
    headings(context, law, formulas, &mut sheet)?;
    for index in 0..rows(context.commune) {
        village_row(context, law, formulas, index, &mut sheet)?;
    }
    for (index, _) in law.checklists.iter().enumerate() {
        let last_row = villages::FIRST_ROW + rows(context.commune) - 1;
        colour_verdicts(&mut sheet, villages::FIRST_ROW, last_row, verdict_column(law, index))?;
    }
    sheet.set_row_hidden(villages::ID_ROW)?;
    sheet.set_freeze_panes(villages::FIRST_ROW, villages::FIRST_ITEM)?;
    sheet.set_repeat_rows(villages::BAND_ROW, villages::HEADING_ROW)?;
    print_by_checklist(law, &mut sheet)?;
    let filled = context.commune.villages.len();
    print_filled(&mut sheet, context.open, (villages::FIRST_ROW, widths.len() as u16 - 1), filled)?;
    protect(&mut sheet);
    Ok(sheet)
}

/// Several checklists print one below the other, each on pages of its own next to the names.
fn print_by_checklist(law: &Law, sheet: &mut Worksheet) -> Written {
    sheet.set_repeat_columns(0, villages::NAME)?;
    if law.checklists.len() < 2 {
        return Ok(());
    }
    let width = |list: &Checklist| list.items.len() as f64 * ITEM_WIDTH + RECOGNITION_WIDTHS.iter().sum::<f64>() + VERDICT_WIDTH;
    let widest = law.checklists.iter().map(width).fold(0.0, f64::max) + NUMBER_WIDTH + NAME_WIDTH;
    sheet.set_print_scale((PAGE_WIDTH / widest * 100.0).floor().clamp(10.0, 100.0) as u16);
    let breaks: Vec<u32> = (1..law.checklists.len()).map(|i| u32::from(first_column(law, i))).collect();
    sheet.set_vertical_page_breaks(&breaks)?;
    Ok(())
}

fn headings(context: &Context, law: &Law, formulas: &Formulas, sheet: &mut Worksheet) -> Written {
    let heading = &context.styles.heading;
    for (column, id) in [(0, "villages-number"), (villages::NAME, "villages-name")] {
        sheet.merge_range(villages::BAND_ROW, column, villages::HEADING_ROW, column, &Lang::Vi.text(id), heading)?;
    }
    sheet.write_string(villages::ID_ROW, villages::NAME, villages::NAME_ID)?;
    for (index, list) in law.checklists.iter().enumerate() {
        band(context, law, index, formulas, sheet)?;
        for (column, item) in (first_column(law, index)..).zip(&list.items) {
            let name = with_requirement(item);
            sheet.write_with_format(villages::HEADING_ROW, column, name, heading)?;
            sheet.write_string(villages::ID_ROW, column, &item.measure.id)?;
        }
        for (column, part) in (recognition_column(law, index)..).zip(Part::ALL) {
            let name = Lang::Vi.text(&format!("villages-{}", part.id()));
            sheet.write_with_format(villages::HEADING_ROW, column, name, heading)?;
            sheet.write_string(villages::ID_ROW, column, part.column_id(&list.id))?;
        }
        let id = match list.recognition {
            RecognitionRule::Shown => "villages-verdict",
            RecognitionRule::Required => "villages-verdict-recognised",
        };
        let facts = [("name", list.name.as_str().into()), ("pass", list.pass.into()), ("total", list.items.len().into())];
        sheet.write_with_format(villages::HEADING_ROW, verdict_column(law, index), Lang::Vi.say(id, &facts), heading)?;
    }
    let names = law.checklists.iter().flat_map(|l| &l.items).map(with_requirement);
    let longest = names.map(|n| row_height(&[(&n, ITEM_WIDTH)])).fold(110.0, f64::max);
    sheet.set_row_height(villages::HEADING_ROW, longest.min(300.0))?;
    sheet.set_row_height(villages::BAND_ROW, 24)?;
    Ok(())
}

/// The name of a checklist over its columns, with how many villages pass.
fn band(context: &Context, law: &Law, index: usize, formulas: &Formulas, sheet: &mut Worksheet) -> Written {
    let (first, last) = (first_column(law, index), verdict_column(law, index));
    let format = &context.styles.criterion;
    sheet.merge_range(villages::BAND_ROW, first, villages::BAND_ROW, last, "", format)?;
    if let Some(live) = formulas.grounds.villages.bands.get(index) {
        sheet.write_formula_with_format(villages::BAND_ROW, first, live.stored.of(&format!("={}", live.formula)), format)?;
    }
    Ok(())
}

/// "Tỷ lệ … (≥ 80 %)".
pub(super) fn with_requirement(item: &ChecklistItem) -> String {
    match item.test.levels.first().map(|l| &l.content) {
        Some(Content::Bound(bound @ Bound::Number(_))) => {
            format!("{} ({})", item.name, crate::explain::asked(Lang::Vi, item.test.op, &item.measure.unit, bound))
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
        let given = village.and_then(|v| v.recognitions.get(&list.id));
        recognition(context, row, recognition_column(law, list_index), given, sheet)?;
        let verdict = formulas.grounds.villages.verdict(list_index, index);
        sheet.write_formula_with_format(
            row,
            verdict_column(law, list_index),
            verdict.stored.of(&format!("={}", verdict.formula)),
            &context.styles.verdict,
        )?;
    }
    Ok(())
}

fn recognition(context: &Context, row: u32, first: u16, given: Option<&Recognition>, sheet: &mut Worksheet) -> Written {
    for (column, part) in (first..).zip(Part::ALL) {
        let entry = match (given, part) {
            (None, _) => Entry::Blank,
            (Some(given), Part::By) => text(&given.by),
            (Some(given), Part::Decision) => text(&given.decision),
            (Some(given), Part::Date) => given.date.map_or(Entry::Blank, Entry::Day),
        };
        let format = if part == Part::Date { &context.styles.input_date } else { &context.styles.input_text };
        put(sheet, row, column, entry, format)?;
        if part == Part::Date && context.open {
            sheet.add_data_validation(row, column, row, column, Check::day()?.rule())?;
        }
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
