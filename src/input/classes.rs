//! The classes of a commune and the days they hold: they decide which levels bind, so that nothing about them
//! is passed over.

use super::attributes::{Clerk, Reading, day};
use super::fields::FieldCells;
use super::grid::Content;
use super::values::NONE;
use crate::commune::{Attribute, ClassEntry};
use crate::criteria::Nation;
use crate::diag::{Code, Diagnostic, Fact, Place};
use crate::layout::Field;
use crate::text::{Date, fold_loose, nearest};

/// First and last day, where they are given.
type Days = [Option<Date>; 2];

impl Clerk<'_> {
    /// The classes, whose names the nation's file gives.
    pub fn classes(&mut self, nation: &Nation) -> Attribute<Vec<ClassEntry>> {
        let read = self.classes_read(nation);
        let Some(option) = &self.overrides.class else { return read };
        let mut entries = Vec::new();
        match class_list(nation, option) {
            Ok(classes) => entries.extend(classes.into_iter().map(|id| entry(id, "", [None, None]))),
            Err(near) => {
                let finding = Diagnostic::new(Code::AttributeUnreadable, Place::Nowhere).with("field", "--class");
                self.findings.push(finding.with("read", option.as_str()).with("nearest", near));
                return Attribute { value: None, origin: read.origin };
            }
        }
        let ids = |list: &Vec<ClassEntry>| list.iter().map(|c| c.class.clone()).collect::<Vec<_>>().join(", ");
        if read.value.as_ref().is_some_and(|r| ids(r) == ids(&entries)) {
            return read;
        }
        self.findings.retain(|f| f.code != Code::ClassNotInForce);
        self.overridden(read, Some(entries), "--class", &|list| if list.is_empty() { "—".to_string() } else { ids(list) })
    }

    fn classes_read(&mut self, nation: &Nation) -> Attribute<Vec<ClassEntry>> {
        let cells: Vec<(Field, &FieldCells)> = (1..=Field::CLASSES).map(Field::Class).filter_map(|f| Some((f, self.found(f)?))).collect();
        let origin = cells.first().map(|(_, found)| found.value.origin.clone());
        let read: Vec<Option<Vec<ClassEntry>>> = cells.into_iter().filter_map(|(field, found)| self.class(nation, field, found)).collect();
        let value = if read.is_empty() { None } else { read.into_iter().collect::<Option<Vec<_>>>() };
        Attribute { value: value.map(|lists| lists.concat()), origin }
    }

    /// The classes of one cell with their days; nothing of a blank, none that can be used of one that is not understood.
    fn class(&mut self, nation: &Nation, field: Field, found: &FieldCells) -> Option<Option<Vec<ClassEntry>>> {
        let content = found.value.content.as_ref()?;
        let classes = match class_list(nation, &content.plain()) {
            Ok(classes) => classes,
            Err(near) => {
                self.unreadable(field, &found.value, &near);
                return Some(None);
            }
        };
        let document = found.more.first().and_then(|c| c.content.as_ref()).map(Content::plain).unwrap_or_default();
        let Some(days) = self.class_days(field, found) else { return Some(None) };
        if !classes.is_empty() {
            self.in_force(found, days);
        }
        Some(Some(classes.into_iter().map(|id| entry(id, &document, days)).collect()))
    }

    /// First and last day of a class: they decide its region, so that an unreadable one leaves the class open.
    fn class_days(&mut self, field: Field, found: &FieldCells) -> Option<Days> {
        let mut days = [None, None];
        for (slot, cell) in days.iter_mut().zip(found.more.iter().skip(1)) {
            let Some(content) = &cell.content else { continue };
            match day(content) {
                Ok(day) => *slot = Some(day),
                Err(near) => {
                    self.unreadable(field, cell, &near);
                    return None;
                }
            }
        }
        if matches!(days, [Some(from), Some(to)] if to < from) {
            self.about_days(Code::ClassDaysReversed, found, days, 0, 1);
            return None;
        }
        Some(days)
    }

    /// Says that a class is not counted on the as-of date, for days that do not cover it.
    fn in_force(&mut self, found: &FieldCells, [from, to]: Days) {
        let Some(day) = self.day else { return };
        match (from.is_some_and(|from| day < from), to.is_some_and(|to| to < day)) {
            (true, _) => self.about_days(Code::ClassNotInForce, found, [from, to], 0, 1),
            (_, true) => self.about_days(Code::ClassNotInForce, found, [from, to], 1, 0),
            (false, false) => {}
        }
    }

    /// A finding at the cell of one day of a class, which names the cells of the class and of the other day.
    fn about_days(&mut self, code: Code, found: &FieldCells, days: Days, at: usize, other: usize) {
        let cell = |index: usize| found.more.get(index + 1);
        let fact = |day: Option<Date>| day.map_or_else(|| Fact::from(NONE), Fact::from);
        let mut cells = vec![found.value.origin.cell()];
        cells.extend(days[other].and(cell(other)).map(|c| c.origin.cell()));
        let place = cell(at).unwrap_or(&found.value);
        let read = found.value.content.as_ref().map(Content::plain).unwrap_or_default();
        let finding = Diagnostic::new(code, Place::from(&place.origin)).with("class", read).with("cells", cells.join(", "));
        let finding = finding.with("from", fact(days[0])).with("to", fact(days[1]));
        self.findings.push(finding.with("day", fact(self.day)));
    }
}

fn entry(class: String, document: &str, [from, to]: Days) -> ClassEntry {
    ClassEntry { class, document: document.to_string(), from, to }
}

/// Class ids of a text: one class, or several separated by commas; none for "không thuộc diện nào".
fn class_list(nation: &Nation, text: &str) -> Reading<Vec<String>> {
    let find = |word: &str| {
        let key = fold_loose(word);
        nation.classes.iter().find(|c| c.id == key || fold_loose(&c.name) == key)
    };
    let parts: Vec<&str> =
        if find(text).is_some() { vec![text] } else { text.split([',', ';']).filter(|p| !p.trim().is_empty()).collect() };
    let mut ids = Vec::new();
    for part in &parts {
        let Some(class) = find(part) else {
            let names = nation.classes.iter().flat_map(|c| [c.name.as_str(), c.id.as_str()]);
            return Err(nearest(part, names).unwrap_or(NONE).to_string());
        };
        match class.none {
            false => ids.push(class.id.clone()),
            true if parts.len() > 1 => return Err(NONE.to_string()),
            true => {}
        }
    }
    Ok(ids)
}

/// The class of a name in full, or of as much of it as tells it from the others.
pub(super) fn class_named(nation: &Nation, name: &str) -> Option<String> {
    let bare = |text: &str| fold_loose(nation.words.bare(text));
    let wanted = bare(name);
    if let Some(class) = nation.classes.iter().find(|c| bare(&c.name) == wanted) {
        return Some(class.id.clone());
    }
    let begins = |own: &str| own.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with(' '));
    let mut likely = nation.classes.iter().filter(|c| !wanted.is_empty() && begins(&bare(&c.name)));
    likely.next().filter(|_| likely.next().is_none()).map(|c| c.id.clone())
}
