//! Signs drawn into a cell: ticks, crosses, boxes.

use super::super::words::WORDS;

/// What a cell that holds a sign alone says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// ✓
    Tick,
    /// ☒ is a box that was chosen, or one that was denied.
    Cross,
    /// ☐
    Box,
}

/// The sign that is alone in a text.
pub(super) fn alone(text: &str) -> Option<Sign> {
    let inside = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '\u{fe0f}' | '\u{fe0e}'));
    let mut letters = inside.chars();
    let sign = of(letters.next()?)?;
    letters.next().is_none().then_some(sign)
}

fn of(c: char) -> Option<Sign> {
    if WORDS.ticks.contains(&c) {
        Some(Sign::Tick)
    } else if WORDS.crosses.contains(&c) {
        Some(Sign::Cross)
    } else {
        WORDS.boxes.contains(&c).then_some(Sign::Box)
    }
}

/// A word without the tick next to it: "Đạt (x)", "✓ Đạt".
pub(super) fn unticked(text: &str) -> Option<&str> {
    let is_tick = |part: &str| matches!(part, "(x)" | "(X)" | "x" | "X") || alone(part) == Some(Sign::Tick);
    let (word, last) = text.rsplit_once(' ').unwrap_or((text, ""));
    if is_tick(last) {
        return Some(word.trim());
    }
    let (first, word) = text.split_once(' ').unwrap_or(("", text));
    (alone(first) == Some(Sign::Tick)).then_some(word.trim())
}

/// The one word that is chosen among words with a box each: "☑ Đạt ☐ Không đạt", "Đạt ☐ Không đạt ☒".
pub(super) fn chosen(text: &str) -> Option<&str> {
    let signs: Vec<(usize, char, Sign)> = text.char_indices().filter_map(|(at, c)| Some((at, c, of(c)?))).collect();
    let filled: Vec<usize> = (0..signs.len()).filter(|i| signs.get(*i).is_some_and(|(.., sign)| *sign != Sign::Box)).collect();
    let [only] = filled.as_slice() else { return None };
    if signs.len() < 2 {
        return None;
    }
    let first = text.chars().next().and_then(of).is_some();
    let (at, c, _) = signs.get(*only)?;
    let word = if first {
        let end = signs.get(only + 1).map_or(text.len(), |(at, ..)| *at);
        text.get(at + c.len_utf8()..end)?
    } else {
        let start = only.checked_sub(1).and_then(|i| signs.get(i)).map_or(0, |(at, c, _)| at + c.len_utf8());
        text.get(start..*at)?
    };
    Some(word.trim_matches([' ', ':', ';', ',', '/', '-', '(', ')', '[', ']'])).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_alone_is_given() {
        for (text, sign) in [
            ("✓", Sign::Tick),
            ("√", Sign::Tick),
            ("(✔)", Sign::Tick),
            ("☑", Sign::Tick),
            ("☒", Sign::Cross),
            ("✗", Sign::Cross),
            ("[☐]", Sign::Box),
        ] {
            assert_eq!(alone(text), Some(sign), "{text}");
        }
        for text in ["x", "✓✓", "Đạt ✓", "", "ü"] {
            assert_eq!(alone(text), None, "{text}");
        }
    }

    #[test]
    fn the_word_beside_the_filled_box_is_chosen() {
        for (text, word) in [
            ("☑ Đạt ☐ Không đạt", Some("Đạt")),
            ("☐ Đạt ☒ Không đạt", Some("Không đạt")),
            ("Đạt ☐; Không đạt ☑", Some("Không đạt")),
            ("☑ Đạt ☑ Không đạt", None),
            ("☐ Đạt ☐ Không đạt", None),
            ("☑ Đạt", None),
        ] {
            assert_eq!(chosen(text), word, "{text}");
        }
    }

    #[test]
    fn a_tick_beside_a_word_adds_nothing() {
        for (text, word) in
            [("Đạt (x)", Some("Đạt")), ("Không đạt X", Some("Không đạt")), ("✓ Đạt", Some("Đạt")), ("Đạt", None), ("☐ Đạt", None)]
        {
            assert_eq!(unticked(text), word, "{text}");
        }
    }
}
