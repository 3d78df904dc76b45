//! T7 resources, T8 debts, T9 the residents' survey: live over the sheets they were entered on.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::answers_sheet::colour_verdicts;
use super::super::formula::Live;
use super::super::sentence;
use super::super::sheet::{Stored, quoted, reference};
use super::super::table::{Cell, Table};
use super::letterhead::{self, Title};
use super::{Context, sheet_name};
use crate::assess::{Cause, ItemResult, JudgedTest, Verdict};
use crate::commune::{Attribute, Opinion};
use crate::criteria::{Bound, Measure, SurveyPart};
use crate::explain;
use crate::layout::Column;
use crate::layout::papers::{Block, DEBTS, RESOURCES, SURVEY, VALUE, question_text};
use crate::messages::Lang;
use crate::text::Decimal;

const T7: [f64; 4] = [6.0, 38.0, 28.0, 22.0];
const T8: [f64; 6] = [6.0, 46.0, 17.0, 17.0, 17.0, 40.0];
/// Upright, so that all questions stand on one page.
const T9: [f64; 8] = [5.0, 38.0, 9.0, 9.0, 9.0, 9.0, 11.0, 12.0];
const VERDICT: u16 = 7;

/// Writes the three tables.
pub(super) fn write(context: &Context) -> Result<Vec<Worksheet>, WorkbookError> {
    Ok(vec![resources(context)?, debts(context)?, survey(context)?])
}

fn begin<'a>(context: &Context<'a>, id: &str, widths: &[f64], split: u16) -> Result<Table<'a>, WorkbookError> {
    let mut table = Table::fitted(context.styles, &sheet_name(id), id == "t8", widths)?;
    letterhead::over(context, &mut table, split, widths.len() as u16 - 1, &Title::of(context.spec.law, id))?;
    Ok(table)
}

/// What stands in a cell of an input sheet: a number, or "–" where none was read.
fn shown(block: &Block, row: u32, column: &str, value: &Attribute<Decimal>) -> Cell {
    let cell = reference(&block.sheet.name(), row, block.column(column));
    let stored = value.value.as_ref().map_or_else(|| Stored::text("–"), |number| Stored::Number(number.to_double()));
    Cell::Live(Live { formula: format!("IF(ISNUMBER({cell}),{cell},{})", quoted("–")), stored })
}

fn words(value: &Attribute<String>) -> Cell {
    Cell::Text(value.value.clone().unwrap_or_default())
}

fn resources(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = begin(context, "t7", &T7, 1)?;
    table.heading_texts(&RESOURCES.columns.iter().map(|c| RESOURCES.heading(c)).collect::<Vec<_>>())?;
    for (at, resource) in (0u32..).zip(&context.spec.commune.resources) {
        let amount = shown(&RESOURCES, RESOURCES.first_row() + at, "amount", &resource.amount);
        let share = context.formulas.papers.shares.get(at as usize).cloned().map_or(Cell::Text(String::new()), Cell::Live);
        table.row(&[Cell::Centre((at + 1).to_string()), words(&resource.source), amount, share])?;
    }
    if context.spec.commune.resources.is_empty() {
        table.remark(&Lang::Vi.text("t7-none"))?;
    }
    if let Some(total) = context.formulas.papers.resources.shown(0) {
        let label = Lang::Vi.text("t1-total");
        table.row(&[Cell::Bold(String::new()), Cell::Bold(label), Cell::Live(total), Cell::Bold(String::new())])?;
    }
    table.finish()
}

fn debts(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = begin(context, "t8", &T8, 1)?;
    table.heading_texts(&DEBTS.columns.iter().map(|c| DEBTS.heading(c)).collect::<Vec<_>>())?;
    for (at, debt) in (0u32..).zip(&context.spec.commune.debts) {
        let row = DEBTS.first_row() + at;
        let owed = context.formulas.papers.owed.get(at as usize).cloned().map_or(Cell::Text(String::new()), Cell::Live);
        let (total, paid) = (shown(&DEBTS, row, "total", &debt.total), shown(&DEBTS, row, "paid", &debt.paid));
        table.row(&[Cell::Centre((at + 1).to_string()), words(&debt.work), total, paid, owed, words(&debt.plan)])?;
    }
    if context.spec.commune.debts.is_empty() {
        table.remark(&Lang::Vi.text("t8-none"))?;
    }
    let debts = &context.formulas.papers.debts;
    let blank = || Cell::Bold(String::new());
    let total = debts.shown(0).map_or_else(blank, Cell::Live);
    table.row(&[blank(), Cell::Bold(Lang::Vi.text("t1-total")), blank(), blank(), total, Cell::Live(debts.state_shown())])?;
    table.finish()
}

fn survey(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = begin(context, "t9", &T9, 2)?;
    if context.spec.assessment.maintenance {
        table.remark(&Lang::Vi.text("t6-maintenance"))?;
    }
    forms(context, &mut table)?;
    let tested: Vec<&ItemResult> = context.spec.assessment.conditions.iter().filter(|i| is_surveyed(context, i)).collect();
    trust(&mut table, &tested)?;
    table.headings(&["question", "content", "satisfied", "not-satisfied", "answers", "rate", "threshold", "met"])?;
    let first = table.row;
    for number in 1..=context.spec.law.nation.tables.survey.questions {
        question(context, &mut table, number)?;
    }
    if !tested.is_empty() {
        table.section(&Lang::Vi.text("t9-overall"))?;
    }
    for item in tested {
        for (test, judged) in item.judged.tests() {
            overall(context, &mut table, item, test, judged.verdict, judged.cause.as_ref())?;
        }
    }
    colour_verdicts(&mut table.sheet, first, table.row, VERDICT)?;
    table.finish()
}

/// How far the levels below are trusted, where not all are confirmed.
fn trust(table: &mut Table, tested: &[&ItemResult]) -> Result<(), WorkbookError> {
    let unconfirmed = tested.iter().flat_map(|item| explain::unconfirmed(item));
    let mut words: Vec<String> = unconfirmed.map(|(_, resolved)| explain::evidence(Lang::Vi, resolved.evidence)).collect();
    words.sort();
    words.dedup();
    if words.is_empty() {
        return Ok(());
    }
    table.remark(&Lang::Vi.say("t2-provisional", &[("evidence", words.join(", ").into())]))
}

/// How many forms went out and came back.
fn forms(context: &Context, table: &mut Table) -> Result<(), WorkbookError> {
    let survey = &context.spec.commune.survey;
    let count = |field: &str, value: &Attribute<Decimal>| {
        let cell = reference(&SURVEY.sheet.name(), SURVEY.field_row(field), VALUE);
        let stored = Stored::text(value.value.as_ref().map_or("…".to_string(), |n| Lang::Vi.number(n)));
        Live { formula: format!("IF(ISNUMBER({cell}),{},{})", grouped(&cell), quoted("…")), stored }
    };
    let figures = [("asked", count("asked", &survey.asked)), ("returned", count("returned", &survey.returned))];
    table.live_remark(&sentence::live("t9-forms", &figures, &[]))
}

/// A whole number as a text with points at thousands, whatever the settings of the machine.
fn grouped(cell: &str) -> String {
    format!("SUBSTITUTE(SUBSTITUTE(FIXED({cell},0),\",\",\".\"),CHAR(160),\".\")")
}

/// Whether the survey answers a condition.
fn is_surveyed(context: &Context, item: &ItemResult) -> bool {
    let tables = &context.spec.law.nation.tables;
    let debts = tables.debts.as_ref();
    item.version.measures.iter().any(|m| Some(&m.id) != debts && tables.measures().any(|id| *id == m.id))
}

/// The test a single question must pass: of several looked at together that of the lowest.
fn test_of<'a>(context: &'a Context, number: u32) -> Option<(&'a JudgedTest, &'a Measure)> {
    let parts = &context.spec.law.nation.tables.survey.parts;
    let part = parts.iter().find(|p| (p.from..=p.to).contains(&number))?;
    let measure = single(part)?;
    let tests = context.spec.assessment.conditions.iter().flat_map(|i| i.judged.tests().into_iter().map(move |(t, _)| (t, i)));
    let (test, item) = tests.into_iter().find(|(t, _)| t.measure == *measure)?;
    Some((test, item.version.measures.iter().find(|m| m.id == *measure)?))
}

fn single(part: &SurveyPart) -> Option<&String> {
    part.lowest.as_ref().or(part.overall.as_ref().filter(|_| part.from == part.to))
}

fn question(context: &Context, table: &mut Table, number: u32) -> Result<(), WorkbookError> {
    let (law, survey) = (context.spec.law, &context.spec.commune.survey);
    let blank = Opinion::default();
    let opinion = survey.answers.get(&number).unwrap_or(&blank);
    let row = SURVEY.first_row() + number - 1;
    let tested = test_of(context, number);
    let Some([answers, rate]) = context.formulas.papers.questions.get(number as usize - 1).cloned() else { return Ok(()) };
    let asked = match tested {
        Some((test, measure)) => explain::bound(Lang::Vi, test.op, &measure.unit, &test.threshold.lookup),
        None => "–".to_string(),
    };
    let bound = tested.and_then(|(test, _)| match test.threshold.lookup.as_ref().map(|r| &r.bound) {
        Ok(Bound::Number(number)) => Some(number),
        _ => None,
    });
    table.row(&[
        Cell::Centre(number.to_string()),
        Cell::Text(question_text(number, law.nation.tables.survey.texts.get(&number))),
        shown(&SURVEY, row, "satisfied", &opinion.satisfied),
        shown(&SURVEY, row, "not-satisfied", &opinion.not_satisfied),
        Cell::Live(answers),
        Cell::Live(rate),
        Cell::Centre(asked),
        tested.map_or(Cell::Centre("–".into()), |_| Cell::Live(verdict(context, number, row, opinion, bound))),
    ])
}

/// The verdict of one question against its threshold.
fn verdict(context: &Context, number: u32, row: u32, opinion: &Opinion, bound: Option<&Decimal>) -> Live {
    let word = |id: &str| Lang::Vi.text(&format!("verdict-{id}"));
    let Some(bound) = bound else {
        return Live { formula: quoted(&word("no-threshold")), stored: Stored::text(word("no-threshold")) };
    };
    let Some((state, stored_state)) = context.formulas.papers.states.get(number as usize - 1) else {
        return Live { formula: quoted("–"), stored: Stored::text("–") };
    };
    let [satisfied, not] = ["satisfied", "not-satisfied"].map(|c| reference(&SURVEY.sheet.name(), row, SURVEY.column(c)));
    let [met, not_met, unusable, none] = ["met", "not-met", "unusable", "no-answer"].map(|id| quoted(&word(id)));
    let passes = format!("IF({satisfied}*100>={bound}*({satisfied}+{not}),{met},{not_met})");
    let stored = match (stored_state, opinion.ratio()) {
        (1, Some((part, all))) if &part * &Decimal::from(100) >= bound * &all => word("met"),
        (1, Some(_)) => word("not-met"),
        (-1, _) => word("unusable"),
        _ => word("no-answer"),
    };
    Live { formula: format!("IF({state}=1,{passes},IF({state}=-1,{unusable},{none}))"), stored: Stored::text(stored) }
}

/// One test of a condition: what was measured, its threshold, and the verdict its own row shows.
fn overall(
    context: &Context,
    table: &mut Table,
    item: &ItemResult,
    test: &JudgedTest,
    verdict: Verdict,
    cause: Option<&Cause>,
) -> Result<(), WorkbookError> {
    let Some(measure) = item.version.measures.iter().find(|m| m.id == test.measure) else { return Ok(()) };
    let value = explain::tested(Lang::Vi, measure, test).unwrap_or_else(|| "–".to_string());
    let at = context.formulas.grounds.given.plan.inputs.get(&measure.id);
    let stored = Stored::text(explain::verdict_word(Lang::Vi, verdict, cause));
    let word = at.map(|(sheet, row)| Live { formula: reference(sheet, *row, Column::Verdict.index()), stored });
    let row = table.row;
    table.row(&[
        Cell::Centre(String::new()),
        Cell::Text(measure.name.clone()),
        Cell::Centre(value.clone()),
        Cell::Centre(String::new()),
        Cell::Centre(String::new()),
        Cell::Centre(String::new()),
        Cell::Centre(explain::bound(Lang::Vi, test.op, &measure.unit, &test.threshold.lookup)),
        word.map_or(Cell::Centre("–".into()), Cell::Live),
    ])?;
    table.across(row, 2, 5, &value)
}
