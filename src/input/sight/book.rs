//! The list of sheets of an .xlsx and the parts they are in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use quick_xml::events::Event;

use super::{Sight, Sights, Wanted, value};
use crate::input::look::Face;

/// Sheets by name and id, and parts by id.
#[derive(Default)]
pub(in super::super) struct Book {
    folder: String,
    sheets: Vec<(String, String)>,
    parts: BTreeMap<String, String>,
    /// Something is reported twice: who reads it may take either.
    twice: bool,
}

impl Book {
    /// Whether a part lists sheets or says where they are.
    pub fn is_part(name: &str) -> bool {
        name.ends_with("/workbook.xml") || name.ends_with("/workbook.xml.rels")
    }

    pub fn event(&mut self, part: &str, event: &Event) {
        let (Event::Start(tag) | Event::Empty(tag)) = event else { return };
        match tag.local_name().as_ref() {
            "sheet" => {
                let text = |name| value(tag, name).unwrap_or_default().into_owned();
                let found = (text("name"), text("id"));
                self.twice |= self.sheets.iter().any(|(name, id)| *name == found.0 || *id == found.1);
                self.sheets.push(found);
            }
            "Relationship" => {
                if let (Some(id), Some(target)) = (value(tag, "Id"), value(tag, "Target")) {
                    self.twice |= self.parts.insert(id.into_owned(), target.replace('\\', "/").to_ascii_lowercase()).is_some();
                }
            }
            "workbook" => {
                self.twice |= !self.folder.is_empty();
                self.folder = part.rsplit_once('/').map_or("", |(folder, _)| folder).to_string();
            }
            _ => {}
        }
    }

    /// The part a sheet is in.
    fn part(&self, id: &str) -> Option<String> {
        let target = self.parts.get(id)?;
        Some(target.strip_prefix('/').map_or_else(|| format!("{}/{target}", self.folder), str::to_string))
    }

    /// Parts of sheets that nobody reads, where that is beyond doubt.
    pub fn passed_over(&self, wanted: Wanted) -> BTreeSet<String> {
        let parts = |passed: bool| {
            let sheets = self.sheets.iter().filter(move |(name, _)| wanted.passes_over(name) == passed);
            sheets.filter_map(|(_, id)| self.part(id))
        };
        let read: BTreeSet<String> = parts(false).collect();
        parts(true).filter(|part| !self.twice && !read.contains(part)).collect()
    }

    /// What was seen of the sheets, reported by their names.
    pub fn sights(&self, mut parts: BTreeMap<String, Sight>, faces: &[Face]) -> Sights {
        let faces: Arc<[Face]> = faces.into();
        let mut sight = |id: &String| Some(Sight { faces: faces.clone(), ..parts.remove(&self.part(id)?)? });
        self.sheets.iter().filter_map(|(name, id)| Some((name.clone(), sight(id)?))).collect()
    }
}
