//! T5: the list of documents.

use rust_xlsxwriter::Worksheet;

use super::super::WorkbookError;
use super::super::returned::undocumented;
use super::super::table::{Cell, Table};
use super::letterhead::Title;
use super::{Context, sheet_name};
use crate::commune::Document;
use crate::criteria::{Book, ItemRef};
use crate::explain;
use crate::layout::book_word;
use crate::messages::Lang;

const WIDTHS: [f64; 8] = [6.0, 32.0, 22.0, 40.0, 22.0, 24.0, 28.0, 22.0];

/// Writes T5: the register, then documents named only in the rows of answers.
pub(super) fn write(context: &Context) -> Result<Worksheet, WorkbookError> {
    let mut table = Table::fitted(context.styles, &sheet_name("t5"), true, &WIDTHS)?;
    table.title(&Title::of(context.spec.law, "t5").line())?;
    table.remark(&Lang::Vi.text("t5-remark"))?;
    table.headings(&[
        "number",
        "criterion",
        "indicator",
        "document-title",
        "document-number",
        "document-issuer",
        "document-file",
        "sha256",
    ])?;
    let mut number = 0;
    for document in &context.spec.commune.documents {
        number += 1;
        table.row(&registered(context, number, document))?;
    }
    for item in context.spec.assessment.items() {
        for text in named_only_in_row(context, &item.item) {
            number += 1;
            let mut cells = head(context, number, Some(&item.item));
            cells.push(Cell::Text(text));
            cells.extend((0..4).map(|_| Cell::Text(String::new())));
            table.row(&cells)?;
        }
    }
    for item in context.spec.assessment.items() {
        for attested in explain::attestations(context.spec.commune, item) {
            number += 1;
            let mut cells = head(context, number, Some(&item.item));
            let text = |t: &String| Cell::Text(t.clone());
            cells.extend([text(&attested.reason), text(&attested.document), text(&attested.signer)]);
            cells.extend((0..2).map(|_| Cell::Text(String::new())));
            table.row(&cells)?;
        }
    }
    if number == 0 {
        table.remark(&Lang::Vi.text("t5-none"))?;
    }
    let open = undocumented(context.spec.commune, context.spec.assessment);
    if !open.is_empty() {
        let codes: Vec<String> = open.iter().map(|i| format!("{} {}", book_word(i.item.book), i.item.code)).collect();
        let facts = [("count", open.len().into()), ("codes", codes.join(", ").into())];
        table.remark(&Lang::Vi.say("t5-undocumented", &facts))?;
    }
    table.finish()
}

fn registered(context: &Context, number: usize, document: &Document) -> Vec<Cell> {
    let mut cells = head(context, number, document.item.as_ref());
    let text = |t: &String| Cell::Text(t.clone());
    let (sha256, file) = match context.extras.files.get(&document.file) {
        Some((sha256, way)) => (sha256.clone(), Cell::File(document.file.clone(), way.clone())),
        None => (String::new(), text(&document.file)),
    };
    cells.extend([text(&document.title), text(&document.number), text(&document.issuer), file, Cell::Text(sha256)]);
    cells
}

/// Number, criterion and indicator.
fn head(context: &Context, number: usize, item: Option<&ItemRef>) -> Vec<Cell> {
    let criterion = item.and_then(|of| {
        let set = context.spec.assessment.sets.iter().find(|s| of.book == Book::Set(s.level))?;
        set.criteria.iter().find(|c| c.indicators.iter().any(|i| i.item == *of))
    });
    let criterion = criterion.map(|c| format!("{}. {}", c.number, c.name)).unwrap_or_default();
    let indicator = item.map(|i| format!("{} {}", book_word(i.book), i.code)).unwrap_or_default();
    vec![Cell::Centre(number.to_string()), Cell::Text(criterion), Cell::Text(indicator)]
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
