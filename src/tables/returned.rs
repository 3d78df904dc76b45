//! What is sent back to a commune: cells to correct, and what falls short.

use super::district::code;
use super::{Cell, List, Shows, shows};
use crate::assess::{Assessment, ItemResult, Verdict};
use crate::commune::Commune;
use crate::criteria::Node;
use crate::diag::{Diagnostic, Place, Severity};
use crate::explain;
use crate::messages::Lang;

type Correction<'a> = (usize, (String, &'a Diagnostic));

const fn of_correction<'a>() -> [Shows<Correction<'a>>; 3] {
    [
        shows("place", 18.0, |(_, (place, _))| Cell::text(place)),
        shows("problem", 50.0, |(_, (_, finding))| Cell::text(Lang::Vi.finding(finding))),
        shows("remedy", 42.0, |(_, (_, finding))| Cell::text(Lang::Vi.hint(finding).unwrap_or_default())),
    ]
}

/// Findings with their places, for whoever has the file before them.
pub fn corrections(findings: &[Diagnostic]) -> List<'_> {
    let asked = findings.iter().filter(|f| f.severity() != Severity::Note).filter_map(|f| Some((place(f)?, f)));
    section(List::of("correct", of_correction().into(), asked.collect()))
}

/// What is said of the criteria is no matter of the commune's.
fn place(finding: &Diagnostic) -> Option<String> {
    match &finding.place {
        Place::Cell(origin) => Some(Lang::Vi.spot(origin)),
        Place::Sheet(_, sheet) => Some(sheet.to_string()),
        Place::File(_) => Some(Lang::Vi.text("return-whole-file")),
        Place::Line(..) | Place::Option(_) | Place::Nowhere => None,
    }
}

type Short<'a> = (usize, (&'a Commune, &'a ItemResult));

const fn of_short<'a>() -> [Shows<Short<'a>>; 3] {
    [
        shows("code", 18.0, |(_, (_, item))| Cell::text(code(&item.item))),
        shows("indicator", 50.0, |(_, (commune, item))| {
            let found = explain::results(Lang::Vi, commune, item).join("; ");
            Cell::text(Lang::Vi.say("return-found", &[("name", item.version.name.as_str().into()), ("found", found.into())]))
        }),
        shows("gap", 42.0, |(_, (_, item))| Cell::text(explain::gaps(Lang::Vi, &item.version.measures, &item.judged).join("; "))),
    ]
}

/// What is not met; what merely repeats the verdict of the sets is no item of its own.
pub fn short<'a>(commune: &'a Commune, assessment: &'a Assessment) -> List<'a> {
    let own = |i: &&ItemResult| i.finding.verdict == Verdict::NotMet && i.version.requirement != Node::Criteria;
    section(List::of("short", of_short().into(), assessment.items().filter(own).map(|item| (commune, item)).collect()))
}

fn section(list: List) -> List {
    let title = Lang::Vi.say(&format!("return-section-{}", list.id), &[("count", list.count.into())]);
    list.titled(title)
}
