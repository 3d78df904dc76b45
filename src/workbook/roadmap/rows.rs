//! The rows: one for each gap and each work typed for it, then what is met by now, then what is asked no more.

use super::super::WorkbookError;
use super::super::commune_sheet::{self, Entry};
use super::super::formula::Live;
use super::super::sheet::Stored;
use super::super::table::{Cell, Table};
use super::{RoadmapContext, text};
use crate::assess::{Estimate, ItemResult, Step, lacks_thresholds_alone};
use crate::commune::{Content, RoadmapRow};
use crate::diag::column_letters;
use crate::explain;
use crate::layout::book_word;
use crate::layout::roadmap::{self, MARK, Quarter, index};
use crate::messages::Lang;
use crate::text::Decimal;

/// What the program says in a row.
struct Said {
    number: String,
    indicator: String,
    required: String,
    result: String,
    gap: String,
    department: String,
    state: String,
    id: String,
    /// Still to be done: a quarter that is past is late.
    open: bool,
}

/// Writes all rows; those typed into whose costs are summed.
pub(super) fn write<'a>(context: &RoadmapContext<'a>, table: &mut Table) -> Result<Vec<&'a RoadmapRow>, WorkbookError> {
    let outlook = context.spec.outlook;
    let target = explain::level(Lang::Vi, outlook.target.target);
    let mut number = 0;
    steps(context, table, &mut number, &Lang::Vi.say("roadmap-target", &[("level", target.into())]), &outlook.to_target())?;
    if let Some(next) = &outlook.next {
        let level = explain::level(Lang::Vi, next.target);
        steps(context, table, &mut number, &Lang::Vi.say("roadmap-next", &[("level", level.into())]), &outlook.to_next())?;
    }
    let open: Vec<String> = outlook.steps().iter().map(|s| s.item.item.to_string()).collect();
    let rest: Vec<&RoadmapRow> = typed(context).filter(|r| !open.contains(&r.id)).collect();
    let item = |row: &RoadmapRow| outlook.items().find(|(_, i)| i.item.to_string() == row.id).map(|(_, i)| i);
    let (met, gone): (Vec<&RoadmapRow>, Vec<&RoadmapRow>) = rest.into_iter().partition(|r| item(r).is_some());
    block(context, table, "met", &met, |row| item(row).map_or_else(|| said_of_old(row), |i| said(context, i, "", false)))?;
    block(context, table, "gone", &gone, said_of_old)?;
    Ok(typed(context).collect())
}

fn typed<'a>(context: &RoadmapContext<'a>) -> impl Iterator<Item = &'a RoadmapRow> + use<'a> {
    context.spec.typed.iter().filter(|r| !r.cells.is_empty())
}

fn section(context: &RoadmapContext, table: &mut Table, words: &str) -> Result<(), WorkbookError> {
    let last = roadmap::id_column();
    table.sheet.across(table.row, (0, last - 1), words, &context.styles.criterion)?;
    table.sheet.key((table.row, last), roadmap::SECTION)?;
    table.row += 1;
    Ok(())
}

fn steps(context: &RoadmapContext, table: &mut Table, number: &mut usize, title: &str, steps: &[Step]) -> Result<(), WorkbookError> {
    section(context, table, title)?;
    let untouched = |step: &&Step| !typed(context).any(|row| row.id == step.item.item.to_string());
    let (asked, own): (Vec<&Step>, Vec<&Step>) =
        steps.iter().partition(|step| untouched(step) && lacks_thresholds_alone(&step.item.judged));
    for step in own {
        *number += 1;
        let id = step.item.item.to_string();
        let rows: Vec<&RoadmapRow> = typed(context).filter(|r| r.id == id).collect();
        let own = said(context, step.item, &number.to_string(), true);
        line(context, table, &own, rows.first().copied())?;
        for more in rows.iter().skip(1) {
            let again = Said {
                number: String::new(),
                required: String::new(),
                result: String::new(),
                gap: String::new(),
                ..said(context, step.item, "", true)
            };
            line(context, table, &again, Some(more))?;
        }
    }
    match asked.is_empty() {
        true => Ok(()),
        false => section(context, table, &explain::ask_above(asked.iter().map(|step| step.item.named()), true)),
    }
}

fn block(
    context: &RoadmapContext,
    table: &mut Table,
    id: &str,
    rows: &[&RoadmapRow],
    of: impl Fn(&RoadmapRow) -> Said,
) -> Result<(), WorkbookError> {
    if rows.is_empty() {
        return Ok(());
    }
    section(context, table, &text(&format!("block-{id}")))?;
    rows.iter().try_for_each(|row| line(context, table, &of(row), Some(row)))
}

/// What is known of a row whose item is asked no more.
fn said_of_old(row: &RoadmapRow) -> Said {
    Said {
        number: String::new(),
        indicator: row.name.clone(),
        required: String::new(),
        result: String::new(),
        gap: String::new(),
        department: String::new(),
        state: text("state-gone"),
        id: row.id.clone(),
        open: false,
    }
}

fn said(context: &RoadmapContext, item: &ItemResult, number: &str, open: bool) -> Said {
    let measures = &item.version.measures;
    let estimate = Estimate::of(item, &context.spec.commune.costs);
    let gap = if open { [explain::missing(Lang::Vi, item), explain::estimate(Lang::Vi, item, &estimate)].concat() } else { Vec::new() };
    Said {
        number: number.to_string(),
        indicator: format!("{} {}: {}", book_word(item.item.book), item.item.code, item.version.name),
        required: explain::requirement(Lang::Vi, measures, &item.judged),
        result: explain::results(Lang::Vi, context.spec.commune, item).join("\n"),
        gap: gap.join("\n"),
        department: item.department.clone(),
        state: explain::finding_word(Lang::Vi, item.finding, item.judged.cause.as_ref()),
        id: item.item.to_string(),
        open,
    }
}

fn line(context: &RoadmapContext, table: &mut Table, said: &Said, typed: Option<&RoadmapRow>) -> Result<(), WorkbookError> {
    let as_of = context.spec.outlook.target.place.as_of;
    let content = |id: &str| typed.and_then(|t| t.cells.get(id));
    let quarter = content("quarter").and_then(|c| Quarter::read(&c.plain()));
    let late = said.open && quarter.is_some_and(|q| q.is_past(as_of));
    let state = if late { format!("{} – {}", text("late"), said.state) } else { said.state.clone() };
    let own = |id: &str| match id {
        "number" => Some(Cell::Centre(said.number.clone())),
        "indicator" => Some(Cell::Text(said.indicator.clone())),
        "required" => Some(Cell::Centre(said.required.clone())),
        "result" => Some(Cell::Centre(said.result.clone())),
        "gap" => Some(Cell::Text(said.gap.clone())),
        "department" => Some(Cell::Text(said.department.clone())),
        "state" => Some(Cell::Bold(state.clone())),
        _ => None,
    };
    let shown = |id: &str| own(id).unwrap_or_else(|| Cell::Text(content(id).map(Content::lines).unwrap_or_default()));
    let height = table.height(&roadmap::COLUMNS.iter().map(|(id, _)| shown(id)).collect::<Vec<_>>());
    let row = table.row;
    for (id, _) in roadmap::COLUMNS {
        match own(id) {
            Some(cell) => table.put(row, index(id), &cell)?,
            None => put(context, table, id, content(id), quarter)?,
        }
    }
    picture(context, table, quarter)?;
    table.sheet.key((row, roadmap::id_column()), &said.id)?;
    table.sheet.height(row, height)?;
    table.row += 1;
    Ok(())
}

/// What was typed, as it was typed; a quarter in the words of its list, so that the picture finds it.
fn put(
    context: &RoadmapContext,
    table: &mut Table,
    id: &str,
    content: Option<&Content>,
    quarter: Option<Quarter>,
) -> Result<(), WorkbookError> {
    let (at, styles) = ((table.row, index(id)), context.styles);
    let format = if id == "cost" { &context.cost } else { &styles.input_text };
    let sheet = &mut table.sheet;
    match (content, quarter.filter(|_| id == "quarter")) {
        (Some(_), Some(quarter)) => sheet.text(at, &quarter.words(), format),
        (Some(Content::Number { value, percent: false }), _) if exact(value) => {
            let format = if id == "cost" { format.clone() } else { styles.input.clone() };
            sheet.number(at, value.to_double(), &format)
        }
        (Some(Content::Day(day)), _) => commune_sheet::put(sheet.worksheet(), at.0, at.1, Entry::Day(*day), &styles.input_date),
        (Some(Content::Bool(yes)), _) => sheet.boolean(at, *yes, format),
        (Some(other), _) => sheet.text(at, &other.lines(), format),
        (None, _) => sheet.blank(at, format),
    }
}

/// Whether a double holds the number as it was read.
fn exact(value: &Decimal) -> bool {
    format!("{}", value.to_double()).parse::<Decimal>().is_ok_and(|back| back == *value)
}

/// A mark in the quarter typed, moving with it: so that it shows in black and white too.
fn picture(context: &RoadmapContext, table: &mut Table, quarter: Option<Quarter>) -> Result<(), WorkbookError> {
    let cell = format!("${}{}", column_letters(u32::from(index("quarter"))), table.row + 1);
    for (column, drawn) in (index("state") + 1..).zip(&context.quarters) {
        let formula = format!("IF(TRIM({cell})=\"{}\",\"{MARK}\",\" \")", drawn.words());
        let mark = if quarter == Some(*drawn) { MARK } else { " " };
        let live = Live { formula, stored: Stored::Text(mark.to_string()) };
        table.sheet.live((table.row, column), &live, &context.styles.centre)?;
    }
    Ok(())
}
