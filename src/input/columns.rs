//! Which column holds what, told by the words of its heading.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::grid::{Content, Grid};
use super::rows::Columns;
use crate::layout::Column;
use crate::text::fold_loose;

/// Rows searched for headings: titles and attributes stand above them.
pub(super) const SEARCHED: u32 = 30;
/// How many codes must stand below a heading that may be that of a code column.
const ENOUGH_CODES: usize = 3;

/// Headings that say surely what a column holds, without tone marks and whatever stands in brackets.
const SURE: &[(Column, &[&str])] = &[
    (
        Column::Code,
        &[
            "ma",
            "ma chi tieu",
            "ma so",
            "ma tieu chi",
            "ma ct",
            "chi tieu so",
            "so chi tieu",
            "so hieu",
            "so hieu chi tieu",
            "ky hieu",
            "code",
        ],
    ),
    (Column::Name, &["ten chi tieu", "noi dung", "noi dung tieu chi", "noi dung chi tieu", "ten", "ten tieu chi"]),
    (Column::Numerator, &["tu so"]),
    (Column::Denominator, &["mau so"]),
    (
        Column::Result,
        &[
            "ket qua",
            "ket qua thuc hien",
            "ket qua dat duoc",
            "so lieu",
            "so lieu thuc hien",
            "gia tri",
            "thuc hien",
            "hien trang",
            "result",
            "value",
        ],
    ),
    (
        Column::Verdict,
        &[
            "danh gia",
            "tu danh gia",
            "ket qua danh gia",
            "ket qua tu danh gia",
            "ket qua tu danh gia cua xa",
            "xa tu danh gia",
            "ket luan",
            "dat/khong dat",
            "dat/chua dat",
        ],
    ),
    (Column::Dated, &["so lieu den ngay", "den ngay", "ngay so lieu", "thoi diem", "thoi diem so lieu"]),
    (Column::Authority, &["co quan xac nhan", "don vi xac nhan"]),
    (Column::Documents, &["minh chung", "tai lieu minh chung", "tai lieu kiem chung", "ho so minh chung", "van ban"]),
    (Column::Note, &["ghi chu", "ly do", "note"]),
];
/// Headings that hold codes in some sheets and names or running numbers in others.
const MAYBE_CODE: &[&str] = &["tt", "stt", "so tt", "chi tieu", "tieu chi"];
/// A heading that holds results where no other does.
const MAYBE_RESULT: &[&str] = &["ty le", "ty le dat", "muc dat duoc"];

/// A table's headings.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// Last row of the headings.
    pub row: u32,
    /// First row of the headings.
    pub top: u32,
    /// The columns.
    pub columns: Columns,
    /// Headings of several columns that could each hold the results.
    pub several: Vec<String>,
}

/// The headings of a hand-made table. `knows` says whether a text is some indicator's code; of
/// several result columns the one that names `year` is meant.
pub(super) fn hand_made(grid: &Grid, year: Option<i16>, knows: &dyn Fn(&str) -> bool) -> Option<Header> {
    grid.rows().into_iter().take(SEARCHED as usize).find_map(|row| header(grid, row, year, knows))
}

fn header(grid: &Grid, row: u32, year: Option<i16>, knows: &dyn Fn(&str) -> bool) -> Option<Header> {
    let mut columns = Columns::new();
    for (column, content) in grid.row(row) {
        if let Some(role) = role(content) {
            columns.entry(role).or_insert(column);
        }
    }
    let maybe =
        |words: &'static [&'static str]| grid.row(row).filter(move |(_, c)| words.contains(&key(c).as_str())).map(|(column, _)| column);
    let sure = columns.get(&Column::Code).copied();
    let code = sure.or_else(|| maybe(MAYBE_CODE).find(|c| holds_codes(grid, row, *c, knows)))?;
    columns.insert(Column::Code, code);
    if let Some(name) = maybe(MAYBE_CODE).filter(|c| *c != code).last() {
        columns.entry(Column::Name).or_insert(name);
    }
    let bottom = second_row(grid, row, &mut columns);
    let several = results(grid, row, year, &mut columns);
    if let Some(result) = maybe(MAYBE_RESULT).next() {
        columns.entry(Column::Result).or_insert(result);
    }
    let ratio = columns.contains_key(&Column::Numerator) && columns.contains_key(&Column::Denominator);
    (ratio || columns.contains_key(&Column::Result)).then_some(Header { row: bottom, top: row, columns, several })
}

/// "Kết quả" over "Tử số | Mẫu số | Tỷ lệ": the words of the row below say more. The last row of the headings.
fn second_row(grid: &Grid, row: u32, columns: &mut Columns) -> u32 {
    let below = row + 1;
    let at = |wanted: Column| grid.row(below).find(|(_, c)| role(c) == Some(wanted)).map(|(column, _)| column);
    let (Some(numerator), Some(denominator)) = (at(Column::Numerator), at(Column::Denominator)) else { return row };
    columns.insert(Column::Numerator, numerator);
    columns.insert(Column::Denominator, denominator);
    if columns.get(&Column::Result).is_some_and(|r| [numerator, denominator].contains(r)) {
        columns.remove(&Column::Result);
    }
    let rate = grid.row(below).find(|(_, c)| MAYBE_RESULT.contains(&key(c).as_str())).map(|(column, _)| column);
    if let Some(result) = at(Column::Result).or(rate) {
        columns.insert(Column::Result, result);
    }
    below
}

/// Settles which of several result columns is meant; the headings of those between which it is open.
fn results(grid: &Grid, row: u32, year: Option<i16>, columns: &mut Columns) -> Vec<String> {
    let found: Vec<(u32, String)> =
        grid.row(row).filter(|(_, c)| role(c) == Some(Column::Result)).map(|(column, c)| (column, c.plain())).collect();
    if found.len() < 2 || !columns.contains_key(&Column::Result) {
        return Vec::new();
    }
    let year = year.map(|y| y.to_string());
    let of_year: Vec<u32> = found.iter().filter(|(_, h)| year.as_ref().is_some_and(|y| h.contains(y.as_str()))).map(|(c, _)| *c).collect();
    if let [only] = of_year[..] {
        columns.insert(Column::Result, only);
        return Vec::new();
    }
    found.into_iter().map(|(_, heading)| heading).collect()
}

fn holds_codes(grid: &Grid, row: u32, column: u32, knows: &dyn Fn(&str) -> bool) -> bool {
    let below = grid.rows().into_iter().filter(|r| *r > row).filter_map(|r| grid.get(r, column));
    let code = |c: &&Content| matches!(c, Content::Text(t) if t.contains('.') && knows(t.trim_end_matches('.')));
    below.filter(code).take(ENOUGH_CODES).count() == ENOUGH_CODES
}

/// Headings of our own forms.
static OWN: LazyLock<BTreeMap<String, Column>> = LazyLock::new(|| Column::ALL.iter().map(|c| (fold_loose(&c.heading()), *c)).collect());

fn own(key: &str) -> Option<Column> {
    OWN.get(key).copied()
}

/// What a heading says its column holds.
pub(super) fn role(content: &Content) -> Option<Column> {
    let key = key(content);
    let sure = SURE.iter().find(|(_, words)| words.contains(&key.as_str())).map(|(column, _)| *column);
    sure.or_else(|| own(&key))
}

/// A heading without brackets, year and closing marks.
fn key(content: &Content) -> String {
    let Content::Text(text) = content else { return String::new() };
    let folded = fold_loose(text);
    let bare = folded.split('(').next().unwrap_or_default().trim().trim_end_matches([':', '.', ',']).trim();
    match bare.rsplit_once(" nam ") {
        Some((before, year)) if year.len() == 4 && year.chars().all(|c| c.is_ascii_digit()) => before.to_string(),
        _ => bare.to_string(),
    }
}

/// The headings of an answers sheet of a form of ours: its own words, wherever its columns have moved.
pub(super) fn of_form(grid: &Grid) -> Option<Header> {
    let needed = [Column::Code, Column::Result];
    grid.rows().into_iter().take(SEARCHED as usize).find_map(|row| {
        let mut columns = Columns::new();
        for (column, content) in grid.row(row) {
            if let Some(role) = own(&fold_loose(&content.plain())) {
                columns.entry(role).or_insert(column);
            }
        }
        needed.iter().all(|c| columns.contains_key(c)).then(|| Header { row, top: row, columns: completed(columns), several: Vec::new() })
    })
}

/// Columns whose heading was overwritten stand where they always did, if the others do.
fn completed(mut columns: Columns) -> Columns {
    if columns.iter().all(|(role, column)| u32::from(role.index()) == *column) {
        for role in Column::ALL {
            columns.entry(*role).or_insert(u32::from(role.index()));
        }
    }
    columns
}
