//! Findings for people: what, where, what to do.

use std::collections::HashSet;

use super::View;
use super::page::{Page, wrap};
use crate::diag::{Diagnostic, Place, Severity};
use crate::explain::findings::{self, Findings};
use crate::messages::Lang;

/// Every finding: errors first, then by file, sheet, row and column. Unless the view is full, standing notices of the
/// criteria are one line, findings of one kind are put together, and what to do is said once where it is the same for several.
pub fn diagnostics(view: View, findings: &[Diagnostic]) -> String {
    let is_standing = |f: &Diagnostic| !view.full && f.code.is_standing();
    let standing = findings.iter().filter(|f| is_standing(f)).count();
    let mut sorted: Vec<&Diagnostic> = findings.iter().filter(|f| !is_standing(f)).collect();
    sorted.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut page = Page::new(view);
    let mut advised = HashSet::new();
    let groups = if view.full { findings::each(sorted) } else { findings::grouped(view.lang, sorted) };
    for found in groups {
        finding(&mut page, view, &found);
        let hint = found.hint(view.lang).filter(|hint| view.full || advised.insert(hint.clone()));
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

fn finding(page: &mut Page, view: View, found: &Findings) {
    let lang = view.lang;
    let facts = [
        ("severity", lang.severity(found.severity()).into()),
        ("code", found.code().id().into()),
        ("sentence", found.sentence(lang).into()),
    ];
    for (i, line) in wrap(&lang.say("report-finding", &facts), view.width.saturating_sub(2)).iter().enumerate() {
        page.raw(&format!("{}{line}", if i == 0 { "" } else { "  " }));
    }
    let places = match found.file() {
        _ if found.count() == 1 => return place(page, lang, &found.first().place),
        Some(file) => format!("{file} › {}", found.places(lang)),
        None => found.places(lang),
    };
    if !places.is_empty() {
        page.entry(1, "", &places);
    }
}

fn place(page: &mut Page, lang: Lang, place: &Place) {
    if *place != Place::Nowhere {
        page.raw(&format!("  {}", lang.place(place)));
    }
}
