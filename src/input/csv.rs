//! Tables exported as text: comma, semicolon or tab between cells, quotes around those that hold one.

use std::sync::Arc;

use super::grid::{Content, Grid};
use super::reader::Limits;
use crate::text::Decimal;

/// The one sheet of a text table. Numbers are text here, and read as such.
pub(super) fn read(bytes: &[u8], file: &Arc<str>, limits: &mut Limits) -> Grid {
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let mut grid = Grid::new(file, file, false);
    for (row, cells) in records(&text, separator(&text)).into_iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let Some(content) = Content::of_text(cell) else { continue };
            limits.keep(&mut grid, (row as u32, column as u32), plain_number(content));
        }
    }
    grid
}

/// Digits with at most one mark that cannot group thousands are numbers; codes and the rest stay text.
fn plain_number(content: Content) -> Content {
    match &content {
        Content::Text(text) if !text.contains(['.', ',']) && !text.starts_with('0') => match text.parse::<Decimal>() {
            Ok(value) => Content::Number { value, percent: false },
            Err(()) => content,
        },
        _ => content,
    }
}

/// The mark that stands most often outside quotes; Excel in Vietnam writes semicolons.
fn separator(text: &str) -> char {
    let count = |mark: char| {
        let mut quoted = false;
        text.chars()
            .take(20_000)
            .filter(|c| {
                quoted ^= *c == '"';
                *c == mark && !quoted
            })
            .count()
    };
    [';', '\t', ','].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(',')
}

fn records(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(record) = records.last_mut() else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                push(record, '"');
            }
            '"' => quoted = !quoted,
            '\n' if !quoted => records.push(vec![String::new()]),
            c if c == separator && !quoted => record.push(String::new()),
            c => push(record, c),
        }
    }
    records
}

fn push(record: &mut [String], c: char) {
    if let Some(cell) = record.last_mut() {
        cell.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_inside_quotes_divide_nothing() {
        let text = "Mã;Kết quả\r\n\"1;1\";\"95,5 \"\"ước\"\"\"\n";
        assert_eq!(separator(text), ';');
        let rows = records(text, ';');
        assert_eq!(rows[1], ["1;1", "95,5 \"ước\""]);
    }
}
