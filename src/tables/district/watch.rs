//! The watch over recognised communes.

use super::super::{Cell, List, Shows, shows};
use super::{Round, held, words};
use crate::assess::Revocation;
use crate::district::{Margin, Standing};
use crate::explain;
use crate::messages::Lang;

type Line<'a> = (usize, (Round<'a>, &'a Standing, &'a Revocation));

fn columns<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 26.0, |(_, (round, standing, _))| round.commune(standing)),
        shows("held-level", 22.0, |(_, (_, standing, _))| Cell::text(held(standing))),
        shows("zone", 34.0, |(_, (_, _, watched))| Cell::text(explain::zone(Lang::Vi, watched)).bold()),
        shows("measured-by", 16.0, |(_, (_, _, watched))| Cell::text(explain::level_short(Lang::Vi, watched.measured_by))),
        shows("failed-criteria", 26.0, |(_, (_, _, watched))| Cell::text(counted(&watched.failed, watched))),
        shows("open-criteria", 26.0, |(_, (_, _, watched))| Cell::text(counted(&watched.undetermined, watched))),
        shows("critical-criteria", 20.0, |(_, (_, _, watched))| Cell::text(numbers(&watched.critical))),
        shows("shrinking", 44.0, |(_, (_, standing, _))| Cell::text(standing.margins.iter().map(shrinking).collect::<Vec<_>>().join("\n"))),
    ]
}

/// Recognised communes, gravest first.
pub fn watch(round: Round) -> List {
    let watched = round.review.watch().into_iter().map(|(standing, revocation)| (round, standing, revocation)).collect();
    List::of("watch", columns(), watched).titled(words("title-watch")).or(words("none-watched"))
}

fn numbers(list: &[u32]) -> String {
    list.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// "3/19: 2, 6, 17".
fn counted(list: &[u32], watched: &Revocation) -> String {
    match list {
        [] => "0".to_string(),
        some => format!("{}/{}: {}", some.len(), watched.total, numbers(some)),
    }
}

/// "NTM 2.1: 5 → 2 điểm phần trăm", and whether it is lost at this pace.
fn shrinking(margin: &Margin) -> String {
    let (before, after) = explain::distances(Lang::Vi, margin);
    let facts =
        [("code", explain::title(Lang::Vi, &margin.item, &margin.measure.name).into()), ("before", before.into()), ("after", after.into())];
    let words = Lang::Vi.say("summary-shrinking", &facts);
    if margin.is_lost_at_this_pace() { words + &Lang::Vi.text("margin-lost") } else { words }
}
