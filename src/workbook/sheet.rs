//! What every sheet of ours has in common: fonts, A4, headers, protection, formulas with results.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, FormatPattern, FormatUnderline, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::WorkbookError;
use super::formula::Live;
use super::marks::Marks;
use super::shared::share;
use crate::layout::Sheet;
use crate::messages::Lang;
use crate::text::lines;

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

pub(super) type Written = Result<(), WorkbookError>;

/// The result a formula is stored with: what the tool itself computed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stored {
    Number(f64),
    /// A text; never empty, since an empty stored result would read as zero.
    Text(String),
}

impl Stored {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::Text(if text.is_empty() { "–".to_string() } else { text })
    }

    /// Nothing, for a formula that only others see (`Working::write` lets it be stored).
    pub fn nothing() -> Self {
        Self::Text(String::new())
    }

    /// The formula with this result.
    pub fn of(&self, formula: &str) -> Formula {
        let result = match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        };
        Formula::new(formula).set_result(result)
    }
}

/// A quoted text inside a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// An absolute reference to a cell of another sheet.
pub(super) fn reference(sheet: &str, row: u32, column: u16) -> String {
    format!("'{}'!${}${}", sheet.replace('\'', "''"), crate::diag::column_letters(u32::from(column)), row + 1)
}

/// The range between two cells of one sheet.
pub(super) fn span(first: &str, last: &str) -> String {
    let (_, last) = last.rsplit_once('!').unwrap_or(("", last));
    format!("{first}:{last}")
}

/// The cell formats of our workbooks.
pub(super) struct Styles {
    /// Plain text, wrapped, bordered, locked.
    pub cell: Format,
    pub centre: Format,
    /// Codes: text.
    pub code: Format,
    /// Column headings.
    pub heading: Format,
    /// Rows of criteria.
    pub criterion: Format,
    /// To be filled in.
    pub input: Format,
    /// To be filled in, as text.
    pub input_text: Format,
    /// To be filled in with paragraphs: from the top.
    pub input_prose: Format,
    /// To be filled in, as a day.
    pub input_date: Format,
    /// Not to be filled in.
    pub closed: Format,
    /// Last year's figures.
    pub past: Format,
    /// Title of a sheet.
    pub title: Format,
    /// Line under a title.
    pub subtitle: Format,
    /// Bold in a cell.
    pub bold: Format,
    pub bold_centre: Format,
    /// Bold, centred, at the top.
    pub bold_top: Format,
    /// Leads to another cell.
    pub link: Format,
    /// Leads to another file; left.
    pub link_left: Format,
    /// Text outside a table.
    pub plain: Format,
    pub verdict: Format,
    /// A number that is computed, with marks at thousands.
    pub number: Format,
    /// Illustration banner.
    pub banner: Format,
    /// Letterhead line, bold.
    pub head_bold: Format,
    /// Letterhead line, italic.
    pub head_italic: Format,
    /// Letterhead line.
    pub head: Format,
    /// An authority or the national title, on one line however narrow its columns are.
    pub head_line: Format,
    /// Verdicts.
    pub marks: Marks,
}

/// The font of all documents.
pub(super) const FONT: &str = "Times New Roman";

impl Styles {
    pub fn new() -> Self {
        let base = Format::new().set_font_name(FONT).set_font_size(11).set_text_wrap().set_align(FormatAlign::VerticalCenter);
        let cell = base.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x8c8c8c));
        let fill = |rgb: u32| cell.clone().set_pattern(FormatPattern::Solid).set_background_color(Color::RGB(rgb));
        let centre = cell.clone().set_align(FormatAlign::Center);
        let head = base.clone().set_align(FormatAlign::Center).set_font_size(13);
        Self {
            code: centre.clone().set_num_format("@"),
            heading: fill(0xd9e2ec).set_bold().set_align(FormatAlign::Center),
            criterion: fill(0xeef2f6).set_bold(),
            input: fill(0xfff8dc).set_unlocked().set_align(FormatAlign::Center),
            input_text: fill(0xfff8dc).set_unlocked().set_num_format("@"),
            input_prose: fill(0xfff8dc).set_unlocked().set_num_format("@").set_align(FormatAlign::Top),
            input_date: fill(0xfff8dc).set_unlocked().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
            closed: fill(0xf2f2f2).set_align(FormatAlign::Center),
            past: fill(0xe3e3e3).set_align(FormatAlign::Center).set_font_color(Color::RGB(0x505050)).set_italic(),
            title: base.clone().set_bold().set_font_size(14),
            subtitle: base.clone().set_italic(),
            bold: cell.clone().set_bold(),
            bold_centre: centre.clone().set_bold(),
            bold_top: centre.clone().set_bold().set_align(FormatAlign::Top),
            link: centre.clone().set_font_color(Color::RGB(0x0563c1)).set_underline(FormatUnderline::Single),
            link_left: cell.clone().set_font_color(Color::RGB(0x0563c1)).set_underline(FormatUnderline::Single),
            plain: Format::new().set_font_name(FONT).set_font_size(11),
            verdict: centre.clone().set_bold(),
            number: centre.clone().set_bold().set_num_format("#,##0"),
            banner: base.set_bold().set_font_color(Color::RGB(0x9c0006)),
            head_line: one_line(&head).set_bold(),
            head_bold: head.clone().set_bold(),
            head_italic: head.clone().set_italic(),
            head,
            marks: Marks::new(),
            centre,
            cell,
        }
    }

    /// A short word on a colour.
    pub fn mark(&self, rgb: u32) -> Format {
        self.bold_centre.clone().set_background_color(Color::RGB(rgb))
    }

    /// A look whose numbers are written by a pattern such as "#,##0.###".
    pub fn figures(look: &Format, figures: &str) -> Format {
        look.clone().set_num_format(figures)
    }
}

/// The same look on one line, in smaller letters where it would not fit.
fn one_line(look: &Format) -> Format {
    look.clone().unset_text_wrap().set_shrink()
}

/// A new sheet on A4 with our margins, page numbers and the columns' widths.
pub(super) fn page(name: &str, landscape: bool, widths: &[f64]) -> Result<Worksheet, WorkbookError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    set_page(&mut sheet, landscape, widths)?;
    Ok(sheet)
}

/// A formula with its result.
pub(super) fn live(sheet: &mut Worksheet, row: u32, column: u16, live: &Live, format: &Format) -> Written {
    sheet.write_formula_with_format(row, column, live.stored.of(&format!("={}", live.formula)), format)?;
    Ok(())
}

/// Makes a sheet one on A4 with our margins, page numbers and the columns' widths.
pub(super) fn set_page(sheet: &mut Worksheet, landscape: bool, widths: &[f64]) -> Written {
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    if landscape {
        sheet.set_landscape();
    }
    sheet.set_margins(0.6, 0.6, 0.6, 0.65, 0.3, 0.3);
    let page = Lang::Vi.text("print-page");
    sheet.set_footer(format!("&C&\"{FONT},Regular\"&10{page}"));
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(column as u16, *width)?;
    }
    Ok(())
}

/// Prints a dossier's table of inputs down to its last row that is filled in; a form is printed with its blank rows, to
/// be filled in by hand.
pub(super) fn print_filled(sheet: &mut Worksheet, open: bool, (first_row, last_column): (u32, u16), filled: usize) -> Written {
    if !open {
        sheet.set_print_area(0, 0, first_row + (filled as u32).max(1) - 1, last_column)?;
    }
    Ok(())
}

/// Row and column of the last cell a sheet can have.
const LAST: (u32, u16) = (1_048_575, 16_383);

/// Leaves a sheet out when the whole workbook is printed: the only cell to be printed is one that is empty for good.
/// LibreOffice passes over an empty page, by which pages are counted; Excel was not tried.
pub(super) fn keep_off_paper(sheet: &mut Worksheet) -> Written {
    let (row, column) = LAST;
    sheet.set_print_area(row, column, row, column)?;
    Ok(())
}

/// Locks everything but the inputs, without a password so that an office can open what it must.
pub(super) fn protect(sheet: &mut Worksheet) {
    sheet.protect_with_options(&allowed());
}

/// The same, but rows may be added.
pub(super) fn protect_but_rows(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions { insert_rows: true, ..allowed() });
}

fn allowed() -> ProtectionOptions {
    ProtectionOptions { format_columns: true, format_rows: true, use_autofilter: true, ..ProtectionOptions::new() }
}

/// An empty workbook in our default font.
pub(super) fn workbook() -> Result<Workbook, WorkbookError> {
    let mut book = Workbook::new();
    let font = Format::new().set_font_name(FONT).set_font_size(12);
    book.set_default_format(&font, 21, 64)?;
    Ok(book)
}

/// How a workbook is packed.
#[derive(Clone, Copy)]
pub(super) enum Packing {
    /// What is opened where it was written: three quarters of the time of the usual level, a tenth more bytes.
    Fast = 3,
    /// What is handed in: the usual level.
    Usual = 6,
    /// What is sent by mail many times for each time it is written: a fortieth fewer bytes for a tenth of a second.
    Small = 8,
}

/// The bytes of a workbook.
pub(super) fn save(mut book: Workbook, packing: Packing) -> Result<Vec<u8>, WorkbookError> {
    book.set_zip_compression_level(packing as u8);
    let sharing = [Sheet::Working.name(), Sheet::Documents.name()];
    let places = (1..).zip(book.worksheets()).filter(|(_, sheet)| sharing.contains(&sheet.name())).map(|(place, _)| place);
    let places: Vec<usize> = places.collect();
    let bytes = book.save_to_buffer()?;
    if places.is_empty() {
        return Ok(bytes);
    }
    share(&bytes, &places, packing as i64).map_err(|e| WorkbookError(e.to_string()))
}

/// Thousandths of the size of our letters that fit a column, for each unit of its width: six points of letters of eleven.
const UNIT: f64 = 6.0 * 1000.0 / 11.0;
/// No row is higher.
const HIGHEST: f64 = 409.0;

/// What a column of a width holds, in thousandths of the size of the letters.
pub(super) fn room(width: f64) -> u32 {
    (width * UNIT) as u32
}

/// The width of a column that holds so much.
pub(super) fn width_of(room: u32) -> f64 {
    (f64::from(room) / UNIT * 100.0).ceil() / 100.0
}

/// The height a row of so many lines needs.
pub(super) fn lines_height(lines: u32) -> f64 {
    (f64::from(lines) * 15.0 + 2.0).min(HIGHEST)
}

/// The height a row needs for texts of these lengths in columns of these widths, so that nothing is
/// cut in print: merged and protected cells do not grow by themselves.
pub(super) fn row_height(texts: &[(&str, f64)]) -> f64 {
    lines_height(texts.iter().map(|(text, width)| lines(text, room(*width))).max().unwrap_or(1))
}
