//! The matrix: one row per commune, one column per figure, for an office that gathers many communes.
//! What is required is under the headings; nothing is judged here, since a row may be of another
//! class, year or province than the one the row of requirements was written for.

mod columns;
mod guide;

use rust_xlsxwriter::{Color, ConditionalFormatFormula, Format, FormatAlign, FormatBorder, Worksheet};

use super::book::Book;
use super::checks::Check;
use super::commune_sheet::{self, Entry, put};
use super::form::properties;
use super::form_rows::Plan;
use super::lists::Lists;
use super::regions::Regions;
use super::sheet::{Styles, Written, page, protect, row_height};
use super::{MatrixSpec, WorkbookError};
use crate::assess::{Options, assess};
use crate::commune::{Answer, Attribute, Commune, Given, Value};
use crate::criteria::Kind;
use crate::diag::column_letters;
use crate::layout::matrix::{self as layout, ColumnId};
use crate::layout::{Column, Field};
use crate::messages::Lang;
use columns::{AskedColumn, Group};

/// A3.
const PAPER: u8 = 8;
/// How much smaller it prints: headings stay readable and a sheet takes about fifteen indicators.
const SCALE: u16 = 65;
/// Characters of such a sheet's width, next to the repeated column of names.
const ACROSS: f64 = 205.0;
/// Excel's most of a row's height.
const TALLEST: f64 = 260.0;

/// What the sheets are written from.
struct MatrixContext<'a> {
    spec: &'a MatrixSpec<'a>,
    common: Commune,
    lists: &'a Lists,
    styles: &'a Styles,
    /// Last row that is formatted and checked.
    last: u32,
}

pub(super) fn matrix(spec: &MatrixSpec) -> Result<Vec<u8>, WorkbookError> {
    let styles = Styles::new();
    let common = common(spec);
    let assessment = assess(spec.law, &common, Options::default()).map_err(|_| WorkbookError(Lang::Vi.text("form-year-outside")))?;
    let plan = Plan::new(spec.law, spec.target);
    let lists = Lists::new(spec.law, &spec.provinces, &Regions::of(spec.law, &spec.provinces))?;
    let known = spec.communes.len() as u32;
    let last = layout::FIRST_ROW + layout::ROWS.max(known + layout::SPARE) - 1;
    let context = MatrixContext { spec, common, lists: &lists, styles: &styles, last };
    let groups = columns::groups(&plan, &assessment);
    let (guide, sheet) = (guide::write(&context)?, sheet(&context, &groups)?);
    let mut book = Book::with(properties(spec.law, layout::KIND, spec.year, &assessment)?)?;
    book.push(guide);
    book.push(sheet);
    book.push(lists.sheet);
    book.save()
}

/// What all communes have in common; of no class, so that the requirements shown are those of most.
fn common(spec: &MatrixSpec) -> Commune {
    Commune {
        province: if spec.law.province.is_empty() { Attribute::default() } else { Attribute::of(spec.law.province.clone()) },
        year: Attribute::of(spec.year),
        target: Attribute::of(spec.target),
        classes: Attribute::of(Vec::new()),
        ..Commune::default()
    }
}

fn sheet(context: &MatrixContext, groups: &[Group]) -> Result<Worksheet, WorkbookError> {
    let mut sheet = page(&layout::sheet(), true, &[])?;
    sheet.set_paper_size(PAPER).set_print_scale(SCALE);
    titles(context, &mut sheet)?;
    let attributes = ColumnId::attributes();
    for (column, id) in (0u16..).zip(&attributes) {
        attribute(context, column, id, &mut sheet)?;
    }
    let first = attributes.len() as u16;
    let (mut column, mut used, mut breaks) = (first, ACROSS, Vec::new());
    for group in groups {
        // No item is cut by the edge of a page.
        used += group.characters();
        if used > ACROSS {
            used = group.characters();
            breaks.push(u32::from(column));
        }
        column = group_columns(context, column, group, &mut sheet)?;
    }
    sheet.set_vertical_page_breaks(&breaks)?;
    heights(groups, &mut sheet)?;
    frame(context, column.saturating_sub(1), &mut sheet)?;
    for (row, commune) in (layout::FIRST_ROW..).zip(context.spec.communes) {
        commune_row(context, row, commune, groups, first, &mut sheet)?;
    }
    sheet.set_row_hidden(layout::ID_ROW)?;
    sheet.set_freeze_panes(layout::FIRST_ROW, 1)?;
    sheet.set_repeat_rows(layout::ITEM_ROW, layout::REQUIRED_ROW)?.set_repeat_columns(0, 0)?;
    protect(&mut sheet);
    Ok(sheet)
}

fn titles(context: &MatrixContext, sheet: &mut Worksheet) -> Written {
    let facts = [
        ("level", crate::explain::level(Lang::Vi, context.spec.target).into()),
        ("year", context.spec.year.into()),
        ("province", if context.spec.law.province.is_empty() { "none".into() } else { context.spec.law.province.as_str().into() }),
    ];
    let title = Lang::Vi.say("matrix-title", &facts);
    sheet.merge_range(0, 1, 0, 9, &title, &context.styles.title)?;
    let subtitle = if context.spec.law.illustration() { "illustration-banner" } else { "matrix-subtitle" };
    sheet.merge_range(1, 1, 1, 9, &Lang::Vi.text(subtitle), &context.styles.subtitle)?;
    sheet.set_row_height(0, 22)?.set_row_height(1, 34)?;
    Ok(())
}

/// The heading of an attribute, and what its column accepts.
fn attribute(context: &MatrixContext, column: u16, id: &ColumnId, sheet: &mut Worksheet) -> Written {
    let heading = &context.styles.heading.clone().set_font_size(10);
    sheet.merge_range(layout::ITEM_ROW, column, layout::ROLE_ROW, column, &id.heading(), heading)?;
    let required = if column == 0 { Lang::Vi.text("column-required") } else { String::new() };
    sheet.write_with_format(layout::REQUIRED_ROW, column, required, &context.styles.criterion)?;
    sheet.write(layout::ID_ROW, column, id.write())?;
    sheet.set_column_width(column, attribute_width(id))?;
    sheet.set_column_format(column, &cell_format(context.styles, id))?;
    let last = context.last;
    if let ColumnId::Field(field) = id
        && let Some(check) = commune_sheet::check(*field, context.lists)?
    {
        let several = matches!(field, Field::Class(_));
        let check = if several { check.lenient() } else { check };
        sheet.add_data_validation(layout::FIRST_ROW, column, last, column, check.rule())?;
    }
    Ok(())
}

fn attribute_width(id: &ColumnId) -> f64 {
    match id {
        ColumnId::Field(Field::Name) => 26.0,
        ColumnId::Field(Field::District | Field::Province | Field::Target | Field::HeldLevel | Field::Class(_)) => 20.0,
        ColumnId::Field(Field::HeldDecision) | ColumnId::Class(..) => 14.0,
        _ => 11.0,
    }
}

/// A column is open below its headings; blank cells take no room in the file.
fn cell_format(styles: &Styles, id: &ColumnId) -> Format {
    let bare = |format: &Format| format.clone().set_background_color(Color::Default).set_pattern(rust_xlsxwriter::FormatPattern::None);
    let open = |format: &Format| bare(format).set_border(FormatBorder::None);
    match id {
        ColumnId::Field(Field::AsOf | Field::HeldDate) | ColumnId::Class(_, layout::ClassPart::From | layout::ClassPart::To) => {
            open(&styles.input_date)
        }
        ColumnId::Field(Field::Year | Field::HeldYear | Field::Households | Field::Population) | ColumnId::Measure(..) => {
            open(&styles.input)
        }
        ColumnId::Field(_) | ColumnId::Class(..) => open(&styles.input_text),
    }
}

/// The columns of an item from `column` on; the next free one.
fn group_columns(context: &MatrixContext, column: u16, group: &Group, sheet: &mut Worksheet) -> Result<u16, WorkbookError> {
    let heading = context.styles.heading.clone().set_font_size(9);
    let required = context.styles.criterion.clone().set_font_size(9).set_align(FormatAlign::Center);
    let after = column + group.width();
    across(sheet, layout::ITEM_ROW, column, after - 1, &group.title, &heading)?;
    let mut at = column;
    for asked in &group.measures {
        let next = at + asked.columns().len() as u16;
        across(sheet, layout::PART_ROW, at, next - 1, &asked.part, &heading)?;
        across(sheet, layout::REQUIRED_ROW, at, next - 1, &asked.required, &required)?;
        for (place, role) in (at..).zip(asked.columns()) {
            measure_column(context, place, asked, *role, sheet)?;
        }
        marks(context, at, asked, sheet)?;
        at = next;
    }
    Ok(after)
}

fn across(sheet: &mut Worksheet, row: u32, first: u16, last: u16, text: &str, format: &Format) -> Written {
    if first == last {
        sheet.write_string_with_format(row, first, text, format)?;
    } else {
        sheet.merge_range(row, first, row, last, text, format)?;
    }
    Ok(())
}

fn measure_column(context: &MatrixContext, column: u16, asked: &AskedColumn, role: Column, sheet: &mut Worksheet) -> Written {
    let id = ColumnId::Measure(asked.measure.id.clone(), role);
    let heading = &context.styles.heading.clone().set_font_size(9);
    sheet.write_with_format(layout::ROLE_ROW, column, asked.role_heading(role), heading)?;
    sheet.write(layout::ID_ROW, column, id.write())?;
    sheet.set_column_width(column, asked.width())?;
    sheet.set_column_format(column, &cell_format(context.styles, &id))?;
    let check = check(context, asked, role)?;
    sheet.add_data_validation(layout::FIRST_ROW, column, context.last, column, check.rule())?;
    Ok(())
}

/// What a cell of a measure accepts while typing. Where "Không áp dụng: lý do" may be, other words only warn.
fn check(context: &MatrixContext, asked: &AskedColumn, role: Column) -> Result<Check, WorkbookError> {
    let measure = asked.measure;
    let rule = match measure.kind {
        _ if role != Column::Result => Check::amount(),
        Kind::YesNo => Check::listed(&context.lists.offer_yes_no.range)?.saying(&Lang::Vi.text("check-yes-no")),
        Kind::Grade => context
            .lists
            .scales
            .get(&measure.scale)
            .map_or_else(Check::none, |scale| Check::listed(&scale.range))?
            .saying(&Lang::Vi.text("check-grade")),
        Kind::Rate => Check::rate(),
        Kind::Count => Check::count(),
        Kind::Number | Kind::Villages => Check::amount(),
    }?;
    if role != Column::Result || !(measure.if_any || asked.none) {
        return Ok(rule);
    }
    let hint = if measure.if_any { "matrix-input-if-any" } else { "matrix-input-none" };
    rule.lenient().with_hint(&Lang::Vi.text(hint))
}

/// A numerator above its denominator is shown at once.
fn marks(context: &MatrixContext, column: u16, asked: &AskedColumn, sheet: &mut Worksheet) -> Written {
    if asked.measure.kind != Kind::Rate {
        return Ok(());
    }
    let cell = |column: u16| format!("${}{}", column_letters(u32::from(column)), layout::FIRST_ROW + 1);
    let (part, whole) = (cell(column), cell(column + 1));
    let wrong = Format::new().set_background_color(Color::RGB(0xffc7ce)).set_font_color(Color::RGB(0x9c0006));
    let rule = ConditionalFormatFormula::new().set_rule(format!("=AND(ISNUMBER({part}),ISNUMBER({whole}),{part}>{whole})").as_str());
    sheet.add_conditional_format(layout::FIRST_ROW, column, context.last, column + 1, &rule.set_format(wrong).set_stop_if_true(true))?;
    Ok(())
}

fn heights(groups: &[Group], sheet: &mut Worksheet) -> Written {
    let small = 0.7;
    let tallest = |texts: Vec<(&str, f64)>| (row_height(&texts) * small).min(TALLEST);
    let titles = groups.iter().map(|g| (g.title.as_str(), g.characters() * 1.1)).collect();
    let measures: Vec<&AskedColumn> = groups.iter().flat_map(|g| &g.measures).collect();
    let parts = measures.iter().map(|a| (a.part.as_str(), a.characters() * 1.1)).collect();
    let required = measures.iter().map(|a| (a.required.as_str(), a.characters() * 1.1)).collect();
    sheet.set_row_height(layout::ITEM_ROW, tallest(titles))?;
    sheet.set_row_height(layout::PART_ROW, tallest(parts))?;
    sheet.set_row_height(layout::ROLE_ROW, 30)?;
    sheet.set_row_height(layout::REQUIRED_ROW, tallest(required).max(20.0))?;
    Ok(())
}

/// Lines and colour of the rows offered, by one rule for all of them.
fn frame(context: &MatrixContext, last: u16, sheet: &mut Worksheet) -> Written {
    let format =
        Format::new().set_background_color(Color::RGB(0xfff8dc)).set_border(FormatBorder::Thin).set_border_color(Color::RGB(0xbfbfbf));
    let rule = ConditionalFormatFormula::new().set_rule("=ROW()>0").set_format(format);
    sheet.add_conditional_format(layout::FIRST_ROW, 0, context.last, last, &rule)?;
    Ok(())
}

/// A commune that is known already; what it has in common with all is left to the guide.
fn commune_row(context: &MatrixContext, row: u32, commune: &Commune, groups: &[Group], first: u16, sheet: &mut Worksheet) -> Written {
    for (column, id) in (0u16..).zip(ColumnId::attributes()) {
        let entry = entry(context, commune, &id);
        if !matches!(entry, Entry::Blank) {
            put(sheet, row, column, entry, &cell_format(context.styles, &id))?;
        }
    }
    let mut column = first;
    for asked in groups.iter().flat_map(|g| &g.measures) {
        for role in asked.columns() {
            let entry = commune.answers.get(&asked.measure.id).map_or(Entry::Blank, |a| answer(a, *role));
            if !matches!(entry, Entry::Blank) {
                put(sheet, row, column, entry, &cell_format(context.styles, &ColumnId::Measure(String::new(), *role)))?;
            }
            column += 1;
        }
    }
    Ok(())
}

fn entry(context: &MatrixContext, commune: &Commune, id: &ColumnId) -> Entry {
    let common = &context.common;
    let classes = commune.classes.value.as_deref();
    let first = classes.and_then(|c| c.first());
    let day = |day: Option<crate::text::Date>| day.map_or(Entry::Blank, Entry::Day);
    match id {
        ColumnId::Field(Field::Province) if commune.province.value == common.province.value => Entry::Blank,
        ColumnId::Field(Field::Province) => commune_sheet::text(commune.province.value.as_deref().unwrap_or_default()),
        ColumnId::Field(Field::Year) if commune.year.value == common.year.value => Entry::Blank,
        ColumnId::Field(Field::Target) if commune.target.value == common.target.value => Entry::Blank,
        ColumnId::Field(Field::Class(2)) => {
            let law = context.spec.law;
            let name = |id: &String| law.nation.classes.iter().find(|c| c.id == *id).map(|c| c.name.clone());
            let more: Vec<String> = classes.unwrap_or_default().iter().skip(1).filter_map(|c| name(&c.class)).collect();
            commune_sheet::text(&more.join("; "))
        }
        ColumnId::Field(field) => commune_sheet::entry(context.spec.law, commune, *field),
        ColumnId::Class(_, layout::ClassPart::Document) => first.map_or(Entry::Blank, |c| commune_sheet::text(&c.document)),
        ColumnId::Class(_, layout::ClassPart::From) => day(first.and_then(|c| c.from)),
        ColumnId::Class(_, layout::ClassPart::To) => day(first.and_then(|c| c.to)),
        ColumnId::Measure(..) => Entry::Blank,
    }
}

/// What is in one of the columns of a measure.
fn answer(answer: &Answer, role: Column) -> Entry {
    let number = |n: &crate::text::Decimal| Entry::Number(n.to_double());
    match (&answer.given, role) {
        (Given::Value(Value::Ratio { numerator, .. }), Column::Numerator) => number(numerator),
        (Given::Value(Value::Ratio { denominator, .. }), Column::Denominator) => number(denominator),
        (Given::Value(Value::Ratio { .. }), _) => answer.typed_rate.as_ref().map_or(Entry::Blank, number),
        (_, Column::Numerator | Column::Denominator) => Entry::Blank,
        (Given::Value(Value::Number(n)), _) => number(n),
        (Given::Value(Value::YesNo(yes)), _) => Entry::Text(Lang::Vi.text(if *yes { "value-yes" } else { "value-no" })),
        (Given::Value(Value::Grade(_, word)), _) => Entry::Text(word.clone()),
        (Given::NotApplicable(reason), _) => {
            let word = Lang::Vi.text("verdict-not-applicable");
            Entry::Text(if reason.is_empty() { word } else { format!("{word}: {reason}") })
        }
        (Given::Together(value), _) => Entry::Text(crate::explain::together(Lang::Vi, value)),
        (Given::Unusable, _) => Entry::Text(Lang::Vi.text("answer-unusable")),
    }
}
