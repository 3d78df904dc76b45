//! Numbers of the sheets next to the indicators as formulas: read as the tool reads them, each with the state of its cell.

use std::collections::BTreeMap;

use super::reading::{Figure, written};
use super::sheet::{reference, span};
use super::working::Working;
use crate::commune::Attribute;
use crate::layout::supplements::{Block, VALUE};
use crate::text::Decimal;

/// A cell that is asked for an amount or a count.
#[derive(Clone)]
pub(super) struct Entered {
    /// A cell of the working: the number, or a text where there is none.
    pub number: String,
    /// Another: 0 where the cell is blank, 1 where it holds a number of zero or more, -1 where it holds anything else.
    pub state: String,
}

/// The numbers of cells by block, row and column, for whatever shows them elsewhere.
#[derive(Default)]
pub(super) struct Numbers(BTreeMap<(&'static str, u32, u16), String>);

/// Cells of one column, or of one field.
pub(super) struct Asked {
    pub block: Block,
    pub column: u16,
    /// They are counts.
    pub whole: bool,
}

impl Asked {
    pub fn column(block: Block, id: &str, whole: bool) -> Self {
        Self { block, column: block.column(id), whole }
    }
}

impl Numbers {
    /// The number of a cell.
    pub fn get(&self, block: &Block, row: u32, column: u16) -> Option<&String> {
        self.0.get(&(block.id, row, column))
    }

    /// The number that stands for a cell from now on.
    pub fn set(&mut self, block: &Block, row: u32, column: u16, number: &str) {
        self.0.insert((block.id, row, column), number.to_string());
    }

    /// Rows of a column from the first of its table, their numbers one below the other in the working; with what the tool read.
    pub fn column(&mut self, asked: &Asked, known: &[Option<&Attribute<Decimal>>], working: &mut Working) -> Vec<Entered> {
        self.rows(asked, asked.block.first_row(), known, working)
    }

    /// A field.
    pub fn field(&mut self, block: &Block, id: &str, known: &Attribute<Decimal>, working: &mut Working) -> Entered {
        let asked = Asked { block: *block, column: VALUE, whole: true };
        self.rows(&asked, block.field_row(id), &[Some(known)], working).remove(0)
    }

    fn rows(&mut self, asked: &Asked, first: u32, known: &[Option<&Attribute<Decimal>>], working: &mut Working) -> Vec<Entered> {
        let figure = |(row, known): (u32, &Option<&Attribute<Decimal>>)| {
            let typed = reference(&asked.block.sheet.name(), row, asked.column);
            let number = known.and_then(|a| a.value.as_ref()).map(Decimal::to_double);
            let unusable = known.is_some_and(|a| state_of(a) < 0);
            let figure = Figure::of(&typed, &written(number, unusable), working);
            self.set(&asked.block, row, asked.column, &figure.number);
            figure
        };
        let figures: Vec<Figure> = (first..).zip(known).map(figure).collect();
        let entered = |(figure, known): (Figure, &Option<&Attribute<Decimal>>)| {
            let stored = known.map_or(0, state_of);
            let state = working.number(number_state(&figure, asked.whole), stored);
            Entered { number: figure.number, state }
        };
        figures.into_iter().zip(known).map(entered).collect()
    }
}

fn number_state(figure: &Figure, whole: bool) -> String {
    let (blank, number) = (figure.is_blank(), &figure.number);
    let part = if whole { format!(",{number}<>INT({number})") } else { String::new() };
    format!("IFERROR(IF({blank},0,IF(ISNUMBER({number}),IF(OR({number}<0{part}),-1,1),-1)),-1)")
}

/// The same as the tool found it.
pub(super) fn state_of<T>(attribute: &Attribute<T>) -> i32 {
    match attribute {
        Attribute { value: Some(_), .. } => 1,
        Attribute { origin: Some(_), .. } => -1,
        _ => 0,
    }
}

/// The range of the numbers of a column.
pub(super) fn range(column: &[Entered]) -> String {
    column.first().zip(column.last()).map_or_else(|| "0".to_string(), |(first, last)| span(&first.number, &last.number))
}
