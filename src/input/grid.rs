//! A sheet as a sparse grid of cells, whatever format it came from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::legacy::Font;
use super::look::Look;
use crate::commune::SheetCells;
use crate::diag::{Fact, Origin, column_letters};
use crate::messages::Lang;
use crate::text::clean_figures;

pub(super) use crate::commune::Area;
pub use crate::commune::Content;

impl Content {
    /// Text, unless nothing but blanks; an error value typed or exported as text is one.
    pub(super) fn of_text(text: &str) -> Option<Self> {
        let text = clean_figures(text);
        match text.as_str() {
            "" => None,
            "#REF!" | "#DIV/0!" | "#N/A" | "#NAME?" | "#NULL!" | "#NUM!" | "#VALUE!" | "#SPILL!" | "#CALC!" => Some(Self::Error(text)),
            _ => Some(Self::Text(text)),
        }
    }

    /// As a fact of a finding, printed in the language of its sentence.
    pub(super) fn fact(&self) -> Fact {
        match self {
            Self::Number { value, percent: false } => Fact::Number(value.clone()),
            Self::Day(day) => Fact::Day(*day),
            other => Fact::Text(other.plain()),
        }
    }
}

/// Cells that a row of a table has at least.
const WIDE: usize = 2;

#[derive(Debug, Clone)]
pub struct Grid {
    /// Name of the file, as messages call it.
    pub file: Arc<str>,
    /// Name of the sheet.
    pub name: Arc<str>,
    /// Not visible to the user.
    pub hidden: bool,
    /// Rows and columns have changed places; addresses are still those of the file.
    turned: bool,
    /// Rows above the table, where it is one of a Word document.
    above: Option<u32>,
    pub(super) cells: BTreeMap<(u32, u32), Content>,
    pub(super) merged: Vec<Area>,
    /// Cells in a font from before Unicode, until their text is converted.
    pub(super) fonts: BTreeMap<(u32, u32), Font>,
    /// What cells look like whose content does not say it.
    pub(super) looks: BTreeMap<(u32, u32), Look>,
    /// With how many decimals cells show numbers that may have more.
    pub(super) decimals: BTreeMap<(u32, u32), u8>,
    /// Written as text by another program, which has no other way to write a number.
    pub(super) exported: bool,
    /// Where the values of cells are in a document of JSON.
    pub(super) paths: BTreeMap<(u32, u32), Arc<str>>,
    /// Rows of which nobody knows what is in which cell.
    pub(super) torn: BTreeSet<u32>,
}

impl Area {
    /// "C5:C7".
    pub(super) fn print(&self) -> String {
        format!("{}{}:{}{}", column_letters(self.left), self.top + 1, column_letters(self.right), self.bottom + 1)
    }
}

impl Grid {
    pub(super) fn new(file: &Arc<str>, name: &str, hidden: bool) -> Self {
        Self {
            file: file.clone(),
            name: name.into(),
            hidden,
            turned: false,
            above: None,
            cells: BTreeMap::new(),
            merged: Vec::new(),
            fonts: BTreeMap::new(),
            looks: BTreeMap::new(),
            decimals: BTreeMap::new(),
            exported: false,
            torn: BTreeSet::new(),
            paths: BTreeMap::new(),
        }
    }

    /// The only sheet of a text table.
    pub(super) fn of_text(file: &Arc<str>) -> Self {
        Self { exported: true, ..Self::new(file, file, false) }
    }

    /// A table of a Word document, reported by its number, with so many rows above it for what is written there.
    pub(super) fn of_word(file: &Arc<str>, number: usize, above: u32) -> Self {
        let name = Lang::Vi.say("sheet-word", &[("number", number.to_string().into())]);
        Self { above: Some(above), ..Self::new(file, &name, false) }
    }

    /// A cell, unless blank.
    pub fn get(&self, row: u32, column: u32) -> Option<&Content> {
        self.cells.get(&(row, column))
    }

    /// What a cell looks like, where its content does not say it.
    pub(super) fn look(&self, row: u32, column: u32) -> Option<&Look> {
        self.looks.get(&(row, column))
    }

    /// With how many decimals a cell shows a number that may have more.
    pub(super) fn decimals(&self, row: u32, column: u32) -> Option<u8> {
        self.decimals.get(&(row, column)).copied()
    }

    /// The merged cells that hold a cell and reach over several rows.
    pub(super) fn merged_down(&self, row: u32, column: u32) -> Option<Area> {
        self.merged.iter().find(|a| a.bottom > a.top && a.holds(row, column)).copied()
    }

    /// The text of a cell, empty when blank.
    pub fn text(&self, row: u32, column: u32) -> String {
        self.get(row, column).map(Content::plain).unwrap_or_default()
    }

    /// The cells of a row that are not blank, from the left.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Content)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), content)| (*column, content))
    }

    /// Rows that are not blank, from the top. Those of a long sheet are found one by one as they are asked for.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.rows_in(0, u32::MAX)
    }

    /// Those from a row up to another that is not among them.
    pub(super) fn rows_in(&self, first: u32, end: u32) -> impl Iterator<Item = u32> {
        let next = move |from: u32| self.cells.range((from, 0)..(end.max(from), 0)).next().map(|((row, _), _)| *row);
        std::iter::successors(next(first), move |row| next(row.checked_add(1)?))
    }

    /// The first row below all that are not blank.
    pub(super) fn end(&self) -> u32 {
        self.cells.keys().next_back().map_or(0, |(row, _)| row + 1)
    }

    /// Its cells alone, for those who show them as they were read.
    pub(super) fn into_cells(mut self) -> SheetCells {
        for (at, seen) in self.looks.into_iter().filter(|(_, look)| !look.apart.is_empty()).filter_map(|(at, look)| Some((at, look.seen?)))
        {
            self.cells.entry(at).and_modify(|content| *content = Content::Text(seen));
        }
        SheetCells { name: self.name, hidden: self.hidden, cells: self.cells, merged: self.merged }
    }

    /// The sheet with rows for columns: a table of one column per commune is read as one of one row each.
    pub(super) fn turned(&self) -> Self {
        let cells = self.cells.iter().map(|((row, column), content)| ((*column, *row), content.clone())).collect();
        let area = |a: &Area| Area { top: a.left, left: a.top, bottom: a.right, right: a.bottom };
        let merged = self.merged.iter().map(area).collect();
        let looks = self.looks.iter().map(|((row, column), look)| ((*column, *row), look.clone())).collect();
        let decimals = self.decimals.iter().map(|((row, column), decimals)| ((*column, *row), *decimals)).collect();
        let (above, exported) = (self.above, self.exported);
        Self { turned: !self.turned, above, cells, merged, looks, decimals, exported, ..Self::new(&self.file, &self.name, self.hidden) }
    }

    /// The same without the rows of titles, which would be next to the headings.
    pub(super) fn turned_table(&self) -> Self {
        let mut grid = self.clone();
        let wide = |row: u32| self.row(row).take(WIDE).count() == WIDE;
        let narrow: BTreeSet<u32> = self.rows().filter(|row| !wide(*row)).collect();
        grid.cells.retain(|(row, _), _| !narrow.contains(row));
        grid.turned()
    }

    /// Whether rows stand for columns.
    pub(super) fn is_turned(&self) -> bool {
        self.turned
    }

    /// The path of a cell's value, or of the first of its row where it has none, in a sheet that stands for JSON.
    fn path(&self, row: u32, column: u32) -> Option<Arc<str>> {
        let first = || self.paths.range((row, 0)..=(row, u32::MAX)).next().map(|(_, path)| path);
        self.paths.get(&(row, column)).or_else(first).cloned()
    }

    /// The address of a cell.
    pub fn origin(&self, row: u32, column: u32) -> Origin {
        let (row, column) = if self.turned { (column, row) } else { (row, column) };
        let path = self.path(row, column);
        let sheet = if path.is_some() { Arc::from("") } else { self.name.clone() };
        Origin { file: self.file.clone(), sheet, row, column, above: self.above, path }
    }
}
