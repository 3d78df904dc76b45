//! Rows, columns and sheets hidden from the eye that hold answers. They are read as any other; that they are
//! hidden is said.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Grid;
use super::sight::Hidden;
use crate::commune::Commune;
use crate::diag::{Code, Diagnostic, Origin, Place, column_letters};

/// Where answers of one sheet are hidden.
#[derive(Default)]
struct Unseen {
    sheet: usize,
    rows: (usize, BTreeSet<u32>),
    columns: (usize, BTreeSet<u32>),
}

/// One finding for each way in which a sheet hides answers of a commune.
pub(super) fn told(sheets: &[Grid], hidden: &BTreeMap<String, Hidden>, commune: &Commune) -> Vec<Diagnostic> {
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
        let rows = spans(&self.rows.1, |row| (row + 1).to_string());
        let columns = spans(&self.columns.1, column_letters);
        let ways = [("sheet", self.sheet, String::new()), ("rows", self.rows.0, rows), ("columns", self.columns.0, columns)];
        let told = |(kind, count, which): (&'static str, usize, String)| {
            let place = Place::Sheet(grid.file.clone(), grid.name.clone());
            Diagnostic::new(Code::AnswersHidden, place).with("kind", kind).with("count", count).with("which", which)
        };
        ways.into_iter().filter(|(_, count, _)| *count > 0).map(told).collect()
    }
}

/// "5–7, 12".
fn spans(numbers: &BTreeSet<u32>, name: impl Fn(u32) -> String) -> String {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match spans.last_mut() {
            Some((_, to)) if *to + 1 == *number => *to = *number,
            _ => spans.push((*number, *number)),
        }
    }
    let print = |(from, to): (u32, u32)| if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) };
    spans.into_iter().map(print).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_are_told_as_one_span() {
        assert_eq!(spans(&BTreeSet::from([4, 5, 6, 11]), |n| (n + 1).to_string()), "5–7, 12");
        assert_eq!(spans(&BTreeSet::from([3, 25, 26]), column_letters), "D, Z–AA");
    }
}
