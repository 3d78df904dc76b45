//! Hand-made sheets changed in what says nothing – rows above, blank rows, a neighbour, the order of the columns – are
//! read as before; a row that is gone takes its own indicator with it and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ntm::commune::{Area, Content, Given, SheetCells};
use ntm::criteria::{Level, Shelf};
use ntm::input::{Overrides, Spreadsheet};
use ntm::messages::Lang;
use ntm::text::print_date;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde::Deserialize;

use crate::common::words::built_in;

/// Each laid out in its own way; the last holds six communes.
const WORKBOOKS: [&str; 6] = [
    "decision-table_official_plain_basic",
    "code-name-result_official_parts_basic",
    "running-numbers_messy_plain_basic",
    "names-only_official_comma_basic",
    "sheet-per-criterion_messy_comma_basic",
    "communes-down-codes_short_plain_advanced",
];

/// So many cells a row of headings has at least.
const HEADINGS: usize = 3;
/// Every how manieth row is dropped, by a file of its own.
const DROPPED: usize = 9;

/// For what a workbook is judged, as its maker wrote it down.
#[derive(Deserialize)]
struct Truth {
    level: Level,
    year: i16,
    province: String,
}

/// Answers by commune and measure.
type Answers = BTreeMap<(String, String), Given>;

/// A workbook of the sample, and how it is read.
struct Sample {
    name: &'static str,
    sheets: Vec<SheetCells>,
    answers: Answers,
    shelf: Arc<Shelf>,
    overrides: Overrides,
}

impl Sample {
    fn all() -> Vec<Self> {
        let shelf = Arc::new(built_in());
        WORKBOOKS.into_iter().map(|name| Self::of(name, shelf.clone())).collect()
    }

    fn of(name: &'static str, shelf: Arc<Shelf>) -> Self {
        let truth = std::fs::read(path(name, "json")).expect("its truth");
        let truth: Truth = serde_json::from_slice(&truth).expect("its truth");
        let overrides =
            Overrides { level: Some(truth.level), year: Some(truth.year), province: Some(truth.province), ..Overrides::default() };
        let sheets = opened(&std::fs::read(path(name, "xlsx")).expect("a workbook")).into_cells();
        let mut sample = Self { name, sheets, answers: Answers::new(), shelf, overrides };
        sample.answers = sample.read(&std::fs::read(path(name, "xlsx")).expect("a workbook"));
        assert!(sample.answers.len() >= 50, "{name}: {}", sample.answers.len());
        sample
    }

    fn read(&self, bytes: &[u8]) -> Answers {
        let mut answers = Answers::new();
        // What cannot be read has no answers, which is known by comparing them.
        for read in opened(bytes).communes(&self.shelf, &self.overrides).into_iter().flatten() {
            let name = read.commune.name.value.unwrap_or_default();
            answers.extend(read.commune.answers.into_iter().map(|(id, answer)| ((name.clone(), id), answer.given)));
        }
        answers
    }

    /// What differs after a change, each as the measure with what was and what is read.
    fn differs(&self, sheets: &[SheetCells]) -> Vec<String> {
        let found = self.read(&written(sheets));
        self.changed(&found).into_iter().map(|at| format!("{at:?}: {:?}, read {:?}", self.answers.get(at), found.get(at))).collect()
    }

    fn changed<'a>(&'a self, found: &'a Answers) -> BTreeSet<&'a (String, String)> {
        let all = self.answers.keys().chain(found.keys());
        all.filter(|at| self.answers.get(*at) != found.get(*at)).collect()
    }
}

fn path(name: &str, ending: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/zoo/sample").join(name).with_extension(ending)
}

fn opened(bytes: &[u8]) -> Spreadsheet {
    Spreadsheet::of_bytes(bytes, "xã.xlsx").unwrap_or_else(|e| panic!("{}", Lang::Vi.finding(&e)))
}

/// The cells in a new workbook.
fn written(sheets: &[SheetCells]) -> Vec<u8> {
    let mut book = Workbook::new();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&*sheet.name).expect("a name");
        sheet.merged.iter().for_each(|area| merge(page, area));
        sheet.cells.iter().for_each(|(at, content)| write(page, *at, content));
    }
    book.save_to_buffer().expect("a workbook")
}

fn merge(page: &mut Worksheet, area: &Area) {
    let (left, right) = (area.left as u16, area.right as u16);
    page.merge_range(area.top, left, area.bottom, right, "", &Format::new()).expect("cells to merge");
}

fn write(page: &mut Worksheet, (row, column): (u32, u32), content: &Content) {
    let column = column as u16;
    match content {
        Content::Number { value, percent: true } => {
            page.write_with_format(row, column, value.to_double(), &Format::new().set_num_format("0.00%"))
        }
        Content::Number { value, .. } => page.write(row, column, value.to_double()),
        Content::Bool(yes) => page.write(row, column, *yes),
        Content::Day(day) => page.write(row, column, print_date(*day)),
        other => page.write(row, column, other.lines()),
    }
    .expect("a cell");
}

/// The sheets with every cell and every merged area elsewhere.
fn moved(sheets: &[SheetCells], to: impl Fn(&SheetCells, (u32, u32)) -> (u32, u32)) -> Vec<SheetCells> {
    let one = |sheet: &SheetCells| {
        let cells = sheet.cells.iter().map(|(at, content)| (to(sheet, *at), content.clone())).collect();
        let area = |area: &Area| {
            let ((top, left), (bottom, right)) = (to(sheet, (area.top, area.left)), to(sheet, (area.bottom, area.right)));
            Area { top, left, bottom, right }
        };
        SheetCells { name: sheet.name.clone(), hidden: sheet.hidden, cells, merged: sheet.merged.iter().map(area).collect() }
    };
    sheets.iter().map(one).collect()
}

/// The row of headings; nothing in a sheet that has no table.
fn headings(sheet: &SheetCells) -> Option<u32> {
    rows(sheet).into_iter().find(|row| sheet.cells.keys().filter(|(r, _)| r == row).count() >= HEADINGS)
}

fn rows(sheet: &SheetCells) -> BTreeSet<u32> {
    sheet.cells.keys().map(|(row, _)| *row).collect()
}

fn width(sheet: &SheetCells) -> u32 {
    sheet.cells.keys().map(|(_, column)| column + 1).max().unwrap_or_default()
}

fn type_into(sheet: &mut SheetCells, row: u32, column: u32, text: impl Into<String>) {
    sheet.cells.insert((row, column), Content::Text(text.into()));
}

/// A change of every workbook must change no answer.
fn says_nothing(change: impl Fn(&[SheetCells]) -> Vec<SheetCells>) {
    let differing: Vec<(&str, Vec<String>)> = Sample::all().iter().map(|s| (s.name, s.differs(&change(&s.sheets)))).collect();
    let differing: Vec<_> = differing.into_iter().filter(|(_, differs)| !differs.is_empty()).collect();
    assert!(differing.is_empty(), "{differing:#?}");
}

#[test]
fn two_more_titles_say_nothing() {
    says_nothing(|sheets| {
        let mut sheets = moved(sheets, |_, (row, column)| (row + 2, column));
        for sheet in sheets.iter_mut().filter(|s| headings(s).is_some()) {
            type_into(sheet, 0, 0, "PHỤ LỤC I");
            type_into(sheet, 1, 0, "Kèm theo Công văn số 45/UBND-NN");
        }
        sheets
    });
}

#[test]
fn blank_rows_between_say_nothing() {
    for every in [1, 5] {
        let below = |sheet: &SheetCells, row: u32| headings(sheet).and_then(|head| row.checked_sub(head + 1)).unwrap_or_default();
        says_nothing(|sheets| moved(sheets, |sheet, (row, column)| (row + below(sheet, row) / every, column)));
    }
}

#[test]
fn a_blank_column_in_front_says_nothing() {
    says_nothing(|sheets| moved(sheets, |_, (row, column)| (row, column + 1)));
}

/// Two hundred households, which are no indicators.
fn households() -> SheetCells {
    let mut sheet = SheetCells { name: "Danh sách hộ".into(), hidden: false, cells: BTreeMap::new(), merged: Vec::new() };
    type_into(&mut sheet, 0, 0, "DANH SÁCH HỘ DÂN");
    let headings = ["STT", "Họ và tên chủ hộ", "Thôn", "Số khẩu", "Thu nhập", "Ghi chú"];
    headings.iter().zip(0..).for_each(|(heading, column)| type_into(&mut sheet, 2, column, *heading));
    for n in 0..200_u32 {
        type_into(&mut sheet, n + 3, 1, format!("Nguyễn Văn {n}"));
        type_into(&mut sheet, n + 3, 2, format!("Thôn {}", n % 9 + 1));
        for (column, number) in [(0, n + 1), (3, n % 5 + 2), (4, n % 7 + 48)] {
            sheet.cells.insert((n + 3, column), Content::Number { value: i64::from(number).into(), percent: false });
        }
    }
    sheet
}

#[test]
fn a_list_of_households_in_front_says_nothing() {
    says_nothing(|sheets| [households()].into_iter().chain(moved(sheets, |_, at| at)).collect());
}

#[test]
fn a_list_of_households_behind_says_nothing() {
    says_nothing(|sheets| moved(sheets, |_, at| at).into_iter().chain([households()]).collect());
}

/// Remarks next to every second row, below a heading or none.
fn remarked(sheets: &[SheetCells], heading: Option<&str>) -> Vec<SheetCells> {
    let mut sheets = moved(sheets, |_, at| at);
    for sheet in &mut sheets {
        let (Some(head), column) = (headings(sheet), width(sheet)) else { continue };
        heading.into_iter().for_each(|heading| type_into(sheet, head, column, heading));
        for (row, remark) in
            rows(sheet).into_iter().filter(|r| *r > head).step_by(2).zip(["đang rà soát", "theo BC của huyện"].iter().cycle())
        {
            type_into(sheet, row, column, *remark);
        }
    }
    sheets
}

#[test]
fn a_column_of_remarks_says_nothing() {
    [Some("Ghi chú thêm"), Some("Ghi chú"), None].into_iter().for_each(|heading| says_nothing(|sheets| remarked(sheets, heading)));
}

/// The columns of the tables in another order; titles above stay, and what is merged over columns falls apart.
fn permuted(sheets: &[SheetCells], order: impl Fn(u32, u32) -> u32) -> Vec<SheetCells> {
    let in_table = |sheet: &SheetCells, row: u32| headings(sheet).is_some_and(|head| row >= head);
    let column = |sheet: &SheetCells, row: u32, column: u32| if in_table(sheet, row) { order(column, width(sheet)) } else { column };
    let mut sheets = moved(sheets, |sheet, (row, at)| (row, column(sheet, row, at)));
    sheets.iter_mut().for_each(|sheet| sheet.merged.retain(|area| area.left == area.right));
    sheets
}

#[test]
fn the_order_of_the_columns_says_nothing() {
    says_nothing(|sheets| permuted(sheets, |column, width| width - 1 - column));
    says_nothing(|sheets| permuted(sheets, |column, width| (column + 1) % width));
    // Even columns first, then the odd ones.
    says_nothing(|sheets| permuted(sheets, |column, width| if column % 2 == 0 { column / 2 } else { width.div_ceil(2) + column / 2 }));
}

/// A sheet without a row; what was merged into that row goes to the next one.
fn without(sheets: &[SheetCells], sheet: usize, gone: u32) -> Vec<SheetCells> {
    let mut sheets = moved(sheets, |_, at| at);
    let page = &mut sheets[sheet];
    for area in page.merged.iter().filter(|a| a.top == gone && a.bottom > gone) {
        let kept = page.cells.remove(&(gone, area.left));
        kept.into_iter().for_each(|kept| drop(page.cells.insert((gone + 1, area.left), kept)));
    }
    page.cells.retain(|(row, _), _| *row != gone);
    let up = |row: u32| if row > gone { row - 1 } else { row };
    page.cells = std::mem::take(&mut page.cells).into_iter().map(|((row, column), content)| ((up(row), column), content)).collect();
    for area in &mut page.merged {
        let held = (area.top..=area.bottom).contains(&gone);
        (area.top, area.bottom) = (up(area.top), if held { area.bottom.saturating_sub(1) } else { up(area.bottom) });
    }
    page.merged.retain(|area| (area.top, area.left) < (area.bottom, area.right) && area.bottom >= area.top);
    sheets
}

/// Rows of tables, from sheet to sheet.
fn table_rows(sheets: &[SheetCells]) -> Vec<(usize, u32)> {
    let below = |sheet: &SheetCells| {
        let head = headings(sheet);
        rows(sheet).into_iter().filter(move |row| head.is_some_and(|head| *row > head)).collect::<Vec<_>>()
    };
    sheets.iter().enumerate().flat_map(|(at, sheet)| below(sheet).into_iter().map(move |row| (at, row))).collect()
}

/// What a dropped row changes: answers of one commune, or of one indicator, that are there no more.
fn only_its_own(sample: &Sample, found: &Answers) -> bool {
    let changed = sample.changed(found);
    let item = |id: &str| id.split('/').next().unwrap_or_default().to_string();
    let communes: BTreeSet<&str> = changed.iter().map(|(commune, _)| commune.as_str()).collect();
    let items: BTreeSet<String> = changed.iter().map(|(_, id)| item(id)).collect();
    let gone = changed.iter().all(|at| !found.contains_key(*at));
    let many = sample.answers.keys().map(|(commune, _)| commune).collect::<BTreeSet<_>>().len() > 1;
    gone && if many { communes.len() <= 1 } else { items.len() <= 1 }
}

#[test]
fn a_row_that_is_gone_takes_only_its_indicator_with_it() {
    let mut differing = Vec::new();
    for sample in Sample::all() {
        for (sheet, row) in table_rows(&sample.sheets).into_iter().step_by(DROPPED) {
            let found = sample.read(&written(&without(&sample.sheets, sheet, row)));
            if !only_its_own(&sample, &found) {
                differing.push((sample.name, sample.sheets[sheet].name.clone(), row + 1, format!("{:?}", sample.changed(&found))));
            }
        }
    }
    assert!(differing.is_empty(), "{differing:#?}");
}

/// A row that is alone on its sheet and cannot be read is reported.
#[test]
fn a_sheet_left_with_one_row_that_cannot_be_read_is_named() {
    let sample = Sample::of("sheet-per-criterion_messy_comma_basic", Arc::new(built_in()));
    let at = sample.sheets.iter().position(|s| &*s.name == "TC3").expect("the third criterion");
    let left = opened(&written(&without(&sample.sheets, at, 4)));
    let read = left.commune(&sample.shelf, &sample.overrides).unwrap_or_else(|e| panic!("{e:#?}"));
    let reported: Vec<String> = read.findings.iter().map(|f| format!("{} {}", f.place, Lang::En.finding(f))).collect();
    assert!(reported.iter().any(|t| t.contains("TC3")), "{reported:#?}");
}
