//! What appraisers wrote into the blank columns of T3 and T4 of a finished dossier.

use std::collections::BTreeMap;

use super::Spreadsheet;
use super::dossier::{APPRAISED, Open};
use super::grid::{Content, Grid};
use super::values::Desk;
use crate::commune::{Ruled, Ruling, RulingColumn};
use crate::criteria::{ItemRef, Nation, Step};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::dossier::{self, ROW_ID, heading, sheet_name};
use crate::messages::Lang;

/// The columns of every step after the commune's own, and what is wrong with them.
pub type Rulings = (Vec<RulingColumn>, Vec<Diagnostic>);

/// A sheet being read.
struct Desktop<'a> {
    grid: &'a Grid,
    open: Open,
    desk: Desk<'a>,
    asked: &'a [ItemRef],
    /// The row of each indicator.
    rows: BTreeMap<ItemRef, u32>,
}

impl Spreadsheet {
    /// Reads those of these steps, for the indicators that are asked.
    pub fn rulings(&self, nation: &Nation, steps: &[Step], asked: &[ItemRef]) -> Rulings {
        let lacks =
            |place: Place, column: &str| (Vec::new(), vec![Diagnostic::new(Code::AppraisalColumnMissing, place).with("column", column)]);
        let Some(grid) = self.paper(APPRAISED) else {
            return lacks(Place::File(self.file.clone()), &sheet_name(APPRAISED));
        };
        let Some(open) = dossier::open(APPRAISED).and_then(|open| Open::of(grid, open)) else {
            return lacks(Place::Sheet(grid.file.clone(), grid.name.clone()), &heading(ROW_ID));
        };
        let mut desktop = Desktop { grid, open, desk: Desk::new(nation, true), asked, rows: BTreeMap::new() };
        let mut findings = desktop.find_rows();
        let columns = steps.iter().filter_map(|step| desktop.column(step, &mut findings)).collect();
        (columns, findings)
    }
}

impl Desktop<'_> {
    /// Finds the row of each indicator by the hidden ids; names the rows that are of none and have something written.
    fn find_rows(&mut self) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let rows: Vec<u32> = self.grid.rows().filter(|r| *r > self.open.top).collect();
        let last = rows.iter().copied().filter(|r| !self.grid.text(*r, self.open.id).is_empty()).max().unwrap_or_default();
        for row in rows.into_iter().filter(|r| *r <= last) {
            let id = self.grid.text(row, self.open.id);
            let reason = match id.parse::<ItemRef>() {
                Err(_) => "none",
                Ok(item) if !self.asked.contains(&item) => "gone",
                Ok(item) if self.rows.contains_key(&item) => "twice",
                Ok(item) => {
                    self.rows.insert(item, row);
                    continue;
                }
            };
            findings.extend(self.written(row).map(|(column, text)| {
                let finding = Diagnostic::new(Code::AppraisalRowUnclear, Place::Cell(self.grid.origin(row, column)));
                finding.with("read", text).with("reason", reason).with("id", id.as_str())
            }));
        }
        findings
    }

    /// The first cell people wrote into a row.
    fn written(&self, row: u32) -> Option<(u32, String)> {
        let cells = self.open.columns.iter().map(|(_, column)| (*column, self.read(row, *column)));
        cells.into_iter().find(|(_, text)| !text.is_empty())
    }

    /// What is in a cell; a formula without a result is not blank.
    fn read(&self, row: u32, column: u32) -> String {
        match self.grid.get(row, column) {
            Some(Content::NoResult | Content::Broken) => "=…".to_string(),
            _ => self.grid.text(row, column),
        }
    }

    fn column(&self, step: &Step, findings: &mut Vec<Diagnostic>) -> Option<RulingColumn> {
        let at = |words: &str| self.open.columns.iter().find(|(name, _)| name == words).map(|(_, at)| *at);
        let Some(result) = at(&step.result) else {
            let place = Place::Sheet(self.grid.file.clone(), self.grid.name.clone());
            findings.push(Diagnostic::new(Code::AppraisalColumnMissing, place).with("column", step.result.as_str()));
            return None;
        };
        let office = at(&step.office);
        let ruled = |row: u32| Ruled {
            ruling: self.grid.get(row, result).and_then(|content| self.ruling(content)),
            read: self.read(row, result),
            origin: self.grid.origin(row, result),
            note: office.map(|column| self.read(row, column)).unwrap_or_default(),
        };
        let cells: BTreeMap<ItemRef, Ruled> = self.rows.iter().map(|(item, row)| (item.clone(), ruled(*row))).collect();
        findings.extend(cells.values().filter(|c| c.is_unreadable()).map(|c| self.unreadable(step, c)));
        Some(RulingColumn { step: step.clone(), cells })
    }

    /// A word of one who judges; "(tạm tính)" behind it comes along when the commune's own verdict is copied.
    fn ruling(&self, content: &Content) -> Option<Ruling> {
        let mark = format!(" ({})", Lang::Vi.text("verdict-provisional"));
        let content = match content {
            Content::Text(text) => &Content::Text(text.strip_suffix(&mark).unwrap_or(text).to_string()),
            other => other,
        };
        match self.desk.judgement(content) {
            Some(true) => Some(Ruling::Met),
            Some(false) => Some(Ruling::NotMet),
            None => self.desk.is_not_applicable(content).then_some(Ruling::NotApplicable),
        }
    }

    fn unreadable(&self, step: &Step, cell: &Ruled) -> Diagnostic {
        let words = &self.desk.nation().words;
        let offered: Vec<&str> =
            [&words.yes, &words.no, &words.not_applicable].into_iter().filter_map(|w| w.first()).map(String::as_str).collect();
        let finding = Diagnostic::new(Code::AppraisalWordUnknown, Place::from(&cell.origin)).with("read", cell.read.as_str());
        finding.with("column", step.result.as_str()).with("words", offered.join(" / "))
    }
}
