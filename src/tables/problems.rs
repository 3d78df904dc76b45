//! Data problems: everything found while reading and judging, with the cell and what to do.

use super::{Cell, Shows, Table, place, shows};
use crate::diag::Diagnostic;
use crate::messages::Lang;

type ProblemRow<'a> = (usize, &'a Diagnostic);

fn columns<'a>() -> [Shows<ProblemRow<'a>>; 5] {
    [
        shows("number", 6.0, |(number, _)| Cell::centre(number)),
        shows("severity", 13.0, |(_, finding)| Cell::centre(Lang::Vi.severity(finding.severity()))),
        shows("place", 36.0, |(_, finding)| Cell::text(place(&finding.place))),
        shows("problem", 60.0, |(_, finding)| Cell::text(Lang::Vi.finding(finding))),
        shows("remedy", 60.0, |(_, finding)| Cell::text(Lang::Vi.hint(finding).unwrap_or_default())),
    ]
}

/// The list, the gravest first.
pub fn problems(findings: &[Diagnostic]) -> Table {
    let columns = columns();
    let mut table = Table::new("problems", &columns);
    let mut findings: Vec<&Diagnostic> = findings.iter().collect();
    findings.sort_by(|a, b| (a.severity(), &a.place, a.code).cmp(&(b.severity(), &b.place, b.code)));
    (1..).zip(findings).for_each(|line| table.row(&columns, &line));
    table.or("problems-none")
}
