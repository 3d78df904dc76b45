//! The documents behind answers: dated too late, expired, too old, named twice, of a kind that is asked for and
//! not there. All of it is reported next to the verdicts and never part of one.

use super::{Assessment, ItemResult, Verdict};
use crate::commune::{Commune, Document};
use crate::criteria::{DocumentKind, Law};
use crate::diag::{Code, Diagnostic, Fact, Origin, Place};
use crate::layout::{documents, item_label};
use crate::text::{Date, fold, ids};

/// What is wrong with a document of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentFault<'a> {
    After(Date),
    /// No longer in force: its last day.
    Expired(Date),
    /// Older than asked for; the first day that would do.
    Old(&'a DocumentKind, Date),
    /// Already named behind the same indicator: which document of the register it repeats.
    Twice(usize),
}

ids! {
    match DocumentFault<'_>:
    Self::After(_) => "after",
    Self::Expired(_) => "expired",
    Self::Old(..) => "old",
    Self::Twice(_) => "twice",
}

/// What is wrong with the document of a number in the register.
pub fn document_faults<'a>(law: &'a Law, commune: &'a Commune, as_of: Date, number: usize) -> Vec<DocumentFault<'a>> {
    let Some(document) = commune.documents.get(number) else { return Vec::new() };
    let date = document.date.value;
    let mut faults: Vec<DocumentFault> = date.filter(|d| *d > as_of).map(DocumentFault::After).into_iter().collect();
    faults.extend(document.until.value.filter(|last| *last < as_of).map(DocumentFault::Expired));
    let kinds = document.item.as_ref().into_iter().flat_map(|of| law.document_kinds(of, as_of)).filter(|k| k.is(&document.kind));
    let old = |kind: &'a DocumentKind| Some((kind, kind.earliest(as_of)?)).filter(|(_, first)| date.is_some_and(|d| d < *first));
    faults.extend(kinds.filter_map(old).map(|(kind, first)| DocumentFault::Old(kind, first)));
    faults.extend(commune.documents[..number].iter().position(|earlier| same_document(earlier, document)).map(DocumentFault::Twice));
    faults
}

/// Whether two rows name one document behind one indicator: the same file, or the same number, date and issuer; a
/// document without number goes by its title.
pub fn same_document(a: &Document, b: &Document) -> bool {
    let alike = |a: &str, b: &str| !a.is_empty() && fold(a) == fold(b);
    let dated = a.date.value == b.date.value && fold(&a.issuer) == fold(&b.issuer);
    let named = alike(&a.number, &b.number) || (a.number.is_empty() && b.number.is_empty() && alike(&a.title, &b.title));
    a.item.is_some() && a.item == b.item && (alike(&a.file, &b.file) || (a.file.is_empty() || b.file.is_empty()) && dated && named)
}

/// The kinds of document asked for behind an indicator that is met, and not there.
fn missing_kinds<'a>(law: &'a Law, commune: &Commune, item: &'a ItemResult, as_of: Date) -> Vec<&'a DocumentKind> {
    if item.finding.verdict != Verdict::Met {
        return Vec::new();
    }
    let there = |kind: &DocumentKind| commune.documents_behind(&item.item, &item.version.measures).any(|d| kind.is(&d.kind));
    law.document_kinds(&item.item, as_of).filter(|kind| !there(kind)).collect()
}

/// Whether an indicator is met by its own answers and no document at all is named behind them.
pub fn met_without_documents(commune: &Commune, item: &ItemResult) -> bool {
    let measures = &item.version.measures;
    let mut answers = measures.iter().filter_map(|m| commune.answers.get(&m.id)).peekable();
    let answered = answers.peek().is_some();
    let mut named = answers.any(|a| !a.documents.is_empty());
    named |= commune.documents_behind(&item.item, measures).next().is_some();
    named |= commune.attestations_behind(&item.item, measures).next().is_some();
    answered && item.finding.verdict == Verdict::Met && !named
}

/// Everything to be said of the register.
pub(super) fn notes(law: &Law, commune: &Commune, assessment: &Assessment) -> Vec<Diagnostic> {
    let as_of = assessment.place.as_of;
    let mut findings = Vec::new();
    for (number, document) in commune.documents.iter().enumerate() {
        let faults = document_faults(law, commune, as_of, number);
        let mark = documents::mark(&commune.documents, number);
        findings
            .extend(faults.iter().map(|fault| fault_finding(fault, commune, document, as_of).with("document", called(&mark, document))));
    }
    for item in assessment.items() {
        findings.extend(missing_kinds(law, commune, item, as_of).into_iter().map(|kind| missing(commune, item, kind)));
    }
    findings
}

/// "NTM 2.1-03 (45/BC-UBND, 12/03/2024)": a document by its code and its number, or its title where it has none.
fn called(mark: &str, document: &Document) -> String {
    let reference = document.reference();
    let name = if document.number.is_empty() && !document.title.is_empty() { &document.title } else { &reference };
    match (mark, name.as_str()) {
        ("", name) => name.to_string(),
        (mark, "") => mark.to_string(),
        (mark, name) => format!("{mark} ({name})"),
    }
}

fn fault_finding(fault: &DocumentFault, commune: &Commune, document: &Document, as_of: Date) -> Diagnostic {
    let place = |at: &Option<Origin>| at.as_ref().or(document.origin.as_ref()).map_or(Place::Nowhere, Place::from);
    let finding = |code, at: &Option<Origin>| Diagnostic::new(code, place(at)).with("as_of", as_of);
    match fault {
        DocumentFault::After(date) => finding(Code::DocumentAfter, &document.date.origin).with("date", *date),
        DocumentFault::Expired(last) => finding(Code::DocumentExpired, &document.until.origin).with("date", *last),
        DocumentFault::Old(kind, first) => {
            let old = finding(Code::DocumentOld, &document.date.origin).with("first", *first).with("kind", kind.name.as_str());
            sourced(old.with("months", usize::from(kind.months.unwrap_or_default())), kind)
        }
        DocumentFault::Twice(other) => {
            let at = commune.documents.get(*other).and_then(|d| d.origin.as_ref()).map(Origin::cell).unwrap_or_default();
            finding(Code::DocumentTwice, &document.origin).with("other", at)
        }
    }
}

/// Where a kind was read, and how far that is trusted.
fn sourced(finding: Diagnostic, kind: &DocumentKind) -> Diagnostic {
    let source = if kind.source.is_empty() { "none" } else { &kind.source };
    finding.with("source", source).with("evidence", Fact::Word(format!("evidence-{}", kind.evidence.id())))
}

fn missing(commune: &Commune, item: &ItemResult, kind: &DocumentKind) -> Diagnostic {
    let answered = item.version.measures.iter().find_map(|m| commune.answers.get(&m.id)?.origin.as_ref());
    let finding = Diagnostic::new(Code::DocumentKindMissing, answered.map_or(Place::Nowhere, Place::from));
    sourced(finding.with("code", item_label(&item.item, &item.version.name)).with("kind", kind.name.as_str()), kind)
}
