//! The names of provinces besides those of the regions: other spellings, and names given later.

use serde::Deserialize;
use toml::value::Datetime;

use super::build::{Builder, day};
use super::nation::{Nation, Region, Words};
use super::packed::packed;
use super::raw::Entry;
use super::threshold::Evidence;
use crate::diag::Code;
use crate::text::{Date, clean, fold_loose};

/// What a province is called besides its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvinceNames {
    /// Its name in the list of its region.
    pub name: String,
    /// Old and short spellings.
    pub also: Vec<String>,
    /// Names given later, oldest first.
    pub later: Vec<LaterName>,
}

packed! { ProvinceNames { name, also, later } }

/// A name from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaterName {
    pub name: String,
    /// "thành phố", where it is another kind of unit from then on.
    pub kind: String,
    pub from: Date,
    pub evidence: Evidence,
    pub source: String,
}

packed! { LaterName { name, kind, from, evidence, source } }

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawProvinceNames {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    later: Vec<RawLaterName>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLaterName {
    name: String,
    #[serde(default)]
    kind: String,
    from: Datetime,
    evidence: Evidence,
    source: String,
}

/// The names of a file; each belongs to one province that there is.
pub(super) fn load(builder: &mut Builder, words: &Words, entries: Vec<Entry<RawProvinceNames>>) -> Vec<ProvinceNames> {
    let mut taken: Vec<String> = official(builder.names.regions).map(|name| words.key(name)).collect();
    let mut all = Vec::new();
    for Entry { at, value } in entries {
        if !official(builder.names.regions).any(|name| name == value.name) {
            builder.fault(Code::CriteriaUnknown, at, value.name.as_str());
        }
        for name in value.also.iter().chain(value.later.iter().map(|later| &later.name)) {
            let key = words.key(name);
            if taken.contains(&key) {
                builder.fault(Code::CriteriaTwice, at, name.as_str());
            }
            taken.push(key);
        }
        let later = value.later.into_iter().filter_map(|raw| later(builder, at, raw)).collect();
        all.push(ProvinceNames { name: value.name, also: value.also, later });
    }
    all
}

fn later(builder: &mut Builder, at: usize, raw: RawLaterName) -> Option<LaterName> {
    let RawLaterName { name, kind, from, evidence, source } = raw;
    let found = day(&from);
    if found.is_none() {
        builder.fault(Code::CriteriaSyntax, at, from.to_string());
    }
    found.map(|from| LaterName { name, kind, from, evidence, source })
}

fn official(regions: &[Region]) -> impl Iterator<Item = &str> {
    regions.iter().flat_map(|r| r.provinces.iter().map(String::as_str))
}

impl Words {
    /// What tells one place from another, however it is spelt: "Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu" → "bariavungtau".
    pub fn key(&self, name: &str) -> String {
        fold_loose(self.bare(&clean(name))).chars().filter(|c| c.is_alphanumeric()).collect()
    }

    /// The one place a name may be misspelt from: the whole name but for a letter after the first, two in a long
    /// one. None where two are as near: another place is never offered for its likeness.
    pub fn misspelt<'a>(&self, name: &str, places: impl IntoIterator<Item = (String, &'a str)>) -> Option<&'a str> {
        const LONG: usize = 12;
        let own = self.key(name);
        let most = if own.chars().count() < LONG { 1 } else { 2 };
        // Comparing a page of text letter by letter takes long.
        let near = |key: &String| key.len().abs_diff(own.len()) <= most && key.chars().next() == own.chars().next();
        let places = places.into_iter().filter(|(key, _)| near(key));
        let mut found: Vec<(usize, &str)> = places.map(|(key, place)| (strsim::damerau_levenshtein(&own, &key), place)).collect();
        found.sort_unstable();
        found.dedup_by_key(|(_, place)| *place);
        match found.as_slice() {
            [(first, _), (second, _), ..] if first == second => None,
            [(first, place), ..] if *first <= most => Some(place),
            _ => None,
        }
    }
}

impl Nation {
    /// Every name of every province: what it is known by, and the name in the list of its region.
    pub fn province_names(&self) -> impl Iterator<Item = (&str, &str)> {
        let others = self.provinces.iter().flat_map(|p| {
            let names = p.also.iter().chain(p.later.iter().map(|later| &later.name));
            names.map(|name| (name.as_str(), p.name.as_str()))
        });
        official(&self.regions).map(|name| (name, name)).chain(others)
    }

    /// The name a province has on a day, where it is a later one.
    pub fn later_name(&self, province: &str, day: Date) -> Option<&LaterName> {
        let names = self.provinces.iter().find(|p| p.name == province)?;
        names.later.iter().filter(|later| later.from <= day).max_by_key(|later| later.from)
    }
}
