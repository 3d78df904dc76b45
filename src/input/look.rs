//! How a cell looks, where that is not what it says: parts raised or struck out, signs of a font of symbols, a number
//! shown rounded.

use super::symbols::Symbols;
use super::words::WORDS;
use crate::text::fold_loose;

/// Why a part of a text is apart from the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    /// Superscript: a note's number, an exponent.
    Raised,
    /// Subscript.
    Lowered,
    /// Crossed out: what its writer took back.
    Struck,
}

impl Apart {
    /// As a fact of a finding.
    pub fn id(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Lowered => "lowered",
            Self::Struck => "struck",
        }
    }
}

/// What a font does to a text, besides making it large or bold.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Face {
    pub apart: Option<Apart>,
    /// Shows signs for its letters.
    pub symbols: Option<&'static Symbols>,
}

/// A part of a text in one font; without a face of its own it has that of the cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub text: String,
    /// What its font does.
    pub face: Option<Face>,
}

/// What a cell looks like. Its content is what is left without the parts that are apart; all of it where nothing is
/// left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// What the eye sees in the cell, where that is not its content.
    pub seen: Option<String>,
    /// The parts that are apart, in order.
    pub apart: Vec<(Apart, String)>,
    /// Nothing else is in the cell.
    pub whole: bool,
}

impl Look {
    /// The parts that are apart for one reason, as one text.
    pub fn parts(&self, apart: Apart) -> String {
        let parts: Vec<&str> = self.apart.iter().filter(|(why, _)| *why == apart).map(|(_, text)| text.trim()).collect();
        parts.join(" … ")
    }

    /// Puts every text through a conversion of its letters.
    pub fn convert(&mut self, letters: impl Fn(&str) -> String) {
        self.seen.iter_mut().chain(self.apart.iter_mut().map(|(_, text)| text)).for_each(|text| *text = letters(text));
    }
}

/// A text in pieces, put together again.
#[derive(Default)]
struct Parts {
    typed: String,
    seen: String,
    left: String,
    apart: Vec<(Apart, String)>,
    signs: bool,
    /// Something was left out since.
    gap: bool,
}

/// What is left of a text without the parts that are apart, and what it looks like, where it does not say so itself.
pub(super) fn dressed<'p>(pieces: impl IntoIterator<Item = (&'p str, Face)>) -> (String, Option<Look>) {
    let mut parts = Parts::default();
    for (text, face) in pieces {
        parts.add(text, face);
    }
    if parts.apart.is_empty() && !parts.signs {
        return (parts.typed, None);
    }
    let whole = parts.left.trim().is_empty();
    let content = if whole { parts.typed } else { parts.left };
    let look = Look { seen: Some(parts.seen.trim().to_string()), apart: parts.apart, whole };
    (content, Some(look))
}

impl Parts {
    fn add(&mut self, text: &str, face: Face) {
        let shown = face.symbols.map(|symbols| symbols.shown(text));
        let text_shown = shown.as_deref().unwrap_or(text);
        self.typed.push_str(text_shown);
        match face.symbols {
            Some(symbols) if !text.trim().is_empty() => {
                self.signs = true;
                self.seen.push_str(&format!("{} ({}: {})", text.trim(), symbols.name, text_shown.trim()));
            }
            _ => self.seen.push_str(text),
        }
        match face.apart.filter(|apart| !text.trim().is_empty() && !self.is_own(*apart, text)) {
            Some(apart) => self.leave_out(apart, text),
            None => self.keep(text_shown),
        }
    }

    fn keep(&mut self, text: &str) {
        let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let both = self.left.trim_end().ends_with(figure) && text.trim_start().starts_with(figure);
        // Digits on both sides of what is left out are not one number.
        if both && self.gap {
            self.left.push('\n');
        }
        self.gap &= text.trim().is_empty();
        self.left.push_str(text);
    }

    fn leave_out(&mut self, apart: Apart, text: &str) {
        match self.apart.last_mut().filter(|(last, _)| self.gap && *last == apart) {
            Some((_, parts)) => parts.push_str(text),
            None => self.apart.push((apart, text.to_string())),
        }
        self.gap = true;
    }

    /// The 2 of m² and of CO₂ belongs to its word.
    fn is_own(&self, apart: Apart, text: &str) -> bool {
        let digits = text.trim().chars().all(|c| c.is_ascii_digit());
        match apart {
            Apart::Raised => matches!(text.trim(), "2" | "3") && ends_in_unit(&self.left),
            Apart::Lowered => digits && self.left.ends_with(char::is_alphabetic),
            Apart::Struck => false,
        }
    }
}

/// Whether a text ends in a unit of length, whose square and cube are units too.
fn ends_in_unit(text: &str) -> bool {
    let start = text.trim_end_matches(char::is_alphabetic).len();
    let word = fold_loose(text.get(start..).unwrap_or_default());
    WORDS.lengths.contains(&word)
}

/// What a letter that is raised or lowered by itself stands for: ² for 2.
fn small(c: char) -> Option<(Apart, char)> {
    let at = |base: char, from: u8| char::from_u32(u32::from(from) + (c as u32 - base as u32));
    match c {
        '¹' => Some((Apart::Raised, '1')),
        '²' => Some((Apart::Raised, '2')),
        '³' => Some((Apart::Raised, '3')),
        '⁰' | '⁴'..='⁹' => at('⁰', b'0').map(|digit| (Apart::Raised, digit)),
        '⁺' => Some((Apart::Raised, '+')),
        '⁻' => Some((Apart::Raised, '-')),
        '⁽' => Some((Apart::Raised, '(')),
        '⁾' => Some((Apart::Raised, ')')),
        '₀'..='₉' => at('₀', b'0').map(|digit| (Apart::Lowered, digit)),
        _ => None,
    }
}

/// The same of a text whose letters are raised or lowered by themselves: "9¹" is 9 and a note.
pub(super) fn undressed(text: &str) -> Option<(String, Look)> {
    if !text.chars().any(|c| small(c).is_some()) {
        return None;
    }
    let mut pieces: Vec<(String, Face)> = Vec::new();
    for c in text.chars() {
        let (apart, letter) = small(c).map_or((None, c), |(apart, letter)| (Some(apart), letter));
        match pieces.last_mut().filter(|(_, face)| face.apart == apart) {
            Some((piece, _)) => piece.push(letter),
            None => pieces.push((letter.to_string(), Face { apart, symbols: None })),
        }
    }
    let (content, look) = dressed(pieces.iter().map(|(text, face)| (text.as_str(), *face)));
    let look = Look { seen: Some(text.to_string()), ..look.unwrap_or_default() };
    Some((content, look))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Option<Apart> = None;
    const UP: Option<Apart> = Some(Apart::Raised);
    const DOWN: Option<Apart> = Some(Apart::Lowered);
    const OUT: Option<Apart> = Some(Apart::Struck);

    #[test]
    fn what_stands_apart_is_left_out() {
        for (pieces, left, whole, out) in [
            (&[("9", PLAIN), ("1", UP)][..], "9", false, "1"),
            (&[("5", OUT), ("62", PLAIN)], "62", false, "5"),
            (&[("95,5", PLAIN), (" (1)", UP)], "95,5", false, " (1)"),
            (&[("9", PLAIN), ("5", OUT), ("62", PLAIN)], "9\n62", false, "5"),
            (&[("1.", PLAIN), ("2", OUT), ("5", PLAIN)], "1.\n5", false, "2"),
            (&[("1", PLAIN), ("5", OUT), (" ", PLAIN), ("234", PLAIN)], "1 \n234", false, "5"),
            (&[("62", OUT)], "62", true, "62"),
            (&[("62", OUT), (" ", PLAIN)], "62 ", true, "62"),
            (&[("2,1 m", PLAIN), ("2", UP), ("/người", PLAIN)], "2,1 m2/người", false, ""),
            (&[("5 km", PLAIN), ("2", UP)], "5 km2", false, ""),
            (&[("12 hộ", PLAIN), ("2", UP)], "12 hộ", false, "2"),
            (&[("CO", PLAIN), ("2", DOWN)], "CO2", false, ""),
            (&[("9", PLAIN), ("2", DOWN)], "9", false, "2"),
        ] {
            let (content, look) = dressed(pieces.iter().map(|(text, apart)| (*text, Face { apart: *apart, symbols: None })));
            let parts: String = look.iter().flat_map(|l| l.apart.iter().map(|(_, text)| text.as_str())).collect();
            assert_eq!((content.as_str(), look.is_some_and(|l| l.whole), parts.as_str()), (left, whole, out), "{pieces:?}");
        }
    }

    #[test]
    fn signs_are_read_as_they_look() {
        let face = Face { apart: None, symbols: Symbols::named("Wingdings") };
        let (content, look) = dressed([("ü", face)]);
        assert_eq!((content.as_str(), look.and_then(|l| l.seen).as_deref()), ("✓", Some("ü (Wingdings: ✓)")));
    }

    #[test]
    fn letters_raised_by_themselves_are_no_digits() {
        for (text, left, out) in
            [("9¹", "9", "1"), ("62²", "62", "2"), ("95,5⁽¹⁾", "95,5", "(1)"), ("2,1 m²/người", "2,1 m2/người", ""), ("7₃", "7", "3")]
        {
            let (content, look) = undressed(text).unwrap();
            let parts: String = look.apart.iter().map(|(_, text)| text.as_str()).collect();
            assert_eq!((content.as_str(), parts.as_str()), (left, out), "{text}");
        }
        assert_eq!(undressed("95,5%"), None);
    }
}
