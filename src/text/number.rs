//! Numbers typed as text, by Vietnamese and English habit. What cannot be decided is not decided.

use super::Decimal;

/// What a text says when read as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberText {
    /// One reading; `percent` when a % sign stood behind it.
    Number {
        /// The value as typed: "95,5 %" is 95.5.
        value: Decimal,
        /// A % sign stood behind the digits.
        percent: bool,
    },
    /// "1.234" is 1234 in Vietnamese and 1.234 in English: both readings, none taken.
    Ambiguous(Decimal, Decimal),
    /// Not a number.
    Not,
}

/// Reads `text` as a number: decimal comma or point, thousands marks, single blanks between groups of three digits, one %
/// behind. Digits that are raised or in circles are none: they stand for a note.
pub fn read_number(text: &str) -> NumberText {
    let plain: String = text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).map(narrow).collect();
    let (body, percent) = plain.trim().strip_suffix('%').map_or((plain.trim(), false), |b| (b.trim_end(), true));
    let (sign, digits) = match body.strip_prefix(['-', '−', '–']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", body),
    };
    let number = |plain: String| match format!("{sign}{plain}").parse() {
        Ok(value) => NumberText::Number { value, percent },
        Err(()) => NumberText::Not,
    };
    if digits.contains(char::is_whitespace) {
        return blanks(digits).map_or(NumberText::Not, number);
    }
    let (dots, commas) = (digits.matches('.').count(), digits.matches(',').count());
    match (dots, commas) {
        (0, 0) => number(digits.to_string()),
        (1, 0) if thousands(digits, '.') => ambiguous(sign, digits, '.'),
        (0, 1) if thousands(digits, ',') => ambiguous(sign, digits, ','),
        (1, 0) => number(digits.to_string()),
        (0, 1) => number(digits.replace(',', ".")),
        (_, 0) if thousands(digits, '.') => number(digits.replace('.', "")),
        (0, _) if thousands(digits, ',') => number(digits.replace(',', "")),
        _ => mixed(digits, '.', ',').or_else(|| mixed(digits, ',', '.')).map_or(NumberText::Not, number),
    }
}

/// Digits that a text may have to be [`plain_digits`]: with one more, a double would not hold every such number.
pub const PLAIN_DIGITS: usize = 14;
/// Digits of a group of thousands: as many behind a comma could be one.
pub const GROUP: usize = 3;

/// The number of a text that is one by the formulas of a form as well, whatever the settings of the machine: digits
/// and at most one comma between them, behind which there are not three.
pub fn plain_digits(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once(',').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let short = text.chars().filter(char::is_ascii_digit).count() <= PLAIN_DIGITS;
    let plain = digits(whole) && digits(fraction) && fraction.len() != GROUP && short;
    if plain { format!("{whole}.{fraction}").parse().ok() } else { None }
}

/// A letter of full width as its usual one.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// Whether a character joins digits: a blank, wide or narrow, but neither a tab nor the end of a line.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}')
}

/// "1 234 567,8": single blanks between groups of three; then what follows a point or comma is a fraction.
fn blanks(digits: &str) -> Option<String> {
    let digits: String = digits.chars().map(|c| if is_blank(c) { ' ' } else { c }).collect();
    let end = digits.find(['.', ',']).unwrap_or(digits.len());
    let (whole, fraction) = digits.split_at_checked(end)?;
    let fraction = fraction.replacen(',', ".", 1);
    let digits_only =
        fraction.is_empty() || fraction.strip_prefix('.').is_some_and(|f| !f.is_empty() && f.chars().all(|c| c.is_ascii_digit()));
    (thousands(whole, ' ') && digits_only).then(|| format!("{}{fraction}", whole.replace(' ', "")))
}

/// Digits grouped by `mark` in threes: 1.234, 1.234.567; not 0.955 (no number is written so) nor 12.34.
fn thousands(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    let led = (1..=3).contains(&first.len()) && !first.starts_with('0') && first.chars().all(|c| c.is_ascii_digit());
    led && groups.all(|g| g.len() == 3 && g.chars().all(|c| c.is_ascii_digit()))
}

fn ambiguous(sign: &str, digits: &str, mark: char) -> NumberText {
    let whole = format!("{sign}{}", digits.replace(mark, "")).parse();
    let fraction = format!("{sign}{}", digits.replace(mark, ".")).parse();
    match (whole, fraction) {
        (Ok(whole), Ok(fraction)) => NumberText::Ambiguous(whole, fraction),
        _ => NumberText::Not,
    }
}

/// "1.234,5" with thousands `group` and decimal `point`.
fn mixed(digits: &str, group: char, point: char) -> Option<String> {
    let (whole, fraction) = digits.split_once(point)?;
    let digits_only = fraction.chars().all(|c| c.is_ascii_digit());
    (digits_only && thousands(whole, group)).then(|| format!("{}.{fraction}", whole.replace(group, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_of_both_countries() {
        for (text, value) in [
            ("95,5", "95.5"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("95.5", "95.5"),
            ("0.955", "0.955"),
            ("１００", "100"),
            ("1 234,5", "1234.5"),
            ("1 234", "1234"),
            ("12 345,6", "12345.6"),
            ("12\u{202f}345.6", "12345.6"),
            ("1\u{a0}234\u{2009}567", "1234567"),
            ("12 345,678", "12345.678"),
            ("- 3", "-3"),
            ("９５，５％", "95.5"),
            ("95,5\u{a0}%", "95.5"),
            ("−3", "-3"),
            ("007", "7"),
        ] {
            let NumberText::Number { value: got, .. } = read_number(text) else { panic!("{text}") };
            assert_eq!(got, value.parse().unwrap(), "{text}");
        }
    }

    #[test]
    fn what_can_be_two_numbers_is_neither() {
        assert_eq!(read_number("1.234"), NumberText::Ambiguous("1234".parse().unwrap(), "1.234".parse().unwrap()));
        assert!(matches!(read_number("12,345"), NumberText::Ambiguous(..)));
    }

    #[test]
    fn words_and_signs_are_no_numbers() {
        for text in ["≥95%", "3/5", "-", "", ".5", "12.34,56", "1e5", "NaN", "95% (ước)", "5,", "1,2,3", "'95,5", "95'5"] {
            assert_eq!(read_number(text), NumberText::Not, "{text}");
        }
    }

    #[test]
    fn two_numbers_are_never_joined() {
        for text in ["62 5", "7\n9", "95 96", "1\n234", "1\t234", "1\u{2028}234", "1  234", "12 13%", "95 ,5", "95, 5", "1234 567", "0 123"]
        {
            assert_eq!(read_number(text), NumberText::Not, "{text:?}");
        }
    }

    #[test]
    fn plain_digits_are_digits_and_one_comma() {
        for (text, value) in [("100", "100"), ("99,6", "99.6"), ("0,5", "0.5"), ("007", "7"), ("12,3456", "12.3456")] {
            assert_eq!(plain_digits(text), Some(value.parse().unwrap()), "{text}");
        }
        for text in ["62 5", "7\n9", "95,5%", "95.5", "1,234", ",5", "5,", "1,2,3", "-3", "1e5", "9²", "１００", "", ",", "123456789012345"]
        {
            assert_eq!(plain_digits(text), None, "{text:?}");
        }
    }

    #[test]
    fn digits_of_a_note_are_no_part_of_a_number() {
        for text in ["9¹", "62²", "9₁", "9①", "5½", "9⒈", "²"] {
            assert_eq!(read_number(text), NumberText::Not, "{text}");
        }
    }
}
