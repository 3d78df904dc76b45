//! A table of one commune: its rows understood, and the answers in them.

use std::collections::BTreeMap;

use super::align::Why;
use super::columns::Chosen;
use super::meaning::{Labels, Meaning, MeaningReader, is_total, owner};
use super::outline::{About as Kind, Outline};
use super::region::Region;
use super::shape::shape;
use super::strata::Strata;
use crate::criteria::{Book, ItemRef, MeasureId};
use crate::diag::{Code, Diagnostic, Origin};
use crate::input::catalog::{Asked, Catalog, Meant};
use crate::input::grid::{Content, Grid};
use crate::input::rows::AnswerCells;
use crate::input::spot::Spot;
use crate::input::values::Desk;
use crate::layout::Column;
use crate::text::fold_loose;

/// Rows right above a table whose titles may name its criterion.
const TITLES_ABOVE: u32 = 4;
/// How much a code that a set knows tells next to a name that it knows whole.
const CODED: f64 = 0.6;

/// A table with the columns in use.
pub(in crate::input) struct Table<'a> {
    pub grid: &'a Grid,
    pub region: Region,
    pub chosen: Chosen,
    /// The set it is about.
    pub book: Book,
    /// The year whose results are read.
    pub year: Option<i16>,
}

/// What a row is about.
pub(in crate::input) enum About<'a> {
    Measure(ItemRef, Asked<'a>),
    /// Measures that ask for a figure each, given one.
    Together(ItemRef, Vec<Asked<'a>>),
    /// Measures whose figures are in one cell, each behind its name.
    Apart(ItemRef, Vec<Asked<'a>>),
    /// A criterion, whose indicators are below.
    Criterion(ItemRef),
    /// Something else, or nothing understood.
    Nothing,
}

pub(in crate::input) struct TableRow<'a> {
    pub row: u32,
    pub cells: AnswerCells<'a>,
    pub about: About<'a>,
    /// Why it is taken for that.
    pub why: Option<Why>,
    /// The cell that says what it is about.
    pub at: Origin,
    /// It adds other rows up.
    pub total: bool,
    /// Its figure is nobody's, and that is known.
    pub quiet: bool,
    /// What the reader could not make of it.
    pub fault: Option<(Diagnostic, Vec<MeasureId>)>,
}

/// The rows of a table, understood.
pub(in crate::input) struct Understood<'a> {
    /// The rows that are not blank.
    pub lines: Vec<TableRow<'a>>,
    /// What was found on the way.
    pub findings: Vec<Diagnostic>,
}

impl Understood<'_> {
    /// The measures and items that rows are about.
    pub fn items(&self) -> Vec<ItemRef> {
        let of = |line: &TableRow| match &line.about {
            About::Measure(of, _) | About::Together(of, _) | About::Apart(of, _) => Some(of.clone()),
            _ => None,
        };
        let mut items: Vec<ItemRef> = self.lines.iter().filter_map(of).collect();
        items.sort();
        items.dedup();
        items
    }

    /// How many rows are about a criterion as a whole.
    pub fn criteria(&self) -> usize {
        self.lines.iter().filter(|l| matches!(l.about, About::Criterion(_))).count()
    }
}

impl<'a> Table<'a> {
    /// Understands every row below the headings.
    pub fn understand<'l>(&self, catalog: &Catalog<'l>, outline: &Outline, desk: &Desk) -> Understood<'l>
    where
        'a: 'l,
    {
        let (rows, passed) = self.rows_of_year();
        let mut within = Within::new(self, outline);
        let labels: Vec<Labels> = rows.iter().map(|(row, label)| self.labels(*row, *label, within.at(*label), desk)).collect();
        let (meanings, mut findings) = MeaningReader::read(catalog, outline, &labels);
        findings.extend(passed);
        let mut last: Option<ItemRef> = None;
        let mut lines = Vec::with_capacity(rows.len());
        for (((row, _), labels), meaning) in rows.iter().zip(&labels).zip(meanings) {
            lines.push(self.line(*row, labels, meaning, &mut last, catalog, desk));
        }
        Understood { lines, findings }
    }

    /// The rows to be read, each with the row of its labels; what was left out.
    fn rows_of_year(&self) -> (Vec<(u32, u32)>, Option<Diagnostic>) {
        let pairs = self.region.pairs(self.grid);
        let is_labelled = |row: u32| {
            [Column::Code, Column::Name].iter().any(|role| self.chosen.columns.get(role).is_some_and(|c| self.grid.get(row, *c).is_some()))
        };
        match Strata::of(self.grid, &self.region, self.year) {
            Some(strata) => (strata.labelled(&pairs, is_labelled), Some(strata.passed())),
            None => (pairs, None),
        }
    }

    /// The cells of a row's answer; of columns by kind the one that is filled.
    fn cells(&self, row: u32) -> AnswerCells<'a> {
        let cells = AnswerCells::of(self.grid, row, &self.chosen.columns);
        let by_kind = || self.chosen.by_kind.iter().find_map(|column| Spot::at(self.grid, row, *column));
        AnswerCells { result: cells.result.or_else(by_kind), ..cells }
    }

    pub(super) fn labels(&self, row: u32, label: u32, within: Option<u32>, desk: &Desk) -> Labels<'a> {
        let code = self.spot(label, Column::Code).filter(|c| !c.content.plain().is_empty() && !self.repeats_heading(c));
        let name = self.chosen.columns.get(&Column::Name).and_then(|c| Spot::at(self.grid, label, *c));
        let cells = self.cells(row);
        Labels { code, coded: self.chosen.coded, name, within, shape: shape(&cells, desk) }
    }

    pub(super) fn line<'l>(
        &self,
        row: u32,
        labels: &Labels<'a>,
        meaning: Meaning<'l>,
        last: &mut Option<ItemRef>,
        catalog: &Catalog<'l>,
        desk: &Desk,
    ) -> TableRow<'l>
    where
        'a: 'l,
    {
        let cells = self.cells(row);
        let spot = labels.code.as_ref().filter(|_| self.chosen.coded).or(labels.name.as_ref()).or(labels.code.as_ref());
        let at = spot.map_or_else(|| self.grid.origin(row, 0), |s| s.origin.clone());
        // "- Nữ" below 12.1.
        let part = match (&labels.name, labels.code.as_ref().filter(|_| self.chosen.coded)) {
            (Some(name), None) if meaning.why != Some(Why::Sure) => {
                last.as_ref().and_then(|of| catalog.part_named(of, &name.content.plain()))
            }
            _ => None,
        };
        let (meant, why) = match part {
            Some((of, asked)) => (Meant::Measure(of, asked), Some(Why::Sure)),
            None => (meaning.meant, meaning.why),
        };
        let mut fault = None;
        let about = match meant {
            Meant::Measure(of, asked) => apart(&of, &cells, catalog).unwrap_or(About::Measure(of, asked)),
            Meant::Criterion(of) => About::Criterion(of),
            Meant::Heading | Meant::NoLevel => About::Nothing,
            Meant::Fault(finding, measures) => {
                let of = if finding.code == Code::MeasureUnnamed { self.item(&measures, catalog) } else { None };
                match of.and_then(|of| apart(&of, &cells, catalog).or_else(|| together(of, catalog))) {
                    Some(about) => about,
                    None => {
                        *last = owner(&measures).or(last.take());
                        // A line of signatures below the table has no code either.
                        let coded = labels.code.is_some() && self.chosen.coded;
                        let counts = !cells.is_blank() && (coded || !measures.is_empty() || desk.is_answer(&cells));
                        fault = counts.then_some((finding, measures));
                        About::Nothing
                    }
                }
            }
        };
        if let About::Measure(of, _) | About::Together(of, _) | About::Apart(of, _) = &about {
            *last = Some(of.clone());
        }
        let total = [&labels.code, &labels.name].into_iter().flatten().any(|spot| is_total(&spot.content.plain()));
        TableRow { row, cells, about, why, at, total, quiet: false, fault }
    }

    /// The item of a row whose measure is not named: that of the table's own set, where two sets share the measures.
    fn item(&self, measures: &[MeasureId], catalog: &Catalog) -> Option<ItemRef> {
        let has_them = |of: &ItemRef| catalog.measures(of).first().map(|a| &a.measure.id) == measures.first();
        catalog.items(self.book).find(has_them).or_else(|| owner(measures))
    }

    /// The cell of a column in a row; of cells merged downwards the one that holds their content.
    fn spot(&self, row: u32, column: Column) -> Option<Spot<'a>> {
        let column = *self.chosen.columns.get(&column)?;
        let own = self.grid.merged_down(row, column).filter(|a| a.top >= self.region.first && self.chosen.coded);
        own.map_or_else(|| Spot::at(self.grid, row, column), |a| Spot::at(self.grid, a.top, a.left))
    }

    /// Headings repeated on a further page.
    fn repeats_heading(&self, code: &Spot) -> bool {
        self.region.first > self.region.top && self.grid.get(self.region.top, code.origin.column) == Some(code.content)
    }
}

/// The criterion a row is in, where a column next to it says so: its name, merged down or written once; or the title
/// of the table, up to the title of the next.
struct Within<'t, 'a> {
    table: &'t Table<'a>,
    outline: &'t Outline,
    last: Option<u32>,
    titled: bool,
}

impl<'t, 'a> Within<'t, 'a> {
    fn new(table: &'t Table<'a>, outline: &'t Outline) -> Self {
        let title = title_criterion(table.grid, &table.region).filter(|n| outline.criterion(*n).is_some());
        Self { table, outline, last: title, titled: title.is_some() }
    }

    fn at(&mut self, row: u32) -> Option<u32> {
        let Some(column) = self.table.chosen.criterion else {
            let name = self.table.chosen.columns.get(&Column::Name).filter(|_| self.titled)?;
            self.last = super::label::criterion(&self.table.grid.text(row, *name)).or(self.last);
            return self.last;
        };
        let Some(content) = self.table.grid.get(row, column) else { return self.last };
        let label = super::label::read(&fold_loose(&content.plain()));
        let nodes = &self.outline.nodes;
        let exact = self.outline.bearing(&label.body).iter().find_map(|at| nodes.get(*at)?.criterion);
        let like = || {
            let found = self.outline.likeness(&label.body).into_iter().enumerate();
            let criteria = found.filter(|(at, like)| *like > 0.6 && matches!(nodes[*at].about, Kind::Criterion(_)));
            criteria.max_by(|a, b| a.1.total_cmp(&b.1)).and_then(|(at, _)| nodes[at].criterion)
        };
        self.last = exact.or_else(like).or(match label.number {
            Some(super::label::Number::Whole(n)) if label.criterion => Some(n),
            _ => None,
        });
        self.last
    }
}

/// The most that a label can tell of a set.
pub(super) fn most((code, _): &(Option<String>, String)) -> f64 {
    1.0 + if code.is_some() { CODED } else { 0.0 }
}

/// The only criterion that the titles right above a table name, or its sheet.
pub(super) fn title_criterion(grid: &Grid, region: &Region) -> Option<u32> {
    let alone = |row: u32| {
        let mut cells = grid.row(row).map(|(_, content)| content.plain());
        cells.next().filter(|_| cells.next().is_none())
    };
    let above = (region.top.saturating_sub(TITLES_ABOVE)..region.top).rev();
    let mut named = above.filter_map(alone).filter_map(|text| super::label::criterion(&text));
    named.next().or_else(|| super::label::criterion(&grid.name))
}

/// The measures of an item that share one figure, where it is not said whose it is.
fn together<'l>(of: ItemRef, catalog: &Catalog<'l>) -> Option<About<'l>> {
    catalog.together(&of).map(|asked| About::Together(of, asked))
}

/// The measures of an item whose figures are in one cell behind their names.
fn apart<'l>(of: &ItemRef, cells: &AnswerCells, catalog: &Catalog<'l>) -> Option<About<'l>> {
    let asked = catalog.measures(of);
    pieces(cells, &asked).map(|_| About::Apart(of.clone(), asked))
}

/// The cell and what it says of each of several measures.
pub(super) fn pieces<'s, 'a>(cells: &'s AnswerCells<'a>, measures: &[Asked]) -> Option<(&'s Spot<'a>, Vec<Option<String>>)> {
    let spot = cells.result.as_ref().filter(|_| measures.len() > 1)?;
    let Content::Text(text) = spot.content else { return None };
    let names: Vec<&str> = measures.iter().map(|asked| asked.measure.name.as_str()).collect();
    super::apart::pieces(text, &names).map(|pieces| (spot, pieces))
}

impl Table<'_> {
    /// The labels of its rows, folded: what the set it is about is known by.
    pub fn label_texts(&self) -> Vec<(Option<String>, String)> {
        let text = |row: u32, column: Column| self.chosen.columns.get(&column).map(|c| self.grid.text(row, *c)).unwrap_or_default();
        let label = |(_, row): (u32, u32)| {
            let label = super::label::read(&fold_loose(&text(row, Column::Name)));
            let code = Some(text(row, Column::Code)).filter(|c| self.chosen.coded && !c.is_empty());
            let dotted = if let Some(super::label::Number::Dotted(code)) = label.number { Some(code) } else { None };
            (code.or(dotted), label.body)
        };
        self.region.pairs(self.grid).into_iter().map(label).collect()
    }

    /// How much of the labels a set explains.
    pub fn weight(&self, labels: &[(Option<String>, String)], outline: &Outline, catalog: &Catalog) -> f64 {
        let known = |code: &String| catalog.item_of(&crate::input::grid::Content::Text(code.clone()), Some(outline.book)).is_some();
        let of = |(code, body): &(Option<String>, String)| {
            let coded = if code.as_ref().is_some_and(known) { CODED } else { 0.0 };
            coded + outline.likest(body).filter(|like| *like > 0.3).unwrap_or_default()
        };
        labels.iter().map(of).sum()
    }

    /// Columns that could hold results and are not used.
    pub fn passed(&self) -> Option<Diagnostic> {
        let named = |at: &u32| self.region.columns.iter().find(|c| c.at == *at).map(super::columns::named);
        let columns: Vec<String> = self.chosen.passed.iter().filter_map(named).collect();
        let used = self.chosen.columns.get(&Column::Result).and_then(named).unwrap_or_default();
        let place = Diagnostic::new(Code::ColumnsPassed, crate::diag::Place::Sheet(self.grid.file.clone(), self.grid.name.clone()));
        (!columns.is_empty()).then(|| place.with("columns", columns.join(", ")).with("used", used))
    }
}

impl Understood<'_> {
    /// Whether two tables give the same answers to what both are about.
    pub fn agrees(&self, other: &Understood) -> bool {
        let key = |line: &TableRow| match &line.about {
            About::Measure(_, asked) => Some(asked.measure.id.clone()),
            About::Together(of, _) | About::Apart(of, _) => Some(of.to_string()),
            _ => None,
        };
        let said = |line: &TableRow| {
            let text = |spot: &Option<Spot>| spot.as_ref().map(|s| s.content.plain());
            (text(&line.cells.result), text(&line.cells.numerator), text(&line.cells.denominator))
        };
        let known: BTreeMap<String, _> =
            self.lines.iter().filter(|l| !l.cells.is_blank()).filter_map(|l| Some((key(l)?, said(l)))).collect();
        let differs = |line: &TableRow| key(line).and_then(|k| known.get(&k).map(|known| *known != said(line))).unwrap_or(false);
        !other.lines.iter().filter(|l| !l.cells.is_blank()).any(differs)
    }
}
