//! Tables exported as text: comma, semicolon, tab or bar between cells, quotes around those that hold one,
//! in the encodings that Excel in Vietnam writes.

mod split;

use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::grid::{Content, Grid};
use super::legacy;
use super::limits::Limits;
use crate::diag::{Code, Diagnostic, Place};
use crate::text::Decimal;

/// Bytes by which the mark between cells is reported.
const HEAD: usize = 256 * 1024;
/// Fewest cells with a "?" inside a word that show letters to be lost.
const ENOUGH_LOST: usize = 3;

/// The text of a file and the encoding it was in, unless it is in none that can be determined.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    decoded(bytes).filter(|(text, _)| !text.contains('\0'))
}

/// The text of a file as letters of a byte each, which is how text in an old font looks.
pub(super) fn letters(bytes: &[u8]) -> Option<String> {
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    (!text.contains('\0')).then(|| text.into_owned())
}

fn decoded(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes.get(mark..)?)?;
        return Some((text.into_owned(), encoding));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_string(), UTF_8));
    }
    // Nearly any bytes are some text in windows-1258; only Vietnamese shows that they were meant so.
    let text: String = WINDOWS_1258.decode_without_bom_handling_and_without_replacement(bytes)?.nfc().collect();
    legacy::is_plain_vietnamese(&text).then_some((text, WINDOWS_1258))
}

/// The one sheet of a text table, and what is to be named it. Numbers are text here, and read as such.
pub(super) fn read(text: &str, file: &Arc<str>, limits: &mut Limits) -> (Grid, Vec<Diagnostic>) {
    let mut grid = Grid::of_text(file);
    let named = named_separator(text);
    let above = usize::from(named.is_some());
    let (separator, body) = named.unwrap_or_else(|| (separator(text), text));
    let torn = split::cells(body, separator, |row, column, cell| {
        if let Some(content) = limits.text(cell) {
            limits.keep(&mut grid, (row, column), plain_number(content));
        }
    });
    grid.torn = torn.iter().flat_map(|t| (t.row..).take(t.count)).collect();
    let findings = torn.iter().map(|t| open_quote(file, above + t.line, t.count)).chain(lost(&grid)).collect();
    (grid, findings)
}

/// The line on which a quote opens that nothing closes, and the last of those it ran over.
fn open_quote(file: &Arc<str>, line: usize, count: usize) -> Diagnostic {
    let place = Place::Line(file.clone(), line + 1);
    Diagnostic::new(Code::QuoteOpen, place).with("line", line + 1).with("last", line + count)
}

/// Cells in which a program without these letters wrote "?": "K?t qu?".
fn lost(grid: &Grid) -> Option<Diagnostic> {
    let mut cells = grid.cells.iter().filter(|(_, content)| matches!(content, Content::Text(text) if has_lost(text)));
    let (at, _) = cells.next()?;
    let count = 1 + cells.count();
    let place = Place::Cell(grid.origin(at.0, at.1));
    (count >= ENOUGH_LOST).then(|| Diagnostic::new(Code::TextLettersLost, place).with("count", count))
}

fn has_lost(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic() && c != '?').any(|word| word.trim_matches('?').contains('?'))
}

/// Digits with at most one mark that cannot group thousands are numbers; codes and the rest stay text.
pub(super) fn plain_number(content: Content) -> Content {
    match &content {
        Content::Text(text) if !text.contains(['.', ',']) && !text.starts_with('0') => match text.parse::<Decimal>() {
            Ok(value) => Content::Number { value, percent: false },
            Err(()) => content,
        },
        _ => content,
    }
}

/// The mark that a first line for Excel names, "sep=;", and the table below it: Excel shows it no more than that.
fn named_separator(text: &str) -> Option<(char, &str)> {
    let (first, table) = text.split_once('\n')?;
    let mut mark = first.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=")?.chars();
    Some((mark.next().filter(|_| mark.next().is_none())?, table))
}

/// The rarest mark that at least half of the lines hold outside quotes: commas are in numbers and
/// sentences too, semicolons in sentences, bars and tabs in neither.
fn separator(text: &str) -> char {
    let end = (HEAD..HEAD + 4).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
    let head = text.get(..end).unwrap_or(text);
    let lines: Vec<&str> = head.lines().filter(|l| !l.trim().is_empty()).take(1000).collect();
    let parts = |mark: char| lines.iter().filter(|line| outside_quotes(line).any(|c| c == mark)).count();
    ['\t', '|', ';'].into_iter().find(|mark| 2 * parts(*mark) >= lines.len().max(1)).unwrap_or(',')
}

fn outside_quotes(line: &str) -> impl Iterator<Item = char> {
    line.split('"').step_by(2).flat_map(str::chars)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_outrank_commas_and_semicolons_in_sentences() {
        assert_eq!(separator("Mã\tTên\tKết quả\n1.1\tCó, và; có, theo, luật\t88,5\n"), '\t');
        assert_eq!(separator("Mã,Tên,Kết quả\n1.1,\"Có; có\",88\n1.2,Có; có,88\n2.1,Có,88\n"), ',');
        assert_eq!(separator("Mã|Tên|Kết quả\n1.1|Có; có|88,5\n"), '|');
    }

    #[test]
    fn a_first_line_for_excel_names_the_mark_and_is_no_row() {
        assert_eq!(named_separator("sep=|\r\nMã|Tên\r\n"), Some(('|', "Mã|Tên\r\n")));
        assert_eq!(named_separator("\"sep=;\"\nMã;Tên"), Some((';', "Mã;Tên")));
        assert_eq!(named_separator("sep=;;\nMã;Tên"), None);
    }

    #[test]
    fn question_marks_inside_words_are_lost_letters() {
        for (text, is) in [("K?t qu?", true), ("N??c s?ch", true), ("T? l?", false), ("Có không?", false), ("1?2", false), ("???", false)]
        {
            assert_eq!(has_lost(text), is, "{text}");
        }
    }

    #[test]
    fn an_encoding_is_given_by_its_mark_or_by_vietnamese_alone() {
        let utf16 = |order: fn(u16) -> [u8; 2]| "\u{feff}Tỷ lệ".encode_utf16().flat_map(order).collect::<Vec<u8>>();
        // windows-1258 writes ỷ as y + hook (D2) and ệ as ê + dot below (F2).
        let cases: [(Vec<u8>, &str); 4] = [
            (utf16(u16::to_le_bytes), "UTF-16LE"),
            (utf16(u16::to_be_bytes), "UTF-16BE"),
            ("\u{feff}Tỷ lệ".into(), "UTF-8"),
            (b"Ty\xd2 l\xea\xf2".to_vec(), "windows-1258"),
        ];
        for (bytes, name) in cases {
            assert_eq!(decode(&bytes).map(|(text, e)| (text, e.name())), Some(("Tỷ lệ".to_string(), name)));
        }
        // A half letter, TCVN3, VNI, Latin-1, a picture, UTF-16 without its mark.
        for bytes in [&b"\xff\xfeT"[..], b"T\xfb l\xd6 h\xe9", b"Ty\xfb le\xe4", b"Stra\xdfe", b"\x89PNG\0\x01", b"M\0a\0"] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
    }
}
