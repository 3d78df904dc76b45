//! The quality of what was sent in: four questions per commune, then every finding with its cell.

use super::super::{Cell, Lead, List, Shows, shows};
use super::{Round, words};
use crate::diag::Place;
use crate::district::{Quality, QualityCounts, Standing};
use crate::explain::findings::{Findings, grouped};
use crate::messages::Lang;

type Line<'a> = (usize, (Round<'a>, &'a Standing, QualityCounts));

fn columns<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 26.0, |(_, (round, standing, _))| round.commune(standing)),
        shows("quality-correct", 16.0, |(_, (.., counts))| Cell::count(counts.of(Quality::Correct))),
        shows("quality-complete", 16.0, |(_, (.., counts))| Cell::count(counts.of(Quality::Complete))),
        shows("quality-consistent", 30.0, |(_, (.., counts))| Cell::count(counts.of(Quality::Consistent))),
        shows("quality-timely", 60.0, |(_, (.., counts))| Cell::count(counts.of(Quality::Timely))),
        shows("quality-total", 60.0, |(_, (.., counts))| Cell::count(counts.total())),
    ]
}

/// How many findings of each question a commune has.
pub fn quality(round: Round) -> List {
    let communes = round.review.standings.iter().map(|standing| (round, standing, standing.quality())).collect();
    List::of("quality", columns(), communes).titled(words("title-quality")).remarked(words("quality-meaning"))
}

type Found<'a> = (usize, (Round<'a>, &'a Standing, Findings<'a>, Quality));

fn found<'a>() -> Vec<Shows<Found<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 26.0, |(_, (round, standing, ..))| Cell::text(round.name(standing))),
        shows("quality", 16.0, |(_, (_, _, _, question))| Cell::text(Lang::Vi.text(&format!("heading-quality-{}", question.id())))),
        shows("severity", 16.0, |(_, (_, _, finding, _))| Cell::text(Lang::Vi.severity(finding.severity()))),
        shows("place", 30.0, |(_, (_, _, finding, _))| place(finding)),
        shows("problem", 60.0, |(_, (_, _, finding, _))| Cell::text(finding.sentence(Lang::Vi))),
        shows("remedy", 60.0, |(_, (_, _, finding, _))| Cell::text(finding.hint(Lang::Vi).unwrap_or_default())),
    ]
}

/// Every finding that answers one of the questions, those of one kind in one row.
pub fn findings<'a>(round: Round<'a>) -> List<'a> {
    let of = |s: &'a Standing| grouped(Lang::Vi, s.findings.iter().filter(|f| Quality::of(f.code).is_some()));
    let all = round.review.standings.iter().flat_map(|s| of(s).into_iter().map(move |f| (s, f)));
    let asked = all.filter_map(|(s, f)| Quality::of(f.code()).map(|question| (round, s, f, question))).collect();
    List::of("findings", found(), asked).titled(words("title-findings"))
}

/// Its places, leading to the first.
fn place(found: &Findings) -> Cell {
    match &found.first().place {
        Place::Cell(origin) => Cell::text(found.places(Lang::Vi)).to(Some(Lead::Cell(origin.clone()))),
        other if found.count() == 1 => Cell::text(other.to_string()),
        _ => Cell::text(found.places(Lang::Vi)),
    }
}
