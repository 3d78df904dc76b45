//! Tables exported as text: comma, semicolon or tab between cells, quotes around those that hold one.

use std::sync::Arc;

use super::grid::{Content, Grid};
use super::reader::Limits;
use crate::text::Decimal;

/// The one sheet of a text table. Numbers are text here, and read as such.
pub(super) fn read(bytes: &[u8], file: &Arc<str>, limits: &mut Limits) -> Grid {
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let mut grid = Grid::new(file, file, false);
    cells(&text, separator(&text), |row, column, cell| {
        if let Some(content) = limits.text(cell) {
            limits.keep(&mut grid, (row, column), plain_number(content));
        }
    });
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

/// Hands over cell by cell; a line may have as many as the file has marks.
fn cells(text: &str, separator: char, mut give: impl FnMut(u32, u32, &str)) {
    let (mut row, mut column, mut quoted) = (0, 0, false);
    let mut cell = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            c if !quoted && (c == separator || c == '\n') => {
                give(row, column, &cell);
                cell.clear();
                (row, column) = if c == '\n' { (row + 1, 0) } else { (row, column + 1) };
            }
            c => cell.push(c),
        }
    }
    give(row, column, &cell);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_inside_quotes_divide_nothing() {
        let text = "Mã;Kết quả\r\n\"1;1\";\"95,5 \"\"ước\"\"\"\n";
        assert_eq!(separator(text), ';');
        let mut found = Vec::new();
        cells(text, ';', |row, column, cell| found.push((row, column, cell.trim().to_string())));
        let of = |row, column, cell: &str| (row, column, cell.to_string());
        let wanted = [of(0, 0, "Mã"), of(0, 1, "Kết quả"), of(1, 0, "1;1"), of(1, 1, "95,5 \"ước\""), of(2, 0, "")];
        assert_eq!(found, wanted);
    }
}
