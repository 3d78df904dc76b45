//! Findings for people: what, where, what to do.

use std::collections::HashSet;

use super::View;
use super::page::{Page, wrap};
use crate::diag::{Code, Diagnostic, Place, Severity};

/// Every finding: errors first, then by file, sheet, row and column. Unless the view is full, standing notices of the
/// criteria are one line, and what to do is said once where it is the same for several.
pub fn diagnostics(view: View, findings: &[Diagnostic]) -> String {
    let is_standing = |f: &Diagnostic| !view.full && f.code == Code::CriteriaNotice;
    let standing = findings.iter().filter(|f| is_standing(f)).count();
    let mut sorted: Vec<&Diagnostic> = findings.iter().filter(|f| !is_standing(f)).collect();
    sorted.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut page = Page::new(view);
    let mut advised = HashSet::new();
    for found in sorted {
        finding(&mut page, view, found);
        let hint = view.lang.hint(found).filter(|hint| view.full || advised.insert(hint.clone()));
        hint.iter().for_each(|hint| page.entry(1, "→ ", hint));
    }
    if standing > 0 {
        page.entry(0, "", &view.lang.say("report-notices", &[("count", standing.into())]));
    }
    page.finish()
}

/// Where a finding comes in the list; equal ones keep the order they were found in.
fn key(finding: &Diagnostic) -> (Severity, &str, &str, u32, u32) {
    let (file, sheet, row, column) = match &finding.place {
        Place::Nowhere => ("", "", 0, 0),
        Place::File(file) | Place::Option(file) => (file.as_ref(), "", 0, 0),
        Place::Sheet(file, sheet) => (file.as_ref(), sheet.as_ref(), 0, 0),
        Place::Cell(at) => (at.file.as_ref(), at.sheet.as_ref(), at.row + 1, at.column),
        Place::Line(file, line) => (file.as_ref(), "", u32::try_from(*line).unwrap_or(u32::MAX), 0),
    };
    (finding.severity(), file, sheet, row, column)
}

fn finding(page: &mut Page, view: View, finding: &Diagnostic) {
    let lang = view.lang;
    let facts = [
        ("severity", lang.severity(finding.severity()).into()),
        ("code", finding.code.id().into()),
        ("sentence", lang.finding(finding).into()),
    ];
    for (i, line) in wrap(&lang.say("report-finding", &facts), view.width.saturating_sub(2)).iter().enumerate() {
        page.raw(&format!("{}{line}", if i == 0 { "" } else { "  " }));
    }
    if finding.place != Place::Nowhere {
        page.raw(&format!("  {}", lang.place(&finding.place)));
    }
}
