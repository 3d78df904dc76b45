//! How much of a workbook is kept, whatever it holds or claims.

use calamine::{DataRef, ExcelDateTime};

use super::grid::{Content, Grid};
use super::look::Look;
use super::twice;
use super::values::NONE;
use crate::diag::{Code, Diagnostic, Fact, Place};
use crate::text::{Date, Decimal};

/// Most rows, columns and cells kept: a matrix of every commune of the country has 8,000 rows of 300 columns.
pub(super) const MAX_ROWS: u32 = 20_000;
pub(super) const MAX_COLUMNS: u32 = 512;
const MAX_CELLS: usize = 2_500_000;
/// Most bytes of text kept: one text may be in every cell.
const MAX_TEXT: usize = 32 * 1024 * 1024;
/// Most bytes kept of texts of a page or more, and from which length on a text is one: every row is compared with every
/// indicator, and a page of text in each would take minutes.
const MAX_PAGES: usize = 2 * 1024 * 1024;
const PAGE: usize = 4_000;
/// Longest text of a cell in bytes: Excel takes 32,767 letters.
const MAX_CELL_TEXT: usize = 4 * 32_767;
/// Most cells looked at, blank ones too.
pub(super) const MAX_SEEN: usize = 4_000_000;
/// Most cells of one sheet that cannot be read before the sheet is given up.
pub(super) const MAX_BROKEN: usize = 10_000;
/// Most cells of a workbook of which it is kept what they look like; a further one is taken for one that cannot be read.
const MAX_LOOKS: usize = 200_000;
/// Most merged cells of one sheet kept.
pub(super) const MAX_MERGED: usize = 5_000;

/// Counts cells and keeps them within bounds.
#[derive(Default)]
pub(super) struct Limits {
    cells: usize,
    text: usize,
    pages: usize,
    seen: usize,
    outside: usize,
    looks: usize,
    /// Texts are kept as they are, until it is known whose workbook it is.
    pub prose: bool,
    /// Texts that were encoded twice, and those of them with a letter lost.
    twice: usize,
    lost: usize,
}

impl Limits {
    /// Puts a cell into a grid unless it lies out of bounds.
    pub fn keep(&mut self, grid: &mut Grid, at: (u32, u32), content: Content) {
        if at.0 >= MAX_ROWS || at.1 >= MAX_COLUMNS || self.cells >= MAX_CELLS {
            self.outside += 1;
            return;
        }
        self.cells += 1;
        grid.cells.insert(at, content);
    }

    /// Whether a cell lies where none is kept, so that nobody need know what it holds.
    pub fn passes_over(&mut self, at: (u32, u32), data: &DataRef) -> bool {
        let outside = at.0 >= MAX_ROWS || at.1 >= MAX_COLUMNS;
        self.outside += usize::from(outside && !matches!(data, DataRef::Empty));
        outside
    }

    /// The content of a cell.
    pub fn content(&mut self, data: &DataRef, percent: bool) -> Option<Content> {
        match data {
            DataRef::Empty => None,
            DataRef::Int(i) => Some(Content::Number { value: Decimal::from(*i), percent }),
            DataRef::Float(f) => Some(Decimal::from_double(*f).map_or(Content::Broken, |value| Content::Number { value, percent })),
            DataRef::String(s) => self.text(s),
            DataRef::SharedString(s) => self.text(s),
            DataRef::Bool(yes) => Some(Content::Bool(*yes)),
            DataRef::DateTime(time) => Some(moment(time)),
            DataRef::DateTimeIso(text) => Some(iso_day(text)),
            DataRef::DurationIso(text) => Some(Content::Text(text.clone())),
            DataRef::Error(error) => Some(Content::Error(error.to_string())),
        }
    }

    /// A text of a cell, not looked at when there was too much of it already.
    pub fn text(&mut self, text: &str) -> Option<Content> {
        if text.len() > MAX_CELL_TEXT {
            return Some(Content::Broken);
        }
        self.text += text.len();
        self.pages += if text.len() < PAGE { 0 } else { text.len() };
        if self.text > MAX_TEXT || (text.len() >= PAGE && self.pages > MAX_PAGES) {
            self.outside += 1;
            return None;
        }
        let Some((meant, lost)) = twice::mended(text) else { return self.kept(text) };
        self.twice += 1;
        self.lost += usize::from(lost);
        self.kept(&meant)
    }

    fn kept(&self, text: &str) -> Option<Content> {
        if self.prose { Some(Content::Text(text.to_string())) } else { Content::of_text(text) }
    }

    /// A content with its look, as long as looks are kept.
    pub fn look(&mut self, content: Content, look: Option<Look>) -> (Content, Option<Look>) {
        self.looks += usize::from(look.is_some());
        if look.is_some() && self.looks > MAX_LOOKS { (Content::Broken, None) } else { (content, look) }
    }

    /// Whether another cell may be looked at; the first that may not is one left out.
    pub fn go_on(&mut self) -> bool {
        self.seen += 1;
        self.outside += usize::from(self.seen == MAX_SEEN);
        self.seen < MAX_SEEN
    }

    /// Counts cells that were left out before.
    pub fn leave_out(&mut self, cells: usize) {
        self.outside += cells;
    }

    /// Names a sheet with cells left out, and one whose letters were mended.
    pub fn report(&mut self, grid: &Grid) -> Vec<Diagnostic> {
        let [outside, twice, lost] = [&mut self.outside, &mut self.twice, &mut self.lost].map(std::mem::take);
        let at = |code, count: usize| Diagnostic::new(code, Place::Sheet(grid.file.clone(), grid.name.clone())).with("count", count);
        let mut findings = Vec::new();
        if outside > 0 {
            findings.push(at(Code::OutOfBounds, outside).with("rows", MAX_ROWS as usize).with("columns", MAX_COLUMNS as usize));
        }
        if twice > 0 {
            let lost = if lost == 0 { Fact::from(NONE) } else { lost.into() };
            findings.push(at(Code::TextTwiceEncoded, twice).with("lost", lost));
        }
        findings
    }
}

/// A day; a length of time is kept as its text, since nothing here is answered by one.
fn moment(time: &ExcelDateTime) -> Content {
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    let date = Date::new(year as i16, month as i8, day as i8).ok().filter(|_| time.is_datetime() && time.as_f64() >= 1.0);
    date.map_or_else(|| Content::Text(format!("{hour:02}:{minute:02}")), Content::Day)
}

fn iso_day(text: &str) -> Content {
    let day = text.split('T').next().and_then(crate::text::parse_date);
    day.map_or_else(|| Content::Text(text.to_string()), Content::Day)
}
