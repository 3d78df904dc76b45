//! The villages of a form: names, answers to the checklists, recognitions; columns by the ids in the
//! hidden row. What is in a village's row here or among its figures makes it a village.

use std::collections::BTreeMap;

use super::catalog::Catalog;
use super::form::sheet;
use super::grid::{Content, Grid};
use super::rows::AnswerCells;
use super::spot::Spot;
use super::values::Desk;
use crate::commune::{Recognition, Village};
use crate::criteria::{Kind, Law};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::Sheet;
use crate::layout::villages::{FIRST_DAY, NAME_ID, Part};
use crate::text::Date;

/// Villages by their place in the list, which is that of their figures too.
pub(super) type Villages = BTreeMap<u32, Village>;

pub(super) fn villages(sheets: &[Grid], law: &Law, catalog: &Catalog, desk: &mut Desk) -> Villages {
    let Some(columns) = sheet(sheets, Sheet::Villages).and_then(|grid| Columns::of(grid, law, catalog)) else { return Villages::new() };
    let rows = columns.grid.rows().filter(|row| *row > columns.ids);
    rows.filter_map(|row| Some((row - columns.ids, columns.village(row, catalog, desk)?))).collect()
}

/// Names a village that has none.
pub(super) fn unnamed(villages: &Villages, desk: &mut Desk) {
    let nameless = villages.values().filter(|v| v.name.is_empty());
    let origins = nameless.filter_map(|v| v.origin.as_ref());
    desk.findings.extend(origins.map(|o| Diagnostic::new(Code::VillageUnnamed, Place::from(o))));
}

/// Where the columns are.
struct Columns<'a> {
    grid: &'a Grid,
    ids: u32,
    name: u32,
    items: Vec<(u32, String)>,
    recognitions: Vec<(u32, String, Part)>,
}

impl<'a> Columns<'a> {
    fn of(grid: &'a Grid, law: &Law, catalog: &Catalog) -> Option<Self> {
        let is_item = |id: &str| id.starts_with("village:") && catalog.measure(id).is_some_and(|a| a.measure.kind != Kind::Villages);
        let is_name = |content: &Content| content.plain() == NAME_ID;
        let ids = grid.rows().find(|r| grid.row(*r).any(|(_, c)| is_name(c) || is_item(&c.plain())))?;
        let columns: Vec<(u32, String)> = grid.row(ids).map(|(column, c)| (column, c.plain())).collect();
        let recognition = |(column, id): &(u32, String)| {
            let (list, part) = Part::read(id)?;
            law.checklist(list).map(|l| (*column, l.id.clone(), part))
        };
        let named = columns.iter().find(|(_, id)| id == NAME_ID).map(|(c, _)| *c);
        let items: Vec<(u32, String)> = columns.iter().filter(|(_, id)| is_item(id)).cloned().collect();
        // older forms have no id above the names: they are before the first item
        let name = named.or_else(|| items.first().and_then(|(c, _)| c.checked_sub(1)))?;
        Some(Self { grid, ids, name, items, recognitions: columns.iter().filter_map(recognition).collect() })
    }

    fn village(&self, row: u32, catalog: &Catalog, desk: &mut Desk) -> Option<Village> {
        let mut village = Village { name: self.grid.text(row, self.name), ..Village::default() };
        village.origin = Some(self.grid.origin(row, self.name));
        for (column, id) in &self.items {
            let (Some(spot), Some(asked)) = (Spot::at(self.grid, row, *column), catalog.measure(id)) else { continue };
            let row = AnswerCells { result: Some(spot), ..AnswerCells::default() };
            village.answers.extend(row.answer(desk, asked).map(|answer| (id.clone(), answer)));
        }
        let mut said = !village.name.is_empty() || !village.answers.is_empty();
        for (column, list, part) in &self.recognitions {
            let Some(spot) = Spot::at(self.grid, row, *column) else { continue };
            said = true;
            let given = village.recognitions.entry(list.clone()).or_default();
            read(given, *part, &spot, desk);
        }
        for (column, list, _) in self.recognitions.iter().filter(|(_, _, part)| *part == Part::Decision) {
            if let Some(given) = village.recognitions.get_mut(list) {
                given.origin = Some(self.grid.origin(row, *column));
            }
        }
        said.then_some(village)
    }
}

/// One cell of a recognition. A day typed as text would not be one to the form's own formulas; a day
/// whose format was lost is a number to both.
fn read(given: &mut Recognition, part: Part, spot: &Spot, desk: &mut Desk) {
    match part {
        Part::By => given.by = spot.content.plain(),
        Part::Decision => given.decision = spot.content.plain(),
        Part::Date => {
            given.date = day(spot.content);
            if given.date.is_none() {
                desk.findings.push(spot.finding(Code::RecognitionDate).with("read", spot.content.plain()));
            }
        }
    }
}

/// A day of this century: what lies before is a year or a number typed in its place.
fn day(content: &Content) -> Option<Date> {
    let day = match content {
        Content::Day(day) => *day,
        Content::Number { value, .. } => {
            let days = value.plain().split('.').next()?.parse::<i32>().ok()?;
            Date::constant(1899, 12, 30).checked_add(jiff::Span::new().try_days(days).ok()?).ok()?
        }
        _ => return None,
    };
    (day >= FIRST_DAY).then_some(day)
}
