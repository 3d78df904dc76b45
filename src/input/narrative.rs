//! What a form tells in words, paragraph by paragraph. A text that cannot be used is named by its cell.

use std::collections::BTreeMap;

use super::Spreadsheet;
use super::grid::{Content, Grid};
use super::look::Apart;
use super::spot::Spot;
use super::supplements::Page;
use super::values::Desk;
use crate::commune::{Attribute, Narrative, Topic};
use crate::diag::{Code, Origin};
use crate::layout::Sheet;
use crate::layout::narrative::{Head, LONGEST, NARRATIVE, column_id};
use crate::messages::Lang;

/// Every text of the sheet; each line is a paragraph.
pub(super) fn narrative(sheets: &[Grid], desk: &mut Desk) -> Narrative {
    let mut told = Narrative::new();
    for (topic, spot) in cells(sheets) {
        let read = text(&spot);
        if let Err(reason) = read {
            desk.findings.push(spot.finding(Code::NarrativeUnusable).with("reason", reason).with("read", spot.content.plain()));
        }
        let one = told.entry(topic).or_insert_with(|| Attribute { value: None, origin: Some(spot.origin.clone()) });
        if let Ok(read) = read.as_ref() {
            one.value = Some(joined(one.value.take(), read));
        }
    }
    told.retain(|_, text| text.value.is_some());
    told
}

/// What is told in a dossier, whatever is said elsewhere of cells that cannot be used.
#[derive(Default)]
pub(super) struct Told {
    /// The headings that are there, and which columns below were typed into a dossier before this one.
    pub heads: Vec<(Head, Vec<String>)>,
    /// Each text with its first cell.
    pub texts: BTreeMap<Topic, (Origin, String)>,
}

pub(super) fn told(book: &Spreadsheet) -> Told {
    let mut told = Told::default();
    for (topic, spot) in cells(&book.sheets) {
        let read = text(&spot).unwrap_or_default();
        let (origin, so_far) = told.texts.remove(&topic).map_or_else(|| (spot.origin, None), |(origin, text)| (origin, Some(text)));
        told.texts.insert(topic, (origin, joined(so_far, &read)));
    }
    told.texts.retain(|_, (_, text)| !text.is_empty());
    let heads = page(&book.sheets).map(|page| page.grid.rows().filter_map(|row| Head::read_own(&id(&page, row)?)).collect());
    told.heads = heads.unwrap_or_default();
    told
}

impl Told {
    /// Whether the heading of a topic is there.
    pub fn has(&self, topic: &Topic) -> bool {
        self.heads.iter().any(|(head, _)| *head == Head::of(topic))
    }

    /// Whether a text was typed into a dossier, and is in no form.
    pub fn is_own(&self, topic: &Topic) -> bool {
        let is = |own: &[String]| own.iter().any(|id| *id == column_id(topic));
        self.heads.iter().any(|(head, own)| *head == Head::of(topic) && is(own))
    }
}

/// The number of the column of a topic.
pub(super) fn column(topic: &Topic) -> u32 {
    u32::from(NARRATIVE.column(column_id(topic)))
}

fn page(sheets: &[Grid]) -> Option<Page<'_>> {
    Page::of(sheets, NARRATIVE)
}

/// The id of a row that nobody writes in: one of a heading, or of what is over several of them.
fn id(page: &Page, row: u32) -> Option<String> {
    Some(page.grid.text(row, u32::from(NARRATIVE.id_column()))).filter(|id| !id.is_empty())
}

/// Every cell below a heading, row by row.
fn cells(sheets: &[Grid]) -> Vec<(Topic, Spot<'_>)> {
    let Some(page) = page(sheets) else { return Vec::new() };
    let (mut found, mut under) = (Vec::new(), None);
    for row in page.grid.rows().filter(|row| *row > page.top) {
        if let Some(id) = id(&page, row) {
            under = Head::read_own(&id).map(|(head, _)| head);
            continue;
        }
        let Some(head) = &under else { continue };
        found.extend(NARRATIVE.columns.iter().filter_map(|column| Some((head.topic(column), page.spot(row, column)?))));
    }
    found
}

fn joined(so_far: Option<String>, more: &str) -> String {
    so_far.filter(|text| !text.is_empty()).map_or_else(|| more.to_string(), |text| text + "\n" + more)
}

/// The paragraphs of a cell, or why there are none that can be used.
fn text(spot: &Spot) -> Result<String, &'static str> {
    match spot.content {
        Content::NoResult => Err("not-calculated"),
        Content::Broken => Err("unreadable"),
        Content::Error(_) => Err("formula"),
        Content::Number { value, percent: false } => Ok(Lang::Vi.number(value)),
        Content::Text(text) => {
            let text = with_raised(spot).unwrap_or_else(|| text.clone());
            let is_long = |line: &str| line.encode_utf16().count() > LONGEST;
            if text.lines().any(is_long) { Err("too-long") } else { Ok(text) }
        }
        other => Ok(other.plain()),
    }
}

/// A figure without its raised digit is what it says; a sentence is not.
fn with_raised(spot: &Spot) -> Option<String> {
    let look = spot.look.filter(|look| !look.apart.is_empty() && look.apart.iter().all(|(why, _)| *why != Apart::Struck))?;
    look.seen.as_deref().map(paragraphs)
}

/// The lines of a text that say anything.
fn paragraphs(text: &str) -> String {
    let lines = text.split(['\n', '\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']).map(crate::text::clean);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Whether the texts of a sheet are kept as they are until it is known whose they are.
pub(super) fn is_prose(sheet: &str) -> bool {
    sheet == Sheet::Narrative.name()
}

/// Takes the texts of the sheet line by line; in a workbook that is none of ours, a sheet of this name is like any other.
pub(super) fn settle(book: &mut Spreadsheet) {
    if !book.sheets.iter().any(|grid| is_prose(&grid.name)) {
        return;
    }
    let ours = book.is_ours();
    for grid in book.sheets.iter_mut().filter(|grid| is_prose(&grid.name)) {
        let cells = std::mem::take(&mut grid.cells);
        grid.cells = cells.into_iter().filter_map(|(at, content)| Some((at, settled(content, ours)?))).collect();
    }
}

fn settled(content: Content, ours: bool) -> Option<Content> {
    let Content::Text(text) = &content else { return Some(content) };
    let lines = paragraphs(text);
    if ours && lines.contains('\n') { Some(Content::Text(lines)) } else { Content::of_text(text) }
}
