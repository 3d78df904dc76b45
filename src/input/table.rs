//! A hand-made sheet: a column of codes or of names and a column of results, wherever they stand.

use std::collections::BTreeMap;

use super::catalog::{Asked, Catalog, Meant};
use super::columns::{Header, hand_made};
use super::grid::{Area, Content, Grid};
use super::rows::{Answers, Row};
use super::spot::Spot;
use super::values::{Desk, NONE};
use crate::commune::{Answer, Given, TypedVerdict};
use crate::criteria::{Book, ItemRef, MeasureId};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::{Column, measure_label as label};
use crate::text::{fold, nearest};

/// Sheets whose name begins so are set aside by their makers.
const ASIDE: char = '_';

/// A sheet with its headings.
pub(super) struct Table<'a> {
    /// The sheet.
    pub grid: &'a Grid,
    /// The headings.
    pub header: Header,
}

/// The table that is meant: the only one, or the one on the sheet asked for; with the sheets set aside.
pub(super) fn choose<'a>(
    sheets: &'a [Grid],
    asked: Option<&str>,
    find: &dyn Fn(&Grid) -> Option<Header>,
    file: &Place,
) -> Result<(Table<'a>, Vec<Diagnostic>), Diagnostic> {
    exists(sheets, asked, file)?;
    let named = |grid: &&Grid| asked.is_none_or(|name| fold(&grid.name) == fold(name));
    let aside = |grid: &Grid| asked.is_none() && (grid.hidden || grid.name.starts_with(ASIDE));
    let found = sheets.iter().filter(named).filter_map(|grid| Some(Table { grid, header: find(grid)? }));
    let (left_out, mut tables): (Vec<Table>, Vec<Table>) = found.partition(|t| aside(t.grid));
    match tables.len() {
        0 => Err(no_table(sheets, &left_out, asked, file)),
        1 if !tables[0].header.several.is_empty() => {
            let place = place(tables[0].grid);
            Err(Diagnostic::new(Code::SeveralColumns, place).with("columns", tables[0].header.several.join(", ")))
        }
        1 => Ok((tables.remove(0), left_out.iter().map(|t| Diagnostic::new(Code::SheetLeftOut, place(t.grid))).collect())),
        _ => Err(Diagnostic::new(Code::SeveralTables, file.clone()).with("sheets", names(tables.iter().map(|t| t.grid)))),
    }
}

fn no_table(sheets: &[Grid], left_out: &[Table], asked: Option<&str>, file: &Place) -> Diagnostic {
    let looked_at = sheets.iter().filter(|g| asked.is_none_or(|name| fold(&g.name) == fold(name)));
    let finding = Diagnostic::new(Code::NoTable, file.clone()).with("sheets", names(looked_at));
    let aside = if left_out.is_empty() { NONE.to_string() } else { names(left_out.iter().map(|t| t.grid)) };
    finding.with("aside", aside)
}

fn place(grid: &Grid) -> Place {
    Place::Sheet(grid.file.clone(), grid.name.clone())
}

/// The sheet asked for is in the file.
pub(super) fn exists(sheets: &[Grid], asked: Option<&str>, file: &Place) -> Result<(), Diagnostic> {
    let Some(name) = asked.filter(|name| sheets.iter().all(|g| fold(&g.name) != fold(name))) else { return Ok(()) };
    let near = nearest(name, sheets.iter().map(|g| &*g.name)).unwrap_or(NONE);
    let finding = Diagnostic::new(Code::SheetUnknown, file.clone()).with("read", name).with("nearest", near);
    Err(finding.with("sheets", names(sheets.iter())))
}

fn names<'a>(sheets: impl Iterator<Item = &'a Grid>) -> String {
    sheets.map(|g| format!("“{}”", g.name)).collect::<Vec<_>>().join(", ")
}

/// What a row is about, and what stands in it.
struct Line<'a> {
    row: u32,
    cells: Row<'a>,
    about: About<'a>,
}

/// What a row is about.
enum About<'a> {
    /// A measure, told by this cell.
    Measure(ItemRef, Asked<'a>, Spot<'a>),
    /// Measures that ask for a figure each, given one.
    Together(ItemRef, Vec<Asked<'a>>, Spot<'a>),
    /// A criterion, whose indicators stand below.
    Criterion(ItemRef),
    /// Something else, or nothing understood.
    Nothing,
}

impl<'a> Table<'a> {
    /// The headings of a sheet.
    pub fn header(grid: &Grid, year: Option<i16>, catalog: &Catalog) -> Option<Header> {
        hand_made(grid, year, catalog)
    }

    /// Reads every row below the headings.
    pub fn read(&self, catalog: &Catalog, book: Option<Book>, desk: &mut Desk) -> (Answers, Vec<TypedVerdict>) {
        let mut reading = Reading { table: self, catalog, book, rows: self.rows(), doubts: Vec::new(), last: None, position: None };
        let lines: Vec<Line> = self.rows().into_iter().map(|row| reading.line(row, desk)).collect();
        let mut doubts = std::mem::take(&mut reading.doubts);
        let mut answers = Answers::default();
        let mut verdicts = Vec::new();
        let merged = self.merged(&lines);
        for line in &lines {
            verdicts.extend(self.verdict(line, desk));
            match &line.about {
                About::Measure(of, asked, at) if !merged.contains_key(&line.row) => {
                    answers.compare_with(*asked, &line.cells, desk.strict);
                    if let Some(answer) = line.cells.answer(desk, *asked) {
                        answers.add(of.clone(), *asked, at.origin.clone(), answer, &mut desk.findings);
                    }
                }
                About::Together(of, measures, at) if !line.cells.is_blank() => {
                    for (asked, answer) in together(desk, of, measures, &line.cells, at) {
                        answers.add(of.clone(), asked, at.origin.clone(), answer, &mut desk.findings);
                    }
                }
                _ => {}
            }
        }
        doubts.extend(self.merged_answers(&lines, &merged, desk));
        doubts.iter().for_each(|(measures, origin)| answers.doubt(measures, origin));
        desk.findings.sort_by_key(|f| if let Place::Cell(at) = &f.place { at.row } else { 0 });
        (answers, verdicts)
    }

    fn rows(&self) -> Vec<u32> {
        self.grid.rows().into_iter().filter(|r| *r > self.header.row).collect()
    }

    /// The headings of figures of another year than the one they are judged for.
    pub fn other_year(&self, year: Option<i16>) -> Vec<Diagnostic> {
        let Some(year) = year else { return Vec::new() };
        let other = |(told, _): &&(i16, crate::diag::Origin)| *told != year;
        let finding = |(told, at): &(i16, crate::diag::Origin)| {
            Diagnostic::new(Code::ColumnOfOtherYear, Place::from(at)).with("read", *told).with("year", year)
        };
        self.header.years.iter().filter(other).map(finding).collect()
    }

    /// The cell of a column in a row; of cells merged downwards the one that holds their content.
    fn spot(&self, row: u32, column: Column) -> Option<Spot<'a>> {
        let column = *self.header.columns.get(&column)?;
        let own = self.grid.merged_down(row, column).filter(|a| a.top > self.header.row);
        own.map_or_else(|| Spot::at(self.grid, row, column), |a| Spot::at(self.grid, a.top, a.left))
    }

    /// Headings repeated on a further page.
    fn repeats_heading(&self, code: &Spot) -> bool {
        self.grid.get(self.header.top, code.origin.column) == Some(code.content)
    }

    /// Rows of several measures that share one merged cell of a result.
    fn merged(&self, lines: &[Line]) -> BTreeMap<u32, Area> {
        let Some(column) = self.header.columns.get(&Column::Result) else { return BTreeMap::new() };
        let measured = lines.iter().filter(|l| matches!(l.about, About::Measure(..)));
        let inside: Vec<(u32, Area)> = measured.filter_map(|l| Some((l.row, self.grid.merged_down(l.row, *column)?))).collect();
        let shared = |area: &Area| inside.iter().filter(|(_, a)| a == area).count() > 1 && self.grid.get(area.top, area.left).is_some();
        inside.iter().filter(|(_, area)| shared(area)).copied().collect()
    }

    /// One result over several measures may be that of the first or of all: it is none.
    fn merged_answers(&self, lines: &[Line], merged: &BTreeMap<u32, Area>, desk: &mut Desk) -> Vec<(Vec<MeasureId>, crate::diag::Origin)> {
        let mut areas: Vec<Area> = merged.values().copied().collect();
        areas.dedup();
        let mut doubts = Vec::new();
        for area in areas {
            let Some(spot) = Spot::at(self.grid, area.top, area.left) else { continue };
            let inside = lines.iter().filter(|l| merged.get(&l.row) == Some(&area));
            let measures: Vec<MeasureId> = inside
                .filter_map(|l| if let About::Measure(_, asked, _) = &l.about { Some(asked.measure.id.clone()) } else { None })
                .collect();
            let codes: Vec<String> = measures.iter().map(|m| label(m)).collect();
            let finding = spot.finding(Code::ResultMerged).with("read", spot.content.fact()).with("area", area.print());
            desk.findings.push(finding.with("codes", codes.join(", ")));
            doubts.push((measures, spot.origin));
        }
        doubts
    }

    /// What a person typed under "Đánh giá": never an answer, but worth comparing.
    fn verdict(&self, line: &Line, desk: &Desk) -> Option<TypedVerdict> {
        let (of, measure) = match &line.about {
            About::Measure(of, asked, _) => (of, Some(asked.measure.id.clone())),
            About::Together(of, ..) | About::Criterion(of) => (of, None),
            About::Nothing => return None,
        };
        let spot = Spot::at(self.grid, line.row, *self.header.columns.get(&Column::Verdict)?)?;
        let met = desk.judgement(spot.content)?;
        Some(TypedVerdict { item: of.clone(), measure, met, typed: spot.content.plain(), origin: spot.origin })
    }
}

/// One figure where each of several measures asks for its own: kept as what it is for all of them.
fn together<'a>(desk: &mut Desk, of: &ItemRef, measures: &[Asked<'a>], cells: &Row, at: &Spot) -> Vec<(Asked<'a>, Answer)> {
    let parts: Vec<String> = measures.iter().map(|a| format!("{}/{} ({})", of.code, a.measure.part, a.measure.name)).collect();
    let read = [&cells.result, &cells.numerator, &cells.denominator].into_iter().flatten().next().unwrap_or(at);
    let finding = read.finding(Code::FiguresTogether).with("read", read.content.fact()).with("code", of.code.as_str());
    desk.findings.push(finding.with("parts", parts.join("; ")));
    let Some(answer) = measures.first().and_then(|first| cells.answer(desk, *first)) else { return Vec::new() };
    let given = match &answer.given {
        Given::Value(value) | Given::Together(value) => Given::Together(value.clone()),
        other => other.clone(),
    };
    measures.iter().map(|asked| (*asked, Answer { given: given.clone(), ..answer.clone() })).collect()
}

/// What is known while the rows are walked from the top.
struct Reading<'a, 't, 'c> {
    table: &'t Table<'a>,
    catalog: &'c Catalog<'a>,
    book: Option<Book>,
    rows: Vec<u32>,
    doubts: Vec<(Vec<MeasureId>, crate::diag::Origin)>,
    /// The item of the last row with a code: rows of its parts may follow without one.
    last: Option<ItemRef>,
    /// Where the last item understood stands in its book.
    position: Option<usize>,
}

impl<'a> Reading<'a, '_, '_> {
    fn line(&mut self, row: u32, desk: &mut Desk) -> Line<'a> {
        let cells = Row::of(self.table.grid, row, &self.table.header.columns);
        let about = self.about(row, &cells, desk);
        Line { row, cells, about }
    }

    fn about(&mut self, row: u32, cells: &Row, desk: &mut Desk) -> About<'a> {
        let code = self.table.spot(row, Column::Code).filter(|c| !c.content.plain().is_empty());
        let name = self.table.spot(row, Column::Name);
        let text = name.as_ref().map(|n| n.content.plain()).unwrap_or_default();
        let found = match (&code, &name) {
            (Some(code), _) if self.table.repeats_heading(code) => None,
            (Some(code), _) => Some((self.by_code(row, code, &text, desk, cells.is_blank()), code.clone())),
            (None, Some(name)) => Some((self.catalog.meant_by_name(name, self.last.as_ref(), self.book), name.clone())),
            (None, None) => None,
        };
        let Some((meant, at)) = found else { return About::Nothing };
        if let Some(place) = code.as_ref().and_then(|c| self.catalog.position(c.content, self.book)) {
            self.position = Some(place);
            self.last = code.as_ref().and_then(|c| self.catalog.item_of(c.content, self.book));
        }
        match meant {
            Meant::Measure(of, asked) => About::Measure(of, asked, at),
            Meant::Fault(finding, measures) => self.fault(finding, measures, at, cells, code.is_some(), desk),
            Meant::Criterion(of) => About::Criterion(of),
            Meant::Heading | Meant::NoLevel => About::Nothing,
        }
    }

    /// A code that can mean several items is settled by the name beside it or by the rows around it.
    fn by_code(&mut self, row: u32, code: &Spot<'a>, name: &str, desk: &mut Desk, blank: bool) -> Meant<'a> {
        let meant = self.catalog.meant(code, name, self.book);
        let open = matches!(&meant, Meant::Fault(f, _) if matches!(f.code, Code::CodeAmbiguous | Code::CodeIsDate));
        if !open || blank {
            return meant;
        }
        let (before, after) = (self.position, self.next_position(row));
        let ordered = self.in_order();
        let between = |place: usize, _: bool| ordered && before.is_none_or(|b| b < place) && after.is_none_or(|a| place < a);
        let by_name = self.catalog.settled(code, name, self.book, &|_, named| named).map(|found| (found, "name"));
        let framed = before.is_some() || after.is_some();
        let settled = by_name.or_else(|| {
            let found = self.catalog.settled(code, name, self.book, &between).filter(|_| framed)?;
            Some((found, "order"))
        });
        let Some(((meant, taken), by)) = settled else { return meant };
        self.position = self.catalog.position(&Content::Text(taken.clone()), self.book);
        desk.findings.push(code.finding(Code::CodeFromContext).with("read", code.content.fact()).with("code", taken).with("by", by));
        meant
    }

    /// The place of the next code below that can mean one item only.
    fn next_position(&self, row: u32) -> Option<usize> {
        self.rows.iter().filter(|r| **r > row).find_map(|r| self.position_at(*r))
    }

    fn position_at(&self, row: u32) -> Option<usize> {
        self.table.spot(row, Column::Code).and_then(|c| self.catalog.position(c.content, self.book))
    }

    /// The codes that can mean one item only stand in the order of the law: a sheet sorted otherwise tells nothing.
    fn in_order(&self) -> bool {
        let places: Vec<usize> = self.rows.iter().filter_map(|r| self.position_at(*r)).collect();
        places.is_sorted()
    }

    fn fault(
        &mut self,
        finding: Diagnostic,
        measures: Vec<MeasureId>,
        at: Spot<'a>,
        cells: &Row,
        coded: bool,
        desk: &mut Desk,
    ) -> About<'a> {
        let of = measures.first().and_then(|m| m.split('/').next()?.parse::<ItemRef>().ok());
        if finding.code == Code::MeasureUnnamed
            && let Some(of) = of
            && let Some(asked) = self.catalog.together(&of)
        {
            return About::Together(of, asked, at);
        }
        // A line of signatures below the table has no code either.
        if cells.is_blank() || (!coded && !desk.is_answer(cells)) {
            return About::Nothing;
        }
        desk.findings.push(finding);
        self.doubts.push((measures, at.origin));
        About::Nothing
    }
}
