//! How far a decision's own file was understood: one screen of it. All of it is in the workbook.

use std::path::Path;

use super::View;
use super::page::Page;
use crate::criteria::{Book, Decided, DecidedCell, DecidedState, DecidedTable, DecisionName, Slot, UnmatchedRow};
use crate::diag::{Origin, Place};
use crate::layout::{book_word, item_code};
use crate::messages::Lang;
use crate::text::print_date;

/// Most tables, and most cells or rows of one kind, that are named one by one.
const TABLES: usize = 4;
const ENTRIES: usize = 2;
/// Most letters of the words of a cell.
const LETTERS: usize = 48;

/// What was read, and the workbook it was written into.
pub struct DecidedSummary<'a> {
    pub decided: &'a Decided,
    pub name: &'a DecisionName,
    pub output: &'a Path,
}

/// The summary of at most one screen.
pub fn screen(view: View, summary: &DecidedSummary) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    page.say(&name(lang, summary.name));
    list(&mut page, lang, summary.decided.tables.iter().map(|t| table(lang, t)).collect(), TABLES);
    page.say(&counts(lang, summary.decided));
    for (id, state) in [("decided-differs", DecidedState::Differs), ("decided-questions", DecidedState::Question)] {
        section(&mut page, lang, id, summary.decided.of_state(state).map(|(slot, read)| cell(lang, slot, read)).collect());
    }
    section(&mut page, lang, "decided-unmatched", summary.decided.unmatched.iter().map(|row| unmatched(lang, row)).collect());
    page.say(&lang.say("decided-next", &[("file", summary.output.display().to_string().into())]));
    page.finish()
}

fn name(lang: Lang, name: &DecisionName) -> String {
    let day = name.day.map(print_date).unwrap_or_default();
    if name.number.is_empty() || day.is_empty() {
        return lang.text("decided-unnamed");
    }
    let whole = lang.say("decision-name", &[("number", name.number.as_str().into()), ("day", day.into())]);
    lang.say("decided-name", &[("name", whole.into())])
}

fn table(lang: Lang, table: &DecidedTable) -> String {
    let place = place(lang, &table.origin);
    match table.book {
        None => lang.say("decided-table-nobody", &[("place", place.into())]),
        Some(book) => {
            lang.say("decided-table", &[("place", place.into()), ("set", set(lang, book).into()), ("rows", table.matched.into())])
        }
    }
}

fn set(lang: Lang, book: Book) -> String {
    match book {
        Book::Set(level) => level.short(lang).to_string(),
        Book::Condition => book_word(book),
    }
}

/// The sheet or table of a place.
fn place(lang: Lang, origin: &Origin) -> String {
    let Origin { file, sheet, .. } = named(origin);
    lang.place(&Place::Sheet(file, sheet))
}

/// A place whose file is called by its name alone: there is only one.
fn named(origin: &Origin) -> Origin {
    let name = Path::new(&*origin.file).file_name().map(|name| name.to_string_lossy().into_owned());
    Origin { file: name.map_or_else(|| origin.file.clone(), Into::into), ..origin.clone() }
}

fn counts(lang: Lang, decided: &Decided) -> String {
    let told = |book: &Book| decided.tables.iter().any(|table| table.book == Some(*book));
    let all: usize = decided.slots.iter().filter(|(book, _)| told(book)).map(|(_, slots)| slots.len()).sum();
    let of = |state| decided.count(state);
    let facts = [
        ("agree", of(DecidedState::Agrees).into()),
        ("differ", of(DecidedState::Differs).into()),
        ("new", of(DecidedState::New).into()),
        ("left", of(DecidedState::Left).into()),
        ("questions", of(DecidedState::Question).into()),
        ("missing", all.saturating_sub(decided.cells.len()).into()),
    ];
    lang.say("decided-cells", &facts)
}

fn cell(lang: Lang, slot: &Slot, read: &DecidedCell) -> String {
    let place = read.origins.first().map(|origin| lang.origin(&named(origin))).unwrap_or_default();
    let facts = [("item", item_code(&slot.of).into()), ("text", short(&read.text).into()), ("place", place.into())];
    lang.say("decided-cell", &facts)
}

fn unmatched(lang: Lang, row: &UnmatchedRow) -> String {
    let facts = [("place", lang.origin(&named(&row.origin)).into()), ("text", short(&row.text).into()), ("fault", row.fault.id().into())];
    lang.say("decided-row", &facts)
}

/// The beginning of a long text.
fn short(text: &str) -> String {
    if text.chars().count() <= LETTERS { text.to_string() } else { text.chars().take(LETTERS).chain(['…']).collect() }
}

/// A heading with the first of its entries; nothing where there is none.
fn section(page: &mut Page, lang: Lang, id: &str, mut entries: Vec<String>) {
    // One cell may be asked about for several thresholds.
    entries.dedup();
    if !entries.is_empty() {
        page.say(&lang.text(id));
        list(page, lang, entries, ENTRIES);
    }
}

fn list(page: &mut Page, lang: Lang, entries: Vec<String>, most: usize) {
    entries.iter().take(most).for_each(|entry| page.entry(1, "- ", entry));
    if entries.len() > most {
        page.entry(1, "- ", &lang.say("decided-more", &[("count", (entries.len() - most).into())]));
    }
}
