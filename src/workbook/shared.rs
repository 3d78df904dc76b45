//! Formulas that are the same seen from their cells, written once: the first of a column holds the formula, the others name
//! it. The crate that writes workbooks has no such cells, so that each is written as a mark, and the marks are replaced in
//! the workbook written.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::page::At;
use crate::diag::column_letters;

/// Opens and closes a mark; in no formula of ours.
const MARK: char = '\u{e000}';

/// A piece of a formula.
enum Piece<'a> {
    Text(&'a str),
    /// A cell of the formula's own sheet, which is written `$A$1`.
    Own(At, &'a str),
}

/// Takes a formula apart. Texts, and cells of other sheets, are left as they are.
fn pieces(formula: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(next) = formula[at..].find(['"', '\'', '$']).map(|i| at + i) {
        let quote = formula.as_bytes()[next];
        if quote == b'$' {
            match own_cell(&formula[next..]) {
                Some((cell, length)) => {
                    found.push(Piece::Text(&formula[from..next]));
                    found.push(Piece::Own(cell, &formula[next..next + length]));
                    (from, at) = (next + length, next + length);
                }
                None => at = next + 1,
            }
            continue;
        }
        let close = formula[next + 1..].find(char::from(quote)).map_or(formula.len(), |i| next + 1 + i + 1);
        let of_sheet = formula[close..].starts_with('!');
        let reference = |c: char| c == '!' || c == '$' || c == ':' || c.is_ascii_alphanumeric();
        let length = if of_sheet { formula[close..].find(|c| !reference(c)).unwrap_or(formula.len() - close) } else { 0 };
        at = close + length;
    }
    found.push(Piece::Text(&formula[from..]));
    found
}

/// The cell that a text such as "$B$12+1" begins with, and how long it is.
fn own_cell(text: &str) -> Option<(At, usize)> {
    let (letters, digits) = text.strip_prefix('$')?.split_once('$')?;
    let digits = &digits[..digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len())];
    if letters.is_empty() || !letters.chars().all(|c| c.is_ascii_uppercase()) {
        return None;
    }
    let column = letters.bytes().fold(0u16, |sum, letter| sum * 26 + u16::from(letter - b'A') + 1);
    let row: u32 = digits.parse().ok()?;
    Some(((row - 1, column - 1), 2 + letters.len() + digits.len()))
}

/// The reference of the cell right of a cell.
pub(super) fn beside(cell: &str) -> Option<String> {
    let (sheet, own) = cell.rsplit_once('!')?;
    let ((row, column), _) = own_cell(own)?;
    Some(format!("{sheet}!${}${}", column_letters(u32::from(column) + 1), row + 1))
}

/// The formula as its cell is written: without the signs that hold cells fast, but for the rows above `fixed`.
pub(super) fn seen_from(formula: &str, fixed: u32) -> String {
    let piece = |piece: Piece| match piece {
        Piece::Own((row, column), _) if row >= fixed => format!("{}{}", column_letters(u32::from(column)), row + 1),
        Piece::Own(_, text) | Piece::Text(text) => text.to_string(),
    };
    pieces(formula).into_iter().map(piece).collect()
}

/// The formula with every cell below `fixed` as its distance; none where it names other sheets or has a list in it, which some
/// programs do not share.
fn distances(formula: &str, at: At, fixed: u32) -> Option<String> {
    let piece = |piece: Piece| match piece {
        Piece::Own((row, column), _) if row >= fixed => {
            format!("{MARK}{};{}", i64::from(row) - i64::from(at.0), i64::from(column) - i64::from(at.1))
        }
        Piece::Own(_, text) | Piece::Text(text) => text.to_string(),
    };
    (!formula.contains("'!") && !formula.contains('{')).then(|| pieces(formula).into_iter().map(piece).collect())
}

/// The formula of one of the rows of a column that all have the same seen from themselves; of the only such in a sheet.
pub(super) fn alike((row, column): At, (first, last): (u32, u32), formula: &str) -> String {
    if row == first { opening(0, column, (first, last), formula) } else { naming(0) }
}

fn opening(number: usize, column: u16, (first, last): (u32, u32), formula: &str) -> String {
    let letters = column_letters(u32::from(column));
    format!("{MARK}{number};{letters}{}:{letters}{}{MARK}{formula}", first + 1, last + 1)
}

fn naming(number: usize) -> String {
    format!("{MARK}{number}{MARK}")
}

/// Which cells share a formula.
pub(super) struct Sharing(BTreeMap<At, String>);

impl Sharing {
    /// Of the formulas of a sheet; rows above `fixed` are the same for all.
    pub fn of<'a>(formulas: impl Iterator<Item = (At, &'a str)>, fixed: u32) -> Self {
        let mut alike: BTreeMap<(u16, String), Vec<(u32, &str)>> = BTreeMap::new();
        for (at, formula) in formulas {
            if let Some(distances) = distances(formula, at, fixed) {
                alike.entry((at.1, distances)).or_default().push((at.0, formula));
            }
        }
        let mut marks = BTreeMap::new();
        let groups = alike.into_iter().filter(|(_, cells)| cells.len() > 1);
        for (number, ((column, _), cells)) in groups.enumerate() {
            let rows = (cells[0].0, cells[cells.len() - 1].0);
            marks.insert((rows.0, column), opening(number, column, rows, &seen_from(cells[0].1, fixed)));
            marks.extend(cells[1..].iter().map(|(row, _)| ((*row, column), naming(number))));
        }
        Self(marks)
    }

    /// The mark of a cell that shares its formula.
    pub fn mark(&self, at: At) -> Option<String> {
        self.0.get(&at).cloned()
    }
}

/// The part of a sheet with its marks replaced.
fn replaced(part: &str) -> String {
    let mut new = String::with_capacity(part.len());
    let mut rest = part;
    while let Some((before, after)) = rest.split_once(&format!("<f>{MARK}")) {
        let (mark, formula) = after.split_once(MARK).unwrap_or((after, ""));
        new.push_str(before);
        rest = match mark.split_once(';') {
            Some((number, range)) => {
                new.push_str(&format!("<f t=\"shared\" ref=\"{range}\" si=\"{number}\">"));
                formula
            }
            None => {
                new.push_str(&format!("<f t=\"shared\" si=\"{mark}\"/>"));
                formula.strip_prefix("</f>").unwrap_or(formula)
            }
        };
    }
    new + rest
}

/// The workbook with the marks in some of its sheets, counted from 1, replaced.
pub(super) fn share(bytes: &[u8], sheets: &[usize], level: i64) -> ZipResult<Vec<u8>> {
    let names: Vec<String> = sheets.iter().map(|sheet| format!("xl/worksheets/sheet{sheet}.xml")).collect();
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    for index in 0..archive.len() {
        let name = archive.by_index_raw(index)?.name()?.into_owned();
        if !names.contains(&name) {
            new.raw_copy_file(archive.by_index_raw(index)?)?;
            continue;
        }
        let mut part = String::new();
        archive.by_index(index)?.read_to_string(&mut part)?;
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(level));
        new.start_file(&*name, options.last_modified_time(DateTime::default()))?;
        new.write_all(replaced(&part).as_bytes())?;
    }
    Ok(new.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_other_sheets_and_fixed_rows_are_left_alone() {
        let formula = r#"IF($B$12="a $C$3 'b'",'Other $A$9 sheet'!$A$1:$B$20,$A$2&"'"&$AB$30)"#;
        assert_eq!(seen_from(formula, 5), r#"IF(B12="a $C$3 'b'",'Other $A$9 sheet'!$A$1:$B$20,$A$2&"'"&AB30)"#);
    }

    #[test]
    fn only_formulas_with_the_same_distances_share() {
        let cells = [((5, 0), "$B$6+$A$1"), ((6, 0), "$B$7+$A$1"), ((7, 0), "$B$7+$A$1"), ((8, 0), "SUM({1,2})"), ((9, 0), "SUM({1,2})")];
        let sharing = Sharing::of(cells.into_iter(), 5);
        let xml: String = cells.map(|(at, formula)| format!("<f>{}</f>", sharing.mark(at).unwrap_or(formula.into()))).concat();
        assert_eq!(
            replaced(&xml),
            "<f t=\"shared\" ref=\"A6:A7\" si=\"0\">B6+$A$1</f><f t=\"shared\" si=\"0\"/><f>$B$7+$A$1</f><f>SUM({1,2})</f><f>SUM({1,2})</f>"
        );
        assert_eq!(beside("'Own'!$Z$3"), Some("'Own'!$AA$3".to_string()));
    }
}
