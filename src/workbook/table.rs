//! Tables for people to read: headings, rows as high as their texts, repeated headings in print.

use rust_xlsxwriter::{Color, FormatPattern, Formula, Url, Worksheet};

use super::WorkbookError;
use super::checks::Check;
use super::fit::{Fit, decimals};
use super::formula::Live;
use super::page::Leaf;
use super::sheet::{Stored, Styles, lines_height, room, row_height};
use crate::assess::Finding;
use crate::layout::dossier::ROW_ID;
use crate::messages::Lang;
use crate::text::{BOLD, Words};

/// A table being written.
pub(super) struct Table<'a> {
    pub sheet: Leaf,
    styles: &'a Styles,
    widths: Vec<f64>,
    /// Next row.
    pub row: u32,
    /// What the widths are fitted to at the end; nothing in a table whose widths are set.
    fit: Option<Fit>,
    /// The heights of the rows above the table, by the widths of its columns.
    pub above: Option<Above>,
}

/// Rows and heights by widths.
type Above = Box<dyn Fn(&[f64]) -> Vec<(u32, f64)>>;

/// Widths of the columns of a page together, upright and turned, at which print can be read.
const PAGE: [f64; 2] = [100.0, 150.0];

/// A cell of a row.
pub(super) enum Cell {
    Text(String),
    Centre(String),
    /// A formula with its result.
    Live(Live),
    /// A formula that gives a text to be read, not a verdict.
    LiveText(Live),
    Bold(String),
    /// Text that leads to a place in the workbook, such as `'Sheet'!E14`.
    Link(String, String),
    /// Text that leads to another file, or to a cell of it.
    File(String, String),
    Number(f64),
    /// A verdict in its colour, and where it leads.
    Marked(String, Finding, Option<String>),
    /// To be written by people.
    Open,
    /// The same, with what was written already.
    Written(String),
}

impl<'a> Table<'a> {
    /// A sheet with columns of these ids and widths.
    pub fn new(styles: &'a Styles, name: &str, landscape: bool, widths: &[f64]) -> Result<Self, WorkbookError> {
        let sheet = Leaf::new(name, landscape, widths)?;
        Ok(Self { sheet, styles, widths: widths.to_vec(), row: 0, fit: None, above: None })
    }

    /// The same as wide as a page, its columns fitted to their texts when it is finished.
    pub fn fitted(styles: &'a Styles, name: &str, landscape: bool, widths: &[f64]) -> Result<Self, WorkbookError> {
        let all: f64 = widths.iter().sum();
        let widths: Vec<f64> = widths.iter().map(|width| width * PAGE[usize::from(landscape)] / all).collect();
        Ok(Self { fit: Some(Fit::default()), ..Self::new(styles, name, landscape, &widths)? })
    }

    /// Locked but for what people write; columns are fitted to their texts, and rows to the columns.
    pub fn finish(mut self) -> Result<Self, WorkbookError> {
        if let Some(fit) = self.fit.take() {
            self.widths = fit.widths(&self.widths);
            for (column, width) in (0u16..).zip(&self.widths) {
                self.sheet.width(column, *width)?;
            }
            for (row, words) in &fit.rows {
                let lines = words.iter().zip(&self.widths).map(|(words, width)| words.lines(room(*width))).max();
                self.sheet.height(*row, lines_height(lines.unwrap_or(1)))?;
            }
            let (first, last) = (fit.rows.first(), fit.rows.last());
            if let Some(((first, _), (last, _))) = first.zip(last) {
                fit.numbers.iter().try_for_each(|column| decimals(self.sheet.worksheet(), (*first, *last), *column))?;
            }
        }
        for (row, height) in self.above.iter().flat_map(|above| above(&self.widths)) {
            self.sheet.height(row, height)?;
        }
        self.sheet.lock();
        Ok(self)
    }

    /// A column keeps its width, whatever is in it.
    pub fn keep(&mut self, column: usize) {
        self.fit.iter_mut().for_each(|fit| {
            fit.kept.insert(column);
        });
    }

    /// Remembers the texts of a row for the widths.
    pub fn remember(&mut self, row: u32, cells: &[Cell]) {
        if let Some(fit) = &mut self.fit {
            fit.rows.push((row, cells.iter().map(Cell::words).collect()));
        }
    }

    /// Last column.
    pub fn last(&self) -> u16 {
        self.widths.len() as u16 - 1
    }

    /// A title over all columns.
    pub fn title(&mut self, text: &str) -> Result<(), WorkbookError> {
        self.sheet.across(self.row, (0, self.last()), text, &self.styles.title)?;
        self.row += 1;
        Ok(())
    }

    /// Printed on one page, however small.
    pub fn on_one_page(&mut self) {
        self.sheet.on_one_page();
    }

    /// A remark over all columns.
    pub fn remark(&mut self, text: &str) -> Result<(), WorkbookError> {
        let width: f64 = self.widths.iter().sum();
        self.sheet.across(self.row, (0, self.last()), text, &self.styles.subtitle)?;
        self.sheet.height(self.row, row_height(&[(text, width)]))?;
        self.row += 1;
        Ok(())
    }

    /// The same with figures that stay live.
    pub fn live_remark(&mut self, live: &Live) -> Result<(), WorkbookError> {
        let (row, words) = (self.row, Cell::LiveText(live.clone()).text());
        self.remark(&words)?;
        self.sheet.live((row, 0), live, &self.styles.subtitle)
    }

    /// The headings; they repeat on every page and stay in sight.
    pub fn headings(&mut self, ids: &[&str]) -> Result<(), WorkbookError> {
        self.heading_texts(&ids.iter().map(|id| heading(id)).collect::<Vec<_>>())
    }

    /// The same, the words given.
    pub fn heading_texts(&mut self, texts: &[String]) -> Result<(), WorkbookError> {
        for (column, text) in (0u16..).zip(texts) {
            self.sheet.text((self.row, column), text, &self.styles.heading)?;
        }
        let sized: Vec<(&str, f64)> = texts.iter().map(String::as_str).zip(self.widths.iter().copied()).collect();
        self.sheet.height(self.row, row_height(&sized))?;
        if let Some(fit) = &mut self.fit {
            fit.rows.push((self.row, texts.iter().map(|text| Words::bold(text)).collect()));
        }
        self.sheet.repeat(self.row, self.row)?;
        self.sheet.freeze((self.row + 1, 0))?;
        self.row += 1;
        Ok(())
    }

    /// A heading row inside the table.
    pub fn section(&mut self, text: &str) -> Result<(), WorkbookError> {
        self.sheet.across(self.row, (0, self.last()), text, &self.styles.criterion)?;
        let width = self.widths.iter().sum::<f64>() * 100.0 / f64::from(BOLD);
        self.sheet.height(self.row, row_height(&[(text, width)]))?;
        self.row += 1;
        Ok(())
    }

    /// A row, as high as its longest cell.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), WorkbookError> {
        let height = self.height(cells);
        for (column, cell) in (0u16..).zip(cells) {
            self.put(self.row, column, cell)?;
        }
        self.sheet.height(self.row, height)?;
        self.remember(self.row, cells);
        self.row += 1;
        Ok(())
    }

    /// The height a row of these cells needs.
    pub fn height(&self, cells: &[Cell]) -> f64 {
        let texts: Vec<String> = cells.iter().map(Cell::text).collect();
        let sized: Vec<(&str, f64)> = texts.iter().map(String::as_str).zip(self.widths.iter().copied()).collect();
        row_height(&sized)
    }

    pub fn put(&mut self, row: u32, column: u16, cell: &Cell) -> Result<(), WorkbookError> {
        if matches!(cell, Cell::Open | Cell::Written(_)) {
            self.keep(usize::from(column));
        }
        if matches!(cell, Cell::Live(Live { stored: Stored::Number(_), .. })) {
            self.fit.iter_mut().for_each(|fit| {
                fit.numbers.insert(column);
            });
        }
        cell.put(self.sheet.worksheet(), self.styles, (row, column))
    }

    /// A text over several cells of a row already written.
    pub fn across(&mut self, row: u32, first: u16, last: u16, text: &str) -> Result<(), WorkbookError> {
        self.sheet.across(row, (first, last), text, &self.styles.centre)
    }

    /// Keeps ids of rows in a hidden column behind the last one, for whoever reads again what people wrote; to be
    /// called right after the headings.
    pub fn id_heading(&mut self) -> Result<(), WorkbookError> {
        let column = self.last() + 1;
        self.sheet.key((self.row - 1, column), &heading(ROW_ID))?;
        self.sheet.hide(column)
    }

    /// The id of the row written last.
    pub fn id(&mut self, id: &str) -> Result<(), WorkbookError> {
        self.sheet.key((self.row - 1, self.last() + 1), id)
    }

    /// A list of words that the cells of a column offer, from its first row to its last, and take alone.
    pub fn offer(&mut self, (first, last): (u32, u32), column: u16, range: &str) -> Result<(), WorkbookError> {
        self.sheet.check((first, column), (last, column), &Check::listed(range)?)
    }

    /// A short word of a row already written, on a colour.
    pub fn filled(&mut self, (row, column): (u32, u16), text: &str, rgb: u32) -> Result<(), WorkbookError> {
        let format = self.styles.centre.clone().set_pattern(FormatPattern::Solid).set_background_color(Color::RGB(rgb));
        self.sheet.text((row, column), text, &format)
    }

    /// Filter buttons on the headings of the rows down to the last one written.
    pub fn filter(&mut self, heading: u32) -> Result<(), WorkbookError> {
        let (last_row, last) = ((self.row - 1).max(heading), self.last());
        self.sheet.filter(heading, (last_row, last))
    }

    /// A column of texts merged over rows, at their top; nothing is merged over a single row.
    pub fn merged(&mut self, first: u32, last: u32, column: u16, text: &str) -> Result<(), WorkbookError> {
        self.sheet.down((first, last), column, text, &self.styles.bold_top)
    }
}

impl Cell {
    /// Writes it on a sheet.
    pub fn put(&self, sheet: &mut Worksheet, styles: &Styles, (row, column): (u32, u16)) -> Result<(), WorkbookError> {
        match self {
            Self::Text(words) => sheet.write_string_with_format(row, column, words, &styles.cell)?,
            Self::Centre(words) => sheet.write_string_with_format(row, column, words, &styles.centre)?,
            Self::Bold(words) => sheet.write_string_with_format(row, column, words, &styles.bold)?,
            Self::Link(words, to) => sheet.write_url_with_format(row, column, link("internal:", to, words), &styles.link)?,
            Self::File(words, to) => sheet.write_url_with_format(row, column, link("file:///", to, words), &styles.link_left)?,
            Self::Number(number) => sheet.write_number_with_format(row, column, *number, &styles.centre)?,
            Self::Marked(words, finding, None) => sheet.write_string_with_format(row, column, words, styles.marks.format(*finding))?,
            Self::Marked(words, finding, Some(to)) => {
                sheet.write_url_with_format(row, column, link("file:///", to, words), styles.marks.format(*finding))?
            }
            Self::Open => sheet.write_blank(row, column, &styles.input_text)?,
            Self::Written(words) => sheet.write_string_with_format(row, column, words, &styles.input_text)?,
            Self::LiveText(live) => sheet.write_formula_with_format(row, column, computed(live), &styles.cell)?,
            Self::Live(live) => {
                let format = if matches!(live.stored, Stored::Number(_)) { &styles.number } else { &styles.verdict };
                sheet.write_formula_with_format(row, column, computed(live), format)?
            }
        };
        Ok(())
    }

    /// What is in it, as far as it is known here.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Written(text) | Self::Centre(text) | Self::Bold(text) => text.clone(),
            Self::Link(text, _) | Self::File(text, _) | Self::Marked(text, ..) => text.clone(),
            Self::Live(live) | Self::LiveText(live) => match &live.stored {
                Stored::Text(text) => text.clone(),
                Stored::Number(number) => grouped(*number),
            },
            Self::Number(number) => grouped(*number),
            Self::Open => String::new(),
        }
    }

    /// Its words, in bold letters where it has such.
    fn words(&self) -> Words {
        match self {
            Self::Bold(_) | Self::Live(_) => Words::bold(&self.text()),
            _ => Words::of(&self.text()),
        }
    }
}

fn link(kind: &str, to: &str, words: &str) -> Url {
    let whole = if to.starts_with("file:") { to.to_string() } else { format!("{kind}{to}") };
    Url::new(whole).set_text(words)
}

fn computed(live: &Live) -> Formula {
    live.stored.of(&format!("={}", live.formula))
}

/// As long as a number with a mark at every thousand.
fn grouped(number: f64) -> String {
    let digits = number.to_string();
    let marks = digits.len().saturating_sub(1) / 3;
    digits + &".".repeat(marks)
}

/// The words of a heading.
pub(super) fn heading(id: &str) -> String {
    Lang::Vi.text(&format!("heading-{id}"))
}
