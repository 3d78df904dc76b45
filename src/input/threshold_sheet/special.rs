//! The cell of special levels: "Vùng 1: 80; Vùng 2 + Xã khu vực I: 60".

use super::super::grid::Content;
use super::super::values::NONE;
use super::{Clerk, SheetRow, ThresholdText};
use crate::criteria::{AND, Narrow, OR, ReadIn, Said, Slot};
use crate::diag::{Code, Diagnostic};
use crate::layout::criteria_sheet::{ENTRIES, MARKS};
use crate::text::{NumberText, nearest, read_number};

/// What a name means.
pub(super) enum Narrowed {
    Area(String),
    Class(String),
}

impl Clerk {
    /// The special levels of a row; what is wrong is noted and left out.
    pub(super) fn specials(&mut self, row: &SheetRow, slot: &Slot, read_in: Option<ReadIn>) -> Vec<(Narrow, Said)> {
        let Some(content) = row.get("special") else { return Vec::new() };
        let text = content.plain();
        let mut all: Vec<(Narrow, Said)> = Vec::new();
        for entry in text.split(ENTRIES.trim()).map(str::trim).filter(|e| !e.is_empty()) {
            match self.special(row, slot, read_in, entry).and_then(|(narrow, said)| {
                all.iter().find_map(|(other, _)| self.clash(row, other, &narrow)).map_or(Ok((narrow, said)), Err)
            }) {
                Ok(found) => all.push(found),
                Err(finding) => self.findings.push(finding),
            }
        }
        all
    }

    fn special(&self, row: &SheetRow, slot: &Slot, read_in: Option<ReadIn>, entry: &str) -> Result<(Narrow, Said), Diagnostic> {
        let (place, value) = entry.rsplit_once(MARKS[1]).ok_or_else(|| row.fault(Code::SheetSpecialForm, "special").with("read", entry))?;
        let narrow = self.narrow(row, place, entry)?;
        if let (Some(ReadIn::Nation), Some(area)) = (read_in, narrow.areas.first()) {
            let name = self.law.nation.communes(&self.areas, &Narrow { areas: vec![area.clone()], classes: Vec::new() });
            return Err(row.fault(Code::SheetAreaNation, "special").with("name", name));
        }
        let value = value.trim();
        let content = match read_number(value) {
            NumberText::Number { value, percent: false } => Content::Number { value, percent: false },
            _ => Content::Text(value.to_string()),
        };
        Ok((narrow, self.said(&ThresholdText { row, id: "special", content }, slot)?))
    }

    /// "Vùng 1, Vùng 2 + Xã khu vực I": areas of which one, and classes of which one must hold.
    fn narrow(&self, row: &SheetRow, place: &str, entry: &str) -> Result<Narrow, Diagnostic> {
        let mut narrow = Narrow::default();
        let mut kinds = Vec::new();
        for part in place.split(AND.trim()) {
            let before = (narrow.areas.len(), narrow.classes.len());
            for name in part.split(OR.trim()).map(str::trim) {
                let list = match self.place_named(name) {
                    Some(Narrowed::Area(id)) => (&mut narrow.areas, id),
                    Some(Narrowed::Class(id)) => (&mut narrow.classes, id),
                    None => return Err(self.unknown(row, name)),
                };
                if list.0.contains(&list.1) {
                    return Err(row.fault(Code::SheetTwice, "special").with("name", name));
                }
                list.0.push(list.1);
            }
            kinds.push((narrow.areas.len() > before.0, narrow.classes.len() > before.1));
        }
        // A part is of areas or of classes, and there is one of each.
        let plain = kinds.iter().all(|kind| kind.0 != kind.1) && kinds.iter().filter(|k| k.0).count() < 2 && kinds.len() <= 2;
        let form = || row.fault(Code::SheetSpecialForm, "special").with("read", entry);
        if plain && kinds.iter().filter(|k| k.1).count() < 2 { Ok(narrow) } else { Err(form()) }
    }

    fn unknown(&self, row: &SheetRow, name: &str) -> Diagnostic {
        let areas: Vec<&str> = self.areas.iter().map(|a| a.name.as_str()).collect();
        let finding = row.fault(Code::SheetPlaceUnknown, "special").with("read", name);
        finding.with("nearest", self.nearest_place(name, &areas))
    }

    /// The name of an area or class that looks most like it.
    pub(super) fn nearest_place(&self, name: &str, areas: &[&str]) -> String {
        let classes = self.law.nation.classes.iter().map(|c| c.name.as_str());
        nearest(name, areas.iter().copied().chain(classes)).unwrap_or(NONE).to_string()
    }

    /// Two levels of one cell for the same communes, of which neither is narrower.
    fn clash(&self, row: &SheetRow, a: &Narrow, b: &Narrow) -> Option<Diagnostic> {
        if !a.rivals(b) {
            return None;
        }
        let name = |narrow: &Narrow| self.law.nation.communes(&self.areas, narrow);
        let overlap = || row.fault(Code::SheetSpecialOverlap, "special").with("own", name(b)).with("other", name(a));
        let both = |a: &[String], b: &[String]| b.iter().filter(|x| a.contains(x)).cloned().collect::<Vec<_>>();
        let common = Narrow { areas: both(&a.areas, &b.areas), classes: both(&a.classes, &b.classes) };
        let twice = || row.fault(Code::SheetTwice, "special").with("name", name(&common));
        Some(if a.is_like(b) { twice() } else { overlap() })
    }
}
