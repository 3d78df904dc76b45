//! What people wrote into a finished dossier, to be laid into the one that takes its place.

use std::collections::BTreeMap;

use super::dossier::{self, ROWS, TypedCell, by_column, counted, open_rows, own_words};
use super::grid::Grid;
use super::{Spreadsheet, form, narrative};
use crate::commune::Topic;
use crate::diag::Origin;
use crate::layout::dossier::{HEAD_ROWS, OF_FINDINGS, OPEN, Open};
use crate::layout::{Column, Sheet};
use crate::text::fold;

/// A cell people wrote into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Id of its sheet.
    pub sheet: &'static str,
    /// Id of its row.
    pub row: String,
    /// Id of its column's heading, or its words where those are data.
    pub column: String,
    pub text: String,
    pub origin: Origin,
}

/// A cell whose text has no place in the new dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    pub origin: Origin,
    pub text: String,
    /// "row", "filled", "locked", "sheet" or "input".
    pub reason: &'static str,
}

/// What can be laid into the new dossier and what cannot.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Into the open cells of its papers.
    pub cells: Vec<Typed>,
    /// Notes and explanations written in the rows of answers, also of those without one: measure, column, text.
    pub beside: Vec<(String, Column, String)>,
    /// Texts of the report.
    pub told: Vec<(Topic, String)>,
    /// What has no place.
    pub lost: Vec<Lost>,
}

/// Columns of an answers sheet that decide nothing and are for people's words.
const WORDS: [Column; 2] = [Column::Note, Column::Explanation];

impl Spreadsheet {
    /// What people wrote into this dossier. `again` is the same dossier written again by the program, by the same
    /// criteria if `same_law`; `next` is the one to take its place; `sealed` says that its inputs are as they were.
    pub fn carried(&self, anew: &Spreadsheet, next: &Spreadsheet, same_law: bool, sealed: bool) -> Carried {
        let mut found = Carried::default();
        for (sheet, open) in OPEN {
            if let Some(old) = self.paper(sheet) {
                papers(old, anew.paper(sheet), next.paper(sheet), (sheet, open), &mut found);
                let anew = anew.paper(sheet).filter(|_| sheet != OF_FINDINGS);
                anew.into_iter().for_each(|anew| others(old, anew, open, same_law && sealed, &mut found));
            }
        }
        if same_law {
            let known = |origin: &Origin| found.lost.iter().any(|lost| lost.origin == *origin);
            let typed_over = self.differing(anew).into_iter().filter(|d| sealed && !d.stands.is_empty() && !known(&d.origin));
            let typed_over: Vec<Lost> = typed_over.map(|d| Lost { origin: d.origin, text: d.stands, reason: "locked" }).collect();
            found.lost.extend(typed_over);
        }
        let known = |grid: &Grid| [anew, next].iter().any(|book| book.sheets.iter().any(|g| fold(&g.name) == fold(&grid.name)));
        for grid in self.sheets.iter().filter(|g| !known(g)) {
            let first = grid.cells.iter().next().map(|((row, column), content)| (grid.origin(*row, *column), content.plain()));
            found.lost.extend(first.map(|(origin, text)| Lost { origin, text, reason: "sheet" }));
        }
        told(self, next, sealed, &mut found);
        inputs(self, next, sealed, &mut found);
        if !sealed {
            rows(self, next, &mut found);
        }
        found
    }
}

/// A paper's open cells, by the ids of their rows.
fn cells(grid: &Grid, open: Open) -> BTreeMap<(String, String), (Origin, String)> {
    let Some(dossier::Open { top, id, columns }) = dossier::Open::of(grid, open) else { return BTreeMap::new() };
    let mut found = BTreeMap::new();
    for row in grid.rows().filter(|r| *r > top && !grid.text(*r, id).is_empty()) {
        let cell = |(column, at): &(String, u32)| ((grid.text(row, id), column.clone()), (grid.origin(row, *at), grid.text(row, *at)));
        found.extend(columns.iter().map(cell));
    }
    found
}

fn papers(old: &Grid, anew: Option<&Grid>, next: Option<&Grid>, of: (&'static str, Open), found: &mut Carried) {
    let (sheet, open) = of;
    let of = |grid: Option<&Grid>| grid.map(|g| cells(g, open)).unwrap_or_default();
    let (own, next) = (of(anew), of(next));
    let written = cells(old, open);
    for ((row, column), (origin, text)) in &written {
        let key = (row.clone(), column.clone());
        let program = own.get(&key).map(|(_, t)| t.as_str()).unwrap_or_default();
        if text.is_empty() || text == program {
            continue;
        }
        let lost = |reason| Lost { origin: origin.clone(), text: text.clone(), reason };
        match next.get(&key) {
            None => found.lost.push(lost("row")),
            Some((_, there)) if there == text => {}
            Some((_, there)) if !there.is_empty() => found.lost.push(lost("filled")),
            Some(_) => {
                found.cells.push(Typed { sheet, row: row.clone(), column: column.clone(), text: text.clone(), origin: origin.clone() })
            }
        }
    }
}

/// What is in cells that are not for people: below the table, and where nothing else explains it, over the
/// program's own text.
fn others(old: &Grid, anew: &Grid, open: Open, firm: bool, found: &mut Carried) {
    let open: Vec<Origin> = cells(old, open).into_values().map(|(origin, _)| origin).collect();
    let last = anew.rows().last().unwrap_or_default();
    for ((row, column), content) in &old.cells {
        let (origin, text) = (old.origin(*row, *column), content.plain());
        if open.contains(&origin) || anew.text(*row, *column) == text || is_dated(*row, *column, &text, &anew.text(*row, *column)) {
            continue;
        }
        match *row > last {
            true => found.lost.push(Lost { origin, text, reason: "row" }),
            false if firm => found.lost.push(Lost { origin, text, reason: "locked" }),
            false => {}
        }
    }
}

/// The date in the heading of a paper: the dossier is written again without one. The number is in the first column.
fn is_dated(row: u32, column: u32, text: &str, anew: &str) -> bool {
    let undated = |text: &str| text.chars().filter(|c| !c.is_ascii_digit() && *c != '…').collect::<String>();
    row < HEAD_ROWS && column > 0 && undated(text) == undated(anew)
}

/// Inputs changed in the dossier itself: words go along where the new one has none, everything else is reported. Of a
/// dossier that nobody has changed since, only words that are in no form: any other was taken out of the form it came from.
fn inputs(old: &Spreadsheet, next: &Spreadsheet, sealed: bool, found: &mut Carried) {
    let (was, now, own, open) = (by_column(old), by_column(next), own_words(old), open_rows(next));
    let counts = |key: &TypedCell| key.0 != Sheet::Narrative && (!sealed || own.contains(key));
    for (key, (origin, text)) in was.iter().filter(|(key, _)| counts(key)) {
        let there = now.get(key).map(|(_, t)| t.as_str()).unwrap_or_default();
        if text == there {
            continue;
        }
        let words = WORDS.into_iter().find(|c| key.2 == counted(*c)).filter(|_| key.1.contains(':') && there.is_empty());
        match (words, key.1.strip_prefix("measure ")) {
            (Some(column), Some(measure)) if open.contains(&(key.0, key.1.clone())) => {
                found.beside.push((measure.to_string(), column, text.clone()))
            }
            _ => found.lost.push(Lost { origin: origin.clone(), text: text.clone(), reason: "input" }),
        }
    }
}

/// Rows changed in the dossier's own lists. A blank cell, also of a formula that another program saved without its result,
/// holds nothing that could be lost.
fn rows(old: &Spreadsheet, next: &Spreadsheet, found: &mut Carried) {
    for sheet in ROWS {
        let Some(grid) = form::sheet(&old.sheets, sheet) else { continue };
        let new = form::sheet(&next.sheets, sheet);
        for ((row, column), content) in grid.cells.iter().filter(|(_, content)| !content.plain().is_empty()) {
            if new.is_none_or(|g| g.text(*row, *column) != content.plain()) {
                found.lost.push(Lost { origin: grid.origin(*row, *column), text: content.plain(), reason: "input" });
            }
        }
    }
}

/// Texts of the report: they go along where the new one says nothing. Of a dossier that nobody has changed since, only those
/// that are in no form: any other was taken out of the form it came from.
fn told(old: &Spreadsheet, next: &Spreadsheet, sealed: bool, found: &mut Carried) {
    let (was, now) = (narrative::told(old), narrative::told(next));
    for (topic, (origin, text)) in &was.texts {
        let lost = |reason| Lost { origin: origin.clone(), text: text.clone(), reason };
        match now.texts.get(topic) {
            Some((_, there)) if there == text => {}
            _ if sealed && !was.is_own(topic) => {}
            Some(_) => found.lost.push(lost("input")),
            None if now.has(topic) => found.told.push((topic.clone(), text.clone())),
            None => found.lost.push(lost("row")),
        }
    }
}
