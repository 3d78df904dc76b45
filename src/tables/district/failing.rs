//! What fails most often.

use super::super::{Cell, List, Shows, shows};
use super::{Round, code, words};
use crate::district::ItemTotals;
use crate::explain;
use crate::messages::Lang;

/// Communes named in one field: more than any district has; of a province the lists of the departments have all.
const NAMED: usize = 60;

type Line<'a> = (usize, (Round<'a>, ItemTotals<'a>));

fn columns<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("code", 15.0, |(_, (_, total))| Cell::text(code(&total.head.item))),
        shows("indicator", 44.0, |(_, (_, total))| Cell::text(&total.head.version.name)),
        shows("department", 26.0, |(_, (_, total))| Cell::text(&total.head.department)),
        shows("failed-count", 10.0, |(_, (_, total))| Cell::count(total.failed.len())),
        shows("open-count", 12.0, |(_, (_, total))| Cell::count(total.open.len())),
        shows("failed-share", 12.0, |(_, (_, total))| {
            let share = explain::share(total.failed.len(), total.counts.total);
            Cell::centre(format!("{} %", Lang::Vi.number(&share)))
        }),
        shows("communes-failing", 60.0, |(_, (round, total))| Cell::text(named(*round, total))),
    ]
}

/// Items that communes do not meet, most frequent first.
pub fn failing(round: Round) -> List {
    let failing = round.review.failing().into_iter().map(|total| (round, total)).collect();
    List::of("failing", columns(), failing).titled(words("title-failing")).or(words("none-failing"))
}

fn named(round: Round, total: &ItemTotals) -> String {
    let names: Vec<String> = total.failed.iter().take(NAMED).map(|(s, _)| round.name(s)).collect();
    let left = total.failed.len().saturating_sub(NAMED);
    let more = if left > 0 { Lang::Vi.say("summary-and-more", &[("count", left.into())]) } else { String::new() };
    format!("{}{more}", names.join("; "))
}
