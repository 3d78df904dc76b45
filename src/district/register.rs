//! A register of documents that goes along into another year: with codes of that year, and what no longer has a place
//! reported.

use crate::assess::same_document;
use crate::commune::{Commune, Document};
use crate::criteria::{Item, ItemRef, Law};
use crate::diag::{Code, Diagnostic, Place};
use crate::layout::documents::{carried_note, mark};
use crate::layout::item_label;
use crate::text::Date;

/// Lays the register of another year behind a commune's own; a document already there is not named twice. Codes follow
/// from the order, so that those that come along get new ones; the old ones are noted next to them. `day` says which
/// indicators are asked for.
pub fn carry_register(law: &Law, commune: &mut Commune, old: &[Document], year: Option<i16>, day: Option<Date>) -> Vec<Diagnostic> {
    let asked = |of: &&ItemRef| law.item(of).is_some_and(|item| day.is_none_or(|day| item.version_on(day).is_some()));
    let mut findings = Vec::new();
    let mut count = 0usize;
    for (number, document) in old.iter().enumerate() {
        let known = document.item.as_ref().filter(asked).cloned();
        let next = Document { item: known, note: noted(document, year, &mark(old, number)), sha256: None, ..document.clone() };
        if commune.documents.iter().any(|own| same_document(own, &next)) {
            continue;
        }
        findings.extend(next.item.is_none().then(|| unplaced(law, document)));
        commune.documents.push(next);
        count += 1;
    }
    let file = old.iter().find_map(|d| d.origin.as_ref()).map_or(Place::Nowhere, |o| Place::File(o.file.clone()));
    if count > 0 {
        findings.push(Diagnostic::new(Code::RegisterCarried, file).with("count", count));
    }
    findings
}

/// A document behind an indicator that is not asked for on the day, or behind none at all.
fn unplaced(law: &Law, document: &Document) -> Diagnostic {
    let place = document.origin.as_ref().map_or(Place::Nowhere, Place::from);
    let code = document.item.as_ref().map_or_else(|| "none".to_string(), |of| item_label(of, law.item(of).map_or(&of.code, Item::name)));
    let name = if document.title.is_empty() { document.reference() } else { document.title.clone() };
    Diagnostic::new(Code::CarriedUnplaced, place).with("code", code).with("title", name)
}

/// Its own note, and where it comes from; one that has come along before keeps the first year's words.
fn noted(document: &Document, year: Option<i16>, mark: &str) -> String {
    let own = document.note.as_str();
    match carried_note(year, mark) {
        note if own.is_empty() => note,
        note if own.contains(&note) => own.to_string(),
        note => format!("{own}; {note}"),
    }
}
