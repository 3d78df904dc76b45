//! Every commune of both rounds, and the criteria of which some commune's verdict turned.

use super::super::{Cell, List, Shows, shows};
use super::{district, name, words};
use crate::assess::Assessment;
use crate::district::{Comparison, CriterionChange, Pair, Turn};
use crate::explain;
use crate::messages::Lang;

type Line<'a> = (usize, &'a Pair);

fn columns<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 26.0, |(_, p)| Cell::text(name(&p.new))),
        shows("district", 20.0, |(_, p)| district(&p.new)),
        shows("target", 22.0, |(_, p)| Cell::text(targets(p))),
        shows("then", 20.0, |(_, p)| verdict(&p.old.assessment)),
        shows("now", 20.0, |(_, p)| verdict(&p.new.assessment)),
        shows("criteria-met-then", 11.0, |(_, p)| Cell::centre(met(&p.old.assessment))),
        shows("criteria-met-now", 11.0, |(_, p)| Cell::centre(met(&p.new.assessment))),
        shows("newly-met", 10.0, |(_, p)| Cell::count(p.turned(Turn::Gained).count())),
        shows("newly-lost", 10.0, |(_, p)| Cell::count(p.turned(Turn::Lost).count())),
        shows("newly-unclear", 12.0, |(_, p)| Cell::count(p.turned(Turn::Blank).chain(p.turned(Turn::Unclear)).count())),
        shows("zone-then", 24.0, |(_, p)| Cell::text(zone(&p.old.assessment))),
        shows("zone-now", 24.0, |(_, p)| Cell::text(zone(&p.new.assessment))),
        shows("file", 34.0, |(_, p)| Cell::text(format!("{} → {}", p.old.file, p.new.file))),
    ]
}

/// The communes that were paired.
pub fn overview(comparison: &Comparison) -> List<'_> {
    List::of("overview", columns(), comparison.pairs.iter().collect()).titled(words("title")).or(words("none"))
}

fn verdict(assessment: &Assessment) -> Cell {
    Cell::marked(explain::finding_word(Lang::Vi, assessment.overall, None), assessment.overall)
}

/// Of the target's set.
fn met(assessment: &Assessment) -> String {
    assessment.sets.last().map_or_else(String::new, |s| format!("{}/{}", s.counts.met, s.counts.total))
}

fn zone(assessment: &Assessment) -> String {
    assessment.revocation.as_ref().map(|r| explain::zone(Lang::Vi, r)).unwrap_or_default()
}

fn targets(pair: &Pair) -> String {
    let [before, after] = [&pair.old, &pair.new].map(|side| explain::level_short(Lang::Vi, side.assessment.target));
    if before == after { after } else { format!("{before} → {after}") }
}

type Changed = (usize, CriterionChange);

const CRITERIA: [Shows<Changed>; 9] = [
    shows("number", 5.0, |(_, c)| Cell::count(c.number as usize)),
    shows("criterion", 26.0, |(_, c)| Cell::text(&*c.name)),
    shows("target", 20.0, |(_, c)| Cell::text(explain::level_short(Lang::Vi, c.level))),
    shows("judged-both", 22.0, |(_, c)| Cell::count(c.new.total)),
    shows("met-then", 20.0, |(_, c)| Cell::count(c.old.met)),
    shows("met-now", 20.0, |(_, c)| Cell::count(c.new.met)),
    shows("newly-met", 11.0, |(_, c)| Cell::count(c.gained)),
    shows("newly-lost", 11.0, |(_, c)| Cell::count(c.lost)),
    shows("newly-unclear", 12.0, |(_, c)| Cell::count(c.unclear)),
];

/// The criteria that some commune has come to meet, or is not known to meet any more.
pub fn criteria(comparison: &Comparison) -> List<'_> {
    let changed = comparison.criteria().into_iter().filter(CriterionChange::turned).collect();
    List::of("criteria", CRITERIA.into(), changed).titled(words("criteria")).or(words("none"))
}
