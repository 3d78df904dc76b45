//! The numbers in a text, and what is between them: "95,5% (382/400)".

use super::number::{NumberText, is_blank, read_number};

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral<'t> {
    /// As it was typed, with its % sign.
    pub typed: &'t str,
    pub value: NumberText,
}

/// The numbers of a text in order, and the gaps before, between and behind them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numerals<'t> {
    pub numbers: Vec<Numeral<'t>>,
    /// One gap more than there are numbers.
    pub gaps: Vec<&'t str>,
}

/// Finds the numbers of a text. Digits behind a letter are part of a word: m2.
pub fn numerals(text: &str) -> Numerals<'_> {
    let mut found = Numerals::default();
    let (mut from, mut at) = (0, 0);
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_digit)).map(|n| n + at) {
        let rest = text.get(start..).unwrap_or_default();
        if text.get(..start).is_some_and(|before| before.ends_with(char::is_alphabetic)) {
            at = start + digits(rest);
            continue;
        }
        at = start + length(rest);
        let typed = text.get(start..at).unwrap_or_default();
        found.gaps.push(text.get(from..start).unwrap_or_default());
        found.numbers.push(Numeral { typed, value: read_number(typed) });
        from = at;
    }
    found.gaps.push(text.get(from..).unwrap_or_default());
    found
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&c)
}

/// Bytes of the digits a text begins with.
fn digits(text: &str) -> usize {
    text.find(|c| !is_digit(c)).unwrap_or(text.len())
}

/// Bytes of the number a text begins with.
fn length(text: &str) -> usize {
    let mut end = digits(text);
    while let Some(more) = text.split_at_checked(end).and_then(|(head, tail)| further(head, tail)) {
        end += more;
    }
    let tail = text.get(end..).unwrap_or_default();
    let sign = tail.trim_start_matches(is_blank);
    if sign.starts_with(['%', '％']) { end + (tail.len() - sign.len()) + sign.chars().next().map_or(0, char::len_utf8) } else { end }
}

/// Bytes by which a number goes on: a fraction, or a group of three digits behind a blank.
fn further(head: &str, tail: &str) -> Option<usize> {
    let mark = tail.chars().next()?;
    let rest = tail.get(mark.len_utf8()..)?;
    let group = digits(rest);
    let goes_on = match mark {
        '.' | ',' => group > 0,
        blank => is_blank(blank) && rest.get(..group)?.chars().count() == 3 && is_grouped(head),
    };
    goes_on.then_some(mark.len_utf8() + group)
}

fn is_grouped(head: &str) -> bool {
    let mut groups = head.split(is_blank);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.chars().count())
        && !first.contains(['.', ','])
        && !first.starts_with('0')
        && groups.all(|g| !g.contains(['.', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> (Vec<&str>, Vec<&str>) {
        let found = numerals(text);
        (found.numbers.iter().map(|n| n.typed).collect(), found.gaps)
    }

    #[test]
    fn numbers_and_what_stands_between_them() {
        for (text, numbers, gaps) in [
            ("95,5 % (382/400)", &["95,5 %", "382", "400"][..], &["", " (", "/", ")"][..]),
            ("2,1 m2/người", &["2,1"], &["", " m2/người"]),
            ("12 345,6 km", &["12 345,6"], &["", " km"]),
            ("62 5", &["62", "5"], &["", " ", ""]),
            ("7\n900", &["7", "900"], &["", "\n", ""]),
            ("1,5 234", &["1,5", "234"], &["", " ", ""]),
            ("12; 13.", &["12", "13"], &["", "; ", "."]),
            ("chưa có", &[], &["chưa có"]),
        ] {
            assert_eq!(typed(text), (numbers.to_vec(), gaps.to_vec()), "{text}");
        }
    }
}
