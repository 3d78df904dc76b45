//! What a sheet of thresholds takes in its open columns.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Worksheet};

use super::sheet::Written;
use crate::criteria::{Kind, Law, Op, ReadIn, Slot};
use crate::layout::criteria_sheet::{FIRST_ROW, index, word};
use crate::messages::Lang;

/// Check of a whole column: which day.
pub(super) fn columns(sheet: &mut Worksheet, last: u32) -> Written {
    let title = Lang::Vi.text("check-title");
    let day = super::commune_sheet::day_check()?.set_error_title(&title)?;
    sheet.add_data_validation(FIRST_ROW, index("day"), last, index("day"), &day)?;
    Ok(())
}

/// The texts a threshold can be read in.
pub(super) fn text(sheet: &mut Worksheet, row: u32, slot: &Slot) -> Written {
    let texts = [ReadIn::Nation, ReadIn::Province].into_iter();
    let possible = texts.filter(|text| match text {
        ReadIn::Nation => !slot.is_added(),
        ReadIn::Province => !slot.is_factor(),
    });
    let words: Vec<String> = possible.map(word).collect();
    let check = DataValidation::new().allow_list_strings(&words)?;
    let check = check.set_error_message(Lang::Vi.text("check-list"))?.set_error_title(Lang::Vi.text("check-title"))?;
    sheet.add_data_validation(row, index("text"), row, index("text"), &check)?;
    Ok(())
}

/// The check of one value: a number of its kind, or a word.
pub(super) fn value(sheet: &mut Worksheet, row: u32, law: &Law, slot: &Slot) -> Written {
    let number = |rule| DataValidation::new().allow_decimal_number(rule);
    let (check, message) = match (slot.op, slot.measure.kind) {
        (Op::Met, _) => (DataValidation::new().allow_list_strings(&[Lang::Vi.text("require-met")])?, "check-list"),
        (Op::None, _) => (DataValidation::new().allow_list_strings(&[Lang::Vi.text("require-none")])?, "check-list"),
        (_, Kind::Grade) => {
            let scale = law.nation.scales.get(&slot.measure.scale).map(Vec::as_slice).unwrap_or_default();
            (DataValidation::new().allow_list_strings(scale)?, "check-list")
        }
        _ if slot.is_factor() => (number(DataValidationRule::GreaterThanOrEqualTo(0.0)), "check-amount"),
        (_, Kind::Rate) => (number(DataValidationRule::Between(0.0, 100.0)), "check-rate"),
        _ => (number(DataValidationRule::GreaterThanOrEqualTo(0.0)), "check-amount"),
    };
    let check = check.set_error_message(Lang::Vi.text(message))?.set_error_title(Lang::Vi.text("check-title"))?;
    sheet.add_data_validation(row, index("value"), row, index("value"), &check)?;
    Ok(())
}
