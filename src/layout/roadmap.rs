//! The roadmap: what an office plans for each gap, kept from run to run by the hidden id of the row.

use crate::messages::Lang;
use crate::text::{Date, fold_loose};

/// How the workbook is stamped.
pub const KIND: &str = "roadmap";
/// Property with the code of the commune, or its name.
pub const COMMUNE: &str = "ntm-commune";
/// Years whose quarters are drawn.
pub const YEARS: i16 = 2;
/// Ids of the columns before the quarters, with their widths.
pub const COLUMNS: [(&str, f64); 12] = [
    ("number", 4.5),
    ("indicator", 32.0),
    ("required", 14.0),
    ("result", 15.0),
    ("gap", 18.0),
    ("department", 14.0),
    ("work", 24.0),
    ("quarter", 11.0),
    ("cost", 10.5),
    ("fund", 11.0),
    ("note", 13.0),
    ("state", 9.0),
];
/// What the office types.
pub const TYPED: [&str; 5] = ["work", "quarter", "cost", "fund", "note"];
/// The hidden cell of the row of sums.
pub const TOTAL: &str = "total";
/// The hidden cell of a heading between rows.
pub const SECTION: &str = "section";
/// What is in the quarter of a work.
pub const MARK: &str = "■";

/// Name of the sheet.
pub fn name() -> String {
    Lang::Vi.text("sheet-roadmap")
}

/// Heading of a column.
pub fn heading(id: &str) -> String {
    Lang::Vi.text(&format!("roadmap-column-{id}"))
}

/// Zero-based index of a column.
pub fn index(id: &str) -> u16 {
    COLUMNS.iter().position(|(c, _)| *c == id).unwrap_or_default() as u16
}

/// The hidden column, behind the quarters.
pub const fn id_column() -> u16 {
    COLUMNS.len() as u16 + 4 * YEARS as u16
}

/// A quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    pub year: i16,
    /// One to four.
    pub number: u8,
}

/// The Roman numbers of the quarters, as offices write them.
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

impl Quarter {
    /// All quarters of some years.
    pub fn of_years(first: i16, years: i16) -> impl Iterator<Item = Self> {
        (first..first.saturating_add(years)).flat_map(|year| (1..=4).map(move |number| Self { year, number }))
    }

    /// "Quý II/2025".
    pub fn words(self) -> String {
        Lang::Vi.say("roadmap-quarter", &[("number", self.roman().into()), ("year", self.year.into())])
    }

    /// "II".
    pub fn roman(self) -> &'static str {
        ROMAN.get(usize::from(self.number).wrapping_sub(1)).copied().unwrap_or_default()
    }

    /// Reads "Quý II/2025", "quý 2 năm 2025", "Q2/2025", "II/2025".
    pub fn read(text: &str) -> Option<Self> {
        let folded = fold_loose(text);
        let word = fold_loose(&Lang::Vi.text("roadmap-quarter-word"));
        let rest = folded.strip_prefix(&word).or_else(|| folded.strip_prefix('q')).unwrap_or(&folded);
        let parts: Vec<&str> = rest.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()).collect();
        let (number, year) = (parts.first()?, parts.last().filter(|_| parts.len() > 1)?);
        let roman = ROMAN.iter().position(|r| r.eq_ignore_ascii_case(number)).map(|at| at as u8 + 1);
        let number = roman.or_else(|| number.parse().ok()).filter(|n| (1..=4).contains(n))?;
        let year = year.parse().ok().filter(|y| (1000..10_000).contains(y))?;
        Some(Self { year, number })
    }

    /// Whether it is over on a day; its last day still belongs to it.
    pub fn is_past(self, day: Date) -> bool {
        let present = Self { year: day.year(), number: (day.month() as u8).div_ceil(3) };
        self < present
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_read_as_offices_write_it() {
        let second = Some(Quarter { year: 2025, number: 2 });
        for text in ["Quý II/2025", "quý 2/2025", "Quý 2 năm 2025", "Q2/2025", "q.II-2025", "II/2025", "2/2025"] {
            assert_eq!(Quarter::read(text), second, "{text}");
        }
        for text in ["", "2025", "Quý V/2025", "Quý II", "tháng 5/2025", "Quý II/25"] {
            assert_eq!(Quarter::read(text), None, "{text}");
        }
        assert_eq!(second.and_then(|q| Quarter::read(&q.words())), second);
    }

    #[test]
    fn the_last_day_of_a_quarter_is_not_past() {
        let second = Quarter { year: 2025, number: 2 };
        assert!(!second.is_past(Date::constant(2025, 6, 30)));
        assert!(second.is_past(Date::constant(2025, 7, 1)));
        assert!(!second.is_past(Date::constant(2024, 12, 31)));
    }
}
