//! What each commune gave to every figure of the one formed from them.

use super::{Cell, List, Shows, shows};
use crate::commune::{Given, Value};
use crate::criteria::{Level, Measure};
use crate::district::{Merged, Proposal, Share, Source};
use crate::explain;
use crate::layout::measure_owner;
use crate::messages::Lang;

/// The number of a figure, and what one commune gave to it; the result is next to the first.
type Line<'a> = (usize, (usize, &'a Source, &'a Share, bool));

fn columns<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("number", 5.0, |(_, (number, ..))| Cell::count(*number)),
        shows("code", 17.0, |(_, (_, source, ..))| Cell::text(measure_owner(&source.measure))),
        shows("measure", 44.0, |(_, (_, source, ..))| Cell::text(&source.measure.name)),
        shows("commune", 24.0, |(_, (_, _, share, _))| Cell::text(&share.commune)),
        shows("merge-given", 28.0, |(_, (_, source, share, _))| Cell::text(given(&source.measure, share.given.as_ref()))),
        shows("place", 38.0, |(_, (_, _, share, _))| Cell::text(share.origin.as_ref().map(ToString::to_string).unwrap_or_default())),
        shows("merge-result", 28.0, |(_, (_, source, _, first))| {
            let result = source.value.as_ref().filter(|_| *first);
            Cell::text(result.map(|v| value(&source.measure, v)).unwrap_or_default()).bold()
        }),
        shows("merge-how", 34.0, |(_, (_, source, _, first))| {
            Cell::text(if *first { Lang::Vi.text(&format!("merge-how-{}", source.joined.id())) } else { String::new() })
        }),
    ]
}

/// Every figure, one row for each commune.
pub fn merged(merged: &Merged) -> List<'_> {
    let shares = (1..)
        .zip(&merged.sources)
        .flat_map(|(number, source)| source.shares.iter().enumerate().map(move |(at, share)| (number, source, share, at == 0)));
    let mut list = List::of("merged", columns(), shares.collect()).titled(Lang::Vi.text("merge-title")).remarked(proposal(merged.proposal));
    for (commune, held) in &merged.held {
        list = list.remarked(format!("{commune}: {}", held_word(*held)));
    }
    list.remarked(Lang::Vi.text("merge-meaning"))
}

/// What the parents' levels amount to: words for whoever decides, and no level of the new commune.
fn proposal(proposal: Proposal) -> String {
    let level = match proposal {
        Proposal::Level(level) => explain::level(Lang::Vi, level),
        Proposal::None => Lang::Vi.text("level-none"),
        Proposal::Unknown => Lang::Vi.text("merge-held-unknown"),
    };
    Lang::Vi.say("merge-proposal", &[("level", level.into())])
}

fn held_word(held: Option<Option<Level>>) -> String {
    match held {
        Some(Some(level)) => explain::level(Lang::Vi, level),
        Some(None) => Lang::Vi.text("level-none"),
        None => Lang::Vi.text("merge-held-unknown"),
    }
}

fn value(measure: &Measure, value: &Value) -> String {
    explain::value(Lang::Vi, measure, value, None)
}

fn given(measure: &Measure, given: Option<&Given>) -> String {
    match given {
        Some(Given::Value(v)) => value(measure, v),
        Some(Given::Together(v)) => explain::together(Lang::Vi, v),
        Some(Given::NotApplicable(reason)) => format!("{} ({reason})", Lang::Vi.text("verdict-not-applicable")),
        Some(Given::Unusable) => Lang::Vi.text("verdict-unusable"),
        None => Lang::Vi.text("verdict-no-answer"),
    }
}
