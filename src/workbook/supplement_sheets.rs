//! The sheets next to the indicators: resources, debts, the residents' survey, the meeting.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Formula, Worksheet};

use super::answers_sheet::Context;
use super::checks::Check;
use super::commune_sheet::{Entry, put, text};
use super::formula::{Formulas, Live};
use super::sheet::{Stored, page, print_filled, protect, row_height};
use super::supplement_formulas::{has_survey, rows};
use super::{WorkbookError, sheet::Written};
use crate::commune::{Attribute, Member};
use crate::criteria::Law;
use crate::layout::supplements::{self, Block, DEBTS, MEETING, RESOURCES, SURVEY, VALUE};
use crate::messages::Lang;
use crate::text::Decimal;

/// Writes the sheets; that of the survey only where the law has one.
pub(super) fn write(context: &Context, law: &Law, formulas: &Formulas) -> Result<Vec<Worksheet>, WorkbookError> {
    let mut sheets = vec![resources(context, formulas)?, debts(context, formulas)?];
    if has_survey(law, context.commune) {
        sheets.push(survey(context, law, formulas)?);
        sheets.extend(super::tally_sheet::write(context, law, &formulas.supplements.survey.tallies)?);
    }
    sheets.push(meeting(context, formulas)?);
    Ok(sheets)
}

/// Height of a sentence of three lines.
const SENTENCE: f64 = 50.0;

/// A sheet being written.
pub(super) struct Page<'a> {
    /// What it is written from.
    pub context: &'a Context<'a>,
    block: Block,
    pub sheet: Worksheet,
}

impl<'a> Page<'a> {
    pub fn new(context: &'a Context<'a>, block: Block) -> Result<Self, WorkbookError> {
        let mut sheet = page(&block.sheet.name(), true, block.widths)?;
        let last = block.columns.len() as u16 - 1;
        let width: f64 = block.widths.iter().sum();
        sheet.merge_range(0, 0, 0, last, &block.words("title"), &context.styles.title)?;
        let subtitle = block.words("subtitle");
        sheet.merge_range(1, 0, 1, last, &subtitle, &context.styles.subtitle)?;
        sheet.set_row_height(1, row_height(&[(&subtitle, width)]))?;
        for (column, id) in (0u16..).zip(block.columns) {
            sheet.write_with_format(block.heading_row(), column, block.heading(id), &context.styles.heading)?;
        }
        sheet.set_row_height(block.heading_row(), 34)?;
        Ok(Self { context, block, sheet })
    }

    /// Label and id of a field; its row.
    fn label(&mut self, field: &str) -> Result<u32, WorkbookError> {
        let (row, label) = (self.block.field_row(field), self.block.label(field));
        self.sheet.merge_range(row, 0, row, VALUE - 1, &label, &self.context.styles.bold)?;
        self.sheet.write_string(row, self.block.id_column(), supplements::field_id(field))?;
        self.sheet.set_row_height(row, 20)?;
        Ok(row)
    }

    fn field(&mut self, field: &str, entry: Entry, format: &Format) -> Written {
        let row = self.label(field)?;
        put(&mut self.sheet, row, VALUE, entry, format)
    }

    fn live(&mut self, row: u32, column: u16, live: &Live, format: &Format) -> Written {
        self.sheet.write_formula_with_format(row, column, live.stored.of(&format!("={}", live.formula)), format)?;
        Ok(())
    }

    fn live_field(&mut self, field: &str, live: &Live) -> Written {
        let row = self.label(field)?;
        self.live(row, VALUE, live, &self.context.styles.bold_centre)
    }

    /// A sentence below the table, which may become longer while the rows are filled in; nothing reads it.
    fn line(&mut self, row: u32, live: &Live) -> Written {
        let width: f64 = self.block.widths.iter().sum();
        let format = &self.context.styles.cell;
        self.sheet.merge_range(row, 0, row, self.block.columns.len() as u16 - 1, "", format)?;
        let Stored::Text(words) = &live.stored else { return Ok(()) };
        self.sheet.set_row_height(row, row_height(&[(words, width)]).max(SENTENCE))?;
        self.live(row, 0, live, format)
    }

    fn put(&mut self, row: u32, column: &str, entry: Entry) -> Written {
        let styles = self.context.styles;
        let format = match entry {
            Entry::Number(_) => &styles.input,
            _ => &styles.input_text,
        };
        put(&mut self.sheet, row, self.block.column(column), entry, format)
    }

    fn amount(&mut self, row: u32, column: &str, value: Option<&Attribute<Decimal>>) -> Written {
        put(&mut self.sheet, row, self.block.column(column), number(value), &self.context.styles.input)
    }

    pub fn number(&mut self, row: u32, at: u32) -> Written {
        self.sheet.write_number_with_format(row, 0, f64::from(at + 1), &self.context.styles.centre)?;
        Ok(())
    }

    /// Checks cells while they are typed into.
    pub fn check(&mut self, first: (u32, u16), last: (u32, u16), check: DataValidation) -> Written {
        if self.context.open {
            let check = check.set_error_title(Lang::Vi.text("check-title"))?;
            self.sheet.add_data_validation(first.0, first.1, last.0, last.1, &check)?;
        }
        Ok(())
    }

    fn check_columns(&mut self, columns: [&str; 2], rows: u32, check: DataValidation) -> Written {
        let (first, last) = (self.block.first_row(), self.block.first_row() + rows.max(1) - 1);
        let [from, to] = columns.map(|id| self.block.column(id));
        self.check((first, from), (last, to), check)
    }

    /// The sheet; so many of its rows are filled in.
    pub fn finish(mut self, filled: usize) -> Result<Worksheet, WorkbookError> {
        let last = self.block.columns.len() as u16 - 1;
        print_filled(&mut self.sheet, self.context.open, (self.block.first_row(), last), filled)?;
        self.sheet.set_column_hidden(self.block.id_column())?;
        self.sheet.set_freeze_panes(self.block.first_row(), 0)?;
        self.sheet.set_repeat_rows(self.block.heading_row(), self.block.heading_row())?;
        protect(&mut self.sheet);
        Ok(self.sheet)
    }
}

/// A number; the word for what cannot be used where something else was typed.
pub(super) fn number(value: Option<&Attribute<Decimal>>) -> Entry {
    match value {
        Some(Attribute { value: Some(number), .. }) => Entry::Number(number.to_double()),
        Some(Attribute { origin: Some(_), .. }) => text(&Lang::Vi.text("answer-unusable")),
        _ => Entry::Blank,
    }
}

pub(super) fn words(value: Option<&Attribute<String>>) -> Entry {
    value.and_then(|a| a.value.as_deref()).map_or(Entry::Blank, text)
}

fn amounts() -> Result<DataValidation, WorkbookError> {
    let check = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
    Ok(check.set_error_message(Lang::Vi.text("check-amount"))?)
}

pub(super) fn counts() -> Result<DataValidation, WorkbookError> {
    let check = DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0));
    Ok(check.set_error_message(Lang::Vi.text("check-count"))?)
}

fn resources(context: &Context, formulas: &Formulas) -> Result<Worksheet, WorkbookError> {
    let mut page = Page::new(context, RESOURCES)?;
    if let Some(total) = formulas.supplements.resources.shown(0) {
        page.live_field("total", &total)?;
    }
    let offered = rows(&RESOURCES, context.commune.resources.len());
    for at in 0..offered {
        let (row, known) = (RESOURCES.first_row() + at, context.commune.resources.get(at as usize));
        page.number(row, at)?;
        page.put(row, "source", words(known.map(|r| &r.source)))?;
        page.amount(row, "amount", known.map(|r| &r.amount))?;
        if let Some(share) = formulas.supplements.shares.get(at as usize) {
            page.live(row, RESOURCES.column("share"), share, &context.styles.closed)?;
        }
    }
    for (row, line) in (RESOURCES.first_row() + offered..).zip(&formulas.supplements.counterparts) {
        page.line(row, line)?;
    }
    let list = DataValidation::new().allow_list_formula(Formula::new(format!("={}", context.lists.sources.range)));
    // offered, not imposed: any other source may be typed
    let list = list.set_error_style(DataValidationErrorStyle::Information).set_error_message(Lang::Vi.text("check-source"))?;
    page.check_columns(["source", "source"], offered, list)?;
    page.check_columns(["amount", "amount"], offered, amounts()?)?;
    page.finish(context.commune.resources.len())
}

fn debts(context: &Context, formulas: &Formulas) -> Result<Worksheet, WorkbookError> {
    let mut page = Page::new(context, DEBTS)?;
    let total = &formulas.supplements.debts;
    if let Some(shown) = total.shown(0) {
        page.live_field("total", &shown)?;
    }
    page.live(DEBTS.field_row("total"), VALUE + 1, &total.state_shown(), &context.styles.centre)?;
    let offered = rows(&DEBTS, context.commune.debts.len());
    for at in 0..offered {
        let (row, known) = (DEBTS.first_row() + at, context.commune.debts.get(at as usize));
        page.number(row, at)?;
        page.put(row, "work", words(known.map(|d| &d.work)))?;
        page.amount(row, "total", known.map(|d| &d.total))?;
        page.amount(row, "paid", known.map(|d| &d.paid))?;
        if let Some(owed) = formulas.supplements.owed.get(at as usize) {
            page.live(row, DEBTS.column("owed"), owed, &context.styles.closed)?;
        }
        page.put(row, "plan", words(known.map(|d| &d.plan)))?;
    }
    page.check_columns(["total", "paid"], offered, amounts()?)?;
    page.finish(context.commune.debts.len())
}

fn survey(context: &Context, law: &Law, formulas: &Formulas) -> Result<Worksheet, WorkbookError> {
    let mut page = Page::new(context, SURVEY)?;
    let (survey, rule) = (&context.commune.survey, &law.nation.tables.survey);
    page.field("asked", number(Some(&survey.asked)), &context.styles.input)?;
    page.field("returned", number(Some(&survey.returned)), &context.styles.input)?;
    page.live_field("coverage", &formulas.supplements.survey.coverage)?;
    for (at, live) in (0u32..).zip(&formulas.supplements.survey.shown) {
        let (row, question) = (SURVEY.first_row() + at, at + 1);
        let known = survey.answers.get(&question);
        page.number(row, at)?;
        question_text(&mut page, row, rule.text(question), survey.texts.get(&question))?;
        page.amount(row, "satisfied", known.map(|o| &o.satisfied))?;
        page.amount(row, "not-satisfied", known.map(|o| &o.not_satisfied))?;
        page.live(row, SURVEY.column("answers"), &live[0], &context.styles.closed)?;
        page.live(row, SURVEY.column("rate"), &live[1], &context.styles.closed)?;
        page.sheet.write_string(row, SURVEY.id_column(), supplements::question_id(question))?;
    }
    page.check((SURVEY.field_row("asked"), VALUE), (SURVEY.field_row("returned"), VALUE), counts()?)?;
    page.check_columns(["satisfied", "not-satisfied"], rule.questions, counts()?)?;
    page.finish(rule.questions as usize)
}

/// The text of a question, or room to write it where nobody has given it.
fn question_text(page: &mut Page, row: u32, known: Option<&String>, typed: Option<&String>) -> Written {
    let column = SURVEY.column("question");
    match known {
        Some(text) => drop(page.sheet.write_string_with_format(row, column, text, &page.context.styles.cell)?),
        None => page.put(row, "question", typed.map_or(Entry::Blank, |words| text(words)))?,
    }
    let words = known.or(typed).map(String::as_str).unwrap_or_default();
    page.sheet.set_row_height(row, row_height(&[(words, SURVEY.widths[1])]))?;
    Ok(())
}

fn meeting(context: &Context, formulas: &Formulas) -> Result<Worksheet, WorkbookError> {
    let mut page = Page::new(context, MEETING)?;
    let (known, styles) = (&context.commune.meeting, context.styles);
    page.field("date", known.date.value.map_or(Entry::Blank, Entry::Day), &styles.input_date)?;
    for (field, value) in
        [("place", &known.place), ("chair", &known.chair), ("chair-position", &known.chair_position), ("secretary", &known.secretary)]
    {
        page.field(field, words(Some(value)), &styles.input_text)?;
    }
    for (field, value) in [("asked", &known.asked), ("for", &known.votes_for), ("against", &known.votes_against)] {
        page.field(field, number(Some(value)), &styles.input)?;
    }
    page.live_field("approval", &formulas.supplements.approval)?;
    let offered = rows(&MEETING, known.members.len());
    for at in 0..offered {
        page.number(MEETING.first_row() + at, at)?;
        member(&mut page, MEETING.first_row() + at, known.members.get(at as usize))?;
    }
    let date = MEETING.field_row("date");
    page.check((date, VALUE), (date, VALUE), Check::day()?.into_rule())?;
    page.check((MEETING.field_row("asked"), VALUE), (MEETING.field_row("against"), VALUE), counts()?)?;
    let list = DataValidation::new().allow_list_formula(Formula::new(format!("={}", context.lists.presence.range)));
    page.check_columns(["present", "present"], offered, list.set_error_message(Lang::Vi.text("check-list"))?)?;
    page.finish(known.members.len())
}

fn member(page: &mut Page, row: u32, member: Option<&Member>) -> Written {
    let words = |of: fn(&Member) -> &String| member.map_or(Entry::Blank, |m| text(of(m)));
    page.put(row, "name", words(|m| &m.name))?;
    page.put(row, "position", words(|m| &m.position))?;
    page.put(row, "organisation", words(|m| &m.organisation))?;
    let present = member.and_then(|m| m.present.value).map_or(Entry::Blank, |p| text(&supplements::presence(p)));
    page.put(row, "present", present)
}
