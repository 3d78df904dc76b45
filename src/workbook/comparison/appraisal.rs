//! Self-assessment against appraisal: sums by step, and every indicator with what each step wrote of it.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::sheet::Styles;
use super::super::summary::items::code;
use super::super::table::{Cell, Table};
use super::{count, district, finished, list, name, text};
use crate::assess::Counts;
use crate::commune::Ruled;
use crate::criteria::Level;
use crate::district::{Appraisal, AppraisedItem, AppraisedStep, Stand, Subject};
use crate::explain;
use crate::messages::Lang;

const STEPS: [&str; 11] = [
    "number",
    "round",
    "commune",
    "district",
    "appraisal-step",
    "agree",
    "differ",
    "not-written",
    "unreadable",
    "own-criteria",
    "appraised-criteria",
];
const STEP_WIDTHS: [f64; 11] = [5.0, 12.0, 24.0, 18.0, 26.0, 9.0, 9.0, 9.0, 10.0, 38.0, 38.0];
const ITEMS: [&str; 11] =
    ["number", "round", "commune", "code", "indicator", "self-assessed", "appraisal-step", "appraised", "stand", "agency-note", "cell"];
const ITEM_WIDTHS: [f64; 11] = [5.0, 12.0, 22.0, 15.0, 40.0, 20.0, 24.0, 18.0, 14.0, 34.0, 34.0];

/// A dossier and the round it is of.
pub(super) type Side<'a> = (String, &'a Subject, &'a Appraisal);

/// Those of these communes that are dossiers.
pub(super) fn sides<'a>(round: &str, subjects: impl IntoIterator<Item = &'a Subject>) -> Vec<Side<'a>> {
    let side = |s: &'a Subject| Some((round.to_string(), s, s.appraisal.as_ref()?));
    subjects.into_iter().filter_map(side).collect()
}

/// Both sheets; none where there is no dossier.
pub(super) fn write(styles: &Styles, sides: &[Side]) -> Result<Vec<Worksheet>, WorkbookError> {
    if sides.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![sums(styles, sides)?, indicators(styles, sides)?])
}

fn sheet<'a>(styles: &'a Styles, id: &str, widths: &[f64]) -> Result<Table<'a>, WorkbookError> {
    let mut table = Table::new(styles, &text(&format!("sheet-{id}"), &[]), true, widths)?;
    table.title(&text(&format!("title-{id}"), &[]))?;
    table.remark(&Lang::Vi.text("report-appraisal-beside"))?;
    Ok(table)
}

fn sums(styles: &Styles, sides: &[Side]) -> Result<Worksheet, WorkbookError> {
    let mut table = sheet(styles, "appraisal", &STEP_WIDTHS)?;
    let rows: Vec<(&Side, &AppraisedStep)> = sides.iter().flat_map(|side| side.2.steps.iter().map(move |s| (side, s))).collect();
    list(&mut table, &STEPS, &rows, |table, number, ((round, subject, _), step)| {
        let of = |side: fn(&(Level, Counts, Counts)) -> Counts| {
            let line = |set| {
                format!("{}: {}", explain::level_short(Lang::Vi, level(set)), explain::sum(Lang::Vi, "report-appraisal-sum", side(set)))
            };
            step.sets.iter().map(line).collect::<Vec<_>>().join("\n")
        };
        let agreement = step.agreement;
        table.row(&[
            count(number),
            Cell::Text(round.clone()),
            Cell::Text(name(subject)),
            Cell::Text(district(subject)),
            Cell::Text(step.step.result.clone()),
            count(agreement.agree),
            count(agreement.differ),
            count(agreement.open),
            count(agreement.unreadable),
            Cell::Text(of(|(_, own, _)| *own)),
            Cell::Text(of(|(_, _, theirs)| *theirs)),
        ])
    })?;
    for (_, subject, appraisal) in sides {
        for step in &appraisal.steps {
            criteria(&mut table, subject, appraisal, step)?;
        }
    }
    finished(table)
}

fn level(set: &(Level, Counts, Counts)) -> Level {
    set.0
}

/// Criteria a step decides otherwise.
fn criteria(table: &mut Table, subject: &Subject, appraisal: &Appraisal, step: &AppraisedStep) -> Result<(), WorkbookError> {
    for criterion in &step.criteria {
        let facts = [
            ("level", explain::level_short(Lang::Vi, criterion.level).into()),
            ("number", criterion.number.to_string().into()),
            ("name", criterion.name.as_str().into()),
            ("own_step", explain::step_name(Lang::Vi, &appraisal.own).into()),
            ("own", explain::finding_word(Lang::Vi, criterion.own, None).into()),
            ("step", explain::step_name(Lang::Vi, &step.step).into()),
            ("theirs", explain::verdict_word(Lang::Vi, criterion.theirs, None).into()),
        ];
        table.remark(&format!("{}: {}", name(subject), Lang::Vi.say("report-appraisal-criterion", &facts)))?;
    }
    Ok(())
}

fn indicators(styles: &Styles, sides: &[Side]) -> Result<Worksheet, WorkbookError> {
    let mut table = sheet(styles, "appraised", &ITEM_WIDTHS)?;
    let of = |side| {
        let (_, _, appraisal): &Side = side;
        let steps = move |item| appraisal.steps.iter().enumerate().map(move |(at, step)| (side, item, at, step));
        appraisal.items.iter().flat_map(steps)
    };
    let rows: Vec<(&Side, &AppraisedItem, usize, &AppraisedStep)> = sides.iter().flat_map(of).collect();
    list(&mut table, &ITEMS, &rows, |table, number, ((round, subject, _), item, at, step)| {
        let own = subject.assessment.item(&item.item);
        let (stand, cell) = item.cells.get(*at).cloned().unwrap_or((Stand::Open, None));
        let word = |cell: &Ruled| cell.ruling.map_or_else(|| cell.read.clone(), |r| explain::ruling(Lang::Vi, r));
        let differs = matches!(stand, Stand::Differ | Stand::Unreadable);
        let theirs = cell.as_ref().map(word).unwrap_or_default();
        table.row(&[
            count(number),
            Cell::Text(round.clone()),
            Cell::Text(name(subject)),
            Cell::Text(code(&item.item)),
            Cell::Text(own.map(|i| i.version.name.clone()).unwrap_or_default()),
            Cell::Text(own.map(|i| explain::finding_word(Lang::Vi, i.finding, i.judged.cause.as_ref())).unwrap_or_default()),
            Cell::Text(step.step.result.clone()),
            if differs { Cell::Bold(theirs) } else { Cell::Text(theirs) },
            Cell::Centre(text(&format!("stand-{}", stand.id()), &[])),
            Cell::Text(cell.as_ref().map(|c| c.note.clone()).unwrap_or_default()),
            Cell::Text(cell.as_ref().map(|c| c.origin.to_string()).unwrap_or_default()),
        ])
    })?;
    finished(table)
}
