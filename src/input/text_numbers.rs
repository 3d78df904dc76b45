//! Numbers typed as text in a form: a column pasted from another program has dozens, and one finding says so.

use crate::diag::{Code, Diagnostic, Origin, Place};

/// Several findings of numbers as text become one that names the cells, at the first of them.
pub(super) fn gathered(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let cells: Vec<Origin> = findings.iter().filter_map(of_text).cloned().collect();
    let [first, _, ..] = cells.as_slice() else { return findings };
    let one = Diagnostic::new(Code::NumbersAsText, Place::from(first)).with("count", cells.len()).with("cells", by_sheet(&cells));
    let mut one = Some(one);
    findings.into_iter().filter_map(|finding| if of_text(&finding).is_some() { one.take() } else { Some(finding) }).collect()
}

fn of_text(finding: &Diagnostic) -> Option<&Origin> {
    match &finding.place {
        Place::Cell(origin) if matches!(finding.code, Code::NumberAsText | Code::PaperNumberAsText) => Some(origin),
        _ => None,
    }
}

/// "NTM G7, G9; Thôn C12".
fn by_sheet(cells: &[Origin]) -> String {
    let sheets = cells.chunk_by(|a, b| a.sheet == b.sheet);
    let named = sheets.map(|cells| {
        let addresses: Vec<String> = cells.iter().map(Origin::cell).collect();
        format!("{} {}", cells[0].sheet, addresses.join(", "))
    });
    named.collect::<Vec<_>>().join("; ")
}
