//! A cell: its words, how it looks, where it leads, and the key of the formula that keeps it live.

use crate::assess::Finding;
use crate::criteria::{ItemRef, Level, MeasureId};
use crate::diag::Origin;
use crate::layout::supplements::Block;
use crate::messages::Lang;
use crate::text::Decimal;

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// A text, from the left.
    #[default]
    Text,
    /// A short word or count, in the middle.
    Centre,
    /// A figure. Without a text it is missing, which a medium may show as room to write.
    Figure,
    /// How many; a medium that computes keeps it as a number.
    Count,
    /// A verdict: a medium may colour it, the word is always there.
    Verdict,
    /// The same, in the colour of this finding even where its words are short.
    Marked(Finding),
    /// For people to write into, with what they wrote.
    Open,
}

/// Whether a cell is one with those below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Join {
    /// Alone.
    #[default]
    No,
    /// The first of some, or the only one.
    First,
    Rest,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    pub text: String,
    /// The number, where its words are one.
    pub number: Option<Decimal>,
    pub look: Look,
    pub bold: bool,
    /// Whether it is one with those below.
    pub join: Join,
    /// Columns it takes, the cells of the others being blank; 0 is as good as 1.
    pub over: usize,
    /// The formula, in a medium that has such.
    pub live: Option<Live>,
    /// Where it leads, in a medium that has links.
    pub leads: Option<Lead>,
}

/// Where a cell leads; the medium knows the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// To a file, as the register of documents or the round names it.
    File(String),
    /// To a cell of a file that was read.
    Cell(Origin),
}

/// What keeps a cell up to date in a medium that computes. Each is named by what it is of; the medium knows where that is.
#[derive(Debug, Clone, PartialEq)]
pub enum Live {
    /// How many of some items are met.
    ItemsMet(Vec<ItemRef>),
    Item(ItemRef, Finding),
    /// The finding of a criterion of a set.
    Criterion(Level, u32, Finding),
    Set(Level, Finding),
    /// "18/19 tiêu chí đạt, 94,74 %" of a set.
    CriteriaMet(Level),
    /// "12 đạt + 3 chưa đạt + … = 19" of a set.
    Counts(Level),
    /// How many criteria of each set are met, and a line below.
    SetsMet(Option<String>),
    /// A mark next to a verdict that is met with nothing in the column of evidence.
    Undocumented(String),
    /// The cell of an item in a column of T2.
    Detail(ItemRef, &'static str),
    /// A figure of a sheet of inputs: the row of its table, counted from 0, and the column.
    Entered(Block, u32, &'static str),
    /// The share of a source of funds.
    Share(usize),
    /// What is owed for a work.
    Owed(usize),
    /// All sources of funds.
    Resources,
    /// The line of one of the ratios between sources of funds that are in force.
    Counterpart(usize),
    /// All that is owed, and whether every row is complete.
    Debts,
    /// See `Debts`.
    DebtsState,
    /// Forms of the survey sent and returned.
    Forms,
    /// Answers to a question of the survey.
    Answers(u32),
    /// The rate of those satisfied.
    Rate(u32),
    /// The verdict on a question.
    Question(u32),
    /// The verdict on a measure, as its own row shows it.
    Measure(MeasureId),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A short word or count.
    pub fn centre(text: impl ToString) -> Self {
        Self { text: text.to_string(), look: Look::Centre, ..Self::default() }
    }

    /// How many.
    pub fn count(count: usize) -> Self {
        Self { look: Look::Count, ..Self::text(count.to_string()) }
    }

    /// A word or letter for a finding, in its colour.
    pub fn marked(text: impl Into<String>, finding: Finding) -> Self {
        Self { look: Look::Marked(finding), ..Self::text(text) }
    }

    /// A figure; nothing where it is missing.
    pub fn figure(number: Option<&Decimal>) -> Self {
        let text = number.map(|n| Lang::Vi.number(n)).unwrap_or_default();
        Self { text, number: number.cloned(), look: Look::Figure, ..Self::default() }
    }

    pub fn verdict(text: impl Into<String>) -> Self {
        Self { text: text.into(), look: Look::Verdict, ..Self::default() }
    }

    /// For people to write into, with what is known.
    pub fn open(text: impl Into<String>) -> Self {
        Self { text: text.into(), look: Look::Open, ..Self::default() }
    }

    /// The same kept up to date.
    #[must_use]
    pub fn live(self, live: Live) -> Self {
        Self { live: Some(live), ..self }
    }

    /// The same leading somewhere.
    #[must_use]
    pub fn to(self, leads: Option<Lead>) -> Self {
        Self { leads, ..self }
    }

    /// The same in bold.
    #[must_use]
    pub fn bold(self) -> Self {
        self.bold_if(true)
    }

    /// The same in bold where that is so.
    #[must_use]
    pub fn bold_if(self, bold: bool) -> Self {
        Self { bold, ..self }
    }
}
