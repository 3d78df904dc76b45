//! T5: the list of documents.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::returned::undocumented;
use super::super::table::{Cell, Table};
use super::letterhead::Title;
use super::{Context, sheet_name};
use crate::assess::{DocumentFault, ItemResult, Verdict, document_faults};
use crate::commune::{Commune, Document};
use crate::criteria::{Book, DocumentKind, ItemRef};
use crate::explain;
use crate::layout::{book_word, documents};
use crate::messages::Lang;

const WIDTHS: [f64; 11] = [5.0, 15.0, 26.0, 13.0, 15.0, 38.0, 20.0, 22.0, 26.0, 22.0, 24.0];

/// Writes T5: the register, then documents named only in the rows of answers, then the kinds that are asked for.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::fitted(context.styles, &sheet_name("t5"), true, &WIDTHS)?;
    table.title(&Title::of(context.spec.law, "t5").line())?;
    table.remark(&Lang::Vi.text("t5-remark"))?;
    table.headings(&[
        "number",
        "document-mark",
        "criterion",
        "indicator",
        "document-kind",
        "document-title",
        "document-number",
        "document-issuer",
        "document-file",
        "sha256",
        "note",
    ])?;
    let rows = rows(context);
    for (number, row) in (1..).zip(&rows) {
        table.row(&row.cells(context, number))?;
    }
    if rows.is_empty() {
        table.remark(&Lang::Vi.text("t5-none"))?;
    }
    kinds(context, &mut table)?;
    let open = undocumented(context.spec.commune, context.spec.assessment);
    if !open.is_empty() {
        let codes: Vec<String> = open.iter().map(|i| format!("{} {}", book_word(i.item.book), i.item.code)).collect();
        let facts = [("count", open.len().into()), ("codes", codes.join(", ").into())];
        table.remark(&Lang::Vi.say("t5-undocumented", &facts))?;
    }
    table.finish()
}

/// A document of the table: of the register, named in the row of an answer, or an attestation.
struct Row<'a> {
    mark: String,
    item: Option<&'a ItemRef>,
    /// Kind, title, number with date, issuer, file.
    texts: [String; 5],
    sha256: String,
    note: String,
}

impl Row<'_> {
    fn cells(&self, context: &Context, number: usize) -> Vec<Cell> {
        let mut cells = head(context, number, &self.mark, self.item);
        cells.extend(self.texts.iter().cloned().map(Cell::Text));
        let [.., file] = &self.texts;
        if let (Some(way), Some(cell)) = (context.extras.files.get(file), cells.last_mut()) {
            *cell = Cell::File(file.clone(), way.clone());
        }
        cells.extend([Cell::Text(self.sha256.clone()), Cell::Text(self.note.clone())]);
        cells
    }
}

fn rows<'a>(context: &Context<'a>) -> Vec<Row<'a>> {
    let (commune, items) = (context.spec.commune, || context.spec.assessment.items());
    let mut rows: Vec<Row> = commune.documents.iter().enumerate().map(|(number, d)| registered(context, number, d)).collect();
    let plain = |item, texts| Row { mark: String::new(), item: Some(item), texts, sha256: String::new(), note: String::new() };
    let texts = |title: &str, number: &str, issuer: &str| ["", title, number, issuer, ""].map(str::to_string);
    for item in items() {
        rows.extend(named_only_in_row(context, &item.item).iter().map(|text| plain(&item.item, texts(text, "", ""))));
    }
    for item in items() {
        rows.extend(explain::attestations(commune, item).map(|a| plain(&item.item, texts(&a.reason, &a.document, &a.signer))));
    }
    rows
}

fn registered<'a>(context: &Context<'a>, number: usize, document: &'a Document) -> Row<'a> {
    let spec = context.spec;
    let faults = document_faults(spec.law, spec.commune, spec.assessment.place.as_of, number);
    let notes: Vec<String> =
        faults.iter().map(|f| fault(spec.commune, f)).chain([document.note.clone()]).filter(|n| !n.is_empty()).collect();
    let own = [document.kind.as_str(), &document.title, &document.reference(), &document.issuer, &document.file].map(str::to_string);
    Row {
        mark: documents::mark(&spec.commune.documents, number),
        item: document.item.as_ref(),
        texts: own,
        sha256: document.sha256.clone().unwrap_or_default(),
        note: notes.join("; "),
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

/// The kinds of document that the rules ask for, each with the documents of that kind; nothing where none is asked for.
fn kinds(context: &Context, table: &mut Table) -> Result<(), WorkbookError> {
    let (spec, mut number) = (context.spec, 0);
    for item in spec.assessment.items() {
        for kind in spec.law.document_kinds(&item.item, spec.assessment.place.as_of) {
            if number == 0 {
                table.section(&Lang::Vi.text("t5-kinds"))?;
            }
            number += 1;
            let mut cells = head(context, number, "", Some(&item.item));
            cells.extend([kind.name.clone(), there(spec.commune, item, kind)].map(Cell::Text));
            cells.extend((cells.len()..WIDTHS.len() - 1).map(|_| Cell::Text(String::new())).collect::<Vec<_>>());
            cells.push(Cell::Text(asked(kind)));
            table.row(&cells)?;
        }
    }
    Ok(())
}

/// How old it may be, where that was read and how far it is trusted.
fn asked(kind: &DocumentKind) -> String {
    let months = kind.months.map(|m| Lang::Vi.say("t5-kind-months", &[("months", usize::from(m).into())]));
    let trust = explain::evidence(Lang::Vi, kind.evidence);
    let parts = months.into_iter().chain([kind.source.clone(), trust]).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("; ")
}

/// Which documents of a kind stand behind an item.
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

/// Number, code, criterion and indicator.
fn head(context: &Context, number: usize, mark: &str, item: Option<&ItemRef>) -> Vec<Cell> {
    let criterion = item.and_then(|of| {
        let set = context.spec.assessment.sets.iter().find(|s| of.book == Book::Set(s.level))?;
        set.criteria.iter().find(|c| c.indicators.iter().any(|i| i.item == *of))
    });
    let criterion = criterion.map(|c| format!("{}. {}", c.number, c.name)).unwrap_or_default();
    let indicator = item.map(|i| format!("{} {}", book_word(i.book), i.code)).unwrap_or_default();
    vec![Cell::Centre(number.to_string()), Cell::Text(mark.to_string()), Cell::Text(criterion), Cell::Text(indicator)]
}

/// Documents written into the answer rows of an item and not in the register.
fn named_only_in_row(context: &Context, of: &ItemRef) -> Vec<String> {
    let Some(item) = context.spec.assessment.item(of) else { return Vec::new() };
    let answers = item.version.measures.iter().filter_map(|m| context.spec.commune.answers.get(&m.id));
    let listed = |text: &str| context.spec.commune.documents.iter().any(|d| d.title == text || d.number == text);
    let mut found: Vec<String> = Vec::new();
    for text in answers.map(|a| a.documents.clone()).filter(|t| !t.is_empty() && !listed(t)) {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}
