//! Which communes of a round a plan counts, which it does not and why, and whose files are missing.

use std::collections::HashMap;

use crate::criteria::{Aim, Law, Plan};
use crate::district::review::Review;
use crate::district::standing::Standing;
use crate::text::{clean, fold, ids, same_spelling};

/// A commune of the files that does not count.
#[derive(Debug, Clone)]
pub struct Aside<'a> {
    pub standing: &'a Standing,
    pub why: WhyAside,
}

/// Why a commune does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyAside {
    /// It is of another province than the plan's.
    Province,
    /// It was judged for a year that is not the plan's.
    Year,
    /// Another file of the same commune counts.
    Twice,
}

ids! { WhyAside: Province => "province", Year => "year", Twice => "twice" }

/// A commune named in the plan of whom nothing was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFiled {
    /// As the plan names it.
    pub name: String,
    /// Its district, where the roster names it.
    pub district: String,
}

/// A round sorted by a plan.
pub(super) struct Sorted<'a> {
    pub counted: Vec<&'a Standing>,
    pub aside: Vec<Aside<'a>>,
    pub unplanned: Vec<&'a Standing>,
    pub not_filed: Vec<NotFiled>,
}

/// Sorts the communes of a round.
pub(super) fn sort<'a>(plan: &Plan, law: &Law, review: &'a Review) -> Sorted<'a> {
    let mut sorted = Sorted { counted: Vec::new(), aside: Vec::new(), unplanned: Vec::new(), not_filed: Vec::new() };
    let latest = latest(plan, law, review);
    for (at, standing) in review.standings.iter().enumerate() {
        match aside(plan, law, standing) {
            Some(why) => sorted.aside.push(Aside { standing, why }),
            None if latest.get(&key(law, standing)).is_some_and(|last| *last != at) => {
                sorted.aside.push(Aside { standing, why: WhyAside::Twice });
            }
            None => sorted.counted.push(standing),
        }
    }
    let named = named(plan);
    if !named.is_empty() {
        let known = |s: &Standing| named.iter().any(|n| is(law, s, &n.name, &n.district));
        sorted.unplanned = sorted.counted.iter().copied().filter(|s| !known(s)).collect();
    }
    sorted.not_filed = named.into_iter().filter(|n| !sorted.counted.iter().any(|s| is(law, s, &n.name, &n.district))).collect();
    sorted
}

fn aside(plan: &Plan, law: &Law, standing: &Standing) -> Option<WhyAside> {
    if !law.nation.words.same_unit(&standing.province, &plan.province) {
        return Some(WhyAside::Province);
    }
    (!(plan.first_year..=plan.year).contains(&standing.year)).then_some(WhyAside::Year)
}

/// Of each commune the file that counts: that of the latest year; of one year the first.
fn latest(plan: &Plan, law: &Law, review: &Review) -> HashMap<String, usize> {
    let mut found: HashMap<String, (i16, usize)> = HashMap::new();
    for (at, standing) in review.standings.iter().enumerate().filter(|(_, s)| aside(plan, law, s).is_none()) {
        let known = found.entry(key(law, standing)).or_insert((standing.year, at));
        if standing.year > known.0 {
            *known = (standing.year, at);
        }
    }
    found.into_iter().map(|(key, (_, at))| (key, at)).collect()
}

/// What tells communes apart; without a name or code each file is one of its own.
fn key(law: &Law, standing: &Standing) -> String {
    let bare = |name: &str| fold(law.nation.words.bare(&clean(name)));
    match (standing.code.is_empty(), standing.name.is_empty()) {
        // Two names under one code are a mistyped code rather than one commune.
        (false, _) => format!("{}|{}", fold(&standing.code), bare(&standing.name)),
        (true, false) => format!("{}|{}", bare(&standing.district), bare(&standing.name)),
        (true, true) => format!("|{}", standing.file),
    }
}

/// Every commune the plan names, each once: those of the roster, then those of targets.
fn named(plan: &Plan) -> Vec<NotFiled> {
    let rostered = plan.roster.iter().flat_map(|d| d.list.iter().map(|name| (name, d.name.as_str())));
    let targeted = plan.targets.iter().filter_map(|t| match &t.aim {
        Aim::Communes { names, .. } | Aim::Keep { names, .. } => Some(names),
        _ => None,
    });
    let mut found: Vec<NotFiled> = Vec::new();
    for (name, district) in rostered.chain(targeted.flatten().map(|name| (name, ""))) {
        let known = |n: &NotFiled| n.name == *name && (district.is_empty() || n.district == district);
        if !found.iter().any(known) {
            found.push(NotFiled { name: name.clone(), district: district.to_string() });
        }
    }
    found
}

/// Whether a commune is the one named: by its code, or by its name and, where it is given, its district.
pub(super) fn is(law: &Law, standing: &Standing, name: &str, district: &str) -> bool {
    let words = &law.nation.words;
    if !standing.code.is_empty() && fold(&standing.code) == fold(name) {
        return true;
    }
    let here = district.is_empty() || standing.district.is_empty() || words.same_unit(&standing.district, district);
    here && !standing.name.is_empty() && same_spelling(words.bare(&clean(&standing.name)), words.bare(&clean(name)))
}
