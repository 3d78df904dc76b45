//! A sheet of thresholds filled from a decision → readings. Everything wrong is reported at once, by cell.

mod areas;
mod checklists;
mod decision;
mod special;
mod value;

use std::collections::BTreeMap;

use super::Spreadsheet;
use super::grid::{Content, Grid};
use super::values::NONE;
use crate::criteria::{
    Area, AreaReading, ChecklistReading, Law, Narrow, ProvinceDecision, Provincial, ReadIn, Reading, Said, Shelf, Slot, UnknownProvince,
};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::layout::{criteria_sheet as sheet, property};
use crate::messages::Lang;
use crate::text::{Date, fold, fold_loose, parse_date};

/// What a filled sheet says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledSheet {
    /// The province's decision; empty where nothing was read in it.
    pub decision: ProvinceDecision,
    /// A year of the sets they are of.
    pub year: i16,
    /// Every threshold filled in.
    pub readings: Vec<Reading>,
    /// Areas of the province that are new or changed.
    pub areas: Vec<AreaReading>,
    /// Its village checklists that are new or changed.
    pub checklists: Vec<ChecklistReading>,
}

impl FilledSheet {
    /// What of it goes into a province's file; none where there is nothing.
    ///
    /// # Errors
    /// The province is unknown.
    pub fn provincial<'a>(&'a self, shelf: &'a Shelf) -> Result<Option<Provincial<'a>>, UnknownProvince> {
        Provincial::new(shelf, self.year, &self.decision, &self.readings, &self.areas, &self.checklists)
    }
}

impl Spreadsheet {
    /// The thresholds filled into a sheet of ours.
    ///
    /// # Errors
    /// Everything wrong in it.
    pub fn filled_thresholds(&self, shelf: &Shelf) -> Result<FilledSheet, Vec<Diagnostic>> {
        let grids: Vec<(&Grid, BTreeMap<&str, u32>)> = self.sheets().iter().filter_map(|g| Some((g, columns(g)?))).collect();
        let fields = self.sheets().iter().map(decision::fields).find(|f| !f.is_empty());
        let (Some(fields), false) = (fields, grids.is_empty()) else {
            return Err(vec![Diagnostic::new(Code::SheetKind, self.place())]);
        };
        let as_of = self.property(property::AS_OF).and_then(parse_date);
        let year = as_of.map_or_else(|| shelf.last_year(), Date::year);
        let mut clerk = Clerk::new(fields, shelf.nation(year));
        clerk.as_of = as_of.unwrap_or(clerk.as_of);
        if let Some(law) = self.property(property::PROVINCE).filter(|p| !p.is_empty()).and_then(|p| shelf.law(p, year).ok()) {
            clerk.law = law;
        }
        let areas = clerk.take_areas(self.sheets());
        let mut readings = Vec::new();
        for (grid, columns) in &grids {
            let row = grid.rows().find(|r| grid.text(*r, columns["key"]) == heading("key")).unwrap_or_default();
            let rows = grid.rows().filter(|r| *r > row);
            readings.extend(rows.flat_map(|row| clerk.row(&SheetRow { grid, columns, row })));
        }
        let checklists = clerk.checklists(self.sheets());
        let filled = FilledSheet { decision: ProvinceDecision::default(), year: clerk.law.period.last, readings, areas, checklists };
        self.judged(shelf, clerk, filled)
    }

    fn judged(&self, shelf: &Shelf, mut clerk: Clerk, mut filled: FilledSheet) -> Result<FilledSheet, Vec<Diagnostic>> {
        if clerk.provincial || !filled.areas.is_empty() || !filled.checklists.is_empty() {
            filled.decision = clerk.decision(shelf);
        }
        clerk.findings.extend(crate::criteria::looser(&shelf.nation(filled.year), &filled.readings));
        // That the province is unknown was found when the decision was read.
        if let Ok(Some(provincial)) = filled.provincial(shelf) {
            clerk.findings.extend(provincial.faults());
        }
        let nothing = filled.readings.is_empty() && filled.areas.is_empty() && filled.checklists.is_empty();
        if nothing && clerk.findings.is_empty() {
            clerk.findings.push(Diagnostic::new(Code::SheetEmpty, self.place()));
        }
        if clerk.findings.is_empty() { Ok(filled) } else { Err(clerk.findings) }
    }
}

fn heading(id: &str) -> String {
    Lang::Vi.text(&format!("threshold-column-{id}"))
}

/// The columns of a sheet of thresholds, by their headings.
fn columns(grid: &Grid) -> Option<BTreeMap<&'static str, u32>> {
    let key = fold(&heading("key"));
    let top = grid.rows().find(|r| grid.row(*r).any(|(_, c)| fold(&c.plain()) == key))?;
    let named = |id: &'static str| {
        let wanted = fold(&heading(id));
        Some((id, grid.row(top).find(|(_, c)| fold(&c.plain()) == wanted)?.0))
    };
    let found: BTreeMap<&str, u32> = sheet::COLUMNS.iter().filter_map(|(id, _)| named(id)).collect();
    ["key", "was", "value", "text", "reference", "person", "day"].iter().all(|id| found.contains_key(id)).then_some(found)
}

struct SheetRow<'a> {
    grid: &'a Grid,
    columns: &'a BTreeMap<&'static str, u32>,
    row: u32,
}

impl SheetRow<'_> {
    fn get(&self, id: &str) -> Option<&Content> {
        self.grid.get(self.row, *self.columns.get(id)?)
    }

    fn plain(&self, id: &str) -> String {
        self.get(id).map(Content::plain).unwrap_or_default()
    }

    fn origin(&self, id: &str) -> Origin {
        self.grid.origin(self.row, self.columns.get(id).copied().unwrap_or_default())
    }

    fn fault(&self, code: Code, id: &str) -> Diagnostic {
        Diagnostic::new(code, Place::from(&self.origin(id)))
    }
}

/// A cell, or a part of one, that is to say a threshold.
struct ThresholdText<'a> {
    row: &'a SheetRow<'a>,
    id: &'static str,
    content: Content,
}

impl ThresholdText<'_> {
    fn fault(&self, code: Code) -> Diagnostic {
        self.row.fault(code, self.id).with("read", self.content.plain())
    }
}

struct Clerk {
    fields: BTreeMap<&'static str, (Option<Content>, Origin)>,
    law: Law,
    as_of: Date,
    /// The areas of the province as the sheet tells them.
    areas: Vec<Area>,
    /// Something was read in the province's text.
    provincial: bool,
    findings: Vec<Diagnostic>,
}

/// The columns a person fills.
const FILLED: [&str; 6] = ["value", "special", "text", "reference", "person", "day"];

impl Clerk {
    fn new(fields: BTreeMap<&'static str, (Option<Content>, Origin)>, law: Law) -> Self {
        Self { fields, law, as_of: Date::constant(9999, 12, 31), areas: Vec::new(), provincial: false, findings: Vec::new() }
    }

    /// One row: its own level and the special ones. None when nothing is filled in or something is wrong.
    fn row(&mut self, row: &SheetRow) -> Vec<Reading> {
        let key = row.plain("key");
        if !FILLED.iter().any(|id| row.get(id).is_some()) || key.is_empty() {
            return Vec::new();
        }
        let Some(slot) = self.law.slot(&key, self.as_of) else {
            self.findings.push(row.fault(Code::SheetKeyUnknown, "value").with("key", key));
            return Vec::new();
        };
        let stale = stale(row, &slot);
        if !stale.is_empty() {
            self.findings.extend(stale);
            return Vec::new();
        }
        let read_in = self.read_in(row, &slot);
        let said = self.all_said(row, &slot, read_in);
        let source = self.source(row, read_in);
        let person = self.person(row);
        let on = self.day(row);
        let (Some(read_in), Some(source), Some(person), Some(on)) = (read_in, source, person, on) else { return Vec::new() };
        let reading = |(narrow, said, id): (Narrow, Said, &str)| Reading {
            slot: slot.clone(),
            narrow,
            read_in,
            said,
            source: source.clone(),
            person: person.clone(),
            on,
            origin: row.origin(id),
        };
        said.into_iter().map(reading).collect()
    }

    /// Every level of a row, with the column it is in.
    fn all_said(&mut self, row: &SheetRow, slot: &Slot, read_in: Option<ReadIn>) -> Vec<(Narrow, Said, &'static str)> {
        let mut all = Vec::new();
        match (row.get("value"), row.get("special")) {
            (None, None) => self.findings.push(row.fault(Code::SheetValueMissing, "value")),
            (None, Some(_)) => {}
            (Some(content), _) => match self.said(&ThresholdText { row, id: "value", content: content.clone() }, slot) {
                Ok(said) => all.push((Narrow::default(), said, "value")),
                Err(finding) => self.findings.push(finding),
            },
        }
        all.extend(self.specials(row, slot, read_in).into_iter().map(|(narrow, said)| (narrow, said, "special")));
        all
    }

    fn read_in(&mut self, row: &SheetRow, slot: &Slot) -> Option<ReadIn> {
        let read = row.plain("text");
        let found = [ReadIn::Nation, ReadIn::Province].into_iter().find(|t| fold_loose(&sheet::word(*t)) == fold_loose(&read));
        match found {
            Some(ReadIn::Province) if slot.is_factor() => {
                self.findings.push(row.fault(Code::SheetFactor, "text"));
                None
            }
            Some(ReadIn::Nation) if slot.is_added() => {
                self.findings.push(row.fault(Code::SheetOwnTest, "text"));
                None
            }
            Some(text) => {
                self.provincial |= text == ReadIn::Province;
                Some(text)
            }
            None => {
                let words = [ReadIn::Nation, ReadIn::Province].map(sheet::word).join(" / ");
                let read = if read.is_empty() { NONE.to_string() } else { read };
                self.findings.push(row.fault(Code::SheetTextMissing, "text").with("read", read).with("words", words));
                None
            }
        }
    }
}

/// What has changed since the sheet was written. Sheets of earlier versions do not tell of special levels.
fn stale(row: &SheetRow, slot: &Slot) -> Vec<Diagnostic> {
    let specials = row.columns.contains_key("was-special").then(|| ("present-special", "was-special", slot.present_specials()));
    let all = [Some(("present", "was", slot.present())), specials];
    let changed = all.into_iter().flatten().filter(|(_, was, now)| row.plain(was) != *now);
    let finding = |(shown, was, now): (&str, &str, String)| {
        let words = |text: String| if text.is_empty() { NONE.to_string() } else { text };
        row.fault(Code::SheetStale, shown).with("old", words(row.plain(was))).with("new", words(now))
    };
    changed.map(finding).collect()
}
