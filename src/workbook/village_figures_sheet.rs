//! The sheet "Số liệu theo thôn": one row per village, its share of the commune's figures, and their sums.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, Worksheet};

use super::answers_sheet::Context;
use super::formula::{Formulas, Live};
use super::sheet::{Stored, live, page, print_filled, protect, quoted, reference, row_height};
use super::village_figures::{FigureColumns, FigurePlan};
use super::villages_sheet::rows;
use super::{WorkbookError, sheet::Written};
use crate::commune::{Figure, Village};
use crate::layout::village_figures::{self as layout, Part};
use crate::layout::{Sheet, villages};
use crate::messages::Lang;

const NUMBER_WIDTH: f64 = 5.0;
const NAME_WIDTH: f64 = 26.0;
const WIDTH: f64 = 11.0;
/// Printed at this size, as many columns fit a landscape page next to the names.
const PRINT_SCALE: u16 = 65;
const COLUMNS_PER_PAGE: u16 = 12;

/// Writes the sheet; none where no measure has columns.
pub(super) fn write(context: &Context, plan: &FigurePlan, formulas: &Formulas) -> Result<Option<Worksheet>, WorkbookError> {
    if plan.columns.is_empty() {
        return Ok(None);
    }
    let mut widths = vec![NUMBER_WIDTH, NAME_WIDTH];
    widths.resize(usize::from(plan.last()) + 1, WIDTH);
    let mut sheet = page(&Sheet::VillageFigures.name(), true, &widths)?;
    let last = plan.last().clamp(layout::FIRST_COLUMN + 8, layout::FIRST_COLUMN + 11);
    sheet.merge_range(0, 0, 0, last, &Lang::Vi.text("figures-title"), &context.styles.title)?;
    sheet.merge_range(1, 0, 1, last, &Lang::Vi.text("figures-subtitle"), &context.styles.subtitle)?;
    sheet.set_row_height(1, 66)?;
    names(context, &mut sheet, [layout::BAND_ROW, layout::PART_ROW], [layout::TOTAL_ROW, layout::STATE_ROW])?;
    bands(context, plan, &mut sheet)?;
    for columns in &plan.columns {
        heading(context, columns, formulas, &mut sheet)?;
    }
    let longest = plan.columns.iter().map(|c| row_height(&[(&c.name, WIDTH * c.parts().len() as f64)])).fold(34.0, f64::max);
    sheet.set_row_height(layout::HEADING_ROW, longest.min(230.0))?;
    sheet.set_row_height(layout::BAND_ROW, 50)?;
    sheet.set_row_height(layout::PART_ROW, 34)?;
    for at in 0..rows(context.commune) {
        village(context, plan, at, &mut sheet)?;
    }
    finish(context, plan, &mut sheet)?;
    Ok(Some(sheet))
}

/// The columns of numbers and names down to the villages, from the first row of headings to the last, and what is in the
/// rows of sums and of their states.
pub(super) fn names(context: &Context, sheet: &mut Worksheet, headings: [u32; 2], [total, state]: [u32; 2]) -> Written {
    let (styles, [top, bottom]) = (context.styles, headings);
    for (column, id) in [(0, "villages-number"), (layout::NAME, "villages-name")] {
        sheet.merge_range(top, column, bottom, column, &Lang::Vi.text(id), &styles.heading)?;
    }
    for (row, id) in [(total, "figures-total"), (state, "figures-state")] {
        sheet.merge_range(row, 0, row, layout::NAME, &Lang::Vi.text(id), &styles.bold)?;
    }
    Ok(())
}

/// The name of each criterion over its columns.
fn bands(context: &Context, plan: &FigurePlan, sheet: &mut Worksheet) -> Written {
    let mut rest = plan.columns.as_slice();
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|c| c.band == first.band).count();
        let (own, others) = rest.split_at(same);
        let last = own.last().map_or(first.first, |c| c.first + c.parts().len() as u16 - 1);
        across(sheet, layout::BAND_ROW, first.first, last, &first.band, &context.styles.criterion)?;
        rest = others;
    }
    Ok(())
}

/// A text over one cell or several.
fn across(sheet: &mut Worksheet, row: u32, first: u16, last: u16, text: &str, format: &Format) -> Written {
    if first == last {
        sheet.write_string_with_format(row, first, text, format)?;
    } else {
        sheet.merge_range(row, first, row, last, text, format)?;
    }
    Ok(())
}

fn heading(context: &Context, columns: &FigureColumns, formulas: &Formulas, sheet: &mut Worksheet) -> Written {
    let (styles, measure) = (context.styles, columns.measure);
    let last = columns.first + columns.parts().len() as u16 - 1;
    across(sheet, layout::HEADING_ROW, columns.first, last, &columns.name, &styles.heading)?;
    for (index, part) in columns.parts().iter().enumerate() {
        let column = columns.first + index as u16;
        let unit = if *part == Part::Amount { &measure.unit } else { &measure.counted };
        let label = Lang::Vi.say(&format!("figures-{}", part.id()), &[("unit", unit.as_str().into())]);
        sheet.write_string_with_format(layout::PART_ROW, column, label, &styles.heading)?;
        sheet.write_string(layout::ID_ROW, column, part.column_id(&measure.id))?;
        if let Some(shown) = formulas.sum_shown(&measure.id, index) {
            live(sheet, layout::TOTAL_ROW, column, &shown, &styles.bold_centre)?;
        }
    }
    let Some(shown) = formulas.sum_state_shown(&measure.id) else { return Ok(()) };
    across(sheet, layout::STATE_ROW, columns.first, last, "", &styles.centre)?;
    live(sheet, layout::STATE_ROW, columns.first, &shown, &styles.centre)
}

/// The name of a village as its own sheet has it.
pub(super) fn shown_name(at: u32, village: Option<&Village>) -> Live {
    let name = reference(&Sheet::Villages.name(), villages::FIRST_ROW + at, villages::NAME);
    Live {
        formula: format!("IF(TRIM({name})=\"\",{},{name})", quoted("–")),
        stored: Stored::text(village.map(|v| v.name.clone()).filter(|name| !name.is_empty()).unwrap_or_else(|| "–".to_string())),
    }
}

fn village(context: &Context, plan: &FigurePlan, at: u32, sheet: &mut Worksheet) -> Written {
    let row = layout::FIRST_ROW + at;
    let village = context.commune.villages.get(at as usize);
    sheet.write_number_with_format(row, 0, f64::from(at + 1), &context.styles.centre)?;
    live(sheet, row, layout::NAME, &shown_name(at, village), &context.styles.cell)?;
    for columns in &plan.columns {
        figure(context, row, columns, village, sheet)?;
    }
    Ok(())
}

fn figure(context: &Context, row: u32, columns: &FigureColumns, village: Option<&Village>, sheet: &mut Worksheet) -> Written {
    let input = &context.styles.input;
    let given = village.and_then(|v| v.figures.get(&columns.measure.id));
    for (column, part) in (columns.first..).zip(columns.parts()) {
        match (given, part) {
            (Some(Figure::Ratio(number, _)), Part::Numerator)
            | (Some(Figure::Ratio(_, number)), Part::Denominator)
            | (Some(Figure::Amount(number)), Part::Amount) => sheet.write_number_with_format(row, column, number.to_double(), input)?,
            (Some(Figure::Unusable), _) => sheet.write_string_with_format(row, column, Lang::Vi.text("answer-unusable"), input)?,
            _ => sheet.write_blank(row, column, input)?,
        };
    }
    if context.open {
        let check = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
        let check = check.set_error_title(Lang::Vi.text("check-title"))?.set_error_message(Lang::Vi.text("check-amount"))?;
        let last = columns.first + columns.parts().len() as u16 - 1;
        sheet.add_data_validation(row, columns.first, row, last, &check)?;
    }
    Ok(())
}

fn finish(context: &Context, plan: &FigurePlan, sheet: &mut Worksheet) -> Written {
    print_filled(sheet, context.open, (layout::FIRST_ROW, plan.last()), context.commune.villages.len())?;
    sheet.set_row_hidden(layout::ID_ROW)?;
    sheet.set_freeze_panes(layout::FIRST_ROW, layout::FIRST_COLUMN)?;
    sheet.set_repeat_rows(layout::BAND_ROW, layout::STATE_ROW)?;
    sheet.set_repeat_columns(0, layout::NAME)?;
    sheet.set_print_scale(PRINT_SCALE);
    let mut breaks = Vec::new();
    let mut start = layout::FIRST_COLUMN;
    for columns in &plan.columns {
        // the two columns of a rate stay on one page
        if columns.first + columns.parts().len() as u16 - start > COLUMNS_PER_PAGE {
            breaks.push(u32::from(columns.first));
            start = columns.first;
        }
    }
    sheet.set_vertical_page_breaks(&breaks)?;
    protect(sheet);
    Ok(())
}
