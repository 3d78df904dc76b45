//! What found no counterpart: communes of one round only, and items that ask for different things then and now.

use super::super::district::code;
use super::super::{Cell, List, Shows, shows};
use super::{district, name, words};
use crate::assess::ItemResult;
use crate::diag::Severity;
use crate::district::{Alone, Comparison, ItemChange, Pair, Unjudged};
use crate::explain;
use crate::messages::Lang;

/// A commune without counterpart, or what could not be judged.
enum One<'a> {
    Alone(&'a Alone),
    Unread(&'a Unjudged),
}

/// With the word of its round.
type Line<'a> = (usize, (&'static str, One<'a>));

fn columns<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("round", 14.0, |(_, (round, _))| Cell::text(words(round))),
        shows("commune", 26.0, |(_, (_, one))| match one {
            One::Alone(alone) => Cell::text(name(&alone.subject)),
            One::Unread(unread) => Cell::text(&unread.name),
        }),
        shows("district", 20.0, |(_, (_, one))| match one {
            One::Alone(alone) => district(&alone.subject),
            One::Unread(_) => Cell::text(""),
        }),
        shows("file", 34.0, |(_, (_, one))| match one {
            One::Alone(alone) => Cell::text(&*alone.subject.file),
            One::Unread(unread) => Cell::text(&*unread.file),
        }),
        shows("why", 44.0, |(_, (_, one))| match one {
            One::Alone(alone) => Cell::text(words(if alone.several { "several" } else { "missing" })),
            One::Unread(unread) => Cell::text(errors(unread, |f| Some(Lang::Vi.finding(f)))),
        }),
        shows("remedy", 44.0, |(_, (_, one))| match one {
            One::Alone(alone) => Cell::text(nearest(alone)),
            One::Unread(unread) => Cell::text(errors(unread, |f| Lang::Vi.hint(f))),
        }),
    ]
}

/// Communes of one round only, and what could not be judged in either.
pub fn alone(comparison: &Comparison) -> List<'_> {
    let old = side("old", &comparison.old_alone, &comparison.old_unjudged);
    let new = side("new", &comparison.new_alone, &comparison.new_unjudged);
    List::of("alone", columns(), old.chain(new).collect()).titled(words("alone-communes"))
}

fn side<'a>(round: &'static str, alone: &'a [Alone], unread: &'a [Unjudged]) -> impl Iterator<Item = (&'static str, One<'a>)> {
    alone.iter().map(One::Alone).chain(unread.iter().map(One::Unread)).map(move |one| (round, one))
}

fn nearest(alone: &Alone) -> String {
    let asked = alone.nearest.as_ref().map(|near| Lang::Vi.say("comparison-nearest", &[("nearest", near.as_str().into())]));
    asked.unwrap_or_default()
}

fn errors(unread: &Unjudged, said: impl Fn(&crate::diag::Diagnostic) -> Option<String>) -> String {
    let errors = unread.findings.iter().filter(|f| f.severity() == Severity::Error);
    errors.filter_map(said).collect::<Vec<_>>().join("; ")
}

type Item<'a> = (usize, (&'a Pair, &'a ItemChange));

fn of_item<'a>() -> Vec<Shows<Item<'a>>> {
    vec![
        shows("code", 14.0, |(_, (_, item))| Cell::text(code(&item.new.item))),
        shows("commune", 26.0, |(_, (pair, _))| Cell::text(name(&pair.new))),
        shows("district", 20.0, |(_, (pair, _))| district(&pair.new)),
        shows("indicator", 34.0, |(_, (_, item))| Cell::text(&item.new.version.name)),
        shows("then", 44.0, |(_, (_, item))| Cell::text(asked(&item.old))),
        shows("now", 44.0, |(_, (_, item))| Cell::text(asked(&item.new))),
    ]
}

/// Items that ask for different things then and now.
pub fn incomparable(comparison: &Comparison) -> List<'_> {
    let all = comparison.pairs.iter().flat_map(|p| p.incomparable.iter().map(move |i| (p, i))).collect();
    List::of("incomparable", of_item(), all).titled(words("alone-items"))
}

fn asked(item: &ItemResult) -> String {
    format!("{}: {}", item.version.name, explain::state(Lang::Vi, item))
}
