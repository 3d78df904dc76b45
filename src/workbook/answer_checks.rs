//! What the cells of an answer accept while typing; pasting gets past it, so the formulas and the tool check again. Cells
//! that accept the same have one check.

use std::collections::BTreeMap;

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, Worksheet};

use super::answers_sheet::Context;
use super::form_rows::{RowKind, SheetPlan};
use super::sheet::Written;
use crate::criteria::{Item, Kind, Measure, Op};
use crate::layout::Column;
use crate::messages::Lang;

/// A check with the cells it is for, by what it asks and says. A formula of its own cell is alone.
type Checks = BTreeMap<[String; 3], (DataValidation, Vec<At>)>;

/// First column, last column, row.
type At = (u16, u16, u32);

pub(super) fn write(context: &Context, plan: &SheetPlan, sheet: &mut Worksheet) -> Written {
    let mut checks = Checks::new();
    for row in &plan.rows {
        let (RowKind::Single(_, item, Some(measure)) | RowKind::Measure(_, item, measure)) = &row.kind else { continue };
        if measure.kind != Kind::Villages && context.plan.is_input(measure, &plan.name, row.row) {
            add(context, row.row, item, measure, &mut checks)?;
        }
    }
    for (check, cells) in checks.into_values() {
        let (first, last, row) = cells[0];
        let ranges: Vec<String> = cells.iter().map(range).collect();
        sheet.add_data_validation(row, first, row, last, &check.set_multi_range(ranges.join(" ")))?;
    }
    Ok(())
}

fn range((first, last, row): &At) -> String {
    let cell = |column: &u16| format!("{}{}", crate::diag::column_letters(u32::from(*column)), row + 1);
    if first == last { cell(first) } else { format!("{}:{}", cell(first), cell(last)) }
}

fn add(context: &Context, row: u32, item: &Item, measure: &Measure, checks: &mut Checks) -> Written {
    if measure.kind == Kind::Rate {
        let amounts = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
        let hint = ratio_hint(measure);
        let said = saying(amounts, "check-amount", &hint)?;
        let at = (Column::Numerator.index(), Column::Denominator.index(), row);
        checks.entry([String::new(), String::new(), hint]).or_insert((said, Vec::new())).1.push(at);
    }
    let (rule, message) = result_rule(context, row, item, measure);
    let hint = short(&Lang::Vi.say(&format!("input-{message}"), &[("unit", measure.unit.as_str().into())]));
    let column = Column::Result.index();
    let own = match (&rule, measure.kind) {
        (Rule::Own(_), _) => row.to_string(),
        (_, Kind::Grade) => measure.scale.clone(),
        (_, Kind::YesNo) => measure.if_any.to_string(),
        _ => String::new(),
    };
    let (Rule::Own(rule) | Rule::Shared(rule)) = rule;
    let said = saying(rule, message, &hint)?;
    checks.entry([own, message.to_string(), hint]).or_insert((said, Vec::new())).1.push((column, column, row));
    Ok(())
}

/// What is asked of a result: by a formula about its own cell, or the same as of others.
enum Rule {
    Own(DataValidation),
    Shared(DataValidation),
}

fn saying(check: DataValidation, message: &str, hint: &str) -> Result<DataValidation, rust_xlsxwriter::XlsxError> {
    check
        .set_error_title(Lang::Vi.text("check-title"))?
        .set_error_message(Lang::Vi.text(message))?
        .set_input_title(Lang::Vi.text("input-title"))?
        .set_input_message(hint)
}

fn ratio_hint(measure: &Measure) -> String {
    let label = |text: &str, id: &str| if text.is_empty() { Lang::Vi.text(id) } else { text.to_string() };
    let facts = [
        ("numerator", label(&measure.numerator, "column-numerator").into()),
        ("denominator", label(&measure.denominator, "column-denominator").into()),
        ("unit", measure.counted.as_str().into()),
    ];
    short(&Lang::Vi.say("input-ratio", &facts))
}

/// Excel shows at most 255 characters of an input message.
fn short(text: &str) -> String {
    if text.encode_utf16().count() <= 255 { text.to_string() } else { text.chars().take(240).chain("…".chars()).collect() }
}

fn result_rule(context: &Context, row: u32, item: &Item, measure: &Measure) -> (Rule, &'static str) {
    let cell = format!("{}{}", crate::diag::column_letters(u32::from(Column::Result.index())), row + 1);
    let list = |range: &str| Rule::Shared(DataValidation::new().allow_list_formula(Formula::new(format!("={range}"))));
    let counts_zero = item.versions.iter().flat_map(|v| v.requirement.tests()).any(|t| t.op == Op::None && t.measure == measure.id);
    let word = |range: &str| format!("SUMPRODUCT(--({range}={cell}))>0");
    let or_words = |number: &str| {
        let mut parts = vec![format!("IF(ISNUMBER({cell}),{number},FALSE)")];
        parts.extend(measure.if_any.then(|| word(&context.lists.not_applicable.range)));
        parts.extend(counts_zero.then(|| word(&context.lists.none.range)));
        Rule::Own(DataValidation::new().allow_custom(Formula::new(format!("=OR({})", parts.join(",")))))
    };
    let worded = measure.if_any || counts_zero;
    match measure.kind {
        Kind::YesNo if measure.if_any => (list(&context.lists.offer_yes_no_na.range), "check-yes-no"),
        Kind::YesNo => (list(&context.lists.offer_yes_no.range), "check-yes-no"),
        Kind::Grade => (list(&context.lists.scales[&measure.scale].range), "check-grade"),
        Kind::Rate if worded => (or_words(&format!("AND({cell}>=0,{cell}<=100)")), "check-rate"),
        Kind::Rate => (Rule::Shared(DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, 100.0))), "check-rate"),
        Kind::Count if worded => (or_words(&format!("AND({cell}>=0,{cell}=INT({cell}))")), "check-count"),
        Kind::Count => (Rule::Shared(DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))), "check-count"),
        _ if worded => (or_words(&format!("{cell}>=0")), "check-amount"),
        _ => (Rule::Shared(DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))), "check-amount"),
    }
}
