//! The quality of what was sent in: four questions per commune, then every finding with its cell.

use super::super::{Cell, Lead, List, Shows, shows};
use super::{Round, words};
use crate::diag::{Diagnostic, Place};
use crate::district::{Quality, QualityCounts, Standing};
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

type Found<'a> = (usize, (Round<'a>, &'a Standing, &'a Diagnostic, Quality));

fn found<'a>() -> Vec<Shows<Found<'a>>> {
    vec![
        shows("number", 5.0, |(number, _)| Cell::count(*number)),
        shows("commune", 26.0, |(_, (round, standing, ..))| Cell::text(round.name(standing))),
        shows("quality", 16.0, |(_, (_, _, _, question))| Cell::text(Lang::Vi.text(&format!("heading-quality-{}", question.id())))),
        shows("severity", 16.0, |(_, (_, _, finding, _))| Cell::text(Lang::Vi.severity(finding.severity()))),
        shows("place", 30.0, |(_, (_, _, finding, _))| place(finding)),
        shows("problem", 60.0, |(_, (_, _, finding, _))| Cell::text(Lang::Vi.finding(finding))),
        shows("remedy", 60.0, |(_, (_, _, finding, _))| Cell::text(Lang::Vi.hint(finding).unwrap_or_default())),
    ]
}

/// Every finding that answers one of the questions.
pub fn findings(round: Round) -> List {
    let all = round.review.standings.iter().flat_map(|s| s.findings.iter().map(move |f| (s, f)));
    let asked = all.filter_map(|(s, f)| Some((round, s, f, Quality::of(f.code)?))).collect();
    List::of("findings", found(), asked).titled(words("title-findings"))
}

fn place(finding: &Diagnostic) -> Cell {
    match &finding.place {
        Place::Cell(origin) => Cell::text(Lang::Vi.spot(origin)).to(Some(Lead::Cell(origin.clone()))),
        other => Cell::text(other.to_string()),
    }
}
