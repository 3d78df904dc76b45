//! The roadmap: a row for every gap, open columns for the office, a picture of the quarters. What was typed before stays.

mod rows;

use super::RoadmapSpec;
use super::WorkbookError;
use super::book::{Book, Properties};
use super::checks::Check;
use super::formula::Live;
use super::page::Look;
use super::sheet::{Stored, Styles, row_height};
use super::table::Table;
use crate::assess::{Budget, Step};
use crate::commune::{Content, RoadmapRow};
use crate::diag::column_letters;
use crate::explain;
use crate::layout::property;
use crate::layout::roadmap::{self, MARK, Quarter, index};
use crate::messages::Lang;
use crate::text::Decimal;

/// Figures of costs.
const COSTS: &str = "#,##0.###";
/// Width of the column of a quarter.
const QUARTER: f64 = 3.6;

/// What every row is written from.
struct RoadmapContext<'a> {
    spec: &'a RoadmapSpec<'a>,
    styles: &'a Styles,
    cost: Look,
    quarters: Vec<Quarter>,
}

pub(super) fn write(spec: &RoadmapSpec) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let first = spec.outlook.target.place.as_of.year();
    let quarters = Quarter::of_years(first, roadmap::YEARS).collect();
    let context = RoadmapContext { spec, styles: &styles, cost: Styles::figures(&styles.input, COSTS), quarters };
    let widths = roadmap::COLUMNS.iter().map(|(_, w)| *w).chain(context.quarters.iter().map(|_| QUARTER)).chain([4.0]);
    let mut table = Table::new(&styles, &roadmap::name(), true, &widths.collect::<Vec<_>>())?;
    head(&context, &mut table)?;
    let top = table.row;
    let rows = rows::write(&context, &mut table)?;
    checks(&context, &mut table, top)?;
    sums(&context, &mut table, top, &rows)?;
    table.sheet.hide(roadmap::id_column())?;
    table.sheet.lock_but_rows();
    let mut book = Book::with(properties(spec)?)?;
    book.push(table.sheet);
    book.save()
}

/// Fixed properties: the same plan is the same bytes.
fn properties(spec: &RoadmapSpec) -> Result<Properties, WorkbookError> {
    let place = &spec.outlook.target.place;
    let properties = Properties::new(&text("title"), place.year)?
        .with(property::KIND, roadmap::KIND)
        .with(property::TOOL, env!("CARGO_PKG_VERSION"))
        .with(property::AS_OF, &place.as_of.to_string());
    // A property holds 255 characters.
    let name: String = spec.commune.name.value.iter().flat_map(|n| n.chars()).take(200).collect();
    Ok(if name.is_empty() { properties } else { properties.with(roadmap::COMMUNE, &name) })
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
        table.sheet.across(band, (left, left + 3), &label, &context.styles.heading)?;
    }
    table.row += 1;
    let ids = roadmap::COLUMNS.iter().map(|(id, _)| roadmap::heading(id));
    let headings: Vec<String> = ids.chain(context.quarters.iter().map(|q| q.roman().to_string())).collect();
    table.heading_texts(&headings)?;
    table.sheet.repeat(band, band + 1)?;
    table.sheet.freeze((table.row, index("indicator") + 1))
}

/// Lists for the quarters, numbers for the costs, colours for the picture.
fn checks(context: &RoadmapContext, table: &mut Table, top: u32) -> Result<(), WorkbookError> {
    let bottom = table.row.max(top + 1) - 1;
    let words: Vec<String> = context.quarters.iter().map(|q| q.words()).collect();
    let mut check = |id: &str, check: Check| {
        let check = check.lenient().saying(&text(&format!("check-{id}")))?;
        table.sheet.check((top, index(id)), (bottom, index(id)), &check)
    };
    check("quarter", Check::words(&words)?)?;
    check("cost", Check::amount()?)?;
    let (first, last) = (index("state") + 1, roadmap::id_column() - 1);
    let cell = format!("{}{}", column_letters(u32::from(first)), top + 1);
    let state = format!("${}{}", column_letters(u32::from(index("state"))), top + 1);
    let late = text("late");
    let drawn = [
        (format!("AND({cell}=\"{MARK}\",LEFT({state},{})=\"{late}\")", late.chars().count()), 0xf2b5ae, 0xa3180c),
        (format!("{cell}=\"{MARK}\""), 0x9dc3e6, 0x1f4e79),
    ];
    drawn.into_iter().try_for_each(|(rule, fill, ink)| table.sheet.colour((top, first), (bottom, last), &rule, (fill, ink)))
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
    table.sheet.across(row, (0, index("quarter")), &text("total"), &styles.criterion)?;
    let sum = Live { formula: format!("SUM({column}{}:{column}{row})", top + 1), stored: Stored::Number(total.to_double()) };
    table.sheet.live((row, index("cost")), &sum, &Styles::figures(&styles.bold_centre, COSTS))?;
    table.sheet.key((row, roadmap::id_column()), roadmap::TOTAL)?;
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
    table.sheet.across(table.row, (0, last - 1), &words, &styles.subtitle)?;
    table.sheet.height(table.row, row_height(&[(&words, 180.0)]))?;
    table.sheet.key((table.row, last), roadmap::SECTION)
}
