//! How wide and high the copy of a sheet is: widths and heights of the original are not read.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::sheet::row_height;
use super::Marks;
use crate::commune::{Area, Content, SheetCells};
use crate::criteria::Levels;
use crate::layout::narrative::NARRATIVE;
use crate::layout::{self, Column, Sheet, supplements};
use crate::messages::Lang;

/// Most cells of a merged area that is kept: each of them is written.
const MOST_MERGED: u32 = 500;
/// Width of a column without a table, which holds running text.
const TEXT_WIDTH: f64 = 100.0;
/// Highest row Excel shows.
const HIGHEST: f64 = 400.0;

/// The shape of a copied sheet.
pub(super) struct Shape {
    /// Width of each column from the first.
    pub widths: Vec<f64>,
    /// Height of the rows that take more than one line.
    pub heights: BTreeMap<u32, f64>,
    pub merged: Vec<Area>,
    /// Rows that hold nothing but a title, which runs over the cells next to it.
    titles: BTreeSet<u32>,
}

impl Shape {
    /// The shape that shows all cells.
    pub fn of(sheet: &SheetCells, marks: &Marks) -> Self {
        let merged = merged(sheet, marks);
        let titles = titles(sheet, &merged);
        let mut shape = Self { widths: Vec::new(), heights: BTreeMap::new(), merged, titles };
        shape.widths = shape.measured(sheet);
        shape.heights = shape.rows(sheet);
        shape
    }

    /// Whether a text is broken into lines.
    pub fn wraps(&self, row: u32) -> bool {
        !self.titles.contains(&row)
    }

    fn over_columns(&self, row: u32, column: u32) -> Option<&Area> {
        self.merged.iter().find(|a| a.left < a.right && a.holds(row, column))
    }

    fn measured(&self, sheet: &SheetCells) -> Vec<f64> {
        let mut longest: BTreeMap<u32, usize> = BTreeMap::new();
        let wide: BTreeSet<(u32, u32)> = self.merged.iter().filter(|a| a.left < a.right).map(|a| (a.top, a.left)).collect();
        for ((row, column), content) in &sheet.cells {
            if self.wraps(*row) && !wide.contains(&(*row, *column)) {
                let length = longest.entry(*column).or_default();
                *length = (*length).max(content.plain().chars().count());
            }
        }
        let last = sheet.cells.keys().map(|(_, c)| *c).max();
        let alone = longest.len() == 1;
        let width = |column: u32| longest.get(&column).map_or(9.0, |length| width(*length, alone));
        last.map_or_else(Vec::new, |last| (0..=last).map(width).collect())
    }

    fn rows(&self, sheet: &SheetCells) -> BTreeMap<u32, f64> {
        let mut heights: BTreeMap<u32, f64> = BTreeMap::new();
        let wide: HashMap<(u32, u32), f64> = self
            .merged
            .iter()
            .filter_map(|a| self.over_columns(a.top, a.left))
            .map(|a| ((a.top, a.left), (a.left..=a.right).map(|c| self.width(c)).sum()))
            .collect();
        for ((row, column), content) in sheet.cells.iter().filter(|((row, _), _)| self.wraps(*row)) {
            let width = wide.get(&(*row, *column)).copied().unwrap_or_else(|| self.width(*column));
            let height = row_height(&[(&content.plain(), width)]).min(HIGHEST);
            let most = heights.entry(*row).or_insert(height);
            *most = most.max(height);
        }
        let one_line = row_height(&[("", 1.0)]);
        heights.retain(|_, height| *height > one_line);
        heights
    }

    fn width(&self, column: u32) -> f64 {
        self.widths.get(column as usize).copied().unwrap_or(9.0)
    }
}

/// Wide enough for a number or a name, and for long texts in a few lines.
fn width(length: usize, alone: bool) -> f64 {
    match length {
        _ if alone => (length as f64 + 2.0).clamp(9.0, TEXT_WIDTH),
        0..=24 => (length as f64 + 2.0).max(9.0),
        _ => (length as f64 / 2.5).clamp(26.0, 46.0),
    }
}

/// Merged cells as they were, but where a finding names one that would be covered.
fn merged(sheet: &SheetCells, marks: &Marks) -> Vec<Area> {
    let size = |a: &Area| (a.bottom.saturating_sub(a.top) + 1).saturating_mul(a.right.saturating_sub(a.left) + 1);
    let covers = |a: &Area| marks.keys().any(|(row, column)| (*row, *column) != (a.top, a.left) && a.holds(*row, *column));
    let kept = |a: &&Area| a.top <= a.bottom && a.left <= a.right && (2..=MOST_MERGED).contains(&size(a)) && !covers(a);
    sheet.merged.iter().filter(kept).copied().collect()
}

/// Rows of a single text in a sheet that also has rows of several, unless the text is merged.
fn titles(sheet: &SheetCells, merged: &[Area]) -> BTreeSet<u32> {
    let mut rows: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
    for (row, column) in sheet.cells.keys() {
        let (count, _) = rows.entry(*row).or_insert((0, *column));
        *count += 1;
    }
    if rows.values().all(|(count, _)| *count == 1) {
        return BTreeSet::new();
    }
    let is_title = |row: u32, column: u32| {
        let text = matches!(sheet.cells.get(&(row, column)), Some(Content::Text(_)));
        text && !merged.iter().any(|a| a.holds(row, column))
    };
    rows.into_iter().filter(|(row, (count, column))| *count == 1 && is_title(*row, *column)).map(|(row, _)| row).collect()
}

/// The column, or the row, of ids that a form of ours keeps out of sight.
pub(super) fn ids(sheet: &SheetCells, marks: &Marks) -> (Option<u16>, Option<u32>) {
    let is = |wanted: &str| *sheet.name == *wanted;
    let answers = Levels::named().books().any(|book| is(&Sheet::Answers(book).name()));
    let blocks = [supplements::RESOURCES, supplements::DEBTS, supplements::SURVEY, supplements::MEETING, supplements::PROCEDURE, NARRATIVE];
    let columns = [(Sheet::Commune.name(), layout::commune::ID)].into_iter().chain(blocks.map(|b| (b.sheet.name(), b.id_column())));
    let column = if answers { Some(Column::Id.index()) } else { columns.into_iter().find(|(name, _)| is(name)).map(|(_, c)| c) };
    let rows = [
        (Sheet::Villages.name(), layout::villages::ID_ROW),
        (Sheet::VillageFigures.name(), layout::village_figures::ID_ROW),
        (Lang::Vi.text("sheet-matrix"), layout::matrix::ID_ROW),
    ];
    let row = rows.into_iter().find(|(name, _)| is(name)).map(|(_, row)| row);
    let unmarked = |of: &dyn Fn(&(u32, u32)) -> bool| !marks.keys().any(of) && sheet.cells.iter().filter(|(at, _)| of(at)).all(is_id);
    let column = column.filter(|c| unmarked(&|at| at.1 == u32::from(*c)));
    (column, row.filter(|r| unmarked(&|at| at.0 == *r)))
}

fn is_id((_, content): (&(u32, u32), &Content)) -> bool {
    matches!(content, Content::Text(text) if text.is_ascii())
}
