//! Explanations that appraisers ask for: every warning about a cell, with room for the explanation.

use super::{Cell, Remark, Shows, Subject, Table, place, shows};
use crate::diag::{Diagnostic, Fact, Place, Severity};
use crate::messages::Lang;

struct ExplanationRow<'a> {
    number: usize,
    finding: &'a Diagnostic,
    written: &'a dyn Fn(&str, &str) -> Option<String>,
}

fn columns<'a>() -> [Shows<ExplanationRow<'a>>; 5] {
    [
        shows("number", 6.0, |l| Cell::centre(l.number)),
        shows("warning", 54.0, |l| Cell::text(Lang::Vi.finding(l.finding))),
        shows("place", 34.0, |l| Cell::text(place(&l.finding.place))),
        shows("remedy", 44.0, |l| Cell::text(Lang::Vi.hint(l.finding).unwrap_or_default())),
        shows("explanation", 50.0, explanation),
    ]
}

/// What was explained in the input already, or was written here before.
fn explanation(line: &ExplanationRow) -> Cell {
    match line.finding.explanation() {
        Some(Fact::Text(text)) => Cell::open(text),
        _ => Cell::open((line.written)(&id(line.finding), "explanation").unwrap_or_default()),
    }
}

/// The list. `written` is what people wrote before into the cell of a warning and a column.
pub fn explanations(of: Subject, findings: &[Diagnostic], written: &dyn Fn(&str, &str) -> Option<String>) -> Table {
    let columns = columns();
    let mut table = Table::new("explanations", &columns);
    table.remarks.push(Remark::of(Lang::Vi.text("explanations-remark")));
    // What the procedure lacks is explained on its own sheet.
    let of_procedure = |f: &Diagnostic| of.assessment.procedure.iter().any(|done| done.lacks.contains(f));
    let asked = |f: &&Diagnostic| f.code.severity() == Severity::Warning && matches!(f.place, Place::Cell(_)) && !of_procedure(f);
    let mut findings: Vec<&Diagnostic> = findings.iter().filter(asked).collect();
    findings.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    for (number, finding) in (1..).zip(findings) {
        table.named_row(id(finding), &columns, &ExplanationRow { number, finding, written });
    }
    table.or("explanations-none")
}

/// "rate-disagrees Chỉ tiêu NTM!G14": the same whatever the file is called.
fn id(finding: &Diagnostic) -> String {
    match &finding.place {
        Place::Cell(at) => format!("{} {}!{}", finding.code.id(), at.sheet, at.cell()),
        _ => finding.code.id().to_string(),
    }
}
