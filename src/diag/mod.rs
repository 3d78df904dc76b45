//! Findings: what was found, how grave, where, with which facts. No sentences: those are in `messages`.

mod codes;
mod grading;
mod reason;

use std::fmt;
use std::sync::Arc;

use crate::text::{Date, Decimal, ids};

pub use codes::Code;
pub use grading::Fixed;
pub use reason::reason;

impl Code {
    /// Said of the criteria in force: the same for every commune of a run.
    pub fn is_of_criteria(self) -> bool {
        self.is_standing() || matches!(self, Self::CriteriaReplaced | Self::Illustration | Self::OfficeInForce)
    }

    /// Of these, what `ntm criteria check` says in full and all else counts in one line.
    pub fn is_standing(self) -> bool {
        matches!(self, Self::CriteriaNotice | Self::CriteriaMaybeLooser | Self::LimitUnused)
    }
}

/// How grave a finding is. Errors and warnings never change a verdict by themselves: an erroneous
/// cell makes its measure undetermined, a warning asks for a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something cannot be used as it is.
    Error,
    /// Something was used, but a person should look.
    Warning,
    Note,
}

ids! { Severity: Error => "error", Warning => "warning", Note => "note" }

/// A cell of a workbook: where an answer was read, where a mistake is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// File name as the user gave it.
    pub file: Arc<str>,
    pub sheet: Arc<str>,
    /// Zero-based row.
    pub row: u32,
    /// Zero-based column.
    pub column: u32,
    /// In a Word document the sheet is a table: how many rows hold what is written above it.
    pub above: Option<u32>,
    /// In a document of JSON: the path of the value, which has neither sheet nor cell.
    pub path: Option<Arc<str>>,
}

impl Origin {
    /// "E14": the address as Excel shows it, or the path in JSON. In a table of a Word document its own rows count from 1, and what is written
    /// above it is row 0.
    pub fn cell(&self) -> String {
        if let Some(path) = &self.path {
            return path.to_string();
        }
        format!("{}{}", column_letters(self.column), (self.row + 1).saturating_sub(self.above.unwrap_or_default()))
    }

    /// Row and column of a table of a Word document, counted from 1; row 0 is what is written above it.
    pub fn of_word(&self) -> Option<(usize, usize)> {
        let above = self.above?;
        Some(((self.row + 1).saturating_sub(above) as usize, self.column as usize + 1))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{} › {path}", self.file),
            None => write!(f, "{} › {} › {}", self.file, self.sheet, self.cell()),
        }
    }
}

/// 0 → A, 25 → Z, 26 → AA.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The command line, or no place at all.
    Nowhere,
    File(Arc<str>),
    /// A sheet of a file.
    Sheet(Arc<str>, Arc<str>),
    Cell(Origin),
    /// A line of a criteria file.
    Line(Arc<str>, usize),
    /// What is supposed on the command line: "2.2=80".
    Option(Arc<str>),
}

impl Place {
    /// The file it is in.
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::File(file) | Self::Sheet(file, _) | Self::Line(file, _) => Some(file),
            Self::Cell(origin) => Some(&origin.file),
            Self::Nowhere | Self::Option(_) => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere => Ok(()),
            Self::File(file) => f.write_str(file),
            Self::Sheet(file, sheet) => write!(f, "{file} › {sheet}"),
            Self::Cell(origin) => origin.fmt(f),
            Self::Line(file, line) => write!(f, "{file}:{line}"),
            Self::Option(typed) => write!(f, "--suppose {typed}"),
        }
    }
}

impl From<&Origin> for Place {
    fn from(origin: &Origin) -> Self {
        Self::Cell(origin.clone())
    }
}

/// A fact put into a sentence; numbers and dates are printed by the language of the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fact {
    /// A word or text as it was read.
    Text(String),
    Number(Decimal),
    Day(Date),
    /// The text of a message without facts, by its id: said in the language of the sentence.
    Word(String),
    /// A name that the data has in Vietnamese and in English.
    Name(String, String),
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_string())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&Decimal> for Fact {
    fn from(number: &Decimal) -> Self {
        Self::Number(number.clone())
    }
}

impl From<Decimal> for Fact {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Number(Decimal::from(number as i64))
    }
}

impl From<i16> for Fact {
    /// A year: printed without thousands marks.
    fn from(year: i16) -> Self {
        Self::Text(year.to_string())
    }
}

impl From<Date> for Fact {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

/// The fact that explains a warning.
const EXPLANATION: &str = "explanation";

/// Named facts of a sentence.
pub type Facts = Vec<(&'static str, Fact)>;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    pub code: Code,
    pub place: Place,
    pub facts: Facts,
    /// How grave the office wants it to be, if it said so.
    pub graded: Option<Severity>,
}

impl Diagnostic {
    /// A finding at a place, facts to follow by [`Diagnostic::with`].
    pub fn new(code: Code, place: impl Into<Place>) -> Self {
        Self { code, place: place.into(), facts: Vec::new(), graded: None }
    }

    /// Adds a named fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name, fact.into()));
        self
    }

    /// How grave it is: what was warned of and is explained is only worth knowing.
    pub fn severity(&self) -> Severity {
        match self.graded.unwrap_or(self.code.severity()) {
            Severity::Warning if self.explanation().is_some() => Severity::Note,
            severity => severity,
        }
    }

    /// Whether it is an error because the office wants it to be.
    pub fn is_raised(&self) -> bool {
        self.graded == Some(Severity::Error)
    }

    /// The same with what was written to explain it, if anything was.
    #[must_use]
    pub fn explained(self, explanation: Option<&str>) -> Self {
        match explanation {
            Some(text) => self.with(EXPLANATION, text),
            None => self,
        }
    }

    /// What was written to explain it.
    pub fn explanation(&self) -> Option<&Fact> {
        self.facts.iter().find(|(name, _)| *name == EXPLANATION).map(|(_, fact)| fact)
    }
}

impl fmt::Display for Diagnostic {
    /// For programmers: people read the sentence in `messages`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.place, self.code.id())
    }
}

/// A finding can be the reason why something failed.
impl std::error::Error for Diagnostic {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_excel() {
        assert_eq!(column_letters(0), "A");
        assert_eq!(column_letters(25), "Z");
        assert_eq!(column_letters(26), "AA");
        assert_eq!(column_letters(701), "ZZ");
        assert_eq!(column_letters(702), "AAA");
        let cell = Origin { file: "xã A.xlsx".into(), sheet: "Chỉ tiêu".into(), row: 13, column: 4, above: None, path: None };
        assert_eq!(cell.to_string(), "xã A.xlsx › Chỉ tiêu › E14");
        let word = |row| Origin { row, above: Some(3), ..cell.clone() };
        assert_eq!([2, 3, 13].map(|row| word(row).of_word()), [Some((0, 5)), Some((1, 5)), Some((11, 5))]);
        assert_eq!([2, 3, 13].map(|row| word(row).cell()), ["E0", "E1", "E11"]);
    }
}
