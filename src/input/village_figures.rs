//! The villages' figures of a form, and what they add up to. A sum answers where nothing is typed for
//! the commune; a typed figure is judged as it stands, since the form says that it goes before the sum,
//! and villages need not hold everything of a commune. Where the two differ it is told.

use std::collections::BTreeMap;

use super::catalog::{Asked, Catalog};
use super::form::sheet;
use super::grid::Grid;
use super::rows::Answers;
use super::spot::Spot;
use super::values::{Desk, NONE};
use super::villages::Villages;
use crate::commune::{Answer, Figure, Given, Total, Value, Village, total};
use crate::criteria::Kind;
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::layout::Sheet;
use crate::layout::measure_label as label;
use crate::layout::village_figures::{ID_ROW, Part, TOTAL_ROW};
use crate::messages::Lang;
use crate::text::Decimal;

/// Where the figures of a measure stand.
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
    let Some(ids) = grid.rows().into_iter().find(|r| grid.row(*r).any(|(_, c)| is_id(c))) else { return };
    let columns = columns(grid, ids, catalog);
    for row in grid.rows().into_iter().filter(|row| *row > ids) {
        for columns in &columns {
            let Some(figure) = figure(grid, row, columns, desk) else { continue };
            let nameless = || Village { origin: Some(grid.origin(row, columns.first())), ..Village::default() };
            let village = villages.entry(row - ids).or_insert_with(nameless);
            village.figures.insert(columns.asked.measure.id.clone(), figure);
        }
    }
    for columns in &columns {
        // the sums stand a fixed way above the hidden ids
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
    fn take(&self, answers: &mut Answers, desk: &mut Desk) {
        let listed: Vec<Village> = self.villages.values().cloned().collect();
        let id = &self.columns.asked.measure.id;
        let given = match total(&listed, id) {
            None => return,
            Some(Total::Missing(missing)) => return self.missing(&missing, desk),
            Some(Total::Unusable) => Given::Unusable,
            Some(Total::Sum(figure)) => match answers.by_measure.get(id) {
                Some(typed) => return self.compare(typed, &figure, desk),
                None => self.given(figure, desk),
            },
        };
        let row = answers.beside.remove(id).unwrap_or_else(|| Answer::given(Given::Unusable));
        answers.by_measure.entry(id.clone()).or_insert(Answer { given, origin: Some(self.sum.clone()), summed: true, ..row });
    }

    fn finding(&self, code: Code, at: &Origin) -> Diagnostic {
        Diagnostic::new(code, Place::from(at)).with("code", label(&self.columns.asked.measure.id))
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
        let finding = self.finding(Code::VillageFigureMissing, &self.grid.origin(self.ids + **first, self.columns.first()));
        desk.findings.push(finding.with("count", names.len()).with("villages", names.join(", ")));
    }

    fn given(&self, figure: Figure, desk: &mut Desk) -> Given {
        match figure {
            Figure::Amount(amount) => {
                let measure = self.columns.asked.measure;
                if let Some(most) = measure.most.as_ref().filter(|most| amount > **most) {
                    let finding = self.finding(Code::OtherUnit, &self.sum).with("read", &amount);
                    desk.findings.push(finding.with("unit", measure.unit.as_str()).with("most", most));
                    return Given::Unusable;
                }
                Given::Value(Value::Number(amount))
            }
            Figure::Ratio(numerator, denominator) => {
                if denominator.is_zero() && !self.columns.asked.measure.zero_is_not_applicable {
                    let finding = self.finding(Code::DenominatorZero, &self.sum);
                    desk.findings.push(finding.with("numerator", &numerator).with("denominator", &denominator).with("read", NONE));
                    return Given::Unusable;
                }
                Given::Value(Value::Ratio { numerator, denominator })
            }
            Figure::Unusable => Given::Unusable,
        }
    }

    /// Tells a typed figure that is another than the sum.
    fn compare(&self, typed: &Answer, sum: &Figure, desk: &mut Desk) {
        let (false, Some(at)) = (agree(&typed.given, sum), &typed.origin) else { return };
        let shown = match &typed.given {
            Given::Value(Value::Ratio { numerator, denominator }) => ratio(numerator, denominator),
            Given::Value(Value::Number(number)) => Lang::Vi.number(number),
            _ => Lang::Vi.text("verdict-not-applicable"),
        };
        let total = match sum {
            Figure::Ratio(numerator, denominator) => ratio(numerator, denominator),
            Figure::Amount(amount) => Lang::Vi.number(amount),
            Figure::Unusable => return,
        };
        let finding = self.finding(Code::VillageSumDiffers, at).with("typed", shown).with("sum", total);
        desk.findings.push(finding.with("other", self.sum.to_string()));
    }
}

fn ratio(numerator: &Decimal, denominator: &Decimal) -> String {
    format!("{}/{}", Lang::Vi.number(numerator), Lang::Vi.number(denominator))
}

/// A rate typed alone may differ from the sums' quotient by rounding only; what cannot be used is told
/// elsewhere.
fn agree(typed: &Given, sum: &Figure) -> bool {
    match (typed, sum) {
        (Given::Unusable, _) => true,
        (Given::Value(Value::Ratio { numerator, denominator }), Figure::Ratio(n, d)) => (numerator, denominator) == (n, d),
        (Given::Value(Value::Number(rate)), Figure::Ratio(n, d)) => {
            (&(rate * d) - &(n * &Decimal::from(100))).abs() <= &Decimal::half_unit(rate.decimals()) * d
        }
        (Given::Value(Value::Number(number)), Figure::Amount(amount)) => number == amount,
        (Given::NotApplicable(_), Figure::Ratio(_, d)) => d.is_zero(),
        _ => false,
    }
}
