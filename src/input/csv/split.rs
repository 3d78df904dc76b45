//! A text table → cells. A quote that is never closed swallows the rows below it: they are handed over all the same,
//! each by itself, and reported, for nobody knows which of their figures is whose.

/// Lines, counted from 0, that a quote ran over without an end of its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) struct Torn {
    /// The line on which the quote opens.
    pub line: usize,
    /// How many lines there are.
    pub count: usize,
    /// The row of the first of them.
    pub row: u32,
}

/// Hands over cell by cell with its row and column, a cell of a torn line perhaps once more: a line may have as many as the file has marks. Blank lines are
/// rows to a person who looks for a cell, and line ends inside a cell are none.
pub(super) fn cells(text: &str, separator: char, give: impl FnMut(u32, u32, &str)) -> Vec<Torn> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = SplitReader { text: &text, separator, at: 0, start: 0, line: 0, row: 0, column: 0, torn: Vec::new(), give };
    while reader.at < text.len() {
        reader.blanks();
        reader.cell();
    }
    reader.torn
}

struct SplitReader<'t, G> {
    text: &'t str,
    separator: char,
    at: usize,
    /// Where the line begins on which the row does.
    start: usize,
    line: usize,
    row: u32,
    column: u32,
    torn: Vec<Torn>,
    give: G,
}

/// What a quote at the beginning of a cell opens.
enum Quoted {
    /// A cell that ends, with its closing quote, so many bytes on.
    Sound(usize),
    /// A cell with quotes in it like any other letters.
    Letters,
    /// More than a cell: up to so many bytes on.
    Torn(usize),
}

impl<'t, G: FnMut(u32, u32, &str)> SplitReader<'t, G> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over lines and cells without anything, at once: a file may have nothing else.
    fn blanks(&mut self) {
        if self.column == 0 {
            let count = self.run('\n');
            self.line += count;
            self.row = self.row.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
            self.start = self.at;
        }
        let count = self.run(self.separator) / self.separator.len_utf8();
        self.column = self.column.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
    }

    /// Passes over a mark as often as it is here; how many bytes that were.
    fn run(&mut self, mark: char) -> usize {
        let rest = self.rest();
        let count = rest.len() - rest.trim_start_matches(mark).len();
        self.at += count;
        count
    }

    fn cell(&mut self) {
        let rest = self.rest();
        match if rest.starts_with('"') { quoted(rest, self.separator) } else { Quoted::Letters } {
            Quoted::Sound(end) => self.quoted(end),
            Quoted::Letters => self.plain(),
            Quoted::Torn(end) => self.torn(end),
        }
    }

    fn quoted(&mut self, end: usize) {
        let text = self.rest().get(1..end - 1).unwrap_or_default();
        self.line += text.matches('\n').count();
        let content = text.replace("\"\"", "\"");
        (self.give)(self.row, self.column, &content);
        let behind = self.rest().get(end..).unwrap_or_default();
        let blanks = behind.find(['\n', self.separator]).unwrap_or(behind.len());
        self.behind(end + blanks);
    }

    fn plain(&mut self) {
        let rest = self.rest();
        let end = rest.find(['\n', self.separator]).unwrap_or(rest.len());
        let content = rest.get(..end).unwrap_or_default();
        let inside = content.strip_prefix('"').map(|inside| inside.strip_suffix('"').unwrap_or(inside));
        (self.give)(self.row, self.column, inside.unwrap_or(content));
        self.behind(end);
    }

    /// Goes on behind a cell and the mark that ends it.
    fn behind(&mut self, length: usize) {
        self.at += length;
        if self.rest().starts_with('\n') {
            self.line += 1;
            self.at += 1;
            self.next_row();
        } else {
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
            self.column = self.column.saturating_add(1);
        }
    }

    fn next_row(&mut self) {
        (self.start, self.row, self.column) = (self.at, self.row.saturating_add(1), 0);
    }

    /// The lines that a quote ran over, each as a row of its own, quotes left out where they do not close.
    fn torn(&mut self, end: usize) {
        let last = self.at + end;
        let end = self.text.get(last..).unwrap_or_default().find('\n').map_or(self.text.len(), |end| last + end);
        let lines: Vec<String> = self.text.get(self.start..end).unwrap_or_default().split('\n').map(String::from).collect();
        self.torn.push(Torn { line: self.line, count: lines.len(), row: self.row });
        for line in &lines {
            let separator = self.separator;
            let parts = if is_sound(line, separator) { parts(line, separator) } else { bare_parts(line, separator) };
            (0..).zip(parts).for_each(|(column, content)| (self.give)(self.row, column, &content));
            self.row = self.row.saturating_add(1);
        }
        self.line += lines.len();
        self.at = (end + 1).min(self.text.len());
        (self.start, self.column) = (self.at, 0);
    }
}

/// A text that begins with a quote. What a quote closes is a cell only if the mark between cells is behind it, or
/// the end of the line; else, if it ran over a mark or a line end, it closes what another one should have closed.
fn quoted(text: &str, separator: char) -> Quoted {
    let Some(close) = closing(text) else { return Quoted::Torn(text.len()) };
    let (inside, behind) = (&text[1..close], &text[close + 1..]);
    let ends = behind.trim_start_matches(|c| c == ' ' && c != separator).chars().next().is_none_or(|c| c == '\n' || c == separator);
    if ends && !inside.split('\n').skip(1).any(|line| is_row(line, separator)) {
        Quoted::Sound(close + 1)
    } else if inside.contains(['\n', separator]) {
        Quoted::Torn(close)
    } else {
        Quoted::Letters
    }
}

/// The quote that closes the one a text begins with; two of them are a quote inside.
fn closing(text: &str) -> Option<usize> {
    let mut at = 1;
    loop {
        at += text.get(at..)?.find('"')?;
        if !text.get(at + 1..)?.starts_with('"') {
            return Some(at);
        }
        at += 2;
    }
}

/// Whether a line inside a cell begins as a row does: "11;Tỷ lệ nghèo". A number with decimals, "1,5 ha", is no code.
fn is_row(line: &str, separator: char) -> bool {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let coded = line.starts_with(|c: char| c.is_ascii_digit()) && behind.starts_with(separator);
    coded && !behind.get(separator.len_utf8()..).is_some_and(|b| b.starts_with(|c: char| c.is_ascii_digit() || c == ' '))
}

fn is_sound(line: &str, separator: char) -> bool {
    let mut rest = line;
    while !rest.is_empty() {
        let end = match if rest.starts_with('"') { quoted(rest, separator) } else { Quoted::Letters } {
            Quoted::Sound(end) => end,
            Quoted::Letters => 0,
            Quoted::Torn(_) => return false,
        };
        let behind = &rest[end..];
        rest = behind.split_once(separator).map_or("", |(_, rest)| rest);
    }
    true
}

fn parts(line: &str, separator: char) -> Vec<String> {
    let mut found = Vec::new();
    cells(line, separator, |_, _, content| found.push(content.to_string()));
    found
}

fn bare_parts(line: &str, separator: char) -> Vec<String> {
    line.split(separator).map(|part| part.replace('"', "")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    type SplitCell = (u32, u32, String);

    /// Cells; line, number of lines and row of what is torn.
    fn found(text: &str) -> (Vec<SplitCell>, Vec<(usize, usize, u32)>) {
        let mut found = Vec::new();
        let torn = cells(text, ';', |row, column, cell| found.push((row, column, cell.to_string())));
        (found, torn.iter().map(|t| (t.line, t.count, t.row)).collect())
    }

    fn rows(text: &str) -> Vec<String> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (row, column, cell) in found(text).0 {
            let (row, column) = (row as usize, column as usize);
            rows.resize(rows.len().max(row + 1), Vec::new());
            let cells = rows[row].len().max(column + 1);
            rows[row].resize(cells, String::new());
            rows[row][column] = cell;
        }
        rows.iter().map(|cells| cells.join("|")).collect()
    }

    #[test]
    fn marks_inside_quotes_divide_nothing() {
        assert_eq!(rows("\"1;1\";\"95,5 \"\"ước\"\"\"\n"), ["1;1|95,5 \"ước\""]);
        assert_eq!(rows("\"a\" ;b\n\"\";c"), ["a|b", "|c"]);
    }

    #[test]
    fn blank_lines_are_rows_and_line_ends_inside_a_cell_are_none() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a;b", "", "\"c", "c\";d", "", "", "e;f"].join(end);
            assert_eq!(rows(&text), ["a|b", "", "c\nc|d", "", "", "e|f"]);
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_tears_the_rows_it_runs_over() {
        let text = "1;a;1\n10;\"thu nhập;63,5\n11;\"nghèo; đa chiều\";1,2\n12;b;3\n";
        assert_eq!(rows(text), ["1|a|1", "10|thu nhập|63,5", "11|nghèo; đa chiều|1,2", "12|b|3"]);
        assert_eq!(found(text).1, [(1, 2, 1)]);
        // To the end of the file; within a line; a line whose own quote closes it; after a cell of two lines.
        for (text, torn) in [
            ("1;\"a;1\n2;b;2\n", (0, 3, 0)),
            ("1;a;1\n2;\"b;2", (1, 1, 1)),
            ("1;\"a;1;\"ước\"\n2;b;2\n", (0, 1, 0)),
            ("1;\"a;1\n2;b\";2\n3;c;3", (0, 2, 0)),
            ("1;\"a\nb\";1\n2;\"c;2\n3;\"d\";3\n", (2, 2, 1)),
        ] {
            assert_eq!(found(text).1, [torn], "{text}");
        }
    }

    #[test]
    fn quotes_inside_a_cell_are_letters() {
        for (text, row) in [
            ("1;Thôn \"A\";2", "1|Thôn \"A\"|2"),
            ("1;\"Thôn \"A\" cũ\";2", "1|Thôn \"A\" cũ|2"),
            ("1;\"5\" ống;2", "1|5\" ống|2"),
            ("1;\"gồm\n1,5 ha; 2\";2", "1|gồm\n1,5 ha; 2|2"),
        ] {
            assert_eq!((rows(text), found(text).1), (vec![row.to_string()], Vec::new()));
        }
    }
}
