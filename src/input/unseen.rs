//! Rows, columns and sheets hidden from the eye that hold answers. They are read as any other; that they are
//! hidden is said.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Grid;
use super::sight::Hidden;
use crate::commune::Commune;
use crate::diag::{Code, Diagnostic, Origin, Place, column_letters};
use crate::text::spans;

/// Where answers of one sheet are hidden.
#[derive(Default)]
struct Unseen {
    sheet: usize,
    rows: (usize, BTreeSet<u32>),
    columns: (usize, BTreeSet<u32>),
}

/// One finding for each way in which a sheet hides answers of a commune.
pub(super) fn findings(sheets: &[Grid], hidden: &BTreeMap<String, Hidden>, commune: &Commune) -> Vec<Diagnostic> {
    let of = |grid: &Grid| {
        let hidden = hidden.get(&*grid.name);
        if !grid.hidden && hidden.is_none_or(|h| h.rows.is_empty() && h.columns.is_empty()) {
            return Vec::new();
        }
        let none = Hidden::default();
        unseen(grid, hidden.unwrap_or(&none), commune).findings(grid)
    };
    sheets.iter().flat_map(of).collect()
}

fn unseen(grid: &Grid, hidden: &Hidden, commune: &Commune) -> Unseen {
    let mut found = Unseen::default();
    let holds = |spans: &[(u32, u32)], at: u32| spans.iter().any(|(from, to)| (*from..=*to).contains(&at));
    for at in cells(commune).filter(|at| at.file == grid.file && at.sheet == grid.name) {
        if grid.hidden {
            found.sheet += 1;
        } else if holds(&hidden.rows, at.row) {
            found.rows.0 += 1;
            found.rows.1.insert(at.row);
        } else if holds(&hidden.columns, at.column) {
            found.columns.0 += 1;
            found.columns.1.insert(at.column);
        }
    }
    found
}

/// The cells of all answers, the villages' too.
fn cells(commune: &Commune) -> impl Iterator<Item = &Origin> {
    let villages = commune.villages.iter().flat_map(|v| v.answers.values().filter_map(|a| a.origin.as_ref()).chain(&v.origin));
    commune.answers.values().filter_map(|a| a.origin.as_ref()).chain(villages)
}

impl Unseen {
    fn findings(self, grid: &Grid) -> Vec<Diagnostic> {
        let rows = spans(self.rows.1.iter().copied(), |row| (row + 1).to_string());
        let columns = spans(self.columns.1.iter().copied(), column_letters);
        let ways = [("sheet", self.sheet, String::new()), ("rows", self.rows.0, rows), ("columns", self.columns.0, columns)];
        let findings = |(kind, count, which): (&'static str, usize, String)| {
            let place = Place::Sheet(grid.file.clone(), grid.name.clone());
            Diagnostic::new(Code::AnswersHidden, place).with("kind", kind).with("count", count).with("which", which)
        };
        ways.into_iter().filter(|(_, count, _)| *count > 0).map(findings).collect()
    }
}
