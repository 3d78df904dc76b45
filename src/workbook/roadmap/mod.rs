//! The roadmap: a row for every gap, open columns for the office, a picture of the quarters. What was typed before stays.

mod rows;

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    ProtectionOptions,
};

use super::RoadmapSpec;
use super::WorkbookError;
use super::sheet::{Stored, Styles, row_height, save, workbook};
use super::table::Table;
use crate::assess::{Budget, Step};
use crate::commune::{Content, RoadmapRow};
use crate::diag::column_letters;
use crate::explain;
use crate::layout::property;
use crate::layout::roadmap::{self, MARK, Quarter, index};
use crate::messages::Lang;
use crate::text::Decimal;

/// Width of the column of a quarter.
const QUARTER: f64 = 3.6;

/// What every row is written from.
struct RoadmapContext<'a> {
    spec: &'a RoadmapSpec<'a>,
    styles: &'a Styles,
    cost: Format,
    quarters: Vec<Quarter>,
}

pub(super) fn write(spec: &RoadmapSpec) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let first = spec.outlook.target.place.as_of.year();
    let quarters = Quarter::of_years(first, roadmap::YEARS).collect();
    let context = RoadmapContext { spec, styles: &styles, cost: styles.input.clone().set_num_format("#,##0.###"), quarters };
    let widths = roadmap::COLUMNS.iter().map(|(_, w)| *w).chain(context.quarters.iter().map(|_| QUARTER)).chain([4.0]);
    let mut table = Table::new(&styles, &roadmap::name(), true, &widths.collect::<Vec<_>>())?;
    head(&context, &mut table)?;
    let top = table.row;
    let rows = rows::write(&context, &mut table)?;
    checks(&context, &mut table, top)?;
    sums(&context, &mut table, top, &rows)?;
    table.sheet.set_column_hidden(roadmap::id_column())?;
    let options =
        ProtectionOptions { format_columns: true, format_rows: true, insert_rows: true, use_autofilter: true, ..ProtectionOptions::new() };
    table.sheet.protect_with_options(&options);
    let mut book = workbook()?;
    book.set_properties(&properties(spec)?);
    book.push_worksheet(table.sheet);
    save(book)
}

/// Fixed properties: the same plan is the same bytes. The time is that of the year judged, not of a clock.
fn properties(spec: &RoadmapSpec) -> Result<DocProperties, WorkbookError> {
    let created = ExcelDateTime::from_ymd(spec.outlook.target.place.year as u16, 1, 1)?;
    let properties = DocProperties::new().set_title(text("title")).set_author("ntm").set_creation_datetime(&created);
    let properties = properties
        .set_custom_property(property::KIND, roadmap::KIND)
        .set_custom_property(property::TOOL, env!("CARGO_PKG_VERSION"))
        .set_custom_property(property::AS_OF, spec.outlook.target.place.as_of.to_string());
    // A property holds 255 characters.
    let name: String = spec.commune.name.value.iter().flat_map(|n| n.chars()).take(200).collect();
    Ok(if name.is_empty() { properties } else { properties.set_custom_property(roadmap::COMMUNE, name) })
}

fn text(id: &str) -> String {
    Lang::Vi.text(&format!("roadmap-{id}"))
}

/// Title, remarks, and two rows of headings that repeat in print.
fn head(context: &RoadmapContext, table: &mut Table) -> Result<(), WorkbookError> {
    let target = &context.spec.outlook.target;
    let name = context.spec.commune.name.value.clone().unwrap_or_else(|| Lang::Vi.text("summary-nameless"));
    table.title(&Lang::Vi.say("roadmap-heading", &[("name", name.into()), ("level", explain::level(Lang::Vi, target.target).into())]))?;
    if context.spec.law.illustration() {
        table.remark(&Lang::Vi.text("illustration-banner"))?;
    }
    table.remark(&Lang::Vi.say("roadmap-remark", &[("year", target.place.year.into()), ("as_of", target.place.as_of.into())]))?;
    let band = table.row;
    let first = index("state") + 1;
    for (at, year) in context.quarters.chunks(4).enumerate() {
        let (left, label) = (first + 4 * at as u16, year.first().map(|q| q.year.to_string()).unwrap_or_default());
        table.sheet.merge_range(band, left, band, left + 3, &label, &context.styles.heading)?;
    }
    table.row += 1;
    let ids = roadmap::COLUMNS.iter().map(|(id, _)| roadmap::heading(id));
    let headings: Vec<String> = ids.chain(context.quarters.iter().map(|q| q.roman().to_string())).collect();
    table.heading_texts(&headings)?;
    table.sheet.set_repeat_rows(band, band + 1)?;
    table.sheet.set_freeze_panes(table.row, index("indicator") + 1)?;
    Ok(())
}

/// Lists for the quarters, numbers for the costs, colours for the picture.
fn checks(context: &RoadmapContext, table: &mut Table, top: u32) -> Result<(), WorkbookError> {
    let bottom = table.row.max(top + 1) - 1;
    let words: Vec<String> = context.quarters.iter().map(|q| q.words()).collect();
    let list = DataValidation::new().allow_list_strings(&words)?.set_error_style(DataValidationErrorStyle::Warning);
    let list = list.set_error_message(text("check-quarter"))?.set_error_title(Lang::Vi.text("check-title"))?;
    table.sheet.add_data_validation(top, index("quarter"), bottom, index("quarter"), &list)?;
    let cost = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
    let cost = cost.set_error_style(DataValidationErrorStyle::Warning).set_error_message(text("check-cost"))?;
    let cost = cost.set_error_title(Lang::Vi.text("check-title"))?;
    table.sheet.add_data_validation(top, index("cost"), bottom, index("cost"), &cost)?;
    let (first, last) = (index("state") + 1, roadmap::id_column() - 1);
    let cell = format!("{}{}", column_letters(u32::from(first)), top + 1);
    let state = format!("${}{}", column_letters(u32::from(index("state"))), top + 1);
    let late = text("late");
    let drawn = [
        (format!("AND({cell}=\"{MARK}\",LEFT({state},{})=\"{late}\")", late.chars().count()), 0xf2b5ae, 0xa3180c),
        (format!("{cell}=\"{MARK}\""), 0x9dc3e6, 0x1f4e79),
    ];
    for (rule, fill, ink) in drawn {
        let format = Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(ink));
        let rule = ConditionalFormatFormula::new().set_rule(format!("={rule}").as_str()).set_format(format).set_stop_if_true(true);
        table.sheet.add_conditional_format(top, first, bottom, last, &rule)?;
    }
    Ok(())
}

/// The sum of the costs typed, then what the gaps cost by unit costs, if any were entered.
fn sums(context: &RoadmapContext, table: &mut Table, top: u32, rows: &[&RoadmapRow]) -> Result<(), WorkbookError> {
    let styles = context.styles;
    let column = column_letters(u32::from(index("cost")));
    let typed = rows.iter().filter_map(|r| match r.cells.get("cost") {
        Some(Content::Number { value, percent: false }) => Some(value),
        _ => None,
    });
    let total = typed.fold(Decimal::zero(), |sum, value| &sum + value);
    let row = table.row;
    table.sheet.merge_range(row, 0, row, index("quarter"), &text("total"), &styles.criterion)?;
    let formula = Stored::Number(total.to_double()).of(&format!("=SUM({column}{}:{column}{row})", top + 1));
    table.sheet.write_formula_with_format(row, index("cost"), formula, &styles.bold_centre.clone().set_num_format("#,##0.###"))?;
    table.sheet.write(row, roadmap::id_column(), roadmap::TOTAL)?;
    table.row += 1;
    let steps: Vec<Step> = context.spec.outlook.steps();
    let Some(budget) = Budget::of(&steps, &context.spec.commune.costs) else { return Ok(()) };
    let fund = |(name, total): (&str, Decimal)| {
        Lang::Vi.say("roadmap-fund", &[("fund", explain::fund(Lang::Vi, name).into()), ("total", total.into())])
    };
    let funds: Vec<String> = budget.by_fund().into_iter().map(fund).collect();
    let facts = [("total", budget.total().into()), ("funds", funds.join("; ").into()), ("count", budget.unpriced.into())];
    let last = roadmap::id_column();
    let words = Lang::Vi.say("roadmap-budget", &facts);
    table.sheet.merge_range(table.row, 0, table.row, last - 1, &words, &styles.subtitle)?;
    table.sheet.set_row_height(table.row, row_height(&[(&words, 180.0)]))?;
    table.sheet.write(table.row, last, roadmap::SECTION)?;
    Ok(())
}
