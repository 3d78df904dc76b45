//! What was read in a province's decision, made into its overlay: a new one, or a newer edition of the one of that
//! decision or of the one that added a test; everything else in it left as it is.

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item as Entry, Table, TableLike, Value, value};

use super::NATION_LAYER;
use super::checklist_entry::{self, ChecklistReading};
use super::confirm::{ReadIn, Reading, entry, no_place, not_made, place, raise, text, toml_day};
use super::edition::edition;
use super::law::{Law, OverlayInfo};
use super::nation::Area;
use super::reference::Book;
use super::rows::{self, Where};
use super::shelf::{LawSource, Shelf, UnknownProvince};
use super::threshold::{Content, LevelRow, Narrow};
use crate::diag::{Code, Diagnostic, Facts, Origin, Place};
use crate::text::fold_loose;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProvinceDecision {
    pub province: String,
    pub issuer: String,
    pub number: String,
    /// Its number and date as they are printed.
    pub decision: String,
}

/// An area that a sheet adds or changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaReading {
    /// The area; without layer if it is new.
    pub area: Area,
    /// The cell of its name.
    pub origin: Origin,
}

/// What of a sheet goes into a province's overlay.
pub struct Provincial<'a> {
    shelf: &'a Shelf,
    law: Law,
    decision: &'a ProvinceDecision,
    readings: Vec<&'a Reading>,
    areas: &'a [AreaReading],
    checklists: &'a [ChecklistReading],
}

impl<'a> Provincial<'a> {
    /// Of all readings of a year's sets those of the province's text; none where there is nothing.
    ///
    /// # Errors
    /// The province is unknown.
    pub fn new(
        shelf: &'a Shelf,
        year: i16,
        decision: &'a ProvinceDecision,
        readings: &'a [Reading],
        areas: &'a [AreaReading],
        checklists: &'a [ChecklistReading],
    ) -> Result<Option<Self>, UnknownProvince> {
        let readings: Vec<&Reading> = readings.iter().filter(|r| r.read_in == ReadIn::Province).collect();
        if readings.is_empty() && areas.is_empty() && checklists.is_empty() {
            return Ok(None);
        }
        let law = shelf.law(&decision.province, year)?;
        Ok(Some(Self { shelf, law, decision, readings, areas, checklists }))
    }

    /// The overlay of the decision: the one that names its number, else one of its own.
    fn own(&self) -> String {
        let slug = slug(&format!("{} {}", self.decision.province, self.decision.number));
        let number = |word: &str| word.trim_matches([',', ';', '.', '(', ')']) == self.decision.number;
        let named = |o: &&OverlayInfo| !o.illustration && o.decision.split_whitespace().any(number);
        let known = |id: &str| self.law.overlays.iter().any(|o| o.id == id);
        if known(&slug) { slug } else { self.law.overlays.iter().find(named).map_or(slug, |o| o.id.clone()) }
    }

    /// The overlay a reading goes into: the one that added the test, else the decision's.
    fn home(&self, layer: &str, own: &str) -> String {
        (if layer == NATION_LAYER || layer.is_empty() { own } else { layer }).to_string()
    }

    /// The overlays the sheet would go into, each with the cells that do.
    fn homes(&self) -> Vec<(String, Vec<&Origin>)> {
        let own = self.own();
        let readings = self.readings.iter().map(|r| (self.home(&r.slot.layer, &own), &r.origin));
        let areas = self.areas.iter().map(|a| (self.home(&a.area.layer, &own), &a.origin));
        let checklists = self.checklists.iter().map(|c| (self.home(&c.layer, &own), &c.origin));
        let mut homes: Vec<(String, Vec<&Origin>)> = Vec::new();
        for (home, origin) in areas.chain(readings).chain(checklists) {
            match homes.iter_mut().find(|(id, _)| *id == home) {
                Some((_, cells)) => cells.push(origin),
                None => homes.push((home, vec![origin])),
            }
        }
        homes
    }

    /// What cannot be in one file: readings of two overlays, and levels next to others that hold for the same communes.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let homes = self.homes();
        if homes.len() > 1 {
            return homes.iter().filter_map(|(home, cells)| several(home, cells)).collect();
        }
        let home = homes.first().map(|(home, _)| home.as_str()).unwrap_or_default();
        self.readings.iter().filter_map(|reading| self.beside(reading, home)).collect()
    }

    /// A level that would be next to one reported in another way that holds for the same communes.
    fn beside(&self, reading: &Reading, home: &str) -> Option<Diagnostic> {
        let there = reading.slot.specials.iter().filter(|row| *row.layer == *home).map(LevelRow::narrow);
        let other = there.into_iter().find(|other| !other.is_like(&reading.narrow) && other.rivals(&reading.narrow))?;
        let areas: Vec<Area> = self.areas.iter().map(|a| &a.area).chain(&self.law.areas).cloned().collect();
        let name = |narrow: &Narrow| self.law.nation.communes(&areas, narrow);
        let finding = Diagnostic::new(Code::SheetSpecialOverlap, Place::from(&reading.origin));
        Some(finding.with("own", name(&reading.narrow)).with("other", name(&other)))
    }

    /// The overlay; `title` says what a new one is called.
    ///
    /// # Errors
    /// The file it goes into cannot be read, or has no place for an area or for a reading.
    pub fn overlay(&self, title: impl Fn(&Facts) -> String) -> Result<LawSource, Diagnostic> {
        let home = self.homes().into_iter().next().map_or_else(|| self.own(), |(home, _)| home);
        let mut document = self.document(&home, title)?;
        self.put_areas(&mut document).ok_or_else(|| not_made(Place::File(home.as_str().into()), "area"))?;
        for list in self.checklists {
            let put = checklist_entry::put(&mut document, list, &self.decision.decision);
            put.ok_or_else(|| not_made(Place::File(home.as_str().into()), "checklist"))?;
        }
        for reading in &self.readings {
            let place = self.place(reading);
            let several = self.law.item(&reading.slot.of).is_some_and(|i| i.versions.len() > 1);
            let table = match reading.slot.is_added() {
                true => added(&mut document, reading),
                false => threshold(&mut document, reading, several),
            };
            rows::put(table.ok_or_else(|| no_place(reading))?, &place, reading.row());
        }
        Ok(LawSource { name: format!("{home}.toml"), text: document.to_string() })
    }

    /// Where a reading holds. What only the province sets it sets for all its communes, by a row that names no region;
    /// a row that names regions keeps them.
    fn place(&self, reading: &Reading) -> Where {
        let (mut place, row) = (place(&self.law, reading), reading.slot.row.as_ref());
        let named = row.is_some_and(|row| *row.layer != *NATION_LAYER && row.home.is_none());
        place.every_region = if named { Vec::new() } else { vec![self.law.region.clone()] };
        let alone = row.is_some_and(|row| row.home.is_some() || matches!(row.content, Content::LeftTo(_)));
        if reading.slot.shared && alone {
            place.regions.clone_from(&place.every_region);
        } else if reading.slot.shared {
            place.regions.retain(|r| self.law.may_bind(r));
        }
        place
    }

    /// The file of an overlay in its next version, or a new one.
    fn document(&self, home: &str, title: impl Fn(&Facts) -> String) -> Result<DocumentMut, Diagnostic> {
        let Some(old) = self.shelf.overlay_source(home) else { return Ok(self.header(home, title)) };
        let unread = |e: toml_edit::TomlError| not_made(Place::File(old.name.as_str().into()), e.message());
        let mut document: DocumentMut = old.text.parse().map_err(unread)?;
        raise(&mut document);
        Ok(document)
    }

    /// The areas of the sheet, and those its levels speak of.
    fn put_areas(&self, document: &mut DocumentMut) -> Option<()> {
        for AreaReading { area, .. } in self.areas {
            put_area(document, area, &self.decision.decision)?;
        }
        for id in self.readings.iter().flat_map(|r| &r.narrow.areas) {
            let known = entry(document.as_table_mut(), "area", |t| text(t, "id") == *id).is_some();
            if let Some(area) = self.law.area(id).filter(|_| !known) {
                put_area(document, area, &area.source)?;
            }
        }
        Some(())
    }

    fn header(&self, id: &str, title: impl Fn(&Facts) -> String) -> DocumentMut {
        let (law, decision) = (&self.law, self.decision);
        let mut document = DocumentMut::new();
        let facts = vec![("province", law.province.as_str().into()), ("decision", decision.decision.as_str().into())];
        document["id"] = value(id);
        document["version"] = value("1");
        document["title"] = value(title(&facts));
        document["province"] = value(law.province.as_str());
        document["region"] = value(law.region.as_str());
        document["issuer"] = value(decision.issuer.as_str());
        document["decision"] = value(decision.decision.as_str());
        document["base"] = value(law.sets.values().map(|s| format!("{}@{}", s.id, edition(&s.version))).collect::<Array>());
        document
    }
}

/// The readings that go into one of several files, reported at the first of them.
fn several(home: &str, cells: &[&Origin]) -> Option<Diagnostic> {
    let first = cells.first()?;
    let all: Vec<String> = cells.iter().map(|o| format!("{} › {}", o.sheet, o.cell())).collect();
    Some(Diagnostic::new(Code::SheetTwoOverlays, Place::from(*first)).with("name", home).with("cells", all.join(", ")))
}

/// The entries `[[key]]`, made if need be, as tables also where they are written in one line.
pub(super) fn tables<'a>(document: &'a mut DocumentMut, key: &str) -> Option<&'a mut ArrayOfTables> {
    let item = document.as_table_mut().entry(key).or_insert(Entry::ArrayOfTables(ArrayOfTables::new()));
    if item.is_array() {
        *item = std::mem::take(item).into_array_of_tables().map_or_else(|item| item, Entry::ArrayOfTables);
    }
    item.as_array_of_tables_mut()
}

/// The entry of a nation's test, made if need be.
fn threshold<'a>(document: &'a mut DocumentMut, reading: &Reading, several: bool) -> Option<&'a mut dyn TableLike> {
    let entries = tables(document, "threshold")?;
    let (of, test) = (reading.slot.of.to_string(), &reading.slot.test);
    let from = if several { reading.slot.version.to_string() } else { String::new() };
    let same = |t: &Table| text(t, "indicator") == of && text(t, "test") == *test && text(t, "version") == from;
    if !entries.iter().any(same) {
        let mut new = Table::new();
        new["indicator"] = value(of.as_str());
        if !test.is_empty() {
            new["test"] = value(test.as_str());
        }
        if several {
            new["version"] = value(toml_day(reading.slot.version));
        }
        entries.push(new);
    }
    entries.iter_mut().find(|t| same(t)).map(|t| t as &mut dyn TableLike)
}

/// A test the overlay itself added: of an item of its own, or besides the nation's.
fn added<'a>(document: &'a mut DocumentMut, reading: &Reading) -> Option<&'a mut dyn TableLike> {
    let (of, test) = (&reading.slot.of, &reading.slot.test);
    let from = reading.slot.version.to_string();
    let key = if of.book == Book::Condition { "condition" } else { "indicator" };
    let is_item = |t: &dyn TableLike| {
        let here = of.book == Book::Condition || text(t, "set") == of.book.id();
        here && text(t, "code") == of.code && text(t, "from") == from
    };
    let is_besides = |t: &dyn TableLike| text(t, "indicator") == of.to_string() && has(t, test);
    let table = document.as_table_mut();
    let owner = match entry(table, key, is_item).is_some() {
        true => entry(table, key, is_item)?,
        false => entry(table, "extend", is_besides)?,
    };
    entry(owner, "test", |t| text(t, "id") == *test)
}

/// Whether an entry has a test of an id.
fn has(table: &dyn TableLike, test: &str) -> bool {
    match table.get("test") {
        Some(Entry::ArrayOfTables(list)) => list.iter().any(|t| text(t, "id") == test),
        Some(Entry::Value(Value::Array(list))) => list.iter().filter_map(Value::as_inline_table).any(|t| text(t, "id") == test),
        _ => false,
    }
}

/// An area as it is now; what has not changed stays as it is written.
fn put_area(document: &mut DocumentMut, area: &Area, source: &str) -> Option<()> {
    let same = |t: &dyn TableLike| text(t, "id") == area.id;
    let new = entry(document.as_table_mut(), "area", same).is_none();
    if new {
        let mut new = Table::new();
        new["id"] = value(area.id.as_str());
        tables(document, "area")?.push(new);
    }
    let table = entry(document.as_table_mut(), "area", same)?;
    if text(table, "name") != area.name {
        table.insert("name", value(area.name.as_str()));
    }
    put_list(table, "districts", &area.districts);
    put_list(table, "classes", &area.classes);
    if new {
        table.insert("source", value(source));
    }
    Some(())
}

fn put_list(table: &mut dyn TableLike, key: &str, list: &[String]) {
    let old = table.get(key).and_then(Entry::as_array);
    let old: Vec<&str> = old.map(|l| l.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
    if old == list {
        return;
    }
    if list.is_empty() {
        table.remove(key);
    } else {
        table.insert(key, value(list.iter().map(String::as_str).collect::<Array>()));
    }
}

/// "Hải Dương 12/QĐ-UBND" → "hai-duong-12-qd-ubnd".
pub fn slug(text: &str) -> String {
    let plain: String = fold_loose(text).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}
