//! The columns of our own forms, by their headings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::grid::Grid;
use super::rows::Columns;
use crate::layout::Column;
use crate::text::fold_loose;

/// Rows searched for headings: titles and attributes are above them.
pub(super) const SEARCHED: u32 = 30;

/// Where the columns of a sheet of answers are.
#[derive(Debug, Clone)]
pub(super) struct Header {
    /// The row of the headings.
    pub row: u32,
    pub columns: Columns,
}

/// Headings of our own forms.
static OWN: LazyLock<BTreeMap<String, Column>> = LazyLock::new(|| Column::ALL.iter().map(|c| (fold_loose(&c.heading()), *c)).collect());

/// The column of ours that a heading, folded without tone marks, names.
pub(super) fn own(key: &str) -> Option<Column> {
    OWN.get(key).copied()
}

/// The headings of an answers sheet of a form of ours: its own words, wherever its columns have moved.
pub(super) fn of_form(grid: &Grid) -> Option<Header> {
    let needed = [Column::Code, Column::Result];
    grid.rows().take(SEARCHED as usize).find_map(|row| {
        let mut columns = Columns::new();
        for (column, content) in grid.row(row) {
            if let Some(role) = own(&fold_loose(&content.plain())) {
                columns.entry(role).or_insert(column);
            }
        }
        needed.iter().all(|c| columns.contains_key(c)).then(|| Header { row, columns: completed(columns) })
    })
}

/// Columns whose heading was overwritten are where they always did, if the others do. Earlier forms had no columns
/// that answer, those of the first layout no column of explanations.
fn completed(mut columns: Columns) -> Columns {
    let before: Vec<Column> = Column::before_answering().collect();
    let first: Vec<Column> = Column::before_answering().filter(|c| *c != Column::Explanation).collect();
    let layouts = [Column::ALL, &before, &first].map(|l| (0u32..).zip(l.iter().copied()).map(|(at, role)| (role, at)).collect::<Columns>());
    if let Some(layout) = layouts.into_iter().find(|l| columns.iter().all(|(role, at)| l.get(role) == Some(at))) {
        for (role, at) in layout {
            columns.entry(role).or_insert(at);
        }
    }
    columns
}
