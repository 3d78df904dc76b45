//! T5: the register of documents, then documents named only in the rows of answers, then the kinds that are asked for.

use super::{Cell, Lead, Remark, Shows, Subject, Table, shows};
use crate::assess::{DocumentFault, ItemResult, Verdict, document_faults, met_without_documents};
use crate::commune::{Commune, Document};
use crate::criteria::{Book, DocumentKind, ItemRef};
use crate::explain;
use crate::layout::{documents, item_name};
use crate::messages::Lang;

/// A document, or a kind of document that is asked for.
#[derive(Default)]
struct EvidenceRow<'a> {
    number: usize,
    mark: String,
    criterion: String,
    item: Option<&'a ItemRef>,
    kind: String,
    title: String,
    reference: String,
    issuer: String,
    file: String,
    sha256: String,
    note: String,
}

fn columns<'a>() -> [Shows<EvidenceRow<'a>>; 11] {
    [
        shows("number", 5.0, |l| Cell::centre(l.number)),
        shows("document-mark", 15.0, |l| Cell::text(&l.mark)),
        shows("criterion", 26.0, |l| Cell::text(&l.criterion)),
        shows("indicator", 13.0, |l| Cell::text(l.item.map(item_name).unwrap_or_default())),
        shows("document-kind", 15.0, |l| Cell::text(&l.kind)),
        shows("document-title", 38.0, |l| Cell::text(&l.title)),
        shows("document-number", 20.0, |l| Cell::text(&l.reference)),
        shows("document-issuer", 22.0, |l| Cell::text(&l.issuer)),
        shows("document-file", 26.0, |l| Cell::text(&l.file).to(Some(l.file.clone()).filter(|f| !f.is_empty()).map(Lead::File))),
        shows("sha256", 22.0, |l| Cell::text(&l.sha256)),
        shows("note", 24.0, |l| Cell::text(&l.note)),
    ]
}

/// T5.
pub fn evidence(of: Subject) -> Table {
    let columns = columns();
    let mut table = Table::new("t5", &columns);
    table.remarks.push(Remark::of(Lang::Vi.text("t5-remark")));
    let (items, commune) = (|| of.assessment.items(), of.commune);
    let registered = commune.documents.iter().enumerate().map(|document| registered(of, document));
    let named = items().flat_map(|item| named_only_in_rows(of, item).into_iter().map(|title| (item, title)).collect::<Vec<_>>());
    let named = named.map(|(item, title)| EvidenceRow { item: Some(&item.item), title, ..EvidenceRow::default() });
    let attested = items().flat_map(|item| explain::attestations(commune, item).map(move |a| (item, a)));
    let attested = attested.map(|(item, a)| EvidenceRow {
        item: Some(&item.item),
        title: a.reason.clone(),
        reference: a.document.clone(),
        issuer: a.signer.clone(),
        ..EvidenceRow::default()
    });
    let lines = registered.chain(named).chain(attested).zip(1..);
    lines.for_each(|(line, number)| table.row(&columns, &numbered(of, line, number)));
    if table.rows.is_empty() {
        table.remark(Lang::Vi.text("t5-none"));
    }
    kinds(of, &columns, &mut table);
    undocumented(of, &mut table);
    table
}

/// The same with its number and the criterion of its item.
fn numbered<'a>(of: Subject, line: EvidenceRow<'a>, number: usize) -> EvidenceRow<'a> {
    let criterion = line.item.and_then(|item| {
        let set = of.assessment.sets.iter().find(|s| item.book == Book::Set(s.level))?;
        set.criteria.iter().find(|c| c.indicators.iter().any(|i| i.item == *item))
    });
    EvidenceRow { number, criterion: criterion.map(|c| format!("{}. {}", c.number, c.name)).unwrap_or_default(), ..line }
}

/// A document of the register, with what is wrong with it.
fn registered<'a>(of: Subject<'a>, (number, document): (usize, &'a Document)) -> EvidenceRow<'a> {
    let faults = document_faults(of.law, of.commune, of.assessment.place.as_of, number);
    let notes = faults.iter().map(|f| fault(of.commune, f)).chain([document.note.clone()]).filter(|n| !n.is_empty());
    EvidenceRow {
        mark: documents::mark(&of.commune.documents, number),
        item: document.item.as_ref(),
        kind: document.kind.clone(),
        title: document.title.clone(),
        reference: document.reference(),
        issuer: document.issuer.clone(),
        file: document.file.clone(),
        sha256: document.sha256.clone().unwrap_or_default(),
        note: notes.collect::<Vec<_>>().join("; "),
        ..EvidenceRow::default()
    }
}

/// What is wrong with a document, in a few words.
fn fault(commune: &Commune, fault: &DocumentFault) -> String {
    let facts = match fault {
        DocumentFault::After(_) => Vec::new(),
        DocumentFault::Expired(last) => vec![("date", (*last).into())],
        DocumentFault::Old(kind, _) => vec![("months", usize::from(kind.months.unwrap_or_default()).into())],
        DocumentFault::Twice(other) => vec![("other", documents::mark(&commune.documents, *other).into())],
    };
    Lang::Vi.say(&format!("document-fault-{}", fault.id()), &facts)
}

/// Documents written into the answer rows of an item and not in the register.
fn named_only_in_rows(of: Subject, item: &ItemResult) -> Vec<String> {
    let answers = item.version.measures.iter().filter_map(|m| of.commune.answers.get(&m.id));
    let listed = |text: &str| of.commune.documents.iter().any(|d| d.title == text || d.number == text);
    let mut found: Vec<String> = Vec::new();
    for text in answers.map(|a| a.documents.clone()).filter(|t| !t.is_empty() && !listed(t)) {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

/// The kinds of document that the rules ask for, each with the documents of that kind; nothing where none is asked for.
fn kinds<'a>(of: Subject<'a>, columns: &[Shows<EvidenceRow<'a>>], table: &mut Table) {
    let asked_of = |item: &'a ItemResult| of.law.document_kinds(&item.item, of.assessment.place.as_of).map(move |kind| (item, kind));
    for ((item, kind), number) in of.assessment.items().flat_map(asked_of).zip(1..) {
        if number == 1 {
            table.section(Lang::Vi.text("t5-kinds"));
        }
        let line = EvidenceRow {
            item: Some(&item.item),
            kind: kind.name.clone(),
            title: there(of.commune, item, kind),
            note: asked(kind),
            ..EvidenceRow::default()
        };
        table.row(columns, &numbered(of, line, number));
    }
}

/// How old it may be, where that was read and how far it is trusted.
fn asked(kind: &DocumentKind) -> String {
    let months = kind.months.map(|m| Lang::Vi.say("t5-kind-months", &[("months", usize::from(m).into())]));
    let trust = explain::evidence(Lang::Vi, kind.evidence);
    let parts = months.into_iter().chain([kind.source.clone(), trust]).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("; ")
}

/// Which documents of a kind there are for an item.
fn there(commune: &Commune, item: &ItemResult, kind: &DocumentKind) -> String {
    let register = &commune.documents;
    let of_kind = commune.documents_behind(&item.item, &item.version.measures).filter(|d| kind.is(&d.kind));
    let numbers = of_kind.filter_map(|d| register.iter().position(|other| std::ptr::eq(other, d)));
    let codes: Vec<String> = numbers.map(|number| documents::mark(register, number)).collect();
    match (codes.is_empty(), item.finding.verdict) {
        (false, _) => Lang::Vi.say("t5-kind-there", &[("codes", codes.join(", ").into())]),
        (true, Verdict::Met) => Lang::Vi.text("t5-kind-missing"),
        (true, _) => Lang::Vi.text("t5-kind-unasked"),
    }
}

/// Items met with nothing named behind them.
fn undocumented(of: Subject, table: &mut Table) {
    let open: Vec<&ItemResult> = of.assessment.items().filter(|item| met_without_documents(of.commune, item)).collect();
    let codes = explain::codes(Lang::Vi, open.iter().map(|i| i.named()), of.assessment.sets.len() > 1);
    let facts = [("count", open.len().into()), ("codes", codes.into())];
    if !open.is_empty() {
        table.remark(Lang::Vi.say("t5-undocumented", &facts));
    }
}
