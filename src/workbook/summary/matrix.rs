//! Commune by criterion, commune by indicator: a letter and a colour in each field.

use rust_xlsxwriter::{Format, Url, Workbook, Worksheet};

use super::super::WorkbookError;
use super::super::sheet::set_page;
use super::{Context, text, thrifty_sheet};
use crate::assess::Finding;
use crate::criteria::{Book, ItemRef};
use crate::diag::Origin;
use crate::district::{CriterionColumn, Standing};
use crate::explain;
use crate::messages::Lang;

/// Columns before the verdicts: number, commune, target, verdict.
const FIRST: u16 = 4;
const FIRST_WIDTHS: [f64; 4] = [5.0, 26.0, 13.0, 17.0];
/// Row of the headings; those above it say what the letters mean.
const HEADING: u32 = 3;
/// Columns of verdicts on one page.
const PRINTED: u16 = 40;
/// Excel takes no more links on one sheet; beyond them the fields stand without.
const MAX_LINKS: usize = 60_000;

/// A column of verdicts.
struct Column {
    code: String,
    name: String,
}

/// A field: its verdict, and the cell behind it.
type Field<'a> = Option<(Finding, Option<&'a Origin>)>;

/// Writes commune by criterion.
pub(super) fn criteria<'a>(context: &Context<'a>, book: &mut Workbook) -> Result<(), WorkbookError> {
    let columns = context.spec.review.criteria();
    let heads: Vec<Column> = columns
        .iter()
        .map(|c| Column {
            code: code(Book::Set(c.level), &explain::with_series(&c.number.to_string(), &c.series)),
            name: c.name.to_string(),
        })
        .collect();
    let fields = |standing: &'a Standing| -> Vec<Field<'a>> {
        let of = |column: &CriterionColumn| {
            let set = standing.sets.iter().find(|s| (s.level, &s.series) == (column.level, &column.series))?;
            set.criteria.iter().find(|c| c.number == column.number).map(|c| (c.finding, None))
        };
        columns.iter().map(of).collect()
    };
    write(context, thrifty_sheet(book, &text("sheet-criteria", &[]))?, &heads, fields)
}

/// Writes commune by indicator, conditions of recognition last.
pub(super) fn items<'a>(context: &Context<'a>, book: &mut Workbook) -> Result<(), WorkbookError> {
    let columns = context.spec.review.items();
    let heads: Vec<Column> = columns
        .iter()
        .map(|h| Column { code: code(h.item.book, &explain::with_series(&h.item.code, &h.item.series)), name: h.version.name.clone() })
        .collect();
    let places: std::collections::HashMap<&ItemRef, usize> = columns.iter().enumerate().map(|(i, h)| (&h.item, i)).collect();
    let fields = |standing: &'a Standing| -> Vec<Field<'a>> {
        let mut fields = vec![None; columns.len()];
        for item in &standing.items {
            if let Some(field) = places.get(&item.head.item).and_then(|at| fields.get_mut(*at)) {
                *field = Some((item.finding, item.origin.as_ref()));
            }
        }
        fields
    };
    write(context, thrifty_sheet(book, &text("sheet-items", &[]))?, &heads, fields)
}

fn code(book: Book, code: &str) -> String {
    match book {
        Book::Set(level) => format!("{} {code}", explain::level_short(Lang::Vi, level)),
        Book::Condition => Lang::Vi.say("report-condition-code", &[("code", code.into())]),
    }
}

fn write<'a>(
    context: &Context<'a>,
    sheet: &mut Worksheet,
    columns: &[Column],
    fields: impl Fn(&'a Standing) -> Vec<Field<'a>>,
) -> Result<(), WorkbookError> {
    let styles = &context.styles;
    let widths: Vec<f64> = FIRST_WIDTHS.into_iter().chain(columns.iter().map(|_| 6.5)).collect();
    set_page(sheet, true, &widths)?;
    sheet.write_string_with_format(0, 0, text("matrix-legend", &[]), &styles.plain)?;
    sheet.write_string_with_format(1, 0, text("matrix-provisional", &[]), &styles.plain)?;
    headings(context, sheet, columns)?;
    let mut links = 0;
    for (row, standing) in (HEADING + 1..).zip(&context.spec.review.standings) {
        first(context, sheet, row, standing)?;
        for (column, field) in (FIRST..).zip(fields(standing)) {
            mark(context, sheet, (row, column), field, &mut links)?;
        }
    }
    let last = (HEADING + context.spec.review.standings.len() as u32, FIRST + columns.len() as u16 - 1);
    sheet.autofilter(HEADING, 0, last.0, last.1)?;
    sheet.set_freeze_panes(HEADING + 1, FIRST)?;
    // So many columns to a page that the letters can be read on paper.
    sheet.set_print_fit_to_pages((columns.len() as u16).div_ceil(PRINTED).max(1), 0);
    sheet.set_repeat_rows(HEADING - 1, HEADING)?.set_repeat_columns(0, FIRST - 1)?;
    Ok(())
}

/// Names of the columns, turned to stand upright, above their codes.
fn headings(context: &Context, sheet: &mut Worksheet, columns: &[Column]) -> Result<(), WorkbookError> {
    let heading = &context.styles.heading;
    let upright: Format = heading.clone().set_rotation(90).set_font_size(9);
    sheet.set_row_height(HEADING - 1, 150)?;
    for column in 0..FIRST {
        sheet.write_blank(HEADING - 1, column, heading)?;
    }
    for (column, head) in (FIRST..).zip(columns) {
        sheet.write_string_with_format(HEADING - 1, column, &head.name, &upright)?;
    }
    sheet.set_row_height(HEADING, 46)?;
    for (column, id) in (0..).zip(["number", "commune", "target", "verdict"]) {
        sheet.write_string_with_format(HEADING, column, super::super::table::heading(id), heading)?;
    }
    for (column, head) in (FIRST..).zip(columns) {
        sheet.write_string_with_format(HEADING, column, &head.code, heading)?;
    }
    Ok(())
}

fn first(context: &Context, sheet: &mut Worksheet, row: u32, standing: &Standing) -> Result<(), WorkbookError> {
    let styles = &context.styles;
    sheet.write_number_with_format(row, 0, row - HEADING, &styles.centre)?;
    let name = context.name(standing);
    match (context.spec.link)(&standing.file) {
        Some(to) if (row as usize) < MAX_LINKS / 2 => {
            sheet.write_url_with_format(row, 1, Url::new(format!("file:///{to}")).set_text(name), &styles.link_left)?;
        }
        _ => {
            sheet.write_string_with_format(row, 1, name, &styles.cell)?;
        }
    }
    sheet.write_string_with_format(row, 2, explain::level_short(Lang::Vi, standing.target), &styles.centre)?;
    let word = explain::finding_word(Lang::Vi, standing.overall, None);
    sheet.write_string_with_format(row, 3, word, context.marks.format(standing.overall))?;
    Ok(())
}

/// A field; one that is not met leads to the cell behind it.
fn mark(context: &Context, sheet: &mut Worksheet, at: (u32, u16), field: Field, links: &mut usize) -> Result<(), WorkbookError> {
    let Some((finding, origin)) = field else {
        sheet.write_blank(at.0, at.1, &context.styles.cell)?;
        return Ok(());
    };
    let (letter, format) = (context.marks.letter(finding.verdict), context.marks.format(finding));
    let link = origin.filter(|_| finding.verdict == crate::assess::Verdict::NotMet && *links < MAX_LINKS / 2);
    match link.and_then(|o| Some((o, (context.spec.link)(&o.file)?))) {
        Some((origin, file)) => {
            *links += 1;
            let to = format!("file:///{file}{}", super::within(origin));
            sheet.write_url_with_format(at.0, at.1, Url::new(to).set_text(letter), format)?;
        }
        None => {
            sheet.write_string_with_format(at.0, at.1, letter, format)?;
        }
    }
    Ok(())
}
