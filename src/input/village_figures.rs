//! The villages' figures of a form, and what they add up to. A sum answers where nothing is typed for
//! the commune; a typed figure is judged as it is, since the form says that it goes before the sum,
//! and villages need not hold everything of a commune. Where the two differ it is reported.

use std::collections::BTreeMap;

use super::catalog::{Asked, Catalog};
use super::form::sheet;
use super::grid::Grid;
use super::rows::Answers;
use super::spot::Spot;
use super::sums::Feed;
use super::values::Desk;
use super::villages::Villages;
use crate::commune::{Figure, Given, Value, Village, total};
use crate::criteria::Kind;
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::layout::Sheet;
use crate::layout::measure_label as label;
use crate::layout::village_figures::{ID_ROW, Part, TOTAL_ROW};
use crate::messages::Lang;

/// Where the figures of a measure are.
struct Columns<'a> {
    asked: Asked<'a>,
    parts: BTreeMap<Part, u32>,
}

impl Columns<'_> {
    fn first(&self) -> u32 {
        self.parts.values().min().copied().unwrap_or_default()
    }
}

/// Reads the figures into the villages, and adds them up into the commune's answers.
pub(super) fn figures(sheets: &[Grid], catalog: &Catalog, villages: &mut Villages, answers: &mut Answers, desk: &mut Desk) {
    let Some(grid) = sheet(sheets, Sheet::VillageFigures) else { return };
    let is_id = |c: &super::grid::Content| Part::read(&c.plain()).is_some();
    let Some(ids) = grid.rows().find(|r| grid.row(*r).any(|(_, c)| is_id(c))) else { return };
    let columns = columns(grid, ids, catalog);
    for row in grid.rows().filter(|row| *row > ids) {
        for columns in &columns {
            let Some(figure) = figure(grid, row, columns, desk) else { continue };
            let nameless = || Village { origin: Some(grid.origin(row, columns.first())), ..Village::default() };
            let village = villages.entry(row - ids).or_insert_with(nameless);
            village.figures.insert(columns.asked.measure.id.clone(), figure);
        }
    }
    for columns in &columns {
        // the sums are a fixed way above the hidden ids
        let sum = grid.origin((ids + TOTAL_ROW).saturating_sub(ID_ROW), columns.first());
        Sum { grid, ids, columns, sum, villages }.take(answers, desk);
    }
}

fn columns<'a>(grid: &Grid, ids: u32, catalog: &Catalog<'a>) -> Vec<Columns<'a>> {
    let mut found: Vec<Columns> = Vec::new();
    for (column, content) in grid.row(ids) {
        let id = content.plain();
        let Some((measure, part)) = Part::read(&id) else { continue };
        let Some(asked) = catalog.measure(measure).filter(|a| fits(a.measure.kind, part)) else { continue };
        match found.iter_mut().find(|c| c.asked.measure.id == measure) {
            Some(columns) => {
                columns.parts.insert(part, column);
            }
            // a word of "none" is no amount to be added up
            None => found.push(Columns { asked: Asked { none: false, ..asked }, parts: BTreeMap::from([(part, column)]) }),
        }
    }
    found
}

fn fits(kind: Kind, part: Part) -> bool {
    match kind {
        Kind::Rate => part != Part::Amount,
        Kind::Number | Kind::Count => part == Part::Amount,
        Kind::YesNo | Kind::Grade | Kind::Villages => false,
    }
}

/// The figure of one village; `None` when its cells are blank.
fn figure(grid: &Grid, row: u32, columns: &Columns, desk: &mut Desk) -> Option<Figure> {
    let spot = |part| columns.parts.get(&part).and_then(|c| Spot::at(grid, row, *c));
    let asked = columns.asked;
    if let Some(amount) = spot(Part::Amount) {
        return Some(match desk.value(asked, &amount, "") {
            Given::Value(Value::Number(number)) => Figure::Amount(number),
            _ => Figure::Unusable,
        });
    }
    match (spot(Part::Numerator), spot(Part::Denominator)) {
        (None, None) => None,
        (Some(n), Some(d)) => Some(match (desk.part(asked, &n), desk.part(asked, &d)) {
            (Some(part), Some(whole)) if part > whole => {
                desk.note(Code::PartOverWhole, asked, &n, [("numerator", (&part).into()), ("denominator", (&whole).into())]);
                Figure::Unusable
            }
            (Some(part), Some(whole)) => Figure::Ratio(part, whole),
            _ => Figure::Unusable,
        }),
        (Some(one), None) | (None, Some(one)) => {
            desk.note(Code::RatioIncomplete, asked, &one, []);
            Some(Figure::Unusable)
        }
    }
}

/// What the villages' figures for one measure add up to.
struct Sum<'a> {
    grid: &'a Grid,
    ids: u32,
    columns: &'a Columns<'a>,
    /// Cell of the sum.
    sum: Origin,
    villages: &'a Villages,
}

impl Sum<'_> {
    fn take(self, answers: &mut Answers, desk: &mut Desk) {
        let listed: Vec<Village> = self.villages.values().cloned().collect();
        let Some(found) = total(&listed, &self.columns.asked.measure.id) else { return };
        let feed = Feed { asked: self.columns.asked, at: self.sum.clone(), differs: Code::VillageSumDiffers };
        if let Some(missing) = feed.take(found, answers, desk) {
            self.missing(&missing, desk);
        }
    }

    fn missing(&self, missing: &[usize], desk: &mut Desk) {
        let listed: Vec<(&u32, &Village)> = self.villages.iter().collect();
        let lacking: Vec<_> = missing.iter().filter_map(|at| listed.get(*at)).collect();
        let Some((first, _)) = lacking.first() else { return };
        let name = |(at, village): &&(&u32, &Village)| match village.name.as_str() {
            "" => Lang::Vi.say("village-nameless", &[("row", (self.ids as usize + **at as usize + 1).into())]),
            name => name.to_string(),
        };
        let names: Vec<String> = lacking.iter().map(name).collect();
        let at = self.grid.origin(self.ids + **first, self.columns.first());
        let finding = Diagnostic::new(Code::VillageFigureMissing, Place::from(&at));
        let finding = finding.with("code", label(self.columns.asked.measure));
        desk.findings.push(finding.with("count", names.len()).with("villages", names.join(", ")));
    }
}
