//! Rows, columns and sheets hidden from the eye that hold answers. They are read as any other; that they are
//! hidden is said. The library does not tell of hidden rows and columns; those of an .xlsx and an .ods are read here.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};

use super::grid::Grid;
use crate::commune::Commune;
use crate::diag::{Code, Diagnostic, Origin, Place, column_letters};

/// Most hidden pieces of one sheet kept.
const MOST: usize = 20_000;

/// The hidden rows and columns of a sheet, from and to, counted from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    rows: Vec<(u32, u32)>,
    columns: Vec<(u32, u32)>,
}

type Package<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

/// What is hidden in the sheets of an .xlsx, by their names. A package made otherwise than usual tells nothing.
pub(super) fn of_xlsx(bytes: &[u8]) -> BTreeMap<String, Hidden> {
    let Ok(mut package) = zip::ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let workbook = related(&mut package, "", "_rels/.rels").into_values().find(|part| part.ends_with("workbook.xml"));
    let Some(workbook) = workbook else { return BTreeMap::new() };
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let parts = related(&mut package, folder, &format!("{folder}/_rels/{file}.rels"));
    let mut names = Vec::new();
    tags(&mut package, &workbook, |tag| {
        // A sheet that is hidden itself is told as a whole.
        let shown = value(tag, "state").is_none_or(|state| state == "visible");
        if let ("sheet", true, Some(name), Some(id)) = (tag.local_name().as_ref(), shown, value(tag, "name"), value(tag, "id")) {
            names.push((name, id));
        }
    });
    let of = |(name, id): (String, String)| Some((name, hidden(&mut package, parts.get(&id)?)));
    names.into_iter().filter_map(of).collect()
}

/// What is hidden in the sheets of an .ods, by their names.
pub(super) fn of_ods(bytes: &[u8]) -> BTreeMap<String, Hidden> {
    let Ok(mut package) = zip::ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let mut sheets: Vec<(String, Hidden)> = Vec::new();
    let (mut row, mut column) = (0u32, 0u32);
    tags(&mut package, "content.xml", |tag| {
        let times = |name| value(tag, name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1);
        let is_hidden = value(tag, "visibility").is_some_and(|v| v != "visible");
        match (tag.local_name().as_ref(), sheets.last_mut()) {
            ("table", _) => {
                sheets.push((value(tag, "name").unwrap_or_default(), Hidden::default()));
                (row, column) = (0, 0);
            }
            ("table-row", Some((_, hidden))) => next(&mut hidden.rows, &mut row, times("number-rows-repeated"), is_hidden),
            ("table-column", Some((_, hidden))) => next(&mut hidden.columns, &mut column, times("number-columns-repeated"), is_hidden),
            _ => {}
        }
    });
    sheets.into_iter().collect()
}

fn next(hidden: &mut Vec<(u32, u32)>, at: &mut u32, times: u32, is_hidden: bool) {
    let after = at.saturating_add(times);
    if is_hidden && hidden.len() < MOST {
        hidden.push((*at, after.saturating_sub(1)));
    }
    *at = after;
}

/// The parts that a part is related to, by id.
fn related(package: &mut Package, folder: &str, part: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    tags(package, part, |tag| {
        if let (Some(id), Some(target)) = (value(tag, "Id"), value(tag, "Target")) {
            let whole = format!("{folder}/{target}");
            found.insert(id, target.strip_prefix('/').unwrap_or(whole.trim_start_matches('/')).to_string());
        }
    });
    found
}

fn hidden(package: &mut Package, part: &str) -> Hidden {
    let (mut hidden, mut row) = (Hidden::default(), 0);
    tags(package, part, |tag| {
        let number = |name| value(tag, name).and_then(|n| n.parse::<u32>().ok());
        let is_hidden = || value(tag, "hidden").is_some_and(|v| v == "1" || v == "true");
        match tag.local_name().as_ref() {
            "row" => {
                row = number("r").unwrap_or(row + 1);
                if hidden.rows.len() < MOST && is_hidden() {
                    hidden.rows.push((row.saturating_sub(1), row.saturating_sub(1)));
                }
            }
            "col" if hidden.columns.len() < MOST && is_hidden() => {
                if let (Some(from), Some(to)) = (number("min"), number("max")) {
                    hidden.columns.push((from.saturating_sub(1), to.saturating_sub(1)));
                }
            }
            _ => {}
        }
    });
    hidden
}

/// Every opening tag of a part, until its end or its first fault.
fn tags(package: &mut Package, part: &str, mut see: impl FnMut(&BytesStart)) {
    let Ok(part) = package.by_name(part) else { return };
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => see(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
        buffer.clear();
    }
}

fn value(tag: &BytesStart, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&attribute.value).ok().map(|text| text.into_owned())
}

/// Where answers of one sheet are hidden.
#[derive(Default)]
struct Unseen {
    sheet: usize,
    rows: (usize, BTreeSet<u32>),
    columns: (usize, BTreeSet<u32>),
}

/// One finding for each way in which a sheet hides answers of a commune.
pub(super) fn told(sheets: &[Grid], hidden: &BTreeMap<String, Hidden>, commune: &Commune) -> Vec<Diagnostic> {
    let of = |grid: &Grid| {
        let hidden = hidden.get(&*grid.name);
        if !grid.hidden && hidden.is_none_or(|h| h.rows.is_empty() && h.columns.is_empty()) {
            return Vec::new();
        }
        let none = Hidden::default();
        unseen(grid, hidden.unwrap_or(&none), commune).findings(grid)
    };
    sheets.iter().flat_map(of).collect()
}

fn unseen(grid: &Grid, hidden: &Hidden, commune: &Commune) -> Unseen {
    let mut found = Unseen::default();
    let holds = |spans: &[(u32, u32)], at: u32| spans.iter().any(|(from, to)| (*from..=*to).contains(&at));
    for at in cells(commune).filter(|at| at.file == grid.file && at.sheet == grid.name) {
        if grid.hidden {
            found.sheet += 1;
        } else if holds(&hidden.rows, at.row) {
            found.rows.0 += 1;
            found.rows.1.insert(at.row);
        } else if holds(&hidden.columns, at.column) {
            found.columns.0 += 1;
            found.columns.1.insert(at.column);
        }
    }
    found
}

/// The cells of all answers, the villages' too.
fn cells(commune: &Commune) -> impl Iterator<Item = &Origin> {
    let villages = commune.villages.iter().flat_map(|v| v.answers.values().filter_map(|a| a.origin.as_ref()).chain(&v.origin));
    commune.answers.values().filter_map(|a| a.origin.as_ref()).chain(villages)
}

impl Unseen {
    fn findings(self, grid: &Grid) -> Vec<Diagnostic> {
        let rows = spans(&self.rows.1, |row| (row + 1).to_string());
        let columns = spans(&self.columns.1, column_letters);
        let ways = [("sheet", self.sheet, String::new()), ("rows", self.rows.0, rows), ("columns", self.columns.0, columns)];
        let told = |(kind, count, which): (&'static str, usize, String)| {
            let place = Place::Sheet(grid.file.clone(), grid.name.clone());
            Diagnostic::new(Code::AnswersHidden, place).with("kind", kind).with("count", count).with("which", which)
        };
        ways.into_iter().filter(|(_, count, _)| *count > 0).map(told).collect()
    }
}

/// "5–7, 12".
fn spans(numbers: &BTreeSet<u32>, name: impl Fn(u32) -> String) -> String {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match spans.last_mut() {
            Some((_, to)) if *to + 1 == *number => *to = *number,
            _ => spans.push((*number, *number)),
        }
    }
    let print = |(from, to): (u32, u32)| if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) };
    spans.into_iter().map(print).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_are_told_as_one_span() {
        assert_eq!(spans(&BTreeSet::from([4, 5, 6, 11]), |n| (n + 1).to_string()), "5–7, 12");
        assert_eq!(spans(&BTreeSet::from([3, 25, 26]), column_letters), "D, Z–AA");
    }
}
