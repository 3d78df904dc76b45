//! The register of documents of a form.

use super::attributes::day;
use super::catalog::Catalog;
use super::form::sheet;
use super::grid::Grid;
use super::spot::Spot;
use super::values::{Desk, NONE};
use crate::commune::{Attribute, Document};
use crate::criteria::{Book, Level};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::layout::{self, Sheet, documents as of};
use crate::messages::Lang;
use crate::text::{Date, fold_loose, parse_date};

/// Every row of the sheet that says anything.
pub(super) fn documents(sheets: &[Grid], catalog: &Catalog, target: Option<Level>, desk: &mut Desk) -> Vec<Document> {
    let Some(table) = sheet(sheets, Sheet::Documents).and_then(DocumentsTable::of) else { return Vec::new() };
    let rows: Vec<u32> = table.grid.rows().filter(|r| *r > table.top).collect();
    rows.into_iter().filter_map(|row| table.read(row, catalog, target, desk)).collect()
}

/// The sheet, with the columns found in it in the order of [`of::COLUMNS`].
struct DocumentsTable<'a> {
    grid: &'a Grid,
    top: u32,
    columns: Vec<Option<u32>>,
}

impl<'a> DocumentsTable<'a> {
    fn of(grid: &'a Grid) -> Option<Self> {
        let headings: Vec<String> = of::COLUMNS.iter().map(|id| fold_loose(&of::heading(id))).collect();
        // Forms before the fourth layout had number and date in one column.
        let together = fold_loose(&Lang::Vi.text("document-number-and-date"));
        grid.rows().find_map(|top| {
            let words: Vec<(u32, String)> = grid.row(top).map(|(c, content)| (c, fold_loose(&content.plain()))).collect();
            let find = |heading: &String| words.iter().find(|(_, word)| word == heading).map(|(c, _)| *c);
            let number = |id: &str| find(&together).filter(|_| id == "number");
            let columns: Vec<Option<u32>> = of::COLUMNS.iter().zip(&headings).map(|(id, h)| find(h).or_else(|| number(id))).collect();
            let table = Self { grid, top, columns };
            (table.column("title").is_some() && table.column("code").is_some()).then_some(table)
        })
    }

    fn column(&self, id: &str) -> Option<u32> {
        self.columns.get(usize::from(of::column(id))).copied().flatten()
    }

    fn spot(&self, row: u32, id: &str) -> Option<Spot<'a>> {
        Spot::at(self.grid, row, self.column(id)?)
    }

    fn words(&self, row: u32, id: &str) -> String {
        self.column(id).map(|c| self.grid.text(row, c)).unwrap_or_default()
    }

    /// A row; none where it names no document.
    fn read(&self, row: u32, catalog: &Catalog, target: Option<Level>, desk: &mut Desk) -> Option<Document> {
        let words = |id: &str| self.words(row, id);
        if ["title", "number", "file"].iter().all(|id| words(id).is_empty()) {
            return None;
        }
        let book = layout::book_of(&words("book")).or(target.map(Book::Set));
        let code = self.spot(row, "code");
        let item = code.as_ref().and_then(|c| catalog.item_of(c.content, book));
        let own = |id: &str| self.grid.origin(row, self.column(id).unwrap_or_default());
        let origin = code.as_ref().map_or_else(|| own("title"), |c| c.origin.clone());
        let (number, date) = self.number_and_date(row, desk);
        let document = Document {
            item,
            kind: words("kind"),
            title: words("title"),
            number,
            date,
            issuer: words("issuer"),
            until: self.day(row, "until", desk),
            file: words("file"),
            sha256: None,
            note: words("note"),
            origin: Some(origin.clone()),
        };
        if document.item.is_none() {
            let read = code.map_or_else(|| NONE.to_string(), |c| c.content.plain());
            desk.findings.push(unplaced(&document, &origin, read));
        }
        Some(document)
    }

    /// The number and the date; a date at the end of the number is taken for it where its own cell is blank.
    fn number_and_date(&self, row: u32, desk: &mut Desk) -> (String, Attribute<Date>) {
        let date = self.day(row, "date", desk);
        let number = self.words(row, "number");
        if date.origin.is_some() {
            return (number, date);
        }
        match (with_date(&number), self.spot(row, "number")) {
            (Some((number, day)), Some(spot)) => (number, Attribute { value: Some(day), origin: Some(spot.origin) }),
            _ => (number, date),
        }
    }

    fn day(&self, row: u32, id: &str, desk: &mut Desk) -> Attribute<Date> {
        let Some(spot) = self.spot(row, id) else { return Attribute::default() };
        let value = day(spot.content).ok();
        if value.is_none() {
            let finding = spot.finding(Code::DateUnreadable).with("field", of::heading(id));
            desk.findings.push(finding.with("read", spot.content.plain()));
        }
        Attribute { value, origin: Some(spot.origin) }
    }
}

fn unplaced(document: &Document, origin: &Origin, read: String) -> Diagnostic {
    let shown = if document.title.is_empty() { document.reference() } else { document.title.clone() };
    Diagnostic::new(Code::DocumentUnplaced, Place::from(origin)).with("read", read).with("title", shown)
}

/// "45/BC-UBND ngày 12/3/2024" and "45/BC-UBND, ngày 12 tháng 3 năm 2024": the number, and the date behind it.
fn with_date(text: &str) -> Option<(String, Date)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (taken, day) = match words.as_slice() {
        [.., day, month, d, year_word, y] if fold_loose(month) == "thang" && fold_loose(year_word) == "nam" => {
            (5, [day, d, y].map(|p| *p).join("/"))
        }
        [.., last] => (1, (*last).to_string()),
        [] => return None,
    };
    let day = parse_date(&day)?;
    let mut before = &words[..words.len().saturating_sub(taken)];
    if let [rest @ .., word] = before
        && fold_loose(word) == "ngay"
    {
        before = rest;
    }
    Some((before.join(" ").trim_end_matches([',', ';', ' ']).to_string(), day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_behind_the_number_is_given_apart() {
        let day = parse_date("12/03/2024");
        for text in ["45/BC-UBND ngày 12/3/2024", "45/BC-UBND, 12/03/2024", "45/BC-UBND, ngày 12 tháng 3 năm 2024"] {
            assert_eq!(with_date(text), day.map(|d| ("45/BC-UBND".to_string(), d)), "{text}");
        }
        for text in ["45/BC-UBND", "12/2024/QĐ-UBND", "", "45/BC-UBND ngày 30/02/2024"] {
            assert_eq!(with_date(text), None, "{text}");
        }
    }
}
