//! The sheet of areas: which the province has, and which of them a person added or changed.

use super::super::classes::class_named;
use super::super::grid::{Content, Grid};
use super::super::values::NONE;
use super::special::Narrowed;
use super::{Clerk, heading};
use crate::criteria::{Area, AreaReading, slug};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::criteria_sheet::{AREA_COLUMNS, MARKS};
use crate::text::fold;

/// A row of the sheet.
struct AreaRow<'a> {
    grid: &'a Grid,
    row: u32,
    /// The columns of [`AREA_COLUMNS`].
    columns: [u32; 5],
}

const NAME: usize = 0;
const DISTRICTS: usize = 1;
const CLASSES: usize = 2;
const KEY: usize = 3;
const WAS: usize = 4;

impl AreaRow<'_> {
    fn text(&self, column: usize) -> String {
        self.grid.text(self.row, self.columns[column])
    }

    fn fault(&self, code: Code, column: usize) -> Diagnostic {
        Diagnostic::new(code, Place::from(&self.grid.origin(self.row, self.columns[column])))
    }

    /// The names in a cell.
    fn list(&self, column: usize) -> Vec<String> {
        let text = self.text(column);
        text.split(MARKS[0]).map(str::trim).filter(|name| !name.is_empty()).map(str::to_string).collect()
    }
}

impl Clerk {
    /// Takes the areas from their sheet, or from the law where there is none; gives back what is new or changed.
    pub(super) fn take_areas(&mut self, sheets: &[Grid]) -> Vec<AreaReading> {
        let Some((grid, top, columns)) = sheets.iter().find_map(columns) else {
            self.areas.clone_from(&self.law.areas);
            return Vec::new();
        };
        let mut readings = Vec::new();
        let mut given: Vec<(AreaRow, Area)> = Vec::new();
        for row in grid.rows().filter(|r| *r > top) {
            let row = AreaRow { grid, row, columns };
            if [NAME, DISTRICTS, CLASSES, KEY].iter().all(|column| row.text(*column).is_empty()) {
                continue;
            }
            let Some((area, changed)) = self.area(&row, &given) else { continue };
            if changed {
                let origin = grid.origin(row.row, row.columns[NAME]);
                readings.push(AreaReading { area: area.clone(), origin });
            }
            given.push((row, area));
        }
        if !readings.is_empty() {
            self.findings.extend(rests(&given));
        }
        self.areas = given.into_iter().map(|(_, area)| area).collect();
        readings
    }

    /// One area and whether it differs from the law's; `None` where something is wrong.
    fn area(&mut self, row: &AreaRow, given: &[(AreaRow, Area)]) -> Option<(Area, bool)> {
        let key = row.text(KEY);
        let known = self.law.area(&key).cloned();
        if let (false, true) = (key.is_empty(), known.as_ref().map(Area::present) != Some(row.text(WAS))) {
            let new = known.map_or_else(|| NONE.to_string(), |a| a.present());
            self.findings.push(row.fault(Code::SheetStale, NAME).with("old", row.text(WAS)).with("new", new));
            return None;
        }
        let name = self.area_name(row, given)?;
        let districts = self.districts(row, given);
        let classes = self.area_classes(row);
        let fresh = || Area { id: self.new_id(&name, given), layer: String::new(), source: String::new(), ..blank() };
        let old = known.unwrap_or_else(fresh);
        let area = Area { name, districts: districts?, classes: classes?, ..old.clone() };
        let changed = key.is_empty() || area.present() != old.present();
        Some((area, changed))
    }

    fn area_name(&mut self, row: &AreaRow, given: &[(AreaRow, Area)]) -> Option<String> {
        let name = row.text(NAME);
        let known = self.law.area(&row.text(KEY)).is_some_and(|a| a.name == name);
        let finding = if name.is_empty() {
            row.fault(Code::SheetAreaName, NAME).with("read", NONE)
        } else if name.contains(MARKS) && !known || slug(&name).is_empty() {
            row.fault(Code::SheetAreaName, NAME).with("read", name)
        } else if given.iter().any(|(_, a)| fold(&a.name) == fold(&name)) {
            row.fault(Code::SheetTwice, NAME).with("name", name)
        } else {
            return Some(name);
        };
        self.findings.push(finding);
        None
    }

    /// The districts of a row, none of which another area has.
    fn districts(&mut self, row: &AreaRow, given: &[(AreaRow, Area)]) -> Option<Vec<String>> {
        let mut found: Vec<String> = Vec::new();
        let before = self.findings.len();
        for name in row.list(DISTRICTS) {
            let words = &self.law.nation.words;
            let others = given.iter().flat_map(|(_, a)| &a.districts);
            if others.chain(&found).any(|other| words.same_unit(other, &name)) {
                self.findings.push(row.fault(Code::SheetTwice, DISTRICTS).with("name", name));
            } else {
                found.push(name);
            }
        }
        (self.findings.len() == before).then_some(found)
    }

    fn area_classes(&mut self, row: &AreaRow) -> Option<Vec<String>> {
        let mut found = Vec::new();
        for name in row.list(CLASSES) {
            match class_named(&self.law.nation, &name) {
                Some(id) => found.push(id),
                None => {
                    let near = self.nearest_place(&name, &[]);
                    self.findings.push(row.fault(Code::SheetPlaceUnknown, CLASSES).with("read", name).with("nearest", near));
                    return None;
                }
            }
        }
        Some(found)
    }

    /// An id no area of the province has.
    fn new_id(&self, name: &str, given: &[(AreaRow, Area)]) -> String {
        let base = slug(name);
        let taken = |id: &str| self.law.area(id).is_some() || given.iter().any(|(_, a)| a.id == id);
        let numbered = (2..).map(|n: usize| format!("{base}-{n}"));
        std::iter::once(base.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(base)
    }

    /// The area or class of a name.
    pub(super) fn place_named(&self, name: &str) -> Option<Narrowed> {
        let area = self.areas.iter().find(|a| fold(&a.name) == fold(name));
        area.map(|a| Narrowed::Area(a.id.clone())).or_else(|| class_named(&self.law.nation, name).map(Narrowed::Class))
    }
}

fn blank() -> Area {
    Area { id: String::new(), name: String::new(), districts: Vec::new(), classes: Vec::new(), source: String::new(), layer: String::new() }
}

/// The sheet of areas, the row of its headings and its columns.
fn columns(grid: &Grid) -> Option<(&Grid, u32, [u32; 5])> {
    let ids = AREA_COLUMNS.map(|(id, _)| fold(&heading(id)));
    let is = |content: &Content, id: &String| fold(&content.plain()) == *id;
    let top = grid.rows().find(|r| grid.row(*r).any(|(_, c)| is(c, &ids[KEY])))?;
    let found: Vec<u32> = ids.iter().filter_map(|id| grid.row(top).find(|(_, c)| is(c, id)).map(|(at, _)| at)).collect();
    Some((grid, top, found.try_into().ok()?))
}

/// Areas that take the rest of the province where a misspelt district could fall into them, or none could come after.
fn rests(given: &[(AreaRow, Area)]) -> Vec<Diagnostic> {
    let by_district = given.iter().any(|(_, a)| !a.districts.is_empty());
    let rest = |(index, (_, area)): &(usize, &(AreaRow, Area))| {
        area.districts.is_empty() && area.classes.is_empty() && (by_district || index + 1 != given.len())
    };
    let finding = |(_, (row, area)): (usize, &(AreaRow, Area))| row.fault(Code::SheetAreaRest, NAME).with("name", area.name.as_str());
    given.iter().enumerate().filter(rest).map(finding).collect()
}
