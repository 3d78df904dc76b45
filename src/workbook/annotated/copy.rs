//! One sheet of the copy: every value at its own address, cells with findings coloured, each with its note.

use std::collections::HashMap;

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatPattern, Note, Worksheet, XlsxError};

use super::super::WorkbookError;
use super::super::sheet::{FONT, Written, page};
use super::shape::{Shape, ids};
use super::{CopyContext, Marks, colour};
use crate::commune::Content;
use crate::diag::{Diagnostic, Severity};
use crate::messages::Lang;
use crate::text::{Date, Decimal, print_date};

/// Most characters of a cell and of a note, a little less than Excel takes.
const LONGEST: usize = 32_000;
/// Most digits behind the comma of a percentage that are shown.
const MOST_DECIMALS: i64 = 6;

/// How the content of a cell is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Title,
    Text,
    Number,
    Percent(i64),
    Day,
    /// Words of ours for what cannot be shown.
    Stand,
    Blank,
}

/// A copied sheet being written.
struct Copy<'a> {
    sheet: Worksheet,
    marks: &'a Marks<'a>,
    shape: Shape,
    formats: HashMap<(Kind, Option<Severity>), Format>,
}

/// Writes the copy of a sheet.
pub(super) fn write(context: &CopyContext, index: usize, marks: &Marks) -> Result<Worksheet, WorkbookError> {
    let (Some(cells), Some(name)) = (context.spec.sheets.get(index), context.names.get(index)) else {
        return Err(WorkbookError(String::new()));
    };
    let shape = Shape::of(cells, marks);
    let mut copy = Copy { sheet: page(name, true, &shape.widths)?, marks, shape, formats: HashMap::new() };
    copy.merge(&cells.cells)?;
    // A formula without a result shows nothing in the original either; only where a finding names it we say so.
    for (at, content) in cells.cells.iter().filter(|(at, content)| **content != Content::NoResult || marks.contains_key(at)) {
        copy.content(*at, content)?;
    }
    for (at, findings) in marks {
        if !cells.cells.contains_key(at) {
            let format = copy.format(*at, Kind::Blank);
            copy.sheet.write_blank(at.0, at.1 as u16, &format)?;
        }
        copy.sheet.insert_note(at.0, at.1 as u16, &note(findings))?;
    }
    copy.sheet.set_print_gridlines(true);
    copy.finish(cells.hidden, ids(cells, marks))
}

impl Copy<'_> {
    /// Before the cells are written: merging blanks what it covers.
    fn merge(&mut self, cells: &std::collections::BTreeMap<(u32, u32), Content>) -> Written {
        for area in self.shape.merged.clone() {
            let at = (area.top, area.left);
            let kind = cells.get(&at).map_or(Kind::Blank, |content| self.kind(at, content));
            let format = self.format(at, kind);
            match self.sheet.merge_range(area.top, area.left as u16, area.bottom, area.right as u16, "", &format) {
                // Areas that overlap are the fault of the program that wrote them; the values matter.
                Ok(_) | Err(XlsxError::MergeRangeOverlaps(..)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    fn kind(&self, at: (u32, u32), content: &Content) -> Kind {
        match content {
            Content::Number { value, percent: true } => Kind::Percent((value * &Decimal::from(100)).decimals().clamp(0, MOST_DECIMALS)),
            Content::Number { .. } => Kind::Number,
            Content::Day(_) => Kind::Day,
            Content::NoResult | Content::Broken => Kind::Stand,
            Content::Text(_) if !self.shape.wraps(at.0) => Kind::Title,
            Content::Text(_) | Content::Bool(_) | Content::Error(_) => Kind::Text,
        }
    }

    /// The format of a cell: each made once.
    fn format(&mut self, at: (u32, u32), kind: Kind) -> Format {
        let severity = self.marks.get(&at).and_then(|f| f.first()).map(|f| f.severity());
        self.formats.entry((kind, severity)).or_insert_with(|| format(kind, severity)).clone()
    }

    fn content(&mut self, at: (u32, u32), content: &Content) -> Written {
        let format = self.format(at, self.kind(at, content));
        let (row, column) = (at.0, at.1 as u16);
        match content {
            Content::Number { value, .. } => match exact(value) {
                Some(number) => self.sheet.write_number_with_format(row, column, number, &format)?,
                None => self.sheet.write_string_with_format(row, column, value.plain(), &format)?,
            },
            Content::Bool(yes) => self.sheet.write_boolean_with_format(row, column, *yes, &format)?,
            Content::Day(day) => match moment(*day) {
                Some(moment) => self.sheet.write_datetime_with_format(row, column, moment, &format)?,
                None => self.sheet.write_string_with_format(row, column, print_date(*day), &format)?,
            },
            Content::Text(text) | Content::Error(text) => self.sheet.write_string_with_format(row, column, cut(text), &format)?,
            Content::NoResult => self.sheet.write_string_with_format(row, column, Lang::Vi.text("annotated-no-result"), &format)?,
            Content::Broken => self.sheet.write_string_with_format(row, column, Lang::Vi.text("annotated-broken"), &format)?,
        };
        Ok(())
    }

    /// Heights, what stays hidden, the colour of the tab. A sheet with a finding is shown: a link leads there.
    fn finish(mut self, hidden: bool, (column, row): (Option<u16>, Option<u32>)) -> Result<Worksheet, WorkbookError> {
        for (row, height) in &self.shape.heights {
            self.sheet.set_row_height(*row, *height)?;
        }
        if let Some(column) = column {
            self.sheet.set_column_hidden(column)?;
        }
        if let Some(row) = row {
            self.sheet.set_row_hidden(row)?;
        }
        match self.marks.values().flatten().map(|f| f.severity()).min() {
            Some(worst) => {
                self.sheet.set_tab_color(Color::RGB(colour(worst)));
            }
            None if hidden => {
                self.sheet.set_hidden(true);
            }
            None => {}
        }
        Ok(self.sheet)
    }
}

fn format(kind: Kind, severity: Option<Severity>) -> Format {
    let base = Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::VerticalCenter);
    let boxed = base.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0xbfbfbf));
    let format = match kind {
        Kind::Title => base.set_bold(),
        Kind::Text | Kind::Blank => boxed.set_text_wrap(),
        Kind::Number => boxed,
        Kind::Percent(0) => boxed.set_num_format("0%"),
        Kind::Percent(places) => boxed.set_num_format(format!("0.{}%", "0".repeat(places as usize))),
        Kind::Day => boxed.set_num_format("dd/mm/yyyy"),
        Kind::Stand => boxed.set_text_wrap().set_italic().set_font_color(Color::RGB(0x808080)),
    };
    match severity {
        Some(severity) => format.set_pattern(FormatPattern::Solid).set_background_color(Color::RGB(colour(severity))),
        None => format,
    }
}

/// The number as a cell holds it, unless digits would be lost.
fn exact(value: &Decimal) -> Option<f64> {
    let number = value.to_double();
    Decimal::from_double(number).filter(|back| back == value).map(|_| number)
}

fn moment(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, day.month() as u8, day.day() as u8).ok()
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST / 2).collect()
}

/// What was found in a cell and what to do, as large as its text.
fn note(findings: &[&Diagnostic]) -> Note {
    const WIDTH: u32 = 400;
    let texts: Vec<String> = findings.iter().map(|f| note_text(f)).collect();
    let text = cut(&texts.join("\n\n"));
    let lines: usize = text.split('\n').map(|line| line.chars().count() / 58 + 1).sum();
    let height = u32::try_from(lines).unwrap_or(u32::MAX).saturating_mul(19).saturating_add(14).min(1_000);
    let worst = findings.first().map_or(Severity::Note, |f| f.severity());
    let note = Note::new(text).set_author("ntm").add_author_prefix(false).set_width(WIDTH).set_height(height);
    note.set_font_name(FONT).set_font_size(11).set_background_color(Color::RGB(colour(worst)))
}

fn note_text(finding: &Diagnostic) -> String {
    let hint = Lang::Vi.hint(finding).map(|hint| format!("\n→ {hint}"));
    format!("{}{}", Lang::Vi.finding(finding), hint.unwrap_or_default())
}
