//! How much room a text takes in the letters of our papers, so that rows are high enough and columns as wide as their
//! texts ask for. Lengths are in thousandths of the size of the letters.

/// Widths of the letters from the blank to the tilde in Times New Roman.
const LETTERS: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278,
    278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722,
    722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500,
    500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
/// Letters with tone marks, which many machines take from another, wider font.
const TONED: [u32; 2] = [570, 740];
/// Anything else, such as an arrow.
const OTHER: u32 = 1000;
/// Letters on a screen are drawn on whole dots, which makes lines a little longer: in parts of a hundred.
const SAFE: u32 = 102;
/// Bold letters are that much wider: in parts of a hundred.
pub const BOLD: u32 = 111;

fn letter(c: char) -> u32 {
    if let Some(known) = (c as usize).checked_sub(0x20).and_then(|at| LETTERS.get(at)) {
        return u32::from(*known);
    }
    match c {
        '\u{a0}' => 250,
        'đ' | 'à' | 'á' | 'â' | 'ã' | 'è' | 'é' | 'ê' | 'ì' | 'í' | 'ò' | 'ó' | 'ô' | 'õ' | 'ù' | 'ú' | 'ý' | 'ă' | '–' | '“' | '”' => {
            500
        }
        'Đ' | 'À' | 'Á' | 'Â' | 'Ã' | 'È' | 'É' | 'Ê' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ù' | 'Ú' | 'Ý' | 'Ă' => 722,
        '≥' | '≤' | '×' => 570,
        c if c.is_lowercase() => TONED[0],
        c if c.is_uppercase() => TONED[1],
        _ => OTHER,
    }
}

/// The length of a text in one line.
pub fn width(text: &str) -> u32 {
    text.chars().map(letter).sum::<u32>().saturating_mul(SAFE) / 100
}

/// The words of a text with their lengths, for whoever breaks it at many widths.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Of each line of the text: the lengths of its words.
    lines: Vec<Vec<u32>>,
    /// The longest word.
    longest: u32,
}

impl Words {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let lines = text.split('\n').map(|line| line.split(' ').map(width).collect()).collect();
        let longest = text.split_whitespace().map(width).max().unwrap_or(0);
        Self { lines, longest }
    }

    /// Of a text in bold letters.
    pub fn bold(text: &str) -> Self {
        let wide = |length: u32| length * BOLD / 100;
        let Self { lines, longest } = Self::of(text);
        Self { lines: lines.into_iter().map(|line| line.into_iter().map(wide).collect()).collect(), longest: wide(longest) }
    }

    /// The longest word, and room for some more words where there are more.
    fn least(&self) -> u32 {
        let length: u32 = self.lines.iter().map(|line| line.iter().sum()).max().unwrap_or(0);
        self.longest.max(length.min(FEW_WORDS))
    }

    /// The lines it takes, and what it would take if letters were a liquid, in thousandths: that shows a way between widths
    /// at which it breaks alike.
    fn height(&self, room: u32) -> Height {
        let length: u64 = self.lines.iter().flatten().map(|word| u64::from(*word)).sum();
        Height { lines: self.lines(room), liquid: length * 1000 / u64::from(room.max(1)) }
    }

    /// The least width at which it takes so many lines, or its longest word.
    fn room(&self, lines: u32) -> u32 {
        let length: u32 = self.lines.iter().flatten().map(|word| word + u32::from(LETTERS[0])).sum();
        let (mut low, mut high) = (length / lines.max(1), length);
        if self.lines(high) > lines {
            return high;
        }
        while low + 50 < high {
            let middle = (low + high) / 2;
            if self.lines(middle) <= lines { high = middle } else { low = middle }
        }
        high
    }

    /// How many lines the text takes in a column of this width; a word that is longer is broken anywhere.
    pub fn lines(&self, room: u32) -> u32 {
        self.lines.iter().map(|line| broken(line, room.max(1))).sum::<u32>().max(1)
    }
}

fn broken(words: &[u32], room: u32) -> u32 {
    let blank = u32::from(LETTERS[0]);
    let (mut lines, mut used) = (1, 0);
    for word in words {
        if used > 0 && used + blank + word > room {
            lines += 1;
            used = 0;
        }
        let over = word.saturating_sub(1) / room;
        lines += over;
        used = if over > 0 { word - over * room } else { used + if used > 0 { blank } else { 0 } + word };
    }
    lines
}

/// How many lines a text takes.
pub fn lines(text: &str, room: u32) -> u32 {
    Words::of(text).lines(room)
}

/// How high a text or a table is; first by its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Height {
    lines: u32,
    liquid: u64,
}

/// Steps by which room is moved between columns: parts of a hundred of all.
const STEPS: [u32; 3] = [6, 3, 1];
/// About nine letters: texts in narrower columns are hard to read.
const FEW_WORDS: u32 = 4200;
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
            self.rows.iter().map(|row| row.get(column).map_or(FLAT, |words| words.height(room))).collect()
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
    use super::*;

    #[test]
    fn lines_break_between_words() {
        // "Minh " is 889 + 278 + 500 + 500 + 250 thousandths, and two in a hundred
        assert_eq!(width("Minh "), 2465);
        assert_eq!(lines("Minh Minh", 4700), 1);
        assert_eq!(lines("Minh Minh", 4600), 2, "the second word has no room");
        assert_eq!(lines("Minh\nMinh", 9000), 2);
        assert_eq!(lines("MinhMinhMinh", 3400), 2, "a long word is broken");
        assert_eq!(lines("", 10), 1);
    }

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
