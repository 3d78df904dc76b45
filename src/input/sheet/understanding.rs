//! How the sheets of a workbook made by hand are understood, reported before anything is judged.

use super::align::Why;
use super::book::{Gathered, Judge, Sheet, Weighed};
use super::columns::Chosen;
use super::heading::Says;
use super::label::{self, Number};
use super::meaning::is_total;
use super::region::Headed;
use super::table::{About, Table, TableRow};
use crate::diag::{Code, Diagnostic, Fact, Place};
use crate::input::grid::Grid;
use crate::input::spot::Spot;
use crate::input::values::Desk;
use crate::layout::Column;
use crate::layout::understanding::{
    AboutView, Because, ColumnView, FigureView, Passed, Role, RowView, SheetView, TableView, Taken, Unused,
};
use crate::text::fold_loose;

impl<'a> Judge<'_, 'a> {
    /// How every sheet is understood.
    pub fn understanding(&self, sheets: &[Sheet<'a>], desk: &Desk<'a>, file: &Place) -> Vec<SheetView> {
        match self.tables(sheets, desk, file) {
            Ok(found) => sheets.iter().map(|sheet| self.sheet(sheet, &found, desk)).collect(),
            Err(_) => sheets.iter().map(|sheet| self.doubtful(sheet, desk)).collect(),
        }
    }

    fn sheet(&self, sheet: &Sheet<'a>, found: &Gathered<'a>, desk: &Desk<'a>) -> SheetView {
        let own = found.tables.iter().filter(|w| w.table.grid.name == sheet.grid.name);
        let tables: Vec<TableView> = own.map(|w| self.table(w, desk)).collect();
        let taken = if tables.is_empty() { Taken::Passed(why(sheet, &found.notes)) } else { Taken::Table };
        view(sheet.grid, taken, tables)
    }

    /// A sheet of a file of which it cannot be determined what is to be read: its tables all the same, so that they can be looked at.
    fn doubtful(&self, sheet: &Sheet<'a>, desk: &Desk<'a>) -> SheetView {
        let weighed = sheet.regions.iter().filter_map(|region| self.weigh(sheet, region.clone(), desk));
        let tables: Vec<TableView> = weighed.filter(|w| !w.items.is_empty() && !sheet.aside).map(|w| self.table(&w, desk)).collect();
        let why = if tables.is_empty() { why(sheet, &[]) } else { Passed::Doubt };
        view(sheet.grid, Taken::Passed(why), tables)
    }

    fn table(&self, weighed: &Weighed<'a>, desk: &Desk) -> TableView {
        let table = &weighed.table;
        let number = |row: u32| (row + 1).saturating_sub(table.grid.origin(row, 0).above.unwrap_or_default());
        let by_layout = weighed.layout.is_some();
        let last = table.region.first.saturating_sub(1);
        let outline = self.catalog.outline(table.book);
        let only = |about: &About| match about {
            About::Measure(of, _) => outline.place_of(of).is_some_and(|at| outline.nodes[at].kinds.len() == 1),
            _ => false,
        };
        TableView {
            book: table.book,
            layout: weighed.layout.clone(),
            lying: table.grid.is_turned(),
            // A set reported by a row of its title has that row for headings.
            headings: (number(table.region.top.min(last)), number(last)),
            columns: table.region.columns.iter().map(|c| column(&table.chosen, c, by_layout)).collect(),
            rows: weighed.understood.lines.iter().map(|line| row(table, line, only(&line.about), by_layout, desk)).collect(),
        }
    }
}

fn view(grid: &Grid, taken: Taken, tables: Vec<TableView>) -> SheetView {
    SheetView { name: grid.name.to_string(), taken, tables, lines: Vec::new() }
}

/// Why no table of a sheet is read.
fn why(sheet: &Sheet, notes: &[Diagnostic]) -> Passed {
    let own = |n: &&Diagnostic| matches!(&n.place, Place::Sheet(_, name) if *name == sheet.grid.name);
    let note_of = |code: Code| notes.iter().filter(own).find(|n| n.code == code);
    let other = |note: &Diagnostic| match note.facts.first() {
        Some((_, Fact::Text(other))) => Passed::Other(other.clone()),
        _ => Passed::Doubt,
    };
    match (note_of(Code::TableLeftOut), note_of(Code::SummaryPassed)) {
        _ if sheet.aside => Passed::Aside,
        (Some(note), _) => other(note),
        (None, Some(_)) => Passed::Summary,
        _ if sheet.regions.is_empty() => Passed::NoTable,
        _ => Passed::NoIndicators,
    }
}

fn column(chosen: &Chosen, headed: &Headed, by_layout: bool) -> ColumnView {
    let unused = || if by_layout { Unused::Said } else { unused(chosen, headed) };
    ColumnView { at: headed.at, heading: headed.title(), role: role(chosen, headed.at).ok_or_else(unused) }
}

/// What a column is used for.
fn role(chosen: &Chosen, at: u32) -> Option<Role> {
    let tick = || chosen.ticks.iter().position(|t| *t == Some(at)).map(|place| Role::Tick(place == 0));
    let criterion = || chosen.criterion.filter(|c| *c == at).map(|_| Role::Criterion);
    // Of codes and names in one column the names are reported.
    let named = |wanted: Column| chosen.columns.get(&wanted) == Some(&at);
    let own = || chosen.columns.iter().find(|(_, c)| **c == at).map(|(role, _)| Role::Column(*role));
    if named(Column::Name) {
        return Some(Role::Column(Column::Name));
    }
    let by_kind = || chosen.by_kind.contains(&at).then_some(Role::Column(Column::Result));
    own().or_else(by_kind).or_else(criterion).or_else(tick)
}

fn unused(chosen: &Chosen, headed: &Headed) -> Unused {
    let used = chosen.years.first().map(|(year, _)| *year);
    match headed.says {
        _ if headed.agency => Unused::Agency,
        Some(Says::Estimate) => Unused::Estimate,
        Some(Says::Aside) => Unused::Aside,
        Some(_) if headed.is_result() && headed.year.is_some_and(|y| used.is_some_and(|used| used != y)) => {
            Unused::OtherYear(headed.year.unwrap_or_default())
        }
        Some(_) if chosen.doubt.is_some() && headed.is_result() => Unused::Unsure,
        Some(Says::MaybeResult) => Unused::Unsure,
        Some(_) => Unused::Second,
        None => Unused::Unknown,
    }
}

fn row(table: &Table, line: &TableRow, only: bool, by_layout: bool, desk: &Desk) -> RowView {
    let about = match &line.about {
        About::Measure(of, asked) => AboutView::Measure(of.clone(), asked.measure.id.clone(), only),
        About::Together(of, _) | About::Apart(of, _) => AboutView::Together(of.clone()),
        About::Criterion(of) => AboutView::Criterion(of.code.clone()),
        About::Nothing if line.total => AboutView::Total,
        About::Nothing if line.quiet && line.fault.is_none() => AboutView::Nothing,
        About::Nothing if line.fault.is_some() || (!line.cells.is_blank() && desk.is_answer(&line.cells)) => AboutView::Unknown,
        About::Nothing => AboutView::Nothing,
    };
    let because = || if by_layout { Because::Layout } else { because(table, line) };
    let why = about.id().map(|_| because());
    RowView { at: line.at.clone(), label: table.label(line.row), about, why, figures: figures(table, line, desk) }
}

fn because(table: &Table, line: &TableRow) -> Because {
    match line.why {
        Some(Why::Likeness) => Because::Likeness,
        Some(Why::Order) => Because::Order,
        _ if table.is_coded(line.row) => Because::Code,
        _ => Because::Name,
    }
}

/// The cells of the figures of a row; those that judge where there is no figure.
fn figures(table: &Table, line: &TableRow, desk: &Desk) -> Vec<FigureView> {
    let view = |spot: &Spot| FigureView { at: spot.origin.clone(), typed: spot.content.plain() };
    let cells = [&line.cells.numerator, &line.cells.denominator, &line.cells.result];
    let figures: Vec<FigureView> = cells.into_iter().flatten().map(view).collect();
    match (figures.is_empty(), &line.about) {
        (true, About::Measure(..)) => table.said(line.row, desk).iter().map(|(spot, _)| view(spot)).collect(),
        _ => figures,
    }
}

impl Table<'_> {
    /// Code, where the table has codes and not running numbers, and name of a row as typed.
    pub fn label(&self, row: u32) -> String {
        let text = |wanted: Column| self.chosen.columns.get(&wanted).map(|c| self.grid.text(row, *c)).unwrap_or_default();
        let (code, name) = (text(Column::Code), text(Column::Name));
        let one = self.chosen.columns.get(&Column::Code) == self.chosen.columns.get(&Column::Name);
        let parts = [code.as_str(), name.as_str()];
        let kept = if one || (!self.chosen.coded && !name.is_empty()) { &parts[1..] } else { &parts[..] };
        kept.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(" ")
    }

    /// Whether a row has a code, in a column of codes or before its name.
    fn is_coded(&self, row: u32) -> bool {
        let text = |wanted: Column| self.chosen.columns.get(&wanted).map(|c| self.grid.text(row, *c)).unwrap_or_default();
        let in_name = || matches!(label::read(&fold_loose(&text(Column::Name))).number, Some(Number::Dotted(_)));
        let code = text(Column::Code);
        (self.chosen.coded && !code.is_empty() && !is_total(&code)) || in_name()
    }
}
