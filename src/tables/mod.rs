//! Every table that people see, said once as data: columns, rows, looks, and keys of the formulas that keep a cell live. A
//! medium prints a table and adds no word to it; one that has room for fewer columns names those it shows.

mod brief;
mod cell;
pub mod comparison;
mod conditions;
mod counterpart;
mod detail;
pub mod district;
mod evidence;
mod explanations;
pub mod history;
mod list;
mod merged;
mod money;
mod narrative;
mod problems;
mod procedure;
pub mod progress;
mod questionnaire;
mod remedies;
mod returned;
mod summary;
mod survey;
mod thresholds;
pub mod understanding;

use crate::assess::{Assessment, ItemResult, Verdict};
use crate::commune::Commune;
use crate::criteria::Law;
use crate::diag::Place;
use crate::messages::Lang;

pub use brief::{CommuneLine, communes, set};
pub use cell::{Cell, Join, Lead, Live, Look};
pub use conditions::conditions;
pub use counterpart::{counterpart_facts, lacking, said};
pub use detail::{detail, steps};
pub use evidence::evidence;
pub use explanations::explanations;
pub use list::List;
pub use merged::merged;
pub use money::{debts, resources};
pub use narrative::narrative;
pub use problems::problems;
pub use procedure::procedure;
pub use questionnaire::questionnaire;
pub use remedies::remedies;
pub use returned::{corrections, documents as documents_asked, short};
pub use summary::summary;
pub use survey::{question_bound, survey};
pub use thresholds::thresholds;

/// A commune judged: what its tables are about.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The law it was judged by.
    pub law: &'a Law,
    pub commune: &'a Commune,
    pub assessment: &'a Assessment,
}

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
    /// The commune has nothing in it: read on the screen, and no page on paper.
    pub idle: bool,
}

/// A column under its heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The stable id; for a step of the procedure the words of its heading, which are data.
    pub id: String,
    pub heading: String,
    /// What is over the heading, from the bottom up; empty for most.
    pub above: String,
    /// Its width next to the others: in characters on a page of about 150.
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
    pub text: String,
    /// The formula, in a medium that has such.
    pub live: Option<Live>,
}

impl Remark {
    /// Words that no formula keeps.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), live: None }
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
        let column = |c: &Shows<R>| Column { heading: heading(c.id), ..column(c) };
        Self { id, remarks: Vec::new(), columns: columns.iter().map(column).collect(), rows: Vec::new(), idle: false }
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

/// The column under the words of its id.
fn column<R>(of: &Shows<R>) -> Column {
    Column::new(of.id, heading(of.id), of.width)
}

impl Column {
    fn new(id: &str, heading: String, width: f64) -> Self {
        Self { id: id.to_string(), heading, above: String::new(), width, offers: None }
    }
}

/// The words of a heading.
fn heading(id: &str) -> String {
    Lang::Vi.text(&format!("heading-{id}"))
}

/// Where a finding is, for whoever has the workbook before them: files by their names, never by the way to them.
fn place(place: &Place) -> String {
    let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).to_string();
    match place {
        Place::Cell(origin) => Lang::Vi.spot(origin),
        Place::Sheet(_, sheet) => sheet.to_string(),
        Place::File(file) => name(file),
        other => name(&other.to_string()),
    }
}

/// Whether anything is left to do about an item.
fn is_lacking(item: &&ItemResult) -> bool {
    matches!(item.finding.verdict, Verdict::NotMet | Verdict::Undetermined)
}
