//! Waivers and attestations of a form: what each lacks is reported; a row of no known kind is left out.

use super::attributes::day;
use super::catalog::Catalog;
use super::form;
use super::grid::Grid;
use super::spot::Spot;
use super::values::{Desk, NONE};
use crate::commune::{Special, SpecialKind};
use crate::criteria::{Book, Level};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::{self, Sheet, specials};
use crate::text::{Date, fold_loose, nearest};

/// Every row of the sheet that says anything.
pub(super) fn specials(sheets: &[Grid], catalog: &Catalog, target: Option<Level>, desk: &mut Desk) -> Vec<Special> {
    let Some(grid) = form::sheet(sheets, Sheet::Specials) else { return Vec::new() };
    let Some(top) = grid.rows().find(|r| column(grid, *r, "kind").is_some() && column(grid, *r, "code").is_some()) else {
        return Vec::new();
    };
    let rows: Vec<u32> = grid.rows().filter(|r| *r > top).collect();
    rows.into_iter().filter_map(|row| SpecialRow { grid, top, row }.read(catalog, target, desk)).collect()
}

fn column(grid: &Grid, row: u32, id: &str) -> Option<u32> {
    let heading = fold_loose(&specials::heading(id));
    grid.row(row).find(|(_, c)| fold_loose(&c.plain()) == heading).map(|(c, _)| c)
}

/// A row below the headings.
struct SpecialRow<'a> {
    grid: &'a Grid,
    top: u32,
    row: u32,
}

impl<'a> SpecialRow<'a> {
    fn spot(&self, id: &str) -> Option<Spot<'a>> {
        Spot::at(self.grid, self.row, column(self.grid, self.top, id)?)
    }

    fn words(&self, id: &str) -> String {
        self.spot(id).map(|s| s.content.plain()).unwrap_or_default()
    }

    /// The cell of a column, blank or not.
    fn place(&self, id: &str) -> crate::diag::Origin {
        self.grid.origin(self.row, column(self.grid, self.top, id).unwrap_or_default())
    }

    fn read(&self, catalog: &Catalog, target: Option<Level>, desk: &mut Desk) -> Option<Special> {
        if specials::COLUMNS.iter().skip(1).all(|id| self.spot(id).is_none()) {
            return None;
        }
        let kind = self.kind(desk)?;
        let book = layout::book_of(&self.words("book")).or(target.map(Book::Set));
        let special = Special {
            kind,
            item: self.spot("code").and_then(|code| catalog.item_of(code.content, book)),
            reason: self.words("reason"),
            document: self.words("document"),
            date: self.day("date", desk),
            signer: self.words("signer"),
            expires: self.day("expires", desk),
            origin: Some(self.place("kind")),
        };
        self.check(&special, desk);
        Some(special)
    }

    fn kind(&self, desk: &mut Desk) -> Option<SpecialKind> {
        let read = self.words("kind");
        let kind = layout::special_of(&read);
        if kind.is_none() {
            let known = SpecialKind::ALL.map(layout::special_word);
            let near = nearest(&read, known.iter().map(String::as_str)).unwrap_or(NONE);
            let finding = Diagnostic::new(Code::SpecialKindUnknown, Place::from(&self.place("kind")));
            desk.findings.push(finding.with("read", read).with("nearest", near).with("words", known.join(", ")));
        }
        kind
    }

    fn day(&self, id: &str, desk: &mut Desk) -> Option<Date> {
        let spot = self.spot(id)?;
        let read = day(spot.content).ok();
        if read.is_none() {
            let finding = spot.finding(Code::DateUnreadable).with("field", specials::heading(id));
            desk.findings.push(finding.with("read", spot.content.plain()));
        }
        read
    }

    /// Names what a document must say and does not, and an indicator that is none.
    fn check(&self, special: &Special, desk: &mut Desk) {
        let at = |id: &str| Place::from(&self.place(id));
        let kind = || layout::special_word(special.kind);
        let missing: Vec<&str> = ["reason", "document", "signer", "expires"].into_iter().filter(|id| self.spot(id).is_none()).collect();
        if let Some(first) = missing.first() {
            let headings: Vec<String> = missing.iter().map(|id| specials::heading(id)).collect();
            let finding = Diagnostic::new(Code::SpecialIncomplete, at(first)).with("kind", kind());
            desk.findings.push(finding.with("missing", headings.join(", ")));
        }
        if special.item.is_none() {
            let read = self.spot("code").map_or_else(|| NONE.to_string(), |s| s.content.plain());
            desk.findings.push(Diagnostic::new(Code::SpecialUnplaced, at("code")).with("kind", kind()).with("read", read));
        }
    }
}
