//! What is sent back to a commune: cells to correct, and what falls short.

use super::district::code;
use super::{Cell, List, Shows, shows};
use crate::assess::{Assessment, ItemResult, Verdict};
use crate::commune::Commune;
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::explain;
use crate::explain::findings::{Findings, grouped};
use crate::messages::Lang;

type Correction<'a> = (usize, Findings<'a>);

const fn of_correction<'a>() -> [Shows<Correction<'a>>; 3] {
    [
        shows("place", 18.0, |(_, found)| Cell::text(place(found))),
        shows("problem", 50.0, |(_, found)| Cell::text(found.sentence(Lang::Vi))),
        shows("remedy", 42.0, |(_, found)| Cell::text(found.hint(Lang::Vi).unwrap_or_default())),
    ]
}

/// Findings with their places, for whoever has the file before them: the gravest first, those of one kind in one row.
pub fn corrections(findings: &[Diagnostic]) -> List<'_> {
    let mut asked: Vec<&Diagnostic> = findings.iter().filter(|f| is_asked(f) && f.code != Code::DocumentKindMissing).collect();
    asked.sort_by(|a, b| (a.severity(), &a.place).cmp(&(b.severity(), &b.place)));
    section(List::of("correct", of_correction().into(), grouped(Lang::Vi, asked)))
}

/// Documents that the office asks for and nobody named.
pub fn documents(findings: &[Diagnostic]) -> Vec<String> {
    let asked = findings.iter().filter(|f| is_asked(f) && f.code == Code::DocumentKindMissing);
    asked.map(|f| Lang::Vi.finding(f)).collect()
}

/// Notes ask for nothing, and what is said of the criteria is no matter of the commune's.
fn is_asked(finding: &Diagnostic) -> bool {
    let own = matches!(finding.place, Place::Cell(_) | Place::Sheet(..) | Place::File(_));
    finding.severity() != Severity::Note && own && !finding.code.is_of_criteria()
}

fn place(found: &Findings) -> String {
    match &found.first().place {
        Place::File(_) => Lang::Vi.text("return-whole-file"),
        _ => found.places(Lang::Vi),
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
    let own = |i: &&ItemResult| i.finding.verdict == Verdict::NotMet && !i.version.is_derived();
    section(List::of("short", of_short().into(), assessment.items().filter(own).map(|item| (commune, item)).collect()))
}

fn section(list: List) -> List {
    let title = Lang::Vi.say(&format!("return-section-{}", list.id), &[("count", list.count.into())]);
    list.titled(title)
}
