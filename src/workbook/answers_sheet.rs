//! The sheets of answers: one row per measure, thresholds next to each input, live verdicts.

use rust_xlsxwriter::{
    Color, ConditionalFormatText, ConditionalFormatTextRule, DataValidation, DataValidationRule, Format, Formula, Worksheet,
};

use super::answer_widths;
use super::form_rows::{Plan, PlannedRow, RowKind, SheetPlan};
use super::formula::{Formulas, Live, RowFormulas};
use super::lists::Lists;
use super::sheet::{Stored, Styles, page, protect, quoted, reference, row_height};
use super::{WorkbookError, sheet::Written};
use crate::commune::{Answer, Commune, Given, Value};
use crate::criteria::{Book, Criterion, Item, ItemRef, Kind, Measure, Op};
use crate::layout::{Column, RowId, answers};
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
        live(sheet, 2, Column::Verdict, &formulas.set_verdict(level), &context.styles.verdict)?;
        sheet.set_row_height(2, 34)?;
    }
    Ok(())
}

fn live(sheet: &mut Worksheet, row: u32, column: Column, live: &Live, format: &Format) -> Written {
    sheet.write_formula_with_format(row, column.index(), live.stored.of(&format!("={}", live.formula)), format)?;
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
            live(sheet, row.row, Column::Verdict, &formulas.criterion_verdict(*level, criterion.number), &styles.verdict)?;
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
                Some(measure) => inputs(context, plan, row.row, item, measure, sheet)?,
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
            inputs(context, plan, row.row, item, measure, sheet)?;
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

/// The code of an indicator, of all its rows; conditions have none that people know and are counted.
fn shown_code(plan: &SheetPlan, of: &ItemRef) -> String {
    if plan.book != Book::Condition {
        return of.code.clone();
    }
    let own = plan.rows.iter().filter_map(|row| match &row.kind {
        RowKind::Single(item, ..) | RowKind::Head(item, _) => Some(item),
        RowKind::Criterion(..) | RowKind::Measure(..) => None,
    });
    own.take_while(|item| *item != of).count().saturating_add(1).to_string()
}

/// "Tiêu chí 2. Giao thông".
pub(super) fn criterion_name(criterion: &Criterion) -> String {
    let facts = [("number", criterion.number.to_string().into()), ("name", criterion.name.as_str().into())];
    Lang::Vi.say("answers-criterion", &facts)
}

/// The names of all versions: the newest, and from when it holds where an older one had another name.
pub(super) fn item_name(item: &Item) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (index, version) in item.versions.iter().enumerate() {
        let from = Lang::Vi.day(version.from);
        let facts = [("name", version.name.as_str().into()), ("from", from.as_str().into())];
        let same = index > 0 && item.versions[index - 1].name == version.name;
        match index {
            0 => lines.push(version.name.clone()),
            _ if same => {}
            _ => lines.push(Lang::Vi.say("answers-version", &facts)),
        }
    }
    lines.join("\n")
}

/// "– Nam", and what its numerator and denominator count.
pub(super) fn measure_name(item: &Item, measure: &Measure) -> String {
    let since = item.versions.iter().find(|v| v.measures.iter().any(|m| m.id == measure.id)).map(|v| v.from);
    let until = item.versions.iter().find(|v| Some(v.from) > since && !v.measures.iter().any(|m| m.id == measure.id)).map(|v| v.from);
    let first = item.versions.first().map(|v| v.from);
    let mut name = Lang::Vi.say("answers-part", &[("name", measure.name.as_str().into())]);
    if let Some(since) = since.filter(|s| Some(*s) != first) {
        name = Lang::Vi.say("answers-since", &[("name", name.as_str().into()), ("from", since.into())]);
    }
    if let Some(until) = until {
        name = Lang::Vi.say("answers-until", &[("name", name.as_str().into()), ("to", until.into())]);
    }
    name
}

/// Code, name and the live cells of a row; the height they need. In a dossier source and evidence are not printed and
/// are in full where thresholds are listed, so that they make no row higher.
fn frame(context: &Context, row: u32, code: &str, name: &str, shown: &RowFormulas, sheet: &mut Worksheet) -> Result<f64, WorkbookError> {
    let styles = context.styles;
    sheet.write_string_with_format(row, Column::Code.index(), code, &styles.code)?;
    sheet.write_string_with_format(row, Column::Name.index(), name, &styles.cell)?;
    live(sheet, row, Column::Required, &shown.required, &styles.centre)?;
    live(sheet, row, Column::Verdict, &shown.verdict, &styles.verdict)?;
    if context.open {
        live(sheet, row, Column::Rate, &shown.rate, &styles.centre)?;
        live(sheet, row, Column::Gap, &shown.gap, &styles.cell)?;
    }
    live(sheet, row, Column::Source, &shown.source, &styles.cell)?;
    live(sheet, row, Column::Evidence, &shown.evidence, &styles.centre)?;
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
fn inputs(context: &Context, plan: &SheetPlan, row: u32, item: &Item, measure: &Measure, sheet: &mut Worksheet) -> Written {
    sheet.write_string_with_format(row, Column::Unit.index(), &measure.unit, &context.styles.centre)?;
    let past = context.last_year.and_then(|c| c.answers.get(&measure.id)).map(|a| past_text(measure, a)).unwrap_or_default();
    sheet.write_string_with_format(row, Column::LastYear.index(), &past, &context.styles.past)?;
    if measure.kind == Kind::Villages {
        return closed_villages(context, row, measure, sheet);
    }
    if !context.plan.is_input(measure, &plan.name, row) {
        return shown(context, row, measure, sheet);
    }
    id(sheet, row, &RowId::Measure(measure.id.clone()))?;
    let answer = context.commune.answers.get(&measure.id);
    values(context, row, measure, answer.filter(|a| !a.summed), sheet)?;
    let empty = String::new();
    for (column, text) in [
        (Column::Dated, answer.map_or(&empty, |a| &a.dated)),
        (Column::Authority, answer.map_or(&empty, |a| &a.confirmed_by)),
        (Column::Documents, answer.map_or(&empty, |a| &a.documents)),
        (Column::Note, answer.map_or(&empty, note)),
        (Column::Explanation, answer.map_or(&empty, |a| &a.explanation)),
    ] {
        put_text(sheet, row, column, text, &context.styles.input_text)?;
    }
    if context.open { validate(context, row, item, measure, sheet) } else { Ok(()) }
}

/// The note; for a measure that does not apply, its reason.
pub(super) fn note(answer: &Answer) -> &String {
    match &answer.given {
        Given::NotApplicable(reason) if answer.note.is_empty() => reason,
        _ => &answer.note,
    }
}

fn put_text(sheet: &mut Worksheet, row: u32, column: Column, text: &str, format: &Format) -> Written {
    if text.is_empty() {
        sheet.write_blank(row, column.index(), format)?;
    } else {
        sheet.write_string_with_format(row, column.index(), text, format)?;
    }
    Ok(())
}

fn values(context: &Context, row: u32, measure: &Measure, answer: Option<&Answer>, sheet: &mut Worksheet) -> Written {
    let (input, shut) = (&context.styles.input, &context.styles.closed);
    let ratio_format = if measure.kind == Kind::Rate { input } else { shut };
    sheet.write_blank(row, Column::Numerator.index(), ratio_format)?;
    sheet.write_blank(row, Column::Denominator.index(), ratio_format)?;
    sheet.write_blank(row, Column::Result.index(), input)?;
    let result = Column::Result.index();
    let words = Lang::Vi;
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
        live(sheet, row, column, &Live { formula, stored }, &context.styles.closed)?;
    }
    let note = shown_note(&(source.clone(), *at));
    sheet.write_string_with_format(row, Column::Note.index(), note, &context.styles.closed)?;
    Ok(())
}

/// Where a figure is entered.
pub(super) fn shown_note((sheet, row): &(String, u32)) -> String {
    Lang::Vi.say("answers-shown", &[("sheet", sheet.as_str().into()), ("row", (*row as usize + 1).into())])
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

/// What a cell accepts while typing; pasting gets past it, so the formulas and the tool check again.
fn validate(context: &Context, row: u32, item: &Item, measure: &Measure, sheet: &mut Worksheet) -> Written {
    let title = Lang::Vi.text("check-title");
    if measure.kind == Kind::Rate {
        let amounts = DataValidation::new()
            .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
            .set_error_title(&title)?
            .set_error_message(Lang::Vi.text("check-amount"))?
            .set_input_title(Lang::Vi.text("input-title"))?
            .set_input_message(ratio_hint(measure))?;
        sheet.add_data_validation(row, Column::Numerator.index(), row, Column::Denominator.index(), &amounts)?;
    }
    let (rule, message) = result_rule(context, row, item, measure);
    let validation = rule
        .set_error_title(&title)?
        .set_error_message(Lang::Vi.text(message))?
        .set_input_title(Lang::Vi.text("input-title"))?
        .set_input_message(short(&Lang::Vi.say(&format!("input-{message}"), &[("unit", measure.unit.as_str().into())])))?;
    let column = Column::Result.index();
    sheet.add_data_validation(row, column, row, column, &validation)?;
    Ok(())
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

fn result_rule(context: &Context, row: u32, item: &Item, measure: &Measure) -> (DataValidation, &'static str) {
    let cell = format!("{}{}", crate::diag::column_letters(u32::from(Column::Result.index())), row + 1);
    let list = |range: &str| DataValidation::new().allow_list_formula(Formula::new(format!("={range}")));
    let counts_zero = item.versions.iter().flat_map(|v| v.requirement.tests()).any(|t| t.op == Op::None && t.measure == measure.id);
    let word = |range: &str| format!("SUMPRODUCT(--({range}={cell}))>0");
    let or_words = |number: &str| {
        let mut parts = vec![format!("IF(ISNUMBER({cell}),{number},FALSE)")];
        parts.extend(measure.if_any.then(|| word(&context.lists.not_applicable.range)));
        parts.extend(counts_zero.then(|| word(&context.lists.none.range)));
        DataValidation::new().allow_custom(Formula::new(format!("=OR({})", parts.join(","))))
    };
    let worded = measure.if_any || counts_zero;
    match measure.kind {
        Kind::YesNo if measure.if_any => (list(&context.lists.offer_yes_no_na.range), "check-yes-no"),
        Kind::YesNo => (list(&context.lists.offer_yes_no.range), "check-yes-no"),
        Kind::Grade => (list(&context.lists.scales[&measure.scale].range), "check-grade"),
        Kind::Rate if worded => (or_words(&format!("AND({cell}>=0,{cell}<=100)")), "check-rate"),
        Kind::Rate => (DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.0, 100.0)), "check-rate"),
        Kind::Count if worded => (or_words(&format!("AND({cell}>=0,{cell}=INT({cell}))")), "check-count"),
        Kind::Count => (DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)), "check-count"),
        _ if worded => (or_words(&format!("{cell}>=0")), "check-amount"),
        _ => (DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)), "check-amount"),
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
