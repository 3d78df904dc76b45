//! Items of communes that are not met or not decided: what is asked, what was found, what is missing, and where.

use super::super::{Cell, List, Shows, shows};
use super::{Round, code, source, words};
use crate::assess::{Verdict, lacks_thresholds_alone};
use crate::criteria::ItemRef;
use crate::district::{DepartmentWork, ItemStanding, NEAR_PER_CENT, NearMiss, Standing};
use crate::explain;
use crate::messages::Lang;
use crate::text::Decimal;

struct Item<'a> {
    round: Round<'a>,
    standing: &'a Standing,
    item: &'a ItemStanding,
    /// In per cent of its threshold.
    distance: Option<Decimal>,
}

type Line<'a> = (usize, Item<'a>);

fn columns<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 24.0, |(_, i)| i.round.commune(i.standing)),
        shows("code", 15.0, |(_, i)| Cell::text(code(&i.item.head.item))),
        shows("indicator", 40.0, |(_, i)| Cell::text(&i.item.head.version.name)),
        shows("verdict", 17.0, |(_, i)| {
            let word = explain::finding_word(Lang::Vi, i.item.finding, i.item.cause.as_ref());
            Cell::text(word).bold_if(i.item.finding.verdict == Verdict::NotMet)
        }),
        shows("required", 26.0, |(_, i)| Cell::text(required(i.item))),
        shows("achieved", 26.0, |(_, i)| Cell::text(achieved(i.item))),
        shows("gap", 26.0, |(_, i)| Cell::text(gap(i.item))),
        shows("source-cell", 22.0, |(_, i)| source(i.item)),
    ]
}

fn list<'a>(id: &'static str, round: Round<'a>, of: impl IntoIterator<Item = (&'a Standing, &'a ItemStanding)>) -> List<'a> {
    let item = |(standing, item)| Item { round, standing, item, distance: None };
    List::of(id, columns(), of.into_iter().map(item).collect())
}

/// The open items of one department, item by item.
pub fn work<'a>(round: Round<'a>, department: &DepartmentWork<'a>) -> List<'a> {
    let name = if department.name.is_empty() { words("department-none") } else { department.name.clone() };
    let title = Lang::Vi.say("summary-title-department", &[("name", name.into())]);
    let own = department.work.iter().copied().filter(|(_, item)| !is_for_others(item));
    let list = list("work", round, own).titled(title).or(Lang::Vi.text("plan-none"));
    match ask_above(department) {
        Some(asked) => list.remarked(asked),
        None => list,
    }
}

/// What of a department's open items nobody there can do anything about, each item once: thresholds that are not set.
pub fn ask_above<'a>(department: &DepartmentWork<'a>) -> Option<String> {
    let named = |item: &'a ItemStanding| (&item.head.item, item.head.version.name.as_str());
    let asked: Vec<(&ItemRef, &str)> = department.work.iter().filter(|(_, i)| is_for_others(i)).map(|(_, i)| named(i)).collect();
    (!asked.is_empty()).then(|| explain::ask_above(asked, true))
}

fn is_for_others(item: &ItemStanding) -> bool {
    item.judged.as_deref().is_some_and(lacks_thresholds_alone)
}

/// What of one commune is not met or not decided.
pub fn lacking<'a>(round: Round<'a>, standing: &'a Standing) -> List<'a> {
    let open = standing.items.iter().filter(|i| matches!(i.finding.verdict, Verdict::NotMet | Verdict::Undetermined));
    list("lacking", round, open.map(|item| (standing, item))).or(Lang::Vi.text("plan-none"))
}

/// What is nearly met, nearest first.
pub fn near<'a>(round: Round<'a>) -> List<'a> {
    let of = |miss: NearMiss<'a>| Item { round, standing: miss.standing, item: miss.item, distance: Some(miss.distance) };
    let mut columns = columns();
    columns.push(shows("distance", 14.0, |(_, i)| {
        Cell::centre(i.distance.as_ref().map(|d| format!("{} %", Lang::Vi.number(d))).unwrap_or_default())
    }));
    let meaning = Lang::Vi.say("summary-near-meaning", &[("limit", (NEAR_PER_CENT as usize).into())]);
    let near = round.review.near_misses().into_iter().map(of).collect();
    List::of("near", columns, near).titled(words("title-near")).remarked(meaning)
}

/// What it asks, where it is not met or undetermined.
pub fn required(item: &ItemStanding) -> String {
    let judged = item.judged.as_deref();
    judged.map(|j| explain::requirement(Lang::Vi, &item.head.version.measures, j)).unwrap_or_default()
}

/// What was found, where it is not met or undetermined.
pub fn achieved(item: &ItemStanding) -> String {
    let judged = item.judged.as_deref();
    judged.map(|j| explain::judged_values(Lang::Vi, &item.head.version.measures, j).join("; ")).unwrap_or_default()
}

/// What is missing, where it is not met or undetermined.
pub fn gap(item: &ItemStanding) -> String {
    let judged = item.judged.as_deref();
    judged.map(|j| explain::gaps(Lang::Vi, &item.head.version.measures, j).join("; ")).unwrap_or_default()
}
