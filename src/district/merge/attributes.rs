//! What a merged commune is: what its parts have in common, added where it counts people, open where it differs.

use std::collections::{BTreeMap, HashMap};

use super::{Part, called, differs, place};
use crate::commune::{Attribute, Commune, Headcount, Narrative, Village};
use crate::criteria::Law;
use crate::diag::{Code, Diagnostic, Origin};
use crate::district::Who;
use crate::text::fold_loose;

/// Everything that keeps figures from being added up.
pub(super) fn differing(law: &Law, parts: &[Part]) -> Vec<Diagnostic> {
    let Some((first, others)) = parts.split_first().filter(|(_, others)| !others.is_empty()) else {
        let place = parts.first().map_or(crate::diag::Place::Nowhere, |p| place(None, p));
        return vec![Diagnostic::new(Code::MergeTooFew, place)];
    };
    let differing = others.iter().flat_map(|part| against(law, first, part));
    differing.chain(twice(law, parts)).collect()
}

/// One commune in two files, as happens with a form and its corrected copy.
fn twice(law: &Law, parts: &[Part]) -> Vec<Diagnostic> {
    let who: Vec<Who> = parts.iter().map(|part| Who::of(&part.commune)).collect();
    let known = |at: usize| (0..at).find(|before| who.get(at).zip(who.get(*before)).is_some_and(|(a, b)| a.is(b, law)));
    let found = parts.iter().enumerate().filter_map(|(at, part)| Some((part, parts.get(known(at)?)?)));
    let finding = |(part, other): (&Part, &Part)| {
        let place = place(part.commune.name.origin.as_ref(), part);
        Diagnostic::new(Code::MergeTwice, place).with("name", called(part)).with("other", other.file.as_str())
    };
    found.map(finding).collect()
}

fn against(law: &Law, first: &Part, part: &Part) -> Vec<Diagnostic> {
    let (a, b) = (&first.commune, &part.commune);
    let year = |c: &Commune| c.year.value.map(|y| y.to_string()).unwrap_or_default();
    let province = |c: &Commune| c.province.value.clone().unwrap_or_default();
    let mut found = Vec::new();
    if first.period != part.period {
        let (read, other) = (part.period.to_string(), first.period.to_string());
        found.push(differs(Code::MergePeriod, b.year.origin.as_ref(), part, first, read, other));
    } else if a.year.value != b.year.value {
        found.push(differs(Code::MergeYear, b.year.origin.as_ref(), part, first, year(b), year(a)));
    } else if first.as_of != part.as_of {
        let day = |p: &Part| p.as_of.to_string();
        found.push(differs(Code::MergeDay, b.as_of.origin.as_ref(), part, first, day(part), day(first)));
    }
    if !law.nation.words.same_unit(&province(a), &province(b)) {
        found.push(differs(Code::MergeProvince, b.province.origin.as_ref(), part, first, province(b), province(a)));
    }
    found
}

/// Attributes, villages and documents of the whole. What it holds stays blank.
pub(super) fn joined(law: &Law, parts: &[Part], findings: &mut Vec<Diagnostic>) -> Commune {
    let communes = || parts.iter().map(|p| &p.commune);
    let first = communes().next().cloned().unwrap_or_default();
    let same_district = |c: &Commune| match (&c.district.value, &first.district.value) {
        (Some(own), Some(other)) => law.nation.words.same_unit(own, other),
        _ => false,
    };
    let classes = communes().all(|c| c.classes.value == first.classes.value);
    if !classes {
        let place = parts.last().map_or(crate::diag::Place::Nowhere, |p| place(p.commune.classes.origin.as_ref(), p));
        findings.push(Diagnostic::new(Code::MergeClasses, place));
    }
    Commune {
        district: Attribute { value: first.district.value.clone().filter(|_| communes().all(same_district)), origin: None },
        province: Attribute { value: first.province.value.clone(), origin: None },
        year: Attribute { value: first.year.value, origin: None },
        as_of: Attribute { value: first.as_of.value, origin: None },
        target: Attribute { value: target(parts, findings), origin: None },
        classes: Attribute { value: first.classes.value.clone().filter(|_| classes), origin: None },
        households: heads(parts, findings, |c| &c.households),
        population: heads(parts, findings, |c| &c.population),
        villages: villages(parts),
        documents: communes().flat_map(|c| c.documents.clone()).collect(),
        specials: communes().flat_map(|c| c.specials.clone()).collect(),
        narrative: narrative(parts),
        ..Commune::default()
    }
}

/// The lowest of the parts' targets: nothing is promoted.
fn target(parts: &[Part], findings: &mut Vec<Diagnostic>) -> Option<crate::criteria::Level> {
    let lowest = parts.iter().filter_map(|p| p.commune.target.value).min();
    let higher = parts.iter().find(|p| p.commune.target.value > lowest);
    if let Some(part) = higher {
        findings.push(Diagnostic::new(Code::MergeTarget, place(part.commune.target.origin.as_ref(), part)));
    }
    lowest
}

/// The sum, where every part has a number.
fn heads(parts: &[Part], findings: &mut Vec<Diagnostic>, of: fn(&Commune) -> &Headcount) -> Headcount {
    let counts: Vec<_> = parts.iter().map(|p| of(&p.commune).count.value.as_ref()).collect();
    if counts.iter().all(Option::is_none) {
        return Headcount::default();
    }
    let blank = parts.iter().zip(&counts).find(|(_, count)| count.is_none()).map(|(part, _)| part);
    if let Some(part) = blank {
        let origin: Option<&Origin> = of(&part.commune).count.origin.as_ref();
        findings.push(Diagnostic::new(Code::MergeHeads, place(origin, part)).with("commune", called(part)));
        return Headcount::default();
    }
    let sum = counts.into_iter().flatten().cloned().reduce(|a, b| &a + &b);
    Headcount { count: Attribute { value: sum, origin: None }, explanation: String::new() }
}

/// All villages; those of one name in several communes with the name of theirs behind it.
fn villages(parts: &[Part]) -> Vec<Village> {
    let mut owners: HashMap<String, usize> = HashMap::new();
    for village in parts.iter().flat_map(|p| &p.commune.villages) {
        *owners.entry(fold_loose(&village.name)).or_default() += 1;
    }
    let named = |part: &Part, village: &Village| {
        let alone = owners.get(&fold_loose(&village.name)).is_none_or(|n| *n < 2);
        let name = if alone { village.name.clone() } else { format!("{} ({})", village.name, called(part)) };
        // a survey is of one commune and its forms: that of the new one is its own
        Village { name, opinions: BTreeMap::new(), ..village.clone() }
    };
    parts.iter().flat_map(|p| p.commune.villages.iter().map(move |v| named(p, v))).collect()
}

/// What each tells, under its name.
fn narrative(parts: &[Part]) -> Narrative {
    let mut whole = Narrative::new();
    for part in parts {
        let told = part.commune.narrative.iter().filter_map(|(topic, text)| Some((topic, text.value.as_deref()?)));
        for (topic, text) in told {
            let own = format!("{}:\n{text}", called(part));
            let so_far = whole.entry(topic.clone()).or_default();
            so_far.value = Some(so_far.value.take().map_or_else(|| own.clone(), |before| before + "\n" + &own));
        }
    }
    whole
}
