//! Thresholds read in a decision's text by a person: what they are, whether a province's are stricter than the
//! nation's, and the newer edition of the nation's own files; everything else in those left as it is.

use toml_edit::{DocumentMut, InlineTable, Item as Entry, TableLike, Value, value};

use super::edition::next_revision;
use super::law::Law;
use super::reference::Book;
use super::rows::{self, Where};
use super::shelf::{LawSource, Shelf};
use super::slots::Slot;
use super::threshold::{Bound, Content, Evidence, Narrow, Op};
use crate::diag::{Code, Diagnostic, Origin, Place};
use crate::text::{Date, Decimal};

/// Which text a threshold was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadIn {
    /// The national decision: confirms or corrects the nation's own files.
    Nation,
    /// The province's decision: goes into its overlay.
    Province,
}

/// What the text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    Bound(Bound),
    /// The factor of another threshold.
    Factor(Decimal),
}

/// A threshold a person read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub slot: Slot,
    /// For which communes, where not for all.
    pub narrow: Narrow,
    /// Where it was read.
    pub read_in: ReadIn,
    pub said: Said,
    /// Number and date of the document.
    pub source: String,
    pub person: String,
    pub on: Date,
    /// The cell it is in.
    pub origin: Origin,
}

impl Reading {
    /// What was read is what is there already.
    pub fn agrees(&self) -> bool {
        match (&self.said, self.slot.row_of(&self.narrow).map(|r| &r.content)) {
            (Said::Bound(read), Some(Content::Bound(own))) => read == own,
            (Said::Factor(read), Some(Content::Factor { factor, .. })) => read == factor,
            _ => false,
        }
    }

    pub(super) fn row(&self) -> InlineTable {
        let mut row = InlineTable::new();
        match &self.said {
            Said::Bound(Bound::Number(number)) => drop(row.insert("value", toml_number(number))),
            Said::Bound(Bound::Grade(_, word)) => drop(row.insert("value", word.as_str().into())),
            Said::Bound(Bound::Met | Bound::None) => {}
            Said::Factor(factor) => {
                row.insert("factor", toml_number(factor));
                if let Some(Content::Factor { of, .. }) = self.slot.row.as_ref().map(|r| &r.content) {
                    row.insert("of", of.to_string().into());
                }
            }
        }
        row.insert("evidence", Evidence::Confirmed.id().into());
        row.insert("source", self.source.as_str().into());
        row.insert("confirmed_by", self.person.as_str().into());
        row.insert("confirmed_on", Value::from(toml_day(self.on)));
        row
    }
}

fn toml_number(number: &Decimal) -> Value {
    let plain = number.plain();
    plain.parse::<i64>().map_or_else(|_| Value::from(number.to_double()), Value::from)
}

pub(super) fn toml_day(day: Date) -> toml_edit::Datetime {
    let date = toml_edit::Date { year: day.year().unsigned_abs(), month: day.month().unsigned_abs(), day: day.day().unsigned_abs() };
    toml_edit::Datetime { date: Some(date), time: None, offset: None }
}

/// Province readings that are looser than a national threshold that is confirmed, or is by these readings.
pub fn looser(nation: &Law, readings: &[Reading]) -> Vec<Diagnostic> {
    let of_nation = |r: &&Reading| r.read_in == ReadIn::Nation;
    let mut findings = Vec::new();
    for reading in readings.iter().filter(|r| r.read_in == ReadIn::Province) {
        let here = |s: &Slot| {
            (&s.of, s.version, &s.test, &s.layer) == (&reading.slot.of, reading.slot.version, &reading.slot.test, &reading.slot.layer)
                && (s.year.is_none() || reading.slot.year.is_none() || s.year == reading.slot.year)
                && s.regions.iter().any(|r| reading.slot.regions.contains(r))
        };
        let new = readings.iter().filter(of_nation).filter(|r| here(&r.slot) && r.narrow.meets(&reading.narrow));
        let new = new.filter_map(|r| if let Said::Bound(bound) = &r.said { Some((bound.clone(), r.source.clone())) } else { None });
        let version = nation.item(&reading.slot.of).and_then(|i| i.versions.iter().find(|v| v.from == reading.slot.version));
        let slots = version.map(|v| nation.version_slots(&reading.slot.of, v, v.from)).unwrap_or_default();
        let rows = slots.into_iter().filter(here).flat_map(|s| s.row.into_iter().chain(s.specials));
        let old = rows.filter(|r| r.evidence == Evidence::Confirmed && r.narrow().meets(&reading.narrow));
        let old = old.filter_map(|r| if let Content::Bound(bound) = r.content { Some((bound, r.source.to_string())) } else { None });
        let Said::Bound(own) = &reading.said else { continue };
        if let Some((bound, source)) = new.chain(old).find(|(bound, _)| is_looser(reading.slot.op, own, bound)) {
            let finding = Diagnostic::new(Code::SheetLooser, Place::from(&reading.origin));
            findings.push(finding.with("own", shown(own)).with("national", shown(&bound)).with("source", source));
        }
    }
    findings
}

pub(super) fn shown(bound: &Bound) -> crate::diag::Fact {
    match bound {
        Bound::Number(number) => number.into(),
        Bound::Grade(_, word) => word.as_str().into(),
        Bound::Met => Op::Met.id().into(),
        Bound::None => Op::None.id().into(),
    }
}

/// Whether a bound asks less than another of the same test.
pub fn is_looser(op: Op, own: &Bound, of: &Bound) -> bool {
    match (op, own, of) {
        (Op::AtLeast, Bound::Number(own), Bound::Number(of)) => own < of,
        (Op::AtMost, Bound::Number(own), Bound::Number(of)) => own > of,
        (Op::AtLeast, Bound::Grade(own, _), Bound::Grade(of, _)) => own < of,
        _ => false,
    }
}

/// Newer editions of the national files of a year that the readings confirm or correct, each by its book's id.
///
/// # Errors
/// The first reading that finds no place in its file: nothing that was read may be left out.
pub fn national(shelf: &Shelf, year: i16, readings: &[Reading]) -> Result<Vec<(Book, LawSource)>, Diagnostic> {
    let nation = shelf.nation(year);
    let mut editions = Vec::new();
    for book in nation.books() {
        let own: Vec<&Reading> = readings.iter().filter(|r| r.read_in == ReadIn::Nation && r.slot.of.book == book).collect();
        if let Some(first) = own.first() {
            let source = shelf.national_source(book, year).ok_or_else(|| no_place(first))?;
            editions.push((book, edition(&nation, book, source, &own)?));
        }
    }
    Ok(editions)
}

fn edition(nation: &Law, book: Book, source: &LawSource, own: &[&Reading]) -> Result<LawSource, Diagnostic> {
    let unread = |e: toml_edit::TomlError| not_made(Place::File(source.name.as_str().into()), e.message());
    let mut document: DocumentMut = source.text.parse().map_err(unread)?;
    let key = if book == Book::Condition { "condition" } else { "indicator" };
    for reading in own {
        let from = reading.slot.version.to_string();
        let item = entry(document.as_table_mut(), key, |t| text(t, "code") == reading.slot.of.code && text(t, "from") == from);
        let test = item.and_then(|item| entry(item, "test", |t| text(t, "id") == reading.slot.test));
        rows::put(test.ok_or_else(|| no_place(reading))?, &place(nation, reading), reading.row());
    }
    raise(&mut document);
    Ok(LawSource { name: source.name.clone(), text: document.to_string() })
}

/// A reading whose test its criteria file does not hold.
pub(super) fn no_place(reading: &Reading) -> Diagnostic {
    not_made(Place::from(&reading.origin), &format!("{} {}", reading.slot.of, reading.slot.test))
}

pub(super) fn not_made(place: Place, reason: &str) -> Diagnostic {
    Diagnostic::new(Code::ResultNotMade, place).with("reason", reason)
}

/// Where a reading holds, with what "all" means.
pub(super) fn place(nation: &Law, reading: &Reading) -> Where {
    Where {
        narrow: reading.narrow.clone(),
        regions: reading.slot.regions.clone(),
        every_region: nation.nation.regions.iter().map(|r| r.id.clone()).collect(),
        year: reading.slot.year,
        every_year: nation.years(),
    }
}

pub(super) fn raise(document: &mut DocumentMut) {
    let version = document.get("version").and_then(Entry::as_str).unwrap_or_default().to_string();
    document["version"] = value(next_revision(&version));
}

/// The first of the entries of a key that is the one, whether written as tables or in one line.
pub(super) fn entry<'a>(table: &'a mut dyn TableLike, key: &str, is: impl Fn(&dyn TableLike) -> bool) -> Option<&'a mut dyn TableLike> {
    match table.get_mut(key)? {
        Entry::ArrayOfTables(list) => list.iter_mut().find(|t| is(*t)).map(|t| t as &mut dyn TableLike),
        Entry::Value(Value::Array(list)) => {
            let mut tables = list.iter_mut().filter_map(Value::as_inline_table_mut);
            tables.find(|t| is(*t)).map(|t| t as &mut dyn TableLike)
        }
        _ => None,
    }
}

/// A key's value as plain text: a word or a day.
pub(super) fn text(table: &dyn TableLike, key: &str) -> String {
    let item = table.get(key);
    let word = item.and_then(Entry::as_str).map(str::to_string);
    word.or_else(|| item.and_then(Entry::as_datetime).map(ToString::to_string)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR: i16 = 2024;

    fn reading(shelf: &Shelf, test: &str) -> Reading {
        let as_of = Date::constant(YEAR, 12, 31);
        let law = shelf.nation(YEAR);
        let slot = law.slots(Book::Set(law.lowest().unwrap()), as_of).into_iter().find(|s| s.test.is_empty()).unwrap();
        let origin = Origin { file: "a.xlsx".into(), sheet: "N".into(), row: 4, column: 2, above: None, path: None };
        let (said, narrow) = (Said::Bound(Bound::Number(Decimal::from(1))), Narrow::default());
        let (source, person) = ("1/QĐ".to_string(), "A".to_string());
        Reading { slot: Slot { test: test.to_string(), ..slot }, narrow, read_in: ReadIn::Nation, said, source, person, on: as_of, origin }
    }

    #[test]
    fn a_reading_without_a_place_is_an_error_and_not_left_out() {
        let shelf = Shelf::open(&[]).unwrap();
        assert_eq!(national(&shelf, YEAR, &[reading(&shelf, "")]).unwrap().len(), 1);
        let lost = national(&shelf, YEAR, &[reading(&shelf, ""), reading(&shelf, "no such test")]).unwrap_err();
        assert_eq!((lost.code, lost.place.to_string()), (Code::ResultNotMade, "a.xlsx › N › C5".to_string()));
    }
}
