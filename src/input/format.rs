//! How a cell is formatted: as a percentage, with how many decimals, in which font.

use std::collections::HashMap;

use calamine::Style;

use super::grid::{Content, Grid};
use super::legacy::Font;

/// What the format of a cell says of its content.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Format {
    /// A number is shown times 100 with a % sign.
    pub percent: bool,
    /// A number is shown with so many decimals.
    pub decimals: Option<u8>,
    /// A font from before Unicode.
    pub font: Option<Font>,
}

/// The formats of a workbook, each looked at once.
#[derive(Default)]
pub(super) struct Formats(HashMap<usize, Format>);

impl Formats {
    pub fn get(&mut self, number: usize, style: Option<&Style>) -> Format {
        *self.0.entry(number).or_insert_with(|| style.map(Format::of).unwrap_or_default())
    }
}

impl Format {
    fn of(style: &Style) -> Self {
        let code = style.number_format.as_ref().map_or("", |n| n.format_code.as_str());
        Self::new(code, style.font.as_ref().and_then(|font| font.name.as_deref()).and_then(Font::named))
    }

    /// That of a code in the notation of Excel, and of a font from before Unicode.
    pub fn new(code: &str, font: Option<Font>) -> Self {
        Self { percent: is_percent(code), decimals: decimals(code), font }
    }

    /// Whether it says anything that is not in the cell.
    pub fn tells(&self) -> bool {
        self.percent || self.decimals.is_some() || self.font.is_some()
    }

    /// Notes in a sheet what it says of a content.
    pub fn tell(self, grid: &mut Grid, at: (u32, u32), content: &Content) {
        match (content, self.font, self.decimals) {
            (Content::Text(text), Some(font), _) if !text.is_ascii() => {
                grid.fonts.insert(at, font);
            }
            (Content::Number { value, percent }, _, Some(decimals)) if *percent || !value.is_whole() => {
                grid.decimals.insert(at, decimals);
            }
            _ => {}
        }
    }
}

/// The marks of the first section of a format, outside quotes, escapes and brackets; an opening bracket is reported.
fn marks(code: &str) -> impl Iterator<Item = char> {
    let mut chars = code.chars();
    let (mut quoted, mut bracket) = (false, false);
    std::iter::from_fn(move || {
        loop {
            let c = chars.next()?;
            match c {
                '"' => quoted = !quoted,
                _ if quoted => {}
                '\\' | '_' | '*' => {
                    chars.next();
                }
                '[' => bracket = true,
                ']' => bracket = false,
                ';' => return None,
                other if !bracket => return Some(other),
                _ => {}
            }
        }
    })
}

/// A % sign where Excel multiplies by 100.
fn is_percent(code: &str) -> bool {
    marks(code).any(|c| c == '%')
}

/// How many decimals a format shows of any number; `None` where it shows as many as there are, or something else than
/// decimals.
fn decimals(code: &str) -> Option<u8> {
    let digit = |c: &char| matches!(c, '0' | '#' | '?');
    let all: Vec<char> = marks(code).collect();
    let shows_otherwise = all.iter().any(|c| matches!(c, '/' | '@' | 'E' | 'e') || c.is_ascii_alphabetic());
    let conditions = ["[<", "[>", "[="].iter().any(|mark| code.contains(mark));
    let last = all.iter().rposition(digit)?;
    // A comma behind the last digit divides by 1000.
    if shows_otherwise || conditions || all.get(last + 1) == Some(&',') {
        return None;
    }
    let behind = all.iter().skip_while(|c| **c != '.').filter(|c| digit(c)).count();
    u8::try_from(behind).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_counts_only_where_excel_multiplies() {
        for code in ["0%", "0.00%", "[Red]0.0%", "0 %", "#,##0.0%;-0.0%"] {
            assert!(is_percent(code), "{code}");
        }
        for code in ["General", "0.0\\%", "0\" %\"", "0;0%", "[%]0", "@"] {
            assert!(!is_percent(code), "{code}");
        }
    }

    #[test]
    fn decimals_are_those_that_are_shown() {
        for (code, shown) in [
            ("0", Some(0)),
            ("0.0", Some(1)),
            ("#,##0.00", Some(2)),
            ("0.0%", Some(1)),
            ("0.0\" %\"", Some(1)),
            ("#,##0.0_);(#,##0.0)", Some(1)),
            ("[Red]0.0", Some(1)),
            ("[$-42A]#,##0.0", Some(1)),
            ("_-* #,##0\\ _₫_-", Some(0)),
            ("General", None),
            ("@", None),
            ("#,##0,", None),
            ("0.00E+00", None),
            ("# ?/?", None),
            ("[>100]0;0.0", None),
            ("dd/mm/yyyy", None),
            ("", None),
        ] {
            assert_eq!(decimals(code), shown, "{code}");
        }
    }
}
