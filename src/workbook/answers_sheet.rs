//! The sheets of answers: one row per measure, thresholds next to each input, live verdicts.

use rust_xlsxwriter::{Color, ConditionalFormatText, ConditionalFormatTextRule, Format, Worksheet};

use super::answer_checks;
use super::answer_names::{criterion_name, item_name, measure_name, note, shown_code, shown_note};
use super::answer_widths;
use super::commune_sheet::{Entry, put};
use super::form_rows::{Plan, PlannedRow, RowKind, SheetPlan};
use super::formula::{Formulas, Live, RowFormulas};
use super::lists::Lists;
use super::sheet::{Stored, Styles, live, page, protect, quoted, reference, row_height};
use super::{WorkbookError, sheet::Written};
use crate::commune::{Answer, Commune, Content, Given, Value};
use crate::criteria::{Book, Kind, Measure};
use crate::layout::{Column, RowId, TypedCells, answers, with_own};
use crate::messages::Lang;

/// What the sheets are written from.
pub(super) struct Context<'a> {
    /// The commune whose answers are filled in.
    pub commune: &'a Commune,
    /// Last year's answers.
    pub last_year: Option<&'a Commune>,
    pub plan: &'a Plan<'a>,
    pub lists: &'a Lists,
    pub styles: &'a Styles,
    /// Banner under the title, if any.
    pub banner: &'a str,
    /// Inputs are open for typing; not in a dossier.
    pub open: bool,
    /// Cells as they were typed, for where the commune has nothing to write.
    pub typed: &'a TypedCells,
}

impl Context<'_> {
    /// What was typed for a measure into a column.
    fn typed(&self, measure: &Measure, column: Column) -> Option<&Content> {
        if self.typed.is_empty() { None } else { self.typed.get(&(measure.id.clone(), column)) }
    }
}

/// Headings of the villages' sums.
const SUM_HEADINGS: [&str; 2] = ["answers-sum", "answers-sum-whole"];

pub(super) fn write<'a>(context: &Context<'a>, plan: &'a SheetPlan<'a>, formulas: &mut Formulas<'a>) -> Result<Worksheet, WorkbookError> {
    let widths = answer_widths::widths(context, plan);
    let mut sheet = page(&plan.name, true, &widths)?;
    titles(context, plan, formulas, &mut sheet)?;
    for column in Column::ALL {
        sheet.write_with_format(answers::HEADING_ROW, column.index(), column.heading(), &context.styles.heading)?;
    }
    if has_sums(plan, formulas) {
        for (column, id) in (Column::ALL.len() as u16..).zip(SUM_HEADINGS) {
            sheet.write_with_format(answers::HEADING_ROW, column, Lang::Vi.text(id), &context.styles.heading)?;
            sheet.set_column_width(column, 13)?;
        }
    }
    sheet.set_row_height(answers::HEADING_ROW, answer_widths::heading(&widths))?;
    for row in &plan.rows {
        let height = write_row(context, plan, row, formulas, &mut sheet)?;
        sheet.set_row_height(row.row, answer_widths::height(context, plan, row, &widths).max(height))?;
    }
    if context.open {
        answer_checks::write(context, plan, &mut sheet)?;
    }
    finish(context, plan, &mut sheet)?;
    Ok(sheet)
}

/// Whether some measure of the sheet is answered by what another sheet comes to.
fn has_sums(plan: &SheetPlan, formulas: &Formulas) -> bool {
    let summed = |row: &PlannedRow| match &row.kind {
        RowKind::Single(_, _, Some(measure)) | RowKind::Measure(_, _, measure) => formulas.sums.contains_key(&measure.id),
        _ => false,
    };
    plan.rows.iter().any(summed)
}

fn titles(context: &Context, plan: &SheetPlan, formulas: &Formulas, sheet: &mut Worksheet) -> Written {
    let last = Column::Evidence.index();
    let title = match plan.book {
        Book::Condition => Lang::Vi.text("answers-title-condition"),
        Book::Set(level) => {
            level.title().map_or_else(|| Lang::Vi.say("answers-title", &[("level", level.name(Lang::Vi).into())]), str::to_string)
        }
    };
    sheet.merge_range(0, 0, 0, last, &title, &context.styles.title)?;
    sheet.merge_range(1, 0, 1, last, &Lang::Vi.text("answers-subtitle"), &context.styles.subtitle)?;
    sheet.set_row_height(1, 34)?;
    if !context.banner.is_empty() {
        sheet.merge_range(2, 0, 2, Column::Required.index(), context.banner, &context.styles.banner)?;
        sheet.set_row_height(2, 34)?;
    }
    if let Book::Set(level) = plan.book {
        let label = Lang::Vi.text("answers-set-verdict");
        sheet.merge_range(2, Column::Numerator.index(), 2, Column::Result.index(), &label, &context.styles.bold)?;
        live(sheet, 2, Column::Verdict.index(), &formulas.set_verdict(level), &context.styles.verdict)?;
        sheet.set_row_height(2, 34)?;
    }
    Ok(())
}

fn write_row<'a>(
    context: &Context<'a>,
    plan: &'a SheetPlan<'a>,
    row: &'a PlannedRow<'a>,
    formulas: &mut Formulas<'a>,
    sheet: &mut Worksheet,
) -> Result<f64, WorkbookError> {
    match &row.kind {
        RowKind::Criterion(level, criterion) => {
            let styles = context.styles;
            for column in Column::ALL {
                sheet.write_blank(row.row, column.index(), &styles.criterion)?;
            }
            let number = criterion.number.to_string();
            sheet.write_string_with_format(row.row, Column::Code.index(), &number, &styles.criterion)?;
            let name = criterion_name(criterion);
            sheet.write_with_format(row.row, Column::Name.index(), name, &styles.criterion)?;
            live(sheet, row.row, Column::Verdict.index(), &formulas.criterion_verdict(*level, criterion.number), &styles.verdict)?;
            let longest = Lang::Vi.text("verdict-undetermined");
            id(sheet, row.row, &RowId::Criterion(format!("{level}:{number}")))?;
            Ok(row_height(&[(&longest, Column::Verdict.width())]))
        }
        RowKind::Single(of, item, measure) => {
            let shown = formulas.item_row(of, item);
            let height = frame(context, row.row, &shown_code(plan, of), &item_name(item), &shown, sheet)?;
            if let Some(measure) = measure {
                sums(context, row.row, measure, formulas, sheet)?;
            }
            match measure {
                Some(measure) => inputs(context, plan, row.row, measure, sheet)?,
                None => closed(context, row.row, &RowId::Item(of.to_string()), sheet)?,
            }
            Ok(height)
        }
        RowKind::Head(of, item) => {
            let shown = formulas.item_row(of, item);
            let height = frame(context, row.row, &shown_code(plan, of), &item_name(item), &shown, sheet)?;
            closed(context, row.row, &RowId::Item(of.to_string()), sheet)?;
            Ok(height)
        }
        RowKind::Measure(of, item, measure) => {
            let shown = formulas.measure_row(of, item, measure);
            let height = frame(context, row.row, &shown_code(plan, of), &measure_name(item, measure), &shown, sheet)?;
            sums(context, row.row, measure, formulas, sheet)?;
            inputs(context, plan, row.row, measure, sheet)?;
            Ok(height)
        }
    }
}

/// What the villages' figures add up to, behind the last column: it is judged where nothing is typed.
fn sums(context: &Context, row: u32, measure: &Measure, formulas: &Formulas, sheet: &mut Worksheet) -> Written {
    for part in 0..SUM_HEADINGS.len() {
        let column = Column::ALL.len() as u16 + part as u16;
        if let Some(shown) = formulas.sum_shown(&measure.id, part) {
            sheet.write_formula_with_format(row, column, shown.stored.of(&format!("={}", shown.formula)), &context.styles.closed)?;
        }
    }
    Ok(())
}

/// Code, name and the live cells of a row; the height they need. In a dossier source and evidence are not printed and
/// are in full where thresholds are listed, so that they make no row higher.
fn frame(context: &Context, row: u32, code: &str, name: &str, shown: &RowFormulas, sheet: &mut Worksheet) -> Result<f64, WorkbookError> {
    let styles = context.styles;
    sheet.write_string_with_format(row, Column::Code.index(), code, &styles.code)?;
    sheet.write_string_with_format(row, Column::Name.index(), name, &styles.cell)?;
    live(sheet, row, Column::Required.index(), &shown.required, &styles.centre)?;
    live(sheet, row, Column::Verdict.index(), &shown.verdict, &styles.verdict)?;
    if context.open {
        live(sheet, row, Column::Rate.index(), &shown.rate, &styles.centre)?;
        live(sheet, row, Column::Gap.index(), &shown.gap, &styles.cell)?;
    }
    live(sheet, row, Column::Source.index(), &shown.source, &styles.cell)?;
    live(sheet, row, Column::Evidence.index(), &shown.evidence, &styles.centre)?;
    let stored = |live: &Live| match &live.stored {
        Stored::Text(text) => text.clone(),
        Stored::Number(number) => number.to_string(),
    };
    let mut texts = vec![(stored(&shown.required), Column::Required.width()), (code.to_string(), Column::Code.width())];
    texts.extend(context.open.then(|| (stored(&shown.source), Column::Source.width())));
    // what is missing is said in two lines at most
    texts.extend(context.open.then(|| ("–\n–".to_string(), Column::Gap.width())));
    let texts: Vec<(&str, f64)> = texts.iter().map(|(t, w)| (t.as_str(), *w)).collect();
    Ok(row_height(&texts))
}

/// A row without inputs.
fn closed(context: &Context, row: u32, what: &RowId, sheet: &mut Worksheet) -> Written {
    for column in [Column::Unit].into_iter().chain(Column::TYPED).chain([Column::LastYear]) {
        sheet.write_blank(row, column.index(), &context.styles.closed)?;
    }
    id(sheet, row, what)
}

fn id(sheet: &mut Worksheet, row: u32, what: &RowId) -> Written {
    sheet.write_string(row, Column::Id.index(), what.write())?;
    Ok(())
}

/// The inputs of a measure, or the answer given in another sheet.
fn inputs(context: &Context, plan: &SheetPlan, row: u32, measure: &Measure, sheet: &mut Worksheet) -> Written {
    sheet.write_string_with_format(row, Column::Unit.index(), &measure.unit, &context.styles.centre)?;
    let past = context.last_year.and_then(|c| c.answers.get(&measure.id)).map(|a| past_text(measure, a)).unwrap_or_default();
    sheet.write_string_with_format(row, Column::LastYear.index(), &past, &context.styles.past)?;
    if measure.kind == Kind::Villages {
        return closed_villages(context, row, measure, sheet);
    }
    if !context.plan.is_input(measure, &plan.name, row) {
        return shown(context, row, measure, sheet);
    }
    let answer = context.commune.answers.get(&measure.id);
    let own = if context.open { Vec::new() } else { own(context, measure, answer) };
    sheet.write_string(row, Column::Id.index(), with_own(RowId::Measure(measure.id.clone()).write(), &own))?;
    values(context, row, measure, answer.filter(|a| !a.summed), sheet)?;
    let empty = String::new();
    for (column, text) in [
        (Column::Dated, answer.map_or(&empty, |a| &a.dated)),
        (Column::Authority, answer.map_or(&empty, |a| &a.confirmed_by)),
        (Column::Documents, answer.map_or(&empty, |a| &a.documents)),
        (Column::Note, answer.map_or(&empty, note)),
        (Column::Explanation, answer.map_or(&empty, |a| &a.explanation)),
    ] {
        match context.typed(measure, column) {
            Some(typed) => put_typed(context, sheet, row, column, typed, &context.styles.input_text)?,
            None => put_text(sheet, row, column, text, &context.styles.input_text)?,
        }
    }
    Ok(())
}

/// The columns of words that were typed into the dossier before this one.
fn own(context: &Context, measure: &Measure, answer: Option<&Answer>) -> Vec<&'static str> {
    let words = answer.map(|a| a.own).unwrap_or_default();
    let columns = [(words.note, Column::Note), (words.explanation, Column::Explanation)];
    let typed = columns.into_iter().filter(|(own, column)| *own || context.typed(measure, *column).is_some());
    typed.map(|(_, column)| column.id()).collect()
}

fn put_text(sheet: &mut Worksheet, row: u32, column: Column, text: &str, format: &Format) -> Written {
    if text.is_empty() {
        sheet.write_blank(row, column.index(), format)?;
    } else {
        sheet.write_string_with_format(row, column.index(), text, format)?;
    }
    Ok(())
}

/// A cell as it was typed.
fn put_typed(context: &Context, sheet: &mut Worksheet, row: u32, column: Column, typed: &Content, format: &Format) -> Written {
    match typed {
        Content::Number { value, percent: false } => {
            sheet.write_number_with_format(row, column.index(), value.to_double(), format).map(drop)?
        }
        Content::Day(day) => put(sheet, row, column.index(), Entry::Day(*day), &context.styles.input_date)?,
        other => put_text(sheet, row, column, &other.lines(), format)?,
    }
    Ok(())
}

/// The figures of a row as they were typed, where the tool does not know what they say; whether there were any.
fn put_figures_as_typed(context: &Context, row: u32, measure: &Measure, sheet: &mut Worksheet) -> Result<bool, WorkbookError> {
    let mut any = false;
    for column in [Column::Numerator, Column::Denominator, Column::Result] {
        if let Some(typed) = context.typed(measure, column) {
            put_typed(context, sheet, row, column, typed, &context.styles.input)?;
            any = true;
        }
    }
    Ok(any)
}

fn values(context: &Context, row: u32, measure: &Measure, answer: Option<&Answer>, sheet: &mut Worksheet) -> Written {
    let (input, shut) = (&context.styles.input, &context.styles.closed);
    let ratio_format = if measure.kind == Kind::Rate { input } else { shut };
    sheet.write_blank(row, Column::Numerator.index(), ratio_format)?;
    sheet.write_blank(row, Column::Denominator.index(), ratio_format)?;
    sheet.write_blank(row, Column::Result.index(), input)?;
    let result = Column::Result.index();
    let words = Lang::Vi;
    let unclear = matches!(answer.map(|a| &a.given), None | Some(Given::Unusable | Given::Together(_)));
    if unclear && put_figures_as_typed(context, row, measure, sheet)? {
        return Ok(());
    }
    match answer.map(|a| &a.given) {
        None => {}
        Some(Given::Together(value)) => {
            sheet.write_string_with_format(row, result, crate::explain::together(words, value), input)?;
        }
        Some(Given::Unusable) => {
            sheet.write_string_with_format(row, result, words.text("answer-unusable"), input)?;
        }
        Some(Given::NotApplicable(_)) => {
            sheet.write_string_with_format(row, result, words.text("verdict-not-applicable"), input)?;
        }
        Some(Given::Value(Value::YesNo(yes))) => {
            sheet.write_string_with_format(row, result, words.text(if *yes { "value-yes" } else { "value-no" }), input)?;
        }
        Some(Given::Value(Value::Grade(_, word))) => {
            sheet.write_string_with_format(row, result, word, input)?;
        }
        Some(Given::Value(Value::Number(number))) => {
            sheet.write_number_with_format(row, result, number.to_double(), input)?;
        }
        Some(Given::Value(Value::Ratio { numerator, denominator })) => {
            sheet.write_number_with_format(row, Column::Numerator.index(), numerator.to_double(), input)?;
            sheet.write_number_with_format(row, Column::Denominator.index(), denominator.to_double(), input)?;
            if let Some(rate) = answer.and_then(|a| a.typed_rate.as_ref()) {
                sheet.write_number_with_format(row, result, rate.to_double(), input)?;
            }
        }
    }
    Ok(())
}

/// Shows what was entered in another sheet.
fn shown(context: &Context, row: u32, measure: &Measure, sheet: &mut Worksheet) -> Written {
    closed(context, row, &RowId::Shown(measure.id.clone()), sheet)?;
    sheet.write_string_with_format(row, Column::Unit.index(), &measure.unit, &context.styles.centre)?;
    let Some((source, at)) = context.plan.inputs.get(&measure.id) else { return Ok(()) };
    let blank = Lang::Vi.text("answer-blank");
    let answer = context.commune.answers.get(&measure.id).filter(|a| !a.summed);
    let cells = match answer.map(|a| &a.given) {
        Some(Given::Value(Value::Ratio { numerator, denominator })) => {
            let typed = answer.and_then(|a| a.typed_rate.as_ref()).map(|r| Stored::Number(r.to_double()));
            [Some(Stored::Number(numerator.to_double())), Some(Stored::Number(denominator.to_double())), typed]
        }
        Some(Given::Value(Value::Number(number))) => [None, None, Some(Stored::Number(number.to_double()))],
        Some(Given::Value(Value::YesNo(yes))) => {
            [None, None, Some(Stored::text(Lang::Vi.text(if *yes { "value-yes" } else { "value-no" })))]
        }
        Some(Given::Value(Value::Grade(_, word))) => [None, None, Some(Stored::text(word.as_str()))],
        Some(Given::Together(value)) => [None, None, Some(Stored::text(crate::explain::together(Lang::Vi, value)))],
        Some(Given::Unusable) => [None, None, Some(Stored::text(Lang::Vi.text("answer-unusable")))],
        Some(Given::NotApplicable(_)) => [None, None, Some(Stored::text(Lang::Vi.text("verdict-not-applicable")))],
        None => [None, None, None],
    };
    for (column, stored) in [Column::Numerator, Column::Denominator, Column::Result].into_iter().zip(cells) {
        if measure.kind != Kind::Rate && column != Column::Result {
            continue;
        }
        let cell = reference(source, *at, column.index());
        let formula = format!("IF({cell}=\"\",{},{cell})", quoted(&blank));
        let stored = stored.unwrap_or_else(|| Stored::text(blank.as_str()));
        live(sheet, row, column.index(), &Live { formula, stored }, &context.styles.closed)?;
    }
    let note = shown_note(&(source.clone(), *at));
    sheet.write_string_with_format(row, Column::Note.index(), note, &context.styles.closed)?;
    Ok(())
}

fn closed_villages(context: &Context, row: u32, measure: &Measure, sheet: &mut Worksheet) -> Written {
    closed(context, row, &RowId::Shown(measure.id.clone()), sheet)?;
    sheet.write_string_with_format(row, Column::Unit.index(), &measure.unit, &context.styles.centre)?;
    sheet.write_string_with_format(row, Column::Note.index(), Lang::Vi.text("answers-villages"), &context.styles.closed)?;
    Ok(())
}

fn past_text(measure: &Measure, answer: &Answer) -> String {
    match &answer.given {
        Given::Value(value) => crate::explain::value(Lang::Vi, measure, value, None),
        Given::NotApplicable(_) => Lang::Vi.text("verdict-not-applicable"),
        Given::Together(value) => crate::explain::together(Lang::Vi, value),
        Given::Unusable => String::new(),
    }
}

fn finish(context: &Context, plan: &SheetPlan, sheet: &mut Worksheet) -> Written {
    let last = plan.rows.last().map_or(answers::FIRST_ROW, |r| r.row);
    colour_verdicts(sheet, answers::FIRST_ROW - 2, last, Column::Verdict.index())?;
    sheet.set_column_hidden(Column::Id.index())?;
    if !context.open {
        // a dossier says it in its own tables
        Column::ANSWERING.iter().try_for_each(|column| sheet.set_column_hidden(column.index()).map(drop))?;
    }
    if context.last_year.is_none() {
        sheet.set_column_hidden(Column::LastYear.index())?;
    }
    sheet.set_freeze_panes(answers::FIRST_ROW, Column::Unit.index())?;
    sheet.set_repeat_rows(answers::HEADING_ROW, answers::HEADING_ROW)?;
    // source and evidence are for the screen: with them the print would be too small to read
    sheet.set_print_area(0, 0, last, Column::Explanation.index())?;
    protect(sheet);
    Ok(())
}

/// Green for met, red for not met, amber for what cannot be decided, also where "(tạm tính)" is behind the word, which is
/// always there.
pub(super) fn colour_verdicts(sheet: &mut Worksheet, first: u32, last: u32, column: u16) -> Written {
    let colours = [
        ("verdict-met", 0xc6efce, 0x006100),
        ("verdict-not-met", 0xffc7ce, 0x9c0006),
        ("verdict-not-applicable", 0xe7e6e6, 0x404040),
        ("verdict-not-considered", 0xf2f2f2, 0x7f7f7f),
        ("verdict-no-answer", 0xffeb9c, 0x7f6000),
        ("verdict-unusable", 0xffd8a8, 0x8a3b00),
        ("verdict-figures-disagree", 0xffd8a8, 0x8a3b00),
        ("verdict-no-threshold", 0xffeb9c, 0x7f6000),
        ("verdict-region-unsettled", 0xffeb9c, 0x7f6000),
        ("verdict-undetermined", 0xffeb9c, 0x7f6000),
    ];
    for (id, background, ink) in colours {
        let format = Format::new().set_background_color(Color::RGB(background)).set_font_color(Color::RGB(ink));
        let rule = ConditionalFormatText::new().set_rule(ConditionalFormatTextRule::BeginsWith(Lang::Vi.text(id))).set_format(format);
        sheet.add_conditional_format(first, column, last, column, &rule)?;
    }
    Ok(())
}
