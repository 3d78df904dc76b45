//! A page of the web, as a browser or an office program saves it → a grid for each of its tables, with what is written above it.

use std::collections::BTreeMap;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};

use crate::diag::{Code, Diagnostic, Place};
use crate::input::grid::{Area, Grid};
use crate::input::guard::MAX_SHEETS;
use crate::input::limits::{Limits, MAX_COLUMNS, MAX_ROWS};

/// Bytes in which a page says what it is.
const HEAD: usize = 4096;
/// Most lines kept of what is written above a table.
const MOST_LINES: usize = 40;
/// Tags whose text nobody sees, or that only note something.
const MUTE: [&str; 5] = ["script", "style", "head", "sup", "noscript"];
/// Tags that begin a line.
const BLOCKS: [&str; 14] = ["p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "ul", "ol", "center"];
/// What stands for a sign.
const ENTITIES: [(&str, &str); 10] = [
    ("nbsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("ge", "≥"),
    ("le", "≤"),
    ("ndash", "–"),
    ("mdash", "—"),
];

/// The tables of a page, and what was found while reading them.
pub(super) type Sheets = (Vec<Grid>, Vec<Diagnostic>);

/// A cell being read.
#[derive(Default)]
struct PageCell {
    at: (u32, u32),
    down: u32,
    across: u32,
    text: String,
}

/// A table being read.
#[derive(Default)]
struct PageTable {
    above: Vec<String>,
    /// The next row, and the columns of it and of later ones that are taken from above, with the first row they are free in.
    row: u32,
    taken: BTreeMap<u32, u32>,
    column: u32,
    cells: Vec<PageCell>,
    cell: Option<PageCell>,
}

/// The page being read.
#[derive(Default)]
struct Page {
    /// Lines since the last table, the last one open.
    lines: Vec<String>,
    open: Vec<PageTable>,
    tables: Vec<PageTable>,
    /// How many tags are open whose text nobody sees.
    mute: usize,
}

/// Reads a page; none where the file is something else.
pub(super) fn read(bytes: &[u8], name: &str) -> Option<Result<Sheets, Diagnostic>> {
    let text = text(bytes)?;
    let mut page = Page::default();
    page.read(&text);
    if page.tables.len() > MAX_SHEETS {
        let finding = Diagnostic::new(Code::Excessive, Place::File(name.into()));
        return Some(Err(finding.with("what", "tables").with("limit", MAX_SHEETS)));
    }
    Some(Ok(grids(page.tables, &name.into())))
}

/// The text of a page in the encoding it says it has.
fn text(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let begins = head.trim_start_matches('\u{feff}').trim_start();
    if !begins.starts_with("<!doctype html") && !begins.starts_with("<html") {
        return None;
    }
    let label =
        head.split("charset=").nth(1).map(|rest| rest.trim_start_matches(['"', '\'']).split(['"', '\'', '>', ' ', ';', '/']).next());
    let named = label.flatten().and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = Encoding::for_bom(bytes).map_or(named.unwrap_or(UTF_8), |(encoding, _)| encoding);
    Some(encoding.decode(bytes).0.into_owned())
}

fn grids(tables: Vec<PageTable>, file: &Arc<str>) -> Sheets {
    let (mut grids, mut findings, mut limits) = (Vec::new(), Vec::new(), Limits::default());
    for (at, table) in tables.into_iter().enumerate() {
        let mut grid = Grid::of_word(file, at + 1, table.above.len() as u32);
        table.fill(&mut grid, &mut limits);
        findings.extend(limits.report(&grid));
        grids.push(grid);
    }
    (grids, findings)
}

impl Page {
    fn read(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            let (before, tag) = rest.split_at(at);
            self.write(before);
            rest = match tag.strip_prefix("<!--") {
                Some(comment) => comment.split_once("-->").map_or("", |(_, behind)| behind),
                None => {
                    let (inner, behind) = tag[1..].split_once('>').unwrap_or((&tag[1..], ""));
                    self.tag(inner);
                    behind
                }
            };
        }
        self.write(rest);
        while !self.open.is_empty() {
            self.end_table();
        }
    }

    fn tag(&mut self, inner: &str) {
        let closes = inner.starts_with('/');
        let name: String =
            inner.trim_start_matches('/').chars().take_while(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_lowercase();
        if MUTE.contains(&name.as_str()) {
            self.mute = if closes { self.mute.saturating_sub(1) } else { self.mute + usize::from(!inner.ends_with('/')) };
        }
        if BLOCKS.contains(&name.as_str()) {
            self.line();
        }
        match (name.as_str(), closes) {
            ("table", false) => self.open.push(PageTable { above: std::mem::take(&mut self.lines), ..PageTable::default() }),
            ("table", true) => self.end_table(),
            ("tr", _) => self.last(PageTable::end_row),
            ("td" | "th", false) => self.last(|table| table.begin_cell(inner)),
            ("td" | "th", true) => self.last(PageTable::end_cell),
            _ => {}
        }
    }

    fn last(&mut self, change: impl FnOnce(&mut PageTable)) {
        if let Some(table) = self.open.last_mut() {
            change(table);
        }
    }

    /// A table with one column places what is in it: its lines are those above the next.
    fn end_table(&mut self) {
        let Some(mut table) = self.open.pop() else { return };
        table.end_row();
        self.lines.extend(table.heading());
        self.tables.push(table);
    }

    /// Ends a line of the text.
    fn line(&mut self) {
        match self.open.last_mut().and_then(|table| table.cell.as_mut()) {
            Some(cell) => cell.text.push('\n'),
            None => self.lines.push(String::new()),
        }
        let from = self.lines.len().saturating_sub(MOST_LINES);
        self.lines.drain(..from);
    }

    fn write(&mut self, text: &str) {
        if self.mute > 0 || text.is_empty() {
            return;
        }
        let text = seen(text);
        match self.open.last_mut() {
            None => match self.lines.last_mut() {
                Some(line) => line.push_str(&text),
                None => self.lines.push(text),
            },
            Some(table) => {
                if let Some(cell) = &mut table.cell {
                    cell.text.push_str(&text);
                }
            }
        }
    }
}

impl PageTable {
    fn begin_cell(&mut self, tag: &str) {
        self.end_cell();
        while self.taken.get(&self.column).is_some_and(|free| *free > self.row) {
            self.column += 1;
        }
        let span = |name: &str, most: u32| number(tag, name).unwrap_or(1).clamp(1, most);
        let (down, across) = (span("rowspan", MAX_ROWS), span("colspan", MAX_COLUMNS));
        let at = (self.row, self.column);
        for column in self.column..(self.column + across).min(MAX_COLUMNS) {
            self.taken.insert(column, self.row + down);
        }
        self.column = (self.column + across).min(MAX_COLUMNS);
        self.cell = Some(PageCell { at, down, across, text: String::new() });
    }

    fn end_cell(&mut self) {
        self.cells.extend(self.cell.take());
    }

    fn end_row(&mut self) {
        self.end_cell();
        if self.cells.last().is_some_and(|cell| cell.at.0 == self.row) {
            self.row += 1;
        }
        self.column = 0;
    }

    /// The lines of a table of one row, which only places them.
    fn heading(&self) -> Vec<String> {
        let text = |cell: &PageCell| cell.text.split('\n').map(one_line).collect::<Vec<_>>();
        if self.row <= 1 { self.cells.iter().flat_map(text).collect() } else { Vec::new() }
    }

    fn fill(self, grid: &mut Grid, limits: &mut Limits) {
        let lines: Vec<String> = self.above.iter().map(|line| one_line(line)).collect();
        let above = lines.len() as u32;
        for (row, line) in (0..).zip(&lines) {
            if let Some(content) = limits.text(line) {
                limits.keep(grid, (row, 0), content);
            }
        }
        for cell in self.cells {
            let at = (cell.at.0.saturating_add(above), cell.at.1);
            let text = cell.text.split('\n').map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
            if let Some(content) = limits.text(&text) {
                limits.keep(grid, at, content);
            }
            if cell.down > 1 || cell.across > 1 {
                grid.merged.push(Area { top: at.0, left: at.1, bottom: at.0 + cell.down - 1, right: at.1 + cell.across - 1 });
            }
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number of an attribute.
fn number(tag: &str, name: &str) -> Option<u32> {
    let (_, rest) = tag.to_ascii_lowercase().split_once(name).map(|(a, b)| (a.to_string(), b.to_string()))?;
    let digits: String = rest.trim_start_matches([' ', '=', '"', '\'']).chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// A text with its signs for what stands for them, ends of lines being blanks.
fn seen(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let sign = behind[1..].split_once(';').and_then(|(name, after)| Some((entity(name)?, after)));
        match sign {
            Some((sign, after)) => {
                out.push_str(&sign);
                rest = after;
            }
            None => {
                out.push('&');
                rest = &behind[1..];
            }
        }
    }
    out.push_str(rest);
    out.replace(['\n', '\r', '\t'], " ")
}

fn entity(name: &str) -> Option<String> {
    let code = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    let sign = code.and_then(char::from_u32).map(String::from);
    sign.or_else(|| ENTITIES.iter().find(|(own, _)| *own == name).map(|(_, sign)| (*sign).to_string()))
}
