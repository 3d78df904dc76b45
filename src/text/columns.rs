//! Columns of a table as wide as their texts ask for.

use super::Words;

/// How high a text or a table is; first by its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Height {
    lines: u32,
    liquid: u64,
}

impl Height {
    /// The lines a text takes, and what it would take if letters were a liquid, in thousandths: that shows a way between
    /// widths at which it breaks alike.
    fn of(words: &Words, room: u32) -> Self {
        Self { lines: words.lines(room), liquid: words.length() * 1000 / u64::from(room.max(1)) }
    }
}

/// Steps by which room is moved between columns: parts of a hundred of all.
const STEPS: [u32; 3] = [6, 3, 1];
/// The most a single long word may ask for: in parts of a hundred of all.
const MOST: u32 = 18;

/// Parts of a hundred of the rows that starting widths are found for.
const SHARES: [usize; 3] = [50, 75, 95];
/// As many lines are thought of for them.
const DEEP: u32 = 12;

/// Widths of columns that make the rows of a table as low as possible, found from those given and together as wide.
/// No column gets narrower than its longest word, unless that word is very long.
pub fn fitted(rows: &[Vec<Words>], from: &[u32]) -> Vec<u32> {
    let total: u32 = from.iter().sum();
    let least_of = |column: usize| rows.iter().filter_map(|r| r.get(column)).map(Words::least).max().unwrap_or(0);
    let least: Vec<u32> = (0..from.len()).map(|column| least_of(column).min(total * MOST / 100)).collect();
    let mut fit = Fit { rows, widths: enough(from, &least), least };
    let starts = SHARES.iter().filter_map(|share| fit.start(*share, total)).collect::<Vec<_>>();
    for start in starts {
        fit.take_lower(start);
    }
    for step in STEPS.map(|part| (total * part / 100).max(1)) {
        while fit.improve(step) {}
    }
    fit.widths
}

/// The widths with none below its least: what is lacking is taken where there is most to spare.
fn enough(from: &[u32], least: &[u32]) -> Vec<u32> {
    let mut widths = from.to_vec();
    let lacking: u32 = from.iter().zip(least).map(|(w, l)| l.saturating_sub(*w)).sum();
    let spare: u32 = from.iter().zip(least).map(|(w, l)| w.saturating_sub(*l)).sum();
    if lacking > spare || lacking == 0 {
        return widths;
    }
    let mut left = lacking;
    for (width, least) in widths.iter_mut().zip(least) {
        match width.checked_sub(*least) {
            None | Some(0) => *width = *least,
            Some(room) => {
                let taken = (room * lacking).div_ceil(spare).min(left).min(room);
                left -= taken;
                *width -= taken;
            }
        }
    }
    widths
}

/// A table whose columns are being moved.
struct Fit<'a> {
    rows: &'a [Vec<Words>],
    widths: Vec<u32>,
    least: Vec<u32>,
}

impl Fit<'_> {
    /// Widths at which such a share of the cells of every column takes as few lines as all columns together have room for;
    /// none where there is no room at all.
    fn start(&self, share: usize, total: u32) -> Option<Vec<u32>> {
        let asked = |lines: u32| (0..self.widths.len()).map(|column| self.asked(column, lines, share)).collect::<Vec<u32>>();
        let asked = (1..=DEEP).map(asked).find(|widths| widths.iter().sum::<u32>() <= total)?;
        let left = total - asked.iter().sum::<u32>();
        let all = asked.iter().sum::<u32>().max(1);
        let mut widths: Vec<u32> =
            asked.iter().map(|width| width + (u64::from(*width) * u64::from(left) / u64::from(all)) as u32).collect();
        let rest = total.saturating_sub(widths.iter().sum());
        widths.iter_mut().take(1).for_each(|first| *first += rest);
        Some(widths)
    }

    /// The width at which such a share of a column's cells takes so many lines.
    fn asked(&self, column: usize, lines: u32, share: usize) -> u32 {
        let mut lengths: Vec<u32> = self.rows.iter().filter_map(|row| row.get(column)).map(|words| words.room(lines)).collect();
        lengths.sort_unstable();
        let at = (lengths.len() * share / 100).min(lengths.len().saturating_sub(1));
        lengths.get(at).copied().unwrap_or(0).max(self.least.get(column).copied().unwrap_or(0))
    }

    /// Takes these widths where rows are lower with them.
    fn take_lower(&mut self, widths: Vec<u32>) {
        let now = self.height(&self.heights(Some), None);
        let before = std::mem::replace(&mut self.widths, widths);
        if self.height(&self.heights(Some), None) >= now {
            self.widths = before;
        }
    }

    /// Moves room from one column to another where that lowers the rows most; whether it did.
    fn improve(&mut self, step: u32) -> bool {
        let now = self.heights(Some);
        let narrow = self.heights(|width| width.checked_sub(step));
        let wide = self.heights(|width| Some(width + step));
        let mut best = (self.height(&now, None), None);
        for from in (0..self.widths.len()).filter(|from| self.may_give(*from, step)) {
            for to in (0..self.widths.len()).filter(|to| *to != from) {
                let height = self.height(&now, Some((from, &narrow, to, &wide)));
                if height < best.0 {
                    best = (height, Some((from, to)));
                }
            }
        }
        let Some((from, to)) = best.1 else { return false };
        self.move_room(from, to, step);
        true
    }

    fn may_give(&self, column: usize, step: u32) -> bool {
        let (width, least) = (self.widths.get(column), self.least.get(column));
        width.zip(least).is_some_and(|(width, least)| *width >= least + step)
    }

    fn move_room(&mut self, from: usize, to: usize, step: u32) {
        for (column, width) in self.widths.iter_mut().enumerate() {
            match column {
                c if c == from => *width = width.saturating_sub(step),
                c if c == to => *width += step,
                _ => {}
            }
        }
    }

    /// The height of every cell, by column and row, in columns changed so.
    fn heights(&self, changed: impl Fn(u32) -> Option<u32>) -> Vec<Vec<Height>> {
        let of = |(column, width): (usize, &u32)| {
            let room = changed(*width).unwrap_or(1);
            self.rows.iter().map(|row| row.get(column).map_or(FLAT, |words| Height::of(words, room))).collect()
        };
        self.widths.iter().enumerate().map(of).collect()
    }

    /// The height of all rows, two of the columns changed.
    fn height(&self, now: &[Vec<Height>], moved: Option<Moved>) -> Height {
        let at = |cells: &[Vec<Height>], column: usize, row: usize| cells.get(column).and_then(|c| c.get(row)).copied().unwrap_or(FLAT);
        let cell = |column: usize, row: usize| match moved {
            Some((from, narrow, _, _)) if from == column => at(narrow, column, row),
            Some((_, _, to, wide)) if to == column => at(wide, column, row),
            _ => at(now, column, row),
        };
        let columns = 0..self.widths.len();
        (0..self.rows.len()).fold(FLAT, |sum, row| {
            let lines = columns.clone().map(|c| cell(c, row).lines).max().unwrap_or(1);
            let liquid = columns.clone().map(|c| cell(c, row).liquid).max().unwrap_or(0);
            Height { lines: sum.lines + lines, liquid: sum.liquid + liquid }
        })
    }
}

/// Nothing in a cell.
const FLAT: Height = Height { lines: 0, liquid: 0 };

/// A column that gives room with its heights then, and one that gets it.
type Moved<'a> = (usize, &'a [Vec<Height>], usize, &'a [Vec<Height>]);

#[cfg(test)]
mod tests {
    use super::super::{lines, width};
    use super::*;

    #[test]
    fn the_longer_texts_get_the_room() {
        let rows = |texts: [&str; 2]| texts.iter().map(|t| Words::of(t)).collect::<Vec<_>>();
        let long = "một văn bản rất dài cần nhiều chỗ ".repeat(10);
        let table = vec![rows(["có", &long]), rows(["không", &long])];
        let found = fitted(&table, &[30_000, 30_000]);
        assert_eq!(found.iter().sum::<u32>(), 60_000);
        let best = lines(&long, 60_000 - width("không"));
        assert!(lines(&long, found[1]) == best && best < lines(&long, 30_000), "{found:?}");
    }

    #[test]
    fn no_column_is_narrower_than_its_longest_word() {
        let rows = vec![vec![Words::of("Nghiêng"), Words::of("a b c d e f g"), Words::of("x")]];
        let found = fitted(&rows, &[1000, 20_000, 4000]);
        assert!(found[0] >= width("Nghiêng") && found.iter().sum::<u32>() == 25_000, "{found:?}");
    }
}
