//! The data of the page: columns, communes and what could not be judged, written so that the country fits.

use std::collections::BTreeMap;

use serde::Serialize;

use super::PageSpec;
use super::communes::{Communes, communes};
use super::strings::Strings;
use super::texts;
use crate::criteria::{Book, Level};
use crate::diag::Diagnostic;
use crate::district::{CriterionColumn, ItemHead, Unjudged};
use crate::explain;
use crate::explain::findings::{Findings, grouped};
use crate::messages::Lang;

/// Everything the page's program reads.
#[derive(Serialize)]
pub(super) struct Data {
    texts: BTreeMap<&'static str, String>,
    levels: Vec<LevelName>,
    criteria: Vec<Criterion>,
    items: Vec<Item>,
    communes: Communes,
    notices: Vec<Notice>,
    unjudged: Vec<UnjudgedFile>,
    strings: Strings,
}

#[derive(Serialize)]
struct LevelName {
    short: String,
    long: String,
}

/// A column of verdicts on a criterion.
#[derive(Serialize)]
struct Criterion {
    level: usize,
    number: u32,
    name: String,
}

/// A column of verdicts on an indicator or condition.
#[derive(Serialize)]
struct Item {
    code: String,
    name: String,
    /// The column of its criterion; none for a condition.
    criterion: Option<usize>,
    /// It merely repeats the verdict of the sets, and is no failing of its own.
    repeats: bool,
}

#[derive(Serialize)]
struct Notice {
    severity: &'static str,
    text: String,
    hint: String,
}

/// A file, or a commune in it, that could not be judged.
#[derive(Serialize)]
struct UnjudgedFile {
    file: String,
    href: String,
    name: String,
    findings: Vec<Notice>,
}

/// The data of a round.
pub(super) fn data(spec: &PageSpec) -> Data {
    let (criteria, items, levels) = (spec.review.criteria(), spec.review.items(), spec.review.levels());
    let mut strings = Strings::new();
    let communes = communes(spec, &levels, &criteria, &items, &mut strings);
    let name = |level: Level| LevelName { short: explain::level_short(Lang::Vi, level), long: explain::level(Lang::Vi, level) };
    Data {
        texts: texts::texts(),
        levels: levels.iter().copied().map(name).collect(),
        items: items.iter().map(|head| item(&criteria, head)).collect(),
        criteria: criteria
            .iter()
            .map(|c| Criterion { level: place(&levels, c.level), number: c.number, name: explain::with_series(&c.name, &c.series) })
            .collect(),
        communes,
        notices: notices(&spec.review.criteria_findings),
        unjudged: spec.review.unjudged.iter().map(|one| unjudged(spec, one)).collect(),
        strings,
    }
}

/// The place of a level among those of the page.
pub(super) fn place(levels: &[Level], level: Level) -> usize {
    levels.iter().take_while(|l| **l != level).count()
}

fn item(criteria: &[CriterionColumn], head: &ItemHead) -> Item {
    let of =
        |c: &CriterionColumn| (Book::Set(c.level), &c.series) == (head.item.book, &head.item.series) && Some(c.number) == head.criterion;
    Item {
        code: explain::with_series(&head.item.code, &head.item.series),
        name: head.version.name.clone(),
        criterion: criteria.iter().position(of),
        repeats: head.version.is_derived(),
    }
}

/// Findings put together; where they are is said of several.
fn notices(findings: &[Diagnostic]) -> Vec<Notice> {
    grouped(Lang::Vi, findings).iter().map(notice).collect()
}

fn notice(found: &Findings) -> Notice {
    Notice { severity: found.severity().id(), text: found.sentence_with_places(Lang::Vi), hint: found.hint(Lang::Vi).unwrap_or_default() }
}

fn unjudged(spec: &PageSpec, one: &Unjudged) -> UnjudgedFile {
    UnjudgedFile {
        file: one.file.to_string(),
        href: (spec.link)(&one.file).unwrap_or_default(),
        name: one.name.clone(),
        findings: notices(&one.findings),
    }
}
