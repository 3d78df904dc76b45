//! What titles say of sets: tables of several, each below a row that names it; the level over a table, and its year.

use super::book::{MOST_TITLES, TITLES_ABOVE};
use super::region::Region;
use super::table::Table;
use super::titles;
use crate::criteria::Level;
use crate::input::catalog::Catalog;
use crate::input::grid::{Content, Grid};
use crate::input::words::WORDS;
use crate::layout::Field;
use crate::text::fold_loose;

/// Most words of the title of a set among rows.
const LONGEST_SECTION: usize = 16;

/// A table of several sets, each below a row that names it: one table each.
pub(super) fn sections(grid: &Grid, region: &Region, catalog: &Catalog) -> Vec<Region> {
    if region.pairs.is_some() {
        return vec![region.clone()];
    }
    let title = |row: u32| {
        let cells: Vec<&Content> = grid.row(row).map(|(_, content)| content).collect();
        let [Content::Text(text)] = cells.as_slice() else { return None };
        level_of(text, catalog).filter(|level| is_section(text, *level)).map(|level| (row, level))
    };
    let titles: Vec<(u32, Level)> = region.rows(grid).into_iter().filter_map(title).collect();
    if titles.windows(2).all(|pair| pair[0].1 == pair[1].1) {
        return vec![region.clone()];
    }
    let ends = titles.iter().skip(1).map(|(row, _)| *row).chain([region.end]);
    let section = |((row, _), end): (&(u32, Level), u32)| Region { top: row + 1, first: row + 1, end, ..region.clone() };
    let before = titles.first().map(|(row, _)| Region { end: *row, ..region.clone() });
    before.into_iter().chain(titles.iter().zip(ends).map(section)).collect()
}

/// Whether a text is the title of a set, and no line of a long name that happens to say "nâng cao".
fn is_section(text: &str, level: Level) -> bool {
    let folded = fold_loose(text);
    let more = mark(level).map(|mark| format!(" {mark}")).unwrap_or_default();
    let named = WORDS.programme.iter().any(|w| folded.contains(&format!("{w}{more}")));
    let begins = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let ends = !more.is_empty() && folded.trim_end_matches([':', '.', ' ']).ends_with(&more);
    (named || ends) && begins && folded.split(' ').count() <= LONGEST_SECTION
}

/// The level that the nearest title over a table names, or its sheet.
pub(super) fn hinted(table: &Table, catalog: &Catalog) -> Option<Level> {
    let (grid, region) = (table.grid, &table.region);
    let own = |row: &u32| grid.row(*row).filter(|(c, _)| (region.span.0..region.span.1).contains(c)).collect::<Vec<_>>();
    let above = (region.top.saturating_sub(TITLES_ABOVE)..region.top).rev().map(|row| own(&row)).filter(|cells| cells.len() <= MOST_TITLES);
    let mut stated = above.flat_map(|cells| cells.into_iter().filter_map(|(_, c)| level_of(&c.plain(), catalog)));
    stated.next().or_else(|| level_of(&grid.name, catalog))
}

/// The only level a title names.
fn level_of(title: &str, catalog: &Catalog) -> Option<Level> {
    let folded = fold_loose(title);
    let named: Vec<Level> = catalog.levels().filter(|level| mark(*level).is_some_and(|mark| folded.contains(&mark))).collect();
    match named.as_slice() {
        [only] => Some(*only),
        [] => catalog.lowest().filter(|_| WORDS.programme.iter().any(|w| folded.contains(w.as_str()))),
        _ => None,
    }
}

/// What a title says of a level besides the name of the programme; the lowest has no such word.
fn mark(level: Level) -> Option<String> {
    level.requires().map(|_| fold_loose(level.mark()))
}

/// The only year that the titles of a table name.
pub(super) fn year_of(grid: &Grid, region: &Region) -> Option<i16> {
    let rows = grid.rows_in(region.top.saturating_sub(8), region.top);
    let stated = titles::read(grid, rows);
    let cell = stated.get(&Field::Year)?.value.content.as_ref()?.plain();
    cell.parse().ok()
}
