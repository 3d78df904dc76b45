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
/// About nine letters: texts in narrower columns are hard to read.
const FEW_WORDS: u32 = 4200;
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
    longest: u32,
}

impl Words {
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
    pub(super) fn least(&self) -> u32 {
        let length: u32 = self.lines.iter().map(|line| line.iter().sum()).max().unwrap_or(0);
        self.longest.max(length.min(FEW_WORDS))
    }

    /// The length of all its words.
    pub(super) fn length(&self) -> u64 {
        self.lines.iter().flatten().map(|word| u64::from(*word)).sum()
    }

    /// The least width at which it takes so many lines, or its longest word.
    pub(super) fn room(&self, lines: u32) -> u32 {
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
}
