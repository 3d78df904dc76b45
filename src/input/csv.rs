//! Tables exported as text: comma, semicolon or tab between cells, quotes around those that hold one,
//! in the encodings that Excel in Vietnam writes.

use std::sync::Arc;

use csv_core::ReadFieldResult;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::grid::{Content, Grid};
use super::legacy;
use super::limits::Limits;
use crate::diag::{Code, Diagnostic, Place};
use crate::text::Decimal;

/// Fewest cells with a "?" inside a word that show letters to be lost.
const ENOUGH_LOST: usize = 3;

/// The text of a file and the encoding it was in, unless it is in none that can be told for sure.
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

/// The one sheet of a text table. Numbers are text here, and read as such.
pub(super) fn read(text: &str, file: &Arc<str>, limits: &mut Limits) -> Grid {
    let mut grid = Grid::new(file, file, false);
    cells(text, separator(text), |row, column, cell| {
        if let Some(content) = limits.text(cell) {
            limits.keep(&mut grid, (row, column), plain_number(content));
        }
    });
    grid
}

/// Cells in which a program without these letters wrote "?": "K?t qu?".
pub(super) fn lost(grid: &Grid) -> Option<Diagnostic> {
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

/// The rarest mark that at least half of the lines hold outside quotes: commas stand in numbers and
/// sentences too, semicolons in sentences, tabs in neither.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).take(1000).collect();
    let parts = |mark: char| lines.iter().filter(|line| outside_quotes(line).any(|c| c == mark)).count();
    let found = ['\t', ';'].into_iter().find(|mark| 2 * parts(*mark) >= lines.len().max(1));
    found.map_or(b',', |mark| mark as u8)
}

fn outside_quotes(line: &str) -> impl Iterator<Item = char> {
    line.split('"').step_by(2).flat_map(str::chars)
}

/// Hands over cell by cell with its row and column: a line may have as many as the file has marks. Blank lines, which
/// the library passes over, are rows to a person who looks for a cell; so rows are counted by line ends outside cells.
fn cells(text: &str, separator: u8, mut give: impl FnMut(u32, u32, &str)) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n") + "\n";
    let mut reader = csv_core::ReaderBuilder::new().delimiter(separator).build();
    let (mut rest, mut cell, mut length) = (text.as_bytes(), vec![0; 1024], 0);
    let (mut column, mut inside) = (0, 0);
    loop {
        let at_end = rest.is_empty();
        let (result, read, written) = reader.read_field(rest, cell.get_mut(length..).unwrap_or_default());
        rest = rest.get(read..).unwrap_or_default();
        length += written;
        match result {
            ReadFieldResult::OutputFull => cell.resize(2 * cell.len(), 0),
            ReadFieldResult::Field { record_end } => {
                let content = String::from_utf8_lossy(cell.get(..length).unwrap_or_default());
                inside += content.matches('\n').count() as u64;
                let row = reader.line().saturating_sub(1 + inside + u64::from(record_end && !at_end));
                give(u32::try_from(row).unwrap_or(u32::MAX), column, &content);
                (column, length) = (if record_end { 0 } else { column + 1 }, 0);
            }
            ReadFieldResult::InputEmpty => {}
            ReadFieldResult::End => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_inside_quotes_divide_nothing() {
        let text = "Mã;Kết quả\r\n\"1;1\";\"95,5 \"\"ước\"\"\"\n";
        assert_eq!(separator(text), b';');
        let found = found(text, b';');
        assert_eq!(found[2..], [(1, 0, "1;1".to_string()), (1, 1, "95,5 \"ước\"".to_string())]);
    }

    fn found(text: &str, separator: u8) -> Vec<(u32, u32, String)> {
        let mut found = Vec::new();
        cells(text, separator, |row, column, cell| found.push((row, column, cell.to_string())));
        found
    }

    #[test]
    fn tabs_outrank_commas_and_semicolons_in_sentences() {
        assert_eq!(separator("Mã\tTên\tKết quả\n1.1\tCó, và; có, theo, luật\t88,5\n"), b'\t');
        assert_eq!(separator("Mã,Tên,Kết quả\n1.1,\"Có; có\",88\n1.2,Có; có,88\n2.1,Có,88\n"), b',');
    }

    #[test]
    fn blank_lines_are_rows_and_line_ends_inside_a_cell_are_none() {
        for end in ["\n", "\r\n"] {
            let text = ["a,b", "", "\"c", "c\",d", "", "", "e,f"].join(end);
            let places: Vec<(u32, u32)> = found(&text, b',').into_iter().map(|(row, column, _)| (row, column)).collect();
            assert_eq!(places, [(0, 0), (0, 1), (2, 0), (2, 1), (5, 0), (5, 1)]);
        }
        assert_eq!(found("a\n\"b\nc", b',')[1], (1, 0, "b\nc\n".to_string()), "a quote that is never closed");
    }

    #[test]
    fn question_marks_inside_words_are_lost_letters() {
        for (text, is) in [("K?t qu?", true), ("N??c s?ch", true), ("T? l?", false), ("Có không?", false), ("1?2", false), ("???", false)]
        {
            assert_eq!(has_lost(text), is, "{text}");
        }
    }

    #[test]
    fn an_encoding_is_told_by_its_mark_or_by_vietnamese_alone() {
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
