//! What is not as it was: verdicts that turned, figures, and what is met by less than before.

use std::cmp::Ordering;

use super::super::district::code;
use super::super::{Cell, List, Shows, shows};
use super::{address, district, name, titled, words};
use crate::commune::Value;
use crate::criteria::Bound;
use crate::district::{Comparison, FigureChange, ItemChange, Margin, Pair, Turn};
use crate::explain;
use crate::layout::measure_owner;
use crate::messages::Lang;
use crate::text::Decimal;

type Turned<'a> = (usize, (&'a Pair, &'a ItemChange));

fn of_item<'a>() -> Vec<Shows<Turned<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 24.0, |(_, (pair, _))| Cell::text(name(&pair.new))),
        shows("district", 18.0, |(_, (pair, _))| district(&pair.new)),
        shows("code", 15.0, |(_, (_, item))| Cell::text(code(&item.new.item))),
        shows("indicator", 40.0, |(_, (_, item))| Cell::text(&item.new.version.name)),
        shows("then", 28.0, |(_, (_, item))| Cell::text(explain::state(Lang::Vi, &item.old))),
        shows("now", 28.0, |(_, (_, item))| Cell::text(explain::state(Lang::Vi, &item.new)).bold()),
        shows("required", 26.0, |(_, (_, item))| Cell::text(explain::requirements(Lang::Vi, item))),
        shows("change-cause", 26.0, |(_, (_, item))| Cell::text(explain::why(Lang::Vi, item.why))),
        shows("crossed", 36.0, |(_, (_, item))| Cell::text(explain::crossed(Lang::Vi, item).unwrap_or_default())),
    ]
}

/// Items whose verdict turned one way, with what made the difference.
pub fn turned(comparison: &Comparison, turn: Turn) -> List<'_> {
    titled(List::of(turn.id(), of_item(), comparison.turned(turn).collect()))
}

type Figure<'a> = (usize, (&'a Pair, &'a FigureChange));

fn of_figure<'a>() -> Vec<Shows<Figure<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 24.0, |(_, (pair, _))| Cell::text(name(&pair.new))),
        shows("district", 18.0, |(_, (pair, _))| district(&pair.new)),
        shows("code", 17.0, |(_, (_, figure))| Cell::text(measure_owner(&figure.measure))),
        shows("measure", 40.0, |(_, (_, figure))| Cell::text(&figure.measure.name)),
        shows("then", 26.0, |(_, (_, figure))| Cell::text(given(figure, figure.old.as_ref()))),
        shows("now", 26.0, |(_, (_, figure))| Cell::text(given(figure, figure.new.as_ref())).bold()),
        shows("direction", 14.0, |(_, (_, figure))| Cell::centre(direction(figure))),
        shows("cell-then", 34.0, |(_, (_, figure))| address(figure.old_origin.as_ref())),
        shows("cell-now", 34.0, |(_, (_, figure))| address(figure.new_origin.as_ref())),
    ]
}

/// Figures that are not what they were.
pub fn figures(comparison: &Comparison) -> List<'_> {
    let all = comparison.pairs.iter().flat_map(|p| p.figures.iter().map(move |f| (p, f))).collect();
    titled(List::of("figures", of_figure(), all))
}

fn given(figure: &FigureChange, value: Option<&Value>) -> String {
    value.map_or_else(|| Lang::Vi.text("verdict-no-answer"), |v| explain::value(Lang::Vi, &figure.measure, v, None))
}

fn direction(figure: &FigureChange) -> String {
    match figure.direction {
        Some(Ordering::Less) => words("down"),
        Some(Ordering::Equal) => words("same"),
        Some(Ordering::Greater) => words("up"),
        None => String::new(),
    }
}

type Nearer<'a> = (usize, (&'a Pair, &'a Margin));

fn of_margin<'a>() -> Vec<Shows<Nearer<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 24.0, |(_, (pair, _))| Cell::text(name(&pair.new))),
        shows("district", 18.0, |(_, (pair, _))| district(&pair.new)),
        shows("held-level", 15.0, |(_, (pair, _))| {
            Cell::text(pair.new.commune.held().map(|h| explain::level_short(Lang::Vi, h.level)).unwrap_or_default())
        }),
        shows("code", 15.0, |(_, (_, margin))| Cell::text(code(&margin.item))),
        shows("measure", 40.0, |(_, (_, margin))| Cell::text(&margin.measure.name)),
        shows("then", 26.0, |(_, (_, margin))| Cell::text(against(margin, &margin.old, &margin.old_bound))),
        shows("now", 26.0, |(_, (_, margin))| Cell::text(against(margin, &margin.new, &margin.new_bound))),
        shows("threshold", 20.0, |(_, (_, margin))| Cell::text(explain::margin_bounds(Lang::Vi, margin))),
        shows("margin-then", 20.0, |(_, (_, margin))| Cell::text(explain::distances(Lang::Vi, margin).0)),
        shows("margin-now", 20.0, |(_, (_, margin))| Cell::text(explain::distances(Lang::Vi, margin).1).bold()),
    ]
}

/// What recognised communes still meet, but by less than before, nearest first.
pub fn warnings(comparison: &Comparison) -> List<'_> {
    titled(List::of("warnings", of_margin(), comparison.warnings())).remarked(words("warnings-meaning"))
}

fn against(margin: &Margin, value: &Value, bound: &Decimal) -> String {
    explain::value(Lang::Vi, &margin.measure, value, Some(&Bound::Number(bound.clone())))
}
