//! A plan as written: its sections, their keys, and a reader that goes on after a mistake, so that all are given at once.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::criteria::raw::Source;
use crate::diag::{Code, Diagnostic};
use crate::text::{Date, nearest, parse_date};

pub(super) const HEADER: &str = "";
/// Limits of a target, its name and its last day.
const TARGET: [&str; 6] = ["name", "by", "districts", "classes", "unsettled_classes", "areas"];
/// Sections, their own keys, and whether each is a target.
const SECTIONS: [(&str, &[&str], bool); 8] = [
    (HEADER, &["kind", "title", "province", "year", "first_year", "notes"], false),
    ("source", &["document", "date", "evidence"], false),
    ("roster", &["district", "communes", "list", "held", "file"], false),
    ("communes", &["level", "count", "of", "newly", "list"], true),
    ("keep", &["level", "count", "at_risk", "list"], true),
    ("villages", &["checklist", "counted", "count", "per_cent"], true),
    ("district", &["rule", "count"], true),
    ("report", &["name", "before", "who", "needs"], false),
];

/// The keys of a section; those of the plan itself are its own and the names of the others.
fn keys(section: &str) -> Vec<&'static str> {
    let (_, own, target) = SECTIONS.into_iter().find(|(name, ..)| *name == section).unwrap_or(SECTIONS[0]);
    let common = TARGET.into_iter().filter(|_| target);
    let others = SECTIONS.into_iter().map(|(name, ..)| name).filter(|name| section == HEADER && !name.is_empty());
    own.iter().copied().chain(common).chain(others).collect()
}

/// A word and the byte where it is.
pub(super) struct Word {
    pub at: usize,
    pub text: String,
}

/// Reads a plan, keeping everything wrong.
pub(super) struct PlanReader<'a> {
    pub source: &'a Source<'a>,
    pub findings: Vec<Diagnostic>,
}

impl<'a> PlanReader<'a> {
    /// A finding at a byte.
    pub fn fault(&mut self, code: Code, at: usize, facts: &[(&'static str, &str)]) {
        let finding = self.source.finding(code, at);
        self.findings.push(facts.iter().fold(finding, |finding, (name, fact)| finding.with(name, *fact)));
    }

    /// The whole plan: its header, and its sections in the order written.
    pub fn parse(source: &'a Source<'a>) -> (Self, Section<'a>, Vec<Section<'a>>) {
        let mut reader = Self { source, findings: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(source.text);
        for error in &errors {
            reader.fault(Code::PlanSyntax, error.span().map_or(0, |s| s.start), &[("message", error.message())]);
        }
        let mut header = Section { name: HEADER, at: 0, entries: Vec::new() };
        let mut sections = Vec::new();
        for (key, value) in table.into_inner() {
            let known = SECTIONS.into_iter().find(|(name, ..)| !name.is_empty() && *name == key.get_ref().as_ref());
            match known {
                Some((name, ..)) => reader.sections(name, value, &mut sections),
                None => reader.entry(&mut header, key, value),
            }
        }
        sections.sort_by_key(|s: &Section| s.at);
        (reader, header, sections)
    }

    fn sections(&mut self, name: &'static str, value: Spanned<DeValue<'a>>, into: &mut Vec<Section<'a>>) {
        let at = value.span().start;
        match value.into_inner() {
            DeValue::Array(list) => list.into_iter().for_each(|one| self.sections(name, one, into)),
            DeValue::Table(table) => {
                let mut section = Section { name, at, entries: Vec::new() };
                table.into_iter().for_each(|(key, value)| self.entry(&mut section, key, value));
                into.push(section);
            }
            _ => self.fault(Code::PlanWrongValue, at, &[("key", name), ("wants", "section")]),
        }
    }

    fn entry(&mut self, section: &mut Section<'a>, key: Spanned<std::borrow::Cow<'a, str>>, value: Spanned<DeValue<'a>>) {
        let (at, name) = (key.span().start, key.get_ref().as_ref());
        let known = keys(section.name);
        match known.iter().find(|k| **k == name) {
            Some(key) => section.entries.push((key, at, value)),
            None => {
                let near = nearest(name, known.iter().copied()).unwrap_or("none");
                let of = if section.name.is_empty() { "none" } else { section.name };
                self.fault(Code::PlanUnknownKey, at, &[("name", name), ("nearest", near), ("section", of), ("keys", &known.join(", "))]);
            }
        }
    }

    /// A word that must be there.
    pub fn needed(&mut self, section: &Section, key: &'static str) -> Option<Word> {
        let found = self.word(section, key);
        if found.is_none() && !section.has(key) {
            let of = if section.name.is_empty() { "none" } else { section.name };
            self.fault(Code::PlanMissing, section.at, &[("key", key), ("section", of)]);
        }
        found
    }

    pub fn word(&mut self, section: &Section, key: &'static str) -> Option<Word> {
        self.value(section, key, "text", |value| match value {
            DeValue::String(text) => Some(text.to_string()),
            _ => None,
        })
        .map(|(at, text)| Word { at, text })
    }

    /// A number of things, or a year.
    pub fn number(&mut self, section: &Section, key: &'static str) -> Option<(usize, usize)> {
        self.value(section, key, "number", |value| match value {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        })
    }

    /// Yes or no; no where nothing is said.
    pub fn yes(&mut self, section: &Section, key: &'static str) -> bool {
        let found = self.value(section, key, "yes-no", |value| match value {
            DeValue::Boolean(yes) => Some(*yes),
            _ => None,
        });
        found.is_some_and(|(_, yes)| yes)
    }

    /// A day: a TOML date, or a text such as "10/12/2024".
    pub fn day(&mut self, section: &Section, key: &'static str) -> Option<Date> {
        let found = self.value(section, key, "day", |value| match value {
            DeValue::String(text) => parse_date(text),
            DeValue::Datetime(day) => super::super::build::day(day),
            _ => None,
        });
        found.map(|(_, day)| day)
    }

    pub fn list(&mut self, section: &Section, key: &'static str) -> Vec<Word> {
        let word = |one: &Spanned<DeValue>| match one.get_ref() {
            DeValue::String(text) => Some(Word { at: one.span().start, text: text.to_string() }),
            _ => None,
        };
        let found = self.value(section, key, "list", |value| match value {
            DeValue::Array(list) => list.iter().map(word).collect::<Option<Vec<Word>>>(),
            _ => None,
        });
        found.map(|(_, list)| list).unwrap_or_default()
    }

    fn value<T>(&mut self, section: &Section, key: &'static str, wants: &str, read: impl Fn(&DeValue) -> Option<T>) -> Option<(usize, T)> {
        let (_, at, value) = section.entries.iter().find(|(k, ..)| *k == key)?;
        let found = read(value.get_ref());
        if found.is_none() {
            self.fault(Code::PlanWrongValue, *at, &[("key", key), ("wants", wants)]);
        }
        found.map(|found| (*at, found))
    }
}

/// A section and its entries.
pub(super) struct Section<'a> {
    pub name: &'static str,
    pub at: usize,
    entries: Vec<(&'static str, usize, Spanned<DeValue<'a>>)>,
}

impl Section<'_> {
    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(k, ..)| *k == key)
    }

    /// Where a key is; where the section begins if it is not there.
    pub fn at_key(&self, key: &str) -> usize {
        self.entries.iter().find(|(k, ..)| *k == key).map_or(self.at, |(_, at, _)| *at)
    }
}
