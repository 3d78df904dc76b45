//! Tables with a row for each commune, item or finding of a round. There may be hundreds of thousands, so a row is made
//! when it is printed and not kept.

use super::{Cell, Column, Remark, Row, Shows, Table, column, heading};

/// A table whose rows are made one at a time.
pub struct List<'a> {
    /// The stable id.
    pub id: &'static str,
    /// What is above it; empty where its paper says so itself.
    pub title: String,
    /// Lines above its headings.
    pub remarks: Vec<Remark>,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// How many rows there are.
    pub count: usize,
    /// What is said where there are none.
    pub none: Option<String>,
    row: Box<dyn Fn(usize) -> Vec<Cell> + 'a>,
}

impl<'a> List<'a> {
    /// A row for each of these, with its number from 1.
    pub(super) fn of<T: 'a>(id: &'static str, columns: Vec<Shows<(usize, T)>>, rows: Vec<T>) -> Self {
        Self::headed(id, columns, rows, heading)
    }

    /// The same with headings of other words.
    pub(super) fn headed<T: 'a>(id: &'static str, columns: Vec<Shows<(usize, T)>>, rows: Vec<T>, heading: impl Fn(&str) -> String) -> Self {
        let rows: Vec<(usize, T)> = (1..).zip(rows).collect();
        let heads = columns.iter().map(|c| Column { heading: heading(c.id), ..column(c) }).collect();
        let cells = |row: &(usize, T), columns: &[Shows<(usize, T)>]| columns.iter().map(|c| (c.cell)(row)).collect();
        Self::made(id, heads, rows.len(), move |at| rows.get(at).map(|row| cells(row, &columns)).unwrap_or_default())
    }

    /// So many rows under these headings, each made by its place from 0.
    pub(super) fn made(id: &'static str, columns: Vec<Column>, count: usize, row: impl Fn(usize) -> Vec<Cell> + 'a) -> Self {
        Self { id, title: String::new(), remarks: Vec::new(), columns, count, none: None, row: Box::new(row) }
    }

    /// The same under a title.
    #[must_use]
    pub(super) fn titled(self, title: String) -> Self {
        Self { title, ..self }
    }

    /// The same with a line above its headings.
    #[must_use]
    pub(super) fn remarked(mut self, text: String) -> Self {
        self.remarks.push(Remark::of(text));
        self
    }

    /// The same with what is said where there are no rows.
    #[must_use]
    pub(super) fn or(self, none: String) -> Self {
        Self { none: Some(none), ..self }
    }

    /// The rows, each a cell for each column.
    pub fn rows(&self) -> impl Iterator<Item = Vec<Cell>> + '_ {
        (0..self.count).map(|at| (self.row)(at))
    }

    /// All rows at once, for a medium that holds them anyway.
    pub fn whole(&self) -> Table {
        let mut rows: Vec<Row> = self.rows().map(|cells| Row::Cells(None, cells)).collect();
        rows.extend(self.none.iter().filter(|_| self.count == 0).map(|none| Row::Remark(Remark::of(none.clone()))));
        Table { id: self.id, remarks: self.remarks.clone(), columns: self.columns.clone(), rows, idle: false }
    }

    /// The place of a column by its id.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.id == id)
    }
}
