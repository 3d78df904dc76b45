//! The attributes of a commune, read from their cells; options of the command line win, aloud.

use std::sync::Arc;

use super::Overrides;
use super::fields::{FieldCell, FieldCells, Fields};
use super::grid::Content;
use super::values::NONE;
use crate::commune::{Attribute, Commune, Headcount, Held};
use crate::criteria::{Law, Level, Levels, Shelf};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::{self, Field};
use crate::messages::Lang;
use crate::text::{Date, Decimal, fold_loose, nearest, parse_date, print_date};

/// Reads attributes and notes what is wrong with them.
pub(super) struct Clerk<'a> {
    fields: &'a Fields,
    /// Options of the command line and what the office has set.
    pub overrides: &'a Overrides,
    /// The as-of date, once it is read.
    pub(super) day: Option<Date>,
    /// The file, for what has no cell.
    pub file: Place,
    /// Everything noted so far.
    pub findings: Vec<Diagnostic>,
}

/// Reads a cell's content; `Err` names the nearest known word.
pub(super) type Reading<T> = Result<T, String>;

impl<'a> Clerk<'a> {
    /// A clerk for the fields found in a file.
    pub fn new(fields: &'a Fields, overrides: &'a Overrides, file: Place) -> Self {
        Self { fields, overrides, day: None, file, findings: Vec::new() }
    }

    /// Everything but the answers, and the law of the province: `None` when there is no such province.
    pub fn commune(&mut self, shelf: &Shelf) -> (Commune, Option<Arc<Law>>) {
        let mut commune = Commune {
            name: self.words(Field::Name),
            code: self.words(Field::Code),
            district: self.words(Field::District),
            ..Commune::default()
        };
        let office = &self.overrides.defaults;
        commune.district = self.filled(commune.district, Field::District, office.district.as_ref(), &String::clone);
        let province = self.province(shelf, &mut commune);
        let year = self.read(Field::Year, &|c| year(c));
        commune.year = self.overridden(year, self.overrides.year, "--year", &|y| y.to_string());
        commune.year = self.filled(commune.year, Field::Year, office.year.as_ref(), &|y| y.to_string());
        let law = province.and_then(|name| shelf.shared_law(&name, year_of_law(shelf, &commune)).ok());
        if self.overrides.year.is_none() {
            self.compared(&commune.year, Field::Year, office.year.as_ref(), &|y| y.to_string());
        }
        let as_of = self.read(Field::AsOf, &|c| day(c));
        commune.as_of = self.overridden(as_of, self.overrides.as_of, "--as-of", &|d| print_date(*d));
        self.day = commune.as_of_day();
        let levels = shelf.levels();
        let target = self.read(Field::Target, &|c| level(levels, c));
        let word = |level: &Level| layout::book_word(crate::criteria::Book::Set(*level));
        commune.target = self.overridden(target, self.overrides.level, "--level", &word);
        commune.target = self.filled(commune.target, Field::Target, office.level.as_ref(), &word);
        commune.held = self.held(levels);
        commune.households = self.headcount(Field::Households);
        commune.population = self.headcount(Field::Population);
        (commune, law)
    }

    /// The year alone, before anything else is known.
    pub fn year(&mut self) -> Option<i16> {
        let read = self.read(Field::Year, &|c| year(c)).value;
        self.overrides.year.or(read).or(self.overrides.defaults.year)
    }

    /// What was found of a field.
    pub fn found(&self, field: Field) -> Option<&'a FieldCells> {
        self.fields.get(&field)
    }

    /// Notes what cannot be read.
    pub(super) fn unreadable(&mut self, field: Field, cell: &FieldCell, near: &str) {
        let finding = Diagnostic::new(Code::AttributeUnreadable, Place::from(&cell.origin)).with("field", field.label());
        let read = cell.content.as_ref().map(Content::plain).unwrap_or_default();
        self.findings.push(finding.with("read", read).with("nearest", near));
    }

    fn read<T>(&mut self, field: Field, reading: &dyn Fn(&Content) -> Reading<T>) -> Attribute<T> {
        let Some(found) = self.found(field) else { return Attribute::default() };
        let origin = Some(found.value.origin.clone());
        let value = match found.value.content.as_ref().map(reading) {
            None => None,
            Some(Ok(value)) => Some(value),
            Some(Err(near)) => {
                self.unreadable(field, &found.value, &near);
                None
            }
        };
        Attribute { value, origin }
    }

    fn words(&mut self, field: Field) -> Attribute<String> {
        self.read(field, &|content| match content {
            Content::Error(_) | Content::NoResult | Content::Broken => Err(NONE.to_string()),
            other => Ok(other.plain()),
        })
    }

    /// An option in place of what the workbook says; a warning where they differ.
    pub(super) fn overridden<T: PartialEq>(
        &mut self,
        read: Attribute<T>,
        option: Option<T>,
        name: &'static str,
        print: &dyn Fn(&T) -> String,
    ) -> Attribute<T> {
        let Some(option) = option else { return read };
        if let (Some(value), Some(origin)) = (&read.value, &read.origin)
            && *value != option
        {
            let finding = Diagnostic::new(Code::OptionOverrides, Place::from(origin)).with("option", name);
            self.findings.push(finding.with("read", print(value)).with("value", print(&option)));
            return Attribute::of(option);
        }
        Attribute { value: Some(option), origin: read.origin }
    }

    /// The name of the province whose law it is, empty where none is named; `None` where there is no such province.
    fn province(&mut self, shelf: &Shelf, commune: &mut Commune) -> Option<String> {
        let read = self.words(Field::Province);
        let place = read.origin.as_ref().map_or_else(|| self.file.clone(), Place::from);
        let canonical = |name: &str| shelf.province(name).map_or_else(|_| name.to_string(), |(official, _)| official);
        let official = Attribute { value: read.value.as_deref().map(canonical), origin: read.origin };
        let option = self.overrides.province.as_deref().map(canonical);
        let place = if option.is_some() { Place::Nowhere } else { place };
        let optioned = option.is_some();
        commune.province = self.overridden(official, option, "--province", &String::clone);
        let office = self.overrides.defaults.province.as_deref().map(canonical);
        commune.province = self.filled(commune.province.clone(), Field::Province, office.as_ref(), &String::clone);
        if !optioned {
            self.compared(&commune.province, Field::Province, office.as_ref(), &String::clone);
        }
        let name = commune.province.value.clone().unwrap_or_default();
        if name.is_empty() {
            self.findings.push(Diagnostic::new(Code::ProvinceMissing, place));
            return Some(name);
        }
        match shelf.province(&name) {
            Ok(_) => Some(name),
            Err(unknown) => {
                let near = unknown.nearest.unwrap_or_else(|| NONE.to_string());
                self.findings.push(Diagnostic::new(Code::ProvinceUnknown, place).with("read", name).with("nearest", near));
                None
            }
        }
    }

    fn headcount(&mut self, field: Field) -> Headcount {
        let beside = self.found(field).and_then(|f| f.more.first()).and_then(|c| c.content.as_ref());
        Headcount { explanation: beside.map(Content::plain).unwrap_or_default(), count: self.read(field, &|c| headcount(c)) }
    }

    fn held(&mut self, levels: &Levels) -> Attribute<Option<Held>> {
        let level = self.read(Field::HeldLevel, &|c| held_level(levels, c));
        let year = self.read(Field::HeldYear, &|c| year(c)).value;
        let decision = self.words(Field::HeldDecision).value.unwrap_or_default();
        let date = self.held_date();
        let held = |level: Level| Held { level, year, decision: decision.clone(), date };
        Attribute { value: level.value.map(|l| l.map(held)), origin: level.origin }
    }

    /// Only printed, so that one that cannot be read is a warning.
    fn held_date(&mut self) -> Option<Date> {
        let cell = &self.found(Field::HeldDate)?.value;
        let content = cell.content.as_ref()?;
        let read = day(content).ok();
        if read.is_none() {
            let finding = Diagnostic::new(Code::DateUnreadable, Place::from(&cell.origin)).with("field", Field::HeldDate.label());
            self.findings.push(finding.with("read", content.plain()));
        }
        read
    }
}

/// The year whose law a commune is read by; any will do for what names none, as it is not judged.
pub(super) fn year_of_law(shelf: &Shelf, commune: &Commune) -> i16 {
    commune.year.value.unwrap_or_else(|| shelf.last_year())
}

fn year(content: &Content) -> Reading<i16> {
    let plausible = |text: &str| text.parse().ok().filter(|y| (1900..=2200).contains(y));
    plausible(&content.plain()).ok_or_else(|| NONE.to_string())
}

/// A whole number, as such or as a text with marks between thousands and a unit behind it: "1.250 hộ".
fn headcount(content: &Content) -> Reading<Decimal> {
    let none = || NONE.to_string();
    match content {
        Content::Number { value, percent: false } if value.is_whole() && !value.is_negative() => Ok(value.clone()),
        Content::Text(text) => {
            let (digits, _) = text.split_once(' ').unwrap_or((text, ""));
            let groups: Vec<&str> = digits.split(['.', ',']).collect();
            let grouped = groups.iter().skip(1).all(|g| g.len() == 3);
            let number: Option<Decimal> = groups.concat().parse().ok().filter(Decimal::is_whole);
            number.filter(|_| grouped && groups.iter().all(|g| g.chars().all(|c| c.is_ascii_digit()))).ok_or_else(none)
        }
        _ => Err(none()),
    }
}

/// A day as a cell or a text holds it.
pub(super) fn day(content: &Content) -> Reading<Date> {
    match content {
        Content::Day(day) => Ok(*day),
        Content::Text(text) => parse_date(text).ok_or_else(|| NONE.to_string()),
        _ => Err(NONE.to_string()),
    }
}

fn level(levels: &Levels, content: &Content) -> Reading<Level> {
    let read = content.plain();
    let words = levels.all().flat_map(|level| [level.name(Lang::Vi), level.short(Lang::Vi)]);
    levels.of_word(&read).ok_or_else(|| nearest(&read, words).unwrap_or(NONE).to_string())
}

fn held_level(levels: &Levels, content: &Content) -> Reading<Option<Level>> {
    let none = fold_loose(&Lang::Vi.text("level-none")) == fold_loose(&content.plain());
    if none { Ok(None) } else { level(levels, content).map(Some) }
}
