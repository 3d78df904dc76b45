//! What makes a district one of new rural development: shares of its communes, and when it may lose that again.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::value::Datetime;

use super::build::{Builder, day};
use super::level::Level;
use super::packed::packed;
use super::raw::Entry;
use super::threshold::Evidence;
use crate::diag::Code;
use crate::text::Date;

/// A rule of districts, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistrictRule {
    /// Stable id: "huyen-ntm".
    pub id: String,
    /// As officials call a district that meets it.
    pub name: String,
    /// First day; it holds until the next one's of the same id.
    pub from: Date,
    /// The shares asked for, all of them.
    pub shares: Vec<DistrictShare>,
    /// When a recognised district may lose its recognition, if that is known.
    pub revoked: Option<DistrictRevocation>,
}

packed! { DistrictRule { id, name, from, shares, revoked } }

/// A share of a district's communes that must be at a level.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DistrictShare {
    pub level: Level,
    /// At least so many per cent of all communes.
    pub per_cent: usize,
    /// How far it is trusted.
    pub evidence: Evidence,
    /// Where it was read.
    #[serde(default)]
    pub source: String,
}

packed! { DistrictShare { level, per_cent, evidence, source } }

/// The share of communes revoked at which a recognised district may lose its own recognition.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DistrictRevocation {
    /// At least so many per cent of all communes.
    pub per_cent: usize,
    /// How far it is trusted.
    pub evidence: Evidence,
    /// Where it was read.
    #[serde(default)]
    pub source: String,
}

packed! { DistrictRevocation { per_cent, evidence, source } }

/// A rule as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDistrictRule {
    id: String,
    name: String,
    from: Datetime,
    share: Vec<DistrictShare>,
    revoked: Option<DistrictRevocation>,
}

/// Whether so many of a total are at least so many per cent of it, in integers.
pub fn reaches(count: usize, total: usize, per_cent: usize) -> bool {
    total > 0 && count.saturating_mul(100) >= total.saturating_mul(per_cent)
}

/// The rules of a day: of each id the latest.
pub(super) fn on(rules: &[DistrictRule], day: Date) -> Vec<&DistrictRule> {
    let mut found: Vec<&DistrictRule> = Vec::new();
    for rule in rules.iter().filter(|r| r.from <= day) {
        match found.iter_mut().find(|known| known.id == rule.id) {
            Some(known) => *known = rule,
            None => found.push(rule),
        }
    }
    found
}

/// Rules oldest first, checked: a share is no more than the whole, a level is asked once, a number has its source.
pub(super) fn load(builder: &mut Builder, entries: Vec<Entry<RawDistrictRule>>) -> Vec<DistrictRule> {
    let mut rules: Vec<DistrictRule> = Vec::new();
    for Entry { at, value } in entries {
        let RawDistrictRule { id, name, from, share: shares, revoked } = value;
        let Some(from) = day(&from) else {
            builder.fault(Code::CriteriaSyntax, at, id.as_str());
            continue;
        };
        if rules.iter().any(|r| r.id == id && r.from == from) {
            builder.fault(Code::CriteriaTwice, at, id.as_str());
        }
        check(builder, at, &shares, revoked.as_ref());
        rules.push(DistrictRule { id, name, from, shares, revoked });
    }
    rules.sort_by_key(|r| r.from);
    rules
}

fn check(builder: &mut Builder, at: usize, shares: &[DistrictShare], revoked: Option<&DistrictRevocation>) {
    if shares.is_empty() {
        builder.fault(Code::CriteriaUnused, at, "district_rule");
    }
    let mut seen: BTreeMap<Level, usize> = BTreeMap::new();
    for share in shares {
        *seen.entry(share.level).or_default() += 1;
    }
    for (level, _) in seen.into_iter().filter(|(_, count)| *count > 1) {
        builder.fault(Code::CriteriaTwice, at, level.id());
    }
    let all = shares.iter().map(|s| (s.per_cent, s.evidence, &s.source)).chain(revoked.map(|r| (r.per_cent, r.evidence, &r.source)));
    for (per_cent, evidence, source) in all {
        if !(1..=100).contains(&per_cent) {
            builder.fault(Code::CriteriaShare, at, per_cent.to_string());
        }
        if source.is_empty() && !matches!(evidence, Evidence::Unverified | Evidence::Invented) {
            builder.fault(Code::CriteriaNoSource, at, evidence.id());
        }
    }
}
