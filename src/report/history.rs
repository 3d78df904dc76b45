//! Communes over the years, on the screen: a table of years, what was lost and came back, what shrinks, what was not matched.

mod json;
mod shape;

use super::View;
use super::page::Page;
use crate::district::{History, Line, Step};
use crate::explain;
use crate::messages::Lang;
use crate::tables;

pub(super) use json::SCHEMA;
pub use json::json;
pub(super) use shape::HistoryJson;

/// Years that a screen has room for: the last ones.
const YEARS: usize = 5;

/// The history in words. Of a commune that was asked for everything is said, else what was gained for the first time is counted.
pub fn screen(view: View, history: &History, detailed: bool) -> String {
    let lang = view.lang;
    let mut page = Page::new(view);
    let (first, last) = (history.years.first().copied(), history.years.last().copied());
    let year = |year: Option<i16>| year.map(|y| y.to_string()).unwrap_or_default();
    let facts = [("first", year(first).into()), ("last", year(last).into()), ("count", history.lines.len().into())];
    page.say(&lang.say("history-sum", &facts));
    let shown = &history.years[history.years.len().saturating_sub(YEARS)..];
    page.table(view, &tables::history::years(lang, history, shown));
    if shown.len() < history.years.len() {
        page.entry(1, "", &lang.say("history-years-left", &[("count", YEARS.into())]));
    }
    changes(&mut page, lang, history, detailed);
    shrinking(&mut page, lang, history);
    alone(&mut page, lang, history);
    page.finish()
}

/// What recognised communes meet by less and less, below other results; nothing where nothing shrinks.
pub fn falling(view: View, history: &History) -> String {
    let mut page = Page::new(view);
    shrinking(&mut page, view.lang, history);
    page.finish()
}

fn changes(page: &mut Page, lang: Lang, history: &History, detailed: bool) {
    page.heading(&lang.text("history-changes"));
    let told = history.lines.iter().filter(|line| line_changes(page, lang, (history, line), detailed)).count();
    if told == 0 {
        page.entry(1, "", &lang.text("history-no-changes"));
    }
}

/// Whether there was anything to say of a commune.
fn line_changes(page: &mut Page, lang: Lang, (history, line): (&History, &Line), detailed: bool) -> bool {
    let all = line.changes();
    let (first, told): (Vec<_>, Vec<_>) = all.iter().partition(|c| c.step == Step::Gained && !detailed);
    if all.is_empty() {
        return false;
    }
    page.entry(1, "", &explain::line_name(lang, history, line));
    told.iter().for_each(|change| page.entry(2, "- ", &explain::change(lang, change)));
    if !first.is_empty() {
        page.entry(2, "- ", &lang.say("history-gained", &[("count", first.len().into())]));
    }
    true
}

fn shrinking(page: &mut Page, lang: Lang, history: &History) {
    let falling = history.falling();
    if falling.is_empty() {
        return;
    }
    page.heading(&lang.text("history-falling-heading"));
    falling.iter().for_each(|(line, f)| page.entry(1, "- ", &explain::falling(lang, &explain::line_name(lang, history, line), f)));
    page.entry(1, "", &lang.text("history-falling-meaning"));
}

fn alone(page: &mut Page, lang: Lang, history: &History) {
    let alone = history.alone();
    if alone.is_empty() {
        return;
    }
    page.heading(&lang.text("history-alone"));
    for one in &alone {
        page.entry(1, "- ", &explain::alone_years(lang, one));
    }
}
