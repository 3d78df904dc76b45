//! What could not be judged, and why.

use super::super::{Cell, Lead, List, Shows, shows};
use super::{Round, words};
use crate::district::Unjudged;
use crate::explain::findings::{Findings, grouped};
use crate::messages::Lang;

/// The number is that of the file or commune, which may have several findings.
type Line<'a> = (usize, (usize, &'a Unjudged, Findings<'a>));

fn columns<'a>() -> Vec<Shows<Line<'a>>> {
    vec![
        shows("number", 5.0, |(_, (number, ..))| Cell::count(*number)),
        shows("file", 44.0, |(_, (_, of, _))| Cell::text(&*of.file).to(Some(Lead::File(of.file.to_string())))),
        shows("commune", 26.0, |(_, (_, of, _))| Cell::text(&of.name)),
        shows("severity", 13.0, |(_, (.., finding))| Cell::text(Lang::Vi.severity(finding.severity()))),
        shows("problem", 60.0, |(_, (.., finding))| Cell::text(finding.sentence_with_places(Lang::Vi))),
        shows("remedy", 60.0, |(_, (.., finding))| Cell::text(finding.hint(Lang::Vi).unwrap_or_default())),
    ]
}

/// Every finding, in the order of the files.
pub fn unread(round: Round) -> List {
    let unjudged = (1..).zip(&round.review.unjudged);
    let all =
        unjudged.flat_map(|(number, of)| grouped(Lang::Vi, &of.findings).into_iter().map(move |finding| (number, of, finding))).collect();
    List::of("unread", columns(), all).titled(words("title-unread")).or(words("none-unread"))
}
