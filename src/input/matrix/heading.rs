//! The headings of a matrix: which column asks for what, in our own by its ids, in others by its words.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::Parts;
use crate::diag::{Code, Diagnostic, Place};
use crate::input::catalog::Catalog;
use crate::input::columns::SEARCHED;
use crate::input::fields::field_of;
use crate::input::grid::{Content, Grid};
use crate::input::sheet::heading::{column as role, read as read_heading};
use crate::input::sheet::orient::{Spread, alike, is_numbered_name};
use crate::layout::matrix::ColumnId;
use crate::layout::{Column, Field};
use crate::text::{fold, fold_loose};

/// How many codes must be in a row that may be the headings of a matrix.
const ENOUGH_CODES: usize = 2;
/// Most rows of headings under the one with the codes.
const MOST_BELOW: u32 = 3;
/// Rows above the one with the codes in which headings of attributes may be.
const ABOVE: u32 = 2;
/// Rows in which the shape of a table must show.
pub(super) const SPOT_ROWS: u32 = 200;

/// Headings of the column with the communes' names, besides the labels of forms.
const NAMES: &[&str] = &[
    "ten xa, thi tran",
    "xa, thi tran",
    "xa/thi tran",
    "xa, phuong, thi tran",
    "ten xa/thi tran",
    "don vi",
    "ten don vi",
    "don vi hanh chinh",
    "ten don vi hanh chinh",
    "dia phuong",
    "dia ban",
    "commune",
];
/// How names of communes begin.
const UNITS: &[&str] = &["xa ", "thi tran ", "phuong "];
/// Words before a code: "Chỉ tiêu NTM nâng cao 17.1".
const BEFORE_CODES: &[&str] = &["chi", "tieu", "ct", "tc", "xa", "ntm", "nang", "cao", "kieu", "mau"];
/// Headings of the column with the communes' codes, which elsewhere are those of indicators.
const CODES: &[&str] = &["ma", "ma so", "ma don vi", "ma dvhc"];
/// Headings of columns that say what the codes mean.
const WORDS: &[&str] =
    &["tt", "stt", "so tt", "chi tieu", "tieu chi", "noi dung", "ten chi tieu", "don vi", "don vi tinh", "dvt", "ma", "ma so"];

/// A column of answers.
#[derive(Debug, Clone)]
pub(in crate::input) struct Question {
    pub column: u32,
    /// Row and column of its code.
    pub code: (u32, u32),
    /// Words under the code: a part, a name, a unit.
    pub words: Vec<String>,
    /// Numerator, denominator or result.
    pub role: Column,
    /// The measure, where an id says it.
    pub id: Option<String>,
}

/// The headings of a matrix.
#[derive(Debug, Clone)]
pub(in crate::input) struct Heading {
    /// Its first row.
    pub top: u32,
    /// The first row below it.
    pub first: u32,
    /// The column of names.
    pub name: u32,
    /// The columns of attributes.
    pub fields: BTreeMap<ColumnId, u32>,
    /// The columns of answers.
    pub questions: Vec<Question>,
    /// Columns that are not used.
    pub unused: Vec<Diagnostic>,
    /// One of ours, with its ids.
    pub own: bool,
    /// Rows for numerators, denominators and rates of each commune.
    pub parts: Parts,
    /// Rows that hold something else of a commune: how it is judged.
    pub aside: BTreeSet<u32>,
}

/// A matrix of ours, or that of a sheet whose indicators are side by side.
pub(super) fn of_sheet(grid: &Grid, catalog: &Catalog, spread: Spread) -> Option<Heading> {
    let row = || match spread.is_matrix() {
        true => row_of_indicators(grid, catalog),
        false if spread.is_of_one(grid) => row_of_one(grid, catalog),
        false => None,
    };
    own(grid).or_else(|| hand_made(grid, catalog, row()?))
}

/// The headings of a list of communes: attributes alone.
pub(super) fn of_list(grid: &Grid) -> Option<Heading> {
    let named = |row: &u32| grid.row(*row).any(|(_, c)| is_name_heading(c));
    let row = searched(grid).into_iter().find(named)?;
    let (fields, parts) = (BTreeMap::new(), Parts::default());
    let mut draft = Draft { grid, code_row: row, bottom: row, reworded: BTreeSet::new(), fields, questions: Vec::new(), parts };
    let name = name_column(grid, row, row)?;
    draft.attributes(name);
    Some(draft.finish(name))
}

/// A matrix of ours.
fn own(grid: &Grid) -> Option<Heading> {
    let id = |content: &Content| if let Content::Text(text) = content { ColumnId::read(text) } else { None };
    let row = searched(grid).into_iter().find(|r| grid.row(*r).any(|(_, c)| id(c) == Some(ColumnId::Field(Field::Name))))?;
    let mut heading = Heading {
        top: 0,
        first: row + 1,
        name: 0,
        fields: BTreeMap::new(),
        questions: Vec::new(),
        unused: Vec::new(),
        own: true,
        parts: Parts::default(),
        aside: BTreeSet::new(),
    };
    for (column, content) in grid.row(row) {
        match id(content) {
            Some(ColumnId::Measure(id, role)) => {
                heading.questions.push(Question { column, code: (row, column), words: Vec::new(), role, id: Some(id) });
            }
            Some(field) => {
                heading.fields.entry(field).or_insert(column);
            }
            None => {}
        }
    }
    heading.name = heading.fields.get(&ColumnId::Field(Field::Name)).copied()?;
    Some(heading)
}

fn searched(grid: &Grid) -> Vec<u32> {
    let mut rows: Vec<u32> = grid.cells.keys().map(|(row, _)| *row).take_while(|r| *r < SEARCHED * 4).collect();
    rows.dedup();
    rows.truncate(SEARCHED as usize);
    rows
}

/// A matrix of others: codes along a row, names of communes along a column.
fn hand_made(grid: &Grid, catalog: &Catalog, row: u32) -> Option<Heading> {
    let reworded = alike(grid, row, catalog);
    let parts = Parts::of(grid);
    let bottom = last_heading(grid, row, catalog, &parts);
    let name = name_column(grid, row, bottom)?;
    let mut draft = Draft { parts, grid, code_row: row, bottom, reworded, fields: BTreeMap::new(), questions: Vec::new() };
    draft.questions(catalog, name);
    draft.attributes(name);
    Some(draft.finish(name))
}

/// The row with most codes; the row with most names like those of indicators, where it has plainly more of them: over it
/// may be the numbers of the criteria.
fn row_of_indicators(grid: &Grid, catalog: &Catalog) -> Option<u32> {
    let rows = searched(grid);
    let most = |count: &dyn Fn(u32) -> usize| {
        let counted = rows.iter().map(|r| (count(*r), std::cmp::Reverse(*r)));
        counted.max().map_or((0, 0), |(count, row)| (count, row.0))
    };
    let (codes, coded) = most(&|row| grid.row(row).filter(|(_, c)| is_surely_code(c, catalog)).count());
    let (names, named) = most(&|row| alike(grid, row, catalog).len());
    let found = if names * 4 > codes * 5 { (names, named) } else { (codes, coded) };
    (found.0 >= ENOUGH_CODES).then_some(found.1)
}

/// The row of headings in which one indicator is next to the heading of the communes.
fn row_of_one(grid: &Grid, catalog: &Catalog) -> Option<u32> {
    let is_one = |c: &Content| !is_name_heading(c) && (is_surely_code(c, catalog) || is_numbered_name(c, catalog));
    let heads = |row: &u32| grid.row(*row).any(|(_, c)| is_name_heading(c)) && grid.row(*row).any(|(_, c)| is_one(c));
    searched(grid).into_iter().find(heads)
}

/// A text no other than an indicator's code or name could be; a bare whole number could be anything.
fn is_surely_code(content: &Content, catalog: &Catalog) -> bool {
    match content {
        Content::Text(text) if text.chars().all(|c| c.is_ascii_digit()) => false,
        Content::Text(_) => is_code(content, catalog) || is_item_name(content, catalog),
        Content::Number { value, .. } => !value.is_whole() && is_code(content, catalog),
        _ => false,
    }
}

/// The code of an item of any book, or two items' where a number cannot tell them apart.
fn is_code(content: &Content, catalog: &Catalog) -> bool {
    let text = Content::Text(content.plain());
    catalog.books().any(|book| catalog.item_of(&text, Some(book)).is_some())
}

fn is_item_name(content: &Content, catalog: &Catalog) -> bool {
    let name = content.plain();
    catalog.books().any(|book| catalog.item_named(&name, book).is_some())
}

/// Looks like a code, though it may be no item's: "1.9", "Chỉ tiêu 99.1", or a day that was one.
fn is_like_code(content: &Content) -> bool {
    match content {
        Content::Day(_) => true,
        Content::Number { value, .. } => !value.is_negative(),
        Content::Text(text) => {
            let folded = fold_loose(text);
            let word = folded.split([' ', '/']).find(|w| !BEFORE_CODES.contains(w)).unwrap_or_default();
            word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
        }
        _ => false,
    }
}

/// The attribute a heading names: in the words of forms, of our matrices, or of tables made by hand.
pub(in crate::input) fn attribute_of(heading: &str) -> Option<ColumnId> {
    let key = bare(heading);
    let field = field_of(&key).or_else(|| CODES.contains(&key.as_str()).then_some(Field::Code)).map(ColumnId::Field);
    field.or_else(|| ColumnId::attributes().into_iter().find(|id| bare(&id.heading()) == key))
}

/// The heading of a column of communes' names.
pub(in crate::input) fn is_name_heading(content: &Content) -> bool {
    let Content::Text(text) = content else { return false };
    let key = bare(text);
    field_of(&key) == Some(Field::Name) || NAMES.contains(&key.as_str())
}

/// A heading without what is in brackets.
fn bare(text: &str) -> String {
    let folded = fold_loose(text);
    folded.split('(').next().unwrap_or_default().trim().trim_end_matches([':', '.']).to_string()
}

/// Whether a name begins as a commune's: "Xã Tân Lập", and not "Xã có điểm phục vụ bưu chính".
pub(in crate::input) fn is_unit(name: &str) -> bool {
    let begins = UNITS.iter().any(|unit| fold_loose(name).starts_with(unit));
    let folded = fold(name);
    let rest = folded.split_once(' ').map(|(_, rest)| rest).unwrap_or_default();
    begins
        && !crate::input::words::WORDS
            .no_place
            .iter()
            .any(|word| rest.strip_prefix(word.as_str()).is_some_and(|r| !r.starts_with(char::is_alphanumeric)))
}

/// The last row of the headings: rows under the codes that hold parts, roles, units or names of the codes.
fn last_heading(grid: &Grid, row: u32, catalog: &Catalog, parts: &Parts) -> u32 {
    let mut last = row;
    while last < row + MOST_BELOW
        && parts.named(last + 1).is_none()
        && grid.row(last + 1).next().is_some()
        && explains(grid, row, last + 1, catalog)
    {
        last += 1;
    }
    last
}

/// A row under the codes that says more about them and names no commune.
fn explains(grid: &Grid, codes: u32, row: u32, catalog: &Catalog) -> bool {
    let first = grid.row(codes).find(|(_, c)| is_surely_code(c, catalog)).map_or(u32::MAX, |(column, _)| column);
    if grid.row(row).any(|(column, c)| column < first && matches!(c, Content::Text(t) if is_unit(t))) {
        return false;
    }
    let name = (codes.saturating_sub(ABOVE)..=codes).find_map(|r| grid.row(r).find(|(_, c)| is_name_heading(c)).map(|(column, _)| column));
    if name.and_then(|column| grid.get(row, column)).is_some_and(|c| !is_name_heading(c)) && !is_numbering(grid, row) {
        return false;
    }
    let of_code = |column: u32| (0..=column).rev().find_map(|c| grid.get(codes, c).filter(|c| is_like_code(c) || is_code(c, catalog)));
    let says = |(column, content): (u32, &Content)| match content {
        Content::Text(text) => {
            role(content).is_some_and(|r| [Column::Numerator, Column::Denominator, Column::Result].contains(&r))
                || WORDS.contains(&bare(text).as_str())
                || is_item_name(content, catalog)
                || of_code(column).is_some_and(|code| catalog.is_part(&code.plain(), text))
        }
        _ => false,
    };
    grid.row(row).any(says) || is_numbering(grid, row)
}

/// "1 | 2 | 3 | …" or "(1) | (2) | …" under the headings.
pub(super) fn is_numbering(grid: &Grid, row: u32) -> bool {
    let number = |content: &Content| content.plain().trim_matches(['(', ')']).parse::<u32>().ok();
    let numbers: Option<Vec<u32>> = grid.row(row).map(|(_, c)| number(c)).collect();
    numbers.is_some_and(|n| n.len() > 2 && n.windows(2).all(|pair| matches!(pair, [a, b] if *b == a + 1)))
}

/// The column of names: the one headed so, or the one where names of communes are.
fn name_column(grid: &Grid, row: u32, bottom: u32) -> Option<u32> {
    let headed = (row.saturating_sub(ABOVE)..=bottom).find_map(|r| grid.row(r).find(|(_, c)| is_name_heading(c)).map(|(c, _)| c));
    headed.or_else(|| {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        let below = grid.cells.range((bottom + 1, 0)..).filter(|(_, c)| matches!(c, Content::Text(t) if is_unit(t)));
        below.for_each(|((_, column), _)| *counts.entry(*column).or_default() += 1);
        counts.into_iter().filter(|(_, n)| *n >= ENOUGH_CODES).max_by_key(|(column, n)| (*n, std::cmp::Reverse(*column))).map(|(c, _)| c)
    })
}

/// Headings being made out.
struct Draft<'a> {
    grid: &'a Grid,
    code_row: u32,
    bottom: u32,
    /// Columns headed by names like those of indicators.
    reworded: BTreeSet<u32>,
    fields: BTreeMap<ColumnId, u32>,
    questions: Vec<Question>,
    parts: Parts,
}

impl Draft<'_> {
    /// Every column under a code, or under the blank cells next to one.
    fn questions(&mut self, catalog: &Catalog, name: u32) {
        let mut code: Option<u32> = None;
        let mut carried: BTreeMap<u32, String> = BTreeMap::new();
        let last = self.columns().last().unwrap_or_default();
        for column in 0..=last {
            if let Some(content) = self.grid.get(self.code_row, column) {
                let known = is_like_code(content) || is_code(content, catalog) || is_item_name(content, catalog);
                let is = column != name && (known || self.is_reworded(column));
                code = is.then_some(column);
                carried.clear();
            } else if self.attribute(column).is_some() {
                code = None;
            }
            let Some(at) = code else { continue };
            self.question(column, at, &mut carried);
        }
    }

    /// A name like an indicator's; between such names and next to them one that is not is asked about too.
    fn is_reworded(&self, column: u32) -> bool {
        let (Some(first), Some(last)) = (self.reworded.first(), self.reworded.last()) else { return false };
        let between = |from: u32, to: u32| (from..to).all(|c| self.is_free_name(c));
        match column {
            before if before < *first => between(before, *first),
            behind if behind > *last => between(last + 1, behind + 1),
            _ => true,
        }
    }

    /// A heading that is no attribute, no note and no commune's: next to names of indicators it is one.
    fn is_free_name(&self, column: u32) -> bool {
        let content = self.grid.get(self.code_row, column);
        let named = content.is_some_and(|c| matches!(c, Content::Text(_)) && !is_name_heading(c) && read_heading(c).says.is_none());
        named && self.attribute(column).is_none()
    }

    fn question(&mut self, column: u32, code: u32, carried: &mut BTreeMap<u32, String>) {
        let (mut role_found, mut named) = (Column::Result, column == code);
        for row in self.code_row + 1..=self.bottom {
            let Some(content) = self.grid.get(row, column) else { continue };
            named = true;
            match role(content) {
                Some(found @ (Column::Numerator | Column::Denominator | Column::Result)) => role_found = found,
                // "KQ | ĐG" below each indicator: a judgement is no figure.
                Some(Column::Verdict) => return,
                _ => {
                    carried.insert(row, content.plain());
                }
            }
        }
        // A blank column next to a code is a further one of it only where something is said below.
        if named {
            let words = carried.values().cloned().collect();
            self.questions.push(Question { column, code: (self.code_row, code), words, role: role_found, id: None });
        }
    }

    /// The attribute a column is headed by, in any row of the headings.
    fn attribute(&self, column: u32) -> Option<ColumnId> {
        let said = |row: u32| {
            let id = self.grid.get(row, column).and_then(|c| attribute_of(&c.plain()))?;
            // Under a code "Tổng số hộ" is a part of it.
            let of_code = row > self.code_row && matches!(id, ColumnId::Field(Field::Households | Field::Population));
            (!of_code).then_some(id)
        };
        // Above the codes is the heading of a column that is blank next to them; others are titles.
        let above = self.grid.get(self.code_row, column).is_none().then_some(self.code_row.saturating_sub(ABOVE)..self.code_row);
        (self.code_row..=self.bottom).chain(above.into_iter().flatten()).find_map(said)
    }

    fn attributes(&mut self, name: u32) {
        let columns: Vec<u32> = self.columns().filter(|c| *c != name && self.questions.iter().all(|q| q.column != *c)).collect();
        for column in columns {
            if let Some(id) = self.attribute(column) {
                self.fields.entry(id).or_insert(column);
            }
        }
    }

    fn columns(&self) -> impl Iterator<Item = u32> {
        let mut columns: Vec<u32> = (self.code_row..=self.bottom).flat_map(|r| self.grid.row(r).map(|(c, _)| c)).collect();
        columns.sort_unstable();
        columns.dedup();
        columns.into_iter()
    }

    fn finish(mut self, name: u32) -> Heading {
        self.fields.insert(ColumnId::Field(Field::Name), name);
        let known = |column: u32| self.fields.values().any(|c| *c == column) || self.questions.iter().any(|q| q.column == column);
        let unused = self.columns().filter(|c| !known(*c)).filter_map(|c| self.unused(c)).collect();
        let top = self.code_row.saturating_sub(ABOVE);
        let headed = |row: &u32| self.grid.get(*row, name).is_some_and(is_name_heading);
        let top = (top..self.code_row).find(headed).unwrap_or(self.code_row);
        let Self { fields, questions, parts, .. } = self;
        Heading { top, first: self.bottom + 1, name, fields, questions, unused, own: false, parts, aside: BTreeSet::new() }
    }

    /// A column nobody asked for: said, so that no figure is left out silently.
    fn unused(&self, column: u32) -> Option<Diagnostic> {
        let row = (self.code_row..=self.bottom).find(|r| self.grid.get(*r, column).is_some())?;
        let read = self.grid.text(row, column);
        let key = bare(&read);
        let numbered = WORDS.contains(&key.as_str()) || is_name_heading(&Content::Text(read.clone()));
        let place = Place::from(&self.grid.origin(row, column));
        (!numbered).then(|| Diagnostic::new(Code::MatrixColumnUnused, place).with("read", read))
    }
}
