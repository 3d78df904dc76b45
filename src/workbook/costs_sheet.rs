//! The sheet of unit costs: a row for every figure that can be missing by so much, then open rows.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Worksheet};

use super::WorkbookError;
use super::commune_sheet::{Entry, put, text};
use super::form_rows::{Plan, RowKind};
use super::sheet::{Styles, page, protect, row_height};
use crate::commune::UnitCost;
use crate::criteria::{Kind, Law, Level};
use crate::explain;
use crate::layout::{costs, measure_code};
use crate::messages::Lang;

/// Writes the sheet for a target and the level above it, for whose gaps a plan is made too, with the costs known.
pub(super) fn write(law: &Law, target: Level, known: &[UnitCost], styles: &Styles) -> Result<Worksheet, WorkbookError> {
    let mut sheet = page(&costs::name(), true, &costs::COLUMNS.map(|(_, width)| width))?;
    let last = costs::index("id") - 1;
    sheet.merge_range(0, 0, 0, last, &Lang::Vi.text("cost-title"), &styles.title)?;
    sheet.merge_range(1, 0, 1, last, &Lang::Vi.text("cost-subtitle"), &styles.subtitle)?;
    sheet.set_row_height(1, 34)?;
    for (column, (id, _)) in (0u16..).zip(costs::COLUMNS).take(usize::from(last) + 1) {
        sheet.write_with_format(costs::HEADING_ROW, column, costs::heading(id), &styles.heading)?;
    }
    sheet.write(costs::HEADING_ROW, costs::index("id"), costs::heading("id"))?;
    let (row, further) = rows(law, target, known, styles, &mut sheet)?;
    for (open, cost) in (row..row + costs::OPEN_ROWS).zip(further.into_iter().map(Some).chain(std::iter::repeat(None))) {
        ["name", "unit"].iter().try_for_each(|id| sheet.write_blank(open, costs::index(id), &styles.input_text).map(drop))?;
        let code = cost.map(|cost| measure_code(&cost.measure)).unwrap_or_default();
        put(&mut sheet, open, costs::index("code"), text(&code), &styles.input_text)?;
        amount(open, cost, styles, &mut sheet)?;
    }
    let check = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
    let check = check.set_error_message(Lang::Vi.text("cost-check"))?.set_error_title(Lang::Vi.text("check-title"))?;
    sheet.add_data_validation(costs::FIRST_ROW, costs::index("cost"), row + costs::OPEN_ROWS - 1, costs::index("cost"), &check)?;
    sheet.set_column_hidden(costs::index("id"))?;
    sheet.set_freeze_panes(costs::FIRST_ROW, 0)?;
    sheet.set_repeat_rows(costs::HEADING_ROW, costs::HEADING_ROW)?;
    protect(&mut sheet);
    Ok(sheet)
}

/// What a unit costs, from which fund, and the note.
fn amount(row: u32, cost: Option<&UnitCost>, styles: &Styles, sheet: &mut Worksheet) -> Result<(), WorkbookError> {
    let number = cost.map_or(Entry::Blank, |cost| Entry::Number(cost.cost.to_double()));
    put(sheet, row, costs::index("cost"), number, &styles.input)?;
    put(sheet, row, costs::index("fund"), cost.map_or(Entry::Blank, |cost| text(&cost.fund)), &styles.input_text)?;
    put(sheet, row, costs::index("note"), cost.map_or(Entry::Blank, |cost| text(&cost.note)), &styles.input_text)
}

/// A row per measure with its first cost; the next free row, and the further costs.
fn rows<'a>(
    law: &Law,
    target: Level,
    known: &'a [UnitCost],
    styles: &Styles,
    sheet: &mut Worksheet,
) -> Result<(u32, Vec<&'a UnitCost>), WorkbookError> {
    let mut further: Vec<&UnitCost> = known.iter().collect();
    let highest = law.next_level(target).unwrap_or(target);
    let plan = Plan::new(law, highest);
    let mut row = costs::FIRST_ROW;
    for planned in plan.sheets.iter().flat_map(|s| s.rows.iter().map(move |r| (s, r))) {
        let (RowKind::Single(_, item, Some(measure)) | RowKind::Measure(_, item, measure)) = planned.1.kind else { continue };
        if measure.kind == Kind::Villages || !plan.is_input(measure, &planned.0.name, planned.1.row) {
            continue;
        }
        let whole = item.versions.last().map(|v| v.name.as_str()).unwrap_or_default();
        let name = if measure.part.is_empty() { whole.to_string() } else { format!("{whole}: {}", measure.name) };
        sheet.write_string_with_format(row, costs::index("code"), measure_code(&measure.id), &styles.code)?;
        sheet.write_string_with_format(row, costs::index("name"), &name, &styles.cell)?;
        sheet.write_string_with_format(row, costs::index("unit"), explain::unit(Lang::Vi, measure), &styles.centre)?;
        let own = further.iter().position(|cost| cost.measure == measure.id).map(|at| further.remove(at));
        amount(row, own, styles, sheet)?;
        sheet.write(row, costs::index("id"), &measure.id)?;
        sheet.set_row_height(row, row_height(&[(&name, 60.0)]))?;
        row += 1;
    }
    Ok((row, further))
}
