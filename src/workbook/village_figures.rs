//! The villages' figures as formulas: each village's, and what they add up to. A sum stands for the
//! commune's figure where nothing is typed, exactly as the tool reads it.

use super::form_rows::{Plan, RowKind};
use super::formula::Given;
use super::reading::{Figure as Typed, number_state, state, written};
use super::sheet::{reference, span};
use super::sum_formulas::{SumCells, Sums, at_15_digits, stored_state, sum};
use super::tally;
use super::villages_sheet::{input_ranges, rows};
use super::working::Working;
use crate::commune::{Commune, Figure, Total, Village, total};
use crate::criteria::{Book, Kind, Law, Measure};
use crate::layout::village_figures::{self as layout, Part};
use crate::layout::{Sheet, villages};

/// Words for every village having its figure, and for some having none.
pub(super) const FIGURES_WORDS: [&str; 2] = ["figures-complete", "figures-missing"];

/// The columns of a measure.
pub(super) struct FigureColumns<'a> {
    pub measure: &'a Measure,
    pub band: String,
    pub name: String,
    /// First column.
    pub first: u16,
}

impl FigureColumns<'_> {
    /// What each of its columns holds, from the left.
    pub fn parts(&self) -> &'static [Part] {
        if self.measure.kind == Kind::Rate { &[Part::Numerator, Part::Denominator] } else { &[Part::Amount] }
    }
}

/// Which measures have columns, and where. Without columns there is no sheet.
pub(super) struct FigurePlan<'a> {
    /// In the order of the sheets of answers.
    pub columns: Vec<FigureColumns<'a>>,
    /// How many questions of the residents' survey have columns, on a sheet of their own.
    pub questions: u32,
}

impl<'a> FigurePlan<'a> {
    /// Measures that some village has a figure for; with `all` every one of the sets whose villages add up.
    pub fn new(law: &Law, plan: &Plan<'a>, commune: &Commune, all: bool) -> Self {
        let surveyed = all || commune.villages.iter().any(|v| !v.opinions.is_empty());
        let questions = if surveyed { law.nation.tables.survey.questions } else { 0 };
        let mut new = Self { columns: Vec::new(), questions };
        for sheet in &plan.sheets {
            let mut band = sheet.name.clone();
            for row in &sheet.rows {
                let (code, item, measure) = match &row.kind {
                    RowKind::Criterion(_, criterion) => {
                        band = format!("{} – {}. {}", sheet.name, criterion.number, criterion.name);
                        continue;
                    }
                    RowKind::Single(of, item, Some(measure)) => (of.code.clone(), *item, *measure),
                    RowKind::Measure(of, item, measure) => (format!("{}/{}", of.code, measure.part), *item, *measure),
                    RowKind::Single(_, _, None) | RowKind::Head(..) => continue,
                };
                let filled = commune.villages.iter().any(|v| v.figures.contains_key(&measure.id));
                let offered = all && measure.by_village && sheet.book != Book::Condition;
                if (filled || offered) && plan.is_input(measure, &sheet.name, row.row) {
                    let own = if matches!(row.kind, RowKind::Single(..)) { item.versions.last().map(|v| &v.name) } else { None };
                    new.add(measure, &band, format!("{code} {}", own.unwrap_or(&measure.name)));
                }
            }
        }
        new
    }

    fn add(&mut self, measure: &'a Measure, band: &str, name: String) {
        let first = self.columns.last().map_or(layout::FIRST_COLUMN, |c| c.first + c.parts().len() as u16);
        self.columns.push(FigureColumns { measure, band: band.to_string(), name, first });
    }

    /// The last column of figures.
    pub fn last(&self) -> u16 {
        self.columns.last().map_or(layout::NAME, |c| c.first + c.parts().len() as u16 - 1)
    }
}

fn cell(column: u16, at: u32) -> String {
    reference(&Sheet::VillageFigures.name(), layout::FIRST_ROW + at, column)
}

/// Whether each row of the villages sheets is blank on both: 1 or 0.
pub(super) fn blank_rows(given: &Given, figures: &FigurePlan, working: &mut Working) -> Vec<String> {
    let row = |at: u32| {
        let mut ranges = input_ranges(given.law, villages::FIRST_ROW + at);
        if !figures.columns.is_empty() {
            ranges.push(span(&cell(layout::FIRST_COLUMN, at), &cell(figures.last(), at)));
        }
        ranges.extend(tally::input_range(figures.questions, at));
        let blank: Vec<String> = ranges.iter().map(|r| format!("SUMPRODUCT(--(LEN(TRIM({r}))>0))=0")).collect();
        let formula = format!("IF(IFERROR(AND({}),FALSE),1,0)", blank.join(","));
        let stored = i32::from(at as usize >= given.commune.villages.len());
        working.number(formula, stored)
    };
    (0..rows(given.commune)).map(row).collect()
}

/// The sums of every measure that has columns.
pub(super) fn sums(given: &Given, figures: &FigurePlan, blank: &[String], working: &mut Working) -> Sums {
    figures.columns.iter().map(|columns| (columns.measure.id.clone(), sum_of(given, columns, blank, working))).collect()
}

fn sum_of(given: &Given, columns: &FigureColumns, blank: &[String], working: &mut Working) -> SumCells {
    let id = &columns.measure.id;
    let count = rows(given.commune);
    let typed: Vec<Vec<Typed>> =
        (columns.first..).zip(columns.parts()).map(|c| typed_figures(given, columns.measure, c, working)).collect();
    let states: Vec<String> = (0..count).map(|at| figure_state(given, columns, (at, &typed), working)).collect();
    let (Some(first), Some(last)) = (states.first(), states.last()) else {
        return SumCells { state: "0".into(), stored_state: sum::NONE, sums: Vec::new(), words: FIGURES_WORDS };
    };
    let states = span(first, last);
    let found = total(&given.commune.villages, id);
    let stored_state = stored_state(found.as_ref());
    let state = working.number(sum_state(&states, blank), stored_state);
    let sums = typed.iter().zip(columns.parts()).map(|(typed, part)| {
        let range = typed.first().zip(typed.last()).map_or_else(|| "0".to_string(), |(first, last)| span(&first.number, &last.number));
        let formula = format!("IF({state}={},{},0)", sum::TAKEN, at_15_digits(&format!("SUM({range})")));
        let stored = match (&found, part) {
            (Some(Total::Sum(Figure::Ratio(n, _))), Part::Numerator) => n.to_double(),
            (Some(Total::Sum(Figure::Ratio(_, d))), Part::Denominator) => d.to_double(),
            (Some(Total::Sum(Figure::Amount(amount))), Part::Amount) => amount.to_double(),
            _ => 0.0,
        };
        (working.number(formula, stored), stored)
    });
    let sums = sums.collect();
    SumCells { state, stored_state, sums, words: FIGURES_WORDS }
}

/// The state of a sum over villages, each of which has one: nobody has figures, some cannot be used, some lack them, or all are there.
pub(super) fn sum_state(states: &str, blank: &[String]) -> String {
    let (filled, good) = (format!("SUMPRODUCT(--({states}<>0))"), format!("SUMPRODUCT(--({states}=1))"));
    let here = match blank {
        [first, .., last] => format!("SUMPRODUCT(--({}=0))", span(first, last)),
        _ => "0".to_string(),
    };
    format!("IF({filled}=0,{},IF({good}<{filled},{},IF({filled}<{here},{},{})))", sum::NONE, sum::UNUSABLE, sum::MISSING, sum::TAKEN)
}

/// The cells of a column of figures, one below the other in the working as well.
fn typed_figures(given: &Given, measure: &Measure, (column, part): (u16, &Part), working: &mut Working) -> Vec<Typed> {
    let figure = |at: u32| {
        let known = given.commune.villages.get(at as usize).and_then(|v: &Village| v.figures.get(&measure.id));
        let stored = match (known, part) {
            (Some(Figure::Ratio(n, _)), Part::Numerator) => Some(n.to_double()),
            (Some(Figure::Ratio(_, d)), Part::Denominator) => Some(d.to_double()),
            (Some(Figure::Amount(amount)), Part::Amount) => Some(amount.to_double()),
            _ => None,
        };
        Typed::of(&cell(column, at), &written(stored, matches!(known, Some(Figure::Unusable))), working)
    };
    (0..rows(given.commune)).map(figure).collect()
}

/// 0 where a village has no figure, 1 where it has one, -1 where its cells cannot be used.
fn figure_state(given: &Given, columns: &FigureColumns, (at, typed): (u32, &[Vec<Typed>]), working: &mut Working) -> String {
    let measure = columns.measure;
    let cells: Vec<&Typed> = typed.iter().map(|column| &column[at as usize]).collect();
    let blank: Vec<String> = cells.iter().map(|c| c.is_blank()).collect();
    let own: Vec<&str> = cells.iter().map(|c| c.number.as_str()).collect();
    let numbers: Vec<String> = own.iter().map(|number| format!("ISNUMBER({number})")).collect();
    let value = match own.as_slice() {
        [part, whole] => format!("IF(OR({part}<0,{whole}<0,{part}>{whole}),-1,1)"),
        [amount] => format!("IF({}={},1,-1)", number_state(measure, amount), state::NUMBER),
        _ => "-1".to_string(),
    };
    let formula = format!("IFERROR(IF(AND({}),0,IF(AND({}),{value},-1)),-1)", blank.join(","), numbers.join(","));
    let stored = match given.commune.villages.get(at as usize).and_then(|v: &Village| v.figures.get(&measure.id)) {
        None => 0,
        Some(Figure::Unusable) => -1,
        Some(_) => 1,
    };
    working.number(formula, stored)
}
