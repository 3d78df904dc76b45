//! The communes of a round, one in each row: verdict, counts, the watch over what they hold.

use super::super::{Cell, List, Shows, shows};
use super::{Round, file, name, words};
use crate::assess::{Counts, Verdict};
use crate::criteria::Book;
use crate::district::Standing;
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
        shows("why", 40.0, |(_, s)| Cell::text(explain::because(Lang::Vi, s))),
        shows("criteria-met", 24.0, |(_, s)| Cell::text(explain::sets_met(Lang::Vi, s))),
        shows("failed-criteria", 18.0, |(_, s)| Cell::text(explain::criteria_with(Lang::Vi, s, Verdict::NotMet))),
        shows("open-criteria", 18.0, |(_, s)| Cell::text(explain::criteria_with(Lang::Vi, s, Verdict::Undetermined))),
        shows("indicators-met", 11.0, |(_, s)| Cell::centre(share(of_target(s)))),
        shows("failed-items", 11.0, |(_, s)| Cell::count(s.item_counts().not_met)),
        shows("open-items", 11.0, |(_, s)| Cell::count(s.item_counts().undetermined)),
        shows("conditions-met", 11.0, |(_, s)| Cell::centre(conditions_met(s))),
        shows("zone", 24.0, |(_, s)| Cell::text(s.revocation.as_ref().map(|r| explain::zone(Lang::Vi, r)).unwrap_or_default())),
        shows("data-errors", 9.0, |(_, s)| Cell::count(s.errors())),
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

/// Counts of the indicators of the target's set.
fn of_target(standing: &Standing) -> Counts {
    let book = Book::Set(standing.target);
    Counts::of(standing.own_items().filter(|i| i.head.item.book == book).map(|i| i.finding.verdict))
}

fn share(counts: Counts) -> String {
    format!("{}/{}", counts.met, counts.total)
}

/// Nothing where no condition is asked.
fn conditions_met(standing: &Standing) -> String {
    let conditions = Counts::of(standing.own_items().filter(|i| i.head.criterion.is_none()).map(|i| i.finding.verdict));
    if conditions.total == 0 { String::new() } else { share(conditions) }
}
