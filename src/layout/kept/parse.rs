//! Reads a layout; everything wrong in it is reported at once, with its line.

use serde::Deserialize;
use toml::Spanned;

use super::{KeptAbout, KeptColumn, KeptRow, KeptTable, Layout, NONE};
use crate::criteria::{Book, ItemRef, Levels};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::understanding::{CRITERION, Role};

/// The only way a layout reads: as tables of one commune.
const WAY: &str = "table";
/// How ids of rows are written, for those who wrote another.
const ROWS: &str = "basic:2.1, basic:12.1/nam, criterion:2, none";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    table: Vec<RawTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    sheet: Option<String>,
    way: Option<Spanned<String>>,
    book: Spanned<String>,
    #[serde(default)]
    column: Vec<RawColumn>,
    #[serde(default)]
    row: Vec<RawRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawColumn {
    heading: String,
    is: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    label: String,
    is: Spanned<String>,
}

impl Layout {
    /// Reads a layout; `name` is how messages call its file.
    ///
    /// # Errors
    /// Everything wrong with it.
    pub fn read(name: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut reader = LayoutReader { name, text, findings: Vec::new() };
        let raw: Raw = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |s| s.start);
            vec![Diagnostic::new(Code::LayoutSyntax, reader.place(at)).with("message", error.message())]
        })?;
        let tables: Vec<KeptTable> = raw.table.into_iter().filter_map(|t| reader.table(t)).collect();
        if tables.is_empty() && reader.findings.is_empty() {
            reader.findings.push(Diagnostic::new(Code::LayoutEmpty, Place::File(name.into())));
        }
        if reader.findings.is_empty() { Ok(Self { file: name.to_string(), tables }) } else { Err(reader.findings) }
    }
}

struct LayoutReader<'t> {
    name: &'t str,
    text: &'t str,
    findings: Vec<Diagnostic>,
}

impl LayoutReader<'_> {
    fn line(&self, at: usize) -> usize {
        self.text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count() + 1
    }

    fn place(&self, at: usize) -> Place {
        Place::Line(self.name.into(), self.line(at))
    }

    /// A word that is none of those that may be there.
    fn word(&mut self, key: &str, read: &Spanned<String>, known: &str) {
        let finding = Diagnostic::new(Code::LayoutWord, self.place(read.span().start)).with("key", key);
        self.findings.push(finding.with("read", read.get_ref().as_str()).with("known", known));
    }

    fn table(&mut self, raw: RawTable) -> Option<KeptTable> {
        if let Some(way) = raw.way.as_ref().filter(|way| way.get_ref() != WAY) {
            self.word("way", way, WAY);
        }
        let levels = Levels::named();
        let book = levels.books().find(|b| b.id() == raw.book.get_ref());
        if book.is_none() {
            let known: Vec<&str> = levels.books().map(Book::id).collect();
            self.word("book", &raw.book, &known.join(", "));
        }
        let columns: Vec<KeptColumn> = raw.column.iter().filter_map(|c| self.column(c)).collect();
        self.once(&raw.column);
        let rows = raw.row.iter().filter_map(|r| self.row(r)).collect();
        Some(KeptTable { sheet: raw.sheet, book: book?, columns, rows })
    }

    fn column(&mut self, raw: &RawColumn) -> Option<KeptColumn> {
        let id = raw.is.get_ref().as_str();
        let role = Role::all().find(|r| r.id() == id);
        if role.is_none() && id != NONE {
            let known: Vec<&str> = Role::all().map(Role::id).chain([NONE]).collect();
            self.word("is", &raw.is, &known.join(", "));
            return None;
        }
        Some(KeptColumn { heading: raw.heading.clone(), is: role })
    }

    /// Two columns cannot both hold the results.
    fn once(&mut self, columns: &[RawColumn]) {
        for (at, column) in columns.iter().enumerate() {
            let id = column.is.get_ref();
            if let Some(first) = columns[..at].iter().find(|c| c.is.get_ref() == id && id != NONE) {
                let finding = Diagnostic::new(Code::LayoutColumnTwice, self.place(column.is.span().start));
                self.findings.push(finding.with("read", id.as_str()).with("other", self.line(first.is.span().start).to_string()));
            }
        }
    }

    fn row(&mut self, raw: &RawRow) -> Option<KeptRow> {
        let Some(is) = about(raw.is.get_ref()) else {
            self.word("is", &raw.is, ROWS);
            return None;
        };
        Some(KeptRow { label: raw.label.clone(), is, line: self.line(raw.is.span().start) })
    }
}

/// "basic:2.1", "basic:12.1/nam", "criterion:2", "none".
fn about(id: &str) -> Option<KeptAbout> {
    if id == NONE {
        return Some(KeptAbout::Nothing);
    }
    if let Some(number) = id.strip_prefix(CRITERION) {
        return number.parse().ok().map(KeptAbout::Criterion);
    }
    let owner: ItemRef = id.split('/').next()?.parse().ok()?;
    Some(if id.contains('/') { KeptAbout::Measure(owner, id.to_string()) } else { KeptAbout::Item(owner) })
}
