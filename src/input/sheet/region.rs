//! Where the tables of a sheet are: rows of headings, the columns under them, the rows below up to the next headings.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::heading::{self, Heading, Says};
use super::label::{self, Number};
use crate::input::fields::{FieldCell, field_of};
use crate::input::grid::{Content, Grid};
use crate::input::matrix::is_unit;
use crate::input::words::WORDS;
use crate::layout::Column;
use crate::text::fold_loose;

/// Most rows of headings, the upper ones over several columns.
const DEEPEST: u32 = 4;
/// Cells that make a row of column numbers.
const ENOUGH_NUMBERS: usize = 3;
/// Most tables looked at on a sheet.
const MOST_TABLES: usize = 80;
/// Rows without a heading after which a sheet without one is given up.
const PATIENCE: usize = 500;

/// A column under its headings.
#[derive(Debug, Clone)]
pub(in crate::input) struct Headed {
    pub at: u32,
    /// Its headings from the top.
    pub path: Vec<String>,
    /// What they say together.
    pub says: Option<Says>,
    /// The year they name.
    pub year: Option<i16>,
    /// The row of the heading that names the year, and its column.
    pub year_at: (u32, u32),
    /// They name an agency above the commune.
    pub agency: bool,
}

impl Headed {
    /// "Kết quả › Tỷ lệ (%)".
    pub fn title(&self) -> String {
        self.path.join(" › ")
    }

    /// A column of numbers, codes or names.
    pub fn is_label(&self) -> bool {
        matches!(self.says, Some(Says::Label | Says::Column(Column::Code | Column::Name)))
    }

    /// A column that may hold figures or judgements of the commune.
    pub fn is_result(&self) -> bool {
        let column = |c: Column| matches!(c, Column::Result | Column::Numerator | Column::Denominator | Column::Verdict);
        match self.says {
            Some(Says::Column(c)) => column(c),
            Some(Says::MaybeResult | Says::Estimate | Says::Partial | Says::Tick(_)) => true,
            _ => false,
        }
    }
}

/// A table of a sheet.
#[derive(Debug, Clone)]
pub(in crate::input) struct Region {
    /// First row of the headings.
    pub top: u32,
    /// First row below the headings.
    pub first: u32,
    /// First row that is no longer of the table.
    pub end: u32,
    pub columns: Vec<Headed>,
    /// The columns of the sheet that are its own, up to the first of a table next to it.
    pub span: (u32, u32),
    /// Its rows, each with the one whose labels say what it is about, where they are not simply all below the headings.
    pub pairs: Option<Rc<[(u32, u32)]>>,
    /// Whose rows these are, where the table holds those of several communes.
    pub commune: Option<FieldCell>,
    /// A long table that has nothing to do with indicators.
    pub stranger: bool,
}

impl Region {
    /// A table of columns from its headings down to a row.
    pub fn new(top: u32, first: u32, end: u32, columns: Vec<Headed>, span: (u32, u32)) -> Self {
        Self { top, first, end, columns, span, pairs: None, commune: None, stranger: false }
    }

    /// Its rows below the headings that are not blank.
    pub fn rows(&self, grid: &Grid) -> Vec<u32> {
        self.pairs(grid).into_iter().map(|(row, _)| row).collect()
    }

    /// The same, each with the row whose labels say what it is about.
    pub fn pairs(&self, grid: &Grid) -> Vec<(u32, u32)> {
        if let Some(pairs) = &self.pairs {
            return pairs.to_vec();
        }
        grid.rows_in(self.first, self.end).map(|row| (row, row)).collect()
    }

    /// What is in one of its columns of labels, each once.
    pub fn labels<'g>(&self, grid: &'g Grid, column: u32) -> Vec<&'g Content> {
        let Some(pairs) = &self.pairs else { return self.column(grid, column).into_iter().map(|(_, content)| content).collect() };
        let mut rows: Vec<u32> = pairs.iter().map(|(_, label)| *label).collect();
        rows.dedup();
        rows.into_iter().filter_map(|row| grid.get(row, column)).collect()
    }

    /// What is in one of its columns, from the top.
    pub fn column<'g>(&self, grid: &'g Grid, column: u32) -> Vec<(u32, &'g Content)> {
        match &self.pairs {
            Some(pairs) => pairs.iter().filter_map(|(row, _)| Some((*row, grid.get(*row, column)?))).collect(),
            None => {
                let cells = grid.cells.range((self.first, 0)..(self.end, 0)).filter(|((_, c), _)| *c == column);
                cells.map(|((row, _), content)| (*row, content)).collect()
            }
        }
    }

    /// The same columns on a sheet that goes on with the table and leaves the headings out.
    pub fn continued(&self, grid: &Grid) -> Self {
        Self::new(0, 0, grid.end(), self.columns.clone(), self.span)
    }
}

/// The tables of a sheet from the top, those side by side from the left.
pub(in crate::input) fn regions(grid: &Grid) -> Vec<Region> {
    let last = grid.end();
    let words = Words::of(grid);
    let mut found: Vec<Region> = Vec::new();
    let (mut below, mut idle) = (0, 0);
    for row in grid.rows() {
        if row < below {
            continue;
        }
        idle += 1;
        if found.len() >= MOST_TABLES || idle > PATIENCE {
            break;
        }
        if let Some(block) = Block::at(&words, row) {
            below = block.bottom + 1;
            idle = 0;
            let bottom = block.bottom + u32::from(is_column_numbers(grid, block.bottom + 1));
            let groups = split(block.columns());
            let spans = spans(&groups);
            let region = |(columns, span)| Region::new(row, bottom + 1, last, columns, span);
            found.extend(groups.into_iter().zip(spans).map(region));
        }
    }
    end_each(&mut found);
    found
}

/// The columns of the sheet that belong to each of several tables side by side, titles above them too.
fn spans(groups: &[Vec<Headed>]) -> Vec<(u32, u32)> {
    let first = |at: usize| groups.get(at).and_then(|g| g.first()).map_or(u32::MAX, |c| c.at);
    (0..groups.len()).map(|at| (if at == 0 { 0 } else { first(at) }, first(at + 1))).collect()
}

/// A table ends where the next headings begin.
fn end_each(found: &mut [Region]) {
    let tops: Vec<u32> = found.iter().map(|r| r.top).collect();
    for region in found {
        if let Some(next) = tops.iter().find(|t| **t > region.top) {
            region.end = *next;
        }
    }
}

/// Headings that begin again next to themselves are those of a further table, though the first has no results.
fn split(columns: Vec<Headed>) -> Vec<Vec<Headed>> {
    let mut groups: Vec<Vec<Headed>> = vec![Vec::new()];
    for (index, column) in columns.iter().enumerate() {
        let more = || columns[index..].iter().any(Headed::is_result);
        let again = |group: &Vec<Headed>| {
            let tells = group.iter().any(|c| !c.is_label());
            tells && group.iter().any(|c| c.is_label() && same(c, column))
        };
        if column.is_label() && groups.last().is_some_and(again) && more() {
            groups.push(Vec::new());
        }
        if let Some(group) = groups.last_mut() {
            group.push(column.clone());
        }
    }
    groups
}

fn same(a: &Headed, b: &Headed) -> bool {
    let last = |c: &Headed| c.path.last().map(|t| fold_loose(t)).unwrap_or_default();
    !last(a).is_empty() && last(a) == last(b)
}

/// What texts of a sheet say as headings, each read once: most are in several cells, and each cell is looked at as one of
/// the first row of headings, of their further rows, and as the heading of a column.
struct Words<'a> {
    grid: &'a Grid,
    read: RefCell<HashMap<&'a str, Heading>>,
}

impl<'a> Words<'a> {
    fn of(grid: &'a Grid) -> Self {
        Self { grid, read: RefCell::default() }
    }

    fn read(&self, content: &'a Content) -> Heading {
        match content {
            Content::Text(text) => *self.read.borrow_mut().entry(text).or_insert_with(|| heading::read(content)),
            other => heading::read(other),
        }
    }

    /// "Đạt" heads a column only where another is headed "Chưa đạt".
    fn answers_yes(&self, row: u32) -> bool {
        let ticks = |yes: bool| self.grid.row(row).any(|(_, c)| self.read(c).says == Some(Says::Tick(yes)));
        ticks(true) && !ticks(false)
    }
}

struct Block<'w, 'a> {
    words: &'w Words<'a>,
    grid: &'a Grid,
    top: u32,
    bottom: u32,
}

impl<'w, 'a> Block<'w, 'a> {
    /// The headings that begin in a row.
    fn at(words: &'w Words<'a>, top: u32) -> Option<Self> {
        let grid = words.grid;
        let cells: Vec<(u32, &'a Content)> = grid.row(top).collect();
        // Looked at first: most rows of a workbook hold a figure.
        if cells.len() < 2 || cells.iter().any(|(_, c)| is_figure(c) || is_code(c)) || words.answers_yes(top) {
            return None;
        }
        let labels: Vec<u32> = cells.iter().filter(|(_, c)| is_label(words.read(c))).map(|(at, _)| *at).collect();
        if labels.is_empty() {
            return None;
        }
        let mut block = Self { words, grid, top, bottom: top };
        while block.bottom + 1 < top + DEEPEST && block.goes_on(block.bottom + 1, &labels) {
            block.bottom += 1;
        }
        let columns = block.columns();
        let says = |wanted: &dyn Fn(&Headed) -> bool| columns.iter().filter(|c| wanted(c)).count();
        let telling = says(&|c| matches!(c.says, Some(Says::Column(Column::Required | Column::Unit | Column::Documents | Column::Note))));
        let results = says(&|c| c.is_result() && !matches!(c.says, Some(Says::Tick(_))));
        let units = says(&|c| c.says.is_none() && c.path.iter().any(|t| is_unit(t)));
        // A row of a table may hold the word of a heading; it holds no two of different kinds.
        let sure = results > 0 || units > 1 || (telling > 0 && columns.len() > 2 && units > 0);
        (sure && columns.len() > 1).then_some(block)
    }

    /// Whether a row below headings is one more of them: words for columns over nothing but the labels' own cells.
    fn goes_on(&self, row: u32, labels: &[u32]) -> bool {
        let merged = labels.iter().any(|c| self.grid.merged_down(self.top, *c).is_some_and(|a| a.bottom >= row));
        let cells: Vec<(u32, &'a Content)> = self.grid.row(row).collect();
        if cells.is_empty() {
            return merged;
        }
        let heading = |(_, content): &(u32, &'a Content)| self.words.read(content).says.is_some();
        let over_more = |at: u32| self.grid.get(self.top, at + 1).is_none() && self.grid.row(self.top).any(|(c, _)| c > at);
        let label = |(_, content): &(u32, &'a Content)| is_label(self.words.read(content));
        // "Hệ thống điện đạt chuẩn" below "Nội dung" is the first row of the table.
        let beside = |cell: &(u32, &'a Content)| !labels.contains(&cell.0) || label(cell) || (over_more(cell.0) && heading(cell));
        let figure = |(_, content): &(u32, &Content)| is_figure(content);
        // "- Xã có …" is the name of an indicator.
        if self.words.answers_yes(row) || cells.iter().any(|(_, c)| is_listed(c)) {
            return false;
        }
        let said = cells.iter().filter(|cell| heading(cell)).count();
        !cells.iter().any(figure) && cells.iter().all(beside) && (merged || (said > 0 && cells.iter().all(|(_, c)| is_short(c))))
    }

    fn columns(&self) -> Vec<Headed> {
        let mut columns: Vec<u32> = (self.top..=self.bottom).flat_map(|r| self.grid.row(r).map(|(column, _)| column)).collect();
        columns.sort_unstable();
        columns.dedup();
        let mut columns: Vec<Headed> = columns.into_iter().map(|at| self.headed(at)).collect();
        ratio(&mut columns);
        columns
    }

    /// The headings over a column from its own upwards; one over several columns is in the first of them.
    fn path(&self, column: u32) -> Vec<(u32, u32, &'a Content)> {
        let mut path = Vec::new();
        for row in (self.top..=self.bottom).rev() {
            let Some((at, content)) = self.grid.row(row).filter(|(c, _)| *c <= column).last() else { continue };
            let area = self.grid.merged.iter().find(|a| a.holds(row, at) && a.right > a.left);
            let over = area.map_or(!path.is_empty(), |a| a.right >= column);
            if at == column || over {
                path.push((row, at, content));
            }
        }
        path.reverse();
        path
    }

    fn headed(&self, at: u32) -> Headed {
        let path = self.path(at);
        let headings: Vec<Heading> = path.iter().map(|(.., c)| self.words.read(c)).collect();
        let named = path.iter().zip(&headings).rev().find(|(_, h)| h.year.is_some());
        // "Mã xã" is no code of an indicator.
        let of_commune = path.last().is_some_and(|(.., c)| field_of(&c.plain().replace('_', " ")).is_some());
        let says =
            together(&headings).filter(|says| !(of_commune && matches!(says, Says::Label | Says::Column(Column::Code | Column::Name))));
        Headed {
            at,
            path: path.iter().map(|(.., c)| c.plain()).collect(),
            says,
            year: named.and_then(|(_, h)| h.year),
            year_at: named.map_or((self.top, at), |((row, column, _), _)| (*row, *column)),
            agency: headings.iter().any(|h| h.agency),
        }
    }
}

/// "Tổng số" and "Số đạt" below one heading are whole and part of a rate; alone either may be anything.
fn ratio(columns: &mut [Headed]) {
    let over = |c: &Headed| c.path.split_last().map(|(_, over)| over.to_vec()).unwrap_or_default();
    let among = |c: &Headed, words: &[String]| c.path.last().is_some_and(|last| words.contains(&heading::whole(last)));
    let pair = |part: &Headed| {
        let whole = columns.iter().find(|c| among(c, &WORDS.wholes_over) && over(c) == over(part) && c.year == part.year)?;
        (among(part, &WORDS.parts) && !part.agency).then_some((part.at, whole.at))
    };
    let pairs: Vec<(u32, u32)> = columns.iter().filter_map(pair).collect();
    for column in columns {
        if pairs.iter().any(|(part, _)| *part == column.at) {
            column.says = Some(Says::Column(Column::Numerator));
        } else if pairs.iter().any(|(_, whole)| *whole == column.at) {
            column.says = Some(Says::Column(Column::Denominator));
        }
    }
}

/// What headings one under the other say: the lowest that is sure; "Năm 2024" or "Tỷ lệ" under another says no more than
/// that one.
fn together(headings: &[Heading]) -> Option<Says> {
    let said: Vec<Says> = headings.iter().filter_map(|h| h.says).collect();
    let lowest = *said.last()?;
    let above = said[..said.len() - 1].iter().rev().find(|s| !matches!(s, Says::MaybeResult | Says::Label | Says::Column(Column::Name)));
    match (lowest, above) {
        (_, Some(Says::Aside)) => Some(Says::Aside),
        (Says::Partial, _) => Some(Says::Partial),
        (Says::Column(Column::Result) | Says::MaybeResult, Some(Says::Estimate)) => Some(Says::Estimate),
        (Says::MaybeResult, Some(above)) => Some(*above),
        _ => Some(lowest),
    }
}

/// The heading of a column of numbers, codes or names.
fn is_label(heading: Heading) -> bool {
    matches!(heading.says, Some(Says::Label | Says::Column(Column::Code | Column::Name)))
}

/// A number that is no year: it is in no heading.
fn is_figure(content: &Content) -> bool {
    match content {
        Content::Number { .. } => heading::read(content).year.is_none(),
        Content::Bool(_) | Content::Day(_) => true,
        _ => false,
    }
}

/// "2.1": it begins a row of a table.
fn is_code(content: &Content) -> bool {
    matches!(content, Content::Text(text) if text.len() < 12 && matches!(label::read(&fold_loose(text)).number, Some(Number::Dotted(_))))
}

/// "- Có điểm phục vụ bưu chính".
fn is_listed(content: &Content) -> bool {
    matches!(content, Content::Text(text) if text.contains(' ') && label::read(&fold_loose(text)).number == Some(Number::Mark))
}

fn is_short(content: &Content) -> bool {
    content.plain().chars().count() <= 60
}

/// "(1) (2) (3)" or "A B 1 2" below the headings.
fn is_column_numbers(grid: &Grid, row: u32) -> bool {
    let bare =
        |c: &Content| c.plain().trim_matches(['(', ')', '[', ']', ' ']).split(['=', ')']).next().unwrap_or_default().trim().to_string();
    let cells: Vec<String> = grid.row(row).map(|(_, c)| bare(c)).collect();
    let letter = |t: &String| t.chars().count() == 1 && t.chars().all(char::is_alphabetic);
    let numbers: Vec<u32> = cells.iter().filter(|t| !letter(t)).filter_map(|t| t.parse().ok()).collect();
    let letters = cells.iter().filter(|t| letter(t)).count();
    cells.len() >= ENOUGH_NUMBERS && letters + numbers.len() == cells.len() && numbers.windows(2).all(|w| w[0] + 1 == w[1])
}
