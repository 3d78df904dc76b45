//! The sheets of a form, filled with the cells of a document.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::commune::SpecialKind;
use crate::criteria::{Book, Levels};
use crate::diag::{Origin, Place};
use crate::input::grid::{Content, Grid};
use crate::layout::{self, Column, Field, RowId, Sheet, answers, commune, documents, specials};

/// A list of classes with nothing in it, as a cell has it.
const NO_CLASS: &str = ";";

/// A cell with the path of its value.
pub(super) struct Cell {
    pub content: Content,
    pub path: Arc<str>,
}

/// The sheets while they are filled.
pub(super) struct Sheets {
    file: Arc<str>,
    grids: BTreeMap<Sheet, Grid>,
}

impl Sheets {
    /// With the sheets that every form has.
    pub fn new(file: &Arc<str>) -> Self {
        let mut sheets = Self { file: file.clone(), grids: BTreeMap::new() };
        sheets.answers(Book::Condition);
        sheets
    }

    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    pub fn into_grids(self) -> Vec<Grid> {
        self.grids.into_values().collect()
    }

    /// The place of a path in the document.
    pub fn place(&self, path: &str) -> Place {
        let (file, path) = (self.file.clone(), Some(path.into()));
        Place::Cell(Origin { file, sheet: "".into(), row: 0, column: 0, above: None, path })
    }

    fn grid(&mut self, sheet: Sheet) -> &mut Grid {
        self.grids.entry(sheet).or_insert_with(|| Grid::new(&self.file, &sheet.name(), false))
    }

    pub fn field(&mut self, field: Field, cell: Cell) {
        let grid = self.grid(Sheet::Commune);
        put_text(grid, field.row(), commune::LABEL, &field.label());
        put_text(grid, field.row(), commune::ID, &field.id());
        put(grid, field.row(), commune::VALUE, cell);
    }

    /// A class with its document, first and last day.
    pub fn class(&mut self, number: u8, cells: [Option<Cell>; 4]) {
        let columns = [commune::VALUE, commune::DOCUMENT, commune::FROM, commune::TO];
        let field = Field::Class(number);
        let grid = self.grid(Sheet::Commune);
        put_text(grid, field.row(), commune::LABEL, &field.label());
        put_text(grid, field.row(), commune::ID, &field.id());
        for (column, cell) in columns.into_iter().zip(cells) {
            cell.into_iter().for_each(|cell| put(grid, field.row(), column, cell));
        }
    }

    /// That the commune is of no class.
    pub fn no_class(&mut self, path: &str) {
        let content = Content::Text(NO_CLASS.to_string());
        self.class(1, [Some(Cell { content, path: path.into() }), None, None, None]);
    }

    /// An answer by its reference, in the sheet of the set that it names, if it names one.
    pub fn answer(&mut self, key: &str, path: &str, cells: Vec<(Column, Cell)>) -> bool {
        let Some(book) = book_of(key) else { return false };
        let grid = self.answers(book);
        let row = grid.end();
        put_text(grid, row, Column::Id.index(), &RowId::Measure(key.to_string()).write());
        let code = Cell { content: Content::Text(key.to_string()), path: path.into() };
        put(grid, row, Column::Code.index(), code);
        cells.into_iter().for_each(|(column, cell)| put(grid, row, column.index(), cell));
        true
    }

    fn answers(&mut self, book: Book) -> &mut Grid {
        let grid = self.grid(Sheet::Answers(book));
        if grid.cells.is_empty() {
            Column::ALL.iter().for_each(|column| put_text(grid, answers::HEADING_ROW, column.index(), &column.heading()));
        }
        grid
    }

    pub fn document(&mut self, cells: Vec<(&'static str, Cell)>) {
        let grid = self.grid(Sheet::Documents);
        if grid.cells.is_empty() {
            documents::COLUMNS.iter().for_each(|id| put_text(grid, documents::HEADING_ROW, documents::column(id), &documents::heading(id)));
        }
        put_row(grid, cells, documents::column);
    }

    pub fn special(&mut self, cells: Vec<(&'static str, Cell)>) {
        let grid = self.grid(Sheet::Specials);
        if grid.cells.is_empty() {
            specials::COLUMNS.iter().for_each(|id| put_text(grid, specials::HEADING_ROW, specials::column(id), &specials::heading(id)));
        }
        put_row(grid, cells.into_iter().map(|(key, cell)| (key, worded(key, cell))).collect(), specials::column);
    }
}

/// A row below all others. The item is a reference, whose set and code are apart in a form.
fn put_row(grid: &mut Grid, cells: Vec<(&'static str, Cell)>, column: fn(&str) -> u16) {
    let row = grid.end();
    for (key, cell) in cells {
        if key != "item" {
            put(grid, row, column(key), cell);
            continue;
        }
        let read = cell.content.plain();
        if let (Some((_, code)), Some(book)) = (read.split_once(':'), book_of(&read)) {
            put_text(grid, row, column("book"), &layout::book_word(book));
            put(grid, row, column("code"), Cell { content: Content::Text(code.to_string()), path: cell.path });
        } else {
            put(grid, row, column("code"), cell);
        }
    }
}

/// The kind of a special document may be written by its id.
fn worded(key: &str, cell: Cell) -> Cell {
    let kind = SpecialKind::from_id(&cell.content.plain()).filter(|_| key == "kind");
    kind.map_or(cell.content, |kind| Content::Text(layout::special_word(kind))).at(cell.path)
}

impl Content {
    fn at(self, path: Arc<str>) -> Cell {
        Cell { content: self, path }
    }
}

/// The set that a reference names, of whatever period.
fn book_of(reference: &str) -> Option<Book> {
    let (named, _) = reference.split_once(':')?;
    let of = |book: &Book| named.strip_prefix(book.id()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    Levels::named().books().find(of)
}

fn put(grid: &mut Grid, row: u32, column: u16, cell: Cell) {
    let at = (row, u32::from(column));
    grid.cells.insert(at, cell.content);
    grid.paths.insert(at, cell.path);
}

/// How sets are named, for those who named none.
pub(super) fn known_books() -> String {
    Levels::named().books().map(Book::id).collect::<Vec<_>>().join(", ")
}

/// What a form has printed.
fn put_text(grid: &mut Grid, row: u32, column: u16, text: &str) {
    grid.cells.insert((row, u32::from(column)), Content::Text(text.to_string()));
}
