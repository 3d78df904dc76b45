//! Workbooks of LibreOffice, packed or as one flat file → grids. A row or cell is there once with the number of
//! times it is repeated, so a stray mark in the last row costs no more than itself.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Cursor};
use std::sync::Arc;

use calamine::DataRef;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::dress;
use super::failure::Failure;
use super::grid::{Area, Content, Grid};
use super::limits::{Limits, MAX_COLUMNS, MAX_MERGED, MAX_ROWS};
use super::look::Face;
use super::narrative;
use super::reader::Contents;
use super::sight::{Cell, Sights, Styles};

/// Most styles of tables kept.
const MOST_STYLES: usize = 2_000;

/// Reads a packed workbook that was looked through before.
pub(super) fn packed(bytes: &[u8], sights: Sights, file: &Arc<str>) -> Result<Contents, Failure> {
    let damaged = |_| Failure::Library("structure");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let part = archive.by_name("content.xml").map_err(damaged)?;
    read(BufReader::new(part), sights, file)
}

/// Reads a flat one, likewise.
pub(super) fn flat(bytes: &[u8], sights: Sights, file: &Arc<str>) -> Result<Contents, Failure> {
    read(bytes, sights, file)
}

fn read(source: impl BufRead, sights: Sights, file: &Arc<str>) -> Result<Contents, Failure> {
    let (mut reader, mut buffer) = (Reader::from_reader(source), Vec::new());
    let mut book = Book { file: file.clone(), ..Book::default() };
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Failure::Library("structure"))? {
            Event::Eof => break,
            event => book.event(&event),
        }
    }
    Ok(book.contents(sights))
}

/// What was read so far.
#[derive(Default)]
struct Book {
    file: Arc<str>,
    limits: Limits,
    contents: Contents,
    /// Styles of tables that are not shown, and the one whose tags are being read.
    unseen: BTreeSet<String>,
    style: String,
    /// How many tables are open: one inside a cell is no sheet.
    depth: usize,
    /// The row, how often it is repeated, and the column that comes next.
    row: (u32, u32),
    column: u32,
    cell: Option<Open>,
}

/// A cell being read.
struct Open {
    cell: Cell,
    value: Value,
    covered: bool,
    spanned: (u32, u32),
}

/// What the tag of a cell says of its value.
enum Value {
    Number(Option<f64>, bool),
    Bool(bool),
    Day(String),
    Time(String),
    Error,
    /// The text in the tag or the one in the cell, which may be that of a formula.
    Text(Option<String>, bool),
}

impl Book {
    fn event(&mut self, event: &Event) {
        if let Some(open) = &mut self.cell {
            if open.cell.event(event, &Styles::default()) {
                self.close();
            }
            return;
        }
        match event {
            Event::Start(tag) => self.begin(tag, false),
            Event::Empty(tag) => self.begin(tag, true),
            Event::End(tag) if tag.name().as_ref() == "table:table" => self.end_of_table(),
            _ => {}
        }
    }

    fn begin(&mut self, tag: &BytesStart, empty: bool) {
        match tag.name().as_ref() {
            "style:style" => self.style = attribute(tag, "style:name").unwrap_or_default(),
            "style:table-properties" => self.table_style(tag),
            "table:table" if !empty => self.table(tag),
            "table:table-row" => {
                self.row = (self.row.0.saturating_add(self.row.1), repeated(tag, "table:number-rows-repeated"));
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" if self.depth == 1 => self.cell(tag, empty),
            _ => {}
        }
    }

    fn table_style(&mut self, tag: &BytesStart) {
        if attribute(tag, "table:display").is_some_and(|shown| shown == "false") && self.unseen.len() < MOST_STYLES {
            self.unseen.insert(self.style.clone());
        }
    }

    fn table(&mut self, tag: &BytesStart) {
        self.depth += 1;
        if self.depth > 1 {
            return;
        }
        let hidden = attribute(tag, "table:style-name").is_some_and(|style| self.unseen.contains(&style));
        let name = attribute(tag, "table:name").unwrap_or_default();
        self.limits.prose = narrative::is_prose(&name);
        self.contents.sheets.push(Grid::new(&self.file, &name, hidden));
        self.row = (0, 0);
    }

    fn end_of_table(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if let (0, Some(grid)) = (self.depth, self.contents.sheets.last()) {
            self.contents.findings.extend(self.limits.report(grid));
        }
    }

    fn cell(&mut self, tag: &BytesStart, empty: bool) {
        let first = self.column;
        self.column = first.saturating_add(repeated(tag, "table:number-columns-repeated"));
        let spanned = (repeated(tag, "table:number-rows-spanned"), repeated(tag, "table:number-columns-spanned"));
        let covered = tag.name().as_ref() == "table:covered-table-cell";
        let cell = Cell::new(tag, (first, self.column), Face::default());
        self.cell = Some(Open { cell, value: Value::of(tag), covered, spanned });
        if empty {
            self.close();
        }
    }

    /// Keeps a cell wherever it is repeated within bounds.
    fn close(&mut self) {
        let (Some(open), Some(grid)) = (self.cell.take(), self.contents.sheets.last_mut()) else { return };
        let (rows, columns) = ((self.row.0, self.row.0.saturating_add(self.row.1)), open.cell.columns);
        let text = open.cell.text();
        if open.covered || !open.value.is_any(text.as_deref()) {
            return;
        }
        let at = (rows.0, columns.0);
        let (down, right) = open.spanned;
        if down.max(right) > 1 && grid.merged.len() < MAX_MERGED {
            let (bottom, right) = (at.0.saturating_add(down - 1), at.1.saturating_add(right - 1));
            grid.merged.push(Area { top: at.0, left: at.1, bottom, right });
        }
        let inside = |(from, to): (u32, u32), most: u32| from.min(most)..to.min(most);
        let (kept_rows, kept_columns) = (inside(rows, MAX_ROWS), inside(columns, MAX_COLUMNS));
        let all = u64::from(rows.1 - rows.0) * u64::from(columns.1 - columns.0);
        let kept = kept_rows.len() as u64 * kept_columns.len() as u64;
        self.limits.leave_out(usize::try_from(all - kept).unwrap_or(usize::MAX));
        for at in kept_rows.flat_map(|row| kept_columns.clone().map(move |column| (row, column))) {
            if !self.limits.go_on() {
                return;
            }
            if let Some(content) = open.value.content(text.as_deref(), &mut self.limits) {
                self.limits.keep(grid, at, content);
            }
        }
    }

    fn contents(mut self, sights: Sights) -> Contents {
        for grid in &mut self.contents.sheets {
            self.limits.prose = narrative::is_prose(&grid.name);
            if let Some(sight) = sights.get(&*grid.name) {
                dress::placed(grid, &mut self.limits, sight);
            }
        }
        self.contents.hidden = sights.into_iter().map(|(name, sight)| (name, sight.hidden)).collect();
        self.contents
    }
}

impl Value {
    /// OpenOffice before 2.0 (.sxc) wrote these attributes under another name.
    fn of(tag: &BytesStart) -> Self {
        let own = |name: &str| attribute(tag, name).or_else(|| attribute(tag, &name.replacen("office", "table", 1)));
        let text = |name: &str| own(name).unwrap_or_default();
        if attribute(tag, "calcext:value-type").is_some_and(|kind| kind == "error") {
            return Self::Error;
        }
        let number = || text("office:value").trim().parse().ok();
        match text("office:value-type").as_str() {
            "float" | "currency" => Self::Number(number(), false),
            "percentage" => Self::Number(number(), true),
            "boolean" => Self::Bool(text("office:boolean-value") == "true"),
            "date" => Self::Day(text("office:date-value")),
            "time" => Self::Time(text("office:time-value")),
            _ => Self::Text(own("office:string-value"), attribute(tag, "table:formula").is_some()),
        }
    }

    /// Whether a cell holds anything, reported before it is written out as often as it is repeated.
    fn is_any(&self, text: Option<&str>) -> bool {
        match self {
            Self::Text(own, formula) => *formula || own.as_deref().or(text).is_none_or(|text| !text.trim().is_empty()),
            _ => true,
        }
    }

    /// The content of a cell with this text; one too long is none that can be read.
    fn content(&self, text: Option<&str>, limits: &mut Limits) -> Option<Content> {
        match self {
            Self::Number(Some(number), percent) => limits.content(&DataRef::Float(*number), *percent),
            Self::Number(None, _) => Some(Content::Broken),
            Self::Bool(yes) => Some(Content::Bool(*yes)),
            Self::Day(day) => limits.content(&DataRef::DateTimeIso(day.clone()), false),
            Self::Time(time) => limits.content(&DataRef::DurationIso(time.clone()), false),
            Self::Error => Some(Content::Error(text.unwrap_or_default().to_string())),
            Self::Text(own, formula) => match own.as_deref().or(text) {
                Some(text) if *formula && text.trim().is_empty() => Some(Content::NoResult),
                Some(text) => limits.text(text),
                None => Some(Content::Broken),
            },
        }
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == name)?;
    Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), |text| text.into_owned()))
}

fn repeated(tag: &BytesStart, name: &str) -> u32 {
    attribute(tag, name).map_or(1, |times| times.trim().parse().unwrap_or(u32::MAX))
}
