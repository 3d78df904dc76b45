//! The communes of a round, one in each row: verdict, counts, the watch over what they hold.

use super::super::{Cell, List, Shows, shows};
use super::{Round, file, name, words};
use crate::assess::{Counts, Verdict};
use crate::district::{SetStanding, Standing};
use crate::explain;
use crate::messages::Lang;

type Line<'a> = (usize, &'a Standing);

fn columns<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 26.0, |(_, s)| Cell::text(name(s)).to(file(s))),
        shows("district", 18.0, |(_, s)| Cell::text(&s.district)),
        shows("target", 15.0, |(_, s)| Cell::centre(explain::level_short(Lang::Vi, s.target))),
        shows("held-level", 20.0, |(_, s)| Cell::text(held(s))),
        shows("verdict", 20.0, |(_, s)| Cell::marked(explain::finding_word(Lang::Vi, s.overall, None), s.overall)),
        shows("criteria-met", 9.0, |(_, s)| Cell::count(set_counts(s).met)),
        shows("criteria-total", 9.0, |(_, s)| Cell::count(set_counts(s).total)),
        shows("failed-criteria", 18.0, |(_, s)| Cell::text(criteria_with(s, Verdict::NotMet))),
        shows("open-criteria", 18.0, |(_, s)| Cell::text(criteria_with(s, Verdict::Undetermined))),
        shows("indicators-met", 11.0, |(_, s)| Cell::centre(share(s.target_set().map(|s| s.indicator_counts).unwrap_or_default()))),
        shows("failed-items", 11.0, |(_, s)| Cell::count(s.item_counts().not_met)),
        shows("open-items", 11.0, |(_, s)| Cell::count(s.item_counts().undetermined)),
        shows("conditions-met", 11.0, |(_, s)| Cell::centre(conditions_met(s))),
        shows("zone", 24.0, |(_, s)| Cell::text(s.revocation.as_ref().map(|r| explain::zone(Lang::Vi, r)).unwrap_or_default())),
        shows("quality-total", 9.0, |(_, s)| Cell::count(s.quality().total())),
        shows("file", 34.0, |(_, s)| Cell::text(&*s.file).to(file(s))),
    ]
}

/// Every commune judged.
pub fn overview(round: Round) -> List {
    List::of("overview", columns(), round.review.standings.iter().collect()).titled(words("title"))
}

/// "NTM nâng cao (2023)": the level held and the year it was recognised for.
pub fn held(standing: &Standing) -> String {
    let Some(held) = &standing.held else { return String::new() };
    let level = explain::level_short(Lang::Vi, held.level);
    held.year.map_or(level.clone(), |year| format!("{level} ({year})"))
}

/// Numbers of the criteria of the target's set with a verdict.
pub fn criteria_with(standing: &Standing, verdict: Verdict) -> String {
    let criteria = standing.target_set().map(|s| s.criteria.as_slice()).unwrap_or_default();
    criteria.iter().filter(|c| c.finding.verdict == verdict).map(|c| c.number.to_string()).collect::<Vec<_>>().join(", ")
}

fn set_counts(standing: &Standing) -> Counts {
    standing.target_set().map(|set: &SetStanding| set.counts).unwrap_or_default()
}

fn share(counts: Counts) -> String {
    format!("{}/{}", counts.met, counts.total)
}

/// Nothing where no condition is asked.
fn conditions_met(standing: &Standing) -> String {
    let conditions = Counts::of(standing.items.iter().filter(|i| i.head.criterion.is_none()).map(|i| i.finding.verdict));
    if conditions.total == 0 { String::new() } else { share(conditions) }
}
