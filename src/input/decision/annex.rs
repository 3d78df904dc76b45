//! The tables of a decision that name indicators and their levels, and of which set each is.

use std::ops::Range;

use super::heading::{Columns, heading};
use super::seen::Seen;
use crate::criteria::{Law, Level};
use crate::text::fold_loose;

/// Most lines above a table that are looked at for its title, from below.
const TITLE_LINES: usize = 24;
/// Words of a title that names a level: fewer are in many sentences.
const TITLE_WORDS: usize = 3;

/// A table of levels.
pub(super) struct Annex<'s, 'a> {
    pub seen: &'s Seen<'a>,
    pub columns: Columns,
    pub rows: Range<u32>,
    /// The level its title names.
    pub titled: Option<Level>,
}

/// The tables of a sheet, in order: one goes on to the next heading.
pub(super) fn annexes<'s, 'a>(seen: &'s Seen<'a>, law: &Law) -> Vec<Annex<'s, 'a>> {
    let mut found: Vec<(u32, Columns, u32)> = Vec::new();
    for row in seen.grid.rows() {
        if found.last().is_some_and(|(.., below)| row < *below) {
            continue;
        }
        found.extend(heading(seen, row, law).map(|(columns, below)| (row, columns, below)));
    }
    let tops: Vec<u32> = found.iter().map(|(top, ..)| *top).chain([seen.grid.end()]).collect();
    let mut from = 0;
    let mut all = Vec::new();
    for (at, (top, columns, below)) in found.into_iter().enumerate() {
        let end = last_row(seen, &columns, below, tops[at + 1]);
        all.push(Annex { seen, titled: title(seen, from..top, law), columns, rows: below..end });
        from = end;
    }
    all
}

/// The end of the rows of a table: what is below in single cells only is written under it, or is the title of the next.
fn last_row(seen: &Seen, columns: &Columns, below: u32, end: u32) -> u32 {
    let is_line = |row: u32| match seen.cells(row).as_slice() {
        [] => true,
        [(_, column)] => *column != columns.name,
        _ => false,
    };
    (below..end).rev().find(|row| !is_line(*row)).map_or(below, |row| row + 1)
}

/// The level that the lines above a table name; the nearest line that names one.
fn title(seen: &Seen, rows: Range<u32>, law: &Law) -> Option<Level> {
    let lines: Vec<u32> = seen.grid.rows_in(rows.start, rows.end).collect();
    lines.into_iter().rev().take(TITLE_LINES).find_map(|row| {
        let text: Vec<String> = seen.grid.row(row).map(|(_, content)| content.plain()).collect();
        level_named(&fold_loose(&text.join(" ")), law)
    })
}

/// The only level a text names.
fn level_named(folded: &str, law: &Law) -> Option<Level> {
    let mut names: Vec<(String, Level)> = Vec::new();
    for level in law.nation.levels.all() {
        names.extend(level.words().map(fold_loose).filter(|w| w.split(' ').count() >= TITLE_WORDS).map(|word| (word, level)));
    }
    // The name of a higher level has that of a lower one in it.
    names.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    let mut rest = folded.to_string();
    let mut named: Vec<Level> = Vec::new();
    for (word, level) in names {
        if rest.contains(&word) {
            rest = rest.replace(&word, " ");
            named.extend((!named.contains(&level)).then_some(level));
        }
    }
    if let [only] = named.as_slice() { Some(*only) } else { None }
}
