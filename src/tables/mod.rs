//! Every table that people see, said once as data: columns, rows, looks, and keys of the formulas that keep a cell live. A
//! medium prints a table and adds no word to it; one that has room for fewer columns names those it shows.

mod conditions;
mod detail;
mod evidence;
mod explanations;
mod money;
mod problems;
mod procedure;
mod remedies;
mod summary;
mod survey;
mod thresholds;

use crate::assess::{Assessment, Finding, ItemResult, Verdict};
use crate::commune::Commune;
use crate::criteria::{ItemRef, Law, Level, MeasureId};
use crate::layout::papers::Block;
use crate::messages::Lang;
use crate::text::Decimal;

pub use conditions::conditions;
pub use detail::{detail, steps};
pub use evidence::evidence;
pub use explanations::explanations;
pub use money::{debts, resources};
pub use problems::problems;
pub use procedure::procedure;
pub use remedies::remedies;
pub use summary::summary;
pub use survey::{question_bound, survey};
pub use thresholds::thresholds;

/// A commune judged: what its tables are about.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The law it was judged by.
    pub law: &'a Law,
    /// The commune.
    pub commune: &'a Commune,
    /// Its judgement.
    pub assessment: &'a Assessment,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The stable id: that of its sheet in a dossier, as `t1`.
    pub id: &'static str,
    /// Lines above its headings.
    pub remarks: Vec<Remark>,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// What is below the headings.
    pub rows: Vec<Row>,
}

/// A column under its heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The stable id; for a step of the procedure the words of its heading, which are data.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// Its width beside the others: in characters on a page of about 150.
    pub width: f64,
    /// Which list its cells offer to those who write into them.
    pub offers: Option<Offer>,
}

/// A list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// "Đạt", "Chưa đạt", "Không áp dụng".
    Ruling,
}

/// What is below the headings.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// The name of the rows that follow, over all columns.
    Section(String),
    /// A line over all columns.
    Remark(Remark),
    /// A cell for each column; the id by which whatever people write into the row is found again.
    Cells(Option<String>, Vec<Cell>),
}

/// A line over all columns, and what keeps its figures live.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// Its words.
    pub text: String,
    /// The formula, in a medium that has such.
    pub live: Option<Live>,
}

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
    /// A verdict: a medium may colour it, the word is always there.
    Verdict,
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
    /// One of the rest.
    Rest,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// Its words.
    pub text: String,
    /// The number, where its words are one.
    pub number: Option<Decimal>,
    /// How it looks.
    pub look: Look,
    /// In bold.
    pub bold: bool,
    /// Whether it is one with those below.
    pub join: Join,
    /// Columns it takes, the cells of the others being blank; 0 is as good as 1.
    pub over: usize,
    /// The formula, in a medium that has such.
    pub live: Option<Live>,
    /// The file it leads to, as the register of documents names it.
    pub file: Option<String>,
}

/// What keeps a cell up to date in a medium that computes. Each is named by what it is of; the medium knows where that is.
#[derive(Debug, Clone, PartialEq)]
pub enum Live {
    /// How many of some items are met.
    ItemsMet(Vec<ItemRef>),
    /// The finding of an item.
    Item(ItemRef, Finding),
    /// The finding of a criterion of a set.
    Criterion(Level, u32, Finding),
    /// The finding of a set.
    Set(Level, Finding),
    /// "18/19 tiêu chí đạt, 94,74 %" of a set.
    CriteriaMet(Level),
    /// "12 đạt + 3 chưa đạt + … = 19" of a set.
    Counts(Level),
    /// How many criteria of each set are met, and a line below.
    SetsMet(Option<String>),
    /// A mark beside a verdict that is met with nothing in the column of evidence.
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

impl Remark {
    /// Words that no formula keeps.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), live: None }
    }
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A short word or count.
    pub fn centre(text: impl ToString) -> Self {
        Self { text: text.to_string(), look: Look::Centre, ..Self::default() }
    }

    /// A figure; nothing where it is missing.
    pub fn figure(number: Option<&Decimal>) -> Self {
        let text = number.map(|n| Lang::Vi.number(n)).unwrap_or_default();
        Self { text, number: number.cloned(), look: Look::Figure, ..Self::default() }
    }

    /// A verdict.
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

    /// The same in bold where that is so.
    #[must_use]
    pub fn bold_if(self, bold: bool) -> Self {
        Self { bold, ..self }
    }
}

/// A column of a table: its id, whose words are its heading, its width, and what it shows of a row.
pub(crate) struct Shows<R> {
    id: &'static str,
    width: f64,
    cell: fn(&R) -> Cell,
}

/// See [`Shows`].
pub(crate) const fn shows<R>(id: &'static str, width: f64, cell: fn(&R) -> Cell) -> Shows<R> {
    Shows { id, width, cell }
}

impl Table {
    /// A table of these columns without rows.
    fn new<R>(id: &'static str, columns: &[Shows<R>]) -> Self {
        Self::headed(id, columns, heading)
    }

    /// The same with headings of other words.
    fn headed<R>(id: &'static str, columns: &[Shows<R>], heading: impl Fn(&str) -> String) -> Self {
        let column = |c: &Shows<R>| Column { id: c.id.to_string(), heading: heading(c.id), width: c.width, offers: None };
        Self { id, remarks: Vec::new(), columns: columns.iter().map(column).collect(), rows: Vec::new() }
    }

    /// The column of an id is headed by other words.
    fn head(&mut self, id: &str, words: String) {
        self.columns.iter_mut().filter(|c| c.id == id).for_each(|c| c.heading.clone_from(&words));
    }

    fn section(&mut self, text: impl Into<String>) {
        self.rows.push(Row::Section(text.into()));
    }

    fn remark(&mut self, text: impl Into<String>) {
        self.rows.push(Row::Remark(Remark::of(text)));
    }

    /// A row with what each column shows of it.
    fn row<R>(&mut self, columns: &[Shows<R>], row: &R) {
        self.rows.push(Row::Cells(None, columns.iter().map(|c| (c.cell)(row)).collect()));
    }

    /// The same with the id by which what people write into it is found again.
    fn named_row<R>(&mut self, id: String, columns: &[Shows<R>], row: &R) {
        self.rows.push(Row::Cells(Some(id), columns.iter().map(|c| (c.cell)(row)).collect()));
    }

    /// What is said in place of rows where there are none.
    fn or(mut self, none: &str) -> Self {
        if !self.rows.iter().any(|row| matches!(row, Row::Cells(..))) {
            self.remark(Lang::Vi.text(none));
        }
        self
    }

    /// The places of columns by their ids; one that is not there is left out.
    pub fn places(&self, ids: &[&str]) -> Vec<usize> {
        ids.iter().filter_map(|id| self.columns.iter().position(|c| c.id == *id)).collect()
    }
}

/// The words of a heading.
fn heading(id: &str) -> String {
    Lang::Vi.text(&format!("heading-{id}"))
}

/// Whether anything is left to do about an item.
fn is_lacking(item: &&ItemResult) -> bool {
    matches!(item.finding.verdict, Verdict::NotMet | Verdict::Undetermined)
}
